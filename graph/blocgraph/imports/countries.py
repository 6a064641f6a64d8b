"""Country codes and authorities as FollowTheMoney writes them."""

from __future__ import annotations

from functools import cache

from blocgraph.actors import load_actors, resolve_actor
from blocgraph.resources import seeds_folder
from blocgraph.tables import Column, read_table
from blocgraph.vocabulary import ActorKind


def actor_of_country(code: str) -> str | None:
    """The actor of a country code: ISO 3166-1 alpha-2, or one of FollowTheMoney's own.

    >>> actor_of_country("na"), actor_of_country("suhh"), actor_of_country("zz")
    ('NAM', 'SUN', None)
    """
    return _by_country().get(code.casefold())


def actor_of_authority(name: str) -> str | None:
    """The actor whose authority is called so.

    >>> actor_of_authority("Office of Foreign Assets Control"), actor_of_authority("European Union")
    ('USA', 'EU')
    """
    return _by_authority().get(name.casefold()) or resolve_actor(name, "ftm")


def is_state(code: str) -> bool:
    """Whether an actor is a state."""
    return code in _states()


@cache
def _states() -> frozenset[str]:
    return frozenset(actor.code for actor in load_actors() if actor.kind is ActorKind.STATE)


@cache
def _by_country() -> dict[str, str]:
    actors = load_actors()
    found = {actor.iso_alpha2.casefold(): actor.code for actor in actors if actor.iso_alpha2}
    return found | _read("countries.csv", "code", "meaning")


@cache
def _by_authority() -> dict[str, str]:
    return {name.casefold(): actor for name, actor in _read("authorities.csv", "name").items()}


def _read(file: str, key: str, *others: str) -> dict[str, str]:
    columns = [Column(name, required=True) for name in (key, "actor", *others)]
    table = read_table(seeds_folder() / "imports" / file, columns, key=(key,))
    return {row.text(key): row.text("actor") for row in table.rows}
