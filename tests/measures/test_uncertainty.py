"""Rank intervals cover the truth as often as they say, and documents stand or fall as one."""

import random

import networkx as nx
import numpy as np
import pytest

from blocgraph.errors import InputError, UnknownNameError
from blocgraph.measures import (
    actor_centralities,
    leave_out,
    pagerank_centrality,
    rank_intervals,
    sensitivity,
)
from blocgraph.model import Claim, group_relations
from blocgraph.network import project
from blocgraph.vocabulary import RelationType, Status

PACT, TALKS = RelationType.ALLIANCE, RelationType.NEGOTIATION


def claim(a, b, confidence=1.0, *, document="d", kind=PACT, status="asserted"):
    return Claim(document, a, kind, b, Status(status), "...", 0, 3, confidence=confidence)


def network_of(*claims, **rest):
    return project(group_relations(claims), **rest)


def made_up(seed, actors=25, claims=300, documents=150):
    dice = random.Random(seed)
    names = [f"A{i:02}" for i in range(actors)]
    return [
        claim(
            *sorted(dice.sample(names, 2)),
            dice.uniform(0.2, 0.9),
            document=f"d{dice.randrange(documents)}",
            kind=dice.choice([PACT, TALKS, RelationType.AID, RelationType.THREAT]),
        )
        for _ in range(claims)
    ]


def truth_of(claims, seed):
    """One of the worlds that claims of calibrated documents are compatible with."""
    dice = random.Random(f"truth {seed}")
    thrown = {document: dice.random() for document in sorted({c.document for c in claims})}
    true = {c.relation_key for c in claims if thrown[c.document] < c.confidence}
    ties = nx.Graph()
    ties.add_nodes_from({end for c in claims for end in (c.source, c.target)})
    for a, kind, b in sorted(true):
        if kind.goldstein > 0:
            old = ties.get_edge_data(a, b, {"weight": 0})["weight"]
            ties.add_edge(a, b, weight=old + kind.goldstein / 10)
    return ties


def test_intervals_cover_the_truth_nine_times_of_ten():
    covered = []
    for seed in range(100):
        claims = made_up(seed)
        true = pagerank_centrality(truth_of(claims, seed))
        for row in rank_intervals(network_of(*claims), ["pagerank"], seed=seed).rows:
            covered.append(row.low <= true[row.actor] <= row.high)
    assert len(covered) > 2400
    assert np.mean(covered) == pytest.approx(0.9, abs=0.02)


def test_the_claims_of_a_document_stand_or_fall_together():
    together = network_of(claim("A", "B", 0.5), claim("C", "D", 0.5))
    apart = network_of(claim("A", "B", 0.5), claim("C", "D", 0.5, document="e"))
    both = rank_intervals(together, ["strength"], draws=400).drawn["strength"]
    each = rank_intervals(apart, ["strength"], draws=400).drawn["strength"]
    assert (both[:, 0] == both[:, 2]).all()
    assert np.mean(each[:, 0] == each[:, 2]) == pytest.approx(0.5, abs=0.1)
    assert np.mean(both[:, 0] > 0) == pytest.approx(0.5, abs=0.1)


def test_values_are_those_of_the_table():
    network = network_of(*made_up(1))
    intervals = rank_intervals(network, draws=5)
    table = {row.actor: row for row in actor_centralities(network)}
    for row in intervals.rows:
        assert row.value == pytest.approx(getattr(table[row.actor], row.measure), abs=1e-9)


def test_what_is_sure_does_not_vary():
    network = network_of(claim("A", "B"), claim("B", "C"))
    for row in rank_intervals(network, draws=10).rows:
        assert row.low == row.high == pytest.approx(row.value)
        assert row.rank_low == row.rank == row.rank_high
        assert row.top_probability == 1
    first = rank_intervals(network, draws=10, top=1).of("betweenness")[0]
    assert (first.actor, first.top_probability) == ("B", 1)


def test_denied_and_hostile_claims_are_never_drawn():
    network = network_of(
        claim("A", "B", 0.5),
        claim("A", "B", 1.0, status="denied", document="e"),
        claim("A", "C", kind=RelationType.THREAT),
        claim("B", "C", status="denied"),
    )
    drawn = rank_intervals(network, ["strength"], draws=200).drawn["strength"]
    assert set(np.unique(drawn[:, 0])) == {0.0, 0.8}
    assert not drawn[:, 2].any()


def test_the_order_of_claims_does_not_matter():
    claims = made_up(3)
    network = network_of(*claims)
    shuffled = nx.MultiDiGraph()
    edges = list(network.edges(keys=True, data=True))
    random.Random(0).shuffle(edges)
    shuffled.add_nodes_from(reversed(list(network.nodes(data=True))))
    shuffled.add_edges_from(edges)
    assert rank_intervals(shuffled, draws=20).rows == rank_intervals(network, draws=20).rows
    assert rank_intervals(network, draws=20, seed=1).rows != rank_intervals(network, draws=20).rows


def test_who_is_above_whom():
    network = network_of(claim("A", "B", 0.5), claim("C", "D", kind=TALKS))
    ranks = rank_intervals(network, ["strength"], draws=400)
    assert ranks.probability_above("A", "B") == 0.5
    assert ranks.probability_above("A", "C") == pytest.approx(0.5, abs=0.1)
    assert ranks.probability_above("C", "A") == pytest.approx(1 - ranks.probability_above("A", "C"))
    with pytest.raises(UnknownNameError, match="actor"):
        ranks.probability_above("A", "Z")
    with pytest.raises(UnknownNameError, match="measure"):
        ranks.probability_above("A", "B", "fame")


def test_degenerate_networks():
    assert rank_intervals(nx.Graph()).rows == ()
    alone = nx.Graph()
    alone.add_node("A")
    (row,) = rank_intervals(alone, ["betweenness"]).rows
    assert (row.value, row.low, row.high, row.rank) == (0, 0, 0, 1)
    hostile = nx.Graph()
    hostile.add_edge("A", "B", weight=-1)
    hostile.add_edge("A", "A", weight=3)
    assert {row.high for row in rank_intervals(hostile, ["strength"]).rows} == {0}


@pytest.mark.parametrize(
    ("options", "message"),
    [({"draws": 0}, "draws"), ({"top": 0}, "top"), ({"level": 1.0}, "level")],
)
def test_options_out_of_range(options, message):
    with pytest.raises(InputError, match=message):
        rank_intervals(nx.Graph(), **options)


def test_bad_ties_are_one_clear_error():
    network = nx.Graph()
    network.add_edge("A", "B", weight=float("nan"))
    with pytest.raises(InputError, match="A - B has weight nan"):
        rank_intervals(network)
    network.add_edge("A", "B", weight=1, confidence=1.5)
    with pytest.raises(InputError, match=r"A - B has confidence 1\.5"):
        rank_intervals(network)
    with pytest.raises(UnknownNameError, match="measure"):
        rank_intervals(network, ["fame"])


def contested_network():
    return network_of(
        claim("A", "B", document="d"),
        claim("A", "C", document="e"),
        claim("A", "C", document="f", status="denied"),
        claim("C", "D", kind=TALKS, document="e"),
        publishers={"d": "Herald", "e": "Gazette", "f": "Gazette"},
    )


def test_leaving_out():
    network = contested_network()
    kept = {key for *_, key in leave_out(network, contested=True).edges(keys=True)}
    assert kept == {"A-alliance-B", "C-negotiation-D"}
    rest = leave_out(network, publishers=["Gazette"])
    assert [key for *_, key in rest.edges(keys=True)] == ["A-alliance-B"]
    assert list(rest) == list(network)
    without = leave_out(network, documents=["f"])
    assert without.edges["A", "C", "A-alliance-C"]["status"] == "asserted"
    assert network.number_of_edges() == 3
    with pytest.raises(UnknownNameError, match="publisher"):
        leave_out(network, publishers=["Herold"])


def test_sensitivity_names_who_moves():
    rows = sensitivity(contested_network(), ["strength"], without=["contested", "publisher"])
    assert {row.without for row in rows} == {"contested", "publisher Gazette", "publisher Herald"}
    gazette = next(row for row in rows if row.without == "publisher Gazette")
    assert (gazette.actor, gazette.rank, gazette.rank_without) == ("B", 3, 1)
    assert [r.tau for r in rows] == sorted(r.tau for r in rows)
    assert sensitivity(nx.MultiDiGraph()) == ()
    with pytest.raises(UnknownNameError, match="omission"):
        sensitivity(contested_network(), without=["editors"])
