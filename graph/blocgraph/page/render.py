"""A network, its documents and blocs to one HTML file that needs nothing else."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from blocgraph.model import Document
from blocgraph.page.backbone import Dyad, significance
from blocgraph.page.blocs import ShownBloc, rank_blocs
from blocgraph.page.first_sight import SHOWN_STATUSES, FirstSight, first_sight
from blocgraph.page.layout import place_actors
from blocgraph.page.palette import palette_css
from blocgraph.page.records import Claims, Record, Tie, read_ties, relation_record, years
from blocgraph.vocabulary import RelationStatus, RelationType

if TYPE_CHECKING:
    import networkx as nx

DEFAULT_TITLE = "Who stands with whom"

_STATIC = Path(__file__).resolve().parent / "static"
_STANDING = frozenset({RelationStatus.ASSERTED, RelationStatus.CONTESTED})


def render_page(
    network: nx.MultiDiGraph[str],
    *,
    documents: Iterable[Document] = (),
    blocs: Mapping[str, tuple[str, ...]] | None = None,
    centrality: Mapping[str, float] | None = None,
    title: str = DEFAULT_TITLE,
    subtitle: str = "",
    as_of: str | None = None,
) -> str:
    """Render a network as one self-contained HTML page; equal input gives equal bytes.

    Args:
        network: one edge per relation, as the projection of a dataset gives it.
        documents: what the claims' `document` ids stand for.
        blocs: members by name of the bloc; an actor of several has the colour of the one that holds
            most actors with ties to show.
        centrality: the size of each actor, 0 or more; without it, the number of its ties.
        title: the heading.
        subtitle: a line below it.
        as_of: the day for which the network was projected, named below the heading.

    Raises:
        InputError: an edge has no relation type, or two edges have one key.
    """
    from blocgraph.page.builder import PageNetwork

    ties = read_ties(network)
    sight = first_sight(ties)
    tied = {code for tie in ties if sight.shows(tie) for code in tie.dyad}
    shown_blocs = rank_blocs(blocs or {}, network, tied)
    claims = Claims(documents)
    relations = [relation_record(tie, claims) for tie in ties]
    style = palette_css() + (_STATIC / "page.css").read_text("utf-8")
    script = (_STATIC / "page.js").read_text("utf-8")
    page = PageNetwork(
        title,
        subtitle=subtitle,
        facts=_facts(network, ties, claims, as_of),
        policy=_policy(style, script),
        style=style,
        script=script,
        claims=claims.to_record(),
        legend=_legend(ties, sight, shown_blocs, claims, as_of),
    )
    for code, record in _actor_records(network, ties, sight, shown_blocs, centrality):
        page.add_node(code, **record)
    for tie, relation in zip(ties, relations, strict=True):
        page.add_edge(tie.source, tie.target, **relation)
    html: str = page.generate_html()
    return html


def write_page(path: Path, html: str) -> None:
    """Write a page in UTF-8, whole or not at all.

    Raises:
        OSError: the folder is not there or cannot be written to.
    """
    path = Path(path)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(html)
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _actor_records(
    network: nx.MultiDiGraph[str],
    ties: list[Tie],
    sight: FirstSight,
    blocs: list[ShownBloc],
    centrality: Mapping[str, float] | None,
) -> list[tuple[str, Record]]:
    shown = [tie for tie in ties if sight.shows(tie)]
    neighbours: dict[str, set[str]] = {}
    cooperation: dict[Dyad, float] = {}
    for tie in shown:
        neighbours.setdefault(tie.source, set()).add(tie.target)
        neighbours.setdefault(tie.target, set()).add(tie.source)
        if tie.sign > 0 and tie.attributes.get("status", "asserted") in _STANDING:
            cooperation[tie.dyad] = cooperation.get(tie.dyad, 0.0) + tie.strength
    size = centrality or {code: float(len(others)) for code, others in neighbours.items()}
    greatest = max((abs(value) for value in size.values()), default=0.0) or 1.0
    codes = sorted(network, key=lambda code: (-size.get(code, 0.0), str(code)))
    of_actor: dict[str, list[int]] = {}
    for slot, bloc in enumerate(blocs):
        for member in bloc.members:
            of_actor.setdefault(member, []).append(slot)
    first_bloc = {code: f"{slots[0]:05}" for code, slots in of_actor.items()}
    places = place_actors(codes, cooperation, neighbours, first_bloc)
    return [
        (
            str(code),
            {
                "label": str(network.nodes[code].get("name") or code),
                "kind": str(network.nodes[code].get("kind") or "state"),
                "blocs": of_actor.get(code, []),
                "x": places[code].x,
                "y": places[code].y,
                "value": round(float(size.get(code, 0.0)), 6),
                "size": round(8 + 14 * (max(size.get(code, 0.0), 0.0) / greatest) ** 0.5, 1),
            },
        )
        for code in codes
    ]


def _facts(
    network: nx.MultiDiGraph[str], ties: list[Tie], claims: Claims, as_of: str | None
) -> list[str]:
    facts = [
        _counted(network.number_of_nodes(), "actor"),
        _counted(len(ties), "relation"),
        _counted(claims.number_of_documents, "document"),
    ]
    return [*facts, f"as of {as_of}"] if as_of else facts


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def _legend(
    ties: list[Tie],
    sight: FirstSight,
    blocs: list[ShownBloc],
    claims: Claims,
    as_of: str | None,
) -> Record:
    present = {tie.type for tie in ties}
    shown: dict[Dyad, float] = {}
    others: dict[Dyad, float] = {}
    for tie in ties:
        group = shown if sight.shows(tie) else others
        group[tie.dyad] = group.get(tie.dyad, 0.0) + tie.strength
    scores = significance({dyad: w for dyad, w in others.items() if dyad not in shown})
    scores.update(significance(shown))
    return {
        "types": [
            {
                "id": str(kind),
                "label": _spaced(kind),
                "layer": str(kind.layer),
                "symmetric": kind.is_symmetric,
                "shown": kind not in sight.hidden_types,
            }
            for kind in RelationType
            if kind in present
        ],
        "statuses": [
            {"id": str(status), "label": str(status), "shown": status in SHOWN_STATUSES}
            for status in RelationStatus
        ],
        "blocs": [
            {"label": bloc.name, "colour": bloc.colour, "members": len(bloc.members)}
            for bloc in blocs
        ],
        "documents": claims.document_records(sight.hidden_documents),
        "years": years(ties),
        "as_of": as_of,
        "significance": [[*dyad, score] for dyad, score in sorted(scores.items())],
    }


def _spaced(kind: RelationType) -> str:
    return re.sub(r"([A-Z])", r" \1", kind.value).lower()


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)}; "
        "img-src data:; connect-src 'none'; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"
