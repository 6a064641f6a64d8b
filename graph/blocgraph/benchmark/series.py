"""Alignment by month: each month from the one before, beside each month from all claims."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING

from blocgraph.benchmark.timing import Measurement, best_of

if TYPE_CHECKING:
    from blocgraph.measures.series import Evidence

STATES, KNOWN_DYADS = 193, 0.3
CLAIMS = 1_000_000


def measure_series(claims: int = CLAIMS) -> Iterator[Measurement]:
    """Time ten years of monthly alignments of made-up claims, and see that they are equal."""
    from blocgraph.network.time import calendar_days

    days = calendar_days("2015", "2025", "month")
    evidence = made_up_evidence(claims)
    series = evidence.over(days)
    anew = [evidence.on(day) for day in days]
    difference = max(
        abs(ours - theirs).max()
        for row, pair in enumerate(anew)
        for ours, theirs in zip((series.together[row], series.against[row]), pair, strict=True)
    )
    yield Measurement(
        f"alignment, {len(days)} months of {claims:,} claims",
        best_of(lambda: evidence.over(days)),
        "each month anew",
        best_of(lambda: [evidence.on(day) for day in days], runs=1),
        f"{len(evidence.dyads):,} dyads, masses equal to {difference:.0e}",
    )


def made_up_evidence(claims: int, seed: int = 7) -> Evidence:
    """So many claims of all types over eleven years, on 30 % of the dyads of 193 states.

    One in ten says when it ended, and one in ten that it goes on.
    """
    import numpy as np

    from blocgraph.measures.alignment import DEPENDENCIES, HALF_LIFE, STANDING
    from blocgraph.measures.series import DAYS_A_YEAR, NEVER, Evidence
    from blocgraph.vocabulary import Layer, RelationType

    chance = np.random.default_rng(seed)
    dyads = list(combinations((f"S{number:03}" for number in range(STATES)), 2))
    known = chance.permutation(len(dyads))[: round(KNOWN_DYADS * len(dyads))]
    types = [type for type in RelationType if type not in DEPENDENCIES]
    type_of = chance.integers(0, len(types), claims)
    groups = np.array([2 * [*Layer].index(t.layer) + (t in STANDING) for t in types])[type_of]
    valence = np.array([type.goldstein / 10 for type in types])[type_of]
    start = chance.integers(date(2014, 1, 1).toordinal(), date(2025, 1, 1).toordinal(), claims)
    ends = chance.random(claims) < 0.1
    stays = (groups % 2 == 1) | (chance.random(claims) < 0.1)
    return Evidence(
        tuple(dyads[index] for index in sorted(known.tolist())),
        (0.0, 1 / (HALF_LIFE * DAYS_A_YEAR)),
        chance.integers(0, len(known), claims),
        group=groups,
        mass=valence * chance.uniform(0.3, 1, claims),
        fading=np.where(stays, 0, 1),
        start=start,
        end=np.where(ends, start + chance.integers(1, 2000, claims), NEVER),
    )
