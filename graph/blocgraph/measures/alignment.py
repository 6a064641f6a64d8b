"""How far two actors stand together: a balance of evidence that every claim has its share in."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from blocgraph.errors import InputError
from blocgraph.measures.inputs import require_actors, require_claims
from blocgraph.model import OPEN, Claim
from blocgraph.network.time import SUPPORTING, check_day, holds, start_of
from blocgraph.vocabulary import RelationType

if TYPE_CHECKING:
    import networkx as nx

DEPENDENCIES = frozenset({RelationType.ARMS_SUPPLY, RelationType.ECONOMIC_COOPERATION})
"""Flows of arms and goods, outside the default score, for big states deal with everybody."""

STANDING = frozenset(
    {
        RelationType.ALLIANCE,
        RelationType.TREATY,
        RelationType.RATIFICATION,
        RelationType.NON_AGGRESSION,
        RelationType.BASING_RIGHTS,
        RelationType.MEMBERSHIP,
        RelationType.SANCTIONS,
    }
)
"""Ties that hold until they end. Claims of other types are events, which fade."""

HALF_LIFE = 2.0
ARMS_HALF_LIFE = 5.0
EVENT_CAP = 0.8
STANDING_CAP = 2.0


@dataclass(frozen=True, slots=True)
class Contribution:
    """SENTENCE in DOCUMENT, on RELATION since DATE, moves the score by SHARE."""

    share: float
    relation: str
    status: str
    date: str | None
    document: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Alignment:
    """A and B stand together by SCORE, 90 % surely between LOW and HIGH.

    `contested` is 0 where all evidence points one way and 1 where it is balanced; `coverage` is the
    mass of the evidence. The three are different things: never multiply them. `math.fsum` of the
    contributions' shares is the score exactly.
    """

    a: str
    b: str
    score: float
    low: float
    high: float
    contested: float
    coverage: float
    contributions: tuple[Contribution, ...] = field(repr=False)


class _Evidence(NamedTuple):
    valence: float
    group: tuple[str, bool]
    relation: str
    claim: Claim


def alignment(
    network: nx.MultiDiGraph[str],
    a: str,
    b: str,
    *,
    as_of: str | None = None,
    half_life: float = HALF_LIFE,
    layer_weights: Mapping[str, float] = MappingProxyType({}),
    without: Collection[str] = DEPENDENCIES,
) -> Alignment:
    """Score how far two actors stand together, from -1 (against each other) to 1.

    Each asserted or alleged claim on the dyad, in either direction, has the mass
    `m = omega p 2^(-age / half_life) |v|`, where v is the type's Goldstein weight / 10, p the
    claim's confidence and omega its layer's weight. Claims on standing ties (treaties, memberships,
    sanctions in force) and claims that say that they go on do not fade; deliveries of arms fade
    with a half-life of 5 years. In each layer the events together have at most the mass 0.8, that
    of one treaty, and the standing ties at most 2: what is above is scaled down alike. Denied,
    negated and hypothetical claims have no mass. With s and o the masses for and against,

        score = (s - o) / (s + o + 1)
        [low, high] = 2 BetaInv(.05 and .95; s + 1/2, o + 1/2) - 1
        contested = 1 - |s - o| / (s + o),  0 without evidence
        coverage = s + o

    Without evidence the score is 0, from -0.99 to 0.99. The order of a and b does not matter.

    Args:
        network: as `project` makes it.
        a: an actor.
        b: another actor.
        as_of: the day of judgement; by default the network's own, else its latest claim's.
        half_life: of events, in years.
        layer_weights: omega of layers, at least 0; 1 where not given.
        without: relation types left out.

    Raises:
        UnknownNameError: an actor that is not in the network.
        InputError: a is b, the ties have no claims, or `half_life` or a layer's weight is out of
            range.

    >>> from blocgraph.model import Claim, group_relations
    >>> from blocgraph.network import project
    >>> from blocgraph.vocabulary import RelationType, Status
    >>> pact = Claim("d", "BLR", RelationType.ALLIANCE, "RUS", Status.ASSERTED, "...", 0, 3)
    >>> result = alignment(project(group_relations([pact])), "RUS", "BLR")
    >>> round(result.score, 3), result.coverage, result.contested
    (0.444, 0.8, 0.0)
    """
    judge = _Judge(network, as_of, half_life, layer_weights, without)
    a, b = _two(network, a, b)
    return judge.score([(a, b)])[0]


def alignments(
    network: nx.MultiDiGraph[str],
    *,
    as_of: str | None = None,
    half_life: float = HALF_LIFE,
    layer_weights: Mapping[str, float] = MappingProxyType({}),
    without: Collection[str] = DEPENDENCIES,
) -> tuple[Alignment, ...]:
    """The `alignment` of all dyads on which there is evidence, the best aligned first.

    Raises:
        InputError: as for `alignment`.

    >>> from blocgraph.model import Claim, group_relations
    >>> from blocgraph.network import project
    >>> from blocgraph.vocabulary import RelationType as T, Status
    >>> said = [("BLR", T.ALLIANCE, "RUS"), ("POL", T.SANCTIONS, "BLR")]
    >>> claims = [Claim("d", *key, Status.ASSERTED, "...", 0, 3) for key in said]
    >>> [(row.a, row.b, row.score > 0) for row in alignments(project(group_relations(claims)))]
    [('BLR', 'RUS', True), ('BLR', 'POL', False)]
    """
    judge = _Judge(network, as_of, half_life, layer_weights, without)
    dyads = {(min(a, b), max(a, b)) for a, b in network.edges() if a != b}
    found = (result for result in judge.score(sorted(dyads)) if result.coverage)
    return tuple(sorted(found, key=lambda result: (-result.score, result.a, result.b)))


def check_decay(half_life: float, layer_weights: Mapping[str, float]) -> None:
    """Make sure that evidence can be weighed so.

    Raises:
        InputError: `half_life` is not above 0, or a layer's weight below it or not finite.
    """
    if not half_life > 0:
        raise InputError(f"half_life is {half_life}: give years above 0")
    for layer, weight in layer_weights.items():
        if not 0 <= weight < math.inf:
            raise InputError(f"layer {layer} has weight {weight}: give a number from 0 up")


def _two(network: nx.MultiDiGraph[str], a: str, b: str) -> tuple[str, str]:
    require_actors(network, [a, b])
    if a == b:
        raise InputError(f"{a} has no alignment with itself: name two actors")
    return min(a, b), max(a, b)


class _Judge:
    def __init__(
        self,
        network: nx.MultiDiGraph[str],
        as_of: str | None,
        half_life: float,
        layer_weights: Mapping[str, float],
        without: Collection[str],
    ) -> None:
        check_decay(half_life, layer_weights)
        require_claims(network)
        self.network = network
        self.published: Mapping[str, str | None] = network.graph.get("published", {})
        self.day = check_day(as_of or network.graph.get("as_of")) or self._latest()
        self.half_life = half_life
        self.layer_weights = layer_weights
        self.without = frozenset(without)

    def score(self, dyads: Iterable[tuple[str, str]]) -> list[Alignment]:
        from scipy.special import betaincinv  # type: ignore[import-untyped]

        weighed = [(a, b, self._weigh(self._evidence(a, b))) for a, b in dyads]
        masses = [_for_and_against(evidence) for *_, evidence in weighed]
        together = [s + 0.5 for s, _ in masses]
        against = [o + 0.5 for _, o in masses]
        lows = 2 * betaincinv(together, against, 0.05) - 1
        highs = 2 * betaincinv(together, against, 0.95) - 1
        return [
            _conclude(*dyad, mass, float(low), float(high))
            for dyad, mass, low, high in zip(weighed, masses, lows, highs, strict=True)
        ]

    def _latest(self) -> str:
        starts = (
            start_of(claim, self.published)
            for *_, data in self.network.edges(data=True)
            for claim in data["claims"]
        )
        return max((start for start in starts if start), default="0001-01-01")

    def _evidence(self, a: str, b: str) -> list[_Evidence]:
        return [
            _Evidence(data["type"].goldstein / 10, _group(data["type"]), str(key), claim)
            for source, target in ((a, b), (b, a))
            for key, data in sorted((self.network.get_edge_data(source, target) or {}).items())
            if data["type"] not in self.without
            for claim in data["events"]
            if claim.status in SUPPORTING and holds(claim, self.published, self.day)
        ]

    def _weigh(self, evidence: list[_Evidence]) -> list[tuple[float, _Evidence]]:
        """Each piece of evidence with its signed mass, layers capped."""
        raw = [item.valence * self._strength(item) for item in evidence]
        groups: dict[tuple[str, bool], list[float]] = {}
        for item, mass in zip(evidence, raw, strict=True):
            groups.setdefault(item.group, []).append(abs(mass))
        scale = {
            group: min(1.0, (STANDING_CAP if group[1] else EVENT_CAP) / total) if total else 1.0
            for group, total in ((group, math.fsum(parts)) for group, parts in groups.items())
        }
        return [(mass * scale[item.group], item) for item, mass in zip(evidence, raw, strict=True)]

    def _strength(self, item: _Evidence) -> float:
        layer, standing = item.group
        weight = self.layer_weights.get(layer, 1.0) * item.claim.confidence
        start = start_of(item.claim, self.published)
        if standing or start is None or item.claim.valid_to == OPEN:
            return weight
        arms = item.claim.type is RelationType.ARMS_SUPPLY
        years = (date.fromisoformat(self.day) - date.fromisoformat(start)).days / 365.25
        return weight * math.exp2(-years / (ARMS_HALF_LIFE if arms else self.half_life))


def _group(of: RelationType) -> tuple[str, bool]:
    return (str(of.layer), of in STANDING)


def _for_and_against(evidence: list[tuple[float, _Evidence]]) -> tuple[float, float]:
    together = math.fsum(mass for mass, _ in evidence if mass > 0)
    return together, math.fsum(-mass for mass, _ in evidence if mass < 0)


def _conclude(
    a: str,
    b: str,
    evidence: list[tuple[float, _Evidence]],
    masses: tuple[float, float],
    low: float,
    high: float,
) -> Alignment:
    s, o = masses
    contributions = [
        Contribution(
            share=mass / (s + o + 1),
            relation=item.relation,
            status=str(item.claim.status),
            date=item.claim.valid_from,
            document=item.claim.document,
            sentence=item.claim.sentence,
        )
        for mass, item in evidence
    ]
    contributions.sort(key=lambda c: (-abs(c.share), c.relation, c.document, c.sentence))
    return Alignment(
        a=a,
        b=b,
        score=math.fsum(contribution.share for contribution in contributions),
        low=low,
        high=high,
        contested=1 - abs(s - o) / (s + o) if s + o else 0.0,
        coverage=s + o,
        contributions=tuple(contributions),
    )
