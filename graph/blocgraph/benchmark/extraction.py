"""How many sentences a second, beside spaCy's bare tokenizer on the same text."""

from __future__ import annotations

import math
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from blocgraph.benchmark.timing import Measurement, best_of
from blocgraph.errors import InputError
from blocgraph.model import Document

_FILES = 80


def measure_extraction(folder: Path | None = None) -> Iterator[Measurement]:
    """Time extraction from the documents of a folder, by one process and by several.

    Args:
        folder: the bundled documents by default.
    """
    from blocgraph.claims import extract_claims
    from blocgraph.documents import SkippedDocument, read_documents, split_sentences
    from blocgraph.resources import seeds_folder

    documents = [
        document
        for document in read_documents([folder or seeds_folder() / "documents"])
        if not isinstance(document, SkippedDocument)
    ]
    if not documents:
        raise InputError(f"{folder}: no document in it to time")
    sentences = sum(len(split_sentences(document)) for document in documents)
    seconds = best_of(lambda: [extract_claims(document) for document in documents], runs=5)
    tokenizer = _spacy_seconds(documents)
    note = f"{sentences / seconds:,.0f} sentences a second"
    yield Measurement(
        f"extract {folder or 'the seeds'} ({sentences} sentences)",
        seconds,
        "spaCy's tokenizer, words known" if tokenizer else None,
        tokenizer,
        note,
    )
    yield from _in_processes(documents, sentences)


def _spacy_seconds(documents: list[Document]) -> float | None:
    try:
        import spacy
    except ImportError:
        return None
    tokenizer = spacy.blank("en").tokenizer
    return best_of(lambda: [tokenizer(document.text) for document in documents], runs=5)


def _in_processes(documents: list[Document], sentences: int) -> Iterator[Measurement]:
    """The same documents, as many files, by one process and by all processors."""
    from blocgraph.claims.reading import read_claims

    jobs = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    with TemporaryDirectory() as folder:
        copies = math.ceil(_FILES / len(documents))
        for number in range(copies):
            for document in documents:
                name = f"{number:03}-{document.id}"
                text = replace(document, id=name).text
                (Path(folder) / f"{name}.txt").write_text(text, encoding="utf-8")
        one, many = (
            best_of(lambda jobs=jobs: sum(1 for _ in read_claims([folder], jobs=jobs)), runs=2)  # type: ignore[misc]
            for jobs in (1, jobs)
        )
    files = copies * len(documents)
    rate = f"{copies * sentences / many:,.0f} sentences a second"
    yield Measurement(f"read {files} files, {jobs} processes", many, "one process", one, rate)
