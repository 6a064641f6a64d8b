"""What a page shows before its reader chooses anything: what the reports say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from blocgraph.page.records import Tie
from blocgraph.vocabulary import RelationStatus, RelationType

SHOWN_STATUSES = (RelationStatus.ASSERTED, RelationStatus.CONTESTED, RelationStatus.ALLEGED)


class FirstSight(NamedTuple):
    """At first, relations of HIDDEN_TYPES and those from HIDDEN_DOCUMENTS alone are not shown."""

    hidden_types: frozenset[RelationType]
    hidden_documents: frozenset[str]

    def shows(self, tie: Tie) -> bool:
        """Whether a relation of that type and those documents is shown at first."""
        documents = {claim.document for claim in tie.claims}
        return tie.type not in self.hidden_types and (
            not documents or not documents <= self.hidden_documents
        )


def first_sight(ties: Sequence[Tie]) -> FirstSight:
    """Choose what is shown at first; the rest waits behind the filters.

    Curated tables, whose claims all cite another publication, wait where there are reports to show;
    so do memberships where they would bury all other relations.
    """
    counts = Counter(tie.type for tie in ties)
    members = counts[RelationType.MEMBERSHIP]
    buried = 0 < counts.total() - members < members
    types = frozenset({RelationType.MEMBERSHIP}) if buried else frozenset()
    cited: dict[str, bool] = {}
    for tie in ties:
        for claim in tie.claims:
            cited[claim.document] = cited.get(claim.document, True) and claim.cites is not None
    curated = frozenset(document for document, all_cited in cited.items() if all_cited)
    sight = FirstSight(types, curated)
    reported = any(
        sight.shows(tie) and tie.attributes.get("status", "asserted") in SHOWN_STATUSES
        for tie in ties
    )
    return sight if reported else FirstSight(types, frozenset())
