"""What the codes of event datasets mean to us: tables in `seeds/imports/`, read once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from blocgraph.actors import load_actors
from blocgraph.model import OPEN
from blocgraph.resources import seeds_folder
from blocgraph.tables import Column, Row, Table, check_known, check_number, read_table
from blocgraph.vocabulary import ActorKind, RelationType, Status

_STATUS = check_known("status", [str(status) for status in Status])
_TYPE = check_known("relation type", [str(type) for type in RelationType])


class CodeMeaning(NamedTuple):
    """An event code says the relation TYPE with STATUS, of GOLDSTEIN weight; no TYPE: nothing."""

    type: RelationType | None
    status: Status
    goldstein: float


class ActorMeaning(NamedTuple):
    """An actor of a dataset is ACTORS of ours, or none for REASON; UNKNOWN is (column, code)."""

    actors: tuple[str, ...]
    reason: str | None = None
    unknown: tuple[str, str] | None = None


NOTHING = CodeMeaning(None, Status.ASSERTED, 0.0)
NO_ACTOR = ActorMeaning((), "names no actor on one side")
NOT_THE_STATE = "an actor does not act for a state (its role)"
NO_ACTOR_OF_OURS = "an actor is a region, territory or group that we do not keep"


@cache
def cameo_codes() -> Mapping[str, CodeMeaning]:
    """The CAMEO event codes, with their leading zeros."""
    columns = (
        Column("code", required=True),
        Column("label", required=True),
        Column("goldstein", check=check_number(-10, 10)),
        Column("type", check=_TYPE),
        Column("status", check=_STATUS),
    )
    table = _read("cameo.csv", columns, "code")
    return {row.text("code"): _meaning(row, row.value("goldstein")) for row in table.rows}


@cache
def plover_codes() -> Mapping[tuple[str, str, str], CodeMeaning]:
    """The PLOVER events by (event, mode, context); an empty mode or context stands for any."""
    columns = (
        Column("event", required=True),
        Column("mode"),
        Column("context"),
        Column("type", check=_TYPE),
        Column("status", check=_STATUS),
    )
    table = _read("plover.csv", columns, "event", "mode", "context")
    return {
        (row.text("event"), row.text("mode"), row.text("context")): _meaning(row, None)
        for row in table.rows
    }


@cache
def actor_codes() -> Mapping[tuple[str, str, str], str | None]:
    """Actors by (vocabulary, column, code) where a code is not just ours; None: no actor."""
    columns = (
        Column("vocabulary", required=True),
        Column("column", required=True),
        Column("code", required=True),
        Column("actor", check=check_known("actor", {actor.code for actor in load_actors()})),
        Column("label", required=True),
    )
    table = _read("event-actors.csv", columns, "vocabulary", "column", "code")
    return {
        (row.text("vocabulary"), row.text("column"), row.text("code")): row.value("actor")
        for row in table.rows
    }


@cache
def roles() -> Mapping[str, bool]:
    """Whether who has a CAMEO or PLOVER role acts for the state, by the role's code."""
    columns = (
        Column("role", required=True),
        Column("acts_for_state", required=True, check=check_known("answer", ("yes", "no"))),
        Column("label", required=True),
    )
    table = _read("event-roles.csv", columns, "role")
    return {row.text("role"): row.text("acts_for_state") == "yes" for row in table.rows}


@cache
def states() -> frozenset[str]:
    """The codes of our states."""
    return frozenset(actor.code for actor in load_actors() if actor.kind is ActorKind.STATE)


@cache
def names() -> Mapping[str, str]:
    """Actors by name and alias, small letters; of two, the one that still exists."""
    found: dict[str, str] = {}
    for actor in sorted(load_actors(), key=lambda a: (a.valid_to not in (None, OPEN), a.code)):
        for name in (actor.name, *actor.aliases):
            found.setdefault(name.casefold(), actor.code)
    return found


def read_country(vocabulary: str, code: str) -> ActorMeaning:
    """The actor of a country's code or name."""
    key = (vocabulary, "country", code)
    if key in actor_codes():
        actor = actor_codes()[key]
        return ActorMeaning((actor,)) if actor else ActorMeaning((), NO_ACTOR_OF_OURS)
    if code in states():
        return ActorMeaning((code,))
    named = names().get(code.casefold())
    if named in states():
        return ActorMeaning((named,)) if named else NO_ACTOR
    return ActorMeaning((), "unknown country", ("country", code))


def _meaning(row: Row, goldstein: str | None) -> CodeMeaning:
    if not row.text("type"):
        return NOTHING
    type = RelationType(row.text("type"))
    weight = type.goldstein if goldstein is None else float(goldstein)
    return CodeMeaning(type, Status(row.text("status") or Status.ASSERTED), weight)


def _read(name: str, columns: tuple[Column, ...], *key: str) -> Table:
    return read_table(seeds_folder() / "imports" / name, columns, key=key)
