"""The pronouns and descriptions of a sentence that may refer back to an actor."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from blocgraph.mentions.phrase_finder import Phrase, PhraseFinder, between, to_lower
from blocgraph.mentions.rows import actor_classes, anaphoric_phrases, word_set
from blocgraph.mentions.spans import Reference
from blocgraph.model import Sentence

PRONOUN = "pronoun"
_CAPITAL = re.compile(
    r"the (?:sides|parties|contracting parties|council|assembly|presidents|ministers|leaders"
    r"|heads of state|summit|conference|region|association|community|commission|committee"
    r"|heads of state (?:and|or) government)|summit"
)
_BEFORE_NOUN = re.compile(
    r"\b(?P<article>the|that|this)\s+(?P<words>(?:(?!the\b|that\b|this\b)[\w-]+\s+){0,3})$", re.I
)


class Anaphor(NamedTuple):
    """From START to END stands WORDS, which refers to NUMBER actors of the class ANTECEDENT."""

    start: int
    end: int
    words: str
    number: str
    antecedent: str


@cache
def _phrases() -> dict[str, tuple[str, str]]:
    return {row.phrase: (row.number, row.antecedent) for row in anaphoric_phrases()}


@cache
def _finder() -> PhraseFinder:
    plain = (phrase for phrase, (number, _) in _phrases().items() if number != "other")
    return PhraseFinder([*plain, *word_set("pronoun")])


@cache
def _relation() -> re.Pattern[str]:
    words = "|".join(
        re.escape(phrase)
        for phrase in sorted(_phrases(), key=lambda phrase: (-len(phrase), phrase))
        if _phrases()[phrase][0] == "other"
    )
    return re.compile(rf"\s+(?:[\w’'-]+\s+){{0,2}}?(?P<word>{words})\b", re.IGNORECASE)


def find_anaphoric_phrases(text: str) -> list[Phrase]:
    """All pronouns and phrases of a text that may refer back."""
    return _finder().find(text)


def anaphors_in(
    text: str, sentence: Sentence, phrases: list[Phrase], named: list[Reference]
) -> list[Anaphor]:
    """What may refer back in a sentence, in order and clear of the names in it."""
    anaphors: list[Anaphor] = []
    for found in between(phrases, sentence.start, sentence.end):
        anaphor = _read(text, sentence, found, named)
        if anaphor and not (anaphors and anaphor.start < anaphors[-1].end):
            anaphors.append(anaphor)
    return anaphors


def _read(text: str, sentence: Sentence, found: Phrase, named: list[Reference]) -> Anaphor | None:
    start, end, words = found
    if words == "us" and text[start:end] != "us":
        return None
    if _CAPITAL.fullmatch(words) and not text[start:end].split()[-1][0].isupper():
        return None
    if words in ("its", "his", "their"):
        relational = _relational(text, sentence, found, named)
        if relational:
            return relational
    if _crosses(start, end, named):
        return None
    number, antecedent = _phrases().get(words, (PRONOUN, ""))
    if number == "noun":
        return _description(text, sentence, found, antecedent, named)
    return Anaphor(start, end, words, number, antecedent)


def _relational(
    text: str, sentence: Sentence, found: Phrase, named: list[Reference]
) -> Anaphor | None:
    """ "Its new neighbour"; the noun alone where a name comes between."""
    relation = _relation().match(text, found.end, sentence.end)
    if not relation or any(r.start == relation.end() + 1 for r in named):
        return None
    head = to_lower(relation["word"])
    start = found.start
    if _crosses(start, relation.end(), named):
        start = relation.start("word")
    if _crosses(start, relation.end(), named):
        return None
    return Anaphor(start, relation.end(), head, *_phrases()[head])


def _description(
    text: str, sentence: Sentence, found: Phrase, antecedent: str, named: list[Reference]
) -> Anaphor | None:
    """ "The oil-rich North African country": what the words before the noun allow."""
    before = _BEFORE_NOUN.search(text, max(sentence.start, found.start - 50), found.start)
    if not before or _crosses(before.start(), found.end, named):
        return None
    words = before["words"].split()
    for size in range(min(2, len(words)), 0, -1):
        described = " ".join(words[-size:])
        if described in actor_classes():
            antecedent, words = described, words[:-size]
            break
    if any(word in word_set("no description") or not word.islower() for word in words):
        return None
    start = before.start()
    if antecedent == "pair":
        return Anaphor(start, found.end, to_lower(text[start : found.end]), "2", "state")
    return Anaphor(start, found.end, to_lower(text[start : found.end]), "one", antecedent)


def _crosses(start: int, end: int, named: list[Reference]) -> bool:
    return any(r.start < end and start < r.end for r in named)
