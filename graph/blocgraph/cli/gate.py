"""`gate`: whether alignment and blocs agree with votes in the United Nations."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from blocgraph.cli.options import format_option
from blocgraph.cli.output import format_rows


@click.command(short_help="Check alignment and blocs against votes in the UN.")
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@format_option
def gate(folder: Path, form: str) -> None:
    """Compare alignment and detected blocs with the votes of states in the UN General Assembly.

    FOLDER holds, as they are published, the alliances of ATOP, the Global Sanctions Database, the
    ideal points of Bailey, Strezhnev and Voeten and, if you have them, the alliances of the
    Correlates of War Project. Needs no store. Exit status 1 if a bar is missed. Rows without a bar
    are what else was tried: sanctions of named states only (unexpanded), COW's alliances alone,
    both with each counted, and ATOP's with what only COW has (either).

    \b
    Example:
      blocgraph gate ../shared/data
    """
    from blocgraph.benchmark.gate import run_gate

    found = list(run_gate(folder))
    columns = ("what", "year", "sources", "cases", "value", "bar", "reached")
    rows = [
        (row.what, row.year, row.sources, row.cases, row.value, row.bar, row.is_reached)
        for row in found
    ]
    click.echo(format_rows(columns, rows, form), nl=False)
    if any(row.is_reached is False for row in found):
        sys.exit(1)
