"""What a page shows before its reader chooses anything: the reports, and the world around them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from blocgraph.page.backbone import Dyad, significance
from blocgraph.page.records import Tie
from blocgraph.vocabulary import RelationStatus, RelationType

SHOWN_STATUSES = (RelationStatus.ASSERTED, RelationStatus.CONTESTED, RelationStatus.ALLEGED)

_MANY = 330
_BACKBONE = 220
_AROUND = 40
_MANY_MEMBERS = 4
_REPORTED, _BETWEEN, _TOUCHING = 6.0, 4.0, 2.0


class FirstSight(NamedTuple):
    """At first, relations of HIDDEN_TYPES are not shown; documents of CURATED are background.

    `curated` is empty where there is nothing but curated tables, or none at all.
    """

    hidden_types: frozenset[RelationType]
    curated: frozenset[str]

    def shows(self, tie: Tie) -> bool:
        """Whether a relation of that type and status is shown at first."""
        status = tie.attributes.get("status", RelationStatus.ASSERTED)
        return tie.type not in self.hidden_types and status in SHOWN_STATUSES

    def is_reported(self, tie: Tie) -> bool:
        """Whether a report says so, where the page also holds what none says."""
        documents = {claim.document for claim in tie.claims}
        return bool(self.curated) and not documents <= self.curated


def first_sight(ties: Sequence[Tie]) -> FirstSight:
    """Choose what is shown at first; the rest waits behind the filters.

    Curated tables, whose claims all cite another publication, are the background where there are
    reports to show. Memberships wait where they would bury all other relations.
    """
    counts = Counter(tie.type for tie in ties)
    members = counts[RelationType.MEMBERSHIP]
    buried = 0 < counts.total() - members < _MANY_MEMBERS * members
    types = frozenset({RelationType.MEMBERSHIP}) if buried else frozenset()
    cited: dict[str, bool] = {}
    for tie in ties:
        for claim in tie.claims:
            cited[claim.document] = cited.get(claim.document, True) and claim.cites is not None
    sight = FirstSight(
        types, frozenset(document for document, all_cited in cited.items() if all_cited)
    )
    reported = any(sight.shows(tie) and sight.is_reported(tie) for tie in ties)
    return sight if reported else FirstSight(types, frozenset())


class Ranking(NamedTuple):
    """The SCORES of the dyads' ties, and the FIRST so many of those shown that are drawn."""

    scores: dict[Dyad, float]
    first: int


def rank_dyads(ties: Sequence[Tie], sight: FirstSight) -> Ranking:
    """Rank all dyads by the significance of their ties, those of the reports before all others.

    After them come ties between the actors of the reports, then those of such an actor with the
    rest of the world. What is hidden at first is ranked by itself, so that it distorts nothing.
    """
    shown: dict[Dyad, float] = {}
    hidden: dict[Dyad, float] = {}
    reported: set[Dyad] = set()
    for tie in ties:
        group = shown if sight.shows(tie) else hidden
        group[tie.dyad] = group.get(tie.dyad, 0.0) + tie.strength
        if sight.is_reported(tie):
            reported.add(tie.dyad)
    central = {actor for dyad in reported.intersection(shown) for actor in dyad}

    def rank(dyad: Dyad) -> float:
        if dyad in reported:
            return _REPORTED
        return (0.0, _TOUCHING, _BETWEEN)[len(central.intersection(dyad))]

    scores = significance({dyad: w for dyad, w in hidden.items() if dyad not in shown})
    scores.update(significance(shown))
    scores = {dyad: round(score + rank(dyad), 6) for dyad, score in scores.items()}
    near = sum(1 for dyad in shown if scores[dyad] >= _BETWEEN)
    around = sum(1 for dyad in shown if _TOUCHING <= scores[dyad] < _BETWEEN)
    total = near + min(around, _AROUND) if reported else len(shown)
    return Ranking(scores, total if total <= _MANY else _BACKBONE)
