"""Events of one sentence that replace or imply one another: bans and trade, texts and votes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from blocgraph.claims.events import Event
from blocgraph.claims.phrases import NounPhrase, Phrases
from blocgraph.claims.slots import patients
from blocgraph.claims.word_sets import words
from blocgraph.vocabulary import RelationType as T


def members(events: Iterable[Event], organisations: frozenset[str]) -> list[Event]:
    """The events with states as members of organisations, whichever is named first."""
    kept = (event for event in events if not _is_between_states(event, organisations))
    return [_as_member(event, organisations) for event in kept]


def without_mere_invitations(events: list[Event]) -> list[Event]:
    """The events without invitations to what took place: "at A's invitation, B visited it"."""
    if not any(event.rule.startswith("noun invitation") for event in events):
        return events
    met = {
        dyad
        for event in events
        if event.type is T.NEGOTIATION and not event.rule.startswith("noun invitation")
        for dyad in (*event.dyads(), *(pair[::-1] for pair in event.dyads()))
    }
    return [
        event for event in events
        if not (event.rule.startswith("noun invitation") and met & set(event.dyads()))
    ]  # fmt: skip


def ratified_texts(events: Sequence[Event]) -> Iterator[Event]:
    """The texts that lawmakers approve: "A's parliament ratified the pact with B"."""
    if not any(event.type is T.RATIFICATION for event in events):
        return
    told = {frozenset(dyad) for event in events if event.type in _TOLD for dyad in event.dyads()}
    for event in events:
        if event.type is not T.RATIFICATION or event.clause is None or event.unsaid:
            continue
        texts = [p for p in patients(event.clause) if p.has_any(_TEXTS)]
        dyads = {frozenset(dyad) for dyad in event.dyads()}
        if texts and texts[0].tokens[0].lower in ("the", "its", "their") and not dyads & told:
            word = texts[0].head
            yield Event(
                T.TREATY, event.sources, event.targets, word.text, word.start, None, "text ratified"
            )


def _as_member(event: Event, organisations: frozenset[str]) -> Event:
    """States are members of organisations, whichever is named first."""
    if event.type is not T.MEMBERSHIP or not (event.sources and event.targets):
        return event
    ends = {*event.sources}, {*event.targets}
    if ends[0] <= organisations and not ends[1] & organisations:
        return replace(event, sources=event.targets, targets=event.sources)
    return event


def _is_between_states(event: Event, organisations: frozenset[str]) -> bool:
    """Whether it makes a state a member of a state."""
    if event.rule not in ("noun application", "noun return"):
        return False
    return organisations.isdisjoint((*event.sources, *event.targets))


def texts_of_commitments(phrases: Phrases, events: Sequence[Event]) -> list[Event]:
    """The events with the text that the only commitment of the sentence stands in."""
    committed = {
        frozenset(dyad): event
        for event in events
        if event.type in (T.ALLIANCE, T.NON_AGGRESSION) and not event.unsaid
        for dyad in event.dyads()
    }
    if len(committed) != 1:
        return list(events)
    told = any(event.type is T.TREATY and not event.unsaid for event in events)
    text = next((e for e in phrases.elements if isinstance(e, NounPhrase) and _is_text(e)), None)
    if told or text is None:
        return list(events)
    (event,) = committed.values()
    dyads = set(committed)
    kept = [
        other for other in events
        if not (other.unsaid and other.type in _TEXTUAL)
        or {frozenset(dyad) for dyad in other.dyads()} <= dyads
    ]  # fmt: skip
    treaty = replace(
        event, type=T.TREATY, rule="text of a commitment", trigger=text.head.text, objects=()
    )
    return [*kept, treaty]


def _is_text(phrase: NounPhrase) -> bool:
    return phrase.head.lower in _TEXTS and not phrase.is_negated


def without_doubles(events: list[Event]) -> list[Event]:
    """Trade that a ban stops is neither trade nor broken ties too."""
    banned = {
        (id(event.clause), dyad)
        for event in events
        if event.type is T.SANCTIONS and event.phrase is None and event.clause is not None
        for dyad in event.dyads()
    }
    if not banned:
        return events
    return [
        event for event in events
        if event.type not in _STOPPED or event.clause is None
        or not any((id(event.clause), dyad) in banned or (id(event.clause), dyad[::-1]) in banned
                   for dyad in event.dyads())
    ]  # fmt: skip


def closures(events: Sequence[Event]) -> list[Event]:
    """Who cuts relations and closes its border too does not do the same thing twice."""
    if not any(event.type is T.RELATIONS_REDUCED and _closes(event) for event in events):
        return list(events)
    cut = {
        dyad
        for event in events
        if event.type is T.RELATIONS_REDUCED and not _closes(event)
        for dyad in event.dyads()
    }
    return [
        replace(event, type=T.COERCION, rule=event.rule + ", beside a rupture")
        if event.type is T.RELATIONS_REDUCED and _closes(event) and cut & set(event.dyads())
        else event
        for event in events
    ]


def _closes(event: Event) -> bool:
    return event.rule in ("verb close", "verb shut", "verb seal")


_TEXTUAL = (T.TREATY, T.ALLIANCE, T.NON_AGGRESSION)
_STOPPED = (T.RELATIONS_REDUCED, T.ECONOMIC_COOPERATION)
_TOLD = (T.TREATY, T.RELATIONS_REDUCED, T.ALLIANCE, T.NON_AGGRESSION, T.REJECTION)
_TEXTS = words("treaty pact accord agreement convention protocol treaties agreements accords")
