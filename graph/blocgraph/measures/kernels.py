"""Centralities as arrays in, arrays out: what the measures on networks and the draws share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Indices = NDArray[np.intp]

TOLERANCE = 1e-10
"""Relative difference below which two lengths are equal: sums of 1 / weight are not exact."""

_CELLS = 4_000_000
_DENSE = 60
_SETTLED = 1e-11
_STEPS = 4


def pagerank(matrix: Any, damping: float = 0.85) -> Floats:
    """The stationary distribution of a walker on a sparse matrix of weights, rows to columns.

    From a node without a tie, and with probability 1 - damping, the walker jumps to any node.
    """
    import numpy as np

    n = matrix.shape[0]
    out = matrix @ np.ones(n)
    stuck = out == 0
    share = np.divide(1.0, out, out=np.zeros(n), where=~stuck)
    if n <= _DENSE:
        return _solve_pagerank(matrix.toarray() * share[:, None], stuck, damping)
    back = matrix.T
    follow = damping * share
    x = np.full(n, 1 / n)
    for _ in range(1000 // _STEPS):
        last = x
        for _ in range(_STEPS):
            x = back @ (x * follow)
            x += (1 - x.sum()) / n
        if np.abs(x - last).sum() < _SETTLED:
            break
    return x


def _solve_pagerank(walk: Floats, stuck: NDArray[np.bool_], damping: float) -> Floats:
    import numpy as np

    n = len(walk)
    if not n:
        return np.zeros(0)
    walk[stuck] = 1 / n
    x = np.linalg.solve(np.eye(n) - damping * walk.T, np.full(n, (1 - damping) / n))
    return np.asarray(x / x.sum())


def leading_eigenvector(matrix: Any) -> Floats:
    """Of each connected component of a symmetric sparse matrix, its largest entry made 1."""
    import numpy as np
    from scipy.linalg import eigh  # type: ignore[import-untyped]
    from scipy.sparse.csgraph import connected_components  # type: ignore[import-untyped]
    from scipy.sparse.linalg import eigsh  # type: ignore[import-untyped]

    n = matrix.shape[0]
    values = np.zeros(n)
    number, labels = connected_components(matrix, directed=False) if n else (0, np.zeros(0))
    for label in range(number):
        members = np.flatnonzero(labels == label)
        size = len(members)
        if size < 2:
            continue
        part = matrix[members][:, members] if size < n else matrix
        if size <= _DENSE:
            found = eigh(part.toarray(), subset_by_index=[size - 1, size - 1])[1]
        else:
            found = eigsh(part.astype(float), k=1, which="LA", v0=np.ones(size), tol=1e-12)[1]
        leading = np.abs(found[:, 0])
        values[members] = leading / leading.max()
    return values


def harmonic_closeness(lengths: Floats) -> Floats:
    """Of each node, the mean of 1 / length to all others; infinite lengths count 0."""
    import numpy as np

    n = len(lengths)
    near = np.divide(1.0, lengths, out=np.zeros_like(lengths), where=lengths > 0)
    return np.asarray(near.sum(1) / max(n - 1, 1))


def hop_closeness(n: int, tails: Indices, heads: Indices) -> Floats:
    """Harmonic closeness with ties of length 1, by sets of nodes as bits: whom each one reaches."""
    import numpy as np

    order = np.argsort(tails, kind="stable")
    tails, heads = tails[order], heads[order]
    active, starts = np.unique(tails, return_index=True)
    reached = np.packbits(np.eye(n, dtype=bool), axis=1)
    pad = -reached.shape[1] % 8
    reached = np.pad(reached, ((0, 0), (0, pad))).view(np.uint64)
    total, known = np.zeros(n), np.ones(n)
    for hops in range(1, n):
        wider = reached.copy()
        if len(active):
            wider[active] |= np.bitwise_or.reduceat(reached[heads], starts, axis=0)
        size = np.bitwise_count(wider).sum(1).astype(float)
        if np.array_equal(size, known):
            break
        total += (size - known) / hops
        reached, known = wider, size
    return total / max(n - 1, 1)


def betweenness(lengths: Floats, tails: Indices, heads: Indices, ties: Floats) -> Floats:
    """The share of shortest paths between ordered pairs of others that run through each node.

    Brandes (2001), for many sources at once: the ties that lie on shortest paths make a network
    without cycles, whose paths are counted from the source and back.

    Args:
        lengths: of the shortest paths between all nodes.
        tails: where each tie begins; an undirected one comes both ways.
        heads: where it ends.
        ties: how long it is.
    """
    import numpy as np

    n = len(lengths)
    total = np.zeros(n)
    for first in range(0, n, _batch(n, len(ties))):
        rows = lengths[first : first + _batch(n, len(ties))]
        ahead, sources = ties_ahead(rows, tails, heads, ties), np.arange(len(rows))
        counts = _count(ahead, sources * n + first + sources)
        reached = counts > 0
        current = np.divide(1.0, counts, out=np.zeros_like(counts), where=reached)
        depending = np.zeros_like(counts)
        back = ahead.T.tocsr()
        while (current := back @ current).any():
            depending += current
        depending = (depending * counts).reshape(len(rows), n)
        depending[sources, first + sources] = 0
        total += depending.sum(0)
    return total / max((n - 1) * (n - 2), 1)


def path_counts(lengths: Floats, tails: Indices, heads: Indices, ties: Floats) -> Floats:
    """How many shortest paths lead from each node to each other; 1 to itself."""
    import numpy as np

    n = len(lengths)
    counts = np.zeros((n, n))
    step = _batch(n, len(ties))
    for first in range(0, n, step):
        rows = lengths[first : first + step]
        starts = np.arange(len(rows)) * (n + 1) + first
        ahead = ties_ahead(rows, tails, heads, ties)
        counts[first : first + step] = _count(ahead, starts).reshape(len(rows), n)
    return counts


def paths_through(ahead: Any, counts: Floats, groups: Indices) -> Floats:
    """For each group, the sum over outsiders s != t of the share of s-t paths that touch it.

    Args:
        ahead: the ties on shortest paths, as `ties_ahead` gives them.
        counts: of the shortest paths between all nodes.
        groups: a row of distinct node indices for each group.
    """
    import numpy as np

    n = len(counts)
    every = counts.reshape(-1, 1)
    step = max(1, _CELLS // max(n * n, 1))
    shares = []
    for first in range(0, len(groups), step):
        part = groups[first : first + step]
        outside = np.ones((n, len(part)))
        outside[part, np.arange(len(part))[:, None]] = 0
        clear = (outside[:, None, :] * outside[None, :, :]).reshape(n * n, len(part))
        current = np.zeros_like(clear)
        current[np.arange(n) * (n + 1)] = outside
        avoiding = current.copy()
        while (current := clear * (ahead @ current)).any():
            avoiding += current
        np.divide(avoiding, every, out=avoiding, where=every > 0)
        shares.append(((every > 0) * clear - avoiding).sum(0))
    return np.concatenate(shares) if shares else np.zeros(0)


def ties_ahead(rows: Floats, tails: Indices, heads: Indices, ties: Floats) -> Any:
    """The ties on shortest paths, as a matrix of (source, head) by (source, tail)."""
    import numpy as np
    from scipy.sparse import csr_array  # type: ignore[import-untyped]

    n = rows.shape[1]
    columns = np.ascontiguousarray(rows.T)
    begin, end = columns[tails], columns[heads]
    on_path = begin < end
    begin += ties[:, None]
    with np.errstate(invalid="ignore"):
        begin -= end
        end *= TOLERANCE
    on_path &= np.abs(begin, out=begin) <= end
    tie, source = np.nonzero(on_path)
    size = rows.shape[0] * n
    entries = (np.ones(len(tie)), (source * n + heads[tie], source * n + tails[tie]))
    return csr_array(entries, shape=(size, size))


def _batch(n: int, ties: int) -> int:
    return max(1, _CELLS // max(n, ties, 1))


def _count(ahead: Any, starts: Indices) -> Floats:
    import numpy as np

    counts = np.zeros(ahead.shape[0])
    counts[starts] = 1
    current = counts.copy()
    while (current := ahead @ current).any():
        counts += current
    return counts
