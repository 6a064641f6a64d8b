"""ATOP: what allies have promised each other, by dyad and year (Leeds et al. 2002)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from blocgraph.imports.alliances import draft_spans, fold_rows
from blocgraph.imports.codes import published_dataset
from blocgraph.imports.composing import compose, finish
from blocgraph.imports.contract import DatasetImport, ImportOptions
from blocgraph.imports.reporting import Tally
from blocgraph.imports.rows import Column, read_header

_CODES = ("defense", "offense", "neutral", "nonagg", "consul")
_COLUMNS = (
    Column("state1", ("stateA", "mem1", "ccode1")),
    Column("state2", ("stateB", "mem2", "ccode2")),
    Column("year", ("year",)),
    *(Column(code, (code, f"atop_{code}")) for code in _CODES),
)
_OF_UNDIRECTED = "mem1"


def read_atop(paths: Sequence[Path], options: ImportOptions) -> DatasetImport:
    """The obligations of ATOP's dyad-years, folded into spans of years.

    Reads `atop5_?ddyr.csv` (directed: what state A owes state B) and `atop5_?dy.csv` (what the two
    owe each other), with the column names of ATOP or of its repackaging in peacesciencer. Of a
    directed file, a span in which only one owes it to the other says so.

    Raises:
        TableError: a file is not as published.
        InputError: a file cannot be read.
    """
    dataset = published_dataset("atop")
    tally = Tally()
    is_directed = all(_OF_UNDIRECTED not in map(str.casefold, read_header(path)) for path in paths)
    fold, last = fold_rows(paths, _COLUMNS, _CODES, options, tally, is_directed=is_directed)
    drafts = draft_spans(dataset, dataset.version_of(paths, options), fold, last)
    document, claims = compose(dataset, paths, drafts, options, tally)
    return finish(dataset, paths, document, claims, tally)
