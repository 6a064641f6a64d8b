"""The measures at the sizes that matter: 193 states, and networks ten times as large."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from functools import partial
from time import process_time
from typing import TYPE_CHECKING, Any, NamedTuple

from blocgraph.benchmark.timing import Measurement, best_of
from blocgraph.model import Claim, group_relations
from blocgraph.vocabulary import RelationType, Status

if TYPE_CHECKING:
    import networkx as nx


ACTORS, TIES = 2000, 20_000
STATES, CLAIMS = 193, 9000
DRAWS = 200


class _Job(NamedTuple):
    """NAME is done by OURS, and with PLAIN and BY_HAND through a backend of networkx."""

    name: str
    ours: Callable[[], Any]
    plain: Callable[..., Any]
    by_hand: Callable[..., Any]


def measure_measures() -> Iterator[Measurement]:
    """Time the full set of measures, the draws, and centralities beside plain networkx."""
    from blocgraph.measures import rank_intervals

    network = made_up_world(STATES, CLAIMS)
    size = f"{STATES} states, {CLAIMS:,} claims"
    rank_intervals(network, draws=1)
    for what, work, runs in (
        ("full set of measures", lambda: _full_set(network), 3),
        (f"{DRAWS} draws of five centralities", lambda: rank_intervals(network, draws=DRAWS), 1),
    ):
        before = process_time()
        seconds = best_of(work, runs)
        busy = (process_time() - before) / runs
        yield Measurement(what, seconds, note=f"{size}; {busy:.1f} s of processors")
    yield from _measure_large()


def _full_set(network: nx.MultiDiGraph[str]) -> list[Any]:
    import networkx as nx

    from blocgraph import measures

    # A copy, for what is made of a frozen network is remembered.
    network = nx.freeze(network.copy())
    blocs = measures.detect_blocs(network)
    return [
        measures.alignments(network),
        measures.portfolio_similarities(network),
        measures.actor_centralities(network),
        measures.bloc_centralities(network, blocs),
        [measures.bloc_member_contributions(network, bloc) for bloc in blocs],
        measures.bloc_graph_centralities(measures.bloc_graph(network, blocs)),
        measures.propose_names(blocs, (), network),
        [measures.member_centralities(network, bloc) for bloc in blocs],
        measures.bloc_cohesion(network, blocs),
        measures.brokerage_roles(network, blocs),
        measures.brokers(network, blocs),
        measures.describe_network(network, blocs),
    ]


def _measure_large() -> Iterator[Measurement]:
    import networkx as nx

    from blocgraph import measures

    ties = nx.freeze(made_up_ties(ACTORS, TIES))
    note = f"{ACTORS:,} actors, {TIES:,} ties, converted before"
    with nx.config(warnings_to_ignore={"cache"}):
        for name, ours, plain, by_hand in _jobs(ties):
            seconds = best_of(ours, runs=5)
            others = best_of(partial(plain, backend="networkx"), runs=1)
            yield Measurement(name, seconds, "networkx", others, note)
            others = best_of(partial(by_hand, backend="rustworkx"), runs=5)
            yield Measurement(name, seconds, "nx-rustworkx by hand", others, note)
    ties = nx.freeze(made_up_ties(ACTORS // 4, TIES // 4))
    note = f"{ACTORS // 4:,} actors, {TIES // 4:,} ties"
    yield Measurement(
        "betweenness by distance",
        best_of(lambda: measures.betweenness_centrality(ties)),
        "networkx",
        best_of(lambda: nx.betweenness_centrality(ties, weight="distance"), runs=1),
        note,
    )


def _jobs(ties: nx.Graph[str]) -> list[_Job]:
    import networkx as nx

    from blocgraph import measures

    return [
        _Job(
            "betweenness",
            lambda: measures.betweenness_centrality(ties, None),
            partial(nx.betweenness_centrality, ties),
            partial(nx.betweenness_centrality, ties),
        ),
        _Job(
            "closeness",
            lambda: measures.closeness_centrality(ties, None),
            partial(nx.harmonic_centrality, ties),
            partial(nx.closeness_centrality, ties),
        ),
        _Job(
            "PageRank",
            lambda: measures.pagerank_centrality(ties),
            partial(nx.pagerank, ties, weight="weight"),
            partial(nx.pagerank, ties, weight="weight"),
        ),
    ]


def made_up_ties(actors: int, ties: int, seed: int = 7) -> nx.Graph[str]:
    """A network of so many actors and ties, with weights and distances."""
    import networkx as nx

    chance = random.Random(seed)
    names = [f"A{number:04}" for number in range(actors)]
    network: nx.Graph[str] = nx.Graph()
    network.add_nodes_from(names)
    while network.number_of_edges() < ties:
        weight = chance.choice((0.5, 1.0, 2.0))
        network.add_edge(*chance.sample(names, 2), weight=weight, distance=1 / weight)
    return network


def made_up_world(states: int, claims: int, seed: int = 7) -> nx.MultiDiGraph[str]:
    """States of five regions, whose claims are mostly kind inside and hostile across, projected."""
    from blocgraph.network import project

    chance = random.Random(seed)
    names = [f"S{number:03}" for number in range(states)]
    kind = [kind for kind in RelationType if kind.sign > 0 and kind is not RelationType.MEMBERSHIP]
    hostile = [kind for kind in RelationType if kind.sign < 0]
    dyads: list[tuple[int, int, bool]] = []
    while len(dyads) < claims // 3:
        i, j = chance.sample(range(states), 2)
        same = i % 5 == j % 5
        if same or chance.random() < 0.3:
            dyads.append((i, j, same != (chance.random() < 0.1)))
    found: list[Claim] = []
    while len(found) < claims:
        i, j, friendly = chance.choice(dyads)
        found.append(
            Claim(
                document=f"d{chance.randrange(claims // 6)}",
                source=names[i],
                type=chance.choice(kind if friendly else hostile),
                target=names[j],
                status=Status.ASSERTED,
                sentence="...",
                start=len(found),
                end=len(found) + 3,
                valid_from=str(chance.randint(2015, 2024)),
                confidence=chance.choice((0.5, 0.7, 0.9, 1.0)),
            )
        )
    return project(group_relations(found))
