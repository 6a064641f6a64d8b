"""How sure a rank is: the centralities of networks as they may truly be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from blocgraph.errors import InputError, UnknownNameError
from blocgraph.measures.arrays import Ties
from blocgraph.measures.draws import Draws, prepare_draws
from blocgraph.measures.kernels import (
    betweenness,
    harmonic_closeness,
    leading_eigenvector,
    pagerank,
)

if TYPE_CHECKING:
    import networkx as nx
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

CENTRALITIES = ("strength", "pagerank", "eigenvector", "closeness", "betweenness")
"""The measures that ranks are given for."""

_EQUAL = 1e-12


@dataclass(frozen=True, slots=True)
class RankInterval:
    """By MEASURE, ACTOR has VALUE and RANK, surely between LOW and HIGH, RANK_LOW and RANK_HIGH.

    `top_probability` is the share of draws in which the actor is among the first.
    """

    actor: str
    name: str
    measure: str
    value: float
    low: float
    high: float
    rank: int
    rank_low: int
    rank_high: int
    top_probability: float


@dataclass(frozen=True, slots=True)
class RankAgreement:
    """The ranking by MEASURE and that of a draw have a Kendall's TAU of this mean.

    `width` is the median number of ranks between an actor's lowest and highest.
    """

    measure: str
    tau: float
    width: float


@dataclass(frozen=True, slots=True)
class RankIntervals:
    """ROWS are the ranks in DRAWS draws with SEED; intervals hold LEVEL of them."""

    rows: tuple[RankInterval, ...]
    agreement: tuple[RankAgreement, ...]
    draws: int
    seed: int
    top: int
    level: float
    actors: tuple[str, ...] = field(repr=False)
    drawn: Mapping[str, Floats] = field(repr=False, compare=False)

    def of(self, measure: str) -> tuple[RankInterval, ...]:
        """The rows of one measure, the highest value first.

        Raises:
            UnknownNameError: it was not drawn.
        """
        _require_measures([measure], self.drawn)
        return tuple(row for row in self.rows if row.measure == measure)

    def probability_above(self, i: str, j: str, measure: str = "strength") -> float:
        """The share of draws in which actor i has more than actor j, half of equal ones counted.

        Raises:
            UnknownNameError: an actor that is not in the network, or a measure not drawn.
        """
        _require_measures([measure], self.drawn)
        for actor in (i, j):
            if actor not in self.actors:
                raise UnknownNameError("actor", actor)
        values = self.drawn[measure]
        gap = values[:, self.actors.index(i)] - values[:, self.actors.index(j)]
        above, below = int((gap > _EQUAL).sum()), int((gap < -_EQUAL).sum())
        return 0.5 + (above - below) / (2 * len(gap))


def rank_intervals(
    network: nx.Graph[str],
    measures: Iterable[str] = CENTRALITIES,
    *,
    draws: int = 100,
    seed: int = 0,
    top: int = 5,
    level: float = 0.9,
) -> RankIntervals:
    """The centralities of actors, how far they and the ranks may be off, and who is on top.

    Each draw is a network as it may truly be: a document is found right, to some degree between 0
    and 1, by one throw, and those of its claims stand whose confidence is above it. So a claim
    stands with its confidence as probability, and the claims of one document stand or fall
    together. A relation stands where one of its asserted or alleged claims does, then with its full
    Goldstein weight; what is denied or negated is never drawn. The measures, on the positive ties,
    are those of `actor_centralities`, which gives `value`.

    `low` and `high` are quantiles of the draws such that the next draw falls between them with
    probability `level`. They need not enclose the value, which is of the network with all claims.
    Equal values share the better rank.

    Args:
        network: as `project` makes it, or any other with a `weight` on each tie and, where it is
            not sure, a `confidence`.
        measures: some of `CENTRALITIES`.
        draws: how many networks; 100 are enough for a table.
        seed: equal seeds give equal draws, in whatever order actors and ties come.
        top: how many are on top.
        level: the share of draws that an interval holds.

    Returns:
        For each measure, in the order given, all actors, the highest value first.

    Raises:
        UnknownNameError: a measure that there is not.
        InputError: a weight or confidence is out of range, or `draws`, `top` or `level` is.

    >>> import networkx as nx
    >>> network = nx.Graph()
    >>> network.add_edge("A", "B", weight=0.5, confidence=0.5)
    >>> network.add_edge("A", "C", weight=1.0)
    >>> ranks = rank_intervals(network, ["strength"])
    >>> [(row.actor, row.value, row.low, row.high, row.rank_high) for row in ranks.rows]
    [('A', 1.5, 1.0, 2.0, 1), ('C', 1.0, 1.0, 1.0, 2), ('B', 0.5, 0.0, 1.0, 3)]
    >>> ranks.probability_above("A", "B")
    1.0
    """
    import numpy as np

    names = tuple(dict.fromkeys(measures))
    _require_measures(names, CENTRALITIES)
    if draws < 1:
        raise InputError(f"draws is {draws}: give 1 or more")
    if top < 1:
        raise InputError(f"top is {top}: give 1 or more")
    if not 0 < level < 1:
        raise InputError(f"level is {level}: give a number between 0 and 1")
    prepared = prepare_draws(network, sign=1)
    point = _centralities(prepared, prepared.standing(), names)
    drawn = {name: np.zeros((draws, len(prepared.nodes))) for name in names}
    for number, weights in enumerate(prepared.sample(draws, seed)):
        for name, values in _centralities(prepared, weights, names).items():
            drawn[name][number] = values
    rows: list[RankInterval] = []
    agreement: list[RankAgreement] = []
    for name in names:
        ranks = _ranks(drawn[name])
        rows += _rows(network, prepared.nodes, name, point[name], drawn[name], ranks, top, level)
        agreement.append(_agreement(name, point[name], drawn[name], ranks, level))
    return RankIntervals(
        rows=tuple(rows),
        agreement=tuple(agreement),
        draws=draws,
        seed=seed,
        top=top,
        level=level,
        actors=prepared.nodes,
        drawn=MappingProxyType(drawn),
    )


def rank_values(network: nx.Graph[str], measures: Iterable[str]) -> dict[str, list[int]]:
    """The ranks of all actors, in order of their codes, by some of `CENTRALITIES`.

    Raises:
        UnknownNameError: a measure that there is not.
        InputError: a weight or confidence is out of range.
    """
    names = tuple(measures)
    _require_measures(names, CENTRALITIES)
    prepared = prepare_draws(network, sign=1)
    values = _centralities(prepared, prepared.standing(), names)
    return {name: [int(rank) for rank in _ranks(values[name][None, :])[0]] for name in names}


def _require_measures(names: Iterable[str], known: Iterable[str]) -> None:
    known = tuple(known)
    for name in names:
        if name not in known:
            raise UnknownNameError("measure", name, known)


def _centralities(draws: Draws, weights: Floats, names: Sequence[str]) -> dict[str, Floats]:
    ties = draws.ties(weights)
    matrix = ties.matrix()
    distances = Ties(ties.n, ties.tails, ties.heads, 1 / ties.values)
    paths = {"closeness", "betweenness"} & set(names)
    lengths = distances.lengths() if paths else None
    measures: dict[str, Callable[[], Floats]] = {
        "strength": lambda: _strength(ties),
        "pagerank": lambda: pagerank(matrix),
        "eigenvector": lambda: leading_eigenvector(matrix),
        "closeness": lambda: harmonic_closeness(_known(lengths)),
        "betweenness": lambda: betweenness(
            _known(lengths), distances.tails, distances.heads, distances.values
        ),
    }
    return {name: measures[name]() for name in names}


def _known(lengths: Floats | None) -> Floats:
    assert lengths is not None
    return lengths


def _strength(ties: Ties) -> Floats:
    import numpy as np

    return np.bincount(ties.tails, ties.values, minlength=ties.n).astype(float)


def _ranks(values: Floats) -> Floats:
    """Of each row's values, 1 for the highest; equal ones share the better rank."""
    import numpy as np

    order = np.argsort(-values, axis=1, kind="stable")
    sorted_ = np.take_along_axis(values, order, axis=1)
    place = np.arange(1.0, values.shape[1] + 1)
    new = np.ones(values.shape, dtype=bool)
    new[:, 1:] = sorted_[:, :-1] - sorted_[:, 1:] > _EQUAL
    ranks = np.maximum.accumulate(np.where(new, place, 0), axis=1)
    result = np.empty_like(values)
    np.put_along_axis(result, order, ranks, axis=1)
    return result


def _interval(values: Floats, level: float) -> Floats:
    import numpy as np

    # Weibull's quantiles: of n draws, the next falls between them with probability `level`.
    tails = [(1 - level) / 2, (1 + level) / 2]
    return np.asarray(np.quantile(values, tails, axis=0, method="weibull"))


def _rows(
    network: nx.Graph[str],
    actors: tuple[str, ...],
    measure: str,
    point: Floats,
    drawn: Floats,
    ranks: Floats,
    top: int,
    level: float,
) -> list[RankInterval]:
    import numpy as np

    low, high = _interval(drawn, level)
    best, worst = _interval(ranks, level)
    rank = _ranks(point[None, :])[0]
    on_top = (ranks <= top).mean(0)
    rows = [
        RankInterval(
            actor=actor,
            name=str(network.nodes[actor].get("name", actor)),
            measure=measure,
            value=float(point[i]),
            low=float(low[i]),
            high=float(high[i]),
            rank=int(rank[i]),
            rank_low=int(np.floor(best[i])),
            rank_high=int(np.ceil(worst[i])),
            top_probability=float(on_top[i]),
        )
        for i, actor in enumerate(actors)
    ]
    return sorted(rows, key=lambda row: (row.rank, row.actor))


def _agreement(
    measure: str, point: Floats, drawn: Floats, ranks: Floats, level: float
) -> RankAgreement:
    import numpy as np
    from scipy.stats import kendalltau  # type: ignore[import-untyped]

    several = len(point) > 1
    taus = [float(kendalltau(point, values).statistic) for values in drawn if several]
    known = [tau for tau in taus if np.isfinite(tau)]
    low, high = _interval(ranks, level)
    width = float(np.median(high - low)) if len(low) else 0.0
    return RankAgreement(measure, float(np.mean(known)) if known else 1.0, width)
