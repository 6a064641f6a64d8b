"""Partial dates as RDF: a bound that every query can compare, and how precise it is.

An unknown or open date is still written, as the outermost day, so that no query needs an OPTIONAL;
its precision tells it apart. Nobody is shown such a day.
"""

from __future__ import annotations

from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from blocgraph.dataset.terms import PREFIXES, XSD_DATE
from blocgraph.model import OPEN, first_day, last_day

EARLIEST = "0001-01-01"
LATEST = "9999-12-31"
PRECISIONS = ("year", "month", "day", "unknown", "open")

_IRIS = {name: NamedNode(PREFIXES["precision"] + name) for name in PRECISIONS}
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_SHOWN = {"year": 4, "month": 7, "day": 10}


class Bound(NamedTuple):
    """A date as it is written: the day that it bounds, and its precision."""

    day: Literal
    precision: NamedNode


def lower_bound(date: str | None) -> Bound:
    """The first day that a partial date can mean."""
    if date is None or date == OPEN:
        return _bound(EARLIEST, "unknown" if date is None else "open")
    return _bound(first_day(date), _precision(date))


def upper_bound(date: str | None) -> Bound:
    """The last day that a partial date can mean."""
    if date is None or date == OPEN:
        return _bound(LATEST, "unknown" if date is None else "open")
    return _bound(last_day(date), _precision(date))


def partial_date(day: str, precision: str) -> str | None:
    """The partial date that a bound was written for.

    Args:
        day: the bound's lexical form.
        precision: the IRI of its precision.
    """
    name = precision.removeprefix(PREFIXES["precision"])
    if name == "open":
        return OPEN
    return None if name == "unknown" else day[: _SHOWN[name]]


def _precision(date: str) -> str:
    return PRECISIONS[date.count("-")]


def _bound(day: str, precision: str) -> Bound:
    return Bound(Literal(day, datatype=XSD_DATE), _IRIS[precision])
