"""Frustration: equal to a try of all divisions, and honest bounds where that is out of reach."""

import itertools
import random

import networkx as nx
import pytest

from blocgraph.errors import InputError
from blocgraph.measures import frustration_index


def signed(network, seed, hostile=0.5):
    dice = random.Random(seed)
    network = nx.relabel_nodes(network, {node: f"A{node:03}" for node in network})
    for a, b in network.edges:
        network.edges[a, b]["weight"] = -1.0 if dice.random() < hostile else 1.0
    return network


def count(network, camps):
    return sum(
        (weight < 0) == ((a in camps[0]) == (b in camps[0]))
        for a, b, weight in network.edges(data="weight")
    )


def least_of_all_divisions(network):
    nodes = list(network)
    return min(
        count(network, [set(camp)])
        for size in range(len(nodes) // 2 + 1)
        for camp in itertools.combinations(nodes, size)
    )


@pytest.mark.parametrize("seed", range(25))
def test_it_equals_a_try_of_all_divisions(seed):
    network = signed(nx.gnp_random_graph(9, 0.6, seed), seed)
    found = frustration_index(network)
    assert found.exact
    assert found.low == found.high == least_of_all_divisions(network)
    assert count(network, found.camps) == found.high
    assert sorted(found.camps[0] + found.camps[1]) == sorted(network)


def two_camps(n, ties, noise, seed):
    dice = random.Random(seed)
    network = nx.Graph()
    network.add_nodes_from(f"A{i:03}" for i in range(n))
    while network.number_of_edges() < ties:
        i, j = dice.sample(range(n), 2)
        sign = 1 if i % 2 == j % 2 else -1
        network.add_edge(f"A{i:03}", f"A{j:03}", weight=-sign if dice.random() < noise else sign)
    return network


def test_two_camps_of_193_states_are_solved():
    """At 5 % noise no other division is better than the planted one."""
    network = two_camps(193, 2896, 0.05, 1)
    found = frustration_index(network, time_limit=60)
    assert found.exact
    planted = {node for node in network if int(node[1:]) % 2 == 0}
    assert set(found.camps[0]) == planted
    assert found.high == count(network, [planted])
    assert found.share == found.high * 2 / 2896


def test_bounds_where_there_is_no_time():
    network = two_camps(120, 1500, 0.3, 2)
    found = frustration_index(network, time_limit=0)
    assert not found.exact
    assert 0 < found.low < found.high == count(network, found.camps) < 750
    assert frustration_index(network, time_limit=0) == found


def test_a_balanced_network_is_not_frustrated():
    network = two_camps(60, 400, 0, 3)
    assert frustration_index(network, time_limit=0).high == 0


def test_degenerate_networks():
    empty = frustration_index(nx.Graph())
    assert (empty.low, empty.high, empty.exact, empty.share) == (0, 0, True, 0)
    assert empty.camps == ((), ())
    loop = nx.Graph()
    loop.add_edge("A", "A", weight=-1)
    assert frustration_index(loop).camps == (("A",), ())
    hostile = nx.complete_graph(list("ABC"))
    nx.set_edge_attributes(hostile, -1.0, "weight")
    assert frustration_index(hostile).high == 1
    with pytest.raises(InputError, match="time_limit"):
        frustration_index(hostile, time_limit=-1)
    hostile.add_edge("A", "Z", weight=float("nan"))
    with pytest.raises(InputError, match="A - Z has weight nan"):
        frustration_index(hostile)
