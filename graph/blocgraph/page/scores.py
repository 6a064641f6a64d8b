"""The measures that a page shows of each actor, and by which it can size them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import networkx as nx


class Score(NamedTuple):
    """An actor's VALUE by some measure, from LOW to HIGH where that is known, and its RANK."""

    value: float
    low: float | None = None
    high: float | None = None
    rank: int | None = None
    rank_low: int | None = None
    rank_high: int | None = None


class ShownMeasure(NamedTuple):
    """The measure ID, called LABEL, gives actors these SCORES; it has NOTE to be read with it."""

    id: str
    label: str
    scores: Mapping[str, Score]
    note: str = ""


def score_records(code: str, measures: Sequence[ShownMeasure]) -> list[list[float | None]]:
    """The scores of an actor, one row for each measure, as short as they can be."""
    rows = []
    for measure in measures:
        row = [_rounded(value) for value in measure.scores.get(code, Score(0.0))]
        while len(row) > 1 and row[-1] is None:
            row.pop()
        rows.append(row)
    return rows


def _rounded(value: float | None) -> float | None:
    return value if value is None or isinstance(value, int) else float(f"{value:.4g}")


_LABELS = {
    "strength": "strength",
    "pagerank": "PageRank",
    "eigenvector": "eigenvector",
    "closeness": "closeness",
    "betweenness": "betweenness",
}


_DRAWS = 100
_MOST_DRAWN = 400


def measure_actors(network: nx.MultiDiGraph[str]) -> tuple[ShownMeasure, ...]:
    """The centralities of all actors among their cooperative ties, with their ranks.

    Up to 400 actors they come with their intervals (see `blocgraph.measures.rank_intervals`).
    """
    from blocgraph.measures import actor_centralities, rank_intervals

    if not 0 < network.number_of_nodes() <= _MOST_DRAWN:
        rows = actor_centralities(network)
        return tuple(
            ShownMeasure(id, label, _ranked({row.actor: float(getattr(row, id)) for row in rows}))
            for id, label in _LABELS.items()
        )
    intervals = rank_intervals(network, tuple(_LABELS), draws=_DRAWS)
    note = (
        f"Intervals hold {intervals.level:.0%} of {intervals.draws} draws, in each of which a "
        "claim stands with its confidence as probability."
    )
    scores: dict[str, dict[str, Score]] = {id: {} for id in _LABELS}
    for row in intervals.rows:
        scores[row.measure][row.actor] = Score(
            row.value, row.low, row.high, row.rank, row.rank_low, row.rank_high
        )
    return tuple(ShownMeasure(id, label, scores[id], note) for id, label in _LABELS.items())


def _ranked(values: Mapping[str, float]) -> dict[str, Score]:
    order = sorted(values.values(), reverse=True)
    ranks: dict[float, int] = {}
    for place, value in enumerate(order, 1):
        ranks.setdefault(value, place)
    return {actor: Score(value, rank=ranks[value]) for actor, value in values.items()}
