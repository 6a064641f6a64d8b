"""What `extract --explain` shows of a sentence: what was seen, found and passed over."""

from __future__ import annotations

from pathlib import Path

import pytest

import blocgraph.claims
from blocgraph.claims import extract_claims
from blocgraph.claims.tracing import SentenceTrace, trace_document
from blocgraph.documents import read_documents
from blocgraph.model import Document

DATA = Path(blocgraph.claims.__file__).parent / "data"


def _trace(text: str, published: str | None = None) -> SentenceTrace:
    (trace,) = trace_document(Document("d", text, published=published))
    return trace


def test_a_claim_names_its_rule_its_row_and_its_cue() -> None:
    trace = _trace("Kyiv accuses Iran of arming Russia.")
    alleged = next(t for t in trace.claims if t.claim.status == "alleged")
    assert (alleged.rule, alleged.cue) == ("verb arm", "claim")
    table, line = alleged.row.split(":")
    row = (DATA / table).read_text(encoding="utf-8").splitlines()[int(line) - 1]
    assert row.startswith("arm,armsSupply,")
    assert alleged.status_from == ("arming (xcomp, after 'of')", "accuses (main)")


def test_clauses_name_their_ends() -> None:
    trace = _trace("Tanks were delivered to Ukraine by Germany.")
    (clause,) = trace.clauses
    assert clause.subject == ("Tanks",)
    assert clause.prepositions == ("to Ukraine [UKR]", "by Germany [DEU]")
    assert "passive" in clause.notes


@pytest.mark.parametrize(
    ("text", "trigger", "reason"),
    [
        ("Chad invaded on Monday.", "invaded", "no actor at target"),
        ("Rebels attacked Chad.", "attacked", "no actor at source"),
        ("Togo sent Benin a greeting.", "sent", "of no class in object_classes.csv: 'greeting'"),
        ("An embargo on Mali was debated.", "embargo", "no actor at source"),
    ],
)
def test_a_trigger_without_a_claim_says_what_it_lacks(text: str, trigger: str, reason: str) -> None:
    trace = _trace(text)
    assert not trace.claims
    assert any(trigger in miss.trigger and reason in miss.reason for miss in trace.misses)


def test_a_missing_need_is_named() -> None:
    trace = _trace("Peru sent its tariffs to Chile with a song.")
    needs = [miss for miss in trace.misses if miss.reason.startswith("needs ")]
    assert all(miss.row.startswith("verbs.csv:") for miss in needs)
    assert needs


def test_names_that_stand_for_no_actor_say_why() -> None:
    trace = _trace("Paris Hilton praised Iran, and they danced.")
    reasons = {name.text: name.reason for name in trace.passed_over}
    assert "traps.csv" in reasons["Paris Hilton"]


def test_unread_sentences_say_why() -> None:
    assert _trace("It rained all day.").unread == "it names no actor"
    sport = "France beat Spain 2-1 in the World Cup semi-final after a late goal by the striker."
    assert "sport" in _trace(sport).unread


@pytest.mark.shared
def test_traces_hold_exactly_the_claims(shared: Path) -> None:
    for document in read_documents([shared / "gold" / "seeds"]):
        assert isinstance(document, Document)
        told = [
            traced.claim
            for trace in trace_document(document)
            for traced in trace.claims
            if not traced.is_repeated
        ]
        assert told == list(extract_claims(document))
