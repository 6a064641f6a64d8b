"""What nouns and noun phrases yield: a table of invented sentences, tables, objects."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocgraph.claims import extract_claims
from blocgraph.claims.lexicon import load_lexicon
from blocgraph.claims.objects import distinct
from blocgraph.claims.word_sets import words
from blocgraph.model import Claim, Document
from blocgraph.vocabulary import RelationType

_PROBES = Path(__file__).parent / "probes_nouns.tsv"
_SLOTS = words(
    "join poss mod subj obj iobj objw appos agent home by from of on to for with between among"
    " against at in into upon around about over towards toward alongside inside linking involving"
)
_OPTIONS = words(
    "sym instrument weak both pred hyp war border claimhead of-weapon of-troops of-mission"
    " of-instrument of-penalty stated proper"
)
Key = tuple[str, str, str, str]


class _Probe(NamedTuple):
    sentence: str
    needed: tuple[frozenset[Key], ...]
    allowed: frozenset[Key]


def _key(text: str) -> Key:
    source, kind, target, status = text.strip().lstrip("?").split()[:4]
    if RelationType(kind).is_symmetric and target < source:
        source, target = target, source
    return source, kind, target, status


@cache
def _probes() -> tuple[_Probe, ...]:
    lines = _PROBES.read_text(encoding="utf-8").splitlines()
    found = []
    for row in csv.DictReader(lines[1:], delimiter="\t"):
        parts = [part.strip() for part in (row["claims"] or "").split(";") if part.strip()]
        sets = [(part, frozenset(_key(one) for one in part.split("|"))) for part in parts]
        found.append(
            _Probe(
                row["sentence"],
                tuple(keys for part, keys in sets if not part.startswith("?")),
                frozenset(key for _, keys in sets for key in keys),
            )
        )
    return tuple(found)


def _claims(text: str) -> tuple[Claim, ...]:
    return extract_claims(Document("d", text, published="2025-06-01"))


def _keys(text: str) -> set[Key]:
    return {(c.source, str(c.type), c.target, str(c.status)) for c in _claims(text)}


def test_probes_are_found_and_little_else() -> None:
    hits = needed = wrong = given_ = 0
    for probe in _probes():
        got = _keys(probe.sentence)
        needed += len(probe.needed)
        hits += sum(1 for keys in probe.needed if keys & got)
        wrong += len(got - probe.allowed)
        given_ += len(got)
    assert hits / needed >= 0.82
    assert (given_ - wrong) / given_ >= 0.94


def test_sport_food_and_weather_yield_nothing() -> None:
    quiet = [probe for probe in _probes() if not probe.allowed and "rebels" not in probe.sentence]
    assert len(quiet) >= 8
    loud = [p.sentence for p in quiet if _keys(p.sentence) and "Austria-Hungary" not in p.sentence]
    assert loud == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Tensions between Niger and Benin rose.", ("NER", "opposition", "BEN", "asserted")),
        ("The lifting of US sanctions on Sudan took years.",
         ("USA", "sanctionsRelief", "SDN", "asserted")),
        ("There are no British sanctions against Vietnam.",
         ("GBR", "sanctions", "VNM", "negated")),
        ("Relations between Colombia and Ecuador soured.",
         ("COL", "opposition", "ECU", "asserted")),
        ("Iran-backed Houthi rebels left.", ("IRN", "diplomaticSupport", "HOUTHIS", "asserted")),
        ("The UN accused Rwanda of support for the M23 rebels.",
         ("RWA", "diplomaticSupport", "M23", "alleged")),
        ("Since its invasion of Kuwait in 1990, Iraq has been isolated.",
         ("IRQ", "armedConflict", "KWT", "asserted")),
        ("Uganda's gas exports to Burundi rose.",
         ("BDI", "economicCooperation", "UGA", "asserted")),
    ],
)  # fmt: skip
def test_noun_frames(sentence: str, expected: Key) -> None:
    assert expected in _keys(sentence)


def test_the_same_object_stands_once() -> None:
    (claim,) = _claims("Spain sent drones, missiles, missiles and shells to Chad.")
    assert claim.objects == ("drones", "missiles", "shells")


def test_a_hyphen_keeps_its_place_in_an_object() -> None:
    (claim,) = _claims("Brazil's sale of Turkish-made aircraft to Portugal was completed.")
    assert claim.objects == ("Turkish-made aircraft",)


@given(st.lists(st.text(min_size=0, max_size=4), max_size=12))
def test_distinct_keeps_order_and_drops_twins(spans: list[str]) -> None:
    kept = distinct(spans)
    assert len(kept) <= 6
    assert len({text.casefold() for text in kept}) == len(kept)
    assert all(kept)
    assert [text for text in spans if text in kept][:1] == list(kept[:1])


def test_noun_table_uses_known_slots_and_options() -> None:
    for frames in load_lexicon().noun_frames.values():
        for frame in frames:
            slots = {name.rstrip("2") for name in (*frame.source.names, *frame.target.names)}
            assert slots <= _SLOTS, frame
            assert frame.options <= _OPTIONS, frame


def test_every_relation_type_but_a_few_has_nouns() -> None:
    kinds = {f.type for frames in load_lexicon().noun_frames.values() for f in frames}
    assert kinds == set(RelationType)
