"""From values to quads: what one document, one actor or one relation is in RDF."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pyoxigraph import Literal, NamedNode, Quad

from blocgraph.dataset.dates import lower_bound, upper_bound
from blocgraph.dataset.terms import (
    ACTORS_GRAPH,
    FORMAT_GRAPH,
    PREFIXES,
    RELATIONS_GRAPH,
    XSD_ANY_URI,
    actor_iri,
    claim_iri,
    decimal,
    document_iri,
    english,
    extractor_iri,
    integer,
    iri,
    part_iri,
    relation_iri,
    relation_type_iri,
)
from blocgraph.errors import InputError
from blocgraph.model import Actor, Claim, Document, Observation, RelationKey, is_partial_date
from blocgraph.vocabulary import ActorKind, Layer, RelationStatus, Status

FORMAT_VERSION = 1
"""Rises when what is written can no longer be read by older versions."""

Term = NamedNode | Literal
Triple = tuple[NamedNode, NamedNode, Term]

A = iri("rdf:type")
CLAIM, RELATION, ACTOR = iri("bg:Claim"), iri("bg:Relation"), iri("bg:Actor")
OBSERVATION = iri("bg:Observation")
ABOUT, STATUS, RELATION_STATUS = iri("bg:about"), iri("bg:status"), iri("bg:relationStatus")
VALID_FROM, VALID_FROM_PRECISION = iri("bg:validFrom"), iri("bg:validFromPrecision")
VALID_TO, VALID_TO_PRECISION = iri("bg:validTo"), iri("bg:validToPrecision")
PUBLISHED, PUBLISHED_PRECISION = iri("bg:published"), iri("bg:publishedPrecision")
DIGEST, IDENTIFIER = iri("bg:digest"), iri("dcterms:identifier")
CONFIDENCE = iri("bg:confidence")
FORMAT = iri("bg:formatVersion")
DERIVED_FROM = iri("prov:wasDerivedFrom")

_WIKIDATA = "http://www.wikidata.org/entity/"
_STATUS_IRIS = {status: NamedNode(PREFIXES["status"] + status) for status in Status}
_STANDING_IRIS = {status: NamedNode(PREFIXES["standing"] + status) for status in RelationStatus}
_KIND_IRIS = {kind: NamedNode(PREFIXES["kind"] + kind) for kind in ActorKind}
_LAYER_IRIS = {layer: NamedNode(PREFIXES["layer"] + layer) for layer in Layer}


def format_quads() -> tuple[Quad, ...]:
    """What marks a store as ours."""
    return (Quad(FORMAT_GRAPH, FORMAT, integer(FORMAT_VERSION), FORMAT_GRAPH),)


def document_quads(document: Document, claims: Iterable[Claim]) -> list[Quad]:
    """The named graph of a document: its metadata, its text, and its claims with their evidence.

    Of two claims with one id the first counts.

    Raises:
        InputError: a claim is of another document, or its evidence is not in the text.
    """
    graph = document_iri(document.id)
    unique: dict[str, Claim] = {}
    for claim in claims:
        _check_evidence(document, claim)
        unique.setdefault(claim.id, claim)
    triples = dict.fromkeys(_document_triples(document, graph))
    for observation in document.observations:
        triples.update(dict.fromkeys(_observation_triples(observation, document, graph)))
    for id, claim in unique.items():
        triples.update(dict.fromkeys(_claim_triples(claim, claim_iri(id), graph)))
    return [Quad(*triple, graph) for triple in triples]


def _check_evidence(document: Document, claim: Claim) -> None:
    if claim.document != document.id:
        raise InputError(f"a claim of {claim.document!r} was given with document {document.id!r}")
    start, end = claim.start, claim.end
    if not 0 <= start < end <= len(document.text) or document.text[start:end] != claim.sentence:
        raise InputError(
            f"document {document.id!r}: characters {start} to {end} of its text are not the "
            f"sentence of the claim {claim.source} {claim.type} {claim.target}"
        )


def _document_triples(document: Document, node: NamedNode) -> Iterator[Triple]:
    if document.published is not None and not is_partial_date(document.published):
        raise InputError(
            f"document {document.id!r}: published is {document.published!r}: "
            "write YYYY, YYYY-MM or YYYY-MM-DD"
        )
    yield node, A, iri("foaf:Document")
    yield node, A, iri("prov:Entity")
    yield node, IDENTIFIER, Literal(document.id)
    yield node, DIGEST, Literal(document.digest)
    yield node, iri("dc:language"), Literal(document.language)
    yield node, iri("prov:value"), Literal(document.text)
    bound = lower_bound(document.published)
    yield node, PUBLISHED, bound.day
    yield node, PUBLISHED_PRECISION, bound.precision
    if document.published is not None:
        kind = ("gYear", "gYearMonth", "date")[document.published.count("-")]
        issued = Literal(document.published, datatype=NamedNode(PREFIXES["xsd"] + kind))
        yield node, iri("dcterms:issued"), issued
    if document.title is not None:
        yield node, iri("dcterms:title"), Literal(document.title)
    if document.publisher is not None:
        yield node, iri("dc:publisher"), Literal(document.publisher)
    if document.url is not None:
        yield node, iri("schema:url"), Literal(document.url, datatype=XSD_ANY_URI)


def _observation_triples(
    observation: Observation, document: Document, graph: NamedNode
) -> Iterator[Triple]:
    start, end = observation.start, observation.end
    if not 0 <= start < end <= len(document.text) or not observation.actors:
        raise InputError(
            f"document {document.id!r}: characters {start} to {end} of its text are no row that "
            f"gives the {observation.measure} of {' and '.join(observation.actors) or 'nobody'}"
        )
    actors = [actor_iri(code) for code in sorted(observation.actors)]
    codes = ",".join(sorted(observation.actors))
    node = part_iri(graph, "observation", observation.measure, codes, start, end)
    yield node, A, OBSERVATION
    yield node, iri("bg:measure"), Literal(observation.measure)
    for actor in actors:
        yield node, iri("bg:observed"), actor
    yield node, iri("bg:value"), decimal(observation.value)
    yield from _validity(node, observation.valid_from, observation.valid_to)
    yield node, DERIVED_FROM, part_iri(graph, "char", start, end)


def _claim_triples(claim: Claim, node: NamedNode, document: NamedNode) -> Iterator[Triple]:
    yield node, A, CLAIM
    yield node, ABOUT, relation_iri(claim.relation_key)
    yield node, STATUS, _STATUS_IRIS[claim.status]
    yield from _validity(node, claim.valid_from, claim.valid_to)
    yield node, CONFIDENCE, decimal(claim.confidence)
    claimants = [actor_iri(code) for code in claim.attributed_to]
    yield from _ordered(node, "prov:wasAttributedTo", claimants)
    yield from _ordered(node, "bg:object", [Literal(text) for text in claim.objects])
    if claim.trigger:
        yield node, iri("bg:trigger"), Literal(claim.trigger)
    if claim.cites is not None:
        yield node, iri("dcterms:bibliographicCitation"), Literal(claim.cites)
    for origin in claim.derived_from:
        yield node, DERIVED_FROM, claim_iri(origin)
    if claim.extractor:
        yield from _extraction(node, claim.extractor, document)
    yield from _evidence(node, claim, document)


def _extraction(node: NamedNode, extractor: str, document: NamedNode) -> Iterator[Triple]:
    agent = extractor_iri(extractor)
    activity = NamedNode(f"{document.value}#extraction={agent.value.rpartition('/')[2]}")
    yield node, iri("prov:wasGeneratedBy"), activity
    yield activity, A, iri("prov:Activity")
    yield activity, iri("prov:used"), document
    yield activity, iri("prov:wasAssociatedWith"), agent
    yield agent, A, iri("prov:SoftwareAgent")
    yield agent, iri("rdfs:label"), Literal(extractor)


def _evidence(node: NamedNode, claim: Claim, document: NamedNode) -> Iterator[Triple]:
    place = claim.start, claim.end
    evidence = part_iri(document, "char", *place)
    quotation = part_iri(document, "quote", *place)
    position = part_iri(document, "position", *place)
    yield node, iri("oa:hasTarget"), evidence
    yield evidence, A, iri("oa:SpecificResource")
    yield evidence, iri("oa:hasSource"), document
    yield evidence, iri("oa:hasSelector"), quotation
    yield evidence, iri("oa:hasSelector"), position
    yield quotation, A, iri("oa:TextQuoteSelector")
    yield quotation, iri("oa:exact"), Literal(claim.sentence)
    yield position, A, iri("oa:TextPositionSelector")
    yield position, iri("oa:start"), integer(claim.start)
    yield position, iri("oa:end"), integer(claim.end)


def _validity(node: NamedNode, valid_from: str | None, valid_to: str | None) -> Iterator[Triple]:
    lower, upper = lower_bound(valid_from), upper_bound(valid_to)
    yield node, VALID_FROM, lower.day
    yield node, VALID_FROM_PRECISION, lower.precision
    yield node, VALID_TO, upper.day
    yield node, VALID_TO_PRECISION, upper.precision


def _ordered(node: NamedNode, property: str, values: Sequence[Term]) -> Iterator[Triple]:
    """Several values, and their order where it is not the sorted one (RDF keeps none)."""
    distinct = sorted(set(values), key=str)
    for value in distinct:
        yield node, iri(property), value
    places = [distinct.index(value) for value in values]
    if places != list(range(len(distinct))):
        yield node, iri("bg:order"), Literal(" ".join([property, *map(str, places)]))


def actor_quads(actor: Actor) -> list[Quad]:
    """An actor, in the graph of all actors.

    Raises:
        InputError: its Wikidata identifier is none.
    """
    return [Quad(*triple, ACTORS_GRAPH) for triple in _actor_triples(actor, actor_iri(actor.code))]


def _actor_triples(actor: Actor, node: NamedNode) -> Iterator[Triple]:
    yield node, A, ACTOR
    yield node, A, iri("prov:Agent")
    yield node, iri("skos:notation"), Literal(actor.code)
    yield node, iri("bg:kind"), _KIND_IRIS[actor.kind]
    yield node, iri("skos:prefLabel"), english(actor.name)
    yield from _ordered(node, "skos:altLabel", [english(alias) for alias in actor.aliases])
    yield from _ordered(node, "bg:demonym", [english(demonym) for demonym in actor.demonyms])
    yield from _ordered(node, "bg:purpose", [Literal(str(one)) for one in actor.purposes])
    yield from _validity(node, actor.valid_from, actor.valid_to)
    if actor.iso_alpha2 is not None:
        yield node, iri("bg:isoAlpha2"), Literal(actor.iso_alpha2)
    if actor.wikidata is not None:
        if not re.fullmatch(r"Q\d+", actor.wikidata):
            raise InputError(
                f"actor {actor.code}: wikidata is {actor.wikidata!r}: write Q and digits"
            )
        yield node, iri("owl:sameAs"), NamedNode(_WIKIDATA + actor.wikidata)
    if actor.cites is not None:
        yield node, iri("dcterms:bibliographicCitation"), Literal(actor.cites)
    if (actor.capital, actor.latitude, actor.longitude) != (None, None, None):
        yield from _capital(actor, node)


def _capital(actor: Actor, node: NamedNode) -> Iterator[Triple]:
    capital = NamedNode(node.value + "#capital")
    yield node, iri("bg:capital"), capital
    yield capital, A, iri("geo:SpatialThing")
    if actor.capital is not None:
        yield capital, iri("rdfs:label"), english(actor.capital)
    if actor.latitude is not None:
        yield capital, iri("geo:lat"), decimal(actor.latitude)
    if actor.longitude is not None:
        yield capital, iri("geo:long"), decimal(actor.longitude)


def relation_quads(key: RelationKey, status: RelationStatus, *, stands: bool) -> list[Quad]:
    """A relation, in the graph of all relations; with direct triples where it stands.

    A symmetric relation has a direct triple either way.
    """
    source, type, target = actor_iri(key[0]), key[1], actor_iri(key[2])
    node, property = relation_iri(key), relation_type_iri(type)
    triples: list[Triple] = [
        (node, A, RELATION),
        (node, iri("bg:source"), source),
        (node, iri("bg:relationType"), property),
        (node, iri("bg:target"), target),
        (node, RELATION_STATUS, _STANDING_IRIS[status]),
        (node, iri("bg:layer"), _LAYER_IRIS[type.layer]),
        (node, iri("bg:sign"), integer(type.sign)),
    ]
    if stands:
        triples.append((source, property, target))
        if type.is_symmetric and source != target:
            triples.append((target, property, source))
    return [Quad(*triple, RELATIONS_GRAPH) for triple in triples]
