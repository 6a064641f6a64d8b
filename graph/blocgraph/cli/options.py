"""The options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from blocgraph.cli.output import TABLE_FORMATS

if TYPE_CHECKING:
    from blocgraph.pipeline import KnowledgeGraph

F = TypeVar("F", bound=Callable[..., Any])

store_option = click.option(
    "--store",
    envvar="BLOCGRAPH_STORE",
    default="blocgraph.db",
    show_default=True,
    show_envvar=True,
    type=click.Path(path_type=Path),
    help="Folder of the store.",
)

format_option = click.option(
    "--format",
    "form",
    type=click.Choice(TABLE_FORMATS),
    default="table",
    show_default=True,
    help="How to write the answer.",
)


def check_date(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """Check a date of the command line; a usage error says how to write it."""
    from blocgraph.model import is_partial_date

    if value is not None and not is_partial_date(value):
        raise click.BadParameter(f"{value!r} is no date: write YYYY, YYYY-MM or YYYY-MM-DD")
    return value


as_of_option = click.option(
    "--as-of",
    metavar="DATE",
    callback=check_date,
    help="Only what held on this day.  [default: today]",
)


def network_options(command: F) -> F:
    """The options that select which relations a network holds."""
    from blocgraph.vocabulary import Layer

    command = as_of_option(command)
    command = click.option(
        "--layer",
        "layers",
        multiple=True,
        type=click.Choice([str(layer) for layer in Layer]),
        help="Only relations of this layer; may be repeated.",
    )(command)
    command = click.option(
        "--without-contested",
        is_flag=True,
        help="Leave out relations on which claims disagree.",
    )(command)
    return click.option(
        "--min-confidence",
        type=click.FloatRange(0, 1),
        default=0.0,
        help="Only claims of at least this confidence.",
    )(command)


def open_store(store: Path, *, must_exist: bool = True) -> KnowledgeGraph:
    """The knowledge graph in a store.

    Raises:
        StoreError: there is none yet, and `must_exist`.
    """
    from blocgraph import pipeline
    from blocgraph.errors import StoreError

    if must_exist and not store.exists():
        raise StoreError(f"{store}: no store here yet; make one with: blocgraph build")
    return pipeline.open(store, read_only=must_exist)
