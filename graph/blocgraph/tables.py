"""Facts tables: CSV files that people edit, read strictly so that a slip is found at its place.

A table is UTF-8 with a header; a row is one line, so that the line can stand as its evidence.
"""

from __future__ import annotations

import csv
import datetime
import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from blocgraph.errors import InputError, TableError
from blocgraph.model import OPEN, is_partial_date

Check = Callable[[str], str | None]
"""Says what is wrong with a cell that is not empty and what to do; None where nothing is."""

_PERIOD = ("valid_from", "valid_to")
_PLAIN_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u00ad": None})


@dataclass(frozen=True, slots=True)
class Column:
    """A table has the column NAME, whose cells pass CHECK; one that is `required` is never empty.

    The cells of a column of `many` hold several values with `|` between them.
    """

    name: str
    required: bool = False
    many: bool = False
    check: Check | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """LINE of a table, the characters from START to END of its text, holds CELLS."""

    line: int
    start: int
    end: int
    header: tuple[str, ...]
    cells: tuple[str, ...]

    def text(self, column: str) -> str:
        """The cell as it stands, without spaces around it."""
        return self.cells[self.header.index(column)]

    def value(self, column: str) -> str | None:
        """The cell, or None where it is empty."""
        return self.text(column) or None

    def values(self, column: str) -> tuple[str, ...]:
        """The values of a cell that holds several."""
        return split_values(self.text(column))


@dataclass(frozen=True, slots=True)
class Table:
    """The file at PATH says TEXT, which holds ROWS.

    `text` has no byte order mark, `\\n` line ends and plain spaces; rows count in it.
    """

    path: Path
    text: str
    rows: tuple[Row, ...]


def read_table(path: Path, columns: Iterable[Column], *, key: Collection[str] = ()) -> Table:
    """The table at `path`, whose header must name just these columns, in any order.

    Args:
        path: a CSV file in UTF-8.
        columns: what the table must have.
        key: the columns whose values together tell one row from all others.

    Raises:
        TableError: the table is broken; the error says in which line and column and what to do.
        InputError: the file cannot be read.
    """
    text = _read_text(path)
    by_name = {column.name: column for column in columns}
    header: tuple[str, ...] | None = None
    rows: list[Row] = []
    start = 0
    for line, content in enumerate(text.split("\n"), start=1):
        end = start + len(content)
        if content.strip():
            cells = _split_cells(path, line, content)
            if header is None:
                header = _check_header(path, line, cells, by_name)
            else:
                rows.append(_check_row(path, Row(line, start, end, header, cells), by_name))
        start = end + 1
    if header is None:
        raise TableError(path, 1, None, f"the table is empty: start with {','.join(by_name)}")
    _check_key(path, rows, key)
    return Table(path, text, tuple(rows))


def read_header(path: Path) -> tuple[str, ...]:
    """The names in the first line of a table that is not empty; none where all are.

    Raises:
        TableError: the line is broken.
        InputError: the file cannot be read.
    """
    lines = enumerate(_read_text(path).split("\n"), start=1)
    return next((_split_cells(path, line, text) for line, text in lines if text.strip()), ())


def split_values(cell: str) -> tuple[str, ...]:
    """The values of a cell with `|` between them.

    >>> split_values("Kyiv|Kiev"), split_values("")
    (('Kyiv', 'Kiev'), ())
    """
    return tuple(value.strip() for value in cell.split("|")) if cell else ()


def check_date(text: str) -> str | None:
    """A check for a partial date: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""
    advice = f"{text!r} is no date: write YYYY, YYYY-MM or YYYY-MM-DD, as precise as the source"
    if not is_partial_date(text):
        return advice
    try:
        datetime.date.fromisoformat(text + "-01-01"[3 * text.count("-") :])
    except ValueError:
        return advice
    return None


def check_end(text: str) -> str | None:
    """A check for the end of a period: a partial date, or `..` for what still holds."""
    problem = None if text == OPEN else check_date(text)
    return f"{problem}; '..' where it still holds" if problem else None


def check_number(low: float, high: float) -> Check:
    """A check for a decimal number from `low` to `high`."""

    def check(text: str) -> str | None:
        is_number = re.fullmatch(r"-?\d+(\.\d+)?", text) is not None
        if is_number and low <= float(text) <= high:
            return None
        return f"{text!r} is no number from {low:g} to {high:g}: write it as 12.5"

    return check


def check_pattern(pattern: str, advice: str) -> Check:
    """A check for a text that matches all of a regular expression."""
    compiled = re.compile(pattern)

    def check(text: str) -> str | None:
        return None if compiled.fullmatch(text) else f"{text!r} does not fit: {advice}"

    return check


def check_known(kind: str, known: Collection[str]) -> Check:
    """A check for one of the `known` names of a kind; its advice names the nearest ones."""

    def check(text: str) -> str | None:
        if text in known:
            return None
        nearest = nearest_names(text, sorted(known))
        hint = f"did you mean {' or '.join(nearest)}?" if nearest else "add it first or correct it"
        return f"unknown {kind} {text!r}: {hint}"

    return check


def nearest_names(text: str, names: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """The names most like `text`, the likest first; none where nothing comes near."""
    from rapidfuzz import fuzz, process, utils

    found = process.extract(
        text,
        list(names),
        scorer=fuzz.ratio,
        processor=utils.default_process,
        score_cutoff=60,
        limit=limit,
    )
    return tuple(name for name, _, _ in found)


def _read_text(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}): check the path") from error
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise TableError(path, line, None, "this is not UTF-8: save the file as UTF-8") from error
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_PLAIN_SPACES)


def _split_cells(path: Path, line: int, content: str) -> tuple[str, ...]:
    try:
        (cells,) = csv.reader([content], strict=True)
    except csv.Error as error:
        problem = f'broken quotes ({error}): keep a row on one line, write " inside quotes as ""'
        raise TableError(path, line, None, problem) from error
    return tuple(cell.strip() for cell in cells)


def _check_header(
    path: Path, line: int, cells: tuple[str, ...], columns: dict[str, Column]
) -> tuple[str, ...]:
    for name in cells:
        if name not in columns:
            nearest = nearest_names(name, columns, limit=1)
            hint = f"did you mean {nearest[0]}?" if nearest else f"known are {', '.join(columns)}"
            raise TableError(path, line, name or None, f"unknown column {name!r}: {hint}")
        if cells.count(name) > 1:
            raise TableError(path, line, name, "the column stands twice: remove one")
    for name in columns:
        if name not in cells:
            raise TableError(path, line, name, "the column is missing: add it to the header")
    return cells


def _check_row(path: Path, row: Row, columns: dict[str, Column]) -> Row:
    if len(row.cells) != len(row.header):
        problem = (
            f"{len(row.cells)} cells where the header has {len(row.header)}: "
            "put cells that contain a comma in quotes, leave unknown ones empty"
        )
        raise TableError(path, row.line, None, problem)
    for name in row.header:
        problem_found = _problem(columns[name], row)
        if problem_found:
            raise TableError(path, row.line, name, problem_found)
    if all(name in columns for name in _PERIOD):
        _check_period(path, row)
    return row


def _problem(column: Column, row: Row) -> str | None:
    text = row.text(column.name)
    if not text:
        return "the cell is empty: fill it in" if column.required else None
    values = split_values(text) if column.many else (text,)
    if "" in values:
        return "an empty value between '|': remove the extra '|'"
    if len(set(values)) < len(values):
        return "a value stands twice: remove one"
    problems = (column.check(value) for value in values) if column.check else iter(())
    return next((problem for problem in problems if problem), None)


def _check_period(path: Path, row: Row) -> None:
    valid_from, valid_to = (row.text(name) for name in _PERIOD)
    if not valid_from or not valid_to or valid_to == OPEN:
        return
    precision = min(len(valid_from), len(valid_to))
    if valid_from[:precision] > valid_to[:precision]:
        problem = f"{valid_to} is before valid_from {valid_from}: correct one of them"
        raise TableError(path, row.line, "valid_to", problem)


def _check_key(path: Path, rows: Iterable[Row], key: Collection[str]) -> None:
    lines: dict[tuple[str, ...], int] = {}
    for row in rows if key else ():
        values = tuple(row.text(name) for name in key)
        if values in lines:
            problem = f"{', '.join(values)} stands in line {lines[values]} already: remove one"
            raise TableError(path, row.line, ", ".join(key), problem)
        lines[values] = row.line
