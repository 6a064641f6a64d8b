"""All names by which a text can mean an actor, from the actor table and the word lists."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from blocgraph.actors import load_actors
from blocgraph.mentions.rows import Officeholder, collectives, officeholders, seats, traps, word_set
from blocgraph.model import Actor
from blocgraph.vocabulary import ActorKind


class NameKind(StrEnum):
    """How a name means its actor."""

    NAME = "name"
    ADJECTIVE = "adjective"
    PEOPLE = "people"
    CAPITAL = "capital"
    BODY = "body"
    FORCE = "force"
    SEAT = "seat"
    PERSON = "person"
    COLLECTIVE = "collective"
    COMBINING = "combining"
    TRAP = "trap"


class Name(NamedTuple):
    """TEXT means CODES in the way of KIND; for a person, in the terms HOLDERS."""

    text: str
    kind: NameKind
    codes: tuple[str, ...]
    holders: tuple[Officeholder, ...] = ()


_PEOPLE_ENDINGS = ("ans", "ians", "is", "ers", "eks", "ses", "aks", "nes", "ks", "ts", "men", "rs")
_PEOPLE = word_set("people") | {"Houthi rebels", "M23 rebels", "Wagner mercenaries"}
_NEITHER_PLURAL = frozenset({"Swiss", "Beninois", "Seychellois", "Lebanese", "Laos"})
_NO_UPPER_CASE = frozenset({"Who", "Eta", "Eco", "Nice", "Male", "Lima", "Polish", "Sucre"})


@cache
def all_names() -> tuple[tuple[Name, ...], ...]:
    """Groups of names of the same text, in the order of their texts."""
    groups: dict[str, list[Name]] = {}
    for name in _plain_names():
        for text in _spellings(name):
            group = groups.setdefault(text, [])
            if not any(other.kind == name.kind and other.codes == name.codes for other in group):
                group.append(name._replace(text=text))
            elif name.holders:
                place = next(i for i, other in enumerate(group) if other.codes == name.codes)
                known = group[place].holders
                group[place] = group[place]._replace(
                    holders=known + tuple(h for h in name.holders if h not in known)
                )
    return tuple(tuple(groups[text]) for text in sorted(groups))


def _plain_names() -> Iterator[Name]:
    for trap in traps():
        yield Name(trap.phrase, NameKind.TRAP, ())
    for seat in seats():
        yield Name(seat.name, NameKind(seat.kind), (seat.code,))
    for collective in collectives():
        yield Name(collective.phrase, NameKind.COLLECTIVE, collective.codes)
    for actor in load_actors():
        yield from _actor_names(actor)
    for holder in officeholders():
        for text in (holder.name, *holder.aliases):
            yield Name(text, NameKind.PERSON, (holder.code,), (holder,))


def _actor_names(actor: Actor) -> Iterator[Name]:
    codes = (actor.code,)
    whole = NameKind.COLLECTIVE if actor.kind is ActorKind.COLLECTIVE else NameKind.NAME
    for text in (actor.name, *actor.aliases):
        yield Name(text, whole, codes)
        for article in ("the ", "The "):
            if text.startswith(article) and whole is NameKind.NAME:
                yield Name(text.removeprefix(article), whole, codes)
        if text.startswith("the "):
            yield Name(text.replace("the ", "The ", 1), whole, codes)
    for text in actor.demonyms:
        yield Name(text, NameKind.PEOPLE if _is_people(text) else NameKind.ADJECTIVE, codes)
    for text in (actor.capital or "").split("|"):
        if text and text not in (actor.name, *actor.aliases):
            yield Name(text, NameKind.CAPITAL, codes)


def _is_people(text: str) -> bool:
    if text in _PEOPLE:
        return True
    return text.endswith(_PEOPLE_ENDINGS) and text not in _NEITHER_PLURAL


def _spellings(name: Name) -> Iterator[str]:
    plain = {name.text, name.text.replace("'", "’"), name.text.replace("’", "'")}
    folded = {fold(text) for text in plain} if name.kind is not NameKind.TRAP else set()
    yield from sorted(plain | folded)
    is_upper = name.kind in (
        NameKind.NAME, NameKind.CAPITAL, NameKind.ADJECTIVE, NameKind.PERSON, NameKind.PEOPLE,
    )  # fmt: skip
    if is_upper and len(name.text) > 3 and name.text not in _NO_UPPER_CASE:
        yield from sorted({text.upper() for text in plain | folded} - plain - folded)


def fold(text: str) -> str:
    """The text without accents.

    >>> fold("Erdoğan"), fold("Łódź")
    ('Erdogan', 'Lodz')
    """
    if text.isascii():
        return text
    plain = text.translate(_LETTERS)
    return "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))


_LETTERS = str.maketrans("ıİłŁøØđĐ", "iIlLoOdD")


@cache
def plain_letters() -> dict[int, str]:
    """For each accented Latin letter the letter without its accents, for `str.translate`."""
    letters = (chr(code) for low, high in _LATIN for code in range(low, high))
    return {
        ord(letter): plain
        for letter in letters
        if letter.isalpha() and (plain := fold(letter)) != letter and len(plain) == 1
    }


_LATIN = ((0xC0, 0x250), (0x1E00, 0x1F00))
