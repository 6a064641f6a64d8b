"""What becomes of the relation that a noun names: kept, ended, lifted, planned or refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from blocgraph.claims.clause import Clause
from blocgraph.claims.events import Event
from blocgraph.claims.fates import VISITS
from blocgraph.claims.lexicon import NounFrame
from blocgraph.claims.noun_kinds import is_ties, kinds, mood, trains_soldiers, transferred
from blocgraph.claims.noun_places import FORGOING
from blocgraph.claims.noun_stages import NounStages
from blocgraph.claims.objects import handed_over
from blocgraph.claims.phrases import NounPhrase, Particle
from blocgraph.claims.slots import (
    Actors,
    agents,
    unique,
)
from blocgraph.claims.word_sets import words
from blocgraph.vocabulary import RelationType as T


class NounOutcomes(NounStages):
    """Turns a noun with its ends into events."""

    def _own_effect(self, phrase: NounPhrase) -> str:
        if phrase.is_negated or phrase.has("absent"):
            return "negated"
        if any(self.lexicon.is_cue(token.lower, "hedge") for token in phrase.tokens):
            return "hypothetical"
        if phrase.start > 1 and self.words[phrase.start - 1].lower == "for":
            if self.words[phrase.start - 2].lower in _AWAITING:
                return "hypothetical"
            asking, role = self._governor(phrase)
            if asking is not None and role == "for" and asking.verb.lemma in _PRESSING:
                return "hypothetical"
        told = self._reduced(phrase)
        if told is not None and phrase not in told.subject and told.verb.lemma in _PROPOSING:
            return "hypothetical"
        index = self.around.place[id(phrase)]
        nearest = self.elements[index - 1] if index else None
        subject_of = isinstance(nearest, Particle) and nearest.word in ("on", "about", "over")
        while index >= 2:
            link, other = self.elements[index - 1], self.elements[index - 2]
            if not (
                isinstance(link, Particle)
                and link.kind in ("P", "C")
                and isinstance(other, NounPhrase)
                and link.word not in ("like", "as", "than")
            ):
                return ""
            if self.lexicon.is_cue(other.head.lower, "hypothetical_noun") and (
                subject_of or link.word in ("of", "for", "on", "about", "to")
            ):
                return "hypothetical"
            index -= 2
        return ""

    def _is_unreal(self, phrase: NounPhrase) -> bool:
        clause, _ = self._governor(phrase)
        if phrase.is_negated:
            return True
        if clause is None:
            return False
        return (
            clause.verb.negated
            or bool(clause.verb.modal)
            or self.lexicon.is_verb(clause.verb.lemma, "plan")
            or clause.verb.lemma in ("be", "constitute", "become")
        )

    def _types(
        self, frame: NounFrame, phrase: NounPhrase, clause: Clause | None, role: str
    ) -> list[T]:
        buys = "from" in frame.source.names or frame.trigger[-1] in _BUYERS
        of = ("of", "in", "for") if buys else ("of", "in")
        things = [phrase, *(p for pp in self.around.prepositions(phrase) if pp.word in of
                            for p in pp.phrases)]  # fmt: skip
        if frame.trigger == ("tour",) and not trains_soldiers([phrase]):
            return []
        if "of-weapon" in frame.options:
            kind = transferred(self.lexicon, things)
            if kind is None and self.memory.house:
                return [T.ARMS_SUPPLY]
            if kind is None and frame.trigger[-1] in ("import", "imports", "export", "exports"):
                kind = T.ECONOMIC_COOPERATION
            return [kind] if kind is not None else []
        if frame.trigger == ("supplier",) and any(
            p.has("army", "navy", "forces", "force", "military") for p in things
        ):
            return [T.ARMS_SUPPLY]
        if "of-mission" in frame.options and not any(
            word in _MISSIONS for p in things for token in p.tokens for word in token.lower.split()
        ):
            return []
        if "of-penalty" in frame.options and not self._is_of_penalty(phrase):
            return []
        if "of-troops" in frame.options and not trains_soldiers(things):
            return []
        if is_ties(frame):
            state = mood(phrase, self._operator(phrase), clause, role, self.lexicon)
            if state == "sour":
                return [T.OPPOSITION]
            governed = clause is not None and role == "object"
            operator = self._operator(phrase)
            governed |= operator is not None and self.lexicon.is_cue(
                operator.head.lower, "end_noun"
            )
            if (
                "weak" in frame.options
                and not state
                and not governed
                and not phrase.has("military", "security", *_DEFENCE)
            ):
                return []
        unreal = self._own_effect(phrase) == "negated" or phrase.tokens[0].lower in ("a", "an")
        found = kinds(frame, phrase, unreal and self._is_unreal(phrase), self._title(phrase))
        makes = clause is not None and clause.verb.lemma in _FOUNDING
        is_union = makes and frame.trigger[-1] in _UNIONS and frame.type is T.ECONOMIC_COOPERATION
        return [*found, T.TREATY] if is_union else found

    def _become(
        self, kind: T, frame: NounFrame, phrase: NounPhrase, clause: Clause | None, role: str,
        sources: Actors, targets: Actors, start: int,
    ) -> Iterator[Event]:  # fmt: skip
        effect = self._own_effect(phrase) or self._progress(phrase, clause, role)
        if clause is not None and role == "subject" and clause.verb.negated:
            effect = "" if clause.verb.lemma in _EXISTS else effect
        if kind is T.NEGOTIATION and clause is not None and self._is_off(clause, role):
            effect = "negated"
        if kind is T.BASING_RIGHTS and not effect:
            if self._is_sought(phrase):
                effect = "hypothetical"
            elif clause is not None and self._is_given_up(clause, role):
                effect = "negated"
        governed = clause is not None and self._is_governed(clause, role)
        lemma = self._phrasal(clause) if clause is not None and governed else ""
        is_kind = self.lexicon.is_verb
        event = Event(
            kind,
            sources,
            targets,
            " ".join(frame.trigger),
            start,
            clause,
            f"noun {' '.join(frame.trigger)}",
            phrase=phrase,
            effect=effect or ("hypothetical" if "hyp" in frame.options else ""),
            both_ways="both" in frame.options
            or (kind is T.OPPOSITION and frame.type is T.ALIGNMENT and not targets)
            or (kind is T.ARMED_CONFLICT and (not targets or self._with_war(frame, phrase))),
        )
        if kind in (T.ARMS_SUPPLY, T.AID, T.ECONOMIC_COOPERATION):
            given = [
                p for pp in self.around.prepositions(phrase) if pp.word == "of" for p in pp.phrases
            ]
            event.objects = handed_over(self.lexicon, given, frame.trigger)
        operator = self._operator(phrase)
        if operator is not None and kind is T.SANCTIONS:
            if self.lexicon.is_cue(operator.head.lower, "relief_noun"):
                yield replace(event, type=T.SANCTIONS_RELIEF)
                return
        if operator is not None and operator.head.lower in _MAKING and not effect:
            event.effect = effect = self._of_making(operator)
        if operator is not None and self.lexicon.is_cue(operator.head.lower, "end_noun"):
            if kind in _ENDABLE:
                yield from self._ended(event, self._heirs(phrase))
                return
        if operator is not None and kind is T.NEGOTIATION and operator.head.lower in _CALLED_OFF:
            event.effect = _CALLED_OFF[operator.head.lower]
        if "of-mission" in frame.options:
            event.clause = self._context(clause)
            yield event
            return
        if not governed:
            is_new = (
                role in ("as", "for", "into", "to", "with")
                and phrase.tokens[0].tag not in ("POSS",)
                and phrase.tokens[0].lower not in GIVEN
            )
            exists = role == "subject" and clause is not None and clause.verb.lemma in _EXISTS
            exists |= role in _STATES and clause is not None and clause.verb.lemma in _BEING
            if frame.is_instrument and clause is not None and clause.verb.lemma == "be":
                exists = exists and not clause.objects and not self._is_asked(phrase)
            if clause is not None and clause.verb.modal in ("would", "could", "might"):
                exists = exists and phrase.tokens[0].lower not in ("our", "its", "their", "his")
            if role == "" or not (exists or (is_new and role != "subject" and not phrase.weak)):
                event.clause = self._context(clause, phrase)
            if frame.is_instrument:
                self.memory.remember(sources + targets, phrase, frame)
            yield event
            return
        settled = lemma in _SETTLING or is_kind(lemma, "lift")
        ended = clause is not None and role == "under" and clause.verb.lemma == "draw"
        if kind is T.OPPOSITION and (ended or (settled and role == "object")):
            return
        agent = agents(clause) if clause is not None else ()
        if frame.is_instrument and not effect:
            self.memory.remember(sources + targets, phrase, frame)
        others = tuple(a for a in agent if a not in (*sources, *targets))
        if kind is T.SANCTIONS and lemma in _TAKING_OVER and others:
            yield replace(event, sources=others)
            event.clause = self._context(clause)
        if kind is T.SANCTIONS and is_kind(lemma, "lift") and role == "object":
            event.type = T.SANCTIONS_RELIEF
            yield event
        elif lemma and is_kind(lemma, "off") and role == "object" and kind is T.NEGOTIATION:
            event.effect = "negated" if lemma in _CANCELLING else "hypothetical"
            yield event
        elif (
            role == "object" and clause is not None and self._is_denied(clause)
            and kind not in HOSTILE
        ):  # fmt: skip
            event.effect = "denied"
            yield event
        elif lemma == "denounce" and role == "object" and kind in _WRONGS:
            event.clause = self._context(clause)
            yield event
        elif lemma == "stop short":
            event.effect = "negated"
            yield event
        elif (
            lemma in _ACCEDING
            and frame.is_instrument
            and agent
            and not {*agent} & {*sources, *targets}
        ):
            yield replace(event, sources=agent, targets=unique((*sources, *targets)))
            yield replace(event, clause=self._context(clause))
        elif kind is T.ARMS_SUPPLY and role == "object" and lemma in _DELAYING:
            event.effect = "hypothetical"
            yield event
        elif (frame.trigger[-1] in VISITS and is_kind(lemma, "end")) or (
            kind is T.ARMS_SUPPLY and role == "object" and set(agent) <= set(targets)
            and (is_kind(lemma, "end") or is_kind(lemma, "off"))
        ):  # fmt: skip
            event.effect = "negated"
            yield event
        elif lemma and is_kind(lemma, "end") and role in _ENDED_AT:
            if frame.is_instrument and self._has_own_date(phrase):
                yield replace(event, clause=None, date_from_phrase=True)
            yield from self._ended(event, agent)
        elif lemma in _ESCAPING and kind is T.SANCTIONS and role == "object":
            event.effect = "negated"
            yield event
        elif lemma in _CONVEYING and kind is T.DIPLOMATIC_SUPPORT and role == "object":
            yield event
        elif lemma and is_kind(lemma, "plan") and role == "object":
            event.effect = event.effect or "hypothetical"
            yield event
        elif lemma and is_kind(lemma, "fail") and role == "object":
            others = tuple(a for a in agent if a not in (*sources, *targets))
            if lemma in FORGOING:
                event.effect = "negated"
            elif kind in (T.SANCTIONS, T.MEMBERSHIP) and others:
                event.clause = self._context(clause)
                event.effect = "negated" if lemma in _THWARTING else "hypothetical"
            elif (kind in (*HOSTILE, T.NEGOTIATION) and lemma in REFUSING) or kind in HOSTILE:
                event.clause = self._context(clause)
            else:
                event.effect = "negated"
            yield event
        elif clause is not None and not (
            is_kind(lemma, "support")
            or is_kind(lemma, "gain")
            or clause.verb.lemma in ("have", "be")
        ):
            event.clause = self._context(clause)
            if phrase.tokens[0].lower in ("a", "an", "any") and kind is T.ARMED_CONFLICT:
                if clause.verb.modal in ("would", "could", "might", "may", "should"):
                    event.effect = event.effect or "hypothetical"
            yield event
        else:
            yield event

    def _is_governed(self, clause: Clause, role: str) -> bool:
        """Whether the verb of the clause tells what becomes of what stands there."""
        if role == "on":
            return self._phrasal(clause) in _ENDING_ON
        if role == "to" and self._is_shelved(clause):
            return True
        if role == "in" and clause.verb.lemma in ("join", "participate", "share"):
            return True
        return role in _GOVERNED or (role == "to" and clause.verb.lemma in ("accede", "adhere"))

    def _is_asked(self, phrase: NounPhrase) -> bool:
        """Whether it stands after what: "what the treaty is not"."""
        return phrase.start > 0 and self.words[phrase.start - 1].lower == "what"

    def _ended(self, event: Event, agent: Actors) -> Iterator[Event]:
        everyone = unique((*event.sources, *event.targets))
        is_text = event.type in (T.TREATY, T.ALLIANCE, T.NON_AGGRESSION)
        if event.clause is not None and event.clause.passive and not agent:
            if any(pp.word == "by" for pp in event.clause.prepositions):
                yield replace(event, clause=self._context(event.clause))
                return
        if is_text and not agent and event.clause and event.clause.verb.lemma == "break":
            yield replace(event, clause=self._context(event.clause))
            return
        if event.type in (T.ARMED_CONFLICT, T.OPPOSITION, T.ACCUSATION, T.COERCION, T.SANCTIONS):
            return
        leavers = tuple(actor for actor in agent if actor in everyone) or agent or event.sources
        if event.type is T.MEMBERSHIP and not agent and event.clause and event.clause.passive:
            if event.clause.verb.lemma in _SUSPENDING:
                leavers = event.targets
        event.extra = (str(event.type),)
        is_trade = event.type in (T.ECONOMIC_COOPERATION, T.ARMS_SUPPLY)
        is_trade = is_trade and event.trigger.split()[-1] in _TRADED
        if is_trade and not agent and event.phrase and event.trigger.startswith("import"):
            leavers = event.phrase.weak[:1] or leavers
        event.type = T.SANCTIONS if is_trade else T.RELATIONS_REDUCED
        event.sources = leavers
        event.targets = tuple(actor for actor in everyone if actor not in leavers)
        event.both_ways = False
        if not event.targets and len(event.sources) == 2 and not agent:
            event.sources, event.targets = event.sources[:1], event.sources[1:]
            event.both_ways = True
        if event.targets:
            yield event

    def _context(self, clause: Clause | None, phrase: NounPhrase | None = None) -> Clause | None:
        """The clause whose speaker and condition a mere mention shares, not its verb's denial."""
        if clause is None:
            return None
        governor = clause.governor
        if governor is None or clause.link != "that":
            return None
        if phrase is None or phrase.possessors or phrase.tokens[0].lower in GIVEN:
            return governor
        is_disputed = any(self.lexicon.is_cue(governor.verb.lemma, c) for c in ("deny", "claim"))
        return clause if is_disputed else governor


_AWAITING = words("ready prepared preparing bracing braced poised spoiling itching")
_DEFENCE = ("defence", "defense", "defensive")
_PROPOSING = ("offer", "propose", "suggest", "seek", "want", "plan", "demand", "request")
_MISSIONS = words(
    "engineers specialists technicians experts advisers commissioner embassy embassies "
    "consulate consulates mission office ambassador envoy ambassadors envoys diplomats "
    "legation staff attaché border borders frontier airspace crossing crossings"
)
GIVEN = ("the", "this", "that", "its", "their", "his", "her", "our", "these", "those", "such")
_EXISTS = (
    "be",
    "remain",
    "exist",
    "happen",
    "take",
    "materialise",
    "continue",
    "prove",
    "function",
)
REFUSING = (
    "reject",
    "refuse",
    "rebuff",
    "spurn",
    "turn",
    "brush",
    "decline",
    "dismiss",
    "ignore",
    "meet",
)
HOSTILE = (T.SANCTIONS, T.OPPOSITION, T.DEMAND, T.THREAT, T.ACCUSATION)
_ENDABLE = (T.ALIGNMENT, T.TREATY, T.ALLIANCE, T.MILITARY_COOPERATION, T.ECONOMIC_COOPERATION,
            T.INTELLIGENCE_SHARING, T.MEMBERSHIP, T.NON_AGGRESSION, T.AID,
            T.ARMS_SUPPLY)  # fmt: skip
_WRONGS = (T.ARMED_CONFLICT, T.COERCION)
_SETTLING = ("settle", "resolve", "solve", "bury", "overcome", "mend", "patch", "heal")
_MAKING = ("text", "wording", "draft", "outline", "outlines", "signing", "signature",
           "conclusion", "initialling", "completion", "finalisation")  # fmt: skip
_CALLED_OFF = {
    **dict.fromkeys(("cancellation", "scrapping", "boycott"), "negated"),
    **dict.fromkeys(("postponement", "deferral", "adjournment", "suspension"), "hypothetical"),
}
_UNIONS = ("union", "market", "zone", "area")
_FOUNDING = ("enter", "form", "conclude", "sign", "establish", "create", "agree", "set", "join")
_THWARTING = ("block", "veto", "prevent", "avert", "foil", "thwart", "scotch")
_PRESSING = ("press", "push", "call", "lobby", "campaign", "appeal", "plead", "ask", "argue")
_ESCAPING = ("escape", "avoid", "dodge", "duck", "elude")
_CONVEYING = ("offer", "extend", "send")
_SUSPENDING = ("suspend", "revoke", "terminate", "withdraw", "cancel")
_TRADED = words("export exports import imports sales deliveries shipments purchases trade")
_CANCELLING = ("cancel", "call off", "scrap", "skip", "boycott", "abandon")
_BUYERS = ("customer", "buyer")
_DELAYING = ("postpone", "delay", "put off", "shelve", "defer", "hold up")
_TAKING_OVER = ("adopt", "join", "mirror", "copy", "match", "apply", "implement", "echo", "enforce",
                "participate", "share", "support", "follow")  # fmt: skip
_ACCEDING = ("adhere", "join", "accede", "accede to", "enter")
_ENDING_ON = ("suspend", "renege on", "go back on")
_ENDED_AT = ("object", "from", "of", "out", "on", "to")
_BEING = ("be", "find", "remain", "stay", "stand")
_STATES = ("in", "under", "at", "on")
_GOVERNED = ("object", "from", "of", "out")
