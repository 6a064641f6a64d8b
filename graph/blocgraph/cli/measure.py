"""`centrality`, `blocs` and `alignment`: what the network says."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from blocgraph.cli.options import format_option, network_options, open_store, store_option
from blocgraph.cli.output import format_rows
from blocgraph.vocabulary import RelationStatus

if TYPE_CHECKING:
    from collections.abc import Sequence

    import networkx as nx


@click.command(short_help="Centralities of actors or blocs.")
@store_option
@click.option(
    "--by",
    type=click.Choice(["actor", "bloc"]),
    default="actor",
    show_default=True,
    help="What is ranked.",
)
@click.option("--measure", help="Rank by this column.  [default: the first measure]")
@click.option("--top", type=click.IntRange(min=1), help="Only this many rows.")
@click.option("--seed", default=0, show_default=True, help="Seed of the random groups.")
@network_options
@format_option
def centrality(
    store: Path,
    by: str,
    measure: str | None,
    top: int | None,
    seed: int,
    form: str,
    **selection: Any,
) -> None:
    """Rank actors, or declared blocs as one actor each, by their centralities.

    A bloc's z and percentile compare it with random groups of the same size: big blocs are central
    by their size alone.

    \b
    Example:
      blocgraph centrality --by bloc --as-of 2025-06
    """
    from blocgraph.measures import actor_centralities, bloc_centralities, declared_blocs

    network, as_of = _network(store, **selection)
    rows: Sequence[Any]
    if by == "actor":
        rows = actor_centralities(network)
    else:
        rows = bloc_centralities(network, declared_blocs(network, as_of), seed=seed)
    _show(rows, form, rank_by=measure, top=top)


@click.command(short_help="Blocs and their members.")
@store_option
@click.option("--detected", is_flag=True, help="Blocs found in the network, not declared ones.")
@click.option("--seed", default=0, show_default=True, help="Seed of the detection.")
@network_options
@format_option
def blocs(store: Path, detected: bool, seed: int, form: str, **selection: Any) -> None:
    """List blocs with their members: the declared ones of a day, or those that ties suggest.

    \b
    Example:
      blocgraph blocs --as-of 1990
    """
    from blocgraph.measures import declared_blocs, detect_blocs

    network, as_of = _network(store, **selection)
    _show(detect_blocs(network, seed=seed) if detected else declared_blocs(network, as_of), form)


@click.command(short_help="Alignment of dyads, with its parts.")
@click.argument("actors", nargs=-1, metavar="[A B]")
@store_option
@click.option("--top", type=click.IntRange(min=1), help="Only this many rows.")
@network_options
@format_option
def alignment(
    actors: tuple[str, ...], store: Path, top: int | None, form: str, **selection: Any
) -> None:
    """Score how far two actors stand together, -1 to 1, with interval, contestation and coverage.

    With two actors: also what each claim adds; the parts sum to the score. Without: all dyads on
    which there is evidence.

    \b
    Example:
      blocgraph alignment Iran Russia
    """
    from blocgraph.actors import find_actor
    from blocgraph.measures import alignment as score
    from blocgraph.measures import alignments

    if len(actors) not in (0, 2):
        raise click.UsageError("name two actors, or none for all dyads")
    network, as_of = _network(store, **selection)
    if not actors:
        _show(alignments(network, as_of=as_of), form, top=top, without="contributions")
        return
    a, b = (find_actor(name).code for name in actors)
    result = score(network, a, b, as_of=as_of)
    if form == "table":
        _show([result], form, without="contributions")
        click.echo()
        _show(result.contributions, form)
    else:
        _show([result], form)


def _network(
    store: Path,
    *,
    as_of: str | None,
    layers: tuple[str, ...],
    without_contested: bool,
    without_derived: bool,
    min_confidence: float,
) -> tuple[nx.MultiDiGraph[str], str]:
    day = as_of or date.today().isoformat()
    statuses = [s for s in RelationStatus if s is not RelationStatus.CONTESTED]
    with open_store(store) as kg:
        network = kg.network(
            as_of=day,
            layers=layers or None,
            statuses=statuses if without_contested else None,
            min_confidence=min_confidence,
            without_derived=without_derived,
        )
    return network, day


def _show(
    results: Sequence[Any],
    form: str,
    *,
    rank_by: str | None = None,
    top: int | None = None,
    without: str | None = None,
) -> None:
    """Write frozen result values as rows, a column for each of their fields."""
    if not results:
        click.echo(format_rows((), (), form), nl=False)
        return
    names = [field.name for field in fields(results[0])]
    if rank_by is not None and rank_by not in names:
        raise click.BadParameter(f"{rank_by!r}: one of {', '.join(names)}", param_hint="--measure")
    if rank_by is not None:
        results = sorted(results, key=lambda row: getattr(row, rank_by), reverse=True)
    shown = [name for name in names if name != without]
    rows = [[getattr(result, name) for name in shown] for result in results[:top]]
    click.echo(format_rows(shown, rows, form), nl=False)
