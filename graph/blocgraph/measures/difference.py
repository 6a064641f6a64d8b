"""What is different between two networks: relations, alignments, members of blocs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from blocgraph.measures.alignment import alignments
from blocgraph.measures.blocs import Bloc, declared_blocs
from blocgraph.measures.inputs import require_claims

if TYPE_CHECKING:
    from blocgraph.network.projection import Network

KINDS = ("added", "ended", "status", "joined", "left", "alignment")
"""The kinds of changes, in the order in which they are told."""


@dataclass(frozen=True, slots=True)
class Change:
    """Of this KIND: what is said of SUBJECT went from BEFORE to AFTER, by DIFFERENCE.

    - added, ended: the relation SUBJECT is there only after, or only before; its status;
    - status: claims on the relation SUBJECT are judged differently;
    - joined, left: the member and bloc of SUBJECT, `NOR in NATO`;
    - alignment: the score of the dyad SUBJECT, `IRN RUS`.
    """

    kind: str
    subject: str
    before: str | float | None
    after: str | float | None
    difference: float | None = None


def changes(
    before: Network,
    after: Network,
    *,
    blocs: tuple[Iterable[Bloc], Iterable[Bloc]] | None = None,
    least: float = 0.05,
) -> tuple[Change, ...]:
    """What changed from one network to another: between days, stores, or states of knowledge.

    A relation that ended is one that no claim holds any more on the day of `after`, or that is not
    in it at all.

    Args:
        before: as `project` makes it.
        after: another.
        blocs: before and after; by default the declared ones. Blocs are matched by their codes.
        least: smaller shifts of alignment are left out.

    Returns:
        In order of `KINDS`, the largest shifts of alignment first.

    Raises:
        InputError: the ties of a network have no claims.

    >>> from blocgraph.model import Claim, group_relations
    >>> from blocgraph.network import project
    >>> from blocgraph.vocabulary import RelationType, Status
    >>> pact = Claim("d", "BLR", RelationType.ALLIANCE, "RUS", Status.ASSERTED, "...", 0, 3,
    ...              valid_from="1999-12-08")
    >>> then, now = (project(group_relations([pact]), as_of=day) for day in ("1999", "2001"))
    >>> for change in changes(then, now):
    ...     print(change.kind, change.subject, change.before, change.after)
    added BLR alliance RUS None asserted
    alignment BLR RUS None 0.4444444444444445
    """
    for network in (before, after):
        require_claims(network)
    old, new = blocs or (declared_blocs(before), declared_blocs(after))
    found = [
        *_relation_changes(before, after),
        *_member_changes(old, new),
        *_alignment_changes(before, after, least),
    ]
    return tuple(sorted(found, key=lambda c: (KINDS.index(c.kind), -abs(c.difference or 0))))


def _relation_changes(before: Network, after: Network) -> Iterator[Change]:
    old, new = _statuses(before), _statuses(after)
    for subject in sorted(old.keys() | new.keys()):
        then, now = old.get(subject), new.get(subject)
        if then == now:
            continue
        kind = "added" if then is None else "ended" if now is None else "status"
        yield Change(kind, subject, then, now)


def _statuses(network: Network) -> dict[str, str]:
    return {
        f"{source} {data['type']} {target}": str(data["status"])
        for source, target, data in network.edges(data=True)
    }


def _member_changes(before: Iterable[Bloc], after: Iterable[Bloc]) -> Iterator[Change]:
    old, new = _members(before), _members(after)
    for bloc in sorted(old.keys() | new.keys()):
        were, are = old.get(bloc, set()), new.get(bloc, set())
        for kind, actors in (("joined", are - were), ("left", were - are)):
            for actor in sorted(actors):
                sides = (None, "member") if kind == "joined" else ("member", None)
                yield Change(kind, f"{actor} in {bloc}", *sides)


def _members(blocs: Iterable[Bloc]) -> dict[str, set[str]]:
    return {bloc.code: set(bloc.members) for bloc in blocs}


def _alignment_changes(before: Network, after: Network, least: float) -> Iterator[Change]:
    old, new = _scores(before), _scores(after)
    for dyad in sorted(old.keys() | new.keys()):
        then, now = old.get(dyad), new.get(dyad)
        difference = (now or 0.0) - (then or 0.0)
        if abs(difference) >= least:
            yield Change("alignment", " ".join(dyad), then, now, difference)


def _scores(network: Network) -> dict[tuple[str, str], float]:
    return {(found.a, found.b): found.score for found in alignments(network)}
