"""One whole job, through a peer and through us."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from blocgraph.benchmark.timing import Measurement, time_process
from blocgraph.model import Claim, Document, group_relations
from blocgraph.vocabulary import RelationType, Status

if TYPE_CHECKING:
    import networkx as nx
    import pyoxigraph

PEER_KINDS = {
    "alliesWith": RelationType.ALLIANCE,
    "suppliesArmsTo": RelationType.ARMS_SUPPLY,
    "sanctions": RelationType.SANCTIONS,
    "cooperatesWith": RelationType.MILITARY_COOPERATION,
    "accuses": RelationType.ACCUSATION,
    "denies": RelationType.REJECTION,
}
_GEO = "http://example.org/geo/"
PEER_ROWS = f"""
PREFIX geo: <{_GEO}ns#>
SELECT ?source ?kind (COUNT(?r) AS ?n)
WHERE {{ ?r a geo:Relation ; geo:source ?source ; geo:kind ?kind }}
GROUP BY ?source ?kind ORDER BY DESC(?n) LIMIT 20
"""
PEER_EDGES = f"""
PREFIX geo: <{_GEO}ns#>
SELECT ?source ?kind ?target ?quote ?day
WHERE {{
  ?r a geo:Relation ; geo:source ?source ; geo:target ?target ; geo:kind ?kind ;
     geo:quote ?quote ; geo:startDate ?day
}} ORDER BY ?r
"""


def measure_peer_job(
    size: int, folder: Path, peer: tuple[Path, Path] | None
) -> Iterator[Measurement]:
    """Time the same job, on `size` and 10 `size` relations, through the peer and through us."""
    if peer is None:
        return
    for relations in (size, 10 * size):
        yield _one_peer_job(relations, folder, *peer)


def _one_peer_job(relations: int, folder: Path, python: Path, script: Path) -> Measurement:
    turtle = folder / "geo.ttl"
    maker = script.with_name("make_ttl.py")
    subprocess.run([sys.executable, maker, str(relations), turtle], check=True)
    job: list[str | Path] = [
        sys.executable,
        "-m",
        "blocgraph.benchmark.peer",
        turtle,
        folder / "ours.html",
    ]
    kept = subprocess.run(job, check=True, capture_output=True, text=True).stdout.strip()
    ours = time_process(job, runs=2)
    others = time_process([python, script, turtle, folder], runs=2)
    note = f"{kept} of {relations:,} relations on the page"
    return Measurement("a knowledge graph job, whole process", ours, "kglab", others, note)


def run_peer_job(turtle: Path, page: Path) -> int:
    """Load Turtle, query it, make the network, its centralities and its page.

    Returns:
        How many of the file's relations are on the page.
    """
    import networkx as nx
    import pyoxigraph

    from blocgraph.measures import simple_network
    from blocgraph.network import project
    from blocgraph.page import Score, ShownMeasure, render_page, write_page

    store = pyoxigraph.Store()
    store.bulk_load(path=str(turtle), format=pyoxigraph.RdfFormat.TURTLE)
    _rows(store, PEER_ROWS)
    text, claims = "", []
    for source, kind, target, quote, day in _rows(store, PEER_EDGES):
        claims.append(
            Claim(
                document="geo",
                source=source.value.removeprefix(_GEO),
                type=PEER_KINDS[kind.value.rpartition("#")[2]],
                target=target.value.removeprefix(_GEO),
                status=Status.ASSERTED,
                sentence=quote.value,
                start=len(text),
                end=len(text) + len(quote.value),
                valid_from=day.value,
            )
        )
        text += quote.value + "\n"
    network: nx.MultiDiGraph[str] = project(group_relations(claims))
    ties = simple_network(network)
    nx.betweenness_centrality(ties)
    nx.degree_centrality(ties)
    scores = {actor: Score(value) for actor, value in nx.pagerank(ties).items()}
    measures = [ShownMeasure("pagerank", "PageRank", scores)]
    write_page(page, render_page(network, documents=[Document("geo", text)], measures=measures))
    return sum(len(data["claims"]) for *_, data in network.edges(data=True))


def _rows(store: pyoxigraph.Store, text: str) -> list[Any]:
    return list(cast("pyoxigraph.QuerySolutions", store.query(text)))


if __name__ == "__main__":
    sys.stdout.write(f"{run_peer_job(Path(sys.argv[1]), Path(sys.argv[2])):,}\n")
