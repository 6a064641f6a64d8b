"""What a benchmark says, and how it takes time."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any


@dataclass(frozen=True, slots=True)
class Measurement:
    """WHAT took OURS seconds here and OTHERS seconds with OTHER, which is RATIO times as long."""

    what: str
    ours: float
    other: str | None = None
    others: float | None = None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """How many times faster ours is."""
        return None if self.others is None else self.others / self.ours


def best_of(work: Callable[[], Any], runs: int = 3) -> float:
    """The seconds of the fastest of `runs` runs."""
    times = []
    for _ in range(runs):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return min(times)


def time_process(command: list[str | Path], runs: int) -> float:
    """The seconds of the fastest of `runs` runs of a command, as one process each."""
    return best_of(lambda: subprocess.run(command, check=True, capture_output=True), runs)
