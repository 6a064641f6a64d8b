"""What the aggregates say: of one import, or of all that lie beside a store."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

from blocgraph.errors import StoreError, UnknownNameError
from blocgraph.imports.contract import ImportOptions
from blocgraph.imports.events.archive import archive_folder, parquet_files, parts
from blocgraph.imports.events.expression import AGGREGATED, KEY, typed_columns
from blocgraph.imports.events.formats import EVENT_FORMATS, EventFormat
from blocgraph.imports.events.published import connect
from blocgraph.model import first_day, last_day

if TYPE_CHECKING:
    import ibis.expr.types as ir
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class AggregatedEvents:
    """In MONTH (202403), DATASET has EVENTS by which SOURCE has the relation TYPE with TARGET.

    `distinct_events` counts at most one a day of each code. `mentions` and `sources` are the
    dataset's own; where it names a publisher an event, `sources` is the number of publishers.
    `goldstein` is the mean weight. `backdated` events were first reported two or more months
    later. `first_event` and `last_event` are the dataset's ids, `first_code` and `last_code` the
    range of its codes, `last_added` the day of the last report (20240331).
    """

    dataset: str
    source: str
    target: str
    type: str
    status: str
    month: int
    events: int
    distinct_events: int
    mentions: int
    sources: int
    goldstein: float
    backdated: int
    first_event: str
    last_event: str
    first_code: str
    last_code: str
    last_added: int | None


def read_events(
    store: Path,
    *,
    format: str | None = None,
    since: str | None = None,
    until: str | None = None,
    actors: Sequence[str] = (),
    min_sources: int = 1,
) -> Iterator[AggregatedEvents]:
    """The aggregates beside a store, in order of dataset, month, source, type and target.

    Args:
        store: the store's folder.
        format: `gdelt`, `icews` or `polecat`; None: all of them.
        since: the first month, as a partial date.
        until: the last month.
        actors: codes; only what has one of them on either side.
        min_sources: only what at least so many sources report.

    Raises:
        UnknownNameError: no event dataset is called so.
        InputError: what is needed to read Parquet is not installed.
        StoreError: what lies beside the store is damaged.
    """
    if format is not None and format not in EVENT_FORMATS:
        raise UnknownNameError("event dataset", format, EVENT_FORMATS)
    options = ImportOptions(since=since, until=until, actors=tuple(actors), min_sources=min_sources)
    for name in [format] if format else sorted(EVENT_FORMATS):
        files = parquet_files(parts(store, name))
        if files:
            with tempfile.TemporaryDirectory() as folder:
                duck = connect(Path(folder))
                with archive_errors(store):
                    duck.execute(f"CREATE VIEW kept AS {union_sql(files)}")
                    yield from rows_of(selection(EVENT_FORMATS[name], options), duck)
                duck.close()


@contextmanager
def archive_errors(store: Path | None) -> Iterator[None]:
    """Say in one line what DuckDB finds wrong with the aggregates of a store."""
    import duckdb

    try:
        yield
    except duckdb.Error as error:
        where = archive_folder(store) if store else "the aggregates"
        problem = f"is damaged ({str(error).splitlines()[0]}): remove it, import its files again"
        raise StoreError(f"{where}: {problem}") from error


def union_sql(files: Sequence[str], table: str | None = None) -> str:
    """All rows of Parquet files, and of a table of aggregates."""
    columns = typed_columns()
    quoted = ", ".join("'" + file.replace("'", "''") + "'" for file in files)
    rows = [f"SELECT {columns} FROM read_parquet([{quoted}], hive_partitioning=false)"]
    tables = [f"SELECT {columns} FROM {table}"]
    return " UNION ALL ".join((rows if files else []) + (tables if table else []))


def months_between(options: ImportOptions) -> tuple[int, int]:
    """The first and the last month that options select, as integers such as 202403."""
    return _month(first_day(options.since or "0001")), _month(last_day(options.until or "9999"))


def selection(
    form: EventFormat, options: ImportOptions, months: Sequence[int] | None = None
) -> ir.Table:
    """What options select of the table `kept`, and only in `months` where they are given."""
    import ibis

    # Without the mean, which cannot be summed up, there are whole numbers only.
    columns = {name: type for name, type in AGGREGATED.items() if name != "goldstein"}
    kept = ibis.table(columns, name="kept")
    if months is not None:
        kept = kept.filter(kept.month.isin(months))
    table = combine(kept, integer_ids=form.has_integer_ids)
    first, last = months_between(options)
    chosen = table.filter(
        table.month >= first, table.month <= last, table.sources >= options.min_sources
    )
    if options.actors:
        chosen = chosen.filter(
            chosen.source.isin(options.actors) | chosen.target.isin(options.actors)
        )
    return chosen


def rows_of(table: ir.Table, duck: DuckDBPyConnection) -> Iterator[AggregatedEvents]:
    """The rows of aggregates in order, some thousand in memory at a time."""
    import ibis

    chosen = ibis.to_sql(table, dialect="duckdb")
    order = "dataset, month, source, type, target, status"
    names = [field.name for field in fields(AggregatedEvents)]
    query = f"SELECT {typed_columns()} FROM ({chosen})"
    found = duck.execute(f"SELECT {', '.join(names)} FROM ({query}) ORDER BY {order}")
    while batch := found.fetchmany(10_000):
        for row in batch:
            yield AggregatedEvents(*row)


def combine(table: ir.Table, *, integer_ids: bool) -> ir.Table:
    """The aggregates of several parts together, a row for each key."""
    first, last = table.first_event, table.last_event
    if integer_ids:
        first, last = first.cast("int64"), last.cast("int64")
    summed = table.group_by(*KEY).agg(
        events=table.events.sum().cast("int64"),
        distinct_events=table.distinct_events.sum().cast("int64"),
        mentions=table.mentions.sum().cast("int64"),
        sources=table.sources.max().cast("int64"),
        tenths=table.tenths.sum().cast("int64"),
        backdated=table.backdated.sum().cast("int64"),
        first_event=first.min().cast("string"),
        last_event=last.max().cast("string"),
        first_code=table.first_code.min(),
        last_code=table.last_code.max(),
        last_added=table.last_added.max(),
    )
    return summed.select(
        *KEY,
        *("events", "distinct_events", "mentions", "sources", "tenths"),
        *("backdated", "first_event", "last_event", "first_code", "last_code", "last_added"),
        goldstein=summed.tenths.cast("float64") / 10 / summed.events,
    )


def _month(day: str) -> int:
    return int(day[:4]) * 100 + int(day[5:7])
