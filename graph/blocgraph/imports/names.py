"""The actors that a dataset's names mean, by the judgements that people made on them."""

from __future__ import annotations

import re
from typing import NamedTuple

from blocgraph.actors import resolve_actor

_MOST_COMMAS = 2
_IN_PARENTHESES = re.compile(r"\s*\([^)]*\)$")


class NamedActor(NamedTuple):
    """NAME, as it stands in the dataset, is ACTOR; None where we know nobody of that name."""

    name: str
    actor: str | None


def find_named(name: str, dataset: str, year: int | None) -> NamedActor:
    """The actor of a name; `*` and `**` behind it, as SIPRI marks what is no state, fall away.

    >>> find_named("Hezbollah (Lebanon)*", "sipri", 2006).actor
    'HEZBOLLAH'
    """
    actor = resolve_actor(name, dataset, year)
    if actor is None and name.endswith("*"):
        bare = name.rstrip("* ")
        actor = resolve_actor(bare, dataset, year)
        actor = actor or resolve_actor(_IN_PARENTHESES.sub("", bare), dataset, year)
    return NamedActor(name, actor)


def split_names(text: str, dataset: str, year: int | None) -> list[NamedActor]:
    """The actors in a list with commas, where some names have commas themselves.

    >>> [found.actor for found in split_names("Korea, North, Iran", "gsdb", 2010)]
    ['PRK', 'IRN']
    """
    parts = [part.strip() for part in text.split(",")]
    found: list[NamedActor] = []
    while parts:
        for length in range(min(len(parts), _MOST_COMMAS + 1), 0, -1):
            named = find_named(", ".join(parts[:length]), dataset, year)
            if named.actor is not None or length == 1:
                break
        found.append(named)
        del parts[:length]
    return found
