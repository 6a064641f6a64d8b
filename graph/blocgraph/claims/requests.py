"""What is done because somebody asked for it: "B lifted the ban at A's request"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from blocgraph.claims.clause import Clause
from blocgraph.claims.events import Event
from blocgraph.claims.phrases import NounPhrase, Particle, Phrases
from blocgraph.claims.slots import Actors, agents, located, meant
from blocgraph.claims.word_sets import words
from blocgraph.vocabulary import RelationType as T

AT_REQUEST = "at request"


def requests(
    phrases: Phrases, clauses: Sequence[Clause], found: Sequence[Event]
) -> Iterator[Event]:
    """The demands that were answered by what the clause tells."""
    if _REQUESTS.isdisjoint(token.lower for token in phrases.words):
        return
    known = {dyad for event in found if event.type is T.DEMAND for dyad in event.dyads()}
    for place, (link, phrase) in enumerate(pairwise(phrases.elements)):
        if not (isinstance(link, Particle) and isinstance(phrase, NounPhrase)):
            continue
        if not phrase.has(*_REQUESTS):
            continue
        if link.word not in _BECAUSE and not _answers(phrases, place):
            continue
        clause = _clause_of(clauses, place)
        askers = phrase.weak or _led_by(phrases, place)
        if clause is None or len(askers) != 1:
            continue
        asked = tuple(a for a in _doers(clause, found) if a not in askers)
        if asked and (askers[0], asked[0]) not in known:
            yield Event(
                T.DEMAND, askers, asked, phrase.head.text, phrase.head.start, None, AT_REQUEST
            )


def _answers(phrases: Phrases, place: int) -> bool:
    """Whether it is "in response TO A's request"."""
    before = phrases.elements[place - 1] if place else None
    link = phrases.elements[place]
    is_answer = isinstance(before, NounPhrase) and before.has(*_ANSWERS)
    return is_answer and isinstance(link, Particle) and link.word == "to"


def _clause_of(clauses: Sequence[Clause], place: int) -> Clause | None:
    """What was done: the clause that the words at PLACE belong to, or that they stand before."""
    own = next((c for c in clauses for pp in c.prepositions if pp.element == place), None)
    return own or next((c for c in clauses if c.place > place and c.form == "finite"), None)


def _led_by(phrases: Phrases, place: int) -> Actors:
    """Whose request it is: "at the request OF B"."""
    after = phrases.elements[place + 2 : place + 4]
    if len(after) > 1 and isinstance(after[0], Particle) and after[0].word in ("of", "by", "from"):
        return meant([after[1]]) or located([after[1]]) if isinstance(after[1], NounPhrase) else ()
    return ()


def _doers(clause: Clause, found: Sequence[Event]) -> Actors:
    """Who does what was asked for."""
    step = clause
    while not agents(step) and step.link == "xcomp" and step.governor is not None:
        step = step.governor
    told = next((event.sources for event in found if event.clause is clause), ())
    return agents(step) or told


_BECAUSE = ("at", "on", "upon", "after", "following", "because", "despite", "under", "heeding")
_ANSWERS = ("response", "answer", "reply", "deference", "obedience", "reaction")
_REQUESTS = words(
    "request requests insistence behest urging urgings plea pleas appeal appeals prompting "
    "promptings entreaty entreaties instigation prodding instance demand demands"
)
