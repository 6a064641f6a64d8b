"""Core and periphery: a dense middle, and those who have ties with it but not with each other."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from blocgraph.measures.ties import signed_network

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class CorePeriphery:
    """CORE is the core that suits a network best, by FIT from -1 to 1.

    `wrong` of the dyads inside core and periphery are not as they would be. `fit` is None where it
    is not defined.
    """

    core: tuple[str, ...]
    wrong: int
    fit: float | None


def core_periphery(network: nx.Graph[str]) -> CorePeriphery:
    """The division into core and periphery that is nearest the ideal one.

    Ideally all in the core have positive net ties with each other and nobody in the periphery has
    with another of it; ties between the two do not matter (Borgatti and Everett 2000). The core
    with the fewest dyads that differ is that of the k actors with most ties, for some k (Lip 2011):

        wrong(k) = k (k - 1) / 2 + ties - sum of the k highest numbers of ties

    `fit` is the correlation of ties and ideal over the dyads inside core and periphery: near 1 for
    a core with its periphery; None where all these dyads, or all ideal ones, are alike, as in a
    complete, an empty or a tiny network.

    Args:
        network: as `project` makes it, or any other with a signed `weight` on each tie.

    Returns:
        The smallest of equally good cores, and who has as many ties as its last member where that
        is as good; empty without positive ties.

    Raises:
        InputError: a weight is no finite number.

    >>> import networkx as nx
    >>> network = nx.complete_graph(list("ABCD"))
    >>> network.add_edges_from([("A", "U"), ("B", "V"), ("C", "W")])
    >>> nx.set_edge_attributes(network, 1, "weight")
    >>> found = core_periphery(network)
    >>> found.core, found.wrong, found.fit
    (('A', 'B', 'C'), 0, 1.0)
    """
    ties = [(a, b) for a, b, data in signed_network(network).edges(data=True) if data["weight"] > 0]
    degree = dict.fromkeys(sorted(network), 0)
    for a, b in ties:
        if a != b:
            degree[a] += 1
            degree[b] += 1
    order = sorted(degree, key=lambda actor: (-degree[actor], actor))
    best, wrong, sum_ = 0, len(ties), 0
    for size, actor in enumerate(order, 1):
        sum_ += degree[actor]
        misfit = size * (size - 1) // 2 + len(ties) - sum_
        alike = best == size - 1 and best and degree[order[best - 1]] == degree[actor]
        if misfit < wrong or (misfit == wrong and alike):
            best, wrong = size, misfit
    core = set(order[:best])
    return CorePeriphery(tuple(sorted(core)), wrong, _fit(len(order), ties, core))


def _fit(n: int, ties: list[tuple[str, str]], core: set[str]) -> float | None:
    """The correlation of two columns of zeros and ones: tied, and in the core."""
    inside, outside = math.comb(len(core), 2), math.comb(n - len(core), 2)
    both = sum(a in core and b in core for a, b in ties)
    tied = both + sum(a not in core and b not in core for a, b in ties)
    dyads = inside + outside
    spread = tied * (dyads - tied) * inside * outside
    return (dyads * both - tied * inside) / math.sqrt(spread) if spread else None
