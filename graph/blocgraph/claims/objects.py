"""What was given, signed or imposed, as short strings of the text."""

from __future__ import annotations

from collections.abc import Iterable

from blocgraph.claims.lexicon import Lexicon
from blocgraph.claims.phrases import NounPhrase
from blocgraph.claims.word_sets import words

_LONGEST, _MOST = 80, 6
_EMPTY = words("more some other such further additional several many new own first last")


def span(phrase: NounPhrase) -> str:
    """The words of the phrase without articles, numbers and owners before them."""
    tokens = [token for token in phrase.tokens if token.tag not in ("DET", "NUM", "POSS")]
    while len(tokens) > 1 and tokens[0].lower in _EMPTY:
        tokens.pop(0)
    text = ""
    for before, token in zip([None, *tokens], tokens, strict=False):
        gap = "" if before is None or before.end == token.start else " "
        text += gap + token.text
    return text[:_LONGEST]


def distinct(spans: Iterable[str]) -> tuple[str, ...]:
    """Each span once, whatever its capitals, in the order of the text."""
    first: dict[str, str] = {}
    for text in spans:
        if text:
            first.setdefault(text.casefold(), text)
    return tuple(first.values())[:_MOST]


def handed_over(
    lexicon: Lexicon, things: Iterable[NounPhrase], trigger: tuple[str, ...]
) -> tuple[str, ...]:
    """The goods that a noun of transfer names: "sale of TANKS", "GAS exports"."""
    named = [
        span(phrase) for phrase in things
        if not phrase.strong and any(lexicon.classes(token.lower) for token in phrase.tokens)
    ]  # fmt: skip
    own = [word for word in trigger[:-1] if lexicon.classes(word)]
    return distinct([*own, *named])
