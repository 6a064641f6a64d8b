"""The measures at the sizes that matter: 193 states, and networks ten times as large."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import TYPE_CHECKING

from blocgraph.benchmark.timing import Measurement, best_of

if TYPE_CHECKING:
    import networkx as nx

ACTORS, TIES = 2000, 20_000


def measure_measures() -> Iterator[Measurement]:
    """Time the centralities on 2,000 actors and 20,000 ties beside plain networkx."""
    import networkx as nx

    from blocgraph.measures import pagerank_centrality

    ties = made_up_ties(ACTORS, TIES)
    yield Measurement(
        f"PageRank, {ACTORS:,} actors",
        best_of(lambda: pagerank_centrality(ties)),
        "networkx",
        best_of(lambda: nx.pagerank(ties, weight="weight", backend="networkx")),
    )


def made_up_ties(actors: int, ties: int, seed: int = 7) -> nx.Graph[str]:
    """A network of so many actors and ties, with weights and distances."""
    import networkx as nx

    chance = random.Random(seed)
    names = [f"A{number:04}" for number in range(actors)]
    network: nx.Graph[str] = nx.Graph()
    network.add_nodes_from(names)
    while network.number_of_edges() < ties:
        weight = chance.choice((0.5, 1.0, 2.0))
        network.add_edge(*chance.sample(names, 2), weight=weight, distance=1 / weight)
    return network
