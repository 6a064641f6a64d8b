"""A page as a file: whole or not at all."""

from __future__ import annotations

from pathlib import Path

from blocgraph.files import write_text


def write_page(path: Path, html: str) -> None:
    """Write a page in UTF-8, whole or not at all.

    Raises:
        OutputError: the folder is not there or cannot be written to.
    """
    write_text(html, Path(path))
