"""The table of actors, as `docs/facts.md` describes it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from blocgraph.model import Actor
from blocgraph.resources import seeds_folder
from blocgraph.tables import (
    Column,
    Row,
    Table,
    check_date,
    check_end,
    check_known,
    check_number,
    check_pattern,
    read_table,
)
from blocgraph.vocabulary import ActorKind, Purpose

STATE_CODE = re.compile(r"(?P<code>\d{1,3})(:(?P<first>\d{4})/(?P<last>\d{4}|\.\.))?")
"""A number that a dataset gives a state, always or from one year to another."""

_check_state_code = check_pattern(
    STATE_CODE.pattern, "write a number, or with its years 260:1949/1990 (255:1990/..)"
)

ACTOR_COLUMNS = (
    Column("code", required=True, check=check_pattern("[A-Z][A-Z0-9]*", "write capitals, digits")),
    Column("kind", required=True, check=check_known("kind", [str(kind) for kind in ActorKind])),
    Column("name", required=True),
    Column("purpose", many=True, check=check_known("purpose", [str(one) for one in Purpose])),
    Column("iso_alpha2", check=check_pattern("[A-Z]{2}", "write two capitals")),
    Column("cow", many=True, check=_check_state_code),
    Column("gw", many=True, check=_check_state_code),
    Column("wikidata", check=check_pattern("Q[1-9][0-9]*", "write Q and a number")),
    Column("aliases", many=True),
    Column("demonyms", many=True),
    Column("capital", many=True),
    Column("latitude", check=check_number(-90, 90)),
    Column("longitude", check=check_number(-180, 180)),
    Column("valid_from", check=check_date),
    Column("valid_to", check=check_end),
    Column("source", required=True),
    Column("source_date", required=True, check=check_date),
)


def load_actors(path: Path | None = None) -> tuple[Actor, ...]:
    """The actors of a table, by code.

    Args:
        path: a table as `docs/facts.md` describes it; None for the bundled one.

    Raises:
        TableError: the table is broken.
        InputError: the file cannot be read.
    """
    if path is None:
        return _bundled_actors()
    return _to_actors(read_table(path, ACTOR_COLUMNS, key=("code",)))


@cache
def bundled_table() -> Table:
    """The bundled table as it stands."""
    return read_table(seeds_folder() / "facts" / "actors.csv", ACTOR_COLUMNS, key=("code",))


@cache
def _bundled_actors() -> tuple[Actor, ...]:
    return _to_actors(bundled_table())


def _to_actors(table: Table) -> tuple[Actor, ...]:
    return tuple(sorted((_to_actor(row) for row in table.rows), key=lambda actor: actor.code))


def _to_actor(row: Row) -> Actor:
    latitude, longitude = row.value("latitude"), row.value("longitude")
    return Actor(
        code=row.text("code"),
        kind=ActorKind(row.text("kind")),
        name=row.text("name"),
        aliases=row.values("aliases"),
        demonyms=row.values("demonyms"),
        capital=row.value("capital"),
        latitude=float(latitude) if latitude else None,
        longitude=float(longitude) if longitude else None,
        purposes=tuple(Purpose(text) for text in row.values("purpose")),
        iso_alpha2=row.value("iso_alpha2"),
        wikidata=row.value("wikidata"),
        valid_from=row.value("valid_from"),
        valid_to=row.value("valid_to"),
        cites=f"{row.text('source')}, {row.text('source_date')}",
    )
