"""Which blocs give the actors their colours."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from blocgraph.page.palette import BLOCS

_TOO_COMMON = 0.7


class ShownBloc(NamedTuple):
    """The bloc NAME holds MEMBERS of the network; its actors have the COLOUR of that number."""

    name: str
    members: tuple[str, ...]
    colour: int | None


def rank_blocs(
    blocs: Mapping[str, Collection[str]], actors: Collection[str], tied: Collection[str]
) -> list[ShownBloc]:
    """The blocs that have members here, the ones to colour by first.

    Those come first that hold most actors with ties to show, in the given order where equal. A bloc
    that holds nearly all of them tells nobody from anybody, so it has no colour and comes last; nor
    has one whose actors all have the colour of blocs before it.
    """
    there, central = set(actors), set(tied)
    found = [
        (name, tuple(sorted(there.intersection(members))), len(central.intersection(members)))
        for name, members in blocs.items()
    ]
    found = [row for row in found if row[1]]
    common = _TOO_COMMON * len(central) if len(found) > 1 and len(central) > 3 else float("inf")
    telling = sorted((row for row in found if row[2] <= common), key=lambda row: -row[2])
    rest = [row for row in found if row[2] > common]
    colours: dict[str, int] = {}
    for name, members, _ in telling:
        newly = central.intersection(members)
        if (newly or not tied) and len(colours) < len(BLOCS):
            colours[name] = len(colours)
            central -= newly
    coloured = [row for row in telling if row[0] in colours]
    others = [row for row in telling if row[0] not in colours]
    return [
        ShownBloc(name, members, colours.get(name))
        for name, members, _ in [*coloured, *others, *rest]
    ]
