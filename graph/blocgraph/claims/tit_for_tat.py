"""The same deed by another: "Austria did likewise", "Ottawa responded in kind"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from blocgraph.claims.clause import Clause
from blocgraph.claims.events import Event
from blocgraph.claims.phrases import Phrases
from blocgraph.claims.slots import agents
from blocgraph.vocabulary import RelationType as T


def same_deeds(
    phrases: Phrases, clauses: Sequence[Clause], found: Sequence[Event], before: Event | None
) -> Iterator[Event]:
    """What a clause says by naming the deed told last, in the sentence or right BEFORE it."""
    for clause in clauses:
        doers = agents(clause)
        if not doers or clause.verb.negated or not _does_the_same(phrases, clause):
            continue
        earlier = [e for e in found if e.clause is not None and e.clause.place < clause.place]
        last = max(earlier, key=lambda event: event.start, default=before)
        if last is None or last.unsaid or not last.targets:
            continue
        hit = last.sources if set(doers) & set(last.targets) else last.targets
        if hit is last.sources and last.type not in _PAID_BACK:
            continue
        word = phrases.words[clause.verb.end - 1]
        yield replace(
            last, sources=doers, targets=hit, clause=clause, trigger=word.text, start=word.start,
            rule="does the same", objects=(), effect="", phrase=None, both_ways=False,
        )  # fmt: skip


def _does_the_same(phrases: Phrases, clause: Clause) -> bool:
    verb = clause.verb
    behind = tuple(token.lower for token in phrases.words[verb.end : verb.end + 2])
    if verb.lemma == "do":
        return behind[:1] == ("likewise",) or behind == ("the", "same")
    return behind == ("in", "kind") and verb.lemma in _ANSWERING


_ANSWERING = ("respond", "reply", "answer", "retaliate", "react", "reciprocate", "hit back")
_PAID_BACK = (T.COERCION, T.SANCTIONS, T.RELATIONS_REDUCED, T.ARMED_CONFLICT, T.ACCUSATION,
              T.THREAT)  # fmt: skip
