"""Yearly rows on dyads, folded into spans of years before anything else is made of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

EARLIEST_YEAR = 1600
LATEST_YEAR = 2100


class DyadSpan(NamedTuple):
    """CODE holds between actors A and B in each year from FIRST to LAST.

    `states` are the dataset's own numbers of the two, each pair that was met; `direction` is 1
    where only A owes it to B, -1 where only B owes it to A, 0 where both do.
    """

    a: str
    b: str
    code: str
    first: int
    last: int
    direction: int
    states: tuple[tuple[int, int], ...]


@dataclass(slots=True)
class _Years:
    there: int = 0
    back: int = 0
    states: set[tuple[int, int]] = field(default_factory=set)


class YearlyFold:
    """Takes (dyad, code, year) in any order; memory grows with dyads, not with years or rows.

    >>> fold = YearlyFold()
    >>> for year in (1950, 1949, 1951, 1960):
    ...     fold.add("USA", "CAN", "defense", year, (2, 20))
    >>> [(span.first, span.last, span.direction) for span in fold.spans()]
    [(1949, 1951, -1), (1960, 1960, -1)]
    """

    def __init__(self) -> None:
        self._years: dict[tuple[str, str, str], _Years] = {}

    def add(self, source: str, target: str, code: str, year: int, states: tuple[int, int]) -> None:
        """SOURCE owes CODE to TARGET in YEAR; STATES are their numbers in the dataset."""
        a, b = sorted((source, target))
        years = self._years.setdefault((a, b, code), _Years())
        bit = 1 << (year - EARLIEST_YEAR)
        if source == a:
            years.there |= bit
            years.states.add(states)
        else:
            years.back |= bit
            years.states.add((states[1], states[0]))

    def spans(self) -> Iterator[DyadSpan]:
        """The spans, in order of dyad, code and years; a change of direction starts a new one."""
        for (a, b, code), years in sorted(self._years.items()):
            parts = (
                (0, years.there & years.back),
                (1, years.there & ~years.back),
                (-1, years.back & ~years.there),
            )
            found = [(*run, direction) for direction, mask in parts for run in _runs(mask)]
            for first, last, direction in sorted(found):
                yield DyadSpan(a, b, code, first, last, direction, tuple(sorted(years.states)))


def _runs(mask: int) -> Iterator[tuple[int, int]]:
    """The first and last year of each run of ones."""
    year = EARLIEST_YEAR
    while mask:
        zeros = (mask & -mask).bit_length() - 1
        mask >>= zeros
        ones = (~mask & (mask + 1)).bit_length() - 1
        yield year + zeros, year + zeros + ones - 1
        mask >>= ones
        year += zeros + ones
