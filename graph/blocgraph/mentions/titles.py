"""People whom a report names by a title and no country: "Prime Minister" and a name."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from blocgraph.mentions.noun_phrases import person_name
from blocgraph.mentions.phrase_finder import Phrase, between
from blocgraph.mentions.rows import anaphoric_phrases
from blocgraph.mentions.spans import Reference
from blocgraph.model import Sentence

_PLAIN_BEFORE = re.compile(r"(?:^|[.;:,!?—–“\"(\n-]\s*|\b[a-z]+\s+)$")
_NOT_IN_OFFICE = re.compile(
    r"\b(?:former|ex|late|then|deposed|ousted|exiled|counterpart|their|his|her|its|visiting)[ -]+$",
    re.I,
)


class Titled(NamedTuple):
    """From START to END stand a title and NAME; CODE if only one state has that title."""

    start: int
    end: int
    name: str
    code: str | None


@cache
def _titles() -> dict[str, str]:
    """Whose each title is: a state's code, or `home` where many states have it."""
    return {row.phrase: row.antecedent for row in anaphoric_phrases() if row.number == "title"}


def titled_people(
    text: str, sentence: Sentence, phrases: list[Phrase], named: list[Reference]
) -> list[Titled]:
    """The full names after a capitalised title that nobody else has laid claim to."""
    people: list[Titled] = []
    for found in between(phrases, sentence.start, sentence.end):
        owner = _titles().get(found.phrase)
        if owner is None or not _is_capitalised(text[found.start : found.end]):
            continue
        before = text[max(sentence.start, found.start - 20) : found.start]
        if not _PLAIN_BEFORE.search(before) or _NOT_IN_OFFICE.search(before):
            continue
        end = person_name(text, found.end, sentence.end)
        if end is None or len(text[found.end : end].split()) < 2:
            continue
        after = text[end : end + 8]
        if after.startswith((" of ", "’s ", "'s ")) and any(
            end < r.start <= end + 8 for r in named
        ):
            continue
        if not any(r.start < end and found.start - 3 < r.end for r in named):
            code = None if owner == "home" else owner
            people.append(Titled(found.start, end, text[found.end : end].strip(), code))
    return people


def _is_capitalised(words: str) -> bool:
    return all(word[0].isupper() or word in ("of", "the") for word in words.split())
