"""UN General Assembly: ideal points of states by session; and how often states vote alike.

Neither is a relation: they are *observations*, of one state or of two, and never make an edge.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from blocgraph.actors import actor_of_cow
from blocgraph.imports.rows import Column, DataRow, read_rows

FIRST_YEAR = 1945
"""A session's number added to this is its year: the 1st began in 1946, as the codebook counts."""

_MISSING = ("", "NA", "-9", ".")
_POINT_COLUMNS = (
    Column("state", ("ccode",)),
    Column("session", ("session",)),
    Column("point", ("IdealPoint", "IdealPointAll")),
    Column("votes", ("NVotes", "NVotesAll"), optional=True),
    Column("name", ("Countryname",), optional=True),
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
        year = FIRST_YEAR + row.integer("session", 1, 200)
        value = None if row.get("point") in _MISSING else row.number("point")
        yield IdealPoint(actor_of_cow(code, year), code, year, value, row)
