"""How many sentences a second, beside spaCy's bare tokenizer on the same text."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from blocgraph.benchmark.timing import Measurement, best_of
from blocgraph.model import Document

_COPIES = 40


def measure_extraction() -> Iterator[Measurement]:
    """Time extraction from the bundled documents, by one process and by several."""
    from blocgraph.claims import extract_claims
    from blocgraph.documents import SkippedDocument, read_documents, split_sentences
    from blocgraph.resources import seeds_folder

    documents = [
        document
        for document in read_documents([seeds_folder() / "documents"])
        if not isinstance(document, SkippedDocument)
    ]
    sentences = sum(len(split_sentences(document)) for document in documents)
    seconds = best_of(lambda: [extract_claims(document) for document in documents], runs=5)
    tokenizer = _spacy_seconds(documents)
    note = f"{sentences / seconds:,.0f} sentences a second"
    yield Measurement(
        f"extract the seeds ({sentences} sentences)",
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
    """The same documents, many times over as files, by one process and by all processors."""
    from blocgraph.claims.reading import read_claims

    jobs = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    with TemporaryDirectory() as folder:
        for number in range(_COPIES):
            for document in documents:
                name = f"{number:03}-{document.id}"
                text = replace(document, id=name).text
                (Path(folder) / f"{name}.txt").write_text(text, encoding="utf-8")
        one, many = (
            best_of(lambda jobs=jobs: sum(1 for _ in read_claims([folder], jobs=jobs)), runs=2)  # type: ignore[misc]
            for jobs in (1, jobs)
        )
    files = _COPIES * len(documents)
    rate = f"{_COPIES * sentences / many:,.0f} sentences a second"
    yield Measurement(f"read {files} files, {jobs} processes", many, "one process", one, rate)
