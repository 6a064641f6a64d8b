"""`blocs`: who stands together, declared and detected, over time and among each other."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from blocgraph.cli.options import (
    detected_option,
    format_option,
    network_options,
    seed_option,
    shift_option,
    store_option,
    time_options,
)
from blocgraph.cli.results import Question, Table, table_of

if TYPE_CHECKING:
    from blocgraph.measures import Bloc
    from blocgraph.network.projection import Network

table_option = click.option(
    "--table", "only", metavar="NAME", help="Only this table of the answer, as CSV must."
)


@click.command(short_help="Blocs and their members.")
@store_option
@detected_option
@click.option("--graph", is_flag=True, help="The blocs as actors: mean alignment of each two.")
@table_option
@seed_option
@time_options
@shift_option
@network_options
@format_option
def blocs(
    store: Path,
    detected: bool,
    graph: bool,
    only: str | None,
    seed: int,
    since: str | None,
    until: str | None,
    every: str,
    form: str,
    **selection: Any,
) -> None:
    """List blocs with their members: the declared ones of a day, or those that ties suggest.

    Detected blocs come with their stability, 0 to 1: how far they stay together over seeds and
    resolutions. Over time a detected bloc keeps its code (T1, T2 ...) while most of it stays.

    \b
    Examples:
      blocgraph blocs --as-of 1990
      blocgraph blocs --detected --from 2000 --to 2025 --every year
      blocgraph blocs --detected --graph
    """
    question = Question.of(store, form, selection)
    parameters: dict[str, object] = {"blocs": "detected" if detected else "declared"}
    if detected:
        parameters["seed"] = seed
    formulas = ["detected" if detected else "declared"]
    if since is not None:
        parameters |= {"from": since, "to": until or question.day, "every": every}
        network, tables = _over_time(question, detected, seed, since, until, every)
        formulas += ["tracked"] if detected else []
    elif question.shows_shift:
        network, tables = _shift(question, detected, seed)
    else:
        network = question.network()
        found = find_blocs(network, question.day, detected=detected, seed=seed)
        if graph:
            formulas += ["bloc graph", "alignment", "strength", "betweenness"]
            tables = _graph(network, found, question.day)
        elif detected:
            formulas += ["stability"]
            tables = _detected(network, found)
        else:
            tables = [_listed(found)]
    question.answer(network, formulas, tables, parameters, only=only)


def find_blocs(network: Network, day: str, *, detected: bool, seed: int) -> tuple[Bloc, ...]:
    """The declared blocs of a day, or the detected ones under proposed names."""
    from blocgraph.measures import declared_blocs, detect_blocs, propose_names

    declared = declared_blocs(network, day)
    if not detected:
        return declared
    return propose_names(detect_blocs(network, seed=seed), declared, network)


def _listed(found: Sequence[Bloc]) -> Table:
    columns = ("code", "name", "size", "members")
    rows = tuple((bloc.code, bloc.name, len(bloc.members), bloc.members) for bloc in found)
    return Table("rows", columns, rows)


def _detected(network: Network, found: Sequence[Bloc]) -> list[Table]:
    from blocgraph.measures import bloc_stability

    stability = bloc_stability(network)
    of = {row.actor: row.stability for row in stability.actors}
    rows = tuple(
        (
            bloc.code,
            bloc.name,
            len(bloc.members),
            sum(of[member] for member in bloc.members) / len(bloc.members),
            bloc.members,
        )
        for bloc in found
    )
    whole = (("seeds", stability.seeds), ("seeds, lowest", stability.lowest))
    return [
        Table("rows", ("code", "name", "size", "stability", "members"), rows),
        Table("stability", ("over", "agreement"), whole),
        table_of(stability.resolutions, "resolutions"),
        table_of(stability.actors, "actors", is_extra=True),
    ]


def _graph(network: Network, found: Sequence[Bloc], day: str) -> list[Table]:
    from blocgraph.measures import bloc_graph, bloc_graph_centralities

    graph = bloc_graph(network, found, as_of=day)
    ties = tuple(
        (a, b, data["weight"], data["known"], data["dyads"])
        for a, b, data in sorted(graph.edges(data=True), key=lambda e: (-e[2]["weight"], *e[:2]))
    )
    return [
        Table("rows", ("a", "b", "alignment", "known", "dyads"), ties),
        table_of(bloc_graph_centralities(graph), "centralities"),
    ]


def _shift(question: Question, detected: bool, seed: int) -> tuple[Network, list[Table]]:
    from blocgraph.measures import changes, track_blocs
    from blocgraph.measures.blocs import Bloc

    before, after = question.before_and_after()
    sides = [
        find_blocs(network, question.day, detected=detected, seed=seed)
        for network in (before, after)
    ]
    if detected:
        tracked = track_blocs([("0001", sides[0]), ("0002", sides[1])])
        sides = [
            tuple(Bloc(t.bloc, t.name, t.members) for t in tracked if t.day.startswith(year))
            for year in ("0001", "0002")
        ]
    found = changes(before, after, blocs=(sides[0], sides[1]))
    moved = [change for change in found if change.kind in ("joined", "left")]
    return after, [table_of(moved, without=["difference"])]


def _over_time(
    question: Question,
    detected: bool,
    seed: int,
    since: str,
    until: str | None,
    every: str,
) -> tuple[Network, list[Table]]:
    days = question.days(since, until, every)
    networks = question.over(days)
    if detected:
        return networks[-1], [_tracked(list(zip(days, networks, strict=True)), seed)]
    rows = tuple(
        (day, *row)
        for day, network in zip(days, networks, strict=True)
        for row in _listed(find_blocs(network, day, detected=False, seed=seed)).rows
    )
    return networks[-1], [Table("rows", ("day", "code", "name", "size", "members"), rows)]


def _tracked(networks: Sequence[tuple[str, Network]], seed: int) -> Table:
    from blocgraph.measures import detect_over_time

    return table_of(detect_over_time(networks, seed=seed))
