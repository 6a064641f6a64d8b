"""Whole words and phrases in a text whatever their case, in one pass."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick


class Phrase(NamedTuple):
    """The characters from START to END are PHRASE."""

    start: int
    end: int
    phrase: str


class PhraseFinder:
    """Finds phrases, leftmost and longest first."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases = sorted({to_lower(phrase) for phrase in phrases})
        self._automaton = AhoCorasick(self._phrases)

    def find(self, text: str) -> list[Phrase]:
        """All phrases in a text, in their order."""
        found = self._automaton.find_matches_as_indexes(to_lower(text), overlapping=True)
        whole = sorted(
            (start, -end, index) for index, start, end in found if is_whole(text, start, end)
        )
        phrases: list[Phrase] = []
        for start, negative_end, index in whole:
            if not phrases or start >= phrases[-1].end:
                phrases.append(Phrase(start, -negative_end, self._phrases[index]))
        return phrases


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether no word goes on at either end."""
    if start and _is_word(text[start - 1]):
        return False
    return end == len(text) or not (text[end - 1].isalnum() and _is_word(text[end]))


def between(found: list[Phrase], start: int, end: int) -> Iterator[Phrase]:
    """The phrases that lie between two places."""
    for place in range(bisect_left(found, (start, 0, "")), len(found)):
        if found[place].end > end:
            return
        yield found[place]


def to_lower(text: str) -> str:
    """The text with small ASCII letters, each character in its place."""
    if text.isascii():
        return text.lower()
    return text.encode(errors="surrogatepass").lower().decode(errors="surrogatepass")


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"
