"""One pass over a text for all names: leftmost, longest, whole words, case kept."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from blocgraph.mentions.names import Name, all_names, plain_letters
from blocgraph.mentions.phrase_finder import is_whole


class Found(NamedTuple):
    """The characters from START to END are one of NAMES."""

    start: int
    end: int
    names: tuple[Name, ...]


class _Gazetteer(NamedTuple):
    automaton: AhoCorasick
    names: tuple[tuple[Name, ...], ...]


@cache
def _gazetteer() -> _Gazetteer:
    names = all_names()
    return _Gazetteer(AhoCorasick([group[0].text for group in names]), names)


def find_names(text: str) -> list[Found]:
    """All names in a text, in their order."""
    automaton, names = _gazetteer()
    matches = automaton.find_matches_as_indexes(text, overlapping=True)
    whole = [(start, -end, index) for index, start, end in matches if _is_whole(text, start, end)]
    plain = text if text.isascii() else text.translate(plain_letters())
    if plain != text:
        whole += [
            (start, -end, index)
            for index, start, end in automaton.find_matches_as_indexes(plain, overlapping=True)
            if plain[start:end] != text[start:end] and _is_whole(text, start, end)
        ]
    whole.sort(key=lambda match: (_first_word(text, match[0]), match[1], match[0]))
    found: list[Found] = []
    for start, negative_end, index in whole:
        if not found or start >= found[-1].end:
            found.append(Found(start, -negative_end, names[index]))
    return found


def _first_word(text: str, start: int) -> int:
    """Where a name begins without its article: "the South" is no part of "the South Africans"."""
    return start + 4 if text[start : start + 4] in ("the ", "The ") else start


def _is_whole(text: str, start: int, end: int) -> bool:
    return is_whole(text, start, end) and not (start and text[start - 1] in "@#")
