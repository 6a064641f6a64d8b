"""Fixtures that all tests share."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# Where a change is judged, the same examples every time; on a desk, new ones.
settings.register_profile("here", deadline=None)  # machines are noisy
settings.register_profile("judged", deadline=None, derandomize=True)
settings.load_profile("here")
if os.environ.get("CI"):
    settings.load_profile("judged")

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of sample data and gold annotations beside the checkout, where there is one."""
    folder = Path(os.environ.get("BLOCGRAPH_SHARED", ROOT.parent / "shared"))
    if not (folder / "RELATIONS.md").is_file():
        pytest.skip(f"no sample data at {folder}: set BLOCGRAPH_SHARED to where they lie")
    return folder
