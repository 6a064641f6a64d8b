"""Which frames are right how often, on annotated texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from blocgraph.benchmark.gold import GoldDocument, Key
from blocgraph.claims import explain_claims
from blocgraph.claims.confidence import Confidences, Frame, FrameCount

_BAND_STARTS = (0.85, 0.75, 0.65, 0.0)


@dataclass(frozen=True, slots=True)
class Band:
    """Of CLAIMS with a confidence of START and more, RIGHT were right; their MEAN was this."""

    start: float
    claims: int
    mean: float
    right: int


def count_frames(
    gold: Iterable[GoldDocument], unseen: Iterable[GoldDocument] = ()
) -> tuple[FrameCount, ...]:
    """How many claims each frame made, and how many of them are right, in order of the frames.

    A claim counts once for its document; those that the annotation takes for optional do not count.

    Args:
        gold: annotated texts that rules were written with.
        unseen: annotated texts that no rule was written for.
    """
    found: Counter[Frame] = Counter()
    right: Counter[Frame] = Counter()
    unseen_found: Counter[Frame] = Counter()
    unseen_right: Counter[Frame] = Counter()
    for frame, is_right in _judged(gold):
        found[frame] += 1
        right[frame] += is_right
    for frame, is_right in _judged(unseen):
        unseen_found[frame] += 1
        unseen_right[frame] += is_right
    return tuple(
        FrameCount(
            *frame,
            found[frame] + unseen_found[frame],
            right[frame] + unseen_right[frame],
            unseen_found[frame],
            unseen_right[frame],
        )
        for frame in sorted({*found, *unseen_found})
    )


def calibrate(gold: Iterable[GoldDocument], confidences: Confidences) -> tuple[Band, ...]:
    """How often claims of each band of confidence are right, those of the most confidence first.

    Claims count as for `count_frames`. A reliability table (Murphy and Winkler, Journal of the
    Royal Statistical Society C 26(1), 1977).

    Args:
        gold: annotated texts that the confidences were not counted on.
        confidences: what is tested.
    """
    bands: dict[float, list[tuple[float, bool]]] = {start: [] for start in _BAND_STARTS}
    for frame, is_right in _judged(gold):
        confidence = confidences.of(*frame)
        start = next(start for start in _BAND_STARTS if confidence >= start)
        bands[start].append((confidence, is_right))
    return tuple(
        Band(
            start,
            len(claims),
            sum(confidence for confidence, _ in claims) / len(claims),
            sum(is_right for _, is_right in claims),
        )
        for start, claims in bands.items()
        if claims
    )


def _judged(documents: Iterable[GoldDocument]) -> Iterator[tuple[Frame, bool]]:
    for gold in documents:
        right = gold.right
        seen: set[Key] = set()
        for explanation in explain_claims(gold.document):
            claim = explanation.claim
            key = (*claim.relation_key, claim.status)
            if key in seen or (key in gold.optional and key not in right):
                continue
            seen.add(key)
            yield (explanation.rule, claim.type, claim.status), key in right
