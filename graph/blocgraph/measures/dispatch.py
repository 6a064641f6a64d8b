"""Betweenness on large networks, through networkx's dispatch or igraph where that is installed.

nx-rustworkx keeps the calls `nx.` and gives native speed. Its cache of converted networks is off
but for frozen ones: a weight changed in place would leave the next result stale.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

import networkx as nx

LARGE = 300
"""Nodes from which converting a network for another library pays."""

_DIGITS = 12


def hop_betweenness(ties: nx.Graph[Any]) -> dict[Any, float]:
    """The betweenness of all nodes, ties of length 1: `nx.betweenness_centrality`, made fast."""
    backend = "rustworkx" if find_spec("nx_rustworkx") else "networkx"
    with nx.config(cache_converted_graphs=nx.is_frozen(ties), warnings_to_ignore={"cache"}):
        found: dict[Any, float] = nx.betweenness_centrality(ties, backend=backend)
    # Threads add up in any order: what is left of that is cut off.
    return {node: round(found[node], _DIGITS) for node in ties}
