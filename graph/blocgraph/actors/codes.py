"""The numbers that datasets of international relations give to states, and since when."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from blocgraph.actors.table import STATE_CODE, bundled_table
from blocgraph.model import OPEN
from blocgraph.tables import Row

CodeScheme = Literal["cow", "gw"]
"""Whose numbers of states: the Correlates of War Project's, or Gleditsch and Ward's."""


class StateCode(NamedTuple):
    """In SCHEME the number CODE stands, from FIRST to LAST year, both included, for ACTOR."""

    scheme: CodeScheme
    code: int
    first: int
    last: int
    actor: str


def actor_of_cow(code: int, year: int) -> str | None:
    """The actor that a Correlates of War number stands for in a year; None where it is of none.

    >>> actor_of_cow(260, 1980), actor_of_cow(255, 2000), actor_of_cow(345, 2010)
    ('DEU', 'DEU', 'SRB')
    """
    return _actor_of_code("cow", code, year)


def actor_of_gw(code: int, year: int) -> str | None:
    """The actor that a Gleditsch-Ward number stands for in a year; None where it is of none.

    >>> actor_of_gw(678, 2000), actor_of_gw(340, 2010), actor_of_gw(972, 2010)
    ('YEM', 'SRB', 'TON')
    """
    return _actor_of_code("gw", code, year)


@cache
def state_codes() -> tuple[StateCode, ...]:
    """The numbers that the bundled actors have in datasets, by scheme, number and first year.

    A year in which a number passed on belongs to the state that had it longer.
    """
    rows = bundled_table().rows
    return tuple(sorted(code for row in rows for code in _state_codes_of(row)))


def _actor_of_code(scheme: CodeScheme, code: int, year: int) -> str | None:
    held = _state_codes_by_number().get((scheme, code), ())
    return next((found.actor for found in held if found.first <= year <= found.last), None)


@cache
def _state_codes_by_number() -> dict[tuple[str, int], tuple[StateCode, ...]]:
    numbers: dict[tuple[str, int], tuple[StateCode, ...]] = {}
    for found in state_codes():
        key = (found.scheme, found.code)
        numbers[key] = (*numbers.get(key, ()), found)
    return numbers


def _state_codes_of(row: Row) -> Iterator[StateCode]:
    schemes: tuple[CodeScheme, ...] = ("cow", "gw")
    for scheme in schemes:
        for value in row.values(scheme):
            found = STATE_CODE.fullmatch(value)
            if found:
                first, last = found["first"] or "1", found["last"] or OPEN
                end = 9999 if last == OPEN else int(last)
                yield StateCode(scheme, int(found["code"]), int(first), end, row.text("code"))
