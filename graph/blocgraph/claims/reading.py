"""Files to claims: in the order of the files, streamed, by one process or several."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import BinaryIO, TypeVar

from blocgraph.claims.extractors import RULES, extract_with, load_extractor
from blocgraph.documents import (
    SkippedDocument,
    UniqueIds,
    find_files,
    is_english,
    read_stdin,
    try_document,
)
from blocgraph.model import Claim, Document

Item = TypeVar("Item")
Result = TypeVar("Result")

NOT_ENGLISH = "not in English: nothing extracted"
_CHUNK = 8
_CHUNKS_A_JOB = 4


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """DOCUMENT was read and says CLAIMS."""

    document: Document
    claims: tuple[Claim, ...]


def read_claims(
    sources: Iterable[str | Path],
    *,
    jobs: int = 1,
    stdin: BinaryIO | None = None,
    extractor: str = RULES,
) -> Iterator[ReadDocument | SkippedDocument]:
    """Read documents and extract their claims, in the order of the sources.

    Args:
        sources: files, folders, or `-` for standard input.
        jobs: processes that read and extract; the result is the same for any number.
        stdin: where `-` reads from.
        extractor: `NAME` or `NAME:ARGUMENT` of the extractor.

    Raises:
        UnknownNameError: no extractor is called so.
        InputError: the extractor lacks what it needs.
    """
    _prepare(extractor, jobs)
    ids = UniqueIds()
    items = (path or read_stdin(stdin) for path in find_files(sources))
    for found in _in_order(partial(_read_one, extractor), items, jobs):
        yield found if isinstance(found, SkippedDocument) else _with_own_id(found, ids)


def extract_all(
    documents: Iterable[Document | SkippedDocument], *, jobs: int = 1, extractor: str = RULES
) -> Iterator[ReadDocument | SkippedDocument]:
    """The claims of documents that are read already, in their order.

    Raises:
        UnknownNameError: no extractor is called so.
        InputError: the extractor lacks what it needs.
    """
    _prepare(extractor, jobs)
    yield from _in_order(partial(_read_one, extractor), documents, jobs)


def _prepare(extractor: str, jobs: int) -> None:
    """Load what extraction needs once, where processes that are forked share it."""
    loaded = load_extractor(extractor)
    if jobs > 1:
        extract_with(loaded, Document("prepare", "Peru met Chile in May 2024."))


def _read_one(
    extractor: str, item: Path | Document | SkippedDocument
) -> ReadDocument | SkippedDocument:
    document = try_document(item) if isinstance(item, Path) else item
    if isinstance(document, SkippedDocument):
        return document
    if not is_english(document):
        return SkippedDocument(document.path or document.id, NOT_ENGLISH)
    return ReadDocument(document, extract_with(load_extractor(extractor), document))


def _with_own_id(read: ReadDocument, ids: UniqueIds) -> ReadDocument:
    document = ids.give(read.document)
    if document is read.document:
        return read
    claims = tuple(replace(claim, document=document.id) for claim in read.claims)
    return ReadDocument(document, claims)


def _in_order(work: Callable[[Item], Result], items: Iterable[Item], jobs: int) -> Iterator[Result]:
    """What the work makes of each item, in their order; only a few items are held at a time."""
    if jobs == 1:
        yield from map(work, items)
        return
    remaining = iter(items)
    waiting: deque[Future[list[Result]]] = deque()
    with ProcessPoolExecutor(jobs) as pool:
        try:
            while chunk := list(islice(remaining, _CHUNK)):
                waiting.append(pool.submit(_work_on, work, chunk))
                if len(waiting) >= _CHUNKS_A_JOB * jobs:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


def _work_on(work: Callable[[Item], Result], chunk: list[Item]) -> list[Result]:
    return [work(item) for item in chunk]
