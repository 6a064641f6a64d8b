"""`diff`: what changed between two days, two stores, or two states of knowledge."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from blocgraph.cli.options import (
    check_date,
    detected_option,
    format_option,
    network_options,
    open_store,
    seed_option,
    store_option,
    top_option,
)
from blocgraph.cli.results import Question, table_of

if TYPE_CHECKING:
    from blocgraph.measures import Bloc
    from blocgraph.network.projection import Network
    from blocgraph.network.selection import SelectionOptions


@click.command(short_help="What changed between days, stores or states of knowledge.")
@click.argument("before", required=False, metavar="[BEFORE", callback=check_date)
@click.argument("after", required=False, metavar="AFTER]", callback=check_date)
@store_option
@click.option(
    "--other",
    type=click.Path(path_type=Path),
    help="Compare with this store, as what was before.",
)
@click.option("--known", is_flag=True, help="The days are what was known by then, not what held.")
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help="Only changes of this kind. *")
@click.option(
    "--least",
    type=click.FloatRange(0, 2),
    default=0.05,
    show_default=True,
    help="Smaller shifts of alignment are left out.",
)
@detected_option
@seed_option
@top_option
@network_options
@format_option
def diff(
    before: str | None,
    after: str | None,
    store: Path,
    other: Path | None,
    known: bool,
    kinds: tuple[str, ...],
    least: float,
    detected: bool,
    seed: int,
    top: int | None,
    form: str,
    **selection: Any,
) -> None:
    """Show relations added, ended or judged anew, members who joined or left, shifts of alignment.

    Between two days BEFORE and AFTER; with --known between what was published by them; with --other
    between two stores. KIND is one of added, ended, status, joined, left, alignment.

    \b
    Examples:
      blocgraph diff 2021 2025
      blocgraph diff 2025-01-01 2025-06-01 --known --kind status
      blocgraph diff --other last-week.db
    """
    from blocgraph.errors import UnknownNameError
    from blocgraph.measures.difference import KINDS, changes

    for kind in kinds:
        if kind not in KINDS:
            raise UnknownNameError("kind", kind, KINDS)
    if (before is None or after is None) == (other is None):
        raise click.UsageError("name two days BEFORE and AFTER, or another store with --other")
    question = Question.of(store, form, selection)
    networks = _networks(question, before, after, other, known=known)
    blocs = _blocs(networks, seed) if detected else None
    found = [
        change
        for change in changes(*networks, blocs=blocs, least=least)
        if not kinds or change.kind in kinds
    ]
    parameters: dict[str, object] = {"before": str(other or before), "after": after, "least": least}
    if known:
        parameters["days"] = "known by"
    question.answer(networks[1], ["changes", "alignment"], [table_of(found[:top])], parameters)


def _networks(
    question: Question, before: str | None, after: str | None, other: Path | None, *, known: bool
) -> tuple[Network, Network]:
    from blocgraph.errors import InputError
    from blocgraph.network.time import check_day

    if other is not None:
        with open_store(other) as kg:
            old = kg.network(**question.selection)
        return old, question.network()
    if (check_day(before) or "") > (check_day(after) or ""):
        raise InputError(f"{before} is after {after}: give the earlier day first")
    base = dict(question.selection)
    if known:
        sides = [base | {"known_by": day} for day in (before, after)]
    else:
        sides = [base | {"as_of": day} for day in (before, after)]
    one, two = question.networks(cast("list[SelectionOptions]", sides))
    return one, two


def _blocs(networks: tuple[Network, Network], seed: int) -> tuple[list[Bloc], list[Bloc]]:
    from blocgraph.measures import detect_over_time
    from blocgraph.measures.blocs import Bloc

    days = ("0001-01-01", "0002-01-01")
    found = detect_over_time(list(zip(days, networks, strict=True)), seed=seed)
    one, two = ([Bloc(t.bloc, t.name, t.members) for t in found if t.day == day] for day in days)
    return one, two
