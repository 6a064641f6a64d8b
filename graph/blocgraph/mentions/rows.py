"""The word lists of the actor layer, as their files hold them: one row, one name."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

from blocgraph.errors import TableError

DATA_FOLDER = Path(__file__).parent / "data"


class Officeholder(NamedTuple):
    """NAME, also written ALIASES, held ROLE of CODE from VALID_FROM to VALID_TO (`..` is still)."""

    code: str
    name: str
    aliases: tuple[str, ...]
    role: str
    valid_from: str
    valid_to: str


class Seat(NamedTuple):
    """NAME, a KIND of thing (body, force, seat, combining), stands for CODE."""

    name: str
    code: str
    kind: str


class Role(NamedTuple):
    """WORD names a person, people, a body or a force, or goes before such a word (modifier)."""

    word: str
    kind: str


class Collective(NamedTuple):
    """PHRASE means CODES."""

    phrase: str
    codes: tuple[str, ...]


class AnaphoricPhrase(NamedTuple):
    """PHRASE refers back to NUMBER actors of the class ANTECEDENT."""

    phrase: str
    number: str
    antecedent: str


class ActorClass(NamedTuple):
    """The actors that WORD can describe are CODES."""

    word: str
    codes: tuple[str, ...]


class Trap(NamedTuple):
    """PHRASE contains a name and yet is no actor; WHY says what it is."""

    phrase: str
    why: str


class Namesake(NamedTuple):
    """NAME means CODE, or no actor if that is empty, in a document that has one of CUES."""

    name: str
    code: str
    cues: tuple[str, ...]


class Era(NamedTuple):
    """From the year SINCE to before UNTIL, NAME means CODE, or nobody if that is empty."""

    name: str
    code: str
    since: int
    until: int


class TopicWord(NamedTuple):
    """WORD speaks for TOPIC with WEIGHT."""

    word: str
    topic: str
    weight: int


def read_table(file: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a word list, without its header.

    Raises:
        TableError: a row has not as many cells as the header.
    """
    path = DATA_FOLDER / file
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.reader(lines)
        width = len(next(reader))
        rows = []
        for row in reader:
            if len(row) != width:
                raise TableError(path, reader.line_num, None, f"{len(row)} cells, not {width}")
            rows.append(tuple(row))
    return tuple(rows)


@cache
def officeholders() -> tuple[Officeholder, ...]:
    """All terms of office."""
    return tuple(
        Officeholder(code, name, _split(aliases), role, since, until)
        for code, name, aliases, role, since, until in read_table("officeholders.csv")
    )


@cache
def seats() -> tuple[Seat, ...]:
    """All seats of government, institutions, forces and combining forms."""
    return tuple(Seat(*row) for row in read_table("seats.csv"))


@cache
def roles() -> dict[str, str]:
    """The kind of each role word."""
    return {word: kind for word, kind in read_table("roles.csv")}  # noqa: C416


@cache
def collectives() -> tuple[Collective, ...]:
    """All names of groups of states that are no organisations."""
    return tuple(
        Collective(phrase, _split(codes)) for phrase, codes in read_table("collectives.csv")
    )


@cache
def anaphoric_phrases() -> tuple[AnaphoricPhrase, ...]:
    """All phrases that refer back."""
    return tuple(AnaphoricPhrase(*row) for row in read_table("anaphors.csv"))


@cache
def actor_classes() -> dict[str, frozenset[str]]:
    """The codes that a describing word fits, by word."""
    return {word: frozenset(_split(codes)) for word, codes in read_table("classes.csv")}


@cache
def neighbours() -> dict[str, frozenset[str]]:
    """The states that border on each state, or face it across a narrow sea."""
    return {code: frozenset(_split(codes)) for code, codes in read_table("neighbours.csv")}


@cache
def towns() -> dict[str, str]:
    """The states of towns that are no capitals, of regions and bases, by name."""
    return dict(read_table("towns.csv"))  # type: ignore[arg-type]


@cache
def traps() -> tuple[Trap, ...]:
    """All phrases that contain a name and are no actor."""
    return tuple(Trap(*row) for row in read_table("traps.csv"))


@cache
def word_set(name: str) -> frozenset[str]:
    """The words of a grammatical class."""
    found = frozenset(word for word, group in read_table("words.csv") if group == name)
    if not found:
        raise LookupError(f"words.csv has no set {name!r}")
    return found


@cache
def topic_words() -> tuple[TopicWord, ...]:
    """The words that tell sport and leisure from politics."""
    return tuple(
        TopicWord(word, topic, int(weight)) for word, topic, weight in read_table("topics.csv")
    )


@cache
def namesakes() -> dict[str, tuple[Namesake, ...]]:
    """What decides between namesakes, by name, in the order in which to ask."""
    found: dict[str, tuple[Namesake, ...]] = {}
    for name, code, cues in read_table("namesakes.csv"):
        found[name] = (*found.get(name, ()), Namesake(name, code, _split(cues)))
    return found


@cache
def eras() -> tuple[Era, ...]:
    """The names that meant somebody else in other times."""
    return tuple(
        Era(name, code, int(since), int(until))
        for name, code, since, until in read_table("eras.csv")
    )


@cache
def given_names() -> tuple[str, ...]:
    """Given names, after which the name of a country or a city is a family name."""
    return tuple(name for (name,) in read_table("given_names.csv"))


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)
