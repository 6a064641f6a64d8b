"""How fast each stage is on this machine, beside the plain library in the same run.

Times are the best of several runs in one process; read the ratios, not the seconds.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from blocgraph.benchmark.dataset import measure_dataset
from blocgraph.benchmark.events import measure_events
from blocgraph.benchmark.extraction import measure_extraction
from blocgraph.benchmark.measures import measure_measures
from blocgraph.benchmark.network import measure_network
from blocgraph.benchmark.page import measure_page
from blocgraph.benchmark.peer import measure_peer_job
from blocgraph.benchmark.series import measure_series
from blocgraph.benchmark.timing import Measurement, time_process

__all__ = ["PARTS", "Measurement", "measure"]

PARTS = (
    "start",
    "extraction",
    "dataset",
    "network",
    "measures",
    "series",
    "events",
    "page",
    "peer",
)
"""What can be measured alone."""


def measure(
    size: int = 1000,
    peer: tuple[Path, Path] | None = None,
    only: Collection[str] = (),
    documents: Path | None = None,
) -> Iterator[Measurement]:
    """Time every stage, or `only` some parts of it.

    Args:
        size: claims in the made-up dataset.
        peer: a Python with kglab and the script of its job, to run the same job through both.
        only: some of `PARTS`; all by default.
        documents: the folder to extract from; the bundled documents by default.
    """
    with tempfile.TemporaryDirectory() as folder:
        parts: dict[str, Callable[[], Iterator[Measurement]]] = {
            "start": _measure_start,
            "extraction": lambda: measure_extraction(documents),
            "dataset": lambda: measure_dataset(size, Path(folder)),
            "network": lambda: measure_network(size),
            "measures": measure_measures,
            "series": measure_series,
            "events": lambda: measure_events(Path(folder)),
            "page": measure_page,
            "peer": lambda: measure_peer_job(size, Path(folder), peer),
        }
        for part in PARTS:
            if not only or part in only:
                yield from parts[part]()


def _measure_start() -> Iterator[Measurement]:
    bare = time_process([sys.executable, "-c", "pass"], runs=9)
    ours = time_process([sys.executable, "-m", "blocgraph", "--help"], runs=9)
    yield Measurement("start: --help", ours, "bare Python", bare)
