"""Which frames are right how often, on annotated texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from blocgraph.benchmark.gold import GoldDocument, Key
from blocgraph.claims import explain_claims
from blocgraph.claims.confidence import Frame, FrameCount


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
