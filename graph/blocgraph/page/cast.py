"""The actors of a page: their blocs, places and scores."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from blocgraph.model import Actor
from blocgraph.page.backbone import Dyad
from blocgraph.page.blocs import ShownBloc, rank_blocs
from blocgraph.page.first_sight import FirstSight, Ranking
from blocgraph.page.layout import MAX_FORCE_DIRECTED, Disc, Point, place_actors, place_blocs
from blocgraph.page.records import Record, Tie
from blocgraph.page.scores import Score, ShownMeasure, score_records
from blocgraph.vocabulary import RelationStatus

if TYPE_CHECKING:
    import networkx as nx

_STANDING = frozenset({RelationStatus.ASSERTED, RelationStatus.CONTESTED})


class Cast(NamedTuple):
    """Who is on the page: CODES, the most central first, in BLOCS, by MEASURES, at PLACES.

    `discs` are the places of the blocs by the number of the bloc as text, "" for actors of none;
    `seats` those of the actors within them.
    """

    codes: list[str]
    blocs: list[ShownBloc]
    measures: tuple[ShownMeasure, ...]
    places: Mapping[str, Point]
    discs: Mapping[str, Disc]
    seats: Mapping[str, Point]

    def records(
        self, network: nx.MultiDiGraph[str], actors: Iterable[Actor]
    ) -> list[tuple[str, Record]]:
        """The record of each actor, by its code."""
        known = {actor.code: actor for actor in actors}
        blocs: dict[str, list[int]] = {}
        homes: dict[str, int] = {}
        for slot, bloc in enumerate(self.blocs):
            for member in bloc.members:
                blocs.setdefault(member, []).append(slot)
            homes.update(dict.fromkeys(bloc.home, slot))
        found = []
        for code in self.codes:
            attributes = network.nodes[code]
            record: Record = {
                "label": str(attributes.get("name") or code),
                "kind": str(attributes.get("kind") or "state"),
                "blocs": blocs.get(code, []),
                "home": homes.get(code),
                "x": self.places[code].x,
                "y": self.places[code].y,
                "seat": list(self.seats[code]),
                "scores": score_records(code, self.measures),
            }
            place = [attributes.get("longitude"), attributes.get("latitude")]
            if None not in place:
                record["place"] = place
            if code in known and known[code].aliases:
                record["aliases"] = list(known[code].aliases)
            found.append((str(code), record))
        return found


def gather_cast(
    network: nx.MultiDiGraph[str],
    ties: Sequence[Tie],
    sight: FirstSight,
    ranking: Ranking,
    blocs: Mapping[str, Sequence[str]],
    measures: Sequence[ShownMeasure],
) -> Cast:
    """Place all actors of a network.

    In the middle stand those whose ties are drawn at first, by force where they are few enough.
    """
    shown = [tie for tie in ties if sight.shows(tie)]
    neighbours: dict[str, set[str]] = {}
    cooperation: dict[Dyad, float] = {}
    balance: dict[Dyad, float] = {}
    for tie in shown:
        neighbours.setdefault(tie.source, set()).add(tie.target)
        neighbours.setdefault(tie.target, set()).add(tie.source)
        balance[tie.dyad] = balance.get(tie.dyad, 0.0) + tie.sign * tie.strength
        if tie.sign > 0 and tie.attributes.get("status", "asserted") in _STANDING:
            cooperation[tie.dyad] = cooperation.get(tie.dyad, 0.0) + tie.strength
    degrees = {code: Score(float(len(others))) for code, others in neighbours.items()}
    measures = (*measures, ShownMeasure("degree", "neighbours", degrees))
    size = measures[0].scores
    codes = sorted(network, key=lambda code: (-size.get(code, Score(0.0)).value, str(code)))
    signs = {dyad: 1 if value > 0 else -1 for dyad, value in balance.items()}
    purposes = {
        name: str(network.nodes[name].get("purpose") or "").split("|")
        for name in blocs
        if name in network and network.nodes[name].get("purpose")
    }
    ranked = rank_blocs(blocs, network, set(neighbours), signs, purposes)
    home_of = {code: str(slot) for slot, bloc in enumerate(ranked) for code in bloc.home}
    discs, seats = place_blocs(codes, cooperation, home_of)
    dyads = _drawn(balance, ranking)
    drawn = {code for dyad in dyads for code in dyad}
    few = len(drawn if sight.curated else neighbours) <= MAX_FORCE_DIRECTED
    sortable = {code: f"{int(home):05}" for code, home in home_of.items()}
    world = _world(dyads, {code for tie in shown if sight.is_reported(tie) for code in tie.dyad})
    places = place_actors(codes, cooperation, drawn, sortable, world) if few else seats
    return Cast(codes, ranked, measures, places, discs, seats)


def _world(dyads: Iterable[Dyad], reported: set[str]) -> dict[str, list[str]]:
    """The actors that no report speaks of, with those neighbours that one does."""
    found: dict[str, list[str]] = {}
    for dyad in dyads:
        inner = [code for code in dyad if code in reported]
        if len(inner) == 1:
            found.setdefault(dyad[0] if dyad[1] in reported else dyad[1], []).extend(inner)
    return found


def _drawn(dyads: Iterable[Dyad], ranking: Ranking) -> list[Dyad]:
    return sorted(dyads, key=lambda dyad: (-ranking.scores[dyad], dyad))[: ranking.first]
