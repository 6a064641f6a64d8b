"""Syndicated copies and repeated reports of one event count once; all claims are kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocgraph.measures import alignment
from blocgraph.model import Claim, group_relations
from blocgraph.network import merge_claims, project
from blocgraph.network.merging import WINDOW, surest
from blocgraph.vocabulary import RelationType, Status

TEXT = "Peru's foreign minister flew to Lima for talks with Chile, officials said on Monday."


def claim(document, sentence=TEXT, kind="negotiation", status="asserted", **rest):
    return Claim(
        document, "CHL", RelationType(kind), "PER", Status(status), sentence, 0, len(sentence),
        **rest,
    )  # fmt: skip


def sizes(*claims, **published):
    return sorted(len(group) for group in merge_claims(claims, published))


@pytest.mark.parametrize(
    "other",
    [
        TEXT,
        TEXT.upper(),
        TEXT.replace("flew", "had flown"),
        "“" + TEXT.replace(",", "") + "”",
    ],
)
def test_copies_of_a_sentence_are_one_event_whenever_printed(other):
    copies = claim("one"), claim("two", other)
    assert sizes(*copies, one="2024-05-06", two="2024-07-01") == [2]


@pytest.mark.parametrize(
    "other",
    [
        "Chile and Peru fell to talking again after a long and cold winter of silence.",
        TEXT.replace("Peru's foreign minister flew", "A delegation of six Peruvian mayors went"),
    ],
)
def test_other_sentences_are_other_events_weeks_later(other):
    assert sizes(claim("one"), claim("two", other), one="2024-05-06", two="2024-07-01") == [1, 1]


def test_numbers_tell_sentences_apart():
    one = "Peru bought 24 tanks from Chile in a deal worth 90 million dollars."
    two = one.replace("24", "34")
    dates = {"one": "2023-05-06", "two": "2024-07-01"}
    assert sizes(claim("one", one), claim("two", two), **dates) == [1, 1]


def test_the_same_words_on_another_date_tell_of_another_event():
    claims = claim("one", valid_from="2024-05-06"), claim("two", valid_from="2024-06-03")
    assert sizes(*claims) == [1, 1]


def test_reports_of_one_week_tell_of_one_event_and_of_the_next_of_another():
    days = ["2024-05-06", "2024-05-08", "2024-05-09", "2024-05-10", "2024-05-14"]
    claims = [
        claim(f"d{n}", f"Report number {n} has its own words.", valid_from=day)
        for n, day in enumerate(days)
    ]
    groups = merge_claims(claims)
    assert [[c.valid_from for c in group] for group in groups] == [days[:3], days[3:4], days[4:]]
    assert WINDOW == 3


def test_what_denies_is_not_merged_with_what_asserts():
    assert sizes(claim("one"), claim("two", status="denied"), claim("three", kind="aid")) == [
        1,
        1,
        1,
    ]


def test_rows_that_cite_their_source_stay_apart():
    assert sizes(claim("one", cites="A yearbook"), claim("two", cites="A yearbook")) == [1, 1]


def test_a_syndicated_copy_is_no_further_evidence_for_alignment():
    one = claim("one", kind="threat", valid_from="2024-05-06", confidence=0.8)
    copies = [claim(f"d{n}", kind="threat", confidence=0.7) for n in range(20)]
    alone = alignment(project(group_relations([one])), "PER", "CHL", as_of="2024-05-06")
    network = project(group_relations([one, *copies]))
    (data,) = [data for *_, data in network.edges(data=True)]
    assert len(data["claims"]) == 21
    assert data["events"] == (one,)
    assert alignment(network, "PER", "CHL", as_of="2024-05-06").score == alone.score


_CLAIMS = st.lists(
    st.builds(
        claim,
        st.sampled_from(["a", "b", "c", "d"]),
        st.sampled_from([TEXT, TEXT + " Twice.", "Short one.", "They met in 2019.", ""]),
        st.sampled_from(["negotiation", "threat"]),
        st.sampled_from(["asserted", "alleged", "denied"]),
        valid_from=st.none() | st.sampled_from(["1999", "2021-05", "2024-02-28", "2024-03-01"]),
        cites=st.none() | st.just("A yearbook"),
    ),
    max_size=20,
)


@given(_CLAIMS, st.randoms())
def test_every_claim_is_in_one_group_whatever_their_order(claims, chance):
    groups = merge_claims(claims, {"a": "2024-02-28", "b": "2024-05-01", "c": "2021"})
    assert sorted(c.id for group in groups for c in group) == sorted(c.id for c in claims)
    assert all(surest(group) in group for group in groups)
    shuffled = list(claims)
    chance.shuffle(shuffled)
    assert merge_claims(shuffled, {"a": "2024-02-28", "b": "2024-05-01", "c": "2021"}) == groups


def test_a_relation_of_many_reports_is_merged_quickly():
    claims = [
        claim(f"d{n}", f"{TEXT} {'abcdefgh'[n % 8] * 30} {n}", valid_from=f"20{n % 24:02}-05-06")
        for n in range(3000)
    ]
    assert sum(map(len, merge_claims(claims))) == 3000
