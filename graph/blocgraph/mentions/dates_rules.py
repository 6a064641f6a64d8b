"""The expressions that say when, each a pattern and the way to its value.

A rule's `resolve` gets the match and what is known at that place, and gives the first and last
partial date (the last None where it is one date); None where the expression says when, but not
which date.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from blocgraph.documents.dateline import (
    DAY,
    FULL_DATE,
    MONTH,
    WEEKDAYS,
    YEAR,
    full_date,
    month_number,
)
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


class Rule(NamedTuple):
    """Whatever matches PATTERN is a date of KIND whose value RESOLVE gives.

    Nothing matches where NEEDS, which is quick to look for, is not in the text.
    """

    kind: str
    pattern: re.Pattern[str]
    resolve: Callable[[re.Match[str], Known], Value]
    needs: re.Pattern[str]


def _point(value: str | None) -> Value:
    return None if value is None else (value, None)


def _full(found: re.Match[str], _: Known) -> Value:
    return _point(full_date(found))


def _slashed(found: re.Match[str], _: Known) -> Value:
    first, second, year = int(found["a"]), int(found["b"]), int(found["y"])
    if first == second or second > 12 or first > 12:
        month, day = (first, second) if second > 12 else (second, first)
        return _point(in_year(year, month, day) if 1 <= month <= 12 else None)
    return _point(str(year))


def _days(found: re.Match[str], known: Known) -> Value:
    month = month_number(found["m1"] or found["m2"])
    first, last = (int(re.sub(r"\D", "", found[name])) for name in ("a", "b"))
    year = found["y"] or _year(month, first, known)
    start, end = (in_year(int(year), month, day) if year else None for day in (first, last))
    return (start, end) if start and end and first < last else _point(start)


def _month_year(found: re.Match[str], _: Known) -> Value:
    return _point(f"{found['y']}-{month_number(found['m']):02}")


def _iso_month(found: re.Match[str], _: Known) -> Value:
    return _point(found["date"])


def _months(found: re.Match[str], known: Known) -> Value:
    first, last = month_number(found["m1"]), month_number(found["m2"])
    last_year = found["y"] or _year(last, None, known)
    if last_year is None:
        return None
    first_year = int(last_year) - (first > last)
    return f"{first_year}-{first:02}", f"{last_year}-{last:02}"


def _month_of_that_year(found: re.Match[str], known: Known) -> Value:
    year = known.anchor(4)
    return _point(year and f"{year}-{month_number(found['m']):02}")


def _year(month: int, day: int | None, known: Known) -> int | None:
    """The year of a month or day that is given without one."""
    if known.told and len(known.told) >= 7:
        return int(known.told[:4])
    if known.published:
        return year_of_month(known.published, month, day, later=known.future)
    year = known.anchor(4)
    return int(year) if year else None


def _day_month(found: re.Match[str], known: Known) -> Value:
    month = month_number(found["m1"] or found["m2"])
    day = int(re.sub(r"\D", "", found["d1"] or found["d2"]))
    year = _year(month, day, known)
    return _point(in_year(year, month, day) if year else None)


def _bare_month(found: re.Match[str], known: Known) -> Value:
    month = month_number(found["m"])
    year = _year(month, None, known)
    return _point(in_year(year, month, None) if year else None)


def _near_month(found: re.Match[str], known: Known) -> Value:
    if known.published is None or len(known.published) < 7:
        return None
    month, (year, now) = month_number(found["m"]), map(int, known.published[:7].split("-"))
    if found["which"].lower() == "last":
        year -= month >= now
    elif found["which"].lower() == "next":
        year += month <= now
    return _point(in_year(year, month, None))


def _years(found: re.Match[str], _: Known) -> Value:
    first, last = found["a"], found["b"]
    last = first[: 4 - len(last)] + last
    return (first, last) if first < last else _point(first)


def _one_year(found: re.Match[str], _: Known) -> Value:
    return _point(found["y"])


def _attributive_year(found: re.Match[str], known: Known) -> Value:
    is_plan = known.published is not None and found["y"] > known.published[:4]
    return None if is_plan else _point(found["y"])


def _weekday(found: re.Match[str], known: Known) -> Value:
    day = to_day(known.published)
    if day is None:
        return None
    which = (found["which"] or "").lower()
    later = which in ("next", "this", "coming") or (known.future and which not in ("last", "past"))
    return _point(
        weekday_near(
            day,
            WEEKDAYS[found["weekday"].lower()],
            later=later,
            strictly=which in ("last", "past", "next"),
        )
    )


_DAY_OFFSETS = {"yesterday": -1, "last night": -1, "tomorrow": 1}


def _day_word(found: re.Match[str], known: Known) -> Value:
    offset = _DAY_OFFSETS.get(found.group().lower(), 0)
    return _point(known.published and shift(known.published, offset, "day"))


_OFFSETS = {"last": -1, "previous": -1, "next": 1, "coming": 1, "this": 0, "current": 0}


def _near_unit(found: re.Match[str], known: Known) -> Value:
    offset, unit = _OFFSETS[found["which"].lower()], found["unit"]
    if known.published is None:
        return None
    if unit in ("week", "weekend"):
        day = to_day(known.published)
        return _point(month_of_week(day, offset) if day else None)
    return _point(shift(known.published, offset, unit))


def _ago(found: re.Match[str], known: Known) -> Value:
    number = number_from(found["number"])
    if number is None or known.published is None:
        return None
    return _point(shift(known.published, -number, found["unit"]))


_BACKWARDS = {"earlier", "before", "previously", "previous", "preceding"}


def _from_anchor(found: re.Match[str], known: Known) -> Value:
    groups = found.groupdict()
    number = number_from(groups.get("number") or "one")
    unit = found["unit"]
    reference = known.anchor({"year": 4, "month": 7}.get(unit, 10))
    if number is None or reference is None:
        return None
    return _point(shift(reference, -number if found["way"] in _BACKWARDS else number, unit))


def _from_deed(found: re.Match[str], known: Known) -> Value:
    """When the deed was that the sentence counts from: "a month after A had armed B"."""
    reference = known.told or known.published
    groups = found.groupdict()
    unit, number = groups.get("unit"), number_from(groups.get("number") or "one")
    if reference is None or unit is None or number is None:
        return _point(reference)
    if unit == "fortnight":
        unit, number = "day", 14 * number
    back = found["way"] == "after"
    return _point(shift(reference, -number if back else number, unit))


def _same_unit(found: re.Match[str], known: Known) -> Value:
    length = {"day": 10, "week": 7, "month": 7, "year": 4}.get(found["unit"])
    return _point(known.anchor(length) if length else None)


def _unknown(_: re.Match[str], __: Known) -> Value:
    return None


_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_LEAD = rf"(?:{_WEEKDAY},? (?:the )?)?"
_FULL_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_NUMBER = r"(?P<number>\d{1,2}|[Aa]n?|[a-z]+|[A-Z][a-z]+)"
_TO = r" ?(?:-|–|—|to|and|through|until) ?"
_NO_NAME = (
    r"(?! (?:[Mm]ovement|[Gg]roup|[Bb]rigade|[Rr]evolution|[Mm]artyrs|attacks?\b|massacres?\b))"
)
_NOT_COUNTED = (
    r"(?!,\d|\.\d|%|\d)(?! (?:[a-z]+ )?(?:soldiers|troops|men|women|people|tanks|tonnes|tons|"
    r"fighters|drones|missiles|kilomet|km\b|miles|metres|percent|per cent|dollars|euros|"
    r"mercenaries|civilians|prisoners|personnel|police|houses|homes|shells|rounds|vehicles|aircraft|ships|"
    r"megawatts|MW\b|barrels|families|refugees|workers|times)\b)"
)
_YEAR_LEAD = (
    r"(?:(?i:in|since|by|until|till|from|of|before|after|during|throughout|through|year|"
    r"early|late|mid|around|about|circa|spring|summer|autumn|fall|winter|end|start)[ -]|\()"
)
_OWNER = r"(?:\b(?i:the|an?|its|their|his|her|our|that|this|under|another)|['’]s|s['’]) "
_MONTH_LEAD = (
    r"\b(?i:in|since|until|till|by|from|during|of|late|early|mid|before|after|through|throughout|"
    r"between|to)[ -](?:(?:early|late|mid)[ -])?"
)


_YEAR_NUMBER = re.compile(r"\d{4}")
_MONTH = re.compile(
    r"Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
    r"|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC"
)
_WORD = re.compile(
    r"(?i:day|hours|tomorrow|night|morning|afternoon|evening|week|month|year|decade|centur|spring|summer"
    r"|autumn|fall|winter)"
)


_NEEDS: dict[Callable[[re.Match[str], Known], Value], re.Pattern[str]] = {
    **dict.fromkeys(
        (_full, _slashed, _month_year, _iso_month, _years, _one_year, _attributive_year),
        _YEAR_NUMBER,
    ),
    **dict.fromkeys(
        (_days, _months, _month_of_that_year, _day_month, _near_month, _bare_month), _MONTH
    ),
    _weekday: re.compile(_WEEKDAY),
    _ago: re.compile(" ago"),
    _from_anchor: re.compile("earlier|later|previous|before|after|preceding|following|next"),
    _from_deed: re.compile("after|before"),
    _same_unit: re.compile("same|that|Same|That|SAME|THAT"),
}


def _rule(
    kind: str, pattern: str, resolve: Callable[[re.Match[str], Known], Value], flags: int = 0
) -> Rule:
    needs = _NEEDS.get(resolve, _WORD)
    if resolve is _unknown and YEAR in pattern:
        needs = _YEAR_NUMBER
    return Rule(kind, re.compile(pattern, flags), resolve, needs)


RULES = (
    _rule(
        "range",
        rf"(?<![\w./-])(?P<a>{DAY}){_TO}(?P<b>{DAY}) (?P<m1>{MONTH})(?P<m2>)"
        rf"(?:,? (?P<y>{YEAR})\b)?",
        _days,
    ),
    _rule(
        "range",
        rf"\b(?P<m1>{MONTH})(?P<m2>) (?P<a>{DAY}){_TO}(?P<b>{DAY})\b(?! {MONTH})"
        rf"(?:,? (?P<y>{YEAR})\b)?",
        _days,
    ),
    _rule("point", rf"(?<![\w/-]){_LEAD}(?:the )?{FULL_DATE}{_NO_NAME}", _full),
    _rule("point", rf"(?<![\w/.])(?P<a>\d\d?)([/.])(?P<b>\d\d?)\2(?P<y>{YEAR})\b", _slashed),
    _rule(
        "range",
        rf"\b(?P<m1>{_FULL_MONTH}){_TO}(?P<m2>{_FULL_MONTH})(?: (?P<y>{YEAR})\b)?(?! \d)",
        _months,
    ),
    _rule("point", rf"\b(?P<m>{MONTH}),? (?:of )?(?P<y>{YEAR})\b{_NOT_COUNTED}", _month_year),
    _rule(
        "point",
        rf"\b(?P<m>{_FULL_MONTH}),? (?:of |in )?(?:the same|that(?: same)?) year\b",
        _month_of_that_year,
    ),
    _rule(
        "point",
        rf"(?<![\w/.-]){_LEAD}(?:the )?(?:(?P<d1>{DAY})(?: of)? (?P<m1>{MONTH})"
        rf"|(?P<m2>{MONTH}) (?P<d2>{DAY}))(?![\w.,-]*\d){_NO_NAME}",
        _day_month,
    ),
    _rule("point", rf"\b(?i:(?P<which>last|next|this)) (?P<m>{_FULL_MONTH})", _near_month),
    _rule("point", rf"{_MONTH_LEAD}(?P<date>(?P<m>{_FULL_MONTH}))(?!['’]s)", _bare_month),
    _rule("point", rf"\b(?<=and )(?P<m>(?!May){_FULL_MONTH})(?= [a-z]|[,.;])", _bare_month),
    _rule(
        "attributive",
        rf"{_OWNER}(?P<date>(?P<m>{_FULL_MONTH}))(?= [a-z]+)(?! (?:and|or|of|on)\b)",
        _bare_month,
    ),
    _rule("point", rf"(?<![\w/.-])(?P<date>{YEAR}-(?:0[1-9]|1[0-2]))(?![\w-])", _iso_month),
    _rule(
        "range",
        rf"(?<![\w,./$€£-])(?P<a>{YEAR})(?:{_TO}|, (?:{YEAR}, )*{YEAR} and )"
        rf"(?P<b>{YEAR}|\d\d)(?![\w-]|[.,]\d)"
        rf"{_NOT_COUNTED}",
        _years,
    ),
    _rule("vague", rf"\b(?:the )?(?:early |late |mid-)?{YEAR}s\b", _unknown),
    _rule("point", rf"(?<!\w){_YEAR_LEAD}(?P<date>(?P<y>{YEAR}))\b{_NOT_COUNTED}(?!-)", _one_year),
    _rule("point", rf"\A(?P<date>(?P<y>{YEAR}))(?=:| [-–—] |\Z)", _one_year),
    _rule(
        "attributive",
        rf"{_OWNER}(?P<date>(?P<y>{YEAR})){_NOT_COUNTED}(?= [A-Za-z]|['’]s)",
        _attributive_year,
    ),
    _rule(
        "point",
        r"(?<!Black )(?<!Bloody )(?<!Good )(?<!Easter )(?<!Palm )(?<!Super )(?<![Ee]very )"
        r"(?<![Ee]ach )\b(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Pp]ast|[Cc]oming) )?"
        rf"(?P<weekday>{_WEEKDAY})\b"
        r"(?! (?:Times|Telegraph|Mirror|Express|Herald|Mail|Post|Review|prayers))",
        _weekday,
    ),
    _rule(
        "point",
        r"\b(?i:yesterday|today|tomorrow|tonight|last night|this (?:morning|afternoon|evening))\b",
        _day_word,
    ),
    _rule(
        "point",
        r"(?<!the )(?<!these )\b(?i:(?P<which>last|this|next|coming|current))"
        r" (?P<unit>weekend|week|month|year)\b",
        _near_unit,
    ),
    _rule("point", rf"\b{_NUMBER} (?P<unit>day|week|month|year)s? ago\b", _ago),
    _rule(
        "point",
        rf"\b{_NUMBER} (?P<unit>day|week|month|year)s? (?P<way>earlier|later|previously)\b",
        _from_anchor,
    ),
    _rule(
        "point",
        rf"\b{_NUMBER} (?P<unit>day|week|month|year)s? (?P<way>before|after)(?=[,.;:)]|\Z)",
        _from_anchor,
    ),
    _rule(
        "point",
        r"\b(?i:the) (?P<way>previous|preceding|following|next) (?P<unit>day|week|month|year)\b",
        _from_anchor,
    ),
    _rule(
        "point",
        r"\b(?i:the) (?P<unit>day|week|month|year) (?P<way>before|after)(?=[,.;:)]|\Z)",
        _from_anchor,
    ),
    _rule(
        "offset",
        rf"\b(?:{_NUMBER}|[Tt]he) (?P<unit>day|week|fortnight|month|year)s? "
        r"(?P<way>before|after)\b",
        _from_deed,
    ),
    _rule("offset", r"\b(?i:hours|minutes|moments) after\b", _from_deed),
    _rule(
        "point",
        r"\b(?i:(?:the|that|this) same|(?<!so )that) (?P<unit>day|week|month|year)\b",
        _same_unit,
    ),
    _rule(
        "vague",
        r"\b(?i:last|this|next|in|in the|during the) (?:spring|summer|autumn|fall|winter)\b"
        r"(?! (?:of )?\d)",
        _unknown,
    ),
    _rule("vague", r"\b(?i:recent|past|coming) (?:days|weeks|months|years|decades)\b", _unknown),
    _rule("vague", r"\b(?:decades?|years|months|weeks|days|centur(?:y|ies)) ago\b", _unknown),
    _rule(
        "duration",
        r"\b(?i:for|over|within) (?:the (?:past|last|next) )?(?:(?:\d{1,3}|[a-z]+)[ -]){1,5}"
        r"(?:day|week|month|year|decade)s?\b",
        _unknown,
    ),
)

HINT = re.compile(
    r"\d{4}|\d ?[JFMASONDjfmasond]|days?\b|yesterday|tomorrow|tonight|night\b|ing\b"
    r"|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"|[A-Z][a-z]{2,3}\.? \d|[Hh]ours after|week|month|year|decade|centur|fortnight"
    r"|morning|spring|summer|autumn|fall|winter"
    r"|\d[/.]\d"
)
