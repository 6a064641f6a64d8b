"""The store beside rdflib."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from blocgraph.benchmark.made_up import made_up_claims
from blocgraph.benchmark.timing import Measurement, best_of

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


def measure_dataset(size: int, folder: Path) -> Iterator[Measurement]:
    """Time writing, loading and querying `size` claims; files go to `folder`."""
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
        ours = best_of(lambda: _load(folder / "all.nq"))
        others = best_of(lambda: plain.parse(folder / "all.nq", format="nquads"), runs=1)
        yield Measurement("load N-Quads", ours, "rdflib", others, f"{len(plain):,} quads")
        declared = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
        for name, query in QUERIES.items():
            text = declared + query
            rows = len(dataset.query(text).rows)
            same = len(list(plain.query(text))) == rows
            ours = best_of(lambda text=text: dataset.query(text))  # type: ignore[misc]
            others = best_of(lambda text=text: list(plain.query(text)), runs=1)  # type: ignore[misc]
            note = f"{rows:,} rows{'' if same else ', NOT the same'}"
            yield Measurement(f"query: {name}", ours, "rdflib", others, note)


def _load(path: Path) -> None:
    import pyoxigraph

    pyoxigraph.Store().bulk_load(path=str(path), format=pyoxigraph.RdfFormat.N_QUADS)
