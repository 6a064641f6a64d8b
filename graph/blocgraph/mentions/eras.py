"""Names that meant another state in other times: Moscow was the Soviet Union's until 1991."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import NamedTuple

from blocgraph.mentions.rows import Era, eras
from blocgraph.model import Document, Sentence

_YEAR = re.compile(r"\b1[789]\d\d\b|\b20\d\d\b")
_POINT_IN_TIME = re.compile(
    r"\b(?:[Ii]n|[Bb]y|[Uu]ntil|[Dd]uring|[Ff]rom|[Tt]o|[Aa]fter|[Bb]efore|[Aa]round|[Ll]ate|[Ee]arly|and"
    r"|January|February|March|April|May|June|July|August|September|October|November|December"
    r"|[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter)(?: of|,)? $"
)
_STILL = re.compile(r"\b(?:today|now|still|nowadays|current|currently|latest|recent|recently)\b")
_LAST_SOVIET_YEAR = 1991
_FEW_YEARS = 3


class _Year(NamedTuple):
    place: int
    year: int
    is_point: bool


class Calendar:
    """Which year a place in a document tells of, as far as its words say so.

    A history goes through the years in their order, so that a year counts until the next one is
    named. In other texts only a sentence that names its year tells of the past.
    """

    def __init__(self, document: Document) -> None:
        text = document.text
        self._text = text
        self._years = [
            _Year(found.start(), int(found[0]), self._is_point(text, found))
            for found in _YEAR.finditer(text)
        ]
        self._places = [one.place for one in self._years]
        self._published = int(document.published[:4]) if document.published else None
        old = {one.year for one in self._years if one.year <= _LAST_SOVIET_YEAR}
        self._is_history = len(old) >= _FEW_YEARS and (
            self._published is None or self._published <= _LAST_SOVIET_YEAR
        )
        self._is_modern = any(one.year > _LAST_SOVIET_YEAR for one in self._years)

    @staticmethod
    def _is_point(text: str, found: re.Match[str]) -> bool:
        return _POINT_IN_TIME.search(text, max(0, found.start() - 12), found.start()) is not None

    def year_at(self, sentence: Sentence, place: int) -> int | None:
        """The year that the words at a place tell of; None where nothing says so."""
        first = bisect_left(self._places, sentence.start)
        inside = self._years[first : bisect_left(self._places, sentence.end)]
        if not self._is_history:
            return self._year_of_sentence(sentence, inside)
        if inside:
            before = [one for one in inside if one.place < place]
            return (before[-1] if before else inside[0]).year
        if first and not (self._is_modern and self._says_now(sentence)):
            return self._years[first - 1].year
        return None if self._is_modern else self._years[0].year

    def _year_of_sentence(self, sentence: Sentence, inside: list[_Year]) -> int | None:
        published = self._published
        if not inside:
            is_old = published is not None and published <= _LAST_SOVIET_YEAR
            return published if is_old else None
        if not any(one.is_point for one in inside):
            return None
        if self._says_now(sentence):
            return None
        return max(one.year for one in inside)

    def _says_now(self, sentence: Sentence) -> bool:
        return _STILL.search(self._text, sentence.start, sentence.end) is not None


def code_in(name: str, year: int | None) -> str | None:
    """The code that a name means in a year: empty if nobody then, None if the same as always."""
    for era in _by_name().get(name, ()):
        if year is None:
            return "" if not era.code else None
        if era.since <= year < era.until:
            return era.code
    return None


@cache
def dated_names() -> frozenset[str]:
    """The names that mean different actors in different times."""
    return frozenset(_by_name())


@cache
def _by_name() -> dict[str, tuple[Era, ...]]:
    found: dict[str, tuple[Era, ...]] = {}
    for era in eras():
        for name in {era.name, era.name.upper()}:
            found[name] = (*found.get(name, ()), era)
    return found
