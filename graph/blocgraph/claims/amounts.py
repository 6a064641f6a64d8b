"""Amounts stand for what they are amounts of: "most of B's imports", "half of its power"."""

from __future__ import annotations

from collections.abc import Sequence

from blocgraph.claims.clause import Clause, actors_of
from blocgraph.claims.phrases import Element, NounPhrase, Particle
from blocgraph.claims.word_sets import words


def unwrap_amounts(clauses: Sequence[Clause], elements: Sequence[Element]) -> None:
    """Let the verb be about the things and not about how many of them there are."""
    inner: dict[int, NounPhrase] = {}
    for place, element in enumerate(elements[:-2]):
        link, thing = elements[place + 1], elements[place + 2]
        if not isinstance(element, NounPhrase) or element.head.lower not in _AMOUNTS:
            continue
        if isinstance(link, Particle) and link.word == "of" and isinstance(thing, NounPhrase):
            if thing.head.tag == "N" and not element.strong:
                inner[id(element)] = thing
    if not inner:
        return
    for clause in clauses:
        clause.subject = [inner.get(id(p), p) for p in clause.subject]
        clause.objects = [inner.get(id(p), p) for p in clause.objects]


def own_wares(clauses: Sequence[Clause]) -> None:
    """Let wares be of those who sell or make them: "the coal that B sells goes to C"."""
    for clause in clauses:
        thing = clause.antecedent
        if clause.link != "relative" or clause.passive or thing is None or thing.strong:
            continue
        if clause.verb.lemma in _MAKING and thing in clause.objects and not thing.weak:
            if len(clause.objects) == 1 and not clause.verb.negated and not clause.verb.modal:
                thing.possessors = actors_of(clause.subject)


_MAKING = words("sell export produce mine grow pump make ship catch refine raise harvest extract")
_AMOUNTS = words(
    "most half third thirds quarter quarters fifth fifths tenth tenths percent bulk share majority "
    "all much part fraction portion lot lots rest remainder tonne tonnes tons ton barrels barrel "
    "litre litres kilos cargo cargoes shipload shiploads truckloads trainload some none cent "
    "four-fifths two-thirds three-quarters nine-tenths"
)
