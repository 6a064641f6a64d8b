"""Blocs as one actor: equal to the plain measures, and beside an honest null."""

import itertools
import random

import networkx as nx
import pytest

from blocgraph.errors import InputError, UnknownNameError
from blocgraph.measures import (
    Bloc,
    bloc_centralities,
    bloc_member_contributions,
    group_betweenness_centrality,
    group_closeness_centrality,
    group_degree_centrality,
    member_contributions,
    simple_network,
)


def random_network(seed=0, n=40, ties=110):
    dice = random.Random(seed)
    network = nx.MultiDiGraph()
    network.add_nodes_from(f"A{i:02}" for i in range(n))
    for a, b in dice.sample(list(itertools.permutations(network, 2)), ties):
        network.add_edge(a, b, weight=dice.choice([-0.5, 0.3, 0.8, 0.8, 1.0]))
    return network


def bloc(*members, code="B"):
    return Bloc(code, code, members)


def test_values_are_those_of_the_group_measures():
    network = random_network()
    blocs = [bloc("A01", "A07", "A11"), bloc("A02", code="C")]
    ties = simple_network(network)
    for row in bloc_centralities(network, blocs, draws=5):
        members = next(b.members for b in blocs if b.code == row.bloc)
        assert row.members == len(members)
        assert row.degree == pytest.approx(group_degree_centrality(ties, members))
        assert row.closeness == pytest.approx(
            group_closeness_centrality(ties, members, distance="distance")
        )
        assert row.betweenness == pytest.approx(
            group_betweenness_centrality(ties, members, distance="distance")
        )


def test_an_organisation_is_part_of_its_bloc():
    """M1 and M2 meet only in ORG, and only ORG is tied to X: the bloc reaches X all the same."""
    network = nx.MultiDiGraph()
    network.add_weighted_edges_from([("M1", "ORG", 0.8), ("M2", "ORG", 0.8), ("ORG", "X", 0.8)])
    network.add_node("Y")
    (row,) = bloc_centralities(network, [bloc("M1", "M2", code="ORG")], draws=5)
    assert (row.members, row.degree) == (2, 0.5)


def test_random_groups_stand_in_the_middle_of_random_groups():
    """Over many random blocs, z has mean near 0 and percentiles spread around 50."""
    network = random_network(1)
    dice = random.Random(2)
    blocs = [Bloc(f"R{i}", "", tuple(dice.sample(sorted(network), 6))) for i in range(60)]
    rows = bloc_centralities(network, blocs)
    for name in ("degree", "closeness", "betweenness"):
        assert abs(sum(getattr(row, f"{name}_z") for row in rows) / 60) < 0.4
        assert 40 < sum(getattr(row, f"{name}_percentile") for row in rows) / 60 < 60


def test_the_centre_of_a_network_of_equal_degrees_stands_out():
    """Two actors join two cliques: no more ties than the others have, but all the paths."""
    network = nx.MultiDiGraph()
    for side in "PQ":
        members = [f"{side}{i:02}" for i in range(20)]
        for a, b in list(itertools.combinations(members, 2))[1:]:
            network.add_edge(a, b, weight=1.0)
    network.add_edge("P00", "Q00", weight=1.0)
    (row,) = bloc_centralities(network, [bloc("P00", "Q00")])
    assert row.betweenness_z > 2
    assert row.betweenness_percentile > 90


def test_equal_seeds_give_equal_rows_whatever_the_other_blocs():
    network = random_network(3)
    one, other = bloc("A01", "A02"), bloc("A03", code="C")
    together = {row.bloc: row for row in bloc_centralities(network, [one, other], seed=4)}
    assert bloc_centralities(network, [one], seed=4) == (together["B"],)
    assert bloc_centralities(network, [one], seed=5) != (together["B"],)


def test_contributions_are_those_of_the_group_measures():
    network = random_network(5)
    members = ("A01", "A07", "A11")
    rows = {row.member: row for row in bloc_member_contributions(network, bloc(*members))}
    ties = simple_network(network)
    parts = member_contributions(ties, members, group_degree_centrality)
    assert {m: row.degree for m, row in rows.items()} == pytest.approx(parts)
    between = member_contributions(
        ties,
        members,
        lambda t, group: group_betweenness_centrality(t, group, distance="distance"),
    )
    assert {m: row.betweenness for m, row in rows.items()} == pytest.approx(between)


def test_degenerate_blocs():
    network = random_network()
    empty, everybody, one = bloc(), bloc(*network, code="ALL"), bloc("A00", code="ONE")
    rows = {row.bloc: row for row in bloc_centralities(network, [empty, everybody, one])}
    for code in ("B", "ALL"):
        row = rows[code]
        assert (row.degree, row.closeness, row.betweenness, row.betweenness_z) == (0, 0, 0, 0)
    assert bloc_member_contributions(network, empty) == ()
    assert len(bloc_member_contributions(network, one)) == 1
    assert bloc_centralities(nx.MultiDiGraph(), []) == ()
    assert bloc_centralities(nx.MultiDiGraph(), [empty])[0].degree == 0
    with pytest.raises(UnknownNameError, match="unknown actor: 'A0'"):
        bloc_centralities(network, [bloc("A0")])
    with pytest.raises(InputError, match="draws"):
        bloc_centralities(network, [], draws=0)
