"""The bundled seeds: tables and briefs that hold what they say, with sources."""

import csv
import re
from functools import cache
from pathlib import Path

import pytest

from blocgraph.actors import load_actors
from blocgraph.claims.facts import read_facts
from blocgraph.documents import read_documents
from blocgraph.model import OPEN, Claim, Document, first_day
from blocgraph.resources import seeds_folder
from blocgraph.vocabulary import RelationType

BLOCS_ON_DAYS = [
    ("NATO", "2024-06-01", 32),
    ("NATO", "1990-01-01", 16),
    ("EU", "2019-06-01", 28),
    ("EU", "2024-06-01", 27),
    ("CSTO", "2024-06-01", 6),
    ("SCO", "2024-08-01", 10),
    ("BRICS", "2025-06-01", 10),
    ("G7", "2024-06-01", 7),
    ("G8", "2010-06-01", 8),
    ("G20", "2024-06-01", 21),
    ("GCC", "2024-06-01", 6),
    ("ASEAN", "2024-06-01", 10),
    ("AUKUS", "2024-06-01", 3),
    ("QUAD", "2024-06-01", 4),
    ("AU", "2024-06-01", 55),
    ("ARABLEAGUE", "2024-06-01", 22),
    ("ECOWAS", "2025-06-01", 12),
    ("AES", "2025-06-01", 3),
    ("EAEU", "2024-06-01", 5),
    ("OECD", "2024-06-01", 38),
    ("OPEC", "2024-06-01", 12),
    ("CPTPP", "2025-01-01", 12),
    ("WARSAWPACT", "1960-01-01", 8),
    ("WARSAWPACT", "1980-01-01", 7),
    ("SEATO", "1960-01-01", 8),
    ("OAU", "1970-01-01", 41),
    ("OAU", "2000-01-01", 53),
    ("UN", "1945-12-31", 51),
    ("UN", "1955-12-31", 76),
    ("UN", "1960-12-31", 99),
    ("UN", "1966-01-01", 117),
    ("UN", "1980-12-31", 154),
    ("UN", "1990-12-31", 159),
    ("UN", "1994-12-31", 184),
    ("UN", "2011-12-31", 193),
    ("P5", "1970-01-01", 5),
    ("P5", "2024-06-01", 5),
    ("FPDA", "2024-06-01", 5),
    ("WEU", "2000-01-01", 10),
    ("TIAR", "1985-01-01", 21),
    ("TIAR", "2024-06-01", 17),
    ("OIC", "2024-06-01", 56),
    ("OIC", "2025-06-01", 57),
    ("CARICOM", "2024-06-01", 14),
    ("ECO", "2024-06-01", 10),
    ("THREESEAS", "2024-06-01", 13),
    ("CIS", "1995-01-01", 11),
    ("MERCOSUR", "2025-01-01", 5),
    ("CENTO", "1957-01-01", 5),
    ("FIVEEYES", "2024-06-01", 4),
]


@cache
def facts() -> tuple[tuple[Document, tuple[Claim, ...]], ...]:
    return tuple(read_facts(seeds_folder() / "facts"))


def all_claims() -> list[Claim]:
    return [claim for _, claims in facts() for claim in claims]


def test_every_claim_is_its_own_row_and_cites_title_publisher_and_date() -> None:
    for document, claims in facts():
        lines = set(document.text.split("\n"))
        for claim in claims:
            assert claim.sentence in lines
            assert claim.sentence == document.text[claim.start : claim.end]
            assert len((claim.cites or "").split(", ")) >= 3, claim.sentence


def test_no_two_claims_are_the_same() -> None:
    ids = [claim.id for claim in all_claims()]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(("organisation", "day", "number"), BLOCS_ON_DAYS)
def test_a_bloc_has_as_many_members_as_it_had_on_that_day(
    organisation: str, day: str, number: int
) -> None:
    members = {
        claim.source
        for claim in all_claims()
        if claim.type is RelationType.MEMBERSHIP
        and claim.target == organisation
        and claim.valid_from is not None
        and first_day(claim.valid_from) <= day
        and (claim.valid_to == OPEN or (claim.valid_to and day < first_day(claim.valid_to)))
    }
    assert len(members) == number


def test_members_belong_only_while_they_and_the_organisation_exist() -> None:
    lives = {actor.code: actor for actor in load_actors()}
    for claim in all_claims():
        if claim.type is not RelationType.MEMBERSHIP:
            continue
        for actor in (lives[claim.source], lives[claim.target]):
            if actor.valid_from and claim.valid_from:
                assert claim.valid_from >= actor.valid_from[: len(claim.valid_from)], claim
            if actor.valid_to and actor.valid_to != OPEN:
                assert claim.valid_to, claim
                assert claim.valid_to != OPEN, claim
                assert claim.valid_to <= actor.valid_to[: len(claim.valid_to)], claim


LEAST = {"arms": 130, "memberships": 700, "sanctions": 80, "ties": 100, "treaties": 110}
SORTED_BY = {
    "actors": ("code",),
    "arms": ("supplier", "recipient", "systems"),
    "memberships": ("organisation", "member", "valid_from"),
    "sanctions": ("sender", "target", "valid_from"),
    "ties": ("type", "actor", "other", "valid_from", "objects"),
    "treaties": ("parties", "signed", "name"),
}


def rows_of(table: str) -> list[dict[str, str]]:
    path = seeds_folder() / "facts" / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize("table", sorted(SORTED_BY))
def test_rows_are_sorted_and_no_cell_has_stray_spaces(table: str) -> None:
    rows = rows_of(table)
    keys = [tuple(row[column] for column in SORTED_BY[table]) for row in rows]
    assert keys == sorted(keys)
    for row in rows:
        for cell in row.values():
            assert cell == " ".join(cell.split()), row


@pytest.mark.parametrize("table", sorted(SORTED_BY))
def test_every_column_is_described(table: str) -> None:
    guide = Path(__file__).resolve().parents[1] / "docs" / "facts.md"
    if not guide.is_file():
        pytest.skip("no checkout: docs/ is not in the wheel")
    described = set(re.findall(r"`(\w+)`", guide.read_text(encoding="utf-8")))
    assert set(rows_of(table)[0]) <= described


@pytest.mark.parametrize("table", sorted(LEAST))
def test_there_are_enough_facts_to_stand_on(table: str) -> None:
    assert len(rows_of(table)) >= LEAST[table]


def test_there_are_more_than_fifty_organisations_with_members() -> None:
    assert len({row["organisation"] for row in rows_of("memberships")}) > 50


def test_what_a_treaty_obliges_to_is_what_it_is_called() -> None:
    promises = {"nonAggression", "neutrality"}
    for row in rows_of("treaties"):
        types, obligations = set(row["types"].split("|")), set(row["obligations"].split("|"))
        assert ("defence" in obligations) == ("alliance" in types), row
        if "alliance" not in types:
            assert bool(promises & obligations) == ("nonAggression" in types), row


def test_a_treaty_is_in_force_after_it_was_signed_and_not_before_its_source() -> None:
    for row in rows_of("treaties"):
        signed, since = row["signed"], row["valid_from"]
        if signed and since:
            assert since >= signed[: len(since)], row


def test_a_fact_that_is_said_to_hold_was_said_after_it_began() -> None:
    for table in LEAST:
        for row in rows_of(table):
            begun, said = row["valid_from"], row["source_date"]
            if table != "treaties" and row["valid_to"] == OPEN and len(begun) == len(said) == 4:
                assert said >= begun, row


@pytest.mark.parametrize(
    ("source", "type", "target", "since"),
    [
        ("PRK", RelationType.ALLIANCE, "RUS", "2024-12-04"),
        ("PAK", RelationType.ALLIANCE, "SAU", "2025-09-17"),
        ("IRN", RelationType.NON_AGGRESSION, "RUS", "2025-10-02"),
        ("RUS", RelationType.RATIFICATION, "IRN", "2025-04-21"),
        ("IRN", RelationType.RATIFICATION, "RUS", "2025-05-21"),
        ("IRN", RelationType.ARMS_SUPPLY, "RUS", "2022"),
        ("RUS", RelationType.ARMS_SUPPLY, "IRN", "2016"),
        ("FIN", RelationType.MEMBERSHIP, "NATO", "2023-04-04"),
        ("SWE", RelationType.MEMBERSHIP, "NATO", "2024-03-07"),
        ("BFA", RelationType.ALLIANCE, "MLI", "2023-09-16"),
        ("DJI", RelationType.BASING_RIGHTS, "CHN", "2017-08-01"),
        ("GBR", RelationType.INTELLIGENCE_SHARING, "USA", "1946-03-05"),
        ("RUS", RelationType.ARMED_CONFLICT, "UKR", "2022-02-24"),
    ],
)
def test_what_everybody_looks_for_is_there(
    source: str, type: RelationType, target: str, since: str
) -> None:
    found = {(c.source, c.type, c.target, c.valid_from) for c in all_claims()}
    assert (source, type, target, since) in found


def test_departures_are_there() -> None:
    ends = {
        (claim.source, claim.target): claim.valid_to
        for claim in all_claims()
        if claim.type is RelationType.MEMBERSHIP
    }
    assert ends["GBR", "EU"] == "2020-01-31"
    assert ends["RUS", "G8"] == "2014-03-24"
    assert ends["QAT", "OPEC"] == "2019-01-01"
    assert ends["AGO", "OPEC"] == "2024-01-01"
    assert {ends[code, "ECOWAS"] for code in ("BFA", "MLI", "NER")} == {"2025-01-29"}


def test_the_briefs_say_who_published_them_and_when() -> None:
    found = list(read_documents([seeds_folder() / "documents"]))
    assert len(found) == 2
    for document in found:
        assert isinstance(document, Document)
        assert document.publisher == "blocgraph seeds"
        assert document.title
        assert document.published
        assert document.text.startswith(document.title) or document.title in document.text
        assert document.language == "en"


@pytest.mark.parametrize(
    "fact",
    [
        "192 of 211", "21 May 2025", "State Duma", "20 years", "not a mutual defence pact",
        "share intelligence", "national currencies", "red line", "Abbas Araghchi",
        "diplomatic cover", "S-300 and S-400", "fighter jets", "Shahed drones", "North Korea",
        "de facto alliance", "China has not joined", "use of its ports",
    ],
)  # fmt: skip
def test_the_briefs_carry_the_facts_of_the_reports(fact: str) -> None:
    texts = [
        " ".join(document.text.split())
        for document in read_documents([seeds_folder() / "documents"])
        if isinstance(document, Document)
    ]
    assert any(fact in text for text in texts)
