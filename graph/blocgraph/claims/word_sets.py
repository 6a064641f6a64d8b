"""Short word lists that a rule needs beside it."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a text as a set.

    >>> sorted(words("ally bloc"))
    ['ally', 'bloc']
    """
    return frozenset(text.split())
