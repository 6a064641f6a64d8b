"""To whom pronouns, descriptions and bare titles refer, construction by construction."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from blocgraph.documents import split_sentences
from blocgraph.mentions import find_mentions
from blocgraph.model import Document


class Case(NamedTuple):
    text: str
    expected: str


def _cases() -> list[Case]:
    lines = Path(__file__).with_name("reference.tsv").read_text(encoding="utf-8").splitlines()
    cells = [line.split("\t") for line in lines[1:]]
    return [Case(text.replace("\\n", "\n"), expected) for text, expected in cells]


def _resolved(text: str, kinds: tuple[str, ...]) -> str:
    document = Document("test", text, published="2025-06-01")
    found = find_mentions(document, split_sentences(document))
    return "; ".join(
        f"{mention.text}={'+'.join(mention.actors)}"
        for mentions in found
        for mention in mentions
        if mention.kind in kinds
    )


@pytest.mark.parametrize("case", _cases(), ids=lambda case: case.text[:60])
def test_refers_back_as_a_reader_would_take_it(case: Case) -> None:
    assert _resolved(case.text, ("anaphor",)) == case.expected


def test_table_is_large_and_without_repetition() -> None:
    texts = [case.text for case in _cases()]
    assert len(texts) == len(set(texts)) >= 70
