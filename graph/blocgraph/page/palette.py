"""The colours of the page: the sign of a tie and the bloc of an actor never share a hue.

Blocs differ in lightness as well as in hue, so that the colour-blind tell them apart.

Each colour is a pair, for light and for dark paper. The style sheet knows them as CSS variables.
"""

from __future__ import annotations

from typing import NamedTuple


class Ink(NamedTuple):
    """One colour, on LIGHT and on DARK paper, as `#rrggbb`."""

    light: str
    dark: str


COOPERATIVE = Ink("#1b6ca8", "#62b0e8")
HOSTILE = Ink("#c8371f", "#ff7a5c")

BLOCS = (
    Ink("#5143a8", "#927ddf"),
    Ink("#9e8c04", "#b39f34"),
    Ink("#269c8b", "#8ae8d6"),
    Ink("#742449", "#c27492"),
    Ink("#005b13", "#61a45f"),
    Ink("#c16cc3", "#f9a9fa"),
    Ink("#7d9355", "#cadfa3"),
)
NO_BLOC = Ink("#727983", "#98a1ac")


def palette_css() -> str:
    """The palette as CSS variables, first for light paper and then for dark."""
    light = _variables(
        [ink.light for ink in BLOCS], NO_BLOC.light, COOPERATIVE.light, HOSTILE.light
    )
    dark = _variables([ink.dark for ink in BLOCS], NO_BLOC.dark, COOPERATIVE.dark, HOSTILE.dark)
    return f":root{{{light}}}@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}"


def _variables(blocs: list[str], other: str, cooperative: str, hostile: str) -> str:
    slots = "".join(f"--bloc-{slot}:{colour};" for slot, colour in enumerate(blocs))
    return f"{slots}--bloc-none:{other};--cooperative:{cooperative};--hostile:{hostile};"
