"""Documents as files hold them, read into plain text and cut into sentences."""

from blocgraph.documents.language import is_english
from blocgraph.documents.reading import (
    SkippedDocument,
    UniqueIds,
    find_files,
    read_document,
    read_documents,
    read_stdin,
    try_document,
)
from blocgraph.documents.sentences import split_sentences

__all__ = [
    "SkippedDocument",
    "UniqueIds",
    "find_files",
    "is_english",
    "read_document",
    "read_documents",
    "read_stdin",
    "split_sentences",
    "try_document",
]
