"""The score of extraction on annotated texts, against counts made by hand and the gold's scorer."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocgraph.benchmark.gold import read_gold
from blocgraph.benchmark.scoring import Tally, score_documents
from blocgraph.claims import extract_claims
from blocgraph.documents import SkippedDocument, read_documents

COUNTS = st.builds(
    lambda hit, missed, right, wrong: Tally(hit + missed, hit, right, wrong),
    *[st.integers(0, 99)] * 4,
)


def _annotate(folder: Path, text: str, *records: dict[str, object]) -> Path:
    (folder / "report.txt").write_text(text, encoding="utf-8")
    lines = [json.dumps(record) + "\n" for record in records]
    (folder / "report.gold.jsonl").write_text("".join(lines), encoding="utf-8")
    return folder


def _record(claim: str, **more: object) -> dict[str, object]:
    source, kind, target, status = claim.split()
    return {"source": source, "type": kind, "target": target, "status": status, **more}


def test_a_missed_a_right_and_a_wrong_claim_are_counted(tmp_path: Path) -> None:
    text = "Germany sold tanks to Qatar. Peru and Chile signed a treaty."
    folder = _annotate(
        tmp_path,
        text,
        _record("DEU armsSupply QAT asserted"),
        _record("CHL aid PER asserted"),
    )
    score = score_documents(read_gold(folder))
    assert score.strict == Tally(wanted=2, hit=1, right=1, wrong=1)
    assert score.dyad == Tally(wanted=2, hit=2, right=2, wrong=0)


def test_an_alternative_finds_and_an_optional_claim_counts_for_nothing(tmp_path: Path) -> None:
    text = "Germany sold tanks to Qatar. Peru and Chile signed a treaty."
    folder = _annotate(
        tmp_path,
        text,
        _record("DEU aid QAT asserted", alternatives=[["DEU", "armsSupply", "QAT", "asserted"]]),
        _record("PER treaty CHL asserted", optional=True),
    )
    assert score_documents(read_gold(folder)).strict == Tally(1, 1, 1, 0)


def test_an_accusation_that_is_given_as_a_fact_is_a_false_assertion(tmp_path: Path) -> None:
    folder = _annotate(
        tmp_path, "Germany sold tanks to Qatar.", _record("DEU armsSupply QAT alleged")
    )
    assert score_documents(read_gold(folder)).false_assertions == 1


@given(COUNTS)
def test_f1_lies_between_precision_and_recall(tally: Tally) -> None:
    low, high = sorted((tally.precision, tally.recall))
    assert 0 <= low <= tally.f1 + 1e-12
    assert tally.f1 <= high + 1e-12


@given(COUNTS, COUNTS)
def test_a_sum_counts_what_both_count(one: Tally, other: Tally) -> None:
    both = one + other
    assert both.wanted == one.wanted + other.wanted
    assert both.right + both.wrong == one.right + one.wrong + other.right + other.wrong


@pytest.mark.shared
@pytest.mark.parametrize("name", ["dev", "seeds"])
def test_it_agrees_with_the_scorer_of_the_gold(name: str, shared: Path, tmp_path: Path) -> None:
    folder = shared / "gold" / name
    claims = tmp_path / "claims.jsonl"
    found = [
        claim.to_record()
        for document in read_documents([folder])
        if not isinstance(document, SkippedDocument)
        for claim in extract_claims(document)
    ]
    claims.write_text("".join(json.dumps(record) + "\n" for record in found), encoding="utf-8")
    command = [sys.executable, shared / "gold" / "score.py", folder, claims, "--json"]
    theirs = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    ours = score_documents(read_gold(folder))
    assert theirs["gold_claims"] == ours.strict.wanted
    assert theirs["precision"] == pytest.approx(ours.strict.precision, abs=0.001)
    assert theirs["recall"] == pytest.approx(ours.strict.recall, abs=0.001)
    assert theirs["dyad_f1"] == pytest.approx(ours.dyad.f1, abs=0.001)
    assert theirs["false_assertions"] == ours.false_assertions
