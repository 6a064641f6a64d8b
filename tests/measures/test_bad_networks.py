"""Every measure, of networks that have nothing in them or nothing right: a result or one error."""

import math

import networkx as nx
import pytest

from blocgraph import measures as m
from blocgraph.errors import BlocgraphError, InputError
from blocgraph.measures import Bloc
from blocgraph.model import Claim, group_relations
from blocgraph.network import project
from blocgraph.vocabulary import RelationType, Status


def network_of(*ties, nodes="", kind=nx.Graph):
    network = kind()
    network.add_nodes_from(nodes)
    for a, b, weight in ties:
        distance = 1 / abs(weight) if weight else 1.0
        network.add_edge(a, b, weight=weight, distance=distance)
    return network


def projected(*said):
    claims = [Claim("d", *key, Status.ASSERTED, "...", i, i + 3) for i, key in enumerate(said)]
    return project(group_relations(claims))


FINE = {
    "empty": network_of(),
    "one actor": network_of(nodes="A"),
    "isolated actors": network_of(nodes="AB"),
    "all negative": network_of(("A", "B", -1), ("B", "C", -0.5)),
    "disconnected": network_of(("A", "B", 1), ("C", "D", 0.5), nodes="E"),
    "self-loops": network_of(("A", "A", 1), ("A", "B", 1)),
    "a self-loop only": network_of(("A", "A", 1)),
    "weight 0": network_of(("A", "B", 0)),
    "directed": network_of(("A", "B", 1), ("B", "C", -1), kind=nx.DiGraph),
    "parallel": network_of(("A", "B", 1), ("B", "A", -1), ("A", "C", 2), kind=nx.MultiDiGraph),
    "empty, projected": project([]),
    "all negative, projected": projected(("A", RelationType.SANCTIONS, "B")),
    "disconnected, projected": projected(
        ("A", RelationType.ALLIANCE, "B"), ("C", RelationType.TREATY, "D")
    ),
}
WRONG = {
    "NaN": network_of(("A", "B", math.nan)),
    "infinite": network_of(("A", "B", math.inf)),
    "no number": network_of(("A", "B", 1)),
}
WRONG["no number"].edges["A", "B"].update(weight="x", distance="x")


def some(network):
    return [Bloc("X", "X", tuple(network)[:2])]


def nobody(_network):
    return [Bloc("X", "X", ())]


def everybody(network):
    return [Bloc("X", "X", tuple(network))]


# What looks at weights, and so must refuse those that are none.
WEIGHTED = {
    "alignments": m.alignments,
    "alignment": lambda n: m.alignment(n, "A", "B"),
    "alignment_agreement": lambda n: m.alignment_agreement(n, {"A": 1.0, "B": 2.0}),
    "pole_agreement": lambda n: m.pole_agreement(n, {"A": 1.0}),
    "alignment_series": lambda n: m.alignment_series(n, ["2000", "2001"]),
    "alignment_series of no day": lambda n: m.alignment_series(n, []),
    "changes": lambda n: m.changes(n, n),
    "sensitivity": m.sensitivity,
    "leave_out": lambda n: m.leave_out(n, contested=True).number_of_edges(),
    "portfolio_similarities": m.portfolio_similarities,
    "portfolio_similarity": lambda n: m.portfolio_similarity(n, "A", "B"),
    "simple_network": lambda n: list(m.simple_network(n).edges(data=True)),
    "signed_network": lambda n: list(m.signed_network(n).edges(data=True)),
    "actor_centralities": m.actor_centralities,
    "strength_centrality": m.strength_centrality,
    "pagerank_centrality": m.pagerank_centrality,
    "eigenvector_centrality": m.eigenvector_centrality,
    "closeness_centrality": m.closeness_centrality,
    "betweenness_centrality": m.betweenness_centrality,
    "group_closeness_centrality": lambda n: m.group_closeness_centrality(
        n, list(n)[:1], distance="distance"
    ),
    "group_betweenness_centrality": lambda n: m.group_betweenness_centrality(
        n, list(n)[:1], distance="distance"
    ),
    "detect_blocs": m.detect_blocs,
    "detect_over_time": lambda n: m.detect_over_time([("2000", n), ("2001", n)]),
    "bloc_stability": lambda n: m.bloc_stability(n, seeds=2),
    "signed_modularity": lambda n: m.signed_modularity(n, [list(n)]),
    "triangle_balance": m.triangle_balance,
    "frustration_index": m.frustration_index,
    "frustration_index by search": lambda n: m.frustration_index(n, time_limit=0),
    "core_periphery": m.core_periphery,
    "describe_network": m.describe_network,
    "burt_constraint": m.burt_constraint,
    "participation_coefficient": lambda n: m.participation_coefficient(n, {}),
    "within_bloc_z": lambda n: m.within_bloc_z(n, {}),
    "rank_intervals": lambda n: m.rank_intervals(n, draws=3).rows,
    "no blocs": lambda n: (
        m.bloc_polarisation(n, []),
        m.brokers(n, []),
        m.bloc_intervals(n, [], draws=3),
        m.membership_probabilities(n, [], draws=3),
    ),
}
OF_BLOCS = {
    "bloc_centralities": lambda n, blocs: m.bloc_centralities(n, blocs, draws=5),
    "bloc_member_contributions": lambda n, blocs: m.bloc_member_contributions(n, blocs[0]),
    "bloc_intervals": lambda n, blocs: m.bloc_intervals(n, blocs, draws=3),
    "bloc_graph": lambda n, blocs: list(m.bloc_graph(n, blocs).nodes(data=True)),
    "bloc_graph_centralities": lambda n, blocs: m.bloc_graph_centralities(m.bloc_graph(n, blocs)),
    "propose_names": lambda n, blocs: m.propose_names(blocs, blocs, n),
    "bloc_cohesion": m.bloc_cohesion,
    "member_centralities": lambda n, blocs: m.member_centralities(n, blocs[0]),
    "brokerage_roles": lambda n, blocs: m.brokerage_roles(n, blocs, draws=3),
    "brokers": m.brokers,
    "bloc_polarisation": m.bloc_polarisation,
    "membership_probabilities": lambda n, blocs: m.membership_probabilities(n, blocs, draws=3),
    "ei_index": m.ei_index,
}
for name, of_blocs in OF_BLOCS.items():
    for choose in (some, nobody, everybody):
        WEIGHTED[f"{name} of {choose.__name__}"] = lambda n, f=of_blocs, c=choose: f(n, c(n))

# What looks at who has a tie only.
BY_TIES = {
    "closeness by hops": lambda n: m.closeness_centrality(n, None),
    "betweenness by hops": lambda n: m.betweenness_centrality(n, None),
    "group degree": lambda n: m.group_degree_centrality(n, list(n)[:1]),
    "group closeness by hops": lambda n: m.group_closeness_centrality(n, list(n)[:1]),
    "group betweenness by hops": lambda n: m.group_betweenness_centrality(n, list(n)[:1]),
    "member_contributions": lambda n: m.member_contributions(
        n, list(n)[:1], m.group_degree_centrality
    ),
    "gould_fernandez_roles": lambda n: m.gould_fernandez_roles(n, {}),
    "smallest_reaching_subset": lambda n: m.smallest_reaching_subset(n, list(n)[:2]),
    "declared_blocs": m.declared_blocs,
    "unaligned": lambda n: m.unaligned(n, some(n)),
}


@pytest.mark.parametrize("name", [*WEIGHTED, *BY_TIES])
@pytest.mark.parametrize("kind", FINE)
def test_a_result_or_one_clear_error(name, kind):
    measure = {**WEIGHTED, **BY_TIES}[name]
    error = None
    try:
        result = measure(FINE[kind])
    except BlocgraphError as raised:
        error = str(raised)
    if error is None:
        assert "nan" not in repr(result).replace("finance", "")
    else:
        causes = ("has no claims", "unknown actor", "has distance", "positive ties")
        assert any(cause in error for cause in causes)
        assert "\n" not in error


@pytest.mark.parametrize("name", WEIGHTED)
@pytest.mark.parametrize("kind", WRONG)
def test_weights_that_are_no_numbers_are_refused(name, kind):
    with pytest.raises(InputError):
        WEIGHTED[name](WRONG[kind])


def test_measures_of_simple_ties_take_the_net_of_parallel_ones():
    network = network_of(
        ("A", "B", 2), ("B", "A", -1), ("B", "C", -1), ("A", "C", -3), kind=nx.MultiDiGraph
    )
    net = m.signed_network(network)
    assert m.triangle_balance(network) == m.triangle_balance(net) == 1.0
    together = [Bloc("X", "", ("A", "B"))]
    assert m.ei_index(network, together) == m.ei_index(net, together) == -1.0
    assert m.signed_modularity(network, ["AB"]) == m.signed_modularity(net, ["AB"])
