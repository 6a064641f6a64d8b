"""The actor-level networks that centralities and bloc detection work on: one tie for a dyad."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import networkx as nx

from blocgraph.errors import InputError
from blocgraph.measures.inputs import finite

if TYPE_CHECKING:
    from blocgraph.network.projection import Network


def simple_network(network: Network, sign: int = 1) -> nx.Graph[str]:
    """The positive, or the negative, ties of a network, one for each dyad.

    `weight` is the sum of |weight| over the dyad's relations of that sign, in both directions;
    `distance` is 1 / weight. Relations of weight 0 (denied, negated, hypothetical) and of an actor
    with itself make no tie. All actors stay, isolated ones too, in order of their codes.

    Args:
        network: as `project` makes it; only the edges' `weight` is used.
        sign: 1 or -1.

    Raises:
        InputError: another sign, or a weight that is no finite number.

    >>> network = nx.MultiDiGraph()
    >>> _ = network.add_edge("A", "B", weight=0.5), network.add_edge("B", "A", weight=1.5)
    >>> _ = network.add_edge("A", "C", weight=-1.0)
    >>> list(simple_network(network).edges(data=True))
    [('A', 'B', {'weight': 2.0, 'distance': 0.5})]
    """
    if sign not in (1, -1):
        raise InputError(f"sign is {sign}: give 1 or -1")
    weights: dict[tuple[str, str], list[float]] = {}
    for a, b, given in network.edges(data="weight"):
        weight = sign * finite(given, (a, b), "weight")
        if a != b and weight > 0:
            weights.setdefault((min(a, b), max(a, b)), []).append(weight)
    ties: nx.Graph[str] = nx.Graph()
    ties.add_nodes_from(sorted(network))
    for (a, b), parts in sorted(weights.items()):
        total = math.fsum(parts)
        ties.add_edge(a, b, weight=total, distance=1 / total)
    return ties


def signed_network(network: Network) -> nx.Graph[str]:
    """The net ties of a network, one for each dyad: `weight` is the sum of the signed weights.

    A dyad whose weights cancel out has no tie. All actors stay, in order of their codes.

    Raises:
        InputError: a weight is no finite number.

    >>> network = nx.MultiDiGraph()
    >>> _ = network.add_edge("A", "B", weight=0.5), network.add_edge("B", "A", weight=-1.5)
    >>> list(signed_network(network).edges(data="weight"))
    [('A', 'B', -1.0)]
    """
    weights: dict[tuple[str, str], list[float]] = {}
    for a, b, given in network.edges(data="weight"):
        weight = finite(given, (a, b), "weight")
        if a != b:
            weights.setdefault((min(a, b), max(a, b)), []).append(weight)
    ties: nx.Graph[str] = nx.Graph()
    ties.add_nodes_from(sorted(network))
    for (a, b), parts in sorted(weights.items()):
        if total := math.fsum(parts):
            ties.add_edge(a, b, weight=total)
    return ties
