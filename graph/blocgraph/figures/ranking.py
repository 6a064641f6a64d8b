"""Centralities with their intervals: who is ahead, and how surely."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from blocgraph.errors import InputError
from blocgraph.figures.sheet import BLUE, INK, SKY, bare, new_sheet, shortened

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from blocgraph.measures import BlocInterval, RankInterval


def draw_ranking(
    rows: Sequence[RankInterval | BlocInterval], *, title: str, caption: str = ""
) -> Figure:
    """A dot for each value, a bar for its interval, and the rank with its own interval beside it.

    Args:
        rows: of one measure, the highest value first.
        title: what is shown.
        caption: what it was made from.

    Raises:
        InputError: there are no rows, or matplotlib is not installed.
    """
    if not rows:
        raise InputError("nothing to draw: nobody is ranked here")
    figure, axes = new_sheet(6.3, 0.8 + 0.24 * len(rows), title, caption)
    places = range(len(rows))
    axes.barh(
        places,
        [row.high - row.low for row in rows],
        left=[row.low for row in rows],
        height=0.34,
        color=SKY,
        alpha=0.6,
        label="90 % of draws",
    )
    axes.plot([row.value for row in rows], places, "o", color=BLUE, ms=4, label="all claims")
    # The ends stand out above and below the dot, however narrow the interval is.
    for ends in ([row.low for row in rows], [row.high for row in rows]):
        axes.plot(ends, places, "|", color=INK, ms=8, mew=0.8, clip_on=False)
    axes.set_yticks(places, [shortened(row.name) for row in rows])
    axes.invert_yaxis()
    axes.set_xlabel(rows[0].measure, fontsize=8.5, color=INK)
    axes.set_xlim(left=0)
    axes.grid(axis="x", color="#EEEEEE", lw=0.7)
    axes.set_axisbelow(True)
    bare(axes)
    axes.tick_params(axis="y", length=0)
    for place, row in zip(places, rows, strict=True):
        text = f"{row.rank}  ({row.rank_low}–{row.rank_high})"
        where = axes.get_yaxis_transform()
        axes.text(1.02, place, text, transform=where, va="center", fontsize=7.5, color=INK)
    axes.text(
        1.02, 1.0, "rank (90 %)", transform=axes.transAxes, va="bottom", fontsize=7.5, color=INK
    )
    axes.legend(
        loc="lower left", bbox_to_anchor=(-0.02, 0.98), ncols=2, fontsize=7.5, frameon=False
    )
    return figure
