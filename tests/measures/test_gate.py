"""The outside check: alignment and blocs against votes in the UN."""

import pytest

from blocgraph.benchmark.gate import find_file, run_gate
from blocgraph.errors import InputError
from blocgraph.measures import Bloc, alignment_agreement, explained_variance, pole_agreement
from blocgraph.model import Claim, group_relations
from blocgraph.network import project
from blocgraph.vocabulary import RelationType, Status


def network_of(*said):
    claims = [
        Claim("d", a, RelationType(type), b, Status.ASSERTED, "...", i, i + 3)
        for i, (a, type, b) in enumerate(said)
    ]
    return project(group_relations(claims))


def test_friends_of_the_pole_stand_near_it():
    network = network_of(
        ("USA", "alliance", "GBR"),
        ("USA", "sanctions", "IRN"),
        ("RUS", "alliance", "BLR"),
        ("CHN", "treaty", "PRK"),
        ("USA", "negotiation", "IND"),
    )
    points = {"GBR": 2.0, "IND": 0.0, "PRK": -1.0, "BLR": -1.0, "IRN": -1.0, "FJI": 9.0}
    agreement = pole_agreement(network, points)
    assert agreement.cases == 5
    assert agreement.rho == pytest.approx(1.0)
    assert pole_agreement(network, points, known=False).cases == 6


def test_what_cannot_be_compared_is_none():
    assert alignment_agreement(project([]), {}).rho is None
    one = network_of(("USA", "alliance", "GBR"))
    assert alignment_agreement(one, {"USA": 1.0, "GBR": 2.0}).rho is None
    assert explained_variance({}, []) is None
    assert explained_variance({"A": 1.0, "B": 1.0, "C": 1.0}, [Bloc("1", "", tuple("ABC"))]) is None


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(InputError, match="holds no gsdb file"):
        find_file(tmp_path, "gsdb")


def test_the_gate_of_real_data(shared):
    folder = shared / "data"
    if not folder.is_dir():
        pytest.skip(f"no published datasets at {folder}")
    results = list(run_gate(folder, years=[1995, 2018]))
    missed = [result for result in results if result.is_reached is False]
    assert missed == []
    assert sum(result.is_reached is True for result in results) == 6
    compared = {(row.sources, row.year) for row in results if row.is_reached is None}
    assert compared == {
        *((name, y) for name in ("atop", "unexpanded", "both", "either") for y in (1995, 2018)),
        ("cow", 1995),
    }


def test_without_the_second_source_it_is_skipped_visibly(shared, tmp_path):
    folder = shared / "data"
    if not folder.is_dir():
        pytest.skip(f"no published datasets at {folder}")
    for path in folder.iterdir():
        if not path.name.startswith("cow"):
            (tmp_path / path.name).symlink_to(path)
    last = list(run_gate(tmp_path, years=[2018]))[-1]
    assert last.what.startswith("skipped: ")
    assert "holds no cow-alliances file" in last.what
    assert (last.value, last.is_reached) == (None, None)
