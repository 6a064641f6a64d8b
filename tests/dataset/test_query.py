"""Ad-hoc SPARQL: answers as Python values and W3C formats, errors that say where."""

import csv
import io
import json

import pytest
import rdflib

from blocgraph.dataset import Dataset
from blocgraph.errors import QueryError, UnknownNameError
from blocgraph.model import Claim, Document
from blocgraph.vocabulary import RelationType, Status


@pytest.fixture
def dataset() -> Dataset:
    dataset = Dataset.open()
    for number, status in enumerate((Status.ASSERTED, Status.DENIED)):
        text = 'Iran "arms", Russia.'
        document = Document(f"d{number}", text, published="2025-01")
        claim = Claim(document.id, "IRN", RelationType.ARMS_SUPPLY, "RUS", status, text, 0,
                      len(text), confidence=0.75)  # fmt: skip
        dataset.add_document(document, [claim])
    return dataset


def test_all_graphs_are_asked_together_and_prefixes_are_known(dataset: Dataset) -> None:
    result = dataset.query("SELECT ?target { actor:IRN rel:armsSupply ?target }")
    assert (result.kind, result.columns) == ("select", ("target",))
    assert result.rows == (("https://w3id.org/blocgraph/actor/RUS",),)


def test_cells_are_python_values(dataset: Dataset) -> None:
    result = dataset.query(
        "SELECT ?start ?confidence (true AS ?yes) ?nothing ('a' AS ?text)"
        "{ ?c bg:confidence ?confidence ; bg:status status:denied ; oa:hasTarget/oa:hasSelector ?s."
        " ?s oa:start ?start }"
    )
    assert result.rows == ((0, 0.75, True, None, "a"),)


def test_parameters_are_terms_and_cannot_change_the_question(dataset: Dataset) -> None:
    text = "SELECT ?t { $who $how ?t } # $who"
    rows = dataset.query(text, {"who": "actor:IRN", "how": "rel:armsSupply"}).rows
    assert rows == (("https://w3id.org/blocgraph/actor/RUS",),)
    assert dataset.query("ASK { ?c oa:exact $what }", {"what": 'Iran "arms", Russia.'}).answer
    evil = 'x" } UNION { ?s ?p ?o'
    assert dataset.query("SELECT ?c { ?c oa:exact $what }", {"what": evil}).rows == ()
    with pytest.raises(QueryError, match="not an IRI"):
        dataset.query("ASK { $s ?p ?o }", {"s": "<no iri>"})
    with pytest.raises(QueryError, match=r"no \$whom"):
        dataset.query(text, {"whom": "a"})


def test_rows_without_an_order_are_sorted(dataset: Dataset) -> None:
    rows = dataset.query("SELECT ?d { ?d a foaf:Document }").rows
    assert list(rows) == sorted(rows)
    descending = dataset.query("SELECT ?d { ?d a foaf:Document } ORDER BY DESC(?d)").rows
    assert list(descending) == sorted(rows, reverse=True)


def test_tables_are_written_in_the_formats_of_the_w3c(dataset: Dataset) -> None:
    result = dataset.query("SELECT ?sentence { ?q oa:exact ?sentence } LIMIT 1")
    rows = list(csv.reader(io.StringIO(result.serialize("csv").decode())))
    assert rows == [["sentence"], ['Iran "arms", Russia.']]
    assert json.loads(result.serialize("json"))["head"]["vars"] == ["sentence"]
    assert result.serialize("tsv").startswith(b"?sentence\n")
    assert b"<sparql" in result.serialize("xml")
    with pytest.raises(UnknownNameError, match="csv"):
        result.serialize("ttl")


def test_asking_gives_an_answer(dataset: Dataset) -> None:
    yes = dataset.query("ASK { actor:IRN rel:armsSupply actor:RUS }")
    no = dataset.query("ASK { actor:RUS rel:armsSupply actor:IRN }")
    assert (yes.kind, yes.answer, no.answer) == ("boolean", True, False)
    assert json.loads(no.serialize("json"))["boolean"] is False
    assert dataset.query("SELECT ?s { ?s a bg:Claim }").answer is None


@pytest.mark.parametrize(("form", "parser"), [("ttl", "turtle"), ("trig", "trig"), ("nt", "nt"),
                                              ("xml", "xml"), ("json", "json-ld")])  # fmt: skip
def test_graphs_are_written_in_the_formats_of_the_w3c(
    dataset: Dataset, form: str, parser: str
) -> None:
    result = dataset.query("DESCRIBE actor:IRN")
    assert result.kind == "graph"
    assert result.columns == ("subject", "predicate", "object")
    graph = rdflib.Graph().parse(data=result.serialize(form), format=parser)
    assert {tuple(map(str, triple)) for triple in graph} == set(result.rows)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("SELECT ?x WHERE {\n  ?x ex:y ?z }", ["line 2, column 6", "prefix ex: is not declared"]),
        (
            "SELECT ?x WHERE { ?x ?y",
            ["line 1, column 24", "after 'SELECT ?x WHERE { ?x ?y'", "a { is not closed"],
        ),
        ("SELECT ?x {\n ?x ?y }", ["line 2", "?x ?y }"]),
        ("", ["line 1"]),
        ("DELETE WHERE { ?s ?p ?o }", ["line 1", "SELECT, ASK, CONSTRUCT or DESCRIBE"]),
    ],
)
def test_an_error_says_where_in_one_line(dataset: Dataset, text: str, words: list[str]) -> None:
    with pytest.raises(QueryError) as caught:
        dataset.query(text)
    assert "\n" not in str(caught.value)
    for word in words:
        assert word in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { service SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { ?s bg:a\\' ?o . SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } # '\n}",
        "SELECT * { ?s ?p '#' . SERVICE ?g { ?s ?p ?o } }",
    ],
)
def test_no_query_calls_out(dataset: Dataset, text: str) -> None:
    with pytest.raises(QueryError, match="SERVICE"):
        dataset.query(text)


@pytest.mark.parametrize(
    "text",
    [
        "ASK { ?s ?p 'SERVICE <http://e.org/>' }",
        "ASK { ?service ?p ?o } # SERVICE <http://e.org/>",
        "PREFIX service: <http://e.org/SERVICE> ASK { ?s service:service ?o }",
    ],
)
def test_the_word_service_may_be_said(dataset: Dataset, text: str) -> None:
    assert dataset.query(text).kind == "boolean"


def test_a_query_too_deep_for_the_engine_is_refused(dataset: Dataset) -> None:
    with pytest.raises(QueryError, match="nested 3000 deep"):
        dataset.query("ASK " + "{" * 3000 + "}" * 3000)
