"""Blocs found again: over seeds and resolutions where they are clear, less where they are not."""

import itertools
import random

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocgraph.errors import InputError, UnknownNameError
from blocgraph.measures import (
    Bloc,
    adjusted_rand_index,
    bloc_stability,
    describe_network,
    detect_blocs,
    membership_probabilities,
)
from blocgraph.model import Claim, group_relations
from blocgraph.network import project
from blocgraph.vocabulary import RelationType, Status


def planted(seed, noise, n=60, blocs=3, confidence=1.0):
    """A dyad inside a bloc is twice as likely tied as one across; signs are wrong by `noise`."""
    dice = random.Random(seed)
    network = nx.Graph()
    network.add_nodes_from(f"A{i:02}" for i in range(n))
    for i, j in itertools.combinations(range(n), 2):
        same = i % blocs == j % blocs
        if dice.random() < (0.4 if same else 0.2):
            sign = (1 if same else -1) * (-1 if dice.random() < noise else 1)
            network.add_edge(
                f"A{i:02}", f"A{j:02}", weight=sign * confidence, confidence=confidence
            )
    return network


def test_clear_blocs_are_stable():
    result = bloc_stability(planted(1, 0.02), seeds=5)
    assert result.seeds >= result.lowest >= 0.95
    assert [row.resolution for row in result.resolutions] == [0.3, 0.4, 0.5, 0.6, 0.7]
    assert all(row.agreement >= 0.9 for row in result.resolutions)
    assert result.resolutions[2].agreement == 1
    assert all(0.8 < row.stability <= 1 and row.bloc for row in result.actors)


def test_noise_is_less_stable():
    clear, noisy = (
        bloc_stability(planted(1, 0.02), seeds=3),
        bloc_stability(planted(1, 0.5), seeds=3),
    )
    mean = [sum(row.stability for row in r.actors) / len(r.actors) for r in (clear, noisy)]
    assert mean[1] < mean[0] - 0.1


@given(st.lists(st.integers(0, 3), min_size=2, max_size=12), st.randoms())
def test_adjusted_rand_index(labels, dice):
    """1 for equal partitions under other names; symmetric; the same for any order."""
    one = dict(enumerate(labels))
    renamed = {actor: f"x{label}" for actor, label in one.items()}
    assert adjusted_rand_index(one, renamed) == pytest.approx(1)
    other = {actor: dice.choice("ab") for actor in one}
    assert adjusted_rand_index(one, other) == pytest.approx(adjusted_rand_index(other, one))
    assert adjusted_rand_index(one, other) <= 1 + 1e-12


def test_other_actors_are_no_partition_to_compare():
    with pytest.raises(InputError, match="different actors"):
        adjusted_rand_index({"A": 1}, {"B": 1})


def test_sure_ties_make_sure_members():
    network = planted(2, 0.0)
    blocs = detect_blocs(network)
    rows = membership_probabilities(network, blocs, draws=5)
    assert {(row.actor, row.bloc) for row in rows} == {
        (m, b.code) for b in blocs for m in b.members
    }
    assert all(row.is_member and row.probability == 1 and row.runner_up is None for row in rows)


def test_an_unsure_tie_makes_an_unsure_member():
    network = nx.Graph()
    for a, b in itertools.combinations("ABCD", 2):
        network.add_edge(a, b, weight=1.0)
    for a, b in itertools.combinations("WXYZ", 2):
        network.add_edge(a, b, weight=1.0)
    network.add_edge("A", "W", weight=-1.0)
    network.add_edge("M", "A", weight=0.6, confidence=0.6)
    blocs = detect_blocs(network)
    rows = {(r.actor, r.bloc): r for r in membership_probabilities(network, blocs, draws=200)}
    home = next(bloc.code for bloc in blocs if "A" in bloc.members)
    assert rows["M", home].probability == pytest.approx(0.6, abs=0.1)
    assert rows["B", home].probability == 1


def test_probabilities_of_one_actor_sum_to_one_at_most():
    network = planted(3, 0.2, confidence=0.5)
    blocs = detect_blocs(network)
    total = {}
    for row in membership_probabilities(network, blocs, draws=8):
        total[row.actor] = total.get(row.actor, 0) + row.probability
        assert row.runner_up != row.bloc
    assert max(total.values()) <= 1 + 1e-9


def test_degenerate_networks():
    empty = bloc_stability(nx.Graph(), seeds=2)
    assert (empty.seeds, empty.actors) == (1.0, ())
    hostile = nx.Graph()
    hostile.add_edge("A", "B", weight=-1)
    assert [row.bloc for row in bloc_stability(hostile, seeds=2).actors] == [None, None]
    assert membership_probabilities(hostile, []) == ()
    (row,) = membership_probabilities(hostile, [Bloc("X", "", ("A",))], draws=2)
    assert (row.probability, row.is_member) == (0, True)
    with pytest.raises(UnknownNameError, match="actor"):
        membership_probabilities(hostile, [Bloc("X", "", ("Q",))])
    with pytest.raises(InputError, match="draws"):
        membership_probabilities(hostile, [], draws=0)
    with pytest.raises(InputError, match="seeds"):
        bloc_stability(hostile, seeds=1)
    hostile.add_edge("A", "C", weight=float("nan"))
    with pytest.raises(InputError, match="A - C has weight nan"):
        bloc_stability(hostile)


def test_all_look_at_the_blocs_that_are_detected():
    """Regional pacts tie two alliances together: no way of finding blocs may let them count."""
    alliances = [("A", RelationType.ALLIANCE, "B"), ("C", RelationType.ALLIANCE, "D")]
    pacts = [(a, RelationType.NON_AGGRESSION, b) for a in "AB" for b in "CD"]
    claims = [Claim("d", *key, Status.ASSERTED, "...", 0, 3) for key in (*alliances, *pacts)]
    network = project(group_relations(claims))
    blocs = detect_blocs(network)
    assert [bloc.members for bloc in blocs] == [("A", "B"), ("C", "D")]
    home = {member: bloc.code for bloc in blocs for member in bloc.members}
    stability = bloc_stability(network)
    assert {row.actor: row.bloc for row in stability.actors} == home
    assert [row.blocs for row in stability.resolutions] == [2, 2, 2, 2, 2]
    rows = membership_probabilities(network, blocs, draws=5)
    assert {row.actor: (row.bloc, row.probability) for row in rows} == {
        actor: (bloc, 1.0) for actor, bloc in home.items()
    }
    assert describe_network(network).blocs == 2
