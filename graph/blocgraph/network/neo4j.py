"""Networks as CSV for `neo4j-admin database import`."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from blocgraph.files import write_text
from blocgraph.model import OPEN, Claim, first_day, last_day
from blocgraph.network.export import flatten

if TYPE_CHECKING:
    from blocgraph.network.projection import Network

ACTORS = "actors.csv"
RELATIONS = "relations.csv"

_ACTOR_HEADER = (
    *("code:ID(Actor)", "name", "kind", "iso_alpha2", "wikidata", "latitude:double"),
    *("longitude:double", ":LABEL"),
)
_RELATION_HEADER = (
    *(":START_ID(Actor)", ":END_ID(Actor)", ":TYPE", "key", "layer", "sign:int"),
    *("symmetric:boolean", "weight:double", "confidence:double", "status", "valid_from"),
    *(
        "valid_to",
        "start:date",
        "end:date",
        "claims:int",
        "derived:int",
        "events:int",
        "documents",
        "evidence",
    ),
)
_LABELS = {
    "state": "State",
    "organisation": "Organisation",
    "armedGroup": "ArmedGroup",
    "collective": "Collective",
}


def to_neo4j(network: Network, folder: Path) -> None:
    """Write a network as the two files of a Neo4j bulk import, `actors.csv` and `relations.csv`.

    An actor has the labels `Actor` and that of its kind. A relation's type is in capitals
    (`ARMS_SUPPLY`); one that is `symmetric` is stored once, so match it without an arrow. `start`
    and `end` are days, `valid_from` and `valid_to` as precise as they are known. Evidence is one
    line, with ` | ` between sentences. Load them with:

        neo4j-admin database import full --nodes=actors.csv --relationships=relations.csv

    Raises:
        OutputError: a file cannot be written.
    """
    flat = flatten(network)
    folder.mkdir(parents=True, exist_ok=True)
    actors = [
        (
            code,
            *(data.get(name, "") for name in ("name", "kind", "iso_alpha2", "wikidata")),
            *(data.get(name, "") for name in ("latitude", "longitude")),
            f"Actor;{_LABELS[data['kind']]}" if "kind" in data else "Actor",
        )
        for code, data in flat.nodes(data=True)
    ]
    relations = [
        (
            source,
            target,
            _constant(data["type"]),
            key,
            *(data[name] for name in ("layer", "sign")),
            "true" if data["symmetric"] else "false",
            *(data[name] for name in ("weight", "confidence", "status")),
            *(data.get(name, "") for name in ("valid_from", "valid_to")),
            *_days(data),
            *(data[name] for name in ("claims", "derived", "events", "documents")),
            _one_line(network.edges[source, target, key]["claims"]),
        )
        for source, target, key, data in flat.edges(keys=True, data=True)
    ]
    write_text(_csv(_ACTOR_HEADER, actors), folder / ACTORS)
    write_text(_csv(_RELATION_HEADER, relations), folder / RELATIONS)


def _days(data: dict[str, str]) -> tuple[str, str]:
    start = first_day(data["valid_from"]) if "valid_from" in data else ""
    end = data.get("valid_to", OPEN)
    return start, "" if end == OPEN else last_day(end)


def _constant(name: str) -> str:
    """A name in capitals, as Neo4j's relationship types are written.

    >>> _constant("armsSupply")
    'ARMS_SUPPLY'
    """
    return "".join(f"_{letter}" if letter.isupper() else letter for letter in name).upper()


def _one_line(claims: Iterable[Claim]) -> str:
    sentences = (" ".join(claim.sentence.split()) for claim in claims)
    return " | ".join(dict.fromkeys(sentences))


def _csv(header: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()
