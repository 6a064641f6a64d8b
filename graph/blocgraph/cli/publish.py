"""`page`, `export` and `validate`: what leaves the house."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from blocgraph.cli.options import check_date, format_option, open_store, store_option
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
@click.option("--as-of", metavar="DATE", callback=check_date, help="Only what held on this day.")
def page(store: Path, output: Path, title: str, as_of: str | None) -> None:
    """Write the network as one self-contained HTML file that works offline.

    Every line on it opens to its claims: sentence, status, document, publisher, date, link.

    \b
    Example:
      blocgraph page -o alliances.html --title "Moscow and Tehran"
    """
    with open_store(store) as kg:
        if str(output) == "-":
            click.echo(kg.page(title=title, as_of=as_of), nl=False)
            return
        kg.page(output, title=title, as_of=as_of)
    click.echo(output)


EXPORTS = ("trig", "nquads", "turtle", "jsonld", "graphml", "gexf", "csv")


@click.command(short_help="The store or its network in other tools' formats.")
@click.argument("form", metavar="FORMAT", type=click.Choice(EXPORTS))
@store_option
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    help="File to write, or folder for csv.",
)
def export(form: str, store: Path, output: Path) -> None:
    """Write the store or its network as FORMAT: trig, nquads, turtle, jsonld, graphml, gexf, csv.

    TriG and N-Quads hold everything and are the source of truth; Turtle flattens the documents'
    graphs; graphml, gexf and csv hold the network.

    \b
    Example:
      blocgraph export trig -o world.trig
    """
    with open_store(store) as kg:
        kg.export(form, output)
    click.echo(output)


@click.command(short_help="Check the store against its shapes.")
@store_option
@format_option
def validate(store: Path, form: str) -> None:
    """Check every claim, relation, actor and document against the SHACL shapes.

    Also: each sentence stands in its document where the claim says. Exit status 1 if not.

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
