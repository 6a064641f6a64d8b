"""What a sentence nearly said: triggers that met no rule to the end, and what they lacked.

Looks over the shoulder of the readers, after they have read, at the same frames in the same order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from blocgraph.claims.clause import Clause
from blocgraph.claims.events import Event
from blocgraph.claims.lexicon import Lexicon, Slots, VerbFrame
from blocgraph.claims.noun_events import SPORT, NounReader
from blocgraph.claims.phrases import NounPhrase, Phrases
from blocgraph.claims.slots import Actors, led_by
from blocgraph.claims.table_rows import row_of_rule
from blocgraph.claims.tokens import Token
from blocgraph.claims.verb_events import VerbReader
from blocgraph.vocabulary import RelationType

_VERBAL = ("V", "VPP", "VING", "V?", "AUX", "MOD")


@dataclass(frozen=True, slots=True)
class NearMiss:
    """The word TRIGGER, from START to END of its sentence, gave no TYPE by RULE, for REASON."""

    trigger: str
    start: int
    end: int
    rule: str
    type: RelationType | None
    reason: str

    @property
    def row(self) -> str:
        """The table and line where the rule stands; "" where it is in no table."""
        return row_of_rule(self.rule, self.type)


def near_misses(
    phrases: Phrases,
    clauses: Sequence[Clause],
    events: Sequence[Event],
    verbs: VerbReader,
    nouns: NounReader,
) -> Iterator[NearMiss]:
    """The triggers of a sentence that gave no event, in the order of their words."""
    found = [
        *(miss for clause in clauses for miss in _of_clause(clause, events, verbs)),
        *(
            miss
            for element in phrases.elements
            if isinstance(element, NounPhrase)
            for miss in _of_phrase(element, events, nouns)
        ),
        *_not_tagged(phrases, verbs.lexicon),
        *_one_ended(phrases, events),
    ]
    yield from sorted(found, key=lambda miss: (miss.start, miss.rule, str(miss.type), miss.reason))


def _of_clause(clause: Clause, events: Sequence[Event], verbs: VerbReader) -> Iterator[NearMiss]:
    word = verbs.words[clause.verb.end - 1]
    if any(event.start == word.start and event.phrase is None for event in events):
        return
    seen: set[tuple[str, str]] = set()
    for frame in verbs.lexicon.verb_frames.get(clause.verb.lemma, ()):
        consumed = verbs._matches(clause, frame)
        if consumed is None:
            continue
        reason = _lack(clause, frame, consumed, verbs)
        if (str(frame.type), reason) in seen:
            continue
        seen.add((str(frame.type), reason))
        rule = f"verb {' '.join(frame.trigger)}"
        yield NearMiss(word.text, word.start, word.end, rule, frame.type, reason)
    if verbs.transfers.is_transfer(clause):
        reason = _lack_of_transfer(clause, verbs)
        rule = f"transfer {clause.verb.lemma}"
        yield NearMiss(word.text, word.start, word.end, rule, None, reason)


def _lack(clause: Clause, frame: VerbFrame, consumed: int, verbs: VerbReader) -> str:
    for need in frame.wants:
        if not verbs._holds(clause, need, verbs._undergone(clause, frame)):
            return f"needs {need}"
    return _ends_lacking(
        verbs._slot(clause, frame, frame.source, consumed),
        verbs._slot(clause, frame, frame.target, consumed),
        frame.source,
        frame.target,
    )


def _ends_lacking(sources: Actors, targets: Actors, source: Slots, target: Slots) -> str:
    if not sources and not targets:
        return f"no actor at source ({'|'.join(source.names)}) nor target ({_names(target)})"
    if not sources:
        return f"no actor at source ({_names(source)}); target {_codes(targets)}"
    if not targets:
        return f"no actor at target ({_names(target)}); source {_codes(sources)}"
    if set(sources) == set(targets):
        return f"both ends are {_codes(sources)}"
    return f"source {_codes(sources)}, target {_codes(targets)}, but another rule took over"


def _lack_of_transfer(clause: Clause, verbs: VerbReader) -> str:
    reader = verbs.transfers
    things = [*clause.subject, *clause.objects, *clause.second]
    if not clause.passive:
        things = [*clause.objects, *clause.second]
    goods = [phrase for phrase in reader._goods(things) if not phrase.strong]
    goods += led_by(clause, ("with",))
    if not reader._kinds(goods):
        heads = ", ".join(repr(phrase.head.lower) for phrase in goods) or "nothing"
        return f"what is handed over is of no class in object_classes.csv: {heads}"
    return "no actor as giver or as receiver (to|for|object)"


def _of_phrase(
    phrase: NounPhrase, events: Sequence[Event], nouns: NounReader
) -> Iterator[NearMiss]:
    match = nouns._frame(phrase)
    if match is None:
        return
    frame, start = match
    if any(event.phrase is phrase or event.start == start for event in events):
        return
    clause, role = nouns._governor(phrase)
    sources, targets = nouns._ends(frame, phrase, clause, role)
    sport = next((token.text for token in nouns.words if token.lower in SPORT), None)
    if sport is not None:
        reason = f"the sentence is about sport: {sport!r}"
    elif (sources and targets) or len(sources) > 1:
        wanted = " ".join(sorted(frame.options)) or "another rule"
        reason = f"source {_codes(sources)}, target {_codes(targets)}, but not: {wanted}"
    else:
        reason = _ends_lacking(sources, targets, frame.source, frame.target)
    text = " ".join(token.text for token in phrase.tokens)
    end = phrase.tokens[-1].end
    yield NearMiss(text, start, end, f"noun {' '.join(frame.trigger)}", frame.type, reason)


def _not_tagged(phrases: Phrases, lexicon: Lexicon) -> Iterator[NearMiss]:
    """Forms of verbs with frames that were read as other words."""
    heads = {id(e.head) for e in phrases.elements if isinstance(e, NounPhrase)}
    for token in phrases.words:
        if token.tag in _VERBAL or token.mention is not None or token.lemma:
            continue
        lemmas = {
            lemma
            for lemma, _ in lexicon.verb_readings.get(token.lower, ())
            if any(len(frame.trigger) == 1 for frame in lexicon.verb_frames.get(lemma, ()))
            or lemma in lexicon.transfer
        }
        is_noun_trigger = id(token) in heads and _names_frame(token, lexicon)
        for lemma in sorted(lemmas):
            if not is_noun_trigger:
                reason = f"read as {token.tag or 'no word'}, not as a form of the verb"
                yield NearMiss(token.text, token.start, token.end, f"verb {lemma}", None, reason)


def _names_frame(token: Token, lexicon: Lexicon) -> bool:
    word = lexicon.singular.get(token.lower, token.lower)
    return bool(lexicon.noun_frames.get(token.lower) or lexicon.noun_frames.get(word))


def _one_ended(phrases: Phrases, events: Sequence[Event]) -> Iterator[NearMiss]:
    for event in events:
        if next(event.dyads(), None) is None:
            end = next((w.end for w in phrases.words if w.start == event.start), event.start)
            reason = _ends_lacking(event.sources, event.targets, Slots(("any",)), Slots(("any",)))
            yield NearMiss(event.trigger, event.start, end, event.rule, event.type, reason)


def _codes(actors: Actors) -> str:
    return ", ".join(actors) or "nobody"


def _names(slots: Slots) -> str:
    return "|".join(slots.names)
