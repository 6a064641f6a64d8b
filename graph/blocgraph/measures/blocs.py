"""Blocs of actors: those they have declared, and those that their ties suggest."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx

from blocgraph.measures.louvain import best_partition, sorted_ties
from blocgraph.measures.ties import signed_network
from blocgraph.model import Relation
from blocgraph.network.time import check_day, holds
from blocgraph.vocabulary import ActorKind, RelationType

if TYPE_CHECKING:
    from blocgraph.network.projection import Network

    Ties = dict[str, dict[str, float]]

REGIONAL = (RelationType.NON_AGGRESSION,)
"""Pacts that most often tie a whole region, and so tell nothing of blocs."""


@dataclass(frozen=True, slots=True)
class Bloc:
    """MEMBERS stand together in the bloc CODE, called NAME."""

    code: str
    name: str
    members: tuple[str, ...]


def declared_blocs(network: Network, as_of: str | None = None) -> tuple[Bloc, ...]:
    """The organisations and blocs with those whose membership stands on a day.

    A membership stands where a claim asserts it and no later one negates it: a rumoured, planned or
    denied one makes no member. States have no members.

    Args:
        network: as `project` makes it.
        as_of: the day; by default the network's own, else every membership that ever was.

    Returns:
        The blocs with at least one member, in order of their codes, their members too.

    Raises:
        InputError: `as_of` is no partial date.

    >>> from blocgraph.model import Claim, group_relations
    >>> from blocgraph.network import project
    >>> from blocgraph.vocabulary import RelationType as T, Status
    >>> claims = [Claim("d", "FIN", T.MEMBERSHIP, "NATO", Status.ASSERTED, "...", 0, 3,
    ...                 valid_from="2023-04-04")]
    >>> network = project(group_relations(claims))
    >>> [(bloc.code, bloc.members) for bloc in declared_blocs(network, "2024")]
    [('NATO', ('FIN',))]
    >>> declared_blocs(network, "2022")
    ()
    """
    day = check_day(as_of or network.graph.get("as_of"))
    published = network.graph.get("published", {})
    members: dict[str, set[str]] = {}
    for actor, bloc, data in network.edges(data=True):
        if data.get("type") != RelationType.MEMBERSHIP or actor == bloc:
            continue
        claims = tuple(c for c in data["claims"] if day is None or holds(c, published, day))
        stands = Relation(actor, data["type"], bloc, claims).stands(published)
        if stands and network.nodes[bloc].get("kind") != ActorKind.STATE:
            members.setdefault(bloc, set()).add(actor)
    return tuple(
        Bloc(code, _name(network, code), tuple(sorted(members[code]))) for code in sorted(members)
    )


def detect_blocs(
    network: nx.Graph[str],
    seed: int = 0,
    *,
    resolution: float = 0.5,
    starts: int = 10,
    kicks: int = 20,
    previous: Iterable[Bloc] = (),
) -> tuple[Bloc, ...]:
    """The blocs that the signed ties suggest.

    The partition of highest `signed_modularity` that several starts of seeded Louvain find. Then,
    until nothing changes: a bloc falls into the connected components of its positive ties, and a
    member whose net tie to its own bloc is not positive leaves it. (Else those that are hostile to
    the same others are thrown together, with no tie between them.) Who ends alone is unaligned and
    in no bloc. Non-aggression pacts make no tie here: most are regional, and blur blocs.

    On planted partitions (200 actors, 5 blocs, mean degree 20) this finds the blocs where 5 % of
    the ties have the wrong sign; above 25 % no method does.

    Args:
        network: as `project` makes it, or a simple one with a signed `weight` on each tie.
        seed: equal seeds give equal blocs, whatever the order of actors and ties.
        resolution: higher gives more and smaller blocs.
        starts: of which the best is taken.
        kicks: how often the best is then shaken and improved.
        previous: blocs to start from first, so that of equally good ones the nearest come out.

    Returns:
        The largest first, codes B1, B2 ..., named after the member with the strongest ties inside.

    Raises:
        InputError: a weight is no finite number.

    >>> network = nx.Graph()
    >>> network.add_weighted_edges_from([("A", "B", 1), ("C", "D", 1), ("A", "C", -1)])
    >>> [bloc.members for bloc in detect_blocs(network)]
    [('A', 'B'), ('C', 'D')]
    """
    simple = bloc_ties(network)
    ties = sorted_ties(simple)
    found = best_partition(
        simple,
        resolution=resolution,
        seed=seed,
        starts=starts,
        kicks=kicks,
        previous=[bloc.members for bloc in previous],
    )
    groups = sorted(
        (tuple(sorted(group)) for group in _supported(ties, found)),
        key=lambda group: (-len(group), group),
    )
    return tuple(
        Bloc(f"B{number}", f"around {_name(network, _leader(ties, group))}", group)
        for number, group in enumerate(groups, 1)
    )


def bloc_ties(network: nx.Graph[str]) -> nx.Graph[str]:
    """The net ties that blocs are detected on: `signed_network` without `REGIONAL` pacts.

    A network that is simple already is taken as it is.
    """
    if network.is_multigraph() or network.is_directed():
        return signed_network(network, without=REGIONAL)
    return network


def unaligned(network: nx.Graph[str], blocs: Iterable[Bloc]) -> tuple[str, ...]:
    """The actors that are in none of the blocs, sorted.

    >>> unaligned(nx.Graph([("A", "B"), ("C", "D")]), [Bloc("X", "", ("A", "B"))])
    ('C', 'D')
    """
    return tuple(sorted(set(network).difference(*(bloc.members for bloc in blocs))))


def _supported(ties: Ties, groups: Iterable[Iterable[str]]) -> list[set[str]]:
    """The groups that positive ties hold together, all their members with more for than against."""
    supported = []
    pending = [set(group) for group in groups]
    while pending:
        group = pending.pop()
        loyal = {actor for actor in group if _net(ties, actor, group) > 0}
        parts = _components(ties, loyal)
        if len(parts) == 1 and parts[0] == group:
            supported.append(group)
        else:
            pending.extend(parts)
    return supported


def _net(ties: Ties, actor: str, group: set[str]) -> float:
    return math.fsum(weight for other, weight in ties[actor].items() if other in group)


def _components(ties: Ties, group: set[str]) -> list[set[str]]:
    positive: nx.Graph[str] = nx.Graph()
    positive.add_nodes_from(sorted(group))
    positive.add_edges_from(
        (actor, other)
        for actor in sorted(group)
        for other, weight in ties[actor].items()
        if weight > 0 and other in group
    )
    return list(nx.connected_components(positive))


def _leader(ties: Ties, group: tuple[str, ...]) -> str:
    inside = set(group)
    return max(group, key=lambda actor: _net(ties, actor, inside))


def _name(network: nx.Graph[str], code: str) -> str:
    return str(network.nodes[code].get("name", code))
