"""A group as one actor (Everett and Borgatti 1999): its degree, closeness and betweenness.

All take any NetworkX network, directed, disconnected or with parallel ties (which count as one, the
shortest). Self-loops are no ties. A group that is empty, or that holds everybody, has the value 0.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import TYPE_CHECKING, Literal, TypeVar

import networkx as nx

from blocgraph.errors import InputError
from blocgraph.measures.inputs import require_actors
from blocgraph.measures.paths import (
    betweenness_of_groups,
    closeness_of_groups,
    degree_of_groups,
    find_paths,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_Node = TypeVar("_Node", bound=Hashable)
Direction = Literal["both", "in", "out"]


def group_degree_centrality(
    network: nx.Graph[_Node], group: Iterable[_Node], *, direction: Direction = "both"
) -> float:
    """The share of outsiders that are adjacent to some member.

    Args:
        network: any network.
        group: some of its nodes.
        direction: in a directed network, `in` for ties from outsiders to members, `out` for ties
            from members to outsiders, `both` for either.

    Raises:
        UnknownNameError: a member is not in the network.
        InputError: another direction.

    >>> group_degree_centrality(nx.path_graph(5), [1, 2])
    0.6666666666666666
    >>> group_degree_centrality(nx.DiGraph([(0, 1), (1, 2)]), [1], direction="in")
    0.5
    """
    if direction not in ("both", "in", "out"):
        raise InputError(f"direction is {direction!r}: give both, in or out")
    paths, members = find_paths(network), _indices(network, group)
    if direction == "both":
        adjacent = paths.adjacent | paths.adjacent.T
    else:
        adjacent = paths.adjacent if direction == "in" else paths.adjacent.T
    return float(degree_of_groups(adjacent, members)[0])


def group_closeness_centrality(
    network: nx.Graph[_Node],
    group: Iterable[_Node],
    *,
    distance: str | None = None,
    direction: Literal["in", "out"] = "in",
) -> float:
    """The mean over outsiders of 1 / the distance to the nearest member: harmonic closeness.

    With C the group: `1 / (n - |C|) sum over v outside of 1 / min d(v, c)`. Who cannot reach the
    group counts 0, so the value is finite on disconnected networks; with ties of length 1 it is
    between 0 and 1, and never less than the group degree.

    Args:
        network: any network.
        group: some of its nodes.
        distance: the edge attribute that holds a tie's length, above 0; None: each has length 1.
        direction: in a directed network, `in` for paths to the group, `out` for paths from it.

    Raises:
        UnknownNameError: a member is not in the network.
        InputError: a length that is no finite number above 0, or another direction.

    >>> group_closeness_centrality(nx.path_graph(5), [1, 2])
    0.8333333333333334
    >>> group_closeness_centrality(nx.empty_graph(3), [0])
    0.0
    """
    if direction not in ("in", "out"):
        raise InputError(f"direction is {direction!r}: give in or out")
    lengths = find_paths(network, distance).lengths
    towards = lengths if direction == "in" else lengths.T
    return float(closeness_of_groups(towards, _indices(network, group))[0])


def group_betweenness_centrality(
    network: nx.Graph[_Node], group: Iterable[_Node], *, distance: str | None = None
) -> float:
    """The mean over pairs of outsiders of the share of shortest paths that run through the group.

    With C the group and sigma the number of shortest paths, the mean over outsiders s and t of
    `1 - sigma_st(avoiding C) / sigma_st`: over unordered pairs where the network is undirected,
    over ordered ones where it is directed. A pair without a path counts 0. Exact, also where
    `nx.group_betweenness_centrality` of networkx 3.6.1 is not:

    >>> network = nx.Graph([(0, 2), (0, 3), (0, 4), (1, 2), (1, 3), (1, 4), (3, 4)])
    >>> group_betweenness_centrality(network, [0, 2, 3])
    0.0
    >>> group_betweenness_centrality(nx.path_graph(5), [1, 2])
    0.6666666666666666

    Args:
        network: any network; time grows with the cube of its nodes.
        group: some of its nodes.
        distance: the edge attribute that holds a tie's length, above 0; None: each has length 1.

    Raises:
        UnknownNameError: a member is not in the network.
        InputError: a length that is no finite number above 0.
    """
    paths = find_paths(network, distance)
    return float(betweenness_of_groups(paths, _indices(network, group))[0])


def member_contributions(
    network: nx.Graph[_Node],
    group: Iterable[_Node],
    measure: Callable[[nx.Graph[_Node], list[_Node]], float],
) -> dict[_Node, float]:
    """What each member adds to its group: the value of the group less its value without the member.

    It is negative where the group does better without the member, who then is an outsider.

    >>> member_contributions(nx.star_graph(3), [0, 1], group_degree_centrality)
    {0: 0.6666666666666667, 1: 0.0}
    """
    members = list(dict.fromkeys(group))
    whole = measure(network, members)
    return {
        member: whole - measure(network, [other for other in members if other != member])
        for member in members
    }


def _indices(network: nx.Graph[_Node], group: Iterable[_Node]) -> NDArray[np.intp]:
    import numpy as np

    index = {node: number for number, node in enumerate(network)}
    members = list(dict.fromkeys(group))
    require_actors(network, members)
    return np.array([[index[member] for member in members]], dtype=np.intp)
