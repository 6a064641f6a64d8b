"""Mentions: the spans of a document that name actors and dates."""
