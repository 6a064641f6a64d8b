"""How many sentences a second."""

from __future__ import annotations

from collections.abc import Iterator

from blocgraph.benchmark.timing import Measurement, best_of


def measure_extraction() -> Iterator[Measurement]:
    """Time extraction from the bundled documents."""
    from blocgraph.claims import extract_claims
    from blocgraph.documents import SkippedDocument, read_documents, split_sentences
    from blocgraph.resources import seeds_folder

    documents = [
        document
        for document in read_documents([seeds_folder() / "documents"])
        if not isinstance(document, SkippedDocument)
    ]
    sentences = sum(len(split_sentences(document)) for document in documents)
    seconds = best_of(lambda: [extract_claims(document) for document in documents])
    note = f"{sentences / seconds:,.0f} sentences a second"
    yield Measurement(f"extract the seeds ({sentences} sentences)", seconds, note=note)
