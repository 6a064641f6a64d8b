"""Which blocs give the actors their colours and their places."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from blocgraph.page.palette import BLOCS
from blocgraph.vocabulary import Purpose

if TYPE_CHECKING:
    from blocgraph.measures import Bloc
    from blocgraph.network.projection import Network

_TOO_COMMON = 0.7
_MOST_HOSTILE = 0.25
_FEW = 30


class ShownBloc(NamedTuple):
    """The bloc NAME holds MEMBERS of the network, and is the HOME of some of them.

    Its actors have the COLOUR of that number, if it has one.
    """

    name: str
    members: tuple[str, ...]
    home: tuple[str, ...]
    colour: int | None


def pick_blocs(
    network: Network, kind: Literal["declared", "detected"], day: str | None = None
) -> dict[str, tuple[str, ...]]:
    """The members, by name, of the blocs by which the actors of a page are grouped.

    Args:
        network: as `project` makes it.
        kind: the declared ones, or those that the ties suggest, as also where none is declared.
        day: on which the declared ones have their members; None: as `declared_blocs` takes it.
    """
    from blocgraph.measures import declared_blocs, detect_blocs, propose_names

    declared = declared_blocs(network, day)
    if kind == "declared" and declared:
        return {bloc.code: bloc.members for bloc in declared}
    found = propose_names(detect_blocs(network), declared, network)
    return {_shorten(bloc.name, declared): bloc.members for bloc in found}


def _shorten(name: str, declared: Iterable[Bloc]) -> str:
    """A bloc's name with the codes of the declared ones that it is named after."""
    for bloc in declared:
        name = name.replace(bloc.name, bloc.code)
    return name


def rank_blocs(
    blocs: Mapping[str, Collection[str]],
    actors: Collection[str],
    tied: Collection[str],
    signs: Mapping[tuple[str, str], int] | None = None,
    purposes: Mapping[str, Sequence[str]] | None = None,
) -> list[ShownBloc]:
    """The blocs that have members here, the ones to group by first.

    An actor's home is the first of its blocs in this order; an organisation is at home in its own.
    Those come first that bind their members closest (defence before union, partnership, economy
    and forum), of these those whose members have most to do with each other: cooperative dyads less
    two for each hostile one, per member; then those with most members that have ties to show. A
    bloc that holds nearly all actors tells nobody from anybody, nor does one whose own members are
    at odds: such come last and are nobody's home while there are others. Among many actors nobody
    is at home in a bloc that would be home to fewer than three. Colours go to those at home in
    which the most dyads end.

    Args:
        blocs: members by name.
        actors: who is in the network.
        tied: who has ties to show.
        signs: 1 or -1 for each dyad with ties, the sign of what is stronger between them.
        purposes: what each bloc is for, where that is known.
    """
    there, central = set(actors), set(tied)
    found = [
        (name, tuple(sorted(there.intersection(members))), central.intersection(members))
        for name, members in blocs.items()
    ]
    found = [row for row in found if row[1]]
    common = _TOO_COMMON * len(central) if len(found) > 1 and len(central) > 3 else float("inf")
    inside = {name: _dyads_within(inner, signs or {}) for name, _, inner in found}
    odd = {
        name
        for name, signed in inside.items()
        if signed.count(-1) > _MOST_HOSTILE * len(signed) > 1
    }

    def order(row: tuple[str, tuple[str, ...], set[str]]) -> tuple[int, float, int]:
        bond = _bond((purposes or {}).get(row[0], ()))
        signed = inside[row[0]]
        score = signed.count(1) - 2 * signed.count(-1)
        return bond, -max(score, 0) / (len(row[2]) or 1), -len(row[2])

    def tells(name: str, inner: Collection[str]) -> bool:
        return len(inner) <= common and name not in odd

    telling = sorted((row for row in found if tells(row[0], row[2])), key=order)
    rest = [row for row in found if not tells(row[0], row[2])]
    homeless = set(there)
    least = 3 if len(central) > _FEW else 1
    homes: dict[str, tuple[str, ...]] = {}
    for name, members, _ in telling:
        newly = homeless.intersection((*members, name))
        seen = newly.intersection(members).intersection(central if tied else there)
        if len(seen) >= least:
            homes[name] = tuple(sorted(newly))
            homeless -= newly
    busiest = sorted(homes, key=lambda name: -_dyads_of(homes[name], signs or {}))[: len(BLOCS)]
    colours = {name: colour for colour, name in enumerate(n for n in homes if n in busiest)}
    ranked = sorted(telling, key=lambda row: (row[0] not in colours, row[0] not in homes))
    return [
        ShownBloc(name, members, homes.get(name, ()), colours.get(name))
        for name, members, _ in [*ranked, *rest]
    ]


def _dyads_of(members: Collection[str], signs: Mapping[tuple[str, str], int]) -> int:
    return sum(one in members or other in members for one, other in signs)


def _bond(purposes: Sequence[str]) -> int:
    ranks = list(Purpose)
    return min((ranks.index(Purpose(purpose)) for purpose in purposes), default=0)


def _dyads_within(members: Collection[str], signs: Mapping[tuple[str, str], int]) -> list[int]:
    codes = sorted(members)
    return [
        signs[one, other]
        for place, one in enumerate(codes)
        for other in codes[place + 1 :]
        if (one, other) in signs
    ]
