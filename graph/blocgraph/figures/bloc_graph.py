"""The blocs as actors: who stands together and who against each other."""

from __future__ import annotations

import math
import textwrap
from typing import TYPE_CHECKING

from blocgraph.errors import InputError
from blocgraph.figures.sheet import BLUE, INK, PALE, VERMILION, new_sheet

if TYPE_CHECKING:
    import networkx as nx
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


_MOST_VALUES = 12
_PARTS = (0.42, 0.5, 0.34, 0.58, 0.66, 0.26, 0.74)
"""Where along a line its value may stand, the best first."""

_ROOM = (0.3, 0.11)
"""What a value needs to either side, and above and below, on a sheet where the circle has 1."""


def draw_bloc_graph(
    graph: nx.Graph[str], *, title: str, caption: str = "", top: int = 12
) -> Figure:
    """A circle for each bloc, a line for the mean alignment of each two.

    Blue, full lines are positive and red, dashed ones negative; they are as thick as the alignment
    is strong, beside the strongest one. The strongest have their value where it has room. Circles
    grow with the number of members.

    Args:
        graph: as `bloc_graph` makes it.
        title: what is shown.
        caption: what it was made from.
        top: only so many blocs, the largest.

    Raises:
        InputError: there are no blocs, or matplotlib is not installed.
    """
    from matplotlib.lines import Line2D

    size = {code: len(data["members"]) for code, data in graph.nodes(data=True)}
    shown = sorted(size, key=lambda code: (-size[code], code))[:top]
    if not shown:
        raise InputError("nothing to draw: there is no bloc on this day")
    figure, axes = new_sheet(7.0, 5.6, title, caption)
    at = _circle(shown)
    ties = [(a, b, float(data["weight"])) for a, b, data in graph.edges(data=True)]
    ties = sorted((tie for tie in ties if tie[0] in at and tie[1] in at), key=lambda t: abs(t[2]))
    most = max((abs(weight) for *_, weight in ties), default=1.0) or 1.0
    for a, b, weight in ties:
        (x1, y1), (x2, y2) = at[a], at[b]
        axes.plot(
            [x1, x2],
            [y1, y2],
            color=BLUE if weight > 0 else VERMILION,
            ls="-" if weight > 0 else (0, (4, 2)),
            lw=0.6 + 5 * abs(weight) / most,
            alpha=0.75,
            solid_capstyle="round",
            zorder=1,
        )
    strongest = [tie for tie in reversed(ties) if abs(tie[2]) >= most / 3]
    _write_values(axes, strongest[:_MOST_VALUES], at)
    largest = max(size[code] for code in shown)
    for code in shown:
        x, y = at[code]
        axes.scatter(
            [x], [y], s=120 + 900 * size[code] / largest, color=PALE, ec=INK, lw=0.9, zorder=3
        )
        axes.text(x, y, str(size[code]), ha="center", va="center", fontsize=8, zorder=4)
        _name(axes, code, str(graph.nodes[code].get("name", code)), x, y)
    axes.set_xlim(-1.75, 1.75)
    axes.set_ylim(-1.4, 1.4)
    axes.set_aspect("equal")
    axes.axis("off")
    lines = [Line2D([], [], color=BLUE, lw=2.5), Line2D([], [], color=VERMILION, lw=2.5, ls="--")]
    axes.legend(
        lines,
        [f"positive mean alignment (thickest: {most:.2g})", "negative"],
        loc="lower left",
        fontsize=7.5,
        frameon=False,
        bbox_to_anchor=(0, -0.04),
    )
    return figure


def _circle(codes: list[str]) -> dict[str, tuple[float, float]]:
    """Places on a circle, the first on the left: two blocs face each other."""
    if len(codes) == 1:
        return {codes[0]: (0.0, 0.0)}
    turn = 2 * math.pi / len(codes)
    return {
        code: (-math.cos(place * turn), math.sin(place * turn)) for place, code in enumerate(codes)
    }


def _write_values(
    axes: Axes, ties: list[tuple[str, str, float]], at: dict[str, tuple[float, float]]
) -> None:
    """The values on their lines, each where it covers neither another one nor a circle."""
    taken = list(at.values())
    for a, b, weight in ties:
        (x1, y1), (x2, y2) = at[a], at[b]
        places = [(x1 + part * (x2 - x1), y1 + part * (y2 - y1)) for part in _PARTS]
        free = [
            (x, y)
            for x, y in places
            if all(abs(x - u) > _ROOM[0] or abs(y - v) > _ROOM[1] for u, v in taken)
        ]
        if not free:
            continue
        taken.append(free[0])
        axes.text(
            *free[0],
            f"{weight:+.2g}".replace("-", "\N{MINUS SIGN}"),
            fontsize=7,
            color=INK,
            ha="center",
            va="center",
            zorder=2,
            bbox={"boxstyle": "round,pad=0.15", "fc": "white", "ec": "none", "alpha": 0.9},
        )


def _name(axes: Axes, code: str, name: str, x: float, y: float) -> None:
    side = "left" if x > 0.3 else "right" if x < -0.3 else "center"
    text = "\n".join(textwrap.wrap(name, 24)[:3])
    if code != name:
        text = f"{text}\n({code})"
    shift = 0.17
    axes.text(
        x + (shift if side == "left" else -shift if side == "right" else 0),
        y + (0 if side != "center" else 0.2 if y >= 0 else -0.2),
        text,
        ha=side,
        va="center" if side != "center" else "bottom" if y >= 0 else "top",
        fontsize=7.5,
        color=INK,
    )
