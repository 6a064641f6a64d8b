"""Whether a dataset is what it should be: SHACL shapes, evidence, codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, serialize

from blocgraph.dataset import reader, writer
from blocgraph.dataset.shapes import read_sieve
from blocgraph.dataset.terms import (
    ACTORS_GRAPH,
    RELATIONS_GRAPH,
    SHARED_GRAPHS,
    XSD_DATE,
    claim_iri,
    iri,
)
from blocgraph.errors import StoreError
from blocgraph.resources import ontology_folder

if TYPE_CHECKING:
    import rdflib

_SUBJECTS_A_CHUNK = 4_000


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """At FOCUS, PATH is wrong: MESSAGE. `path` is empty where the whole node is meant."""

    focus: str
    path: str
    message: str


@dataclass(frozen=True, slots=True)
class ValidationReport:
    """The dataset has these VIOLATIONS."""

    violations: tuple[Violation, ...]

    @property
    def conforms(self) -> bool:
        """Whether there are none."""
        return not self.violations


def validate_dataset(store: Store) -> ValidationReport:
    """Check each graph against the shapes, each claim's evidence and each actor's code.

    The graphs are checked one after another, so that memory holds the largest of them only. Only
    nodes that a quick look does not find sound go to pySHACL, whose word is what is reported.
    """
    found: set[Violation] = set()
    graphs = sorted((name for name in store.named_graphs() if name not in SHARED_GRAPHS), key=str)
    for graph in graphs:
        quads = list(store.quads_for_pattern(None, None, None, graph))
        found.update(check_graph(quads))
        found.update(_evidence_violations(quads, graph))
    for shared in (ACTORS_GRAPH, RELATIONS_GRAPH):
        for batch in _by_subjects(store.quads_for_pattern(None, None, None, shared)):
            found.update(check_graph(batch))
    found.update(_unknown_actors(store))
    return ValidationReport(tuple(sorted(found)))


def check_graph(quads: Iterable[Quad]) -> Iterator[Violation]:
    """What is wrong in one graph, or in a part of it that refers to no other."""
    sound = []
    for quad in quads:
        if _is_no_day(quad):
            value = quad.object.value  # type: ignore[union-attr]
            message = f"{value!r} is no day of the calendar"
            yield Violation(quad.subject.value, quad.predicate.value, message)  # type: ignore[union-attr]
        else:
            sound.append(quad)
    nodes = iter(read_sieve(ontology_folder() / "shapes.ttl").doubtful(sound).items())
    while batch := dict(islice(nodes, _SUBJECTS_A_CHUNK)):
        focuses = {node.value for node in batch}
        part = {quad for seen in batch.values() for quad in seen}
        yield from (found for found in check_shapes(part) if found.focus in focuses)


def check_shapes(quads: Iterable[Quad]) -> Iterator[Violation]:
    """What pySHACL finds wrong in a graph.

    Raises:
        StoreError: a value is such that a shape cannot be checked.
    """
    import pyshacl
    import rdflib
    from pyshacl.errors import ReportableRuntimeError
    from rdflib.namespace import RDF, SH

    content = serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES) or b""
    data = rdflib.Graph().parse(data=content, format="nt")
    try:
        conforms, report, text = pyshacl.validate(data, shacl_graph=_shapes())
    except ReportableRuntimeError as error:
        raise StoreError(f"the shapes cannot be checked: {error}") from error
    if conforms:
        return
    if not isinstance(report, rdflib.Graph):
        raise StoreError(f"the shapes cannot be checked: {text}")
    for result in report.subjects(RDF.type, SH.ValidationResult):
        focus = report.value(result, SH.focusNode)
        path = report.value(result, SH.resultPath)
        message = report.value(result, SH.resultMessage)
        yield Violation(str(focus), str(path or ""), " ".join(str(message).split()))


@cache
def _shapes() -> rdflib.Graph:
    import rdflib

    return rdflib.Graph().parse(ontology_folder() / "shapes.ttl")


def _is_no_day(quad: Quad) -> bool:
    if not isinstance(quad.object, Literal) or quad.object.datatype != XSD_DATE:
        return False
    try:
        date.fromisoformat(quad.object.value)
    except ValueError:
        return True
    return False


def _evidence_violations(quads: list[Quad], graph: object) -> Iterator[Violation]:
    name: str = graph.value  # type: ignore[attr-defined]
    try:
        documents = reader.read_documents(quads)
        claims = reader.read_claims(quads)
    except (StoreError, LookupError, ValueError) as error:
        yield Violation(name, "", f"cannot be read: {error}")
        return
    if len(documents) != 1:
        yield Violation(name, "", f"the graph holds {len(documents)} documents, not one")
        return
    text = documents[0].text
    if documents[0].digest != next(q.object.value for q in quads if q.predicate == writer.DIGEST):  # type: ignore[union-attr]
        yield Violation(name, writer.DIGEST.value, "the digest is not that of the document")
    for claim in claims:
        if text[claim.start : claim.end] != claim.sentence:
            yield Violation(
                claim_iri(claim.id).value,
                iri("oa:exact").value,
                f"characters {claim.start} to {claim.end} of the text are not the sentence",
            )


def _unknown_actors(store: Store) -> Iterator[Violation]:
    known = {
        quad.subject for quad in store.quads_for_pattern(None, writer.A, writer.ACTOR, ACTORS_GRAPH)
    }
    actors = ("bg:source", "bg:target", "prov:wasAttributedTo", "bg:observed")
    for property in map(iri, actors):
        for quad in store.quads_for_pattern(None, property, None, None):
            if quad.object not in known:
                focus = quad.subject.value  # type: ignore[union-attr]
                yield Violation(
                    focus,
                    property.value,
                    f"no actor is known as {quad.object.value}",  # type: ignore[union-attr]
                )


def _by_subjects(quads: Iterable[Quad]) -> Iterator[list[Quad]]:
    by_subject: dict[NamedNode, list[Quad]] = {}
    for quad in quads:
        subject = quad.subject.value.partition("#")[0]  # type: ignore[union-attr]
        by_subject.setdefault(NamedNode(subject), []).append(quad)
    subjects = iter(by_subject.values())
    while batch := [quad for group in islice(subjects, _SUBJECTS_A_CHUNK) for quad in group]:
        yield batch
