"""Where the ends of a verb's relation stand beyond its own clause."""

from __future__ import annotations

from collections.abc import Sequence

from blocgraph.claims.clause import Clause, Preposition
from blocgraph.claims.phrases import NounPhrase, Particle
from blocgraph.claims.slots import Actors, after, agents, located, meant, patients, unique
from blocgraph.claims.trigger_words import TriggerWords
from blocgraph.claims.word_sets import words


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

    def _behind(self, clause: Clause, word: str) -> list[NounPhrase]:
        """The phrase right after the last word of a trigger: "tore a strip OFF B"."""
        end = clause.verb.end
        starts = {
            end + place + 1
            for place, token in enumerate(self.words[end : end + _TRIGGER_REACH])
            if token.lower == word
        }
        return [p for p in self.elements if isinstance(p, NounPhrase) and p.start in starts][:1]

    def _locals(self, clause: Clause) -> Actors:
        """Whose police it is that storms a foreign mission: that of the place."""
        if clause.passive or not any(p.has_any(_UNIFORMED) for p in clause.subject):
            return ()
        hit = meant(clause.objects)
        home = after(clause, ("in", "at"))
        return tuple(actor for actor in home if hit and actor not in hit)

    def _owners(self, clause: Clause) -> Actors:
        """Whose the thing is that an inserted participle is about: "A's drone, bought from B,"."""
        before = self.elements[clause.place - 1] if clause.place else None
        if clause.link != "reduced" or not clause.passive or getattr(before, "kind", "") != ",":
            return ()
        return unique(a for phrase in clause.subject for a in phrase.weak)

    def _inner(self, clause: Clause) -> Actors:
        """Whom the infinitive or participle that hangs on the verb is about."""
        own = set(agents(clause))
        for other in self.clauses:
            if other.governor is not clause or other.passive:
                continue
            things = [*clause.objects, *(p for pp in clause.prepositions for p in pp.phrases)]
            if other.link == "reduced" and other.verb.lemma in _FRIENDLY:
                continue
            if other.link == "xcomp" or other.antecedent in things:
                for found in (meant(other.objects), after(other, _AGAINST)):
                    rest = tuple(actor for actor in found if actor not in own)
                    if rest:
                        return rest
        return ()

    def _demanded(self, clause: Clause) -> Actors:
        """Who shall do what the clause that follows says."""
        for other in self.clauses:
            if other.governor is clause and other.link == "that":
                return meant(other.subject)
        return ()

    def _agent_of_object(self, clause: Clause) -> Actors:
        """By whom the object was made: "demands presented by A"."""
        objects = patients(clause)
        for other in self.clauses:
            if other.link == "reduced" and other.antecedent in objects and other.passive:
                return agents(other)
            if other.link == "relative" and other.antecedent in objects and other is not clause:
                return agents(other)
        return ()


def _led(clause: Clause) -> list[NounPhrase]:
    return [phrase for pp in clause.prepositions for phrase in pp.phrases]


_TRIGGER_REACH = 8
_UNIFORMED = words("police policemen officers soldiers troops agents guards gendarmes commandos")
_FRIENDLY = ("support", "back", "recognise", "recognize", "welcome", "admit", "help", "thank",
             "grant", "praise", "endorse", "commend", "congratulate", "hail")  # fmt: skip
_AGAINST = ("on", "against", "at", "with", "from")
