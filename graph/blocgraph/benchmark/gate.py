"""The outside check: alliances and sanctions as published, against votes in the United Nations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from blocgraph.errors import InputError
from blocgraph.vocabulary import ActorKind, RelationType

if TYPE_CHECKING:
    from blocgraph.model import Claim
    from blocgraph.network.projection import Network

YEARS = (1995, 2000, 2005, 2010, 2015, 2018)
BLOC_YEAR = 2018
BARS = (0.33, 0.38)
"""For alignment, and for the pole position."""

BLOC_BAR, STABILITY_BAR = 0.75, 0.95

TYPES = frozenset(
    {RelationType.ALLIANCE, RelationType.MILITARY_COOPERATION, RelationType.SANCTIONS}
)
"""Defence pacts, offence pacts and sanctions. Consultation and non-aggression pacts are left out:
regional ones (OSCE, African Union) tie whole continents together whatever their members do."""

_FILES = {
    "atop": ("*atop*.csv*",),
    "cow-alliances": ("*cow_alliance*.csv*", "alliance_v4*dyad*.csv*"),
    "gsdb": ("*gsdb*.csv*",),
    "unga": ("*ideal*points*.csv*", "*IdealPoint*.csv*"),
}
_LAST_YEAR_OF_COW = 2012


@dataclass(frozen=True, slots=True)
class GateResult:
    """WHAT, of SOURCES, has in YEAR, over CASES, the VALUE, where BAR is to be reached.

    `bar` is None for what is shown for comparison.
    """

    what: str
    year: int
    sources: str
    cases: int
    value: float | None
    bar: float | None

    @property
    def is_reached(self) -> bool | None:
        """Whether the bar is; None where there is none."""
        if self.bar is None:
            return None
        return self.value is not None and self.value >= self.bar


def run_gate(folder: Path, years: Iterable[int] = YEARS) -> Iterator[GateResult]:
    """Compare alignment and detected blocs with ideal points of votes.

    Alliances are ATOP's, sanctions the Global Sanctions Database's, with those of the EU and the UN
    expanded to the members of that date. The Correlates of War Project codes the same treaties, so
    bars are for these alone. For comparison, `sources` tells what else was tried:

    - `unexpanded`: sanctions only of states that are named as their senders;
    - `cow`: COW's alliances in place of ATOP's, in the years that they cover;
    - `both`: ATOP's and COW's, so that a pact that both code counts twice;
    - `either`: ATOP's, and those of COW's that it lacks.

    Args:
        folder: holds the files of ATOP, GSDB and UNGA ideal points as published; without COW's
            alliances a row says that they are skipped.
        years: to be looked at.

    Raises:
        InputError: a file is not there, or not as published.
    """
    from blocgraph.imports.unga import read_ideal_points

    years = tuple(years)
    files = {name: find_file(folder, name) for name in ("atop", "gsdb", "unga")}
    points = _by_year(read_ideal_points(files["unga"]))
    atop, sanctions = _read("atop", files["atop"]), _read("gsdb", files["gsdb"])
    for year in years:
        yield from _compare(_network((*atop, *sanctions), year), points[year], year, "atop", BARS)
    yield from _compare_blocs(_network((*atop, *sanctions), BLOC_YEAR), points[BLOC_YEAR])
    named = _read("gsdb", files["gsdb"], expand_senders=False)
    for year in years:
        yield from _compare(_network((*atop, *named), year), points[year], year, "unexpanded")
    try:
        cow = _read("cow-alliances", find_file(folder, "cow-alliances"))
    except InputError as error:
        yield GateResult(f"skipped: {error}", BLOC_YEAR, "cow", 0, None, None)
        return
    for source in ("cow", "both", "either"):
        for year in years:
            if source == "cow" and year > _LAST_YEAR_OF_COW:
                continue
            alliances = {"cow": cow, "both": (*atop, *cow), "either": _either(atop, cow, year)}
            network = _network((*alliances[source], *sanctions), year)
            yield from _compare(network, points[year], year, source)


def _by_year(points: Mapping[tuple[str, int], float]) -> dict[int, dict[str, float]]:
    found: dict[int, dict[str, float]] = {}
    for (actor, year), point in points.items():
        found.setdefault(year, {})[actor] = point
    return found


def _either(first: Iterable[Claim], second: Iterable[Claim], year: int) -> tuple[Claim, ...]:
    """The first's claims, and the second's on what the first has none of that holds that year."""
    from blocgraph.network.time import holds

    first, day = tuple(first), f"{year}-01-01"
    known = {_tie(claim) for claim in first if holds(claim, {}, day)}
    return (*first, *(claim for claim in second if _tie(claim) not in known))


def _tie(claim: Claim) -> tuple[frozenset[str], RelationType]:
    return frozenset((claim.source, claim.target)), claim.type


def find_file(folder: Path, name: str) -> Path:
    """The file of a dataset in a folder, by how such files are called.

    Raises:
        InputError: there is none.
    """
    for pattern in _FILES[name]:
        for path in sorted(folder.glob(pattern)):
            return path
    patterns = " or ".join(_FILES[name])
    raise InputError(f"{folder}: holds no {name} file ({patterns}): put it there as published")


def _read(name: str, path: Path, *, expand_senders: bool = True) -> tuple[Claim, ...]:
    from blocgraph.imports import ImportOptions, read_dataset

    expands = expand_senders and name == "gsdb"
    options = ImportOptions(since=str(min(YEARS)), expand_senders=expands)
    found = read_dataset(name, [path], options)
    return tuple(claim for _, claims in found.documents for claim in claims if claim.type in TYPES)


def _network(claims: Iterable[Claim], year: int) -> Network:
    """The states' network on the first day of a year, when all of the year's rows hold."""
    from blocgraph.actors import load_actors
    from blocgraph.model import group_relations
    from blocgraph.network import project

    actors = [actor for actor in load_actors() if actor.kind is ActorKind.STATE]
    states = {actor.code for actor in actors}
    chosen = [claim for claim in claims if {claim.source, claim.target} <= states]
    return project(group_relations(chosen), actors=actors, as_of=str(year))


def _compare(
    network: Network,
    points: Mapping[str, float],
    year: int,
    sources: str,
    bars: tuple[float, float] | tuple[None, None] = (None, None),
) -> Iterator[GateResult]:
    from blocgraph.measures.gate import alignment_agreement, pole_agreement

    near = alignment_agreement(network, points)
    known = pole_agreement(network, points)
    everybody = pole_agreement(network, points, known=False)
    yield GateResult("alignment and distance", year, sources, near.cases, near.rho, bars[0])
    yield GateResult("pole position", year, sources, known.cases, known.rho, bars[1])
    what = "pole position, unknown as 0"
    yield GateResult(what, year, sources, everybody.cases, everybody.rho, None)


def _compare_blocs(network: Network, points: Mapping[str, float]) -> Iterator[GateResult]:
    from blocgraph.measures import Bloc, bloc_stability, detect_blocs, unaligned
    from blocgraph.measures.gate import explained_variance

    blocs = detect_blocs(network)
    members = sum(member in points for bloc in blocs for member in bloc.members)
    value = explained_variance(points, blocs)
    yield GateResult("adjusted R2 on detected blocs", BLOC_YEAR, "atop", members, value, BLOC_BAR)
    everybody = (*blocs, Bloc("", "", unaligned(network, blocs)))
    value = explained_variance(points, everybody)
    cases = len(points.keys() & set(network))
    what = "the same, the unaligned as one more bloc"
    yield GateResult(what, BLOC_YEAR, "atop", cases, value, None)
    seeds = bloc_stability(network).seeds
    yield GateResult("stability over seeds", BLOC_YEAR, "atop", len(network), seeds, STABILITY_BAR)
