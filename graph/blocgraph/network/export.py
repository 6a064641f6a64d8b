"""Networks as files for Gephi, yEd, Cytoscape and spreadsheets."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx

from blocgraph.files import write_text
from blocgraph.model import OPEN, Claim, first_day, last_day
from blocgraph.network.time import SUPPORTING

if TYPE_CHECKING:
    from blocgraph.network.projection import Network

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NO_END = "9999-12-31"
_NODE_COLUMNS = ("name", "kind", "latitude", "longitude", "iso_alpha2", "wikidata")
_EDGE_COLUMNS = (
    *("type", "layer", "sign", "weight", "status", "confidence", "valid_from", "valid_to"),
    *("symmetric", "claims", "derived", "events", "documents", "evidence"),
)


def to_graphml(network: Network, path: Path) -> None:
    """Write a network as GraphML, an edge for each relation.

    An edge's claims become `claims` and `events` (how many, before and after merging), `derived`
    (how many of the claims nobody makes, for they were inferred from others), `documents`
    (their ids) and `evidence` (their sentences, one a line). `symmetric` is 1 where the direction
    says nothing. What is unknown is left out. The file appears whole or not at all.

    Raises:
        OutputError: the file cannot be written.
    """
    flat = flatten(network)
    write_text("\n".join(nx.generate_graphml(flat, prettyprint=True)) + "\n", path)


def to_gexf(network: Network, path: Path) -> None:
    """Write a network as GEXF 1.2 for Gephi, relations with their time spans where known.

    A relation has `start` and `end`; one that held in several periods (a member that left and came
    back) has a spell for each. An end is the last day; what still holds has none. Attributes are
    those of `to_graphml`; `type` is called `relation`, for GEXF keeps `type` for the direction of
    an edge. An edge's weight is absolute, as layouts need it; `sign` tells which.

    Raises:
        OutputError: the file cannot be written.
    """
    flat = flatten(network)
    for source, target, key, data in flat.edges(keys=True, data=True):
        data["id"] = key
        data["relation"] = data.pop("type")
        data["weight"] = abs(data["weight"])
        data |= _spans(network.edges[source, target, key]["claims"])
    for _, data in flat.nodes(data=True):
        data["label"] = data["name"]
    text = "\n".join(nx.generate_gexf(flat, version="1.2draft", prettyprint=True)) + "\n"
    # networkx stamps the day of writing, and equal networks are to give equal files.
    write_text(re.sub(r' lastmodifieddate="[^"]*"', "", text), path)


def to_node_csv(network: Network, path: Path) -> None:
    """Write a network's actors as CSV (UTF-8, RFC 4180), a row each, empty where unknown.

    Raises:
        OutputError: the file cannot be written.
    """
    rows = [{"code": code, **data} for code, data in flatten(network).nodes(data=True)]
    write_text(_csv(("code", *_NODE_COLUMNS), rows), path)


def to_edge_csv(network: Network, path: Path) -> None:
    """Write a network's relations as CSV (UTF-8, RFC 4180), a row each, empty where unknown.

    Raises:
        OutputError: the file cannot be written.
    """
    rows = [
        {"key": key, "source": source, "target": target, **data}
        for source, target, key, data in flatten(network).edges(keys=True, data=True)
    ]
    write_text(_csv(("key", "source", "target", *_EDGE_COLUMNS), rows), path)


def flatten(network: Network) -> Network:
    """A copy whose attributes are all text or numbers, as files need them."""
    flat: Network = nx.MultiDiGraph()
    for code, data in network.nodes(data=True):
        flat.add_node(code, **_plain(data))
    for source, target, key, data in network.edges(keys=True, data=True):
        claims: tuple[Claim, ...] = data["claims"]
        attributes = {
            **data,
            "symmetric": int(data["type"].is_symmetric),
            "claims": len(claims),
            "derived": sum(1 for claim in claims if claim.derived_from),
            "events": len(data["events"]),
            "documents": " ".join(sorted({claim.document for claim in claims})),
            "evidence": "\n".join(dict.fromkeys(claim.sentence for claim in claims)),
        }
        flat.add_edge(source, target, key=key, **_plain(attributes))
    return flat


def _spans(claims: Iterable[Claim]) -> dict[str, object]:
    """When claims say that a relation held: `start` and `end`, or `spells` of several periods."""
    spans = sorted(
        (first_day(claim.valid_from), _end(claim))
        for claim in claims
        if claim.status in SUPPORTING and claim.valid_from
    )
    merged: list[tuple[str, str]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    periods = [(start, None if end == _NO_END else end) for start, end in merged]
    if len(periods) > 1:
        return {"spells": periods}
    return {
        name: day
        for period in periods
        for name, day in zip(("start", "end"), period, strict=True)
        if day is not None
    }


def _end(claim: Claim) -> str:
    return _NO_END if claim.valid_to in (None, OPEN) else last_day(str(claim.valid_to))


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
