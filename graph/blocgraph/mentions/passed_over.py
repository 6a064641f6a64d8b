"""Names that a text holds and that were not taken for actors, and why."""

from __future__ import annotations

import re
from dataclasses import dataclass

from blocgraph.mentions.gazetteer import Found, find_names
from blocgraph.mentions.names import NameKind
from blocgraph.mentions.namesakes import is_given_name
from blocgraph.mentions.rows import namesakes
from blocgraph.mentions.topics import off_topic_sentences
from blocgraph.model import Document, Mention, Sentence

_PRONOUN = re.compile(
    r"\b(?:it|its|they|them|their|he|him|his|she|her|we|us|our|"
    r"(?:both|the two) (?:sides|countries|governments|states))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PassedOver:
    """The characters from START to END, TEXT, stand for no actor here, for REASON."""

    start: int
    end: int
    text: str
    reason: str


def off_topic_places(document: Document, sentences: tuple[Sentence, ...]) -> dict[int, str]:
    """The indexes of the sentences in which no actor is looked for, with the reason."""
    reason = "it is about sport or leisure (topics.csv)"
    return dict.fromkeys(sorted(off_topic_sentences(document, sentences)), reason)


def passed_over(
    document: Document, sentence: Sentence, mentions: tuple[Mention, ...]
) -> tuple[PassedOver, ...]:
    """The names and pronouns in a sentence that no mention covers, by their place."""
    names = (
        found._replace(start=found.start + sentence.start, end=found.end + sentence.start)
        for found in find_names(sentence.text)
    )
    spans = [(found.start, found.end, _reason(document.text, sentence, found)) for found in names]
    spans += [
        (found.start(), found.end(), "refers to no actor that was found before")
        for found in _PRONOUN.finditer(document.text, sentence.start, sentence.end)
    ]
    return tuple(
        PassedOver(start, end, document.text[start:end], reason)
        for start, end, reason in sorted(spans)
        if not any(m.start < end and start < m.end for m in mentions)
    )


def _reason(text: str, sentence: Sentence, found: Found) -> str:
    name = text[found.start : found.end]
    kinds = {name.kind for name in found.names}
    if kinds == {NameKind.TRAP}:
        return "a phrase that names no actor (traps.csv)"
    if kinds == {NameKind.PERSON}:
        return "a person who was not in office then, or somebody else (officeholders.csv)"
    if name in namesakes():
        return "a namesake by the words about it (namesakes.csv)"
    if is_given_name(text, sentence.start, found.start, found.end, title_case=False):
        return "part of the name of a person or town (given_names.csv)"
    return "not read as an actor here"
