"""When claims and relations hold, by the first day of a start and the last day of an end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from blocgraph.errors import InputError, UnknownNameError
from blocgraph.model import OPEN, Claim, first_day, is_partial_date, last_day
from blocgraph.vocabulary import Status

SUPPORTING = frozenset({Status.ASSERTED, Status.ALLEGED})
"""The statuses of claims that say that a relation is so."""


def check_day(as_of: str | None, name: str = "as_of") -> str | None:
    """The first day of the partial date `as_of`, which the error calls `name`.

    Raises:
        InputError: it is no partial date.
    """
    if as_of is None:
        return None
    if not is_partial_date(as_of):
        raise InputError(f"{name} is {as_of!r}: write YYYY, YYYY-MM or YYYY-MM-DD")
    return first_day(as_of)


STEPS = {"year": 12, "quarter": 3, "month": 1}
"""The months between two days of a series, by what a step is called."""


def calendar_days(since: str, until: str, every: str = "year") -> tuple[str, ...]:
    """The days from `since` to `until`, both included, a year, a quarter or a month apart.

    Raises:
        InputError: a day is no partial date, or `until` is before `since`.
        UnknownNameError: another step.

    >>> calendar_days("2020-11-30", "2021-03", "month")
    ('2020-11-30', '2020-12-30', '2021-01-30', '2021-02-28')
    """
    if every not in STEPS:
        raise UnknownNameError("step", every, STEPS)
    first, last = check_day(since, "from") or "", check_day(until, "to") or ""
    if last < first:
        raise InputError(f"from {since} is after to {until}: give the earlier day first")
    year, month, day = map(int, first.split("-"))
    days = []
    for months in range(month - 1, 12 * (10_000 - year), STEPS[every]):
        in_month = f"{year + months // 12:04}-{months % 12 + 1:02}"
        found = min(f"{in_month}-{day:02}", last_day(in_month))
        if found > last:
            break
        days.append(found)
    return tuple(days)


def start_of(claim: Claim, published: Mapping[str, str | None]) -> str | None:
    """The first day of a claim: when it took effect, else when its document was published."""
    date = (claim.valid_from or published.get(claim.document) or "")[:10]
    return first_day(date) if is_partial_date(date) else None


def holds(claim: Claim, published: Mapping[str, str | None], day: str) -> bool:
    """Whether a claim counts on a day: `valid_from <= day < valid_to`.

    A claim that does not say since when counts from the publication of its document, and always
    where that is unknown too; one that does not say until when has not ended.
    """
    start = start_of(claim, published)
    if start is not None and start > day:
        return False
    return claim.valid_to in (None, OPEN) or day < last_day(str(claim.valid_to))


def span(claims: Iterable[Claim]) -> tuple[str | None, str | None]:
    """Since when and until when the relation of the claims holds, by those that say that it is so.

    The start is the earliest that is told. The end is `..` where a claim says that it goes on, else
    the latest that is told, and unknown where some claim begins on or after that.
    """
    supporting = [claim for claim in claims if claim.status in SUPPORTING]
    starts = [claim.valid_from for claim in supporting if claim.valid_from]
    ends = [claim.valid_to for claim in supporting if claim.valid_to]
    start = min(starts, key=lambda date: (first_day(date), -len(date)), default=None)
    if OPEN in ends:
        return start, OPEN
    end = max(ends, key=lambda date: (first_day(date), len(date)), default=None)
    if end and any(first_day(date) >= first_day(end) for date in starts):
        end = None
    return start, end
