"""How far each frame can be trusted: its precision on annotated texts, and so of its claims.

`data/confidence.csv` holds, for each rule with its type and the status it was given, how many
claims it made on annotated texts and how many of them were right; apart from that, how many of
these on texts that no rule was written for. `blocgraph frames` measures and writes it.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from blocgraph.vocabulary import RelationType, Status

CONFIDENCE_TABLE = Path(__file__).parent / "data" / "confidence.csv"
COLUMNS = ("rule", "type", "status", "found", "right", "unseen_found", "unseen_right")

_STRENGTH_OF_ALL = 20.0
_STRENGTH_OF_KIND = 20.0
"""How many claims the estimate for all frames, and that for frames of a kind, count as much as.

Both were chosen by the likelihood of what was right in documents that are not counted in the table.
"""

Frame = tuple[str, RelationType, Status]


@dataclass(frozen=True, slots=True)
class FrameCount:
    """RULE gave FOUND claims of TYPE with STATUS on annotated texts, of which RIGHT were right.

    The `unseen` ones, among them, are those on texts that no rule was written for.
    """

    rule: str
    type: RelationType
    status: Status
    found: int
    right: int
    unseen_found: int = 0
    unseen_right: int = 0

    @property
    def frame(self) -> Frame:
        """What is counted."""
        return self.rule, self.type, self.status


class Confidences:
    """Estimates of precision from counts, each shrunk to that of a wider group.

    A Beta prior with the mean of the wider group (all frames on unseen texts, then those of the
    same kind and status there) and the weight of a few claims; the estimate is its posterior mean
    (Gelman et al., Bayesian Data Analysis, 3rd ed., section 2.4). A frame that was never met gets
    the estimate of its kind.
    """

    def __init__(self, counts: Iterable[FrameCount]) -> None:
        known = list(counts)
        self._frames = {count.frame: count for count in known}
        self._known: dict[Frame, float] = {}
        self.all = _precision_of_all(known)
        kinds: dict[tuple[str, Status], list[int]] = defaultdict(lambda: [0, 0])
        for count in known:
            group = kinds[kind_of_rule(count.rule), count.status]
            group[0] += count.unseen_found
            group[1] += count.unseen_right
        self._kinds = {
            kind: _shrunk(found, right, self.all, _STRENGTH_OF_ALL)
            for kind, (found, right) in kinds.items()
        }

    def of(self, rule: str, kind: RelationType, status: Status) -> float:
        """The probability, in (0, 1), that a claim of this frame is right."""
        frame = rule, kind, status
        known = self._known.get(frame)
        if known is None:
            known = self._known[frame] = self._estimate(frame)
        return known

    def _estimate(self, frame: Frame) -> float:
        rule, _, status = frame
        prior = self._kinds.get((kind_of_rule(rule), status), self.all)
        count = self._frames.get(frame)
        if count is None:
            return _two_digits(prior)
        return _two_digits(_shrunk(count.found, count.right, prior, _STRENGTH_OF_KIND))


def kind_of_rule(rule: str) -> str:
    """The kind of frame: `verb`, `noun`, `transfer`, `unsaid`, or `other` for what is in no table.

    `unsaid` is what found one of its ends elsewhere.

    >>> kind_of_rule("verb supply"), kind_of_rule("verb arm, denied"), kind_of_rule("obligation")
    ('verb', 'other', 'other')
    """
    if ", other end in the " in rule:
        return "unsaid"
    first = rule.partition(" ")[0]
    return first if first in ("verb", "noun", "transfer") and ", " not in rule else "other"


@cache
def load_confidences() -> Confidences:
    """The estimates of the bundled table."""
    return Confidences(read_counts(CONFIDENCE_TABLE))


def read_counts(path: Path) -> tuple[FrameCount, ...]:
    """The rows of a table of counts; none where there is no file."""
    if not path.is_file():
        return ()
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            FrameCount(
                row["rule"],
                RelationType(row["type"]),
                Status(row["status"]),
                *(int(row[name]) for name in COLUMNS[3:]),
            )
            for row in csv.DictReader(file)
        )


def write_counts(path: Path, counts: Iterable[FrameCount]) -> None:
    """Write a table of counts, in order of the frames."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for count in sorted(counts, key=lambda count: count.frame):
            writer.writerow([getattr(count, name) for name in COLUMNS])


def _precision_of_all(counts: Iterable[FrameCount]) -> float:
    """The share right on unseen texts, or on all where there are none; 1/2 where none are."""
    sums = [0, 0, 0, 0]
    for count in counts:
        row = (count.unseen_found, count.unseen_right, count.found, count.right)
        sums = [total + part for total, part in zip(sums, row, strict=True)]
    found, right = sums[:2] if sums[0] else sums[2:]
    return _shrunk(found, right, 0.5, 2.0)


def _two_digits(share: float) -> float:
    """Rounded, and never as sure as 0 or 1."""
    return min(max(round(share, 2), 0.01), 0.99)


def _shrunk(found: int, right: int, mean: float, strength: float) -> float:
    return (right + mean * strength) / (found + strength)
