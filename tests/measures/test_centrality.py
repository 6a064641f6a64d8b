"""Centralities of actors: against networkx, textbook values, and degenerate networks."""

import networkx as nx
import pytest

from blocgraph.errors import InputError
from blocgraph.measures import (
    actor_centralities,
    betweenness_centrality,
    closeness_centrality,
    eigenvector_centrality,
    pagerank_centrality,
    signed_network,
    simple_network,
    strength_centrality,
)


def unit_ties(network):
    return simple_network(
        nx.MultiDiGraph((str(a), str(b), {"weight": 1.0}) for a, b in network.edges)
    )


def test_krackhardts_kite():
    """Krackhardt 1990: one actor leads by ties, two by closeness, another by betweenness."""
    ties = unit_ties(nx.krackhardt_kite_graph())
    strength, between = strength_centrality(ties), betweenness_centrality(ties)
    closeness = closeness_centrality(ties)
    assert max(strength, key=strength.get) == "3"
    assert max(between, key=between.get) == "7"
    assert between["7"] == pytest.approx(14 / 36)
    assert closeness["5"] == closeness["6"]


def test_florentine_families():
    """Padgett's marriages: the Medici's betweenness is .522 (Jackson 2008, section 1.2.1)."""
    between = betweenness_centrality(unit_ties(nx.florentine_families_graph()))
    assert between["Medici"] == pytest.approx(0.522, abs=5e-4)
    assert max(between, key=between.get) == "Medici"


def test_eigenvector_agrees_with_networkx_up_to_scale():
    ties = unit_ties(nx.karate_club_graph())
    expected = nx.eigenvector_centrality_numpy(ties)
    top = max(expected.values())
    assert eigenvector_centrality(ties) == pytest.approx({a: v / top for a, v in expected.items()})


def test_each_component_has_its_own_eigenvector():
    ties = simple_network(
        nx.MultiDiGraph([("A", "B", {"weight": 9.0}), ("C", "D", {"weight": 0.1})])
    )
    assert eigenvector_centrality(ties) == pytest.approx(dict.fromkeys("ABCD", 1.0))


def test_ties_add_up_by_sign():
    network = nx.MultiDiGraph()
    network.add_weighted_edges_from(
        [("A", "B", 0.5), ("B", "A", 0.25), ("A", "B", -2), ("C", "C", 9), ("A", "D", 0)]
    )
    assert list(simple_network(network).edges(data="weight")) == [("A", "B", 0.75)]
    assert list(simple_network(network, -1).edges(data="distance")) == [("A", "B", 0.5)]
    assert list(signed_network(network).edges(data="weight")) == [("A", "B", -1.25)]
    assert list(simple_network(network)) == ["A", "B", "C", "D"]
    with pytest.raises(InputError, match="sign"):
        simple_network(network, 0)


def test_the_table_has_a_row_for_each_actor_strongest_first():
    network = nx.MultiDiGraph()
    network.add_node("Z", name="Zed")
    network.add_weighted_edges_from([("A", "B", 0.5), ("B", "C", 0.75)])
    rows = actor_centralities(network)
    assert [row.actor for row in rows] == ["B", "C", "A", "Z"]
    assert (rows[0].strength, rows[0].betweenness) == (1.25, 1 / 3)
    assert rows[3].name == "Zed"
    assert sum(row.pagerank for row in rows) == pytest.approx(1)


def test_degenerate_networks():
    assert actor_centralities(nx.MultiDiGraph()) == ()
    assert pagerank_centrality(nx.Graph()) == {}
    alone = nx.MultiDiGraph()
    alone.add_node("A")
    (row,) = actor_centralities(alone)
    assert (row.strength, row.pagerank, row.closeness, row.betweenness) == (0, 1, 0, 0)
    hostile = nx.MultiDiGraph([("A", "B", {"weight": -1.0})])
    assert {row.strength for row in actor_centralities(hostile)} == {0}


@pytest.mark.parametrize("bad", [float("nan"), float("inf"), None, "much"])
def test_bad_weights_are_one_clear_error(bad):
    network = nx.MultiDiGraph([("A", "B", {"weight": bad})])
    with pytest.raises(InputError, match="A - B has weight"):
        actor_centralities(network)


def test_closeness_agrees_with_networkx():
    ties = unit_ties(nx.karate_club_graph())
    expected = nx.harmonic_centrality(ties)
    assert closeness_centrality(ties) == pytest.approx({a: v / 33 for a, v in expected.items()})
