"""Years fold into spans: nothing is added, nothing lost, in whatever order the rows come."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from blocgraph.imports.yearly import YearlyFold

rows = st.tuples(
    st.sampled_from(["AAA", "BBB", "CCC"]),
    st.sampled_from(["AAA", "BBB", "CCC"]),
    st.sampled_from(["defense", "nonagg"]),
    st.integers(1816, 1830),
).filter(lambda row: row[0] != row[1])


@given(st.lists(rows, max_size=60))
def test_spans_say_just_what_the_rows_said(found: list[tuple[str, str, str, int]]) -> None:
    fold = YearlyFold()
    for source, target, code, year in found:
        fold.add(source, target, code, year, (1, 2))
    told: list[tuple[str, str, str, int]] = []
    spans = list(fold.spans())
    for span in spans:
        assert span.a < span.b
        for year in range(span.first, span.last + 1):
            if span.direction >= 0:
                told.append((span.a, span.b, span.code, year))
            if span.direction <= 0:
                told.append((span.b, span.a, span.code, year))
    assert sorted(told) == sorted(set(found))
    for one, other in pairwise(spans):
        if one[:3] == other[:3] and one.direction == other.direction:
            assert other.first > one.last + 1
