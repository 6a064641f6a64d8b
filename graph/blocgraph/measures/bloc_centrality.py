"""How central blocs are, each as one actor, beside random groups of the same size."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from blocgraph.errors import InputError
from blocgraph.measures.blocs import Bloc
from blocgraph.measures.inputs import require_actors
from blocgraph.measures.paths import (
    Paths,
    betweenness_of_groups,
    closeness_of_groups,
    degree_of_groups,
    find_paths,
)
from blocgraph.measures.ties import simple_network

if TYPE_CHECKING:
    import networkx as nx
    import numpy as np

    from blocgraph.measures.paths import Floats, Indices
    from blocgraph.network.projection import Network

_STRATA = 10


@dataclass(frozen=True, slots=True)
class BlocCentrality:
    """BLOC of N MEMBERS, as one actor, has these centralities.

    Each comes with `z` and `percentile`, 0 to 100, among random groups of the same size: big blocs
    are central by their size alone.
    """

    bloc: str
    name: str
    members: int
    degree: float
    degree_z: float
    degree_percentile: float
    closeness: float
    closeness_z: float
    closeness_percentile: float
    betweenness: float
    betweenness_z: float
    betweenness_percentile: float


@dataclass(frozen=True, slots=True)
class MemberContribution:
    """What MEMBER adds to the centralities of BLOC: its value less its value without the member."""

    bloc: str
    member: str
    degree: float
    closeness: float
    betweenness: float


class _Standing(NamedTuple):
    value: float
    z: float
    percentile: float


def bloc_centralities(
    network: Network, blocs: Iterable[Bloc], *, seed: int = 0, draws: int = 200
) -> tuple[BlocCentrality, ...]:
    """The group centralities of blocs on the positive ties, and where they stand by chance.

    Group degree, harmonic closeness and betweenness (see `group_centrality`) on `simple_network`,
    a tie as long as 1 / its weight. An organisation that is itself an actor is part of its bloc:
    its own ties are the bloc's. Random groups are drawn from all actors, with as many as the bloc
    has from each tenth of the actors by number of ties.

    `z` is (value - mean) / standard deviation of the random groups, 0 where these are all alike;
    `percentile` the share of them below the value, half of equal ones counted.

    Args:
        network: as `project` makes it.
        blocs: their members must be in the network.
        seed: equal seeds give equal draws; a bloc's do not depend on the others.
        draws: random groups for each bloc.

    Returns:
        The blocs of highest betweenness first. All values are 0 for a bloc that is empty, or that
        holds everybody.

    Raises:
        UnknownNameError: a member is not in the network.
        InputError: a weight is no finite number, or draws is below 1.

    >>> import networkx as nx
    >>> network = nx.Graph()
    >>> network.add_weighted_edges_from([("H", "A", 1), ("H", "B", 1), ("H", "C", 1)])
    >>> (row,) = bloc_centralities(network, [Bloc("X", "", ("H",))])
    >>> row.members, row.degree, row.closeness, row.betweenness
    (1, 1.0, 1.0, 1.0)
    """
    if draws < 1:
        raise InputError(f"draws is {draws}: give 1 or more")
    blocs = tuple(blocs)
    ties = simple_network(network)
    groups = [_group(ties, bloc) for bloc in blocs]
    paths = find_paths(ties, "distance")
    strata = _strata(paths)
    rows = []
    for bloc, group in zip(blocs, groups, strict=True):
        chance = _random_groups(group, strata, _dice(seed, bloc), draws)
        standings = [_standing(measure, group, chance) for measure in _measures(paths)]
        figures = [figure for standing in standings for figure in standing]
        rows.append(BlocCentrality(bloc.code, bloc.name, len(set(bloc.members)), *figures))
    return tuple(sorted(rows, key=lambda row: (-row.betweenness, row.bloc)))


def bloc_member_contributions(network: Network, bloc: Bloc) -> tuple[MemberContribution, ...]:
    """What each member adds to its bloc's group centralities, on the same ties.

    A share is negative where the bloc does better without the member, who then is an outsider.

    Returns:
        The members who add most to betweenness first.

    Raises:
        UnknownNameError: a member is not in the network.
        InputError: a weight is no finite number.

    >>> import networkx as nx
    >>> network = nx.Graph()
    >>> network.add_weighted_edges_from([("H", "A", 1), ("H", "B", 1), ("H", "C", 1)])
    >>> rows = bloc_member_contributions(network, Bloc("X", "", ("A", "H")))
    >>> [(row.member, round(row.degree, 3), row.betweenness) for row in rows]
    [('H', 0.667, 1.0), ('A', 0.0, 0.0)]
    """
    import numpy as np

    ties = simple_network(network)
    group = _group(ties, bloc)
    paths = find_paths(ties, "distance")
    index = {actor: number for number, actor in enumerate(ties)}
    members = sorted(set(bloc.members))
    without = np.array([[g for g in group[0] if g != index[member]] for member in members])
    without = without.reshape(len(members), max(group.shape[1] - 1, 0)).astype(np.intp)
    parts = [measure(group)[0] - measure(without) for measure in _measures(paths)]
    rows = [
        MemberContribution(bloc.code, member, *(float(part[number]) for part in parts))
        for number, member in enumerate(members)
    ]
    return tuple(sorted(rows, key=lambda row: (-row.betweenness, row.member)))


def _measures(paths: Paths) -> tuple[Callable[[Indices], Floats], ...]:
    return (
        lambda groups: degree_of_groups(paths.adjacent, groups),
        lambda groups: closeness_of_groups(paths.lengths, groups),
        lambda groups: betweenness_of_groups(paths, groups),
    )


def _group(ties: nx.Graph[str], bloc: Bloc) -> Indices:
    import numpy as np

    require_actors(ties, sorted(bloc.members))
    actors = set(bloc.members)
    if actors and bloc.code in ties:
        actors.add(bloc.code)
    numbers = [number for number, actor in enumerate(ties) if actor in actors]
    return np.array([numbers], dtype=np.intp)


def _dice(seed: int, bloc: Bloc) -> np.random.Generator:
    import numpy as np

    # A bloc's draws must not change when another bloc comes in, nor with Python's salted hash.
    return np.random.default_rng([seed, zlib.crc32(bloc.code.encode())])


def _strata(paths: Paths) -> Indices:
    """For each actor its stratum, of about equal size, by number of ties; equal ones stay together.

    A stratum's number is that of the tenth in which its first actor stands.
    """
    import numpy as np

    degrees = paths.adjacent.sum(1)
    below = np.searchsorted(np.sort(degrees), degrees, side="left")
    return np.asarray(below * _STRATA // max(paths.n, 1))


def _random_groups(
    group: Indices, strata: Indices, dice: np.random.Generator, draws: int
) -> Indices:
    import numpy as np

    columns = [np.empty((draws, 0), dtype=np.intp)]
    for stratum in np.unique(strata[group[0]]):
        pool = np.flatnonzero(strata == stratum)
        size = int((strata[group[0]] == stratum).sum())
        order = np.argsort(dice.random((draws, len(pool))), axis=1, kind="stable")
        columns.append(pool[order[:, :size]])
    return np.concatenate(columns, axis=1)


def _standing(measure: Callable[[Indices], Floats], group: Indices, chance: Indices) -> _Standing:
    import numpy as np

    value = float(measure(group)[0])
    drawn = measure(chance)
    spread = float(drawn.std())
    z = (value - float(drawn.mean())) / spread if spread > 1e-12 else 0.0
    near = np.isclose(drawn, value, rtol=0, atol=1e-12)
    twice_below = 2 * int((~near & (drawn < value)).sum()) + int(near.sum())
    return _Standing(value, z, 50 * twice_below / len(drawn))
