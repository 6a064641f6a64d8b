"""Blocs: planted ones are found, the same for any order; declared ones follow the dates."""

import itertools
import random
from math import comb

import networkx as nx
import pytest

from blocgraph.errors import InputError
from blocgraph.measures import declared_blocs, detect_blocs, signed_modularity, unaligned
from blocgraph.measures.louvain import best_partition
from blocgraph.model import Actor, Claim, group_relations
from blocgraph.network import project
from blocgraph.vocabulary import ActorKind, RelationType, Status


def planted(seed, noise, n=200, blocs=5, degree=20):
    """Ties at random; positive inside a bloc and negative across, but for a share of noise."""
    dice = random.Random(seed)
    truth = {f"A{i:03}": i % blocs for i in range(n)}
    network = nx.Graph()
    network.add_nodes_from(truth)
    dyads = list(itertools.combinations(truth, 2))
    for a, b in dice.sample(dyads, n * degree // 2):
        sign = 1 if truth[a] == truth[b] else -1
        network.add_edge(a, b, weight=-sign if dice.random() < noise else sign)
    return network, truth


def adjusted_rand(one, other):
    """Hubert and Arabie 1985, from the table of how many are in both."""
    both, of_one, of_other = {}, {}, {}
    for actor in one:
        for counts, key in (
            (both, (one[actor], other[actor])),
            (of_one, one[actor]),
            (of_other, other[actor]),
        ):
            counts[key] = counts.get(key, 0) + 1
    index, a, b = (sum(comb(k, 2) for k in c.values()) for c in (both, of_one, of_other))
    expected = a * b / comb(len(one), 2)
    return (index - expected) / ((a + b) / 2 - expected)


def labels(network, blocs):
    alone = {actor: actor for actor in unaligned(network, blocs)}
    return alone | {member: bloc.code for bloc in blocs for member in bloc.members}


def test_adjusted_rand_by_hand():
    """Two groups of two against one cut across them: (0 - 2/3) / (2 - 2/3) = -1/2."""
    one = dict(zip("abcd", [0, 0, 1, 1], strict=True))
    assert adjusted_rand(one, one) == 1
    assert adjusted_rand(one, dict(zip("abcd", [0, 1, 0, 1], strict=True))) == pytest.approx(-0.5)


@pytest.mark.parametrize("seed", range(3))
def test_planted_blocs_are_found_at_five_percent_noise(seed):
    network, truth = planted(seed, 0.05)
    assert adjusted_rand(truth, labels(network, detect_blocs(network, seed))) >= 0.9


def test_planted_blocs_are_found_exactly_without_noise():
    """Who has no positive tie by chance cannot be placed, and is unaligned."""
    network, truth = planted(7, 0)
    best = best_partition(network)
    found = {actor: number for number, group in enumerate(best) for actor in group}
    assert adjusted_rand(truth, found) == 1
    assert all(len({truth[m] for m in bloc.members}) == 1 for bloc in detect_blocs(network))


def test_the_order_of_actors_and_ties_does_not_matter():
    network, _ = planted(1, 0.2, n=60)
    dice = random.Random(0)
    nodes, edges = list(network), list(network.edges(data=True))
    dice.shuffle(nodes)
    dice.shuffle(edges)
    shuffled = nx.Graph()
    shuffled.add_nodes_from(nodes)
    shuffled.add_edges_from((b, a, data) for a, b, data in edges)
    assert detect_blocs(shuffled, 3) == detect_blocs(network, 3)


@pytest.mark.parametrize("seed", range(20))
def test_the_best_partition_of_a_small_network_is_found(seed):
    """All partitions of seven actors are tried, by restricted growth strings."""
    dice = random.Random(seed)
    network = nx.gnp_random_graph(7, 0.6, seed)
    for a, b in network.edges:
        network.edges[a, b]["weight"] = dice.choice([-2, -1, 1, 1, 2])
    best = max(signed_modularity(network, groups) for groups in all_partitions(7))
    found = signed_modularity(network, best_partition(network))
    assert found == pytest.approx(best, abs=1e-9)


def all_partitions(n):
    def grow(prefix):
        if len(prefix) == n:
            groups = {}
            for node, label in enumerate(prefix):
                groups.setdefault(label, []).append(node)
            yield list(groups.values())
            return
        for label in range(max(prefix, default=-1) + 1 + 1):
            yield from grow([*prefix, label])

    return grow([])


def test_positive_ties_alone_give_ordinary_modularity():
    network = nx.karate_club_graph()
    groups = list(nx.community.greedy_modularity_communities(network))
    assert signed_modularity(network, groups, resolution=1) == pytest.approx(
        nx.community.modularity(network, groups)
    )


def test_common_enemies_alone_make_no_bloc():
    network = nx.Graph()
    network.add_weighted_edges_from([("A", "X", -1), ("B", "X", -1), ("C", "X", -1)])
    assert detect_blocs(network) == ()
    assert unaligned(network, ()) == ("A", "B", "C", "X")


def test_members_hold_together_by_positive_ties():
    network, _ = planted(2, 0.25, n=60, degree=6)
    blocs = detect_blocs(network)
    assert blocs
    for bloc in blocs:
        inside = network.subgraph(bloc.members)
        positive = nx.Graph((a, b) for a, b, w in inside.edges(data="weight") if w > 0)
        assert len(positive) == len(bloc.members)
        assert nx.is_connected(positive)
        assert all(net > 0 for _, net in inside.degree(weight="weight"))


def test_degenerate_networks_have_no_blocs():
    assert detect_blocs(nx.Graph()) == ()
    assert detect_blocs(nx.empty_graph(["A"])) == ()
    loop = nx.Graph()
    loop.add_edge("A", "A", weight=5)
    assert detect_blocs(loop) == ()
    assert signed_modularity(loop, [["A"]]) == 0
    loop.add_edge("A", "B", weight=float("nan"))
    with pytest.raises(InputError, match="A - B has weight nan"):
        detect_blocs(loop)


def membership(actor, bloc, status="asserted", *, n=0, **rest):
    kind = RelationType.MEMBERSHIP
    return Claim(f"d{n}", actor, kind, bloc, Status(status), "It joined.", n, n + 9, **rest)


ACTORS = [
    Actor("EU", ActorKind.ORGANISATION, "European Union"),
    Actor("GBR", ActorKind.STATE, "United Kingdom"),
    Actor("CHN", ActorKind.STATE, "China"),
]


def test_declared_blocs_follow_the_dates():
    claims = [
        membership("GBR", "EU", valid_from="1973", valid_to="2020-01-31"),
        membership("FRA", "EU", valid_from="1958"),
        membership("UKR", "EU", "hypothetical"),
        membership("GBR", "CHN"),
    ]
    network = project(group_relations(claims), actors=ACTORS)
    assert [(b.code, b.name, b.members) for b in declared_blocs(network, "1999")] == [
        ("EU", "European Union", ("FRA", "GBR"))
    ]
    assert declared_blocs(network, "2021")[0].members == ("FRA",)
    assert declared_blocs(network, "1950") == ()
    as_of = project(group_relations(claims), actors=ACTORS, as_of="1960")
    assert declared_blocs(as_of)[0].members == ("FRA",)


def test_what_is_negated_later_is_no_membership():
    claims = [
        membership("VEN", "OAS", valid_from="1948"),
        membership("VEN", "OAS", "negated", n=1, valid_from="2019"),
    ]
    network = project(group_relations(claims))
    assert declared_blocs(network, "2000")[0].members == ("VEN",)
    assert declared_blocs(network, "2020") == ()


def test_blocs_of_a_projected_network():
    pact = RelationType.ALLIANCE
    claims = [
        Claim("d", a, pact, b, Status.ASSERTED, "...", 0, 3)
        for a, b in itertools.combinations("ABC", 2)
    ] + [Claim("d", "A", RelationType.SANCTIONS, "X", Status.ASSERTED, "...", 0, 3)]
    (bloc,) = detect_blocs(project(group_relations(claims)))
    assert (bloc.code, bloc.members) == ("B1", ("A", "B", "C"))


@pytest.mark.parametrize("scale", [1e-9, 1e9])
def test_the_unit_of_weights_does_not_matter(scale):
    network, _ = planted(4, 0.1, n=60)
    scaled = nx.Graph()
    scaled.add_weighted_edges_from((a, b, w * scale) for a, b, w in network.edges(data="weight"))
    assert [b.members for b in detect_blocs(scaled)] == [b.members for b in detect_blocs(network)]
