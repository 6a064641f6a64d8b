"""`page`, `export` and `validate`: what leaves the house."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Literal

import click

from blocgraph.cli.options import (
    chosen,
    format_option,
    open_store,
    selection_options,
    store_option,
)
from blocgraph.cli.output import format_rows


@click.command(short_help="The interactive network page.")
@store_option
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    default="blocgraph.html",
    show_default=True,
    help="File to write; - is standard output.",
)
@click.option("--title", default="Who stands with whom", show_default=True)
@click.option(
    "--blocs",
    type=click.Choice(("declared", "detected")),
    default="declared",
    show_default=True,
    help="By which actors are grouped; detected ones also where none is declared.",
)
@click.option(
    "--story",
    metavar="FILE.yaml",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="Saved views with captions, which the page plays.",
)
@selection_options
def page(
    store: Path,
    output: Path,
    title: str,
    blocs: Literal["declared", "detected"],
    story: Path | None,
    **selection: Any,
) -> None:
    """Write the network as one self-contained HTML file that works offline.

    Every line on it opens to its claims: sentence, status, document, publisher, date, link.

    \b
    Example:
      blocgraph page -o alliances.html --title "Moscow and Tehran"
    """
    with open_store(store) as kg:
        if str(output) == "-":
            click.echo(
                kg.page(title=title, blocs=blocs, story=story, **chosen(selection)), nl=False
            )
            return
        kg.page(output, title=title, blocs=blocs, story=story, **chosen(selection))
    click.echo(output)


EXPORTS = ("trig", "nquads", "turtle", "jsonld", "graphml", "gexf", "csv", "neo4j", "ftm")


@click.command(short_help="The store or its network in other tools' formats.")
@click.argument("form", metavar="FORMAT", type=click.Choice(EXPORTS))
@store_option
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    help="File to write, or folder for csv and neo4j.",
)
@selection_options
def export(form: str, store: Path, output: Path, **selection: Any) -> None:
    """Write the store or its network as FORMAT.

    trig and nquads hold everything and are the source of truth, jsonld does so for the web; turtle
    flattens the documents' graphs. graphml, gexf (with time spans), csv, neo4j (for its bulk
    import) and ftm (FollowTheMoney) hold the network, or what the options select of it.

    \b
    Examples:
      blocgraph export trig -o world.trig
      blocgraph export graphml --as-of 2020 --without-contested -o world-2020.graphml
    """
    with open_store(store) as kg:
        kg.export(form, output, **chosen(selection))
    click.echo(output)


@click.command(short_help="Check the store against its shapes.")
@store_option
@format_option
def validate(store: Path, form: str) -> None:
    """Check every claim, relation, actor and document against the SHACL shapes.

    Also: each sentence stands in its document where the claim says. Exit status 1 if not. Takes
    about 2 seconds for 100,000 quads, and some milliseconds more for each node that is not sound.

    \b
    Example:
      blocgraph validate --format json
    """
    with open_store(store) as kg:
        report = kg.dataset.validate()
    rows = [(found.focus, found.path, found.message) for found in report.violations]
    if form == "table" and report.conforms:
        click.echo(f"{store}: everything conforms")
    else:
        click.echo(format_rows(("focus", "path", "message"), rows, form), nl=False)
    if not report.conforms:
        sys.exit(1)
