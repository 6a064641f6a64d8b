"""What an import read, what became of it, and what it did not know: nothing vanishes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class SkippedRows:
    """So many ROWS gave nothing, for REASON; the first of them is EXAMPLE (`file:line`)."""

    reason: str
    rows: int
    example: str


@dataclass(frozen=True, slots=True, order=True)
class UnknownCode:
    """In COLUMN stands CODE, which we do not know, on so many ROWS; first in EXAMPLE."""

    column: str
    code: str
    rows: int
    example: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """From FILES in FORMAT, ROWS were read; MAPPED of them gave CLAIMS, DERIVED of them by us.

    Every row is either mapped or in `skipped`; a row with an unknown code is skipped and its code
    stands in `unknown` too. `notes` are lines for the reader, such as how dates were taken.
    `observations` counts what is kept and is no relation.
    """

    format: str
    files: tuple[str, ...]
    rows: int
    mapped: int
    claims: int
    derived: int = 0
    observations: int = 0
    skipped: tuple[SkippedRows, ...] = ()
    unknown: tuple[UnknownCode, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class Tally:
    """Counts while rows are read.

    >>> tally = Tally()
    >>> tally.take(); tally.skip("no obligation", "a.csv:3"); tally.rows
    2
    """

    rows: int = 0
    mapped: int = 0
    notes: list[str] = field(default_factory=list)
    _skipped: Counter[str] = field(default_factory=Counter)
    _unknown: Counter[tuple[str, str]] = field(default_factory=Counter)
    _examples: dict[str | tuple[str, str], str] = field(default_factory=dict)

    def take(self, rows: int = 1) -> None:
        """Count rows that gave something."""
        self.rows += rows
        self.mapped += rows

    def skip(self, reason: str, example: str, rows: int = 1) -> None:
        """Count rows that gave nothing."""
        self.rows += rows
        self._skipped[reason] += rows
        self._examples.setdefault(reason, example)

    def skip_unknown(self, column: str, code: str, example: str) -> None:
        """Count a row that gave nothing because of a code that we do not know."""
        self.skip(f"unknown {column}", example)
        self.note_unknown(column, code, example)

    def note_unknown(self, column: str, code: str, example: str, rows: int = 1) -> None:
        """Count a code that we do not know on a row that is counted elsewhere."""
        self._unknown[column, code] += rows
        self._examples.setdefault((column, code), example)

    def skipped(self) -> tuple[SkippedRows, ...]:
        """The reasons, the most frequent first."""
        return tuple(
            SkippedRows(reason, rows, self._examples[reason])
            for reason, rows in sorted(self._skipped.items(), key=lambda item: (-item[1], item[0]))
        )

    def unknown(self) -> tuple[UnknownCode, ...]:
        """The unknown codes, by column, the most frequent first."""
        return tuple(
            UnknownCode(column, code, rows, self._examples[column, code])
            for (column, code), rows in sorted(
                self._unknown.items(), key=lambda item: (item[0][0], -item[1], item[0][1])
            )
        )
