"""How many facts a dataset holds, by table and by who published their sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from blocgraph.claims.facts import EXTRACTOR
from blocgraph.model import Claim


@dataclass(frozen=True, slots=True)
class FactCount:
    """NAME, a table or a publisher, stands for so many ROWS that give CLAIMS and cite SOURCES."""

    name: str
    rows: int
    claims: int
    sources: int


@dataclass(frozen=True, slots=True)
class FactCounts:
    """The curated facts, by the document that a table is, and by publisher of what they cite."""

    tables: tuple[FactCount, ...]
    publishers: tuple[FactCount, ...]


def count_facts(claims: Iterable[Claim]) -> FactCounts:
    """The counts of the claims that come from curated facts; other claims are passed over.

    Tables are in order of their names, publishers the most cited first.
    """
    tables: dict[str, list[Claim]] = defaultdict(list)
    publishers: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.extractor == EXTRACTOR:
            tables[claim.document].append(claim)
            publishers[publisher_of(claim.cites or "")].append(claim)
    by_publisher = [_count(name, found) for name, found in publishers.items()]
    return FactCounts(
        tables=tuple(_count(name, tables[name]) for name in sorted(tables)),
        publishers=tuple(sorted(by_publisher, key=lambda count: (-count.rows, count.name))),
    )


def publisher_of(cites: str) -> str:
    """Who published what a fact cites: what stands last before the date.

    >>> publisher_of("Resolution 661, UN Security Council, 1990-08-06")
    'UN Security Council'
    """
    parts = cites.rsplit(", ", 2)
    return parts[-2] if len(parts) > 1 else cites


def _count(name: str, claims: list[Claim]) -> FactCount:
    return FactCount(
        name=name,
        rows=len({(claim.document, claim.start) for claim in claims}),
        claims=len(claims),
        sources=len({claim.cites for claim in claims}),
    )
