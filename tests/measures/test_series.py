"""A series of alignments is what `alignment` says day by day, only faster."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blocgraph.errors import InputError, UnknownNameError
from blocgraph.measures import alignment, alignment_series
from blocgraph.model import OPEN, Claim, group_relations
from blocgraph.network import project
from blocgraph.network.time import calendar_days
from blocgraph.vocabulary import RelationType, Status

dates = st.none() | st.sampled_from(["1999", "2001-05", "2003-11-30", "2004-02-29"])
claims = st.builds(
    Claim,
    document=st.sampled_from(["a", "b", "undated"]),
    source=st.sampled_from(["AAA", "BBB"]),
    type=st.sampled_from(RelationType),
    target=st.sampled_from(["CCC", "DDD"]),
    status=st.sampled_from(Status),
    sentence=st.sampled_from(["It is so.", "So it is."]),
    start=st.integers(0, 5),
    end=st.just(9),
    valid_from=dates,
    valid_to=dates | st.just(OPEN),
    confidence=st.sampled_from([0.3, 0.9, 1.0]),
)
PUBLISHED = {"a": "2000-07-01", "b": "2002", "undated": None}


@settings(max_examples=60)
@given(
    st.lists(claims, max_size=25),
    st.sampled_from(["year", "quarter", "month"]),
    st.sampled_from([(), ("armsSupply",)]),
)
def test_every_day_is_as_if_worked_out_alone(some, every, without):
    network = project(group_relations(some), published=PUBLISHED)
    days = calendar_days("1998", "2006", every)
    series = alignment_series(network, days, half_life=1.5, without=without)
    for a, b in {(c.source, c.target) for c in some}:
        for point in series.of(a, b)[:: max(1, len(days) // 12)]:
            alone = alignment(network, a, b, as_of=point.day, half_life=1.5, without=without)
            for name in ("score", "low", "high", "coverage"):
                assert getattr(point, name) == pytest.approx(getattr(alone, name), abs=1e-12)


def test_what_ended_leaves_nothing_behind():
    some = [
        Claim("a", "AAA", RelationType.AID, "BBB", Status.ASSERTED, "...", i, 9 + i,
              valid_from=f"2000-0{i}", valid_to="2003", confidence=0.1 * i)
        for i in range(1, 8)
    ]  # fmt: skip
    series = alignment_series(project(group_relations(some)), calendar_days("2000", "2006"))
    coverage = [point.coverage for point in series.of("BBB", "AAA")]
    assert coverage[2] > 0
    assert coverage[4:] == [0.0, 0.0, 0.0]


def test_a_dyad_without_evidence_is_unknown():
    (point,) = alignment_series(project([]), ["2020"]).of("AAA", "BBB")
    assert (point.score, point.coverage, point.contested) == (0, 0, 0)
    assert point.low < -0.9 < 0.9 < point.high


def test_days_must_come_in_order():
    with pytest.raises(InputError, match="2019-01-01 comes after 2020-01-01"):
        alignment_series(project([]), ["2020", "2019"])
    with pytest.raises(InputError, match="half_life"):
        alignment_series(project([]), ["2020"], half_life=0)


@pytest.mark.parametrize(
    ("since", "until", "every", "expected"),
    [
        ("2020", "2022", "year", ("2020-01-01", "2021-01-01", "2022-01-01")),
        ("2024-01-31", "2024-04", "month", ("2024-01-31", "2024-02-29", "2024-03-31")),
        ("2020-02-29", "2021-12", "year", ("2020-02-29", "2021-02-28")),
        ("2020-11", "2021-05", "quarter", ("2020-11-01", "2021-02-01", "2021-05-01")),
        ("2020-05-05", "2020-05-05", "month", ("2020-05-05",)),
        ("9999-11", "9999-12-31", "month", ("9999-11-01", "9999-12-01")),
    ],
)
def test_days_of_a_series(since, until, every, expected):
    assert calendar_days(since, until, every) == expected


def test_bad_days_of_a_series():
    with pytest.raises(InputError, match="from 2021 is after to 2020"):
        calendar_days("2021", "2020")
    with pytest.raises(InputError, match="from is 'May'"):
        calendar_days("May", "2020")
    with pytest.raises(UnknownNameError, match="week"):
        calendar_days("2020", "2021", "week")
