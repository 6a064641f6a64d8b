"""Text to sentences, each with its exact place."""

from __future__ import annotations

import re
from collections.abc import Iterator

import sentencex

from blocgraph.documents.lines import find_blocks, unwrap
from blocgraph.model import Document, Sentence


def split_sentences(document: Document) -> tuple[Sentence, ...]:
    """The sentences and headings of a document, in order.

    Each is trimmed and stands in the text as it is: `text[start:end] == sentence.text`. No character
    but spaces, list bullets and heading marks is left out.

    >>> [s.text for s in split_sentences(Document("d", "Gen. Vo left. The U.S. stayed."))]
    ['Gen. Vo left.', 'The U.S. stayed.']
    """
    text = unwrap(document.text)
    sentences: list[Sentence] = []
    for block in find_blocks(text):
        spans = (
            [(block.start, block.end)]
            if block.is_heading
            else _sentence_spans(text, block.start, block.end)
        )
        for start, end in spans:
            sentences.append(
                Sentence(document.id, start, end, document.text[start:end], block.is_heading)
            )
    return tuple(sentences)


def _sentence_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    position = start
    for piece in sentencex.segment("en", text[start:end]):
        stripped = piece.strip()
        if stripped:
            at = position + len(piece) - len(piece.lstrip())
            yield at, at + len(stripped)
        position += len(piece)
