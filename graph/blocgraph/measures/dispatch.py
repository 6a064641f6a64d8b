"""Betweenness on large networks, through igraph where that is installed, else networkx's dispatch.

nx-rustworkx keeps the calls `nx.` and gives native speed. Its cache of converted networks is off
but for frozen ones: a weight changed in place would leave the next result stale. igraph, under the
GPL, is used if somebody has installed it, and never required.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Any

import networkx as nx

LARGE = 300
"""Nodes from which converting a network for another library pays."""

_DIGITS = 12


def hop_betweenness(ties: nx.Graph[Any]) -> dict[Any, float]:
    """The betweenness of all nodes, ties of length 1: `nx.betweenness_centrality`, made fast.

    Rounded to 12 digits, for threads add up in any order.

    Args:
        ties: any network without parallel ties; self-loops make no difference.
    """
    found = _by_igraph(ties) if find_spec("igraph") else _by_backend(ties)
    return {node: round(found[node], _DIGITS) for node in ties}


def _by_backend(ties: nx.Graph[Any]) -> dict[Any, float]:
    backend = "rustworkx" if find_spec("nx_rustworkx") else "networkx"
    with nx.config(cache_converted_graphs=nx.is_frozen(ties), warnings_to_ignore={"cache"}):
        found: dict[Any, float] = nx.betweenness_centrality(ties, backend=backend)
    return found


def _by_igraph(ties: nx.Graph[Any]) -> dict[Any, float]:
    index = {node: number for number, node in enumerate(ties)}
    edges = [(index[a], index[b]) for a, b in ties.edges() if a != b]
    graph = import_module("igraph").Graph(n=len(index), edges=edges, directed=ties.is_directed())
    pairs = max((len(index) - 1) * (len(index) - 2), 1) / (1 if ties.is_directed() else 2)
    return {node: value / pairs for node, value in zip(ties, graph.betweenness(), strict=True)}
