"""How fast each stage is on this machine, beside the plain library in the same run.

Times are the best of several runs in one process; read the ratios, not the seconds.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any, cast

from blocgraph.model import Claim, Document, group_relations
from blocgraph.vocabulary import ActorKind, RelationType, Status

if TYPE_CHECKING:
    import networkx as nx
    import pyoxigraph

QUERIES = {
    "neighbours": "SELECT DISTINCT ?a ?b { GRAPH ?g { ?a rel:armsSupply ?b } }",
    "allies of allies": (
        "SELECT (COUNT(DISTINCT ?c) AS ?n) "
        "{ GRAPH ?g { ?a rel:alliance ?b . ?b rel:alliance ?c } FILTER(?a != ?c) }"
    ),
    "accused, later denied": (
        "SELECT DISTINCT ?relation { "
        "GRAPH ?g { ?one bg:about ?relation ; bg:status status:alleged ; bg:validFrom ?from } "
        "GRAPH ?h { ?two bg:about ?relation ; bg:status status:denied ; bg:validFrom ?later } "
        "FILTER(?later > ?from) }"
    ),
}


@dataclass(frozen=True, slots=True)
class Measurement:
    """WHAT took OURS seconds here and OTHERS seconds with OTHER, which is RATIO times as long."""

    what: str
    ours: float
    other: str | None = None
    others: float | None = None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """How many times faster ours is."""
        return None if self.others is None else self.others / self.ours


def measure(size: int = 1000, peer: tuple[Path, Path] | None = None) -> Iterator[Measurement]:
    """Time every stage on `size` claims.

    Args:
        size: claims in the made-up dataset.
        peer: a Python with kglab and the script of its job, to run the same job through both.
    """
    yield _start()
    yield _extraction()
    with tempfile.TemporaryDirectory() as folder:
        yield from _dataset(size, Path(folder))
        yield from _network(size)
        yield from _peer_job(size, Path(folder), peer)


def made_up_claims(size: int, seed: int = 7) -> tuple[Document, tuple[Claim, ...]]:
    """A document of `size` made-up sentences between states, each with its claim."""
    from blocgraph.actors import load_actors

    chance = random.Random(seed)
    states = [actor.code for actor in load_actors() if actor.kind is ActorKind.STATE][:40]
    text, claims = "", []
    for number in range(size):
        source, target = chance.sample(states, 2)
        kind, status = chance.choice(list(RelationType)), chance.choice(list(Status))
        sentence = f"Sentence {number}: {source} {kind} {target}, {status}."
        claims.append(
            Claim(
                document="benchmark",
                source=source,
                type=kind,
                target=target,
                status=status,
                sentence=sentence,
                start=len(text),
                end=len(text) + len(sentence),
                valid_from=f"{chance.randint(1990, 2024)}-{chance.randint(1, 12):02}",
                confidence=0.9,
            )
        )
        text += sentence + "\n"
    return Document("benchmark", text, published="2025-01-01"), tuple(claims)


def _best(work: Callable[[], Any], runs: int = 3) -> float:
    times = []
    for _ in range(runs):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return min(times)


def _start() -> Measurement:
    bare = _process([sys.executable, "-c", "pass"], runs=9)
    ours = _process([sys.executable, "-m", "blocgraph", "--help"], runs=9)
    return Measurement("start: --help", ours, "bare Python", bare)


def _process(command: list[str | Path], runs: int) -> float:
    return _best(lambda: subprocess.run(command, check=True, capture_output=True), runs)


def _extraction() -> Measurement:
    from blocgraph.claims import extract_claims
    from blocgraph.documents import SkippedDocument, read_documents, split_sentences
    from blocgraph.resources import seeds_folder

    documents = [
        document
        for document in read_documents([seeds_folder() / "documents"])
        if not isinstance(document, SkippedDocument)
    ]
    sentences = sum(len(split_sentences(document)) for document in documents)
    seconds = _best(lambda: [extract_claims(document) for document in documents])
    note = f"{sentences / seconds:,.0f} sentences a second"
    return Measurement(f"extract the seeds ({sentences} sentences)", seconds, note=note)


def _dataset(size: int, folder: Path) -> Iterator[Measurement]:
    import rdflib

    from blocgraph.dataset import Dataset
    from blocgraph.dataset.terms import PREFIXES

    document, claims = made_up_claims(size)
    with Dataset.open() as dataset:
        start = perf_counter()
        dataset.add_document(document, claims)
        yield Measurement(f"add {size:,} claims", perf_counter() - start)
        dataset.export("nquads", folder / "all.nq")
        plain = rdflib.Dataset()
        ours = _best(lambda: _load(folder / "all.nq"))
        others = _best(lambda: plain.parse(folder / "all.nq", format="nquads"), runs=1)
        yield Measurement("load N-Quads", ours, "rdflib", others, f"{len(plain):,} quads")
        declared = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
        for name, query in QUERIES.items():
            text = declared + query
            rows = len(dataset.query(text).rows)
            same = len(list(plain.query(text))) == rows
            ours = _best(lambda text=text: dataset.query(text))  # type: ignore[misc]
            others = _best(lambda text=text: list(plain.query(text)), runs=1)  # type: ignore[misc]
            note = f"{rows:,} rows{'' if same else ', NOT the same'}"
            yield Measurement(f"query: {name}", ours, "rdflib", others, note)


def _load(path: Path) -> None:
    import pyoxigraph

    pyoxigraph.Store().bulk_load(path=str(path), format=pyoxigraph.RdfFormat.N_QUADS)


def _network(size: int) -> Iterator[Measurement]:
    import networkx as nx

    from blocgraph.actors import load_actors
    from blocgraph.measures import simple_network
    from blocgraph.measures.group_centrality import group_betweenness_centrality
    from blocgraph.network import project
    from blocgraph.page import render_page

    document, claims = made_up_claims(size)
    relations = group_relations(claims)
    actors = load_actors()
    yield Measurement(
        f"project {len(relations):,} relations",
        _best(lambda: project(relations, actors=actors)),
        note="one edge each",
    )
    network = project(relations, actors=actors)
    ties = simple_network(network)
    group = sorted(ties)[:2]
    yield Measurement(
        "group betweenness, two actors",
        _best(lambda: group_betweenness_centrality(ties, group)),
        "networkx",
        _best(lambda: nx.group_betweenness_centrality(ties, group), runs=1),
        "two, because networkx 3.6.1 is wrong from three on",
    )
    html = render_page(network, documents=[document])
    yield Measurement(
        "write the page",
        _best(lambda: render_page(network, documents=[document]), runs=1),
        note=f"{len(html) / 1e6:.2f} MB, {network.number_of_edges():,} relations",
    )


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


def _peer_job(size: int, folder: Path, peer: tuple[Path, Path] | None) -> Iterator[Measurement]:
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
        "blocgraph.benchmark",
        turtle,
        folder / "ours.html",
    ]
    kept = subprocess.run(job, check=True, capture_output=True, text=True).stdout.strip()
    ours = _process(job, runs=2)
    others = _process([python, script, turtle, folder], runs=2)
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
    from blocgraph.page import render_page, write_page

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
    centrality = nx.pagerank(ties)
    write_page(page, render_page(network, documents=[Document("geo", text)], centrality=centrality))
    return sum(len(data["claims"]) for *_, data in network.edges(data=True))


def _rows(store: pyoxigraph.Store, text: str) -> list[Any]:
    return list(cast("pyoxigraph.QuerySolutions", store.query(text)))


if __name__ == "__main__":
    sys.stdout.write(f"{run_peer_job(Path(sys.argv[1]), Path(sys.argv[2])):,}\n")
