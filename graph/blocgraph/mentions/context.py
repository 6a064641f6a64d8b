"""What the rules need to know of the whole document while they read a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from blocgraph.mentions.eras import Calendar
from blocgraph.mentions.people import Introductions, years_in
from blocgraph.mentions.turns import Turns
from blocgraph.model import Document, Sentence


@dataclass(slots=True)
class Context:
    """What a document has said so far.

    `home` is the state it is written from or that issued it, `topic` the
    one that it is all about. `authors` are those who say "we" in
    it outside quotations and `turns`; they say "I" as well if it is official. `years` are the
    years named so far, the latest last.
    """

    document: Document
    home: str | None = None
    topic: str | None = None
    authors: tuple[str, ...] = ()
    is_official: bool = False
    turns: Turns | None = None
    introductions: Introductions = field(default_factory=Introductions)
    years: dict[str, None] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    calendar: Calendar = field(init=False)
    _words: dict[str, bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.calendar = Calendar(self.document)

    @property
    def voice(self) -> tuple[str, ...]:
        """For whom a statement or the officials in a transcript speak."""
        return self.authors or (self.turns.side if self.turns is not None else ())

    @property
    def issues_jointly(self) -> bool:
        """Whether several issue the text, or an organisation in which several meet."""
        return bool(self.authors) and self.authors != (self.home,)

    def dates(self, sentence: Sentence) -> tuple[str, ...]:
        """The days and years that decide who was in office, the most telling first."""
        found = years_in(sentence.text)
        for year in found:
            self.years.pop(year, None)
            self.years[year] = None
        published = (self.document.published,) if self.document.published else ()
        late = tuple(reversed(self.years))
        if found and published and found[-1] < published[0][:4]:
            return (*found, *published, *late)
        return (*published, *late)

    def says(self, word: str) -> bool:
        """Whether the word stands anywhere in the document."""
        known = self._words.get(word)
        if known is None:
            text = self.document.text
            known = word in text and re.search(rf"\b{re.escape(word)}\b", text) is not None
            self._words[word] = known
        return known

    def count(self, actors: tuple[str, ...]) -> None:
        """Count one more mention of each actor."""
        for code in actors:
            self.counts[code] = self.counts.get(code, 0) + 1
