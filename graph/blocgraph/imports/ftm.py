"""FollowTheMoney: who is listed by which authority, and who is a member of what.

Most entities are people and firms, which are no actors of ours. What remains is what an authority
of one actor says of another actor, or of a public body, which stands for its state.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from blocgraph.imports.codes import code_meanings, published_dataset
from blocgraph.imports.composing import Draft, compose, finish
from blocgraph.imports.contract import DatasetImport, ImportOptions
from blocgraph.imports.countries import actor_of_authority, actor_of_country, is_state
from blocgraph.imports.entities import Entity, iterate_entities
from blocgraph.imports.names import find_named
from blocgraph.imports.reporting import Tally
from blocgraph.model import is_partial_date

_ENDS = {"Sanction": ("entity",), "Membership": ("member", "organization")}
_ORGANISED = frozenset({"Organization", "PublicBody", "LegalEntity"})
_ENTITIES_BETWEEN_PROGRESS = 10_000
_OF_STATE = ("gov", "mil")
_SHORTEST_NAME = 3
_NO_ACTOR = "is no actor of ours"


class _Party(NamedTuple):
    """An entity that a sanction or membership names: ACTOR, or nobody of ours, because REASON.

    Where `is_state_body`, it stands for its state.
    """

    caption: str
    actor: str | None
    is_state_body: bool = False
    reason: str = ""


def read_ftm(paths: Sequence[Path], options: ImportOptions) -> DatasetImport:
    """The sanctions and memberships among actors.

    The files are read three times: for what sanctions and memberships name, for the entities that
    are named, and for the claims; only the second time is each line looked into.

    Raises:
        TableError: a file is not as published.
        InputError: a file cannot be read.
    """
    dataset = published_dataset("ftm")
    tally = Tally()
    wanted = {
        end
        for entity in _relating(paths)
        for name in _ENDS[entity.schema]
        for end in entity.get(name)
    }
    sources: dict[str, None] = {}
    parties: dict[str, _Party] = {}
    for number, entity in enumerate(_iterate(paths), start=1):
        sources.update(dict.fromkeys(entity.datasets))
        if entity.id in wanted:
            parties[entity.id] = _party(entity)
        if entity.schema not in _ENDS:
            _skip_party(entity, tally)
        if options.progress and number % _ENTITIES_BETWEEN_PROGRESS == 0:
            options.progress("entities", number)
    drafts = [draft for entity in _relating(paths) for draft in _draft(entity, parties, tally)]
    publisher = ", ".join(sorted(sources)) or None
    document, claims = compose(dataset, paths, drafts, options, tally, publisher=publisher)
    return finish(dataset, paths, document, claims, tally)


def _iterate(paths: Sequence[Path], mentioning: Sequence[str] = ()) -> Iterator[Entity]:
    for path in paths:
        yield from iterate_entities(path, mentioning)


def _relating(paths: Sequence[Path]) -> Iterator[Entity]:
    """The entities that relate others."""
    return (entity for entity in _iterate(paths, tuple(_ENDS)) if entity.schema in _ENDS)


def _skip_party(entity: Entity, tally: Tally) -> None:
    if "sanction" in entity.get("topics") and not entity.get("sanctions"):
        tally.skip(f"{entity.schema}: only marked as sanctioned, by nobody named", entity.place)
    else:
        tally.skip(f"{entity.schema}: relates no two actors", entity.place)


def _party(entity: Entity) -> _Party:
    if entity.schema not in _ORGANISED:
        return _Party(entity.caption, None, reason=f"a {entity.schema} {_NO_ACTOR}")
    actor = _actor_by_name(entity)
    if actor is not None:
        return _Party(entity.caption, actor)
    topics = {topic.partition(".")[0] for topic in entity.get("topics")}
    if entity.schema == "PublicBody" or topics & {*_OF_STATE}:
        states = {actor_of_country(code) for code in _countries(entity)}
        if len(states) == 1 and None not in states:
            return _Party(entity.caption, states.pop(), is_state_body=True)
        return _Party(entity.caption, None, reason="a public body of no or several states")
    return _Party(entity.caption, None, reason=f"a {entity.schema} {_NO_ACTOR}")


def _actor_by_name(entity: Entity) -> str | None:
    """The actor that an entity is called; a state's name needs its country too: firms use them."""
    countries = {actor_of_country(code) for code in _countries(entity)}
    for name in (entity.caption, *entity.get("name"), *entity.get("alias")):
        actor = find_named(name, "ftm", None).actor if len(name) >= _SHORTEST_NAME else None
        if actor is not None and (actor in countries or not is_state(actor)):
            return actor
    return None


def _countries(entity: Entity) -> tuple[str, ...]:
    return entity.get("country") or entity.get("jurisdiction") or entity.get("mainCountry")


def _draft(entity: Entity, parties: Mapping[str, _Party], tally: Tally) -> list[Draft]:
    read = _draft_sanction if entity.schema == "Sanction" else _draft_membership
    drafts = read(entity, parties, tally)
    if drafts:
        tally.take()
    return drafts


def _draft_sanction(entity: Entity, parties: Mapping[str, _Party], tally: Tally) -> list[Draft]:
    authorities = _authorities(entity, tally)
    if not authorities:
        tally.skip("Sanction: no authority that we know", entity.place)
        return []
    drafts = []
    reason = "the entity is not in the files"
    for id in entity.get("entity"):
        party = parties.get(id)
        if party is None or party.actor is None:
            reason = party.reason if party else reason
            continue
        code = "Sanction on state body" if party.is_state_body else "Sanction"
        for authority in authorities:
            if authority != party.actor:
                drafts.append(_to_draft(entity, code, authority, party.actor, (party.caption,)))
            else:
                reason = "the authority is the entity's own state"
    if not drafts:
        tally.skip(f"Sanction: {reason}", entity.place)
    return drafts


def _authorities(entity: Entity, tally: Tally) -> list[str]:
    """Whose sanction it is: by the country that lists, or else by the authority's name."""
    found: dict[str, None] = {}
    for code in entity.get("country"):
        actor = actor_of_country(code)
        if actor is None:
            tally.note_unknown("Sanction: country", code, entity.place)
        else:
            found[actor] = None
    for name in entity.get("authority") if not found else ():
        actor = actor_of_authority(name)
        if actor is None:
            tally.note_unknown("Sanction: authority", name, entity.place)
        else:
            found[actor] = None
    return list(found)


def _draft_membership(entity: Entity, parties: Mapping[str, _Party], tally: Tally) -> list[Draft]:
    ends = []
    for name in _ENDS["Membership"]:
        found = [parties.get(id) for id in entity.get(name)]
        known = [party for party in found if party and party.actor and not party.is_state_body]
        if not known:
            reasons = [party.reason or "a public body" for party in found if party]
            reason = next(iter(reasons), "the entity is not in the files")
            tally.skip(f"Membership: {name}: {reason}", entity.place)
            return []
        ends.append(known)
    drafts = [
        _to_draft(entity, "Membership", a.actor, b.actor, ())
        for a in ends[0]
        for b in ends[1]
        if a.actor and b.actor and a.actor != b.actor
    ]
    if not drafts:
        tally.skip("Membership: both are one actor of ours", entity.place)
    return drafts


def _to_draft(
    entity: Entity, code: str, source: str, target: str, objects: tuple[str, ...]
) -> Draft:
    meaning = code_meanings("ftm")[code]
    start = _date(entity, "startDate") or _date(entity, "listingDate")
    end = _date(entity, "endDate")
    if start and end and end < start[: len(end)]:
        raise entity.broken("endDate", f"the end {end} is before the start {start}")
    named = f" [{', '.join(objects)}]" if objects else ""
    return Draft(
        evidence=f"{entity.text}{named}",
        source=source,
        type=meaning.relation,
        target=target,
        valid_from=start,
        valid_to=end,
        objects=objects,
        trigger=code,
        confidence=meaning.confidence,
    )


def _date(entity: Entity, name: str) -> str | None:
    """The earliest date of a property, without its time of day."""
    dates = sorted(value.partition("T")[0].partition(" ")[0] for value in entity.get(name))
    for date in dates:
        if not is_partial_date(date):
            raise entity.broken(name, f"{date!r} is no date")
    return dates[0] if dates else None
