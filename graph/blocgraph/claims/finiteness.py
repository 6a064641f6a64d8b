"""Whether a form such as "armed" is a finite past or a participle, by what stands around it."""

from __future__ import annotations

from blocgraph.claims.groups import Groups
from blocgraph.claims.lexicon import Lexicon
from blocgraph.claims.phrases import Element, NounPhrase, Particle
from blocgraph.claims.subjects import Subjects
from blocgraph.claims.verb_groups import VerbGroup
from blocgraph.claims.waiting import Waiting
from blocgraph.claims.word_sets import words

_REGULAR = (("", "past"), ("", "participle"))
_NAMING = words("brand call dub label term deem")
_TWO_OBJECTS = words("call give offer grant")
_OBJECT_FIRST = words("accuse blame tell urge force oblige suspect aim")
_AFTER_OBJECT = ("of", "for", "to", "at")


_MEANS = words(
    "telephone phone video videolink letter email mail radio land sea air rail road force law "
    "accident mistake chance default hand consensus decree dawn midnight noon"
)


def _is_means(phrase: Element | None) -> bool:
    """Whether "by" leads to how or when it is done, not to who does it: "conferred by phone"."""
    if not isinstance(phrase, NounPhrase) or phrase.strong or phrase.weak:
        return False
    return phrase.head.lower in _MEANS or phrase.head.tag in ("NUM", "DATE")


class Finiteness:
    """Tells the forms of the verb groups of one sentence, from left to right."""

    def __init__(self, subjects: Subjects, waiting: Waiting) -> None:
        self.subjects = subjects
        self.waiting = waiting
        self.groups: Groups = subjects.groups
        self.elements = subjects.elements
        self.clauses = subjects.clauses
        self.lexicon: Lexicon = subjects.lexicon

    def form(self, place: int, verb: VerbGroup) -> str:
        """`finite`, `part` or `ing`."""
        if verb.form != "part":
            return "finite" if verb.form == "base" else verb.form
        previous = self.elements[place - 1] if place else None
        following, beyond = (*self.elements[place + 1 : place + 3], None, None)[:2]
        if isinstance(following, Particle) and following.kind == "PRT":
            following, beyond = beyond, (*self.elements[place + 3 : place + 4], None)[0]
        follows = following.word if isinstance(following, Particle) else ""
        if self._is_joint_passive(place):
            return "part"
        readings = self.lexicon.verb_readings.get(verb.tokens[-1].lower, _REGULAR)
        forms = {form for _, form in readings}
        if "participle" not in forms and "past" in forms:
            return "finite"
        if verb.lemma in _NAMING and getattr(beyond, "word", "") == "by":
            return "part"
        if self._quotes(verb, previous, following) or self._continues_perfect(previous, following):
            return "finite"
        if "past" not in forms or (follows == "by" and self._is_passive(verb, beyond)):
            return "part"
        if previous is None or (isinstance(previous, Particle) and previous.kind in ("P", "S")):
            return "part"
        parted = isinstance(previous, Particle) and previous.kind == ","
        if parted and follows == "that" and self.waiting.subject(place)[0]:
            if self.groups.finite_beyond_that(place):
                return "part"
        if isinstance(following, NounPhrase) or follows == "that":
            after_object = isinstance(previous, NounPhrase) and self.groups.is_object(place - 1)
            passive = after_object and verb.lemma in _TWO_OBJECTS
            return "part" if passive and not self.subjects.reports(place - 1) else "finite"
        if verb.lemma in _OBJECT_FIRST and follows in _AFTER_OBJECT:
            return "part"
        if isinstance(previous, Particle) and previous.kind in ("C", "R", "T"):
            return "finite"
        if isinstance(previous, Particle) and previous.kind == ",":
            return self._after_comma(place)
        return self._after_phrase(place) if isinstance(previous, NounPhrase) else "finite"

    def _is_passive(self, verb: VerbGroup, agent: Element | None) -> bool:
        """Whether "by" leads to who does it: not in "stood by its ally", "conferred by phone"."""
        frames = self.lexicon.verb_frames.get(verb.lemma, ())
        own = any(frame.trigger[1:] == ("by",) for frame in frames)
        return not own and not _is_means(agent)

    def _after_comma(self, place: int) -> str:
        if self._is_listed(place):
            return "finite"
        if self.groups.finite_follows(place):
            return "part"
        idle = self.waiting.subject(place)[0] or not self.subjects.last_finite()
        return "finite" if idle else "part"

    def _after_phrase(self, place: int) -> str:
        if self.groups.after_relative(place - 1) or self._is_question(place):
            return "finite"
        if self.groups.finite_follows(place):
            return "finite" if self._is_needed(place) or self._is_told(place) else "part"
        if self.groups.is_object(place - 1) and not self.subjects.reports(place - 1):
            idle = self.waiting.is_parted(place, self.lexicon) and self.waiting.subject(place)[0]
            return "finite" if idle else "part"
        return "finite"

    def _is_told(self, place: int) -> bool:
        """Whether the verb that follows is of who tells it: "A's tanks rolled into B, C says"."""
        for index in range(place + 1, len(self.elements)):
            element = self.elements[index]
            if isinstance(element, VerbGroup):
                if not self.lexicon.is_any_cue(element.lemma, ("say", "claim")):
                    return False
                start = self.groups.group_left(index - 1)[1]
                parted, after = self.elements[start - 1], (*self.elements[index + 1 :], None)[0]
                told = isinstance(self.elements[index - 1], NounPhrase)
                told = told and isinstance(parted, Particle) and parted.kind == ","
                return told and (after is None or getattr(after, "kind", "") in ("SEP", ","))
        return False

    def _is_needed(self, place: int) -> bool:
        """Whether the noun before "that" takes the verb that follows: "the deal that A made is"."""
        start = self.groups.group_left(place - 1)[1]
        link = self.elements[start - 1] if start else None
        if not (isinstance(link, Particle) and link.kind == "T"):
            return False
        if not self.waiting.subject(start - 1)[0]:
            return False
        finite = 0
        for element in self.elements[place + 1 :]:
            if isinstance(element, VerbGroup):
                finite += element.form == "finite"
            elif isinstance(element, Particle) and element.kind == "SEP":
                break
        return finite == 1

    def _is_joint_passive(self, place: int) -> bool:
        """Whether it is the first of "trained and paid by A"."""
        link, verb, by = (*self.elements[place + 1 : place + 4], None, None, None)[:3]
        joined = isinstance(link, Particle) and link.kind == "C"
        bare = isinstance(verb, VerbGroup) and verb.form == "part" and verb.bare
        return joined and bare and isinstance(by, Particle) and by.word == "by"

    def _is_question(self, place: int) -> bool:
        """Whether an auxiliary waits before the subject: "not since May had A fired"."""
        start = self.groups.group_left(place - 1)[1]
        lead = self.elements[start - 1] if start else None
        if start > 1 and isinstance(self.elements[start - 2], NounPhrase):
            return False
        return isinstance(lead, VerbGroup) and all(
            token.tag in ("AUX", "MOD", "NEG") for token in lead.tokens
        )

    def _quotes(self, verb: VerbGroup, previous: Element | None, following: Element | None) -> bool:
        """Whether it is the "added" of "..., added the minister"."""
        parted = isinstance(previous, Particle) and previous.kind == ","
        speaks = self.lexicon.is_cue(verb.lemma, "say")
        return parted and speaks and isinstance(following, NounPhrase)

    def _continues_perfect(self, previous: Element | None, following: Element | None) -> bool:
        """Whether "has sold ..." stands before "and given ..."."""
        if not isinstance(previous, Particle) or previous.kind != "C" or not self.clauses:
            return False
        last = self.clauses[-1].verb
        has = last.tokens[0].lower in ("has", "have", "had") and len(last.tokens) > 1
        return has and not last.passive and isinstance(following, NounPhrase)

    def _is_listed(self, place: int) -> bool:
        """Whether a list of verbs goes on: "A flew in, beamed at B and went home"."""
        main = self.subjects.last_finite()
        if main is None or not main.verb.bare:
            return False
        parted = joined = False
        clear = self._is_past(place)
        for at in range(place + 1, len(self.elements)):
            element = self.elements[at]
            if isinstance(element, Particle):
                if element.kind in ("SEP", "R", "T", "S"):
                    return False
                parted = element.kind in (",", "C")
                joined |= element.kind == "C"
            elif isinstance(element, VerbGroup):
                led = self.elements[at - 1]
                if element.form == "ing" or (isinstance(led, Particle) and led.kind == "TO"):
                    continue
                if not parted or not element.bare or element.form not in ("part", "finite"):
                    return False
                clear |= element.form == "finite" or self._is_past(at)
                if joined:
                    return clear
            else:
                parted = joined = False
        return False

    def _is_past(self, place: int) -> bool:
        """Whether the verb is no participle: it has an object, or a form of its own."""
        verb = self.elements[place]
        assert isinstance(verb, VerbGroup)
        forms = {form for _, form in self.lexicon.verb_readings.get(verb.tokens[-1].lower, ())}
        following = self.elements[place + 1] if place + 1 < len(self.elements) else None
        if isinstance(following, Particle) and following.kind in ("P", "T", "PRT"):
            frames = self.lexicon.verb_frames.get(verb.lemma, ())
            own = any(frame.trigger[1:2] == (following.word,) for frame in frames)
            return own or following.kind == "T"
        return "participle" not in forms or isinstance(following, NounPhrase)
