"""Which actor a name in a dataset means, as somebody judged it; builds and imports apply it."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from blocgraph.actors.names import find_actor, fold_name
from blocgraph.actors.table import load_actors
from blocgraph.errors import TableError, UnknownNameError
from blocgraph.resources import seeds_folder
from blocgraph.tables import (
    Column,
    Row,
    check_date,
    check_known,
    check_pattern,
    read_table,
)


class Verdict(StrEnum):
    """Whether a name and an actor are the same."""

    SAME = "same"
    DIFFERENT = "different"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Judgement:
    """BY judged on DATE that NAME, in DATASET, and ACTOR are VERDICT, because WHY.

    `dataset` is the name of a format, or empty for all of them. `actor` is empty where the name is
    of nobody that we know: a verdict of `same` needs one. It counts for what happened from
    `first_year` to `last_year`, both included; None where it counts for any time.
    """

    name: str
    dataset: str
    actor: str
    verdict: Verdict
    by: str
    date: str
    why: str
    first_year: int | None = None
    last_year: int | None = None

    def counts_in(self, year: int | None) -> bool:
        """Whether it says something about a year; about no year in particular where None."""
        if self.first_year is None and self.last_year is None:
            return True
        return year is not None and (self.first_year or 0) <= year <= (self.last_year or 9999)


OWN_JUDGEMENTS = "BLOCGRAPH_JUDGEMENTS"
"""The environment variable that names a table of judgements to be applied before the bundled."""

JUDGEMENT_COLUMNS = (
    "name",
    "dataset",
    "first_year",
    "last_year",
    "actor",
    "verdict",
    "by",
    "date",
    "why",
)
"""The columns of a table of judgements."""


def load_judgements(path: Path | None = None) -> tuple[Judgement, ...]:
    """The judgements of a table, as `docs/facts.md` describes it; None for the bundled one.

    Raises:
        TableError: the table is broken.
        InputError: the file cannot be read.
    """
    return _bundled_judgements() if path is None else _read_judgements(path)


class Judgements:
    """Finds the actor that a name in a dataset means: first as judged, then by what it is called.

    A judgement on one dataset goes before one on all of them. What is judged `different` is not
    found by its name, and what is `undecided` is found by its name as if nothing were judged.

    >>> judged = Judgement("Korea", "sipri", "KOR", Verdict.SAME, "me", "2026", "context")
    >>> Judgements([judged]).resolve("KOREA", "sipri"), Judgements([judged]).resolve("Korea")
    ('KOR', None)
    """

    def __init__(self, judgements: Iterable[Judgement]) -> None:
        self._judged: dict[tuple[str, str], list[Judgement]] = {}
        for judgement in judgements:
            key = (judgement.dataset, fold_name(judgement.name))
            self._judged.setdefault(key, []).append(judgement)

    def resolve(self, name: str, dataset: str = "", year: int | None = None) -> str | None:
        """The code of the actor; None where nobody is known or judged to be called so.

        Args:
            name: as it stands in the dataset.
            dataset: the name of its format.
            year: when what the dataset says of it happened; None leaves out the judgements that
                count for some years only.
        """
        judged = [
            judgement
            for place in dict.fromkeys((dataset, ""))
            for judgement in self._judged.get((place, fold_name(name)), ())
            if judgement.counts_in(year)
        ]
        for judgement in judged:
            if judgement.verdict is Verdict.SAME:
                return judgement.actor
        try:
            code = find_actor(name).code
        except UnknownNameError:
            return None
        different = {j.actor for j in judged if j.verdict is Verdict.DIFFERENT}
        return None if different & {code, ""} else code


def resolve_actor(name: str, dataset: str = "", year: int | None = None) -> str | None:
    """The code of the actor that a name in a dataset means, by judgements and then by names.

    The judgements are those in the file that the environment variable BLOCGRAPH_JUDGEMENTS names,
    if it is set, and then the bundled ones.

    Args:
        name: as it stands in the dataset.
        dataset: the name of its format, such as `sipri`.
        year: when what the dataset says of it happened, where that is known.

    >>> resolve_actor("Iran"), resolve_actor("Atlantis")
    ('IRN', None)
    """
    return _resolver(os.environ.get(OWN_JUDGEMENTS, "")).resolve(name, dataset, year)


def append_judgements(path: Path, judgements: Iterable[Judgement]) -> int:
    """Add judgements to a table, which is made if need be, but for those on what stands in it.

    Returns:
        How many were added.

    Raises:
        TableError: the table is broken.
    """
    known = load_judgements(path) if path.exists() else ()
    judged = {(one.name, one.dataset, one.actor) for one in known}
    new = [one for one in judgements if (one.name, one.dataset, one.actor) not in judged]
    if not new:
        return 0
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    if not known:
        writer.writerow(JUDGEMENT_COLUMNS)
    writer.writerows([_cell(one, column) for column in JUDGEMENT_COLUMNS] for one in new)
    before = path.read_text(encoding="utf-8") if known else ""
    if before and not before.endswith("\n"):
        before += "\n"
    part = path.with_name(path.name + ".part")
    part.write_text(before + lines.getvalue(), encoding="utf-8")
    part.replace(path)
    return len(new)


def _cell(judgement: Judgement, column: str) -> str:
    value = getattr(judgement, column)
    return "" if value is None else str(value)


@cache
def _bundled_judgements() -> tuple[Judgement, ...]:
    return _read_judgements(seeds_folder() / "judgements.csv")


@cache
def _resolver(own: str) -> Judgements:
    judged = load_judgements(Path(own)) if own else ()
    return Judgements((*judged, *load_judgements()))


def _read_judgements(path: Path) -> tuple[Judgement, ...]:
    year = check_pattern(r"\d{4}", "write a year")
    checks = {
        "dataset": check_pattern("[a-z][a-z0-9-]*", "write the name of a format, such as sipri"),
        "actor": check_known("actor", {actor.code for actor in load_actors()}),
        "verdict": check_known("verdict", [str(verdict) for verdict in Verdict]),
        "date": check_date,
        "first_year": year,
        "last_year": year,
    }
    may_be_empty = ("dataset", "actor", "first_year", "last_year")
    columns = [
        Column(name, required=name not in may_be_empty, check=checks.get(name))
        for name in JUDGEMENT_COLUMNS
    ]
    table = read_table(path, columns, key=("name", "dataset", "first_year", "actor"))
    return tuple(_to_judgement(path, row) for row in table.rows)


def _to_judgement(path: Path, row: Row) -> Judgement:
    verdict = Verdict(row.text("verdict"))
    if verdict is Verdict.SAME and not row.text("actor"):
        raise TableError(path, row.line, "actor", "the same as whom? name the actor's code")
    return Judgement(
        name=row.text("name"),
        dataset=row.text("dataset"),
        actor=row.text("actor"),
        verdict=verdict,
        by=row.text("by"),
        date=row.text("date"),
        why=row.text("why"),
        first_year=_year(row, "first_year"),
        last_year=_year(row, "last_year"),
    )


def _year(row: Row, column: str) -> int | None:
    value = row.value(column)
    return int(value) if value else None
