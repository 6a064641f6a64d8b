"""Staged events -> what became of each row, and the aggregates of dyad, type and month."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from blocgraph.imports.events.expression import (
    ACTORS,
    CODES,
    STAGED,
    aggregate_events,
    typed_columns,
)
from blocgraph.imports.events.formats import EventFormat
from blocgraph.imports.reporting import SkippedRows, UnknownCode

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

AGGREGATES = "aggregates"
"""The table that `aggregate` makes."""

_NO_TYPE = "an event type that is no relation of ours"
_UNKNOWN_CODE = "unknown event code"
_SAME = "both sides are the same actor"


class Fate(NamedTuple):
    """Of ROWS, MAPPED were aggregated; the others are in SKIPPED, unknown codes in UNKNOWN."""

    rows: int
    mapped: int
    skipped: tuple[SkippedRows, ...]
    unknown: tuple[UnknownCode, ...]


def aggregate(
    form: EventFormat,
    dataset: str,
    staged: Sequence[Path],
    names: Sequence[str],
    duck: DuckDBPyConnection,
) -> Fate:
    """Aggregate staged events into the table `AGGREGATES`.

    Args:
        form: the format of the events.
        dataset: the dataset's id.
        staged: the events' files.
        names: what to call the files, by their number.
        duck: where it is done.
    """
    files = ", ".join("'" + str(path).replace("'", "''") + "'" for path in staged)
    duck.execute(f"CREATE TEMP VIEW staged AS SELECT * FROM read_parquet([{files}])")
    unknown = map_codes(form, duck)
    query = f"SELECT {typed_columns()}, year FROM ({aggregation_sql(form, dataset)})"
    duck.execute(f"CREATE TABLE {AGGREGATES} AS {query}")
    return _fate(names, unknown, duck)


def map_codes(form: EventFormat, duck: DuckDBPyConnection) -> list[UnknownCode]:
    """Make the tables that map the codes of the table `staged`, and say which are not known."""
    return _map_events(form, duck) + _map_actors(form, duck)


def aggregation_sql(form: EventFormat, dataset: str, dialect: str = "duckdb") -> str:
    """The aggregation of the table `staged` as SQL of a dialect, such as `bigquery`."""
    import ibis

    id_type = "int64" if form.has_integer_ids else "string"
    result = aggregate_events(
        ibis.table({"event_id": id_type, **STAGED}, name="staged"),
        ibis.table(CODES, name="event_codes"),
        ibis.table(ACTORS, name="event_actors"),
        dataset=dataset,
        count_publishers=form.counts_publishers,
    )
    return str(ibis.to_sql(result, dialect=dialect))


def _map_events(form: EventFormat, duck: DuckDBPyConnection) -> list[UnknownCode]:
    """Make the tables of what the codes mean, and say which are not known."""
    meanings: list[tuple[object, ...]] = []
    reasons: list[tuple[object, ...]] = []
    unknown: list[UnknownCode] = []
    for key, rows, event in duck.execute(_COUNT_CODES).fetchall():
        meaning = form.code(key)
        if meaning is None:
            shown = key.strip("|") or "(empty)"
            unknown.append(UnknownCode("event code", shown, rows, f"event {event}"))
        if meaning is None or meaning.type is None:
            reasons.append((key, _UNKNOWN_CODE if meaning is None else _NO_TYPE))
        else:
            type, tenths = meaning.type, round(meaning.goldstein * 10)
            symmetric = int(type.is_symmetric)
            meanings.append((key, str(type), str(meaning.status), symmetric, tenths))
    _create(duck, "event_codes", CODES, meanings)
    _create(duck, "code_reasons", {"code_key": "string", "reason": "string"}, reasons)
    return unknown


def _map_actors(form: EventFormat, duck: DuckDBPyConnection) -> list[UnknownCode]:
    """Make the tables of who the actors are, and say whose codes are not known."""
    actors: list[tuple[object, ...]] = []
    reasons: list[tuple[object, ...]] = []
    unknown: dict[tuple[str, str], UnknownCode] = {}
    for key, rows, event in duck.execute(_COUNT_ACTORS).fetchall():
        meaning = form.actor(key)
        actors += [(key, actor) for actor in meaning.actors]
        if meaning.reason is not None:
            reasons.append((key, meaning.reason))
        if meaning.unknown is not None:
            old = unknown.get(meaning.unknown)
            total = rows + (old.rows if old else 0)
            example = old.example if old else f"event {event}"
            unknown[meaning.unknown] = UnknownCode(*meaning.unknown, total, example)
    _create(duck, "event_actors", ACTORS, actors)
    _create(duck, "actor_reasons", {"actor_key": "string", "reason": "string"}, reasons)
    return sorted(unknown.values(), key=lambda code: (code.column, -code.rows, code.code))


def _create(
    duck: DuckDBPyConnection,
    name: str,
    columns: Mapping[str, str],
    rows: Sequence[tuple[object, ...]],
) -> None:
    import pyarrow as pa

    schema = pa.schema([(column, pa.type_for_alias(type)) for column, type in columns.items()])
    by_column = list(zip(*rows, strict=True)) or [() for _ in columns]
    arrays = [pa.array(cells, field.type) for cells, field in zip(by_column, schema, strict=True)]
    duck.register("made", pa.Table.from_arrays(arrays, schema=schema))
    duck.execute(f"CREATE TABLE {name} AS SELECT * FROM made")
    duck.unregister("made")


_COUNT_CODES = "SELECT code_key, count(*), min(event_id) FROM staged GROUP BY 1 ORDER BY 1"
_COUNT_ACTORS = """
SELECT actor_key, sum(rows)::BIGINT, min(event) FROM (
  SELECT source_key AS actor_key, count(*) AS rows, min(event_id) AS event FROM staged GROUP BY 1
  UNION ALL
  SELECT target_key, count(*), min(event_id) FROM staged GROUP BY 1
) GROUP BY 1 ORDER BY 1
"""
_FATE = f"""
WITH alone AS (
  SELECT actor_key, min(actor) AS actor FROM event_actors GROUP BY actor_key HAVING count(*) = 1
)
SELECT coalesce(c.reason, s.reason, t.reason,
                CASE WHEN a.actor = b.actor THEN '{_SAME}' END) AS reason,
       count(*) AS rows,
       min((e.file, e.event_id)) AS first
FROM staged e
LEFT JOIN code_reasons c USING (code_key)
LEFT JOIN actor_reasons s ON s.actor_key = e.source_key
LEFT JOIN actor_reasons t ON t.actor_key = e.target_key
LEFT JOIN alone a ON a.actor_key = e.source_key
LEFT JOIN alone b ON b.actor_key = e.target_key
GROUP BY 1 ORDER BY 2 DESC, 1
"""


def _fate(names: Sequence[str], unknown: Sequence[UnknownCode], duck: DuckDBPyConnection) -> Fate:
    found = duck.execute(_FATE).fetchall()
    skipped = tuple(
        SkippedRows(reason, rows, f"{names[first[0]]}: event {first[1]}")
        for reason, rows, first in found
        if reason is not None
    )
    rows = sum(row[1] for row in found)
    mapped = rows - sum(skip.rows for skip in skipped)
    return Fate(rows, mapped, skipped, tuple(unknown))
