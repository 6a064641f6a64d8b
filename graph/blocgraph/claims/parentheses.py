"""Who speaks in the middle of what is said: "B, the minister of A added, had supplied ..."."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from blocgraph.claims.clause import Clause
from blocgraph.claims.lexicon import Lexicon
from blocgraph.claims.phrases import Element, NounPhrase, Particle, Phrases
from blocgraph.claims.verb_groups import VerbGroup

_OPEN_ENDED = ("go", "continue", "recall", "warn")
_LONGEST = 4


def take_parenthesis(phrases: Phrases, lexicon: Lexicon) -> Clause | None:
    """Cut such an insertion out of the elements, and give it as a clause of its own."""
    elements = phrases.elements
    place = _opening(elements)
    if place is None:
        return None
    speaker, verb = elements[place + 1], elements[place + 2]
    assert isinstance(speaker, NounPhrase)
    assert isinstance(verb, VerbGroup)
    if not _says(verb, lexicon):
        return None
    last = min(place + 3 + _LONGEST, len(elements))
    close = next((i for i in range(place + 3, last) if _is_comma(elements[i])), None)
    if close is None or any(isinstance(e, VerbGroup) for e in elements[place + 3 : close]):
        return None
    following = elements[close + 1] if close + 1 < len(elements) else None
    goes_on = isinstance(following, VerbGroup) and following.form != "ing"
    cleft = isinstance(following, Particle) and following.kind in ("T", "R")
    if not (goes_on or cleft):
        return None
    if cleft:
        elements[close + 1] = Particle(following.start, following.end, "that", "R")  # type: ignore[union-attr]
    marker = "which" if _is_relative(elements[place - 1]) else ""
    del elements[place : close + 1]
    if verb.lemma in _OPEN_ENDED:
        verb = replace(verb, lemma="say")
    return Clause(verb, place if marker else 0, "finite", subject=[speaker], marker=marker)


def _opening(elements: Sequence[Element]) -> int | None:
    """The comma before the speaker; only a subject or "it was A" may stand before it."""
    is_first = True
    for place, element in enumerate(elements[:-3]):
        if not isinstance(element, Particle):
            is_first &= not isinstance(element, VerbGroup) or element.lemma == "be"
            continue
        is_first |= element.kind == "SEP"
        if element.kind != ",":
            continue
        before = elements[place - 1] if place else None
        if (is_first and isinstance(before, NounPhrase)) or _is_relative(before):
            follows = elements[place + 1 : place + 3]
            if isinstance(follows[0], NounPhrase) and isinstance(follows[1], VerbGroup):
                return place
    return None


def _is_relative(element: Element | None) -> bool:
    return isinstance(element, Particle) and element.kind == "R"


def _says(verb: VerbGroup, lexicon: Lexicon) -> bool:
    if verb.negated or len(verb.tokens) > 2:
        return False
    said = lexicon.is_cue(verb.lemma, "say") or lexicon.is_cue(verb.lemma, "claim")
    return said or verb.lemma in _OPEN_ENDED


def _is_comma(element: Element) -> bool:
    return isinstance(element, Particle) and element.kind == ","


def hang_on_parenthesis(clauses: Sequence[Clause], speech: Clause) -> None:
    """Let everything in the sentence be said by who speaks in its middle."""
    for clause in clauses:
        if speech.marker:
            if clause.link == "relative" and clause.place == speech.place:
                clause.governor, clause.link = speech, "that"
        elif clause.link == "main" and clause.governor is None:
            clause.governor, clause.link = speech, "that"
        elif clause.link == "relative" and clause.governor is not None:
            if clause.governor.verb.lemma == "be" and clause.governor.subject[:1] and (
                clause.governor.subject[0].head.lower == "it"
            ):  # fmt: skip
                clause.governor, clause.link = speech, "that"
