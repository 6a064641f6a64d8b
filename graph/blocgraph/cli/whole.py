"""`describe` and `brokers`: the network as a whole, and who stands between its blocs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from blocgraph.cli.blocs import find_blocs, table_option
from blocgraph.cli.options import (
    format_option,
    network_options,
    seed_option,
    shift_option,
    store_option,
    top_option,
)
from blocgraph.cli.results import Question, Table, declared_bloc, table_of

if TYPE_CHECKING:
    from blocgraph.measures import Bloc, Shift
    from blocgraph.network.projection import Network


@click.command(short_help="The network as a whole: density, balance, polarisation.")
@store_option
@click.option("--declared", is_flag=True, help="Of the declared blocs, not the detected ones.")
@table_option
@seed_option
@shift_option
@network_options
@format_option
def describe(
    store: Path, declared: bool, only: str | None, seed: int, form: str, **selection: Any
) -> None:
    """Measure the network as a whole, and how far each bloc holds together (the table `blocs`).

    Frustration is the least weight of ties that contradict two camps: exact where it can be proved,
    else between two bounds.

    \b
    Example:
      blocgraph describe --as-of 2025-06
    """
    question = Question.of(store, form, selection)
    if question.shows_shift:
        before, network = question.before_and_after()
        sides = [_measures(side, question.day, declared, seed) for side in (before, network)]
        tables = [_side_by_side(*sides)]
    else:
        network = question.network()
        values = _measures(network, question.day, declared, seed)
        tables = [
            Table("rows", ("measure", "value"), tuple(values.items())),
            _cohesion(network, question.day, declared, seed),
        ]
    blocs = "declared" if declared else "detected"
    question.answer(network, ["whole", blocs], tables, {"blocs": blocs, "seed": seed}, only=only)


def _measures(network: Network, day: str, declared: bool, seed: int) -> dict[str, Any]:
    from blocgraph.measures import describe_network

    blocs = find_blocs(network, day, detected=not declared, seed=seed)
    found = describe_network(network, blocs, seed=seed)
    return {field.name: getattr(found, field.name) for field in fields(found)}


def _side_by_side(before: Mapping[str, Any], after: Mapping[str, Any]) -> Table:
    rows = []
    for name, then in before.items():
        now = after[name]
        plain = isinstance(then, int | float) and isinstance(now, int | float)
        rows.append((name, then, now, now - then if plain else None))
    return Table("rows", ("measure", "before", "after", "difference"), tuple(rows))


def _cohesion(network: Network, day: str, declared: bool, seed: int) -> Table:
    from blocgraph.measures import bloc_cohesion

    blocs = find_blocs(network, day, detected=not declared, seed=seed)
    return table_of(bloc_cohesion(network, blocs), "blocs")


@click.command(short_help="Who stands between blocs, and who could change sides.")
@store_option
@click.option(
    "--bloc", "codes", metavar="BLOC", multiple=True, help="Declared blocs instead of detected. *"
)
@table_option
@top_option
@seed_option
@shift_option
@network_options
@format_option
def brokers(
    store: Path,
    codes: tuple[str, ...],
    only: str | None,
    top: int | None,
    seed: int,
    form: str,
    **selection: Any,
) -> None:
    """Find mediators, swing states and brokers between blocs; the table `roles` has their roles.

    A mediator has positive ties with two that are hostile to each other. Swing is 1 for who stands
    as near to a second bloc as to the best one.

    \b
    Examples:
      blocgraph brokers --top 10
      blocgraph brokers --bloc NATO --bloc SCO
    """
    question = Question.of(store, form, selection)
    if question.shows_shift:
        before, network = question.before_and_after()
        tables = [_shift(question, (before, network), codes, seed, top)]
    else:
        network = question.network()
        tables = _brokers(network, _chosen(network, question.day, codes, seed), seed, top)
    blocs = list(codes) or "detected"
    formulas = ["brokers", "roles"]
    question.answer(network, formulas, tables, {"blocs": blocs, "seed": seed}, only=only)


def _chosen(network: Network, day: str, codes: Sequence[str], seed: int) -> tuple[Bloc, ...]:
    if codes:
        return tuple(declared_bloc(network, code, day) for code in codes)
    return find_blocs(network, day, detected=True, seed=seed)


def _brokers(network: Network, blocs: Sequence[Bloc], seed: int, top: int | None) -> list[Table]:
    from blocgraph.measures import brokerage_roles
    from blocgraph.measures import brokers as find_brokers

    found = sorted(find_brokers(network, blocs), key=lambda row: (-row.mediator, row.actor))
    shown = found[:top]
    roles = {row.actor: row for row in brokerage_roles(network, blocs, seed=seed)}
    of_shown = [roles[row.actor] for row in shown if row.actor in roles]
    return [table_of(shown), table_of(of_shown, "roles")]


def _shift(
    question: Question,
    networks: tuple[Network, Network],
    codes: Sequence[str],
    seed: int,
    top: int | None,
) -> Table:
    from blocgraph.measures import brokers as find_brokers
    from blocgraph.measures import shifts

    sides = [
        find_brokers(network, _chosen(network, question.day, codes, seed)) for network in networks
    ]
    found: list[Shift] = []
    for measure in ("mediator", "swing"):
        before, after = ({row.actor: getattr(row, measure) for row in side} for side in sides)
        found += shifts(before, after, measure)
    return table_of(found[:top])
