"""Inside a bloc: a star is one leader's, a clique nobody's, and what leads out is no cohesion."""

import itertools

import networkx as nx
import pytest

from blocgraph.errors import InputError, UnknownNameError
from blocgraph.measures import Bloc, bloc_cohesion, member_centralities

STAR = ("H", "A", "B", "C", "D")


def star(**rest):
    network = nx.star_graph(list(STAR))
    nx.set_edge_attributes(network, 1.0, "weight")
    network.add_weighted_edges_from((a, b, w) for (a, b), w in rest.get("more", {}).items())
    return network


def test_a_star_is_hegemonic_and_a_clique_flat():
    """Freeman 1978: centralisation is 1 for a star and 0 for a complete network."""
    (row,) = bloc_cohesion(star(), [Bloc("S", "", STAR)])
    assert (row.leader, row.leader_gap, row.centralisation) == ("H", 0.75, 1)
    clique = nx.complete_graph(list("ABCDE"))
    nx.set_edge_attributes(clique, 0.3, "weight")
    (row,) = bloc_cohesion(clique, [Bloc("S", "", tuple("ABCDE"))])
    assert (row.leader, row.leader_gap, row.centralisation) == ("A", 0, 0)
    assert row.positive_density == 1


def test_weighted_centralisation_is_at_most_one():
    network = star()
    network.edges["H", "A"]["weight"] = 0.25
    (row,) = bloc_cohesion(network, [Bloc("S", "", STAR)])
    assert 0 < row.centralisation < 1


def test_what_leads_out():
    network = star(more={("A", "X"): 2.0, ("B", "C"): -1.0, ("X", "Y"): 5.0})
    (row,) = bloc_cohesion(network, [Bloc("S", "", STAR)])
    assert row.ei_index == (2 - 4) / (2 + 4)
    expected = nx.conductance(
        nx.Graph((a, b, d) for a, b, d in network.edges(data=True) if d["weight"] > 0),
        set(STAR),
        weight="weight",
    )
    assert row.conductance == pytest.approx(expected)
    assert (row.positive_density, row.negative_density) == (0.4, 0.1)


def test_shares_are_of_what_is_inside():
    network = star(more={("A", "X"): 9.0})
    rows = member_centralities(network, Bloc("S", "", STAR))
    assert rows[0].member == "H"
    assert sum(row.share for row in rows) == pytest.approx(1)
    assert sum(row.pagerank for row in rows) == pytest.approx(1)
    assert (rows[0].eigenvector, rows[0].betweenness) == (1, 1)
    assert {row.strength for row in rows[1:]} == {1.0}


def test_components_inside_have_their_own_eigenvector():
    network = nx.Graph()
    network.add_weighted_edges_from([("A", "B", 2.0), ("C", "D", 0.1)])
    rows = member_centralities(network, Bloc("S", "", tuple("ABCD")))
    assert {row.eigenvector for row in rows} == {1.0}


def test_degenerate_blocs():
    network = star(more={("A", "A"): 7.0})
    assert member_centralities(network, Bloc("none", "", ())) == ()
    (row,) = bloc_cohesion(network, [Bloc("none", "", ())])
    assert (row.members, row.leader, row.leader_gap, row.centralisation) == (0, None, None, None)
    assert (row.positive_density, row.ei_index, row.conductance) == (None, None, None)
    (alone,) = member_centralities(network, Bloc("one", "", ("A",)))
    assert (alone.strength, alone.share, alone.pagerank) == (0, 0, 1)
    (row,) = bloc_cohesion(network, [Bloc("one", "", ("A",))])
    assert (row.ei_index, row.leader, row.conductance) == (1, None, 1)
    hostile = nx.Graph()
    hostile.add_weighted_edges_from((a, b, -1) for a, b in itertools.combinations("ABC", 2))
    (row,) = bloc_cohesion(hostile, [Bloc("foes", "", tuple("ABC"))])
    assert (row.negative_density, row.ei_index, row.centralisation) == (1, None, None)
    assert bloc_cohesion(nx.MultiDiGraph(), []) == ()
    with pytest.raises(UnknownNameError, match="unknown actor: 'Q'"):
        member_centralities(network, Bloc("x", "", ("Q",)))
    with pytest.raises(UnknownNameError, match="unknown actor: 'Q'"):
        bloc_cohesion(network, [Bloc("x", "", ("Q",))])
    network.add_edge("A", "Z", weight=float("nan"))
    with pytest.raises(InputError, match="A - Z has weight nan"):
        bloc_cohesion(network, [Bloc("S", "", STAR)])
