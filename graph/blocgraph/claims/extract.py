"""Documents to claims: the whole way from sentences to who has what to do with whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import NamedTuple

from blocgraph.actors import load_actors
from blocgraph.claims.alongside import side_by_side
from blocgraph.claims.answering import answered_for
from blocgraph.claims.arms_house import house_of
from blocgraph.claims.arms_trade import ArmsTrade
from blocgraph.claims.attitudes import attitudes
from blocgraph.claims.belonging import belonging
from blocgraph.claims.clause import Clause
from blocgraph.claims.clauses import ClauseBuilder
from blocgraph.claims.complements import adopt_complements, adopt_pro_forms
from blocgraph.claims.confidence import load_confidences
from blocgraph.claims.contradictions import contradicted
from blocgraph.claims.contrasts import contrasted_events
from blocgraph.claims.coverage import covered
from blocgraph.claims.denials import REBUTTAL, denials
from blocgraph.claims.discourse import Memory, leading_actor, own_side, protagonists_of
from blocgraph.claims.envoys import sent_away
from blocgraph.claims.events import Event
from blocgraph.claims.implied import implied_events
from blocgraph.claims.lexicon import Lexicon, load_lexicon
from blocgraph.claims.likely import LIKELY, without_echoes
from blocgraph.claims.makes import makes
from blocgraph.claims.misdeeds import misdeeds
from blocgraph.claims.noun_events import NounReader
from blocgraph.claims.origins import add_origins, forget_private
from blocgraph.claims.parentheses import hang_on_parenthesis, take_parenthesis
from blocgraph.claims.periods import PeriodReader
from blocgraph.claims.phrases import Phrases, find_phrases
from blocgraph.claims.presents import GIFTS, presents
from blocgraph.claims.regrouping import regroup
from blocgraph.claims.reproaches import makes_accused
from blocgraph.claims.settled import settled
from blocgraph.claims.slots import Actors, meant, unique
from blocgraph.claims.speakers import according_to
from blocgraph.claims.speeches import speeches
from blocgraph.claims.status import Reading, StatusReader
from blocgraph.claims.tagging import tag
from blocgraph.claims.threats import veiled_threats
from blocgraph.claims.tit_for_tat import same_deeds
from blocgraph.claims.tokens import tokenize
from blocgraph.claims.unsaid import ACCUSER, Unsaid
from blocgraph.claims.verb_events import VerbReader
from blocgraph.claims.visits import visits
from blocgraph.documents import split_sentences
from blocgraph.mentions import find_mentions
from blocgraph.mentions.dates import DateMention, find_dates
from blocgraph.model import Claim, Document, Mention, Sentence
from blocgraph.vocabulary import ActorKind, RelationType, Status

EXTRACTOR = "rules/4"
"""The version counts up when claims change, so that a build reads old documents again."""


_INSTRUMENT = re.compile(
    r"\b(?:treaty|pact|accord|agreement|deal|document|partnership|provision|clause|alliance"
    r"|parliaments?|legislatures?|ratified)\b",
    re.I,
)
_TALKS = re.compile(
    r"\b(?:talks|negotiations|ceasefire|truce|agreement|treaty|accord|trade)\b", re.I
)


_PENALTY = re.compile(
    r"\b(?:sanctions|embargo|bans?|tariffs?|dut(?:y|ies)|lev(?:y|ies)|curbs|penalties|boycott|"
    r"restrictions|surcharge|(?:counter)?measures)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Explanation:
    """CLAIM was given by RULE, its status by the word CUE."""

    claim: Claim
    rule: str
    cue: str


class Told(NamedTuple):
    """EVENT makes CLAIM, by READING; IS_REPEATED where the sentence has made the claim already."""

    event: Event
    reading: Reading
    claim: Claim
    is_repeated: bool


def extract_claims(document: Document) -> tuple[Claim, ...]:
    """The claims that a document makes, in the order of its sentences.

    >>> text = "Russia and Iran signed a treaty on 17 January 2025."
    >>> [(c.source, c.type.value, c.target) for c in extract_claims(Document("d", text))]
    [('IRN', 'treaty', 'RUS')]
    """
    return tuple(explanation.claim for explanation in explain_claims(document))


def explain_claims(document: Document) -> Iterator[Explanation]:
    """The claims of a document with the rule and the cue that gave each."""
    found: list[Explanation] = []
    is_told = False
    for read in read_sentences(document):
        for told in read.reader.told() if read.reader is not None else ():
            if not told.is_repeated:
                found.append(Explanation(told.claim, told.event.rule, told.reading.cue))
                is_told |= not told.event.unsaid
    # What has its ends only from elsewhere counts where the text speaks of politics at all.
    if is_told:
        yield from found


def read_sentences(document: Document) -> Iterator[ReadSentence]:
    """The sentences of a document; each reader has to be read before the next is asked for."""
    lexicon = load_lexicon()
    sentences = split_sentences(document)
    mentions = find_mentions(document, sentences)
    dates = find_dates(document, sentences)
    memory = Memory(
        protagonists=protagonists_of(mention.actors for group in mentions for mention in group),
        own_side=own_side(mentions),
        mentioned=frozenset(a for group in mentions for m in group for a in m.actors),
        house=house_of(sentences, mentions, lexicon),
        leading=leading_actor(m.actors for group in mentions for m in group),
    )
    for sentence, named, dated in zip(sentences, mentions, dates, strict=True):
        reader = None
        if (
            named
            or (memory.instruments and _INSTRUMENT.search(sentence.text))
            or (memory.protagonists and _TALKS.search(sentence.text))
            or (memory.penalties and _PENALTY.search(sentence.text))
            or (memory.allegations and REBUTTAL.search(sentence.text))
        ):
            reader = SentenceReader(sentence, named, dated, lexicon, memory)
        yield ReadSentence(sentence, named, dated, reader)
        if named:
            memory.previous = unique(a for mention in named for a in mention.actors)


class ReadSentence(NamedTuple):
    """SENTENCE names MENTIONS and DATES; READER is None where there is nothing to read in it."""

    sentence: Sentence
    mentions: tuple[Mention, ...]
    dates: tuple[DateMention, ...]
    reader: SentenceReader | None


@cache
def _organisations() -> frozenset[str]:
    """The codes of the actors that have members."""
    kinds = (ActorKind.ORGANISATION, ActorKind.COLLECTIVE)
    return frozenset(actor.code for actor in load_actors() if actor.kind in kinds)


class SentenceReader:
    """Reads one sentence, with what those before it left in MEMORY."""

    def __init__(
        self, sentence: Sentence, mentions: Sequence[Mention], dates: Sequence[DateMention],
        lexicon: Lexicon, memory: Memory,
    ) -> None:  # fmt: skip
        self.sentence = sentence
        self.lexicon = lexicon
        self.memory = memory
        tokens = tokenize(sentence, mentions, dates)
        tag(tokens, lexicon)
        self.phrases: Phrases = find_phrases(tokens)
        adopt_complements(self.phrases.elements, lexicon)
        adopt_pro_forms(self.phrases, lexicon)
        forget_private(self.phrases)
        add_origins(self.phrases)
        speech = take_parenthesis(self.phrases, lexicon)
        regroup(self.phrases)
        self.clauses: list[Clause] = ClauseBuilder(self.phrases, lexicon).build()
        if speech is not None:
            hang_on_parenthesis(self.clauses, speech)
        self.periods = PeriodReader(sentence, dates, self.phrases, self.clauses, lexicon)
        self.status = StatusReader(
            self.phrases, self.clauses, lexicon, sentence.text, self.according
        )

    @cached_property
    def according(self) -> Actors | None:
        """Who tells the sentence by "according to", or as its label."""
        return according_to(self.phrases)

    def told(self) -> Iterator[Told]:
        """The claims of the sentence with what gave each; to be asked for once."""
        seen: set[tuple[str, RelationType, str, Status]] = set()
        for event, reading in self._readings():
            for claim in self._claims(event, reading):
                key = (*claim.relation_key, claim.status)
                yield Told(event, reading, claim, key in seen)
                seen.add(key)

    def _readings(self) -> Iterator[tuple[Event, Reading]]:
        read: list[tuple[Event, Reading]] = []
        for event in self._events():
            reading = self.status.read(event)
            doubted = reading.status in _DOUBTED or event.effect == "hypothetical"
            if event.unsaid and event.unsaid != ACCUSER and doubted:
                continue
            read.append((event, reading))
            yield from self._consequences(event, reading)
            if reading.cue == "threaten" and event.type is not RelationType.THREAT:
                yield from self._threats(event, "threaten")
            elif reading.cue in _VOWING and event.type in _VOWED:
                yield from self._threats(event, reading.cue)
        self._note_addressed(read)
        yield from read
        yield from contradicted(self.phrases, read)
        yield from denials(self.phrases, self.clauses, self.lexicon, read, self.memory.allegations)
        self.memory.allege([event for event, r in read if r.status is Status.ALLEGED])

    def _note_addressed(self, read: list[tuple[Event, Reading]]) -> None:
        self.memory.sentences += 1
        for event, reading in read:
            if event.type in _PENALTIES and reading.status is Status.ASSERTED and not event.unsaid:
                word = event.phrase.head.lower if event.phrase is not None else ""
                self.memory.penalise(event.sources, event.targets, word)
            if reading.status is Status.ALLEGED:
                self.memory.address(reading.speakers, event.sources)
            elif event.type in _ADDRESSING and reading.status is Status.ASSERTED:
                self.memory.address(event.sources, event.targets)
                if event.type is RelationType.DEMAND:
                    self.memory.ask(event.sources, event.targets)

    def _consequences(self, event: Event, reading: Reading) -> Iterator[tuple[Event, Reading]]:
        """Sanctions that are not lifted hold; who alleges, accuses."""
        if event.type is RelationType.SANCTIONS_RELIEF:
            if reading.status in (Status.NEGATED, Status.HYPOTHETICAL):
                kept = replace(event, type=RelationType.SANCTIONS, rule="sanctions not lifted")
                yield kept, Reading(Status.ASSERTED, (), "")
        if (
            reading.status is Status.ALLEGED
            and reading.cue in ("claim", "say")
            and reading.speakers
        ):
            governor = event.clause.governor if event.clause else None
            accused = makes_accused(event, reading.speakers)
            if governor is not None and accused:
                yield (
                    replace(
                        event,
                        type=RelationType.ACCUSATION,
                        sources=reading.speakers,
                        targets=accused,
                        clause=governor,
                        rule="alleges that",
                        unsaid="",
                        objects=(),
                        both_ways=False,
                        effect="",
                    ),
                    Reading(Status.ASSERTED, (), governor.verb.lemma),
                )

    def _threats(self, event: Event, verb: str) -> Iterator[tuple[Event, Reading]]:
        """What somebody threatens to do is a threat too."""
        clause = event.clause
        while clause is not None and clause.verb.lemma != verb:
            clause = clause.governor
        if clause is None:
            return
        sources = meant(clause.subject)
        if verb != "threaten" and not set(sources) & set(event.sources):
            return
        targets = tuple(a for a in (*event.targets, *event.sources) if a not in sources)
        if sources and targets:
            threat = replace(
                event, type=RelationType.THREAT, sources=sources, targets=targets, clause=clause,
                rule="threatens to", effect="", objects=(),
            )  # fmt: skip
            yield threat, self.status.read(threat)

    def _events(self) -> list[Event]:
        self.memory.lend_parties(self.phrases)
        self.verbs = verbs = VerbReader(
            self.phrases,
            self.clauses,
            self.lexicon,
            _organisations(),
            self._other_party(),
            self.memory.last_aggressors,
            self.memory.last_attackers,
            Unsaid(self.phrases, self.clauses, self.lexicon, self.memory, self.according or ()),
        )
        self.nouns = nouns = NounReader(self.phrases, self.clauses, self.lexicon, self.memory)
        verbs.told = found = list(nouns.events())
        found = [event for clause in self.clauses for event in verbs.events(clause)] + found
        found.extend(covered(self.phrases, self.clauses, self.lexicon, self.memory))
        found.extend(sent_away(self.phrases, self.clauses, self.lexicon, found))
        found = answered_for(nouns, self.clauses, self.lexicon, found)
        if "weapon" in verbs.classes_named or self.memory.seller():
            known = self.memory.mentioned
            found.extend(makes(self.phrases, self.clauses, self.lexicon, found, known))
            arms = ArmsTrade(self.phrases, self.clauses, self.lexicon, self.memory, found)
            found.extend(arms.events())
        if not GIFTS.isdisjoint(verbs.spoken):
            found.extend(presents(self.phrases, self.clauses, self.lexicon, self.memory))
        found.extend(implied_events(self.phrases, self.clauses, self.lexicon, found))
        found.extend(list(same_deeds(self.phrases, self.clauses, found, self.memory.last_event)))
        found.extend(list(contrasted_events(self.phrases, found)))
        found.extend(veiled_threats(self.phrases, self.clauses, self.lexicon, nouns.unsaid, found))
        found.extend(attitudes(self.phrases, self.clauses, self.lexicon))
        found = speeches(self.phrases, self.clauses, self.lexicon, self.memory, found)
        found.extend(misdeeds(self.phrases, self.clauses, self.lexicon, found))
        found.extend(list(side_by_side(self.phrases, self.clauses, self.lexicon, found)))
        found.extend(list(visits(self.phrases, self.clauses, verbs, found, self.memory.own_side)))
        memory = self.memory
        found.extend(
            list(belonging(self.phrases, self.clauses, found, memory.bloc, _organisations()))
        )
        found = settled(self.phrases, self.clauses, found, _organisations(), self.lexicon)
        found = without_echoes(found)
        memory.name_bloc(a for t in self.phrases.words for a in t.actors if a in _organisations())
        self.found = found = sorted(found, key=lambda event: bool(event.unsaid))
        for event in found:
            dyad = next(event.dyads(), None)
            if dyad is not None and event.unsaid != LIKELY:
                if not event.unsaid:
                    self.memory.meet(*dyad)
                    self.memory.last_event = event
                if event.type is RelationType.ARMS_SUPPLY and event.effect != "negated":
                    self.memory.sell(*dyad)
                if event.type in _GIVING and event.effect != "negated":
                    self.memory.last_gift = (dyad[1], self.memory.sentences)
                if event.type in _AGGRESSIVE:
                    self.memory.last_aggressors = event.sources
                reported = event.clause is not None and event.clause.link == "that"
                if event.type in _AGGRESSIVE[:2] and not reported:
                    self.memory.last_attackers = event.sources
        return found

    def _other_party(self) -> Actors:
        """Who gets what is given "in return"."""
        if not self.sentence.text.lower().startswith(("in return", "in exchange")):
            return ()
        return self.memory.last_dyad

    def _claims(self, event: Event, reading: Reading) -> Iterator[Claim]:
        period = self.periods.of(event)
        speakers = reading.speakers
        if reading.status is Status.DENIED:
            speakers = speakers or event.sources
        confidence = load_confidences().of(event.rule, event.type, reading.status)
        sentence = self.sentence
        for source, target in event.dyads():
            yield Claim(
                document=sentence.document,
                source=source,
                type=event.type,
                target=target,
                status=reading.status,
                sentence=sentence.text,
                start=sentence.start,
                end=sentence.end,
                attributed_to=unique(sorted(speakers))
                if reading.status in (Status.ALLEGED, Status.DENIED)
                else (),
                valid_from=period.valid_from,
                valid_to=period.valid_to,
                objects=event.objects,
                trigger=event.trigger,
                confidence=confidence,
                extractor=EXTRACTOR,
            )


_GIVING = (RelationType.ARMS_SUPPLY, RelationType.AID)
_PENALTIES = (RelationType.SANCTIONS, RelationType.SANCTIONS_RELIEF)
_VOWING = ("vow", "swear", "warn", "hint", "caution")
_VOWED = (RelationType.ARMED_CONFLICT, RelationType.COERCION, RelationType.SANCTIONS)
_DOUBTED = (Status.ALLEGED, Status.DENIED, Status.NEGATED)
_AGGRESSIVE = (
    RelationType.ARMED_CONFLICT, RelationType.COERCION, RelationType.SANCTIONS, RelationType.THREAT,
    RelationType.RELATIONS_REDUCED,
)  # fmt: skip
_ADDRESSING = (RelationType.ACCUSATION, RelationType.DEMAND, RelationType.THREAT)
