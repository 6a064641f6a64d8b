"""UN General Assembly: ideal points of states by session, and how often two of them vote alike.

Neither is a relation: they are *observations*, of one state or of two, and never make an edge.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from blocgraph.actors import actor_of_cow
from blocgraph.errors import InputError
from blocgraph.imports.codes import published_dataset
from blocgraph.imports.composing import compose, finish, is_selected
from blocgraph.imports.contract import DatasetImport, ImportOptions
from blocgraph.imports.reporting import Tally
from blocgraph.imports.rows import Column, DataRow, read_header, read_rows
from blocgraph.imports.votes import iterate_agreements
from blocgraph.model import Observation

BEFORE_FIRST_SESSION = 1945
"""A session's number added to this is its year, as the codebook counts."""

MOST_AGREEMENTS = 100_000
"""Dyad-years that an import of votes stores at most: a name for each would swamp any store."""

_MISSING = ("", "NA", "-9", ".")
_POINT_COLUMNS = (
    Column("state", ("ccode",)),
    Column("session", ("session",)),
    Column("point", ("IdealPoint", "IdealPointAll")),
)


class IdealPoint(NamedTuple):
    """In YEAR the votes of ACTOR, of the Correlates of War number CODE, put it at VALUE; see ROW.

    `actor` is None where we know no state of that number in that year, `value` where the dataset
    has none.
    """

    actor: str | None
    code: int
    year: int
    value: float | None
    row: DataRow


def read_ideal_points(path: Path) -> dict[tuple[str, int], float]:
    """The ideal point of each state in each year, on the scale of Bailey, Strezhnev and Voeten.

    Larger is nearer to the United States' side of votes. Where two states of the dataset are one
    actor of ours in one year (a state and its successor), the later row counts.

    Raises:
        TableError: the file is not as published.
        InputError: it cannot be read.
    """
    return {
        (point.actor, point.year): point.value
        for point in iterate_ideal_points(path)
        if point.actor is not None and point.value is not None
    }


def iterate_ideal_points(path: Path) -> Iterator[IdealPoint]:
    """The rows of a file of ideal points, one a state and session.

    Raises:
        TableError: the file is not as published.
        InputError: it cannot be read.
    """
    for row in read_rows(path, _POINT_COLUMNS):
        code = row.integer("state", 1, 999)
        year = BEFORE_FIRST_SESSION + row.integer("session", 1, 200)
        value = None if row.get("point") in _MISSING else row.number("point")
        yield IdealPoint(actor_of_cow(code, year), code, year, value, row)


def read_unga(paths: Sequence[Path], options: ImportOptions) -> DatasetImport:
    """Ideal points, or agreement of votes by dyad and year, as observations.

    Raises:
        TableError: a file is not as published.
        InputError: a file cannot be read, or there are too many dyads and years: select some.
    """
    dataset = published_dataset("unga")
    tally = Tally()
    head, _ = compose(dataset, paths, (), options, tally)
    lines, observations = [head.text], []
    end = len(head.text)
    for line, observation in _observe(paths, options, tally):
        start, end = end + 1, end + 1 + len(line)
        lines.append(line)
        observations.append(replace(observation, start=start, end=end))
    document = replace(head, text="\n".join(lines), observations=tuple(observations))
    tally.notes.append("observations are no relations: ask for them with SPARQL (bg:Observation)")
    found = finish(dataset, paths, document, (), tally)
    return replace(found, report=replace(found.report, observations=len(observations)))


def _observe(
    paths: Sequence[Path], options: ImportOptions, tally: Tally
) -> Iterator[tuple[str, Observation]]:
    for path in paths:
        header = {name.casefold() for name in read_header(path)}
        if {"rcid", "vote"} <= header:
            yield from _observe_agreement(path, options, tally)
        else:
            yield from _observe_points(path, options, tally)


def _observe_points(
    path: Path, options: ImportOptions, tally: Tally
) -> Iterator[tuple[str, Observation]]:
    for point in iterate_ideal_points(path):
        year = str(point.year)
        if point.actor is None:
            tally.skip_unknown("state number", str(point.code), point.row.place)
        elif point.value is None:
            tally.skip("no ideal point", point.row.place)
        elif not is_selected(options, (point.actor,), year, year):
            tally.skip("left out by --from, --to or --actors", point.row.place)
        else:
            tally.take()
            observed = Observation("idealPoint", (point.actor,), point.value, 0, 1, year, year)
            yield point.row.text, observed


def _observe_agreement(
    path: Path, options: ImportOptions, tally: Tally
) -> Iterator[tuple[str, Observation]]:
    found = 0
    for session in iterate_agreements(path, tally):
        year = str(BEFORE_FIRST_SESSION + session.session)
        for a, b, alike, both in session.dyads:
            if not is_selected(options, (a, b), year, year):
                continue
            found += 1
            if found > MOST_AGREEMENTS:
                raise InputError(
                    f"{path}: more than {MOST_AGREEMENTS} dyads and years: select some of them "
                    "with --from, --to and --actors"
                )
            line = f"session {session.session}: {a} and {b} voted alike on {alike} of {both}"
            value = round(alike / both, 6)
            yield line, Observation("votingAgreement", (a, b), value, 0, 1, year, year)
