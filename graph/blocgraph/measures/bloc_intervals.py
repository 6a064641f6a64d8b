"""How sure the centralities of blocs are: the same in networks as they may truly be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from blocgraph.errors import InputError
from blocgraph.measures.arrays import Ties
from blocgraph.measures.blocs import Bloc
from blocgraph.measures.draws import Draws, prepare_draws
from blocgraph.measures.inputs import require_actors
from blocgraph.measures.paths import (
    betweenness_of_groups,
    closeness_of_groups,
    degree_of_groups,
    paths_along,
)
from blocgraph.measures.scenario import ranks

if TYPE_CHECKING:
    import networkx as nx

    from blocgraph.measures.paths import Floats, Indices

GROUP_MEASURES = ("degree", "closeness", "betweenness")
"""The centralities of a bloc as one actor, in the order of their columns."""


@dataclass(frozen=True, slots=True)
class BlocInterval:
    """By MEASURE, BLOC has VALUE and RANK, surely between LOW and HIGH, RANK_LOW and RANK_HIGH."""

    bloc: str
    name: str
    measure: str
    value: float
    low: float
    high: float
    rank: int
    rank_low: int
    rank_high: int


def bloc_intervals(
    network: nx.Graph[str],
    blocs: Iterable[Bloc],
    *,
    draws: int = 100,
    seed: int = 0,
    level: float = 0.9,
    drawn: tuple[Floats, Floats] | None = None,
) -> tuple[BlocInterval, ...]:
    """The group centralities of blocs with intervals, over the draws of `rank_intervals`.

    `value` is that of `bloc_centralities`. Ranks compare raw values, which grow with a bloc's size:
    read them beside z.

    Args:
        network: as `project` makes it.
        blocs: their members must be in the network.
        draws: how many networks.
        seed: equal seeds give equal draws.
        level: the share of draws that an interval holds.
        drawn: what `draw_blocs` gave, where it was called already.

    Returns:
        For each of `GROUP_MEASURES` all blocs, the highest value first.

    Raises:
        UnknownNameError: a member is not in the network.
        InputError: a weight or confidence is out of range, or `draws` or `level` is.

    >>> import networkx as nx
    >>> network = nx.Graph()
    >>> network.add_edge("A", "B", weight=0.5, confidence=0.5)
    >>> network.add_edge("B", "C", weight=1.0)
    >>> rows = bloc_intervals(network, [Bloc("X", "", ("B",))])
    >>> [(row.measure, row.value, row.low, row.high) for row in rows if row.measure == "degree"]
    [('degree', 1.0, 0.5, 1.0)]
    """
    import numpy as np

    if not 0 < level < 1:
        raise InputError(f"level is {level}: give a number between 0 and 1")
    blocs = tuple(blocs)
    point, values_drawn = drawn or draw_blocs(network, blocs, draws=draws, seed=seed)
    places = np.array([[_ranks(column) for column in draw.T] for draw in values_drawn])
    tails = [(1 - level) / 2, (1 + level) / 2]
    rows = []
    for number, measure in enumerate(GROUP_MEASURES):
        rank = _ranks(point[:, number])
        for place, bloc in enumerate(blocs):
            values, ranked = values_drawn[:, place, number], places[:, number, place]
            low, high = np.quantile(values, tails, method="weibull")
            best, worst = np.quantile(ranked, tails, method="weibull")
            rows.append(
                BlocInterval(
                    bloc=bloc.code,
                    name=bloc.name,
                    measure=measure,
                    value=float(point[place, number]),
                    low=float(low),
                    high=float(high),
                    rank=rank[place],
                    rank_low=int(np.floor(best)),
                    rank_high=int(np.ceil(worst)),
                )
            )
    order = {measure: number for number, measure in enumerate(GROUP_MEASURES)}
    return tuple(sorted(rows, key=lambda row: (order[row.measure], row.rank, row.bloc)))


def draw_blocs(
    network: nx.Graph[str], blocs: Sequence[Bloc], *, draws: int = 100, seed: int = 0
) -> tuple[Floats, Floats]:
    """The group centralities of blocs as things stand, and in each draw.

    Returns:
        A row for each bloc and a column for each of `GROUP_MEASURES`; and the same for each draw.

    Raises:
        UnknownNameError: a member is not in the network.
        InputError: a weight or confidence is out of range, or `draws` is.
    """
    import numpy as np

    if draws < 1:
        raise InputError(f"draws is {draws}: give 1 or more")
    prepared = prepare_draws(network, sign=1)
    groups = [_group(prepared, network, bloc) for bloc in blocs]
    point = _values(prepared, prepared.standing(), groups)
    drawn = np.array(list(_drawn(prepared, groups, draws, seed))).reshape(draws, *point.shape)
    return point, drawn


def _group(draws: Draws, network: nx.Graph[str], bloc: Bloc) -> Indices:
    import numpy as np

    require_actors(network, sorted(bloc.members))
    actors = set(bloc.members) | ({bloc.code} if bloc.members else set())
    numbers = [number for number, actor in enumerate(draws.nodes) if actor in actors]
    return np.array([numbers], dtype=np.intp)


def _drawn(prepared: Draws, groups: list[Indices], draws: int, seed: int) -> Iterator[Floats]:
    known: dict[bytes, Floats] = {}
    for weights in prepared.sample(draws, seed):
        # Where few documents are in doubt, the same network is drawn again and again.
        key = weights.tobytes()
        if key not in known:
            known[key] = _values(prepared, weights, groups)
        yield known[key]


def _values(draws: Draws, weights: Floats, groups: list[Indices]) -> Floats:
    """A row for each group, a column for each measure.

    Worked out among the actors that have a tie: the others only count among the outsiders.
    """
    import numpy as np

    ties = draws.ties(weights)
    active, tails = np.unique(ties.tails, return_inverse=True)
    heads = np.searchsorted(active, ties.heads)
    paths = paths_along(Ties(len(active), tails, heads, 1 / ties.values))
    rows = []
    for group in groups:
        near = np.flatnonzero(np.isin(active, group[0]))[None, :]
        outsiders, there = ties.n - group.shape[1], len(active) - near.shape[1]
        share = there / outsiders if outsiders else 0.0
        pairs = outsiders * (outsiders - 1)
        rows.append(
            (
                share * degree_of_groups(paths.adjacent, near)[0],
                share * closeness_of_groups(paths.lengths, near)[0],
                betweenness_of_groups(paths, near)[0] * there * (there - 1) / pairs if pairs else 0,
            )
        )
    return np.array(rows, dtype=float).reshape(len(groups), len(GROUP_MEASURES))


def _ranks(values: Floats) -> list[int]:
    found = ranks({str(place): value for place, value in enumerate(values.tolist())})
    return [found[str(place)] for place in range(len(values))]
