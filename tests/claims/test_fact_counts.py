"""Facts are counted by table and by the publisher of what they cite."""

from blocgraph.claims.fact_counts import FactCount, count_facts, publisher_of
from blocgraph.model import Claim
from blocgraph.vocabulary import RelationType, Status


def claim(document: str, start: int, type: RelationType, cites: str, by: str = "facts") -> Claim:
    return Claim(
        document, "IRN", type, "RUS", Status.ASSERTED, "a row", start, start + 5,
        extractor=by, cites=cites,
    )  # fmt: skip


def test_a_row_with_two_claims_is_one_fact() -> None:
    said = "A treaty, A ministry, 2001"
    counts = count_facts(
        [
            claim("facts-treaties", 0, RelationType.TREATY, said),
            claim("facts-treaties", 0, RelationType.NON_AGGRESSION, said),
            claim("facts-treaties", 9, RelationType.TREATY, "Another, A ministry, 2002"),
            claim("facts-arms", 0, RelationType.ARMS_SUPPLY, "A register, SIPRI, 2024"),
            claim("report", 0, RelationType.TREATY, "", by="rules"),
        ]
    )
    assert counts.tables == (
        FactCount("facts-arms", 1, 1, 1),
        FactCount("facts-treaties", 2, 3, 2),
    )
    assert counts.publishers == (FactCount("A ministry", 2, 3, 2), FactCount("SIPRI", 1, 1, 1))


def test_without_facts_there_is_nothing_to_count() -> None:
    counts = count_facts([claim("report", 0, RelationType.TREATY, "", by="rules")])
    assert (counts.tables, counts.publishers) == ((), ())


def test_the_publisher_stands_before_the_date() -> None:
    assert publisher_of("Security Treaty Between A, B, and C, Yale Law School, 1951") == (
        "Yale Law School"
    )
    assert publisher_of("unknown") == "unknown"
