"""Group centrality: equal to brute force over all paths, on all kinds of networks."""

import itertools
import random

import networkx as nx
import pytest

from blocgraph.errors import InputError, UnknownNameError
from blocgraph.measures import (
    group_betweenness_centrality,
    group_closeness_centrality,
    group_degree_centrality,
    member_contributions,
)


def shortest_paths(network, source, target, distance):
    """All shortest paths, found by walking all simple ones."""
    found = {}
    for path in nx.all_simple_paths(network, source, target):
        length = sum(network.edges[a, b].get(distance, 1) for a, b in itertools.pairwise(path))
        found.setdefault(length, []).append(path)
    return found[min(found)] if found else []


def brute_betweenness(network, group, distance=None):
    outsiders = [node for node in network if node not in group]
    pairs = list(itertools.permutations(outsiders, 2))
    total = 0.0
    for source, target in pairs:
        paths = shortest_paths(network, source, target, distance)
        if paths:
            total += sum(bool(group & set(path)) for path in paths) / len(paths)
    return total / len(pairs) if pairs else 0


def brute_closeness(network, group, distance=None):
    outsiders = [node for node in network if node not in group]
    total = 0.0
    for outsider in outsiders:
        lengths = nx.single_source_dijkstra_path_length(
            network, outsider, weight=distance or "none"
        )
        total += max((1 / lengths[m] for m in group if m in lengths), default=0)
    return total / len(outsiders) if outsiders else 0


def brute_degree(network, group):
    outsiders = [node for node in network if node not in group]
    near = [v for v in outsiders if any(v in nx.all_neighbors(network, m) for m in group)]
    return len(near) / len(outsiders) if outsiders else 0


def random_network(seed):
    dice = random.Random(seed)
    n = dice.randint(2, 7)
    network = nx.gnp_random_graph(n, dice.choice([0.2, 0.4, 0.7]), seed, directed=seed % 2 == 1)
    for a, b in network.edges:
        network.edges[a, b]["distance"] = dice.choice([1, 2, 3])
    group = set(dice.sample(range(n), dice.randint(1, n)))
    return network, group, "distance" if seed % 4 > 1 else None


@pytest.mark.parametrize("start", range(0, 500, 50))
def test_group_measures_equal_brute_force(start):
    """500 random networks: directed and not, weighted and not, most of the sparse disconnected."""
    for seed in range(start, start + 50):
        network, group, distance = random_network(seed)
        assert group_betweenness_centrality(network, group, distance=distance) == pytest.approx(
            brute_betweenness(network, group, distance), abs=1e-9
        )
        assert group_closeness_centrality(network, group, distance=distance) == pytest.approx(
            brute_closeness(network, group, distance), abs=1e-9
        )
        assert group_degree_centrality(network, group) == pytest.approx(
            brute_degree(network, group), abs=1e-9
        )


def test_ties_of_inexact_lengths_are_still_ties():
    """0.1 + 0.2 is not 0.3 in binary, but two ways of that length are equally short."""
    network = nx.Graph()
    network.add_weighted_edges_from(
        [("s", "a", 0.1), ("a", "t", 0.2), ("s", "b", 0.3 / 2), ("b", "t", 0.3 / 2)], "distance"
    )
    assert group_betweenness_centrality(network, ["a"], distance="distance") == pytest.approx(1 / 6)


def test_one_node_has_its_ordinary_betweenness():
    network = nx.karate_club_graph()
    ordinary = nx.betweenness_centrality(network)
    for node in network:
        assert group_betweenness_centrality(network, [node]) == pytest.approx(ordinary[node])


def test_where_networkx_is_wrong():
    """networkx issue 8559: the only outsiders, 1 and 4, are adjacent: nothing runs through C."""
    network = nx.Graph([(0, 2), (0, 3), (0, 4), (1, 2), (1, 3), (1, 4), (3, 4)])
    assert group_betweenness_centrality(network, [0, 2, 3]) == 0


def test_direction_tells_senders_from_receivers():
    network = nx.DiGraph([("a", "c"), ("b", "c"), ("c", "d")])
    assert group_degree_centrality(network, ["c"], direction="in") == pytest.approx(2 / 3)
    assert group_degree_centrality(network, ["c"], direction="out") == pytest.approx(1 / 3)
    assert group_closeness_centrality(network, ["c"], direction="out") == pytest.approx(1 / 3)
    assert group_betweenness_centrality(network, ["c"]) == pytest.approx(2 / 6)


def test_parallel_ties_count_as_the_shortest_one_and_loops_not_at_all():
    network = nx.MultiDiGraph()
    network.add_weighted_edges_from(
        [("a", "b", 2), ("a", "b", 1), ("b", "b", 1), ("b", "c", 1)], "distance"
    )
    assert group_closeness_centrality(network, ["b"], distance="distance") == 0.5
    assert group_betweenness_centrality(network, ["b"]) == pytest.approx(1 / 2)


def test_contributions_say_who_brings_the_reach():
    """Of a star the hub brings all: without it, the leaf alone reaches the hub, one of three."""
    parts = member_contributions(nx.star_graph(3), [0, 1], group_degree_centrality)
    assert parts == pytest.approx({0: 1 - 1 / 3, 1: 0})


@pytest.mark.parametrize(
    "measure",
    [group_degree_centrality, group_closeness_centrality, group_betweenness_centrality],
)
def test_degenerate_groups_and_networks(measure):
    assert measure(nx.Graph(), []) == 0
    assert measure(nx.path_graph(3), []) == 0
    assert measure(nx.path_graph(3), [0, 1, 2]) == 0
    assert measure(nx.empty_graph(1), [0]) == 0
    with pytest.raises(UnknownNameError, match="unknown actor: 'RUZ'; did you mean RUS"):
        measure(nx.Graph([("RUS", "IRN")]), ["RUZ"])


@pytest.mark.parametrize("bad", [float("nan"), float("inf"), -1.0, 0.0, None, "far"])
def test_bad_lengths_are_one_clear_error(bad):
    network = nx.Graph()
    network.add_edge("RUS", "IRN", distance=bad)
    with pytest.raises(InputError, match="RUS - IRN has distance"):
        group_betweenness_centrality(network, ["RUS"], distance="distance")
