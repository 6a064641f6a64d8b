"""Who stands at the end of an event that its own words leave unsaid.

Where a frame finds one of its two ends, the other is mostly an actor that the reader has in mind:
the only other one of the clause or of the sentence, or the one that the known end was last seen
with. This is less sure than what grammar says, so it stands back wherever that is known to mislead.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from blocgraph.claims.clause import Clause
from blocgraph.claims.discourse import Memory
from blocgraph.claims.events import Event
from blocgraph.claims.lexicon import Lexicon, NounFrame, VerbFrame
from blocgraph.claims.likely import LIKELY, likely_end, likely_end_of_noun
from blocgraph.claims.phrases import NounPhrase, Phrases
from blocgraph.claims.slots import ALLIES, Actors, led_by, meant, patients, unique
from blocgraph.claims.word_sets import words
from blocgraph.vocabulary import RelationType as T


@dataclass(frozen=True, slots=True)
class Ends:
    """SOURCES and TARGETS, of which one was found in PLACE; no place where none was."""

    sources: Actors = ()
    targets: Actors = ()
    place: str = ""


class Unsaid:
    """Looks for missing ends in one sentence, then in what its document said before."""

    def __init__(
        self, phrases: Phrases, clauses: Sequence[Clause], lexicon: Lexicon, memory: Memory,
        according: Actors = (),
    ) -> None:  # fmt: skip
        self.according = according
        followers = {
            actor
            for clause in clauses
            if clause.verb.lemma == "follow" and any(p.has("suit") for p in clause.objects)
            for actor in meant(clause.subject)
        }
        self.named = phrases.actors
        if followers:
            self.named = tuple(actor for actor in self.named if actor not in followers)
        self.memory = memory
        self.lexicon = lexicon
        self.tokens = phrases.words
        self.lowers = phrases.lowers
        self.clauses = clauses
        self.is_question = bool(self.tokens) and self.tokens[-1].text == "?"

    def _is_disputed(self) -> bool:
        """Whether anything in the sentence is denied, alleged or said not to be."""
        cues = self.lexicon.cues
        if not all(
            telling.isdisjoint(self.lowers)
            for telling in (cues["negator"], cues["hearsay"], _FALSE)
        ):
            return True
        if any(token.tag == "NEG" for token in self.tokens):
            return True
        return any(
            clause.verb.lemma in cues["deny"] or clause.verb.lemma in cues["claim"]
            for clause in self.clauses
        )

    def is_doubtful(self, event: Event) -> bool:
        """Whether no clause says how it stands with the event, where something is disputed."""
        return event.clause is None and not event.effect and self._is_disputed()

    def of_verb(
        self, clause: Clause, frame: VerbFrame, sources: Actors, targets: Actors
    ) -> Ends:  # fmt: skip
        """Both ends of a verb that says only one of them."""
        if self.is_question:
            return Ends()
        if sources and frame.type is T.ACCUSATION and clause.verb.lemma in _PROTESTING:
            protested = self._protested(clause, sources)
            if protested.place:
                return protested
        ends = self._near_verb(clause, frame, sources, targets)
        if ends.place:
            return ends
        if not sources and not clause.passive and any(map(self._is_outsider, clause.subject)):
            return Ends()
        other = likely_end(self.memory, self.lexicon, self.named, clause, frame, sources, targets)
        return Ends(sources or other, targets or other, LIKELY) if other else Ends()

    def _near_verb(
        self, clause: Clause, frame: VerbFrame, sources: Actors, targets: Actors
    ) -> Ends:  # fmt: skip
        at_end = patients(clause) if sources else clause.subject
        if frame.type in (_SELF_CONTAINED if sources else _WITHOUT_AUTHOR) or frame.type in _LOOSE:
            return Ends()
        if not sources and (clause.passive or any(self._is_outsider(p) for p in clause.subject)):
            return Ends()
        if any(
            p.is_negated or p.head.lower in ("nobody", "none", "nothing") for p in clause.subject
        ):
            return Ends()
        if frame.type is T.DEMAND and any(p.has_any(_ANYBODY) for p in at_end):
            return Ends()
        if sources and self._is_elsewhere(clause, frame):
            return Ends()
        if clause.verb.lemma in _RECIPROCAL or any(p.head.lower in _PRONOUNS for p in at_end):
            return Ends()
        done_to_people = frame.type in _DONE_TO_PEOPLE and "obj" in frame.target.names
        if sources and at_end and done_to_people and len(frame.trigger) == 1:
            return Ends()
        if sources and frame.type in _WRONGS:
            wronged = self._accuser(clause, sources)
            if wronged:
                return Ends(sources, wronged, ACCUSER)
        ends = self._completed(sources, targets, _phrases(clause))
        if not sources and frame.type in _SPOKEN and not self._is_before(ends.sources, clause):
            return Ends()
        tells = any(c.governor is clause and c.link in ("noun", "that") for c in self.clauses)
        if frame.type is T.REJECTION and tells:
            return Ends()
        if frame.type is T.REJECTION and ends.place in (_EARLIER, ""):
            asker = self.memory.addresser_of(sources)
            return Ends(sources, asker, _EARLIER) if asker else Ends()
        if frame.type is not T.THREAT and self._is_asker(clause, ends):
            return Ends()
        return Ends() if frame.type in _NOT_FROM.get(ends.place, ()) else ends

    def _protested(self, clause: Clause, sources: Actors) -> Ends:
        """Against whom somebody protests, where it is only said who does."""
        ahead = {a for token in self.tokens[: clause.verb.start] for a in token.actors}
        if any(p.has("innocence", "loyalty", "ignorance") for p in clause.objects):
            return Ends()
        ends = self._completed(sources, (), _phrases(clause))
        others = [a for a in ends.targets if a not in _BYSTANDERS]
        is_one = len(others) == 1 and len(sources) == 1
        return ends if is_one and (others[0] in ahead or others[0] not in self.named) else Ends()

    def _is_before(self, actors: Actors, clause: Clause) -> bool:
        """Whether who is missed before the verb is not named only in what follows it."""
        ahead = {a for token in self.tokens[: clause.verb.start] for a in token.actors}
        return set(actors) <= ahead or not set(actors) <= set(self.named)

    def _is_elsewhere(self, clause: Clause, frame: VerbFrame) -> bool:
        """Whether the trigger's preposition leads to no actor: "arrived in time"."""
        word = frame.trigger[-1] if len(frame.trigger) > 1 else ""
        led = led_by(clause, (word,))
        return bool(led) and all(p.head.tag == "N" and not p.weak and not p.strong for p in led)

    def _is_outsider(self, phrase: NounPhrase) -> bool:
        """Whether a noun says plainly who it is, and it is no actor: "the summit thanked B"."""
        head = phrase.head.lower
        head = self.lexicon.singular.get(head, head).removesuffix("s")
        return phrase.head.tag == "N" and not phrase.weak and not (
            self.lexicon.is_cue(head, "agent_noun") or phrase.tokens[0].lower in _POSSESSIVE
        )  # fmt: skip

    def only_other(self, known: Actors) -> Actors:
        """The only other actor of the sentence, or else whom the known one was last seen with."""
        other, _ = self._other_end(known, ())
        return other

    def _accuser(self, clause: Clause, sources: Actors) -> Actors:
        """Who complains of a wrong, where it is not said to whom it was done."""
        speakers = self.according
        for step in clause.ancestors():
            governor = step.governor
            if governor is not None and step.link == "that" and not governor.passive:
                if self.lexicon.is_any_cue(governor.verb.lemma, ("say", "claim")):
                    speakers = speakers or meant(governor.subject)
        partner = self.memory.partner_of(sources)
        if len(speakers) != 1 or speakers[0] in sources or not speakers[0].isalpha():
            return ()
        others = [actor for actor in self.named if actor not in (*sources, *speakers)]
        if others or speakers[0] in _BYSTANDERS:
            return ()
        return (partner,) if partner is not None else speakers

    def _is_asker(self, clause: Clause, ends: Ends) -> bool:
        """Whether an end is who calls for what the verb says, and so no part of it."""
        for step in clause.ancestors():
            governor = step.governor
            if governor is None or step.link not in ("that", "xcomp"):
                return False
            if self.lexicon.is_cue(governor.verb.lemma, "demand"):
                asking = set(meant(governor.subject))
                return bool(asking & {*ends.sources, *ends.targets})
        return False

    def of_noun(
        self, frame: NounFrame, phrase: NounPhrase, clause: Clause | None, sources: Actors,
        targets: Actors,
    ) -> Ends:  # fmt: skip
        """Both ends of a noun that says at most one of them."""
        if clause and phrase in clause.subject and phrase.head.lower in ALLIES:
            return Ends()
        ends = self._near_noun(frame, phrase, clause, sources, targets)
        if ends.place or self.is_question or phrase.is_negated or self._is_disputed():
            return ends
        if frame.type in _LESS_LIKELY:
            return ends
        other = likely_end_of_noun(self.memory, self.named, sources, targets)
        if other:
            return Ends(sources or other, targets or other, LIKELY)
        both = self.memory.protagonists
        is_free = not (sources or targets or self.named or "pred" in frame.options)
        return Ends(both[:1], both[1:], LIKELY) if is_free and len(both) == 2 else ends

    def _near_noun(
        self, frame: NounFrame, phrase: NounPhrase, clause: Clause | None, sources: Actors,
        targets: Actors,
    ) -> Ends:  # fmt: skip
        if any(token.lower.startswith("anti-") or token.lower == "any" for token in phrase.tokens):
            return Ends()
        if self.is_question or (frame.trigger[-1] in _CEASEFIRES and not self._is_held(clause)):
            return Ends()
        if self._is_disputed() or (phrase.head.text[:1].isupper() and not frame.is_instrument):
            return Ends()
        if "pred" in frame.options and frame.type not in (T.OPPOSITION, T.ALLIANCE):
            return Ends()
        is_talk = frame.trigger[-1] in _TALKS and not any(t.lower == "yet" for t in self.tokens)
        if sources or targets:
            if frame.type in (_NOUNS_SELF_CONTAINED if sources else _NOUNS_WITHOUT_AUTHOR):
                return Ends()
            if "sym" in frame.options and (sources or targets) == phrase.modifiers:
                return Ends()
            if frame.type is T.NEGOTIATION and not (is_talk or self._is_held(clause)):
                return Ends()
            if not frame.type.is_symmetric:
                return self.of_document(sources, targets)
            if frame.type in _VAGUE and not (is_talk or self._is_held(clause)):
                return Ends()
            ends = self._completed(sources, targets, ())
            leading = self.memory.leading if frame.type in (T.TREATY, T.NEGOTIATION) else ()
            if not ends.place and leading and {*self.named} <= {*sources, *targets}:
                ends = Ends(sources or leading, targets or leading, PROTAGONIST)
            return Ends() if clause and self._is_asker(clause, ends) else ends
        if frame.type is T.NEGOTIATION and not (is_talk or self._is_held(clause)):
            return Ends()
        if frame.type.is_symmetric and frame.type is not T.OPPOSITION:
            if not (frame.is_instrument and phrase.head.lower.endswith("s")):
                ends = self._both_ends()
                lemma = clause.verb.lemma if clause is not None else ""
                is_over = any(v.split()[0] == lemma for v in self.lexicon.verb_classes["end"])
                return Ends() if is_over and ends.place == PROTAGONIST else ends
        return Ends()

    def of_document(self, sources: Actors, targets: Actors) -> Ends:
        """Both ends where the other is plainly the second of the two that the document is about."""
        known = sources or targets
        other = self.memory.counterpart_of(known)
        if other is None or not set(self.named) <= set(known):
            return Ends()
        return Ends(sources or (other,), targets or (other,), PROTAGONIST)

    def _is_held(self, clause: Clause | None) -> bool:
        return clause is not None and self.lexicon.is_verb(clause.verb.lemma, "support")

    def _completed(self, sources: Actors, targets: Actors, near: Sequence[NounPhrase]) -> Ends:
        other, place = self._other_end(sources or targets, near)
        return Ends(sources or other, targets or other, place) if other else Ends()

    def _other_end(self, known: Actors, near: Sequence[NounPhrase]) -> tuple[Actors, str]:
        beside = unique(
            actor for phrase in near for token in phrase.tokens for actor in token.actors
        )
        partner = self.memory.partner_of(known)
        for place, actors in (("clause", beside), ("sentence", self.named)):
            others = tuple(actor for actor in actors if actor not in known)
            if len(others) == 1:
                return others, place
            if partner in others:
                return (partner,), f"{place}, as before"
        counterpart = self.memory.counterpart_of(known)
        if counterpart and set(self.named) <= set(known):
            return (counterpart,), PROTAGONIST
        if partner and set(self.named) <= set(known):
            return (partner,), _EARLIER
        return (), ""

    def _both_ends(self) -> Ends:
        if len(self.named) == 2:
            return Ends(self.named, (), "sentence")
        both = self.memory.protagonists
        if both and set(self.named) <= {*both}:
            return Ends(both, (), PROTAGONIST)
        if not self.named and len(self.memory.last_dyad) == 2:
            return Ends(self.memory.last_dyad, (), _EARLIER)
        return Ends()


def _phrases(clause: Clause) -> list[NounPhrase]:
    return [
        *clause.subject, *clause.objects, *clause.second,
        *(phrase for pp in clause.prepositions for phrase in pp.phrases),
    ]  # fmt: skip


_PROTESTING = ("protest", "complain", "lodge", "file", "sue", "object", "remonstrate", "submit")
_WRONGS = (T.ARMED_CONFLICT, T.COERCION)
_BYSTANDERS = ("UN", "EU", "USA", "NATO", "WEST", "AU", "IAEA", "GBR", "OSCE")
ACCUSER = "accuser"
PROTAGONIST = "document"
_EARLIER = "earlier sentence"
_SELF_CONTAINED = (T.ACCUSATION, T.MEMBERSHIP)
_NOUNS_SELF_CONTAINED = (*_SELF_CONTAINED, T.ECONOMIC_COOPERATION)
_WITHOUT_AUTHOR = (T.ARMED_CONFLICT, T.COERCION, T.MEMBERSHIP, T.ARMS_SUPPLY)
_NOUNS_WITHOUT_AUTHOR = (
    T.ACCUSATION, T.MEMBERSHIP, T.ARMED_CONFLICT, T.BASING_RIGHTS, T.ARMS_SUPPLY,
    T.ECONOMIC_COOPERATION, T.DIPLOMATIC_SUPPORT, T.OPPOSITION,
)  # fmt: skip
_SPOKEN = (T.DEMAND, T.ACCUSATION, T.THREAT, T.REJECTION)
_VAGUE = (T.ALIGNMENT, T.ECONOMIC_COOPERATION, T.MILITARY_COOPERATION, T.NEGOTIATION)
_TALKS = ("talks", "negotiations", "discussions", "contacts")
_CEASEFIRES = ("ceasefire", "ceasefires", "truce", "truces", "armistice", "cease-fire")
_NOT_FROM = {
    "sentence": (T.ARMS_SUPPLY, T.REJECTION, T.OPPOSITION, T.BASING_RIGHTS),
    "clause": (T.DEMAND, T.DIPLOMATIC_SUPPORT, T.MILITARY_COOPERATION, T.ARMED_CONFLICT),
    "earlier sentence": (T.DEMAND, T.DIPLOMATIC_SUPPORT),
    "document": (T.DEMAND, T.DIPLOMATIC_SUPPORT),
}
"""What is mostly said of others than those that stand in such a place."""
_LESS_LIKELY = (T.THREAT, T.MEMBERSHIP, T.NEGOTIATION)
_LOOSE = (T.ECONOMIC_COOPERATION, T.SANCTIONS)
_DONE_TO_PEOPLE = (T.DEMAND, T.ARMS_SUPPLY, T.AID)
_ANYBODY = ("states", "countries", "nations", "parties", "sides", "everybody", "community")
_POSSESSIVE = ("its", "his", "her", "their", "our", "my")
_RECIPROCAL = ("discuss", "agree", "settle", "fight", "clash", "battle", "quarrel", "feud")
_PRONOUNS = words("it them him her each one other")
_FALSE = words("untrue false baseless supposed alleged")
