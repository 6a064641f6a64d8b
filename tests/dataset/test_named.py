"""The shipped queries: right answers, the same on another engine, parameters that are safe."""

import itertools

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from blocgraph.dataset import Dataset, NamedQuery, named_queries
from blocgraph.errors import QueryError, UnknownNameError
from blocgraph.model import OPEN, Actor, Claim, Document
from blocgraph.vocabulary import ActorKind, RelationType, Status

T, S = RelationType, Status
SAID = [
    # document, published, source, type, target, status, by, from, to
    ("a", "2025-01-17", "RUS", T.TREATY, "IRN", S.ASSERTED, (), "2025-01-17", None),
    ("a", "2025-01-17", "IRN", T.ARMS_SUPPLY, "RUS", S.ALLEGED, ("UKR", "USA"), "2022", None),
    ("b", "2025-02", "IRN", T.ARMS_SUPPLY, "RUS", S.DENIED, ("IRN",), None, None),
    ("b", "2025-02", "PRK", T.ARMS_SUPPLY, "RUS", S.ASSERTED, (), "2023-10", None),
    ("b", "2025-02", "USA", T.SANCTIONS, "IRN", S.ASSERTED, (), "1979", OPEN),
    ("b", "2025-02", "USA", T.SANCTIONS, "RUS", S.ASSERTED, (), None, None),
    ("c", None, "USA", T.SANCTIONS, "RUS", S.ASSERTED, (), "2014-03-06", OPEN),
    ("c", None, "TUR", T.MEMBERSHIP, "NATO", S.ASSERTED, (), "1952-02-18", OPEN),
    ("c", None, "USA", T.MEMBERSHIP, "NATO", S.ASSERTED, (), "1949", OPEN),
    ("c", None, "SWE", T.MEMBERSHIP, "NATO", S.ASSERTED, (), "2024-03-07", OPEN),
    ("c", None, "GDR", T.MEMBERSHIP, "WPO", S.ASSERTED, (), "1955", "1990-10"),
    ("c", None, "RUS", T.MEMBERSHIP, "BRICS", S.ASSERTED, (), None, None),
    ("c", None, "IRN", T.MEMBERSHIP, "BRICS", S.ASSERTED, (), "2024-01-01", None),
    ("d d", "2024", "TUR", T.ECONOMIC_COOPERATION, "RUS", S.ASSERTED, (), None, None),
    ("d d", "2024", "TUR", T.TREATY, "USA", S.ASSERTED, (), "1980-03", None),
    ("d d", "2024", "CHN", T.ARMS_SUPPLY, "RUS", S.ALLEGED, ("USA",), None, None),
    ("d d", "2024", "CHN", T.ARMS_SUPPLY, "RUS", S.NEGATED, (), None, None),
    ("d d", "2024", "CHN", T.ALIGNMENT, "RUS", S.HYPOTHETICAL, (), None, None),
    ("d d", "2024", "RUS", T.ACCUSATION, "USA", S.ASSERTED, (), None, None),
]  # fmt: skip
CHANGED = {
    "allies-of": {"actor": "TUR"},
    "members-on-date": {"organisation": "WPO", "date": "1989"},
    "document-says": {"document": "d d"},
    "evidence-of": {"relation": "RUS-treaty-IRN"},
    "paths-between": {"from": "IRN", "to": "TUR"},
    "published-between": {"from": "2025", "to": "2025-02"},
}
COLUMNS_OF_PEOPLE = ("0001-01-01", "9999-12-31")


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    dataset = Dataset.open()
    codes = sorted({code for row in SAID for code in (row[2], row[4])})
    dataset.add_actors(Actor(code, ActorKind.STATE, code.title()) for code in codes)
    for id, rows in itertools.groupby(SAID, key=lambda row: row[0]):
        said = list(rows)
        sentences = [f"Sentence {number} of {id}." for number in range(len(said))]
        text, claims = " ".join(sentences), []
        for sentence, (_, _, source, type, target, status, by, since, until) in zip(
            sentences, said, strict=True
        ):
            start = text.index(sentence)
            claims.append(Claim(id, source, type, target, status, sentence, start,
                                start + len(sentence), by, since, until))  # fmt: skip
        dataset.add_document(Document(id, text, published=said[0][1]), claims)
    return dataset


@pytest.fixture(scope="module")
def copy(dataset: Dataset) -> rdflib.Dataset:
    return dataset.to_rdflib()


CASES = [
    *((query, {}) for query in named_queries()),
    *((query, CHANGED[query.name]) for query in named_queries() if query.name in CHANGED),
]


@pytest.mark.parametrize(("query", "params"), CASES, ids=lambda value: getattr(value, "name", ""))
def test_every_query_answers_alike_on_another_engine(
    dataset: Dataset, copy: rdflib.Dataset, query: NamedQuery, params: dict[str, str]
) -> None:
    ours = dataset.run_named(query.name, params)
    theirs = copy.query(query.render(params))
    assert [str(variable) for variable in theirs.vars or ()] == list(ours.columns)
    rows = [tuple("" if cell is None else str(cell) for cell in row) for row in theirs]
    assert sorted(rows) == sorted(
        tuple("" if cell is None else str(cell) for cell in row) for row in ours.rows
    )
    for cell in itertools.chain.from_iterable(ours.rows):
        assert str(cell) not in COLUMNS_OF_PEOPLE
        assert "https://w3id.org/" not in str(cell)


@pytest.mark.parametrize(
    ("name", "params", "rows"),
    [
        ("allies-of", {"actor": "IRN"}, {("BRICS", "membership"), ("RUS", "treaty")}),
        ("allies-of", {"actor": "NATO"}, {(c, "membership") for c in ("SWE", "TUR", "USA")}),
        ("adversaries-of", {"actor": "RUS"},
         {("RUS", "accusation", "USA"), ("USA", "sanctions", "RUS")}),
        ("sanctions-by", {"actor": "USA"},
         {("IRN", "asserted", "1979", 1), ("RUS", "asserted", "2014-03-06", 2)}),
        ("sanctions-on", {"actor": "IRN"}, {("USA", "asserted", "1979", 1)}),
        ("accusations-and-denials", {},
         {("IRN", "armsSupply", "RUS", "UKR", "IRN"), ("IRN", "armsSupply", "RUS", "USA", "IRN")}),
        ("members-on-date", {"organisation": "NATO", "date": "2020-05"},
         {("TUR", "1952-02-18", ".."), ("USA", "1949", "..")}),
        ("members-on-date", {"organisation": "WPO", "date": "1990-10-31"},
         {("GDR", "1955", "1990-10")}),
        ("members-on-date", {"organisation": "WPO", "date": "1990-11"}, set()),
        ("members-on-date", {"organisation": "BRICS", "date": "2023"}, {("RUS", "", "")}),
        ("treaties-by-year", {},
         {("1980", "treaty", "TUR", "USA", 1), ("2025", "treaty", "IRN", "RUS", 1)}),
        ("most-contested-dyads", {}, {("CHN", "RUS", 1, 2), ("IRN", "RUS", 1, 2)}),
        ("most-contested-dyads", {"limit": "1"}, {("CHN", "RUS", 1, 2)}),
        ("actors-on-both-sides", {"actor": "USA"},
         {("TUR", "treaty", "RUS", "economicCooperation")}),
        ("ties-across-blocs", {"one": "NATO", "other": "BRICS"},
         {("TUR", "economicCooperation", "RUS")}),
        ("paths-between", {"from": "IRN", "to": "TUR"},
         {("treaty", "RUS", "economicCooperation", None, None)}),
        ("published-between", {"from": "2025", "to": "2025-02"},
         {("a", "2025-01-17", 2), ("b", "2025-02", 4)}),
        ("evidence-of", {"relation": "IRN/armsSupply/RUS"},
         {("alleged", "2022", "a", "2025-01-17", 17, 33, "Sentence 1 of a."),
          ("denied", "", "b", "2025-02", 0, 16, "Sentence 0 of b.")}),
    ],
)  # fmt: skip
def test_the_answers_are_right(
    dataset: Dataset, name: str, params: dict[str, str], rows: set[tuple[object, ...]]
) -> None:
    found = dataset.run_named(name, params).rows
    assert len(found) == len(set(found))
    if name == "paths-between":
        assert ("treaty", "RUS", "economicCooperation", None, None) in found
        assert all(row[4] is not None or row[2] is not None for row in found)
        return
    assert set(found) == rows


def test_claims_come_with_their_sentences(dataset: Dataset) -> None:
    says = {row[3] for row in dataset.run_named("contested-claims").rows}
    assert says == {"alleged", "denied", "negated"}
    suppliers = {row[0] for row in dataset.run_named("arms-suppliers-of").rows}
    assert suppliers == {"IRN", "PRK", "CHN"}
    rows = dataset.run_named("document-says", {"document": "a"}).rows
    assert [row[5:] for row in rows] == [(0, "Sentence 0 of a."), (17, "Sentence 1 of a.")]
    on_its_word = dataset.run_named("said-on-the-word-of", {"actor": "USA"}).rows
    assert {row[0] for row in on_its_word} == {"IRN", "CHN"}


def test_each_query_says_what_it_answers_and_what_it_needs() -> None:
    queries = named_queries()
    assert len(queries) >= 14
    for query in queries:
        assert 10 < len(query.description) < 110
        assert "OPTIONAL" not in query.text
        for param in query.params:
            assert f"${param.name}" in query.text
            assert param.description


def test_unknown_names_are_answered_with_the_nearest(dataset: Dataset) -> None:
    with pytest.raises(UnknownNameError, match="did you mean allies-of"):
        dataset.run_named("alies-of")
    with pytest.raises(UnknownNameError, match="did you mean actor"):
        dataset.run_named("allies-of", {"actr": "RUS"})


@pytest.mark.parametrize(
    ("name", "params", "words"),
    [
        ("members-on-date", {"date": "soon"}, "YYYY-MM-DD"),
        ("most-contested-dyads", {"limit": "1; DROP ALL"}, "whole number"),
        ("evidence-of", {"relation": "RUS"}, "RUS-armsSupply-IRN"),
        ("evidence-of", {"relation": "RUS-armSupply-IRN"}, "relation types are"),
        ("allies-of", {"actor": ""}, "without a name"),
    ],
)
def test_a_value_of_another_kind_is_refused(
    dataset: Dataset, name: str, params: dict[str, str], words: str
) -> None:
    with pytest.raises(QueryError, match=words):
        dataset.run_named(name, params)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_no_value_gets_out_of_its_term(value: str) -> None:
    dataset = Dataset.open()
    assert dataset.run_named("allies-of", {"actor": value}).rows == ()
    assert dataset.run_named("document-says", {"document": value}).rows == ()
