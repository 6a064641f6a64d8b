"""Arithmetic on partial dates: `YYYY`, `YYYY-MM` and `YYYY-MM-DD`, as precise as what is known."""

from __future__ import annotations

from datetime import date, timedelta

_NUMBER_WORDS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen", "twenty",
)  # fmt: skip
NUMBERS = {word: number for number, word in enumerate(_NUMBER_WORDS)} | {"a": 1, "an": 1}


def to_day(partial: str | None) -> date | None:
    """The day that a partial date names; None where it is less precise than a day."""
    return date.fromisoformat(partial) if partial and len(partial) == 10 else None


def shift_months(partial: str, months: int) -> str | None:
    """The month so many months on; None where the date has no month."""
    if len(partial) < 7:
        return None
    count = int(partial[:4]) * 12 + int(partial[5:7]) - 1 + months
    return f"{count // 12:04}-{count % 12 + 1:02}"


def shift(partial: str, number: int, unit: str) -> str | None:
    """The date so many units on, no more precise than the unit and the date allow.

    >>> shift("2022-04-20", -1, "day"), shift("2014-03", 1, "year"), shift("2014", 1, "month")
    ('2022-04-19', '2015', None)
    """
    if unit == "year":
        return f"{int(partial[:4]) + number:04}"
    if unit == "month":
        return shift_months(partial, number)
    day = to_day(partial)
    if day is None:
        return None
    if unit == "day":
        return (day + timedelta(days=number)).isoformat()
    return month_of_days(day + timedelta(days=7 * number - 3), 7)


def month_of_days(first: date, length: int) -> str | None:
    """The month in which all the days lie; None where they lie in two."""
    last = first + timedelta(days=length - 1)
    return first.isoformat()[:7] if (first.year, first.month) == (last.year, last.month) else None


def month_of_week(day: date, weeks: int) -> str | None:
    """The month of the working days of the week so many weeks on; None where they lie in two."""
    return month_of_days(day - timedelta(days=day.weekday()) + timedelta(weeks=weeks), 5)


def weekday_near(day: date, weekday: int, *, later: bool, strictly: bool) -> str:
    """The nearest such weekday not after the day, or not before it, or strictly so."""
    distance = (weekday - day.weekday()) % 7 if later else (day.weekday() - weekday) % 7
    if strictly and distance == 0:
        distance = 7
    return (day + timedelta(days=distance if later else -distance)).isoformat()


def in_year(year: int, month: int, day: int | None) -> str | None:
    """The month, or the day of it, of a year; None if the calendar has no such day."""
    if day is None:
        return f"{year:04}-{month:02}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def year_of_month(reference: str, month: int, day: int | None, *, later: bool) -> int | None:
    """The year of the latest such month or day not after the reference, or the first not before it.

    None where the reference has no month.
    """
    if len(reference) < 7:
        return None
    precision = 2 if len(reference) == 10 and day is not None else 1
    wanted = (month, day or 0)[:precision]
    given = tuple(int(part) for part in reference.split("-")[1:])[:precision]
    year = int(reference[:4])
    if later:
        return year if wanted >= given else year + 1
    return year if wanted <= given else year - 1


def number_from(word: str) -> int | None:
    """The number of a numeral or number word; None for "several" and the like.

    >>> number_from("Eighteen"), number_from("30"), number_from("several")
    (18, 30, None)
    """
    return int(word) if word.isdigit() else NUMBERS.get(word.lower())
