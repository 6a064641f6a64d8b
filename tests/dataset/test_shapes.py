"""The quick look at nodes changes nothing in what pySHACL would report of the whole graph."""

import io
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blocgraph.dataset import Dataset
from blocgraph.dataset.shapes import read_sieve
from blocgraph.dataset.validation import check_graph, check_shapes
from blocgraph.errors import StoreError
from blocgraph.model import OPEN, Actor, Claim, Document, Observation
from blocgraph.resources import ontology_folder
from blocgraph.vocabulary import ActorKind, RelationType, Status

XSD = "http://www.w3.org/2001/XMLSchema#"
A = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
SUBCLASS = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#subClassOf")
ODD: list[ox.NamedNode | ox.Literal | ox.BlankNode] = [
    ox.NamedNode("https://w3id.org/blocgraph/actor/RUS"),
    ox.NamedNode("https://w3id.org/blocgraph/status/certain"),
    ox.BlankNode("b"),
    ox.Literal(""),
    ox.Literal("defence"),
    ox.Literal("Russie", language="fr"),
    ox.Literal("Russland", language="FR"),
    ox.Literal("union", datatype=ox.NamedNode(XSD + "token")),
    *(
        ox.Literal(text, datatype=ox.NamedNode(XSD + kind))
        for kind, texts in (
            ("integer", ("0", "1", "01", "-1", "7", "x", " 1")),
            ("decimal", ("0.5", "1.0", "1.50", "-0.1", ".5", "y")),
            ("date", ("2024-01-01", "9999-12-31", "2023-02-28", "20240101", "2024-W01-1")),
            ("gYear", ("2024", "then")),
            ("double", ("0.5", "NaN")),
            ("boolean", ("true", "1")),
        )
        for text in texts
    ),
]


@cache
def graphs() -> list[list[ox.Quad]]:
    """The graphs of a small store in which each shape has a node."""
    text = "Russia arms Iran.\nIran votes."
    claims = [
        Claim("d", "RUS", RelationType.ARMS_SUPPLY, "IRN", Status.ASSERTED, text[:17], 0, 17,
              ("UKR",), valid_from="2024", objects=("guns",), extractor="rules"),
        Claim("d", "IRN", RelationType.ALLIANCE, "UKR", Status.DENIED, text[:17], 0, 17,
              valid_from="2001-02", valid_to=OPEN, confidence=0.5),
    ]  # fmt: skip
    content = io.BytesIO()
    with TemporaryDirectory() as folder, Dataset.open(Path(folder) / "a.db") as dataset:
        dataset.add_actors(Actor(code, ActorKind.STATE, code) for code in ("RUS", "IRN", "UKR"))
        votes = Observation("idealPoint", ("IRN",), -1.5, 18, len(text), "1990", "1990")
        document = Document("d", text, title="T", published="2024-05", observations=(votes,))
        dataset.add_document(document, claims)
        dataset.export("nquads", content)
        del dataset
    quads = ox.parse(content.getvalue(), ox.RdfFormat.N_QUADS)
    by_graph: dict[str, list[ox.Quad]] = {}
    for quad in sorted(quads, key=str):
        by_graph.setdefault(str(quad.graph_name), []).append(quad)
    return [by_graph[name] for name in sorted(by_graph)]


@st.composite
def broken_graphs(draw: st.DrawFn) -> list[ox.Quad]:
    """A graph in which some quads are missing, doubled or changed."""
    quads = list(draw(st.sampled_from(graphs())))
    for _ in range(draw(st.integers(0, 4))):
        place = draw(st.integers(0, len(quads) - 1))
        old = quads[place]
        others = st.sampled_from(quads)
        new = ox.Quad(
            draw(st.one_of(st.just(old.subject), others.map(lambda quad: quad.subject))),
            draw(st.one_of(st.just(old.predicate), others.map(lambda quad: quad.predicate))),
            draw(
                st.one_of(
                    st.just(old.object), others.map(lambda quad: quad.object), st.sampled_from(ODD)
                )
            ),
            old.graph_name,
        )
        how = draw(st.sampled_from(["drop", "change", "add"]))
        quads[place : place + 1] = {"drop": [], "change": [new], "add": [old, new]}[how]
        if not quads:
            return [old]
    return list(dict.fromkeys(quads))


def said(quads: list[ox.Quad]) -> Iterator[tuple[str, str]]:
    for found in check_shapes(quads):
        yield found.focus, found.message


@given(broken_graphs())
@settings(deadline=None, max_examples=120)
def test_a_part_is_reported_as_the_whole_would_be(quads: list[ox.Quad]) -> None:
    try:
        found = list(check_graph(quads))
    except StoreError:
        with pytest.raises(StoreError):
            list(check_shapes(quads))
        return
    days = {v for v in found if v.message.endswith("is no day of the calendar")}
    wrong = {(v.focus, v.path) for v in days}
    sound = [
        quad
        for quad in quads
        if (quad.subject.value, quad.predicate.value) not in wrong
        or not any(repr(quad.object.value) in v.message for v in days)
    ]
    assert {(v.focus, v.message) for v in found if v not in days} == set(said(sound))


def test_sound_graphs_pass_without_the_slow_way() -> None:
    sieve = read_sieve(ontology_folder() / "shapes.ttl")
    assert sieve.complete
    for quads in graphs():
        assert sieve.doubtful(quads) == {}


def test_a_class_that_is_another_leaves_all_to_the_slow_way() -> None:
    sieve = read_sieve(ontology_folder() / "shapes.ttl")
    (quads,) = [quads for quads in graphs() if any("oa#exact" in str(q) for q in quads)]
    extra = ox.Quad(quads[0].subject, SUBCLASS, quads[0].subject, quads[0].graph_name)
    assert len(sieve.doubtful([*quads, extra])) == len({quad.subject for quad in quads})


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("sh:minCount 1 ;", "sh:minCount 2 ;"),
        ("sh:nodeKind sh:IRI ;", "sh:hasValue 1 ;"),
        ("sh:targetClass bg:Claim", "sh:targetSubjectsOf bg:about"),
        ("sh:path bg:about", "sh:path [ sh:inversePath bg:about ]"),
        ("[ sh:class oa:TextQuoteSelector ]", "[ sh:nodeKind sh:IRI ]"),
    ],
)
def test_what_the_sieve_does_not_know_it_does_not_pass(tmp_path: Path, old: str, new: str) -> None:
    text = (ontology_folder() / "shapes.ttl").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "shapes.ttl"
    path.write_text(text.replace(old, new), encoding="utf-8")
    assert not read_sieve(path).complete
