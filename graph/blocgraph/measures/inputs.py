"""What measures ask of their input: actors that are there, ties that are finite numbers."""

from __future__ import annotations

import difflib
import math
from collections.abc import Iterable
from typing import TYPE_CHECKING

from blocgraph.errors import InputError, UnknownNameError

if TYPE_CHECKING:
    import networkx as nx


def require_actors(network: nx.Graph[str], actors: Iterable[str]) -> tuple[str, ...]:
    """The actors, sorted, each once.

    Raises:
        UnknownNameError: one of them is not in the network.
    """
    wanted = sorted(set(actors))
    for actor in wanted:
        if actor not in network:
            near = difflib.get_close_matches(actor, sorted(network), n=2)
            raise UnknownNameError("actor", actor, near)
    return tuple(wanted)


def finite(value: object, edge: tuple[object, ...], name: str) -> float:
    """The attribute `name` of an edge as a number.

    Raises:
        InputError: it is none, or not finite.
    """
    if not isinstance(value, int | float) or not math.isfinite(value):
        ends = " - ".join(str(end) for end in edge[:2])
        raise InputError(f"the tie {ends} has {name} {value!r}: give it a finite number")
    return float(value)
