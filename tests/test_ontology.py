"""The Turtle vocabulary and the Python one say the same, and the shapes know both."""

import rdflib
from rdflib.collection import Collection
from rdflib.namespace import OWL, RDF, RDFS, SH, SKOS

from blocgraph.dataset import Dataset
from blocgraph.dataset.dates import PRECISIONS
from blocgraph.dataset.terms import BASE, PREFIXES
from blocgraph.model import Actor, Claim, Document
from blocgraph.resources import ontology_folder
from blocgraph.vocabulary import ActorKind, Layer, RelationStatus, RelationType, Status

BG = rdflib.Namespace(PREFIXES["bg"])
ONTOLOGY = rdflib.Graph().parse(ontology_folder() / "blocgraph.ttl")
SHAPES = rdflib.Graph().parse(ontology_folder() / "shapes.ttl")


def notations(scheme: str) -> dict[str, rdflib.term.Node]:
    concepts = ONTOLOGY.subjects(SKOS.inScheme, rdflib.URIRef(BASE + scheme))
    return {str(ONTOLOGY.value(concept, SKOS.notation)): concept for concept in concepts}


def test_the_schemes_are_the_enums() -> None:
    schemes = {
        "relation-type/": RelationType,
        "status/": Status,
        "relation-status/": RelationStatus,
        "layer/": Layer,
        "actor-kind/": ActorKind,
        "precision/": PRECISIONS,
    }
    for scheme, values in schemes.items():
        assert set(notations(scheme)) == {str(value) for value in values}, scheme
        for notation, concept in notations(scheme).items():
            assert str(concept) == BASE + scheme + notation
            assert ONTOLOGY.value(concept, SKOS.prefLabel)
            assert ONTOLOGY.value(concept, SKOS.definition)


def test_relation_types_agree_on_every_property() -> None:
    for notation, concept in notations("relation-type/").items():
        kind = RelationType(notation)
        layer = ONTOLOGY.value(concept, BG.layer)
        assert ONTOLOGY.value(concept, BG.symmetric).toPython() is kind.is_symmetric
        assert ((concept, RDF.type, OWL.SymmetricProperty) in ONTOLOGY) is kind.is_symmetric
        assert str(ONTOLOGY.value(layer, SKOS.notation)) == kind.layer
        assert ONTOLOGY.value(concept, BG.sign).toPython() == kind.sign
        assert float(ONTOLOGY.value(concept, BG.goldstein)) == kind.goldstein


def test_a_weight_is_that_of_its_cameo_code() -> None:
    for concept in notations("relation-type/").values():
        code = ONTOLOGY.value(concept, BG.weightedAs)
        assert ONTOLOGY.value(concept, BG.goldstein) == ONTOLOGY.value(code, BG.goldstein)
        matches = set(ONTOLOGY.objects(concept, SKOS.closeMatch | SKOS.relatedMatch))
        assert code in matches, concept
        for match in matches:
            assert (match, RDF.type, SKOS.Concept) in ONTOLOGY


def test_the_cameo_weights_are_those_of_the_table(shared) -> None:
    lines = (shared / "tables/cameo_goldstein_plover.tsv").read_text(encoding="utf-8").splitlines()
    weights = {code: weight for code, _, weight, *_ in (line.split("\t") for line in lines[1:])}
    for code, concept in notations("cameo/").items():
        assert float(ONTOLOGY.value(concept, BG.goldstein)) == float(weights[code]), code


def test_own_terms_are_labelled_and_say_where_they_are_defined() -> None:
    own = {s for s in ONTOLOGY.subjects(unique=True) if str(s).startswith(str(BG))}
    assert len(own) > 20
    for term in own:
        assert ONTOLOGY.value(term, RDFS.label), term
        assert ONTOLOGY.value(term, RDFS.comment), term
        assert ONTOLOGY.value(term, RDFS.isDefinedBy), term


def test_every_own_term_that_is_written_or_checked_is_defined() -> None:
    dataset = Dataset.open()
    dataset.add_actors(
        [
            Actor("AAA", ActorKind.STATE, "Aland", ("b", "a"), ("Alandish",), "Acity", 1.5, 2.0,
                  "AL", "Q1", "1990", "..", "Book"),
        ]
    )  # fmt: skip
    text = "One arms another."
    document = Document("d", text, "T", "2024-05", "P", "http://e.org/", "en")
    claim = Claim("d", "AAA", RelationType.ARMS_SUPPLY, "BBB", Status.ALLEGED, text, 0, len(text),
                  ("AAA",), "2024", "..", ("y", "x"), "arms", 0.5, "rules 1", "Book")  # fmt: skip
    dataset.add_document(document, [claim])
    used = {str(term) for quad in dataset.to_rdflib().quads() for term in quad[:3]}
    used |= {str(term) for triple in SHAPES for term in triple}
    instances = ("actor/", "claim/", "document/", "relation/", "graph/", "extractor/", "shapes#")
    own = {t for t in used if t.startswith(BASE) and not t[len(BASE) :].startswith(instances)}
    defined = {str(subject) for subject in ONTOLOGY.subjects()}
    assert len(own) > 40
    assert own <= defined


def test_the_shapes_list_the_whole_schemes() -> None:
    listed = {frozenset(Collection(SHAPES, values)) for values in SHAPES.objects(None, SH["in"])}
    for scheme in ("relation-type/", "status/", "relation-status/", "layer/", "actor-kind/"):
        assert frozenset(notations(scheme).values()) in listed, scheme
