"""Blocs as nodes, under names that say who is in them, and their smallest subsets."""

import itertools
import random

import networkx as nx
import pytest

from blocgraph.errors import InputError, UnknownNameError
from blocgraph.measures import (
    Bloc,
    alignment,
    bloc_graph,
    bloc_graph_centralities,
    propose_names,
    smallest_reaching_subset,
)
from blocgraph.model import Claim, group_relations
from blocgraph.network import project
from blocgraph.vocabulary import RelationType, Status


def claim(a, kind, b):
    return Claim("d", a, RelationType(kind), b, Status.ASSERTED, "...", 0, 3)


def test_edges_are_mean_alignments():
    network = project(
        group_relations(
            [
                claim("FRA", "alliance", "USA"),
                claim("USA", "sanctions", "RUS"),
                claim("BLR", "alliance", "RUS"),
            ]
        )
    )
    west, east = Bloc("W", "West", ("FRA", "USA")), Bloc("E", "East", ("BLR", "RUS"))
    graph = bloc_graph(network, [west, east])
    hostile = alignment(network, "USA", "RUS").score
    assert graph.edges["W", "E"] == {"weight": hostile / 4, "known": 1 / 4, "dyads": 4}
    assert graph.nodes["W"]["weight"] == alignment(network, "FRA", "USA").score
    assert (graph.nodes["E"]["name"], graph.nodes["E"]["members"]) == ("East", ("BLR", "RUS"))
    assert {row.strength for row in bloc_graph_centralities(graph)} == {0}


def test_degenerate_bloc_graphs():
    assert not bloc_graph(nx.MultiDiGraph(), [])
    network = nx.Graph()
    network.add_edge("A", "B", weight=-1)
    network.add_edge("A", "A", weight=3)
    graph = bloc_graph(network, [Bloc("one", "", ("A",)), Bloc("none", "", ())])
    assert not graph.edges
    assert graph.nodes["one"]["weight"] == 0
    with pytest.raises(InputError, match="same code"):
        bloc_graph(network, [Bloc("x", "", ()), Bloc("x", "", ())])
    with pytest.raises(UnknownNameError, match="actor"):
        bloc_graph(network, [Bloc("x", "", ("Q",))])


def cliques(*groups):
    network = nx.Graph()
    for group in groups:
        network.add_edges_from(itertools.combinations(group, 2), weight=1.0)
    return network


def named(members, *declared):
    (bloc,) = propose_names([Bloc("B1", "", tuple(members))], declared, cliques(members))
    return bloc.name


def test_names_come_from_declared_blocs():
    pact = Bloc("P", "the Pact", tuple("ABCDEFGHIJ"))
    assert named("ABCDEFGHIJ", pact) == "the Pact"
    assert named("ABCDEFGHI", pact) == "the Pact"
    assert named("ABCDEF", pact) == "mostly the Pact"
    small = Bloc("S", "the Six", tuple("ABCDEF"))
    assert named("ABCDEFGHIJKLMNOP", small) == "the Six and others"
    assert named("ABCDEFGHIJKLMNOPQRSTUVWXYZ", small) == "A, B, C and 23 others"
    assert named("XYZ", pact) == "X, Y and Z"


def test_two_blocs_have_two_names():
    pact = Bloc("P", "the Pact", tuple("ABCDEFGHIJ"))
    blocs = [Bloc("B1", "", tuple("ABCDE")), Bloc("B2", "", tuple("FGHIJ"))]
    names = [bloc.name for bloc in propose_names(blocs, [pact], cliques("ABCDE", "FGHIJ"))]
    assert names == ["mostly the Pact", "mostly the Pact, with F"]
    assert propose_names([Bloc("B", "", ())], [pact], nx.Graph())[0].name == "nobody"


@pytest.mark.parametrize("seed", range(30))
def test_the_smallest_subset_has_the_same_reach_and_no_smaller_one_has(seed):
    """Against all subsets of a group of five."""
    dice = random.Random(seed)
    network = nx.gnp_random_graph(12, 0.25, seed, directed=seed % 2 == 1)
    group = dice.sample(range(12), 5)

    def reach(members):
        return {n for m in members for n in nx.all_neighbors(network, m)} - set(group)

    found = smallest_reaching_subset(network, group)
    assert reach(found) == reach(group)
    assert (
        not any(
            reach(smaller) == reach(group)
            for smaller in itertools.combinations(group, len(found) - 1)
        )
        or not found
    )


def test_degenerate_groups_have_no_subset():
    assert smallest_reaching_subset(nx.Graph(), []) == ()
    assert smallest_reaching_subset(nx.path_graph(3), [0, 1, 2]) == ()
    assert smallest_reaching_subset(nx.star_graph(4), [0, 1]) == (0,)
    with pytest.raises(UnknownNameError, match="actor"):
        smallest_reaching_subset(nx.path_graph(3), [9])
