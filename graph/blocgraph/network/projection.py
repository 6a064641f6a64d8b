"""Relations to a NetworkX multigraph and back, nothing lost either way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias, Unpack

import networkx as nx

from blocgraph.model import OPEN, Actor, Relation, last_day
from blocgraph.network.merging import merge_claims, surest
from blocgraph.network.selection import Selection, SelectionOptions, select
from blocgraph.network.time import SUPPORTING, check_day, span
from blocgraph.vocabulary import RelationStatus, Status

if TYPE_CHECKING:
    Network: TypeAlias = nx.MultiDiGraph[str]

_SPEAKING = {
    RelationStatus.DENIED: {Status.DENIED},
    RelationStatus.NEGATED: {Status.NEGATED},
    RelationStatus.HYPOTHETICAL: {Status.HYPOTHETICAL},
}


def project(
    relations: Iterable[Relation],
    *,
    actors: Iterable[Actor] = (),
    published: Mapping[str, str | None] = MappingProxyType({}),
    publishers: Mapping[str, str | None] = MappingProxyType({}),
    **selection: Unpack[SelectionOptions],
) -> Network:
    """Make the network of relations: an edge from source to target for each.

    The edge's key is the local name of the relation's IRI, `SOURCE-type-TARGET`. Its attributes:

    - type, layer, sign (1 or -1) of the relation type;
    - status: of the relation, by the claims that count;
    - confidence: of the surest claim that the status rests on;
    - weight: Goldstein weight / 10 x confidence, signed, in [-1, 1]; 0 where the relation is
      denied, negated or hypothetical, for then nothing says that it is so;
    - valid_from, valid_to: partial dates; None is unknown, `..` still goes on;
    - claims: those that count;
    - events: of each event that they tell of, the surest claim (see `merge_claims`), so that
      syndicated copies and repeated reports are no further evidence.

    Nodes are the ends of relations, in order of their codes, with name, kind, purpose (of an
    organisation, joined by `|`), latitude, longitude, iso_alpha2 and wikidata (None where unknown).
    `network.graph` keeps `selection`, `as_of`, and of the documents `published` and `publishers`.
    The network is frozen: `copy()` it to change it.

    Args:
        relations: each (source, type, target) at most once, as `group_relations` makes them.
        actors: where the nodes' attributes are looked up; one that had ended by `as_of` is left out
            with all its relations.
        published: the day of publication of each document, by id.
        publishers: who published each document, by id.
        selection: which claims count; see `Selection`. By default all.

    Raises:
        InputError: a relation comes twice, or a value is out of its range.
        UnknownNameError: a layer, status, publisher, document, relation or actor is not there.

    >>> from blocgraph.model import Claim, Relation
    >>> from blocgraph.vocabulary import RelationType, Status
    >>> sells = Claim("d", "RUS", RelationType.ARMS_SUPPLY, "IRN", Status.ASSERTED, "...", 0, 3)
    >>> network = project([Relation(*sells.relation_key, (sells,))])
    >>> [(key, data["weight"]) for *_, key, data in network.edges(keys=True, data=True)]
    [('RUS-armsSupply-IRN', 0.83)]
    """
    chosen = Selection.of(selection)
    known = {actor.code: actor for actor in actors}
    gone = _gone(known.values(), check_day(chosen.as_of))
    there = [r for r in relations if not gone & {r.source, r.target}] if gone else relations
    kept = select(there, chosen, published=published, publishers=publishers)
    documents = sorted({claim.document for relation in kept for claim in relation.claims})
    network: Network = nx.MultiDiGraph(
        as_of=chosen.as_of,
        selection=chosen,
        published={document: published.get(document) for document in documents},
        publishers={document: publishers.get(document) for document in documents},
    )
    for code in sorted({end for relation in kept for end in (relation.source, relation.target)}):
        network.add_node(code, **_node_attributes(code, known.get(code)))
    for relation in kept:
        network.add_edge(
            relation.source,
            relation.target,
            key=edge_key(relation),
            **_edge_attributes(relation, published),
        )
    nx.freeze(network)
    return network


def to_relations(network: Network) -> tuple[Relation, ...]:
    """The relations of a network's edges, in order of their keys: what `project` was given."""
    edges = network.edges(keys=True, data=True)
    relations = (Relation(a, data["type"], b, data["claims"]) for a, b, _, data in edges)
    return tuple(sorted(relations, key=lambda relation: relation.key))


def edge_key(relation: Relation) -> str:
    """The local name of a relation's IRI, which is its edge's key."""
    return f"{relation.source}-{relation.type}-{relation.target}"


def _gone(actors: Iterable[Actor], day: str | None) -> frozenset[str]:
    """The actors that no longer exist on a day: what they once did is a tie with nobody."""
    return frozenset(
        actor.code
        for actor in actors
        if day is not None
        and actor.valid_to not in (None, OPEN)
        and last_day(str(actor.valid_to)) <= day
    )


def _node_attributes(code: str, actor: Actor | None) -> dict[str, object]:
    return {
        "name": actor.name if actor else code,
        "kind": actor.kind if actor else None,
        "latitude": actor.latitude if actor else None,
        "longitude": actor.longitude if actor else None,
        "purpose": "|".join(actor.purposes) if actor else "",
        "iso_alpha2": actor.iso_alpha2 if actor else None,
        "wikidata": actor.wikidata if actor else None,
    }


def _edge_attributes(relation: Relation, published: Mapping[str, str | None]) -> dict[str, object]:
    status = relation.status
    speaking = _SPEAKING.get(status, SUPPORTING)
    confidence = max(c.confidence for c in relation.claims if c.status in speaking)
    strength = 0.0 if status in _SPEAKING else relation.type.goldstein / 10
    valid_from, valid_to = span(relation.claims)
    return {
        "type": relation.type,
        "layer": relation.type.layer,
        "sign": relation.type.sign,
        "weight": round(strength * confidence, 12),
        "status": status,
        "valid_from": valid_from,
        "valid_to": valid_to,
        "confidence": confidence,
        "claims": relation.claims,
        "events": tuple(map(surest, merge_claims(relation.claims, published))),
    }
