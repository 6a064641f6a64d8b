"""The curated facts were held against the field's datasets, and each disagreement is decided."""

import subprocess
import sys
from pathlib import Path

import pytest

from blocgraph.resources import seeds_folder

ROOT = Path(__file__).resolve().parents[1]
SCRIPT = ROOT / "scripts" / "verify_facts.py"
DOCUMENT = ROOT / "docs" / "facts-verification.md"


def verify(*arguments: str) -> subprocess.CompletedProcess[str]:
    if not SCRIPT.is_file():
        pytest.skip("no checkout: scripts/ is not in the wheel")
    return subprocess.run(
        [sys.executable, str(SCRIPT), *arguments], capture_output=True, text=True, check=False
    )


@pytest.mark.shared
def test_every_disagreement_with_a_dataset_is_listed_and_decided(shared: Path) -> None:
    done = verify("--shared", str(shared), "--check", str(DOCUMENT))
    assert done.stdout == ""
    assert done.returncode == 0, done.stderr


@pytest.mark.shared
def test_a_disagreement_that_is_not_listed_is_reported(shared: Path, tmp_path: Path) -> None:
    if not DOCUMENT.is_file():
        pytest.skip("no checkout: docs/ is not in the wheel")
    lines = DOCUMENT.read_text(encoding="utf-8").splitlines(keepends=True)
    listed = [line for line in lines if line.startswith("| treaties |")]
    shorter = tmp_path / "verification.md"
    shorter.write_text("".join(line for line in lines if line != listed[0]), encoding="utf-8")
    done = verify("--shared", str(shared), "--check", str(shorter))
    assert done.returncode == 1
    (problem,) = done.stdout.splitlines()
    assert problem.startswith("not listed: treaties | ")


@pytest.mark.shared
def test_most_rows_that_a_dataset_covers_agree_with_it(shared: Path) -> None:
    done = verify("--shared", str(shared), "--all")
    rows = [line.split(" | ") for line in done.stdout.splitlines()]
    agreeing = [row for row in rows if row[3] == "agrees"]
    assert len(agreeing) > 1000
    assert len(agreeing) / len(rows) > 0.9


def test_without_datasets_it_says_what_to_do(tmp_path: Path) -> None:
    assert seeds_folder().is_dir()
    done = verify("--shared", str(tmp_path))
    assert done.returncode == 2
    assert "name their folder with --shared" in done.stdout
