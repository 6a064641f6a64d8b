"""Blocs as nodes, and how few of a bloc's members do for its reach."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable
from typing import TypeVar

import networkx as nx

from blocgraph.errors import InputError
from blocgraph.measures.blocs import Bloc
from blocgraph.measures.centrality import ActorCentrality, actor_centralities
from blocgraph.measures.inputs import require_actors
from blocgraph.measures.portfolio import dyad_scores

_Node = TypeVar("_Node", bound=Hashable)


def bloc_graph(
    network: nx.Graph[str], blocs: Iterable[Bloc], *, as_of: str | None = None
) -> nx.Graph[str]:
    """The network of blocs: the mean alignment of the members of each two.

    An edge's `weight` is the mean over all dyads of a member of one and another member of the
    other, those without evidence counting 0; `known` is the share of dyads with evidence, `dyads`
    how many there are. Blocs that no evidence links have no edge. A node's `weight` and `known` are
    the same inside the bloc, beside `name` and `members`. Blocs may share members.

    Args:
        network: as `project` makes it; the alignment is `alignments`'. Or any other with a signed
            `weight` on each tie, which then is the alignment.
        blocs: the nodes.
        as_of: the day of judgement, as in `alignments`.

    Raises:
        UnknownNameError: a member that is not in the network.
        InputError: two blocs have one code, or a weight is no finite number.

    >>> network = nx.Graph()
    >>> network.add_weighted_edges_from([("A", "B", 0.5), ("A", "C", -0.8), ("B", "D", -0.4)])
    >>> graph = bloc_graph(network, [Bloc("one", "", ("A", "B")), Bloc("two", "", ("C", "D"))])
    >>> [(a, b, round(data["weight"], 3), data["known"]) for a, b, data in graph.edges(data=True)]
    [('one', 'two', -0.3, 0.5)]
    """
    blocs = tuple(blocs)
    codes = [bloc.code for bloc in blocs]
    if len(set(codes)) < len(codes):
        raise InputError("two blocs have the same code: give each its own")
    for bloc in blocs:
        require_actors(network, bloc.members)
    scores = dyad_scores(network, as_of)
    graph: nx.Graph[str] = nx.Graph()
    for number, bloc in enumerate(blocs):
        weight, known, dyads = _mean(scores, bloc, bloc)
        graph.add_node(
            bloc.code,
            name=bloc.name,
            members=tuple(sorted(set(bloc.members))),
            weight=weight,
            known=known,
        )
        for other in blocs[:number]:
            weight, known, dyads = _mean(scores, other, bloc)
            if known:
                graph.add_edge(other.code, bloc.code, weight=weight, known=known, dyads=dyads)
    return graph


def bloc_graph_centralities(graph: nx.Graph[str]) -> tuple[ActorCentrality, ...]:
    """The ordinary centralities of blocs among blocs, on the positive edges of a `bloc_graph`.

    Raises:
        InputError: a weight is no finite number.

    >>> graph = nx.Graph()
    >>> graph.add_weighted_edges_from([("EU", "NATO", 0.5), ("NATO", "AUKUS", 0.25)])
    >>> [(row.actor, row.strength, row.betweenness) for row in bloc_graph_centralities(graph)]
    [('NATO', 0.75, 1.0), ('EU', 0.5, 0.0), ('AUKUS', 0.25, 0.0)]
    """
    return actor_centralities(graph)


def smallest_reaching_subset(
    ties: nx.Graph[_Node], group: Iterable[_Node], *, time_limit: float = 10.0
) -> tuple[_Node, ...]:
    """The fewest members of a group that are adjacent to all outsiders it is adjacent to.

    A minimum set cover, by mixed integer programming (HiGHS); among equally small ones it prefers
    members that come first in order of their names. It is the smallest where the proof ends in
    time, as it does unless a hundred members reach others at random; else a small one. In a
    directed network either direction is a tie. Empty where the group reaches nobody.

    Args:
        ties: any network, such as `simple_network` gives.
        group: some of its nodes.
        time_limit: seconds for the proof.

    Returns:
        The members, in order of their names.

    Raises:
        UnknownNameError: a member is not in the network.

    >>> smallest_reaching_subset(nx.Graph(["ax", "ay", "bx", "cz"]), "abc")
    ('a', 'c')
    """
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp  # type: ignore[import-untyped]

    members = sorted(dict.fromkeys(group), key=str)
    require_actors(ties, members)
    inside = set(members)
    reach = [set(nx.all_neighbors(ties, member)) - inside for member in members]
    outsiders = sorted(set().union(*reach), key=str)
    if not outsiders:
        return ()
    covers = np.array([[outsider in near for near in reach] for outsider in outsiders], dtype=float)
    n = len(members)
    cost = 1 + np.arange(n) / (n * (n + 1))
    found = milp(
        cost,
        integrality=np.ones(n),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(covers, lb=1),
        options={"time_limit": time_limit},
    )
    if found.x is None:
        return tuple(members)
    return tuple(member for member, chosen in zip(members, found.x, strict=True) if chosen > 0.5)


def _mean(scores: dict[tuple[str, str], float], one: Bloc, other: Bloc) -> tuple[float, float, int]:
    """The mean score of the dyads across (or inside), the share that is known, and how many."""
    dyads = {(min(a, b), max(a, b)) for a in set(one.members) for b in set(other.members) if a != b}
    known = [scores[dyad] for dyad in sorted(dyads) if dyad in scores]
    if not dyads:
        return 0.0, 0.0, 0
    return math.fsum(known) / len(dyads), len(known) / len(dyads), len(dyads)
