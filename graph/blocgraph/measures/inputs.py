"""What measures ask of their input: actors that are there, ties that are finite numbers."""

from __future__ import annotations

import difflib
import math
from collections.abc import Hashable, Iterable
from typing import TYPE_CHECKING, TypeVar

from blocgraph.errors import InputError, UnknownNameError

if TYPE_CHECKING:
    import networkx as nx

_Node = TypeVar("_Node", bound=Hashable)


def require_actors(network: nx.Graph[_Node], actors: Iterable[_Node]) -> None:
    """Make sure that the actors are in the network.

    Raises:
        UnknownNameError: one of them is not.
    """
    for actor in actors:
        if actor not in network:
            known = sorted(str(node) for node in network)
            near = difflib.get_close_matches(str(actor), known, n=2)
            raise UnknownNameError("actor", str(actor), near)


def require_claims(network: nx.Graph[_Node]) -> None:
    """Make sure that the network's ties rest on claims, as those of `project` do.

    Raises:
        InputError: it is no directed network of parallel ties, or a tie has no claims.
    """
    if not (network.is_directed() and network.is_multigraph()):
        raise InputError(
            f"a {type(network).__name__} has no claims to judge by: give a network as `project` or "
            "`kg.network()` makes it"
        )
    for a, b, data in network.edges(data=True):
        if not {"type", "claims", "events"} <= data.keys():
            raise InputError(
                f"the tie {a} - {b} has no claims to judge by: give a network as `project` or "
                "`kg.network()` makes it"
            )


def finite(value: object, edge: tuple[object, ...], name: str) -> float:
    """The attribute `name` of an edge as a number.

    Raises:
        InputError: it is none, or not finite.
    """
    if not isinstance(value, int | float) or not math.isfinite(value):
        ends = " - ".join(str(end) for end in edge[:2])
        raise InputError(f"the tie {ends} has {name} {value!r}: give it a finite number")
    return float(value)
