"""Sport, cooking and travel: the paragraphs in which a country's name is no power."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import NamedTuple

from blocgraph.mentions.phrase_finder import Phrase, PhraseFinder, between, to_lower
from blocgraph.mentions.rows import topic_words
from blocgraph.model import Document, Sentence

_SCORE = re.compile(r"\b\d{1,2}[-–]\d{1,2}\b(?!\s*(?:year|billion|million|percent|per cent|,\d))")


_MANY = 4


@cache
def _finder() -> PhraseFinder:
    return PhraseFinder(row.word for row in topic_words())


@cache
def _weights() -> dict[str, tuple[str, int]]:
    return {to_lower(row.word): (row.topic, row.weight) for row in topic_words()}


class _Scores(NamedTuple):
    sport: int
    leisure: int
    politics: int


def _scores(text: str, words: list[Phrase], start: int, end: int) -> _Scores:
    counts: Counter[str] = Counter()
    for word in {found.phrase for found in between(words, start, end)}:
        topic, weight = _weights()[word]
        counts[topic] += weight
    if counts["sport"]:
        counts["sport"] += min(2, len(_SCORE.findall(text, start, end)))
    return _Scores(counts["sport"], counts["leisure"], counts["politics"])


def off_topic_sentences(document: Document, sentences: tuple[Sentence, ...]) -> frozenset[int]:
    """The indexes of the sentences that are about sport or leisure, not about powers."""
    found: set[int] = set()
    paragraphs = list(_paragraphs(document, sentences))
    text, words = document.text, _finder().find(document.text)
    if _is_all_play(words):
        return frozenset(range(len(sentences)))
    scores = [
        _scores(text, words, first.start, last.end)
        for first, last in _bounds(paragraphs, sentences)
    ]
    lengths = sum(len(p) for p in paragraphs)
    sport = sum(score.sport for score in scores)
    leisure = sum(score.leisure for score in scores)
    politics = sum(score.politics for score in scores)
    is_sport_document = sport >= max(4, 1.2 * lengths) and sport > 1.5 * politics
    is_leisure_document = leisure >= max(5, 0.8 * lengths) and leisure > 1.5 * politics
    for paragraph, score in zip(paragraphs, scores, strict=True):
        if _is_off(score, is_sport_document, is_leisure_document):
            is_mixed = score.politics and not (is_sport_document or is_leisure_document)
            found.update(
                index
                for index in paragraph
                if not (is_mixed and _is_political(text, words, sentences[index]))
            )
            continue
        if not (score.sport or score.leisure):
            continue
        for index in paragraph:
            sentence = sentences[index]
            own = _scores(text, words, sentence.start, sentence.end)
            if max(own.sport, own.leisure) >= 3 and max(own.sport, own.leisure) > own.politics * 2:
                found.add(index)
    return frozenset(found)


def _is_political(text: str, words: list[Phrase], sentence: Sentence) -> bool:
    own = _scores(text, words, sentence.start, sentence.end)
    return own.politics > 0 and not (own.sport or own.leisure)


def _is_all_play(words: list[Phrase]) -> bool:
    """Whether the words of one pastime leave no doubt, though the text speaks as of war."""
    telling: Counter[str] = Counter()
    for word in {found.phrase for found in words}:
        topic, weight = _weights()[word]
        telling[topic] += weight > 1
    most = max(telling["sport"], telling["leisure"])
    return most >= _MANY and most > 2 * telling["politics"]


def _is_off(score: _Scores, in_sport: bool, in_leisure: bool) -> bool:
    if score.sport >= (1 if in_sport else 4) and score.sport > score.politics:
        return True
    if in_sport and not score.politics:
        return True
    if score.leisure >= (1 if in_leisure else 3) and score.leisure > score.politics:
        return True
    return in_leisure and score.politics <= 1


def _paragraphs(document: Document, sentences: tuple[Sentence, ...]) -> Iterator[list[int]]:
    numbers: list[int] = []
    number = 0
    for index, sentence in enumerate(sentences):
        if index and "\n" in document.text[sentences[index - 1].end : sentence.start]:
            number += 1
        numbers.append(number)
    for _, group in groupby(range(len(sentences)), key=numbers.__getitem__):
        yield list(group)


def _bounds(
    paragraphs: list[list[int]], sentences: tuple[Sentence, ...]
) -> Iterator[tuple[Sentence, Sentence]]:
    for paragraph in paragraphs:
        yield sentences[paragraph[0]], sentences[paragraph[-1]]
