"""A network, its documents and blocs to one HTML file that needs nothing else."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from blocgraph.model import Actor, Document
from blocgraph.page.cast import Cast, gather_cast
from blocgraph.page.first_sight import SHOWN_STATUSES, FirstSight, Ranking, first_sight, rank_dyads
from blocgraph.page.layout import MAX_FORCE_DIRECTED
from blocgraph.page.notebook import Page
from blocgraph.page.palette import palette_css
from blocgraph.page.records import Claims, Record, Tie, read_ties, relation_record, years
from blocgraph.page.scores import ShownMeasure
from blocgraph.page.story import Scene, story_records
from blocgraph.vocabulary import RelationStatus, RelationType

if TYPE_CHECKING:
    import networkx as nx

DEFAULT_TITLE = "Who stands with whom"

_SHORT = 14
_STATIC = Path(__file__).resolve().parent / "static"


def render_page(
    network: nx.MultiDiGraph[str],
    *,
    documents: Iterable[Document] = (),
    actors: Iterable[Actor] = (),
    blocs: Mapping[str, tuple[str, ...]] | None = None,
    measures: Sequence[ShownMeasure] = (),
    story: Sequence[Scene] = (),
    title: str = DEFAULT_TITLE,
    subtitle: str = "",
    as_of: str | None = None,
) -> Page:
    """Render a network as one self-contained HTML page; equal input gives equal bytes.

    Args:
        network: one edge per relation, as the projection of a dataset gives it; nodes with
            longitude and latitude are on the map.
        documents: what the claims' `document` ids stand for.
        actors: where other names are looked up, to be found by.
        blocs: members by name of the bloc; an actor of several has the colour of the one that holds
            most actors with ties to show.
        measures: what is shown of each actor and can size it, the first of them at first; the
            number of its neighbours comes last and is always there.
        story: the scenes that the page plays when it is opened.
        title: the heading.
        subtitle: a line below it.
        as_of: the day for which the network was projected, named below the heading.

    Raises:
        InputError: an edge has no relation type, two edges have one key, or the story names what
            is not on the page.
    """
    from blocgraph.page.builder import PageNetwork

    ties = read_ties(network)
    sight = first_sight(ties)
    ranking = rank_dyads(ties, sight)
    cast = gather_cast(network, ties, sight, ranking, blocs or {}, measures)
    claims = Claims(documents)
    relations = [relation_record(tie, claims) for tie in ties]
    style = palette_css() + (_STATIC / "page.css").read_text("utf-8")
    script = (_STATIC / "page.js").read_text("utf-8")
    legend = _legend(ties, sight, ranking, claims)
    scenes = story_records(
        story, set(network), {tie.key for tie in ties}, [bloc.name for bloc in cast.blocs]
    )
    page = PageNetwork(
        title,
        subtitle=subtitle,
        facts=_facts(network, ties, claims, as_of),
        policy=_policy(style, script),
        style=style,
        script=script,
        claims=claims.to_record(),
        legend={**legend, **_groups(network, cast), "as_of": as_of, "story": scenes},
    )
    for code, record in cast.records(network, actors):
        page.add_node(code, **record)
    for tie, relation in zip(ties, relations, strict=True):
        page.add_edge(tie.source, tie.target, **relation)
    return Page(page.generate_html())


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


def _legend(ties: list[Tie], sight: FirstSight, ranking: Ranking, claims: Claims) -> Record:
    present = {tie.type for tie in ties}
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
        "documents": claims.document_records(sight.curated),
        "years": years(ties),
        "significance": [[*dyad, score] for dyad, score in sorted(ranking.scores.items())],
        "first": ranking.first,
    }


def _groups(network: nx.MultiDiGraph[str], cast: Cast) -> Record:
    return {
        "view": "blocs" if _is_large(cast) else "network",
        "blocs": [
            {
                "label": name if len(name) <= _SHORT else bloc.name,
                "name": name,
                "colour": bloc.colour,
                "members": len(bloc.members),
                "disc": cast.discs.get(str(slot)),
            }
            for slot, bloc in enumerate(cast.blocs)
            for name in [str(network.nodes.get(bloc.name, {}).get("name") or bloc.name)]
        ],
        "loose": cast.discs.get(""),
        "measures": [
            {"id": measure.id, "label": measure.label, "note": measure.note}
            for measure in cast.measures
        ],
    }


def _is_large(cast: Cast) -> bool:
    """Whether the actors are too many to be drawn one by one at first."""
    return len(cast.codes) > MAX_FORCE_DIRECTED and cast.places is cast.seats


def _spaced(kind: RelationType) -> str:
    return re.sub(r"([A-Z])", r" \1", kind.value).lower()


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)}; "
        "img-src data:; connect-src 'none'; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"
