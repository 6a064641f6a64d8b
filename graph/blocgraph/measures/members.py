"""Inside a bloc: who carries it, and whether it has one leader or many."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from blocgraph.measures.blocs import Bloc
from blocgraph.measures.centrality import (
    betweenness_centrality,
    eigenvector_centrality,
    pagerank_centrality,
    strength_centrality,
)
from blocgraph.measures.inputs import require_actors
from blocgraph.measures.ties import signed_network, simple_network

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class MemberCentrality:
    """MEMBER has these centralities among the positive ties inside BLOC, and SHARE of their weight.

    The shares sum to 1, each tie counting half for either end.
    """

    bloc: str
    member: str
    name: str
    strength: float
    share: float
    pagerank: float
    eigenvector: float
    betweenness: float


@dataclass(frozen=True, slots=True)
class BlocCohesion:
    """BLOC of MEMBERS members holds together so, and is LEADER's to such a degree.

    A measure that is not defined is None: all that rests on ties where there are none,
    centralisation with fewer than three members.
    """

    bloc: str
    name: str
    members: int
    leader: str | None
    leader_gap: float | None
    centralisation: float | None
    positive_density: float | None
    negative_density: float | None
    ei_index: float | None
    conductance: float | None


def member_centralities(network: nx.Graph[str], bloc: Bloc) -> tuple[MemberCentrality, ...]:
    """The members' centralities among the positive ties inside their bloc.

    As in `actor_centralities`, on the part of `simple_network` that lies inside.

    Args:
        network: as `project` makes it, or any other with a `weight` on each tie.
        bloc: its members must be in the network.

    Returns:
        The strongest first; nothing for a bloc without members.

    Raises:
        UnknownNameError: a member is not in the network.
        InputError: a weight is no finite number.

    >>> import networkx as nx
    >>> network = nx.Graph()
    >>> network.add_weighted_edges_from([("A", "B", 3), ("A", "C", 1), ("A", "X", 9)])
    >>> rows = member_centralities(network, Bloc("one", "", ("A", "B", "C")))
    >>> [(row.member, row.strength, row.share) for row in rows]
    [('A', 4.0, 0.5), ('B', 3.0, 0.375), ('C', 1.0, 0.125)]
    """
    inside = _inside(network, bloc)
    strength = strength_centrality(inside)
    total = math.fsum(strength.values())
    pagerank, eigenvector = pagerank_centrality(inside), eigenvector_centrality(inside)
    betweenness = betweenness_centrality(inside)
    rows = [
        MemberCentrality(
            bloc=bloc.code,
            member=member,
            name=str(network.nodes[member].get("name", member)),
            strength=strength[member],
            share=strength[member] / total if total else 0.0,
            pagerank=pagerank[member],
            eigenvector=eigenvector[member],
            betweenness=betweenness[member],
        )
        for member in inside
    ]
    return tuple(sorted(rows, key=lambda row: (-row.strength, row.member)))


def bloc_cohesion(network: nx.Graph[str], blocs: Iterable[Bloc]) -> tuple[BlocCohesion, ...]:
    """How far blocs hold together, and whether one member leads.

    With s the strengths inside, s1 and s2 the highest two, and w the strongest tie inside,

    - `leader_gap` = 1 - s2 / s1: 0 where two share the lead;
    - `centralisation` = sum of (s1 - s) / ((n - 1) (n - 2) w): Freeman (1978), by weight; 1 for a
      star of equal ties (hegemonic), 0 where all have the same strength (flat);
    - `positive_density`, `negative_density`: shares of the dyads inside with such a net tie;
    - `ei_index` = (E - I) / (E + I) with E the weight of positive net ties that lead out, and I of
      those inside (Krackhardt and Stern 1988);
    - `conductance`: E over the weight of positive net ties at members, or at outsiders where that
      is less, each tie counted at both ends; 0 for a bloc that has none with others.

    Args:
        network: as `project` makes it, or any other with a signed `weight` on each tie.
        blocs: their members must be in the network.

    Returns:
        The blocs in the order given.

    Raises:
        UnknownNameError: a member is not in the network.
        InputError: a weight is no finite number.

    >>> import networkx as nx
    >>> network = nx.star_graph(["H", "A", "B", "C"])
    >>> nx.set_edge_attributes(network, 1.0, "weight")
    >>> (row,) = bloc_cohesion(network, [Bloc("one", "", tuple(network))])
    >>> row.leader, round(row.leader_gap, 3), row.centralisation, row.positive_density
    ('H', 0.667, 1.0, 0.5)
    """
    return tuple(_cohesion(network, bloc) for bloc in blocs)


def _inside(network: nx.Graph[str], bloc: Bloc) -> nx.Graph[str]:
    require_actors(network, sorted(set(bloc.members)))
    ties = simple_network(network)
    members = set(bloc.members)
    part: nx.Graph[str] = ties.__class__()
    part.add_nodes_from(actor for actor in ties if actor in members)
    part.add_edges_from(ties.subgraph(members).edges(data=True))
    return part


def _cohesion(network: nx.Graph[str], bloc: Bloc) -> BlocCohesion:
    inside = _inside(network, bloc)
    strength = strength_centrality(inside)
    order = sorted(strength, key=lambda member: (-strength[member], member))
    leads = bool(order) and strength[order[0]] > 0
    second = strength[order[1]] if len(order) > 1 else 0.0
    positive, negative = _densities(network, set(inside))
    outward, inward, outside = _weights(network, set(inside))
    volume = min(2 * inward + outward, 2 * outside + outward)
    return BlocCohesion(
        bloc=bloc.code,
        name=bloc.name,
        members=len(inside),
        leader=order[0] if leads else None,
        leader_gap=1 - second / strength[order[0]] if leads else None,
        centralisation=_centralisation(inside, strength),
        positive_density=positive,
        negative_density=negative,
        ei_index=(outward - inward) / (outward + inward) if outward + inward else None,
        conductance=outward / volume if volume else (0.0 if inward else None),
    )


def _centralisation(inside: nx.Graph[str], strength: Mapping[str, float]) -> float | None:
    n = len(inside)
    strongest = max((float(data["weight"]) for *_, data in inside.edges(data=True)), default=0.0)
    if n < 3 or not strongest:
        return None
    highest = max(strength.values())
    gaps = math.fsum(highest - value for value in strength.values())
    return gaps / ((n - 1) * (n - 2) * strongest)


def _densities(network: nx.Graph[str], members: set[str]) -> tuple[float | None, float | None]:
    dyads = len(members) * (len(members) - 1) / 2
    if not dyads:
        return None, None
    edges = signed_network(network).subgraph(members).edges(data=True)
    weights = [float(data["weight"]) for *_, data in edges]
    return sum(w > 0 for w in weights) / dyads, sum(w < 0 for w in weights) / dyads


def _weights(network: nx.Graph[str], members: set[str]) -> tuple[float, float, float]:
    """The weight of positive net ties that lead out of the bloc, inside it, and outside it."""
    parts: tuple[list[float], list[float], list[float]] = ([], [], [])
    for a, b, data in signed_network(network).edges(data=True):
        if data["weight"] > 0:
            within = (a in members) + (b in members)
            parts[{1: 0, 2: 1, 0: 2}[within]].append(float(data["weight"]))
    outward, inward, outside = (math.fsum(sorted(part)) for part in parts)
    return outward, inward, outside
