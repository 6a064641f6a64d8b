"""The aggregates that are kept beside the store: partitioned Parquet, one part an import."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import weakref
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from blocgraph.errors import StoreError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_MANIFEST = "import.json"
_ORDER = "month, source, type, target, status"
Stored = Callable[[str], str | None]
"""The digest of a stored document, None of one that is not there."""


@dataclass(frozen=True, slots=True)
class Part:
    """The import of FILES (digests by name) gave aggregates of DATASET, called TITLE, at PATH.

    `months` have events in it; `documents` are the digests that the store has when it is done.
    """

    dataset: str
    title: str
    files: dict[str, str]
    months: tuple[int, ...]
    documents: dict[str, str]
    path: Path


def archive_folder(store: Path) -> Path:
    """The folder of the aggregates of a store."""
    return store.with_name(f"{store.name}.events")


def parts(store: Path, form: str) -> list[Part]:
    """The parts of a format that are there, in order of their names."""
    folders = archive_folder(store) / f"format={form}"
    return [_read_part(path.parent) for path in sorted(folders.glob(f"import=*/{_MANIFEST}"))]


def _read_part(path: Path) -> Part:
    try:
        record = json.loads((path / _MANIFEST).read_text(encoding="utf-8"))
        return Part(
            record["dataset"],
            record["title"],
            record["files"],
            tuple(record["months"]),
            record["documents"],
            path,
        )
    except (OSError, ValueError, KeyError) as error:
        problem = f"is damaged ({error}): remove it and import its files again"
        raise StoreError(f"{path}: {problem}") from error


def parquet_files(found: Iterable[Part]) -> list[str]:
    """The Parquet files of parts."""
    return [str(file) for part in found for file in sorted(part.path.glob("year=*/*.parquet"))]


class Workplace:
    """A folder beside the store that goes when the import is over, whatever its end.

    One that a killed process left is finished, if its import was stored, or else removed.
    """

    def __init__(self, store: Path | None) -> None:
        parent = None if store is None else store.parent
        if parent is not None:
            parent.mkdir(parents=True, exist_ok=True)
        prefix = f"{_prefix(store)}{os.getpid()}-"
        self.path = Path(tempfile.mkdtemp(prefix=prefix, dir=parent))
        self._finalizer = weakref.finalize(self, shutil.rmtree, self.path, ignore_errors=True)

    def close(self) -> None:
        """Remove it."""
        self._finalizer()


def recover(store: Path, stored: Stored | None) -> None:
    """Finish what killed imports had stored already, and clear away what they had not."""
    for left in sorted(store.parent.glob(f"{_prefix(store)}*")):
        process = left.name.removeprefix(_prefix(store)).partition("-")[0]
        if process.isdigit() and not _is_alive(int(process)):
            for manifest in left.glob(f"part/*/*/{_MANIFEST}"):
                part = _read_part(manifest.parent)
                if stored and all(stored(id) == had for id, had in part.documents.items()):
                    publish(store, left / "part")
            shutil.rmtree(left, ignore_errors=True)


def write_part(part: Part, duck: DuckDBPyConnection, table: str) -> None:
    """Write a table of aggregates by year and sorted, and the part's manifest, to its folder."""
    years = [row[0] for row in duck.execute(f"SELECT DISTINCT year FROM {table}").fetchall()]
    part.path.mkdir(parents=True)
    for year in sorted(years):
        file = part.path / f"year={year}" / "events.parquet"
        file.parent.mkdir()
        query = f"SELECT * EXCLUDE (year) FROM {table} WHERE year = {year} ORDER BY {_ORDER}"
        name = str(file).replace("'", "''")
        duck.execute(f"COPY ({query}) TO '{name}' (FORMAT parquet)")
        _sync(file)
    manifest = {key: value for key, value in asdict(part).items() if key != "path"}
    file = part.path / _MANIFEST
    file.write_text(json.dumps(manifest, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    _sync(file)


def publish(store: Path, made: Path) -> None:
    """Put the one part under `made` in its place: it appears whole or not at all.

    Raises:
        StoreError: it cannot be moved there.
    """
    (source,) = made.glob("*/*/")
    target = archive_folder(store) / source.relative_to(made)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.exists():
            source.rename(target)
            _sync(target.parent)
    except OSError as error:
        raise StoreError(f"{target}: cannot be written: {error.strerror or error}") from error


def _prefix(store: Path | None) -> str:
    return f".{store.name if store else 'blocgraph'}.events-"


def _is_alive(process: int) -> bool:
    if os.name != "posix":
        return True  # elsewhere, to ask is to interrupt it: what it left stays
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        pass
    return True


def _sync(path: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
