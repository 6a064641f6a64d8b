"""Who does what a verb says where no "by" names the agent: "declined in London", "fired from A"."""

from __future__ import annotations

from blocgraph.claims.clause import Clause
from blocgraph.claims.slots import Actors, after, meant, unique
from blocgraph.claims.word_sets import words
from blocgraph.vocabulary import RelationType as T

_STANCES = (T.REJECTION, T.ACCUSATION, T.DIPLOMATIC_SUPPORT, T.RATIFICATION)
_EXPELLING = words(
    "expel deport eject evict oust throw kick turf boot banish remove bar ban exclude turn send"
)
_HOLDING = words(
    "arrest detain hold jail imprison seize nab convict sentence try execute hang intern impound"
    " bar mob rough beat question interrogate stop board search confiscate"
)
_FIRING = words("fire launch lob shoot aim loose hurl send")
_DRIVING = {T.COERCION: _EXPELLING, T.RELATIONS_REDUCED: _EXPELLING, T.ARMED_CONFLICT: _FIRING}


def unnamed_agents(clause: Clause, kind: T) -> Actors:
    """The actors of the place where, or from which, something is done, but whom it is done to."""
    if not clause.passive or any(pp.word == "by" for pp in clause.prepositions):
        return ()
    found: Actors = ()
    if kind in _STANCES:
        found = _in_places(clause)
    elif clause.verb.lemma in _DRIVING.get(kind, ()):
        found = after(clause, ("from", "of"))
    elif kind is T.COERCION and clause.verb.lemma in _HOLDING:
        found = after(clause, ("in", "at", "near", "off"))
    hit = meant(clause.subject)
    return tuple(actor for actor in found if actor not in hit)


def _in_places(clause: Clause) -> Actors:
    return unique(
        actor
        for pp in clause.prepositions
        if pp.word == "in"
        for phrase in pp.phrases
        for actor in phrase.places or phrase.strong
    )
