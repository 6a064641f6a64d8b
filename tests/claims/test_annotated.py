"""Whole documents of all genres, against the claims that a careful reader takes from them."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from blocgraph.benchmark.gold import read_gold
from blocgraph.benchmark.scoring import score_documents

ANNOTATED = Path(__file__).parents[1] / "annotated"


class Bounds(NamedTuple):
    """The least strict and dyad F1, and the most false assertions."""

    strict: float
    dyad: float
    false_assertions: int


@pytest.mark.parametrize(
    ("folder", "bounds"),
    [
        ("developed/first", Bounds(0.62, 0.74, 3)),
        ("developed/second", Bounds(0.52, 0.64, 32)),
        ("watched", Bounds(0.42, 0.54, 18)),
        ("unseen/first", Bounds(0.44, 0.57, 4)),
        ("unseen/second", Bounds(0.57, 0.67, 16)),
    ],
)
def test_documents_are_read_no_worse_than_before(folder: str, bounds: Bounds) -> None:
    score = score_documents(read_gold(ANNOTATED / folder))
    assert score.strict.f1 >= bounds.strict
    assert score.dyad.f1 >= bounds.dyad
    assert score.false_assertions <= bounds.false_assertions
