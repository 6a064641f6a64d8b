"""Constructions of all kinds, over the tables of sentences that the rules were written with."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from blocgraph.claims import extract_claims
from blocgraph.model import Document
from blocgraph.vocabulary import RelationType

FLOORS = {
    "verbs": (0.85, 0.92),
    "relative": (0.9, 0.93),
    "speech": (0.85, 0.92),
    "dev": (0.85, 0.85),
    "constructions": (0.82, 0.92),
    "genres": (0.71, 0.93),
    "agreements": (0.95, 0.97),
    "syntax": (0.96, 0.96),
    "stances": (0.95, 0.95),
    "status": (0.91, 0.91),
    "voice": (0.9, 0.84),
    "deeds": (0.78, 0.9),
    "force": (0.9, 0.9),
    "remote": (0.9, 0.9),
    "retorts": (0.9, 0.95),
    "arms": (0.87, 0.92),
    "ties": (0.85, 0.9),
    "dealings": (0.7, 0.84),
    "tabloid": (0.95, 0.95),
}
"""The least recall and precision of each table."""


class Key(NamedTuple):
    """A claim without its evidence; the ends of a symmetric type in alphabetical order."""

    source: str
    type: str
    target: str
    status: str


class Row(NamedTuple):
    """SENTENCE needs one of each group of REQUIRED; nothing beside them and OPTIONAL is right."""

    sentence: str
    required: tuple[tuple[Key, ...], ...]
    optional: frozenset[Key]


def _key(source: str, kind: str, target: str, status: str) -> Key:
    if RelationType(kind).is_symmetric:
        source, target = sorted((source, target))
    return Key(source, kind, target, status)


def _row(line: str) -> Row:
    sentence, _, claims = line.partition("\t")
    required: list[tuple[Key, ...]] = []
    optional: set[Key] = set()
    for part in filter(None, (text.strip() for text in claims.split(";"))):
        keys = tuple(_key(*text.split()[:4]) for text in part.lstrip("?").split("|"))
        if part.startswith("?"):
            optional.update(keys)
        else:
            required.append(keys)
    return Row(sentence.replace("\\n", "\n"), tuple(required), frozenset(optional))


def _rows(table: str) -> list[Row]:
    path = Path(__file__).with_name(f"probes_{table}.tsv")
    lines = path.read_text(encoding="utf-8").splitlines()
    return [_row(line) for line in lines if line and not line.startswith(("#", "sentence\t"))]


def _found(sentence: str) -> set[Key]:
    return {
        _key(claim.source, claim.type.value, claim.target, claim.status.value)
        for claim in extract_claims(Document("probe", sentence))
    }


@pytest.mark.parametrize("table", FLOORS)
def test_most_of_a_table_is_found_and_little_else(table: str) -> None:
    recall, precision = FLOORS[table]
    found = missed = extra = 0
    for row in _rows(table):
        keys = _found(row.sentence)
        hits = [any(key in keys for key in group) for group in row.required]
        allowed = row.optional.union(*row.required)
        found += sum(hits)
        missed += len(hits) - sum(hits)
        extra += len(keys - allowed)
    assert found / (found + missed) > recall
    assert found / (found + extra) > precision


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Togo sent the Maltese ambassador home.", "TGO relationsReduced MLT asserted"),
        ("Fiji threw its weight behind Samoa.", "FJI diplomaticSupport WSM asserted"),
        ("Norway took Iceland to court over cod.", "NOR accusation ISL asserted"),
        ("Peru may yet buy Swedish jets.", "SWE armsSupply PER hypothetical"),
        ("Oman stopped short of recognising Kosovo.", "OMN diplomaticSupport XKX negated"),
        ("Chad and Niger accused each other of lying.", "TCD accusation NER asserted"),
        ("Kenya nearly went to war with Uganda.", "KEN armedConflict UGA negated"),
        ("Malta let Libya use its port.", "MLT basingRights LBY asserted"),
        ("Ghana to sell Benin drones", "GHA armsSupply BEN hypothetical"),
        ("There is no evidence that Iran armed Chad.", "IRN armsSupply TCD negated"),
        ("The ministry rejects reports that Iran armed Chad.", "IRN armsSupply TCD denied"),
        ("Cuba never confirmed that it had armed Angola.", "CUB armsSupply AGO hypothetical"),
        ("Prague confirmed that it had bought Swedish jets.", "SWE armsSupply CZE asserted"),
    ],
)
def test_construction(sentence: str, claim: str) -> None:
    assert _key(*claim.split()) in _found(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "A Kenyan runner attacked an Ethiopian rival on the last lap.",
        "A French chef sued a Spanish restaurant.",
        "The Brazilian striker left an Italian club for a Turkish one.",
    ],
)
def test_private_people_are_no_states(sentence: str) -> None:
    assert not _found(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Russia withdrew its troops from Kherson.",
        "India pulled its soldiers back from the Chinese border.",
        "Morocco, whose navy patrols the strait, withdrew its forces from the border area.",
    ],
)
def test_soldiers_who_leave_a_front_cut_no_ties(sentence: str) -> None:
    assert not any(key.type == "relationsReduced" for key in _found(sentence))
