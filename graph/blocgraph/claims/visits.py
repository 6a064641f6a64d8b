"""Visits by whatever verb: "A's minister turned up in B", "flew home from B"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from blocgraph.claims.clause import Clause
from blocgraph.claims.events import Event
from blocgraph.claims.phrases import NounPhrase, Phrases
from blocgraph.claims.slots import Actors, agents, located, named
from blocgraph.claims.verb_events import VerbReader
from blocgraph.claims.word_sets import words
from blocgraph.vocabulary import RelationType as T


def visits(
    phrases: Phrases, clauses: Sequence[Clause], verbs: VerbReader, found: Sequence[Event],
    home: str | None,
) -> Iterator[Event]:  # fmt: skip
    """Statesmen who go to another state, are there or leave it, where no frame has told it.

    HOME is the state that says "here".
    """
    for clause in clauses:
        kind = _KINDS.get(clause.verb.lemma)
        if kind is None or clause.passive or clause.link == "reduced":
            continue
        if not any(verbs.is_statesman(p) or _is_he(p.head.lower) for p in clause.subject):
            continue
        guests = agents(clause)
        hosts = tuple(a for a in _hosts(phrases, clause, kind, home) if a not in guests)
        if not guests or not hosts or _meets_others(found, guests):
            continue
        word = phrases.words[clause.verb.end - 1]
        yield Event(T.NEGOTIATION, guests, hosts, word.text, word.start, clause, f"visit by {kind}")


def _is_he(word: str) -> bool:
    return word in ("he", "she", "who")


def _hosts(phrases: Phrases, clause: Clause, kind: str, home: str | None) -> Actors:
    """Whose guest it makes of its subject."""
    following = phrases.words[clause.verb.end : clause.verb.end + _NEAR]
    if any(token.lower in ("out", "through", "behind", "down") for token in following[:1]):
        return ()
    if kind == "leaving" and clause.objects:
        return _places(clause.objects)
    if kind == "staying" and not any(p.has(*_TIMES) or _is_dated(p) for p in clause.objects):
        return ()
    for pp in clause.prepositions:
        if pp.word in _LEADING[kind] and (hosts := _places(pp.phrases)):
            return hosts
    if home is not None and any(token.lower == "here" for token in following[:3]):
        return (home,)
    return ()


def _is_dated(phrase: NounPhrase) -> bool:
    return any(token.tag == "DATE" for token in phrase.tokens)


def _places(group: Sequence[NounPhrase]) -> Actors:
    """The states that the phrases themselves name, or their places; no bloc can be visited."""
    return tuple(a for a in named(group) or located(group) if len(a) == _STATE and a.isupper())


def _meets_others(found: Sequence[Event], guests: Actors) -> bool:
    """Whether the sentence says already whom they meet there."""
    return any(
        event.type is T.NEGOTIATION
        and not event.unsaid
        and set(guests) & {*event.sources, *event.targets}
        for event in found
    )


_NEAR = 6
_STATE = 3
_TIMES = words(
    "day days hour hours week weekend night nights morning afternoon evening monday tuesday "
    "wednesday thursday friday saturday sunday time minutes"
)
_GOING = words(
    "go travel fly jet head rush hurry sail drive slip slink sneak steal nip pop hop drop swing "
    "arrive land alight touch descend repair decamp return trek troop scuttle trot jaunt breeze "
    "come venture make dash speed hasten journey scurry march saunter roll set"
)
_BEING = words("turn show appear stop stay sit stand linger dine wait surface crop remain pop")
_KINDS = {
    **dict.fromkeys(_GOING, "going"),
    **dict.fromkeys(_BEING, "being"),
    **dict.fromkeys(words("leave depart quit exit emerge"), "leaving"),
    "spend": "staying",
}
_LEADING = {
    "going": ("to", "into", "in", "at", "for", "from"),
    "being": ("in", "at", "beside", "alongside"),
    "leaving": ("from",),
    "staying": ("in", "at", "with"),
}
"""What leads from each kind of verb to where they are."""
