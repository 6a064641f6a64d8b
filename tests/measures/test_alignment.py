"""Alignment: values by hand, and what must hold for any claims."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocgraph.errors import InputError, UnknownNameError
from blocgraph.measures import alignment, alignments
from blocgraph.model import OPEN, Claim, group_relations
from blocgraph.network import project
from blocgraph.vocabulary import RelationType, Status


def claim(relation, status="asserted", *, n=0, ends=("RUS", "IRN"), **rest):
    kind = RelationType(relation)
    return Claim(f"d{n}", ends[0], kind, ends[1], Status(status), f"Say {n}.", n, n + 9, **rest)


def network_of(*claims, **options):
    return project(group_relations(claims), **options)


def score(*claims, **options):
    return alignment(network_of(*claims), "IRN", "RUS", **options).score


any_claim = st.builds(
    claim,
    st.sampled_from(RelationType),
    st.sampled_from(Status),
    n=st.integers(0, 99),
    ends=st.sampled_from([("RUS", "IRN"), ("IRN", "RUS")]),
    valid_from=st.none() | st.sampled_from(["1999", "2021-05", "2024-02-29"]),
    confidence=st.floats(0.05, 1),
)


def test_a_treaty_and_sanctions_in_force_balance_by_hand():
    """s = .8, o = .8: (s - o) / 2.6 = 0; the treaty alone: .8 / 1.8."""
    assert score(claim("treaty")) == pytest.approx(0.8 / 1.8)
    both = alignment(network_of(claim("treaty"), claim("sanctions")), "RUS", "IRN")
    assert (both.score, both.contested, both.coverage) == (0, 1, 1.6)


def test_events_fade_by_half_in_a_half_life_and_treaties_do_not():
    """Opposition weighs .2; 2 years of 365.25 days before, half of it."""
    old = claim("opposition", valid_from="2020-01-01")
    assert score(old, as_of="2021-12-31", half_life=730 / 365.25) == pytest.approx(-0.1 / 1.1)
    going_on = replace(old, valid_to=OPEN)
    assert score(going_on, as_of="2021-12-31") == pytest.approx(-0.2 / 1.2)
    assert score(claim("treaty", valid_from="1950"), as_of="2024") == pytest.approx(0.8 / 1.8)


def test_without_its_own_date_an_event_is_as_old_as_its_report():
    network = network_of(claim("opposition"), published={"d0": "2020-01-01"})
    assert alignment(network, "IRN", "RUS", as_of="2022").score == pytest.approx(
        -(0.2 * 2 ** (-731 / 365.25 / 2)) / (1 + 0.2 * 2 ** (-731 / 365.25 / 2))
    )


def test_five_hundred_reports_do_not_outweigh_a_treaty():
    assert score(claim("treaty"), *(claim("accusation", n=n) for n in range(500))) >= -1e-12


def test_arms_and_trade_flows_stand_outside_unless_asked_for():
    flows = claim("armsSupply"), claim("economicCooperation")
    assert score(*flows) == 0
    assert score(*flows, without=()) == pytest.approx((0.8 + 0.64) / (1 + 0.8 + 0.64))


@pytest.mark.parametrize("status", ["denied", "negated", "hypothetical"])
def test_what_nobody_says_is_so_has_no_mass(status):
    assert alignment(network_of(claim("treaty", status)), "IRN", "RUS").coverage == 0


def test_no_evidence_gives_no_score_and_a_wide_interval():
    """BetaInv(.05; 1/2, 1/2) = sin^2(.05 pi / 2), so the bound is -cos(.05 pi)."""
    network = network_of(claim("treaty", "denied"))
    result = alignment(network, "IRN", "RUS")
    assert (result.score, result.contested, result.contributions) == (0, 0, ())
    assert (result.low, result.high) == pytest.approx(
        (-math.cos(0.05 * math.pi), math.cos(0.05 * math.pi))
    )
    assert alignments(network) == ()


def test_layer_weights_weigh_layers():
    assert score(claim("treaty"), layer_weights={"diplomatic": 0.5}) == pytest.approx(0.4 / 1.4)


def test_what_has_ended_or_not_begun_does_not_count():
    pact = claim("alliance", valid_from="1950", valid_to="1980")
    assert score(pact, as_of="1979") > 0
    assert score(pact, as_of="1981") == score(pact, as_of="1949") == 0


@given(st.lists(any_claim, max_size=25))
def test_contributions_sum_to_the_score_exactly(claims):
    claims.append(claim("treaty"))
    for without in ((), ("armsSupply",)):
        result = alignment(network_of(*claims), "RUS", "IRN", without=without)
        assert math.fsum(part.share for part in result.contributions) == result.score
        assert -1 < result.score < 1
        assert result.low <= result.high
        assert 0 <= result.contested <= 1


@given(st.lists(any_claim, max_size=25))
def test_neither_the_order_of_claims_nor_of_actors_matters(claims):
    claims.append(claim("treaty"))
    one = alignment(network_of(*claims), "RUS", "IRN")
    assert alignment(network_of(*reversed(claims)), "IRN", "RUS") == one


@given(st.lists(any_claim, max_size=25), st.sampled_from(RelationType), st.floats(0.05, 1))
def test_one_more_claim_moves_the_score_its_own_way(claims, kind, confidence):
    claims.append(claim("treaty", valid_from="2024-02-29"))
    more = claim(kind, n=500, valid_from="2024-02-29", confidence=confidence)
    before, after = (score(*some, without=()) for some in (claims, [*claims, more]))
    assert (after - before) * kind.sign >= -1e-12


def test_all_dyads_come_best_aligned_first():
    network = network_of(
        claim("alliance", ends=("BLR", "RUS")),
        claim("threat", ends=("USA", "RUS")),
        claim("treaty", "denied", ends=("USA", "CHN")),
        claim("alliance", ends=("RUS", "RUS")),
    )
    found = alignments(network)
    assert [(row.a, row.b) for row in found] == [("BLR", "RUS"), ("RUS", "USA")]
    assert found[0] == alignment(network, "RUS", "BLR")


def test_bad_input_is_one_clear_error():
    network = network_of(claim("treaty"))
    with pytest.raises(UnknownNameError, match="unknown actor: 'IRM'; did you mean IRN"):
        alignment(network, "RUS", "IRM")
    with pytest.raises(InputError, match="name two actors"):
        alignment(network, "RUS", "RUS")
    with pytest.raises(InputError, match="half_life"):
        alignment(network, "RUS", "IRN", half_life=0)
    with pytest.raises(InputError, match="weight"):
        alignments(network, layer_weights={"military": float("nan")})
    assert alignments(project([])) == ()
