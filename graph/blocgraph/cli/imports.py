"""`import`: datasets as they are published, into the store."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from blocgraph.cli.options import check_date, open_store, store_option
from blocgraph.cli.output import format_rows

if TYPE_CHECKING:
    from blocgraph.pipeline import ImportResult

_SHOWN = 20


@click.command("import", short_help="Read a published dataset into the store.")
@click.argument("form", metavar="FORMAT")
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path)
)
@store_option
@click.option(
    "--from", "since", metavar="DATE", callback=check_date, help="Only what held or came later."
)
@click.option(
    "--to", "until", metavar="DATE", callback=check_date, help="Only what held or came before."
)
@click.option(
    "--actors", metavar="CODE,...", default="", help="Only what concerns one of these actors."
)
@click.option(
    "--min-sources",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="Events: only what at least so many sources report.",
)
@click.option(
    "--expand-senders",
    is_flag=True,
    help="Sanctions: add, marked as derived, what the members of a sending EU or UN do by it.",
)
@click.option("--as", "name", metavar="ID", help="Id of the document.  [default: FORMAT]")
@click.option("--dataset-version", metavar="TEXT", help="Version, where the files do not say it.")
@click.option("--dry-run", is_flag=True, help="Read and report; store nothing.")
@click.option(
    "--format",
    "output",
    type=click.Choice(("table", "json")),
    default="table",
    show_default=True,
    help="How to write the report.",
)
def import_(
    form: str,
    files: tuple[Path, ...],
    store: Path,
    since: str | None,
    until: str | None,
    actors: str,
    min_sources: int,
    expand_senders: bool,
    name: str | None,
    dataset_version: str | None,
    dry_run: bool,
    output: str,
) -> None:
    """Read a dataset as it is published, all of it or nothing, and report what became of each row.

    FORMAT is one of gdelt, icews, polecat (events), atop, cow-alliances, sipri, gsdb, unga, ftm.
    Name all files of the dataset: a later import takes the place of an earlier one. Compressed
    files (.gz, .zip) are read as they are.

    \b
    Example:
      blocgraph import gsdb GSDB_V4.csv --from 2000 --actors RUS,IRN
    """
    from blocgraph.actors import find_actor
    from blocgraph.imports import ImportOptions, find_format

    find_format(form)
    options = ImportOptions(
        since=since,
        until=until,
        actors=tuple(find_actor(part.strip()).code for part in actors.split(",") if part.strip()),
        min_sources=min_sources,
        expand_senders=expand_senders,
        name=name,
        version=dataset_version,
        folder=store,
        progress=_show_progress if sys.stderr.isatty() else None,
    )
    with open_store(store, must_exist=False) as kg:
        result = kg.import_dataset(form, files, options, dry_run=dry_run)
    if sys.stderr.isatty():
        click.echo("\r\x1b[K", nl=False, err=True)
    write = _as_json if output == "json" else _as_tables
    click.echo(write(result, store, dry_run), nl=False)


def _as_json(result: ImportResult, store: Path, dry_run: bool) -> str:
    record = asdict(result) | {"store": str(store), "dry_run": dry_run}
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def _as_tables(result: ImportResult, store: Path, dry_run: bool) -> str:
    report = result.report
    counts = [f"{report.rows} rows read, {report.mapped} of them gave {report.claims} claims"]
    if report.derived:
        counts.append(f"{report.derived} of these derived")
    if report.observations:
        counts.append(f"{report.observations} observations")
    parts = [f"{report.format}: {', '.join(counts)}\n", *(f"note: {n}\n" for n in report.notes)]
    if report.skipped:
        rows = [(row.rows, row.reason, row.example) for row in report.skipped]
        parts += ["\n", format_rows(("rows", "skipped because", "first"), rows, "table")]
    if report.unknown:
        codes = [(code.rows, code.column, code.code, code.example) for code in report.unknown]
        header = ("rows", "column", "unknown code", "first")
        parts += ["\n", format_rows(header, codes[:_SHOWN], "table")]
        if len(codes) > _SHOWN:
            parts.append(f"... and {len(codes) - _SHOWN} more: see them with --format json\n")
    return "".join([*parts, "\n", _fate(result, store, dry_run)])


def _fate(result: ImportResult, store: Path, dry_run: bool) -> str:
    if dry_run:
        return f"{store}: not written (--dry-run)\n"
    fates = ("added", result.added), ("unchanged", result.unchanged), ("removed", result.removed)
    return f"{store}: {', '.join(f'{len(ids)} {fate}' for fate, ids in fates)}\n"


def _show_progress(name: str, count: int) -> None:
    click.echo(f"\r\x1b[K{count} {name}", nl=False, err=True)
