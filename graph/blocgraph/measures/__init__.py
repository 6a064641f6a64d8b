"""Measures: alignment, blocs and centrality of a network."""
