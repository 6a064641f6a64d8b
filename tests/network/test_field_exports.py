"""Networks written for Neo4j, FollowTheMoney and Gephi's timeline open in the field's own tools."""

import csv
import json
import re

import networkx as nx
import pytest

from blocgraph.actors import load_actors
from blocgraph.model import OPEN, Actor, Claim, Document, group_relations
from blocgraph.network import project, to_ftm, to_gexf, to_graphml, to_neo4j
from blocgraph.vocabulary import ActorKind, RelationType, Status

T = RelationType


def claim(source, type, target, status=Status.ASSERTED, since=None, until=None, **more):
    sentence = f'They said "{source} & {target}"; {type},\nfirmly.'
    return Claim(
        "d", source, type, target, status, sentence, 0, len(sentence),
        valid_from=since, valid_to=until, **more,
    )  # fmt: skip


CLAIMS = (
    claim("FRA", T.MEMBERSHIP, "NATO", since="1949-08-24", until="1966"),
    claim("FRA", T.MEMBERSHIP, "NATO", since="2009-04", until=OPEN),
    claim("EU", T.SANCTIONS, "RUS", since="2014", until=OPEN, objects=("oil",)),
    claim("USA", T.SANCTIONS, "IRN", Status.HYPOTHETICAL),
    claim("RUS", T.TREATY, "IRN", since="2001-03", until="2020"),
    claim("IRN", T.ARMS_SUPPLY, "RUS", Status.DENIED, attributed_to=("IRN",)),
)
DOCUMENT = Document(
    "d", "", published="2024-05-06", publisher="A Newspaper", url="https://example.org/a"
)


@pytest.fixture
def network():
    return project(group_relations(CLAIMS), actors=load_actors())


def test_gexf_has_a_spell_for_each_membership(network, tmp_path):
    to_gexf(network, tmp_path / "n.gexf")
    text = (tmp_path / "n.gexf").read_text(encoding="utf-8")
    assert 'mode="dynamic"' in text
    assert 'timeformat="date"' in text
    spells = re.findall(r"<spell ([^>]*?) ?/>", text)
    assert spells == ['start="1949-08-24" end="1966-12-31"', 'start="2009-04-01"']
    found = {data["id"]: data for *_, data in nx.read_gexf(tmp_path / "n.gexf").edges(data=True)}
    assert (found["IRN-treaty-RUS"]["start"], found["IRN-treaty-RUS"]["end"]) == (
        "2001-03-01", "2020-12-31",
    )  # fmt: skip
    assert "start" not in found["IRN-armsSupply-RUS"], "what is denied never held"


def test_overlapping_claims_are_one_span(tmp_path):
    claims = [
        claim("FRA", T.ALLIANCE, "DEU", since="1950", until="1960"),
        claim("FRA", T.ALLIANCE, "DEU", since="1955-02", until=OPEN),
    ]
    to_gexf(project(group_relations(claims)), tmp_path / "n.gexf")
    (edge,) = nx.read_gexf(tmp_path / "n.gexf").edges(data=True)
    assert edge[2]["start"] == "1950-01-01"
    assert "end" not in edge[2]


def test_graphml_says_what_is_symmetric(network, tmp_path):
    to_graphml(network, tmp_path / "n.graphml")
    found = nx.read_graphml(tmp_path / "n.graphml", force_multigraph=True)
    assert {key: data["symmetric"] for *_, key, data in found.edges(keys=True, data=True)} == {
        "EU-sanctions-RUS": 0,
        "FRA-membership-NATO": 0,
        "IRN-armsSupply-RUS": 0,
        "IRN-treaty-RUS": 1,
        "USA-sanctions-IRN": 0,
    }


def neo4j_table(path):
    """A file of the bulk import, its header's types checked as the importer reads them."""
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    parse = {"double": float, "int": int, "boolean": {"true": True, "false": False}.get}
    assert all(len(row) == len(header) for row in rows)
    assert not any("\n" in cell for row in rows for cell in row), "needs no --multiline-fields"
    return [
        {
            name: parse.get(name.rpartition(":")[2], str)(cell)
            for name, cell in zip(header, row, strict=True)
            if cell
        }
        for row in rows
    ]


def test_neo4j_finds_both_ends_of_every_relation(network, tmp_path):
    to_neo4j(network, tmp_path / "neo4j")
    actors = neo4j_table(tmp_path / "neo4j" / "actors.csv")
    relations = neo4j_table(tmp_path / "neo4j" / "relations.csv")
    codes = [row["code:ID(Actor)"] for row in actors]
    assert len(set(codes)) == len(codes) == network.number_of_nodes()
    assert len(relations) == network.number_of_edges()
    for row in relations:
        assert {row[":START_ID(Actor)"], row[":END_ID(Actor)"]} <= set(codes)
        assert re.fullmatch("[A-Z_]+", row[":TYPE"])
    (nato,) = (row for row in actors if row["code:ID(Actor)"] == "NATO")
    assert nato[":LABEL"] == "Actor;Organisation"
    (treaty,) = (row for row in relations if row["key"] == "IRN-treaty-RUS")
    assert (treaty["symmetric:boolean"], treaty["start:date"], treaty["valid_from"]) == (
        True, "2001-03-01", "2001-03",
    )  # fmt: skip
    assert treaty["evidence"] == 'They said "RUS & IRN"; treaty, firmly.'


def test_ftm_is_what_its_model_takes(network, tmp_path):
    pytest.importorskip("followthemoney", reason="followthemoney needs ICU, which is not here")
    from followthemoney import model
    from followthemoney.proxy import EntityProxy

    to_ftm(network, tmp_path / "n.ftm.json", actors=load_actors(), documents={"d": DOCUMENT})
    entities = {}
    for line in (tmp_path / "n.ftm.json").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        model.get(record["schema"]).validate(record)
        entity = EntityProxy.from_dict(record, cleaned=False)
        kept = {name: sorted(entity.get(name)) for name in record["properties"]}
        assert kept == {name: sorted(values) for name, values in record["properties"].items()}
        entities[entity.id] = entity
    edges = [entity for entity in entities.values() if entity.get("recordId", quiet=True)]
    assert len(edges) == len(CLAIMS)
    for edge in edges:
        ends = [id for name in ("member", "organization", "entity", "subject", "object")
                if name in edge.schema.properties for id in edge.get(name)]  # fmt: skip
        assert set(ends) <= entities.keys()
        assert edge.get("publisher") == ["A Newspaper"]
    assert sorted(edge.schema.name for edge in edges) == [
        "Membership", "Membership", "Sanction", "UnknownLink", "UnknownLink", "UnknownLink",
    ]  # fmt: skip


def test_only_what_is_asserted_is_a_sanction(network, tmp_path):
    to_ftm(network, tmp_path / "n.ftm.json", actors=load_actors(), documents={})
    records = [json.loads(line) for line in (tmp_path / "n.ftm.json").open(encoding="utf-8")]
    (sanction,) = (record for record in records if record["schema"] == "Sanction")
    assert sanction["properties"]["authority"] == ["European Union"]
    assert sanction["properties"]["entity"] == ["blocgraph-rus"]
    possible = [r for r in records if r["properties"].get("status") == ["hypothetical"]]
    assert [record["properties"]["role"] for record in possible] == [["sanctions"]]


def test_what_nobody_says_is_marked_as_derived(tmp_path):
    origin = claim("EU", T.SANCTIONS, "RUS", since="2014")
    ours = claim("HUN", T.SANCTIONS, "RUS", since="2014", derived_from=(origin.id,))
    network = project(group_relations([origin, ours]))
    to_graphml(network, tmp_path / "n.graphml")
    edges = nx.read_graphml(tmp_path / "n.graphml", force_multigraph=True).edges(data=True)
    assert {source: data["derived"] for source, _, data in edges} == {"EU": 0, "HUN": 1}
    to_neo4j(network, tmp_path)
    rows = neo4j_table(tmp_path / "relations.csv")
    assert {row[":START_ID(Actor)"]: row["derived:int"] for row in rows} == {"EU": 0, "HUN": 1}
    to_ftm(network, tmp_path / "n.json", actors=load_actors(), documents={})
    records = [json.loads(line) for line in (tmp_path / "n.json").open(encoding="utf-8")]
    assert {(r["schema"], *r["properties"]["status"]) for r in records
            if "status" in r["properties"]} == {
        ("Sanction", "asserted"), ("UnknownLink", "asserted, derived"),
    }  # fmt: skip


@pytest.mark.parametrize("write", [to_neo4j, to_ftm])
def test_unknown_actors_and_no_relations_can_be_written(tmp_path, write):
    more = {"actors": [], "documents": {}} if write is to_ftm else {}
    odd = project([], actors=[Actor("XYZ", ActorKind.COLLECTIVE, "Nobody")])
    write(odd, tmp_path / "none", **more)
    write(project(group_relations(CLAIMS)), tmp_path / "some", **more)
    assert (tmp_path / "none").exists()
    again = tmp_path / "again"
    write(project(group_relations(reversed(CLAIMS))), again, **more)
    for path in [again] if again.is_file() else sorted(again.iterdir()):
        assert path.read_bytes() == (tmp_path / "some" / path.relative_to(again)).read_bytes()
