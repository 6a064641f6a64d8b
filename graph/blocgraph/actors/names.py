"""Finds actors by what people call them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, cached_property

from blocgraph.actors.table import load_actors
from blocgraph.errors import UnknownNameError
from blocgraph.model import OPEN, Actor
from blocgraph.tables import nearest_names

_BETWEEN_WORDS = re.compile(r"[\s_‐-―-]+")


def find_actor(text: str) -> Actor:
    """The bundled actor that is called `text`: its code, name, alias or ISO alpha-2 code.

    Raises:
        UnknownNameError: none is; the error suggests the nearest.
    """
    return bundled_index().find(text)


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
        found = self._by_name.get(fold_name(text))
        if found is None:
            raise UnknownNameError("actor", text, self._suggest(text))
        return found

    def _suggest(self, text: str) -> tuple[str, ...]:
        nearest = nearest_names(fold_name(text), self._by_name, limit=9)
        found = dict.fromkeys(self._by_name[name] for name in nearest)
        return tuple(f"{actor.name} ({actor.code})" for actor in list(found)[:3])

    @cached_property
    def _by_name(self) -> dict[str, Actor]:
        living_first = sorted(self.actors, key=lambda actor: actor.valid_to not in (None, OPEN))
        names: dict[str, Actor] = {}
        for select in (_codes, _names, _aliases, _alpha2):
            for actor in living_first:
                for name in select(actor):
                    names.setdefault(fold_name(name), actor)
        return names


def _codes(actor: Actor) -> tuple[str, ...]:
    return (actor.code,)


def _names(actor: Actor) -> tuple[str, ...]:
    return (actor.name,)


def _aliases(actor: Actor) -> tuple[str, ...]:
    return actor.aliases


def _alpha2(actor: Actor) -> tuple[str, ...]:
    return (actor.iso_alpha2,) if actor.iso_alpha2 else ()


def fold_name(text: str) -> str:
    """The name without case, accents, dots, hyphens and a leading `the`."""
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'").replace("&", " and "))
    letters = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    words = _BETWEEN_WORDS.split(letters.replace(".", "").casefold())
    return " ".join(word for word in words if word).removeprefix("the ")


@cache
def bundled_index() -> ActorIndex:
    """The bundled actors, to be found by name."""
    return ActorIndex(load_actors())
