"""The actors that we know: states, organisations, armed groups, and how people call them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import Literal, NamedTuple

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
_STATE_CODE = re.compile(r"(?P<code>\d{1,3})(:(?P<first>\d{4})/(?P<last>\d{4}|\.\.))?")
_check_state_code = check_pattern(
    _STATE_CODE.pattern, "write a number, or with its years 260:1949/1990 (255:1990/..)"
)

CodeScheme = Literal["cow", "gw"]
"""Whose numbers of states: the Correlates of War Project's, or Gleditsch and Ward's."""

ACTOR_COLUMNS = (
    Column("code", required=True, check=check_pattern("[A-Z][A-Z0-9]*", "write capitals, digits")),
    Column("kind", required=True, check=check_known("kind", [str(kind) for kind in ActorKind])),
    Column("name", required=True),
    Column("iso_alpha2", check=check_pattern("[A-Z]{2}", "write two capitals")),
    Column("cow", many=True, check=_check_state_code),
    Column("gw", many=True, check=_check_state_code),
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


class StateCode(NamedTuple):
    """In SCHEME the number CODE stands, from FIRST to LAST year, both included, for ACTOR."""

    scheme: CodeScheme
    code: int
    first: int
    last: int
    actor: str


def actor_of_cow(code: int, year: int) -> str | None:
    """The actor that a Correlates of War number stands for in a year; None where it is of none.

    >>> actor_of_cow(260, 1980), actor_of_cow(255, 2000), actor_of_cow(345, 2010)
    ('DEU', 'DEU', 'SRB')
    """
    return _actor_of_code("cow", code, year)


def actor_of_gw(code: int, year: int) -> str | None:
    """The actor that a Gleditsch-Ward number stands for in a year; None where it is of none.

    >>> actor_of_gw(678, 2000), actor_of_gw(340, 2010), actor_of_gw(972, 2010)
    ('YEM', 'SRB', 'TON')
    """
    return _actor_of_code("gw", code, year)


@cache
def state_codes() -> tuple[StateCode, ...]:
    """The numbers that the bundled actors have in datasets, by scheme, number and first year.

    A year in which a number passed on belongs to the state that had it longer.
    """
    table = read_table(_bundled_path(), ACTOR_COLUMNS, key=("code",))
    return tuple(sorted(code for row in table.rows for code in _state_codes_of(row)))


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
    return ActorIndex(_read_actors(_bundled_path()))


def _bundled_path() -> Path:
    return seeds_folder() / "facts" / "actors.csv"


def _actor_of_code(scheme: CodeScheme, code: int, year: int) -> str | None:
    held = _state_codes_by_number().get((scheme, code), ())
    return next((found.actor for found in held if found.first <= year <= found.last), None)


@cache
def _state_codes_by_number() -> dict[tuple[str, int], tuple[StateCode, ...]]:
    numbers: dict[tuple[str, int], tuple[StateCode, ...]] = {}
    for found in state_codes():
        key = (found.scheme, found.code)
        numbers[key] = (*numbers.get(key, ()), found)
    return numbers


def _state_codes_of(row: Row) -> Iterator[StateCode]:
    schemes: tuple[CodeScheme, ...] = ("cow", "gw")
    for scheme in schemes:
        for value in row.values(scheme):
            found = _STATE_CODE.fullmatch(value)
            if found:
                first, last = found["first"] or "1", found["last"] or OPEN
                end = 9999 if last == OPEN else int(last)
                yield StateCode(scheme, int(found["code"]), int(first), end, row.text("code"))


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
