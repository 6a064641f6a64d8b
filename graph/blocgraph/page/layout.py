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
"""Above this many tied actors, blocs are laid out as discs: forces would take minutes."""

_SEED = 20_250_117
_SPACING = 110.0
_WIDTH_TO_HEIGHT = 1.35
_GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))


class Point(NamedTuple):
    """A place on the drawing plane, in its own units; y points down."""

    x: float
    y: float


def place_actors(
    actors: Sequence[str],
    cooperation: Mapping[tuple[str, str], float],
    tied: Iterable[str],
    bloc_of: Mapping[str, str],
) -> dict[str, Point]:
    """Place all actors; equal input gives equal places.

    Actors with ties stand in the middle, drawn together by cooperation; those without stand around
    them, bloc by bloc.

    Args:
        actors: all codes, the most central first.
        cooperation: how strongly two actors pull each other, above 0.
        tied: the actors that have any tie to show.
        bloc_of: the bloc by which an actor is coloured; those without one are left out.
    """
    inner_codes = set(tied)
    inner = [actor for actor in actors if actor in inner_codes]
    outer = [actor for actor in actors if actor not in inner_codes]
    if len(inner) > MAX_FORCE_DIRECTED:
        places = _discs(inner, bloc_of)
    else:
        places = _forces(inner, cooperation)
    radius = max((math.hypot(x / _WIDTH_TO_HEIGHT, y) for x, y in places.values()), default=0.0)
    outer.sort(key=lambda actor: bloc_of.get(actor, "\uffff"))
    places.update(_rings(outer, radius))
    return {code: Point(round(x, 1), round(y, 1)) for code, (x, y) in places.items()}


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


def _discs(actors: Sequence[str], bloc_of: Mapping[str, str]) -> dict[str, tuple[float, float]]:
    """A sunflower for each bloc, the greatest in the middle and the others around it."""
    groups: dict[str, list[str]] = {}
    for actor in actors:
        groups.setdefault(bloc_of.get(actor, ""), []).append(actor)
    ordered = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    step = _SPACING * 0.8
    radii = [step * math.sqrt(len(members)) + step for _, members in ordered]
    places: dict[str, tuple[float, float]] = {}
    for (_, members), centre in zip(ordered, _pack(radii), strict=True):
        for actor, (x, y) in _sunflower(members, step).items():
            places[actor] = (x + centre[0], y + centre[1])
    return places


def _pack(radii: Sequence[float]) -> list[tuple[float, float]]:
    """Centres of circles that do not overlap, each as near to the middle as a spiral finds."""
    centres: list[tuple[float, float]] = []
    for radius in radii:
        turn = 0
        while True:
            reach = radii[-1] * 0.25 * math.sqrt(turn)
            angle = turn * _GOLDEN_ANGLE
            x = _WIDTH_TO_HEIGHT * reach * math.cos(angle)
            y = reach * math.sin(angle)
            placed = zip(centres, radii, strict=False)
            if all(math.dist((x, y), at) >= radius + other for at, other in placed):
                break
            turn += 1
        centres.append((x, y))
    return centres


def _sunflower(actors: Sequence[str], step: float) -> dict[str, tuple[float, float]]:
    return {
        actor: (
            _WIDTH_TO_HEIGHT * step * math.sqrt(place) * math.cos(place * _GOLDEN_ANGLE),
            step * math.sqrt(place) * math.sin(place * _GOLDEN_ANGLE),
        )
        for place, actor in enumerate(actors)
    }


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
