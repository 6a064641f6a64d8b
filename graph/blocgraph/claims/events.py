"""Clauses and noun phrases to events: a relation type with who stands at either end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import KW_ONLY, dataclass, field

from blocgraph.claims.clause import Clause
from blocgraph.claims.phrases import NounPhrase
from blocgraph.claims.slots import Actors
from blocgraph.vocabulary import RelationType


@dataclass(slots=True)
class Event:
    """The words TRIGGER say that each of SOURCES has TYPE with each of TARGETS.

    `clause` is where they stand, `effect` what the verb or the words about the noun make of it:
    "", `negated`, `denied` or `hypothetical`; `unsaid` where an end of it was found.
    """

    type: RelationType
    sources: Actors
    targets: Actors
    trigger: str
    start: int
    clause: Clause | None
    rule: str
    _: KW_ONLY
    objects: tuple[str, ...] = ()
    effect: str = ""
    phrase: NounPhrase | None = None
    both_ways: bool = False
    speakers: Actors = ()
    future: bool = False
    date_from_phrase: bool = False
    unsaid: str = ""
    extra: tuple[str, ...] = field(default=())

    def leave_unsaid(self, place: str) -> None:
        """Note that one end was found at PLACE and not beside the words."""
        self.unsaid = place
        self.rule += f", other end in the {place}"

    def dyads(self) -> Iterator[tuple[str, str]]:
        """The pairs of source and target; within a group each pair once."""
        seen: set[tuple[str, str]] = set()
        if not self.targets and (self.type.is_symmetric or self.both_ways):
            for index, first in enumerate(self.sources):
                for second in self.sources[index + 1 :]:
                    if first != second:
                        yield first, second
                        if self.both_ways:
                            yield second, first
            return
        for source in self.sources:
            for target in self.targets:
                if source == target or (source, target) in seen:
                    continue
                seen.add((source, target))
                yield source, target
                if self.both_ways:
                    yield target, source
