"""Mentions: the spans of a document that name actors and dates."""

from blocgraph.mentions.finding import find_mentions

__all__ = ["find_mentions"]
