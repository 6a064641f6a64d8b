"""How answers are written: tables for people, CSV, TSV, JSON and Markdown for everything else."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

TABLE_FORMATS = ("table", "csv", "tsv", "json", "markdown")

WIDEST = 64
"""Characters of a cell that a table for people shows; the other formats hold them all."""


def format_rows(
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    form: str,
    nothing: str = "nothing found",
) -> str:
    """The rows under their columns' names, in one of `TABLE_FORMATS`, ending with a line end.

    A table for people that has no row says `nothing`.
    """
    if form == "json":
        records = [dict(zip(columns, row, strict=True)) for row in rows]
        return json.dumps(records, ensure_ascii=False, indent=1, default=str) + "\n"
    if form in ("csv", "tsv"):
        text = io.StringIO()
        writer = csv.writer(text, delimiter="," if form == "csv" else "\t", lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(["" if cell is None else cell for cell in row] for row in rows)
        return text.getvalue()
    style = "github" if form == "markdown" else "simple"
    return _for_people(columns, rows, style) or f"{nothing}\n"


def _for_people(columns: Sequence[str], rows: Iterable[Sequence[Any]], style: str) -> str:
    from tabulate import tabulate

    width = WIDEST if style == "simple" else None
    cells = [[_readable(cell, width) for cell in row] for row in rows]
    if not cells and style == "simple":
        return ""
    numeric = [
        all(isinstance(row[i], int | float) or row[i] == "" for row in cells)
        for i in range(len(columns))
    ]
    for row in cells:
        for i, is_number in enumerate(numeric):
            if isinstance(row[i], float) and not is_number:
                row[i] = f"{row[i]:.3f}"
    return (
        tabulate(
            cells,
            headers=list(columns),
            tablefmt=style,
            floatfmt=".3f",
            disable_numparse=[i for i, is_number in enumerate(numeric) if not is_number],
        )
        + "\n"
    )


def _readable(cell: Any, width: int | None) -> Any:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, tuple | list | frozenset):
        cell = ", ".join(f"{x:.3f}" if isinstance(x, float) else str(x) for x in cell)
    if isinstance(cell, str):
        cell = " ".join(cell.split())
        return cell if width is None or len(cell) <= width else cell[: width - 1] + "…"
    return cell
