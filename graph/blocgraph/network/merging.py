"""Which claims tell of one event, so that what is printed often counts once.

A wire report stands in a hundred papers, and one visit in several reports. All of their claims are
kept and shown; as evidence each event counts by its surest claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from rapidfuzz import fuzz, process

from blocgraph.model import Claim, first_day
from blocgraph.network.time import SUPPORTING, start_of
from blocgraph.vocabulary import Status

WINDOW = 3
"""Days after the first report in which claims on the same relation tell of the same event."""

_NEAR = 92.0
_FEWEST_WORDS = 6
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+")


def merge_claims(
    claims: Iterable[Claim], published: Mapping[str, str | None] = MappingProxyType({})
) -> tuple[tuple[Claim, ...], ...]:
    """The claims in groups, each of which tells of one event, in order of their first days.

    Claims belong together that are on the same relation, agree on whether it is so, and

    - whose sentences are nearly the same words with the same numbers, as in syndicated copies,
      unless each has a date of its own and these differ; or
    - that are dated to the same year or month, or to days at most `WINDOW` after the event's first;
      a claim without a date of its own is as old as its document.

    Claims that cite a source row by row, as curated facts and datasets do, stay apart.

    Args:
        claims: any claims.
        published: the day of publication of each document, by id.

    >>> from blocgraph.vocabulary import RelationType, Status
    >>> text = "Peru signed a trade treaty with Chile in Lima."
    >>> treaty = ("PER", RelationType.TREATY, "CHL", Status.ASSERTED, text, 0, len(text))
    >>> [len(group) for group in merge_claims([Claim("one", *treaty), Claim("two", *treaty)])]
    [2]
    """
    relations: dict[object, _Merger] = {}
    ordered = sorted(claims, key=lambda claim: _order(claim, published))
    for claim in ordered:
        says_so = "" if claim.status in SUPPORTING else claim.status
        merger = relations.setdefault((claim.relation_key, says_so), _Merger())
        merger.add(claim, start_of(claim, published))
    events = [event for merger in relations.values() for event in merger.events]
    groups = (tuple(event.claims) for event in events)
    return tuple(sorted(groups, key=lambda group: _order(group[0], published)))


def surest(claims: Sequence[Claim]) -> Claim:
    """The claim by which an event counts: the one of most confidence, asserted ones first."""
    return min(
        claims,
        key=lambda claim: (
            -claim.confidence,
            claim.status is not Status.ASSERTED,
            claim.document,
            claim.start,
            claim.id,
        ),
    )


def _order(claim: Claim, published: Mapping[str, str | None]) -> tuple[str, str, int, str, str]:
    day = start_of(claim, published) or ""
    return (day, claim.document, claim.start, claim.id, claim.cites or "")


@dataclass(slots=True, eq=False)
class _Event:
    first: str | None
    claims: list[Claim] = field(default_factory=list)

    def may_be_of(self, claim: Claim) -> bool:
        """Whether no date of the event's claims speaks against the claim's."""
        dates = [other.valid_from for other in self.claims if other.valid_from]
        return (
            not claim.valid_from or not dates or any(_same_time(claim.valid_from, d) for d in dates)
        )


class _Merger:
    """Sorts the claims on one relation into events, in order of their days."""

    def __init__(self) -> None:
        self.events: list[_Event] = []
        self._by_words: dict[tuple[str, ...], dict[str, _Event]] = {}
        self._by_period: dict[str, _Event] = {}
        self._latest: _Event | None = None

    def add(self, claim: Claim, day: str | None) -> None:
        if claim.cites is not None:
            self.events.append(_Event(day, [claim]))
            return
        words = " ".join(_WORD.findall(claim.sentence.casefold()))
        numbers = tuple(_NUMBER.findall(words))
        copies = self._by_words.setdefault(numbers, {})
        event = self._copied(words, copies, claim) or self._dated(claim, day)
        if event is None:
            event = _Event(day)
            self.events.append(event)
        event.claims.append(claim)
        copies.setdefault(words, event)
        if claim.valid_from and len(claim.valid_from) < len("2024-01-01"):
            self._by_period.setdefault(claim.valid_from, event)
        elif day is not None and (self._latest is None or _days(self._latest, day) > WINDOW):
            self._latest = event if event.first == day else self._latest

    def _copied(self, words: str, copies: dict[str, _Event], claim: Claim) -> _Event | None:
        event = copies.get(words)
        if event is not None and event.may_be_of(claim):
            return event
        if words.count(" ") + 1 < _FEWEST_WORDS:
            return None
        near = process.extractOne(words, copies.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR)
        event = copies[near[0]] if near else None
        return event if event is not None and event.may_be_of(claim) else None

    def _dated(self, claim: Claim, day: str | None) -> _Event | None:
        if claim.valid_from and len(claim.valid_from) < len("2024-01-01"):
            return self._by_period.get(claim.valid_from)
        if day is None or self._latest is None:
            return None
        return self._latest if _days(self._latest, day) <= WINDOW else None


def _days(event: _Event, day: str) -> int:
    assert event.first is not None
    return (date.fromisoformat(day) - date.fromisoformat(event.first)).days


def _same_time(one: str, other: str) -> bool:
    if one.startswith(other) or other.startswith(one):
        return True
    if len(one) != len(other) or len(one) < len("2024-01-01"):
        return False
    days = date.fromisoformat(first_day(one)) - date.fromisoformat(first_day(other))
    return abs(days.days) <= WINDOW
