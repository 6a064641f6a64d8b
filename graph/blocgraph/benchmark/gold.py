"""Annotated texts: folders of documents with `.gold.jsonl` beside them, and tables of sentences."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from blocgraph.documents import SkippedDocument, read_documents
from blocgraph.errors import InputError
from blocgraph.model import Document
from blocgraph.vocabulary import RelationType, Status

Key = tuple[str, RelationType, str, Status]


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A careful reader takes one of each group of REQUIRED from DOCUMENT, and may take OPTIONAL.

    The first of a group is the reading that the annotator preferred.
    """

    document: Document
    required: tuple[tuple[Key, ...], ...]
    optional: frozenset[Key]

    @property
    def preferred(self) -> frozenset[Key]:
        """The first reading of each group."""
        return frozenset(keys[0] for keys in self.required)

    @property
    def right(self) -> frozenset[Key]:
        """All that is right to find, apart from what is optional."""
        return frozenset().union(*self.required)


def read_gold(path: Path) -> Iterator[GoldDocument]:
    """The annotated documents of a folder, or the rows of a table of sentences.

    A table is tab-separated, with the columns `sentence` and `claims`, and perhaps `id` and `date`.
    Its claims are `SOURCE type TARGET status`, separated by `;`, alternatives by `|`, optional ones
    after `?`.

    Raises:
        InputError: a file is not what it should be; the message says where.
    """
    if path.is_dir():
        yield from _read_folder(path)
    elif path.suffix == ".tsv":
        yield from _read_table(path)
    else:
        raise InputError(f"{path}: give a folder with .gold.jsonl files or a .tsv table")


def _read_folder(folder: Path) -> Iterator[GoldDocument]:
    files = {file.name.removesuffix(".gold.jsonl"): file for file in folder.rglob("*.gold.jsonl")}
    if not files:
        raise InputError(f"{folder}: no .gold.jsonl file in it")
    for document in read_documents([folder]):
        if isinstance(document, SkippedDocument) or document.id not in files:
            continue
        required: dict[Key, dict[Key, None]] = {}
        optional: set[Key] = set()
        file = files[document.id]
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip():
                continue
            try:
                record = json.loads(line)
                names = [[record[name] for name in ("source", "type", "target", "status")]]
                names.extend(record.get("alternatives", []))
                keys = [_key(*parts) for parts in names]
            except (ValueError, KeyError, TypeError) as error:
                raise InputError(f"{file}:{number}: no gold record: {error}") from error
            if record.get("optional"):
                optional.update(keys)
            else:
                required.setdefault(keys[0], {}).update(dict.fromkeys(keys))
        yield GoldDocument(document, tuple(map(tuple, required.values())), frozenset(optional))


def _read_table(path: Path) -> Iterator[GoldDocument]:
    columns: list[str] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not columns:
            columns = cells
            if not {"sentence", "claims"} <= set(columns):
                raise InputError(f"{path}:{number}: no columns 'sentence' and 'claims'")
            continue
        row = dict(zip(columns, [*cells, *[""] * len(columns)], strict=False))
        name = f"{path.stem}-{row.get('id') or number}"
        document = Document(name, row["sentence"], published=row.get("date") or None)
        try:
            yield _gold_row(document, row["claims"])
        except (ValueError, TypeError) as error:
            raise InputError(f"{path}:{number}: column claims: {error}") from error


def _gold_row(document: Document, claims: str) -> GoldDocument:
    required: list[tuple[Key, ...]] = []
    optional: set[Key] = set()
    for part in filter(None, map(str.strip, claims.split(";"))):
        choices = part.lstrip("?").split("|")
        keys = tuple(_key(*choice.strip().lstrip("?").split()[:4]) for choice in choices)
        if part.startswith("?"):
            optional.update(keys)
        else:
            required.append(keys)
    return GoldDocument(document, tuple(required), frozenset(optional))


def _key(source: str, kind: str, target: str, status: str) -> Key:
    type_ = RelationType(kind)
    if type_.is_symmetric and target < source:
        source, target = target, source
    return source, type_, target, Status(status)
