"""Roll calls of the UN General Assembly: how often two members voted alike, by session."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from blocgraph.actors import actor_of_cow
from blocgraph.imports.reporting import Tally
from blocgraph.imports.rows import Column, DataRow, read_rows

_COLUMNS = (
    Column("rollcall", ("rcid",)),
    Column("state", ("ccode",)),
    Column("session", ("session",)),
    Column("vote", ("vote",)),
)
_CAST = {1: "yes", 2: "abstain", 3: "no"}
_NOT_CAST = {8: "absent", 9: "no member"}
_FIRST_SESSION_YEAR = 1946


class Dyad(NamedTuple):
    """A and B voted ALIKE on so many of the roll calls on which BOTH voted yes, no or abstained."""

    a: str
    b: str
    alike: int
    both: int


class SessionAgreement(NamedTuple):
    """In SESSION the dyads agreed as DYADS say, in order of their actors."""

    session: int
    dyads: Iterator[Dyad]


def iterate_agreements(path: Path, tally: Tally) -> Iterator[SessionAgreement]:
    """The agreement of all dyads, one session after another, as the file has them in order.

    Args:
        path: a file of votes, one row a state and roll call (`UNVotes`), ordered by session.
        tally: counts each row.

    Raises:
        TableError: the file is not as published, or a session comes in two places.
    """
    done: set[int] = set()
    rows = read_rows(path, _COLUMNS)
    for session, votes in groupby(rows, key=lambda row: row.integer("session", 1, 200)):
        cast: dict[tuple[str, str], int] = {}
        for row in votes:
            if session in done:
                raise row.broken("session", f"the rows of session {session} are not together")
            cast.update(_cast(row, session, tally))
        done.add(session)
        yield SessionAgreement(session, _compare(cast))


def _cast(row: DataRow, session: int, tally: Tally) -> Iterator[tuple[tuple[str, str], int]]:
    """The actor and roll call of a row with its vote, if one was cast."""
    vote = row.get("vote")
    number = int(float(vote)) if vote.replace(".0", "").isdigit() else 0
    code = row.integer("state", 1, 999)
    actor = actor_of_cow(code, _FIRST_SESSION_YEAR - 1 + session)
    if actor is None:
        tally.skip_unknown("state number", str(code), row.place)
    elif number in _CAST:
        tally.take()
        yield (actor, row.get("rollcall")), number
    elif number in _NOT_CAST:
        tally.skip(_NOT_CAST[number], row.place)
    elif vote in ("", "NA", "-9"):
        tally.skip("no vote", row.place)
    else:
        tally.skip_unknown("vote", vote, row.place)


def _compare(cast: dict[tuple[str, str], int]) -> Iterator[Dyad]:
    import numpy as np

    actors = sorted({actor for actor, _ in cast})
    calls = {call: i for i, call in enumerate(dict.fromkeys(call for _, call in cast))}
    places = {actor: i for i, actor in enumerate(actors)}
    votes = np.zeros((len(actors), len(calls)), dtype=np.int8)
    for (actor, call), vote in cast.items():
        votes[places[actor], calls[call]] = vote
    voted = (votes > 0).astype(np.int32)
    both = voted @ voted.T
    chosen = [(votes == number).astype(np.int32) for number in _CAST]
    alike = sum((one @ one.T for one in chosen), start=np.zeros_like(both))
    for i, a in enumerate(actors):
        for j in range(i + 1, len(actors)):
            if both[i, j]:
                yield Dyad(a, actors[j], int(alike[i, j]), int(both[i, j]))
