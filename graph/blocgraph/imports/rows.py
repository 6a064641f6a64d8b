"""Rows of a dataset's file, just as it is published: compressed or not, in whatever encoding.

A file is read twice, first for its encoding; what is not a whole, even table raises one clear line.
"""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, NamedTuple, cast

from blocgraph.errors import InputError, TableError
from blocgraph.tables import nearest_names

LARGEST_CELL = 1_000_000
"""Characters; a longer cell means that a quote was never closed."""

NO_ROWS = "no rows under the header: the file is cut short, download it again"
"""Read as an empty dataset, it would take the place of what was imported before."""

_DELIMITERS = {",": "commas", "\t": "tabs", ";": "semicolons", "|": "bars"}
_LINE_ENDS = re.compile(r"[\r\n]+")
_WHOLE = re.compile(r"[+-]?\d+(\.0*)?")
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?")


class Column(NamedTuple):
    """What we call NAME stands in a column with one of the HEADERS, as versions differ.

    An optional column may be missing from the file.
    """

    name: str
    headers: tuple[str, ...]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class DataRow:
    """LINE of the file at PATH is TEXT and holds CELLS; PLACES says which column is where."""

    path: Path
    line: int
    text: str
    cells: tuple[str, ...]
    places: Mapping[str, int]

    @property
    def place(self) -> str:
        """Where it stands, for people."""
        return f"{self.path.name}:{self.line}"

    def get(self, column: str) -> str:
        """The cell without spaces around it; empty where the file has no such column."""
        place = self.places.get(column)
        return "" if place is None else self.cells[place].strip()

    def after(self, column: str) -> str:
        """The cell after a column's, for columns without a name."""
        return self.cells[self.places[column] + 1].strip()

    def integer(self, column: str, low: int, high: int) -> int:
        """The cell as a whole number, also where it is written as `2.0`.

        Raises:
            TableError: it is none, or not from `low` to `high`.
        """
        text = self.get(column)
        if not _WHOLE.fullmatch(text) or not low <= int(float(text)) <= high:
            raise self.broken(column, f"{text!r} is no whole number from {low} to {high}")
        return int(float(text))

    def number(self, column: str) -> float:
        """The cell as a number.

        Raises:
            TableError: it is none.
        """
        text = self.get(column)
        if not _NUMBER.fullmatch(text):
            raise self.broken(column, f"{text!r} is no number")
        return float(text)

    def flag(self, column: str, missing: Sequence[str] = ()) -> bool:
        """Whether the cell is 1; 0 and what counts as missing are not.

        Raises:
            TableError: it is something else.
        """
        text = self.get(column)
        if text in missing:
            return False
        if text not in ("0", "1", "0.0", "1.0"):
            raise self.broken(column, f"{text!r} is neither 0 nor 1")
        return text.startswith("1")

    def broken(self, column: str, problem: str) -> TableError:
        """The error that the row has this problem."""
        return TableError(self.path, self.line, column, f"{problem}: download the file again")


def read_rows(
    path: Path,
    columns: Sequence[Column],
    *,
    delimiter: str = ",",
    fallback: str = "cp1252",
    preamble: int = 0,
) -> Iterator[DataRow]:
    """The rows under the header of a file, read as they are asked for.

    Args:
        path: a text file, or one in .gz or .zip.
        columns: those that are wanted; others are left alone.
        delimiter: what stands between cells.
        fallback: the encoding of a file that is not UTF-8.
        preamble: so many rows of remarks may stand before the header.

    Raises:
        TableError: header, delimiter, encoding or a row is not as it should be, or there is no row.
        InputError: the file cannot be read or unpacked.
    """
    with open_text(path, fallback) as lines:
        recorder = _Recorder(lines)
        reader = csv.reader(recorder, delimiter=delimiter, strict=True)
        csv.field_size_limit(LARGEST_CELL)
        header = _find_header(reader, recorder, path, columns, preamble)
        places = find_columns(path, header, columns, delimiter)
        is_empty = True
        while (cells := _next_cells(reader, recorder, path)) is not None:
            if not cells:
                continue
            if len(cells) != len(header):
                raise TableError(path, recorder.first, None, _uneven(len(cells), len(header)))
            is_empty = False
            yield DataRow(path, recorder.first, recorder.text, tuple(cells), places)
        if is_empty:
            raise TableError(path, recorder.line, None, NO_ROWS)


def read_header(path: Path, *, delimiter: str = ",", fallback: str = "cp1252") -> list[str]:
    """The names in the first line of a file, without spaces around them."""
    with open_text(path, fallback) as lines:
        recorder = _Recorder(lines)
        cells = _next_cells(csv.reader(recorder, delimiter=delimiter, strict=True), recorder, path)
        return [cell.strip() for cell in cells or ()]


def find_columns(
    path: Path, header: Sequence[str], columns: Sequence[Column], delimiter: str = ","
) -> dict[str, int]:
    """Where the columns stand in a header, whatever the case.

    Raises:
        TableError: one is missing; the error says which, or that the delimiter is another one.
    """
    names = [cell.strip().casefold() for cell in header]
    _check_delimiter(path, header, delimiter)
    places: dict[str, int] = {}
    for column in columns:
        found = [i for i, name in enumerate(names) if name in map(str.casefold, column.headers)]
        if found:
            places[column.name] = found[0]
        elif not column.optional:
            wanted = " or ".join(column.headers)
            nearest = nearest_names(column.headers[0], names, limit=1)
            hint = f"there is {nearest[0]!r}; " if nearest else ""
            problem = f"the header has no {wanted}: {hint}is this the published form?"
            raise TableError(path, 1, column.headers[0], problem)
    return places


def _find_header(
    reader: Iterator[list[str]],
    recorder: _Recorder,
    path: Path,
    columns: Sequence[Column],
    preamble: int,
) -> list[str]:
    """The first row with all wanted columns, or else the first row of all."""
    first: list[str] | None = None
    for _ in range(preamble + 1):
        cells = _next_cells(reader, recorder, path)
        if cells is None:
            break
        names = {cell.strip().casefold() for cell in cells}
        if all(c.optional or names & {*map(str.casefold, c.headers)} for c in columns):
            return cells
        first = first or cells
    if first is None:
        raise TableError(path, 1, None, "the file is empty: download it again")
    return first


def _check_delimiter(path: Path, header: Sequence[str], delimiter: str) -> None:
    if len(header) > 1:
        return
    for other, name in _DELIMITERS.items():
        if other != delimiter and other in "".join(header):
            problem = f"cells are divided by {name}, not {_DELIMITERS[delimiter]} as published"
            raise TableError(path, 1, None, f"{problem}: use the file as it was downloaded")


def _uneven(cells: int, header: int) -> str:
    return (
        f"{cells} cells where the header has {header}: the file is cut short or was edited, "
        "download it again"
    )


class _Recorder:
    """Lines for a CSV reader, which remembers those of the last row."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._row: list[str] = []
        self.line = 0

    def __iter__(self) -> _Recorder:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.line += 1
        self._row.append(line)
        return line

    def start(self) -> None:
        self._row.clear()

    @property
    def first(self) -> int:
        return self.line - len(self._row) + 1

    @property
    def text(self) -> str:
        return _LINE_ENDS.sub(" ", "".join(self._row).rstrip("\r\n"))


def _next_cells(reader: Iterator[list[str]], recorder: _Recorder, path: Path) -> list[str] | None:
    recorder.start()
    try:
        return next(reader, None)
    except csv.Error as error:
        problem = f"broken row ({error}): the file is cut short or damaged, download it again"
        raise TableError(path, recorder.first, None, problem) from error


@contextmanager
def open_text(path: Path, fallback: str = "cp1252") -> Iterator[Iterator[str]]:
    """The lines of a file, in the encoding that all its lines share.

    Raises:
        TableError: lines are in different encodings.
        InputError: the file cannot be read or unpacked.
    """
    encoding = _find_encoding(path, fallback)
    with open_bytes(path) as content:
        yield io.TextIOWrapper(content, encoding, newline="")


@contextmanager
def open_bytes(path: Path) -> Iterator[IO[bytes]]:
    """The bytes of a file, unpacked.

    Raises:
        InputError: it cannot be read or unpacked.
    """
    try:
        if path.suffix.lower() == ".zip":
            with zipfile.ZipFile(path) as files, open_only_member(path, files) as member:
                yield member
        elif path.suffix.lower() == ".gz":
            with gzip.open(path) as unpacked:
                yield cast(IO[bytes], unpacked)
        else:
            with path.open("rb") as plain:
                yield plain
    except (EOFError, zlib.error, zipfile.BadZipFile, gzip.BadGzipFile) as error:
        raise InputError(f"{path}: cannot be unpacked ({error}): download it again") from error
    except OSError as error:
        reason = error.strerror or error
        raise InputError(f"{path}: cannot be read ({reason}): check the path") from error


def open_only_member(path: Path, archive: zipfile.ZipFile) -> IO[bytes]:
    """The one file in the archive at PATH.

    Raises:
        InputError: there are several, or none, or it cannot be unpacked without a password.
    """
    members = [info for info in archive.infolist() if not info.is_dir()]
    if len(members) != 1:
        shown = ", ".join(info.filename for info in members[:5]) or "nothing"
        raise InputError(f"{path}: holds {shown}: unpack it and name the file that is meant")
    try:
        return archive.open(members[0])
    except (RuntimeError, NotImplementedError) as error:
        raise InputError(f"{path}: cannot be unpacked ({error}): unpack it yourself") from error


def _find_encoding(path: Path, fallback: str) -> str:
    """UTF-8 where all lines are, the fallback where none is that has more than ASCII."""
    of_utf8 = of_fallback = 0
    with open_bytes(path) as content:
        start = content.readline()
        if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            raise TableError(path, 1, None, "this is UTF-16: save the file as UTF-8")
        for number, line in enumerate(_rest(start, content), start=1):
            if line.isascii():
                continue
            if _is_in(line, "utf-8"):
                of_utf8 = of_utf8 or number
            elif _is_in(line, fallback):
                of_fallback = of_fallback or number
            else:
                problem = f"neither UTF-8 nor {fallback}: download the file again"
                raise TableError(path, number, None, problem)
            if of_utf8 and of_fallback:
                problem = f"not the encoding of line {min(of_utf8, of_fallback)} (UTF-8 and not)"
                where = max(of_utf8, of_fallback)
                raise TableError(path, where, None, f"{problem}: use the file as downloaded")
    return fallback if of_fallback else "utf-8-sig"


def _is_in(line: bytes, encoding: str) -> bool:
    try:
        line.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _rest(start: bytes, content: IO[bytes]) -> Iterator[bytes]:
    yield start
    yield from content
