"""Polarisation and core: by hand, and against every core of a small network."""

import itertools
import math
import random

import networkx as nx
import pytest

from blocgraph.errors import InputError, UnknownNameError
from blocgraph.measures import Bloc, bloc_polarisation, core_periphery, esteban_ray


def test_two_far_groups_are_more_polarised_than_three_or_one():
    """Esteban and Ray 1994: uniting small groups near each other raises it."""
    two = esteban_ray([2, 2], [[0, 1], [1, 0]])
    three = esteban_ray([2, 1, 1], [[0, 1, 1], [1, 0, 0.1], [1, 0.1, 0]])
    assert two == pytest.approx(2 * 0.5**2.3 * 0.5)
    assert three < two
    assert esteban_ray([4], [[0]]) == 0 == esteban_ray([], [])
    assert esteban_ray([20, 20], [[0, 1], [1, 0]]) == pytest.approx(two)


def test_enemies_strangers_and_friends():
    """Two equal blocs: 1 in full hostility, 1/2 as strangers, 0 in full alignment."""
    blocs = [Bloc("one", "", ("A", "B")), Bloc("two", "", ("X", "Y"))]
    for weight, expected in ((-1.0, 1), (0.0, 0.5), (1.0, 0)):
        network = nx.Graph()
        network.add_nodes_from("ABXY")
        network.add_edges_from(itertools.product("AB", "XY"), weight=weight)
        assert bloc_polarisation(network, blocs) == pytest.approx(expected)


def test_polarisation_of_degenerate_networks():
    assert bloc_polarisation(nx.MultiDiGraph(), []) == 0
    alone = nx.Graph()
    alone.add_edge("A", "A", weight=-1)
    assert bloc_polarisation(alone, [Bloc("none", "", ())]) == 0
    with pytest.raises(UnknownNameError, match="unknown actor: 'Q'"):
        bloc_polarisation(alone, [Bloc("x", "", ("Q",))])
    alone.add_edge("A", "B", weight=float("nan"))
    with pytest.raises(InputError, match="A - B has weight nan"):
        bloc_polarisation(alone, [])


@pytest.mark.parametrize(
    ("sizes", "distances", "alpha", "message"),
    [
        ([1, 1], [[0, 1]], 1.3, "different numbers"),
        ([1, -1], [[0, 1], [1, 0]], 1.3, "below 0"),
        ([1, math.nan], [[0, 1], [1, 0]], 1.3, "no finite number"),
        ([1, 1], [[0, 1], [1, 0]], 2.0, "alpha"),
    ],
)
def test_bad_groups_are_one_clear_error(sizes, distances, alpha, message):
    with pytest.raises(InputError, match=message):
        esteban_ray(sizes, distances, alpha)


def wrong_dyads(network, core):
    return sum(
        network.has_edge(a, b) != (a in core)
        for a, b in itertools.combinations(network, 2)
        if (a in core) == (b in core)
    )


@pytest.mark.parametrize("seed", range(20))
def test_no_core_of_a_small_network_is_better(seed):
    network = nx.relabel_nodes(nx.gnp_random_graph(8, random.Random(seed).random(), seed), str)
    nx.set_edge_attributes(network, 1.0, "weight")
    found = core_periphery(network)
    assert wrong_dyads(network, set(found.core)) == found.wrong
    assert found.wrong == min(
        wrong_dyads(network, set(core))
        for size in range(9)
        for core in itertools.combinations(network, size)
    )
    assert found.fit is None or -1 <= found.fit <= 1


def test_stars_cliques_and_degenerate_networks():
    star = nx.star_graph(list("HABC"))
    nx.set_edge_attributes(star, 1.0, "weight")
    assert core_periphery(star).core == ("H",)
    clique = nx.complete_graph(list("ABCD"))
    nx.set_edge_attributes(clique, 1.0, "weight")
    assert (core_periphery(clique).core, core_periphery(clique).fit) == (tuple("ABCD"), None)
    assert core_periphery(nx.Graph()).core == ()
    hostile = nx.Graph()
    hostile.add_edge("A", "B", weight=-1)
    hostile.add_edge("A", "A", weight=1)
    assert (core_periphery(hostile).core, core_periphery(hostile).fit) == ((), None)
    hostile.add_edge("A", "C", weight=float("nan"))
    with pytest.raises(InputError, match="A - C has weight nan"):
        core_periphery(hostile)
