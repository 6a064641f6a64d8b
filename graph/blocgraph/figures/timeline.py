"""Blocs over time: when they are there, and how many belong to them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from blocgraph.errors import InputError
from blocgraph.figures.sheet import INK, SERIES, bare, new_sheet, shortened

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from blocgraph.measures import TrackedBloc


def draw_timeline(
    rows: Sequence[TrackedBloc], *, title: str, caption: str = "", top: int = 12
) -> Figure:
    """A band for each bloc, as high as it has members; the first and last number beside it.

    Args:
        rows: as `track_blocs` gives them, or declared blocs in the same form.
        title: what is shown.
        caption: what it was made from.
        top: only so many blocs, those with most members at any time.

    Raises:
        InputError: there are no blocs on two days, or matplotlib is not installed.
    """
    days = sorted({row.day for row in rows})
    if len(days) < 2:
        raise InputError("nothing to draw: a timeline needs blocs on two days, see --from")
    blocs: dict[str, list[TrackedBloc]] = {}
    for row in rows:
        blocs.setdefault(row.bloc, []).append(row)
    peak = {code: max(len(row.members) for row in of_bloc) for code, of_bloc in blocs.items()}
    shown = sorted(blocs, key=lambda code: (-peak[code], code))[:top]
    shown.sort(key=lambda code: (blocs[code][0].day, -peak[code], code))
    most = max(peak[code] for code in shown)
    figure, axes = new_sheet(7.2, 0.9 + 0.42 * len(shown), title, caption)
    for place, code in enumerate(shown):
        colour = SERIES[place % len(SERIES)]
        for run in _runs(blocs[code], days):
            times = [date.fromisoformat(row.day).toordinal() for row in run]
            half = [0.06 + 0.38 * len(row.members) / most for row in run]
            if len(run) == 1:
                axes.plot(times, [place], "|", color=colour, ms=10, mew=2)
            axes.fill_between(
                times,
                [place - part for part in half],
                [place + part for part in half],
                step="post",
                color=colour,
                alpha=0.85,
                lw=0,
            )
            for row, time, side in ((run[0], times[0], "right"), (run[-1], times[-1], "left")):
                gap = (-4, 0) if side == "right" else (4, 0)
                axes.annotate(
                    str(len(row.members)),
                    (time, place),
                    xytext=gap,
                    textcoords="offset points",
                    ha=side,
                    va="center",
                    fontsize=7,
                    color=INK,
                )
    axes.set_yticks(range(len(shown)), [_label(blocs[code]) for code in shown])
    axes.set_ylim(len(shown) - 0.4, -0.6)
    _label_years(axes, days)
    axes.grid(axis="x", color="#EEEEEE", lw=0.7)
    axes.set_axisbelow(True)
    bare(axes)
    axes.tick_params(axis="y", length=0)
    return figure


def _runs(rows: Sequence[TrackedBloc], days: Sequence[str]) -> list[list[TrackedBloc]]:
    """The rows of one bloc, cut where it is missing on a day."""
    place = {day: number for number, day in enumerate(days)}
    runs = [[rows[0]]]
    for before, row in pairwise(rows):
        if place[row.day] == place[before.day] + 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    return runs


def _label(rows: Sequence[TrackedBloc]) -> str:
    """The code and the name of its largest day, shortened."""
    largest = max(rows, key=lambda row: len(row.members))
    name = shortened(largest.name)
    return name if name == largest.bloc else f"{name}  {largest.bloc}"


def _label_years(axes: Axes, days: Sequence[str]) -> None:
    first, last = int(days[0][:4]), int(days[-1][:4])
    step = next((s for s in (1, 2, 5, 10, 20, 50) if (last - first) / s <= 10), 100)
    years = [year for year in range(first, last + 1) if year % step == 0] or [first]
    ticks = [date(year, 1, 1).toordinal() for year in years]
    axes.set_xticks(ticks, [str(year) for year in years])
    low, high = (date.fromisoformat(day).toordinal() for day in (days[0], days[-1]))
    margin = max((high - low) * 0.05, 20)
    axes.set_xlim(low - margin, high + margin)
