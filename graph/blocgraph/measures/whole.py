"""The network as a whole: how dense, how balanced, how far its blocs keep to themselves."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from blocgraph.measures.blocs import Bloc, detect_blocs
from blocgraph.measures.core_periphery import core_periphery
from blocgraph.measures.frustration import frustration_index
from blocgraph.measures.louvain import signed_modularity, sorted_ties
from blocgraph.measures.polarisation import bloc_polarisation
from blocgraph.measures.ties import signed_network

if TYPE_CHECKING:
    import networkx as nx

    from blocgraph.network.projection import Network


@dataclass(frozen=True, slots=True)
class WholeNetwork:
    """A network of ACTORS is, as a whole, so dense, so balanced and so divided into BLOCS.

    A measure that is not defined is None: balance without triangles, the E-I index without ties,
    the fit of a core where there is none. `frustration_low` and `frustration_high` are equal where
    the index is exact.
    """

    actors: int
    positive_density: float
    negative_density: float
    balance: float | None
    blocs: int
    modularity: float
    ei_index: float | None
    frustration_low: int
    frustration_high: int
    frustration_exact: bool
    polarisation: float
    core: int
    core_fit: float | None


def describe_network(
    network: Network | nx.Graph[str],
    blocs: Iterable[Bloc] | None = None,
    *,
    seed: int = 0,
    as_of: str | None = None,
    time_limit: float = 1.0,
) -> WholeNetwork:
    """Measure a whole network on its net ties (`signed_network`).

    The densities are the shares of all dyads with a positive, and a negative, net tie. See
    `triangle_balance`, `signed_modularity`, `ei_index`, `frustration_index`, `bloc_polarisation`
    and `core_periphery`.

    Args:
        network: as `project` makes it, or any other with a signed `weight` on each tie.
        blocs: that modularity, the E-I index and polarisation are of; by default the detected ones.
            An actor in two blocs counts for the last.
        seed: of the detection and of the search for frustration.
        as_of: the day of judgement of alignment, which polarisation is of.
        time_limit: seconds for the proof of the frustration index.

    Raises:
        InputError: a weight is no finite number.

    >>> import networkx as nx
    >>> network = nx.Graph()
    >>> network.add_weighted_edges_from([("A", "B", 1), ("A", "C", -1), ("B", "C", -1)])
    >>> whole = describe_network(network)
    >>> round(whole.positive_density, 3), whole.balance, whole.blocs, whole.frustration_high
    (0.333, 1.0, 1, 0)
    """
    ties = signed_network(network)
    chosen = detect_blocs(network, seed) if blocs is None else tuple(blocs)
    dyads = len(ties) * (len(ties) - 1) / 2 or 1.0
    weights: list[float] = [data["weight"] for *_, data in ties.edges(data=True)]
    frustration = frustration_index(ties, time_limit=time_limit, seed=seed)
    core = core_periphery(ties)
    return WholeNetwork(
        actors=len(ties),
        positive_density=sum(weight > 0 for weight in weights) / dyads,
        negative_density=sum(weight < 0 for weight in weights) / dyads,
        balance=triangle_balance(ties),
        blocs=len(chosen),
        modularity=signed_modularity(ties, [bloc.members for bloc in chosen]),
        ei_index=ei_index(ties, chosen),
        frustration_low=frustration.low,
        frustration_high=frustration.high,
        frustration_exact=frustration.exact,
        polarisation=bloc_polarisation(network, chosen, as_of=as_of),
        core=len(core.core),
        core_fit=core.fit,
    )


def triangle_balance(ties: nx.Graph[str]) -> float | None:
    """The share of triangles with an even number of negative ties (Cartwright and Harary 1956).

    `(1 + tr S^3 / tr |S|^3) / 2` with S the signs of the ties; None without a triangle. Where the
    signs are random with as many positive as negative ones, it is about 1/2.

    Raises:
        InputError: a weight is no finite number.

    >>> import networkx as nx
    >>> network = nx.Graph()
    >>> network.add_weighted_edges_from([("A", "B", 1), ("A", "C", -1), ("B", "C", -2)])
    >>> triangle_balance(network)
    1.0
    """
    import numpy as np

    named = sorted_ties(ties)
    index = {actor: number for number, actor in enumerate(named)}
    signs = np.zeros((len(index), len(index)))
    for actor, row in named.items():
        for other, weight in row.items():
            signs[index[actor], index[other]] = np.sign(weight)
    size = np.abs(signs)
    triangles = float(((size @ size) * size).sum())
    if not triangles:
        return None
    return (1 + float(((signs @ signs) * signs).sum()) / triangles) / 2


def ei_index(ties: nx.Graph[str], blocs: Iterable[Bloc]) -> float | None:
    """(E - I) / (E + I): positive weight between blocs against within (Krackhardt and Stern 1988).

    1 where all positive ties lead out of their bloc, -1 where all stay inside; None where there is
    no positive tie. Who is in no bloc is alone.

    Raises:
        InputError: a weight is no finite number.

    >>> import networkx as nx
    >>> network = nx.Graph()
    >>> network.add_weighted_edges_from([("A", "B", 3), ("A", "C", 1)])
    >>> ei_index(network, [Bloc("B1", "", ("A", "B"))])
    -0.5
    """
    home = {actor: actor for actor in ties}
    home.update({member: f"bloc {bloc.code}" for bloc in blocs for member in bloc.members})
    inside: list[float] = []
    outside: list[float] = []
    for actor, row in sorted_ties(ties).items():
        for other, weight in row.items():
            if weight > 0:
                (inside if home[actor] == home[other] else outside).append(weight)
    total = math.fsum(inside) + math.fsum(outside)
    return (math.fsum(outside) - math.fsum(inside)) / total if total else None
