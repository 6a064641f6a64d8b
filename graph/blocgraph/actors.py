"""The actors that we know: states, organisations, armed groups, and how people call them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, cached_property
from pathlib import Path

from blocgraph.errors import UnknownNameError
from blocgraph.model import OPEN, Actor
from blocgraph.resources import seeds_folder
from blocgraph.tables import (
    Column,
    Row,
    check_date,
    check_end,
    check_known,
    check_number,
    check_pattern,
    nearest_names,
    read_table,
)
from blocgraph.vocabulary import ActorKind

_BETWEEN_WORDS = re.compile(r"[\s_‐-―-]+")

ACTOR_COLUMNS = (
    Column("code", required=True, check=check_pattern("[A-Z][A-Z0-9]*", "write capitals, digits")),
    Column("kind", required=True, check=check_known("kind", [str(kind) for kind in ActorKind])),
    Column("name", required=True),
    Column("iso_alpha2", check=check_pattern("[A-Z]{2}", "write two capitals")),
    Column("wikidata", check=check_pattern("Q[1-9][0-9]*", "write Q and a number")),
    Column("aliases", many=True),
    Column("demonyms", many=True),
    Column("capital", many=True),
    Column("latitude", check=check_number(-90, 90)),
    Column("longitude", check=check_number(-180, 180)),
    Column("valid_from", check=check_date),
    Column("valid_to", check=check_end),
    Column("source", required=True),
    Column("source_date", required=True, check=check_date),
)


def load_actors(path: Path | None = None) -> tuple[Actor, ...]:
    """The actors of a table, by code.

    Args:
        path: a table as `docs/facts.md` describes it; None for the bundled one.

    Raises:
        TableError: the table is broken.
        InputError: the file cannot be read.
    """
    return _bundled_index().actors if path is None else _read_actors(path)


def find_actor(text: str) -> Actor:
    """The bundled actor that is called `text`: its code, name, alias or ISO alpha-2 code.

    Raises:
        UnknownNameError: none is; the error suggests the nearest.
    """
    return _bundled_index().find(text)


class ActorIndex:
    """Finds actors by what they are called, whatever the case, accents, dots and hyphens.

    A code goes before a name, a name before an alias, an alias before an ISO alpha-2 code; an actor
    that still exists goes before one that is history.
    """

    def __init__(self, actors: Iterable[Actor]) -> None:
        self.actors = tuple(sorted(actors, key=lambda actor: actor.code))

    def find(self, text: str) -> Actor:
        """The actor that is called `text`.

        Raises:
            UnknownNameError: none is; the error suggests the nearest.
        """
        found = self._by_name.get(_fold(text))
        if found is None:
            raise UnknownNameError("actor", text, self._suggest(text))
        return found

    def _suggest(self, text: str) -> tuple[str, ...]:
        nearest = nearest_names(_fold(text), self._by_name, limit=9)
        found = dict.fromkeys(self._by_name[name] for name in nearest)
        return tuple(f"{actor.name} ({actor.code})" for actor in list(found)[:3])

    @cached_property
    def _by_name(self) -> dict[str, Actor]:
        living_first = sorted(self.actors, key=lambda actor: actor.valid_to not in (None, OPEN))
        names: dict[str, Actor] = {}
        for select in (_codes, _names, _aliases, _alpha2):
            for actor in living_first:
                for name in select(actor):
                    names.setdefault(_fold(name), actor)
        return names


def _codes(actor: Actor) -> tuple[str, ...]:
    return (actor.code,)


def _names(actor: Actor) -> tuple[str, ...]:
    return (actor.name,)


def _aliases(actor: Actor) -> tuple[str, ...]:
    return actor.aliases


def _alpha2(actor: Actor) -> tuple[str, ...]:
    return (actor.iso_alpha2,) if actor.iso_alpha2 else ()


def _fold(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'").replace("&", " and "))
    letters = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    words = _BETWEEN_WORDS.split(letters.replace(".", "").casefold())
    return " ".join(word for word in words if word).removeprefix("the ")


@cache
def _bundled_index() -> ActorIndex:
    return ActorIndex(_read_actors(seeds_folder() / "facts" / "actors.csv"))


def _read_actors(path: Path) -> tuple[Actor, ...]:
    table = read_table(path, ACTOR_COLUMNS, key=("code",))
    return tuple(sorted((_to_actor(row) for row in table.rows), key=lambda actor: actor.code))


def _to_actor(row: Row) -> Actor:
    latitude, longitude = row.value("latitude"), row.value("longitude")
    return Actor(
        code=row.text("code"),
        kind=ActorKind(row.text("kind")),
        name=row.text("name"),
        aliases=row.values("aliases"),
        demonyms=row.values("demonyms"),
        capital=row.value("capital"),
        latitude=float(latitude) if latitude else None,
        longitude=float(longitude) if longitude else None,
        iso_alpha2=row.value("iso_alpha2"),
        wikidata=row.value("wikidata"),
        valid_from=row.value("valid_from"),
        valid_to=row.value("valid_to"),
        cites=f"{row.text('source')}, {row.text('source_date')}",
    )
