"""The IRIs of the dataset: namespaces, and names that any code or document id fits into."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from urllib.parse import quote, unquote

from pyoxigraph import Literal, NamedNode

from blocgraph.errors import InputError
from blocgraph.model import RelationKey
from blocgraph.vocabulary import RelationType

BASE = "https://w3id.org/blocgraph/"
PREFIXES = {
    "bg": BASE + "ontology#",
    "actor": BASE + "actor/",
    "claim": BASE + "claim/",
    "document": BASE + "document/",
    "relation": BASE + "relation/",
    "rel": BASE + "relation-type/",
    "status": BASE + "status/",
    "standing": BASE + "relation-status/",
    "layer": BASE + "layer/",
    "kind": BASE + "actor-kind/",
    "precision": BASE + "precision/",
    "prov": "http://www.w3.org/ns/prov#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "schema": "https://schema.org/",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""The prefixes of every query and export: `rel:` a relation type, `relation:` one of its dyads."""


@cache
def iri(curie: str) -> NamedNode:
    """The term of a curie with one of our prefixes.

    >>> iri("actor:RUS").value
    'https://w3id.org/blocgraph/actor/RUS'
    """
    prefix, _, local = curie.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


ACTORS_GRAPH = NamedNode(BASE + "graph/actors")
RELATIONS_GRAPH = NamedNode(BASE + "graph/relations")
FORMAT_GRAPH = NamedNode(BASE + "graph/format")
SHARED_GRAPHS = frozenset({ACTORS_GRAPH, RELATIONS_GRAPH, FORMAT_GRAPH})

_DOCUMENT = PREFIXES["document"]
_ACTOR = PREFIXES["actor"]
_RELATION = PREFIXES["relation"]
_CLAIM = PREFIXES["claim"]
_EXTRACTOR = BASE + "extractor/"


def document_iri(document: str) -> NamedNode:
    """The IRI of a document, which is also the name of its graph."""
    return NamedNode(_DOCUMENT + _encode(document, "a document"))


def document_id(name: str) -> str:
    """The document that an IRI names; the inverse of `document_iri`."""
    return unquote(name.removeprefix(_DOCUMENT))


def actor_iri(code: str) -> NamedNode:
    """The IRI of an actor."""
    return NamedNode(_ACTOR + _encode(code, "an actor"))


def actor_code(name: str) -> str:
    """The actor that an IRI names; the inverse of `actor_iri`."""
    return unquote(name.removeprefix(_ACTOR))


def claim_iri(claim: str) -> NamedNode:
    """The IRI of a claim with this id."""
    return NamedNode(_CLAIM + claim)


def relation_iri(key: RelationKey) -> NamedNode:
    """The IRI of a relation, the same wherever it is claimed.

    >>> relation_iri(("RUS", RelationType("armsSupply"), "IRN")).value
    'https://w3id.org/blocgraph/relation/RUS/armsSupply/IRN'
    """
    source, target = (_encode(code, "an actor") for code in (key[0], key[2]))
    return NamedNode(f"{_RELATION}{source}/{key[1]}/{target}")


def relation_key(name: str) -> RelationKey:
    """The relation that an IRI names; the inverse of `relation_iri`."""
    source, type, target = name.removeprefix(_RELATION).split("/")
    return unquote(source), RelationType(type), unquote(target)


def relation_type_iri(type: RelationType) -> NamedNode:
    """The IRI of a relation type: a concept, and the property of direct triples."""
    return NamedNode(PREFIXES["rel"] + type)


def extractor_iri(extractor: str) -> NamedNode:
    """The IRI of what reads claims out of a document."""
    return NamedNode(_EXTRACTOR + _encode(extractor, "an extractor"))


def part_iri(document: NamedNode, part: str, *where: object) -> NamedNode:
    """The IRI of a part of a document, such as `char=120,240` (RFC 5147)."""
    return NamedNode(f"{document.value}#{part}={','.join(str(place) for place in where)}")


def _encode(name: str, what: str) -> str:
    if not name:
        raise InputError(f"{what} without a name: give it an id")
    encoded = quote(name, safe="")
    # "." and ".." are steps in a path, which some readers of RDF would take
    return encoded.replace(".", "%2E") if not encoded.strip(".") else encoded


XSD_DATE = iri("xsd:date")
XSD_DECIMAL = iri("xsd:decimal")
XSD_INTEGER = iri("xsd:integer")
XSD_ANY_URI = iri("xsd:anyURI")


def integer(number: int) -> Literal:
    """An xsd:integer."""
    return Literal(str(number), datatype=XSD_INTEGER)


def decimal(number: float) -> Literal:
    """An xsd:decimal with the digits of the float."""
    digits = format(Decimal(repr(float(number))), "f")
    return Literal(digits.removesuffix(".0"), datatype=XSD_DECIMAL)


def english(text: str) -> Literal:
    """A text in English."""
    return Literal(text, language="en")
