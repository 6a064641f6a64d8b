"""Documents to claims, through the public functions and the real tables."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blocgraph.claims import EXTRACTOR, explain_claims, extract_claims
from blocgraph.documents import read_documents
from blocgraph.model import Document
from blocgraph.vocabulary import RelationType, Status

TABLES = {name: Path(__file__).with_name(f"sentences_{name}.tsv") for name in ("dev", "heldout")}
"""Sentences with the claims a careful reader takes from them. Rules are written looking at the
first table only; the second shows how they do on what nobody looked at."""

Key = tuple[str, str, str, str]


class Row(NamedTuple):
    id: str
    must: bool
    document: Document
    wanted: tuple[frozenset[Key], ...]
    allowed: frozenset[Key]


def _key(text: str) -> Key:
    source, kind, target, status = text.split()[:4]
    if RelationType(kind).is_symmetric and target < source:
        source, target = target, source
    return source, kind, target, status


def _rows(table: str = "dev") -> list[Row]:
    lines = TABLES[table].read_text(encoding="utf-8").splitlines()
    lines = [line for line in lines if not line.startswith("#")]
    rows = []
    for record in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        parts = [part.strip() for part in (record["claims"] or "").split(";") if part.strip()]
        alternatives = [
            frozenset(_key(choice.strip().lstrip("?")) for choice in part.split("|"))
            for part in parts
        ]
        wanted = tuple(
            keys for part, keys in zip(parts, alternatives, strict=True) if not part.startswith("?")
        )
        document = Document(record["id"], record["sentence"], published=record["date"] or None)
        must = record["must"] == "x"
        rows.append(Row(record["id"], must, document, wanted, frozenset().union(*alternatives)))
    return rows


def _found(text: str | Document, published: str = "2025-06-01") -> set[Key]:
    document = text if isinstance(text, Document) else Document("d", text, published=published)
    return {
        (claim.source, str(claim.type), claim.target, str(claim.status))
        for claim in extract_claims(document)
    }


@pytest.mark.parametrize(
    ("table", "recall", "precision"), [("dev", 0.57, 0.91), ("heldout", 0.6, 0.83)]
)
def test_sentence_table_as_a_whole(table: str, recall: float, precision: float) -> None:
    """Nearly all that is found is right, and a fair part of what is there is found."""
    rows = _rows(table)
    right = wanted = wrong = 0
    for row in rows:
        found = _found(row.document)
        right += sum(1 for keys in row.wanted if keys & found)
        wanted += len(row.wanted)
        wrong += len(found - row.allowed)
    assert right / wanted > recall
    assert right / (right + wrong) > precision


def test_no_allegation_of_the_table_is_taken_for_a_fact() -> None:
    """What a sentence gives only as said, denied or possible is hardly ever asserted."""
    mistaken = 0
    for row in _rows():
        triples = {key[:3] for key in row.allowed}
        for key in _found(row.document) - row.allowed:
            mistaken += key[3] == Status.ASSERTED and key[:3] in triples
    assert mistaken <= 2


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Germany delivered two tanks to Ukraine on Tuesday.", "DEU armsSupply UKR asserted"),
        ("Two tanks were delivered to Ukraine by Germany.", "DEU armsSupply UKR asserted"),
        ("Germany has not delivered tanks to Ukraine.", "DEU armsSupply UKR negated"),
        ("Germany may deliver tanks to Ukraine.", "DEU armsSupply UKR hypothetical"),
        ("Kyiv accuses Iran of arming Russia.", "IRN armsSupply RUS alleged"),
        ("Kyiv accuses Iran of arming Russia.", "UKR accusation IRN asserted"),
        ("Iran denies arming Russia.", "IRN armsSupply RUS denied"),
        ("Ukraine said that Iran had sent Russia drones.", "IRN armsSupply RUS alleged"),
        ("Iran said that it had sent drones to Russia.", "IRN armsSupply RUS asserted"),
        ("The treaty between Peru and Chile was signed in Lima.", "CHL treaty PER asserted"),
        ("Peru and Chile signed a treaty in Lima.", "CHL treaty PER asserted"),
        ("Peru signed a treaty with Chile.", "CHL treaty PER asserted"),
        ("Peru suspended its treaty with Chile.", "PER relationsReduced CHL asserted"),
        ("Canada imposed sanctions on Belarus.", "CAN sanctions BLR asserted"),
        ("Sanctions imposed by Canada on Belarus bite.", "CAN sanctions BLR asserted"),
        ("Canada lifted its sanctions on Belarus.", "CAN sanctionsRelief BLR asserted"),
        ("If Chad attacks Sudan, Egypt will respond.", "TCD armedConflict SDN hypothetical"),
        ("Poland and Estonia sent shells to Ukraine.", "EST armsSupply UKR asserted"),
        ("Morocco, which recalled its envoy from Paris, stayed calm.",
         "MAR relationsReduced FRA asserted"),
        ("Laos and Vietnam met in May. Laos thanked Vietnam, and Vietnam thanked Laos. "
         "Trade can now be settled in dong.", "LAO economicCooperation VNM hypothetical"),
        ("Finland joined NATO in 2023.", "FIN membership NATO asserted"),
        ("Iran and Iraq pledged not to attack each other.", "IRN nonAggression IRQ asserted"),
        ("Egypt, Greece and Cyprus held joint naval drills.",
         "CYP militaryCooperation GRC asserted"),
    ],
)  # fmt: skip
def test_reads(text: str, wanted: str) -> None:
    assert _key(wanted) in _found(text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Kyiv accuses Iran of arming Russia.", "IRN armsSupply RUS asserted"),
        ("Moscow warned Berlin against sending missiles to Kyiv.", "DEU armsSupply UKR asserted"),
        ("Moscow warned Berlin against sending missiles to Kyiv.", "RUS armsSupply UKR asserted"),
        ("Tanks were delivered to Ukraine by Germany.", "UKR armsSupply DEU asserted"),
        ("Peru refused to sign a treaty with Chile.", "CHL treaty PER asserted"),
        ("Reports that Chad has armed Niger are false, officials said.",
         "TCD armsSupply NER asserted"),
    ],
)  # fmt: skip
def test_does_not_read(text: str, wrong: str) -> None:
    assert _key(wrong) not in _found(text)


def test_parties_of_a_treaty_hold_for_later_sentences() -> None:
    text = "Peru signed a treaty with Chile. The treaty covers energy, defence and intelligence."
    assert {
        ("CHL", "economicCooperation", "PER", "asserted"),
        ("CHL", "militaryCooperation", "PER", "asserted"),
        ("CHL", "intelligenceSharing", "PER", "asserted"),
    } <= _found(text)


def test_a_denial_takes_up_the_allegation_before_it() -> None:
    text = "Sudan accuses Chad of arming the Houthis. Chad denies the charge."
    assert ("TCD", "armsSupply", "HOUTHIS", "denied") in _found(text)


def test_whose_word_and_which_day() -> None:
    text = "On Tuesday Kyiv accused Iran of sending drones to Russia."
    claims = {
        claim.type: claim for claim in extract_claims(Document("d", text, published="2025-06-05"))
    }
    assert claims[RelationType.ARMS_SUPPLY].attributed_to == ("UKR",)
    assert claims[RelationType.ACCUSATION].valid_from == "2025-06-03"
    assert claims[RelationType.ARMS_SUPPLY].objects == ("drones",)


def test_every_claim_can_be_explained() -> None:
    document = Document("d", "Germany may deliver tanks to Ukraine.")
    explanations = list(explain_claims(document))
    assert [explanation.claim for explanation in explanations] == list(extract_claims(document))
    assert all(explanation.rule for explanation in explanations)
    assert {explanation.cue for explanation in explanations} == {"may"}


def test_places_people_and_food_make_no_claims() -> None:
    text = (
        "We flew from Portugal to Morocco with a stop in Spain. "
        "Turkey sandwiches and Danish pastry were served on the best china. "
        "India Holland threatened to move to Paris, Texas."
    )
    assert extract_claims(Document("d", text)) == ()


_TEXT = (
    "Iran Russia Chad Paris the a of to with and , ; . that which who is was has not may accused"
    " signed treaty sanctions on against by says denies arming it its they two countries drones"
    " if would sent \" ' ( ) - 2024 Tuesday between each other talks no"
)
_WORDS = st.sampled_from(_TEXT.split())


@settings(max_examples=150, deadline=None)
@given(st.lists(_WORDS, max_size=40).map(" ".join))
def test_any_words_give_valid_claims_twice_the_same(text: str) -> None:
    document = Document("d", text, published="2025-01-01")
    claims = extract_claims(document)
    assert claims == extract_claims(document)
    for claim in claims:
        assert text[claim.start : claim.end] == claim.sentence
        assert claim.source != claim.target
        assert claim.extractor == EXTRACTOR
        assert not claim.attributed_to or claim.status in (Status.ALLEGED, Status.DENIED)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("folder", "strict", "false_assertions"), [("seeds", 0.89, 0), ("dev", 0.78, 2)]
)
def test_gold_documents(
    shared: Path, tmp_path: Path, folder: str, strict: float, false_assertions: int
) -> None:
    """Annotated documents: mostly found, hardly anything alleged or denied asserted."""
    gold = shared / "gold" / folder
    found = tmp_path / "claims.jsonl"
    lines = [
        json.dumps(claim.to_record())
        for document in read_documents([gold])
        if isinstance(document, Document)
        for claim in extract_claims(document)
    ]
    found.write_text("\n".join(lines), encoding="utf-8")
    command = [sys.executable, str(shared / "gold" / "score.py"), str(gold), str(found)]
    bounds = ["--min-strict", str(strict), "--max-false-assertions", str(false_assertions)]
    result = subprocess.run([*command, *bounds], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout
