"""Networks written for other tools hold every relation."""

import csv

import networkx as nx
import pytest

from blocgraph.model import OPEN, Actor, Claim, group_relations
from blocgraph.network import project, to_edge_csv, to_gexf, to_graphml, to_node_csv
from blocgraph.vocabulary import ActorKind, RelationType, Status

KEYS = {"IRN-treaty-RUS", "RUS-armsSupply-IRN", "USA-sanctions-RUS"}


def make_network(sentence='They said "a & b" <signed>,\nfirmly.\x07'):
    kinds = [
        ("RUS", RelationType.TREATY, "IRN", "2001-03", "2020"),
        ("RUS", RelationType.ARMS_SUPPLY, "IRN", None, None),
        ("USA", RelationType.SANCTIONS, "RUS", "2014", OPEN),
    ]
    claims = [
        Claim(f"d{i}", *ends, Status.ASSERTED, sentence, 0, 9, valid_from=since, valid_to=until)
        for i, (*ends, since, until) in enumerate(kinds)
    ]
    iran = Actor("IRN", ActorKind.STATE, "Iran", latitude=35.7, longitude=51.4)
    return project(group_relations(claims), actors=[iran])


def test_graphml_opens_again_with_every_relation(tmp_path):
    to_graphml(make_network(), tmp_path / "n.graphml")
    network = nx.read_graphml(tmp_path / "n.graphml", force_multigraph=True)
    assert {key for *_, key in network.edges(keys=True)} == KEYS
    data = network.edges["RUS", "IRN", "RUS-armsSupply-IRN"]
    assert (data["type"], data["weight"], data["claims"]) == ("armsSupply", 0.83, 1)
    assert data["evidence"] == 'They said "a & b" <signed>,\nfirmly.'
    assert network.nodes["IRN"]["latitude"] == 35.7


def test_gexf_opens_again_with_time_spans(tmp_path):
    to_gexf(make_network(), tmp_path / "n.gexf")
    network = nx.read_gexf(tmp_path / "n.gexf")
    found = {data["id"]: data for *_, data in network.edges(data=True)}
    assert set(found) == KEYS
    treaty, sanctions = found["IRN-treaty-RUS"], found["USA-sanctions-RUS"]
    assert (treaty["start"], treaty["end"]) == ("2001-03-01", "2020-12-31")
    assert (sanctions["start"], sanctions["weight"], sanctions["sign"]) == ("2014-01-01", 0.8, -1)
    assert "end" not in sanctions
    assert network.nodes["IRN"]["label"] == "Iran"


def test_csv_has_a_row_for_each_actor_and_relation(tmp_path):
    to_node_csv(make_network(), tmp_path / "nodes.csv")
    to_edge_csv(make_network(), tmp_path / "edges.csv")
    with (tmp_path / "nodes.csv").open(encoding="utf-8", newline="") as file:
        assert [row["code"] for row in csv.DictReader(file)] == ["IRN", "RUS", "USA"]
    with (tmp_path / "edges.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["key"]: row for row in csv.DictReader(file)}
    assert set(rows) == KEYS
    assert rows["RUS-armsSupply-IRN"]["valid_from"] == ""
    assert rows["USA-sanctions-RUS"]["valid_to"] == OPEN
    assert rows["IRN-treaty-RUS"]["documents"] == "d0"


@pytest.mark.parametrize("write", [to_graphml, to_gexf, to_node_csv, to_edge_csv])
def test_equal_networks_give_equal_files_and_nothing_else(tmp_path, write):
    write(make_network(), tmp_path / "one")
    write(make_network(), tmp_path / "two")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "two"]


@pytest.mark.parametrize("write", [to_graphml, to_gexf, to_node_csv, to_edge_csv])
def test_an_empty_network_can_be_written(tmp_path, write):
    write(project([]), tmp_path / "empty")
    assert (tmp_path / "empty").stat().st_size > 0
