"""What goes into a dataset comes out as it was, and documents do not touch one another."""

import io
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blocgraph.dataset import Dataset
from blocgraph.dataset.terms import (
    RELATIONS_GRAPH,
    actor_iri,
    document_id,
    document_iri,
    relation_iri,
    relation_key,
)
from blocgraph.errors import InputError
from blocgraph.model import OPEN, Actor, Claim, Document, group_relations
from blocgraph.vocabulary import ActorKind, RelationType, Status

NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
CODES = st.sampled_from(["RUS", "IRN", "USA", "PRK", "ABU-SAYYAF", "a/b", "ÅLAND"])
DATES = st.none() | st.sampled_from([OPEN, "2024", "2024-02", "2024-02-29", "0001", "9999-12-31"])
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)
FRACTIONS = st.floats(0, 1)


@st.composite
def documents_with_claims(draw: st.DrawFn) -> tuple[Document, tuple[Claim, ...]]:
    optional = st.none() | NAMES
    document = Document(
        id=draw(NAMES),
        text=draw(TEXTS),
        title=draw(optional),
        published=draw(DATES.filter(lambda date: date != OPEN)),
        publisher=draw(optional),
        url=draw(optional),
        language=draw(st.sampled_from(["en", "fr"])),
    )
    claims = {}
    for _ in range(draw(st.integers(0, 5))):
        start = draw(st.integers(0, len(document.text) - 1))
        end = draw(st.integers(start + 1, len(document.text)))
        claim = Claim(
            document=document.id,
            source=draw(CODES),
            type=draw(st.sampled_from(RelationType)),
            target=draw(CODES),
            status=draw(st.sampled_from(Status)),
            sentence=document.text[start:end],
            start=start,
            end=end,
            attributed_to=tuple(draw(st.lists(CODES, max_size=4))),
            valid_from=draw(DATES),
            valid_to=draw(DATES),
            objects=tuple(draw(st.lists(TEXTS, max_size=4))),
            trigger=draw(st.just("") | TEXTS),
            confidence=draw(FRACTIONS),
            extractor=draw(st.just("") | NAMES),
            cites=draw(optional),
        )
        claims.setdefault(claim.id, claim)
    return document, tuple(claims.values())


def in_order(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    return tuple(sorted(claims, key=lambda c: (c.document, c.start, c.end, c.id)))


def claim(of: Document, status: Status = Status.ASSERTED, **changes: object) -> Claim:
    values: dict[str, object] = {
        "document": of.id,
        "source": "RUS",
        "type": RelationType.ARMS_SUPPLY,
        "target": "IRN",
        "status": status,
        "sentence": of.text,
        "start": 0,
        "end": len(of.text),
    }
    return Claim(**(values | changes))  # type: ignore[arg-type]


def direct_triples(dataset: Dataset) -> set[tuple[str, str, str]]:
    found = dataset.query("SELECT ?s ?p ?o { ?s ?p ?o FILTER(STRSTARTS(STR(?p), STR(rel:))) }").rows
    return {tuple(str(cell).rpartition("/")[2] for cell in row) for row in found}  # type: ignore[misc]


@given(st.lists(documents_with_claims(), max_size=3, unique_by=lambda pair: pair[0].id))
@settings(max_examples=60, deadline=None)
def test_documents_and_claims_come_back_equal(
    pairs: list[tuple[Document, tuple[Claim, ...]]],
) -> None:
    dataset = Dataset.open()
    dataset.add_documents(pairs)
    documents = tuple(sorted((document for document, _ in pairs), key=lambda d: d.id))
    claims = in_order([claim for _, its in pairs for claim in its])
    assert dataset.documents() == documents
    assert dataset.claims() == claims
    assert dataset.relations() == group_relations(claims)
    for document, its in pairs:
        assert dataset.claims(document.id) == in_order(its)
        assert dataset.digest_of(document.id) == document.digest
    content, again = io.BytesIO(), io.BytesIO()
    dataset.export("trig", content)
    for pair in reversed(pairs):
        dataset.add_document(*pair)
    dataset.export("trig", again)
    assert again.getvalue() == content.getvalue()


@given(NAMES | st.sampled_from([".", "..", "...", "a/../b", "x#y?z", "%2F", "http://e.org/ä b"]))
def test_any_id_fits_into_an_iri_and_comes_back(name: str) -> None:
    name_of_graph = document_iri(name).value
    assert document_id(name_of_graph) == name
    assert all(
        character.isascii() and character not in ' <>"{}|\\^`#' for character in name_of_graph
    )
    key = (name, RelationType.AID, name)
    assert relation_key(relation_iri(key).value) == key
    if name != "..":
        assert not name_of_graph.endswith("/..")


@given(
    st.lists(
        st.builds(
            Actor,
            code=NAMES,
            kind=st.sampled_from(ActorKind),
            name=NAMES,
            aliases=st.lists(NAMES, max_size=3).map(tuple),
            demonyms=st.lists(NAMES, max_size=3).map(tuple),
            capital=st.none() | NAMES,
            latitude=st.none() | st.floats(-90, 90),
            longitude=st.none() | st.floats(-180, 180),
            iso_alpha2=st.none() | st.sampled_from(["RU", "IR"]),
            wikidata=st.none() | st.sampled_from(["Q1", "Q159"]),
            valid_from=DATES,
            valid_to=DATES,
            cites=st.none() | NAMES,
        ),
        max_size=3,
        unique_by=lambda actor: actor.code,
    )
)
@settings(max_examples=50, deadline=None)
def test_actors_come_back_equal_and_are_replaced(actors: list[Actor]) -> None:
    dataset = Dataset.open()
    dataset.add_actors(Actor(actor.code, ActorKind.STATE, "old", ("older",)) for actor in actors)
    dataset.add_actors(actors)
    assert dataset.actors() == tuple(sorted(actors, key=lambda actor: actor.code))


@given(st.lists(documents_with_claims(), min_size=2, max_size=3, unique_by=lambda p: p[0].id))
@settings(max_examples=30, deadline=None)
def test_a_document_leaves_the_graphs_of_others_alone(
    pairs: list[tuple[Document, tuple[Claim, ...]]],
) -> None:
    def graphs_of(dataset: Dataset) -> dict[str, set[str]]:
        content = io.BytesIO()
        dataset.export("nquads", content)
        graphs: dict[str, set[str]] = {}
        for line in content.getvalue().decode().split("\n")[:-1]:
            graphs.setdefault(line.rsplit(" ", 2)[1], set()).add(line)
        graphs.pop(str(RELATIONS_GRAPH), None)
        return graphs

    dataset = Dataset.open()
    dataset.add_documents(pairs[:-1])
    before = graphs_of(dataset)
    dataset.add_document(*pairs[-1])
    after = graphs_of(dataset)
    assert {name: after[name] for name in before} == before
    dataset.remove_document(pairs[-1][0].id)
    assert graphs_of(dataset) == before


@given(st.lists(documents_with_claims(), max_size=4, unique_by=lambda p: p[0].id), st.data())
@settings(max_examples=30, deadline=None)
def test_relations_in_the_store_are_those_of_the_claims(
    pairs: list[tuple[Document, tuple[Claim, ...]]], data: st.DataObject
) -> None:
    dataset = Dataset.open()
    for pair in pairs:
        dataset.add_document(*pair)
    gone = data.draw(st.sets(st.sampled_from([pair[0].id for pair in pairs]))) if pairs else set()
    for id in gone:
        dataset.remove_document(id)
    left = [pair for pair in pairs if pair[0].id not in gone]
    relations = group_relations(claim for _, claims in left for claim in claims)
    published = {document.id: document.published for document, _ in left}
    rows = dataset.query("SELECT ?r ?s { ?r bg:relationStatus ?s }").rows
    assert {(str(r), str(s).rpartition("/")[2]) for r, s in rows} == {
        (relation_iri(relation.key).value, str(relation.status)) for relation in relations
    }
    standing = {
        (
            actor_iri(one).value.rpartition("/")[2],
            str(type),
            actor_iri(other).value.rpartition("/")[2],
        )
        for source, type, target in (r.key for r in relations if r.stands(published))
        for one, other in [(source, target), *([(target, source)] * type.is_symmetric)]
    }
    assert direct_triples(dataset) == standing


@pytest.mark.parametrize(
    "status", [Status.ALLEGED, Status.DENIED, Status.NEGATED, Status.HYPOTHETICAL]
)
def test_only_what_is_asserted_becomes_a_direct_triple(status: Status) -> None:
    document = Document("d", "Russia arms Iran.")
    dataset = Dataset.open()
    dataset.add_document(document, [claim(document, status)])
    assert direct_triples(dataset) == set()
    dataset.add_document(document, [claim(document)])
    assert direct_triples(dataset) == {("RUS", "armsSupply", "IRN")}


def test_a_later_negation_takes_the_direct_triple_away_but_no_claim() -> None:
    dataset = Dataset.open()
    first = Document("first", "Russia arms Iran.", published="2024-01-01")
    later = Document("later", "Russia does not arm Iran.", published="2025-01-01")
    dataset.add_document(first, [claim(first)])
    dataset.add_document(later, [claim(later, Status.NEGATED)])
    assert direct_triples(dataset) == set()
    assert dataset.summary().contested == 1
    assert len(dataset.claims()) == 2
    dataset.remove_document("later")
    assert direct_triples(dataset) == {("RUS", "armsSupply", "IRN")}
    assert dataset.summary().contested == 0


def test_a_symmetric_relation_has_a_direct_triple_either_way() -> None:
    document = Document("d", "They signed a treaty.")
    dataset = Dataset.open()
    dataset.add_document(document, [claim(document, type=RelationType.TREATY)])
    assert direct_triples(dataset) == {("RUS", "treaty", "IRN"), ("IRN", "treaty", "RUS")}


def test_evidence_that_is_not_in_the_text_is_refused_and_nothing_written() -> None:
    document = Document("d", "Russia arms Iran.")
    dataset = Dataset.open()
    with pytest.raises(InputError, match="not the sentence"):
        dataset.add_document(document, [claim(document, sentence="Iran arms Russia.")])
    with pytest.raises(InputError, match="'other'"):
        dataset.add_document(document, [claim(document, document="other")])
    with pytest.raises(InputError, match="published"):
        dataset.add_document(Document("e", "x", published="last week"), [])
    with pytest.raises(InputError, match="half a character"):
        dataset.add_document(Document("e", "x \ud800 y"), [])
    assert dataset.documents() == ()
    assert dataset.summary().relations == 0


def test_claims_with_one_id_count_once() -> None:
    document = Document("d", "Russia arms Iran.")
    dataset = Dataset.open()
    dataset.add_document(
        document, [claim(document, confidence=0.9), claim(document, confidence=0.5)]
    )
    assert [found.confidence for found in dataset.claims()] == [0.9]
    dataset.remove_document("d")
    assert dataset.summary().relations == 0
    assert dataset.claim_counts() == {}


def test_the_revision_is_that_of_the_content() -> None:
    def revision(
        claims: Sequence[Claim],
        text: str = "A signed. B signed.",
        actors: Sequence[Actor] = (),
    ) -> str:
        with Dataset.open() as dataset:
            dataset.add_document(Document("d", text), claims)
            dataset.add_actors(actors)
            return dataset.revision()

    one = Claim("d", "AAA", RelationType.TREATY, "BBB", Status.ASSERTED, "A signed.", 0, 9)
    two = Claim("d", "BBB", RelationType.TREATY, "CCC", Status.ASSERTED, "B signed.", 10, 19)
    assert revision([one, two]) == revision([two, one])
    others = [
        revision([one]),
        revision([one, replace(two, confidence=0.5)]),
        revision([one, two], text="A signed. B signed. "),
        revision([one, two], actors=[Actor("AAA", ActorKind.STATE, "A")]),
    ]
    assert len({revision([one, two]), *others}) == 5
