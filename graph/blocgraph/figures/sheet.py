"""The sheet that figures are drawn on: colours, title, caption, and how it becomes a file."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

from blocgraph.errors import InputError
from blocgraph.files import replacing

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

FIGURE_FORMATS = ("svg", "png")

# Okabe and Ito's palette, which people with any colour vision tell apart.
BLUE, VERMILION, GREEN, ORANGE = "#0072B2", "#D55E00", "#009E73", "#E69F00"
SKY, PURPLE, INK, PALE = "#56B4E9", "#CC79A7", "#222222", "#D9D9D9"
SERIES = (BLUE, VERMILION, GREEN, PURPLE, ORANGE, SKY)

_DOTS_PER_INCH = 200
_CAPTION_POINTS = 6.5
_INCHES_A_LINE = 0.13
_TITLE_INCHES = 0.36


def new_sheet(width: float, height: float, title: str, caption: str = "") -> tuple[Figure, Axes]:
    """A sheet of so many inches, with its title and, in small print below, what it was made from.

    Raises:
        InputError: matplotlib is not installed.
    """
    try:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure
    except ImportError:
        problem = "figures need matplotlib: install it with: pip install 'blocgraph[figures]'"
        raise InputError(problem) from None
    lines = textwrap.wrap(caption, max(40, int(width * 19)))
    below = _INCHES_A_LINE * len(lines) + (0.12 if lines else 0.0)
    whole = height + below + _TITLE_INCHES
    figure = Figure(figsize=(width, whole))
    FigureCanvasAgg(figure)
    # The title and the small print have their own room: a square figure must not push them out.
    figure.set_layout_engine("constrained", rect=(0, below / whole, 1, height / whole))
    axes = figure.add_subplot()
    left = 0.06 / width
    figure.text(left, 1 - 0.08 / whole, title, fontsize=11, color=INK, va="top")
    small = figure.text(left, 0.06 / whole, "\n".join(lines), va="bottom", color="#555555")
    small.set_fontsize(_CAPTION_POINTS)
    small.set_linespacing(1.3)
    return figure, axes


def shortened(name: str, longest: int = 34) -> str:
    """A name with an ellipsis where it is too long for a label."""
    return name if len(name) <= longest else name[: longest - 1].rstrip() + "…"


def bare(axes: Axes, *, keep: tuple[str, ...] = ("bottom",)) -> None:
    """Take away the frame but for some sides."""
    for side, spine in axes.spines.items():
        spine.set_visible(side in keep)
        spine.set_color("#888888")
    axes.tick_params(colors=INK, labelsize=8, length=2.5)


def write_figure(figure: Figure, path: Path) -> None:
    """Write a figure as SVG or PNG, by the file's ending; equal figures give equal files.

    Raises:
        InputError: another ending.
        OutputError: the file cannot be written; nothing is left half done.
    """
    import matplotlib

    form = path.suffix.lstrip(".").lower()
    if form not in FIGURE_FORMATS:
        raise InputError(f"{path}: name a file that ends in .svg or .png")
    # Else an SVG has the day of writing in it, and ids that are different every time.
    metadata = {"Date": None} if form == "svg" else {"Software": None}
    with (
        matplotlib.rc_context({"svg.hashsalt": "blocgraph", "svg.fonttype": "path"}),
        replacing(path) as file,
    ):
        figure.savefig(file, format=form, dpi=_DOTS_PER_INCH, metadata=metadata)
