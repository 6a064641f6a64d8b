"""Where the ends of a verb's relation stand beyond its own clause."""

from __future__ import annotations

from collections.abc import Sequence

from blocgraph.claims.clause import Clause, Preposition
from blocgraph.claims.phrases import NounPhrase, Particle
from blocgraph.claims.slots import Actors, located, meant, patients, unique
from blocgraph.claims.trigger_words import TriggerWords


class VerbPlaces(TriggerWords):
    """Looks at what hangs on the phrases of a clause."""

    def _joint(self, leading: Sequence[Preposition]) -> list[Preposition]:
        """The first of the phrases and those joined to it: "with A and with B"."""
        found = list(leading[:1])
        for pp in leading[1:]:
            before = self.elements[pp.element - 1] if pp.element else None
            if not (isinstance(before, Particle) and before.kind in ("C", ",")):
                break
            found.append(pp)
        return found

    def _in_relative(self, clause: Clause, known: Actors) -> Actors:
        """Whom alone a relative clause about the patient names: "the pact that lets B fish"."""
        found = unique(
            actor
            for other in self.clauses
            if other.link in ("relative", "reduced") and other.antecedent in patients(clause)
            for actor in meant([*other.subject, *other.objects, *_led(other)])
            if actor not in known
        )
        return found if len(found) == 1 else ()

    def _of_patient(self, clause: Clause, word: str) -> Actors:
        """Whom a preposition after the patient names: "the treaty WITH B was ratified by A"."""
        for phrase in clause.subject[:1]:
            place = self.elements.index(phrase) + 1
            while place + 1 < len(self.elements):
                link, other = self.elements[place], self.elements[place + 1]
                if not (isinstance(link, Particle) and isinstance(other, NounPhrase)):
                    break
                if link.word == word and other.start < clause.verb.start:
                    joined = self.elements[place + 2 : place + 3] if word == "between" else []
                    also = any(getattr(link, "word", "") == "and" for link in joined)
                    last = self.elements[place + 3 : place + 4] if also else []
                    found = [other, *(p for p in last if isinstance(p, NounPhrase))]
                    return meant(found) or located(found)
                place += 2
        return ()

    def _is_of(self, group: Sequence[NounPhrase], owners: Actors) -> bool:
        """Whether a pronoun gives the things to those who act: "A froze its assets"."""
        pronouns = ("its", "their", "his", "her")
        return any(p.tokens[0].lower in pronouns and set(p.possessors) <= {*owners} for p in group)


def _led(clause: Clause) -> list[NounPhrase]:
    return [phrase for pp in clause.prepositions for phrase in pp.phrases]
