"""Page: one self-contained HTML file that shows a network and its evidence."""
