"""Whether a document is in English, which is all that the rules know."""

from __future__ import annotations

import re

from blocgraph.model import Document

_COMMON = frozenset(
    re.findall(
        r"\w+",
        "the of and to that is was for on with by at from it has be its said not are "
        "which have had were but they who their this after or will",
    )
)
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000
_LEAST_SHARE = 0.15
_LEAST_WORDS = 20


def is_english(document: Document) -> bool:
    """Whether the text reads as English, whatever its metadata says.

    That is, whether at least 15 % of its words are among English's most common ones; a text of
    fewer than 20 words is what its metadata says.

    >>> is_english(Document("d", "Der Vertrag ist in Kraft. " * 5))
    False
    """
    words = _WORD.findall(document.text[:_SAMPLE].lower())
    if len(words) < _LEAST_WORDS:
        return document.language.startswith("en")
    return sum(word in _COMMON for word in words) >= _LEAST_SHARE * len(words)
