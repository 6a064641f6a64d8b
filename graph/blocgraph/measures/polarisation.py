"""Polarisation: how far a network is from one group, towards two large ones far apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from blocgraph.errors import InputError
from blocgraph.measures.blocs import Bloc
from blocgraph.measures.inputs import require_actors
from blocgraph.measures.portfolio import dyad_scores
from blocgraph.measures.stability import bloc_labels

if TYPE_CHECKING:
    import networkx as nx

ALPHA = 1.3
"""How much its own size counts for how a group feels; Esteban and Ray allow 1.6 at most."""


def esteban_ray(
    sizes: Sequence[float], distances: Sequence[Sequence[float]], alpha: float = ALPHA
) -> float:
    """The polarisation of groups of such sizes and distances (Esteban and Ray 1994).

    `sum over i and j of p_i^(1 + alpha) p_j d_ij`, with p the sizes as shares of their sum. Two
    groups of equal size at distance 1 have 2^-(1 + alpha); one group alone has 0.

    Args:
        sizes: of the groups, from 0 up.
        distances: from each to each, from 0 up; 0 to itself.
        alpha: above 0, at most 1.6; 0 would be inequality, not polarisation.

    Raises:
        InputError: a size, distance or alpha is out of range, or the tables do not fit.

    >>> round(esteban_ray([50, 50], [[0, 1], [1, 0]]), 4)
    0.2031
    >>> esteban_ray([10], [[0]])
    0.0
    """
    import numpy as np

    if not 0 < alpha <= 1.6:
        raise InputError(f"alpha is {alpha}: give a number above 0, at most 1.6")
    share = np.array(sizes, dtype=float)
    apart = np.array(distances, dtype=float).reshape(-1, len(share)) if len(share) else share
    if len(share) and apart.shape != (len(share), len(share)):
        raise InputError("sizes and distances are of different numbers of groups")
    if not (np.isfinite(share).all() and np.isfinite(apart).all()):
        raise InputError("a size or distance is no finite number")
    if (share < 0).any() or (apart < 0).any():
        raise InputError("a size or distance is below 0")
    if not share.sum():
        return 0.0
    share = share / share.sum()
    return float(share ** (1 + alpha) @ apart @ share)


def bloc_polarisation(
    network: nx.Graph[str],
    blocs: Iterable[Bloc],
    *,
    as_of: str | None = None,
    alpha: float = ALPHA,
) -> float:
    """How polarised a network is between blocs: 1 for two equal ones in full hostility.

    The measure of `esteban_ray`, over its value for two equal groups at distance 1. A bloc's size
    is its members, the distance of two is (1 - mean alignment) / 2 over all dyads across, those
    without evidence counting 0: 0 for full alignment, 1 for full hostility. Who is in no bloc is a
    group of one. Blocs that are only strangers to each other are half apart; compare over time or
    between networks, and with the same blocs in one.

    Args:
        network: as `project` makes it, or any other with a signed `weight` on each tie, from -1 to
            1, which then is the alignment.
        blocs: an actor in two counts for the last.
        as_of: the day of judgement, as in `alignments`.
        alpha: as in `esteban_ray`.

    Raises:
        UnknownNameError: a member is not in the network.
        InputError: a weight is no finite number, or alpha is out of range.

    >>> import networkx as nx
    >>> network = nx.Graph()
    >>> network.add_edge("A", "B", weight=-1)
    >>> round(bloc_polarisation(network, []), 9)
    1.0
    """
    import numpy as np

    blocs = tuple(blocs)
    require_actors(network, [member for bloc in blocs for member in bloc.members])
    actors = sorted(network)
    if not actors:
        return 0.0
    labels = bloc_labels(actors, blocs)
    group = np.unique([labels[actor] for actor in actors], return_inverse=True)[1]
    inside = np.eye(int(group.max()) + 1)[group]
    index = {actor: number for number, actor in enumerate(actors)}
    scores = np.zeros((len(actors), len(actors)))
    for (a, b), score in dyad_scores(network, as_of).items():
        scores[index[a], index[b]] = scores[index[b], index[a]] = min(1.0, max(-1.0, score))
    sizes = inside.sum(0)
    apart = (1 - inside.T @ scores @ inside / np.outer(sizes, sizes)) / 2
    np.fill_diagonal(apart, 0)
    apart = np.maximum(apart, 0)
    return esteban_ray(sizes.tolist(), apart.tolist(), alpha) * float(2 ** (1 + alpha))
