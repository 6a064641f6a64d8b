"""One pass over a text for all names: leftmost, longest, whole words, case kept."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from blocgraph.mentions.names import Name, all_names


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
    automaton = AhoCorasick(
        [group[0].text for group in names],
        matchkind=MatchKind.LeftmostLongest,
        store_patterns=False,
    )
    return _Gazetteer(automaton, names)


def find_names(text: str) -> list[Found]:
    """All names in a text, in their order."""
    automaton, names = _gazetteer()
    return [
        Found(start, end, names[index])
        for index, start, end in automaton.find_matches_as_indexes(text)
        if _is_whole(text, start, end)
    ]


def _is_whole(text: str, start: int, end: int) -> bool:
    if start and (text[start - 1].isalnum() or text[start - 1] in "_@#"):
        return False
    if end == len(text) or not text[end - 1].isalnum():
        return True
    return not (text[end].isalnum() or text[end] == "_")
