"""Which states lie north, south, east or west of another, by their capitals."""

from __future__ import annotations

from functools import cache

from blocgraph.actors import load_actors

_SLANT = 0.4
_WORDS = {
    "north": ("northern", "northerly"),
    "south": ("southern", "southerly"),
    "east": ("eastern", "easterly"),
    "west": ("western", "westerly"),
}


def direction_in(words: str) -> str:
    """The direction that a description such as "its northern neighbour" names, or nothing."""
    found = set(words.lower().replace("-", " ").split())
    return next((name for name, forms in _WORDS.items() if found.intersection(forms)), "")


def lies(direction: str, owner: str, other: str) -> bool:
    """Whether the capital of `other` lies in that direction from the owner's.

    False where a capital is unknown.
    """
    here, there = _capitals().get(owner), _capitals().get(other)
    if here is None or there is None:
        return False
    north = there[0] - here[0]
    east = (there[1] - here[1] + 180) % 360 - 180
    is_plain = abs(north) > _SLANT * abs(east), abs(east) > _SLANT * abs(north)
    return {
        "north": north > 0 and is_plain[0],
        "south": north < 0 and is_plain[0],
        "east": east > 0 and is_plain[1],
        "west": east < 0 and is_plain[1],
    }[direction]


@cache
def _capitals() -> dict[str, tuple[float, float]]:
    """Latitude and longitude in degrees."""
    return {
        actor.code: (actor.latitude, actor.longitude)
        for actor in load_actors()
        if actor.latitude is not None and actor.longitude is not None
    }
