"""From quads back to values: the inverse of `writer`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, Quad

from blocgraph.dataset.dates import partial_date
from blocgraph.dataset.terms import PREFIXES, actor_code, document_id, iri, relation_key
from blocgraph.errors import StoreError
from blocgraph.model import Actor, Claim, Document, Observation
from blocgraph.vocabulary import ActorKind, Purpose, Status

Node = dict[str, list[str]]
Nodes = dict[str, Node]

_RDF_TYPE = iri("rdf:type").value


def _full(curie: str) -> str:
    return iri(curie).value


_CLAIM = _full("bg:Claim")
_DOCUMENT = _full("foaf:Document")
_OBSERVATION = _full("bg:Observation")
_ACTOR = _full("bg:Actor")
_ORDER = _full("bg:order")
_ABOUT, _STATUS, _CONFIDENCE = _full("bg:about"), _full("bg:status"), _full("bg:confidence")
_TRIGGER, _OBJECT = _full("bg:trigger"), _full("bg:object")
_FROM, _FROM_PRECISION = _full("bg:validFrom"), _full("bg:validFromPrecision")
_TO, _TO_PRECISION = _full("bg:validTo"), _full("bg:validToPrecision")
_CLAIMANT, _GENERATED_BY = _full("prov:wasAttributedTo"), _full("prov:wasGeneratedBy")
_ASSOCIATED, _LABEL = _full("prov:wasAssociatedWith"), _full("rdfs:label")
_TARGET, _SELECTOR, _EXACT = _full("oa:hasTarget"), _full("oa:hasSelector"), _full("oa:exact")
_START, _END, _SOURCE = _full("oa:start"), _full("oa:end"), _full("oa:hasSource")
_CITATION = _full("dcterms:bibliographicCitation")
_DERIVED_FROM = _full("prov:wasDerivedFrom")


def read_claims(quads: Iterable[Quad]) -> list[Claim]:
    """The claims in some documents' graphs, in order of document and place."""
    nodes = _nodes(quads)
    claims = [_claim(nodes, node) for node in nodes.values() if _CLAIM in node.get(_RDF_TYPE, ())]
    claims.sort(key=lambda claim: (claim.document, claim.start, claim.end, claim.id))
    return claims


def read_documents(quads: Iterable[Quad]) -> list[Document]:
    """The documents in some graphs, in order of their ids."""
    nodes = _nodes(quads)
    observations: dict[str, list[Observation]] = {}
    for name, node in nodes.items():
        if _OBSERVATION in node.get(_RDF_TYPE, ()):
            observations.setdefault(name.partition("#")[0], []).append(_observation(node))
    documents = [
        _document(node, observations.get(name, ()))
        for name, node in nodes.items()
        if _DOCUMENT in node.get(_RDF_TYPE, ())
    ]
    return sorted(documents, key=lambda document: document.id)


def read_observations(quads: Iterable[Quad]) -> list[Observation]:
    """The observations in some documents' graphs, in order of measure, actors and time."""
    nodes = _nodes(quads).values()
    return _sorted(_observation(node) for node in nodes if _OBSERVATION in node.get(_RDF_TYPE, ()))


def read_actors(quads: Iterable[Quad]) -> list[Actor]:
    """The actors in the graph of actors, in order of their codes."""
    nodes = _nodes(quads)
    actors = [_actor(nodes, node) for node in nodes.values() if _ACTOR in node.get(_RDF_TYPE, ())]
    return sorted(actors, key=lambda actor: actor.code)


def _nodes(quads: Iterable[Quad]) -> Nodes:
    nodes: Nodes = {}
    for quad in quads:
        subject: str = quad.subject.value  # type: ignore[union-attr]
        value: str = quad.object.value  # type: ignore[union-attr]
        nodes.setdefault(subject, {}).setdefault(quad.predicate.value, []).append(value)
    return nodes


def _claim(nodes: Nodes, node: Node) -> Claim:
    try:
        source, type, target = relation_key(_one(node, _ABOUT))
        evidence = nodes[_one(node, _TARGET)]
        selectors = [nodes[selector] for selector in evidence[_SELECTOR]]
        quotation = next(selector for selector in selectors if _EXACT in selector)
        position = next(selector for selector in selectors if _START in selector)
        return Claim(
            document=document_id(_one(evidence, _SOURCE)),
            source=source,
            type=type,
            target=target,
            status=Status(_one(node, _STATUS).removeprefix(PREFIXES["status"])),
            sentence=_one(quotation, _EXACT),
            start=int(_one(position, _START)),
            end=int(_one(position, _END)),
            attributed_to=tuple(actor_code(v) for v in _ordered(node, "prov:wasAttributedTo")),
            valid_from=partial_date(_one(node, _FROM), _one(node, _FROM_PRECISION)),
            valid_to=partial_date(_one(node, _TO), _one(node, _TO_PRECISION)),
            objects=tuple(_ordered(node, "bg:object")),
            trigger=_maybe(node, _TRIGGER) or "",
            confidence=float(_one(node, _CONFIDENCE)),
            extractor=_extractor(nodes, node),
            cites=_maybe(node, _CITATION),
            derived_from=tuple(sorted(map(_claim_id, node.get(_DERIVED_FROM, ())))),
        )
    except (KeyError, StopIteration, ValueError) as error:
        raise StoreError(f"a claim in the store is broken ({error}): run validate") from error


def _claim_id(name: str) -> str:
    return name.removeprefix(PREFIXES["claim"])


def _extractor(nodes: Nodes, node: Node) -> str:
    activity = _maybe(node, _GENERATED_BY)
    return "" if activity is None else _one(nodes[_one(nodes[activity], _ASSOCIATED)], _LABEL)


def _observation(node: Node) -> Observation:
    try:
        start, end = _one(node, _DERIVED_FROM).rpartition("#char=")[2].split(",")
        return Observation(
            measure=_one(node, _full("bg:measure")),
            actors=tuple(sorted(map(actor_code, node[_full("bg:observed")]))),
            value=float(_one(node, _full("bg:value"))),
            start=int(start),
            end=int(end),
            valid_from=partial_date(_one(node, _FROM), _one(node, _FROM_PRECISION)),
            valid_to=partial_date(_one(node, _TO), _one(node, _TO_PRECISION)),
        )
    except (KeyError, ValueError) as error:
        raise StoreError(
            f"an observation in the store is broken ({error}): run validate"
        ) from error


def _sorted(observations: Iterable[Observation]) -> list[Observation]:
    return sorted(
        observations, key=lambda o: (o.measure, o.actors, o.valid_from or "", o.start, o.value)
    )


def _document(node: Node, observations: Iterable[Observation] = ()) -> Document:
    published = partial_date(
        _one(node, _full("bg:published")), _one(node, _full("bg:publishedPrecision"))
    )
    return Document(
        id=_one(node, _full("dcterms:identifier")),
        text=_one(node, _full("prov:value")),
        title=_maybe(node, _full("dcterms:title")),
        published=published,
        publisher=_maybe(node, _full("dc:publisher")),
        url=_maybe(node, _full("schema:url")),
        language=_one(node, _full("dc:language")),
        observations=tuple(_sorted(observations)),
    )


def _actor(nodes: Nodes, node: Node) -> Actor:
    capital = nodes.get(_maybe(node, _full("bg:capital")) or "", {})
    latitude, longitude = _maybe(capital, _full("geo:lat")), _maybe(capital, _full("geo:long"))
    wikidata = _maybe(node, _full("owl:sameAs"))
    return Actor(
        code=_one(node, _full("skos:notation")),
        kind=ActorKind(_one(node, _full("bg:kind")).removeprefix(PREFIXES["kind"])),
        name=_one(node, _full("skos:prefLabel")),
        aliases=tuple(_ordered(node, "skos:altLabel")),
        demonyms=tuple(_ordered(node, "bg:demonym")),
        capital=_maybe(capital, _LABEL),
        latitude=None if latitude is None else float(latitude),
        longitude=None if longitude is None else float(longitude),
        purposes=tuple(Purpose(text) for text in _ordered(node, "bg:purpose")),
        iso_alpha2=_maybe(node, _full("bg:isoAlpha2")),
        wikidata=None if wikidata is None else wikidata.rpartition("/")[2],
        valid_from=partial_date(_one(node, _FROM), _one(node, _FROM_PRECISION)),
        valid_to=partial_date(_one(node, _TO), _one(node, _TO_PRECISION)),
        cites=_maybe(node, _CITATION),
    )


def _one(node: Node, property: str) -> str:
    return node[property][0]


def _maybe(node: Node, property: str) -> str | None:
    values = node.get(property)
    return values[0] if values else None


def _ordered(node: Node, property: str) -> Iterator[str]:
    values = node.get(_full(property))
    if not values:
        return
    # the writer sorts terms by how they are written; equal datatypes sort as their literals do
    distinct = sorted(values, key=_SORT_KEYS.get(property, _as_literal))
    for order in node.get(_ORDER, ()):
        name, *places = order.split()
        if name == property:
            yield from (distinct[int(place)] for place in places)
            return
    yield from distinct


def _as_literal(value: str) -> str:
    return str(Literal(value))


def _as_english(value: str) -> str:
    return str(Literal(value, language="en"))


def _as_iri(value: str) -> str:
    return f"<{value}>"


_SORT_KEYS = {
    "prov:wasAttributedTo": _as_iri,
    "skos:altLabel": _as_english,
    "bg:demonym": _as_english,
}
