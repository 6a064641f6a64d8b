"""Portfolio similarity: Scott's pi by its definition, beside the direct score, never in it."""

import itertools
import random

import networkx as nx
import pytest

from blocgraph.errors import InputError, UnknownNameError
from blocgraph.measures import alignment, portfolio_similarities, portfolio_similarity
from blocgraph.model import Claim, group_relations
from blocgraph.network import project
from blocgraph.vocabulary import RelationType, Status


def scotts_pi(network, a, b):
    """Observed against expected squared distance, the latter over all pairs of pooled values."""
    others = [node for node in network if node not in (a, b)]
    weight = lambda x, y: network.get_edge_data(x, y, {"weight": 0})["weight"]  # noqa: E731
    rows = [[weight(x, other) for other in others] for x in (a, b)]
    pooled = rows[0] + rows[1]
    observed = sum((x - y) ** 2 for x, y in zip(*rows, strict=True)) / len(others)
    expected = sum((x - y) ** 2 for x in pooled for y in pooled) / len(pooled) ** 2
    return 1 - observed / expected if expected > 1e-12 else None


@pytest.mark.parametrize("seed", range(10))
def test_it_is_scotts_pi(seed):
    dice = random.Random(seed)
    network = nx.relabel_nodes(nx.gnp_random_graph(9, 0.5, seed), dict(enumerate("ABCDEFGHI")))
    for a, b in network.edges:
        network.edges[a, b]["weight"] = dice.uniform(-1, 1)
    rows = {(row.a, row.b): row for row in portfolio_similarities(network)}
    assert len(rows) == 36
    for a, b in itertools.combinations("ABCDEFGHI", 2):
        expected = scotts_pi(network, a, b)
        assert rows[a, b].indirect == pytest.approx(expected)
        assert portfolio_similarity(network, b, a).indirect == pytest.approx(expected)
        direct = network.get_edge_data(a, b, {"weight": None})["weight"]
        assert rows[a, b].direct == direct


def claim(a, kind, b):
    return Claim("d", a, RelationType(kind), b, Status.ASSERTED, "...", 0, 3)


def test_the_direct_score_stands_beside_it_unchanged():
    network = project(
        group_relations(
            [
                claim("FRA", "alliance", "USA"),
                claim("DEU", "alliance", "USA"),
                claim("FRA", "sanctions", "RUS"),
                claim("DEU", "sanctions", "RUS"),
            ]
        )
    )
    row = portfolio_similarity(network, "FRA", "DEU")
    assert (row.a, row.b, row.direct) == ("DEU", "FRA", None)
    assert row.indirect == pytest.approx(1)
    best = portfolio_similarities(network)[0]
    assert best == row
    known = portfolio_similarity(network, "FRA", "USA")
    assert known.direct == alignment(network, "FRA", "USA").score


def test_degenerate_networks():
    assert portfolio_similarities(nx.MultiDiGraph()) == ()
    pair = nx.Graph()
    pair.add_edge("A", "B", weight=-1)
    (row,) = portfolio_similarities(pair)
    assert (row.indirect, row.direct) == (None, -1)
    pair.add_node("C")
    assert [row.indirect for row in portfolio_similarities(pair)] == [-1, -1, None]
    pair.add_edge("A", "A", weight=4)
    assert portfolio_similarity(pair, "A", "B").indirect is None
    with pytest.raises(InputError, match="name two actors"):
        portfolio_similarity(pair, "A", "A")
    with pytest.raises(UnknownNameError, match="unknown actor: 'Q'"):
        portfolio_similarity(pair, "A", "Q")
    pair.add_edge("A", "C", weight=float("inf"))
    with pytest.raises(InputError, match="A - C has weight inf"):
        portfolio_similarities(pair)
