"""The whole dataset as a file, and back: TriG is what lasts, the store can be rebuilt from it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING

from pyoxigraph import Quad, RdfFormat, Store, Triple, parse, serialize

from blocgraph.dataset import reader
from blocgraph.dataset.store import check_format
from blocgraph.dataset.terms import ACTORS_GRAPH, PREFIXES, SHARED_GRAPHS
from blocgraph.dataset.writer import DIGEST, document_quads
from blocgraph.errors import InputError, StoreError, UnknownNameError
from blocgraph.files import replacing
from blocgraph.model import Actor, Claim, Document

if TYPE_CHECKING:
    import rdflib

_FORMATS = {
    "trig": RdfFormat.TRIG,
    "nquads": RdfFormat.N_QUADS,
    "turtle": RdfFormat.TURTLE,
    "jsonld": RdfFormat.JSON_LD,
}


def write_dataset(store: Store, format: str, target: Path | IO[bytes]) -> None:
    """Write all quads, sorted, one graph in memory at a time (Turtle: all of them).

    Args:
        store: what is written.
        format: `trig`, `nquads`, `turtle` or `jsonld`.
        target: a file, which is replaced when all is written, or an open binary stream.

    Raises:
        UnknownNameError: there is no such format.
        OutputError: the file cannot be written; what was there is unchanged.
    """
    if format not in _FORMATS:
        raise UnknownNameError("export format", format, _FORMATS)
    statements: Iterator[Quad] | Iterator[Triple] = _sorted_quads(store)
    if format == "turtle":
        statements = iter(sorted({quad.triple for quad in store}, key=str))
    prefixes = PREFIXES if format in ("trig", "turtle", "jsonld") else None
    if isinstance(target, Path):
        with replacing(target) as output:
            serialize(statements, output, _FORMATS[format], prefixes=prefixes)
    else:
        serialize(statements, target, _FORMATS[format], prefixes=prefixes)


def read_trig(path: Path) -> tuple[list[Actor], list[tuple[Document, list[Claim]]]]:
    """The actors and the documents with their claims in an export.

    Raises:
        InputError: the file cannot be read, is no TriG, or no export of ours.
    """
    quads = Store()
    try:
        with path.open("rb") as file:
            quads.bulk_extend(parse(file, RdfFormat.TRIG))
    except SyntaxError as error:
        raise InputError(f"{path}:{_place(error)}: is not TriG: {_one_line(error)}") from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from error
    check_format(quads, path)
    try:
        actors = reader.read_actors(_quads_in(quads, ACTORS_GRAPH))
        documents = [_read_graph(quads, graph) for graph in _document_graphs(quads)]
    except (StoreError, LookupError, ValueError) as error:
        raise InputError(f"{path}: is no whole export of blocgraph: {error}") from error
    return actors, documents


def to_rdflib(store: Store) -> rdflib.Dataset:
    """A copy as an RDFLib dataset, whose default graph is the union of all."""
    import rdflib

    dataset = rdflib.Dataset(default_union=True)
    for prefix, namespace in PREFIXES.items():
        dataset.bind(prefix, namespace)
    content = serialize(iter(store), format=RdfFormat.N_QUADS) or b""
    dataset.parse(data=content, format="nquads")
    return dataset


def _read_graph(store: Store, graph: object) -> tuple[Document, list[Claim]]:
    quads = list(_quads_in(store, graph))
    documents = reader.read_documents(quads)
    if len(documents) != 1:
        raise InputError(f"the graph {graph} is of {len(documents)} documents, not of one")
    document, claims = documents[0], reader.read_claims(quads)
    expected = {quad for quad in document_quads(document, claims) if quad.predicate == DIGEST}
    if not expected.issubset(quads):
        raise InputError(f"the document {document.id!r} is not what its digest says")
    return document, claims


def _document_graphs(store: Store) -> list[object]:
    return sorted((name for name in store.named_graphs() if name not in SHARED_GRAPHS), key=str)


def _sorted_quads(store: Store) -> Iterator[Quad]:
    for graph in sorted(store.named_graphs(), key=str):
        yield from sorted(_quads_in(store, graph), key=str)


def _quads_in(store: Store, graph: object) -> Iterator[Quad]:
    return store.quads_for_pattern(None, None, None, graph)  # type: ignore[arg-type]


def _place(error: SyntaxError) -> str:
    return f"{error.lineno}:{error.offset}" if error.lineno else "?"


def _one_line(error: SyntaxError) -> str:
    return " ".join(str(error.msg or error).split())
