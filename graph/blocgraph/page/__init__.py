"""Page: one self-contained HTML file that shows a network and its evidence."""

from blocgraph.page.render import render_page, write_page

__all__ = ["render_page", "write_page"]
