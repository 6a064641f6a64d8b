"""What is said of others: refusals, reproaches, requests, rebuttals, verdicts."""

from __future__ import annotations

from collections.abc import Sequence

from blocgraph.claims.askings import askings
from blocgraph.claims.clause import Clause
from blocgraph.claims.discourse import Memory
from blocgraph.claims.displeasure import displeased
from blocgraph.claims.events import Event
from blocgraph.claims.lexicon import Lexicon
from blocgraph.claims.phrases import Phrases
from blocgraph.claims.refusals import refusals
from blocgraph.claims.reproaches import reproaches
from blocgraph.claims.requests import AT_REQUEST, requests
from blocgraph.claims.retorts import retorts
from blocgraph.claims.verdicts import verdicts
from blocgraph.vocabulary import RelationType as T


def speeches(
    phrases: Phrases, clauses: Sequence[Clause], lexicon: Lexicon, memory: Memory,
    found: Sequence[Event],
) -> list[Event]:  # fmt: skip
    """The events FOUND in a sentence with what it says of others; nobody asks to be attacked."""
    said = list(found)
    said.extend(refusals(phrases, clauses, memory, said))
    said.extend(reproaches(phrases, clauses, lexicon, said))
    said.extend(displeased(phrases, clauses, said))
    said.extend(askings(phrases, clauses, said))
    said.extend(requests(phrases, clauses, said))
    said.extend(retorts(phrases, clauses, lexicon, memory, said))
    said.extend(verdicts(phrases, clauses, lexicon, memory, said))
    asked = {dyad for e in said if e.rule == AT_REQUEST for dyad in e.dyads()}
    return [e for e in said if e.type is not T.ARMED_CONFLICT or not _is_asked_for(e, asked)]


def _is_asked_for(event: Event, asked: set[tuple[str, str]]) -> bool:
    return any((target, source) in asked for source, target in event.dyads())
