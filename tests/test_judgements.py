"""Names in datasets mean whom somebody judged, or who is called so; likenesses are proposed."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocgraph.actors import (
    Judgement,
    Judgements,
    Verdict,
    alike_names,
    load_actors,
    load_judgements,
    propose_actors,
    resolve_actor,
)
from blocgraph.errors import TableError

HEADER = "name,dataset,first_year,last_year,actor,verdict,by,date,why\n"


def judge(name: str, actor: str, verdict: Verdict, dataset: str = "") -> Judgement:
    return Judgement(name, dataset, actor, verdict, "me", "2026", "because")


@pytest.mark.parametrize(
    ("name", "dataset", "year", "code"),
    [
        ("Iran", "sipri", None, "IRN"),
        ("Korea, North", "gsdb", None, "PRK"),
        ("KOREA, SOUTH", "gsdb", None, "KOR"),
        ("Yemen, North", "gsdb", 2015, "YEM"),
        ("South Vietnam", "gsdb", 2007, "VNM"),
        ("South Vietnam", "gsdb", 1963, "RVN"),
        ("South Vietnam", "gsdb", None, "RVN"),
        ("South Vietnam", "sipri", 1976, "RVN"),
        ("African Union**", "sipri", None, "AU"),
        ("Cyprus (Northern)", "", None, "TRNC"),
        ("CoCom", "gsdb", None, None),
        ("Western countries", "gsdb", None, None),
        ("unknown supplier(s)", "sipri", None, None),
    ],
)
def test_a_name_in_a_dataset_means_one_actor(
    name: str, dataset: str, year: int | None, code: str | None
) -> None:
    assert resolve_actor(name, dataset, year) == code


def test_a_judgement_on_one_dataset_goes_before_one_on_all() -> None:
    judged = Judgements(
        [judge("Korea", "PRK", Verdict.SAME), judge("Korea", "KOR", Verdict.SAME, "sipri")]
    )
    assert judged.resolve("korea", "sipri") == "KOR"
    assert judged.resolve("Korea", "gsdb") == judged.resolve("Korea") == "PRK"


def test_what_is_different_is_not_found_and_what_is_undecided_is() -> None:
    judged = Judgements(
        [
            judge("Congo", "COD", Verdict.DIFFERENT, "gsdb"),
            judge("Georgia", "", Verdict.DIFFERENT, "icews"),
            judge("Jordan", "JOR", Verdict.UNDECIDED),
        ]
    )
    assert judged.resolve("Congo", "gsdb") is None
    assert judged.resolve("Congo", "sipri") == "COD"
    assert judged.resolve("Georgia", "icews") is None
    assert judged.resolve("Jordan") == "JOR"


def test_every_bundled_judgement_has_a_reason_and_an_author() -> None:
    judgements = load_judgements()
    assert len(judgements) >= 20
    assert {judgement.verdict for judgement in judgements} == set(Verdict)
    for judgement in judgements:
        assert judgement.by
        assert len(judgement.why) > 10


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("Korea,sipri,,,KOREA,same,me,2026,so", "column actor: unknown actor 'KOREA'"),
        ("Korea,sipri,,,KOR,equal,me,2026,so", "column verdict: unknown verdict 'equal'"),
        ("Korea,sipri,,,,same,me,2026,so", "column actor: the same as whom?"),
        ("Korea,sipri,,,KOR,same,,2026,so", "column by: the cell is empty"),
        ("Korea,sipri,,,KOR,same,me,soon,so", "column date: 'soon' is no date"),
        ("Korea,sipri,now,,KOR,same,me,2026,so", "column first_year: 'now' does not fit"),
    ],
)
def test_a_broken_judgement_is_reported_with_its_place(
    tmp_path: Path, row: str, problem: str
) -> None:
    path = tmp_path / "judgements.csv"
    path.write_text(HEADER + row + "\n", encoding="utf-8")
    with pytest.raises(TableError) as caught:
        load_judgements(path)
    assert f"judgements.csv:2: {problem}" in str(caught.value)


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("Iran, Islamic Republic of", "IRN"),
        ("Hezbollah (Lebanon)*", "HEZBOLLAH"),
        ("Repubic of Tajikstan", "TJK"),
        ("Lao People's Democratic Rep.", "LAO"),
        ("State of Japan", "JPN"),
        ("Organization of Eastern Carribean States", "OECS"),
    ],
)
def test_the_likest_actor_is_proposed_first(name: str, actor: str) -> None:
    first = propose_actors([name])[0]
    assert (first.name, first.actor) == (name, actor)
    assert 75 <= first.score <= 100
    assert first.reason


def test_what_is_like_nobody_gets_no_proposal() -> None:
    assert propose_actors(["Kimberly Process Participants", "", "%"]) == ()


def test_names_that_are_like_each_other_are_paired_once() -> None:
    names = ["Front for Liberty", "Front for Libertyy", "The FRONT for Liberty", "Kimberly Process"]
    pairs = {(pair.name, pair.matched): pair.score for pair in alike_names(names)}
    assert pairs[("Front for Liberty", "The FRONT for Liberty")] == 100.0
    assert len(pairs) == 3
    assert alike_names(["one", "two", "three"]) == ()


@given(st.lists(st.text(max_size=30), max_size=4))
def test_proposals_are_of_the_names_asked_for_and_of_known_actors(names: list[str]) -> None:
    codes = {actor.code for actor in load_actors()}
    proposals = propose_actors(names, limit=2)
    for name in set(names):
        scores = [proposal.score for proposal in proposals if proposal.name == name]
        assert len(scores) <= 2
        assert scores == sorted(scores, reverse=True)
    assert {proposal.name for proposal in proposals} <= set(names)
    assert {proposal.actor for proposal in proposals} <= codes


@pytest.mark.shared
def test_nearly_every_name_of_a_dataset_is_known_or_judged(shared: Path) -> None:
    judged = {judgement.name for judgement in load_judgements()}
    unknown: set[str] = set()
    path = shared / "data" / "gsdb_v4.csv"
    with path.open(encoding="utf-8", errors="replace", newline="") as lines:
        for row in csv.DictReader(lines):
            for name in (row["sanctioned_state"], row["sanctioning_state"]):
                if "," not in name and name not in judged:
                    if resolve_actor(name, "gsdb", int(row["begin"])) is None:
                        unknown.add(name)
    assert unknown <= {
        "Balkans",
        "Gibraltar",
        "ICC Rome Statute Signatories",
        "Kimberly Process Participants",
        "Paris Agreement Signatories",
    }
