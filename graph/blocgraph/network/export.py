"""Networks as files for Gephi, yEd, Cytoscape and spreadsheets."""

from __future__ import annotations

import csv
import io
import os
import re
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

import networkx as nx

from blocgraph.model import OPEN, Claim, first_day, last_day

if TYPE_CHECKING:
    from blocgraph.network.projection import Network

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NODE_COLUMNS = ("name", "kind", "latitude", "longitude", "iso_alpha2", "wikidata")
_EDGE_COLUMNS = (
    *("type", "layer", "sign", "weight", "status", "confidence", "valid_from", "valid_to"),
    *("claims", "documents", "evidence"),
)


def to_graphml(network: Network, path: Path) -> None:
    """Write a network as GraphML, an edge for each relation.

    An edge's claims become `claims` (how many), `documents` (their ids) and `evidence` (their
    sentences, one a line). What is unknown is left out. The file appears whole or not at all.

    Raises:
        OSError: the file cannot be written.
    """
    flat = _flat(network)
    _write("\n".join(nx.generate_graphml(flat, prettyprint=True)) + "\n", path)


def to_gexf(network: Network, path: Path) -> None:
    """Write a network as GEXF 1.2 for Gephi, relations with `start` and `end` where known.

    Attributes are those of `to_graphml`; `type` is called `relation`, for GEXF keeps `type` for the
    direction of an edge. An edge's weight is absolute, as layouts need it; `sign` tells which.

    Raises:
        OSError: the file cannot be written.
    """
    flat = _flat(network)
    for *_, key, data in flat.edges(keys=True, data=True):
        data["id"] = key
        data["relation"] = data.pop("type")
        data["weight"] = abs(data["weight"])
        if "valid_from" in data:
            data["start"] = first_day(data["valid_from"])
        if data.get("valid_to", OPEN) != OPEN:
            data["end"] = last_day(data["valid_to"])
    for _, data in flat.nodes(data=True):
        data["label"] = data["name"]
    text = "\n".join(nx.generate_gexf(flat, version="1.2draft", prettyprint=True)) + "\n"
    # networkx stamps the day of writing, and equal networks are to give equal files.
    _write(re.sub(r' lastmodifieddate="[^"]*"', "", text), path)


def to_node_csv(network: Network, path: Path) -> None:
    """Write a network's actors as CSV (UTF-8, RFC 4180), a row each, empty where unknown.

    Raises:
        OSError: the file cannot be written.
    """
    rows = [{"code": code, **data} for code, data in _flat(network).nodes(data=True)]
    _write(_csv(("code", *_NODE_COLUMNS), rows), path)


def to_edge_csv(network: Network, path: Path) -> None:
    """Write a network's relations as CSV (UTF-8, RFC 4180), a row each, empty where unknown.

    Raises:
        OSError: the file cannot be written.
    """
    rows = [
        {"key": key, "source": source, "target": target, **data}
        for source, target, key, data in _flat(network).edges(keys=True, data=True)
    ]
    _write(_csv(("key", "source", "target", *_EDGE_COLUMNS), rows), path)


def _flat(network: Network) -> Network:
    flat: Network = nx.MultiDiGraph()
    for code, data in network.nodes(data=True):
        flat.add_node(code, **_plain(data))
    for source, target, key, data in network.edges(keys=True, data=True):
        claims: tuple[Claim, ...] = data["claims"]
        attributes = {
            **data,
            "claims": len(claims),
            "events": len(data["events"]),
            "documents": " ".join(sorted({claim.document for claim in claims})),
            "evidence": "\n".join(dict.fromkeys(claim.sentence for claim in claims)),
        }
        flat.add_edge(source, target, key=key, **_plain(attributes))
    return flat


def _plain(attributes: dict[str, object]) -> dict[str, str | int | float]:
    return {
        name: value if isinstance(value, int | float) else _NOT_XML.sub("", str(value))
        for name, value in attributes.items()
        if value is not None
    }


def _csv(columns: tuple[str, ...], rows: list[dict[str, object]]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, extrasaction="ignore", restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _write(text: str, path: Path) -> None:
    with NamedTemporaryFile(
        "w", encoding="utf-8", newline="", dir=path.parent, prefix=f".{path.name}.", delete=False
    ) as file:
        try:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
            Path(file.name).replace(path)
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise
