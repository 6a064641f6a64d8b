"""Whether the words after a verb are those of a frame's trigger."""

from __future__ import annotations

from functools import cached_property

from blocgraph.claims.clause import Clause, Preposition
from blocgraph.claims.lexicon import VerbFrame
from blocgraph.claims.needs import FrameNeeds
from blocgraph.claims.small_words import NOMINAL


class TriggerWords(FrameNeeds):
    """Matches the triggers of several words in one sentence: "broke off", "sent the envoy home"."""

    @cached_property
    def classes_named(self) -> frozenset[str]:
        """The object classes of all words of the sentence."""
        classes = self.lexicon.classes
        known = self.lexicon.object_classes
        return frozenset().union(
            *[classes(word) for word in self.spoken if word in known or "-" in word]
        )

    @cached_property
    def evoked(self) -> frozenset[str]:
        """The words of the sentence, and their object classes as the gates of frames name them."""
        return self.spoken.union([f"%{name}" for name in self.classes_named])

    def _matches(self, clause: Clause, frame: VerbFrame) -> int | None:
        """How many words after the verb the trigger takes; None where it does not fit."""
        rest = frame.trigger[1:]
        if not rest:
            return 0
        if len(rest) == 1:
            for pp in clause.prepositions:
                if pp.word == rest[0] and self._completes(clause, pp):
                    return 1
        following = [
            token.lower
            for token in self.words[clause.verb.end : clause.verb.end + 8]
            if token.tag not in ("ADV", "DATE") or token.lower in rest
        ]
        place = 0
        for word in rest:
            while (
                place < len(following) and following[place] in _LIGHT and following[place] != word
            ):
                place += 1
            if place >= len(following) or following[place] != word:
                return 0 if self._after_object(clause, rest) else None
            place += 1
        return place

    def _completes(self, clause: Clause, pp: Preposition) -> bool:
        """Whether the preposition, after the verb or far before it, may be the verb's own."""
        if pp.element > clause.place:
            return not clause.objects
        return clause.link == "relative" or pp.word in _FRONTED

    def _after_object(self, clause: Clause, rest: tuple[str, ...]) -> bool:
        """Whether the particle follows the object: "sent the ambassador home"."""
        if not clause.objects or rest[0] not in _PARTICLES:
            return False
        for phrase in (clause.objects[-1], self._spread(clause.objects)[-1]):
            end = phrase.end + len(rest)
            if tuple(token.lower for token in self.words[phrase.end : end]) == rest:
                follows = self.words[end].tag if end < len(self.words) else "."
                return rest[0] not in _LEADING or follows not in (*NOMINAL, "DATE")
        place = clause.objects[-1].end
        beyond = self.words[place : place + 5]
        if rest not in (("home",), ("lapse",)) or not beyond or beyond[0].tag != "P":
            return False
        return any(token.lower == rest[0] and token.tag in ("PRT", "V") for token in beyond)


_PARTICLES = ("home", "packing", "lapse", "out", "away", "back", "off", "up", "down", "over",
              "apart", "aside", "in", "on")  # fmt: skip
_FRONTED = ("with", "from", "under", "against", "to", "for")
_LEADING = ("in", "over", "down", "up", "off", "on")
_LIGHT = ("a", "an", "the", "its", "their", "his", "to", "with", "itself", "even", "more", "formal",
          "direct", "peace")  # fmt: skip
