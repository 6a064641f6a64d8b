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
        ("developed/first", Bounds(0.63, 0.75, 3)),
        ("developed/second", Bounds(0.53, 0.65, 26)),
        ("watched", Bounds(0.43, 0.55, 17)),
        ("unseen/first", Bounds(0.45, 0.58, 3)),
        ("unseen/second", Bounds(0.58, 0.68, 15)),
    ],
)
def test_documents_are_read_no_worse_than_before(folder: str, bounds: Bounds) -> None:
    score = score_documents(read_gold(ANNOTATED / folder))
    assert score.strict.f1 >= bounds.strict
    assert score.dyad.f1 >= bounds.dyad
    assert score.false_assertions <= bounds.false_assertions
