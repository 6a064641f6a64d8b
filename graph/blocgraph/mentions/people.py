"""Who holds an office: known officeholders by date, and those whom a text introduces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from blocgraph.mentions.names import Name, fold
from blocgraph.mentions.rows import Officeholder

_SURNAME_FIRST = frozenset({"CHN", "PRK", "KOR", "TWN", "HKG"})
_TITLES = frozenset({"jr", "jr.", "sr", "ii", "iii", "iv", "vi", "x", "xvi", "xiv"})
_BYGONE = "1990"
_YEAR = re.compile(r"\b(?:1[789]|20)\d\d\b")


def holder_in_office(
    names: tuple[Name, ...], dates: tuple[str, ...], counts: Mapping[str, int]
) -> Name | None:
    """The name whose bearer held office on one of the dates; the first date that fits decides.

    Args:
        names: the persons of that name.
        dates: days or years, the most telling first; none if the text is undated.
        counts: how often the text has named each actor, which decides between namesakes.
    """
    if len(names) > 1:
        names = tuple(sorted(names, key=lambda name: -counts.get(name.codes[0], 0)))
    if not dates:
        latest = max(names, key=_last_day)
        return latest if " " in latest.text or _last_day(latest) >= _BYGONE else None
    for date in dates:
        for name in names:
            if any(_holds(holder, date) for holder in name.holders):
                return name
    return None


def is_other_bearer(given: str, name: Name) -> bool:
    """Whether a given name right before a surname is not that of its holders in office."""
    return not any(
        text[0] == given[0]
        for holder in name.holders
        for text in (holder.name, *holder.aliases)
        if " " in text
    )


def _last_day(name: Name) -> str:
    return max("9999" if holder.valid_to == ".." else holder.valid_to for holder in name.holders)


def _holds(holder: Officeholder, date: str) -> bool:
    since = holder.valid_from[: len(date)]
    until = holder.valid_to[: len(date)]
    return since <= date[: len(since)] and (holder.valid_to == ".." or date[: len(until)] <= until)


def surname(name: str, code: str) -> str:
    """The part of a full name that stands alone afterwards.

    >>> surname("Sergei Lavrov", "RUS"), surname("Xi Jinping", "CHN")
    ('Lavrov', 'Xi')
    """
    words = name.split()
    while len(words) > 1 and words[-1].lower() in _TITLES:
        words.pop()
    return words[0] if code in _SURNAME_FIRST else words[-1]


class Introductions:
    """The persons that a document has introduced so far, and the states they act for."""

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}

    def __bool__(self) -> bool:
        return bool(self._codes)

    def add(self, name: str, code: str) -> None:
        """Remember that `name` acts for `code`."""
        for known in (name, surname(name, code)):
            if len(known) > 2:
                self._codes.setdefault(known, code)
                self._codes.setdefault(fold(known), code)

    def known(self) -> Iterator[tuple[str, str]]:
        """All names and their states."""
        yield from self._codes.items()

    def code(self, name: str) -> str | None:
        """The state of a person introduced before."""
        return self._codes.get(name)

    def find(self, text: str, start: int, end: int) -> list[tuple[int, int, str]]:
        """Where introduced persons are named again: (start, end, code), longest names first."""
        found: list[tuple[int, int, str]] = []
        for name in sorted(self._codes, key=lambda known: (-len(known), known)):
            place = text.find(name, start, end)
            while place >= 0:
                after = place + len(name)
                if _is_word(text, place, after) and not any(
                    place < b and a < after for a, b, _ in found
                ):
                    found.append((place, after, self._codes[name]))
                place = text.find(name, after, end)
        return sorted(found)


def _is_word(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not (before.isalnum() or before == "-" or after.isalnum())


def years_in(text: str) -> list[str]:
    """The years that a text names, in order."""
    return _YEAR.findall(text)
