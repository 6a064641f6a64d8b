"""How alike two actors' ties with third parties are: indirect alignment, beside the direct one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import networkx as nx

from blocgraph.errors import InputError
from blocgraph.measures.alignment import alignments
from blocgraph.measures.inputs import require_actors
from blocgraph.measures.ties import signed_network

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_LEAST = 1e-12
_KNOWN: WeakKeyDictionary[nx.Graph[Any], dict[str | None, dict[tuple[str, str], float]]] = (
    WeakKeyDictionary()
)
"""The scores of frozen networks, which are taken at their word."""


@dataclass(frozen=True, slots=True)
class PortfolioSimilarity:
    """A and B stand to others INDIRECTly alike, and DIRECTly together by the evidence on them.

    `indirect` is None where it is not defined; `direct`, the `alignment` score, without evidence.
    The two are different things: never blend them.
    """

    a: str
    b: str
    indirect: float | None
    direct: float | None


def dyad_scores(network: nx.Graph[str], as_of: str | None = None) -> dict[tuple[str, str], float]:
    """The alignment of all dyads with evidence, each under its ends in order of their codes.

    Args:
        network: as `project` makes it; the score then is that of `alignments`. Or any other with a
            signed `weight` on each tie, which then is the score.
        as_of: the day of judgement, as in `alignments`.

    Raises:
        InputError: a weight is no finite number.

    >>> network = nx.Graph()
    >>> network.add_edge("B", "A", weight=0.5)
    >>> dyad_scores(network)
    {('A', 'B'): 0.5}
    """
    if not nx.is_frozen(network):
        return _scores(network, as_of)
    known = _KNOWN.setdefault(network, {})
    if as_of not in known:
        known[as_of] = _scores(network, as_of)
    return dict(known[as_of])


def _scores(network: nx.Graph[str], as_of: str | None) -> dict[tuple[str, str], float]:
    edges = network.edges(data=True)
    if isinstance(network, nx.MultiDiGraph) and all("claims" in data for *_, data in edges):
        return {(row.a, row.b): row.score for row in alignments(network, as_of=as_of)}
    ties = signed_network(network).edges(data=True)
    return {(min(a, b), max(a, b)): float(data["weight"]) for a, b, data in ties}


def portfolio_similarities(
    network: nx.Graph[str], *, as_of: str | None = None
) -> tuple[PortfolioSimilarity, ...]:
    """How alike the alignments of each two actors with all others are (Haege 2011).

    Scott's pi on squared distances: with x and y the scores of a and b with each third actor (0
    without evidence), and z all of both together,

        indirect = 1 - mean (x - y)^2 / (2 var z)

    1 where they stand to everybody alike, about 0 where no more than chance gives, down to -1 where
    they stand to everybody contrarily. Chance is that of these two: who has few ties at all is not
    alike to others for that. None with fewer than three actors, and where neither has ties with a
    third actor, or both the same with all.

    Args:
        network: as `project` makes it; or any other with a signed `weight` on each tie, which then
            is the score.
        as_of: the day of judgement, as in `alignments`.

    Returns:
        All dyads, those most alike first, undefined ones last.

    Raises:
        InputError: a weight is no finite number.

    >>> network = nx.Graph()
    >>> network.add_weighted_edges_from([("A", "X", 1), ("B", "X", 1), ("A", "Y", -1)])
    >>> network.add_weighted_edges_from([("B", "Y", -1), ("C", "X", -1), ("C", "Y", 1)])
    >>> found = {(row.a, row.b): row.indirect for row in portfolio_similarities(network)}
    >>> round(found["A", "B"], 3), round(found["A", "C"], 3)
    (1.0, -1.0)
    """
    scores = dyad_scores(network, as_of)
    actors = sorted(network)
    similarity = _scotts_pi(_matrix(actors, scores))
    rows = []
    for i, a in enumerate(actors):
        values = similarity[i].tolist()
        for j in range(i + 1, len(actors)):
            b, value = actors[j], values[j]
            indirect = value if value == value else None
            rows.append(PortfolioSimilarity(a, b, indirect, scores.get((a, b))))
    return tuple(sorted(rows, key=_order))


def portfolio_similarity(
    network: nx.Graph[str], a: str, b: str, *, as_of: str | None = None
) -> PortfolioSimilarity:
    """The portfolio similarity of two actors, in whatever order; see `portfolio_similarities`.

    Raises:
        UnknownNameError: an actor that is not in the network.
        InputError: a is b, or a weight is no finite number.

    >>> network = nx.Graph()
    >>> network.add_weighted_edges_from([("A", "X", 1), ("B", "X", 1)])
    >>> network.add_weighted_edges_from([("A", "Y", -1), ("B", "Y", -1)])
    >>> row = portfolio_similarity(network, "B", "A")
    >>> row.a, row.b, row.indirect, row.direct
    ('A', 'B', 1.0, None)
    """
    require_actors(network, [a, b])
    if a == b:
        raise InputError(f"{a} is like itself: name two actors")
    a, b = min(a, b), max(a, b)
    scores = dyad_scores(network, as_of)
    actors = sorted(network)
    value = float(_scotts_pi(_matrix(actors, scores))[actors.index(a), actors.index(b)])
    return PortfolioSimilarity(a, b, value if value == value else None, scores.get((a, b)))


def _order(row: PortfolioSimilarity) -> tuple[bool, float, str, str]:
    return (row.indirect is None, -(row.indirect or 0.0), row.a, row.b)


def _matrix(actors: list[str], scores: dict[tuple[str, str], float]) -> Floats:
    import numpy as np

    index = {actor: number for number, actor in enumerate(actors)}
    matrix = np.zeros((len(actors), len(actors)))
    for (a, b), score in scores.items():
        matrix[index[a], index[b]] = matrix[index[b], index[a]] = score
    return matrix


def _scotts_pi(scores: Floats) -> Floats:
    """Of each two rows, over all columns but their own; NaN where it is not defined."""
    import numpy as np

    others = max(len(scores) - 2, 1)
    squares, sums = (scores**2).sum(1), scores.sum(1)
    # What the two have with each other is left out of either row.
    square = squares[:, None] + squares[None, :] - 2 * scores**2
    mean = (sums[:, None] + sums[None, :] - 2 * scores) / (2 * others)
    observed = square - 2 * (scores @ scores.T)
    expected = square - 2 * others * mean**2
    result = np.full(scores.shape, np.nan)
    np.divide(expected - observed, expected, out=result, where=expected > _LEAST)
    return result
