"""What a change does to a measure: values and ranks before and after it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from blocgraph.measures.paths import Floats

_EQUAL = 1e-12


@dataclass(frozen=True, slots=True)
class Shift:
    """By a change, MEASURE of ITEM goes from BEFORE to AFTER, and its rank with it.

    Values and ranks are None where the item is not there; `difference` is after - before.
    """

    item: str
    measure: str
    before: float | None
    after: float | None
    difference: float | None
    rank_before: int | None
    rank_after: int | None


def shifts(
    before: Mapping[str, float | None],
    after: Mapping[str, float | None],
    measure: str = "",
    *,
    all_items: bool = False,
) -> tuple[Shift, ...]:
    """What has changed in a measure, the largest difference first.

    A rank is 1 + the number of items with a higher value. Items that come or go stand first; what
    keeps both its value and its rank is left out, as is what is not defined on either side.

    Args:
        before: the value of each item.
        after: the same after the change.
        measure: its name, as the rows give it.
        all_items: also those that keep value and rank.

    >>> for shift in shifts({"A": 3.0, "B": 2.0, "C": 1.0}, {"A": 3.0, "B": 0.5, "C": 1.0}):
    ...     print(shift.item, shift.difference, shift.rank_before, shift.rank_after)
    B -1.5 2 3
    C 0.0 3 2
    """
    old = {item: value for item, value in before.items() if value is not None}
    new = {item: value for item, value in after.items() if value is not None}
    ranks_before, ranks_after = ranks(old), ranks(new)
    found = []
    for item in sorted(old.keys() | new.keys()):
        a, b = old.get(item), new.get(item)
        difference = None if a is None or b is None else b - a
        rank_before, rank_after = ranks_before.get(item), ranks_after.get(item)
        is_same = difference is not None and abs(difference) <= _EQUAL
        if all_items or not is_same or rank_before != rank_after:
            found.append(Shift(item, measure, a, b, difference, rank_before, rank_after))
    return tuple(sorted(found, key=_largest_first))


def difference_intervals(
    before: Mapping[str, Floats], after: Mapping[str, Floats], *, level: float = 0.9
) -> dict[str, tuple[float, float]]:
    """Between which values the difference of each item is, in a share `level` of draws.

    The draws of the two sides are taken one by one: with equal seeds the documents that both share
    are right or wrong on both, so that what is not touched by the change does not widen it.

    Args:
        before: the values of each item in the draws before the change.
        after: in as many after it; items of one side alone have no difference.
        level: the share of draws that an interval holds.

    >>> import numpy as np
    >>> before, after = np.array([1.0, 2.0, 3.0]), np.array([2.0, 3.0, 4.0])
    >>> difference_intervals({"A": before}, {"A": after})
    {'A': (1.0, 1.0)}
    """
    import numpy as np

    tails = [(1 - level) / 2, (1 + level) / 2]
    found: dict[str, tuple[float, float]] = {}
    for item in sorted(before.keys() & after.keys()):
        low, high = np.quantile(after[item] - before[item], tails, method="weibull")
        found[item] = (float(low), float(high))
    return found


def ranks(values: Mapping[str, float]) -> dict[str, int]:
    """1 for the highest value; equal ones share the better rank.

    >>> ranks({"A": 1.0, "B": 2.0, "C": 1.0})
    {'B': 1, 'A': 2, 'C': 2}
    """
    found: dict[str, int] = {}
    last, rank = 0.0, 0
    order = sorted(values, key=lambda item: (-values[item], item))
    for place, item in enumerate(order, 1):
        if place == 1 or last - values[item] > _EQUAL:
            last, rank = values[item], place
        found[item] = rank
    return found


def _largest_first(shift: Shift) -> tuple[bool, float, str]:
    return shift.difference is not None, -abs(shift.difference or 0.0), shift.item
