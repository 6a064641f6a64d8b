"""Names for detected blocs, from declared ones and from who leads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from blocgraph.measures.blocs import Bloc
from blocgraph.measures.inputs import require_actors
from blocgraph.measures.ties import simple_network

if TYPE_CHECKING:
    import networkx as nx

_SAME, _MOSTLY, _MAIN_PART = 0.8, 0.4, 0.75
_NAMED = 3


def propose_names(
    blocs: Iterable[Bloc], declared: Iterable[Bloc], network: nx.Graph[str]
) -> tuple[Bloc, ...]:
    """The blocs under names that say who is in them.

    With J the Jaccard index of a bloc and the declared bloc that is most like it, the name is

    - that declared bloc's where J is at least 0.8,
    - "mostly" it where J is at least 0.4,
    - "... and others" after the largest declared blocs that are inside it by three quarters or
      more, where these hold at least a third of the members,
    - else its three members with the strongest ties inside, "and n others".

    Two blocs never get the same name: the second has its leader added.

    Args:
        blocs: as `detect_blocs` found them.
        declared: as `declared_blocs` gives them for the same day.
        network: where the members' names and ties are from.

    Raises:
        UnknownNameError: a member that is not in the network.

    >>> import networkx as nx
    >>> network = nx.Graph()
    >>> network.add_weighted_edges_from([("FRA", "USA", 1), ("DEU", "USA", 1), ("BLR", "RUS", 1)])
    >>> found = [Bloc("B1", "", ("DEU", "FRA", "USA")), Bloc("B2", "", ("BLR", "RUS"))]
    >>> pact = Bloc("NATO", "NATO", ("DEU", "FRA", "GBR", "USA"))
    >>> [bloc.name for bloc in propose_names(found, [pact], network)]
    ['mostly NATO', 'BLR and RUS']
    """
    declared = tuple(declared)
    ties = simple_network(network)
    named: list[Bloc] = []
    taken: set[str] = set()
    for bloc in blocs:
        require_actors(network, bloc.members)
        leaders = _leaders(ties, bloc, network)
        name = _by_declared(bloc, declared) or _listed(leaders)
        if name in taken:
            name = f"{name}, with {leaders[0] if leaders else bloc.code}"
        taken.add(name)
        named.append(replace(bloc, name=name))
    return tuple(named)


def _by_declared(bloc: Bloc, declared: Sequence[Bloc]) -> str | None:
    members = set(bloc.members)
    likeness = {
        other.code: len(members & set(other.members)) / len(members | set(other.members))
        for other in declared
        if members
    }
    ordered = sorted(declared, key=lambda other: (-likeness.get(other.code, 0), other.code))
    if not ordered or not members:
        return None
    best = ordered[0]
    if likeness[best.code] >= _SAME:
        return best.name
    if likeness[best.code] >= _MOSTLY:
        return f"mostly {best.name}"
    parts: list[Bloc] = []
    held: set[str] = set()
    for other in sorted(declared, key=lambda other: (-len(other.members), other.code)):
        within = members & set(other.members)
        new = within - held
        if len(within) >= _MAIN_PART * len(set(other.members)) and len(new) * 2 > len(within):
            parts.append(other)
            held |= within
    if 3 * len(held) < len(members) or not parts:
        return None
    names = [part.name for part in parts[:_NAMED]]
    return ", ".join(names) + (" and others" if held != members or len(parts) > _NAMED else "")


def _leaders(ties: nx.Graph[str], bloc: Bloc, network: nx.Graph[str]) -> list[str]:
    members = set(bloc.members)
    strength = {
        actor: sum(ties.edges[actor, other]["weight"] for other in ties[actor] if other in members)
        for actor in members
    }
    order = sorted(members, key=lambda actor: (-strength[actor], actor))
    return [str(network.nodes[actor].get("name", actor)) for actor in order]


def _listed(names: Sequence[str]) -> str:
    if not names:
        return "nobody"
    shown = list(names[:_NAMED])
    if len(names) > _NAMED:
        shown.append(f"{len(names) - _NAMED} others")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
