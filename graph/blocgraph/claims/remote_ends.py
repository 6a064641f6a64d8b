"""Ends of a verb that stand in another clause: who made its object, whose deed it answers."""

from __future__ import annotations

from collections.abc import Sequence

from blocgraph.claims.clause import Clause
from blocgraph.claims.lexicon import VerbFrame
from blocgraph.claims.slots import Actors, agents, led_by, meant, unique
from blocgraph.vocabulary import RelationType as T

_ANSWERING = (T.REJECTION, T.OPPOSITION, T.DIPLOMATIC_SUPPORT, T.ACCUSATION)


def maker_of(clauses: Sequence[Clause], clause: Clause, frame: VerbFrame, word: str) -> Actors:
    """By whom it was made that the preposition leads to: "against a draft submitted by B"."""
    if frame.type not in _ANSWERING or word == "by":
        return ()
    led = led_by(clause, (word,))
    makers = [o for o in clauses if o.link == "reduced" and o.antecedent in led]
    return unique(actor for other in makers if other.passive for actor in agents(other))


def doer_within(clauses: Sequence[Clause], clause: Clause, frame: VerbFrame) -> Actors:
    """By whom it was done that the verb judges: "condemned the raid on A carried out by B"."""
    if frame.type not in _ANSWERING or clause.passive or frame.trigger[0] in ("veto", "take"):
        return ()
    for other in clauses:
        if other.place > clause.place and other.governor is clause and other.link == "reduced":
            doers = agents(other) if other.passive else ()
            if doers:
                return doers
    return ()


def occasion(clauses: Sequence[Clause], clause: Clause) -> Actors:
    """Whose deed the verb answers: "A protested when B closed the bridge"."""
    for other in clauses:
        if other.governor is clause and other.marker in ("as", "after", "when", "because"):
            if other.verb.lemma not in ("do", "have", "be"):
                return agents(other)
    return ()


def outer_object(clause: Clause) -> Actors:
    """Whom the outer verb is done to: "telephoned B to express its thanks"."""
    governor = clause.governor
    if governor is None or clause.form != "inf" or clause.passive:
        return ()
    return meant(governor.objects)
