"""Blocs over time: which bloc of a day is which bloc of the day before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from blocgraph.measures.bloc_names import propose_names
from blocgraph.measures.blocs import Bloc, declared_blocs, detect_blocs
from blocgraph.network.time import check_day

if TYPE_CHECKING:
    from blocgraph.network.projection import Network


@dataclass(frozen=True, slots=True)
class TrackedBloc:
    """On DAY the bloc BLOC, called NAME, has MEMBERS; since the day before JOINED and LEFT it.

    `overlap` is the Jaccard index with its members on the day before; None on its first day.
    """

    day: str
    bloc: str
    name: str
    members: tuple[str, ...]
    joined: tuple[str, ...]
    left: tuple[str, ...]
    overlap: float | None


def track_blocs(partitions: Iterable[tuple[str, Iterable[Bloc]]]) -> tuple[TrackedBloc, ...]:
    """Follow detected blocs from day to day.

    The blocs of a day are matched with those of the day before so that the Jaccard indices
    |A & B| / |A | B| of the pairs add up to most (the Hungarian method of Kuhn 1955); blocs with no
    member in common are no pair. A matched bloc keeps its code, any other gets the next free one:
    T1, T2 ... A bloc that is gone for a day has ended; its code does not come back.

    Args:
        partitions: days with the blocs found on them, each actor in one bloc at most.

    Returns:
        For each day its blocs, in order of their codes' numbers.

    Raises:
        InputError: a day is no partial date.

    >>> one, two = Bloc("B1", "", ("A", "B", "C")), Bloc("B2", "", ("D", "E"))
    >>> later = Bloc("B1", "", ("C", "D", "E")), Bloc("B2", "", ("A", "B"))
    >>> tracked = track_blocs([("2020", (one, two)), ("2021", later)])
    >>> [(bloc.day, bloc.bloc, bloc.members, bloc.joined) for bloc in tracked if bloc.joined]
    [('2021-01-01', 'T2', ('C', 'D', 'E'), ('C',))]
    """
    tracked: list[TrackedBloc] = []
    before: dict[str, Bloc] = {}
    number = 0
    for day, found in partitions:
        blocs = tuple(found)
        codes = _match(before, blocs)
        current: dict[str, Bloc] = {}
        for place, bloc in enumerate(blocs):
            if place not in codes:
                number += 1
                codes[place] = f"T{number}"
            current[codes[place]] = bloc
        first_day = check_day(day) or ""
        tracked += [
            _tracked(first_day, code, current[code], before.get(code))
            for code in sorted(current, key=lambda code: int(code[1:]))
        ]
        before = current
    return tuple(tracked)


def detect_over_time(
    networks: Iterable[tuple[str, Network]], *, seed: int = 0, resolution: float = 0.5
) -> tuple[TrackedBloc, ...]:
    """The `detect_blocs` of each day's network, named by `propose_names`, in `track_blocs`.

    Each day's search also starts from the blocs of the day before, so that they change only where
    the ties give a reason.

    Args:
        networks: days with the network that stands on them, as `project` makes it.
        seed: of the detection.
        resolution: higher gives more and smaller blocs.

    >>> import networkx as nx
    >>> then, now = nx.Graph([("A", "B")]), nx.Graph([("A", "B"), ("B", "C")])
    >>> for network in (then, now):
    ...     nx.set_edge_attributes(network, 1, "weight")
    >>> rows = detect_over_time([("2000", then), ("2001", now)])
    >>> [(row.bloc, row.members, row.joined) for row in rows]
    [('T1', ('A', 'B'), ()), ('T1', ('A', 'B', 'C'), ('C',))]
    """
    partitions: list[tuple[str, tuple[Bloc, ...]]] = []
    before: tuple[Bloc, ...] = ()
    for day, network in networks:
        before = detect_blocs(network, seed=seed, resolution=resolution, previous=before)
        partitions.append((day, propose_names(before, declared_blocs(network, day), network)))
    return track_blocs(partitions)


def _match(before: dict[str, Bloc], blocs: Sequence[Bloc]) -> dict[int, str]:
    """The codes of yesterday's blocs that today's are, by their places."""
    import numpy as np
    from scipy.optimize import linear_sum_assignment  # type: ignore[import-untyped]

    codes = list(before)
    overlap = np.zeros((len(codes), len(blocs)))
    for row, code in enumerate(codes):
        for column, bloc in enumerate(blocs):
            overlap[row, column] = _jaccard(before[code], bloc)
    pairs = zip(*linear_sum_assignment(overlap, maximize=True), strict=True)
    return {int(column): codes[row] for row, column in pairs if overlap[row, column] > 0}


def _jaccard(one: Bloc, other: Bloc) -> float:
    a, b = set(one.members), set(other.members)
    return len(a & b) / len(a | b) if a | b else 0.0


def _tracked(day: str, code: str, bloc: Bloc, before: Bloc | None) -> TrackedBloc:
    old, new = set(before.members if before else bloc.members), set(bloc.members)
    return TrackedBloc(
        day=day,
        bloc=code,
        name=bloc.name,
        members=bloc.members,
        joined=tuple(sorted(new - old)),
        left=tuple(sorted(old - new)),
        overlap=_jaccard(before, bloc) if before else None,
    )
