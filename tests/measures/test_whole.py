"""The whole network: by hand and by counting triangles."""

import itertools
import random

import networkx as nx
import pytest

from blocgraph.measures import Bloc, describe_network, ei_index, triangle_balance


@pytest.mark.parametrize("seed", range(20))
def test_balance_counts_triangles(seed):
    dice = random.Random(seed)
    network = nx.gnp_random_graph(9, 0.5, seed)
    for a, b in network.edges:
        network.edges[a, b]["weight"] = dice.choice([-3, -1, 2])
    signs = [
        network.edges[a, b]["weight"]
        * network.edges[b, c]["weight"]
        * network.edges[a, c]["weight"]
        for a, b, c in itertools.combinations(network, 3)
        if network.has_edge(a, b) and network.has_edge(b, c) and network.has_edge(a, c)
    ]
    expected = sum(sign > 0 for sign in signs) / len(signs) if signs else None
    assert triangle_balance(network) == pytest.approx(expected)


def test_two_camps_by_hand():
    network = nx.MultiDiGraph()
    network.add_weighted_edges_from(
        [("A", "B", 1), ("C", "D", 1), ("A", "C", -1), ("B", "C", -1), ("A", "D", -1)]
    )
    whole = describe_network(network)
    assert (whole.actors, whole.blocs, whole.balance, whole.ei_index) == (4, 2, 1, -1)
    assert whole.positive_density == pytest.approx(2 / 6)
    assert whole.negative_density == pytest.approx(3 / 6)
    assert (whole.frustration_low, whole.frustration_high, whole.frustration_exact) == (0, 0, True)
    assert 0.5 < whole.polarisation < 1


def test_ties_out_of_the_bloc_make_the_index_positive():
    network = nx.Graph()
    network.add_weighted_edges_from([("A", "B", 1), ("B", "C", 3), ("A", "C", -9)])
    assert ei_index(network, [Bloc("X", "", ("A", "B"))]) == 0.5
    assert ei_index(network, []) == 1


def test_nothing_to_measure():
    whole = describe_network(nx.MultiDiGraph())
    assert (whole.actors, whole.positive_density, whole.blocs, whole.modularity) == (0, 0, 0, 0)
    assert (whole.balance, whole.ei_index) == (None, None)
    assert (whole.frustration_high, whole.polarisation, whole.core, whole.core_fit) == (
        0,
        0,
        0,
        None,
    )
