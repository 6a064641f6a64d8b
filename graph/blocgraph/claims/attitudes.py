"""What one actor feels about another: "A is critical of B", "A, wary of B, ..."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from blocgraph.claims.clause import Clause
from blocgraph.claims.events import Event
from blocgraph.claims.lexicon import Attitude, Lexicon
from blocgraph.claims.phrases import NounPhrase, Particle, Phrases
from blocgraph.claims.slots import Actors, meant, named
from blocgraph.claims.tokens import Token
from blocgraph.claims.word_sets import words
from blocgraph.vocabulary import RelationType as T

_COPULAS = words("be become remain stay seem appear grow feel look sound turn get prove")
_BETWEEN = ("ADV", "DET", "ADJ", "NUM", "DATE")


def attitudes(phrases: Phrases, clauses: Sequence[Clause], lexicon: Lexicon) -> Iterator[Event]:
    """The attitudes that adjectives and set phrases with a preposition tell of."""
    if lexicon.attitude_words.isdisjoint(phrases.lowers):
        return
    lowers = tuple(word.lower for word in phrases.words)
    for place, token in enumerate(phrases.words):
        for attitude in lexicon.attitudes.get(lowers[place], ()):
            end = place + len(attitude.trigger)
            if lowers[place:end] != attitude.trigger:
                continue
            targets = _led_to(phrases, clauses, end)
            sources, clause = _holders(phrases, clauses, place)
            sources = tuple(actor for actor in sources if actor not in targets)
            if attitude.type is T.ALIGNMENT and clause is not None:
                sources = tuple(actor for actor in sources if actor in named(clause.subject))
            if targets and sources:
                yield _event(attitude, token, sources, targets, clause)
            break


def _event(
    attitude: Attitude, token: Token, sources: Actors, targets: Actors, clause: Clause | None
) -> Event:  # fmt: skip
    event = Event(
        attitude.type, sources, targets, " ".join(attitude.trigger), token.start, clause,
        f"attitude {' '.join(attitude.trigger)}", both_ways=attitude.both,
    )  # fmt: skip
    if attitude.negated is not None and clause is not None and clause.verb.negated:
        outer = clause.governor if clause.link == "that" else None
        return replace(event, type=attitude.negated, clause=outer)
    return event


def _led_to(phrases: Phrases, clauses: Sequence[Clause], end: int) -> Actors:
    """The actors of the phrase, or the group of phrases, that begins at the word END."""
    for clause in clauses:
        for pp in clause.prepositions:
            if pp.phrases and pp.phrases[0].start == end:
                return meant(pp.phrases)
    for element in phrases.elements:
        if isinstance(element, NounPhrase) and element.start <= end < element.end:
            return meant([element])
    return ()


def _holders(
    phrases: Phrases, clauses: Sequence[Clause], place: int
) -> tuple[Actors, Clause | None]:
    """Whose attitude the word at PLACE tells, and the clause that says so."""
    for clause in clauses:
        verb = clause.verb
        if verb.start <= place < verb.end and clause.subject:
            return meant(clause.subject), clause
        if verb.lemma in _COPULAS and verb.end <= place and clause.subject:
            if all(word.tag in _BETWEEN for word in phrases.words[verb.end : place]):
                return meant(clause.subject), clause
    start = place
    while start and phrases.words[start - 1].tag in ("ADV", "ADJ"):
        start -= 1
    if start == 0:
        main = next((clause for clause in clauses if clause.link == "main"), None)
        return (meant(main.subject), None) if main is not None else ((), None)
    for before, comma in zip(phrases.elements, phrases.elements[1:], strict=False):
        if comma.end == start and isinstance(comma, Particle) and comma.kind == ",":
            return (before.strong, None) if isinstance(before, NounPhrase) else ((), None)
    return (), None
