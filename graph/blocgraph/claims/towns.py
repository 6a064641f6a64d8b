"""The state in which a town, region or base lies that a phrase names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from blocgraph.claims.tokens import Token
from blocgraph.claims.word_sets import words
from blocgraph.mentions.names import fold
from blocgraph.mentions.rows import towns


def state_of(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The state of the first town, region or base that the words name."""
    known = _by_first_word()
    for place, token in enumerate(tokens):
        if token.mention is not None or not token.text[0].isupper():
            continue
        for rest, code in known.get(_plain(token), ()):
            end = place + 1 + len(rest)
            if [_plain(other) for other in tokens[place + 1 : end]] != rest:
                continue
            if not _is_in_other_name(tokens, place, end):
                return (code,)
    return ()


def _plain(token: Token) -> str:
    return token.text.removesuffix("'s").removesuffix("’s")


def _is_in_other_name(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether it is part of a person's, a ship's or a firm's name."""
    before = tokens[start - 1] if start else None
    if before is not None and before.text[0].isupper() and before.tag in ("N", "NUM"):
        if before.lower not in _PARTS:
            return True
    following = tokens[end] if end < len(tokens) else None
    if following is None or not following.text[0].isupper() or following.mention is not None:
        return False
    return following.tag == "N" and following.lower not in _GROUNDS


@cache
def _by_first_word() -> dict[str, tuple[tuple[list[str], str], ...]]:
    """The words after the first one and the state of each place, the longest name first."""
    found: dict[str, list[tuple[list[str], str]]] = {}
    for name, code in towns().items():
        for spelling in {name, fold(name)}:
            first, *rest = spelling.split()
            found.setdefault(first, []).append((rest, code))
    return {
        first: tuple(sorted(rows, key=lambda row: (-len(row[0]), row)))
        for first, rows in found.items()
    }


_PARTS = words(
    "north south east west northern southern eastern western central upper lower greater inner "
    "outer camp fort port lake mount occupied the"
)
_GROUNDS = words(
    "province oblast region district state governorate county prefecture department canton air "
    "airport port airfield airbase base naval island islands valley strait straits bridge shoal "
    "bay peninsula heights nuclear pass crossing gap corridor sector road highway river desert "
    "oasis archipelago atoll reef gulf sea coast barracks shipyard dockyard power dam refinery"
)
