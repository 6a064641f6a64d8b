"""Text to sentences, each with its exact place."""

from __future__ import annotations

import re
from collections.abc import Iterator

import sentencex

from blocgraph.documents.lines import find_blocks, unwrap
from blocgraph.model import Document, Sentence

# What sentencex takes for the end of a sentence but is none: abbreviations that a name or a number
# follows, and the number of a list item.
_GOES_ON = re.compile(
    r"(?:(?:\A|[\s(])(?:[Aa]mb|[Aa]ppt|[Aa]pprox|[Cc]f|[Vv]ols?|[Cc]h|[Pp]aras?|[Ff]ig|[Nn]os?"
    r"|[Aa]rts?|[Ss]ecs?|[Pp]p?|[Cc]a|[Ee]st|[Bb]rig|[Cc]mdr|[Cc]dr|[Vv]ice-[Aa]dm|[Aa]yat|[Ss]upt"
    r"|M[sS]|Mx|Messrs|Mmes?|Drs?|Hon|Adm|Capt|Maj|Sgt|Col|Lt|Rev"
    r"|Prof|[Aa]tty|[Dd]el|[Ii]nsp|i\.e|e\.g)\.|\A\(?\d{1,3}[.)])\s*\Z"
)
_SAID_NO = re.compile(
    r"\b(?:sa(?:y|ys|id)|answer(?:ed|s|) (?:was|is)|votes?d?|an?|is|was) no\.\s*\Z"
)
# What it takes for none but is one: cells of a row, and an ellipsis before a new beginning.
_MISSED = re.compile(r" \| |(?<=[^\s.]…) (?=[A-Z“‘\"])|(?<=[^\s.]…[”’\"]) (?=[A-Z])")
_LONGEST_ABBREVIATION = 12
_LONGEST_BLOCK = 20_000
# No sentence of prose is as long; what is (tables, lists, garbage) is cut, for the time that
# reading takes grows faster than a sentence.
_LONGEST_SENTENCE = 3_000


def split_sentences(document: Document) -> tuple[Sentence, ...]:
    """The sentences and headings of a document, in order.

    Each is trimmed and stands in the text as it is: `text[start:end] == sentence.text`. No
    character but spaces, list bullets, heading marks and bars between cells is left out.

    >>> [s.text for s in split_sentences(Document("d", "Gen. Vo left. The U.S. stayed."))]
    ['Gen. Vo left.', 'The U.S. stayed.']
    """
    text = unwrap(document.text)
    sentences: list[Sentence] = []
    for start, end, is_heading in find_blocks(text):
        cut = _not_too_long if is_heading else _sentence_spans
        sentences.extend(
            Sentence(document.id, first, last, document.text[first:last], is_heading)
            for first, last in cut(text, start, end)
        )
    return tuple(sentences)


def _sentence_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for first, last in _merged(text, start, end):
        position = first
        for gap in _MISSED.finditer(text, first, last):
            yield from _not_too_long(text, position, gap.start())
            position = gap.end()
        yield from _not_too_long(text, position, last)


def _not_too_long(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _LONGEST_SENTENCE:
        stop = _cut(text, start, start + _LONGEST_SENTENCE)
        yield from _trimmed(text, start, stop)
        start = stop
    yield from _trimmed(text, start, end)


def _merged(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The spans of sentencex's sentences, those joined that are parts of one."""
    first = last = start
    for piece in _pieces(text, start, end):
        last += len(piece)
        if last >= end or not _goes_on(piece, text[last : last + 1]):
            yield first, last
            first = last
    if first < end:
        yield first, end


def _goes_on(piece: str, follows: str) -> bool:
    """Whether the stop at the end of the piece is that of an abbreviation; FOLLOWS comes after."""
    stripped = piece.rstrip()
    near = max(0, len(stripped) - _LONGEST_ABBREVIATION)
    if _GOES_ON.search(stripped, near) is None:
        return False
    return follows.isdigit() or _SAID_NO.search(piece) is None


def _pieces(text: str, start: int, end: int) -> Iterator[str]:
    """The sentences that sentencex finds, whose parts add up to the text.

    Its time grows faster than the length of a paragraph, so that a huge one is cut at spaces first.
    """
    while start < end:
        stop = min(end, start + _LONGEST_BLOCK)
        if stop < end:
            stop = _cut(text, start, stop)
        pieces = sentencex.segment("en", text[start:stop])
        yield from pieces if "".join(pieces) == text[start:stop] else (text[start:stop],)
        start = stop


def _cut(text: str, start: int, stop: int) -> int:
    """The last place before `stop` where a sentence, a clause or a word ends."""
    for mark in (". ", "; ", ", ", " "):
        found = text.rfind(mark, start, stop)
        if found > start:
            return found + len(mark)
    return stop


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        first = start + len(piece) - len(piece.lstrip())
        yield first, first + len(stripped)
