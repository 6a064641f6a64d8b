"""`bench`: how fast it is here."""

from __future__ import annotations

from pathlib import Path

import click

from blocgraph.cli.options import format_option
from blocgraph.cli.output import format_rows


@click.command(short_help="How fast each stage is on this machine.")
@click.option(
    "--size",
    type=click.IntRange(min=10),
    default=1000,
    show_default=True,
    help="Claims in the made-up dataset.",
)
@click.option(
    "--peer",
    nargs=2,
    type=click.Path(path_type=Path, exists=True),
    metavar="PYTHON SCRIPT",
    help="A Python with kglab, and its job's script, to run the same job through both.",
)
@click.option(
    "--only",
    multiple=True,
    metavar="PART",
    help="Only this part: start, extraction, dataset, network, measures ...; may be repeated.",
)
@click.option(
    "--documents",
    type=click.Path(path_type=Path, exists=True),
    metavar="FOLDER",
    help="Documents to extract from, instead of the bundled ones.",
)
@format_option
def bench(
    size: int,
    peer: tuple[Path, Path] | None,
    only: tuple[str, ...],
    documents: Path | None,
    form: str,
) -> None:
    """Time extraction, store, queries, network, centrality and page, beside the plain libraries.

    The ratio is how many times faster ours is, both measured in this run.

    \b
    Example:
      blocgraph bench --size 2000
    """
    from blocgraph.benchmark import PARTS, measure

    for part in only:
        if part not in PARTS:
            raise click.BadParameter(f"{part!r}: one of {', '.join(PARTS)}", param_hint="--only")
    columns = ("what", "seconds", "beside", "its seconds", "ratio", "note")
    found = measure(size, peer, only, documents)
    rows = [(m.what, m.ours, m.other, m.others, m.ratio, m.note) for m in found]
    click.echo(format_rows(columns, rows, form), nl=False)
