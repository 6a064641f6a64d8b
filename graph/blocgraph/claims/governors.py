"""What a finite clause hangs on."""

from __future__ import annotations

from blocgraph.claims.clause import Clause, Preposition, actors_of
from blocgraph.claims.phrases import NounPhrase, Particle
from blocgraph.claims.subjects import Subjects
from blocgraph.claims.verb_groups import VerbGroup

_TELLING = ("accusation_noun", "hypothetical_noun", "telling_noun")
_ONE_PLACE = 2
_GIVING = ("give", "offer", "send", "sell", "lend", "grant", "promise", "hand", "owe", "make",
           "call", "deny", "name", "supply")  # fmt: skip
_TELL = ("tell", "inform", "warn", "assure", "remind", "notify", "convince")


class Governors:
    """Hangs finite clauses on those before them."""

    def __init__(self, subjects: Subjects) -> None:
        self.subjects = subjects
        self.groups = subjects.groups
        self.elements = subjects.elements
        self.clauses = subjects.clauses
        self.lexicon = subjects.lexicon

    def hang(self, clause: Clause, start: int, last: Clause | None) -> None:
        """Find the governor of a finite clause whose subject starts at `start`."""
        lead = self.elements[start - 1] if start > 0 else None
        if isinstance(lead, Particle) and lead.kind == "C" and start > 1:
            inner = self.elements[start - 2]
            if isinstance(inner, Particle) and inner.kind in ("S", "T", "R"):
                lead, start = inner, start - 1
        if isinstance(lead, Particle):
            if lead.kind == "T":
                self._complement(clause, start - 1, last)
            elif lead.kind == "S":
                clause.link, clause.marker, clause.governor = "subordinate", lead.word, last
            elif lead.word == "that" and (noun := self._retelling(start - 2)) is not None:
                clause.link, clause.noun, clause.governor = "noun", noun, last
            elif lead.word == "that" and self._is_resumed(start - 2, last):
                clause.link, clause.governor = "that", last
            elif lead.kind == "R":
                clause.link, clause.governor = "relative", last
                before = self.subjects.antecedent(start - 1)
                before = before or self.subjects.shared_antecedent(start - 1)
                clause.antecedent = next(iter(before[-1:]), None)
                if clause.subject and lead.word == "whose":
                    clause.marker = "whose"
                    self._possess(clause.subject[0], start - 1)
                piped = self.elements[start - 2] if start > 1 else None
                if isinstance(piped, Particle) and piped.kind == "P" and clause.antecedent:
                    clause.prepositions.append(
                        Preposition(piped.word, [clause.antecedent], start - 2)
                    )
            elif lead.kind == "C" and last is not None and last.link in ("that", "noun"):
                if not (start > 1 and isinstance(self.elements[start - 2], Particle)):
                    clause.link, clause.governor, clause.noun = last.link, last.governor, last.noun
        elif isinstance(lead, VerbGroup) and last is not None:
            clause.link, clause.governor = "that", last
        elif isinstance(lead, NounPhrase) and clause.subject and (last or self._is_owned(start)):
            says = last is not None and self.lexicon.is_cue(last.verb.lemma, "say")
            if says and self.groups.is_object(start - 1):
                clause.link, clause.governor = "that", last
            elif (noun := self._retelling(start - 1)) is not None:
                clause.link, clause.noun, clause.governor = "noun", noun, last
            else:
                clause.link, clause.governor, clause.antecedent = "relative", last, lead
                self._possess(lead, start - 2)

    def _is_resumed(self, place: int, last: Clause | None) -> bool:
        """Whether a verb of saying stands between commas before it: "it is plain, say B, that"."""
        comma = self.elements[place] if place >= 0 else None
        is_comma = isinstance(comma, Particle) and comma.kind == ","
        return is_comma and last is not None and self.lexicon.is_cue(last.verb.lemma, "say")

    def _retelling(self, place: int) -> NounPhrase | None:
        """The noun that tells what follows it: "denied reports it had armed B"."""
        noun = self.subjects.noun_of_speech(place)
        if noun is None or noun is not self.elements[place]:
            return noun
        is_bare = noun.tokens[0].tag != "DET" and noun.head.lower.endswith("s")
        return noun if is_bare else None

    def _is_owned(self, start: int) -> bool:
        """Whether "whose" stands before what stands before START: "A, whose bid B backed"."""
        link = self.elements[start - 2] if start > 1 else None
        return isinstance(link, Particle) and link.word == "whose"

    def _possess(self, phrase: NounPhrase, place: int) -> None:
        """Let the phrase be of whom "whose" at PLACE refers to."""
        link = self.elements[place] if place >= 0 else None
        if isinstance(link, Particle) and link.word == "whose":
            owner = self.subjects.antecedent(place) or self.subjects.shared_antecedent(place)
            phrase.possessors = actors_of(owner[-1:]) or phrase.possessors

    def _complement(self, clause: Clause, place: int, last: Clause | None) -> None:
        before = self.elements[place - 1] if place else None
        if isinstance(before, NounPhrase):
            head = self.subjects.noun_of_speech(place - 1)
            if head is not None:
                clause.link, clause.noun, clause.governor = "noun", head, last
                return
            if last is not None and last.verb.lemma == "be" and _is_expletive(last):
                clause.link, clause.governor = "that", last
                return
            teller = self._teller_of_whole(clause, place - 1)
            if teller is not None:
                clause.link, clause.noun, clause.governor = "noun", teller, last
                return
            if last is None or not self.subjects.speaks(last):
                clause.link, clause.governor = "relative", last
                clause.antecedent = self.subjects.restricted(place - 1)
                return
            is_aside = self._is_occasion(last, place - 1) or self._is_whole_after(
                clause, last, place
            )
            is_name = before.head.text[:1].isupper() and before.head.tag != "DATE"
            if not (before.strong or is_name or last.verb.lemma in _TELL or is_aside):
                clause.link, clause.governor, clause.antecedent = "relative", last, before
                return
        prior = next((c for c in reversed(self.clauses) if c.link in ("that", "noun")), None)
        if isinstance(before, Particle) and before.kind == "C" and prior is not None:
            clause.link, clause.governor, clause.noun = prior.link, prior.governor, prior.noun
            return
        clause.link, clause.governor = "that", self.subjects.speaker_before(place) or last

    def _teller_of_whole(self, clause: Clause, place: int) -> NounPhrase | None:
        """The "word" of "word that B had armed C", the "proposal" of "a proposal that B be ..."."""
        if not self._lacks_nothing(clause):
            return None
        while place >= 0 and isinstance(phrase := self.elements[place], NounPhrase):
            if self.lexicon.is_noun_cue(phrase.head.lower, *_TELLING):
                return phrase
            link = self.elements[place - 1] if place else None
            if not (isinstance(link, Particle) and link.kind == "P"):
                return None
            place -= 2
        return None

    def _is_whole_after(self, clause: Clause, speech: Clause, place: int) -> bool:
        """Whether only where it is said stands between: "writes on his page that A armed B"."""
        between = self.elements[speech.place + 1 : place]
        is_led = isinstance(between[0], Particle) and between[0].kind == "P"
        return is_led and len(between) == _ONE_PLACE and self._lacks_nothing(clause)

    def _lacks_nothing(self, clause: Clause) -> bool:
        """Whether the clause has a subject and an object, so that it is about no noun before it."""
        follows = self.elements[clause.place + 1 : clause.place + 2]
        if not clause.subject or not follows:
            return False
        if clause.verb.passive:
            return clause.verb.lemma not in _GIVING
        return isinstance(follows[0], NounPhrase) and clause.verb.lemma not in _GIVING

    def _is_occasion(self, speech: Clause, place: int) -> bool:
        """Whether only where or when it is said stands between: "said in an interview that"."""
        between = self.elements[speech.place + 1 : place + 1]
        nouns = [element for element in between if isinstance(element, NounPhrase)]
        links = [element for element in between if isinstance(element, Particle)]
        return (
            len(nouns) + len(links) == len(between)
            and between[:1] == links[:1]
            and all(link.kind in ("P", "S") for link in links)
            and any(self.lexicon.is_cue(noun.head.lower, "occasion") for noun in nouns)
        )


def _is_expletive(clause: Clause) -> bool:
    """Whether it is the "it is" of "it is not true that"."""
    return len(clause.subject) == 1 and clause.subject[0].head.lower == "it"
