"""The actor-level networks that centralities and bloc detection work on: one tie for a dyad."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import networkx as nx

from blocgraph.errors import InputError
from blocgraph.measures.inputs import finite
from blocgraph.vocabulary import RelationType

if TYPE_CHECKING:
    from blocgraph.network.projection import Network

_NEVER = frozenset({RelationType.MEMBERSHIP})
_KNOWN: WeakKeyDictionary[nx.Graph[Any], dict[tuple[int, frozenset[str]], nx.Graph[str]]] = (
    WeakKeyDictionary()
)
"""What frozen networks were made into: a frozen one is taken at its word."""


def simple_network(network: Network | nx.Graph[str], sign: int = 1) -> nx.Graph[str]:
    """The positive, or the negative, ties of a network, one for each dyad.

    `weight` is the sum of |weight| over the dyad's relations of that sign, in both directions;
    `distance` is 1 / weight. Relations of weight 0 (denied, negated, hypothetical) and of an actor
    with itself make no tie, nor do memberships: they make declared blocs, and would put the largest
    organisations in the middle of everything. All actors stay, isolated ones too, in order of
    their codes. The result is frozen: `copy()` it to change it.

    Args:
        network: as `project` makes it; only the edges' `weight` and `type` are used.
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
    return _remembered(network, sign)


def signed_network(
    network: Network | nx.Graph[str], *, without: Iterable[RelationType] = ()
) -> nx.Graph[str]:
    """The net ties of a network, one for each dyad: `weight` is the sum of the signed weights.

    Memberships make no tie, as in `simple_network`, nor do weights that cancel out. All actors
    stay, in order of their codes. The result is frozen: `copy()` it to change it.

    Args:
        network: as `project` makes it; only the edges' `weight` and `type` are used.
        without: types of relations that make no tie either.

    Raises:
        InputError: a weight is no finite number.

    >>> network = nx.MultiDiGraph()
    >>> _ = network.add_edge("A", "B", weight=0.5), network.add_edge("B", "A", weight=-1.5)
    >>> list(signed_network(network).edges(data="weight"))
    [('A', 'B', -1.0)]
    """
    return _remembered(network, 0, _NEVER.union(without))


def _remembered(
    network: Network | nx.Graph[str], sign: int, without: frozenset[RelationType] = _NEVER
) -> nx.Graph[str]:
    if not nx.is_frozen(network):
        return _one_tie_each(network, sign, without)
    known = _KNOWN.setdefault(network, {})
    if (sign, without) not in known:
        known[sign, without] = _one_tie_each(network, sign, without)
    return known[sign, without]


def _one_tie_each(
    network: Network | nx.Graph[str], sign: int, without: frozenset[RelationType]
) -> nx.Graph[str]:
    ties: nx.Graph[str] = nx.Graph()
    ties.add_nodes_from(sorted(network))
    for (a, b), parts in sorted(_weights(network, without).items()):
        if not sign:
            if total := math.fsum(parts):
                ties.add_edge(a, b, weight=total)
        elif total := math.fsum(weight for part in parts if (weight := sign * part) > 0):
            ties.add_edge(a, b, weight=total, distance=1 / total)
    nx.freeze(ties)
    return ties


def _weights(
    network: Network | nx.Graph[str], without: frozenset[RelationType]
) -> dict[tuple[str, str], list[float]]:
    weights: dict[tuple[str, str], list[float]] = {}
    for a, b, data in network.edges(data=True):
        weight = finite(data.get("weight"), (a, b), "weight")
        if a != b and data.get("type") not in without:
            weights.setdefault((min(a, b), max(a, b)), []).append(weight)
    return weights
