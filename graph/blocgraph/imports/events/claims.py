"""Aggregates -> documents, one a month, in which each line is a claim's evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from blocgraph.imports.events.asking import AggregatedEvents
from blocgraph.imports.events.formats import EventFormat
from blocgraph.model import Claim, Document, is_partial_date
from blocgraph.vocabulary import RelationType, Status


def to_documents(
    form: EventFormat, title: str, rows: Iterable[AggregatedEvents]
) -> Iterator[tuple[Document, tuple[Claim, ...]]]:
    """The documents of aggregates in order of their months, with their claims.

    Args:
        form: the format of the events.
        title: the dataset's title, with its version.
        rows: in order of month, source, type, target and status.
    """
    for _, found in groupby(rows, key=lambda row: row.month):
        yield _to_document(form, title, list(found))


def document_id(dataset: str, month: int) -> str:
    """The id of the document of a dataset's month.

    >>> document_id("gdelt-2.0", 202403)
    'gdelt-2.0-2024-03'
    """
    return f"{dataset}-{_date(month)}"


def sentence_of(form: EventFormat, title: str, row: AggregatedEvents) -> str:
    """What an aggregate says, in one line."""
    codes = row.first_code
    if row.last_code != row.first_code:
        codes = f"{row.first_code} to {row.last_code}"
    ids = row.first_event
    if row.last_event != row.first_event:
        ids = f"{row.first_event} to {row.last_event}"
    status = "" if row.status == Status.ASSERTED else f" ({row.status})"
    parts = [
        f"{_count(row.events, 'event')} of {form.vocabulary} {codes}",
        f"{row.distinct_events} distinct by day and code",
        *([f"{row.backdated} reported months later"] if row.backdated else []),
        f"mean Goldstein weight {row.goldstein:.1f}",
        *([_count(row.mentions, "mention")] if row.mentions else []),
        _count(row.sources, "source"),
        f"ids {ids}",
    ]
    dyad = f"{row.source} {row.type} {row.target}{status}"
    return f"{title}, {_date(row.month)}: {dyad}: {', '.join(parts)}."


def _to_document(
    form: EventFormat, title: str, rows: list[AggregatedEvents]
) -> tuple[Document, tuple[Claim, ...]]:
    month = rows[0].month
    sentences = [sentence_of(form, title, row) for row in rows]
    document = Document(
        id=document_id(rows[0].dataset, month),
        text="\n".join(sentences) + "\n",
        title=f"{title} events, {_date(month)}",
        published=_published(rows),
        publisher=form.publisher,
        url=form.url,
    )
    start, claims = 0, []
    for row, sentence in zip(rows, sentences, strict=True):
        claims.append(_to_claim(form, document.id, row, sentence, start))
        start += len(sentence) + 1
    return document, tuple(claims)


def _to_claim(
    form: EventFormat, document: str, row: AggregatedEvents, sentence: str, start: int
) -> Claim:
    return Claim(
        document=document,
        source=row.source,
        type=RelationType(row.type),
        target=row.target,
        status=Status(row.status),
        sentence=sentence,
        start=start,
        end=start + len(sentence),
        valid_from=_date(row.month),
        trigger=f"{form.vocabulary} {row.first_code}",
        confidence=form.confidence,
        extractor=form.name,
    )


def _published(rows: list[AggregatedEvents]) -> str:
    """The day of the last report in a month, or the month where that is not known."""
    last = str(max((row.last_added or 0 for row in rows), default=0))
    day = f"{last[:4]}-{last[4:6]}-{last[6:]}"
    return day if is_partial_date(day) else _date(rows[0].month)


def _date(month: int) -> str:
    return f"{month // 100:04d}-{month % 100:02d}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
