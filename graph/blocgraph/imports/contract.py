"""What every importer takes and gives, so that a new dataset is one reader and one line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from blocgraph.errors import InputError
from blocgraph.imports.reporting import ImportReport
from blocgraph.model import Claim, Document, first_day, last_day

Progress = Callable[[str, int], None]
"""Told what is counted and how many there are so far."""


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """Of a dataset, take what held or happened between SINCE and UNTIL and concerns ACTORS.

    `since` and `until` are partial dates, both included; `actors` are codes, none for all.
    `min_sources` is for datasets of events. `expand_senders` adds, marked as derived, what the
    members of a sending organisation do by its decision. `name` is the document's id in place of
    the format's, `version` the dataset's version where its files do not say it, `folder` the store
    on disk, where there is one; `stored` tells the digest of a document that is in the store.

    Raises:
        InputError: `until` is before `since`.
    """

    since: str | None = None
    until: str | None = None
    actors: tuple[str, ...] = ()
    min_sources: int = 1
    expand_senders: bool = False
    name: str | None = None
    version: str | None = None
    folder: Path | None = None
    progress: Progress | None = None
    stored: Callable[[str], str | None] | None = None

    def __post_init__(self) -> None:
        if self.since and self.until and last_day(self.until) < first_day(self.since):
            problem = "give the earlier day first"
            raise InputError(f"from {self.since} is after to {self.until}: {problem}")


@dataclass(frozen=True, slots=True)
class DatasetImport:
    """The files say DOCUMENTS with their claims, in place of those called REPLACES; see REPORT.

    All documents go into the store in one transaction, in which those of `replaces` that are not
    among them are taken out. `after` is called when that is done, for what lies beside the store.
    """

    documents: tuple[tuple[Document, tuple[Claim, ...]], ...]
    report: ImportReport
    replaces: tuple[str, ...] = ()
    after: Callable[[], None] | None = None


Reader = Callable[[Sequence[Path], ImportOptions], DatasetImport]
"""Reads the files of a dataset; raises InputError (or TableError) if they are not as published."""
