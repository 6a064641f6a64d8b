"""`events`: what imported datasets of events say, by dyad, type and month."""

from __future__ import annotations

from dataclasses import astuple, fields
from pathlib import Path

import click

from blocgraph.cli.options import check_date, format_option, open_store, store_option
from blocgraph.cli.output import format_rows


@click.command(short_help="Imported events by dyad, type and month.")
@click.argument("dataset", required=False, metavar="[gdelt|icews|polecat]")
@store_option
@click.option("--from", "since", metavar="DATE", callback=check_date, help="The first month.")
@click.option("--to", "until", metavar="DATE", callback=check_date, help="The last month.")
@click.option("--actors", metavar="CODE,...", default="", help="Only what concerns one of these.")
@click.option(
    "--min-sources",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="Only what at least so many sources report.",
)
@format_option
def events(
    dataset: str | None,
    store: Path,
    since: str | None,
    until: str | None,
    actors: str,
    min_sources: int,
    form: str,
) -> None:
    """List the aggregates of imported events, of which the store's claims are a selection.

    They lie as Parquet beside the store, in STORE.events, for DuckDB, Spark or pandas to read.

    \b
    Example:
      blocgraph events gdelt --from 2024-03 --actors RUS,UKR --min-sources 5 --format csv
    """
    from blocgraph.imports.events import AggregatedEvents

    names = tuple(field.name for field in fields(AggregatedEvents))
    with open_store(store) as kg:
        found = kg.events(
            dataset,
            since=since,
            until=until,
            actors=[part.strip() for part in actors.split(",") if part.strip()],
            min_sources=min_sources,
        )
        rows = [astuple(row) for row in found]
    shown = ("dataset", "month", "source", "type", "target", "status", "events", "sources")
    columns = shown if form == "table" else names
    picked = [names.index(name) for name in columns]
    click.echo(format_rows(columns, [[row[i] for i in picked] for row in rows], form), nl=False)
