"""Confidence is the measured precision of a frame, shrunk to that of wider groups."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocgraph.benchmark.frames import calibrate, count_frames
from blocgraph.benchmark.gold import read_gold
from blocgraph.claims import explain_claims
from blocgraph.claims.confidence import (
    COLUMNS,
    CONFIDENCE_TABLE,
    Confidences,
    FrameCount,
    kind_of_rule,
    load_confidences,
    read_counts,
    write_counts,
)
from blocgraph.errors import InputError
from blocgraph.model import Document
from blocgraph.vocabulary import RelationType, Status

TREATY, ASSERTED = RelationType.TREATY, Status.ASSERTED


def test_the_bundled_table_is_sound() -> None:
    with CONFIDENCE_TABLE.open(encoding="utf-8", newline="") as file:
        assert tuple(next(csv.reader(file))) == COLUMNS
    counts = read_counts(CONFIDENCE_TABLE)
    frames = [count.frame for count in counts]
    assert frames == sorted(frames)
    assert len(frames) == len(set(frames))
    assert len(counts) > 100
    for count in counts:
        assert 0 <= count.unseen_right <= count.right <= count.found
        assert count.unseen_right <= count.unseen_found <= count.found
        assert count.found


def test_a_claim_has_the_confidence_of_its_frame() -> None:
    (told,) = explain_claims(Document("d", "Germany sold tanks to Qatar."))
    expected = load_confidences().of(told.rule, told.claim.type, told.claim.status)
    assert told.claim.confidence == expected
    assert 0 < expected < 1


_COUNTS = st.builds(
    lambda rule, right, wrong, unseen: FrameCount(
        rule, TREATY, ASSERTED, right + wrong, right, min(unseen, right), min(unseen, right)
    ),
    st.sampled_from(["verb sign", "verb ink", "noun pact", "obligation"]),
    st.integers(0, 50),
    st.integers(0, 50),
    st.integers(0, 50),
)


@given(st.lists(_COUNTS, unique_by=lambda count: count.rule))
def test_estimates_lie_inside_and_follow_the_counts(counts: list[FrameCount]) -> None:
    confidences = Confidences(counts)
    unknown = confidences.of("verb frobnicate", TREATY, ASSERTED)
    assert 0 < unknown < 1
    for count in counts:
        estimate = confidences.of(*count.frame)
        assert 0 < estimate < 1
        better = FrameCount(count.rule, TREATY, ASSERTED, count.found + 10, count.right + 10)
        worse = FrameCount(count.rule, TREATY, ASSERTED, count.found + 10, count.right)
        others = [other for other in counts if other is not count]
        assert Confidences([*others, better]).of(*count.frame) >= Confidences([*others, worse]).of(
            *count.frame
        )


def test_few_claims_move_little_and_many_much() -> None:
    wide = FrameCount("verb sign", TREATY, ASSERTED, 100, 80, 100, 80)
    few = Confidences([wide, FrameCount("verb ink", TREATY, ASSERTED, 2, 2)])
    many = Confidences([wide, FrameCount("verb ink", TREATY, ASSERTED, 200, 200)])
    assert 0.75 < few.of("verb ink", TREATY, ASSERTED) < 0.85
    assert many.of("verb ink", TREATY, ASSERTED) > 0.95


def test_counts_survive_writing(tmp_path: Path) -> None:
    counts = (FrameCount('verb, odd "x"', TREATY, ASSERTED, 3, 2, 1, 1),)
    write_counts(tmp_path / "c.csv", counts)
    assert read_counts(tmp_path / "c.csv") == counts


def test_counting(tmp_path: Path) -> None:
    table = tmp_path / "t.tsv"
    table.write_text(
        "# a comment\nsentence\tclaims\n"
        "Peru signed a treaty with Chile.\tPER treaty CHL asserted\n"
        "Fiji signed a treaty with Tonga.\t\n"
        "Togo signed a treaty with Benin.\t?TGO treaty BEN asserted\n",
        encoding="utf-8",
    )
    counts = [c for c in count_frames(read_gold(table)) if c.type is TREATY]
    assert [(c.found, c.right, c.unseen_found) for c in counts] == [(2, 1, 0)]
    unseen = [c for c in count_frames((), read_gold(table)) if c.type is TREATY]
    assert [(c.found, c.unseen_found, c.unseen_right) for c in unseen] == [(2, 2, 1)]


def test_calibration_puts_each_claim_into_the_band_of_its_confidence(tmp_path: Path) -> None:
    table = tmp_path / "t.tsv"
    table.write_text(
        "sentence\tclaims\n"
        "Peru signed a treaty with Chile.\tPER treaty CHL asserted\n"
        "Fiji signed a treaty with Tonga.\t\n"
        "Togo signed a treaty with Benin.\tTGO treaty BEN asserted\n"
        "Mali invaded Niger.\tMLI armedConflict NER asserted\n",
        encoding="utf-8",
    )
    rights = {TREATY: 490, RelationType.ARMED_CONFLICT: 300}
    counts = [
        replace(count, found=500, right=rights[count.type])
        for count in count_frames(read_gold(table))
    ]
    high, low = calibrate(read_gold(table), Confidences(counts))
    assert (high.start, high.claims, high.right) == (0.85, 3, 2)
    assert high.mean == pytest.approx(0.98, abs=0.02)
    assert (low.claims, low.right) == (1, 1)
    assert low.start <= low.mean < high.start


def test_a_folder_counts_alternatives(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Peru signed a treaty with Chile.", encoding="utf-8")
    record = {"source": "PER", "type": "alliance", "target": "CHL", "status": "asserted"}
    record["alternatives"] = [["PER", "treaty", "CHL", "asserted"]]  # type: ignore[assignment]
    gold = tmp_path / "a.gold.jsonl"
    gold.write_text(json.dumps(record), encoding="utf-8")
    (count,) = count_frames(read_gold(tmp_path))
    assert (count.type, count.found, count.right) == (TREATY, 1, 1)
    gold.write_text("{}", encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.gold\.jsonl:1"):
        list(read_gold(tmp_path))


def test_a_broken_table_says_where(tmp_path: Path) -> None:
    table = tmp_path / "t.tsv"
    table.write_text("sentence\tclaims\nx\tPER friendship CHL asserted\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"t\.tsv:2"):
        list(read_gold(table))


def test_kinds() -> None:
    assert kind_of_rule("transfer sell: weapon") == "transfer"
    assert kind_of_rule("noun treaty, denied") == "other"
