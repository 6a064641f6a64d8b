"""The outside check: alliances and sanctions as published, against votes in the United Nations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
ALIGNMENT_BAR, POLE_BAR, BLOC_BAR, STABILITY_BAR = 0.33, 0.38, 0.75, 0.95

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
_LAST_YEAR = {"atop": 2018, "cow-alliances": 2012}


@dataclass(frozen=True, slots=True)
class GateResult:
    """WHAT has in YEAR, over CASES, the VALUE, where BAR is to be reached; None: for comparison."""

    what: str
    year: int
    alliances: str
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
    expanded to the members of that date. The alliances of the Correlates of War Project code the
    same treaties, so that both together would count each twice: they are a second source, shown for
    comparison in the years that they cover.

    Args:
        folder: holds the files of ATOP, COW alliances, GSDB and UNGA ideal points as published.
        years: to be looked at.

    Raises:
        InputError: a file is not there, or not as published.
    """
    from blocgraph.imports.unga import read_ideal_points

    files = {name: find_file(folder, name) for name in _FILES}
    points = read_ideal_points(files["unga"])
    claims = {name: _read(name, files[name]) for name in ("atop", "cow-alliances", "gsdb")}
    for source in ("atop", "cow-alliances"):
        both = (*claims[source], *claims["gsdb"])
        has_bar = source == "atop"
        for year in years:
            if year <= _LAST_YEAR[source]:
                of_year = {actor: point for (actor, when), point in points.items() if when == year}
                yield from _compare(_network(both, year), of_year, year, source, has_bar=has_bar)
    network = _network((*claims["atop"], *claims["gsdb"]), BLOC_YEAR)
    of_year = {actor: point for (actor, when), point in points.items() if when == BLOC_YEAR}
    yield from _compare_blocs(network, of_year)


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


def _read(name: str, path: Path) -> tuple[Claim, ...]:
    from blocgraph.imports import ImportOptions, read_dataset

    options = ImportOptions(since=str(min(YEARS)), expand_senders=name == "gsdb")
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
    network: Network, points: dict[str, float], year: int, source: str, *, has_bar: bool
) -> Iterator[GateResult]:
    from blocgraph.measures.gate import alignment_agreement, pole_agreement

    near = alignment_agreement(network, points)
    known = pole_agreement(network, points)
    everybody = pole_agreement(network, points, known=False)
    bars = (ALIGNMENT_BAR, POLE_BAR) if has_bar else (None, None)
    yield GateResult("alignment and distance", year, source, near.cases, near.rho, bars[0])
    yield GateResult("pole position", year, source, known.cases, known.rho, bars[1])
    what = "pole position, unknown as 0"
    yield GateResult(what, year, source, everybody.cases, everybody.rho, None)


def _compare_blocs(network: Network, points: dict[str, float]) -> Iterator[GateResult]:
    from blocgraph.measures import bloc_stability, detect_blocs
    from blocgraph.measures.gate import explained_variance

    blocs = detect_blocs(network)
    members = sum(member in points for bloc in blocs for member in bloc.members)
    value = explained_variance(points, blocs)
    yield GateResult("adjusted R2 on detected blocs", BLOC_YEAR, "atop", members, value, BLOC_BAR)
    seeds = bloc_stability(network).seeds
    yield GateResult("stability over seeds", BLOC_YEAR, "atop", len(network), seeds, STABILITY_BAR)
