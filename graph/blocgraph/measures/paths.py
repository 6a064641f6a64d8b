"""All shortest paths of a network at once, as arrays, and what they give for many groups."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar
from weakref import WeakKeyDictionary

import networkx as nx

from blocgraph.measures.arrays import Ties, tie_lengths
from blocgraph.measures.kernels import TOLERANCE, path_counts, paths_through, ties_ahead

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Indices = NDArray[np.intp]

_Node = TypeVar("_Node", bound=Hashable)


@dataclass(frozen=True)
class Paths:
    """Among N nodes, the shortest paths from i to j have LENGTHS[i, j], and there are COUNTS[i, j].

    `adjacent[i, j]` says whether a tie leads from i to j. Unreachable: infinite length, no path.
    """

    lengths: Floats
    counts: Floats
    adjacent: NDArray[np.bool_]
    ties: Ties

    @property
    def n(self) -> int:
        """The number of nodes."""
        return len(self.lengths)

    @cached_property
    def through(self) -> Floats:
        """For x and y the sum over s != t of the share of shortest s-t paths through x, later y."""
        return _path_betweenness(self)

    @cached_property
    def symmetric(self) -> bool:
        """Whether all paths lead back as they came, as in an undirected network."""
        import numpy as np

        same = np.allclose(self.lengths, self.lengths.T, rtol=TOLERANCE, atol=0)
        return same and np.array_equal(self.counts, self.counts.T)

    @cached_property
    def ahead(self) -> Any:
        """The ties on shortest paths, from each source."""
        return ties_ahead(self.lengths, self.ties.tails, self.ties.heads, self.ties.values)


_REMEMBERED = 500
"""Nodes up to which the paths of a frozen network are kept; more would take much memory."""

_KNOWN: WeakKeyDictionary[nx.Graph[Any], dict[str | None, Paths]] = WeakKeyDictionary()


def find_paths(network: nx.Graph[_Node], distance: str | None = None) -> Paths:
    """All shortest paths, nodes in the network's order; parallel ties count as one, the shortest.

    Args:
        network: directed or not, with or without parallel ties; self-loops are no ties.
        distance: the edge attribute that holds a tie's length, above 0; None: each has length 1.

    Raises:
        InputError: a length that is not a finite number above 0.
    """
    ties = tie_lengths(network, distance)
    if not nx.is_frozen(network) or ties.n > _REMEMBERED:
        return paths_along(ties, hops=distance is None)
    known = _KNOWN.setdefault(network, {})
    if distance not in known:
        known[distance] = paths_along(ties, hops=distance is None)
    return known[distance]


def paths_along(ties: Ties, *, hops: bool = False) -> Paths:
    """All shortest paths along ties whose values are lengths, or that all have length 1."""
    import numpy as np

    shortest = ties.lengths(hops=hops)
    counts = path_counts(shortest, ties.tails, ties.heads, ties.values)
    adjacent = np.zeros((ties.n, ties.n), dtype=bool)
    adjacent[ties.tails, ties.heads] = True
    return Paths(shortest, counts, adjacent, ties)


def betweenness_of_groups(paths: Paths, groups: Indices) -> Floats:
    """The group betweenness of many groups of one size.

    The pairs of nodes with a path through a group, end nodes included, are counted by successive
    update of the matrix of path betweenness (Puzis, Elovici and Dolev 2007), and the pairs that a
    member itself is an end of are taken off: what stays are the outsiders' pairs. For large groups
    it is faster to count the paths that stay clear of them.

    Args:
        paths: of the whole network.
        groups: a row of distinct node indices for each group.

    Returns:
        For each group the mean over ordered pairs of outsiders (s, t) of the share of shortest
        paths from s to t that run through the group; 0 where there are fewer than two outsiders.
    """
    import numpy as np

    number, size = groups.shape
    pairs = (paths.n - size) * (paths.n - size - 1)
    if not size or pairs <= 0:
        return np.zeros(number)
    if size**3 > 3 * paths.n**2:
        return np.asarray(paths_through(paths.ahead, paths.counts, groups) / pairs)
    batch = max(1, 200_000 // size**2)
    totals = [_covered(paths, groups[first : first + batch]) for first in range(0, number, batch)]
    reached = np.isfinite(paths.lengths)
    np.fill_diagonal(reached, False)
    out, into = reached.sum(1), reached.sum(0)
    inside = reached[groups[:, :, None], groups[:, None, :]].sum((1, 2))
    own = out[groups].sum(1) + into[groups].sum(1) - inside
    share = (np.concatenate(totals) - own) / pairs
    return np.where(np.abs(share) < TOLERANCE, 0.0, share)


def closeness_of_groups(lengths: Floats, groups: Indices) -> Floats:
    """The mean over outsiders of 1 / the least of `lengths[outsider, member]`, for each group."""
    import numpy as np

    n = len(lengths)
    number, size = groups.shape
    if not size or size == n:
        return np.zeros(number)
    with np.errstate(divide="ignore"):
        near = 1 / lengths
    near[np.arange(n), np.arange(n)] = 0
    nearest = np.zeros((number, n))
    for column in range(size):
        np.maximum(nearest, near[:, groups[:, column]].T, out=nearest)
    np.put_along_axis(nearest, groups, 0.0, axis=1)
    return np.asarray(nearest.sum(1) / (n - size))


def degree_of_groups(adjacent: NDArray[np.bool_], groups: Indices) -> Floats:
    """The share of outsiders i with `adjacent[i, member]` for some member, for each group."""
    import numpy as np

    return closeness_of_groups(np.where(adjacent, 1.0, np.inf), groups)


def _equal(a: Floats, b: Floats, scale: Floats) -> NDArray[np.bool_]:
    """Whether two lengths are equal; unreachable ones never are."""
    import numpy as np

    with np.errstate(invalid="ignore"):
        return np.asarray(np.abs(a - b) <= TOLERANCE * scale) & np.isfinite(scale)


def _ratio(a: Floats, b: Floats) -> Floats:
    import numpy as np

    return np.divide(a, b, out=np.zeros(np.broadcast_shapes(a.shape, b.shape)), where=b > 0)


def _path_betweenness(paths: Paths) -> Floats:
    import numpy as np

    n, d, counts = paths.n, paths.lengths, paths.counts
    result = np.zeros((n, n))
    for s in range(n):
        from_s = d[s]
        later = _equal(from_s[:, None] + d, from_s[None, :], from_s[None, :])
        share = later * counts * _ratio(counts[s][:, None], counts[s][None, :])
        ends = np.ones(n)
        ends[s] = 0
        result += share * (share @ ends)[None, :]
    return result


def _covered(paths: Paths, groups: Indices) -> Floats:
    """For each group the sum over s != t of the share of s-t paths that touch it, ends included."""
    import numpy as np

    rows, columns = groups[:, :, None], groups[:, None, :]
    d, counts, between = (
        paths.lengths[rows, columns],
        paths.counts[rows, columns],
        paths.through[rows, columns],
    )
    total = np.zeros(len(groups))
    for _ in range(groups.shape[1]):
        total += between[:, 0, 0]
        # The member 0 is done: what runs through it counts no more for those that stay.
        to, off = slice(1, None), slice(0, 1)
        d_xy, d_xv, d_vy = d[:, to, to], d[:, to, off], d[:, off, to]
        d_yv, d_vx = d_xv.transpose(0, 2, 1), d_vy.transpose(0, 2, 1)
        n_xy, n_xv, n_vy = counts[:, to, to], counts[:, to, off], counts[:, off, to]
        n_yv, n_vx = n_xv.transpose(0, 2, 1), n_vy.transpose(0, 2, 1)
        via = _equal(d_xv + d_vy, d_xy, d_xy) * n_xv * n_vy
        before = _equal(d_xy + d_yv, d_xv, d_xv) * _ratio(n_xy * n_yv, n_xv)
        after = (
            before.transpose(0, 2, 1)
            if paths.symmetric
            else _equal(d_vx + d_xy, d_vy, d_vy) * _ratio(n_vx * n_xy, n_vy)
        )
        kept = between[:, to, to]
        between = (
            kept
            - kept * _ratio(via, n_xy)
            - between[:, to, off] * before
            - between[:, off, to] * after
        )
        d, counts = d_xy, n_xy - via
    return total
