"""Datasets of machine-coded events: aggregated to dyad, relation type and month, then claims."""

from blocgraph.imports.events.asking import AggregatedEvents, read_events
from blocgraph.imports.events.readers import read_gdelt, read_icews, read_polecat

__all__ = ["AggregatedEvents", "read_events", "read_gdelt", "read_icews", "read_polecat"]
