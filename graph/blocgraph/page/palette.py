"""The colours of the page: the sign of a tie and the bloc of an actor never share a hue.

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
    Ink("#6e4fb5", "#a78bea"),
    Ink("#b88a06", "#e3b93c"),
    Ink("#2f8f63", "#4fc592"),
    Ink("#b3478f", "#e37fc3"),
    Ink("#77921c", "#aeca4d"),
    Ink("#8d44ad", "#c98ae6"),
    Ink("#3b9136", "#78cc73"),
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
