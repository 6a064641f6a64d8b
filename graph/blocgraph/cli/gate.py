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

    FOLDER holds, as they are published, the alliances of ATOP and of the Correlates of War Project,
    the Global Sanctions Database and the ideal points of Bailey, Strezhnev and Voeten. Needs no
    store. Rows without a bar are for comparison. Exit status 1 if a bar is missed.

    \b
    Example:
      blocgraph gate ../shared/data
    """
    from blocgraph.benchmark.gate import run_gate

    found = list(run_gate(folder))
    columns = ("what", "year", "alliances", "cases", "value", "bar", "reached")
    rows = [
        (row.what, row.year, row.alliances, row.cases, row.value, row.bar, row.is_reached)
        for row in found
    ]
    click.echo(format_rows(columns, rows, form), nl=False)
    if any(row.is_reached is False for row in found):
        sys.exit(1)
