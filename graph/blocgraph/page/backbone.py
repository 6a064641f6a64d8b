"""How significant each tie is, so that a dense network can first be seen by its backbone."""

from __future__ import annotations

from collections.abc import Mapping

Dyad = tuple[str, str]


def significance(weights: Mapping[Dyad, float]) -> dict[Dyad, float]:
    """The significance of each dyad's tie, from 0 to 2; higher is kept longer.

    It is 1 - alpha of the disparity filter, alpha = (1 - w / s) ** (k - 1) with the dyad's weight
    w and the strength s and degree k of an end, whichever end gives the smaller alpha. An end with
    one tie says nothing of it. The strongest tie of each actor has 1 added: a backbone that leaves
    actors without any tie would hide them.

    Reference:
        Serrano, Boguñá and Vespignani (2009), Extracting the multiscale backbone of complex
        weighted networks, PNAS 106 (16), 6483-6488.

    >>> significance({("A", "B"): 3.0, ("A", "C"): 1.0})
    {('A', 'B'): 1.75, ('A', 'C'): 1.25}
    """
    strength: dict[str, float] = {}
    degree: dict[str, int] = {}
    strongest: dict[str, tuple[float, Dyad]] = {}
    for dyad, weight in sorted(weights.items()):
        for actor in dyad:
            strength[actor] = strength.get(actor, 0.0) + weight
            degree[actor] = degree.get(actor, 0) + 1
            if weight > strongest.get(actor, (0.0, dyad))[0]:
                strongest[actor] = (weight, dyad)
    kept = {dyad for _, dyad in strongest.values()}
    return {
        dyad: round(
            1
            - min((1 - weight / strength[actor]) ** (degree[actor] - 1) for actor in dyad)
            + (dyad in kept),
            6,
        )
        for dyad, weight in weights.items()
    }
