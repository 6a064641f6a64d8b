"""The status of an event: what the words around it make of it, and on whose word it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, cached_property
from typing import NamedTuple

from blocgraph.actors import load_actors
from blocgraph.claims.clause import Clause
from blocgraph.claims.conditions import ACCUSING
from blocgraph.claims.events import Event
from blocgraph.claims.fates import Fate, Fates
from blocgraph.claims.grants import PLEDGING
from blocgraph.claims.hearsay import (
    Teller,
    hearsay_words,
    is_cited,
    is_hearsay,
    is_told,
    teller_of,
)
from blocgraph.claims.lexicon import Lexicon
from blocgraph.claims.negations import has_negative_words
from blocgraph.claims.phrases import NounPhrase, Phrases
from blocgraph.claims.prospects import Prospects
from blocgraph.claims.retelling import Retelling
from blocgraph.claims.slots import Actors, agents
from blocgraph.claims.speakers import (
    EXPECTED,
    based_in,
    carried_speaker,
    noun_speaker,
    reporter,
    speaker_of,
)
from blocgraph.claims.tellers import Tellers
from blocgraph.vocabulary import ActorKind, Status
from blocgraph.vocabulary import RelationType as T


class Reading(NamedTuple):
    """An event has STATUS on the word of SPEAKERS; CUE is the word that decided."""

    status: Status
    speakers: Actors = ()
    cue: str = ""


class StatusReader(Tellers):
    """Reads the status of events in one sentence."""

    def __init__(
        self, phrases: Phrases, clauses: Sequence[Clause], lexicon: Lexicon, text: str,
        according: Actors | None,
    ) -> None:  # fmt: skip
        super().__init__(phrases, clauses, lexicon, text)
        self.fates = Fates(phrases, lexicon)
        self.prospects = Prospects(phrases, clauses, lexicon)
        self.retelling = Retelling(phrases, clauses, lexicon)
        self.text = text
        refuted = _REFUTED.match(text)
        self.refuted_from = refuted.end() if refuted is not None else None
        self.according = according
        self.hearsay = hearsay_words(phrases.words, clauses, lexicon)
        lowered = text.lower()
        self.never = lowered.startswith(("not once ", "at no time ", "at no point ", "never "))
        self.rumour = "contrary to" in lowered or (
            "rumo" in lowered
            and any(cue in lowered for cue in ("rumours that", "rumors that", "rumours of"))
        )

    @cached_property
    def teller(self) -> Teller | None:
        """On whose word the sentence stands by words such as "in A's telling"."""
        return teller_of(self.text, self.phrases)

    def read(self, event: Event) -> Reading:
        """The status of the event."""
        reading = self._as_told(event)
        if reading.status in _OPEN:
            fate = self.fates.of(event)
            if fate is not None:
                return _fated(event, fate)
            if event.rule.startswith("covered by") and self.fates.is_unfulfilled:
                return Reading(Status.NEGATED, (), "unfulfilled")
        if self.refuted_from is not None and event.start >= self.refuted_from:
            if reading.status in (Status.ASSERTED, Status.ALLEGED):
                return Reading(Status.NEGATED, (), "untrue")
        if reading.status in (Status.ASSERTED, Status.NEGATED):
            effect, cue = self.prospects.of(event)
            if effect:
                return Reading(Status(effect), (), cue)
        if reading.status is not Status.ASSERTED:
            return reading
        if event.phrase is not None and self._is_tentative(event.phrase):
            return Reading(Status.HYPOTHETICAL, (), "tentative")
        if is_told(event, self.teller):
            return Reading(Status.ALLEGED, self.teller.speakers if self.teller else (), "so told")
        retold = self.retelling.of(event)
        if retold is not None:
            return Reading(Status.ALLEGED, *retold)
        return reading

    def _as_told(self, event: Event) -> Reading:
        """The status of the event by its own clause and those that tell it."""
        negated = event.effect == "negated"
        hypothetical = event.effect == "hypothetical" or self.question
        cue = event.effect or ("?" if self.question else "")
        clause = event.clause
        if event.speakers:
            return Reading(Status.ALLEGED, event.speakers, "blame")
        if event.effect == "denied" and clause is not None and not clause.verb.negated:
            return Reading(Status.DENIED, agents(clause), clause.verb.lemma)
        if clause is None:
            return self._settle(event, negated, hypothetical, (), False, cue)
        speakers: list[tuple[str, Actors]] = []
        for step in self._chain(clause):
            here, governor = step
            if (
                here.verb.negated
                or has_negative_words(self.phrases, here, event)
                or self._is_never(here)
            ):
                hypothetical |= negated and here.verb.lemma in ("refuse", "decline", "deny")
                negated = not negated
                cue = cue or "not"
            if self._is_missing(here):
                negated, cue = True, cue or "absent"
            if self._is_spurned_idea(here):
                spurning = here.governor
                return Reading(Status.DENIED, agents(spurning) if spurning else (), "idea")
            if self._is_mere_chance(here) or self._is_bent(here):
                hypothetical, cue = True, cue or "chance"
            if self._is_hedged(here) or (
                here is clause and event.phrase is not None and self._is_doubtful(here)
            ):
                hypothetical, cue = True, cue or here.verb.modal or here.marker or "hedge"
            if here.link == "noun" and here.noun is not None and here.noun.is_negated:
                return Reading(Status.NEGATED, (), "no " + here.noun.head.lower)
            if here.link == "noun" and here.noun is not None:
                if self._is_only_thought_of(here.noun):
                    return Reading(Status.HYPOTHETICAL, (), here.noun.head.lower)
                speaker = noun_speaker(self.phrases, here)
                if not speaker[1] and governor is not None and self._is_rebutted(here, governor):
                    return Reading(Status.DENIED, agents(governor), governor.verb.lemma)
                if not speaker[1] and self._is_called_false():
                    fate = self.fates.of(event)
                    if fate is not None:
                        return _fated(event, fate)
                    return Reading(Status.DENIED, event.sources, "false")
                speakers.append(speaker)
                break
            noun = self._unreal_noun(here) if here.form in ("inf", "ing") else None
            if noun is not None and noun.is_negated:
                negated |= governor is None or noun not in governor.objects
                cue = "not"
            elif noun is not None:
                hypothetical, cue = True, cue or "threat to"
            if governor is None and self._is_rumoured(here):
                speakers.append(("claim", ()))
                break
            if governor is None:
                teller = self._told_of(here)
                if teller is not None:
                    speakers.append(("claim", agents(teller)))
                break
            lemma = governor.verb.lemma
            if lemma == "rule" and self._particle(governor) == "out":
                lemma = "refuse"
            if here.link == "xcomp":
                if self.lexicon.is_cue(lemma, "deny"):
                    speakers.append(("deny", agents(governor)))
                elif here.form == "ing" and lemma in ACCUSING and not governor.verb.negated:
                    speakers.append(("claim", agents(governor)))
                elif lemma in _ADVISING:
                    hypothetical, cue = True, lemma
                elif (
                    lemma in ("prevent", "stop", "bar", "ban", "block", "keep")
                    and here.marker == "from"
                ) or (lemma in ("forbid", "prohibit") and here.form == "inf"):
                    negated, cue = True, lemma
                elif lemma in ACCUSING:
                    speakers.append(("claim", agents(governor)))
                elif lemma in ("stop", "cease") and self._is_demanded(governor):
                    speakers.append(("claim", self._demander(governor)))
                    break
                elif self._phrasal_cue(governor, "falls_short"):
                    negated, cue = not negated, lemma
                elif self._phrasal_cue(governor, "plan"):
                    hypothetical, cue = True, lemma
                elif self.lexicon.is_cue(lemma, "fail") or lemma in ("exclude", "hesitate"):
                    if governor.verb.negated and lemma in ("refuse", "exclude", "hesitate"):
                        hypothetical, cue = True, lemma
                        break
                    negated, cue = not negated, lemma
                elif lemma in ("reserve", "claim") and here.noun is not None:
                    hypothetical, cue = True, here.noun.head.lower
                elif lemma == "bind" and governor.passive and event.type in _HOSTILE:
                    hypothetical, cue = True, "bound"
                elif governor.passive and lemma in _RUMOURED:
                    speakers.append(("claim", ()))
                elif self._is_aimed(event, governor):
                    break
                elif self._is_planning(governor) or (governor.passive and lemma in EXPECTED):
                    hypothetical, cue = True, lemma
                elif here.noun is not None and here.noun.is_negated and self._unreal(here):
                    cue = "not"
                elif here.noun is not None and self._unreal(here) and lemma in _SPURNING:
                    negated, cue = True, lemma
                elif here.noun is not None and here.form == "inf" and self._unreal(here):
                    hypothetical, cue = True, here.noun.head.lower
                elif lemma in PLEDGING and event.type is T.DIPLOMATIC_SUPPORT:
                    cue = lemma
                elif lemma in _BEING and here.form == "inf" and self._is_laid_down(governor):
                    cue = "under which"
                elif lemma in _BEING and here.form == "inf":
                    adjective = self._adjective(governor)
                    if adjective != "actual" and (adjective or lemma == "be"):
                        hypothetical, cue = True, adjective or "be to"
                elif lemma == "have" and here.form == "inf" and self._yet(governor):
                    negated, cue = True, "yet to"
            elif (
                here.link == "that" and governor.verb.negated and self.lexicon.is_cue(lemma, "avow")
            ):
                return Reading(Status.HYPOTHETICAL, (), "not " + lemma)
            elif here.link == "that" and lemma == "be":
                verdict = self._verdict(governor)
                if verdict == "false":
                    negated, cue = True, verdict
                elif verdict:
                    hypothetical, cue = True, verdict
                if verdict:
                    break
            elif here.link == "that" and self._is_nobodys(governor):
                if self._is_unproven(governor):
                    return Reading(Status.NEGATED, (), "no evidence")
                return Reading(Status.HYPOTHETICAL, (), "nobody " + lemma)
            elif here.link == "that":
                kind, who = speaker_of(self.lexicon, governor)
                if not kind and self._is_contention(here, governor):
                    kind, who = "say", agents(governor)
                if kind in ("say", "claim", "deny") and not who and not governor.passive:
                    who = based_in(self.phrases, governor)
                speakers.append((kind, who))
                if not kind or (lemma in ("note", "recall") and _is_joint(who)):
                    speakers.pop()
                elif speakers[-1][0] in ("expect", "plan") or (
                    lemma in _WARNING and here.verb.modal == "would"
                ):
                    hypothetical, cue = True, lemma
                    speakers.pop()
        if not speakers and clause.verb.is_perfect_past:
            carried = reporter(self.lexicon, clause) or carried_speaker(
                self.phrases, self.lexicon, clause
            )
            if carried:
                speakers.append(("say", carried))
        return self._with_speakers(event, negated, hypothetical, speakers, cue)

    def _is_tentative(self, phrase: NounPhrase) -> bool:
        """Whether its own words call it only possible: "a rumoured order", "a would-be pact"."""
        return any(self.lexicon.is_cue(token.lower, "hedge") for token in phrase.tokens)

    def _is_never(self, clause: Clause) -> bool:
        """Whether the clause follows "not once", "at no time": "Not once has A refused B"."""
        return self.never and clause.link == "main"

    def _chain(self, clause: Clause) -> list[tuple[Clause, Clause | None]]:
        steps: list[tuple[Clause, Clause | None]] = []
        for here in clause.ancestors():
            inside = here.link in ("that", "xcomp", "noun")
            steps.append((here, here.governor if inside else None))
            if not inside:
                break
        return steps

    def _is_laid_down(self, clause: Clause) -> bool:
        """Whether a text lays down what is to be done: "an accord under which A is to arm B"."""
        text = clause.antecedent
        return clause.link == "relative" and text is not None and (
            "instrument" in self.lexicon.classes(text.head.lower)
        )  # fmt: skip

    def _is_demanded(self, clause: Clause) -> bool:
        """Whether somebody is called on to do what the clause says."""
        outer = clause.governor
        bare = clause.form == "inf" or clause.verb.form == "base"
        if outer is None or not (bare or clause.verb.modal == "should"):
            return False
        return self.lexicon.is_cue(outer.verb.lemma, "demand")

    def _demander(self, clause: Clause) -> Actors:
        outer = clause.governor
        return agents(outer) if outer is not None else ()

    def _particle(self, clause: Clause) -> str:
        words = self.phrases.words[clause.verb.end : clause.verb.end + 1]
        return words[0].lower if words else ""

    def _with_speakers(
        self, event: Event, negated: bool, hypothetical: bool, speakers: list[tuple[str, Actors]],
        cue: str,
    ) -> Reading:  # fmt: skip
        for kind, who in speakers:
            if kind == "deny":
                return Reading(Status.DENIED, who, "deny")
        if any(kind == "say" and not who for kind, who in speakers) and self._is_without_truth():
            return Reading(Status.DENIED, event.sources, "no truth")
        ends = {*event.sources, *event.targets} if event.type.is_symmetric else {*event.sources}
        for kind, who in speakers:
            if kind == "say" and not who and not self._is_source(event):
                if event.type in _WRONGS and not (negated or hypothetical):
                    if self._is_asserted_by_some(event):
                        return Reading(Status.ALLEGED, (), "say")
                continue
            own = bool(who) and (set(who) <= ends or set(who) <= self._doers(event))
            if kind == "claim" and own and hypothetical:
                return Reading(Status.HYPOTHETICAL, (), cue)
            if kind == "claim":
                if negated:
                    return Reading(Status.DENIED if own else Status.NEGATED, who, cue or kind)
                return Reading(Status.ALLEGED, who, kind)
            if hypothetical and not (negated and cue == "not"):
                return Reading(Status.HYPOTHETICAL, (), cue)
            if negated:
                future = event.clause is not None and event.clause.verb.modal in (
                    "will",
                    "would",
                    "shall",
                )
                if own and not future and event.type not in _BENIGN:
                    return Reading(Status.DENIED, who, cue)
                return Reading(Status.NEGATED, (), cue)
            if not own:
                return Reading(Status.ALLEGED, who, "say")
            return Reading(Status.ASSERTED, (), "say")
        return self._settle(event, negated, hypothetical, (), False, cue)

    def _doers(self, event: Event) -> set[str]:
        """Who does what the verb of the event says, the buyer where arms are bought."""
        return set(agents(event.clause)) if event.clause is not None and not event.phrase else set()

    def _settle(
        self, event: Event, negated: bool, hypothetical: bool, who: Actors, _: bool, cue: str
    ) -> Reading:
        if negated:
            return Reading(Status.NEGATED, (), cue)
        if hypothetical:
            return Reading(Status.HYPOTHETICAL, (), cue)
        told = self.according
        if told is not None and not is_cited(self.phrases, event):
            told = None
        own = event.sources if event.type.sign < 0 else (*event.sources, *event.targets)
        if told is not None and not set(told) & {*own}:
            return Reading(Status.ALLEGED, told, "according to")
        if self.hearsay and is_hearsay(self.phrases, event, self.hearsay):
            return Reading(Status.ALLEGED, who, "reportedly")
        return Reading(Status.ASSERTED, (), cue)


def _fated(event: Event, fate: Fate) -> Reading:
    clause = event.clause
    is_retold = clause is not None and any(c.link == "noun" for c in clause.ancestors())
    status = Status(fate.effect) if is_retold or fate.effect != "denied" else Status.NEGATED
    return Reading(status, event.sources if status is Status.DENIED else (), fate.cue)


def _is_joint(speakers: Actors) -> bool:
    """Whether several, or an organisation, state together what they take for granted."""
    return len(speakers) > 1 or any(code in _joint_actors() for code in speakers)


@cache
def _joint_actors() -> frozenset[str]:
    return frozenset(a.code for a in load_actors() if a.kind is ActorKind.ORGANISATION)


_REFUTED = re.compile(
    r"It (?:is|was|'s) (?:\w+ly |just |quite |also )?(?:not (?:true|so|the case)|untrue|false|"
    r"nonsense|wrong|an? (?:lie|myth|fiction|fabrication|invention))\b[^.;]{1,70}\bthat\b"
    r"|It (?:is|was|'s) not as (?:though|if)\b|Let it not be (?:said|thought)\b[^.;]{0,20}\bthat\b"
)
_BEING = ("be", "remain", "stand", "stay", "seem", "appear", "look", "feel", "become", "declare",
          "sound", "keep")  # fmt: skip
_WARNING = ("warn", "hint", "caution")
_OPEN = (Status.ASSERTED, Status.ALLEGED, Status.HYPOTHETICAL)
_RUMOURED = ("say", "report", "allege", "believe", "think", "rumour", "rumor", "understand",
             "claim")  # fmt: skip
_SPURNING = ("spurn", "reject", "rebuff", "decline", "refuse", "shun", "dismiss", "turn")
_ADVISING = ("warn", "caution", "urge", "appeal", "advise", "dissuade", "discourage", "deter",
             "argue")  # fmt: skip
_BENIGN = (T.MEMBERSHIP, T.TREATY, T.ALLIANCE, T.ALIGNMENT)
_HOSTILE = (T.ARMED_CONFLICT, T.COERCION, T.OPPOSITION, T.ACCUSATION, T.RELATIONS_REDUCED)
_WRONGS = (T.ARMED_CONFLICT, T.COERCION, T.ARMS_SUPPLY, T.ACCUSATION, T.THREAT)
