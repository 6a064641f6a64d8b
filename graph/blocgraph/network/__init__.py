"""Network: relations projected to a NetworkX multigraph, and networks written for other tools."""

from blocgraph.network.export import to_edge_csv, to_gexf, to_graphml, to_node_csv
from blocgraph.network.formats import NETWORK_FORMATS, write_network
from blocgraph.network.ftm import to_ftm
from blocgraph.network.merging import merge_claims
from blocgraph.network.neo4j import to_neo4j
from blocgraph.network.projection import edge_key, project, to_relations
from blocgraph.network.selection import Selection, SelectionOptions, parse_relation

__all__ = [
    "NETWORK_FORMATS",
    "Selection",
    "SelectionOptions",
    "edge_key",
    "merge_claims",
    "parse_relation",
    "project",
    "to_edge_csv",
    "to_ftm",
    "to_gexf",
    "to_graphml",
    "to_neo4j",
    "to_node_csv",
    "to_relations",
    "write_network",
]
