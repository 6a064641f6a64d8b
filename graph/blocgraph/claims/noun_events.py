"""Nouns to events: "the treaty between A and B", "A's sanctions on B", "an ally of B"."""

from __future__ import annotations

from collections.abc import Iterator

from blocgraph.claims.clause import Clause
from blocgraph.claims.events import Event
from blocgraph.claims.hyphened import hyphened
from blocgraph.claims.lexicon import NounFrame
from blocgraph.claims.noun_outcomes import GIVEN, HOSTILE, REFUSING
from blocgraph.claims.noun_parties import ANSWERING, NounParties
from blocgraph.claims.phrases import Element, NounPhrase, Particle
from blocgraph.claims.slots import Actors, agents, located, meant, named, patients, unique
from blocgraph.claims.word_sets import words
from blocgraph.vocabulary import RelationType as T


class NounReader(NounParties):
    """Finds the events that the nouns of one sentence tell of."""

    def events(self) -> Iterator[Event]:
        """The events of all noun phrases, from left to right."""
        if not SPORT.isdisjoint(self.lowers):
            return
        for element in self.elements:
            if isinstance(element, NounPhrase):
                yield from self._of(element)
                if len(element.tokens) > _LONE:
                    yield from hyphened(element, self.around)

    def _of(self, phrase: NounPhrase) -> Iterator[Event]:
        match = self._frame(phrase)
        if match is None:
            return
        frame, start = match
        if frame.trigger == ("charter",) and any(
            pp.word == "of" for pp in self.around.prepositions(phrase)
        ):
            return
        if frame.trigger == ("declaration",) and any(
            p.has("war") for pp in self.around.prepositions(phrase) for p in pp.phrases
        ):
            return
        if "proper" in frame.options and not self._is_title(phrase):
            return
        if frame.type is T.SANCTIONS and self._is_called_for(phrase) and not phrase.weak:
            return
        if frame.type in (T.ALIGNMENT, T.DIPLOMATIC_SUPPORT) and self._names_text(phrase):
            return
        clause, role = self._governor(phrase)
        sources, targets = self._ends(frame, phrase, clause, role)
        if sources and not targets and frame.type in (T.ARMS_SUPPLY, T.AID):
            targets = tuple(a for a in self._arrived(clause, role) if a not in sources)
        if frame.type is T.ARMS_SUPPLY:
            sources, targets = self._traded(frame, phrase, clause, sources, targets)
        if role == "with" and clause is not None and frame.type is T.DIPLOMATIC_SUPPORT:
            if sources and not targets and frame.trigger[-1] in _BACKED_BY:
                doers = agents(clause) or meant(clause.subject)
                targets = tuple(actor for actor in doers if actor not in sources)
        if role == "object" and clause is not None and frame.type is T.DIPLOMATIC_SUPPORT:
            backers = self._fill("of", frame, phrase, clause, role, None)
            if backers and clause.verb.lemma in _ENJOYING:
                sources, targets = backers, tuple(a for a in agents(clause) if a not in backers)
        if frame.type is T.NEGOTIATION and role == "object" and clause is not None and not targets:
            guests = self._fill("of", frame, phrase, clause, role, None)
            if guests and sources == agents(clause):
                sources, targets = guests, tuple(a for a in sources if a not in guests)
        operator = self._operator(phrase)
        if frame.type is T.BASING_RIGHTS and not sources and operator is not None:
            if operator.weak and operator.head.lower in ("use", "access", "lease", "rental"):
                sources, targets = phrase.weak or targets, operator.weak
        if frame.type is T.MEMBERSHIP and sources and not targets:
            sources, targets = self._heirs(phrase), sources
        if (
            frame.type is T.MILITARY_COOPERATION
            and phrase.has_any(_DRILLS)
            and len(phrase.weak) == 1
        ):
            near = [pp for pp in self.around.prepositions(phrase) if pp.word in _NEAR]
            threatened = tuple(
                a for pp in near for a in (meant(pp.phrases) or located(pp.phrases))
                if a not in phrase.weak
            )  # fmt: skip
            if threatened and not targets:
                yield Event(
                    T.THREAT, phrase.weak, threatened, phrase.head.text, start,
                    self._context(clause), "drills near another",
                )  # fmt: skip
                return
        if not sources and targets and clause is not None and frame.type in _SHARED:
            joins = any(pp.word == "with" for pp in self.around.prepositions(phrase))
            if joins and "pred" not in frame.options and not clause.passive:
                who = tuple(a for a in meant(clause.subject) if a not in targets)
                sources = who if len(who) == 1 and phrase not in clause.subject else ()
        if not sources and (targets or frame.type.is_symmetric):
            sources = tuple(a for a in self._heirs(phrase) if a not in targets)
        if frame.is_instrument and not (sources and (targets or len(sources) > 1)):
            known = self._parties_by_name(phrase) or self.memory.parties(phrase, frame)
            if known and not targets:
                sources, targets = self._with_known(sources, known, phrase)
        if not targets and sources and clause is not None and role == "object":
            if self.lexicon.is_verb(clause.verb.lemma, "gain") and not frame.type.is_symmetric:
                targets = tuple(a for a in meant(clause.subject) if a not in sources)
        if clause is None and self.clauses and frame.type in _SHARED:
            main = next((c for c in self.clauses if c.link == "main"), None)
            closed = frame.type in (T.NEGOTIATION, T.TREATY)
            if main is not None and closed and not (targets or sources) and len(agents(main)) > 1:
                sources = agents(main)
            elif (
                closed
                and self._is_fronted_under(phrase)
                and not targets
                and len(parties := self._without_broker(phrase)) == 2
            ):
                sources = parties
            elif (
                main is not None
                and targets
                and not sources
                and len(meant(main.subject)) == 1
                and (closed or (phrase.start < main.verb.start and "pred" not in frame.options))
            ):
                sources = tuple(a for a in meant(main.subject) if a not in targets)
        if frame.is_instrument and targets and not sources:
            sources = tuple(a for a in self._ahead_of(phrase) if a not in targets)
        if frame.is_instrument and not targets and len(sources) < 2 and clause is not None:
            parties = agents(clause) if role else ()
            if role == "subject" and phrase.tokens[0].lower in ("the", "this", "that"):
                known = self.memory.parties(phrase, frame)
                if not known and self.lexicon.is_verb(clause.verb.lemma, "hold"):
                    parties = self.actors
                    parties = parties if len(parties) == 2 else ()
            if len(parties) < 2 and role == "under":
                parties = self.actors
                parties = parties if len(parties) == 2 else ()
            if len(parties) > 1 and len(sources) < 2:
                sources, targets = parties, ()
        if not sources and not targets and clause is not None:
            sources = self._predicated(frame, phrase, clause, role)
        if not self.clauses and (frame.type.is_symmetric or "both" in frame.options):
            sources = sources or self._headlined(phrase, targets)
        accusers: Actors = ()
        blaming = clause is not None and clause.verb.lemma in _ACCUSING and not clause.verb.negated
        if clause is not None and blaming and role in ("of", "for", "over"):
            if not sources:
                sources = tuple(a for a in meant(patients(clause)) if a not in targets)
            accusers = tuple(a for a in agents(clause) if a not in sources)
            targets = targets or accusers
        if frame.is_instrument and not sources and not targets:
            both = self._bound_both(phrase)
            sources = both if len(both) == 2 else ()
        if frame.is_instrument and targets and not sources:
            sources = tuple(a for a in self._bound_under(phrase) if a not in targets)
        if frame.type is T.SANCTIONS and targets and not sources and clause is not None:
            sources = tuple(a for a in self._announcers(clause) if a not in targets)
        penalised = False
        if not targets and frame.type is T.SANCTIONS and not self._says_on_whom(phrase):
            targets = tuple(a for a in self._topic() if a not in sources)
        suffered = False
        if not targets and frame.type is T.SANCTIONS and clause is not None:
            sources, targets = self._struck_by(phrase, clause, role, sources)
            suffered = bool(targets)
        if not sources and not targets and frame.type in _SHARED:
            sources = self._fronted_pair()
        if frame.type is T.SANCTIONS and clause is not None and not sources:
            sources, targets = self._penalised(clause, role, targets)
            penalised = bool(sources) and clause.verb.lemma not in ANSWERING
        acted = False
        if frame.type in _HARM and role == "of" and clause is not None and not sources:
            if operator is not None and operator.has("brink", "verge", "edge"):
                sources = tuple(a for a in meant(clause.subject) if a not in targets)
            if operator is not None and operator.has("act", "acts", "campaign", "war"):
                sources = tuple(a for a in agents(clause) if a not in targets)
                acted, governor = bool(sources), clause.governor
                if governor is not None and clause.link == "that" and not targets:
                    targets = tuple(a for a in agents(governor) if a not in sources)
        if not targets and len(sources) == 1 and "stated" not in frame.options:
            targets = self._implied_target(frame, phrase, clause, role, sources)
        unsaid = ""
        if (
            frame.type is T.SANCTIONS and not (sources and targets)
            and "stated" not in frame.options and self._is_taken_up(phrase)
        ):  # fmt: skip
            known, hit = self.memory.penalty(sources, targets, phrase.head.lower)
            sources, targets, unsaid = (known, hit, "earlier penalty") if hit else (
                sources, targets, "")  # fmt: skip
        if "stated" in frame.options and not targets:
            return
        if not sources or not (targets or len(sources) > 1):
            ends = self.unsaid.of_noun(frame, phrase, clause, sources, targets)
            sources, targets, unsaid = ends.sources, ends.targets, ends.place
        if not sources or not (targets or len(sources) > 1):
            return
        if not targets and not (
            frame.type.is_symmetric or "both" in frame.options or frame.type is T.ARMED_CONFLICT
        ):
            return
        for kind in self._types(frame, phrase, clause, role):
            for event in self._become(kind, frame, phrase, clause, role, sources, targets, start):
                if kind is T.BASING_RIGHTS and self.unsaid.is_doubtful(event):
                    continue
                event.speakers = event.speakers or accusers
                if unsaid:
                    event.leave_unsaid(unsaid)
                    event.clause = event.clause or (clause if _is_new(phrase) else None)
                if penalised:
                    event.effect = "hypothetical"
                if (acted or suffered) and clause is not None:
                    event.clause = clause
                yield event
        yield from self._of_relative(frame, phrase, clause, (*sources, *targets), start)
        if clause is not None and clause.antecedent is phrase:
            yield from self._of_main(frame, phrase, clause, sources, targets, start)

    def _is_taken_up(self, phrase: NounPhrase) -> bool:
        """Whether it means a penalty named before: "the ban", "those duties", "sanctions"."""
        first = phrase.tokens[0].lower
        near = {pp.word for pp in self.around.prepositions(phrase)}
        plain = phrase.head is phrase.tokens[0] and first.endswith("s")
        return (first in GIVEN or plain) and near.isdisjoint(("on", "against", "upon", "over"))

    def _is_called_for(self, phrase: NounPhrase) -> bool:
        """Whether the phrase hangs on a call: "their call for the removal of all sanctions"."""
        outer = self._operator(phrase)
        while outer is not None and not outer.has_any(_CALLS):
            outer = self._operator(outer)
        return outer is not None

    def _of_relative(
        self,
        frame: NounFrame,
        phrase: NounPhrase,
        clause: Clause | None,
        parties: Actors,
        start: int,
    ) -> Iterator[Event]:
        """What a relative clause says became of it: "the ties that A had severed"."""
        reduced = self._reduced(phrase)
        if reduced is None or reduced is clause or phrase not in reduced.objects:
            return
        if not any(self.lexicon.is_verb(reduced.verb.lemma, kind) for kind in ("end", "lift")):
            return
        who = agents(reduced)
        others = tuple(actor for actor in unique(parties) if actor not in who)
        if who and others:
            for kind in self._types(frame, phrase, reduced, "object"):
                yield from self._become(kind, frame, phrase, reduced, "object", who, others, start)

    def _headlined(self, phrase: NounPhrase, targets: Actors) -> Actors:
        """Whom a headline without a verb names before the noun: "Paris, Berlin in row over jet"."""
        place = self.around.place[id(phrase)]
        ahead: list[NounPhrase] = []
        for element in self.elements[:place]:
            if isinstance(element, NounPhrase):
                ahead.append(element)
            elif isinstance(element, Particle) and element.kind == "P":
                break
        who = tuple(a for a in meant(ahead) if a not in targets)
        return who if targets or len(who) > 1 else ()

    def _is_fronted_under(self, phrase: NounPhrase) -> bool:
        before = self.around.before(phrase)
        if not isinstance(before, Particle):
            return False
        operator = self._operator(phrase)
        is_part = before.word == "of" and operator is not None and operator.has("part", "terms")
        return is_part or before.word in ("under", "through", "by", "in")

    def _predicated(
        self, frame: NounFrame, phrase: NounPhrase, clause: Clause, role: str
    ) -> Actors:  # fmt: skip
        """The parties of the instrument of which the noun is said: "the pact is an alliance"."""
        if (
            frame.type not in (T.ALLIANCE, T.TREATY, T.NON_AGGRESSION)
            or phrase.tokens[0].lower == "the"
        ):
            return ()
        for subject in (*clause.subject, *(p for c in self.clauses for p in c.subject)):
            if subject is phrase and role != "object" and not phrase.has("clause", "provision"):
                continue
            if subject is phrase or subject.head.lower in _TEXTS:
                return self.memory.parties_of_last
        return ()

    def _implied_target(
        self,
        frame: NounFrame,
        phrase: NounPhrase,
        clause: Clause | None,
        role: str,
        sources: Actors,
    ) -> Actors:
        reduced = self._reduced(phrase)
        if reduced is not None and reduced.link == "relative" and phrase in reduced.subject:
            hit = meant(reduced.objects)
            if hit:
                return hit
        if "claimhead" in frame.options:
            for other in self.clauses:
                if other.noun is phrase and meant(other.subject):
                    return tuple(a for a in meant(other.subject) if a not in sources)
            if clause is not None and (role == "despite" or clause.verb.lemma in REFUSING):
                return tuple(a for a in agents(clause) if a not in sources)
        if frame.type is T.RATIFICATION:
            return tuple(a for a in self.memory.parties_of_last if a not in sources)
        before = self.around.before(phrase)
        suffers = frame.type in HOSTILE or (frame.type in _HARM and before_word(before) == "under")
        if clause is None and suffers and isinstance(before, Particle):
            main = next((c for c in self.clauses if c.link == "main"), None)
            if before.word in ("under", "despite", "amid") and main is not None:
                return tuple(a for a in meant(main.subject) if a not in sources)
        if clause is None:
            return ()
        lemma = clause.verb.lemma
        if frame.is_instrument:
            party = self._party_within(phrase, sources)
            if party:
                return party
        if frame.type in (T.TREATY, T.ALLIANCE, T.NON_AGGRESSION) and role == "object":
            beside = [p for p in (*clause.objects, *clause.second) if p is not phrase]
            party = tuple(a for a in named(beside) if a not in sources)
            if party and clause.verb.lemma in ("offer", "promise", "propose", "give", "grant"):
                return party
        if frame.is_instrument and role == "object":
            party = tuple(a for a in self._signed_where(clause) if a not in sources)
            if party:
                return party
        if frame.is_instrument and role in ("object", "from", "of", "out"):
            if self._makes(clause):
                return tuple(a for a in agents(clause) if a not in sources)
        if frame.type is T.NEGOTIATION and role == "object":
            if self.lexicon.is_verb(lemma, "off") or lemma in _ABOUT_VISITS:
                return tuple(a for a in agents(clause) if a not in sources)
        if frame.type in (T.DEMAND, T.NON_AGGRESSION, T.TREATY, T.NEGOTIATION) and role == "object":
            if lemma in REFUSING:
                return tuple(a for a in agents(clause) if a not in sources)
        if role == "to" and any(p.has("subject") for p in clause.objects):
            return tuple(a for a in meant(clause.subject) if a not in sources)
        if frame.type in HOSTILE and (
            role in ("despite", "under", "as", "amid") or self.lexicon.is_verb(lemma, "evade")
        ):
            return tuple(a for a in agents(clause) if a not in sources)
        if frame.type is T.SANCTIONS and not self._says_on_whom(phrase):
            return tuple(a for a in self.memory.last_dyad if a not in sources)[:1]
        return ()

    def _with_known(
        self, sources: Actors, known: Actors, phrase: NounPhrase
    ) -> tuple[Actors, Actors]:
        outsiders = tuple(actor for actor in sources if actor not in known)
        return (outsiders, known) if outsiders and not phrase.weak else (known, ())


_LONE = 2
SPORT = words(
    "goalless quarter-final quarter-finals semi-final semi-finals semifinal semifinals "
    "striker goalkeeper midfielder referee wicket wickets innings halftime half-time "
    "footballers footballer batsman playoff playoffs penalty-shoot-out hat-trick fifa uefa "
    "afcon offside batting bowler scrum knockout"
)
_SHARED = (T.NEGOTIATION, T.TREATY, T.ALLIANCE, T.ALIGNMENT, T.MILITARY_COOPERATION,
           T.ECONOMIC_COOPERATION, T.OPPOSITION, T.RELATIONS_REDUCED, T.ARMED_CONFLICT)  # fmt: skip
_HARM = (T.ARMED_CONFLICT, T.COERCION)
_ACCUSING = ("accuse", "suspect", "blame", "convict", "acquit")
_ABOUT_VISITS = ("host", "welcome", "expect", "await", "confirm", "prepare", "block", "ban")
_CALLS = ("call", "calls", "appeal", "appeals", "demand", "demands", "plea", "request")
_DRILLS = ("drill", "drills", "exercise", "exercises", "manoeuvres", "maneuvers", "war-games")
_NEAR = ("around", "near", "off", "against", "opposite")
_ENJOYING = ("enjoy", "have", "win", "gain", "need", "lose", "get", "secure", "receive", "count")
_TEXTS = words("treaty pact accord agreement deal document partnership provision clause text it")


def before_word(element: Element | None) -> str:
    """The word of a particle; none for anything else."""
    return element.word if isinstance(element, Particle) else ""


def _is_new(phrase: NounPhrase) -> bool:
    return not phrase.possessors and phrase.tokens[0].lower not in GIVEN


_BACKED_BY = ("blessing", "support", "backing", "encouragement", "endorsement", "approval")
