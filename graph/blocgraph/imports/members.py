"""Who was a member of an organisation when, to say what its members do by its decisions.

What comes of it is derived: no dataset says it, and each claim names the one that it follows from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from blocgraph.model import OPEN, Claim, first_day, last_day
from blocgraph.resources import seeds_folder
from blocgraph.tables import Column, read_header, read_table

EXPANDED = ("EU", "UN")
"""The organisations whose sanctions bind their members."""

_FILE = "memberships.csv"


class Membership(NamedTuple):
    """MEMBER belongs to ORGANISATION from VALID_FROM to VALID_TO; CITES says where this is from."""

    member: str
    organisation: str
    valid_from: str | None
    valid_to: str | None
    cites: str


def expand_senders(claims: Sequence[Claim], memberships: Iterable[Membership]) -> tuple[Claim, ...]:
    """What the members of a sending EU or UN do by it, while they are members: derived claims.

    A member that is the target is left out, and one that the same row names as a sender itself. A
    claim lasts as long as both the sender's claim and the membership do. Where both organisations
    send, it follows from both.
    """
    told = {claim.id for claim in claims}
    found: dict[str, Claim] = {}
    for derived in _expand_all(claims, memberships):
        if derived.id in found:
            origins = {*found[derived.id].derived_from, *derived.derived_from}
            found[derived.id] = replace(found[derived.id], derived_from=tuple(sorted(origins)))
        elif derived.id not in told:
            found[derived.id] = derived
    return tuple(found.values())


def _expand_all(claims: Iterable[Claim], memberships: Iterable[Membership]) -> Iterator[Claim]:
    by_organisation: dict[str, list[Membership]] = {}
    for membership in memberships:
        by_organisation.setdefault(membership.organisation, []).append(membership)
    for claim in claims:
        if claim.source not in EXPANDED:
            continue
        for membership in by_organisation.get(claim.source, ()):
            if membership.member != claim.target:
                yield from _expand(claim, membership)


def _expand(claim: Claim, membership: Membership) -> Iterator[Claim]:
    valid_from = _later(claim.valid_from, membership.valid_from)
    valid_to = _earlier(claim.valid_to, membership.valid_to)
    if valid_from and valid_to not in (None, OPEN) and last_day(valid_to) < first_day(valid_from):
        return
    yield replace(
        claim,
        source=membership.member,
        valid_from=valid_from,
        valid_to=valid_to,
        cites=f"{claim.cites}; member of {membership.organisation}: {membership.cites}",
        derived_from=(claim.id,),
    )


@cache
def bundled_memberships() -> tuple[Membership, ...]:
    """The memberships of the bundled facts."""
    path = seeds_folder() / "facts" / _FILE
    table = read_table(path, [Column(name) for name in read_header(path)])
    return tuple(
        Membership(
            row.text("member"),
            row.text("organisation"),
            row.value("valid_from"),
            row.value("valid_to"),
            f"{row.text('source')}, {row.text('source_date')}",
        )
        for row in table.rows
    )


def _later(one: str | None, other: str | None) -> str | None:
    known = [date for date in (one, other) if date is not None]
    return max(known, key=first_day, default=None)


def _earlier(one: str | None, other: str | None) -> str | None:
    known = [date for date in (one, other) if date not in (None, OPEN)]
    if known:
        return min((date for date in known if date is not None), key=last_day)
    return OPEN if OPEN in (one, other) and None not in (one, other) else None
