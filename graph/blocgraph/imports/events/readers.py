"""The readers of event datasets: published files -> aggregates beside the store -> claims."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from blocgraph.errors import InputError
from blocgraph.imports.contract import DatasetImport, ImportOptions
from blocgraph.imports.events.aggregation import AGGREGATES, Fate, aggregate
from blocgraph.imports.events.archive import (
    Part,
    Workplace,
    parquet_files,
    parts,
    publish,
    recover,
    write_part,
)
from blocgraph.imports.events.asking import (
    AggregatedEvents,
    archive_errors,
    months_between,
    rows_of,
    selection,
    union_sql,
)
from blocgraph.imports.events.claims import document_id, to_documents
from blocgraph.imports.events.formats import GDELT, ICEWS, POLECAT, EventFormat
from blocgraph.imports.events.published import connect, digest_of, stage
from blocgraph.imports.reporting import ImportReport
from blocgraph.model import Claim, Document

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MOST_CLAIMS = 100_000
"""The most claims of one import: more belong into Parquet, not into a graph."""

_GDELT_VERSIONS = {57: "1.0", 58: "1.0", 61: "2.0"}


def read_gdelt(paths: Sequence[Path], options: ImportOptions) -> DatasetImport:
    """GDELT's events, 1.0 or 2.0, from its files as served.

    Raises:
        InputError: a file is not as published, or there are more claims than a graph should hold.
    """
    return _read_events(GDELT, paths, options)


def read_icews(paths: Sequence[Path], options: ImportOptions) -> DatasetImport:
    """The events of ICEWS from its `.tab` files.

    Raises:
        InputError: as `read_gdelt`.
    """
    return _read_events(ICEWS, paths, options)


def read_polecat(paths: Sequence[Path], options: ImportOptions) -> DatasetImport:
    """The events of POLECAT from its `.txt` files.

    Raises:
        InputError: as `read_gdelt`.
    """
    return _read_events(POLECAT, paths, options)


def _read_events(form: EventFormat, paths: Sequence[Path], options: ImportOptions) -> DatasetImport:
    store = options.folder
    if store is not None:
        recover(store, options.stored)
    place = Workplace(store)
    duck: DuckDBPyConnection | None = None
    try:
        duck = connect(place.path)
        found = _Import(form, options, place, duck).read(paths)
    except BaseException:
        if duck is not None:
            duck.close()
        place.close()
        raise
    duck.close()
    return found


class _Import:
    """One import of events: what it reads, selects and leaves to be put in place."""

    def __init__(
        self, form: EventFormat, options: ImportOptions, place: Workplace, duck: DuckDBPyConnection
    ) -> None:
        self.form = form
        self.options = options
        self.place = place
        self.duck = duck
        self.before = parts(options.folder, form.name) if options.folder else []

    def read(self, paths: Sequence[Path]) -> DatasetImport:
        digests = {digest_of(path): path for path in paths}
        before = [part for part in self.before if self.options.name in (None, part.dataset)]
        known = {digest for part in before for digest in part.files.values()}
        new = {digest: path for digest, path in digests.items() if digest not in known}
        again = [part for part in before if not digests.keys().isdisjoint(part.files.values())]
        if new:
            title = self._title(self._stage(list(new.values())))
            dataset = self.options.name or title.lower().replace(" ", "-")
        else:
            title, dataset = again[0].title, again[0].dataset
        fate = self._aggregate(list(new.values()), dataset)
        months = self._months(again, dataset, bool(new))
        rows = self._selected(dataset, months, bool(new))
        with archive_errors(self.options.folder):
            documents = tuple(to_documents(self.form, title, rows))
        self._write(dataset, title, new, documents)
        return DatasetImport(
            documents=documents,
            report=self._report(paths, fate, documents, len(paths) - len(new)),
            replaces=tuple(document_id(dataset, month) for month in months),
            after=self._finish,
        )

    def _stage(self, paths: Sequence[Path]) -> set[int]:
        """Stage files, and say how many columns they have."""
        folder = self.place.path / "staged"
        folder.mkdir()
        widths: set[int] = set()
        for number, path in enumerate(paths):
            widths.add(stage(self.form, path, number, self.duck, folder))
            if self.options.progress:
                self.options.progress("files", number + 1)
        return widths

    def _title(self, widths: set[int]) -> str:
        if self.form.has_header:
            return " ".join(filter(None, (self.form.title, self.options.version)))
        versions = {_GDELT_VERSIONS[width] for width in widths}
        if len(versions) > 1:
            raise InputError("the files are of GDELT 1.0 and 2.0: import one version after another")
        return f"{self.form.title} {versions.pop()}"

    def _aggregate(self, paths: Sequence[Path], dataset: str) -> Fate:
        if not paths:
            return Fate(0, 0, (), ())
        staged = sorted((self.place.path / "staged").glob("*.parquet"))
        names = [path.name for path in paths]
        return aggregate(self.form, dataset, staged, names, self.duck)

    def _months(self, again: Sequence[Part], dataset: str, new: bool) -> tuple[int, ...]:
        """The months of the named files, as far as they are selected."""
        months = {month for part in again if part.dataset == dataset for month in part.months}
        if new:
            months |= set(self._new_months())
        first, last = months_between(self.options)
        return tuple(sorted(month for month in months if first <= month <= last))

    def _new_months(self) -> list[int]:
        query = f"SELECT DISTINCT month FROM {AGGREGATES} ORDER BY month"
        return [int(row[0]) for row in self.duck.execute(query).fetchall()]

    def _selected(
        self, dataset: str, months: Sequence[int], new: bool
    ) -> Iterator[AggregatedEvents]:
        """The aggregates that the options select, from this import and those before."""
        import ibis

        files = parquet_files(part for part in self.before if part.dataset == dataset)
        if not months:
            return
        self.duck.execute(
            f"CREATE TEMP VIEW kept AS {union_sql(files, AGGREGATES if new else None)}"
        )
        chosen = selection(self.form, self.options, months)
        count = ibis.to_sql(chosen.count(), dialect="duckdb")
        ((claims,),) = self.duck.execute(count).fetchall()
        self._check_size(claims)
        yield from rows_of(chosen, self.duck)

    @staticmethod
    def _check_size(claims: int) -> None:
        if claims > MOST_CLAIMS:
            raise InputError(
                f"{claims:,} claims, where a graph should take {MOST_CLAIMS:,} at once: select "
                "with --min-sources, --actors, --from and --to (Parquet keeps the others)"
            )

    def _write(
        self,
        dataset: str,
        title: str,
        new: Mapping[str, Path],
        documents: Sequence[tuple[Document, tuple[Claim, ...]]],
    ) -> None:
        """Write the new part where it can be put in place by one renaming."""
        if not new or self.options.folder is None:
            return
        name = hashlib.sha256(" ".join([dataset, *sorted(new)]).encode()).hexdigest()[:16]
        part = Part(
            dataset,
            title,
            {path.name: digest for digest, path in new.items()},
            tuple(self._new_months()),
            {document.id: document.digest for document, _ in documents},
            self.place.path / "part" / f"format={self.form.name}" / f"import={name}",
        )
        write_part(part, self.duck, AGGREGATES)

    def _finish(self) -> None:
        made = self.place.path / "part"
        if self.options.folder is not None and made.exists():
            publish(self.options.folder, made)
        self.place.close()

    def _report(
        self,
        paths: Sequence[Path],
        fate: Fate,
        documents: Sequence[tuple[Document, tuple[Claim, ...]]],
        known: int,
    ) -> ImportReport:
        notes = []
        if known:
            notes.append(f"{known} of {len(paths)} files were imported before: not counted again")
        if self.options.folder is None:
            notes.append("a store in memory keeps no aggregates: only the claims are there")
        return ImportReport(
            format=self.form.name,
            files=tuple(str(path) for path in paths),
            rows=fate.rows,
            mapped=fate.mapped,
            claims=sum(len(claims) for _, claims in documents),
            skipped=fate.skipped,
            unknown=fate.unknown,
            notes=tuple(notes),
        )
