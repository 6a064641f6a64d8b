"""Whom a deed displeases: "A received the envoy, to the fury of B", "a step that angered B"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from blocgraph.claims.clause import Clause
from blocgraph.claims.events import Event
from blocgraph.claims.phrases import Element, NounPhrase, Particle, Phrases
from blocgraph.claims.slots import Actors, agents, located, meant
from blocgraph.claims.word_sets import words
from blocgraph.vocabulary import RelationType as T


def displeased(
    phrases: Phrases, clauses: Sequence[Clause], found: Sequence[Event]
) -> Iterator[Event]:
    """The reproach of those whom what the clause tells displeases."""
    if _ANGER.isdisjoint(token.lower for token in phrases.words):
        return
    for place, (link, phrase) in enumerate(pairwise(phrases.elements)):
        if not (isinstance(link, Particle) and isinstance(phrase, NounPhrase)):
            continue
        if link.word != "to" or not phrase.has(*_ANGER):
            continue
        angry = phrase.weak or _whose(phrases.elements, place + 2)
        doers = tuple(a for a in _doers(clauses, place, found) if a not in angry)
        if len(angry) == 1 and doers:
            yield Event(
                T.ACCUSATION,
                angry,
                doers,
                phrase.head.text,
                phrase.head.start,
                None,
                "to the anger",
            )


def _whose(elements: Sequence[Element], place: int) -> Actors:
    """Whose anger it is: "to the fury OF B", "to widespread anger IN B"."""
    link, owner = (*elements[place : place + 2], None, None)[:2]
    if isinstance(link, Particle) and link.word in ("of", "in", "from"):
        return meant([owner]) or located([owner]) if isinstance(owner, NounPhrase) else ()
    return ()


def _doers(clauses: Sequence[Clause], place: int, found: Sequence[Event]) -> Actors:
    """Who did what causes it: the doer of the last deed before, or of the first after."""
    acting = [c for c in clauses if c.form == "finite" and c.verb.lemma != "be"]
    before = [c for c in acting if c.place < place]
    after = [c for c in acting if c.place > place]
    for clause in (*before[::-1], *after[:1]):
        told = next((event.sources for event in found if event.clause is clause), ())
        if agents(clause) or told:
            return agents(clause) or told
    return ()


_ANGER = words(
    "fury anger dismay annoyance outrage chagrin disappointment irritation displeasure "
    "consternation disgust horror indignation ire vexation exasperation wrath rage disquiet "
    "discomfiture mortification resentment"
)
