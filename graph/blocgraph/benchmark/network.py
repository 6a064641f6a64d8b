"""Network, measures and page."""

from __future__ import annotations

from collections.abc import Iterator

from blocgraph.benchmark.made_up import made_up_claims
from blocgraph.benchmark.timing import Measurement, best_of
from blocgraph.model import group_relations


def measure_network(size: int) -> Iterator[Measurement]:
    """Time projection, group betweenness and page of `size` claims."""
    import networkx as nx

    from blocgraph.actors import load_actors
    from blocgraph.measures import simple_network
    from blocgraph.measures.group_centrality import group_betweenness_centrality
    from blocgraph.network import project
    from blocgraph.page import render_page

    document, claims = made_up_claims(size)
    relations = group_relations(claims)
    actors = load_actors()
    yield Measurement(
        f"project {len(relations):,} relations",
        best_of(lambda: project(relations, actors=actors)),
        note="one edge each",
    )
    network = project(relations, actors=actors)
    ties = simple_network(network)
    group = sorted(ties)[:2]
    yield Measurement(
        "group betweenness, two actors",
        best_of(lambda: group_betweenness_centrality(ties, group)),
        "networkx",
        best_of(lambda: nx.group_betweenness_centrality(ties, group), runs=1),
        "two, because networkx 3.6.1 is wrong from three on",
    )
    html = render_page(network, documents=[document])
    yield Measurement(
        "write the page",
        best_of(lambda: render_page(network, documents=[document]), runs=1),
        note=f"{len(html) / 1e6:.2f} MB, {network.number_of_edges():,} relations",
    )
