import io
from pathlib import Path

import pytest

import blocgraph as bg
from blocgraph.documents import SkippedDocument
from blocgraph.errors import StoreError, UnknownNameError

REPORT = """\
PRETORIA, 3 March 2024 - South Africa and Namibia signed a trade agreement on Friday.

Botswana accuses Namibia of threatening Zambia. Namibia denies threatening Zambia.
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_build_reads_own_reports_beside_the_facts(report: Path) -> None:
    with bg.open() as kg:
        built = kg.build([report])
        assert "report" in built.added
        assert "facts-memberships" in built.added
        assert built.skipped == ()
        types = [relation.type for relation in kg.explain("Namibia", "ZAF")]
        assert types == ["economicCooperation", "treaty"]


def test_build_without_facts_holds_the_reports_alone(report: Path) -> None:
    with bg.open() as kg:
        assert kg.build([report], facts=False).added == ("report",)
        assert set(kg.documents()) == {"report"}


def test_a_second_build_leaves_all_as_it_is(report: Path, tmp_path: Path) -> None:
    with bg.open(tmp_path / "world.db") as kg:
        first = kg.build([report])
        claims = kg.dataset.claims()
    with bg.open(tmp_path / "world.db") as kg:
        second = kg.build([report])
        assert second.added == ()
        assert sorted(second.unchanged) == sorted(first.added)
        assert kg.dataset.claims() == claims


def test_a_changed_report_replaces_itself(report: Path) -> None:
    with bg.open() as kg:
        kg.build([report], facts=False)
        report.write_text("Namibia threatened Angola on 1 March 2024.", encoding="utf-8")
        assert kg.build([report], facts=False).added == ("report",)
        assert {(c.source, c.target) for c in kg.dataset.claims()} == {("NAM", "AGO")}


def test_the_dispute_is_kept_apart_from_fact(report: Path) -> None:
    with bg.open() as kg:
        kg.build([report], facts=False)
        threat = next(r for r in kg.explain("NAM", "ZMB", type="threat"))
        assert threat.status == "contested"
        assert {claim.status: claim.attributed_to for claim in threat.claims} == {
            "alleged": ("BWA",),
            "denied": ("NAM",),
        }


def test_read_claims_takes_standard_input_and_names_what_it_skips(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    found = list(bg.read_claims([empty, "-"], stdin=io.BytesIO(REPORT.encode())))
    assert isinstance(found[0], SkippedDocument)
    assert not isinstance(found[1], SkippedDocument)
    assert found[1].claims


def test_names_are_forgiving_and_errors_suggest(report: Path) -> None:
    with bg.open() as kg:
        kg.build([report], facts=False)
        assert kg.explain("south africa", "namibia")
        with pytest.raises(UnknownNameError, match="Namibia"):
            kg.explain("Nambia", "ZAF")
        with pytest.raises(UnknownNameError, match="treaty"):
            kg.explain("NAM", "ZAF", type="treatty")


def test_a_store_that_is_none_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "world.db").write_text("not a store")
    with pytest.raises(StoreError, match=r"world\.db"):
        bg.open(tmp_path / "world.db")


def test_network_and_page_show_every_relation(report: Path, tmp_path: Path) -> None:
    with bg.open() as kg:
        kg.build([report], facts=False)
        network = kg.network()
        assert network.number_of_edges() == kg.summary().relations
        html = kg.page(tmp_path / "page.html")
        assert (tmp_path / "page.html").read_text(encoding="utf-8") == html
