"""The lines of a text: which of them are blocks of their own, which headings, which list items."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

_WIDEST_WRAP = 130
_NARROWEST_WRAP = 40
_LONGEST_HEADING = 100
_LONGEST_QUESTION = 60

_MARKER = re.compile(r"(?P<heading>#{1,6} +)|(?:[-*+•‣▪◦·●○■–—] +|\(?\d{1,2}[.)] +|>+ *)+")
_FINAL = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_QUESTION = re.compile(r"\?[\"'”’»)\]]*$")


class Block(NamedTuple):
    """The characters from START to END are one paragraph, list item, table row or heading."""

    start: int
    end: int
    is_heading: bool


def unwrap(text: str) -> str:
    """The text with a space for each line end that only wraps a paragraph; no offset moves.

    A line end wraps where the next word would not have fitted on the line, given the longest line
    of the text, or where a sentence goes on with a small letter. Where the line ends a sentence
    nothing hangs on it, and the line end stays.

    >>> unwrap("Poland and Estonia sent forty thousand shells\\nto Ukraine.")
    'Poland and Estonia sent forty thousand shells to Ukraine.'
    """
    lines = text.split("\n")
    longest = max(map(len, lines))
    width = longest if _NARROWEST_WRAP <= longest <= _WIDEST_WRAP else None
    pieces = [lines[0]]
    for line, following in pairwise(lines):
        pieces.append(" " if _wraps(line, following, width) else "\n")
        pieces.append(following)
    return "".join(pieces)


def find_blocks(text: str) -> Iterator[Block]:
    """The blocks of an unwrapped text, in order: each line that says anything."""
    position = 0
    alone_before = True
    is_first = True
    lines = text.split("\n")
    for number, line in enumerate(lines):
        start, position = position, position + len(line) + 1
        stripped = line.strip()
        if not stripped:
            alone_before = True
            continue
        alone_after = number + 1 == len(lines) or not lines[number + 1].strip()
        start += len(line) - len(line.lstrip())
        end = start + len(stripped)
        marker = _MARKER.match(stripped)
        skipped = marker.end() if marker and marker.end() < len(stripped) else 0
        if marker and marker["heading"]:
            is_heading = True
        else:
            is_heading = not marker and _reads_as_heading(
                stripped, alone=alone_before and alone_after, first=is_first
            )
        yield Block(start + skipped, end, is_heading)
        alone_before = False
        is_first = False


def _wraps(line: str, following: str, width: int | None) -> bool:
    line, following = line.rstrip(), following.strip()
    if not line or not following or line.startswith("#") or _MARKER.match(following):
        return False
    if _SENTENCE_END.search(line):
        return False
    if following[0].islower() and not _FINAL.search(line):
        return True
    word = following.split(" ", 1)[0]
    return width is not None and len(line) + 1 + len(word) > width


def _reads_as_heading(line: str, *, alone: bool, first: bool) -> bool:
    if len(line) > _LONGEST_HEADING or " | " in line or not (alone or first):
        return False
    if not _FINAL.search(line):
        return True
    return bool(_QUESTION.search(line)) and (first or len(line) <= _LONGEST_QUESTION)
