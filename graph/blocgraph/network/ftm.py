"""Networks as FollowTheMoney entities, one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from blocgraph.files import write_text
from blocgraph.model import OPEN, Actor, Claim, Document
from blocgraph.vocabulary import ActorKind, RelationType, Status

if TYPE_CHECKING:
    from blocgraph.network.projection import Network

Properties = dict[str, list[str]]

_SCHEMAS = {ActorKind.STATE: "PublicBody"}
"""States are public bodies; whatever else acts is an organisation."""


def to_ftm(
    network: Network,
    path: Path,
    *,
    actors: Iterable[Actor],
    documents: Mapping[str, Document],
) -> None:
    """Write a network as FollowTheMoney entities: its actors, then an entity for each claim.

    An asserted membership is a `Membership`, asserted sanctions are a `Sanction` by the sender on
    the target. Everything else, and whatever is only alleged, denied, possible or derived, is an
    `UnknownLink` whose `role` is the relation's type and whose `status` is the claim's. The
    sentence is the `description`; publisher, link and day of publication are the document's.

    Args:
        network: its edges' claims are written.
        path: the file.
        actors: where names are looked up.
        documents: the documents of the claims, by id.

    Raises:
        OutputError: the file cannot be written.
    """
    known = {actor.code: actor for actor in actors}
    entities = [_actor(code, known.get(code)) for code in sorted(network)]
    for *_, data in network.edges(keys=True, data=True):
        for claim in data["claims"]:
            entities.append(_claim(claim, known, documents.get(claim.document)))
    lines = (json.dumps(entity, ensure_ascii=False, sort_keys=True) for entity in entities)
    write_text("".join(f"{line}\n" for line in lines), path)


def actor_id(code: str) -> str:
    """The id of an actor's entity."""
    return f"blocgraph-{code.lower()}"


def _actor(code: str, actor: Actor | None) -> dict[str, object]:
    if actor is None:
        return _entity(actor_id(code), "Organization", {"name": [code]})
    properties: Properties = {
        "name": [actor.name],
        "alias": [*actor.aliases],
        "wikidataId": [actor.wikidata] if actor.wikidata else [],
        "country": [actor.iso_alpha2.lower()] if actor.iso_alpha2 else [],
        "classification": [str(actor.kind)],
        "incorporationDate": [actor.valid_from] if actor.valid_from else [],
        "dissolutionDate": [d for d in (actor.valid_to,) if d is not None and d != OPEN],
    }
    return _entity(actor_id(code), _SCHEMAS.get(actor.kind, "Organization"), properties)


def _claim(
    claim: Claim, known: Mapping[str, Actor], document: Document | None
) -> dict[str, object]:
    about: Properties = {
        "startDate": [claim.valid_from] if claim.valid_from else [],
        "endDate": [d for d in (claim.valid_to,) if d is not None and d != OPEN],
        "date": [document.published] if document and document.published else [],
        "description": [" ".join(claim.sentence.split())],
        "summary": [", ".join(claim.objects)] if claim.objects else [],
        "recordId": [f"{claim.document}#char={claim.start},{claim.end}"],
        "publisher": [document.publisher] if document and document.publisher else [],
        "sourceUrl": [document.url] if document and document.url else [],
        "status": [_status(claim)],
    }
    schema, properties = _relation(claim, known)
    return _entity(f"blocgraph-{claim.id}", schema, about | properties)


def _status(claim: Claim) -> str:
    """What is derived says so: an importer is not to take it for what an authority said."""
    return f"{claim.status}, derived" if claim.derived_from else str(claim.status)


def _relation(claim: Claim, known: Mapping[str, Actor]) -> tuple[str, Properties]:
    source, target = actor_id(claim.source), actor_id(claim.target)
    is_said = claim.status is Status.ASSERTED and not claim.derived_from
    if is_said and claim.type is RelationType.MEMBERSHIP:
        return "Membership", {"member": [source], "organization": [target]}
    if is_said and claim.type is RelationType.SANCTIONS:
        sender = known.get(claim.source)
        country = sender.iso_alpha2 if sender else None
        return "Sanction", {
            "entity": [target],
            "authority": [sender.name if sender else claim.source],
            "country": [country.lower()] if country else [],
            "provisions": [*claim.objects],
            "summary": [],
        }
    return "UnknownLink", {"subject": [source], "object": [target], "role": [str(claim.type)]}


def _entity(id: str, schema: str, properties: Properties) -> dict[str, object]:
    kept = {name: values for name, values in _sorted(properties) if values}
    return {"id": id, "schema": schema, "properties": kept, "datasets": ["blocgraph"]}


def _sorted(properties: Properties) -> Iterator[tuple[str, list[str]]]:
    yield from sorted(properties.items())
