"""How much of what a careful reader takes from documents is found, and how much of it is right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from blocgraph.benchmark.gold import GoldDocument, Key
from blocgraph.claims import extract_claims
from blocgraph.vocabulary import Status

Dyad = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Tally:
    """Of WANTED claims HIT were found; of those found RIGHT were right and WRONG were not."""

    wanted: int = 0
    hit: int = 0
    right: int = 0
    wrong: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.wanted + other.wanted,
            self.hit + other.hit,
            self.right + other.right,
            self.wrong + other.wrong,
        )

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 1 where nothing was found."""
        found = self.right + self.wrong
        return self.right / found if found else 1.0

    @property
    def recall(self) -> float:
        """The share of what was wanted that was found; 1 where nothing was wanted."""
        return self.hit / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall (van Rijsbergen 1979, chapter 7)."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Score:
    """How well claims agree: STRICT in all four fields, DYAD in the pair and the sign.

    `false_assertions` counts claims given as asserted where the annotation has that relation only
    as alleged, denied, negated or hypothetical.
    """

    strict: Tally = Tally()
    dyad: Tally = Tally()
    false_assertions: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.strict + other.strict,
            self.dyad + other.dyad,
            self.false_assertions + other.false_assertions,
        )


def score_documents(gold: Iterable[GoldDocument]) -> Score:
    """The score of the rules on annotated documents, summed over them."""
    return sum(map(_score, gold), start=Score())


def _score(gold: GoldDocument) -> Score:
    found = {(*claim.relation_key, claim.status) for claim in extract_claims(gold.document)}
    allowed = gold.right | gold.optional
    wrong = found - allowed
    neutral = gold.optional - gold.preferred
    told = {key[:3] for key in allowed}
    return Score(
        Tally(
            len(gold.required),
            sum(not found.isdisjoint(keys) for keys in gold.required),
            len(found & (allowed - neutral)),
            len(wrong),
        ),
        _compare_dyads(gold, found),
        sum(key[3] is Status.ASSERTED and key[:3] in told for key in wrong),
    )


def _compare_dyads(gold: GoldDocument, found: set[Key]) -> Tally:
    wanted = set(map(_dyad, gold.preferred))
    got = set(map(_dyad, found))
    met = len(wanted & got)
    return Tally(
        len(wanted), met, met, len(got - wanted - set(map(_dyad, gold.right | gold.optional)))
    )


def _dyad(key: Key) -> Dyad:
    source, kind, target, _ = key
    return min(source, target), max(source, target), kind.sign
