"""Alignments of some actors with each other, as a map of colours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from blocgraph.errors import InputError
from blocgraph.figures.sheet import INK, bare, new_sheet

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from blocgraph.measures import Alignment, Bloc

CONTESTED = 0.5
"""From here on a dyad's evidence is marked as contested."""


def draw_alignments(
    scores: Sequence[Alignment],
    actors: Sequence[str],
    *,
    title: str,
    caption: str = "",
    blocs: Sequence[Bloc] = (),
) -> Figure:
    """A square for each dyad: blue stands together, red against each other, white undecided.

    Dyads without evidence are empty, contested ones dotted.

    Args:
        scores: as `alignments` gives them.
        actors: who is shown; in order of their blocs, else as they come.
        title: what is shown.
        caption: what it was made from.
        blocs: lines are drawn between them.

    Raises:
        InputError: there are no two actors, or matplotlib is not installed.
    """
    import numpy as np

    order, borders = _in_blocs(actors, blocs)
    if len(order) < 2:
        raise InputError("nothing to draw: a heat map needs two actors with evidence")
    place = {actor: number for number, actor in enumerate(order)}
    values = np.full((len(order), len(order)), np.nan)
    dots = []
    for row in scores:
        if row.a in place and row.b in place:
            i, j = place[row.a], place[row.b]
            values[i, j] = values[j, i] = row.score
            dots += [(i, j), (j, i)] if row.contested >= CONTESTED else []
    size = max(3.6, 1.3 + 0.2 * len(order))
    figure, axes = new_sheet(size + 0.9, size, title, caption)
    axes.set_facecolor("#F1F1F1")
    picture = axes.imshow(values, cmap="RdBu", vmin=-1, vmax=1, interpolation="nearest")
    if dots:
        axes.plot([j for _, j in dots], [i for i, _ in dots], ".", color=INK, ms=3)
    axes.set_xticks(range(len(order)), order, rotation=90)
    axes.set_yticks(range(len(order)), order)
    axes.set_xticks(np.arange(len(order) + 1) - 0.5, minor=True)
    axes.set_yticks(np.arange(len(order) + 1) - 0.5, minor=True)
    axes.grid(which="minor", color="white", lw=0.8)
    bare(axes, keep=())
    axes.tick_params(which="both", length=0, labelsize=7.5)
    for border in borders:
        axes.axhline(border - 0.5, color=INK, lw=1)
        axes.axvline(border - 0.5, color=INK, lw=1)
    bar = figure.colorbar(picture, ax=axes, shrink=0.6, aspect=22, pad=0.02)
    bar.set_ticks([-1, -0.5, 0, 0.5, 1])
    bar.ax.tick_params(labelsize=7.5, length=2, colors=INK)
    bar.outline.set_visible(False)
    bar.set_label("alignment (empty: no evidence; dot: contested)", fontsize=7.5, color=INK)
    return figure


def _in_blocs(actors: Sequence[str], blocs: Sequence[Bloc]) -> tuple[list[str], list[int]]:
    """The actors in order of their blocs, and where one bloc ends and another begins."""
    left = dict.fromkeys(actors)
    order: list[str] = []
    borders: list[int] = []
    for bloc in blocs:
        members = [actor for actor in left if actor in bloc.members]
        if members:
            order += members
            borders.append(len(order))
            left = {actor: None for actor in left if actor not in bloc.members}
    order += left
    return order, [border for border in borders if border < len(order)]
