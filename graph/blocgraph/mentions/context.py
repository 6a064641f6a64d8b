"""What the rules need to know of the whole document while they read a sentence."""

from __future__ import annotations

from dataclasses import dataclass, field

from blocgraph.mentions.people import Introductions, years_in
from blocgraph.model import Document, Sentence


@dataclass(slots=True)
class Context:
    """What a document has said so far.

    `home` is the state it is written from or that issued it. `years` are the years named so far.
    """

    document: Document
    home: str | None = None
    is_own_statement: bool = False
    introductions: Introductions = field(default_factory=Introductions)
    years: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    def dates(self, sentence: Sentence) -> tuple[str, ...]:
        """The days and years that decide who was in office, the most telling first."""
        found = years_in(sentence.text)
        self.years.extend(found)
        published = (self.document.published,) if self.document.published else ()
        late = tuple(dict.fromkeys(reversed(self.years)))
        if found and published and found[-1] < published[0][:4]:
            return (*found, *published, *late)
        return (*published, *late)

    def count(self, actors: tuple[str, ...]) -> None:
        """Count one more mention of each actor."""
        for code in actors:
            self.counts[code] = self.counts.get(code, 0) + 1
