"""The one Ibis expression from published events to dyad, relation type and month.

It is written for any backend: dates are integers (20240131) and parts of them quotients, empty
cells become null by `nullif("")`, codes are mapped by joins with tables, and what is distinct is
counted by grouping twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ibis.expr.types as ir

STAGED = {
    "day": "int32",
    "source_key": "string",
    "target_key": "string",
    "code_key": "string",
    "code": "string",
    "tenths": "int64",
    "mentions": "int64",
    "sources": "int64",
    "publisher": "string",
    "added": "int32",
}
"""The columns of normalised events, besides `event_id`."""

CODES = {
    "code_key": "string",
    "type": "string",
    "status": "string",
    "symmetric": "int32",
    "default_tenths": "int64",
}
ACTORS = {"actor_key": "string", "actor": "string"}

AGGREGATED = {
    "dataset": "string",
    "source": "string",
    "target": "string",
    "type": "string",
    "status": "string",
    "month": "int32",
    "events": "int64",
    "distinct_events": "int64",
    "mentions": "int64",
    "sources": "int64",
    "goldstein": "float64",
    "tenths": "int64",
    "backdated": "int64",
    "first_event": "string",
    "last_event": "string",
    "first_code": "string",
    "last_code": "string",
    "last_added": "int32",
}
"""The columns of aggregates, as Parquet keeps them."""

KEY = ("dataset", "source", "target", "type", "status", "month")
"""What an aggregate is about; `month` is an integer such as 202403."""


def aggregate_events(
    events: ir.Table,
    codes: ir.Table,
    actors: ir.Table,
    *,
    dataset: str,
    count_publishers: bool,
) -> ir.Table:
    """Aggregate normalised events.

    Args:
        events: a row each, as the `normalise_*` functions make them.
        codes: `code_key`, `type`, `status`, `symmetric` (0 or 1), `default_tenths`
            (the weight where an event has none).
        actors: `actor_key` and `actor`, several rows where a key stands for several.
        dataset: the dataset's id.
        count_publishers: whether `sources` is the number of publishers, and not the most sources
            that report one event.

    Returns:
        For each dataset, dyad, type, status and month: `events` and `distinct_events` (at most one
        a day of each code), `mentions`, `sources`, `goldstein` (mean weight), `tenths` (sum of
        weights, in tenths), `backdated` (events first reported two or more months later), the first
        and last `event`, `code` and day of report, and `year`.
    """
    import ibis

    sources = actors.select(source_key=actors.actor_key, source_actor=actors.actor)
    targets = actors.select(target_key=actors.actor_key, target_actor=actors.actor)
    found = (
        events.join(codes, "code_key")
        .join(sources, "source_key")
        .join(targets, "target_key")
        .filter(lambda t: t.source_actor != t.target_actor)
    )
    swapped = (found.symmetric == 1) & (found.target_actor < found.source_actor)
    flat = found.select(
        source=ibis.ifelse(swapped, found.target_actor, found.source_actor),
        target=ibis.ifelse(swapped, found.source_actor, found.target_actor),
        type=found.type,
        status=found.status,
        month=found.day // 100,
        day=found.day,
        code=found.code,
        publisher=found.publisher,
        event_id=found.event_id,
        mentions=ibis.coalesce(found.mentions, 0),
        reports=ibis.coalesce(found.sources, 0),
        tenths=ibis.coalesce(found.tenths, found.default_tenths),
        added=found.added,
        # Months that lie between the event and its report, counted from year 0.
        backdated=ibis.ifelse(_months(found.added) - _months(found.day) > 1, 1, 0),
    )
    cells = _sum_up(flat, "day", "code", first=True)
    months = _sum_up(cells, first=False)
    if count_publishers:
        named = flat.filter(flat.publisher.notnull()).group_by(*_group(), "publisher")
        publishers = named.agg(rows=lambda t: t.count()).group_by(*_group())
        counted = publishers.agg(publishers=lambda t: t.count())
        joined = months.left_join(counted, list(_group()))
        months = joined.select(
            *(name for name in months.columns if name != "reports"),
            reports=ibis.greatest(joined.reports, ibis.coalesce(joined.publishers, 0)),
        )
    return months.select(
        dataset=ibis.literal(dataset),
        **{name: months[name] for name in _group()},
        events=months.events,
        distinct_events=months.distinct_events,
        mentions=months.mentions,
        sources=months.reports,
        tenths=months.tenths,
        backdated=months.backdated,
        goldstein=months.tenths.cast("float64") / 10 / months.events,
        first_event=months.first_event.cast("string"),
        last_event=months.last_event.cast("string"),
        first_code=months.first_code,
        last_code=months.last_code,
        last_added=months.last_added,
        year=months.month // 100,
    )


def typed_columns() -> str:
    """The columns of aggregates in DuckDB's SQL, in their types: its sums are wider than asked."""
    types = {"string": "VARCHAR", "int32": "INTEGER", "int64": "BIGINT", "float64": "DOUBLE"}
    return ", ".join(
        f"CAST({name} AS {types[type]}) AS {name}" for name, type in AGGREGATED.items()
    )


def _group() -> tuple[str, ...]:
    return KEY[1:]


def _months(day: ir.Column) -> ir.Column:
    return (day // 10_000) * 12 + (day // 100) % 100


def _sum_up(table: ir.Table, *more: str, first: bool) -> ir.Table:
    """Sum up by the key and `more`; the first time, rows are events, later they are sums."""
    t = table
    return table.group_by(*_group(), *more).agg(
        events=t.count() if first else t.events.sum(),
        **({} if first else {"distinct_events": t.count()}),
        mentions=t.mentions.sum(),
        reports=t.reports.max(),
        tenths=t.tenths.sum(),
        backdated=t.backdated.sum(),
        first_event=t.event_id.min() if first else t.first_event.min(),
        last_event=t.event_id.max() if first else t.last_event.max(),
        first_code=t.code.min() if first else t.first_code.min(),
        last_code=t.code.max() if first else t.last_code.max(),
        last_added=t.added.max() if first else t.last_added.max(),
    )
