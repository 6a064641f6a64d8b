"""Elements to clauses: each verb group with its subject, objects, prepositions and governor."""

from __future__ import annotations

from blocgraph.claims.amounts import own_wares, unwrap_amounts
from blocgraph.claims.arguments import ArgumentReader
from blocgraph.claims.bindings import (
    adopt_texts,
    bind_pronouns,
    join_speech,
    late_subjects,
    name_those,
    resume_speech,
    speak_for,
)
from blocgraph.claims.clause import Clause, actors_of
from blocgraph.claims.coordination import Coordination
from blocgraph.claims.ellipsis import fill_ellipses
from blocgraph.claims.finiteness import Finiteness
from blocgraph.claims.gaps import sink_gaps
from blocgraph.claims.governors import Governors
from blocgraph.claims.groups import Groups
from blocgraph.claims.lexicon import Lexicon
from blocgraph.claims.memberlists import name_members
from blocgraph.claims.nonfinite import NonFinite
from blocgraph.claims.phrases import Element, NounPhrase, Particle, Phrases
from blocgraph.claims.subjects import Subjects
from blocgraph.claims.telegraph import undergo
from blocgraph.claims.verb_groups import VerbGroup
from blocgraph.claims.waiting import Waiting


class ClauseBuilder:
    """Reads the elements of a sentence from left to right."""

    def __init__(self, phrases: Phrases, lexicon: Lexicon) -> None:
        self.phrases = phrases
        self.elements = phrases.elements
        self.words = phrases.words
        self.lexicon = lexicon
        self.groups = Groups(phrases.elements)
        self.finite: set[int] = set()
        self.waiting = Waiting(self.groups, self.finite)
        self.subjects = Subjects(self.groups, lexicon, phrases.words)
        self.finiteness = Finiteness(self.subjects, self.waiting)
        self.coordination = Coordination(self.subjects)
        self.governors = Governors(self.subjects)
        self.nonfinite = NonFinite(self.subjects, self.waiting)
        self.arguments = ArgumentReader(self.groups, lexicon)
        self.clauses = self.subjects.clauses

    def build(self) -> list[Clause]:
        """All clauses, in the order of their verbs."""
        for place, element in enumerate(self.elements):
            if isinstance(element, VerbGroup):
                self._add(place, element)
        undergo(self.clauses, self.elements)
        finite = [clause for clause in self.clauses if clause.form == "finite"]
        self.groups.subjects = {id(phrase) for clause in finite for phrase in clause.subject}
        for clause in self.clauses:
            self.arguments.complete(clause)
        sink_gaps(self.clauses)
        self._share_objects()
        self.clauses.extend(self.arguments.twins)
        fill_ellipses(self.clauses, self.groups, self.words)
        join_speech(self.clauses, self.elements, self.lexicon)
        resume_speech(self.clauses, self.elements, self.lexicon)
        late_subjects(self.clauses)
        adopt_texts(self.clauses, self.elements, self.lexicon)
        name_members(self.clauses, self.elements)
        name_those(self.clauses)
        speak_for(self.clauses, self.phrases, self.groups)
        unwrap_amounts(self.clauses, self.elements)
        own_wares(self.clauses)
        bind_pronouns(self.clauses, self.subjects.speaks)
        return self.clauses

    def _add(self, place: int, verb: VerbGroup) -> None:
        before = place - 1
        previous = self.elements[before] if before >= 0 else None
        clause = Clause(verb, place, self.finiteness.form(place, verb))
        if isinstance(previous, Particle) and previous.kind == "TO":
            clause.form = "inf"
            self.nonfinite.infinitive(clause, before)
        elif self._continues_infinitive(verb, previous):
            clause.form = "inf"
            _share_place(clause, self.clauses[-1])
        elif clause.form == "ing":
            self.nonfinite.gerund(clause, before, previous)
        elif clause.form == "part":
            self.nonfinite.participle(clause, before, previous)
        else:
            self.finite.add(place)
            self._finite(clause, before, previous)
        self.clauses.append(clause)

    def _share_objects(self) -> None:
        """Let "Georgia" be the object of both verbs in "attack or invade Georgia"."""
        by_place = {clause.place: clause for clause in self.clauses}
        for clause in self.clauses:
            other = by_place.get(clause.place + 2)
            if other is None:
                continue
            link = self.elements[clause.place + 1]
            if not (isinstance(link, Particle) and link.kind == "C"):
                continue
            alike = clause.passive == other.passive and clause.form == other.form
            if alike and not clause.passive and not clause.objects and other.objects:
                clause.objects = other.objects
            if alike and clause.passive and not clause.prepositions:
                clause.prepositions = other.prepositions

    def _continues_infinitive(self, verb: VerbGroup, previous: Element | None) -> bool:
        """Whether "to attack" stands before "and occupy ..."."""
        joined = isinstance(previous, Particle) and previous.kind == "C"
        last = self.clauses[-1] if self.clauses else None
        bare = verb.form == "base" and len(verb.tokens) == 1
        return joined and bare and last is not None and last.form == "inf"

    def _finite(self, clause: Clause, before: int, previous: Element | None) -> None:
        last = self.clauses[-1] if self.clauses else None
        pronoun = self._parted_pronoun(before)
        if pronoun is not None:
            self.subjects.take_fronted(clause, clause.place)
            before, previous = pronoun, self.elements[pronoun]
        if isinstance(previous, Particle) and previous.kind == "R":
            clause.link = "relative"
            clause.governor = last
            antecedent = self.subjects.antecedent(before) or self.subjects.shared_antecedent(before)
            if antecedent and not actors_of(antecedent) and last is not None:
                if last.verb.lemma in ("be", "become", "remain") and actors_of(last.subject):
                    antecedent = last.subject
            if antecedent:
                clause.subject = antecedent
                clause.antecedent = antecedent[-1]
                clause.governor = last
            focus = self._cleft_focus(last, before) if last is not None else []
            if focus and last is not None:
                clause.subject, clause.antecedent = focus, focus[-1]
                if last.link == "that":
                    clause.link, clause.governor = "that", last.governor
            return
        if isinstance(previous, Particle) and previous.kind in ("C", ","):
            if previous.kind == "," and self._resume(clause):
                return
            if previous.kind == "," and self.groups.is_inverted(clause, previous):
                if self.arguments.inverts(clause):
                    return
            shared = self.coordination.partner(clause, before)
            if shared is not None:
                _share_place(clause, shared)
                if shared.verb.passive and self._lacks_object(clause):
                    clause.verb.passive = True
            if self.clauses:
                _share_auxiliary(clause.verb, self._beside(before).verb, previous.word)
            return
        if self.arguments.inverts(clause) and self.groups.is_inverted(clause, previous):
            return
        if self.waiting.is_parted(clause.place, self.lexicon) and self._resume(clause):
            return
        start = self.subjects.subject(clause, before)
        if (
            last is not None
            and last.verb.tokens[-1].tag in ("MOD", "AUX", "NEG")
            and clause.verb.bare
        ):
            opener = self.elements[start - 1] if start else None
            if opener is last.verb and last.verb.lemma in ("do", "have", "be"):
                clause.verb.modal = last.verb.modal
                lead = self.elements[last.place - 1] if last.place else None
                clause.verb.negated |= last.verb.negated or getattr(lead, "word", "") == "nor"
                if last.verb.tokens[0].lower == "should":
                    clause.marker = "should"
                self.clauses.remove(last)
                return
        self.governors.hang(clause, start, last)

    def _parted_pronoun(self, before: int) -> int | None:
        """The relative pronoun before an insertion: "A, which under a pact with B armed C"."""
        at, phrases = before, 0
        while at > 0:
            element = self.elements[at]
            if isinstance(element, NounPhrase):
                at = self.groups.group_left(at)[1] - 1
                lead = self.elements[at] if at > 0 else None
                if not (isinstance(lead, Particle) and lead.kind == "P"):
                    return None
                phrases, at = phrases + 1, at - 1
            elif isinstance(element, Particle) and element.kind == ",":
                at -= 1
            else:
                break
        pronoun = self.elements[at] if at > 0 else None
        if not (phrases and isinstance(pronoun, Particle) and pronoun.kind == "R"):
            return None
        return at if pronoun.word != "whose" else None

    def _cleft_focus(self, last: Clause, place: int) -> list[NounPhrase]:
        """The "A" of "it was A that armed B", "it is A, not B, that ..."."""
        is_it = len(last.subject) == 1 and last.subject[0].head.lower == "it"
        if not is_it or last.verb.lemma != "be":
            return []
        between = self.elements[last.place + 1 : place]
        parted = any(isinstance(e, Particle) and e.kind == "NEG" for e in between)
        if len(between) > 2 and not parted:
            return []
        return self.groups.group_right(last.place + 1)[0] if between else []

    def _lacks_object(self, clause: Clause) -> bool:
        """Whether a participle goes on a passive: "was welcomed in A and condemned in B"."""
        following = self.elements[clause.place + 1 : clause.place + 2]
        bare = clause.verb.form == "part" and len(clause.verb.tokens) == 1
        return bare and not (following and isinstance(following[0], NounPhrase))

    def _beside(self, link: int) -> Clause:
        """The clause whose verb stands right before the link, or else the last one."""
        near = [c for c in self.clauses if link - 2 <= c.place < link]
        return (near or self.clauses)[-1]

    def _resume(self, clause: Clause) -> bool:
        """Whether the subject stands before an insertion; then the clause takes it."""
        group, start = self.waiting.subject(clause.place)
        if group:
            clause.subject = group
            before = [other for other in self.clauses if other.place < start]
            self.governors.hang(clause, start, before[-1] if before else None)
        return bool(group)


def _share_place(clause: Clause, other: Clause) -> None:
    clause.subject, clause.governor = other.subject, other.governor
    clause.link, clause.marker = other.link, other.marker
    clause.antecedent, clause.noun = other.antecedent, other.noun


def _share_auxiliary(verb: VerbGroup, first: VerbGroup, link: str) -> None:
    """Let "may" and "not" hold for both verbs of "may not attack or invade"."""
    if len(verb.tokens) > 1 or len(first.tokens) < 2:
        return
    if verb.form == "base" or link in ("or", "nor"):
        verb.modal = verb.modal or first.modal
        verb.negated |= first.negated and link != "but"
