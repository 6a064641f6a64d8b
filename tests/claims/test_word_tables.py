"""The tables of triggers and cues, and the word forms made from them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import blocgraph.claims
from blocgraph.claims.inflection import gerund, past, third_person
from blocgraph.claims.lexicon import load_lexicon
from blocgraph.claims.needs import RULES
from blocgraph.vocabulary import RelationType

DATA = Path(blocgraph.claims.__file__).parent / "data"


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("name", ["verbs.csv", "nouns.csv"])
def test_triggers_have_known_types_and_all_columns(name: str) -> None:
    for row in _rows(name):
        assert None not in row, row
        assert None not in row.values(), row
        assert RelationType(row["type"])
        assert row["source"], row
        assert row["target"], row


def test_no_verb_frame_stands_twice() -> None:
    rows = [tuple(row.values()) for row in _rows("verbs.csv")]
    assert len(rows) == len(set(rows))


def test_no_noun_frame_stands_twice() -> None:
    rows = [(row["trigger"], row["type"]) for row in _rows("nouns.csv")]
    doubles = sorted({row for row in rows if rows.count(row) > 1})
    assert not doubles


def test_every_need_is_a_class_or_a_rule() -> None:
    classes = {row["class"] for row in _rows("object_classes.csv")}
    needs = {need.lstrip("!") for row in _rows("verbs.csv") for need in row["needs"].split("&")}
    named = {need for need in needs if need and not need.startswith(("=", "#", "@"))}
    assert named <= classes | RULES


def test_every_trigger_can_be_met() -> None:
    """The first word of each verb frame is the lemma of some form."""
    lexicon = load_lexicon()
    lemmas = {lemma for pairs in lexicon.verb_readings.values() for lemma, _ in pairs}
    assert set(lexicon.verb_frames) <= lemmas
    assert set(lexicon.transfer) <= lemmas


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("deny", ("denies", "denied", "denying")),
        ("ban", ("bans", "banned", "banning")),
        ("impose", ("imposes", "imposed", "imposing")),
        ("clash", ("clashes", "clashed", "clashing")),
        ("veto", ("vetoes", "vetoed", "vetoing")),
    ],
)
def test_regular_forms(lemma: str, forms: tuple[str, str, str]) -> None:
    assert (third_person(lemma), past(lemma), gerund(lemma)) == forms
