"""Where the actors stand on the page: computed here, so that the browser never has to.

Only cooperative ties pull, so that who stands near whom cooperates; hostile ties have no say.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MAX_FORCE_DIRECTED = 500
"""Above this many tied actors only the discs of the blocs are laid out: forces take minutes."""

_SEED = 20_250_117
_SPACING = 110.0
_WIDTH_TO_HEIGHT = 1.35
_ROOM = 1.7
_GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))


class Point(NamedTuple):
    """A place on the drawing plane, in its own units; y points down."""

    x: float
    y: float


class Disc(NamedTuple):
    """The round place of a bloc on the drawing plane."""

    x: float
    y: float
    radius: float


def place_actors(
    actors: Sequence[str],
    cooperation: Mapping[tuple[str, str], float],
    tied: Iterable[str],
    home_of: Mapping[str, str],
    world: Mapping[str, Sequence[str]] | None = None,
) -> dict[str, Point]:
    """Place all actors; equal input gives equal places.

    Actors with ties stand in the middle, drawn together by cooperation; those without stand around
    them, bloc by bloc. Between the two may stand a world, each of it on the side of its neighbours.

    Args:
        actors: all codes, the most central first; no more than `MAX_FORCE_DIRECTED` of them tied.
        cooperation: how strongly two actors pull each other, above 0.
        tied: the actors that have any tie to show.
        home_of: the bloc of an actor; those of none are left out.
        world: some of the tied actors that stand around the others, with their neighbours.
    """
    inner_codes, around = set(tied), world or {}
    inner = [actor for actor in actors if actor in inner_codes and actor not in around]
    outer = [actor for actor in actors if actor not in inner_codes]
    places = _forces(inner, cooperation)
    if around:
        places = _with_world(places, around)
    radius = max((math.hypot(x / _WIDTH_TO_HEIGHT, y) for x, y in places.values()), default=0.0)
    outer.sort(key=lambda actor: home_of.get(actor, "\uffff"))
    places.update(_rings(outer, radius))
    return {code: Point(round(x, 1), round(y, 1)) for code, (x, y) in places.items()}


def place_blocs(
    actors: Sequence[str],
    cooperation: Mapping[tuple[str, str], float],
    home_of: Mapping[str, str],
) -> tuple[dict[str, Disc], dict[str, Point]]:
    """Place each bloc as a disc that overlaps no other, and its actors within it.

    Blocs that cooperate stand nearer; those of no bloc have a disc of their own, named "".

    Args:
        actors: all codes, the most central first: they stand in the middle of their disc.
        cooperation: how strongly two actors pull each other, above 0.
        home_of: the bloc of an actor; those of none are left out.
    """
    groups: dict[str, list[str]] = {}
    for actor in actors:
        groups.setdefault(home_of.get(actor, ""), []).append(actor)
    names = sorted(groups, key=lambda name: (-len(groups[name]), name))
    radii = [_SPACING * (0.4 + 0.62 * len(groups[name]) ** 0.4) for name in names]
    pulls: dict[tuple[str, str], float] = {}
    for (source, target), weight in sorted(cooperation.items()):
        one, other = sorted((home_of.get(source, ""), home_of.get(target, "")))
        if one != other:
            pulls[one, other] = pulls.get((one, other), 0.0) + weight
    discs: dict[str, Disc] = {}
    places: dict[str, Point] = {}
    for name, radius, (x, y) in zip(names, radii, _spread(names, radii, pulls), strict=True):
        discs[name] = Disc(round(x, 1), round(y, 1), round(radius, 1))
        step = radius / math.sqrt(len(groups[name]) + 1)
        for actor, (right, down) in _sunflower(groups[name], step, 1.0).items():
            places[actor] = Point(round(x + right, 1), round(y + down, 1))
    return discs, places


def _spread(
    names: Sequence[str], radii: Sequence[float], pulls: Mapping[tuple[str, str], float]
) -> list[tuple[float, float]]:
    """Centres of the discs: drawn together by cooperation, then apart until none overlaps."""
    import numpy as np

    found = _forces(names, pulls)
    points = np.array([found[name] for name in names], dtype=float).reshape(-1, 2)
    room = np.array(radii)
    if len(points) > 2:
        reach = np.array([_WIDTH_TO_HEIGHT, 1.0]) * float(np.sqrt((room**2).sum()))
        points *= 1.2 * reach / np.maximum(np.abs(points).max(axis=0), 1e-9)
    needed = room[:, None] + room[None, :] + 1.1 * _SPACING
    for _ in range(800):
        gaps = points[:, None, :] - points[None, :, :]
        distance = np.linalg.norm(gaps, axis=2)
        np.fill_diagonal(distance, np.inf)
        lack = np.maximum(needed - distance, 0.0)
        if not (lack > 1e-3).any():
            break
        push = gaps / np.maximum(distance, 1e-9)[:, :, None] * lack[:, :, None]
        points = points + 0.3 * push.sum(axis=1)
    return [(float(x), float(y)) for x, y in points]


def _forces(
    actors: Sequence[str], cooperation: Mapping[tuple[str, str], float]
) -> dict[str, tuple[float, float]]:
    import networkx as nx
    import numpy as np

    attraction: nx.Graph[str] = nx.Graph()
    attraction.add_nodes_from(sorted(actors))
    attraction.add_weighted_edges_from(
        (source, target, math.log1p(weight))
        for (source, target), weight in sorted(cooperation.items())
        if source in attraction and target in attraction
    )
    if len(actors) < 3 or not attraction.number_of_edges():
        return _sunflower(actors, _SPACING)
    found = nx.forceatlas2_layout(
        attraction, max_iter=200, weight="weight", gravity=1.5, seed=_SEED, linlog=False
    )
    points = np.array([found[code] for code in attraction])
    points -= points.mean(axis=0)
    reach = float(np.quantile(np.linalg.norm(points, axis=1), 0.9)) or 1.0
    points *= _SPACING * math.sqrt(len(points)) * 0.75 / reach
    points[:, 0] *= _WIDTH_TO_HEIGHT
    points = _pull_in(points)
    points = _keep_apart(points)
    return {code: (float(x), float(y)) for code, (x, y) in zip(attraction, points, strict=True)}


def _pull_in(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Outliers come nearer, so that a loose actor does not shrink all the others."""
    import numpy as np

    distance = np.linalg.norm(points, axis=1)
    limit = 1.15 * float(np.quantile(distance, 0.9))
    factor = np.where(distance > limit, limit / np.maximum(distance, 1e-9), 1.0)
    return points * factor[:, None]


def _keep_apart(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Push apart who stands nearer than a name is wide and two lines are high."""
    import numpy as np

    wide, high = 1.45 * _SPACING, 0.85 * _SPACING
    for _ in range(120):
        gaps = points[:, None, :] - points[None, :, :]
        scaled = gaps / np.array([wide, high])
        distance = np.linalg.norm(scaled, axis=2)
        np.fill_diagonal(distance, 2.0)
        near = distance < 1.0
        if not near.any():
            break
        index = np.arange(len(points))
        twins = np.where(distance < 1e-6)
        gaps[twins] = np.column_stack([index[twins[0]] - index[twins[1]], np.zeros(len(twins[0]))])
        push = np.where(near, (1.0 - distance) / np.maximum(distance, 0.05), 0.0)
        points = points + 0.25 * np.clip((gaps * push[:, :, None]).sum(axis=1), -_SPACING, _SPACING)
    return points


def _sunflower(
    actors: Sequence[str], step: float, stretch: float = _WIDTH_TO_HEIGHT
) -> dict[str, tuple[float, float]]:
    return {
        actor: (
            stretch * step * math.sqrt(place) * math.cos(place * _GOLDEN_ANGLE),
            step * math.sqrt(place) * math.sin(place * _GOLDEN_ANGLE),
        )
        for place, actor in enumerate(actors)
    }


def _with_world(
    inner: Mapping[str, tuple[float, float]], around: Mapping[str, Sequence[str]]
) -> dict[str, tuple[float, float]]:
    """The inner actors with room between them, and two rings round them.

    Each actor on the rings stands in the direction of its neighbours inside.
    """

    def direction(actor: str) -> float:
        there = [inner[code] for code in around[actor] if code in inner]
        across = sum(x for x, _ in there) / _WIDTH_TO_HEIGHT
        return math.atan2(sum(y for _, y in there), across)

    reach = max((math.hypot(x / _WIDTH_TO_HEIGHT, y) for x, y in inner.values()), default=0.0)
    radius = max(_ROOM * reach + 1.5 * _SPACING, 0.13 * _SPACING * len(around), 2 * _SPACING)
    room = max(_ROOM, 0.68 * radius / reach) if reach else 1.0

    def outward(x: float, y: float) -> tuple[float, float]:
        share = math.hypot(x / _WIDTH_TO_HEIGHT, y) / reach if reach else 1.0
        stretch = room / math.sqrt(max(share, 1e-9))
        return stretch * x, stretch * y

    places = {code: outward(*place) for code, place in inner.items()}
    ordered = sorted(around, key=lambda actor: (direction(actor), actor))
    step = 2 * math.pi / len(ordered)
    wanted = [direction(actor) - place * step for place, actor in enumerate(ordered)]
    turn = math.atan2(sum(map(math.sin, wanted)), sum(map(math.cos, wanted)))
    for place, actor in enumerate(ordered):
        away = radius + (place % 2) * 0.75 * _SPACING
        angle = turn + place * step
        places[actor] = (_WIDTH_TO_HEIGHT * away * math.cos(angle), away * math.sin(angle))
    return places


def _rings(actors: Sequence[str], inner_radius: float) -> dict[str, tuple[float, float]]:
    places: dict[str, tuple[float, float]] = {}
    radius = inner_radius + 1.6 * _SPACING
    start = 0
    while start < len(actors):
        room = max(8, int(2 * math.pi * radius / (0.7 * _SPACING)))
        ring = actors[start : start + room]
        for place, actor in enumerate(ring):
            angle = 2 * math.pi * place / len(ring)
            places[actor] = (_WIDTH_TO_HEIGHT * radius * math.cos(angle), radius * math.sin(angle))
        start += room
        radius += 0.8 * _SPACING
    return places
