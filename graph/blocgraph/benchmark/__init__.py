"""How fast each stage is on this machine, beside the plain library in the same run.

Times are the best of several runs in one process; read the ratios, not the seconds.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from blocgraph.benchmark.dataset import measure_dataset
from blocgraph.benchmark.extraction import measure_extraction
from blocgraph.benchmark.network import measure_network
from blocgraph.benchmark.peer import measure_peer_job
from blocgraph.benchmark.timing import Measurement, time_process

__all__ = ["Measurement", "measure"]


def measure(size: int = 1000, peer: tuple[Path, Path] | None = None) -> Iterator[Measurement]:
    """Time every stage on `size` claims.

    Args:
        size: claims in the made-up dataset.
        peer: a Python with kglab and the script of its job, to run the same job through both.
    """
    yield _measure_start()
    yield from measure_extraction()
    with tempfile.TemporaryDirectory() as folder:
        yield from measure_dataset(size, Path(folder))
        yield from measure_network(size)
        yield from measure_peer_job(size, Path(folder), peer)


def _measure_start() -> Measurement:
    bare = time_process([sys.executable, "-c", "pass"], runs=9)
    ours = time_process([sys.executable, "-m", "blocgraph", "--help"], runs=9)
    return Measurement("start: --help", ours, "bare Python", bare)
