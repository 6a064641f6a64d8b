"""Sport, cooking and travel: the paragraphs in which a country's name is no power."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import NamedTuple

from blocgraph.mentions.rows import topic_words
from blocgraph.model import Document, Sentence

_SCORE = re.compile(r"\b\d{1,2}[-–]\d{1,2}\b(?!\s*(?:year|billion|million|percent|per cent|,\d))")


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted((row.word for row in topic_words()), key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


@cache
def _weights() -> dict[str, tuple[str, int]]:
    return {row.word: (row.topic, row.weight) for row in topic_words()}


class _Scores(NamedTuple):
    sport: int
    leisure: int
    politics: int


def _scores(text: str) -> _Scores:
    counts: Counter[str] = Counter()
    seen = set()
    for found in _pattern().finditer(text):
        word = found[0].lower()
        topic, weight = _weights()[word]
        counts[topic] += weight if word not in seen else 0
        seen.add(word)
    if counts["sport"]:
        counts["sport"] += min(2, len(_SCORE.findall(text)))
    return _Scores(counts["sport"], counts["leisure"], counts["politics"])


def off_topic_sentences(document: Document, sentences: tuple[Sentence, ...]) -> frozenset[int]:
    """The indexes of the sentences that are about sport or leisure, not about powers."""
    found: set[int] = set()
    paragraphs = list(_paragraphs(document, sentences))
    scores = [_scores(document.text[s.start : e.end]) for s, e in _bounds(paragraphs, sentences)]
    lengths = sum(len(p) for p in paragraphs) or 1
    document_sport = sum(score.sport for score in scores) / lengths
    is_sport_document = document_sport >= 1.2 and sum(s.sport for s in scores) > 1.5 * sum(
        s.politics for s in scores
    )
    document_leisure = sum(s.leisure for s in scores) / lengths
    is_leisure_document = document_leisure >= 0.8 and sum(s.leisure for s in scores) > 1.5 * sum(
        s.politics for s in scores
    )
    for paragraph, score in zip(paragraphs, scores, strict=True):
        if _is_off(score, is_sport_document, is_leisure_document):
            found.update(paragraph)
            continue
        for index in paragraph:
            own = _scores(sentences[index].text) if score.sport or score.leisure else None
            if own and (own.sport >= 3 and own.sport > own.politics * 2):
                found.add(index)
            elif own and own.leisure >= 3 and own.leisure > own.politics * 2:
                found.add(index)
    return frozenset(found)


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
