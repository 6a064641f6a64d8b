"""The errors that blocgraph raises: one base, each also the builtin that a caller would expect."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path


class BlocgraphError(Exception):
    """Base of all errors; its text is one line that says what, where, and what to do."""


class InputError(BlocgraphError, ValueError):
    """An input cannot be used as it is."""


class DocumentError(InputError):
    """A document cannot be read; `path` and `reason` say which and why."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class TableError(InputError):
    """A facts table is broken; `path`, `line` (1-based) and `column` say where."""

    def __init__(self, path: Path | str, line: int, column: str | None, problem: str) -> None:
        place = f"{path}:{line}" + (f": column {column}" if column else "")
        super().__init__(f"{place}: {problem}")
        self.path = path
        self.line = line
        self.column = column
        self.problem = problem


class UnknownNameError(BlocgraphError, LookupError):
    """A name that is not there; `name` is the offender and `suggestions` the nearest known ones.

    Where none is near, `listing` is the command that lists all.
    """

    def __init__(
        self, kind: str, name: str, suggestions: Iterable[str] = (), listing: str = ""
    ) -> None:
        self.kind = kind
        self.name = name
        self.suggestions = tuple(suggestions)
        hint = f"; list them with: {listing}" if listing else ""
        if self.suggestions:
            hint = f"; did you mean {' or '.join(self.suggestions)}?"
        super().__init__(f"unknown {kind}: {name!r}{hint}")


class QueryError(InputError):
    """A SPARQL query that cannot be run; the text says where and why."""


class OutputError(BlocgraphError, OSError):
    """A file cannot be written."""


class StoreError(BlocgraphError, OSError):
    """A store that cannot be opened, read or written."""
