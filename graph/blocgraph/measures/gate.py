"""How far alignment and blocs agree with what they do not know of: votes, or any other scale."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from blocgraph.measures.alignment import alignments
from blocgraph.measures.blocs import Bloc

if TYPE_CHECKING:
    from blocgraph.network.projection import Network

WESTERN_POLE = "USA"
OTHER_POLES = ("RUS", "CHN")


@dataclass(frozen=True, slots=True)
class Agreement:
    """Over CASES, a measure and an outside scale have a rank correlation (Spearman's) of RHO.

    `rho` is None with fewer than three cases, or where one side is all alike.
    """

    cases: int
    rho: float | None


def alignment_agreement(
    network: Network, points: Mapping[str, float], *, as_of: str | None = None
) -> Agreement:
    """How far dyads that stand together are near each other on a scale.

    Spearman's correlation of `alignment` with minus the distance of the two actors' points, over
    the dyads on which there is evidence and whose actors both have a point.

    Args:
        network: as `project` makes it.
        points: the place of actors on the scale, such as ideal points of votes in the UN (Bailey,
            Strezhnev and Voeten 2017).
        as_of: the day of judgement, as in `alignment`.

    >>> from blocgraph.model import Claim, group_relations
    >>> from blocgraph.network import project
    >>> from blocgraph.vocabulary import RelationType as T, Status
    >>> said = [("A", T.ALLIANCE, "B"), ("A", T.NEGOTIATION, "C"), ("A", T.SANCTIONS, "D")]
    >>> claims = [Claim("d", *key, Status.ASSERTED, "...", 0, 3) for key in said]
    >>> places = {"A": 0.0, "B": 0.1, "C": 0.5, "D": 2.0}
    >>> agreement = alignment_agreement(project(group_relations(claims)), places)
    >>> agreement.cases, round(agreement.rho, 6)
    (3, 1.0)
    """
    found = [row for row in alignments(network, as_of=as_of) if row.a in points and row.b in points]
    near = [-abs(points[row.a] - points[row.b]) for row in found]
    return _agreement([row.score for row in found], near)


def pole_agreement(
    network: Network,
    points: Mapping[str, float],
    *,
    as_of: str | None = None,
    pole: str = WESTERN_POLE,
    others: Iterable[str] = OTHER_POLES,
    known: bool = True,
) -> Agreement:
    """How far actors nearer to one pole than to the others are so on a scale, too.

    Spearman's correlation of the point with A(actor, pole) - max A(actor, other), A the
    `alignment`, 0 where a dyad has no evidence. The poles themselves are no cases.

    Args:
        network: as `project` makes it.
        points: the place of actors on the scale.
        as_of: the day of judgement.
        pole: an actor at the scale's upper end.
        others: those at its lower end.
        known: only actors with evidence on a dyad with some pole: of the others nothing is known.

    >>> from blocgraph.model import Claim, group_relations
    >>> from blocgraph.network import project
    >>> from blocgraph.vocabulary import RelationType as T, Status
    >>> said = [(T.ALLIANCE, "GBR"), (T.NEGOTIATION, "IND"), (T.SANCTIONS, "IRN")]
    >>> claims = [Claim("d", "USA", *key, Status.ASSERTED, "...", 0, 3) for key in said]
    >>> places = {"GBR": 2.0, "IND": 0.0, "IRN": -1.0, "FJI": 0.5}
    >>> agreement = pole_agreement(project(group_relations(claims)), places)
    >>> agreement.cases, round(agreement.rho, 6)
    (3, 1.0)
    """
    others = tuple(others)
    scores = {frozenset((row.a, row.b)): row.score for row in alignments(network, as_of=as_of)}
    positions, places = [], []
    for actor in sorted(points.keys() - {pole, *others}):
        dyads = [frozenset((actor, end)) for end in (pole, *others)]
        if known and not any(dyad in scores for dyad in dyads):
            continue
        near, *far = (scores.get(dyad, 0.0) for dyad in dyads)
        positions.append(near - max(far))
        places.append(points[actor])
    return _agreement(positions, places)


def explained_variance(points: Mapping[str, float], blocs: Iterable[Bloc]) -> float | None:
    """The adjusted R2 of points on the blocs of those who are in one.

    1 - (W / (n - k)) / (V / (n - 1)), with W the squared distances to the bloc's mean, V to that of
    all, n actors and k blocs. None where it is not defined.

    >>> points = {"A": 0.0, "B": 0.2, "C": 1.0, "D": 1.2}
    >>> round(explained_variance(points, [Bloc("1", "", ("A", "B")), Bloc("2", "", ("C", "D"))]), 3)
    0.942
    """
    groups = [[points[m] for m in bloc.members if m in points] for bloc in blocs]
    groups = [group for group in groups if group]
    n, k = sum(map(len, groups)), len(groups)
    total = _squares([point for group in groups for point in group])
    if n <= k or not total:
        return None
    within = math.fsum(_squares(group) for group in groups)
    return 1 - (within / (n - k)) / (total / (n - 1))


def _squares(points: list[float]) -> float:
    mean = math.fsum(points) / len(points) if points else 0.0
    return math.fsum((point - mean) ** 2 for point in points)


def _agreement(ours: list[float], theirs: list[float]) -> Agreement:
    from scipy.stats import spearmanr  # type: ignore[import-untyped]

    if len(ours) < 3 or len(set(ours)) < 2 or len(set(theirs)) < 2:
        return Agreement(len(ours), None)
    return Agreement(len(ours), float(spearmanr(ours, theirs).statistic))
