"""Relative clauses, quantified objects, withdrawals, inserted participles and neighbours."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from blocgraph.claims import extract_claims
from blocgraph.model import Document
from blocgraph.vocabulary import RelationType

TABLE = Path(__file__).parent / "probes_relative.tsv"


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


def _key(text: str) -> Key:
    source, kind, target, status = text.split()[:4]
    if RelationType(kind).is_symmetric:
        source, target = sorted((source, target))
    return Key(source, kind, target, status)


def _row(line: str) -> Row:
    sentence, _, claims = line.partition("\t")
    required: list[tuple[Key, ...]] = []
    optional: set[Key] = set()
    for part in filter(None, (text.strip() for text in claims.split(";"))):
        keys = tuple(_key(text) for text in part.lstrip("?").split("|"))
        if part.startswith("?"):
            optional.update(keys)
        else:
            required.append(keys)
    return Row(sentence, tuple(required), frozenset(optional))


def _rows() -> list[Row]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return [_row(line) for line in lines if line and not line.startswith(("#", "sentence\t"))]


def _found(text: str) -> set[Key]:
    return {
        _key(f"{claim.source} {claim.type.value} {claim.target} {claim.status.value}")
        for claim in extract_claims(Document("probe", text))
    }


def test_most_of_the_table_is_found_and_little_else() -> None:
    found = missed = extra = 0
    for row in _rows():
        keys = _found(row.sentence)
        hits = [any(key in keys for key in group) for group in row.required]
        found += sum(hits)
        missed += len(hits) - sum(hits)
        extra += len(keys - row.optional.union(*row.required))
    assert found / (found + missed) > 0.9
    assert found / (found + extra) > 0.93


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
