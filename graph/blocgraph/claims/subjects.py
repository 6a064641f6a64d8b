"""The clauses read so far, and what a verb is about."""

from __future__ import annotations

from collections.abc import Sequence

from blocgraph.claims.clause import Clause, Preposition, actors_of
from blocgraph.claims.groups import Groups
from blocgraph.claims.lexicon import Lexicon
from blocgraph.claims.phrases import NounPhrase, Particle
from blocgraph.claims.tokens import Token
from blocgraph.claims.verb_groups import VerbGroup


class Subjects:
    """Finds what a verb or a relative pronoun is about, to the left of it.

    `clauses` are those read so far.
    """

    def __init__(self, groups: Groups, lexicon: Lexicon, words: Sequence[Token]) -> None:
        self.words = words
        self.groups = groups
        self.elements = groups.elements
        self.lexicon = lexicon
        self.clauses: list[Clause] = []

    def subject(self, clause: Clause, before: int) -> int:
        """Find the subject that ends before the verb; returns the element where it starts."""
        place = before
        if place < 0 or not isinstance(self.elements[place], NounPhrase):
            return place + 1
        place = self.groups.chain_start(place)
        first = self.elements[place - 1] if place else None
        if isinstance(first, Particle) and first.kind == "P":
            return self._fronted(clause, place, before)
        group, start = self.groups.group_left(place)
        clause.subject = group
        self.take_fronted(clause, start)
        appositive = self.groups.apposed(start)
        if (
            appositive
            and (not actors_of(group) or actors_of(appositive))
            and self.groups.may_appose(before)
        ):
            clause.subject = appositive if actors_of(appositive) else group
        return start

    def take_fronted(self, clause: Clause, start: int) -> None:
        """Prepositional phrases before the subject: "In Rome, under a deal with A, B sold ..."."""
        found: list[Preposition] = []
        place, sure = start - 1, 0
        while place >= 0:
            element = self.elements[place]
            if isinstance(element, Particle) and element.kind == ",":
                sure, place = len(found), place - 1
                continue
            if not isinstance(element, NounPhrase):
                break
            group, first = self.groups.group_left(place)
            lead = self.elements[first - 1] if first else None
            if not (isinstance(lead, Particle) and lead.kind == "P"):
                break
            found.append(Preposition(lead.word, group, first - 1))
            place = first - 2
        outer = self.elements[place] if place >= 0 else None
        if outer is not None and not isinstance(outer, Particle):
            del found[sure:]
        for pp in reversed(found):
            before = self._word_before(pp)
            if before in ("together", "along", "jointly") and actors_of(clause.subject):
                clause.subject = [*clause.subject, *pp.phrases]
            else:
                clause.prepositions.append(pp)

    def _word_before(self, pp: Preposition) -> str:
        link = self.elements[pp.element]
        return self.words[link.start - 1].lower if link.start else ""

    def _fronted(self, clause: Clause, place: int, before: int) -> int:
        """A prepositional phrase and nothing else before the verb."""
        last = self.elements[before]
        if isinstance(last, NounPhrase) and last.head.mention and "," in last.head.text:
            clause.subject = [last]
        return place - 1

    def antecedent(self, place: int) -> list[NounPhrase]:
        """The noun phrases before a relative pronoun at `place`."""
        index = place - 1
        if index >= 0 and isinstance(self.elements[index], Particle):
            if self.elements[index].kind in (",", "P"):  # type: ignore[union-attr]
                index -= 1
            index = self._before_part(index)
            comma_before = self.elements[index] if index >= 0 else None
            if isinstance(comma_before, Particle) and comma_before.kind == ",":
                index -= 1
        if index < 0 or not isinstance(self.elements[index], NounPhrase):
            return []
        element = self.elements[index]
        assert isinstance(element, NounPhrase)
        group, start = self.groups.group_left(index)
        comma = isinstance(self.elements[place - 1], Particle)
        if not comma and (known := self.identified(element, start)):
            return known
        return [element] if not comma or self.groups.is_object(start) else group

    def identified(self, phrase: NounPhrase, start: int) -> list[NounPhrase]:
        """Whom an apposition means: "A, a country that armed B", "A, a state backed by C"."""
        if phrase.strong or phrase.weak or phrase.tokens[0].lower not in ("a", "an", "the"):
            return []
        known = self.groups.apposed(start)
        return known if actors_of(known) and known[-1].strong else []

    def _before_part(self, index: int) -> int:
        """The element before the "a third" of ", a third of whose island"."""
        parted = index > 0 and isinstance(self.elements[index], NounPhrase)
        comma = self.elements[index - 1] if parted else None
        return index - 1 if isinstance(comma, Particle) and comma.kind == "," else index

    def shared_antecedent(self, place: int) -> list[NounPhrase]:
        """What the relative clause before "and which" is about."""
        link = self.elements[place - 1] if place else None
        if place > 1 and isinstance(link, Particle) and link.kind == "P":
            link = self.elements[place - 2]
        if not (isinstance(link, Particle) and link.kind == "C"):
            return []
        earlier = next((c for c in reversed(self.clauses) if c.link == "relative"), None)
        return [earlier.antecedent] if earlier is not None and earlier.antecedent else []

    def restricted(self, place: int) -> NounPhrase | None:
        """The noun phrase of the chain up to `place` that a relative clause tells more of."""
        nearest = self.elements[place]
        index = place
        start = self.groups.chain_start(place)
        while index >= start:
            phrase = self.elements[index]
            if isinstance(phrase, Particle):
                index -= 1
                continue
            if isinstance(phrase, NounPhrase) and not phrase.strong:
                lower = phrase.head.lower
                known = self.lexicon.noun_frames.get(lower) or self.lexicon.noun_frames.get(
                    self.lexicon.singular.get(lower, "")
                )
                if known:
                    return phrase
            index -= 1
        head = self.elements[start]
        strong = isinstance(nearest, NounPhrase) and nearest.strong
        chosen = head if strong else nearest
        return chosen if isinstance(chosen, NounPhrase) else None

    def last_finite(self) -> Clause | None:
        """The nearest finite clause read so far."""
        for clause in reversed(self.clauses):
            if clause.form == "finite":
                return clause
        return None

    def noun_of_speech(self, place: int) -> NounPhrase | None:
        """The noun such as "allegation" in the chain of noun phrases that ends at `place`."""
        while place >= 0 and isinstance(self.elements[place], NounPhrase):
            phrase = self.elements[place]
            assert isinstance(phrase, NounPhrase)
            if self.lexicon.is_noun_cue(phrase.head.lower, "accusation_noun"):
                return phrase
            link = self.elements[place - 1] if place else None
            if isinstance(link, NounPhrase):
                place -= 1
                continue
            if not (isinstance(link, Particle) and link.kind == "P"):
                return None
            place -= 2
        return None

    def speaks(self, clause: Clause) -> bool:
        """Whether the verb tells, claims, denies, expects or plans."""
        lemma = clause.verb.lemma
        return self.lexicon.is_any_cue(lemma, ("say", "claim", "deny", "expect", "plan"))

    def says(self, clause: Clause) -> bool:
        """Whether the verb tells, claims, denies or expects."""
        lemma = clause.verb.lemma
        return self.lexicon.is_any_cue(lemma, ("say", "claim", "deny", "expect"))

    def speaker_before(self, place: int) -> Clause | None:
        """The nearest clause of speech to the left of `place`."""
        for clause in reversed(self.clauses):
            if clause.place < place and self.speaks(clause):
                return clause
        return None

    def reports(self, place: int) -> bool:
        """Whether the noun phrase follows a verb of saying directly."""
        before = self.elements[place - 1] if place else None
        return isinstance(before, VerbGroup) and self.lexicon.is_cue(before.lemma, "say")
