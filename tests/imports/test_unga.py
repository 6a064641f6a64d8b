"""UNGA: ideal points and agreement are observations, never relations."""

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import blocgraph as bg
from blocgraph.errors import InputError, TableError
from blocgraph.imports import DatasetImport, ImportOptions, read_dataset, unga
from blocgraph.imports.unga import read_ideal_points

HEADER = "Row,ccode,session,NVotes,IdealPoint,QO%,iso3c,Countryname\n"
ROWS = (
    "1,2,74,85,2.694793,0.9,USA,United States\n"
    "2,565,74,85,-0.6,0.9,NAM,Namibia\n"
    "3,345,45,85,NA,0.9,YUG,Yugoslavia\n"
    "4,437,74,85,-0.3,0.9,CIV,C\xf4te d'Ivoire\n"
    "5,999,74,85,-0.3,0.9,XXX,Nowhere\n"
)
VOTES = "rcid,ccode,member,session,date,unres,vote,Country\n"


def load(path: Path, content: str, **options: object) -> DatasetImport:
    path.write_bytes(content.encode("cp1252"))
    return read_dataset("unga", [path], ImportOptions(**options))  # type: ignore[arg-type]


def test_ideal_points_by_actor_and_year(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes((HEADER + ROWS).encode("cp1252"))
    assert read_ideal_points(path) == {
        ("USA", 2019): 2.694793,
        ("NAM", 2019): -0.6,
        ("CIV", 2019): -0.3,
    }


def test_newer_files_call_the_column_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('"","ccode","session","IdealPointAll","NVotesAll"\n"1","2","75","2.5","90"\n')
    assert read_ideal_points(path) == {("USA", 2020): 2.5}


def test_observations_are_stored_found_and_never_an_edge(tmp_path: Path) -> None:
    path = tmp_path / "unga_2020.csv"
    path.write_bytes((HEADER + ROWS).encode("cp1252"))
    kg = bg.open()
    report = kg.import_dataset("unga", [path]).report
    assert (report.rows, report.mapped, report.observations, report.claims) == (5, 3, 3, 0)
    assert [(code.column, code.code) for code in report.unknown] == [("state number", "999")]
    assert kg.network().number_of_edges() == 0
    text = "SELECT ?v ?d { ?o bg:observed actor:NAM; bg:value ?v; bg:validTo ?d }"
    assert [[str(cell) for cell in row] for row in kg.query(text).rows] == [["-0.6", "2019-12-31"]]
    found = kg.dataset.observations("unga")
    text = kg.documents()["unga"].text
    assert [text[o.start : o.end] for o in found] == [ROWS.splitlines()[i] for i in (3, 1, 0)]
    assert kg.dataset.validate().conforms
    export = tmp_path / "a.trig"
    kg.export("trig", export)
    again = bg.open()
    again.dataset.import_trig(export)
    assert again.dataset.observations() == found


def test_broken_points_are_refused(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"a.csv:2: column point: 'x' is no number"):
        load(tmp_path / "a.csv", HEADER + "1,2,74,85,x,0.9,USA,United States\n")
    with pytest.raises(TableError, match=r"a.csv:2: column session: '-9' is no whole number"):
        load(tmp_path / "a.csv", HEADER + "1,2,-9,85,1,0.9,USA,United States\n")


votes = st.dictionaries(
    st.tuples(st.sampled_from([2, 20, 365, 710]), st.integers(1, 6)),
    st.sampled_from([1, 2, 3, 8, 9]),
    min_size=1,
)


@given(votes)
def test_agreement_is_the_share_of_common_roll_calls(
    tmp_path_factory: pytest.TempPathFactory, cast: dict[tuple[int, int], int]
) -> None:
    rows = "".join(
        f"{call},{state},1,60,2005-11-01,R/60/1,{vote},X\n" for (state, call), vote in cast.items()
    )
    found = load(tmp_path_factory.mktemp("votes") / "votes.csv", VOTES + rows)
    names = {2: "USA", 20: "CAN", 365: "RUS", 710: "CHN"}
    expected = {}
    for a, b in combinations(names, 2):
        calls = [c for c in range(1, 7) if {cast.get((a, c)), cast.get((b, c))} <= {1, 2, 3}]
        if calls:
            alike = sum(cast[a, c] == cast[b, c] for c in calls)
            expected[tuple(sorted((names[a], names[b])))] = round(alike / len(calls), 6)
    ((document, _),) = found.documents
    assert {o.actors: o.value for o in document.observations} == expected
    assert all(o.valid_from == "2005" for o in document.observations)
    assert found.report.mapped + sum(row.rows for row in found.report.skipped) == len(cast)


def test_too_many_dyads_are_to_be_selected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unga, "MOST_AGREEMENTS", 2)
    rows = "".join(f"1,{state},1,60,2005,R,1,X\n" for state in (2, 20, 200))
    with pytest.raises(InputError, match="more than 2 dyads and years: select some of them"):
        load(tmp_path / "a.csv", VOTES + rows)
    found = load(tmp_path / "a.csv", VOTES + rows, actors=("CAN",))
    assert found.report.observations == 2


def test_rows_of_a_session_stand_together(tmp_path: Path) -> None:
    rows = "1,2,1,60,2005,R,1,X\n2,2,1,61,2006,R,1,X\n3,2,1,60,2005,R,1,X\n"
    with pytest.raises(TableError, match=r"a.csv:4: column session: the rows of session 60 are"):
        load(tmp_path / "a.csv", VOTES + rows)


def test_the_published_file_has_a_point_for_each_row(shared: Path) -> None:
    path = shared / "data" / "unga_ideal_points_2020.csv"
    points = read_ideal_points(path)
    assert len(points) == 10469
    assert points["USA", 2019] > points["RUS", 2019] > points["PRK", 2019]
    assert ("SUN", 1970) in points
    assert ("RUS", 1970) not in points
