"""Whose forces stand side by side: "B's soldiers are deployed alongside C's", "flew beside C"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from blocgraph.claims.clause import Clause
from blocgraph.claims.events import Event
from blocgraph.claims.lexicon import Lexicon
from blocgraph.claims.phrases import NounPhrase, Phrases
from blocgraph.claims.slots import meant
from blocgraph.vocabulary import RelationType as T

_BESIDE = ("alongside", "beside")
_FORCES = ("troops", "fleet", "weapon")


def side_by_side(
    phrases: Phrases, clauses: Sequence[Clause], lexicon: Lexicon, found: Sequence[Event]
) -> Iterator[Event]:
    """The military cooperation of those whose forces a verb of any kind puts together."""
    if not any(token.lower in _BESIDE for token in phrases.words):
        return
    told = {
        frozenset(dyad)
        for event in found
        if event.type is T.MILITARY_COOPERATION and not event.unsaid
        for dyad in event.dyads()
    }
    for clause in clauses:
        for pp in clause.prepositions:
            if pp.word not in _BESIDE:
                continue
            own = meant(clause.subject)
            others = tuple(actor for actor in meant(pp.phrases) if actor not in own)
            if not own or not others:
                continue
            fights = any(e.type is T.ARMED_CONFLICT and e.clause is clause for e in found)
            forces = (*clause.subject, *pp.phrases)
            if not fights and not any(_is_force(phrase, lexicon) for phrase in forces):
                continue
            if all(frozenset((a, b)) in told for a in own for b in others):
                continue
            word = phrases.words[clause.verb.end - 1]
            yield Event(
                T.MILITARY_COOPERATION, own, others, word.text, word.start, clause,
                "forces side by side",
            )  # fmt: skip


def _is_force(phrase: NounPhrase, lexicon: Lexicon) -> bool:
    return any(
        name in _FORCES
        for token in phrase.tokens
        for word in token.lower.split()
        for name in lexicon.classes(word)
    )
