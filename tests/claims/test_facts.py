"""Every row of a curated table is a claim, and its own evidence."""

from pathlib import Path

import pytest

from blocgraph.claims.facts import read_facts
from blocgraph.errors import InputError, TableError
from blocgraph.model import Claim, Document
from blocgraph.vocabulary import RelationType, Status

MEMBERSHIPS = "member,organisation,valid_from,valid_to,source,source_date\n"
TREATIES = "parties,types,obligations,name,signed,valid_from,valid_to,source,source_date\n"
TIES = "actor,type,other,objects,valid_from,valid_to,source,source_date\n"
SANCTIONS = "sender,target,measures,valid_from,valid_to,source,source_date\n"


def read(folder: Path, name: str, text: str) -> tuple[Document, tuple[Claim, ...]]:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    (result,) = read_facts(path)
    return result


def test_a_membership_row_is_a_claim_with_itself_as_evidence(tmp_path: Path) -> None:
    line = 'FIN,NATO,2023-04-04,..,"Members, NATO",2024'
    document, (claim,) = read(tmp_path, "memberships.csv", MEMBERSHIPS + line + "\n")
    assert (document.id, document.title) == ("facts-memberships", "Curated facts: memberships")
    assert document.publisher == "blocgraph"
    assert (claim.source, claim.type, claim.target) == ("FIN", RelationType.MEMBERSHIP, "NATO")
    assert (claim.status, claim.confidence) == (Status.ASSERTED, 1.0)
    assert (claim.valid_from, claim.valid_to) == ("2023-04-04", "..")
    assert claim.sentence == line == document.text[claim.start : claim.end]
    assert claim.cites == "Members, NATO, 2024"
    assert (claim.extractor, claim.trigger) == ("facts", "memberships")


def test_a_treaty_is_a_claim_for_each_pair_and_type(tmp_path: Path) -> None:
    row = "USA|AUS|NZL,treaty|alliance,defence,ANZUS Treaty,1951-09-01,,..,A treaty series,1952\n"
    _, claims = read(tmp_path, "treaties.csv", TREATIES + row)
    assert len(claims) == 6
    assert {claim.type for claim in claims} == {RelationType.TREATY, RelationType.ALLIANCE}
    assert {(claim.source, claim.target) for claim in claims} == {
        ("AUS", "USA"),
        ("NZL", "USA"),
        ("AUS", "NZL"),
    }
    assert {claim.objects for claim in claims} == {("ANZUS Treaty",)}
    assert {claim.valid_from for claim in claims} == {"1951-09-01"}


def test_a_treaty_in_force_counts_from_then(tmp_path: Path) -> None:
    row = "USA|JPN,treaty,defence,Treaty,1960-01-19,1960-06-23,..,A treaty series,1960\n"
    _, (claim,) = read(tmp_path, "treaties.csv", TREATIES + row)
    assert claim.valid_from == "1960-06-23"


def test_measures_are_the_objects_of_sanctions(tmp_path: Path) -> None:
    row = "EU,RUS,asset freezes|travel bans,2014-03-17,..,EUR-Lex,2014\n"
    _, (claim,) = read(tmp_path, "sanctions.csv", SANCTIONS + row)
    assert (claim.source, claim.type, claim.target) == ("EU", RelationType.SANCTIONS, "RUS")
    assert claim.objects == ("asset freezes", "travel bans")


def test_a_tie_is_a_claim_of_its_own_type(tmp_path: Path) -> None:
    row = "DJI,basingRights,CHN,support base,2017-08-01,..,Reuters,2017-08-01\n"
    _, (claim,) = read(tmp_path, "ties.csv", TIES + row)
    assert (claim.source, claim.type, claim.target) == ("DJI", RelationType.BASING_RIGHTS, "CHN")
    assert (claim.objects, claim.trigger) == (("support base",), "ties")


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("ties.csv", TIES + "DJI,bases,CHN,a base,,..,Reuters,2017\n", "unknown relation type"),
        (
            "treaties.csv",
            TREATIES + "USA|JPN,treaty,defense,Treaty,1960,,..,A treaty series,1960\n",
            "column obligations: unknown obligation 'defense': did you mean defence",
        ),
    ],
)
def test_an_unknown_word_is_reported(tmp_path: Path, name: str, text: str, problem: str) -> None:
    with pytest.raises(TableError, match=problem):
        read(tmp_path, name, text)


def test_a_table_of_another_name_is_known_by_its_columns(tmp_path: Path) -> None:
    text = SANCTIONS + "EU,RUS,asset freezes,2014-03-17,..,EUR-Lex,2014\n"
    document, (claim,) = read(tmp_path, "my-list.csv", text)
    assert (document.id, claim.trigger) == ("facts-my-list", "sanctions")


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("FIN,NATTO,2023,..,NATO,2024", "column organisation: unknown organisation 'NATTO'"),
        ("FIN,RUS,2023,..,NATO,2024", "column organisation: unknown organisation 'RUS'"),
        ("FNI,NATO,2023,..,NATO,2024", "column member: unknown actor 'FNI': did you mean"),
        ("FIN,NATO,2023,..,,2024", "column source: the cell is empty: fill it in"),
        ("NATO,NATO,2023,..,NATO,2024", "NATO stands on both sides"),
        ("FIN,NATO,2023,2020,NATO,2024", "column valid_to: 2020 is before valid_from 2023"),
    ],
)
def test_a_broken_row_is_reported_with_its_place(tmp_path: Path, row: str, problem: str) -> None:
    with pytest.raises(TableError) as caught:
        read(tmp_path, "memberships.csv", MEMBERSHIPS + row + "\n")
    assert f"memberships.csv:2: {problem}" in str(caught.value)


def test_a_table_that_is_none_of_ours_is_reported(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"treaty\.csv:1: .*did you mean treaties\.csv\?"):
        read(tmp_path, "treaty.csv", "a,b\n1,2\n")


def test_a_missing_table_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file or folder"):
        list(read_facts(tmp_path / "none"))


def test_a_folder_is_read_in_order_of_names(tmp_path: Path) -> None:
    (tmp_path / "sanctions.csv").write_text(SANCTIONS)
    (tmp_path / "memberships.csv").write_text(MEMBERSHIPS)
    (tmp_path / "notes.txt").write_text("not a table")
    assert [document.id for document, _ in read_facts(tmp_path)] == [
        "facts-memberships",
        "facts-sanctions",
    ]
