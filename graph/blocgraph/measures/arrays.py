"""The ties of a network as arrays. A frozen network is converted once, and taken at its word.

As with NetworkX's own cache, a tie's attribute changed behind a frozen network's back goes
unnoticed: `copy()` the network to change it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple
from weakref import WeakKeyDictionary

import networkx as nx

from blocgraph.errors import InputError
from blocgraph.measures.inputs import finite

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Indices = NDArray[np.intp]


class Ties(NamedTuple):
    """Among N nodes ties lead from TAILS to HEADS and have VALUES; an undirected one both ways.

    Nodes are numbered in the network's order; the ties are sorted, each dyad and direction once,
    without self-loops.
    """

    n: int
    tails: Indices
    heads: Indices
    values: Floats

    def matrix(self) -> Any:
        """The values as a sparse matrix, rows to columns."""
        import numpy as np
        from scipy.sparse import csr_array  # type: ignore[import-untyped]

        # The ties are sorted: where each row begins is all that is not there yet.
        rows = np.searchsorted(self.tails, np.arange(self.n + 1)).astype(np.int32)
        columns = self.heads.astype(np.int32)
        return csr_array((self.values, columns, rows), shape=(self.n, self.n))

    def lengths(self, *, hops: bool = False) -> Floats:
        """Of the shortest paths between all nodes, the values being lengths, or all 1."""
        import numpy as np
        from scipy.sparse.csgraph import dijkstra  # type: ignore[import-untyped]

        if not self.n:
            return np.zeros((0, 0))
        return np.asarray(dijkstra(self.matrix(), unweighted=hops))


_KNOWN: WeakKeyDictionary[nx.Graph[Any], dict[tuple[str, str | None], Ties]] = WeakKeyDictionary()


def weighted_ties(network: nx.Graph[Any], weight: str | None = "weight") -> Ties:
    """The ties with the sum of their weights where they are parallel; None: each has weight 1.

    Raises:
        InputError: a weight is no finite number.
    """
    return _remembered(network, "sum", weight)


def tie_lengths(network: nx.Graph[Any], distance: str | None = None) -> Ties:
    """The ties with the least of their lengths where they are parallel; None: each has length 1.

    Raises:
        InputError: a length that is no finite number above 0.
    """
    return _remembered(network, "least", distance)


def _remembered(network: nx.Graph[Any], how: str, attribute: str | None) -> Ties:
    if not nx.is_frozen(network):
        return _convert(network, how, attribute)
    known = _KNOWN.setdefault(network, {})
    if (how, attribute) not in known:
        known[how, attribute] = _convert(network, how, attribute)
    return known[how, attribute]


def _convert(network: nx.Graph[Any], how: str, attribute: str | None) -> Ties:
    import numpy as np

    index = {node: number for number, node in enumerate(network)}
    ends: list[int] = []
    values: list[float] = []
    for a, b, given in network.edges(data=attribute) if attribute else _plain(network):
        value = finite(given, (a, b), str(attribute))
        if how == "least" and value <= 0:
            raise InputError(f"the tie {a} - {b} has {attribute} {value}: give a length above 0")
        if a != b:
            ends += (index[a], index[b])
            values.append(value)
    tails, heads = np.array(ends, dtype=np.intp).reshape(-1, 2).T
    sizes = np.array(values, dtype=float)
    if not network.is_directed():
        tails, heads = np.concatenate([tails, heads]), np.concatenate([heads, tails])
        sizes = np.concatenate([sizes, sizes])
    order = np.lexsort((sizes, heads, tails))
    tails, heads, sizes = tails[order], heads[order], sizes[order]
    first = np.ones(len(tails), dtype=bool)
    first[1:] = (np.diff(tails) != 0) | (np.diff(heads) != 0)
    if not first.all():
        merge = np.minimum if how == "least" else np.add
        sizes = merge.reduceat(sizes, np.flatnonzero(first))
    return Ties(len(index), tails[first], heads[first], sizes)


def _plain(network: nx.Graph[Any]) -> Any:
    return ((a, b, 1.0) for a, b in network.edges())
