"""Network: relations projected to a NetworkX multigraph, and networks written for other tools."""

from blocgraph.network.export import to_edge_csv, to_gexf, to_graphml, to_node_csv
from blocgraph.network.projection import edge_key, project, to_relations

__all__ = [
    "edge_key",
    "project",
    "to_edge_csv",
    "to_gexf",
    "to_graphml",
    "to_node_csv",
    "to_relations",
]
