"""Brokers by role: on whose behalf an actor links two that have no tie (Gould and Fernandez)."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import networkx as nx

from blocgraph.errors import InputError
from blocgraph.measures.blocs import Bloc
from blocgraph.measures.inputs import finite, require_actors
from blocgraph.measures.stability import bloc_labels
from blocgraph.vocabulary import RelationType

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_Node = TypeVar("_Node", bound=Hashable)

_DENSE = 2000
"""Nodes up to which a full matrix is looked up faster than a sparse one."""


class Roles(NamedTuple):
    """How many open two-paths i - v - j an actor v stands on, by who is of one group with whom.

    coordinator: all three; itinerant: i and j, not v; representative: i and v, for it speaks for
    its group to j; gatekeeper: v and j, for it lets i in; liaison: all are of different groups.
    """

    coordinator: float
    itinerant: float
    representative: float
    gatekeeper: float
    liaison: float


@dataclass(frozen=True, slots=True)
class BrokerageRoles:
    """ACTOR of BLOC stands so often between two others, and so far above or below chance.

    Each z compares the count with that under blocs dealt out anew. `bloc` is None for the
    unaligned.
    """

    actor: str
    name: str
    bloc: str | None
    coordinator: int
    coordinator_z: float
    itinerant: int
    itinerant_z: float
    representative: int
    representative_z: float
    gatekeeper: int
    gatekeeper_z: float
    liaison: int
    liaison_z: float


def gould_fernandez_roles(
    ties: nx.Graph[_Node], groups: Mapping[_Node, Hashable]
) -> dict[_Node, Roles]:
    """The brokerage roles of all nodes (Gould and Fernandez 1989).

    A two-path i - v - j is open where there is no tie from i to j; i and j differ. In an undirected
    network each counts in both directions, so that an actor is representative as often as
    gatekeeper. Self-loops and parallel ties make no difference.

    Args:
        ties: any network.
        groups: the group of each node; those without one are alone.

    >>> roles = gould_fernandez_roles(nx.DiGraph(["ab", "bc"]), {"a": 1, "b": 1, "c": 2})
    >>> roles["b"]
    Roles(coordinator=0.0, itinerant=0.0, representative=1.0, gatekeeper=0.0, liaison=0.0)
    """
    import numpy as np

    labels: dict[object, int] = {}
    numbers = [
        labels.setdefault(
            ("group", groups[node]) if node in groups else ("node", node), len(labels)
        )
        for node in ties
    ]
    counts = _Counter(_adjacency(ties)).roles(np.array(numbers, dtype=np.intp))
    return {node: Roles(*row) for node, row in zip(ties, counts.tolist(), strict=True)}


def brokerage_roles(
    network: nx.Graph[str], blocs: Iterable[Bloc], *, draws: int = 200, seed: int = 0
) -> tuple[BrokerageRoles, ...]:
    """The brokerage roles of actors among the positive ties, and how far they are above chance.

    A relation without a direction (an alliance, a treaty) is a tie both ways. z is (count - mean) /
    standard deviation over `draws` permutations of the bloc labels among all actors, 0 where these
    give all the same count.

    Args:
        network: as `project` makes it; or any other with a `weight` on each tie, which goes both
            ways where the network is undirected.
        blocs: an actor in two counts for the last; who is in none is alone.
        draws: permutations.
        seed: equal seeds give equal draws, in whatever order actors and ties come.

    Returns:
        Those who stand between most others first.

    Raises:
        UnknownNameError: a member is not in the network.
        InputError: draws is below 1, or a weight is no finite number.

    >>> network = nx.Graph()
    >>> network.add_weighted_edges_from([("A", "B", 1), ("B", "C", 1)])
    >>> row = brokerage_roles(network, [Bloc("X", "", ("A", "B"))])[0]
    >>> row.actor, row.coordinator, row.representative, row.gatekeeper, row.liaison
    ('B', 0, 1, 1, 0)
    """
    import numpy as np

    if draws < 1:
        raise InputError(f"draws is {draws}: give 1 or more")
    blocs = tuple(blocs)
    require_actors(network, [member for bloc in blocs for member in bloc.members])
    ties = _positive_arcs(network)
    home = {member: bloc.code for bloc in blocs for member in bloc.members}
    names = bloc_labels(ties, blocs)
    labels = np.unique([names[actor] for actor in ties], return_inverse=True)[1]
    counter = _Counter(_adjacency(ties))
    counts = counter.roles(labels)
    dice = np.random.default_rng(seed)
    drawn = np.stack([counter.roles(dice.permutation(labels)) for _ in range(draws)])
    spread = drawn.std(0)
    z = np.divide(counts - drawn.mean(0), spread, out=np.zeros_like(counts), where=spread > 1e-9)
    rows = []
    for actor, count, standing in zip(ties, counts.tolist(), z.tolist(), strict=True):
        figures = [f for pair in zip(map(round, count), standing, strict=True) for f in pair]
        name = str(network.nodes[actor].get("name", actor))
        rows.append((-sum(count), BrokerageRoles(actor, name, home.get(actor), *figures)))
    return tuple(row for _, row in sorted(rows, key=lambda pair: (pair[0], pair[1].actor)))


def _positive_arcs(network: nx.Graph[str]) -> nx.DiGraph[str]:
    arcs: nx.DiGraph[str] = nx.DiGraph()
    arcs.add_nodes_from(sorted(network))
    for a, b, data in network.edges(data=True):
        kind = data.get("type")
        if finite(data.get("weight"), (a, b), "weight") <= 0 or kind == RelationType.MEMBERSHIP:
            continue
        arcs.add_edge(a, b)
        if not network.is_directed() or (isinstance(kind, RelationType) and kind.is_symmetric):
            arcs.add_edge(b, a)
    return arcs


def _adjacency(ties: nx.Graph[Any]) -> Any:
    import numpy as np
    from scipy.sparse import csr_array  # type: ignore[import-untyped]

    index = {node: number for number, node in enumerate(ties)}
    arcs = {(index[a], index[b]) for a, b in ties.edges() if a != b}
    if not ties.is_directed():
        arcs |= {(b, a) for a, b in arcs}
    ends = np.array(sorted(arcs), dtype=np.intp).reshape(-1, 2)
    return csr_array((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(len(index),) * 2)


class _Counter:
    """Counts open two-paths by role, without going through them one by one."""

    def __init__(self, adjacency: Any) -> None:
        import numpy as np

        self.ties = adjacency
        self.tails, self.heads = adjacency.nonzero()
        self.n = adjacency.shape[0]
        back = self._at(adjacency.T.tocsr())
        out = np.asarray(adjacency.sum(1)).ravel()
        into = np.asarray(adjacency.sum(0)).ravel()
        # Of each tie (i, v) the open ways on to some j, of each tie (v, j) those here from some i.
        self.ways_on = out[self.heads] - self._at(adjacency @ adjacency.T) - back
        self.ways_here = into[self.tails] - self._at(adjacency.T @ adjacency) - back
        self.back = back
        self.total = self._by_head(self.ways_on)

    def roles(self, labels: NDArray[np.intp]) -> Floats:
        """A row of the five counts for each node."""
        import numpy as np
        from scipy.sparse import csr_array

        same = (labels[self.tails] == labels[self.heads]).astype(float)
        inside = csr_array((same, (self.tails, self.heads)), shape=self.ties.shape)
        group = csr_array(
            (np.ones(self.n), (np.arange(self.n), labels)),
            shape=(self.n, int(labels.max(initial=-1)) + 1),
        )
        sender = self._by_head(self.ways_on * same)
        receiver = np.bincount(self.tails, self.ways_here * same, minlength=self.n)
        mine = np.bincount(self.tails, same, minlength=self.n)[self.heads]
        shared = self.ties @ inside.T
        both = mine - self._at(shared) - self.back * same
        coordinator = self._by_head(both * same)
        ends = np.asarray((self.ties.T @ group).multiply(self.ties @ group).sum(1)).ravel()
        ends = ends - self._by_head(self._at(shared.T) + self.back)
        itinerant, rep, gate = ends - coordinator, sender - coordinator, receiver - coordinator
        liaison = self.total - coordinator - itinerant - rep - gate
        return np.stack([coordinator, itinerant, rep, gate, liaison], axis=1)

    def _at(self, matrix: Any) -> Floats:
        import numpy as np

        if not len(self.tails):
            return np.zeros(0)
        if self.n <= _DENSE:
            return np.asarray(matrix.toarray()[self.tails, self.heads])
        return np.asarray(matrix.tocsr()[self.tails, self.heads], dtype=float).ravel()

    def _by_head(self, values: Floats) -> Floats:
        import numpy as np

        return np.bincount(self.heads, values, minlength=self.n).astype(float)
