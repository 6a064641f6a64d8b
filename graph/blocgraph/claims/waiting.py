"""Subjects that an insertion parts from their verbs: "A, which B had armed, attacked C"."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from blocgraph.claims.clause import actors_of
from blocgraph.claims.groups import Groups
from blocgraph.claims.lexicon import Lexicon
from blocgraph.claims.phrases import Element, NounPhrase, Particle
from blocgraph.claims.verb_groups import VerbGroup
from blocgraph.claims.word_sets import words

_TIMES = words("day days week weeks month months year years hours decade decades time times moment")


class Waiting:
    """Looks to the left of a verb for a subject that has no verb yet.

    `finite` are the places of the finite verbs read so far.
    """

    def __init__(self, groups: Groups, finite: Collection[int]) -> None:
        self.groups = groups
        self.elements: Sequence[Element] = groups.elements
        self.finite = finite

    def subject(self, place: int) -> tuple[list[NounPhrase], int]:
        """The subject that waits for the verb at PLACE, and where it starts."""
        start = self._clause_start(place)
        return ([], place) if start is None else self._first(start, place)

    def is_parted(self, place: int, lexicon: Lexicon) -> bool:
        """Whether what stands before the verb is no subject but the end of an insertion."""
        before = self.elements[place - 1] if place else None
        if not isinstance(before, NounPhrase):
            return before is not None
        start = self.groups.group_left(self.groups.chain_start(place - 1))[1]
        lead = self.elements[start - 1] if start else None
        if isinstance(lead, Particle) and lead.kind == "C" and start > 2:
            outer = self.elements[start - 3]
            led = isinstance(outer, Particle) and outer.kind == "P"
            return led and bool(self.subject(place)[0])
        if isinstance(lead, Particle):
            return lead.kind == "P"
        if not isinstance(lead, VerbGroup):
            return False
        return not lexicon.is_any_cue(lead.lemma, ("say", "claim", "expect"))

    def _clause_start(self, place: int) -> int | None:
        """Where the clause of the verb starts; None if a verb has taken its subject already."""
        verbs = 0
        joint: int | None = None
        at = place - 1
        while at >= 0:
            element = self.elements[at]
            if isinstance(element, VerbGroup):
                if not verbs and element.lemma in _SAYING and self._opens(at + 1, place):
                    return at + 1
                verbs += at in self.finite and not self._shares(at)
            elif isinstance(element, Particle):
                if element.kind == "SEP":
                    break
                if element.kind in ("R", "T", "S"):
                    if not verbs and not self._is_verbless(at, place):
                        return at + 1
                    verbs = max(0, verbs - 1)
                    at = self._before_pied(at)
                elif element.kind == "C" and not verbs and joint is None:
                    joint = at if self._opens(at + 1, place) else None
            elif self._is_announced(at):
                verbs += 1
            elif verbs and self._is_contact(at):
                verbs -= 1
            at -= 1
        if verbs:
            return None if joint is None else joint + 1
        return at + 1

    def _is_announced(self, place: int) -> bool:
        """Whether a headline's "A to buy jets" starts here."""
        link = self.elements[place + 1] if place + 1 < len(self.elements) else None
        name = self.elements[place]
        named = isinstance(name, NounPhrase) and bool(name.strong)
        return place == 0 and named and isinstance(link, Particle) and link.kind == "TO"

    def _shares(self, place: int) -> bool:
        """Whether "and" joins the verb to one before it, whose subject it has."""
        link = self.elements[place - 1] if place else None
        return isinstance(link, Particle) and link.kind == "C"

    def _is_verbless(self, place: int, end: int) -> bool:
        """Whether "though not a member," or "while denying it," stands after a comma."""
        before, link = (self.elements[place - 1] if place else None), self.elements[place]
        if not (isinstance(before, Particle) and before.kind == ","):
            return False
        if not isinstance(link, Particle) or link.kind != "S" or link.word not in _CONCEDING:
            return False
        return not any(at in self.finite for at in range(place, end))

    def _before_pied(self, place: int) -> int:
        """Where a relative clause starts: at the "a third" of "a third of whose island"."""
        lead = self.elements[place - 1] if place else None
        if not (isinstance(lead, Particle) and lead.kind == "P"):
            return place
        noun, mark = (*reversed(self.elements[max(0, place - 3) : place - 1]), None, None)[:2]
        parted = isinstance(mark, Particle) and mark.kind == ","
        return place - 2 if parted and isinstance(noun, NounPhrase) else place - 1

    def _is_contact(self, place: int) -> bool:
        """Whether a clause starts here without a link: "the base A built", "says A sold arms"."""
        if place + 1 >= len(self.elements) or place + 1 not in self.finite:
            return False
        start = self.groups.group_left(place)[1]
        owned = self.elements[start - 2] if start > 1 else None
        if isinstance(owned, Particle) and owned.word == "whose":
            return False
        return start > 0 and isinstance(self.elements[start - 1], NounPhrase | VerbGroup)

    def _opens(self, place: int, end: int) -> bool:
        """Whether the phrase at PLACE is cut off from the verb at END by an insertion."""
        if not isinstance(self.elements[place], NounPhrase):
            return False
        mark = self.elements[place + 1]
        cut = isinstance(mark, Particle) and mark.kind in (",", "R")
        return cut and end - place > 3

    def _first(self, start: int, end: int) -> tuple[list[NounPhrase], int]:
        """The first phrase from START on that no verb and no preposition governs."""
        governed = before = False
        for place in range(start, end):
            element = self.elements[place]
            if isinstance(element, VerbGroup):
                governed = True
            elif isinstance(element, Particle):
                if element.kind == "C":
                    governed = before
                elif element.kind != "PRT":
                    governed = element.kind not in (",", "R")
            elif not governed and element.head.lower not in _TIMES and self._is_said(element, end):
                return self._named(place, end)
            else:
                governed, before = False, governed
        return [], end

    def _after_chain(self, place: int, end: int) -> int:
        """The element after the phrases that prepositions join: "two of its partners, A and B,"."""
        while place + 1 < end:
            link, phrase = self.elements[place], self.elements[place + 1]
            if not (isinstance(link, Particle) and link.kind == "P"):
                break
            if not isinstance(phrase, NounPhrase):
                break
            place += 2
        return place

    def _is_said(self, phrase: NounPhrase, end: int) -> bool:
        """Whether the phrase and the verb at END are both quoted, or neither."""
        verb = self.elements[end]
        return phrase.head.quoted == (isinstance(verb, VerbGroup) and verb.tokens[-1].quoted)

    def _named(self, place: int, end: int) -> tuple[list[NounPhrase], int]:
        """The group at PLACE, or the phrase in apposition that says whose it is."""
        group, after = self.groups.group_right(place)
        if not actors_of(group) and group[0].head.tag == "NUM":
            after = self._after_chain(after, end)
        if not actors_of(group) and after + 1 < end:
            mark, other = self.elements[after], self.elements[after + 1]
            if isinstance(mark, Particle) and mark.kind == "," and isinstance(other, NounPhrase):
                if actors_of([other]):
                    return self.groups.group_right(after + 1)[0], place
        return group, place


_SAYING = words("say insist claim argue think believe suggest fear hope suspect know allege")
_CONCEDING = ("though", "although", "while", "whilst", "if", "once", "when", "albeit", "unless")
