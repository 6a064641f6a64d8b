"""What the datasets are, and what their codes mean in our terms: tables in `seeds/imports/`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from blocgraph.imports.contract import ImportOptions
from blocgraph.resources import seeds_folder
from blocgraph.tables import Column, check_known, check_number, read_table
from blocgraph.vocabulary import RelationType


class PublishedDataset(NamedTuple):
    """The dataset of a FORMAT, LABEL for short, has TITLE and is cited as CITATION."""

    format: str
    label: str
    title: str
    publisher: str | None
    url: str | None
    version_in_name: str | None
    citation: str

    def version_of(self, paths: Iterable[Path], options: ImportOptions) -> str | None:
        """The version as it was given, or else as a file's name has it."""
        if options.version or self.version_in_name is None:
            return options.version
        found = (re.search(self.version_in_name, path.name) for path in paths)
        return next((".".join(match.groups()) for match in found if match), None)


class CodeMeaning(NamedTuple):
    """In DATASET the code CODE says RELATION, with what is called OBJECT, at CONFIDENCE."""

    dataset: str
    code: str
    relation: RelationType
    object: str | None
    confidence: float


def published_dataset(format: str) -> PublishedDataset:
    """The dataset of a format."""
    return _datasets()[format]


def code_meanings(format: str) -> dict[str, CodeMeaning]:
    """What the codes of a dataset mean, by code."""
    return {meaning.code: meaning for meaning in _meanings() if meaning.dataset == format}


@cache
def _datasets() -> dict[str, PublishedDataset]:
    required = ("format", "label", "title", "citation")
    columns = [Column(name, required=name in required) for name in PublishedDataset._fields]
    table = read_table(seeds_folder() / "imports" / "datasets.csv", columns, key=("format",))
    rows = (
        PublishedDataset(
            row.text("format"),
            row.text("label"),
            row.text("title"),
            row.value("publisher"),
            row.value("url"),
            row.value("version_in_name"),
            row.text("citation"),
        )
        for row in table.rows
    )
    return {dataset.format: dataset for dataset in rows}


@cache
def _meanings() -> tuple[CodeMeaning, ...]:
    types = check_known("relation type", [str(member) for member in RelationType])
    columns = (
        Column("dataset", required=True),
        Column("code", required=True),
        Column("relation", required=True, check=types),
        Column("object"),
        Column("confidence", required=True, check=check_number(0, 1)),
        Column("meaning", required=True),
        Column("codebook", required=True),
    )
    table = read_table(seeds_folder() / "imports" / "codes.csv", columns, key=("dataset", "code"))
    return tuple(
        CodeMeaning(
            row.text("dataset"),
            row.text("code"),
            RelationType(row.text("relation")),
            row.value("object"),
            float(row.text("confidence")),
        )
        for row in table.rows
    )
