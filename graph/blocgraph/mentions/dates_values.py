"""The values of the expressions that say when, each from its match and what is known there."""

from __future__ import annotations

import re
from typing import NamedTuple

from blocgraph.documents.dateline import WEEKDAYS, full_date, month_number
from blocgraph.mentions.dates_calendar import (
    in_year,
    month_of_week,
    number_from,
    shift,
    to_day,
    weekday_near,
    year_of_month,
)

Value = tuple[str, str | None] | None


class Known(NamedTuple):
    """What is known where an expression stands.

    `anchors` are the dates that the text has named before, the latest first; `told` is the last one
    named before in the same sentence; `future` is whether the clause speaks of what is to come.
    """

    published: str | None
    anchors: tuple[str, ...]
    told: str | None
    future: bool

    def anchor(self, length: int) -> str | None:
        """The latest date named before that has at least so many characters, cut to them."""
        return next((found[:length] for found in self.anchors if len(found) >= length), None)


def point(value: str | None) -> Value:
    """A value of one date; none where it is not known."""
    return None if value is None else (value, None)


def read_full(found: re.Match[str], _: Known) -> Value:
    """ "5 May 1936"."""
    return point(full_date(found))


def read_slashed(found: re.Match[str], _: Known) -> Value:
    """ "5/13/2020", the year alone where day and month may be either."""
    first, second, year = int(found["a"]), int(found["b"]), int(found["y"])
    if first == second or second > 12 or first > 12:
        month, day = (first, second) if second > 12 else (second, first)
        return point(in_year(year, month, day) if 1 <= month <= 12 else None)
    return point(str(year))


def read_day_to_day(found: re.Match[str], _: Known) -> Value:
    """ "25 October - 2 November 1983"."""
    last_month = month_number(found["m2"])
    first_month = month_number(found["m1"] or found["m2"])
    first, last = (int(re.sub(r"\D", "", found[name])) for name in ("a", "b"))
    year = int(found["y"])
    start = in_year(year - (first_month > last_month), first_month, first)
    end = in_year(year, last_month, last)
    return (start, end) if start and end and start < end else point(start)


def read_days(found: re.Match[str], known: Known) -> Value:
    """ "5 to 7 May 2023"."""
    month = month_number(found["m1"] or found["m2"])
    first, last = (int(re.sub(r"\D", "", found[name])) for name in ("a", "b"))
    year = found["y"] or read_year(month, first, known)
    start, end = (in_year(int(year), month, day) if year else None for day in (first, last))
    return (start, end) if start and end and first < last else point(start)


def read_month_year(found: re.Match[str], _: Known) -> Value:
    """ "May 1936"."""
    return point(f"{found['y']}-{month_number(found['m']):02}")


def read_iso_month(found: re.Match[str], _: Known) -> Value:
    """ "2024-05"."""
    return point(found["date"])


def read_months(found: re.Match[str], known: Known) -> Value:
    """ "June and July 2017"."""
    first, last = month_number(found["m1"]), month_number(found["m2"])
    last_year = found["y"] or read_year(last, None, known)
    if last_year is None:
        return None
    first_year = int(last_year) - (first > last)
    return f"{first_year}-{first:02}", f"{last_year}-{last:02}"


def read_month_of_that_year(found: re.Match[str], known: Known) -> Value:
    """ "May of the same year"."""
    year = known.anchor(4)
    return point(year and f"{year}-{month_number(found['m']):02}")


def read_year(month: int, day: int | None, known: Known) -> int | None:
    """The year of a month or day that is given without one."""
    if known.told and len(known.told) >= 7:
        return int(known.told[:4])
    if known.published:
        return year_of_month(known.published, month, day, later=known.future)
    year = known.anchor(4)
    return int(year) if year else None


def read_day_month(found: re.Match[str], known: Known) -> Value:
    """ "5 May"."""
    month = month_number(found["m1"] or found["m2"])
    day = int(re.sub(r"\D", "", found["d1"] or found["d2"]))
    year = read_year(month, day, known)
    return point(in_year(year, month, day) if year else None)


_FEASTS = {
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "may day": (5, 1),
}


def read_feast(found: re.Match[str], known: Known) -> Value:
    """ "on Christmas Day"."""
    month, day = _FEASTS[found["feast"].lower().replace("’", "'")]
    year = read_year(month, day, known)
    return point(in_year(year, month, day) if year else None)


def read_bare_month(found: re.Match[str], known: Known) -> Value:
    """ "in May"."""
    month = month_number(found["m"])
    year = read_year(month, None, known)
    return point(in_year(year, month, None) if year else None)


def read_near_month(found: re.Match[str], known: Known) -> Value:
    """ "last May"."""
    if known.published is None or len(known.published) < 7:
        return None
    month, (year, now) = month_number(found["m"]), map(int, known.published[:7].split("-"))
    if found["which"].lower() == "last":
        year -= month >= now
    elif found["which"].lower() == "next":
        year += month <= now
    return point(in_year(year, month, None))


def read_years(found: re.Match[str], _: Known) -> Value:
    """ "1978-79"."""
    first, last = found["a"], found["b"]
    last = first[: 4 - len(last)] + last
    return (first, last) if first < last else point(first)


def read_one_year(found: re.Match[str], _: Known) -> Value:
    """ "in 1978"."""
    return point(found["y"])


def read_attributive_year(found: re.Match[str], known: Known) -> Value:
    """ "its 2015 treaty"; no date where that year is still to come."""
    is_plan = known.published is not None and found["y"] > known.published[:4]
    return None if is_plan else point(found["y"])


def read_weekday(found: re.Match[str], known: Known) -> Value:
    """ "on Tuesday", "last Friday"."""
    day = to_day(known.published)
    if day is None:
        return None
    which = (found["which"] or "").lower()
    later = which in ("next", "this", "coming") or (known.future and which not in ("last", "past"))
    return point(
        weekday_near(
            day,
            WEEKDAYS[found["weekday"].lower()],
            later=later,
            strictly=which in ("last", "past", "next"),
        )
    )


_DAY_OFFSETS = {"yesterday": -1, "last night": -1, "tomorrow": 1}


def read_day_word(found: re.Match[str], known: Known) -> Value:
    """ "yesterday"."""
    offset = _DAY_OFFSETS.get(found.group().lower(), 0)
    return point(known.published and shift(known.published, offset, "day"))


_OFFSETS = {"last": -1, "previous": -1, "next": 1, "coming": 1, "this": 0, "current": 0}


_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}


def read_season(found: re.Match[str], known: Known) -> Value:
    """The year of a season that lies wholly before or after the day of publication."""
    if known.published is None or len(known.published) < 7:
        return None
    year, now = map(int, known.published[:7].split("-"))
    first, last = _SEASONS[found["season"].lower()]
    if first <= now <= last:
        return None
    if found["which"].lower() == "next" or known.future:
        return point(str(year if now < first else year + 1))
    return point(str(year if now > last else year - 1))


def read_near_unit(found: re.Match[str], known: Known) -> Value:
    """ "last month"."""
    offset, unit = _OFFSETS[found["which"].lower()], found["unit"]
    if known.published is None:
        return None
    if unit in ("week", "weekend"):
        day = to_day(known.published)
        return point(month_of_week(day, offset) if day else None)
    return point(shift(known.published, offset, unit))


def read_ago(found: re.Match[str], known: Known) -> Value:
    """ "three years ago"."""
    number = number_from(found["number"])
    if number is None or known.published is None:
        return None
    return point(shift(known.published, -number, found["unit"]))


_BACKWARDS = {"earlier", "before", "previously", "previous", "preceding"}


def read_from_anchor(found: re.Match[str], known: Known) -> Value:
    """ "two days later"."""
    groups = found.groupdict()
    number = number_from(groups.get("number") or "one")
    unit = found["unit"]
    reference = known.anchor({"year": 4, "month": 7}.get(unit, 10))
    if number is None or reference is None:
        return None
    return point(shift(reference, -number if found["way"] in _BACKWARDS else number, unit))


def read_from_deed(found: re.Match[str], known: Known) -> Value:
    """When the deed was that the sentence counts from: "a month after A had armed B"."""
    reference = known.told or known.published
    groups = found.groupdict()
    unit, number = groups.get("unit"), number_from(groups.get("number") or "one")
    if reference is None or unit is None or number is None:
        return point(reference)
    if unit == "fortnight":
        unit, number = "day", 14 * number
    back = found["way"] == "after"
    return point(shift(reference, -number if back else number, unit))


def read_same_unit(found: re.Match[str], known: Known) -> Value:
    """ "the same year"."""
    length = {"day": 10, "week": 7, "month": 7, "year": 4}.get(found["unit"])
    return point(known.anchor(length) if length else None)


def unknown(_: re.Match[str], __: Known) -> Value:
    """An expression that says when, but not which date."""
    return None
