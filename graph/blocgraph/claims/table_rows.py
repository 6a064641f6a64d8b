"""Where in the tables the row of a rule stands, so that it can be found and mended."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from blocgraph.vocabulary import RelationType

_FOLDER = Path(__file__).parent / "data"
_TABLES = {"verb": "verbs.csv", "noun": "nouns.csv", "transfer": "transfer_verbs.csv"}


def row_of_rule(rule: str, kind: RelationType | None) -> str:
    """The table and line of the row that a rule's name begins with; "" where it is in no table.

    Of several rows with the same trigger the first of that type, or else the first.

    >>> row_of_rule("covered by instrument: treaty", None)
    ''
    """
    table, _, rest = rule.partition(" ")
    name = _TABLES.get(table)
    if name is None:
        return ""
    trigger = rest.partition(":")[0].partition(",")[0]
    lines = _lines(name).get(trigger, ())
    place = next((line for line, type_ in lines if type_ == kind), lines[0][0] if lines else 0)
    return f"{name}:{place}" if place else ""


@cache
def _lines(name: str) -> dict[str, tuple[tuple[int, str], ...]]:
    """The lines of each trigger, with their types."""
    found: dict[str, list[tuple[int, str]]] = {}
    with (_FOLDER / name).open(encoding="utf-8", newline="") as file:
        for line, row in enumerate(csv.reader(file), 1):
            found.setdefault(row[0], []).append((line, row[1]))
    return {key: tuple(rows) for key, rows in found.items()}
