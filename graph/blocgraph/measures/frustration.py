"""The frustration index: how many ties stand in the way of two camps without inner quarrels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from blocgraph.errors import InputError
from blocgraph.measures.arrays import weighted_ties
from blocgraph.measures.ties import signed_network

if TYPE_CHECKING:
    import networkx as nx
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Indices = NDArray[np.intp]

_MOST_TIES = 6000
"""Ties above which no exact solution is tried."""

_MOST_CUTS = 20_000
_RESTARTS = 40


@dataclass(frozen=True, slots=True)
class Frustration:
    """Of TIES ties at least LOW and at most HIGH are frustrated, HIGH with CAMPS as the two camps.

    `exact` says that the two are equal, and so the index is known.
    """

    low: int
    high: int
    exact: bool
    ties: int
    camps: tuple[tuple[str, ...], tuple[str, ...]]

    @property
    def share(self) -> float:
        """How frustrated the network is: `high` over half the ties, which it never exceeds."""
        return 2 * self.high / self.ties if self.ties else 0.0


class _Signs(NamedTuple):
    n: int
    first: Indices
    second: Indices
    sign: Floats


def frustration_index(
    network: nx.Graph[str], *, time_limit: float = 10.0, seed: int = 0
) -> Frustration:
    """The fewest ties to be left out so that two camps remain, friends inside and foes across.

    A tie is frustrated where it is negative inside a camp or positive between them. The index
    (Harary 1959) is the least number over all divisions in two. Exact by mixed integer programming
    with a cut for each triangle of an odd number of negative ties (Aref and Wilson 2018) where that
    ends in time. Otherwise `high` is the best of seeded restarts of a greedy search, and `low` the
    bound that was proven until then, or for more than 6,000 ties the number of such triangles
    without a common tie that are found; then the bounds may depend on the machine.

    Args:
        network: as `project` makes it, or any other with a signed `weight` on each tie; only the
            signs of the net ties count.
        time_limit: seconds for the proof; 0: the greedy search and triangles only.
        seed: of the greedy search.

    Returns:
        The camps too, that of the first actor first; one is empty where there are no negative ties.

    Raises:
        InputError: a weight is no finite number, or `time_limit` is below 0.

    >>> import networkx as nx
    >>> network = nx.Graph()
    >>> network.add_weighted_edges_from([("A", "B", 1), ("B", "C", 1), ("A", "C", -1)])
    >>> found = frustration_index(network)
    >>> found.low, found.high, found.exact
    (1, 1, True)
    """
    import numpy as np

    if not time_limit >= 0:
        raise InputError(f"time_limit is {time_limit}: give seconds from 0 up")
    ties = signed_network(network)
    arrays = weighted_ties(ties)
    once = arrays.tails < arrays.heads
    signs = _Signs(arrays.n, arrays.tails[once], arrays.heads[once], np.sign(arrays.values[once]))
    camp = _greedy(signs, seed)
    high = _frustrated(signs, camp)
    triangles = _unbalanced_triangles(signs)
    low = _packed(triangles, len(signs.sign))
    if low < high and time_limit and len(signs.sign) <= _MOST_TIES:
        low, camp = _solve(signs, triangles, camp, low, time_limit)
        high = _frustrated(signs, camp)
    actors = list(ties)
    first = [actor for actor, side in zip(actors, camp, strict=True) if side == camp[0]]
    second = [actor for actor, side in zip(actors, camp, strict=True) if side != camp[0]]
    return Frustration(low, high, low == high, len(signs.sign), (tuple(first), tuple(second)))


def _frustrated(signs: _Signs, camp: Floats) -> int:
    return int((signs.sign * camp[signs.first] * camp[signs.second] < 0).sum())


def _greedy(signs: _Signs, seed: int) -> Floats:
    """The best division that moving actors one by one finds, from several starts."""
    import numpy as np
    from scipy.sparse import csr_array  # type: ignore[import-untyped]

    n = signs.n
    ends = (
        np.concatenate([signs.first, signs.second]),
        np.concatenate([signs.second, signs.first]),
    )
    matrix = csr_array((np.concatenate([signs.sign, signs.sign]), ends), shape=(n, n))
    dice = np.random.default_rng(seed)
    best = np.ones(n)
    least = _frustrated(signs, best)
    for restart in range(_RESTARTS):
        camp = np.ones(n) if not restart else dice.choice([-1.0, 1.0], n)
        _descend(matrix, camp)
        count = _frustrated(signs, camp)
        if count < least:
            best, least = camp, count
    return best


def _descend(matrix: Any, camp: Floats) -> None:
    """Move the actor that gains most to the other camp, until none gains."""
    import numpy as np

    gain = -camp * (matrix @ camp)
    while len(gain) and gain.max() > 0:
        mover = int(np.argmax(gain))
        camp[mover] = -camp[mover]
        begin, end = matrix.indptr[mover], matrix.indptr[mover + 1]
        others = matrix.indices[begin:end]
        gain[others] -= 2 * matrix.data[begin:end] * camp[others] * camp[mover]
        gain[mover] = -gain[mover]


def _unbalanced_triangles(signs: _Signs) -> Indices:
    """The three ties of each triangle with an odd number of negative ones."""
    import numpy as np

    number = np.full((signs.n, signs.n), -1, dtype=np.intp)
    count = np.arange(len(signs.sign))
    number[signs.first, signs.second] = number[signs.second, signs.first] = count
    later: list[Indices] = [np.flatnonzero(row > -1) for row in number]
    rows = []
    for tie, (a, b) in enumerate(zip(signs.first.tolist(), signs.second.tolist(), strict=True)):
        third = np.intersect1d(later[a], later[b], assume_unique=True)
        third = third[third > b]
        one, other = number[a, third], number[b, third]
        odd = signs.sign[tie] * signs.sign[one] * signs.sign[other] < 0
        rows.append(np.stack([np.full(odd.sum(), tie), one[odd], other[odd]], axis=1))
    return np.concatenate(rows) if rows else np.zeros((0, 3), dtype=np.intp)


def _packed(triangles: Indices, ties: int) -> int:
    """How many triangles without a common tie are found one after another: each is frustrated."""
    used = [False] * ties
    found = 0
    for triangle in triangles.tolist():
        if not any(used[tie] for tie in triangle):
            found += 1
            for tie in triangle:
                used[tie] = True
    return found


def _solve(
    signs: _Signs, triangles: Indices, camp: Floats, low: int, time_limit: float
) -> tuple[int, Floats]:
    """The proven bound and the best division, by mixed integer programming."""
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp  # type: ignore[import-untyped]
    from scipy.sparse import coo_array, vstack

    n, m = signs.n, len(signs.sign)
    high = _frustrated(signs, camp)
    tie = np.arange(m)
    # With f = 1 for a frustrated tie: f >= |x_i - x_j| if positive, f >= |x_i + x_j - 1| if not.
    blocks, least = [], []
    for side in (1.0, -1.0):
        rows = np.concatenate([tie, tie, tie])
        columns = np.concatenate([n + tie, signs.first, signs.second])
        values = np.concatenate([np.ones(m), np.full(m, -side), side * signs.sign])
        blocks.append(coo_array((values, (rows, columns)), shape=(m, n + m)))
        least.append(np.where(signs.sign > 0, 0.0, -side))
    if len(triangles):
        cuts = triangles[:_MOST_CUTS]
        rows = np.repeat(np.arange(len(cuts)), 3)
        blocks.append(
            coo_array((np.ones(cuts.size), (rows, n + cuts.ravel())), shape=(len(cuts), n + m))
        )
        least.append(np.ones(len(cuts)))
    lower, upper = np.zeros(n + m), np.ones(n + m)
    # The camps can be swapped: who has most ties is in the first.
    pivot = int(np.bincount(np.concatenate([signs.first, signs.second]), minlength=n).argmax())
    lower[pivot] = 1
    found = milp(
        np.concatenate([np.zeros(n), np.ones(m)]),
        integrality=np.concatenate([np.ones(n), np.zeros(m)]),
        bounds=Bounds(lower, upper),
        constraints=LinearConstraint(vstack(blocks).tocsr(), lb=np.concatenate(least)),
        options={"time_limit": time_limit, "mip_rel_gap": 0.999 / max(high, 1)},
    )
    if found.x is not None:
        division = np.where(found.x[:n] > 0.5, 1.0, -1.0)
        if _frustrated(signs, division) < high:
            camp = division
    if found.mip_dual_bound is not None and np.isfinite(found.mip_dual_bound):
        low = max(low, int(np.ceil(found.mip_dual_bound - 1e-6)))
    return min(low, _frustrated(signs, camp)), camp
