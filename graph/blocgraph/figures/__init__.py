"""Measures as figures for print, in SVG and PNG."""

from blocgraph.figures.bloc_graph import draw_bloc_graph
from blocgraph.figures.heat_map import draw_alignments
from blocgraph.figures.ranking import draw_ranking
from blocgraph.figures.sheet import FIGURE_FORMATS, write_figure
from blocgraph.figures.timeline import draw_timeline

__all__ = [
    "FIGURE_FORMATS",
    "draw_alignments",
    "draw_bloc_graph",
    "draw_ranking",
    "draw_timeline",
    "write_figure",
]
