"""FollowTheMoney: only what an authority says of an actor or of a state's body."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocgraph.errors import InputError, TableError
from blocgraph.imports import DatasetImport, ImportOptions, read_dataset


def entity(id: str, schema: str, **properties: object) -> dict[str, object]:
    return {
        "id": id,
        "schema": schema,
        "caption": id,
        "properties": {
            name: value if isinstance(value, list) else [value]
            for name, value in properties.items()
        },
        "datasets": ["us_ofac_sdn"],
    }


def load(path: Path, entities: list[dict[str, object]], **options: object) -> DatasetImport:
    path.write_text("".join(json.dumps(item) + "\n" for item in entities), encoding="utf-8")
    return read_dataset("ftm", [path], ImportOptions(**options))  # type: ignore[arg-type]


MINISTRY = entity("m", "PublicBody", name="Ministry of Works", country="na")
GROUP = entity("g", "Organization", name="Hezbollah", country="lb")
FIRM = entity("f", "Company", name="Iran", country="ir")
PERSON = entity("p", "Person", name="X", country="ir", topics="sanction")


def test_sanctions_on_actors_and_on_state_bodies(tmp_path: Path) -> None:
    found = load(
        tmp_path / "a.json",
        [
            entity("s1", "Sanction", entity="m", country="eu", startDate="2022-03-01T10:00:00"),
            MINISTRY,
            GROUP,
            entity(
                "s2",
                "Sanction",
                entity=["g"],
                authority="Office of Foreign Assets Control",
                listingDate="1997-10",
                endDate="2030",
            ),
        ],
    )
    ((document, claims),) = found.documents
    assert [(c.source, c.type, c.target, c.valid_from, c.valid_to) for c in claims] == [
        ("EU", "sanctions", "NAM", "2022-03-01", None),
        ("USA", "sanctions", "HEZBOLLAH", "1997-10", "2030"),
    ]
    assert claims[0].confidence < claims[1].confidence == 1
    assert '"id": "s1"' in claims[0].sentence
    assert document.publisher == "us_ofac_sdn"
    assert (found.report.rows, found.report.mapped) == (4, 2)


def test_nested_sanctions_are_those_of_their_entity(tmp_path: Path) -> None:
    nested = entity("g", "Organization", name="Hezbollah")
    nested["properties"]["sanctions"] = [  # type: ignore[index]
        {"id": "s", "schema": "Sanction", "properties": {"country": ["us"]}}
    ]
    ((_, claims),) = load(tmp_path / "a.json", [nested]).documents
    assert [claim.relation_key for claim in claims] == [("USA", "sanctions", "HEZBOLLAH")]


def test_memberships_among_actors(tmp_path: Path) -> None:
    found = load(
        tmp_path / "a.json",
        [
            entity("fi", "PublicBody", name="Finland", country="fi"),
            entity("nato", "Organization", name="NATO"),
            entity("x", "Membership", member="fi", organization="nato", startDate="2023-04-04"),
            entity("y", "Membership", member="p", organization="nato"),
            PERSON,
        ],
    )
    ((_, claims),) = found.documents
    assert [(*c.relation_key, c.valid_from) for c in claims] == [
        ("FIN", "membership", "NATO", "2023-04-04")
    ]
    reasons = {row.reason for row in found.report.skipped}
    assert "Membership: member: a Person is no actor of ours" in reasons


@pytest.mark.parametrize(
    ("entities", "reason"),
    [
        (
            [FIRM, entity("s", "Sanction", entity="f", country="us")],
            "a Company is no actor of ours",
        ),
        ([PERSON, entity("s", "Sanction", entity="p", country="us")], "a Person is no actor"),
        ([MINISTRY, entity("s", "Sanction", entity="m", country="zz")], "no authority that we"),
        ([MINISTRY, entity("s", "Sanction", entity="m")], "no authority that we know"),
        ([MINISTRY, entity("s", "Sanction", entity="m", country="na")], "the entity's own state"),
        ([entity("s", "Sanction", entity="gone", country="us")], "not in the files"),
        ([PERSON], "Person: only marked as sanctioned, by nobody named"),
        ([FIRM], "Company: relates no two actors"),
        (
            [
                entity("b", "PublicBody", name="Joint", country=["ir", "ru"]),
                entity("s", "Sanction", entity="b", country="us"),
            ],
            "a public body of no or several states",
        ),
        (
            [
                entity("o", "Organization", name="Georgia", country="us"),
                entity("s", "Sanction", entity="o", country="ru"),
            ],
            "a Organization is no actor of ours",
        ),
    ],
)
def test_what_concerns_no_actor_is_skipped_with_its_reason(
    tmp_path: Path, entities: list[dict[str, object]], reason: str
) -> None:
    found = load(tmp_path / "a.json", entities)
    assert found.documents[0][1] == ()
    assert any(reason in row.reason for row in found.report.skipped), found.report.skipped
    assert sum(row.rows for row in found.report.skipped) == found.report.rows


def test_unknown_authorities_are_listed(tmp_path: Path) -> None:
    sanction = entity("s", "Sanction", entity="m", authority="Council of Elrond")
    (unknown,) = load(tmp_path / "a.json", [MINISTRY, sanction]).report.unknown
    assert (unknown.column, unknown.code) == ("Sanction: authority", "Council of Elrond")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"id": "a", "schema": "Per', "no JSON"),
        ("[1, 2]", "no JSON object"),
        ('{"id": "a", "schema": "Person"}', "column properties: the entity lacks it"),
        ("[" * 100_000, "no JSON (too deep)"),
        (
            '{"id": "a", "schema": "Person", "properties": {"name": ["\\ud800"]}}',
            "half a character",
        ),
    ],
)
def test_broken_lines_are_refused(tmp_path: Path, line: str, message: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(MINISTRY) + "\n" + line)
    with pytest.raises(TableError) as error:
        read_dataset("ftm", [path], ImportOptions())
    assert str(error.value).startswith(f"{path}:2: {message}")


@given(
    st.dictionaries(
        st.sampled_from(["id", "schema", "caption", "properties", "datasets"]),
        st.recursive(
            st.none() | st.text(max_size=5) | st.integers() | st.just("Sanction"),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(
                    st.sampled_from(["entity", "sanctions", "country", "topics", "name"]), inner
                )
            ),
        ),
    )
)
def test_whatever_the_json_it_is_counted_or_refused(
    tmp_path_factory: pytest.TempPathFactory, record: dict[str, object]
) -> None:
    path = tmp_path_factory.mktemp("json") / "a.json"
    problem = ""
    try:
        report = load(path, [record]).report
        assert report.mapped + sum(row.rows for row in report.skipped) == report.rows >= 1
    except InputError as error:
        problem = str(error)
    assert not problem or problem.startswith(f"{path}:1: ")


def test_impossible_dates_are_refused(tmp_path: Path) -> None:
    sanction = entity("s", "Sanction", entity="m", country="us", startDate="2022-02-30")
    with pytest.raises(TableError, match=r"a.json:2: column startDate: '2022-02-30' is no date"):
        load(tmp_path / "a.json", [MINISTRY, sanction])
