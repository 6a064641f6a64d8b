"""Where and for whom a text is written, by its own lines: "By N. Okoro, Lagos", "Oslo, 2024"."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from blocgraph.mentions.gazetteer import Found
from blocgraph.mentions.names import NameKind, fold
from blocgraph.mentions.rows import towns

_BY_LINE = re.compile(r"^(?:By|by|BY|From)\s+(?P<rest>[^\n]+)$", re.MULTILINE)
_IMPRINT = re.compile(
    r"^(?P<rest>[A-Z][^\n.;:!?]*,? (?:\d{1,2} )?"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?: \d{1,2},)? \d{4})[^\n.;!?]{0,20}$",
    re.MULTILINE,
)
_LONG_LINE = 120
_LONG_TEXT = 900
_BIO = re.compile(
    r"\n(?:The (?:writer|author)|[^\W\d_][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3})(?:,| "
    r"(?:is|was|served as|has served as|represents|sits in)\b)(?P<rest>[^\n]*)\s*\Z"
)
_ROLE = re.compile(
    r"\b(?:ambassador|minister|president|senator|member of parliament|MP|lawmaker|diplomat"
    r"|spokes\w+|adviser|negotiator|general|admiral|parliament|commissioner)\b",
    re.IGNORECASE,
)
_ABROAD = re.compile(
    r",? (?:where|from where|from which) I (?:now |still |have )*"
    r"(?:write|live|lived|work|am writing|am living|teach|study|reside)\b"
)
_HEAD_LINES = 6


@cache
def _town_codes() -> dict[str, str]:
    """The states of towns by their names, with and without accents."""
    return {spelling: code for name, code in towns().items() for spelling in (name, fold(name))}


@cache
def _town_pattern() -> re.Pattern[str]:
    names = sorted(_town_codes(), key=lambda name: (-len(name), name))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")


def town_state(line: str) -> str | None:
    """The state of the town that a by-line or a dateline names."""
    found = {_town_codes()[match[0]] for match in _town_pattern().finditer(line)}
    return found.pop() if len(found) == 1 else None


def _imprint(head: str) -> re.Match[str] | None:
    """The line that says where and when a text appeared: "Ministry of Defence, Oslo, May 2024"."""
    return next((line for line in _IMPRINT.finditer(head) if len(line[0]) < _LONG_LINE), None)


def home_by_line(text: str, founds: list[Found], code: Callable[[Found], str | None]) -> str | None:
    """The state of the place from which a by-line or an imprint says that the text comes.

    A state that a long text never names is where its writer lives in exile, and so is the one of
    which he says that he writes there.
    """
    end = -1
    for _ in range(_HEAD_LINES):
        end = text.find("\n", end + 1)
        if end < 0:
            break
    head = text if end < 0 else text[:end]
    for line in (_BY_LINE.search(head), _imprint(head)):
        if line is None:
            continue
        start, stop = line.span("rest")
        here = [f for f in founds if start <= f.start < stop]
        named = [f for f in here if f.names[0].kind is not NameKind.PERSON]
        places = {place for found in named if (place := code(found)) is not None}
        town = town_state(line["rest"])
        if len(places) != 1 and (places or town is None):
            continue
        state = places.pop() if places else town or ""
        later = [f for f in founds if f.start >= stop and code(f) == state]
        if not later and len(text) - stop > _LONG_TEXT:
            continue
        if not any(_ABROAD.match(text, f.end) for f in later):
            return state
    return None


def home_by_writer(
    text: str, founds: list[Found], code: Callable[[Found], str | None]
) -> str | None:
    """The state for which the writer has acted, by the line about him at the end."""
    bio = _BIO.search(text)
    if bio is None or not _ROLE.search(bio["rest"]):
        return None
    start, stop = bio.span("rest")
    return next((c for f in founds if start <= f.start < stop and (c := code(f))), None)
