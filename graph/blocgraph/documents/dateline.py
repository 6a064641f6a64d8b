"""Full dates in running text, and the day of publication that a document's first lines give."""

from __future__ import annotations

import re
from datetime import date

from blocgraph.model import is_partial_date

_MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, 1)}
MONTHS |= {name[:3]: number for name, number in tuple(MONTHS.items())} | {"sept": 9}
WEEKDAYS = {
    name: number
    for number, name in enumerate(
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    )
}

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
YEAR = r"(?:1[6-9]|20)\d\d"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
FULL_DATE = (
    rf"(?:(?P<d1>{DAY})(?: of)? (?P<m1>{MONTH}),? (?P<y1>{YEAR})\b"
    rf"|(?P<m2>{MONTH}) (?P<d2>{DAY}),? (?P<y2>{YEAR})\b"
    rf"|(?P<y3>{YEAR})-(?P<m3>0[1-9]|1[0-2])-(?P<d3>3[01]|[12]\d|0[1-9])(?!\d|-\d))"
)
_FULL_DATE = re.compile(r"(?<![\w-])" + FULL_DATE)

_FIRST_LINES = 12
_LONGEST_DATE_LINE = 120
_LONGEST_DATELINE = 90
_LONGEST_TITLE = 180
_MONTH_LINES = 4
_MONTH_LINE = re.compile(rf"[^.!?]{{3,80}}, (?P<month>{MONTH}) (?P<year>{YEAR})")


def month_number(name: str) -> int:
    """The number of a month's name or abbreviation.

    >>> month_number("Sept."), month_number("MAY")
    (9, 5)
    """
    return MONTHS[name.rstrip(".").lower()]


def full_date(found: re.Match[str]) -> str | None:
    """The day that a match of `FULL_DATE` names, as YYYY-MM-DD; None if there is no such day."""
    day, month, year = next(
        (found[f"d{form}"], found[f"m{form}"], found[f"y{form}"])
        for form in (1, 2, 3)
        if found[f"y{form}"]
    )
    number = int(month) if month.isdigit() else month_number(month)
    return iso_day(int(year), number, int(re.sub(r"\D", "", day)))


def iso_day(year: int, month: int, day: int) -> str | None:
    """The day as YYYY-MM-DD; None if the calendar has no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def to_iso_day(written: str) -> str | None:
    """The partial date that a metadata field gives; None if it is in no form that we know.

    >>> to_iso_day("2024-06-10T06:30:00Z"), to_iso_day("10 June 2024"), to_iso_day("2024")
    ('2024-06-10', '2024-06-10', '2024')
    """
    found = _FULL_DATE.search(written)
    if found:
        return full_date(found)
    return written if is_partial_date(written) else None


def find_published(text: str) -> str | None:
    """The day in the first lines of a text that reads as its date line, as YYYY-MM-DD.

    >>> find_published("Title\\n\\nSEOUL, 13 November 2024 - North Korea ratified the treaty.")
    '2024-11-13'
    """
    lines = [line.strip() for line in text[:6000].split("\n") if line.strip()]
    for line in lines[:_FIRST_LINES]:
        found = _FULL_DATE.search(line[:200])
        if found and _is_date_line(line, found):
            day = full_date(found)
            if day:
                return day
    for line in lines[1:_MONTH_LINES]:
        dated = _MONTH_LINE.fullmatch(line)
        if dated:
            return f"{dated['year']}-{month_number(dated['month']):02}"
    return None


def _is_date_line(line: str, found: re.Match[str]) -> bool:
    before, after = line[: found.start()].strip(), line[found.end() :].strip()
    if not after and len(line) <= _LONGEST_TITLE and before.endswith(","):
        return True
    if len(line) <= _LONGEST_DATE_LINE and not re.search(r"[a-z]{2}[.!?]([\"'”’]|$)", line):
        return len(before.split()) <= 8 and len(after.split()) <= 8
    if found.end() <= _LONGEST_DATELINE and re.match(r"(\([^)]*\) *)?[-–—]+(\s|$)|\(", after):
        return not before or before.endswith((",", "(", "/", "|")) or before.isupper()
    return re.fullmatch(r"(?i)(date|dated|published|updated|posted)( on)?:?", before) is not None
