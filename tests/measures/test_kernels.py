"""Fast ways give what plain networkx gives, and nothing stale."""

import random

import networkx as nx
import pytest

from blocgraph.errors import InputError
from blocgraph.measures import (
    betweenness_centrality,
    closeness_centrality,
    eigenvector_centrality,
    pagerank_centrality,
    simple_network,
    strength_centrality,
)


def random_ties(seed, n=40, p=0.08, directed=False):
    dice = random.Random(seed)
    network = nx.gnp_random_graph(n, p, seed, directed=directed)
    for a, b in network.edges:
        weight = dice.choice([0.5, 1.0, 2.0, 0.3])
        network.edges[a, b].update(weight=weight, distance=1 / weight)
    return network


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("distance", [None, "distance"])
def test_paths_agree_with_networkx(seed, distance):
    """Sparse ones are disconnected; odd seeds are directed, where closeness is of the way out."""
    network = random_ties(seed, directed=seed % 2 == 1)
    expected = nx.betweenness_centrality(network, weight=distance)
    assert betweenness_centrality(network, distance) == pytest.approx(expected, abs=1e-12)
    expected = nx.harmonic_centrality(network.reverse() if seed % 2 else network, distance=distance)
    assert closeness_centrality(network, distance) == pytest.approx(
        {node: value / 39 for node, value in expected.items()}
    )


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("n", [20, 120])
def test_pagerank_and_eigenvector_agree_with_networkx(seed, n):
    """On both sides of the size from which sparse methods are used."""
    network = random_ties(seed, n=n, p=0.3, directed=seed % 2 == 1)
    expected = nx.pagerank(network, weight="weight", tol=1e-13, max_iter=1000)
    assert pagerank_centrality(network) == pytest.approx(expected, abs=1e-10)
    if not network.is_directed():
        expected = nx.eigenvector_centrality_numpy(network, weight="weight")
        top = max(expected.values())
        assert eigenvector_centrality(network) == pytest.approx(
            {node: value / top for node, value in expected.items()}, abs=1e-8
        )


@pytest.mark.parametrize("directed", [False, True])
def test_large_networks_give_the_same(directed):
    """350 nodes go through a backend, which must not see parallel ties or change the result."""
    network = random_ties(3, n=350, p=0.02, directed=directed)
    network.add_edge(0, 0, weight=1.0, distance=1.0)
    expected = nx.betweenness_centrality(network, backend="networkx")
    assert betweenness_centrality(network, None) == pytest.approx(expected, abs=1e-11)
    multi = nx.MultiDiGraph(network) if directed else nx.MultiGraph(network)
    multi.add_edge(*next(iter(network.edges)), weight=1.0, distance=1.0)
    assert betweenness_centrality(multi, None) == pytest.approx(expected, abs=1e-11)


def test_nothing_is_stale_after_a_change():
    """networkx's own cache of converted networks does not notice a weight changed in place."""
    network = random_ties(1, n=350, p=0.02)
    before = pagerank_centrality(network)
    a, b = next(iter(network.edges))
    network[a][b]["weight"] = 500
    assert pagerank_centrality(network)[a] > 2 * before[a]
    betweenness_centrality(network, None)
    network.remove_edge(a, b)
    assert betweenness_centrality(network, None) == pytest.approx(
        nx.betweenness_centrality(network, backend="networkx"), abs=1e-11
    )


def test_what_is_made_of_networks_is_frozen():
    network = nx.MultiDiGraph([("A", "B", {"weight": 1.0})])
    ties = simple_network(network)
    with pytest.raises(nx.NetworkXError, match=r"(?i)frozen"):
        ties.add_edge("A", "C")
    network.add_edge("A", "C", weight=1.0)
    assert strength_centrality(simple_network(network))["A"] == 2


def test_a_chain_has_no_shortcuts():
    """Many hops: the ends of a path of 200 are 199 apart, and all runs through the middle."""
    chain = nx.path_graph(200)
    nx.set_edge_attributes(chain, 1.0, "distance")
    for distance in (None, "distance"):
        closeness = closeness_centrality(chain, distance)
        assert closeness[0] == pytest.approx(sum(1 / d for d in range(1, 200)) / 199)
        between = betweenness_centrality(chain, distance)
        assert max(between, key=between.get) in (99, 100)


def test_hostile_ties_have_no_pagerank():
    network = nx.Graph()
    network.add_edge("A", "B", weight=-1.0)
    for measure in (pagerank_centrality, eigenvector_centrality):
        with pytest.raises(InputError, match=r"A - B has weight -1\.0: this measure"):
            measure(network)


@pytest.mark.parametrize(
    "measure",
    [strength_centrality, pagerank_centrality, closeness_centrality, betweenness_centrality],
)
def test_nothing_and_one(measure):
    assert measure(nx.Graph()) == {}
    assert set(measure(nx.empty_graph(["A"]))) == {"A"}
