"""Page: one self-contained HTML file that shows a network and its evidence."""

from blocgraph.page.blocs import pick_blocs
from blocgraph.page.files import write_page
from blocgraph.page.notebook import Page
from blocgraph.page.render import render_page
from blocgraph.page.scores import Score, ShownMeasure, measure_actors
from blocgraph.page.story import Scene, read_story

__all__ = [
    "Page",
    "Scene",
    "Score",
    "ShownMeasure",
    "measure_actors",
    "pick_blocs",
    "read_story",
    "render_page",
    "write_page",
]
