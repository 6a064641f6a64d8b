"""Alliance obligations by dyad and year, as ATOP and the Correlates of War Project publish them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from blocgraph.actors import actor_of_cow, state_codes
from blocgraph.imports.codes import PublishedDataset, code_meanings
from blocgraph.imports.composing import Draft
from blocgraph.imports.contract import ImportOptions
from blocgraph.imports.reporting import Tally
from blocgraph.imports.rows import Column, DataRow, read_rows
from blocgraph.imports.yearly import EARLIEST_YEAR, LATEST_YEAR, DyadSpan, YearlyFold

MISSING = ("", "NA", "-9", "-9.0", ".")
"""What stands for an obligation of which nothing is known."""

_ROWS_BETWEEN_PROGRESS = 20_000


def fold_rows(
    paths: Sequence[Path],
    columns: Sequence[Column],
    codes: Sequence[str],
    options: ImportOptions,
    tally: Tally,
    *,
    is_directed: bool,
) -> tuple[YearlyFold, int]:
    """The obligations of all rows, and the last year of the files.

    Args:
        paths: files of rows with the columns `state1`, `state2`, `year` and those of `codes`.
        columns: where these are.
        codes: the columns of obligations, each 0 or 1.
        options: whom to tell of progress.
        tally: counts each row.
        is_directed: whether a row says what the first state owes the second, or both each other.
    """
    fold = YearlyFold()
    last = EARLIEST_YEAR
    for path in paths:
        for row in read_rows(path, columns):
            year = row.integer("year", EARLIEST_YEAR, LATEST_YEAR)
            last = max(last, year)
            held = [code for code in codes if row.flag(code, MISSING)]
            found = find_dyad(row, year, tally)
            if found is None:
                continue
            if not held:
                tally.skip("no obligation", row.place)
                continue
            (a, b), states = found
            for code in held:
                fold.add(a, b, code, year, states)
                if not is_directed:
                    fold.add(b, a, code, year, (states[1], states[0]))
            tally.take()
            if options.progress and tally.rows % _ROWS_BETWEEN_PROGRESS == 0:
                options.progress("rows", tally.rows)
    return fold, last


def find_dyad(
    row: DataRow, year: int, tally: Tally
) -> tuple[tuple[str, str], tuple[int, int]] | None:
    """The actors and the numbers of the states of a row; None, counted, where there are not two."""
    states = (row.integer("state1", 1, 999), row.integer("state2", 1, 999))
    actors = []
    for code in states:
        actor, is_late = _holder(code, year)
        actors.append(actor)
        if actor is None:
            tally.note_unknown("state number", str(code), row.place)
        elif is_late:
            note = f"state number {code} is used after its years: taken as {actor}, who had it last"
            if note not in tally.notes:
                tally.notes.append(note)
    if actors[0] is None or actors[1] is None:
        tally.skip("no actor of ours has this state number then", row.place)
        return None
    if actors[0] == actors[1]:
        tally.skip("both states are one actor of ours", row.place)
        return None
    return (actors[0], actors[1]), states


@cache
def _holder(code: int, year: int) -> tuple[str | None, bool]:
    """Who has a number in a year; and whether it is taken from an earlier year.

    It is where nobody else ever had it: the alliance data of the Correlates of War Project go on
    with 260 for Germany after 1990.
    """
    actor = actor_of_cow(code, year)
    if actor is not None:
        return actor, False
    spans = [span for span in state_codes() if span.scheme == "cow" and span.code == code]
    holders = {span.actor for span in spans}
    if len(holders) != 1 or year <= max(span.last for span in spans):
        return None, False
    return holders.pop(), True


def draft_spans(
    dataset: PublishedDataset, version: str | None, fold: YearlyFold, last: int
) -> Iterator[Draft]:
    """A draft for each span of years; one that lasts to the last year has no known end."""
    meanings = code_meanings(dataset.format)
    label = dataset.label + (f" {version}" if version else "")
    for span in fold.spans():
        meaning = meanings[span.code]
        yield Draft(
            evidence=f"{label} dyad-years {_states(span)} {_period(span, last)}: {span.code}"
            + _direction(span),
            source=span.a,
            type=meaning.relation,
            target=span.b,
            valid_from=str(span.first),
            valid_to=None if span.last == last else str(span.last),
            objects=(meaning.object,) if meaning.object else (),
            trigger=span.code,
            confidence=meaning.confidence,
        )


def _states(span: DyadSpan) -> str:
    return ", ".join(f"{a}-{b}" for a, b in span.states)


def _period(span: DyadSpan, last: int) -> str:
    period = str(span.first) if span.first == span.last else f"{span.first}-{span.last}"
    return f"{period} (the last year of the data)" if span.last == last else period


def _direction(span: DyadSpan) -> str:
    if span.direction == 0:
        return ""
    one, other = (span.a, span.b) if span.direction > 0 else (span.b, span.a)
    return f" (owed by {one} to {other} alone)"
