"""Readings of nouns that the verb or noun beside them revises: banned trade, acts of war."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from blocgraph.claims.clause import Clause
from blocgraph.claims.events import Event
from blocgraph.claims.lexicon import Lexicon
from blocgraph.claims.phrases import NounPhrase, Phrases
from blocgraph.claims.slots import Actors, agents, meant, noun_over, patients, unique
from blocgraph.claims.word_sets import words
from blocgraph.vocabulary import RelationType as T


def revised(
    phrases: Phrases, clauses: Sequence[Clause], found: Sequence[Event], lexicon: Lexicon
) -> list[Event]:
    """The events as the words beside their nouns make them."""
    kept: list[Event] = []
    for event in found:
        if event.phrase is None:
            kept.append(event)
        elif not _is_only_named(phrases, event, event.phrase, lexicon):
            kept.extend(_as_told(phrases, clauses, event, event.phrase))
    return kept


def _as_told(
    phrases: Phrases, clauses: Sequence[Clause], event: Event, phrase: NounPhrase
) -> Iterator[Event]:
    """The event, or what the verb that has its noun for an object makes of it."""
    for clause in clauses:
        if phrase in patients(clause):
            kind = T(event.extra[0]) if event.extra else event.type
            if kind in _TRADE and clause.verb.lemma in _BANNING:
                yield from _banned(replace(event, type=kind), clause)
                return
            if event.extra and _is_left_alone(phrases, clause, phrase):
                yield replace(
                    event, type=T(event.extra[0]), targets=(), clause=None, rule=event.rule,
                    sources=unique((*event.sources, *event.targets)),
                )  # fmt: skip
                return
        if event.type in _AGREED and clause.antecedent is phrase:
            parties = _without_brokers(event, clause)
            if parties is not None:
                if len(parties) > 1:
                    yield replace(event, sources=parties, targets=())
                return
    yield event


def _banned(event: Event, clause: Clause) -> Iterator[Event]:
    """ "A forbade all trade with B" punishes B; "trade with B is banned" is no trade."""
    if event.rule.endswith(", repeated"):
        return
    banning = agents(clause)
    ends = unique((*event.sources, *event.targets))
    hit = tuple(actor for actor in ends if actor not in banning)
    if banning and hit:
        yield replace(
            event, type=T.SANCTIONS, sources=banning, targets=hit, both_ways=False, clause=clause,
            effect="", rule="banned trade",
        )  # fmt: skip
    elif not banning:
        yield replace(event, effect="negated")


def _is_left_alone(phrases: Phrases, clause: Clause, phrase: NounPhrase) -> bool:
    """Whether it is "left the treaty with B untouched"."""
    after = [token.lower for token in phrases.words[phrase.end : phrase.end + _NEAR]]
    return clause.verb.lemma in ("leave", "keep") and bool(_WHOLE.intersection(after))


def _without_brokers(event: Event, clause: Clause) -> Actors | None:
    """The parties without who brought them together; None where the clause says nothing of it."""
    lemma = clause.verb.lemma
    brokers = agents(clause)
    if not brokers or lemma not in (*_BROKERING, *_PROPOSING):
        return None
    ends = unique((*event.sources, *event.targets))
    if lemma in _PROPOSING and meant([p for pp in clause.prepositions for p in pp.phrases
                                      if pp.word in ("to", "with")]):  # fmt: skip
        return None
    rest = tuple(actor for actor in ends if actor not in brokers)
    return rest if len(rest) < len(ends) else None


def _is_only_named(phrases: Phrases, event: Event, phrase: NounPhrase, lexicon: Lexicon) -> bool:
    """Whether the noun only says what another is: "an act of war", "a treaty of friendship"."""
    if event.trigger == "talk" and phrases.words[phrase.end : phrase.end + 1]:
        return phrases.words[phrase.end].lower == "of"
    place = phrases.elements.index(phrase)
    other = noun_over(phrases.elements, place, ("of", "on", "for"))
    if other is None:
        return False
    if event.type is T.ARMED_CONFLICT and event.trigger == "war":
        return other.head.lower in ("act", "acts") and not event.speakers
    if event.type not in (T.ALIGNMENT, T.ECONOMIC_COOPERATION) or other.weak:
        return False
    return "instrument" in lexicon.classes(other.head.lower) and not phrase.strong


_NEAR = 14
_TRADE = (T.ECONOMIC_COOPERATION, T.ARMS_SUPPLY)
_BANNING = ("ban", "forbid", "prohibit", "outlaw", "bar", "embargo", "criminalise", "criminalize",
            "proscribe", "block", "interdict")  # fmt: skip
_AGREED = (T.TREATY, T.NEGOTIATION)
_BROKERING = ("broker", "mediate", "sponsor", "arrange", "facilitate", "midwife", "oversee",
              "guarantee", "monitor", "host", "chair", "convene", "moderate")  # fmt: skip
_PROPOSING = ("propose", "suggest", "float", "moot", "advocate", "urge", "demand")
_WHOLE = words("untouched intact unchanged unaffected unscathed undisturbed standing alone")
