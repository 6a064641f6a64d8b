"""Nouns to events: "the treaty between A and B", "A's sanctions on B", "an ally of B"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from blocgraph.claims.clauses import Clause
from blocgraph.claims.discourse import Memory
from blocgraph.claims.events import Event
from blocgraph.claims.lexicon import Lexicon, NounFrame, Slots
from blocgraph.claims.noun_kinds import is_ties, kinds, mood, trains_soldiers, transferred
from blocgraph.claims.objects import handed_over
from blocgraph.claims.phrases import NounPhrase, Particle, Phrases, VerbGroup
from blocgraph.claims.slots import (
    Actors,
    Surroundings,
    after,
    agents,
    located,
    meant,
    patients,
    unique,
)
from blocgraph.claims.word_sets import words
from blocgraph.vocabulary import RelationType as T

_DEFENCE = ("defence", "defense", "defensive")


class NounReader:
    """Finds the events that the nouns of one sentence tell of."""

    def __init__(
        self, phrases: Phrases, clauses: Sequence[Clause], lexicon: Lexicon, memory: Memory
    ) -> None:
        self.words = phrases.words
        self.elements = phrases.elements
        self.clauses = clauses
        self.lexicon = lexicon
        self.memory = memory
        self.around = Surroundings(phrases.elements)

    def events(self) -> Iterator[Event]:
        """The events of all noun phrases, from left to right."""
        for element in self.elements:
            if isinstance(element, NounPhrase):
                yield from self._of(element)

    def _of(self, phrase: NounPhrase) -> Iterator[Event]:
        match = self._frame(phrase)
        if match is None:
            return
        frame, start = match
        clause, role = self._governor(phrase)
        sources, targets = self._ends(frame, phrase, clause, role)
        if role == "object" and clause is not None and frame.type is T.DIPLOMATIC_SUPPORT:
            backers = self._fill("of", frame, phrase, clause, role, None, ())
            if backers and clause.verb.lemma in _ENJOYING:
                sources, targets = backers, tuple(a for a in agents(clause) if a not in backers)
        operator = self._operator(phrase)
        if frame.type is T.BASING_RIGHTS and not sources and operator is not None:
            if operator.weak and operator.head.lower in ("use", "access", "lease", "rental"):
                sources, targets = phrase.weak or targets, operator.weak
        if frame.type is T.MEMBERSHIP and sources and not targets:
            sources, targets = self._heirs(phrase), sources
        if not sources and (targets or frame.type.is_symmetric):
            sources = tuple(a for a in self._heirs(phrase) if a not in targets)
        if frame.is_instrument and not (sources and (targets or len(sources) > 1)):
            known = self.memory.parties(phrase, frame)
            if known and not targets:
                sources, targets = self._with_known(sources, known, phrase)
        if not targets and sources and clause is not None and role == "object":
            if self.lexicon.is_verb(clause.verb.lemma, "gain") and not frame.type.is_symmetric:
                targets = tuple(a for a in meant(clause.subject) if a not in sources)
        if clause is None and self.clauses and frame.type in _SHARED:
            main = next((c for c in self.clauses if c.link == "main"), None)
            closed = frame.type in (T.NEGOTIATION, T.TREATY)
            if main is not None and not (targets or sources or not closed) and (
                len(agents(main)) > 1
            ):
                sources = agents(main)
            elif closed and self._is_fronted_under(phrase) and not targets and len(self._all_actors()) == 2:
                sources = self._all_actors()
            elif main is not None and targets and not sources and len(agents(main)) == 1 and (
                closed or (phrase.start < main.verb.start and "pred" not in frame.options)
            ):
                sources = tuple(a for a in agents(main) if a not in targets)
        if frame.is_instrument and not targets and len(sources) < 2 and clause is not None:
            parties = agents(clause) if role else ()
            if role == "subject" and phrase.tokens[0].lower in ("the", "this", "that"):
                known = self.memory.parties(phrase, frame)
                if not known and self.lexicon.is_verb(clause.verb.lemma, "hold"):
                    parties = self._all_actors()
                    parties = parties if len(parties) == 2 else ()
            if len(parties) < 2 and role == "under":
                parties = self._all_actors()
                parties = parties if len(parties) == 2 else ()
            if len(parties) > 1 and len(sources) < 2:
                sources, targets = parties, ()
        if not sources and not targets and clause is not None:
            sources = self._predicated(frame, phrase, clause, role)
        accusers: Actors = ()
        if clause is not None and clause.verb.lemma in _ACCUSING and role in ("of", "for", "over"):
            if not sources:
                sources = tuple(a for a in meant(patients(clause)) if a not in targets)
            accusers = tuple(a for a in agents(clause) if a not in sources)
        if not targets and len(sources) == 1:
            targets = self._implied_target(frame, phrase, clause, role, sources)
        if not sources or not (targets or len(sources) > 1):
            return
        if not targets and not (
            frame.type.is_symmetric or "both" in frame.options or frame.type is T.ARMED_CONFLICT
        ):
            return
        for kind in self._types(frame, phrase, clause, role):
            for event in self._become(kind, frame, phrase, clause, role, sources, targets, start):
                event.speakers = event.speakers or accusers
                yield event
        yield from self._of_relative(frame, phrase, clause, (*sources, *targets), start)

    def _of_relative(
        self, frame: NounFrame, phrase: NounPhrase, clause: Clause | None, parties: Actors, start: int
    ) -> Iterator[Event]:  # fmt: skip
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

    def _heirs(self, phrase: NounPhrase) -> Actors:
        """Whose the noun is by what it hangs on: "A's campaign of strikes", "lifting by A of ..."."""
        operator = self._operator(phrase)
        if operator is not None and operator.weak:
            return operator.weak
        for pp in self.around.prepositions(phrase):
            if pp.word == "by":
                return meant(pp.phrases)
        if phrase.tokens[0].lower in ("its", "their", "his", "her") and not phrase.weak:
            owner = next((c for c in self.clauses if c.link == "main"), None)
            if owner is not None and owner.subject and owner.subject[0].start > phrase.start:
                return meant(owner.subject)
        return ()

    def _is_fronted_under(self, phrase: NounPhrase) -> bool:
        before = self.around.before(phrase)
        return isinstance(before, Particle) and before.word in ("under", "through", "by")

    def _all_actors(self) -> Actors:
        return unique(actor for token in self.words for actor in token.actors)

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
        self, frame: NounFrame, phrase: NounPhrase, clause: Clause | None, role: str, sources: Actors
    ) -> Actors:  # fmt: skip
        reduced = self._reduced(phrase)
        if reduced is not None and reduced.link == "relative" and phrase in reduced.subject:
            hit = meant(reduced.objects)
            if hit:
                return hit
        if "claimhead" in frame.options:
            for other in self.clauses:
                if other.noun is phrase and meant(other.subject):
                    return tuple(a for a in meant(other.subject) if a not in sources)
            if clause is not None and (role == "despite" or clause.verb.lemma in _REFUSING):
                return tuple(a for a in agents(clause) if a not in sources)
        if frame.type is T.RATIFICATION:
            return tuple(a for a in self.memory.parties_of_last if a not in sources)
        if clause is None:
            return ()
        lemma = clause.verb.lemma
        if frame.type in (T.DEMAND, T.NON_AGGRESSION, T.TREATY, T.NEGOTIATION) and role == "object":
            if lemma in _REFUSING:
                return tuple(a for a in agents(clause) if a not in sources)
        if frame.type in _HOSTILE and (
            role in ("despite", "under", "as", "amid") or self.lexicon.is_verb(lemma, "evade")
        ):
            return tuple(a for a in agents(clause) if a not in sources)
        if frame.type is T.SANCTIONS:
            return tuple(a for a in self.memory.last_dyad if a not in sources)[:1]
        return ()

    def _with_known(
        self, sources: Actors, known: Actors, phrase: NounPhrase
    ) -> tuple[Actors, Actors]:
        outsiders = tuple(actor for actor in sources if actor not in known)
        return (outsiders, known) if outsiders and not phrase.weak else (known, ())

    def _frame(self, phrase: NounPhrase) -> tuple[NounFrame, int] | None:
        lowers = [token.lower.replace("defense", "defence") for token in phrase.tokens]
        singular = self.lexicon.singular
        best: tuple[NounFrame, int] | None = None
        head = phrase.tokens.index(phrase.head)
        for index, word in enumerate(lowers[: head + 1]):
            for frame in self.lexicon.noun_frames.get(word, ()) or self.lexicon.noun_frames.get(
                singular.get(word, ""), ()
            ):
                size = len(frame.trigger)
                words = lowers[index : index + size]
                if len(words) < size and index + size - 1 > head and "of" in frame.trigger:
                    place = phrase.start + index
                    words = [token.lower for token in self.words[place : place + size]]
                elif index + size - 1 != head:
                    continue
                if len(words) < size:
                    continue
                last = words[-1]
                if words[:-1] == list(frame.trigger[:-1]) and frame.trigger[-1] in (
                    last, singular.get(last, last),
                ):  # fmt: skip
                    if best is None or size > len(best[0].trigger):
                        best = (frame, phrase.tokens[index].start)
        return best

    def _types(
        self, frame: NounFrame, phrase: NounPhrase, clause: Clause | None, role: str
    ) -> list[T]:
        things = [phrase, *(p for pp in self.around.prepositions(phrase) if pp.word in ("of", "in")
                            for p in pp.phrases)]  # fmt: skip
        if "of-weapon" in frame.options:
            kind = transferred(self.lexicon, things)
            return [kind] if kind is not None else []
        if "of-mission" in frame.options and not any(p.has(*_MISSIONS) for p in things):
            return []
        if "of-troops" in frame.options and not trains_soldiers(things):
            return []
        if is_ties(frame):
            state = mood(frame, phrase, self._operator(phrase), clause, role, self.lexicon)
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
        return kinds(frame, phrase, unreal and self._is_unreal(phrase))

    def _operator(self, phrase: NounPhrase) -> NounPhrase | None:
        """The noun that the phrase hangs on: "the LIFTING of the sanctions"."""
        index = self.around.place[id(phrase)]
        if index < 2:
            return None
        link, other = self.elements[index - 1], self.elements[index - 2]
        if isinstance(link, Particle) and isinstance(other, NounPhrase):
            return other if link.word in ("of", "in", "to", "from", "for") else None
        return None

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

    def _governor(self, phrase: NounPhrase) -> tuple[Clause | None, str]:
        """The clause that the phrase stands in, and whether as its subject, object or deeper."""
        for clause in self.clauses:
            if phrase in patients(clause) and not (
                clause.link == "reduced" and clause.form == "part"
            ):
                return clause, "object"
            if phrase in clause.subject and not clause.passive:
                return clause, "subject"
            if phrase in clause.second:
                return clause, "object"
            if clause.objects and not clause.passive and self._twin(phrase) in clause.objects:
                return clause, "object"
        for clause in self.clauses:
            for pp in clause.prepositions:
                if phrase in pp.phrases:
                    return clause, pp.word
        best: Clause | None = None
        for clause in self.clauses:
            if clause.verb.start < phrase.start:
                best = clause
        return best, ""

    def _twin(self, phrase: NounPhrase) -> NounPhrase | None:
        """The phrase that "and" or "but" joins it to."""
        index = self.around.place[id(phrase)]
        link, other = (self.elements[index - 1], self.elements[index - 2]) if index > 1 else (0, 0)
        joined = isinstance(link, Particle) and link.kind == "C"
        return other if joined and isinstance(other, NounPhrase) else None

    def _reduced(self, phrase: NounPhrase) -> Clause | None:
        for clause in self.clauses:
            if clause.antecedent is phrase and clause.link in ("reduced", "relative"):
                return clause
        return None

    def _ends(
        self, frame: NounFrame, phrase: NounPhrase, clause: Clause | None, role: str
    ) -> tuple[Actors, Actors]:
        prepositions = self.around.prepositions(phrase)
        reduced = self._reduced(phrase)
        sources: Actors = ()
        targets: Actors = ()
        if "between" in frame.target.names + frame.source.names:
            for pp in prepositions + (reduced.prepositions if reduced else []):
                if pp.word in ("between", "among") or (
                    pp.word == "of" and len(meant(pp.phrases)) > 1
                ):
                    both = meant(pp.phrases)
                    if both:
                        return both, ()

        def fill(slots: Slots, taken: Actors) -> Actors:
            for name in slots.names:
                actors = self._fill(name, frame, phrase, clause, role, reduced, taken)
                actors = tuple(actor for actor in actors if actor not in taken)
                if actors:
                    return actors
            return ()

        targets = fill(Slots(tuple(n for n in frame.target.names if n not in ("mod", "obj"))), ())
        sources = fill(frame.source, targets)
        if not targets and len(sources) < 2:
            targets = fill(frame.target, sources)
        return sources, targets

    def _fill(
        self, name: str, frame: NounFrame, phrase: NounPhrase, clause: Clause | None, role: str,
        reduced: Clause | None, taken: Actors,
    ) -> Actors:  # fmt: skip
        if name == "poss":
            return phrase.possessors
        if name == "mod":
            return phrase.modifiers
        if name == "subj":
            return self._subject(frame, phrase, clause, role, reduced)
        if name == "home":
            is_home = (
                clause is not None
                and role == "to"
                and any(p.has("home", "host") for p in clause.objects)
            )
            return meant(clause.subject) if is_home and clause is not None else ()
        if name == "appos":
            return self._apposed(phrase)
        if name == "agent":
            return agents(clause) if clause is not None and role in ("object", "as") else ()
        if name == "objw":
            return meant(clause.objects) if clause is not None and role == "as" else ()
        if name in ("obj", "iobj"):
            return tuple(
                actor for actor in (meant(clause.objects) if clause and role == "object" else ())
                if clause is not None and phrase in clause.second
            )  # fmt: skip
        word = name.rstrip("2")
        for pp in self.around.prepositions(phrase):
            if pp.word == word:
                actors = meant(pp.phrases) or located(pp.phrases)
                if actors:
                    return actors
        if reduced is not None:
            if word == "by" and reduced.passive:
                return agents(reduced)
            return after(reduced, (word,))
        if clause is not None and role == "object" and word != "of":
            return after(clause, (word,))
        return ()

    def _apposed(self, phrase: NounPhrase) -> Actors:
        """Whom a noun of role is said of: "A, an ally of B", "B's ally A", "as an ally of B, A"."""
        index = self.around.place[id(phrase)]
        before = self.around.before(phrase)
        if isinstance(before, Particle) and before.word in ("of", "among") and index >= 3:
            group = self.elements[index - 2]
            if isinstance(group, NounPhrase) and group.head.lower in ("one", "some", "number"):
                index -= 2
                before = self.elements[index - 1]
        if isinstance(before, Particle) and before.kind == "," and index >= 2:
            other = self.elements[index - 2]
            if isinstance(other, NounPhrase) and other.strong:
                return other.strong
        following = self.elements[index + 1] if index + 1 < len(self.elements) else None
        if isinstance(following, NounPhrase) and following.strong:
            return following.strong
        if isinstance(before, Particle) and before.word == "as":
            main = next((c for c in self.clauses if c.link == "main"), None)
            return meant(main.subject) if main is not None else ()
        return ()

    def _subject(
        self, frame: NounFrame, phrase: NounPhrase, clause: Clause | None, role: str,
        reduced: Clause | None,
    ) -> Actors:  # fmt: skip
        if "pred" in frame.options:
            if clause is not None and clause.verb.lemma in ("be", "become", "remain"):
                return meant(clause.subject) if role == "object" else ()
            return ()
        if reduced is not None and reduced.link == "relative" and reduced.antecedent is phrase:
            if phrase in reduced.objects:
                return agents(reduced)
        if clause is None:
            return ()
        lemma = self._phrasal(clause)
        known = any(
            self.lexicon.is_verb(lemma, kind) for kind in ("support", "end", "lift", "plan")
        )
        if (known or clause.verb.lemma in ("have", "refuse", "reject")) and role == "object":
            return agents(clause)
        if role in ("in", "out") and frame.type is T.DIPLOMATIC_SUPPORT:
            return agents(clause)
        if role in ("in", "into", "of", "from", "on") and clause.verb.lemma in _INTO:
            return agents(clause)
        if role in ("for", "during", "at", "before", "after") and frame.type is T.NEGOTIATION:
            return agents(clause)
        if role == "to" and clause.verb.lemma in _BINDING:
            return meant(patients(clause))
        return ()

    def _phrasal(self, clause: Clause) -> str:
        lemma = clause.verb.lemma
        if lemma in ("take", "pull", "lead", "get") and any(
            token.lower == "out" for token in self.words[clause.verb.end : clause.verb.end + 6]
        ):
            return "withdraw from"
        following = self.words[clause.verb.end : clause.verb.end + 2]
        for size in (2, 1):
            phrase = " ".join([lemma, *(token.lower for token in following[:size])])
            if any(phrase in words for words in self.lexicon.verb_classes.values()):
                return phrase
        return lemma

    def _become(
        self, kind: T, frame: NounFrame, phrase: NounPhrase, clause: Clause | None, role: str,
        sources: Actors, targets: Actors, start: int,
    ) -> Iterator[Event]:  # fmt: skip
        effect = self._own_effect(phrase)
        lemma = self._phrasal(clause) if clause is not None and role in _GOVERNED else ""
        is_kind = self.lexicon.is_verb
        event = Event(
            kind, sources, targets, " ".join(frame.trigger), start, clause, f"noun {frame.trigger[-1]}",
            0.7, phrase=phrase, effect=effect or ("hypothetical" if "hyp" in frame.options else ""), both_ways="both" in frame.options
            or (kind is T.OPPOSITION and frame.type is T.ALIGNMENT and not targets) or (kind is T.ARMED_CONFLICT and (not targets or self._with_war(frame, phrase))),
        )  # fmt: skip
        if kind in (T.ARMS_SUPPLY, T.AID, T.ECONOMIC_COOPERATION):
            given = [p for pp in self.around.prepositions(phrase) if pp.word == "of" for p in pp.phrases]
            event.objects = handed_over(self.lexicon, given, frame.trigger)
        operator = self._operator(phrase)
        if operator is not None and kind is T.SANCTIONS:
            if self.lexicon.is_cue(operator.head.lower, "relief_noun"):
                yield replace(event, type=T.SANCTIONS_RELIEF)
                return
        if operator is not None and self.lexicon.is_cue(operator.head.lower, "end_noun"):
            if kind in _ENDABLE:
                yield from self._ended(event, self._heirs(phrase), operator.head.lower)
                return
        if "of-mission" in frame.options:
            event.clause = self._context(clause)
            yield event
            return
        if role not in _GOVERNED and lemma != "withdraw from":
            is_new = (
                role in ("as", "for", "into", "to")
                and phrase.tokens[0].tag not in ("POSS",)
                and phrase.tokens[0].lower not in _GIVEN
            )
            exists = role == "subject" and clause is not None and clause.verb.lemma in _EXISTS
            if role == "" or not (exists or (is_new and role != "subject" and not phrase.weak)):
                event.clause = self._context(clause)
            if frame.is_instrument:
                self.memory.remember(sources + targets, phrase, frame)
            yield event
            return
        agent = agents(clause) if clause is not None else ()
        if frame.is_instrument and not effect:
            self.memory.remember(sources + targets, phrase, frame)
        if kind is T.SANCTIONS and is_kind(lemma, "lift") and role == "object":
            event.type = T.SANCTIONS_RELIEF
            yield event
        elif lemma and is_kind(lemma, "off") and role == "object" and kind is T.NEGOTIATION:
            event.effect = "negated" if lemma in ("cancel", "call off", "scrap") else "hypothetical"
            yield event
        elif lemma and is_kind(lemma, "end") and role in ("object", "from", "of", "out"):
            if frame.is_instrument and self._has_own_date(phrase):
                yield replace(event, clause=None, date_from_phrase=True)
            yield from self._ended(event, agent, lemma)
        elif lemma and is_kind(lemma, "plan") and role == "object":
            event.effect = event.effect or "hypothetical"
            yield event
        elif lemma and is_kind(lemma, "fail") and role == "object":
            if (kind in (*_HOSTILE, T.NEGOTIATION) and lemma in _REFUSING) or kind in _HOSTILE:
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
            yield event
        else:
            yield event

    def _ended(self, event: Event, agent: Actors, lemma: str) -> Iterator[Event]:
        everyone = unique((*event.sources, *event.targets))
        if event.type in (T.ARMED_CONFLICT, T.OPPOSITION, T.ACCUSATION, T.COERCION, T.SANCTIONS):
            return
        leavers = tuple(actor for actor in agent if actor in everyone) or agent or event.sources
        event.extra = (str(event.type),)
        event.type = T.RELATIONS_REDUCED
        event.sources = leavers
        event.targets = tuple(actor for actor in everyone if actor not in leavers)
        event.both_ways = False
        if not event.targets and len(event.sources) == 2 and not agent:
            event.sources, event.targets = event.sources[:1], event.sources[1:]
            event.both_ways = True
        if event.targets:
            yield event

    def _with_war(self, frame: NounFrame, phrase: NounPhrase) -> bool:
        words = {pp.word for pp in self.around.prepositions(phrase)}
        return "war" in frame.options and "with" in words and not words & {"on", "against"}

    def _has_own_date(self, phrase: NounPhrase) -> bool:
        if any(token.tag == "DATE" for token in phrase.tokens):
            return True
        return self._reduced(phrase) is not None

    def _context(self, clause: Clause | None) -> Clause | None:
        """The clause whose speaker and condition a mere mention shares, not its verb's denial."""
        if clause is None:
            return None
        governor = clause.governor
        return governor if governor is not None and clause.link == "that" else None

    def _own_effect(self, phrase: NounPhrase) -> str:
        if phrase.is_negated or phrase.has("absent"):
            return "negated"
        if any(self.lexicon.is_cue(token.lower, "hedge") for token in phrase.tokens):
            return "hypothetical"
        index = self.around.place[id(phrase)]
        while index >= 2:
            link, other = self.elements[index - 1], self.elements[index - 2]
            if not (
                isinstance(link, Particle)
                and link.kind in ("P", "C")
                and isinstance(other, NounPhrase)
            ):
                return ""
            if self.lexicon.is_cue(other.head.lower, "hypothetical_noun") and link.word in (
                "of", "for", "on", "about", "to",
            ):  # fmt: skip
                return "hypothetical"
            index -= 2
        return ""


_MISSIONS = ("embassy", "embassies", "consulate", "consulates", "mission", "office", "ambassador", "envoy",
             "ambassadors", "envoys", "diplomats", "legation", "staff", "attaché")  # fmt: skip
_SHARED = (T.NEGOTIATION, T.TREATY, T.ALLIANCE, T.ALIGNMENT, T.MILITARY_COOPERATION,
           T.ECONOMIC_COOPERATION, T.OPPOSITION, T.RELATIONS_REDUCED, T.ARMED_CONFLICT)  # fmt: skip
_ACCUSING = ("accuse", "suspect", "blame", "convict", "acquit")
_BINDING = ("commit", "bind", "oblige", "invite", "force")
_ENJOYING = ("enjoy", "have", "win", "gain", "need", "lose", "get", "secure", "receive", "count")
_GIVEN = ("the", "this", "that", "its", "their", "his", "her", "our", "these", "those", "such")
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
_TEXTS = words("treaty pact accord agreement deal document partnership provision clause text it")
_REFUSING = (
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
_HOSTILE = (T.SANCTIONS, T.OPPOSITION, T.DEMAND, T.THREAT, T.ACCUSATION)
_ENDABLE = (T.ALIGNMENT, T.TREATY, T.ALLIANCE, T.MILITARY_COOPERATION, T.ECONOMIC_COOPERATION,
            T.INTELLIGENCE_SHARING, T.MEMBERSHIP, T.NON_AGGRESSION, T.AID)  # fmt: skip
_GOVERNED = ("object", "from", "of", "out")
_INTO = ("enter", "withdraw", "pull", "walk", "engage", "take", "participate", "quit")


def clause_verbs(elements: Sequence[object]) -> list[VerbGroup]:
    """The verb groups among elements."""
    return [element for element in elements if isinstance(element, VerbGroup)]
