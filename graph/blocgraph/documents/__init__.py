"""Documents as files hold them, read into plain text and cut into sentences."""

from blocgraph.documents.language import is_english
from blocgraph.documents.reading import SkippedDocument, read_document, read_documents
from blocgraph.documents.sentences import split_sentences

__all__ = ["SkippedDocument", "is_english", "read_document", "read_documents", "split_sentences"]
