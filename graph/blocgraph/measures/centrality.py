"""How central each actor is among the positive ties."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx

from blocgraph.measures.paths import find_paths
from blocgraph.measures.ties import simple_network

if TYPE_CHECKING:
    from blocgraph.network.projection import Network


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


def actor_centralities(network: Network) -> tuple[ActorCentrality, ...]:
    """All actors with their centralities on the `simple_network` of positive ties.

    Args:
        network: as `project` makes it.

    Returns:
        The strongest first, equally strong ones in order of their codes.

    Raises:
        InputError: a weight is no finite number.
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


def strength_centrality(ties: nx.Graph[str]) -> dict[str, float]:
    """The sum of the weights of an actor's ties; 0 for an isolated one.

    >>> strength_centrality(_star())
    {'A': 3.0, 'B': 1.0, 'C': 2.0, 'D': 0.0}
    """
    return {actor: float(strength) for actor, strength in ties.degree(weight="weight")}


def pagerank_centrality(ties: nx.Graph[str], damping: float = 0.85) -> dict[str, float]:
    """The share of its time that a walker spends at an actor (Brin and Page 1998).

    The walker follows ties in proportion to their weights, and jumps to any actor with
    probability 1 - damping or from an isolated one. The values sum to 1.

    >>> {actor: round(value, 3) for actor, value in pagerank_centrality(_star()).items()}
    {'A': 0.463, 'B': 0.179, 'C': 0.31, 'D': 0.048}
    """
    return dict(nx.pagerank(ties, alpha=damping, weight="weight", tol=1e-12, max_iter=1000))


def eigenvector_centrality(ties: nx.Graph[str]) -> dict[str, float]:
    """An actor is central in proportion to the weighted centrality of its neighbours.

    The leading eigenvector of each connected component's weight matrix (Bonacich 1987), scaled so
    that each component's largest value is 1: values of different components do not compare. 0 for
    an isolated actor.

    >>> {actor: round(value, 3) for actor, value in eigenvector_centrality(_star()).items()}
    {'A': 1.0, 'B': 0.447, 'C': 0.894, 'D': 0.0}
    """
    import numpy as np

    values = dict.fromkeys(ties, 0.0)
    for component in nx.connected_components(ties):
        members = sorted(component)
        if len(members) > 1:
            matrix = nx.to_numpy_array(ties, nodelist=members, weight="weight")
            leading = np.abs(np.linalg.eigh(matrix)[1][:, -1])
            values.update(zip(members, (leading / leading.max()).tolist(), strict=True))
    return values


def closeness_centrality(ties: nx.Graph[str]) -> dict[str, float]:
    """Harmonic closeness: the mean of 1 / distance to all others (Marchiori and Latora 2000).

    Those who cannot be reached count 0, so that disconnected networks compare. The distance of a
    tie is 1 / weight. 0 for an isolated or only actor.

    >>> {actor: round(value, 3) for actor, value in closeness_centrality(_star()).items()}
    {'A': 1.0, 'B': 0.556, 'C': 0.889, 'D': 0.0}
    """
    # Not nx.harmonic_centrality: it adds up in the order of a set, so last digits vary by run.
    others = max(len(ties) - 1, 1)
    lengths = find_paths(ties, "distance").lengths.tolist()
    return {
        actor: math.fsum(1 / length for length in row if length > 0) / others
        for actor, row in zip(ties, lengths, strict=True)
    }


def betweenness_centrality(ties: nx.Graph[str]) -> dict[str, float]:
    """The share of dyads' shortest paths that run through an actor (Freeman 1977).

    The distance of a tie is 1 / weight. 0 for an isolated actor, and where there are fewer than
    three actors.

    >>> betweenness_centrality(_star())
    {'A': 0.3333333333333333, 'B': 0.0, 'C': 0.0, 'D': 0.0}
    """
    return dict(nx.betweenness_centrality(ties, weight="distance", normalized=True))


def _star() -> nx.Graph[str]:
    star: nx.Graph[str] = nx.Graph()
    star.add_nodes_from("ABCD")
    star.add_edge("A", "B", weight=1.0, distance=1.0)
    star.add_edge("A", "C", weight=2.0, distance=0.5)
    return star
