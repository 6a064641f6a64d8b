"""Files, folders and streams to documents."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from blocgraph.documents.dateline import find_published, to_iso_day
from blocgraph.documents.decoding import decode, normalise
from blocgraph.documents.front_matter import Metadata, split_front_matter
from blocgraph.documents.lines import find_blocks, unwrap
from blocgraph.documents.markdown import markdown_to_text
from blocgraph.documents.web_page import page_to_text
from blocgraph.errors import DocumentError
from blocgraph.model import Document

_KINDS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}
_LIKELY_DOCUMENTS = {
    "", ".doc", ".docx", ".eml", ".epub", ".mht", ".mhtml", ".odt", ".pdf", ".rtf", ".xml",
}  # fmt: skip
_READABLE = "save it as .txt, .md or .html"
_NO_DOCUMENTS = "no .txt, .md or .html file is in this folder (name tables and exports one by one)"
_MARKS_OF_A_STORE = {"CURRENT", "IDENTITY", "LOCK"}
STDIN = "-"


@dataclass(frozen=True, slots=True)
class SkippedDocument:
    """The document at PATH was left out because of REASON."""

    path: str
    reason: str


def read_document(path: Path) -> Document:
    """The document of a .txt, .md or .html file; its id is the file's stem unless it names one.

    Raises:
        DocumentError: it cannot be read, holds no text, or is of another kind.
    """
    kind = _KINDS.get(path.suffix.lower())
    if path.is_dir():
        raise DocumentError(str(path), "it is a folder, not a file")
    if kind is None and path.exists():
        raise DocumentError(str(path), f"{path.suffix or 'no suffix'} is not read; {_READABLE}")
    try:
        raw = path.read_bytes()
    except FileNotFoundError as error:
        raise DocumentError(str(path), "there is no such file") from error
    except OSError as error:
        raise DocumentError(str(path), f"it cannot be read: {error.strerror}") from error
    return _to_document(raw, kind or "text", path.stem, str(path))


def read_documents(
    sources: Iterable[str | Path], stdin: BinaryIO | None = None
) -> Iterator[Document | SkippedDocument]:
    """The documents of files, folders and `-` for `stdin`, each or the reason why it was left out.

    Folders are walked in sorted order; hidden files and files that are plainly no documents
    (tables, pictures, programs, stores) are passed over, others that cannot be read are reported,
    as is each file named and each folder named that holds none. A file that is met twice is read
    once. Where two documents would have the same id, the later one gets the names of its folders in
    front (`august-iran` for `august/iran.txt`).
    """
    ids = UniqueIds()
    for path in find_files(sources):
        found = read_stdin(stdin) if path is None else try_document(path)
        yield found if isinstance(found, SkippedDocument) else ids.give(found)


def try_document(path: Path) -> Document | SkippedDocument:
    """The document of a file, or the reason why it has to be left out."""
    if path.is_dir():
        return SkippedDocument(str(path), _NO_DOCUMENTS)
    try:
        return read_document(path)
    except DocumentError as error:
        return SkippedDocument(error.path, error.reason)


def read_stdin(stdin: BinaryIO | None) -> Document | SkippedDocument:
    """The document that a stream holds, or the reason why it has to be left out."""
    try:
        return _to_document(stdin.read() if stdin is not None else b"", None, "stdin", STDIN)
    except DocumentError as error:
        return SkippedDocument(error.path, error.reason)


def find_files(sources: Iterable[str | Path]) -> Iterator[Path | None]:
    """The files to read, each once, as `read_documents` says; None for standard input.

    A folder without any stands for itself.
    """
    seen: set[int] = set()
    for source in sources:
        for path in _walk(source):
            if path is None:
                yield None
                continue
            real = hash(os.path.realpath(path))
            if real not in seen:
                seen.add(real)
                yield path


class UniqueIds:
    """Gives each of many documents an id of its own.

    It keeps 64 bits of each id, so that a million documents take some 100 MB and not their texts.
    """

    def __init__(self) -> None:
        self._taken: set[int] = set()

    def give(self, document: Document) -> Document:
        """The document, with the names of its folders before its id, or a number behind it."""
        candidate = document.id
        if document.path not in (None, STDIN):
            for folder in reversed(Path(str(document.path)).parent.parts):
                if hash(candidate) not in self._taken:
                    break
                candidate = f"{folder}-{candidate}"
        stem, number = candidate, 1
        while hash(candidate) in self._taken:
            number += 1
            candidate = f"{stem}-{number}"
        self._taken.add(hash(candidate))
        return document if candidate == document.id else replace(document, id=candidate)


def _walk(source: str | Path) -> Iterator[Path | None]:
    if str(source) == STDIN:
        yield None
        return
    root = Path(source)
    if not root.is_dir():
        yield root
        return
    found = False
    for folder, folders, files in os.walk(root):
        if _MARKS_OF_A_STORE.issubset(files):
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            suffix = Path(name).suffix.lower()
            if not name.startswith(".") and (suffix in _KINDS or suffix in _LIKELY_DOCUMENTS):
                found = True
                yield Path(folder) / name
    if not found:
        yield root


def _to_document(raw: bytes, kind: str | None, stem: str, path: str) -> Document:
    try:
        source = normalise(decode(raw))
        metadata, text = _to_text(source, kind or _guess_kind(source))
    except ValueError as error:
        raise DocumentError(path, str(error)) from error
    text = text.strip("\n")
    if not text.strip():
        raise DocumentError(path, "it holds no text")
    return Document(
        id=metadata.id or stem,
        text=text,
        title=metadata.title or _title(text),
        published=to_iso_day(metadata.published or "") or find_published(text),
        publisher=metadata.publisher,
        url=metadata.url if (metadata.url or "").startswith(("http://", "https://")) else None,
        language=(metadata.language or "en").lower(),
        path=path,
    )


def _to_text(source: str, kind: str) -> tuple[Metadata, str]:
    if kind == "html":
        metadata, text = page_to_text(source)
        return metadata, normalise(text)
    metadata, rest = split_front_matter(source)
    return metadata, markdown_to_text(rest) if kind == "markdown" else unwrap(rest)


def _guess_kind(source: str) -> str:
    start = source.lstrip()[:200].lower()
    if start.startswith(("<!doctype html", "<html", "<?xml")):
        return "html"
    return "markdown" if source.startswith("---\n") else "text"


def _title(text: str) -> str | None:
    first = next(find_blocks(text), None)
    return text[first.start : first.end] if first and first.is_heading else None
