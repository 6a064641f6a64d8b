"""What follows a verb: its objects and prepositional phrases."""

from __future__ import annotations

from dataclasses import replace

from blocgraph.claims.clause import Clause, Preposition
from blocgraph.claims.groups import Groups
from blocgraph.claims.lexicon import Lexicon
from blocgraph.claims.phrases import NounPhrase, Particle
from blocgraph.claims.verb_groups import VerbGroup


class ArgumentReader:
    """Completes clauses with what stands to the right of their verbs.

    `twins` are further clauses of verbs that have two sets of objects.
    """

    def __init__(self, groups: Groups, lexicon: Lexicon) -> None:
        self.groups = groups
        self.elements = groups.elements
        self.lexicon = lexicon
        self.twins: list[Clause] = []

    def complete(self, clause: Clause) -> None:
        """Collect what follows the verb: objects and prepositional phrases."""
        place = clause.place + 1
        elements = self.elements
        if (
            not clause.subject and clause.form == "finite" and place < len(elements)
            and isinstance(elements[place], NounPhrase) and self.inverts(clause)
        ):  # fmt: skip
            clause.subject, place = self.groups.group_right(place)
        else:
            particle = elements[place] if place < len(elements) else None
            if isinstance(particle, Particle) and (
                particle.kind == "PRT" or self._is_particle(clause, particle)
            ):
                place += 1
        if (
            clause.subject is not None
            and not (clause.subject and clause.subject[0].start > clause.verb.start)
            and place < len(elements)
            and isinstance(elements[place], NounPhrase)
        ):
            clause.objects, place = self.groups.group_right(place)
            if place < len(elements) and isinstance(elements[place], NounPhrase):
                if not self.groups.begins_clause(place):
                    clause.second, place = self.groups.group_right(place)
        while place < len(elements):
            element = elements[place]
            if isinstance(element, VerbGroup):
                break
            if isinstance(element, NounPhrase) and not clause.objects and clause.prepositions:
                if not self.groups.begins_clause(place) and not clause.passive:
                    clause.objects, place = self.groups.group_right(place)
                    continue
            if isinstance(element, Particle):
                if element.kind in ("SEP", "S", "T", "R", "TO"):
                    break
                follows = elements[place + 1] if place + 1 < len(elements) else None
                if element.kind in ("P",) and isinstance(follows, NounPhrase):
                    group, end = self.groups.group_right(place + 1)
                    if self._is_other_object(group, end, element.word):
                        group, end = group[:-1], end - 2
                    if element.word == "by" and clause.form == "part" and len(group) == 1:
                        group += self._second_agent(end)
                    clause.prepositions.append(Preposition(element.word, group, place))
                    place = end
                    continue
                if self._goes_on(clause, place):
                    clause.end, place = place, self._twin(clause, place + 1)
                    while self._goes_on(clause, place):
                        place = self._twin(clause, place + 1)
                    return
                if element.kind in (",", "C") and not (
                    isinstance(follows, Particle) and follows.kind in ("P", "C")
                ):
                    if not isinstance(follows, NounPhrase) or self.groups.begins_clause(place + 1):
                        break
                    if element.kind == "," and self.groups.is_subject(follows):
                        break
                    if element.kind == "C":
                        break
            place += 1
        clause.end = place
        clause.prepositions.sort(key=lambda pp: pp.element < clause.place)
        if (
            clause.link == "relative"
            and clause.antecedent is not None
            and clause.marker != "whose"
            and not any(clause.antecedent in pp.phrases for pp in clause.prepositions)
            and (
                clause.antecedent not in clause.subject
                and not clause.objects
                and not clause.passive
            )
        ):
            clause.objects = [clause.antecedent]

    def _repeats(self, clause: Clause, word: str, link: int) -> bool:
        """Whether an actor and its thing follow like another: "A with jets and B with tanks"."""
        before = self.elements[link - 1]
        if isinstance(before, Particle) and before.kind == ",":
            return False
        led = any(pp.word == word for pp in clause.prepositions)
        return led and bool(clause.objects and clause.objects[0].strong)

    def _is_other_object(self, group: list[NounPhrase], end: int, word: str) -> bool:
        """Whether the last has a preposition like the first: "tanks from A and guns from B"."""
        follows = self.elements[end] if end < len(self.elements) else None
        is_led = isinstance(follows, Particle) and (follows.word, follows.kind) == (word, "P")
        return len(group) > 1 and is_led

    def _second_agent(self, place: int) -> list[NounPhrase]:
        """The other of "built by A and B" where the verb of what is built comes next."""
        link, other = (*self.elements[place : place + 2], None, None)[:2]
        joined = isinstance(link, Particle) and link.word == "and"
        return [other] if joined and isinstance(other, NounPhrase) and other.strong else []

    def _is_particle(self, clause: Clause, link: Particle) -> bool:
        """Whether the preposition belongs to the verb: "handed over its port"."""
        return any(
            words[1:] == (link.word,) for words in self.lexicon.transfer.get(clause.verb.lemma, ())
        )

    def _goes_on(self, clause: Clause, place: int) -> bool:
        """Whether another thing follows with its own place: "arms from A, tanks from B and ..."."""
        link, phrase, beyond = (*self.elements[place : place + 3], None, None, None)[:3]
        if not (isinstance(link, Particle) and link.kind in ("C", ",") and clause.objects):
            return False
        if not (isinstance(phrase, NounPhrase) and isinstance(beyond, Particle)):
            return False
        if beyond.kind != "P" or not clause.prepositions or self.groups.begins_clause(place + 1):
            return False
        same = any(pp.word == beyond.word for pp in clause.prepositions)
        if link.kind == ",":
            return same and not phrase.strong and not self.groups.is_subject(phrase)
        return not phrase.strong or self._repeats(clause, beyond.word, place)

    def _twin(self, clause: Clause, place: int) -> int:
        """The same verb again with the objects at `place`: "arms from A and tanks from B"."""
        twin = replace(clause, objects=[], second=[], prepositions=[])
        twin.objects, place = self.groups.group_right(place)
        while place + 1 < len(self.elements):
            link, follows = self.elements[place], self.elements[place + 1]
            if not (isinstance(link, Particle) and link.kind == "P"):
                break
            if not isinstance(follows, NounPhrase):
                break
            group, end = self.groups.group_right(place + 1)
            if self._is_other_object(group, end, link.word):
                group, end = group[:-1], end - 2
            twin.prepositions.append(Preposition(link.word, group, place))
            place = end
        twin.end = place
        self.twins.append(twin)
        return place

    def inverts(self, clause: Clause) -> bool:
        """Whether the subject may follow the verb."""
        lemma = clause.verb.lemma
        if lemma in ("recall", "hold", "find", "call", "label", "describe", "tell"):
            return False
        told = self.lexicon.is_cue(lemma, "say") or lemma in ("claim", "allege", "contend")
        return told or lemma in ("be", "do", "come")
