"""Infinitives, gerunds and participles: who does them, and what they hang on."""

from __future__ import annotations

from blocgraph.claims.clause import Clause, actors_of
from blocgraph.claims.phrases import Element, NounPhrase, Particle
from blocgraph.claims.subjects import Subjects
from blocgraph.claims.verb_groups import VerbGroup
from blocgraph.claims.waiting import Waiting
from blocgraph.claims.word_sets import words

_CONTROL_OBJECT = words(
    "urge ask tell order press push call appeal want allow enable permit force compel "
    "oblige invite help encourage persuade require get let warn advise expect request beg "
    "implore pressure authorise authorize instruct direct command empower entitle task "
    "challenge cause prompt leave mandate summon tempt lead train arm pay bribe press goad "
    "bring drive inspire motivate convince assist trust lobby petition entreat beseech exhort "
    "badger cajole coax nudge prod pester counsel remind dare enjoin adjure plead"
)
_OBJECT_GERUND = words(
    "accuse charge suspect prevent stop bar ban blame criticise criticize condemn keep exclude "
    "deter discourage thank dissuade block praise commend applaud congratulate hail reproach chide "
    "rebuke scold castigate censure fault slam blast lambast lambaste denounce berate upbraid mock "
    "reprimand punish sanction indict sue hold laud compliment reprove admonish pillory"
)
_WARNING = ("warn", "caution", "advise", "argue", "decide", "threaten")
_TERMS = ("hours", "days", "weeks", "months", "deadline", "ultimatum", "time")
_TASKING = words("take call single haul tell dress drag")
_ABOUT = ("of", "from", "for", "over", "with")
_DECISIONS = words(
    "decision plan readiness intention move right attempt effort threat promise pledge "
    "offer refusal willingness vow bid agreement proposal ability commitment desire failure "
    "reluctance need duty deal contract order request call appeal demand ambition aim dream hope "
    "push drive scheme plot option invitation determination preparation eagerness urge resolve "
    "haste campaign mandate obligation undertaking chance"
)


class NonFinite:
    """Reads the clauses whose verbs are not finite."""

    def __init__(self, subjects: Subjects, waiting: Waiting) -> None:
        self.subjects = subjects
        self.waiting = waiting
        self.groups = subjects.groups
        self.elements = subjects.elements
        self.clauses = subjects.clauses
        self.lexicon = subjects.lexicon

    def infinitive(self, clause: Clause, before: int) -> None:
        """Find who does an infinitive, and the clause that controls it."""
        last = self.clauses[-1] if self.clauses else None
        if before and isinstance(self.elements[before - 1], Particle) and last is not None:
            link = self.elements[before - 1]
            assert isinstance(link, Particle)
            if link.kind == "NEG":
                clause.verb.negated = True
            if link.kind == "C" and last.form == "inf":
                clause.governor, clause.link, clause.subject = (
                    last.governor,
                    last.link,
                    last.subject,
                )
                return
        if last is None:
            clause.link = "adjunct"
            if before and not self._of_noun(clause, before - 1):
                self._announced(clause, before - 1)
            return
        phrase = self.elements[before - 1] if before else None
        if isinstance(phrase, Particle) and phrase.kind == "S":
            clause.marker = phrase.word
        if isinstance(phrase, Particle) and phrase.kind == "NEG" and before > 1:
            phrase = self.elements[before - 2]
        if isinstance(phrase, Particle) and phrase.kind == "," and last.link == "relative":
            outer = next((c for c in reversed(self.clauses) if c.link != "relative"), None)
            if outer is not None and outer.verb.lemma in _CONTROL_OBJECT:
                clause.governor, clause.link, clause.subject = outer, "xcomp", outer.subject
                if last.antecedent is not None:
                    clause.subject = [last.antecedent]
                return
        clause.governor, clause.link = last, "xcomp"
        clause.subject = last.subject
        if isinstance(phrase, NounPhrase):
            if not (phrase.strong or phrase.head.tag == "PRON"):
                clause.noun = phrase
            if self._of_noun(clause, before - 1):
                return
            group, _ = self.groups.group_left(before - 1)
            if last.verb.lemma in _CONTROL_OBJECT and actors_of(group):
                clause.subject = group
            elif last.verb.lemma in _CONTROL_OBJECT | {"take", "cost"} and self._told(last):
                clause.subject = self._told(last)
            elif phrase.weak and not last.subject:
                clause.subject = [phrase]
            elif last.verb.lemma in ("give", "grant") and phrase.has_any(_TERMS):
                receiver = self.elements[before - 2] if before > 1 else None
                if isinstance(receiver, NounPhrase):
                    clause.subject = [receiver]
        if last.passive and last.verb.lemma in _CONTROL_OBJECT | {"accuse"}:
            clause.subject = last.subject

    def _told(self, clause: Clause) -> list[NounPhrase]:
        """Who is told, asked or let do what follows; nobody where the verb has no object."""
        place = clause.place + 1
        link = self.elements[place] if place < len(self.elements) else None
        led = isinstance(link, Particle) and link.word in ("on", "upon", "to", "for")
        place += led
        if clause.passive or place >= len(self.elements):
            return []
        group = self.groups.group_right(place)[0]
        return group if actors_of(group) or not led else []

    def _announced(self, clause: Clause, place: int) -> None:
        """A headline's "A to buy jets": A stands first, and what it will do is a plan."""
        phrase = self.elements[place]
        if not isinstance(phrase, NounPhrase) or not phrase.strong:
            return
        group, start = self.groups.group_left(place)
        lead = self.elements[start - 1] if start else None
        opens = lead is None or (isinstance(lead, Particle) and lead.kind == "SEP")
        if opens or getattr(lead, "word", "") == "for":
            clause.subject, clause.link, clause.marker = group, "main", "announced"

    def _of_noun(self, clause: Clause, place: int) -> bool:
        """Whether the infinitive hangs on a noun such as "decision": whose it is, does it."""
        if not isinstance(self.elements[place], NounPhrase):
            return False
        start = self.groups.chain_start(place)
        for index in range(start, place + 1):
            head = self.elements[index]
            if (
                not isinstance(head, NounPhrase)
                or head.head.lower.removesuffix("s") not in _DECISIONS
            ):
                continue
            inner = self.elements[index + 2] if index + 2 <= place else None
            owner = head if head.weak else inner
            if isinstance(owner, NounPhrase) and actors_of([owner]):
                clause.subject = [owner]
            clause.noun, clause.link = head, "xcomp"
            return clause.governor is not None
        return False

    def gerund(self, clause: Clause, before: int, previous: Element | None) -> None:
        """Find who does what a gerund tells, and what it hangs on."""
        last = self.clauses[-1] if self.clauses else None
        clause.governor = last
        if isinstance(previous, Particle) and previous.kind in ("P", "TO"):
            clause.marker = previous.word
            phrase = self.elements[before - 1] if before else None
            noun = (
                self.subjects.noun_of_speech(before - 1) if isinstance(phrase, NounPhrase) else None
            )
            if noun is not None:
                clause.link, clause.noun = "noun", noun
                if last is not None:
                    clause.subject = last.subject
                return
            clause.link = "xcomp"
            if last is None:
                clause.link = "adjunct"
                return
            if isinstance(phrase, Particle) and phrase.kind == "C" and last.form == "ing":
                if last.marker == clause.marker:
                    clause.governor, clause.link, clause.subject = (
                        last.governor, last.link, last.subject,
                    )  # fmt: skip
                    return
            if isinstance(phrase, Particle) and phrase.kind == ",":
                blamed = self._blamed(previous.word)
                if blamed is not None:
                    clause.governor, clause.subject = blamed, self._told(blamed) or blamed.subject
                    return
            clause.subject = last.subject
            if last.verb.lemma in ("join", "follow", "lead") and previous.word == "in":
                clause.subject = [*last.subject, *self._told(last)]
            elif last.verb.lemma in _OBJECT_GERUND and previous.word in _ABOUT:
                if last.passive:
                    clause.subject = last.subject
                elif isinstance(phrase, NounPhrase):
                    clause.subject = self.groups.group_left(before - 1)[0]
                elif last.antecedent is not None:
                    clause.subject = [last.antecedent]
            elif last.verb.lemma in _WARNING and previous.word in ("against", "about", "over"):
                if isinstance(phrase, NounPhrase) and actors_of([phrase]):
                    clause.subject = [phrase]
            elif previous.word == "for" and self._is_addressed(before - 1):
                clause.subject = [phrase] if isinstance(phrase, NounPhrase) else []
            elif previous.word == "for" and last.verb.lemma in _TASKING and self._told(last):
                clause.subject = self._told(last)
            elif previous.word not in ("to", "of", "from", "in"):
                clause.link = "adjunct"
        elif last is not None and (
            isinstance(previous, VerbGroup)
            or (isinstance(previous, Particle) and previous.kind == "PRT")
        ):
            clause.link, clause.subject = "xcomp", last.subject
        elif isinstance(previous, Particle) and previous.kind == "C" and last is not None:
            clause.governor, clause.link, clause.marker = last.governor, last.link, last.marker
            clause.subject, clause.noun = last.subject, last.noun
            if last.form != "ing":
                clause.governor, clause.link = last, "adjunct"
        elif isinstance(previous, NounPhrase):
            clause.link, clause.antecedent = "reduced", previous
            clause.subject = self.groups.group_left(before)[0]
        else:
            clause.link = "adjunct"
            clause.governor = main = self.subjects.last_finite() or last
            idle = self.waiting.subject(clause.place)[0]
            clause.subject = idle or (main.subject if main is not None else [])

    def _is_addressed(self, place: int) -> bool:
        """Whether a verb has turned to the actor: "lashed out AT B for ...", "tribute TO B for"."""
        phrase, link = self.elements[place], self.elements[place - 1] if place else None
        turned = isinstance(link, Particle) and link.word in ("at", "to", "on", "against")
        return turned and isinstance(phrase, NounPhrase) and bool(phrase.strong)

    def _blamed(self, word: str) -> Clause | None:
        """The accusation that goes on after an insertion: "accused A, which did B, of doing C"."""
        if word not in _ABOUT:
            return None
        main = next((c for c in reversed(self.clauses) if c.link != "relative"), None)
        return main if main is not None and main.verb.lemma in _OBJECT_GERUND else None

    def participle(self, clause: Clause, before: int, previous: Element | None) -> None:
        """Find whom a participle is about."""
        last = self.clauses[-1] if self.clauses else None
        clause.link, clause.governor = "reduced", last
        if isinstance(previous, NounPhrase):
            if previous.head.lower in ("all", "both", "each", "most", "last") and before >= 2:
                comma = self.elements[before - 1]
                if isinstance(comma, Particle) and comma.kind == ",":
                    self._after_comma(clause, before - 1)
                    return
            known = self.subjects.identified(previous, before)
            clause.subject, clause.antecedent = known or [previous], previous
            if previous.strong:
                clause.subject = self.groups.group_left(before)[0]
            if not self.groups.is_object(before) and not self.groups.finite_follows(clause.place):
                clause.link, clause.governor = "main", None
                self.subjects.subject(clause, before)
                clause.subject = known or clause.subject
        elif isinstance(previous, Particle) and previous.kind == "," and before >= 1:
            self._after_comma(clause, before)
        elif isinstance(previous, Particle) and previous.kind == "C" and last is not None:
            clause.subject, clause.antecedent = last.subject, last.antecedent
            clause.governor, clause.link = last.governor, last.link

    def _after_comma(self, clause: Clause, comma: int) -> None:
        """A participle after a comma is about the noun phrase before it."""
        phrase = self.elements[comma - 1]
        if isinstance(phrase, NounPhrase):
            clause.subject, clause.antecedent = self.groups.group_left(comma - 1)[0], phrase
