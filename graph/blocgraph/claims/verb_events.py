"""Verbs to events, by their frames."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from blocgraph.claims.clause import Clause
from blocgraph.claims.events import Event
from blocgraph.claims.grants import PLEDGING, GrantReader
from blocgraph.claims.lexicon import Lexicon, Slots, VerbFrame
from blocgraph.claims.likely import LIKELY
from blocgraph.claims.makes import is_of_other_make
from blocgraph.claims.mutual import each_the_other, is_mutual, is_severally
from blocgraph.claims.phrases import NounPhrase, Phrases
from blocgraph.claims.remote_ends import doer_within, maker_of, occasion, outer_object
from blocgraph.claims.slots import (
    ALLIES,
    Actors,
    after,
    agents,
    located,
    meant,
    named,
    patients,
    unique,
)
from blocgraph.claims.threats import of_condition
from blocgraph.claims.transfers import TransferReader, object_words
from blocgraph.claims.unnamed_agents import unnamed_agents
from blocgraph.claims.unsaid import ACCUSER, Unsaid
from blocgraph.claims.word_sets import words
from blocgraph.vocabulary import RelationType as T


class VerbReader(GrantReader):
    """Finds the events that the verbs of one sentence tell of."""

    def __init__(
        self, phrases: Phrases, clauses: Sequence[Clause], lexicon: Lexicon,
        organisations: frozenset[str], other_party: Actors = (),
        last_aggressors: Actors = (), last_attackers: Actors = (), unsaid: Unsaid | None = None,
    ) -> None:  # fmt: skip
        super().__init__(phrases, clauses, lexicon, organisations)
        self.last_targets: Actors = ()
        self.last_sources: Actors = ()
        self.told: Sequence[Event] = ()
        self.last_aggressors = last_aggressors
        self.last_attackers = last_attackers
        self.unsaid = unsaid
        getter = unsaid.memory.getter if unsaid is not None else None
        self.transfers = TransferReader(phrases, lexicon, other_party, getter)

    def events(self, clause: Clause) -> Iterator[Event]:
        """The events of a clause's verb."""
        found = [*self._framed(clause), *self._allowed(clause)]
        if any(event.type is T.NON_AGGRESSION for event in found):
            found = [event for event in found if event.type is not T.ARMED_CONFLICT]
        if any(event.type is T.ALLIANCE for event in found):
            found = [e for e in found if e.type not in (T.DIPLOMATIC_SUPPORT, T.AID)]
        if any(not event.unsaid for event in found):
            found = [event for event in found if not event.unsaid]
        likely = [event for event in found if event.unsaid == LIKELY]
        found = [event for event in found if event.unsaid != LIKELY]
        for event in found:
            self.last_targets, self.last_sources = event.targets, event.sources
        if not found and self.transfers.is_transfer(clause):
            found += self.transfers.events(clause, self._speaker(clause), self._served(clause))
        yield from found or likely

    def _framed(self, clause: Clause) -> Iterator[Event]:
        index = self.lexicon.verb_index.get(clause.verb.lemma)
        if index is None:
            return
        used: set[T] = set()
        longest = 0
        for frame in index.open_to(self.evoked):
            if frame.weight < longest:
                break
            if frame.type in used or not frame.is_within(self.spoken, self.classes_named):
                continue
            consumed = self._matches(clause, frame)
            if consumed is None or not self._needed(clause, frame):
                continue
            sources = self._slot(clause, frame, frame.source, consumed)
            targets = self._slot(clause, frame, frame.target, consumed)
            if frame.type is T.ARMED_CONFLICT and sources and self._is_weapon_only(clause, targets):
                sources = tuple(a for a in self.last_attackers if a not in targets)
                if not sources:
                    continue
            if frame.needs.startswith("recip"):
                targets = ()
                frame = replace(frame, source=Slots(("subj+",)))
            if targets and set(targets) <= set(sources):
                targets = ()
            if (
                not sources
                and clause.passive
                and frame.type in _HANDED
                and "subj" in frame.source.names
            ):
                sources = unique(a for phrase in clause.subject for a in phrase.weak)
            if frame.type is T.OPPOSITION and not sources:
                sources = tuple(a for p in clause.subject for a in p.parties)
            several = any(name.endswith("+") for name in frame.source.names)
            several = several or (
                "obj" in frame.target.names
                and (
                    is_mutual([p for p in self._all(clause) if p not in clause.subject])
                    or each_the_other(self.words, clause)
                )
            )
            if frame.type is T.RATIFICATION and sources and not targets:
                targets = self._in_relative(clause, sources)
            several |= frame.type is T.RATIFICATION and clause.passive
            breaks = frame.type is T.RELATIONS_REDUCED and frame.needs in _BREAKING
            several |= breaks and is_severally(clause)
            group = several and len(sources) > 1 and not targets
            seizes = frame.type is T.SANCTIONS and frame.needs.endswith(_POSSESSIONS)
            if not targets and (breaks or (seizes and self._is_of(clause.objects, sources))):
                targets = tuple(a for a in self._met_before(clause) if a not in sources)
            several |= breaks and len(sources) == 2 and self._is_of(clause.objects, sources)
            group = several and len(sources) > 1 and not targets
            if sources and not targets and not group and frame.type in _AGGRESSIONS:
                targets = self._accuser(clause, sources)
            if frame.type is T.THREAT and sources and not targets:
                targets = of_condition(self.clauses, clause, sources)
            if frame.type is T.REJECTION and clause.passive and sources and not targets:
                targets = self._before_verb(clause, sources)
            if frame.type is T.DIPLOMATIC_SUPPORT and sources and not targets:
                targets = tuple(a for p in patients(clause) for a in p.parties if a not in sources)
            if frame.type is T.ACCUSATION and self._denounces_text(clause):
                continue
            if frame.type is T.ACCUSATION and sources and not targets:
                targets = self._author_of(objects_of=patients(clause), sources=sources)
            if sources and not targets and not group:
                within = doer_within(self.clauses, clause, frame)
                targets = tuple(a for a in within if a not in sources)
            if not sources or not (targets or group):
                yield from self._with_unsaid(clause, frame, sources, targets)
                continue
            longest = max(longest, frame.weight)
            used.add(frame.type)
            yield self._event(clause, frame, sources, targets)

    def _with_unsaid(
        self, clause: Clause, frame: VerbFrame, sources: Actors, targets: Actors
    ) -> Iterator[Event]:
        if self.unsaid is None or not (sources or targets) or "said" in frame.wants:
            return
        if not sources and any(p.head.lower in ALLIES for p in clause.subject):
            return
        ends = self.unsaid.of_verb(clause, frame, sources, targets)
        if ends.place:
            event = self._event(clause, frame, ends.sources, ends.targets)
            if ends.place == ACCUSER:
                event.rule += ", done to the accuser"
            else:
                event.leave_unsaid(ends.place)
            yield event

    def _is_weapon_only(self, clause: Clause, targets: Actors) -> bool:
        known = self.unsaid.memory.partner_of(targets) if self.unsaid and targets else None
        return is_of_other_make(clause, self.lexicon, {known} & {*self.last_attackers})

    def _before_verb(self, clause: Clause, sources: Actors) -> Actors:
        """Whose the offer is that hangs on other nouns: "an offer of talks by A was declined"."""
        if not clause.subject:
            return ()
        words = self.words[clause.subject[0].start : clause.verb.start]
        found = unique(actor for word in words for actor in word.actors if actor not in sources)
        return found if len(found) == 1 else ()

    def _met_before(self, clause: Clause) -> Actors:
        """Whom the event told just before was about, or else who speaks."""
        start = self.words[clause.verb.start].start
        earlier = [event for event in self.told if event.start < start and event.targets]
        last = max(earlier, key=lambda event: event.start, default=None)
        known = agents(clause)
        others = tuple(a for a in self.last_targets or self.last_sources if a not in known)
        met = others or tuple(a for a in self.last_sources if a not in known)
        return last.targets if last else met or self._speaker(clause)

    def _accuser(self, clause: Clause, sources: Actors) -> Actors:
        """Who accuses another of an attack, where it is not said on whom."""
        governor = clause.governor
        if governor is None or clause.link != "xcomp" or governor.passive:
            return ()
        if governor.verb.lemma not in ("accuse", "blame", "charge", "suspect"):
            return ()
        if any(meant([phrase]) for phrase in self._all(clause) if phrase not in clause.subject):
            return ()
        return tuple(actor for actor in agents(governor) if actor not in sources)

    def _denounces_text(self, clause: Clause) -> bool:
        return clause.verb.lemma == "denounce" and any(
            self._has_class(phrase, "instrument") for phrase in clause.objects
        )

    def _author_of(self, objects_of: Sequence[NounPhrase], sources: Actors) -> Actors:
        """Who did what a definite phrase such as "the raid" refers to."""
        for phrase in objects_of:
            if (
                phrase.tokens[0].lower in ("the", "this", "that", "these")
                and phrase.head.tag == "N"
            ):
                is_attack = phrase.has_any(_ASSAULTS) and self.last_attackers
                known = self.last_attackers if is_attack else self.last_aggressors
                return tuple(a for a in known if a not in sources)
        return ()

    def _event(self, clause: Clause, frame: VerbFrame, sources: Actors, targets: Actors) -> Event:
        verb = clause.verb
        first, last = self.words[verb.start], self.words[verb.end - 1]
        governor = clause.governor
        if (
            governor is not None
            and frame.type is T.THREAT
            and (
                "speaker" in frame.source.names
                or (clause.link == "xcomp" and governor.verb.lemma in PLEDGING)
            )
        ):
            clause = governor
        elif (
            governor is not None and frame.type is T.ALLIANCE
            and (frame.needs.startswith(("recip", "defence")) or "pledged" in frame.wants)
            and clause.form == "inf" and governor.verb.lemma in PLEDGING
        ):  # fmt: skip
            clause = governor
        elif "neg" in frame.wants or "pledged" in frame.wants:
            return replace(
                self._event(clause, replace(frame, needs=""), sources, targets),
                clause=governor if clause.link == "that" else None,
            )
        return Event(
            frame.type, sources, targets,
            " ".join(token.text for token in verb.tokens[-1:]) or frame.trigger[0],
            last.start if last else first.start,
            clause, f"verb {' '.join(frame.trigger)}",
            effect=frame.effect,
            objects=object_words(patients(clause), frame.type),
            both_ways=not targets or ("subj+" in frame.source.names and frame.type in _MUTUAL),
        )  # fmt: skip

    def _slot(self, clause: Clause, frame: VerbFrame, slots: Slots, consumed: int) -> Actors:
        for name in slots.names:
            actors = self._fill(clause, frame, name, consumed)
            if actors:
                return actors
        return ()

    def _fill(self, clause: Clause, frame: VerbFrame, name: str, consumed: int) -> Actors:
        objects = self._undergone(clause, frame)
        if name in ("subj", "subj+"):
            unnamed = () if agents(clause) else unnamed_agents(clause, frame.type)
            if unnamed:
                return unnamed
            if frame.type in _AGGRESSIONS and not agents(clause):
                return self._locals(clause)
            return agents(clause) or (self._owners(clause) if frame.type is T.ARMS_SUPPLY else ())
        if name == "obj":
            if consumed:
                leading = [pp for pp in clause.prepositions if pp.word == frame.trigger[-1]]
                if leading:
                    joint = self._joint(leading) if frame.trigger[-1] == "with" else leading[:1]
                    led = [phrase for pp in joint for phrase in pp.phrases]
                    made = maker_of(self.clauses, clause, frame, frame.trigger[-1])
                    return meant(led) or located(led) or made
                behind = self._behind(clause, frame.trigger[-1])
                return meant(behind) or located(behind) or meant(patients(clause))
            return named(objects) or (located(objects) if frame.type in _DEEDS else ())
        if name == "mod":
            own = set(agents(clause)) if not clause.passive else set()
            for group in self._affected(frame, objects):
                found = unique(
                    a for phrase in group
                    for a in (
                        phrase.modifiers or phrase.strong
                        if set(phrase.possessors) & own
                        else phrase.weak or phrase.strong
                    )
                )  # fmt: skip
                if found:
                    return found
            return ()
        if name == "that":
            return self._demanded(clause)
        if name == "owner":
            return unique(a for phrase in self._spread(objects) for a in phrase.possessors)
        if name == "pat":
            return meant(objects)
        if name == "inner":
            return self._inner(clause)
        if name == "as":
            return occasion(self.clauses, clause)
        if name == "outer":
            return outer_object(clause)
        if name.endswith("+"):
            return self._fill(clause, frame, name[:-1], consumed)
        if name == "speaker":
            return self._speaker(clause)
        if name == "by":
            return after(clause, ("by",)) or self._agent_of_object(clause)
        if frame.type is T.ACCUSATION and name in ("to", "with"):
            forums = self.organisations - {"EU", "NATO"}
            return tuple(a for a in after(clause, (name,)) if a not in forums)
        if frame.type is T.RELATIONS_REDUCED and "troops" in frame.wants:
            states = [named(pp.phrases) for pp in clause.prepositions if pp.word == name]
            return next(filter(None, states), ())
        found = after(clause, (name,)) or maker_of(self.clauses, clause, frame, name)
        return found or (self._of_patient(clause, name) if clause.passive else ())

    def _affected(
        self, frame: VerbFrame, objects: Sequence[NounPhrase]
    ) -> list[Sequence[NounPhrase]]:
        """The phrases that may name who is meant; "the invasion OF B" names only who suffers."""
        if frame.type is T.ACCUSATION and any(p.has_any(_ASSAULTS) for p in objects):
            led = objects[-1].has_any(_LED_BY) and self._spread(objects)
            return [objects, [p for p in led or () if p.strong]]
        return [objects, self._spread(objects)]

    def _served(self, clause: Clause) -> Actors:
        """Whom what is sent is to help: "sent troops to defend B"."""
        for other in self.clauses:
            if other.governor is clause and other.form == "inf" and not other.verb.negated:
                if other.verb.lemma in _SERVING:
                    return meant(other.objects)
        givers = agents(clause)
        if self.unsaid is None or not givers or clause.passive:
            return ()
        return self.unsaid.of_document(givers, ()).targets

    def _speaker(self, clause: Clause) -> Actors:
        for here in clause.ancestors():
            if here.governor is not None and here.link in ("that", "xcomp", "noun"):
                if here.link == "noun" and here.noun is not None:
                    place = self.elements.index(here.noun)
                    follows = self.elements[place + 2 : place + 3]
                    phrases = [p for p in follows if isinstance(p, NounPhrase)]
                    return here.noun.weak or meant(phrases)
                lemma = here.governor.verb.lemma
                tells = self.lexicon.is_any_cue(lemma, ("say", "claim"))
                tells = tells or lemma in ("warn", "vow", "caution")
                if tells and not here.governor.passive:
                    return agents(here.governor)
        return ()


_ASSAULTS = words(
    "invasion attack attacks bombing bombardment shelling raid assault occupation annexation "
    "strike strikes blockade siege murder"
)
_LED_BY = words("attacks raids strikes assaults")
_SERVING = ("help", "save", "rescue", "defend", "support", "assist", "aid", "protect", "shield",
            "bolster", "reinforce")  # fmt: skip
_HANDED = (T.ARMS_SUPPLY, T.AID, T.ECONOMIC_COOPERATION)
_AGGRESSIONS = (T.ARMED_CONFLICT, T.COERCION)
_DEEDS = (*_AGGRESSIONS, T.MILITARY_COOPERATION)
_MUTUAL = (T.OPPOSITION, T.ARMED_CONFLICT)
_BREAKING = ("envoy", "embassy", "border", "ties")
_POSSESSIONS = ("asset", "visa|visas", "millions")
