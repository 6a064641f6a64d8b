"""The options that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from blocgraph.cli.output import TABLE_FORMATS

if TYPE_CHECKING:
    from blocgraph.network.selection import SelectionOptions
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

top_option = click.option("--top", type=click.IntRange(min=1), help="Only this many rows.")

seed_option = click.option("--seed", default=0, show_default=True, help="Of all that is random.")

draws_option = click.option(
    "--draws",
    type=click.IntRange(min=20),
    default=100,
    show_default=True,
    help="Networks drawn for the intervals.",
)

detected_option = click.option(
    "--detected", is_flag=True, help="Blocs found in the network, not declared ones."
)


def check_date(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """Check a date of the command line; a usage error says how to write it."""
    from blocgraph.model import is_partial_date

    if value is not None and not is_partial_date(value):
        raise click.BadParameter(f"{value!r} is no date: write YYYY, YYYY-MM or YYYY-MM-DD")
    return value


def _check_until(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    if value is not None and context.params.get("since") is None:
        raise click.UsageError("--to needs --from")
    return check_date(context, option, value)


def network_options(command: F) -> F:
    """The options that select what a network of one day is made of."""
    return _selection_options("Only what held on this day.  [default: today]", command)


def selection_options(command: F) -> F:
    """The same where no day means all days."""
    return _selection_options("Only what held on this day.", command)


def chosen(options: Mapping[str, Any]) -> SelectionOptions:
    """The selection of a command's options, those that were given."""
    return cast("SelectionOptions", {name: value for name, value in options.items() if value})


def _selection_options(as_of: str, command: F) -> F:
    from blocgraph.vocabulary import Layer

    for option in reversed(
        (
            _date_option("--as-of", as_of),
            _date_option("--known-by", "Only what was published by this day."),
            click.option(
                "--layers",
                "--layer",
                "layers",
                multiple=True,
                type=click.Choice([str(layer) for layer in Layer]),
                help="Only relations of this layer. *",
            ),
            click.option(
                "--min-confidence",
                type=click.FloatRange(0, 1),
                default=0.0,
                help="Only claims of at least this confidence.",
            ),
            click.option(
                "--without-contested",
                is_flag=True,
                help="Leave out relations on which claims disagree.",
            ),
            click.option(
                "--without-derived",
                is_flag=True,
                help="Leave out what was inferred from other claims.",
            ),
            _many("--without-type", "TYPE", "Leave out relations of a type. *"),
            _many("--without-publisher", "NAME", "Leave out what NAME published. *"),
            _many("--without-document", "ID", "Leave out a document. *"),
            _many("--without", "'A TYPE B'", "What if this relation were not there? *"),
            _many("--with", "'A TYPE B'", "What if it were?  * may be repeated.", "with_"),
        )
    ):
        command = option(command)
    return command


def time_options(command: F) -> F:
    """The options of a series of days."""
    for option in reversed(
        (
            click.option(
                "--from",
                "since",
                metavar="DATE",
                is_eager=True,
                callback=check_date,
                help="A table for each day from this one on.",
            ),
            click.option(
                "--to",
                "until",
                metavar="DATE",
                callback=_check_until,
                help="The last day of the series.  [default: today]",
            ),
            click.option(
                "--every",
                type=click.Choice(["year", "quarter", "month"]),
                default="year",
                show_default=True,
                help="The days of the series.",
            ),
        )
    ):
        command = option(command)
    return command


shift_option = click.option(
    "--shift",
    is_flag=True,
    help="Show what --without... changes, as --without and --with do: before and after.",
)


def _date_option(name: str, help: str, target: str | None = None) -> Callable[[F], F]:
    names = (name, target) if target else (name,)
    return click.option(*names, metavar="DATE", callback=check_date, help=help)


def _many(name: str, metavar: str, help: str, target: str | None = None) -> Callable[[F], F]:
    names = (name, target) if target else (name,)
    return click.option(*names, metavar=metavar, multiple=True, help=help)


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
