"""Brokers across blocs: who could mediate, who has ties everywhere, who might change sides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from blocgraph.measures.arrays import weighted_ties
from blocgraph.measures.blocs import Bloc
from blocgraph.measures.inputs import require_actors
from blocgraph.measures.portfolio import dyad_scores
from blocgraph.measures.stability import bloc_labels
from blocgraph.measures.ties import signed_network

if TYPE_CHECKING:
    import networkx as nx
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Broker:
    """ACTOR of BLOC stands so between blocs; it fits BEST best and SECOND second best.

    `bloc` is None for the unaligned, `constraint` without positive ties, `swing` and `second` with
    fewer than two blocs, and `best` without any.
    """

    actor: str
    name: str
    bloc: str | None
    mediated: int
    mediator: float
    participation: float
    hostile_participation: float
    within_z: float
    hostile_within_z: float
    constraint: float | None
    swing: float | None
    best: str | None
    second: str | None


def brokers(
    network: nx.Graph[str], blocs: Iterable[Bloc], *, as_of: str | None = None
) -> tuple[Broker, ...]:
    """How each actor stands between the blocs, on the net ties.

    - `mediated`: hostile dyads both ends of which the actor has positive ties with; `mediator`
      their share of all hostile dyads of others;
    - `participation`: see `participation_coefficient`, on the positive ties, `hostile_` on the
      negative ones;
    - `within_z`: see `within_bloc_z`, likewise;
    - `constraint`: see `burt_constraint`, on the positive ties;
    - `swing` = 1 - (f1 - f2) / 2, with f1 and f2 the highest two of its fits with the blocs, a fit
      being the mean alignment with the members but itself (dyads without evidence count 0): 1 for
      who fits two blocs equally well.

    Args:
        network: as `project` makes it, or any other with a signed `weight` on each tie, which then
            is the alignment too.
        blocs: an actor in two counts for the last; who is in none is alone.
        as_of: the day of judgement of alignment, as in `alignments`.

    Returns:
        Those who could mediate most first.

    Raises:
        UnknownNameError: a member is not in the network.
        InputError: a weight is no finite number.

    >>> import networkx as nx
    >>> network = nx.Graph()
    >>> network.add_weighted_edges_from([("M", "A", 0.5), ("M", "X", 0.5), ("A", "X", -0.5)])
    >>> rows = brokers(network, [Bloc("one", "", ("A",)), Bloc("two", "", ("X",))])
    >>> rows[0].actor, rows[0].mediated, rows[0].mediator, rows[0].participation, rows[0].swing
    ('M', 1, 1.0, 0.5, 1.0)
    """
    blocs = tuple(blocs)
    require_actors(network, [member for bloc in blocs for member in bloc.members])
    ties = signed_network(network)
    positive, negative = _parts(ties)
    names = bloc_labels(ties, blocs)
    labels = [names[actor] for actor in ties]
    home = {member: bloc.code for bloc in blocs for member in bloc.members}
    mediated, share = _mediated(positive, negative)
    constraint = _constraint(positive)
    fits = _fits(list(ties), blocs, dyad_scores(network, as_of))
    spread, hostile_spread = _participation(positive, labels), _participation(negative, labels)
    within, hostile_within = _within_z(positive, labels), _within_z(negative, labels)
    rows = []
    for i, actor in enumerate(ties):
        best, second, swing = _swing(fits[i].tolist(), blocs)
        rows.append(
            Broker(
                actor=actor,
                name=str(network.nodes[actor].get("name", actor)),
                bloc=home.get(actor),
                mediated=int(mediated[i]),
                mediator=float(share[i]),
                participation=float(spread[i]),
                hostile_participation=float(hostile_spread[i]),
                within_z=float(within[i]),
                hostile_within_z=float(hostile_within[i]),
                constraint=float(constraint[i]) if positive[i].any() else None,
                swing=swing,
                best=best,
                second=second,
            )
        )
    return tuple(sorted(rows, key=lambda row: (-row.mediated, -row.participation, row.actor)))


def participation_coefficient(ties: nx.Graph[str], groups: Mapping[str, str]) -> dict[str, float]:
    """How evenly an actor's ties spread over groups (Guimera and Amaral 2005).

    `1 - sum over groups of (k_g / k)^2`, with k the absolute weight of its ties and k_g of those
    into the group: 0 where all lead into one, near 1 where they spread over many. 0 for an isolated
    actor. Positive and negative ties want to be looked at apart (Rubinov and Sporns 2011).

    Args:
        ties: an undirected network.
        groups: the group of each actor; those without one are alone.

    Raises:
        InputError: a weight is no finite number.

    >>> import networkx as nx
    >>> network = nx.Graph()
    >>> network.add_weighted_edges_from([("A", "B", 1), ("A", "X", 1)])
    >>> participation_coefficient(network, {"A": "one", "B": "one", "X": "two"})
    {'A': 0.5, 'B': 0.0, 'X': 0.0}
    """
    values = _participation(_sizes(ties), _labels(ties, groups)).tolist()
    return dict(zip(ties, values, strict=True))


def within_bloc_z(ties: nx.Graph[str], groups: Mapping[str, str]) -> dict[str, float]:
    """How far an actor's strength inside its group is above the group's mean, in deviations.

    Guimera and Amaral (2005), by absolute weight; 0 where all of a group have the same, and for who
    is alone.

    Args:
        ties: an undirected network.
        groups: the group of each actor; those without one are alone.

    Raises:
        InputError: a weight is no finite number.

    >>> import networkx as nx
    >>> network = nx.star_graph(["H", "A", "B", "C"])
    >>> nx.set_edge_attributes(network, 1.0, "weight")
    >>> z = within_bloc_z(network, dict.fromkeys("HABC", "one"))
    >>> round(z["H"], 3), round(z["A"], 3)
    (1.732, -0.577)
    """
    values = _within_z(_sizes(ties), _labels(ties, groups)).tolist()
    return dict(zip(ties, values, strict=True))


def burt_constraint(ties: nx.Graph[str]) -> dict[str, float | None]:
    """How far an actor's partners are partners of each other (Burt 1992); low for a broker.

    `sum over partners j of (p_ij + sum over q of p_iq p_qj)^2`, with p_ij the share of i's absolute
    weight that is with j. None for an isolated actor. Equal to `nx.constraint`, and faster.

    Args:
        ties: an undirected network.

    Raises:
        InputError: a weight is no finite number.

    >>> import networkx as nx
    >>> network = nx.Graph()
    >>> network.add_weighted_edges_from([("A", "B", 1), ("A", "C", 1)])
    >>> burt_constraint(network)
    {'A': 0.5, 'B': 1.0, 'C': 1.0}
    """
    sizes = _sizes(ties)
    values = _constraint(sizes)
    return {actor: float(values[i]) if sizes[i].any() else None for i, actor in enumerate(ties)}


def _parts(ties: nx.Graph[str]) -> tuple[Floats, Floats]:
    import numpy as np

    signed = weighted_ties(ties).matrix().toarray()
    return np.maximum(signed, 0), np.maximum(-signed, 0)


def _sizes(ties: nx.Graph[str]) -> Floats:
    import numpy as np

    return np.asarray(np.abs(weighted_ties(ties).matrix().toarray()))


def _labels(ties: nx.Graph[str], groups: Mapping[str, str]) -> list[str]:
    return [f"group {groups[actor]}" if actor in groups else f"alone {actor}" for actor in ties]


def _membership(labels: Sequence[str]) -> Floats:
    import numpy as np

    numbers = np.unique(list(labels), return_inverse=True)[1].astype(int)
    return np.asarray(np.eye(int(numbers.max(initial=-1)) + 1)[numbers])


def _participation(sizes: Floats, labels: Sequence[str]) -> Floats:
    import numpy as np

    strength = sizes.sum(1)
    into: Floats = sizes @ _membership(labels)
    shares: Floats = np.divide(
        into, strength[:, None], out=np.zeros_like(into), where=strength[:, None] > 0
    )
    return np.asarray(np.where(strength > 0, 1 - (shares**2).sum(1), 0.0))


def _within_z(sizes: Floats, labels: Sequence[str]) -> Floats:
    import numpy as np

    membership = _membership(labels)
    inside = ((sizes @ membership) * membership).sum(1)
    number = np.maximum(membership.sum(0), 1)
    mean = membership @ (inside @ membership / number)
    variance = membership @ ((inside - mean) ** 2 @ membership / number)
    spread = np.sqrt(variance)
    result = np.zeros(len(sizes))
    np.divide(inside - mean, spread, out=result, where=spread > 1e-12)
    return result


def _constraint(sizes: Floats) -> Floats:
    import numpy as np

    strength = sizes.sum(1, keepdims=True)
    share = np.divide(sizes, strength, out=np.zeros_like(sizes), where=strength > 0)
    return np.asarray((((share + share @ share) ** 2) * (sizes > 0)).sum(1))


def _mediated(positive: Floats, negative: Floats) -> tuple[Floats, Floats]:
    """The hostile dyads between an actor's partners, and their share of those of all others."""
    import numpy as np

    friends, foes = (positive > 0).astype(float), (negative > 0).astype(float)
    mediated = ((friends @ foes) * friends).sum(1) / 2
    others = foes.sum() / 2 - foes.sum(1)
    return mediated, np.divide(mediated, others, out=np.zeros_like(mediated), where=others > 0)


def _fits(
    actors: Sequence[str], blocs: Sequence[Bloc], scores: Mapping[tuple[str, str], float]
) -> Floats:
    """The mean alignment of each actor with each bloc's other members; NaN where there are none."""
    import numpy as np

    index = {actor: number for number, actor in enumerate(actors)}
    matrix = np.zeros((len(actors), len(actors)))
    for (a, b), score in scores.items():
        matrix[index[a], index[b]] = matrix[index[b], index[a]] = score
    inside = np.zeros((len(actors), len(blocs)))
    for number, bloc in enumerate(blocs):
        inside[[index[member] for member in bloc.members], number] = 1
    others = inside.sum(0)[None, :] - inside
    fits = np.full_like(others, np.nan)
    np.divide(matrix @ inside, others, out=fits, where=others > 0)
    return np.asarray(fits)


def _swing(
    fits: Sequence[float], blocs: Sequence[Bloc]
) -> tuple[str | None, str | None, float | None]:
    known = [(fit, bloc.code) for fit, bloc in zip(fits, blocs, strict=True) if fit == fit]
    known.sort(key=lambda pair: (-pair[0], pair[1]))
    if not known:
        return None, None, None
    if len(known) == 1:
        return known[0][1], None, None
    return known[0][1], known[1][1], 1 - (known[0][0] - known[1][0]) / 2
