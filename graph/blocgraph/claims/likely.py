"""The other end of an event where neither grammar nor the nearest words give it.

Who it is mostly is who the document sets against the one that is known. Each relation type has the
places where that is right more often than not.
"""

from __future__ import annotations

from blocgraph.claims.clause import Clause
from blocgraph.claims.discourse import Memory
from blocgraph.claims.events import Event
from blocgraph.claims.lexicon import Lexicon, VerbFrame
from blocgraph.claims.phrases import NounPhrase
from blocgraph.claims.slots import Actors
from blocgraph.claims.word_sets import words
from blocgraph.vocabulary import RelationType as T

LIKELY = "likely"


def likely_end(
    memory: Memory, lexicon: Lexicon, named: Actors, clause: Clause, frame: VerbFrame,
    sources: Actors, targets: Actors,
) -> Actors:  # fmt: skip
    """Who stands at the missing end, if that may be said of this type and place."""
    known = sources or targets
    if len(known) != 1 or known[0] in _FORUMS or clause.verb.lemma in _RECIPROCAL:
        return ()
    if any(_is_nobody(p) for p in (*clause.subject, *clause.objects)):
        return ()
    if not sources and any(pp.word == "by" for pp in clause.prepositions):
        return ()
    charges = (lexicon.is_noun_cue(p.head.lower, "accusation_noun") for p in clause.objects)
    if frame.type is T.REJECTION and any(charges):
        return ()
    other, place = _other(memory, named, known)
    allowed = _TARGETS if sources else _SOURCES
    return (other,) if frame.type in allowed.get(place, ()) else ()


def likely_end_of_noun(
    memory: Memory, named: Actors, sources: Actors, targets: Actors
) -> Actors:  # fmt: skip
    """Who stands at the missing end of a noun, where its place is right more often than not."""
    known = sources or targets
    if len(known) != 1 or known[0] in _FORUMS:
        return ()
    other, place = _other(memory, named, known)
    return (other,) if other and place in (_BESIDE_SOURCE if sources else ("seen",)) else ()


def _other(memory: Memory, named: Actors, known: Actors) -> tuple[str, str]:
    """The other actor, and whether the sentence or what came before it sets the two together."""
    counterpart = memory.counterpart_of(known)
    is_partner = counterpart is not None and counterpart == memory.partner_of(known)
    others = [actor for actor in named if actor not in known]
    if len(others) == 1:
        other = others[0]
        if other == counterpart:
            return other, "opponent"
        return other, "seen" if other in memory.previous else "only"
    if counterpart is None:
        return "", ""
    if not others and (is_partner or counterpart in memory.previous):
        return counterpart, "unnamed"
    return counterpart, "among" if is_partner and counterpart in others else ""


def without_echoes(events: list[Event]) -> list[Event]:
    """Without what would be said once more of the two that a verb stands between already."""
    if not any(event.unsaid == LIKELY for event in events):
        return events
    paired = {frozenset(dyad) for e in events if e.unsaid != LIKELY for dyad in e.dyads()}
    return [event for event in events if event.unsaid != LIKELY or not _is_echo(event, paired)]


def _is_echo(event: Event, paired: set[frozenset[str]]) -> bool:
    clause = event.clause
    hangs = clause is not None and clause.form != "finite"
    return hangs and any(frozenset(dyad) in paired for dyad in event.dyads())


def _is_nobody(phrase: NounPhrase) -> bool:
    return phrase.is_negated or phrase.head.lower in _NOBODY


_FORUMS = ("UN", "NATO", "ICJ", "ICC", "AU", "OSCE", "WTO")
_BESIDE_SOURCE = ("seen", "opponent", "unnamed")
_RECIPROCAL = words("fight quarrel discuss clash settle")
_NOBODY = words("nobody none nothing anybody anyone others everybody everyone")
_TARGETS = {
    "only": (T.ACCUSATION, T.REJECTION, T.DIPLOMATIC_SUPPORT, T.THREAT, T.NEGOTIATION, T.SANCTIONS,
             T.ALIGNMENT, T.MILITARY_COOPERATION, T.BASING_RIGHTS, T.COERCION),
    "seen": (T.ACCUSATION, T.AID, T.ARMED_CONFLICT, T.ARMS_SUPPLY, T.REJECTION, T.SANCTIONS,
             T.MILITARY_COOPERATION, T.COERCION, T.THREAT, T.DEMAND, T.RELATIONS_REDUCED,
             T.DIPLOMATIC_SUPPORT, T.ALIGNMENT, T.BASING_RIGHTS),
    "opponent": (T.ACCUSATION, T.DEMAND, T.SANCTIONS, T.REJECTION, T.DIPLOMATIC_SUPPORT, T.AID,
                 T.ARMS_SUPPLY, T.THREAT, T.COERCION, T.ECONOMIC_COOPERATION, T.OPPOSITION,
                 T.NEGOTIATION, T.MILITARY_COOPERATION, T.ALIGNMENT, T.BASING_RIGHTS),
    "unnamed": (T.ACCUSATION, T.DEMAND, T.NEGOTIATION, T.COERCION, T.REJECTION, T.AID, T.THREAT,
                T.RELATIONS_REDUCED, T.MILITARY_COOPERATION, T.SANCTIONS, T.ALIGNMENT),
    "among": (T.SANCTIONS, T.DIPLOMATIC_SUPPORT, T.MILITARY_COOPERATION, T.THREAT, T.NEGOTIATION,
              T.ACCUSATION, T.DEMAND, T.ECONOMIC_COOPERATION, T.ALIGNMENT),
}  # fmt: skip
_SOURCES = {
    "only": (T.COERCION, T.THREAT, T.MILITARY_COOPERATION, T.ALIGNMENT),
    "seen": (
        T.COERCION,
        T.ACCUSATION,
        T.ARMS_SUPPLY,
        T.THREAT,
        T.RELATIONS_REDUCED,
        T.DEMAND,
        T.ARMED_CONFLICT,
    ),
    "opponent": (T.SANCTIONS, T.ARMS_SUPPLY, T.COERCION, T.DEMAND, T.RELATIONS_REDUCED),
    "unnamed": (T.COERCION, T.NEGOTIATION, T.ARMED_CONFLICT),
    "among": (T.COERCION, T.SANCTIONS, T.REJECTION),
}
