"""How far detected blocs can be trusted: over seeds, over resolutions, over what may be true."""

from __future__ import annotations

import itertools
import math
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import networkx as nx

from blocgraph.errors import InputError
from blocgraph.measures.blocs import REGIONAL, Bloc, bloc_ties, detect_blocs
from blocgraph.measures.draws import prepare_draws
from blocgraph.measures.inputs import require_actors

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_Node = TypeVar("_Node", bound=Hashable)
RESOLUTIONS = (0.3, 0.4, 0.5, 0.6, 0.7)


@dataclass(frozen=True, slots=True)
class ResolutionStability:
    """At RESOLUTION there are BLOCS blocs, which agree with those at the usual one by AGREEMENT."""

    resolution: float
    blocs: int
    unaligned: int
    agreement: float


@dataclass(frozen=True, slots=True)
class ActorStability:
    """ACTOR is in BLOC, whose members stay about it over seeds and resolutions by STABILITY.

    `bloc` is None where the actor is unaligned.
    """

    actor: str
    name: str
    bloc: str | None
    stability: float


@dataclass(frozen=True, slots=True)
class BlocStability:
    """Detection agrees with itself by SEEDS over seeds, and by RESOLUTIONS over resolutions.

    All agreements are adjusted Rand indices: 1 is equal, 0 is what chance would give.
    """

    seeds: float
    lowest: float
    resolutions: tuple[ResolutionStability, ...]
    actors: tuple[ActorStability, ...]


@dataclass(frozen=True, slots=True)
class BlocMembership:
    """ACTOR belongs to BLOC with PROBABILITY, and next to RUNNER_UP.

    `is_member` says whether it does as things stand. `runner_up` is None where the actor is in no
    other bloc in any draw.
    """

    actor: str
    name: str
    bloc: str
    is_member: bool
    probability: float
    runner_up: str | None
    runner_up_probability: float


def adjusted_rand_index(one: Mapping[_Node, Hashable], other: Mapping[_Node, Hashable]) -> float:
    """How far two partitions of the same actors agree, chance allowed for (Hubert and Arabie 1985).

    From the numbers of dyads that are together in both, in one and in the other. 1 where they are
    equal (also with fewer than two actors), about 0 for unrelated ones.

    Args:
        one: the label of each actor.
        other: its label in the other partition.

    Raises:
        InputError: the actors are not the same.

    >>> adjusted_rand_index({"A": 1, "B": 1, "C": 2}, {"A": "x", "B": "x", "C": "y"})
    1.0
    >>> round(adjusted_rand_index(dict(zip("ABCD", "xxyy")), dict(zip("ABCD", "xyxy"))), 3)
    -0.5
    """
    if one.keys() != other.keys():
        raise InputError("the two partitions are of different actors: give both the same")
    tables: tuple[dict[Hashable, int], ...] = ({}, {}, {})
    for actor in one:
        keys = ((one[actor], other[actor]), one[actor], other[actor])
        for table, key in zip(tables, keys, strict=True):
            table[key] = table.get(key, 0) + 1
    both, a, b = (sum(math.comb(count, 2) for count in table.values()) for table in tables)
    expected = a * b / max(math.comb(len(one), 2), 1)
    highest = (a + b) / 2
    return 1.0 if highest == expected else (both - expected) / (highest - expected)


def bloc_labels(actors: Iterable[str], blocs: Iterable[Bloc]) -> dict[str, str]:
    """The bloc that each actor is in, by its code; who is in none is alone, as `(actor)`.

    >>> bloc_labels("ABC", [Bloc("X", "", ("A", "B"))])
    {'A': 'X', 'B': 'X', 'C': '(C)'}
    """
    labels = {actor: f"({actor})" for actor in actors}
    labels.update({member: bloc.code for bloc in blocs for member in bloc.members})
    return labels


def bloc_stability(
    network: nx.Graph[str],
    *,
    seeds: int = 10,
    resolutions: Sequence[float] = RESOLUTIONS,
    resolution: float = 0.5,
) -> BlocStability:
    """How far `detect_blocs` finds the same blocs again.

    Args:
        network: as `project` makes it, or a simple one with a signed `weight` on each tie.
        seeds: from 0, over which the mean agreement of all two is taken.
        resolutions: compared, each with seed 0, with the blocs at `resolution`.
        resolution: the usual one.

    Returns:
        Agreement over seeds (its mean and lowest), over resolutions, and for each actor the mean
        Jaccard index of its bloc with seed 0 and its bloc in all other runs. An empty network is
        perfectly stable.

    Raises:
        InputError: seeds is below 2, or a weight is no finite number.

    >>> network = nx.Graph()
    >>> network.add_weighted_edges_from([("A", "B", 1), ("C", "D", 1), ("A", "C", -1)])
    >>> result = bloc_stability(network)
    >>> result.seeds, [row.agreement for row in result.resolutions]
    (1.0, [1.0, 1.0, 1.0, 1.0, 1.0])
    """
    if seeds < 2:
        raise InputError(f"seeds is {seeds}: give 2 or more to compare")
    ties = bloc_ties(network)
    runs = [detect_blocs(ties, seed, resolution=resolution) for seed in range(seeds)]
    others = [detect_blocs(ties, resolution=other) for other in resolutions]
    labels = [bloc_labels(ties, blocs) for blocs in runs]
    agreements = [adjusted_rand_index(a, b) for a, b in itertools.combinations(labels, 2)]
    rows = [
        ResolutionStability(
            resolution=other,
            blocs=len(blocs),
            unaligned=len(ties) - sum(len(bloc.members) for bloc in blocs),
            agreement=adjusted_rand_index(labels[0], bloc_labels(ties, blocs)),
        )
        for other, blocs in zip(resolutions, others, strict=True)
    ]
    return BlocStability(
        seeds=math.fsum(agreements) / len(agreements),
        lowest=min(agreements),
        resolutions=tuple(rows),
        actors=_actors(network, ties, runs[0], [*runs[1:], *others]),
    )


def membership_probabilities(
    network: nx.Graph[str], blocs: Iterable[Bloc], *, draws: int = 50, seed: int = 0
) -> tuple[BlocMembership, ...]:
    """How surely actors belong to detected blocs, given how sure the claims are.

    In each draw (see `rank_intervals`) blocs are detected anew, from these blocs on, and matched to
    them one to one so that the sum of their Jaccard indices is highest. An actor's probability of a
    bloc is the share of draws in which it is in the bloc matched to that.

    Args:
        network: as `project` makes it, or a simple one with a signed `weight` and, where ties are
            not sure, a `confidence`.
        blocs: as `detect_blocs` found them in this network.
        draws: how many networks.
        seed: equal seeds give equal draws.

    Returns:
        A row for each bloc and each actor in it in some draw or as things stand, the blocs in the
        order given, the surest members first.

    Raises:
        UnknownNameError: a member that is not in the network.
        InputError: draws is below 1, or a weight or confidence is out of range.

    >>> network = nx.Graph()
    >>> network.add_weighted_edges_from([("A", "B", 1), ("C", "D", 1), ("A", "C", -1)])
    >>> rows = membership_probabilities(network, detect_blocs(network))
    >>> [(row.actor, row.bloc, row.probability) for row in rows]
    [('A', 'B1', 1.0), ('B', 'B1', 1.0), ('C', 'B2', 1.0), ('D', 'B2', 1.0)]
    """
    import numpy as np

    if draws < 1:
        raise InputError(f"draws is {draws}: give 1 or more")
    blocs = tuple(blocs)
    require_actors(network, [member for bloc in blocs for member in bloc.members])
    prepared = prepare_draws(network, without=REGIONAL)
    index = {actor: number for number, actor in enumerate(prepared.nodes)}
    inside = np.array(
        [[actor in set(b.members) for actor in prepared.nodes] for b in blocs], dtype=bool
    )
    inside = inside.reshape(len(blocs), len(index))
    found = np.zeros(inside.shape)
    for number, weights in enumerate(prepared.sample(draws, seed)):
        ties: nx.Graph[str] = nx.Graph()
        ties.add_nodes_from(prepared.nodes)
        for a, b, weight in zip(prepared.first, prepared.second, weights.tolist(), strict=True):
            if weight:
                ties.add_edge(prepared.nodes[a], prepared.nodes[b], weight=weight)
        drawn = detect_blocs(ties, seed + number, starts=2, kicks=3, previous=blocs)
        for row, match in _matched(inside, [[index[m] for m in d.members] for d in drawn]):
            found[row, match] += 1
    found /= draws
    rows = [
        _membership(
            network, prepared.nodes, blocs, found, number, place, bool(inside[number, place])
        )
        for number in range(len(blocs))
        for place in np.flatnonzero((found[number] > 0) | inside[number]).tolist()
    ]
    order = {bloc.code: number for number, bloc in enumerate(blocs)}
    return tuple(sorted(rows, key=lambda row: (order[row.bloc], -row.probability, row.actor)))


def _membership(
    network: nx.Graph[str],
    actors: Sequence[str],
    blocs: Sequence[Bloc],
    found: NDArray[np.float64],
    number: int,
    place: int,
    is_member: bool,
) -> BlocMembership:
    others = [other for other in range(len(blocs)) if other != number and found[other, place] > 0]
    second = max(others, key=lambda other: float(found[other, place]), default=None)
    return BlocMembership(
        actor=actors[place],
        name=str(network.nodes[actors[place]].get("name", actors[place])),
        bloc=blocs[number].code,
        is_member=bool(is_member),
        probability=float(found[number, place]),
        runner_up=None if second is None else blocs[second].code,
        runner_up_probability=0.0 if second is None else float(found[second, place]),
    )


def _matched(
    inside: NDArray[np.bool_], groups: Sequence[Sequence[int]]
) -> list[tuple[int, Sequence[int]]]:
    import numpy as np
    from scipy.optimize import linear_sum_assignment  # type: ignore[import-untyped]

    other = np.zeros((len(groups), inside.shape[1]))
    for number, group in enumerate(groups):
        other[number, list(group)] = 1
    shared = inside.astype(float) @ other.T
    union = inside.sum(1)[:, None] + other.sum(1)[None, :] - shared
    jaccard = np.divide(shared, union, out=np.zeros_like(shared), where=union > 0)
    rows, columns = linear_sum_assignment(jaccard, maximize=True)
    pairs = zip(rows.tolist(), columns.tolist(), strict=True)
    return [(row, groups[column]) for row, column in pairs if jaccard[row, column] > 0]


def _actors(
    network: nx.Graph[str],
    ties: nx.Graph[str],
    reference: Sequence[Bloc],
    runs: Sequence[Sequence[Bloc]],
) -> tuple[ActorStability, ...]:
    home = {member: bloc.code for bloc in reference for member in bloc.members}
    usual = _companions(ties, reference)
    others = [_companions(ties, run) for run in runs]
    return tuple(
        ActorStability(
            actor=actor,
            name=str(network.nodes[actor].get("name", actor)),
            bloc=home.get(actor),
            stability=math.fsum(_jaccard(usual[actor], other[actor]) for other in others)
            / len(others),
        )
        for actor in ties
    )


def _companions(ties: nx.Graph[str], blocs: Iterable[Bloc]) -> dict[str, frozenset[str]]:
    companions = {actor: frozenset({actor}) for actor in ties}
    for bloc in blocs:
        companions.update(dict.fromkeys(bloc.members, frozenset(bloc.members)))
    return companions


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other)
