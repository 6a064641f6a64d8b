"""How central each actor is among the positive ties."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import networkx as nx

from blocgraph.errors import InputError
from blocgraph.measures.arrays import Ties, tie_lengths, weighted_ties
from blocgraph.measures.dispatch import LARGE, hop_betweenness
from blocgraph.measures.kernels import (
    betweenness,
    harmonic_closeness,
    hop_closeness,
    leading_eigenvector,
    pagerank,
)
from blocgraph.measures.ties import simple_network

if TYPE_CHECKING:
    from blocgraph.measures.arrays import Floats
    from blocgraph.network.projection import Network

_Node = TypeVar("_Node", bound=Hashable)


@dataclass(frozen=True, slots=True)
class ActorCentrality:
    """ACTOR has these centralities among the positive ties."""

    actor: str
    name: str
    strength: float
    pagerank: float
    eigenvector: float
    closeness: float
    betweenness: float


def actor_centralities(network: Network | nx.Graph[str]) -> tuple[ActorCentrality, ...]:
    """All actors with their centralities on the `simple_network` of positive ties.

    Args:
        network: as `project` makes it, or any other with a `weight` on each tie.

    Returns:
        The strongest first, equally strong ones in order of their codes.

    Raises:
        InputError: a weight is no finite number.

    >>> network = nx.Graph()
    >>> network.add_weighted_edges_from([("A", "B", 1), ("A", "C", 2), ("B", "C", -1)])
    >>> [(row.actor, row.strength, row.betweenness) for row in actor_centralities(network)]
    [('A', 3.0, 1.0), ('C', 2.0, 0.0), ('B', 1.0, 0.0)]
    """
    ties = simple_network(network)
    columns = [
        measure(ties)
        for measure in (
            strength_centrality,
            pagerank_centrality,
            eigenvector_centrality,
            closeness_centrality,
            betweenness_centrality,
        )
    ]
    rows = [
        ActorCentrality(
            actor, network.nodes[actor].get("name", actor), *(c[actor] for c in columns)
        )
        for actor in ties
    ]
    return tuple(sorted(rows, key=lambda row: (-row.strength, row.actor)))


def strength_centrality(ties: nx.Graph[_Node]) -> dict[_Node, float]:
    """The sum of the weights of an actor's ties; 0 for an isolated one.

    In a directed network the ties both ways are added; self-loops are no ties.

    >>> strength_centrality(_star())
    {'A': 3.0, 'B': 1.0, 'C': 2.0, 'D': 0.0}
    """
    import numpy as np

    arrays = weighted_ties(ties)
    strengths = np.zeros(arrays.n)
    np.add.at(strengths, arrays.tails, arrays.values)
    if ties.is_directed():
        np.add.at(strengths, arrays.heads, arrays.values)
    return _named(ties, strengths)


def pagerank_centrality(ties: nx.Graph[_Node], damping: float = 0.85) -> dict[_Node, float]:
    """The share of its time that a walker spends at an actor (Brin and Page 1998).

    The walker follows ties in proportion to their weights, along their direction where they have
    one, and jumps to any actor with probability 1 - damping or from one without a tie. The values
    sum to 1.

    Raises:
        InputError: a weight is negative or no finite number.

    >>> {actor: round(value, 3) for actor, value in pagerank_centrality(_star()).items()}
    {'A': 0.463, 'B': 0.179, 'C': 0.31, 'D': 0.048}
    """
    arrays = weighted_ties(ties)
    _require_positive(ties, arrays)
    return _named(ties, pagerank(arrays.matrix(), damping))


def eigenvector_centrality(ties: nx.Graph[_Node]) -> dict[_Node, float]:
    """An actor is central in proportion to the weighted centrality of its neighbours.

    The leading eigenvector of each connected component's weight matrix (Bonacich 1987), scaled so
    that each component's largest value is 1: values of different components do not compare. 0 for
    an isolated actor. Ties have no direction here.

    Raises:
        InputError: a weight is negative or no finite number.

    >>> {actor: round(value, 3) for actor, value in eigenvector_centrality(_star()).items()}
    {'A': 1.0, 'B': 0.447, 'C': 0.894, 'D': 0.0}
    """
    arrays = weighted_ties(ties)
    _require_positive(ties, arrays)
    matrix = arrays.matrix()
    return _named(ties, leading_eigenvector(matrix + matrix.T if ties.is_directed() else matrix))


def closeness_centrality(
    ties: nx.Graph[_Node], distance: str | None = "distance"
) -> dict[_Node, float]:
    """Harmonic closeness: the mean of 1 / distance to all others (Marchiori and Latora 2000).

    Those who cannot be reached count 0, so that disconnected networks compare. 0 for an isolated or
    only actor. In a directed network distances lead from the actor to the others.

    Args:
        ties: any network.
        distance: the attribute that holds a tie's length, above 0; None: each has length 1.

    Raises:
        InputError: a length that is no finite number above 0.

    >>> {actor: round(value, 3) for actor, value in closeness_centrality(_star()).items()}
    {'A': 1.0, 'B': 0.556, 'C': 0.889, 'D': 0.0}
    >>> {actor: round(value, 3) for actor, value in closeness_centrality(_star(), None).items()}
    {'A': 0.667, 'B': 0.5, 'C': 0.5, 'D': 0.0}
    """
    arrays = tie_lengths(ties, distance)
    if distance is None:
        return _named(ties, hop_closeness(arrays.n, arrays.tails, arrays.heads))
    return _named(ties, harmonic_closeness(arrays.lengths()))


def betweenness_centrality(
    ties: nx.Graph[_Node], distance: str | None = "distance"
) -> dict[_Node, float]:
    """The share of dyads' shortest paths that run through an actor (Freeman 1977).

    0 for an isolated actor, and where there are fewer than three actors. Two paths are equally
    short where their lengths differ by less than a part in 10^10. Exact, and sensible up to some
    5,000 actors.

    Args:
        ties: any network.
        distance: the attribute that holds a tie's length, above 0; None: each has length 1.

    Raises:
        InputError: a length that is no finite number above 0.

    >>> betweenness_centrality(_star())
    {'A': 0.3333333333333333, 'B': 0.0, 'C': 0.0, 'D': 0.0}
    """
    arrays = tie_lengths(ties, distance)
    if distance is None and not ties.is_multigraph() and arrays.n >= LARGE:
        return hop_betweenness(ties)
    lengths = arrays.lengths(hops=distance is None)
    return _named(ties, betweenness(lengths, arrays.tails, arrays.heads, arrays.values))


def _named(ties: nx.Graph[_Node], values: Floats) -> dict[_Node, float]:
    return dict(zip(ties, values.tolist(), strict=True))


def _require_positive(ties: nx.Graph[_Node], arrays: Ties) -> None:
    if (arrays.values < 0).any():
        nodes, worst = list(ties), int(arrays.values.argmin())
        a, b = nodes[arrays.tails[worst]], nodes[arrays.heads[worst]]
        raise InputError(
            f"the tie {a} - {b} has weight {arrays.values[worst]}: this measure is of positive ties"
        )


def _star() -> nx.Graph[str]:
    star: nx.Graph[str] = nx.Graph()
    star.add_nodes_from("ABCD")
    star.add_edge("A", "B", weight=1.0, distance=1.0)
    star.add_edge("A", "C", weight=2.0, distance=0.5)
    return star
