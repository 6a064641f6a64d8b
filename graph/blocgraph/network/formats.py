"""The formats in which a network is written for other tools."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from blocgraph.errors import UnknownNameError
from blocgraph.model import Actor, Document
from blocgraph.network.export import to_edge_csv, to_gexf, to_graphml, to_node_csv
from blocgraph.network.ftm import to_ftm
from blocgraph.network.neo4j import to_neo4j

if TYPE_CHECKING:
    from blocgraph.network.projection import Network

NETWORK_FORMATS = ("graphml", "gexf", "csv", "neo4j", "ftm")


def write_network(
    network: Network,
    form: str,
    path: Path,
    *,
    actors: Iterable[Actor],
    documents: Mapping[str, Document],
) -> None:
    """Write a network in one of `NETWORK_FORMATS`.

    Args:
        network: as `project` makes it.
        form: the format.
        path: the file; for `csv` and `neo4j` a folder, in which `nodes.csv` and `edges.csv`, or
            `actors.csv` and `relations.csv`, are written.
        actors: where names are looked up that the network does not hold.
        documents: the documents of the claims, by id.

    Raises:
        UnknownNameError: no format is called so.
        OutputError: a file cannot be written.
    """
    match form:
        case "graphml":
            to_graphml(network, path)
        case "gexf":
            to_gexf(network, path)
        case "csv":
            path.mkdir(parents=True, exist_ok=True)
            to_node_csv(network, path / "nodes.csv")
            to_edge_csv(network, path / "edges.csv")
        case "neo4j":
            to_neo4j(network, path)
        case "ftm":
            to_ftm(network, path, actors=actors, documents=documents)
        case _:
            raise UnknownNameError("format", form, NETWORK_FORMATS)
