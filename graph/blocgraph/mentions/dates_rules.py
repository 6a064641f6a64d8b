"""The expressions that say when, each a pattern and the way to its value.

A rule's `resolve` gets the match and what is known at that place, and gives the first and last
partial date (the last None where it is one date); None where the expression says when, but not
which date.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from blocgraph.documents.dateline import DAY, FULL_DATE, MONTH, YEAR
from blocgraph.mentions.dates_values import (
    Known,
    Value,
    read_ago,
    read_attributive_year,
    read_bare_month,
    read_day_month,
    read_day_to_day,
    read_day_word,
    read_days,
    read_feast,
    read_from_anchor,
    read_from_deed,
    read_full,
    read_iso_month,
    read_month_of_that_year,
    read_month_year,
    read_months,
    read_near_month,
    read_near_unit,
    read_one_year,
    read_same_unit,
    read_season,
    read_slashed,
    read_weekday,
    read_years,
    unknown,
)


class Rule(NamedTuple):
    """Whatever matches PATTERN is a date of KIND whose value RESOLVE gives.

    The date is the part GROUP of the match. Nothing matches where the text does not meet NEEDS.
    """

    kind: str
    pattern: re.Pattern[str]
    resolve: Callable[[re.Match[str], Known], Value]
    group: str | int
    needs: str


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
    r"(?:(?i:least|as|in|since|by|until|till|from|of|before|after|during|throughout|through|year|"
    r"early|late|mid|around|about|circa|spring|summer|autumn|fall|winter|end|start)[ -]|\()"
)
_OWNER = r"(?:\b(?i:the|an?|its|their|his|her|our|that|this|under|another)|['’]s|s['’]) "
_MONTH_LEAD = (
    r"\b(?i:in|since|until|till|by|from|during|of|late|early|mid|before|after|through|throughout|"
    r"between|to)[ -](?:(?:early|late|mid)[ -])?"
)


_TIME_WORDS = (
    "day", "hours", "tomorrow", "night", "morning", "afternoon", "evening", "week", "month", "year",
    "decade", "centur", "spring", "summer", "autumn", "fall", "winter",
)  # fmt: skip


def _names_time(text: str) -> bool:
    lower = text.lower()
    return any(word in lower for word in _TIME_WORDS)


_NEEDS: dict[str, Callable[[str], object]] = {
    "year": re.compile(r"\d{4}").search,
    "month": re.compile(
        r"Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
        r"|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC"
    ).search,
    "feast": re.compile("Christmas|Boxing|New Year|May Day").search,
    "deed": re.compile("after|before").search,
}
_NEEDS_WITH_TIME: dict[str, Callable[[str], object]] = {
    "weekday": re.compile(_WEEKDAY).search,
    "ago": re.compile(" ago").search,
    "anchor": re.compile(
        "earlier|later|previous|before|after|preceding|following|next|there"
    ).search,
    "same": re.compile("same|that|Same|That|SAME|THAT").search,
}
"""Quick tests of a text, each true wherever a rule that needs it might match."""


def met_needs(text: str) -> set[str]:
    """The needs of rules that a text meets."""
    met = {name for name, test in _NEEDS.items() if test(text)}
    if _names_time(text):
        met.add("time")
        met.update(name for name, test in _NEEDS_WITH_TIME.items() if test(text))
    return met


_NEEDED: dict[Callable[[re.Match[str], Known], Value], str] = {
    **dict.fromkeys(
        (
            read_full,
            read_slashed,
            read_month_year,
            read_iso_month,
            read_years,
            read_one_year,
            read_attributive_year,
        ),
        "year",
    ),
    **dict.fromkeys(
        (
            read_days,
            read_day_to_day,
            read_months,
            read_month_of_that_year,
            read_day_month,
            read_near_month,
            read_bare_month,
        ),
        "month",
    ),
    read_weekday: "weekday",
    read_ago: "ago",
    read_feast: "feast",
    read_from_anchor: "anchor",
    read_from_deed: "deed",
    read_same_unit: "same",
}


def _rule(
    kind: str, pattern: str, resolve: Callable[[re.Match[str], Known], Value], flags: int = 0
) -> Rule:
    compiled = re.compile(pattern, flags)
    needs = _NEEDED.get(resolve, "time")
    if resolve is unknown and YEAR in pattern:
        needs = "year"
    return Rule(kind, compiled, resolve, "date" if "date" in compiled.groupindex else 0, needs)


RULES = (
    _rule(
        "range",
        rf"(?<![\w./-])(?P<a>{DAY}) (?P<m1>{MONTH}){_TO}(?P<b>{DAY}) (?P<m2>{MONTH})"
        rf",? (?P<y>{YEAR})\b",
        read_day_to_day,
    ),
    _rule(
        "range",
        rf"(?<![\w./-])(?P<a>{DAY}){_TO}(?P<b>{DAY}) (?P<m1>{MONTH})(?P<m2>)"
        rf"(?:,? (?P<y>{YEAR})\b)?",
        read_days,
    ),
    _rule(
        "range",
        rf"\b(?P<m1>{MONTH})(?P<m2>) (?P<a>{DAY}){_TO}(?P<b>{DAY})\b(?! {MONTH})"
        rf"(?:,? (?P<y>{YEAR})\b)?",
        read_days,
    ),
    _rule("point", rf"(?<![\w/-]){_LEAD}(?:the )?{FULL_DATE}{_NO_NAME}", read_full),
    _rule("point", rf"(?<![\w/.])(?P<a>\d\d?)([/.])(?P<b>\d\d?)\2(?P<y>{YEAR})\b", read_slashed),
    _rule(
        "range",
        rf"\b(?P<m1>{_FULL_MONTH}){_TO}(?P<m2>{_FULL_MONTH})(?: (?P<y>{YEAR})\b)?(?! \d)",
        read_months,
    ),
    _rule("point", rf"\b(?P<m>{MONTH}),? (?:of )?(?P<y>{YEAR})\b{_NOT_COUNTED}", read_month_year),
    _rule(
        "point",
        rf"\b(?P<m>{_FULL_MONTH}),? (?:of |in )?(?:the same|that(?: same)?) year\b",
        read_month_of_that_year,
    ),
    _rule(
        "point",
        rf"(?<![\w/.-]){_LEAD}(?:the )?(?:(?P<d1>{DAY})(?: of)? (?P<m1>{MONTH})"
        rf"|(?P<m2>{MONTH}) (?P<d2>{DAY}))(?![\w.,-]*\d){_NO_NAME}",
        read_day_month,
    ),
    _rule("point", rf"\b(?i:(?P<which>last|next|this)) (?P<m>{_FULL_MONTH})", read_near_month),
    _rule(
        "point",
        r"\b(?P<feast>Christmas (?:Eve|Day)|Boxing Day|New Year[’']s (?:Eve|Day)|May Day)\b"
        r"(?! (?:speech|message|address|parade|carol|rally|charge|truce))",
        read_feast,
    ),
    _rule("point", rf"{_MONTH_LEAD}(?P<date>(?P<m>{_FULL_MONTH}))(?!['’]s)", read_bare_month),
    _rule("point", rf"\b(?<=and )(?P<m>(?!May){_FULL_MONTH})(?= [a-z]|[,.;])", read_bare_month),
    _rule(
        "attributive",
        rf"{_OWNER}(?P<date>(?P<m>{_FULL_MONTH}))(?= [a-z]+)(?! (?:and|or|of|on)\b)",
        read_bare_month,
    ),
    _rule("point", rf"(?<![\w/.-])(?P<date>{YEAR}-(?:0[1-9]|1[0-2]))(?![\w-])", read_iso_month),
    _rule(
        "range",
        rf"(?<![\w,./$€£-])(?P<a>{YEAR})(?:{_TO}|, (?:{YEAR}, )*{YEAR} and )"
        rf"(?P<b>{YEAR}|\d\d)(?![\w-]|[.,]\d)"
        rf"{_NOT_COUNTED}",
        read_years,
    ),
    _rule("vague", rf"\b(?:the )?(?:early |late |mid-)?{YEAR}s\b", unknown),
    _rule(
        "point", rf"(?<!\w){_YEAR_LEAD}(?P<date>(?P<y>{YEAR}))\b{_NOT_COUNTED}(?!-)", read_one_year
    ),
    _rule("point", rf"\A(?P<date>(?P<y>{YEAR}))(?=:| [-–—] |\Z)", read_one_year),
    _rule(
        "attributive",
        rf"{_OWNER}(?P<date>(?P<y>{YEAR})){_NOT_COUNTED}(?= [A-Za-z]|['’]s)",
        read_attributive_year,
    ),
    _rule(
        "point",
        r"(?<!Black )(?<!Bloody )(?<!Good )(?<!Easter )(?<!Palm )(?<!Super )(?<![Ee]very )"
        r"(?<![Ee]ach )\b(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Pp]ast|[Cc]oming) )?"
        rf"(?P<weekday>{_WEEKDAY})\b"
        r"(?! (?:Times|Telegraph|Mirror|Express|Herald|Mail|Post|Review|prayers))",
        read_weekday,
    ),
    _rule(
        "point",
        r"\b(?i:yesterday|today|tomorrow|tonight|last night|this (?:morning|afternoon|evening))\b",
        read_day_word,
    ),
    _rule(
        "point",
        r"(?<!the )(?<!these )\b(?i:(?P<which>last|this|next|coming|current)(?: very)?)"
        r" (?P<unit>weekend|week|month|year)\b",
        read_near_unit,
    ),
    _rule("point", rf"\b{_NUMBER} (?P<unit>day|week|month|year)s? ago\b", read_ago),
    _rule(
        "point",
        rf"\b{_NUMBER} (?P<unit>day|week|month|year)s? "
        r"(?P<way>earlier|later|previously|afterwards|afterward|thereafter)\b",
        read_from_anchor,
    ),
    _rule(
        "point",
        rf"\b{_NUMBER} (?P<unit>day|week|month|year)s? (?P<way>before|after)(?=[,.;:)]|\Z)",
        read_from_anchor,
    ),
    _rule(
        "point",
        r"\b(?i:the) (?P<way>previous|preceding|following|next) (?P<unit>day|week|month|year)\b",
        read_from_anchor,
    ),
    _rule(
        "point",
        r"\b(?i:the) (?P<unit>day|week|month|year) (?P<way>before|after)(?=[,.;:)]|\Z)",
        read_from_anchor,
    ),
    _rule(
        "offset",
        rf"\b(?:{_NUMBER}|[Tt]he) (?P<unit>day|week|fortnight|month|year)s? "
        r"(?P<way>before|after)\b",
        read_from_deed,
    ),
    _rule("offset", r"\b(?i:hours|minutes|moments) after\b", read_from_deed),
    _rule(
        "point",
        r"\b(?i:(?:the|that|this) same|(?<!so )that) (?P<unit>day|week|month|year)\b",
        read_same_unit,
    ),
    _rule(
        "point",
        r"\b(?i:(?P<which>last|this|next|in|in the|since the|during the|over the)) "
        r"(?P<season>(?i:spring|summer|autumn|fall))\b(?! (?:of )?\d| session| offensive)",
        read_season,
    ),
    _rule(
        "vague",
        r"\b(?i:last|this|next|in|in the|during the) (?:spring|summer|autumn|fall|winter)\b"
        r"(?! (?:of )?\d)",
        unknown,
    ),
    _rule("vague", r"\b(?i:recent|past|coming) (?:days|weeks|months|years|decades)\b", unknown),
    _rule("vague", r"\b(?:decades?|years|months|weeks|days|centur(?:y|ies)) ago\b", unknown),
    _rule(
        "duration",
        r"\b(?i:for|over|within) (?:the (?:past|last|next) )?(?:(?:\d{1,3}|[a-z]+)[ -]){1,5}"
        r"(?:day|week|month|year|decade)s?\b",
        unknown,
    ),
)

HINT = re.compile(
    r"\d(?:\d{3}| ?[JFMASONDjfmasond]|[/.]\d)|days?\b|yesterday|tomorrow|tonight|night\b|ing\b"
    r"|January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Christmas|Boxing|New Year|[A-Z][a-z]{2,3}\.? \d|[Hh]ours after|week|month|year"
    r"|decade|centur|fortnight|morning|spring|summer|autumn|fall|winter"
)
"""What every sentence with a date has; it begins with no `\\b`, which makes it quicker."""
