"""The embedded store: opened with clear errors, written in whole transactions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from pyoxigraph import Quad, Store

from blocgraph.dataset.terms import FORMAT_GRAPH
from blocgraph.dataset.writer import FORMAT, FORMAT_VERSION, format_quads
from blocgraph.errors import StoreError

_MARK_OF_A_STORE = "CURRENT"


class EmbeddedStore:
    """An Oxigraph store in a folder, which is made on the first write, or in memory."""

    def __init__(self, path: Path | None, *, read_only: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        self._open: Store | None = Store() if path is None else None
        self._is_empty_stand_in = False
        if path is not None:
            if _holds_a_store(path):
                self._open = _open_folder(path, read_only=read_only)
                check_format(self._open, path)
            elif read_only:
                raise StoreError(f"{path}: no store there: run build first")
            else:
                self._open, self._is_empty_stand_in = Store(), True

    @property
    def quads(self) -> Store:
        """The store, to read from.

        Raises:
            StoreError: it was closed.
        """
        if self._open is None:
            raise StoreError(f"{self.path or 'the store'}: was closed")
        return self._open

    @property
    def is_in_place(self) -> bool:
        """Whether the folder is there, or none is needed."""
        return not self._is_empty_stand_in

    def replace(self, old: Sequence[Quad], new: Iterable[Quad]) -> None:
        """Take `old` out and put `new` in, in one transaction.

        Raises:
            StoreError: nothing was changed, because the store is read-only or the disk full.
        """
        self.make_writable()
        before, after = set(old), dict.fromkeys(new)
        removed = [quad for quad in old if quad not in after]
        added = [quad for quad in after if quad not in before]
        with _store_errors(self.path):
            if removed:
                gone, come = _as_data(removed), _as_data([*added, *format_quads()])
                self.quads.update(f"DELETE DATA {{ {gone} }} ; INSERT DATA {{ {come} }}")
            else:
                self.quads.extend([*added, *format_quads()])

    def flush(self) -> None:
        """See to it that what was written survives a power cut."""
        if self.path is not None and not self.read_only and not self._is_empty_stand_in:
            with _store_errors(self.path):
                self.quads.flush()

    def close(self) -> None:
        """Flush and release the folder; closing twice is well."""
        if self._open is not None:
            try:
                self.flush()
            finally:
                self._open = None

    def make_writable(self) -> None:
        """Make the folder if it is not there yet.

        Raises:
            StoreError: it is to be read only, or cannot be made.
        """
        if self.read_only:
            raise StoreError(f"{self.path}: was opened to read only")
        if self._is_empty_stand_in and self.path is not None:
            self._open = _open_folder(self.path, read_only=False)
            self._is_empty_stand_in = False


def _holds_a_store(path: Path) -> bool:
    with _store_errors(path):
        if not path.exists():
            return False
        if not path.is_dir():
            raise StoreError(f"{path}: is a file, not a store: a store is a folder")
        if (path / _MARK_OF_A_STORE).exists():
            return True
        if any(path.iterdir()):
            raise StoreError(f"{path}: is a folder of other things, not a store: name another one")
        return False


def _open_folder(path: Path, *, read_only: bool) -> Store:
    with _store_errors(path):
        if read_only:
            return Store.read_only(str(path))
        path.parent.mkdir(parents=True, exist_ok=True)
        return Store(str(path))


def check_format(store: Store, path: Path) -> None:
    """Refuse quads that are not ours, or of a version that is not known yet.

    Raises:
        StoreError: they are.
    """
    versions = [
        int(quad.object.value)  # type: ignore[union-attr]
        for quad in store.quads_for_pattern(None, FORMAT, None, FORMAT_GRAPH)
    ]
    if max(versions, default=0) > FORMAT_VERSION:
        raise StoreError(
            f"{path}: was written by a newer version (format {max(versions)}, this one reads "
            f"{FORMAT_VERSION}): update blocgraph, or build the store anew"
        )
    if not versions and store:
        raise StoreError(f"{path}: holds other data, not a blocgraph dataset")


@contextmanager
def _store_errors(path: Path | None) -> Iterator[None]:
    try:
        yield
    except StoreError:
        raise
    except OSError as error:
        raise StoreError(f"{path or 'the store in memory'}: {_explain(error)}") from error


def _explain(error: OSError) -> str:
    reason = " ".join(str(error).split())
    lower = reason.lower()
    if "lock" in lower and ("unavailable" in lower or "hold" in lower):
        return "is in use by another process: wait until it ends, or copy the store"
    if "no space" in lower or "file too large" in lower or "quota" in lower:
        return "cannot be written, the disk is full: what was there before is unchanged"
    if "permission denied" in lower or "read-only file system" in lower:
        return "cannot be opened, permission denied"
    return f"cannot be used ({reason}): if it is damaged, delete it and build again"


def _as_data(quads: Iterable[Quad]) -> str:
    graphs: dict[str, list[str]] = {}
    for quad in quads:
        triple = f"{quad.subject} {quad.predicate} {quad.object} ."
        graphs.setdefault(str(quad.graph_name), []).append(triple)
    return "\n".join(f"GRAPH {name} {{ {' '.join(lines)} }}" for name, lines in graphs.items())
