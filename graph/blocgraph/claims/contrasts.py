"""Who is said to have no part in it: "broke with A, though not with B", "bought from A, not B"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from blocgraph.claims.events import Event
from blocgraph.claims.phrases import NounPhrase, Particle, Phrases
from blocgraph.claims.slots import Actors, meant
from blocgraph.claims.word_sets import words

_OPENING = words("but though although and if")
_EXCLUDING = (("rather", "than"), ("instead", "of"))
_CONTRASTING = ("not", "n't", "rather", "instead")
_REACH = 5


def contrasted_events(phrases: Phrases, found: Sequence[Event]) -> Iterator[Event]:
    """What is told of A and in the same breath denied of B."""
    if not found or phrases.lowers.isdisjoint(_CONTRASTING):
        return
    for named, excluded in _pairs(phrases):
        for event in found:
            if event.effect or event.unsaid:
                continue
            apart = replace(event, effect="negated", both_ways=False, clause=None)
            if set(named) & set(event.targets) and not set(excluded) & {*event.sources}:
                yield replace(apart, targets=excluded)
            elif set(named) & set(event.sources) and not set(excluded) & {*event.targets}:
                rest = event.targets or tuple(a for a in event.sources if a not in named)
                if rest and not set(rest) & set(excluded):
                    yield replace(apart, sources=excluded, targets=rest)


def _pairs(phrases: Phrases) -> Iterator[tuple[Actors, Actors]]:
    elements = phrases.elements
    for place, phrase in enumerate(elements):
        if not isinstance(phrase, NounPhrase) or not meant([phrase]):
            continue
        other = _excluded(phrases, place)
        if other is not None and meant([other]):
            rest = tuple(actor for actor in meant([other]) if actor not in meant([phrase]))
            if rest:
                yield meant([phrase]), rest


def _excluded(phrases: Phrases, place: int) -> NounPhrase | None:
    """The phrase that "not" or "rather than" sets against the one at PLACE."""
    elements, is_denied = phrases.elements, False
    for other in elements[place + 1 : place + 1 + _REACH]:
        if isinstance(other, NounPhrase):
            return other if is_denied or _is_after_rather(phrases, other) else None
        if not isinstance(other, Particle):
            return None
        if other.kind == "NEG" or other.word == "not":
            is_denied = True
        elif other.kind not in (",", "P") and other.word not in _OPENING:
            return None
    return None


def _is_after_rather(phrases: Phrases, phrase: NounPhrase) -> bool:
    before = phrases.words[max(0, phrase.start - 3) : phrase.start]
    lowers = [word.lower for word in before]
    return any(tuple(lowers[i : i + 2]) in _EXCLUDING for i in range(len(lowers) - 1))
