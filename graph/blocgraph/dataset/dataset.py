"""The dataset: documents, actors, claims and relations that last, and questions to them."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Self

from pyoxigraph import NamedNode, Quad

from blocgraph.dataset import reader, writer
from blocgraph.dataset.query import QueryResult, run_query
from blocgraph.dataset.standing import Standings
from blocgraph.dataset.store import EmbeddedStore
from blocgraph.dataset.terms import (
    ACTORS_GRAPH,
    PREFIXES,
    RELATIONS_GRAPH,
    SHARED_GRAPHS,
    document_iri,
)
from blocgraph.errors import InputError
from blocgraph.model import Actor, Claim, Document, Observation, Relation, group_relations
from blocgraph.vocabulary import RelationStatus

if TYPE_CHECKING:
    import rdflib

    from blocgraph.dataset.validation import ValidationReport

_CLAIMS_A_BATCH = 5_000
_QUADS_BETWEEN_FLUSHES = 200_000


@dataclass(frozen=True, slots=True)
class Summary:
    """The dataset holds so many DOCUMENTS, ACTORS, RELATIONS (so many CONTESTED) and CLAIMS."""

    documents: int
    actors: int
    relations: int
    claims: int
    contested: int


class Dataset:
    """Claims as RDF, each document's in its named graph, in a store on disk or in memory.

    Every change is one transaction: whatever stops the process, a document is there with all its
    claims and the relations that follow from them, or not at all.
    """

    def __init__(self, store: EmbeddedStore) -> None:
        self._store = store
        self._standings: Standings | None = None
        self._unflushed = 0

    @classmethod
    def open(cls, path: Path | None = None, *, read_only: bool = False) -> Dataset:
        """Open the dataset in a folder, or a new one in memory.

        Args:
            path: a folder, made on the first write; None: in memory.
            read_only: never write; several processes can do so at once.

        Raises:
            StoreError: the folder holds no store, one of a newer version, or one that another
                process has open; or it is to be read only and not there.
        """
        return cls(EmbeddedStore(path, read_only=read_only))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def folder(self) -> Path | None:
        """The folder that it is in, None in memory."""
        return self._store.path

    def close(self) -> None:
        """Release the store."""
        self._standings = None
        self._store.close()

    def add_actors(self, actors: Iterable[Actor]) -> None:
        """Add actors; one that is there already is replaced.

        Raises:
            StoreError: the store cannot be written; nothing was changed.
        """
        old, new = self._actor_change(actors)
        if set(old) != set(new):
            self._replace(old, new)

    def _actor_change(self, actors: Iterable[Actor]) -> tuple[list[Quad], list[Quad]]:
        """The quads of the actors as they are, and as they will be."""
        new = [quad for actor in actors for quad in writer.actor_quads(actor)]
        nodes = {quad.subject.value.partition("#")[0] for quad in new}  # type: ignore[union-attr]
        old = [
            quad
            for quad in self._quads(ACTORS_GRAPH)
            if quad.subject.value.partition("#")[0] in nodes  # type: ignore[union-attr]
        ]
        return old, new

    def add_document(self, document: Document, claims: Iterable[Claim]) -> None:
        """Add a document with its claims, or replace it, and bring the relations up to date.

        Raises:
            InputError: a claim is of another document, or `text[start:end]` is not its sentence.
            StoreError: the store cannot be written; nothing was changed.
        """
        self.add_documents([(document, tuple(claims))])

    def add_documents(self, documents: Iterable[tuple[Document, Sequence[Claim]]]) -> None:
        """Add many documents, some thousand claims to a transaction.

        Raises:
            InputError: as `add_document`; earlier batches stay.
            StoreError: the store cannot be written; earlier batches stay.
        """
        for batch in _batches(documents):
            self._change({document.id for document, _ in batch}, batch)

    def replace_documents(
        self,
        documents: Iterable[tuple[Document, Sequence[Claim]]],
        *,
        ids: Iterable[str] = (),
        actors: Iterable[Actor] = (),
    ) -> None:
        """Put documents in the place of others, all in one transaction, whatever their size.

        Args:
            documents: what comes, each with its claims.
            ids: documents that go, besides older ones with the ids of `documents`.
            actors: actors to add or replace in the same transaction.

        Raises:
            InputError: as `add_document`; nothing was changed.
            StoreError: the store cannot be written; nothing was changed.
        """
        batch = list({document.id: (document, claims) for document, claims in documents}.values())
        self._change({*ids, *(document.id for document, _ in batch)}, batch, actors)

    def remove_document(self, id: str) -> None:
        """Take out a document and its claims; one that is not there is none the less gone."""
        self._change({id}, [])

    def _change(
        self,
        ids: set[str],
        batch: list[tuple[Document, Sequence[Claim]]],
        actors: Iterable[Actor] = (),
    ) -> None:
        new = [quad for pair in batch for quad in _encodable(*pair)]
        old = [quad for id in sorted(ids) for quad in self._quads(document_iri(id))]
        published = {document.id: document.published for document in reader.read_documents(old)}
        removed = [(claim, published[claim.document]) for claim in reader.read_claims(old)]
        added = [
            (claim, document.published) for document, claims in batch for claim in _unique(claims)
        ]
        if self._standings is None or not self._store.is_in_place:
            self._store.make_writable()
            self._standings = Standings(self._store.quads)
        before, after = self._standings.change(removed, added)
        old_actors, new_actors = self._actor_change(actors)
        try:
            self._replace([*old, *before, *old_actors], [*new, *after, *new_actors])
        except BaseException:
            self._standings.forget()
            raise

    def _replace(self, old: Sequence[Quad], new: Sequence[Quad]) -> None:
        self._store.replace(old, new)
        self._unflushed += len(old) + len(new)
        if self._unflushed > _QUADS_BETWEEN_FLUSHES:
            self._store.flush()
            self._unflushed = 0

    def _quads(self, graph: NamedNode | None = None) -> Iterator[Quad]:
        return self._store.quads.quads_for_pattern(None, None, None, graph)

    def document_ids(self) -> tuple[str, ...]:
        """The ids of the documents, sorted."""
        quads = self._store.quads.quads_for_pattern(None, writer.IDENTIFIER, None, None)
        return tuple(sorted(quad.object.value for quad in quads))  # type: ignore[union-attr]

    def digest_of(self, document_id: str) -> str | None:
        """The digest of a document that is there, None of one that is not."""
        name = document_iri(document_id)
        quads = self._store.quads.quads_for_pattern(name, writer.DIGEST, None, name)
        return next((quad.object.value for quad in quads), None)  # type: ignore[union-attr]

    def documents(self) -> tuple[Document, ...]:
        """The documents in order of their ids, without observations; `path` is not kept."""
        names = map(document_iri, self.document_ids())
        about = (self._store.quads.quads_for_pattern(name, None, None, name) for name in names)
        return tuple(reader.read_documents(chain.from_iterable(about)))

    def actors(self) -> tuple[Actor, ...]:
        """The actors in order of their codes."""
        return tuple(reader.read_actors(self._quads(ACTORS_GRAPH)))

    def claims(self, document: str | None = None) -> tuple[Claim, ...]:
        """The claims of a document, or all, in order of document and place."""
        if document is not None:
            return tuple(reader.read_claims(self._quads(document_iri(document))))
        quads = (quad for quad in self._quads() if quad.graph_name not in SHARED_GRAPHS)
        return tuple(reader.read_claims(quads))

    def observations(self, document: str | None = None) -> tuple[Observation, ...]:
        """What a document's rows measure, or all documents', by measure, actors and time."""
        name = document_iri(document) if document is not None else None
        found = self._store.quads.quads_for_pattern(None, writer.A, writer.OBSERVATION, name)
        about = (
            self._store.quads.quads_for_pattern(quad.subject, None, None, quad.graph_name)
            for quad in found
        )
        return tuple(reader.read_observations(chain.from_iterable(about)))

    def relations(self) -> tuple[Relation, ...]:
        """The relations with their claims, in order of source, type and target."""
        return group_relations(self.claims())

    def summary(self) -> Summary:
        """The numbers of what is there."""
        contested = NamedNode(PREFIXES["standing"] + RelationStatus.CONTESTED)
        return Summary(
            documents=self._count(writer.IDENTIFIER, None, None),
            actors=self._count(writer.A, writer.ACTOR, ACTORS_GRAPH),
            relations=self._count(writer.A, writer.RELATION, RELATIONS_GRAPH),
            claims=self._count(writer.A, writer.CLAIM, None),
            contested=self._count(writer.RELATION_STATUS, contested, RELATIONS_GRAPH),
        )

    def _count(self, property: NamedNode, value: NamedNode | None, graph: NamedNode | None) -> int:
        return sum(1 for _ in self._store.quads.quads_for_pattern(None, property, value, graph))

    def revision(self) -> str:
        """A digest of documents, claims and actors: equal datasets have the same on any machine.

        It changes with every text, claim, confidence and actor, and with nothing else.
        """
        about = (
            *self._store.quads.quads_for_pattern(None, writer.DIGEST, None, None),
            *self._store.quads.quads_for_pattern(None, writer.CONFIDENCE, None, None),
            *self._quads(ACTORS_GRAPH),
        )
        digest = hashlib.sha256()
        for line in sorted(f"{quad.subject} {quad.predicate} {quad.object}\n" for quad in about):
            digest.update(line.encode())
        return digest.hexdigest()[:16]

    def claim_counts(self) -> dict[str, int]:
        """The number of claims of each document, by its id."""
        quads = self._store.quads.quads_for_pattern(None, writer.A, writer.CLAIM, None)
        counts = Counter(quad.graph_name for quad in quads)
        return {id: counts[document_iri(id)] for id in self.document_ids()}

    def query(self, text: str, params: Mapping[str, str] | None = None) -> QueryResult:
        """Answer SPARQL over all graphs together; our prefixes need no declaration.

        Args:
            text: a SELECT, ASK, CONSTRUCT or DESCRIBE query.
            params: what to put for `$name`: `<IRI>`, a curie with one of our prefixes, or text.

        Raises:
            QueryError: the query has an error, lacks a parameter's `$name`, or calls another
                endpoint (SERVICE).
        """
        return run_query(self._store.quads, text, params or {})

    def run_named(self, name: str, params: Mapping[str, str] | None = None) -> QueryResult:
        """Answer one of the shipped queries (see `named_queries`).

        Raises:
            UnknownNameError: no query, or no parameter of it, is called so.
            QueryError: a parameter lacks a value, or its value is none of its kind.
        """
        from blocgraph.dataset.named import find_query

        return self.query(find_query(name).render(params or {}))

    def export(self, format: str, target: Path | IO[bytes]) -> None:
        """Write the whole dataset; equal datasets give equal bytes.

        Args:
            format: `trig`, `nquads`, `turtle` (which flattens the named graphs) or `jsonld`.
            target: a file, which is replaced when all is written, or an open binary stream.

        Raises:
            UnknownNameError: there is no such format.
        """
        from blocgraph.dataset.export import write_dataset

        write_dataset(self._store.quads, format, target)

    def import_trig(self, path: Path) -> None:
        """Add what an export in TriG holds; documents and actors that are here are replaced.

        Raises:
            InputError: the file is no TriG or no export of ours; nothing was changed.
        """
        from blocgraph.dataset.export import read_trig

        actors, documents = read_trig(path)
        self.add_actors(actors)
        self.add_documents(documents)

    def validate(self) -> ValidationReport:
        """Check the dataset against the shapes, its evidence against the texts."""
        from blocgraph.dataset.validation import validate_dataset

        return validate_dataset(self._store.quads)

    def to_rdflib(self) -> rdflib.Dataset:
        """A copy as an RDFLib dataset."""
        from blocgraph.dataset.export import to_rdflib

        return to_rdflib(self._store.quads)


def _batches(
    documents: Iterable[tuple[Document, Sequence[Claim]]],
) -> Iterator[list[tuple[Document, Sequence[Claim]]]]:
    batch: dict[str, tuple[Document, Sequence[Claim]]] = {}
    claims = 0
    for document, its_claims in documents:
        batch[document.id] = document, its_claims
        claims += len(its_claims) + 1
        if claims >= _CLAIMS_A_BATCH:
            yield list(batch.values())
            batch, claims = {}, 0
    if batch:
        yield list(batch.values())


def _unique(claims: Sequence[Claim]) -> Iterable[Claim]:
    return {claim.id: claim for claim in reversed(claims)}.values()


def _encodable(document: Document, claims: Sequence[Claim]) -> list[Quad]:
    try:
        return writer.document_quads(document, claims)
    except UnicodeEncodeError as error:
        raise InputError(f"document {document.id!r}: holds half a character ({error})") from error
