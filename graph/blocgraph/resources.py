"""Where the bundled ontology and seeds lie: inside the wheel, or beside `graph/` in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _bundled(folder: str) -> Path:
    in_wheel = _PACKAGE / folder
    return in_wheel if in_wheel.is_dir() else _PACKAGE.parents[1] / folder


def ontology_folder() -> Path:
    """The folder of the Turtle vocabulary and the SHACL shapes."""
    return _bundled("ontology")


def seeds_folder() -> Path:
    """The folder of the bundled source briefs (`documents/`) and curated facts (`facts/`)."""
    return _bundled("seeds")
