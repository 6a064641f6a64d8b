"""Alignment over time: all dyads on many days, each day worked out from the one before."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from blocgraph.errors import InputError
from blocgraph.measures.alignment import (
    ARMS_HALF_LIFE,
    DEPENDENCIES,
    EVENT_CAP,
    HALF_LIFE,
    STANDING,
    STANDING_CAP,
    check_decay,
)
from blocgraph.measures.inputs import require_claims
from blocgraph.model import OPEN, Claim, last_day
from blocgraph.network.time import SUPPORTING, check_day, start_of
from blocgraph.vocabulary import Layer, RelationType

if TYPE_CHECKING:
    from blocgraph.measures.paths import Floats, Indices
    from blocgraph.network.projection import Network

DAYS_A_YEAR = 365.25
EVER, NEVER = 0, 10**7
_LAYERS = tuple(Layer)


@dataclass(frozen=True, slots=True)
class AlignmentPoint:
    """On DAY, A and B stood together by SCORE; the other values are those of `Alignment`."""

    day: str
    a: str
    b: str
    score: float
    low: float
    high: float
    contested: float
    coverage: float


@dataclass(frozen=True, slots=True)
class AlignmentSeries:
    """On each of DAYS there was evidence of these masses for, and against, each of DYADS.

    `together` and `against` have a row for each day and a column for each dyad: the masses s and o
    of `alignment`.
    """

    days: tuple[str, ...]
    dyads: tuple[tuple[str, str], ...]
    together: Floats = field(repr=False)
    against: Floats = field(repr=False)

    @property
    def scores(self) -> Floats:
        """(s - o) / (s + o + 1), a row for each day and a column for each dyad."""
        return (self.together - self.against) / (self.together + self.against + 1)

    def of(self, a: str, b: str) -> tuple[AlignmentPoint, ...]:
        """The points of one dyad, in whichever order; without evidence the score is 0."""
        from scipy.special import betaincinv  # type: ignore[import-untyped]

        dyad = (min(a, b), max(a, b))
        empty = [0.0] * len(self.days)
        s, o = empty, empty
        if dyad in self.dyads:
            column = self.dyads.index(dyad)
            s, o = self.together[:, column].tolist(), self.against[:, column].tolist()
        return tuple(
            AlignmentPoint(
                day,
                *dyad,
                score=(plus - minus) / (plus + minus + 1),
                low=float(2 * betaincinv(plus + 0.5, minus + 0.5, 0.05) - 1),
                high=float(2 * betaincinv(plus + 0.5, minus + 0.5, 0.95) - 1),
                contested=1 - abs(plus - minus) / (plus + minus) if plus + minus else 0.0,
                coverage=plus + minus,
            )
            for day, plus, minus in zip(self.days, s, o, strict=True)
        )


def alignment_series(
    network: Network,
    days: Iterable[str],
    *,
    half_life: float = HALF_LIFE,
    layer_weights: Mapping[str, float] = MappingProxyType({}),
    without: Collection[str] = DEPENDENCIES,
) -> AlignmentSeries:
    """The `alignment` of all dyads on each of many days.

    Masses of events fade from day to day by `S(t + d) = S(t) 2^(-d / half_life) + new`, so that a
    claim is looked at when it begins and when it ends, not on every day. The values are those of
    `alignment(network, a, b, as_of=day)`, to 1e-12.

    Args:
        network: as `project` makes it, without `as_of`: what had ended is needed, too.
        days: partial dates, each later than the one before.
        half_life: of events, in years.
        layer_weights: omega of layers, at least 0; 1 where not given.
        without: relation types left out.

    Raises:
        InputError: a day is no partial date or not later than the one before it, a value is out of
            its range, or the ties have no claims.

    >>> from blocgraph.model import Claim, group_relations
    >>> from blocgraph.network import project
    >>> from blocgraph.vocabulary import RelationType, Status
    >>> pact = Claim("d", "BLR", RelationType.ALLIANCE, "RUS", Status.ASSERTED, "...", 0, 3,
    ...              valid_from="1999-12-08")
    >>> series = alignment_series(project(group_relations([pact])), ["1999", "2000", "2001"])
    >>> [round(point.score, 3) for point in series.of("RUS", "BLR")]
    [0.0, 0.444, 0.444]
    """
    check_decay(half_life, layer_weights)
    evidence = evidence_of(
        network, half_life=half_life, layer_weights=layer_weights, without=without
    )
    return evidence.over(days)


def evidence_of(
    network: Network,
    *,
    half_life: float = HALF_LIFE,
    layer_weights: Mapping[str, float] = MappingProxyType({}),
    without: Collection[str] = DEPENDENCIES,
) -> Evidence:
    """All claims of a network that say that a relation is so, as columns of numbers.

    Raises:
        InputError: the ties have no claims.
    """
    import numpy as np

    require_claims(network)
    published: Mapping[str, str | None] = network.graph.get("published", {})
    left_out = frozenset(without)
    claims = [
        claim
        for a, b, data in network.edges(data=True)
        if a != b and data["type"] not in left_out
        for claim in data["events"]
        if claim.status in SUPPORTING
    ]
    dyads = sorted({_dyad(claim) for claim in claims})
    number = {dyad: index for index, dyad in enumerate(dyads)}
    items = [_item(claim, published, layer_weights) for claim in claims]
    group, mass, fading, start, end = np.array(items, dtype=float).reshape(-1, 5).T
    return Evidence(
        tuple(dyads),
        (0.0, 1 / (half_life * DAYS_A_YEAR), 1 / (ARMS_HALF_LIFE * DAYS_A_YEAR)),
        np.array([number[_dyad(claim)] for claim in claims], dtype=np.intp),
        group=group.astype(np.intp),
        mass=mass,
        fading=fading.astype(np.intp),
        start=start.astype(np.intp),
        end=end.astype(np.intp),
    )


class _Item(NamedTuple):
    group: int
    mass: float
    fading: int
    start: int
    end: int


def _dyad(claim: Claim) -> tuple[str, str]:
    return min(claim.source, claim.target), max(claim.source, claim.target)


def _item(
    claim: Claim, published: Mapping[str, str | None], layer_weights: Mapping[str, float]
) -> _Item:
    layer, standing = claim.type.layer, claim.type in STANDING
    start = start_of(claim, published)
    fades = not standing and start is not None and claim.valid_to != OPEN
    ends = claim.valid_to not in (None, OPEN)
    return _Item(
        group=2 * _LAYERS.index(layer) + standing,
        mass=layer_weights.get(layer, 1.0) * claim.confidence * claim.type.goldstein / 10,
        fading=1 + (claim.type is RelationType.ARMS_SUPPLY) if fades else 0,
        start=_ordinal(start) if start else EVER,
        end=_ordinal(last_day(str(claim.valid_to))) if ends else NEVER,
    )


@dataclass(frozen=True, slots=True)
class Evidence:
    """Each claim, a row of these columns, adds MASS to GROUP of DYAD from START until END.

    `group` is twice the number of its layer, and one more for standing ties. `mass` is signed, and
    halved `rates[fading]` times a day. Days are ordinals of the calendar, `EVER` and `NEVER` where
    there is none; `end` is the first day that does not count.
    """

    dyads: tuple[tuple[str, str], ...]
    rates: tuple[float, ...]
    dyad: Indices = field(repr=False)
    group: Indices = field(repr=False)
    mass: Floats = field(repr=False)
    fading: Indices = field(repr=False)
    start: Indices = field(repr=False)
    end: Indices = field(repr=False)

    def on(self, day: str) -> tuple[Floats, Floats]:
        """The masses for and against each dyad on a day, worked out from all claims."""
        import numpy as np

        today = _ordinal(day)
        here = np.flatnonzero((self.start <= today) & (today < self.end))
        faded = self._faded(here, today)
        cells = self.group[here] * len(self.dyads) + self.dyad[here]
        shape = (2, 2 * len(_LAYERS), len(self.dyads))
        masses = np.empty(shape)
        for row, part in enumerate((np.maximum(faded, 0), np.maximum(-faded, 0))):
            masses[row] = np.bincount(cells, part, shape[1] * shape[2]).reshape(shape[1:])
        together, against = np.empty((2, len(self.dyads)))
        _Capping(range(shape[1]), shape[2]).write(masses, together, against)
        return together, against

    def over(self, days: Iterable[str]) -> AlignmentSeries:
        """The masses on many days, each worked out from those of the day before.

        Raises:
            InputError: a day is no partial date, or not later than the one before it.
        """
        import numpy as np

        named = tuple(check_day(day) or "" for day in days)
        for before, after in pairwise(named):
            if before >= after:
                raise InputError(f"{after} comes after {before}: give days in order, each once")
        together = np.empty((len(named), len(self.dyads)))
        against = np.empty_like(together)
        kinds = np.flatnonzero(np.bincount(self.group * len(self.rates) + self.fading))
        capping = _Capping((kinds // len(self.rates)).tolist(), len(self.dyads))
        steps = self._steps([_ordinal(day) for day in named], kinds)
        for masses, for_, against_ in zip(steps, together, against, strict=True):
            capping.write(masses, for_, against_)
        return AlignmentSeries(named, self.dyads, together, against)

    def _steps(self, days: Sequence[int], kinds: Indices) -> Iterator[Floats]:
        """The uncapped masses for and against, of each kind of group and fading and each dyad."""
        import numpy as np

        width = len(self.dyads)
        row_of = np.empty(2 * len(_LAYERS) * len(self.rates), dtype=np.intp)
        row_of[kinds] = np.arange(len(kinds)) * width
        cell = row_of[self.group * len(self.rates) + self.fading] + self.dyad
        rates = [self.rates[fading] for fading in (kinds % len(self.rates)).tolist()]
        state = np.zeros((2, len(kinds), width))
        plus, minus = (part.reshape(-1) for part in state)
        running = np.zeros(len(plus), dtype=np.intp)
        begins, ends = _Queue(self.start, days), _Queue(self.end, days)
        yesterday = days[0] if days else 0
        for today in days:
            for row, rate in enumerate(rates):
                if rate:
                    state[:, row] *= 2.0 ** (rate * (yesterday - today))
            come = begins.until(today)
            come = come[self.end[come] > today]
            gone = ends.until(today)
            gone = gone[self.start[gone] <= yesterday] if today > days[0] else gone[:0]
            for rows, sign in ((come, 1), (gone, -1)):
                faded, cells = sign * self._faded(rows, today), cell[rows]
                np.add.at(running, cells, sign)
                positive = self.mass[rows] > 0
                np.add.at(plus, cells[positive], faded[positive])
                np.subtract.at(minus, cells[~positive], faded[~positive])
            # Taking away leaves rounding errors behind, and nothing must be nothing.
            over = cell[gone][running[cell[gone]] == 0]
            plus[over] = minus[over] = 0.0
            yield state
            yesterday = today

    def _faded(self, rows: Indices, today: int) -> Floats:
        import numpy as np

        rates = np.array(self.rates)[self.fading[rows]]
        return np.asarray(self.mass[rows] * np.exp2(rates * (self.start[rows] - today)))


class _Capping:
    """The sums over a dyad's groups, each with at most its cap."""

    def __init__(self, groups: Sequence[int], width: int) -> None:
        """For rows of these groups, and so many dyads."""
        import numpy as np

        self.rows: dict[int, list[int]] = {}
        for row, group in enumerate(groups):
            self.rows.setdefault(group, []).append(row)
        self.mass, self.scale = np.empty((2, width)), np.empty(width)

    def write(self, masses: Floats, together: Floats, against: Floats) -> None:
        """Write what is for and what is against each dyad."""
        import numpy as np

        together[:] = against[:] = 0.0
        mass, scale = self.mass, self.scale
        # One group at a time: its arrays are small enough to stay in the processor's cache.
        for group, (first, *others) in self.rows.items():
            cap = STANDING_CAP if group % 2 else EVENT_CAP
            mass[:] = masses[:, first]
            for row in others:
                mass += masses[:, row]
            np.add(mass[0], mass[1], out=scale)
            np.maximum(scale, cap, out=scale)
            np.divide(cap, scale, out=scale)
            mass *= scale
            together += mass[0]
            against += mass[1]


class _Queue:
    """Rows in order of a date of theirs, handed out as the days go by."""

    def __init__(self, dates: Indices, days: Sequence[int]) -> None:
        import numpy as np

        first, last = (days[0], days[-1]) if days else (0, 0)
        # What counts is which of the days a date falls behind: small numbers sort much faster.
        near = np.clip(dates, first - 1, last + 1) - (first - 1)
        near = near.astype(np.uint16 if last - first < 2**16 - 3 else np.intp)
        self.first = first - 1
        self.order = np.argsort(near, kind="stable")
        self.dates = near[self.order]
        self.done = 0

    def until(self, day: int) -> Indices:
        """The rows that have come up by this day, and were not handed out before."""
        import numpy as np

        first = self.done
        self.done = int(
            np.searchsorted(self.dates, self.dates.dtype.type(day - self.first), "right")
        )
        return self.order[first : self.done]


def _ordinal(day: str) -> int:
    return date.fromisoformat(check_day(day) or "").toordinal()
