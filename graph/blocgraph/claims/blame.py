"""Whose deed it was by somebody's word: "a raid that A blames on B", "the blast pinned on B"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from blocgraph.claims.clause import Clause
from blocgraph.claims.events import Event
from blocgraph.claims.slots import after, agents
from blocgraph.claims.word_sets import words
from blocgraph.vocabulary import RelationType as T


def by_blame(clauses: Sequence[Clause], events: Iterable[Event]) -> Iterator[Event]:
    """The events, those turned round that are laid to somebody else's charge."""
    blaming = [c for c in clauses if c.verb.lemma in _BLAMING and not c.verb.negated]
    for event in events:
        clause = _blame(blaming, event) if blaming and event.type in _DEEDS else None
        if clause is None:
            yield event
            continue
        blamed, speakers = after(clause, ("on", "to")), agents(clause)
        known = speakers or (*event.targets, *event.sources)
        event.sources = blamed
        event.targets = tuple(actor for actor in known if actor not in blamed)
        event.speakers = event.speakers or speakers
        event.effect = event.effect if speakers else "hypothetical"
        event.rule += ", blamed on another"
        if event.targets:
            yield event


def _blame(blaming: Sequence[Clause], event: Event) -> Clause | None:
    """The clause that lays what the event's noun names to somebody's charge."""
    noun = event.phrase
    if noun is None:
        return None
    for clause in blaming:
        about = (*clause.objects, *clause.second, *(clause.subject if clause.passive else ()))
        if (noun in about or clause.antecedent is noun) and after(clause, ("on", "to")):
            return clause
    return None


_BLAMING = words("blame pin attribute ascribe lay impute trace")
_DEEDS = (T.ARMED_CONFLICT, T.COERCION)
