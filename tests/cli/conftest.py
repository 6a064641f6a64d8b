"""The command line as its users run it: a process, its output and its exit status."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def run() -> Run:
    def run_blocgraph(
        *args: str | Path, store: Path | None = None, stdin: str = "", cwd: Path | None = None
    ) -> subprocess.CompletedProcess[str]:
        environment = dict(os.environ, PYTHONUTF8="1", COLUMNS="200")
        environment.pop("BLOCGRAPH_STORE", None)
        if store is not None:
            environment["BLOCGRAPH_STORE"] = str(store)
        return subprocess.run(
            [sys.executable, "-m", "blocgraph", *map(str, args)],
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            env=environment,
            cwd=cwd,
            timeout=120,
            check=False,
        )

    return run_blocgraph


@pytest.fixture(scope="session")
def seeds_store(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the bundled seeds, only to be read."""
    store = tmp_path_factory.mktemp("seeds") / "world.db"
    built = run("build", store=store)
    assert built.returncode == 0, built.stderr
    return store
