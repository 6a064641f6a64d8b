"""Brokers: roles equal to a count of all open two-paths, the rest to networkx and to hand."""

import itertools
import random

import networkx as nx
import pytest

from blocgraph.errors import InputError, UnknownNameError
from blocgraph.measures import (
    Bloc,
    Roles,
    brokerage_roles,
    brokers,
    burt_constraint,
    detect_blocs,
    gould_fernandez_roles,
    participation_coefficient,
    within_bloc_z,
)
from blocgraph.model import Claim, group_relations
from blocgraph.network import project
from blocgraph.vocabulary import RelationType, Status


def role(i, v, j):
    if i == v == j:
        return "coordinator"
    if i == j:
        return "itinerant"
    if i == v:
        return "representative"
    return "gatekeeper" if v == j else "liaison"


def count_roles(network, groups):
    counts = {node: dict.fromkeys(Roles._fields, 0) for node in network}
    for i, v, j in itertools.permutations(network, 3):
        if network.has_edge(i, v) and network.has_edge(v, j) and not network.has_edge(i, j):
            counts[v][role(groups[i], groups[v], groups[j])] += 1
    return {node: Roles(**found) for node, found in counts.items()}


@pytest.mark.parametrize("seed", range(40))
def test_roles_equal_a_count_of_all_open_two_paths(seed):
    network = nx.gnp_random_graph(13, 0.25, seed, directed=seed % 2 == 1)
    dice = random.Random(seed)
    groups = {node: dice.randrange(4) for node in network}
    network.add_edge(0, 0)
    assert gould_fernandez_roles(network, groups) == count_roles(network, groups)


def test_who_is_in_no_group_is_alone():
    roles = gould_fernandez_roles(nx.path_graph(3), {})
    assert roles[1] == Roles(0, 0, 0, 0, 2)


def claim(a, kind, b):
    return Claim("d", a, RelationType(kind), b, Status.ASSERTED, "...", 0, 3)


def test_relations_have_their_direction():
    """RUS arms BLR, BLR aids SYR: BLR is representative of its bloc; a treaty goes both ways."""
    network = project(
        group_relations(
            [
                claim("RUS", "armsSupply", "BLR"),
                claim("BLR", "aid", "SYR"),
                claim("SYR", "threat", "RUS"),
                claim("BLR", "membership", "CSTO"),
            ]
        )
    )
    bloc = Bloc("E", "East", ("BLR", "RUS"))
    first = brokerage_roles(network, [bloc], draws=20)[0]
    assert (first.actor, first.bloc, first.representative, first.gatekeeper) == ("BLR", "E", 1, 0)
    treaty = project(group_relations([claim("A", "treaty", "B"), claim("B", "treaty", "C")]))
    first = brokerage_roles(treaty, [], draws=5)[0]
    assert (first.actor, first.bloc, first.liaison, first.liaison_z) == ("B", None, 2, 0)


def two_blocs_and_a_bridge():
    network = nx.Graph()
    for group in ("ABCDEF", "UVWXYZ"):
        network.add_edges_from(itertools.combinations(group, 2), weight=1.0)
    network.add_edges_from([("A", "U"), ("A", "V")], weight=1.0)
    return network, [Bloc("one", "", tuple("ABCDEF")), Bloc("two", "", tuple("UVWXYZ"))]


def test_a_bridge_represents_and_keeps_the_gate_above_chance():
    network, blocs = two_blocs_and_a_bridge()
    row = {row.actor: row for row in brokerage_roles(network, blocs)}["A"]
    assert row.representative == row.gatekeeper == 10
    assert row.representative_z > 1
    assert row.liaison == 0 > row.coordinator_z


def test_roles_do_not_depend_on_order():
    network, blocs = two_blocs_and_a_bridge()
    shuffled = nx.Graph()
    shuffled.add_nodes_from(reversed(list(network)))
    shuffled.add_edges_from(reversed(list(network.edges(data=True))))
    rows = brokerage_roles(network, blocs, seed=3)
    assert brokerage_roles(shuffled, blocs, seed=3) == rows
    assert brokerage_roles(network, reversed(blocs), seed=3) == rows
    assert brokers(shuffled, blocs) == brokers(network, blocs)


def test_the_bridge_among_brokers():
    network, blocs = two_blocs_and_a_bridge()
    rows = {row.actor: row for row in brokers(network, blocs)}
    assert rows["A"].participation == pytest.approx(1 - (5 / 7) ** 2 - (2 / 7) ** 2)
    assert rows["B"].participation == 0
    assert rows["A"].constraint == min(row.constraint for row in rows.values())
    assert rows["A"].swing == pytest.approx(1 - (1 - 2 / 6) / 2)
    assert (rows["A"].best, rows["A"].second) == ("one", "two")
    assert rows["A"].mediated == 0


def test_a_mediator_is_friend_of_foes():
    network = nx.Graph()
    network.add_weighted_edges_from(
        [("M", "A", 1), ("M", "X", 1), ("A", "X", -1), ("B", "X", -1), ("M", "Z", -1)]
    )
    row = brokers(network, [Bloc("one", "", ("A", "B", "M")), Bloc("two", "", ("X",))])[0]
    assert (row.actor, row.mediated, row.mediator) == ("M", 1, 0.5)
    assert row.hostile_participation == 0


@pytest.mark.parametrize("seed", range(5))
def test_constraint_equals_networkx(seed):
    network = nx.gnm_random_graph(20, 50, seed)
    dice = random.Random(seed)
    for a, b in network.edges:
        network.edges[a, b]["weight"] = dice.uniform(0.1, 2)
    network.add_node("alone")
    found = burt_constraint(network)
    assert found.pop("alone") is None
    expected = nx.constraint(network.subgraph(range(20)), weight="weight")
    assert {a: v for a, v in found.items() if v is not None} == pytest.approx(
        {a: v for a, v in expected.items() if v == v}
    )


def test_within_z_has_mean_0_and_deviation_1_in_each_group():
    network = nx.gnm_random_graph(20, 60, 1)
    nx.set_edge_attributes(network, 1.0, "weight")
    groups = {node: str(node % 2) for node in network}
    z = within_bloc_z(network, groups)
    for group in "01":
        values = [z[node] for node in network if groups[node] == group]
        assert sum(values) == pytest.approx(0, abs=1e-9)
        assert sum(v * v for v in values) / len(values) == pytest.approx(1)


def test_participation_of_equal_spread_is_highest():
    network = nx.star_graph(["H", "A", "B", "C", "D"])
    nx.set_edge_attributes(network, -2.0, "weight")
    groups = {"A": "1", "B": "2", "C": "3", "D": "4"}
    assert participation_coefficient(network, groups)["H"] == pytest.approx(3 / 4)


def test_degenerate_networks():
    assert brokers(nx.MultiDiGraph(), []) == ()
    assert brokerage_roles(nx.MultiDiGraph(), []) == ()
    assert gould_fernandez_roles(nx.Graph(), {}) == {}
    hostile = nx.Graph()
    hostile.add_edge("A", "B", weight=-1)
    hostile.add_edge("A", "A", weight=5)
    first = brokers(hostile, [])[0]
    assert (first.participation, first.hostile_participation, first.constraint) == (0, 0, None)
    assert (first.swing, first.best, first.second) == (None, None, None)
    one = brokers(hostile, [Bloc("one", "", ("A",)), Bloc("none", "", ())])
    assert {row.actor: (row.best, row.swing) for row in one} == {
        "A": (None, None),
        "B": ("one", None),
    }
    assert all(row.coordinator == 0 == row.liaison_z for row in brokerage_roles(hostile, []))
    for measure in (brokers, brokerage_roles):
        with pytest.raises(UnknownNameError, match="unknown actor: 'Q'"):
            measure(hostile, [Bloc("x", "", ("Q",))])
    with pytest.raises(InputError, match="draws"):
        brokerage_roles(hostile, [], draws=0)
    hostile.add_edge("A", "C", weight=float("nan"))
    for measure in (brokers, brokerage_roles):
        with pytest.raises(InputError, match="A - C has weight nan"):
            measure(hostile, [])


def test_detected_blocs_can_be_asked_for_brokers():
    network, _ = two_blocs_and_a_bridge()
    assert {row.bloc for row in brokers(network, detect_blocs(network))} == {"B1", "B2"}
