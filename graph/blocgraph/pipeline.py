"""The whole way of the data, in reading order: where a newcomer starts.

documents -> sentences -> mentions -> claims -> dataset -> network -> measures -> page
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal, Self, Unpack

from blocgraph.actors import find_actor, load_actors
from blocgraph.claims.extractors import RULES, load_extractor
from blocgraph.claims.facts import read_facts
from blocgraph.claims.reading import extract_all
from blocgraph.dataset import Dataset, QueryResult, Summary
from blocgraph.dataset.named import find_query
from blocgraph.documents import SkippedDocument, read_documents
from blocgraph.errors import InputError
from blocgraph.imports import ImportOptions, ImportReport, read_dataset
from blocgraph.model import Claim, Document, Relation
from blocgraph.resources import seeds_folder
from blocgraph.vocabulary import find_relation_type

if TYPE_CHECKING:
    from blocgraph.imports.events import AggregatedEvents
    from blocgraph.network.projection import Network
    from blocgraph.network.selection import SelectionOptions
    from blocgraph.page import Page

Progress = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class BuildReport:
    """A build ADDED these documents, found others UNCHANGED, and had to leave out SKIPPED."""

    added: tuple[str, ...]
    unchanged: tuple[str, ...]
    skipped: tuple[SkippedDocument, ...]


@dataclass(frozen=True, slots=True)
class ImportResult:
    """An import did what REPORT says; documents were ADDED, found UNCHANGED, and REMOVED."""

    report: ImportReport
    added: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]


def open(path: str | Path | None = None, *, read_only: bool = False) -> KnowledgeGraph:
    """Open the knowledge graph in a folder, or a new one in memory.

    Raises:
        StoreError: the folder holds no store, or another process has it open.
    """
    return KnowledgeGraph(Dataset.open(Path(path) if path else None, read_only=read_only))


class KnowledgeGraph:
    """A dataset of claims, and all that can be asked of it.

    >>> kg = open()
    >>> report = kg.build()
    >>> "IRN-armsSupply-RUS" in {key for *_, key in kg.network().edges(keys=True)}
    True
    """

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def close(self) -> None:
        """Release the store."""
        self.dataset.close()

    def build(
        self,
        sources: Sequence[str | Path] | None = None,
        *,
        facts: bool = True,
        jobs: int = 1,
        stdin: BinaryIO | None = None,
        extractor: str = RULES,
        progress: Progress | None = None,
    ) -> BuildReport:
        """Read documents and facts into the dataset, each in one transaction.

        A document that is there already, and unchanged, is left alone: building twice changes
        nothing, and a build that was interrupted goes on where it stopped.

        Args:
            sources: documents, folders, `-`, tables of facts (.csv), exports of a store (.trig);
                None: the bundled reports.
            facts: whether the bundled curated facts are read, too.
            jobs: processes that extract.
            stdin: where `-` reads from.
            extractor: `NAME` or `NAME:ARGUMENT` of what extracts; what another one read is read
                again.
            progress: called with what is counted, and the count so far.

        Raises:
            TableError: a table of facts is broken; nothing of it is taken.
        """
        paths = [str(source) for source in sources or [seeds_folder() / "documents"]]
        tables = [Path(path) for path in paths if path.endswith(".csv")]
        exports = [Path(path) for path in paths if path.endswith(".trig")]
        if facts:
            tables.insert(0, seeds_folder() / "facts")
        for export in exports:
            self.dataset.import_trig(export)
        self.dataset.add_actors(load_actors())

        added: list[str] = []
        unchanged: list[str] = []
        skipped: list[SkippedDocument] = []

        reads = load_extractor(extractor)
        mark = f"{reads.name}/{reads.version}"

        def is_new(document: Document, mark: str | None = mark) -> bool:
            if self.dataset.digest_of(document.id) != document.digest:
                return True
            if mark is not None:
                claims = self.dataset.claims(document.id)
                if any(claim.extractor != mark for claim in claims):
                    return True
            unchanged.append(document.id)
            return False

        def add(document: Document, claims: tuple[Claim, ...]) -> None:
            self.dataset.add_document(document, claims)
            added.append(document.id)
            if progress:
                progress("documents", len(added))

        for table in tables:
            for document, claims in read_facts(table):
                if is_new(document, None):
                    add(document, claims)
        texts = read_documents([p for p in paths if not p.endswith((".csv", ".trig"))], stdin)
        unread = (text for text in texts if isinstance(text, SkippedDocument) or is_new(text))
        for found in extract_all(unread, jobs=jobs, extractor=extractor):
            if isinstance(found, SkippedDocument):
                skipped.append(found)
            else:
                add(found.document, found.claims)
        return BuildReport(tuple(added), tuple(unchanged), tuple(skipped))

    def import_dataset(
        self,
        format: str,
        paths: Iterable[str | Path],
        options: ImportOptions | None = None,
        *,
        dry_run: bool = False,
    ) -> ImportResult:
        """Read a dataset in its published form and store all of it, or nothing.

        A document that is there with the same text and claims is left as it is; one with the same
        id is replaced.

        Args:
            format: one of `blocgraph.imports.FORMATS`.
            paths: its files, all of them: a later import takes the place of an earlier one.
            options: what to take of it, and under which name.
            dry_run: read and report, store nothing.

        Raises:
            UnknownNameError: no format is called so.
            InputError: a file is not as published; nothing was stored.
            StoreError: the store cannot be written; nothing was stored.
        """
        options = replace(options or ImportOptions(), stored=self.dataset.digest_of)
        if options.folder is None:
            options = replace(options, folder=self.dataset.folder)
        found = read_dataset(format, [Path(path) for path in paths], options)
        documents = [pair for pair in found.documents if not self._holds(*pair)]
        ids = {document.id for document, _ in found.documents}
        gone = sorted(({*found.replaces} - ids) & {*self.dataset.document_ids()})
        result = ImportResult(
            found.report,
            added=tuple(document.id for document, _ in documents),
            unchanged=tuple(sorted(ids - {document.id for document, _ in documents})),
            removed=tuple(gone),
        )
        if dry_run:
            return result
        if documents or gone:
            self.dataset.replace_documents(documents, ids=gone, actors=load_actors())
        if found.after is not None:
            found.after()
        return result

    def _holds(self, document: Document, claims: tuple[Claim, ...]) -> bool:
        if self.dataset.digest_of(document.id) != document.digest:
            return False
        return set(self.dataset.claims(document.id)) == set(claims)

    def events(
        self,
        format: str | None = None,
        *,
        since: str | None = None,
        until: str | None = None,
        actors: Iterable[str] = (),
        min_sources: int = 1,
    ) -> Iterator[AggregatedEvents]:
        """The events of imported datasets by dyad, relation type and month, from beside the store.

        They hold more than the claims: all that was imported, and every number of it.

        Args:
            format: `gdelt`, `icews` or `polecat`; None: all of them.
            since: the first month, as a partial date.
            until: the last month.
            actors: codes or names; only what has one of them on either side.
            min_sources: only what at least so many sources report.

        Raises:
            UnknownNameError: no event dataset or actor is called so.
            InputError: what is needed to read them is not installed.
        """
        from blocgraph.imports.events import read_events

        if self.dataset.folder is None:
            return iter(())
        return read_events(
            self.dataset.folder,
            format=format,
            since=since,
            until=until,
            actors=[find_actor(actor).code for actor in actors],
            min_sources=min_sources,
        )

    def summary(self) -> Summary:
        """The numbers of documents, actors, relations, claims and contested relations."""
        return self.dataset.summary()

    def query(self, text: str, params: Mapping[str, str] | None = None) -> QueryResult:
        """Answer SPARQL, or a named query with its parameters.

        Raises:
            QueryError: the query has an error; the message says where.
            UnknownNameError: no named query, parameter or actor is called so.
        """
        if text.strip() and not any(mark in text for mark in " {\n"):
            kinds = {param.name: param.kind for param in find_query(text.strip()).params}
            values = {
                name: find_actor(value).code if kinds.get(name) == "actor" else value
                for name, value in (params or {}).items()
            }
            return self.dataset.run_named(text.strip(), values)
        return self.dataset.query(text, params or {})

    def explain(self, a: str, b: str, *, type: str | None = None) -> tuple[Relation, ...]:
        """Every relation between two actors, in either direction, with its claims.

        Args:
            a: an actor's code or name.
            b: the other's.
            type: only relations of this type.

        Raises:
            UnknownNameError: no actor or no relation type is called so.
        """
        dyad = {find_actor(a).code, find_actor(b).code}
        wanted = find_relation_type(type) if type else None
        return tuple(
            relation
            for relation in self.dataset.relations()
            if {relation.source, relation.target} == dyad and wanted in (None, relation.type)
        )

    def documents(self) -> dict[str, Document]:
        """The documents by id."""
        return {document.id: document for document in self.dataset.documents()}

    def network(self, **selection: Unpack[SelectionOptions]) -> Network:
        """The relations as a network, one edge each.

        Args:
            selection: which claims count: `as_of`, `known_by`, `layers`, `statuses`,
                `min_confidence`, `without_contested`, `without_derived`, `without_type`,
                `without_publisher`, `without_document`, `without` and `with_` (see
                `blocgraph.network.Selection`); by default all.

        Raises:
            InputError: a value is out of its range.
            UnknownNameError: a layer, status, publisher, document, relation or actor is not there.
        """
        return next(self.networks([selection]))

    def networks(self, selections: Iterable[SelectionOptions]) -> Iterator[Network]:
        """The networks of several selections, the dataset read once: over time, or what-if.

        >>> kg = open()
        >>> years = kg.networks({"as_of": str(year)} for year in range(2000, 2003))
        >>> [network.graph["as_of"] for network in years]
        ['2000', '2001', '2002']
        """
        from blocgraph.network import project

        relations, actors = self.dataset.relations(), self.dataset.actors()
        documents, revision = self.dataset.documents(), self.dataset.revision()
        for selection in selections:
            network = project(
                relations,
                actors=actors,
                published={document.id: document.published for document in documents},
                publishers={document.id: document.publisher for document in documents},
                **selection,
            )
            network.graph["revision"] = revision
            yield network

    def page(
        self,
        path: str | Path | None = None,
        *,
        title: str = "Who stands with whom",
        blocs: Literal["declared", "detected"] = "declared",
        story: str | Path | None = None,
        **selection: Unpack[SelectionOptions],
    ) -> Page:
        """The network as one self-contained HTML page, also written to `path`.

        The answer is the HTML, which shows itself in a notebook.

        Args:
            path: where to write it.
            title: its heading.
            blocs: by which actors are grouped and coloured: the declared ones, or those that the
                ties suggest, as also where none is declared.
            story: a YAML file of scenes that the page plays.
            selection: as for `network`; by default everything, and the blocs as they were when the
                last document was published.
        """
        from blocgraph.page import measure_actors, pick_blocs, read_story, render_page, write_page

        scenes = read_story(story) if story else ()
        network = self.network(**selection)
        documents = self.dataset.documents()
        as_of = selection.get("as_of")
        day = as_of or max((d.published for d in documents if d.published), default=None)
        html = render_page(
            network,
            documents=documents,
            actors=self.dataset.actors(),
            blocs=pick_blocs(network, blocs, day),
            measures=measure_actors(network),
            story=scenes,
            title=title,
            as_of=as_of,
        )
        if path is not None:
            write_page(Path(path), html)
        return html

    def export(self, form: str, path: str | Path, **selection: Unpack[SelectionOptions]) -> None:
        """Write the dataset or its network for other tools.

        Args:
            form: `trig`, `nquads`, `turtle` or `jsonld` for the dataset; `graphml`, `gexf`, `csv`,
                `neo4j` or `ftm` for the network.
            path: the file; for `csv` and `neo4j` a folder, in which `nodes.csv` and `edges.csv`, or
                `actors.csv` and `relations.csv`, are written.
            selection: as for `network`.

        Raises:
            InputError: a selection for the dataset, which is written as a whole.
        """
        from blocgraph.network import NETWORK_FORMATS, write_network

        if form not in NETWORK_FORMATS:
            if selection:
                given = ", ".join(name.rstrip("_") for name in selection)
                raise InputError(f"{form} holds the whole store: leave out {given}")
            self.dataset.export(form, Path(path))
            return
        write_network(
            self.network(**selection),
            form,
            Path(path),
            actors=self.dataset.actors(),
            documents=self.documents(),
        )
