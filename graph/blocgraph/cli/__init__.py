"""The command line: options in, answer out.

Exit status: 0 done; 1 what was asked is not so, or failed; 2 wrong usage.
"""

from __future__ import annotations

import sys

import click

from blocgraph.cli.alignment import alignment
from blocgraph.cli.ask import explain, info, query
from blocgraph.cli.bench import bench
from blocgraph.cli.blocs import blocs
from blocgraph.cli.build import build, extract
from blocgraph.cli.centrality import centrality
from blocgraph.cli.diff import diff
from blocgraph.cli.events import events
from blocgraph.cli.figure import figure
from blocgraph.cli.frames import frames
from blocgraph.cli.gate import gate
from blocgraph.cli.imports import import_
from blocgraph.cli.judgements import judgements
from blocgraph.cli.publish import export, page, validate
from blocgraph.cli.whole import brokers, describe
from blocgraph.errors import BlocgraphError, QueryError, UnknownNameError

WRONG_USAGE = 2


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="blocgraph", prog_name="blocgraph")
def commands() -> None:
    """Who stands with whom, since when, and who says so.

    Reads news reports, keeps every claim with its sentence in a knowledge graph, and answers
    with SPARQL, bloc centrality and an interactive page.

    \b
    Start here:
      blocgraph build                 the bundled reports and facts, into ./blocgraph.db
      blocgraph explain IRN RUS       every relation between the two, with its sentences
      blocgraph page -o page.html     the network as one self-contained page
    """


for command in (
    build,
    extract,
    import_,
    events,
    judgements,
    query,
    explain,
    info,
    centrality,
    blocs,
    alignment,
    brokers,
    describe,
    diff,
    figure,
    page,
    export,
    validate,
    gate,
    bench,
    frames,
):
    commands.add_command(command)


def main() -> None:
    """Run the command line; errors are one line on stderr."""
    try:
        commands(prog_name="blocgraph")
    except (UnknownNameError, QueryError) as error:
        _stop(error, WRONG_USAGE)
    except BlocgraphError as error:
        _stop(error, 1)
    except OSError as error:
        _stop(f"{error.filename or 'the output'}: {(error.strerror or str(error)).lower()}", 1)


def _stop(problem: Exception | str, status: int) -> None:
    click.echo(f"blocgraph: {problem}", err=True)
    sys.exit(status)
