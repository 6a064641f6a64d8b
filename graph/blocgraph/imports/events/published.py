"""Published files of events -> normalised events in Parquet, one file at a time.

Whatever is wrong with a file is said with its line, before anything is stored.
"""

from __future__ import annotations

import gzip
import hashlib
import re
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from os import SEEK_END
from pathlib import Path
from typing import IO, TYPE_CHECKING

from blocgraph.errors import InputError, TableError
from blocgraph.imports.events.formats import GDELT_COLUMNS, POLECAT_COLUMNS, EventFormat
from blocgraph.imports.rows import NO_ROWS, open_only_member
from blocgraph.model import is_partial_date

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_LINE = re.compile(r"CSV Error on Line: (\d+)")
_COLUMNS = re.compile(r"Expected Number of Columns: (\d+) Found: (\d+)")
_EXTRA = "pip install 'blocgraph[events]'"
_NOT_UTF8 = "this line is not UTF-8: save the file as UTF-8"
_MEMORY = "600MB"


def connect(folder: Path, memory: str = _MEMORY) -> DuckDBPyConnection:
    """A DuckDB that keeps what does not fit into `memory` in `folder`.

    Raises:
        InputError: DuckDB, Ibis or PyArrow are not installed.
    """
    try:
        import duckdb
        import ibis  # noqa: F401
        import pyarrow  # noqa: F401
    except ImportError as error:
        raise InputError(f"events need {error.name}, which is not installed: {_EXTRA}") from error
    settings: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": memory,
        "temp_directory": str(folder / "spill"),
        "preserve_insertion_order": "false",
    }
    return duckdb.connect(folder / "events.duckdb", config=settings)


def digest_of(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def stage(
    form: EventFormat, path: Path, number: int, duck: DuckDBPyConnection, folder: Path
) -> int:
    """Write the normalised events of a file to `folder/NUMBER.parquet`.

    Args:
        form: how the file is to be read.
        path: a file as served: plain, .gz or .zip.
        number: which of the files it is.
        duck: where it is read.
        folder: where its events go.

    Returns:
        The number of the file's columns.

    Raises:
        TableError: the file is not as published; the error says in which line.
        InputError: it cannot be read or unpacked.
    """
    import ibis

    with _plain(path, folder) as plain:
        columns = _columns(form, path, plain)
        target = folder / f"{number}.parquet"
        raw = ibis.table(dict.fromkeys(columns, "string"), name="raw")
        events = ibis.to_sql(form.normalise(raw).mutate(file=number), dialect="duckdb")
        duck.execute(f"CREATE OR REPLACE TEMP VIEW raw AS {_read_sql(form, plain, columns)}")
        try:
            duck.execute(f"COPY ({events}) TO {_quoted(str(target))} (FORMAT parquet)")
        except Exception as error:
            raise _translated(error, path, len(columns)) from error
        _check_dates(form, path, plain, columns, target, duck)
    return len(columns)


def _read_sql(form: EventFormat, plain: Path, columns: tuple[str, ...]) -> str:
    named = ", ".join(f"{_quoted(name)}: 'VARCHAR'" for name in columns)
    with plain.open("rb") as file:
        quote = '"' if form.has_header and file.read(1) == b'"' else ""
    return (
        f"SELECT * FROM read_csv({_quoted(str(plain))}, columns={{{named}}}, delim='\t', "
        f"header={str(form.has_header).lower()}, quote='{quote}', escape='', auto_detect=false, "
        "strict_mode=true, nullstr='\x01', max_line_size=4000000)"
    )


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


@contextmanager
def _plain(path: Path, folder: Path) -> Iterator[Path]:
    """The file, unpacked where it is packed."""
    if path.suffix.lower() not in (".gz", ".zip"):
        yield path
        return
    unpacked = folder / "unpacked.tsv"
    try:
        with _opened(path) as source, unpacked.open("wb") as target:
            shutil.copyfileobj(source, target, 1 << 20)
    except (EOFError, zlib.error, zipfile.BadZipFile, gzip.BadGzipFile) as error:
        problem = f"cannot be unpacked ({error}): it is cut short or damaged, fetch it again"
        raise InputError(f"{path}: {problem}") from error
    try:
        yield unpacked
    finally:
        unpacked.unlink()


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes] | gzip.GzipFile]:
    if path.suffix.lower() == ".gz":
        with gzip.open(path) as source:
            yield source
        return
    with zipfile.ZipFile(path) as archive, open_only_member(path, archive) as source:
        yield source


def _columns(form: EventFormat, path: Path, plain: Path) -> tuple[str, ...]:
    with plain.open("rb") as file:
        lines = [file.readline(1 << 22).rstrip(b"\r\n") for _ in range(2)]
    first, second = (_cells(path, number, line) for number, line in enumerate(lines, start=1))
    if first == [""]:
        raise TableError(path, 1, None, f"the file is empty: {form.title} has events in it")
    _check_last_line(path, plain)
    if not form.has_header:
        return _headerless(path, first)
    names = [cell.strip().strip('"') for cell in first]
    if "Headline" in names and len(second) == len(POLECAT_COLUMNS) < len(names):
        names = list(POLECAT_COLUMNS)  # some of its files name a column that they do not have
    for name in form.needed:
        if name not in names:
            hint = "is it tab-separated, with its header?" if len(names) == 1 else "as published?"
            raise TableError(path, 1, name, f"the column is missing: is this {form.title}, {hint}")
    if second == [""]:
        raise TableError(path, 1, None, NO_ROWS)
    return tuple(name or f"column {i}" for i, name in enumerate(names, start=1))


def _check_last_line(path: Path, plain: Path) -> None:
    """Refuse a file that ends within a line: cut in its last cell, the line would look whole."""
    with plain.open("rb") as file:
        file.seek(-1, SEEK_END)
        if file.read(1) in b"\r\n":
            return
        file.seek(0)
        lines = sum(1 for _ in file)
    problem = "the last line has no end: the file is cut short, fetch it again"
    raise TableError(path, lines, None, problem)


def _cells(path: Path, number: int, line: bytes) -> list[str]:
    try:
        return line.decode("utf-8-sig").split("\t")
    except UnicodeDecodeError as error:
        raise TableError(path, number, None, _NOT_UTF8) from error


def _headerless(path: Path, first: list[str]) -> tuple[str, ...]:
    if len(first) not in GDELT_COLUMNS:
        problem = (
            f"{len(first)} columns where GDELT has 58 (1.0) or 61 (2.0): "
            "name event files as served, tab-separated, without a header"
        )
        raise TableError(path, 1, None, problem)
    if not first[0].isdigit():
        problem = f"{first[0]!r} is no event id: GDELT's files have no header, take it out"
        raise TableError(path, 1, "GLOBALEVENTID", problem)
    return GDELT_COLUMNS[len(first)]


def _translated(error: Exception, path: Path, columns: int) -> InputError:
    text = str(error)
    line, counts = _LINE.search(text), _COLUMNS.search(text)
    if "No space left" in text or "out of memory" in text.lower():
        return InputError(f"{path}: too little room to read it: {text.splitlines()[0]}")
    problem = "cannot be read as tab-separated text"
    if "not utf-8" in text:
        problem = _NOT_UTF8
    elif counts is not None:
        found = "more" if int(counts[2]) > columns else counts[2]
        problem = f"{found} columns where the first line has {columns}: the file is damaged"
    return TableError(path, int(line[1]) if line else 1, None, problem)


def _check_dates(
    form: EventFormat,
    path: Path,
    plain: Path,
    columns: tuple[str, ...],
    target: Path,
    duck: DuckDBPyConnection,
) -> None:
    """Refuse events without an id or with an impossible date, by the line of the first."""
    query = f"SELECT day, bool_and(event_id IS NOT NULL) FROM {_quoted(str(target))} GROUP BY day"
    if all(has_ids and _is_day(day) for day, has_ids in duck.execute(query).fetchall()):
        return
    event_id, day = ("Event ID", "Event Date") if form.has_header else columns[:2]
    with plain.open(encoding="utf-8") as file:
        for line, content in enumerate(file, start=1):
            if line == 1 and form.has_header:
                continue
            cells = dict(zip(columns, content.rstrip("\r\n").split("\t"), strict=False))
            digits = cells[day][:10].replace("-", "") if form.has_header else cells[day]
            if not _is_day(int(digits) if digits.isdigit() else None):
                raise TableError(path, line, day, f"{cells[day]!r} is no date of the calendar")
            if not (cells[event_id].isdigit() if form.has_integer_ids else cells[event_id]):
                raise TableError(path, line, event_id, f"{cells[event_id]!r} is no event id")
    raise InputError(f"{path}: has events without an id or a date")


def _is_day(day: int | None) -> bool:
    if day is None or not 10_000_000 <= day <= 99_999_999:
        return False
    text = str(day)
    return is_partial_date(f"{text[:4]}-{text[4:6]}-{text[6:]}")
