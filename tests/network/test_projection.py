"""The network holds every relation once, with all its claims."""

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocgraph.errors import InputError, UnknownNameError
from blocgraph.model import OPEN, Actor, Claim, group_relations
from blocgraph.network import project, to_relations
from blocgraph.vocabulary import ActorKind, RelationType, Status

dates = st.none() | st.sampled_from(["1999", "2010-05", "2024-02-29"])
codes = st.sampled_from(["RUS", "IRN", "CHN", "USA", "EU"])
claims = st.builds(
    Claim,
    document=st.sampled_from(["a", "b"]),
    source=codes,
    type=st.sampled_from(RelationType),
    target=codes,
    status=st.sampled_from(Status),
    sentence=st.text(max_size=8),
    start=st.integers(0, 99),
    end=st.integers(100, 120),
    valid_from=dates,
    valid_to=dates | st.just(OPEN),
    confidence=st.sampled_from([0.3, 0.9, 1.0]),
)


def claim(source="RUS", relation="treaty", target="IRN", status="asserted", **rest):
    return Claim(
        rest.pop("document", "d"),
        source,
        RelationType(relation),
        target,
        Status(status),
        "It is so.",
        0,
        9,
        **rest,
    )


def edges(network):
    return {key: data for *_, key, data in network.edges(keys=True, data=True)}


@given(st.lists(claims, max_size=30))
def test_nothing_is_lost_in_either_direction(some):
    relations = group_relations(some)
    network = project(relations)
    assert network.number_of_edges() == len(relations)
    assert to_relations(network) == relations


@given(st.lists(claims, max_size=20), st.randoms())
def test_the_order_of_the_relations_does_not_matter(some, random):
    relations = list(group_relations(some))
    one = project(relations)
    random.shuffle(relations)
    other = project(relations)
    assert list(one.edges(keys=True, data=True)) == list(other.edges(keys=True, data=True))
    assert list(one.nodes(data=True)) == list(other.nodes(data=True))


def test_edges_say_type_layer_sign_weight_and_status():
    network = project(group_relations([claim(relation="sanctions", confidence=0.5)]))
    data = edges(network)["RUS-sanctions-IRN"]
    assert (data["layer"], data["sign"], data["weight"]) == ("economic", -1, -0.4)
    assert (data["status"], data["confidence"]) == ("asserted", 0.5)


@pytest.mark.parametrize("status", ["denied", "negated", "hypothetical"])
def test_what_nobody_says_is_so_has_no_weight(status):
    network = project(group_relations([claim(status=status)]))
    assert edges(network)["IRN-treaty-RUS"]["weight"] == 0


def test_nodes_carry_what_is_known_of_the_actor():
    iran = Actor("IRN", ActorKind.STATE, "Iran", latitude=35.7, longitude=51.4)
    network = project(group_relations([claim()]), actors=[iran])
    assert network.nodes["IRN"]["name"] == "Iran"
    assert network.nodes["IRN"]["latitude"] == 35.7
    assert network.nodes["RUS"]["name"] == "RUS"


@pytest.mark.parametrize(
    ("since", "until", "published", "day", "counts"),
    [
        ("2010", "2015", None, "2009-12-31", False),
        ("2010", "2015", None, "2010-01-01", True),
        ("2010", "2015", None, "2014-12-31", True),
        ("2010", "2015", None, "2015", True),
        ("2010", "2015", None, "2016", False),
        ("2010", OPEN, None, "2099", True),
        ("2010", None, None, "2099", True),
        (None, None, "2020-06-01", "2020-05-31", False),
        (None, None, "2020-06-01", "2020-06-01", True),
        (None, None, None, "1900", True),
        (None, "1950", None, "1949", True),
        ("2010", None, "2024-01-01", "2011", True),
    ],
)
def test_a_claim_counts_from_its_start_until_its_end(since, until, published, day, counts):
    relations = group_relations([claim(valid_from=since, valid_to=until)])
    network = project(relations, published={"d": published}, as_of=day)
    assert network.number_of_edges() == counts


def test_status_is_that_of_the_claims_that_count():
    both = [
        claim(valid_from="2010"),
        claim(status="denied", valid_from="2020", document="e"),
    ]
    relations = group_relations(both)
    assert edges(project(relations))["IRN-treaty-RUS"]["status"] == "contested"
    assert edges(project(relations, as_of="2015"))["IRN-treaty-RUS"]["status"] == "asserted"


def test_a_relation_lasts_from_its_first_to_its_last_claim():
    ended = [claim(valid_from="2001"), claim(valid_from="2003", valid_to="2010-05", document="e")]
    data = edges(project(group_relations(ended)))["IRN-treaty-RUS"]
    assert (data["valid_from"], data["valid_to"]) == ("2001", "2010-05")
    renewed = [*ended, claim(valid_from="2020", document="f")]
    assert edges(project(group_relations(renewed)))["IRN-treaty-RUS"]["valid_to"] is None
    going_on = [*renewed, claim(valid_from="2021", valid_to=OPEN, document="g")]
    assert edges(project(group_relations(going_on)))["IRN-treaty-RUS"]["valid_to"] == OPEN


def test_layers_statuses_and_confidence_select():
    relations = group_relations(
        [
            claim(confidence=0.4),
            claim(relation="sanctions", status="alleged"),
            claim(relation="threat", status="hypothetical"),
        ]
    )
    assert set(edges(project(relations, layers=["economic"]))) == {"RUS-sanctions-IRN"}
    assert set(edges(project(relations, statuses=["hypothetical"]))) == {"RUS-threat-IRN"}
    assert "IRN-treaty-RUS" not in edges(project(relations, min_confidence=0.5))


def test_bad_selections_are_told_apart():
    with pytest.raises(UnknownNameError, match="unknown layer: 'naval'"):
        project([], layers=["naval"])
    with pytest.raises(UnknownNameError, match="unknown status"):
        project([], statuses=["sure"])
    with pytest.raises(InputError, match="as_of"):
        project([], as_of="May 2020")
    with pytest.raises(InputError, match="min_confidence"):
        project([], min_confidence=float("nan"))
    relation = group_relations([claim()])[0]
    with pytest.raises(InputError, match="IRN-treaty-RUS comes twice"):
        project([relation, relation])


def test_a_network_cannot_be_changed_by_accident():
    with pytest.raises(nx.NetworkXError):
        project([]).add_edge("A", "B")


SOURCES = {
    "published": {"d": "2020-06-01", "e": "2024", "table": None},
    "publishers": {"d": "Tass"},
}


def test_known_by_keeps_what_was_published_by_then():
    some = [
        claim(),
        claim(relation="aid", document="e"),
        claim(relation="sanctions", document="table", valid_from="2022"),
    ]
    relations = group_relations(some)
    known = {
        day: set(edges(project(relations, known_by=day, **SOURCES)))
        for day in ("2019", "2020-06-01", "2022", "2024")
    }
    assert known["2019"] == set()
    assert known["2020-06-01"] == {"IRN-treaty-RUS"}
    assert known["2022"] == {"IRN-treaty-RUS", "RUS-sanctions-IRN"}
    assert len(known["2024"]) == 3


def test_sources_and_contested_relations_can_be_left_out():
    some = [claim(), claim(status="denied", document="e"), claim(relation="aid", document="e")]
    relations = group_relations(some)
    assert set(edges(project(relations, without_contested=True))) == {"RUS-aid-IRN"}
    assert set(edges(project(relations, without_document="e"))) == {"IRN-treaty-RUS"}
    assert set(edges(project(relations, without_type="treaty"))) == {"RUS-aid-IRN"}
    with pytest.raises(UnknownNameError, match="unknown relation type: 'pact'"):
        project(relations, without_type="pact")
    rest = edges(project(relations, without_publisher=["tass"], **SOURCES))
    assert rest["IRN-treaty-RUS"]["status"] == "denied"
    with pytest.raises(UnknownNameError, match=r"unknown publisher: 'Tas'.*Tass"):
        project(relations, without_publisher="Tas", **SOURCES)
    with pytest.raises(UnknownNameError, match="unknown document"):
        project(relations, without_document="f")


def test_what_if_leaves_out_and_supposes():
    relations = group_relations([claim(), claim(relation="alliance", status="denied")])
    assert set(edges(project(relations, without="RUS treaty Iran"))) == {"IRN-alliance-RUS"}
    supposed = project(relations, with_=["Russia alliance IRN", "CHN armsSupply PRK"])
    assert edges(supposed)["IRN-alliance-RUS"]["weight"] == 0.8
    assert edges(supposed)["CHN-armsSupply-PRK"]["weight"] == 0.83
    assert edges(project(relations))["IRN-alliance-RUS"]["weight"] == 0
    with pytest.raises(UnknownNameError, match="RUS aid IRN"):
        project(relations, without="RUS aid IRN")
    with pytest.raises(InputError, match="both sides"):
        project(relations, with_="RUS aid Russia")


def test_a_network_says_how_it_was_selected():
    network = project([], as_of="2020", layers=["military"], with_="CHN alliance RUS")
    assert network.graph["selection"].parameters() == {
        "as_of": "2020",
        "layers": ("military",),
        "with": ("CHN alliance RUS",),
    }
    with pytest.raises(TypeError):
        project([], asof="2020")


def test_who_no_longer_exists_has_no_ties():
    union = Actor("SUN", ActorKind.STATE, "Soviet Union", valid_to="1991-12-26")
    relations = group_relations([claim(source="SUN", relation="aid", target="EGY"), claim()])
    assert set(edges(project(relations, actors=[union], as_of="1992"))) == {"IRN-treaty-RUS"}
    assert len(edges(project(relations, actors=[union], as_of="1991-12-25"))) == 2
    assert len(edges(project(relations, actors=[union]))) == 2
