"""What an instrument covers: "The agreement encompasses defence, energy and banking"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from blocgraph.claims.clause import Clause
from blocgraph.claims.discourse import Memory
from blocgraph.claims.events import Event
from blocgraph.claims.lawmakers import decided
from blocgraph.claims.lexicon import Lexicon
from blocgraph.claims.phrases import NounPhrase, Phrases
from blocgraph.claims.ratified import ratified
from blocgraph.claims.slots import Actors
from blocgraph.claims.word_sets import words
from blocgraph.vocabulary import RelationType as T

_INSTRUMENTS = words(
    "treaty pact accord agreement deal document partnership provision clause text protocol "
    "charter convention memorandum"
)


def covered(
    phrases: Phrases, clauses: Sequence[Clause], lexicon: Lexicon, memory: Memory
) -> Iterator[Event]:
    """Relations between the parties of a known instrument that the sentence says it brings."""
    yield from _clauses_against(phrases, memory.parties_of_last)
    yield from decided(phrases, clauses, lexicon, memory.parties_of_last)
    yield from ratified(phrases, clauses, lexicon, memory.parties_of_last)
    parties = memory.parties_of_last
    if len(parties) < 2 or not (_names_instrument(phrases) or _continues(phrases, clauses)):
        return
    holder = next(
        (c for c in clauses if lexicon.is_verb(c.verb.lemma, "hold") and c.link != "subordinate"),
        None,
    )
    if holder is None:
        return
    names = {actor for token in phrases.words for actor in token.actors}
    if names - set(parties):
        return
    found: dict[T, list[str]] = {}
    places: dict[T, int] = {}
    for element in phrases.elements:
        if not isinstance(element, NounPhrase) or _is_instrument(element):
            continue
        kind = _type(element, lexicon)
        if (kind is not None and element.start >= holder.verb.start) or (kind and holder.passive):
            found.setdefault(kind, []).append(_words(element))
            places.setdefault(kind, element.head.start)
    for kind, objects in found.items():
        yield Event(
            kind,
            parties,
            (),
            objects[0],
            places[kind],
            holder,
            f"covered by instrument: {kind}",
            objects=tuple(objects)[:6],
            both_ways=not kind.is_symmetric,
        )


def _continues(phrases: Phrases, clauses: Sequence[Clause]) -> bool:
    """Whether the sentence goes on about the text: "It provides for ..."."""
    opens = phrases.words[0].lower in ("it", "they") if phrases.words else False
    return opens and bool(clauses) and clauses[0].verb.lemma in _PROVIDING


_PROVIDING = (
    "provide",
    "cover",
    "encompass",
    "include",
    "envisage",
    "foresee",
    "oblige",
    "stipulate",
    "commit",
    "contain",
    "regulate",
    "span",
    "govern",
    "outline",
)


def _names_instrument(phrases: Phrases) -> bool:
    return any(
        isinstance(element, NounPhrase) and _is_instrument(element) for element in phrases.elements
    )


def _is_instrument(phrase: NounPhrase) -> bool:
    return (
        phrase.head.lower in _INSTRUMENTS
        and phrase.tokens[0].lower in ("the", "this", "that", "its", "their")
        and not phrase.strong
    )


def _type(phrase: NounPhrase, lexicon: Lexicon) -> T | None:
    for token in phrase.tokens:
        kind = lexicon.coverage.get(token.lower)
        if kind is not None:
            return kind
    if phrase.has("support", "cover") and phrase.has("political", "diplomatic"):
        return T.DIPLOMATIC_SUPPORT
    return None


def _clauses_against(phrases: Phrases, parties: Actors) -> Iterator[Event]:
    if _HELPING.isdisjoint(phrases.lowers) or _FORBIDDING.isdisjoint(phrases.lowers):
        return
    lowers = [token.lower for token in phrases.words]
    mutual = [token.actors for token in phrases.words if len(token.actors) == 2]
    parties = mutual[0] if mutual else parties
    if len(parties) < 2:
        return
    place = next(t for t in phrases.words if t.lower in ("clause", "provision", *lowers[-1:]))
    yield Event(T.NON_AGGRESSION, parties, (), "clause", place.start, None, "neutrality clause")


_HELPING = words("assisting helping aiding supporting attacking")
_FORBIDDING = words(
    "preventing prevents forbids forbidding bars barring prohibits prohibiting pledging"
)


def _words(phrase: NounPhrase) -> str:
    return " ".join(token.text for token in phrase.tokens if token.tag != "DET")[:80]
