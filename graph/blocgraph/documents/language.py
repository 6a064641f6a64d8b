"""Whether a document is in English, which is all that the rules know."""

from __future__ import annotations

import re

from blocgraph.model import Document

_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    _WORD.findall(
        "the of and to that is was for on with by at from it has be its said not are "
        "which have had were but they who their this after or will"
    )
)
_OTHER = frozenset(
    _WORD.findall(
        "der die das und ist mit von den dem ein eine nicht auch für le la les des du une est "
        "dans que pour el los las del una por con para se na os da do em não il di che è gli dei "
        "het een van niet voor och att det är som på og av til den ve bir bu için i w z nie się "
        "do jest czy в и на не что с по из за это та у"
    )
)
_SAMPLE = 20_000
_LEAST_SHARE = 0.06
_LEAST_WORDS = 20


def is_english(document: Document) -> bool:
    """Whether the text reads as English, whatever its metadata says.

    That is, whether at least 6 % of its words are among English's most common ones, and more of
    them than are common in other languages; a text of fewer than 20 words is what its metadata
    says.

    >>> is_english(Document("d", "Der Vertrag ist in Kraft. " * 5))
    False
    """
    words = _WORD.findall(document.text[:_SAMPLE].lower())
    if len(words) < _LEAST_WORDS:
        return document.language.startswith("en")
    english, other = (sum(word in common for word in words) for common in (_ENGLISH, _OTHER))
    return english >= _LEAST_SHARE * len(words) and english > other
