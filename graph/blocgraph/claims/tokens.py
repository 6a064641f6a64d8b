"""Sentences to tokens, in which each mention of an actor is one token and dates are marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from blocgraph.claims.word_sets import words
from blocgraph.mentions.dates import DateMention
from blocgraph.model import Mention, Sentence

_TOKEN = re.compile(
    r"[’'](?:ve|ll|re|d|m)\b|[$€£¥]?\d+(?:[.,]\d+)*\w*(?:-[^\W\d_]+)*"
    r"|[^\W_]+(?:[’'.-](?=[^\W_])[^\W_]+)*|[^\w\s]|_"
)
_POSSESSIVE = re.compile(r"[’']s?$")


@dataclass(slots=True, eq=False)
class Token:
    """The characters from START to END of the sentence, as one word; TAG is its part of speech.

    `lower` is the word in lower case, `lemma` the verb it is a form of; `actors` are those that it
    names. Tags: `DET`, `ADJ`, `NUM`,
    `N`, `ACT` (a mention), `POSS` (an actor as possessor), `DATE`, `P` (preposition), `TO`, `C`
    (coordination), `S` (subordination), `R` (relative pronoun), `PRON`, `ADV`, `NEG`, `MOD`, `AUX`,
    `V`, `VPP` (past or participle), `VING`, and punctuation as itself.
    """

    start: int
    end: int
    text: str
    lower: str
    tag: str = ""
    lemma: str = ""
    form: str = ""
    mention: Mention | None = None
    actors: tuple[str, ...] = ()
    possessive: bool = False
    quoted: bool = False
    ignored: bool = False


def tokenize(
    sentence: Sentence, mentions: Sequence[Mention], dates: Sequence[DateMention]
) -> list[Token]:
    """The tokens of a sentence, with offsets in it."""
    text = sentence.text
    base = sentence.start
    spans: list[tuple[int, int, Mention | None]] = [
        (mention.start - base, mention.end - base, mention) for mention in mentions
    ]
    taken = [(start, end) for start, end, _ in spans]
    for date in dates:
        start, end = date.start - base, date.end - base
        if 0 <= start < end <= len(text) and all(end <= a or b <= start for a, b in taken):
            spans.append((start, end, None))
            taken.append((start, end))
    spans.sort(key=lambda span: (span[0], -span[1]))
    tokens: list[Token] = []
    place = 0
    for start, end, mention in spans:
        if start < place:
            continue
        tokens.extend(_words(text, place, start))
        tokens.append(_special(text, start, end, mention))
        place = end
        if text.startswith(("’s", "'s"), place) and tokens[-1].lower in _CONTRACTING:
            tokens.append(Token(place, place + 2, text[place : place + 2], "'s"))
            place += 2
        elif text.startswith(("’s", "'s"), place):
            tokens[-1].possessive = True
            if mention is None:
                tokens[-1].tag = "ADJ"
            place += 2
        elif mention is not None and text.startswith(("’", "'"), place) and text[place - 1] == "s":
            tokens[-1].possessive = True
            place += 1
    tokens.extend(_words(text, place, len(text)))
    if any(mark in text for mark in _QUOTES):
        _mark_quotes(tokens)
    _mark_abbreviations(tokens)
    return tokens


def _special(text: str, start: int, end: int, mention: Mention | None) -> Token:
    word = text[start:end]
    token = Token(start, end, word, word.lower(), "ACT" if mention else "DATE", mention=mention)
    if mention and mention.kind != "place":
        token.actors = mention.actors
    if mention and (
        _POSSESSIVE.search(word) or token.lower in ("its", "their", "his", "her", "our", "whose")
    ):
        token.possessive = True
    return token


def _words(text: str, start: int, end: int) -> list[Token]:
    found: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        first, last = match.span()
        lower = word.lower().replace("’", "'")
        if "'" not in lower and lower != "cannot":
            found.append(Token(first, last, word, lower))
        elif lower.endswith("n't") and len(lower) > 3:
            middle = first + len(word) - 3
            stem = {"wo": "will", "ca": "can", "sha": "shall"}.get(lower[:-3], lower[:-3])
            found.append(Token(first, middle, text[first:middle], stem))
            found.append(Token(middle, last, text[middle:last], "n't"))
        elif (clitic := lower[lower.rfind("'") :]) in _CLITICS and "'" in lower:
            middle = last - len(clitic)
            if middle > first:
                whole = text[first:middle]
                found.append(Token(first, middle, whole, lower[: -len(clitic)]))
            found.append(Token(middle, last, text[middle:last], _CLITICS[clitic]))
        elif lower.endswith("'s") and lower[:-2] in _CONTRACTING:
            middle = last - 2
            found.append(Token(first, middle, text[first:middle], lower[:-2]))
            found.append(Token(middle, last, text[middle:last], "'s"))
        elif lower == "cannot":
            found.append(Token(first, first + 3, word[:3], "can"))
            found.append(Token(first + 3, last, word[3:], "not"))
        elif lower.endswith("'s") or (lower.endswith("s'")):
            token = Token(first, last, word, lower[:-2])
            token.possessive = True
            found.append(token)
        else:
            found.append(Token(first, last, word, lower))
    return found


_CLITICS = {"'ve": "have", "'ll": "will", "'re": "are", "'m": "am", "'d": "'d"}
_CONTRACTING = words("it he she that there here what who where how let everybody everyone nobody")
_SHORT = words(
    "mr mrs ms dr st gen lt col maj capt cpl sgt adm brig cmdr sen rep gov amb prof hon rev pres "
    "jr sr no nos vs approx est inc ltd co corp dept min fig art arts para paras e.g i.e"
)


def _mark_abbreviations(tokens: list[Token]) -> None:
    """Let the stops of "Mr." and "J. R." end no clause."""
    for before, stop in pairwise(tokens):
        if stop.text == "." and stop.start == before.end:
            initial = len(before.text) == 1 and before.text.isupper()
            stop.ignored = initial or before.lower in _SHORT or "." in before.text


_QUOTES = ("“", "”", '"', "«", "»")


def _mark_quotes(tokens: list[Token]) -> None:
    inside = False
    for token in tokens:
        if token.text in _QUOTES:
            inside = token.text in ("“", "«") or (token.text == '"' and not inside)
            token.ignored = True
        else:
            token.quoted = inside
