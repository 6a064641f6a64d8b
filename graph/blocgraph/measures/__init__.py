"""Measures: alignment, blocs and centrality of a network."""

from blocgraph.measures.alignment import Alignment, Contribution, alignment, alignments

__all__ = ["Alignment", "Contribution", "alignment", "alignments"]
