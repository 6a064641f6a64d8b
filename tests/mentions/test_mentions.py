"""The mentions that the actor layer finds, over constructions of all kinds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blocgraph.documents import read_documents, split_sentences
from blocgraph.mentions import find_mentions
from blocgraph.model import Document, Mention

_KNOWN_KINDS = {
    "name", "demonym", "capital", "office", "collective", "anaphor", "place",
}  # fmt: skip


class Case(NamedTuple):
    text: str
    expected: str
    published: str | None


def _cases() -> list[Case]:
    lines = Path(__file__).with_name("mentions.tsv").read_text(encoding="utf-8").splitlines()
    cells = [(*line.split("\t"), "", "")[:3] for line in lines[1:]]
    return [Case(text, expected, published or None) for text, expected, published in cells]


def _mentions(text: str, published: str | None = None) -> tuple[tuple[Mention, ...], ...]:
    document = Document("test", text, published=published)
    return find_mentions(document, split_sentences(document))


def _short(mention: Mention) -> str:
    return f"{'+'.join(mention.actors)}:{mention.kind}"


@pytest.mark.parametrize("case", _cases(), ids=lambda case: case.text[:50])
def test_finds_the_mentions_of_the_table(case: Case) -> None:
    found = _mentions(case.text, case.published)
    assert " ".join(_short(m) for sentence in found for m in sentence) == case.expected


def test_table_is_large_and_without_repetition() -> None:
    texts = [case.text for case in _cases()]
    assert len(texts) == len(set(texts)) >= 250


_TEMPLATE = (
    "Russia Iran the The its it both countries and , . ; in at Tehran Moscow President Putin "
    "Foreign Minister Lavrov said that US us U.S. Chinese troops government of with “ ” \" 's - "
    "NATO EU alliance kingdom Saudi Arabia they their neighbour counterpart Western governments "
    "Sino- Paris Agreement former he We our Georgia Jordan Peterson İstanbul Élysée 2024 sanctions"
)
_WORDS = st.sampled_from([*_TEMPLATE.split(), "\n\n"])
_TEXTS = st.lists(_WORDS, max_size=60).map(" ".join) | st.text(max_size=200)


@given(_TEXTS)
@settings(max_examples=300, deadline=None)
def test_mentions_lie_in_their_sentence_and_do_not_overlap(text: str) -> None:
    document = Document("test", text, published="2024-06-01")
    sentences = split_sentences(document)
    found = find_mentions(document, sentences)
    assert len(found) == len(sentences)
    for sentence, mentions in zip(sentences, found, strict=True):
        place = sentence.start
        for mention in mentions:
            assert place <= mention.start < mention.end <= sentence.end
            assert mention.text == text[mention.start : mention.end]
            assert mention.actors
            assert len(set(mention.actors)) == len(mention.actors)
            assert mention.kind in _KNOWN_KINDS
            place = mention.end
    assert found == find_mentions(document, sentences)


def test_us_never_means_the_united_states() -> None:
    assert _mentions("Let us go, they told us.") == ((),)


def test_namesakes_go_by_the_date_of_the_text() -> None:
    text = "Bashar al-Assad spoke. Later Déby answered."
    assert not any(m.actors == ("SYR",) for s in _mentions(text, "2025-06-01") for m in s)
    assert any(m.actors == ("SYR",) for s in _mentions(text, "2020-06-01") for m in s)


_GOLD_READ = (
    "chad-defence", "gulf-timeline", "k2-contract", "lithuania-statement", "mexico-ecuador",
    "morning-digest", "solomon-pact", "tokyo-brief",
)  # fmt: skip


@pytest.mark.shared
def test_both_actors_of_the_gold_claims_are_mentioned(shared: Path) -> None:
    gold = shared / "gold"
    paths = [next(gold.glob(f"dev/{name}.[!g]*")) for name in _GOLD_READ]
    found = total = 0
    for path in [*paths, *sorted(gold.glob("seeds/*.txt"))]:
        for document in read_documents([path]):
            assert isinstance(document, Document)
            sentences = split_sentences(document)
            mentions = find_mentions(document, sentences)
            actors = {
                " ".join(sentence.text.split()): {a for m in group for a in m.actors}
                for sentence, group in zip(sentences, mentions, strict=True)
            }
            for line in path.with_suffix(".gold.jsonl").read_text("utf-8").splitlines():
                record = json.loads(line)
                evidence = " ".join(record["sentence"].split())
                if not record.get("optional") and len(actors.get(evidence, ())) >= 2:
                    total += 1
                    found += {record["source"], record["target"]} <= actors[evidence]
    assert total > 200
    assert found >= 0.95 * total


@pytest.mark.shared
def test_travel_and_cooking_have_no_actors(shared: Path) -> None:
    for document in read_documents([shared / "gold" / "dev" / "weekend-pages.txt"]):
        assert isinstance(document, Document)
        assert not any(find_mentions(document, split_sentences(document)))
