"""Formal alliances of the Correlates of War Project, by dyad or by dyad and year (Gibler 2009)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from blocgraph.imports.alliances import MISSING, draft_spans, find_dyad, fold_rows
from blocgraph.imports.codes import code_meanings, published_dataset
from blocgraph.imports.composing import Draft, compose, finish
from blocgraph.imports.contract import DatasetImport, ImportOptions
from blocgraph.imports.reporting import Tally
from blocgraph.imports.rows import Column, DataRow, read_header, read_rows
from blocgraph.imports.yearly import EARLIEST_YEAR, LATEST_YEAR
from blocgraph.model import is_partial_date

_CODES = ("defense", "neutrality", "nonaggression", "entente")
_STATES = (Column("state1", ("ccode1",)), Column("state2", ("ccode2",)))
_OBLIGATIONS = tuple(
    Column(code, (code, f"cow_{short}"))
    for code, short in zip(_CODES, ("defense", "neutral", "nonagg", "entente"), strict=True)
)
_YEARLY = (*_STATES, Column("year", ("year",)), *_OBLIGATIONS)
_BY_DYAD = (
    *_STATES,
    *(
        Column(f"{end}_{part}", (f"dyad_{end}_{part}",))
        for end in ("st", "end")
        for part in ("day", "month", "year")
    ),
    *_OBLIGATIONS,
)


def read_cow_alliances(paths: Sequence[Path], options: ImportOptions) -> DatasetImport:
    """The obligations of formal alliances.

    Reads `alliance_v4.1_by_dyad.csv` row by row, with its days, and the yearly files (also as
    repackaged in peacesciencer) folded into spans of years.

    Raises:
        TableError: a file is not as published.
        InputError: a file cannot be read.
    """
    dataset = published_dataset("cow-alliances")
    tally = Tally()
    by_dyad = [path for path in paths if _is_by_dyad(path)]
    yearly = [path for path in paths if path not in by_dyad]
    fold, last = fold_rows(yearly, _YEARLY, _CODES, options, tally, is_directed=False)
    version = dataset.version_of(paths, options)
    drafts = list(draft_spans(dataset, version, fold, last))
    for path in by_dyad:
        drafts.extend(_draft_alliances(path, tally))
    document, claims = compose(dataset, paths, drafts, options, tally)
    return finish(dataset, paths, document, claims, tally)


def _is_by_dyad(path: Path) -> bool:
    header = {name.casefold() for name in read_header(path)}
    return "year" not in header and "dyad_st_year" in header


def _draft_alliances(path: Path, tally: Tally) -> Iterator[Draft]:
    meanings = code_meanings("cow-alliances")
    for row in read_rows(path, _BY_DYAD):
        start, end = _date(row, "st"), _date(row, "end")
        if start is None:
            raise row.broken("dyad_st_year", "the start is missing")
        if end is not None and end < start[: len(end)]:
            raise row.broken("dyad_end_year", f"the end {end} is before the start {start}")
        held = [code for code in _CODES if row.flag(code, MISSING)]
        found = find_dyad(row, int(start[:4]), tally)
        if found is None:
            continue
        if not held:
            tally.skip("no obligation", row.place)
            continue
        tally.take()
        for meaning in (meanings[code] for code in held):
            yield Draft(
                evidence=row.text,
                source=found[0][0],
                type=meaning.relation,
                target=found[0][1],
                valid_from=start,
                valid_to=end,
                objects=(meaning.object,) if meaning.object else (),
                trigger=meaning.code,
                confidence=meaning.confidence,
            )


def _date(row: DataRow, end: str) -> str | None:
    """The date of a start or end, as precise as the row; None where it is missing."""
    if row.get(f"{end}_year") in MISSING:
        return None
    date = f"{row.integer(f'{end}_year', EARLIEST_YEAR, LATEST_YEAR):04}"
    for part in ("month", "day"):
        if row.get(f"{end}_{part}") in MISSING:
            return date
        date += f"-{row.integer(f'{end}_{part}', 1, 31):02}"
    if not is_partial_date(date):
        raise row.broken(f"dyad_{end}_day", f"{date} is not in the calendar")
    return date
