"""Blocs keep their names over time; changes and shifts are told in full."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocgraph.errors import InputError
from blocgraph.measures import (
    Bloc,
    bloc_centralities,
    bloc_intervals,
    changes,
    rank_intervals,
    shifts,
    track_blocs,
)
from blocgraph.measures.scenario import difference_intervals
from blocgraph.measures.tracking import detect_over_time
from blocgraph.model import Claim, group_relations
from blocgraph.network import project
from blocgraph.vocabulary import RelationType, Status


def blocs(*members):
    return tuple(Bloc(f"B{i}", "", tuple(group)) for i, group in enumerate(members, 1))


def codes(tracked, day):
    return {row.bloc: "".join(row.members) for row in tracked if row.day.startswith(day)}


def test_a_bloc_keeps_its_code_while_most_of_it_stays():
    days = [("2001", blocs("ABCD", "EF")), ("2002", blocs("DEFG", "ABC")), ("2003", blocs("ABC"))]
    tracked = track_blocs(days)
    assert codes(tracked, "2002") == {"T1": "ABC", "T2": "DEFG"}
    assert codes(tracked, "2003") == {"T1": "ABC"}
    (row,) = (r for r in tracked if r.bloc == "T2" and r.joined)
    assert (row.joined, row.left, row.overlap) == (("D", "G"), (), 0.5)


def test_the_whole_matching_counts_not_the_first_pair():
    # ABC and ABX overlap most, but then CDE would be left to find no pair.
    tracked = track_blocs([("2001", blocs("ABC", "ABX")), ("2002", blocs("ABXY", "CD"))])
    assert codes(tracked, "2002") == {"T2": "ABXY", "T1": "CD"}


def test_an_ended_code_does_not_come_back():
    days = [("2001", blocs("AB")), ("2002", ()), ("2003", blocs("AB"))]
    assert codes(track_blocs(days), "2003") == {"T2": "AB"}
    with pytest.raises(InputError):
        track_blocs([("May", ())])


partitions = st.lists(st.sampled_from("ABCDEFGH"), unique=True, max_size=8).flatmap(
    lambda actors: st.integers(1, 3).map(
        lambda size: blocs(*(actors[i : i + size] for i in range(0, len(actors), size)))
    )
)


@given(st.lists(partitions, min_size=1, max_size=4))
def test_nobody_is_lost_and_no_code_is_used_twice(found):
    days = [f"{2000 + place}" for place in range(len(found))]
    tracked = track_blocs(zip(days, found, strict=True))
    for day, of_day in zip(days, found, strict=True):
        rows = [row for row in tracked if row.day.startswith(day)]
        assert sorted(row.members for row in rows) == sorted(bloc.members for bloc in of_day)
        assert len({row.bloc for row in rows}) == len(rows)


def claim(source, relation, target, **rest):
    status = Status(rest.pop("status", "asserted"))
    document = rest.pop("document", "d")
    return Claim(document, source, RelationType(relation), target, status, "...", 0, 3, **rest)


def test_detected_blocs_are_followed_and_named():
    claims = [claim("AAA", "alliance", "BBB"), claim("CCC", "alliance", "DDD", valid_from="2001")]
    relations = group_relations(claims)
    networks = [(day, project(relations, as_of=day)) for day in ("2000", "2002")]
    tracked = detect_over_time(networks)
    assert codes(tracked, "2000") == {"T1": "AAABBB"}
    assert codes(tracked, "2002") == {"T1": "AAABBB", "T2": "CCCDDD"}


def test_changes_tell_each_kind():
    old = [
        claim("AAA", "treaty", "BBB"),
        claim("AAA", "aid", "CCC"),
        claim("AAA", "membership", "X"),
    ]
    new = [
        claim("AAA", "treaty", "BBB"),
        claim("AAA", "treaty", "BBB", status="denied", document="e"),
        claim("CCC", "sanctions", "AAA"),
        claim("BBB", "membership", "X"),
    ]
    before, after = project(group_relations(old)), project(group_relations(new))
    told = {(change.kind, change.subject) for change in changes(before, after)}
    assert told >= {
        ("added", "CCC sanctions AAA"),
        ("ended", "AAA aid CCC"),
        ("status", "AAA treaty BBB"),
        ("joined", "BBB in X"),
        ("left", "AAA in X"),
        ("alignment", "AAA CCC"),
    }
    assert changes(before, before) == ()


def test_shifts_show_who_comes_and_goes_first():
    found = shifts({"A": 1.0, "B": 2.0, "C": None}, {"A": 1.5, "D": 3.0, "B": 2.0})
    assert [shift.item for shift in found][:1] == ["D"]
    assert {shift.item: (shift.rank_before, shift.rank_after) for shift in found} == {
        "A": (2, 3),
        "B": (1, 2),
        "D": (None, 1),
    }


def test_what_a_change_leaves_alone_does_not_widen_its_effect():
    unsure = [
        claim("AAA", "alliance", "BBB", document=f"doc {i}", confidence=0.5, valid_from=f"200{i}")
        for i in range(2)
    ]
    unsure.append(claim("AAA", "treaty", "CCC", document="other", confidence=0.5))
    sure = claim("AAA", "alliance", "DDD", document="sure")
    sides = []
    for claims in (unsure, [*unsure, sure]):
        found = rank_intervals(project(group_relations(claims)), ["strength"], draws=50)
        columns = found.drawn["strength"].T
        sides.append(dict(zip(found.actors, columns, strict=True)))
    assert sides[0]["AAA"].std() > 0
    assert difference_intervals(*sides)["AAA"] == pytest.approx((0.8, 0.8))
    assert difference_intervals(*sides)["BBB"] == (0.0, 0.0)


def test_bloc_intervals_are_about_the_values_of_the_blocs():
    claims = [
        claim("AAA", "alliance", "BBB", document="one", confidence=0.5),
        claim("BBB", "alliance", "CCC", document="two"),
        claim("CCC", "treaty", "DDD", document="three", confidence=0.9),
        claim("EEE", "membership", "X"),
    ]
    network = project(group_relations(claims))
    chosen = (Bloc("one", "", ("BBB",)), Bloc("two", "", ("CCC", "EEE")), Bloc("none", "", ()))
    values = {row.bloc: row for row in bloc_centralities(network, chosen)}
    rows = bloc_intervals(network, chosen, draws=40)
    for row in rows:
        assert row.value == pytest.approx(getattr(values[row.bloc], row.measure))
        assert row.rank_low <= row.rank_high
        assert row.low <= row.high
    (degree,) = (row for row in rows if row.bloc == "one" and row.measure == "degree")
    assert degree.low < degree.high
    assert rows == bloc_intervals(network, chosen, draws=40)
    with pytest.raises(InputError, match="draws"):
        bloc_intervals(network, chosen, draws=0)
