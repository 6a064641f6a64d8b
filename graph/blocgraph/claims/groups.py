"""Noun phrases that stand together: coordinated, chained by prepositions, in apposition."""

from __future__ import annotations

from collections.abc import Sequence

from blocgraph.claims.clause import Clause
from blocgraph.claims.phrases import Element, NounPhrase, Particle
from blocgraph.claims.verb_groups import VerbGroup


class Groups:
    """Reads which noun phrases belong together among the elements of a sentence.

    `subjects` are the ids of those that have a finite verb, once all verbs have been read.
    """

    def __init__(self, elements: Sequence[Element]) -> None:
        self.elements = elements
        self.subjects: set[int] | None = None

    def chain_start(self, place: int) -> int:
        """The first of the noun phrases that prepositions join to the one at `place`."""
        while place >= 2:
            _, start = self.group_left(place)
            link = self.elements[start - 1] if start else None
            other = self.elements[start - 2] if start > 1 else None
            if not (
                isinstance(link, Particle) and link.kind == "P" and isinstance(other, NounPhrase)
            ):
                break
            place = start - 2
        return place

    def apposed(self, start: int) -> list[NounPhrase]:
        """The noun phrases before the comma that the one at `start` explains."""
        if start < 2:
            return []
        comma, phrase = self.elements[start - 1], self.elements[start - 2]
        if isinstance(comma, Particle) and comma.kind == "," and isinstance(phrase, NounPhrase):
            return self.group_left(start - 2)[0]
        return []

    def group_left(self, place: int) -> tuple[list[NounPhrase], int]:
        """The coordinated noun phrases that end at `place`, and where they start."""
        element = self.elements[place]
        group = [element] if isinstance(element, NounPhrase) else []
        joined = False
        while place >= 2:
            link, other = self.elements[place - 1], self.elements[place - 2]
            if not isinstance(link, Particle) or not isinstance(other, NounPhrase):
                if (
                    isinstance(link, Particle) and link.kind == "C"
                    and isinstance(other, Particle) and other.kind == ","
                    and place >= 3 and isinstance(self.elements[place - 3], NounPhrase)
                    and self._has_list_before(place - 3)
                ):  # fmt: skip
                    joined = True
                    place -= 3
                    phrase = self.elements[place]
                    assert isinstance(phrase, NounPhrase)
                    group.insert(0, phrase)
                    continue
                break
            if link.kind == "C" and link.word in ("and", "or", "nor", "&"):
                if not joined and self._starts_clause(place - 2, place):
                    break
                joined = True
            elif not (link.kind == "," and joined and bool(other.strong) == bool(group[0].strong)):
                break
            place -= 2
            group.insert(0, other)
        return group, place

    def _has_list_before(self, place: int) -> bool:
        return (
            place >= 2
            and isinstance(self.elements[place - 1], Particle)
            and (
                self.elements[place - 1].kind == ","  # type: ignore[union-attr]
            )
            and isinstance(self.elements[place - 2], NounPhrase)
        )

    def _starts_clause(self, left: int, right: int) -> bool:
        """Whether `X and Y` before a verb joins two clauses rather than two subjects."""
        following = self.elements[right + 1] if right + 1 < len(self.elements) else None
        lead = self.elements[left - 1] if left else None
        if isinstance(lead, Particle) and lead.word == "between":
            return False
        return isinstance(following, VerbGroup) and self.is_object(left)

    def group_right(self, place: int) -> tuple[list[NounPhrase], int]:
        """The coordinated noun phrases that start at `place`, and the element after them."""
        element = self.elements[place]
        if not isinstance(element, NounPhrase):
            return [], place
        group = [element]
        end = place + 1
        while end + 1 < len(self.elements):
            link, other = self.elements[end], self.elements[end + 1]
            if not isinstance(link, Particle):
                break
            if link.kind == "," and isinstance(other, Particle) and other.kind == "C":
                if end + 2 < len(self.elements) and len(group) > 1:
                    other = self.elements[end + 2]
                    if isinstance(other, NounPhrase) and not self.begins_clause(end + 2):
                        group.append(other)
                        end += 3
                        continue
                break
            if not isinstance(other, NounPhrase) or self.begins_clause(end + 1):
                break
            if (link.kind == "C" and link.word in ("and", "or", "nor", "&", "but")) or (
                link.kind == "," and self._list_goes_on(end + 1)
            ):
                group.append(other)
                end += 2
            else:
                break
        return group, end

    def begins_clause(self, place: int) -> bool:
        """Whether the noun phrase is followed by its own finite verb."""
        following = self.elements[place + 1] if place + 1 < len(self.elements) else None
        if not isinstance(following, VerbGroup):
            return False
        if self.subjects is None:
            return following.form in ("finite", "base")
        return self.is_subject(self.elements[place])

    def is_subject(self, element: Element) -> bool:
        """Whether a finite verb has the phrase as its subject, so far as that is known."""
        return self.subjects is not None and id(element) in self.subjects

    def _list_goes_on(self, place: int) -> bool:
        """Whether a list with a final `and` follows."""
        index = place + 1
        while index + 1 < len(self.elements):
            link, other = self.elements[index], self.elements[index + 1]
            if not isinstance(link, Particle):
                return False
            if link.kind == "C":
                return isinstance(other, NounPhrase) and not self.begins_clause(index + 1)
            if link.kind == "," and isinstance(other, Particle) and other.kind == "C":
                return True
            if link.kind == "P" and link.word == "of" and isinstance(other, NounPhrase):
                index += 2
                continue
            if link.kind != "," or not isinstance(other, NounPhrase):
                return False
            index += 2
        return False

    def is_object(self, place: int) -> bool:
        """Whether a verb of its own clause stands before the noun phrase."""
        for index in range(place - 1, -1, -1):
            element = self.elements[index]
            if isinstance(element, VerbGroup):
                return True
            if isinstance(element, Particle) and element.kind in ("SEP", "S", "T", "R", ","):
                return False
        return False

    def after_relative(self, place: int) -> bool:
        """Whether a relative pronoun leads to the noun phrase: "from which A withdrew"."""
        start = self.group_left(place)[1]
        lead = self.elements[start - 1] if start else None
        if isinstance(lead, NounPhrase) and start > 1:
            lead = self.elements[start - 2]
            return isinstance(lead, Particle) and lead.word == "whose"
        return isinstance(lead, Particle) and lead.kind == "R"

    def finite_beyond_that(self, place: int) -> bool:
        """Whether a finite verb after a comma goes on once a "that" clause is over."""
        for index in range(place + 3, len(self.elements)):
            verb, mark = self.elements[index], self.elements[index - 1]
            if isinstance(mark, Particle) and mark.kind == "SEP":
                return False
            if isinstance(verb, VerbGroup) and isinstance(mark, Particle) and mark.kind == ",":
                return verb.form in ("finite", "part")
        return False

    def finite_follows(self, place: int) -> bool:
        """Whether a finite verb without a subject of its own comes later in the clause."""
        for index in range(place + 1, len(self.elements)):
            element = self.elements[index]
            if isinstance(element, VerbGroup):
                if element.form == "finite" or (
                    element.form == "base" and element.tokens[0].lower in ("have", "are", "do")
                ):
                    return True
                follows = self.elements[index + 1] if index + 1 < len(self.elements) else None
                if element.form == "part" and getattr(follows, "word", "") in ("by",):
                    continue
                return element.form == "part"
            if isinstance(element, Particle):
                if element.kind in ("SEP", "S", "T", "R", "C"):
                    return False
        return False

    def may_appose(self, before: int) -> bool:
        """Whether a mark or link, not the noun phrase itself, stands before the verb."""
        return before + 1 < len(self.elements) and isinstance(self.elements[before], Particle)

    def is_inverted(self, clause: Clause, previous: Element | None) -> bool:
        """Whether the speaker follows: "..., insisted the minister"."""
        place = clause.place + 1
        if place >= len(self.elements) or not isinstance(self.elements[place], NounPhrase):
            return False
        if clause.verb.lemma in ("be", "have", "do", "come") or not (
            previous is None or (isinstance(previous, Particle) and previous.kind in (",", "SEP"))
        ):
            return False
        after = self.elements[place + 1] if place + 1 < len(self.elements) else None
        return after is None or (
            isinstance(after, Particle) and after.kind in (",", "SEP", "P", "S")
        )

    def closed(self, relative: Clause, clause: Clause) -> bool:
        """Whether a comma ends the relative clause before the other verb."""
        return any(
            isinstance(element, Particle) and element.kind == ","
            for element in self.elements[relative.place : clause.place]
        )
