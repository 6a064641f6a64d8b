"""A verb with who does it to whom, as it stands in the sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from blocgraph.claims.phrases import NounPhrase
from blocgraph.claims.verb_groups import VerbGroup


@dataclass(slots=True, eq=False)
class Preposition:
    """WORD leads to PHRASES; ELEMENT is its place."""

    word: str
    phrases: list[NounPhrase]
    element: int


@dataclass(slots=True, eq=False)
class Clause:
    """VERB at the element PLACE, with who does it to whom, and the clause that it hangs on.

    `link` is `main`, `that` (what is said), `xcomp` (an infinitive or gerund that its governor
    controls), `relative`, `reduced`, `adjunct`, `subordinate` or `noun` (said by `noun`).
    """

    verb: VerbGroup
    place: int
    form: str
    subject: list[NounPhrase] = field(default_factory=list)
    objects: list[NounPhrase] = field(default_factory=list)
    second: list[NounPhrase] = field(default_factory=list)
    prepositions: list[Preposition] = field(default_factory=list)
    governor: Clause | None = None
    link: str = "main"
    marker: str = ""
    noun: NounPhrase | None = None
    antecedent: NounPhrase | None = None
    end: int = 0

    @property
    def passive(self) -> bool:
        """Whether what stands as subject or antecedent undergoes the verb."""
        return self.verb.passive or self.form == "part"

    def ancestors(self) -> Iterator[Clause]:
        """The clause, then what it hangs on, outwards."""
        seen: set[int] = set()
        clause: Clause | None = self
        while clause is not None and id(clause) not in seen:
            seen.add(id(clause))
            yield clause
            clause = clause.governor


def actors_of(group: Sequence[NounPhrase]) -> tuple[str, ...]:
    """The actors that the phrases name or are of, in their order."""
    if len(group) == 1:
        return group[0].strong or group[0].weak
    return tuple([actor for phrase in group for actor in phrase.strong or phrase.weak])
