"""Dataset: claims as RDF in an embedded store, and questions to it."""

from blocgraph.dataset.dataset import Dataset, Summary
from blocgraph.dataset.named import NamedQuery, Parameter, named_queries
from blocgraph.dataset.query import QueryResult

__all__ = ["Dataset", "NamedQuery", "Parameter", "QueryResult", "Summary", "named_queries"]
