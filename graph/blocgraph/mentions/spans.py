"""What a stretch of a sentence refers to, while it is being worked out."""

from __future__ import annotations

from typing import NamedTuple

from blocgraph.model import Mention

PLACE = "place"
OFFICE = "office"
DEMONYM = "demonym"
CAPITAL = "capital"
NAME = "name"
COLLECTIVE = "collective"
ANAPHOR = "anaphor"


class Reference(NamedTuple):
    """The characters from START to END refer to ACTORS; IS_PERSON if to one who acts for them."""

    start: int
    end: int
    actors: tuple[str, ...]
    kind: str
    is_person: bool = False
    is_plural: bool = False

    def to_mention(self, text: str) -> Mention:
        """The mention that leaves this layer."""
        return Mention(self.start, self.end, text[self.start : self.end], self.actors, self.kind)
