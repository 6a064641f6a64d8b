"""Who acts in the clause of a pronoun, and whom the pronoun can therefore not mean."""

from __future__ import annotations

import re
from typing import NamedTuple

from blocgraph.mentions.anaphors import Anaphor
from blocgraph.mentions.grammar import coordinated, is_first_person
from blocgraph.mentions.memory import Memory, Scene, codes_of
from blocgraph.mentions.spans import DEMONYM, Reference


class Subject(NamedTuple):
    """REFERENCE acts from PLACE on; in a relative clause if IS_RELATIVE."""

    place: int
    reference: Reference
    is_relative: bool


_WHICH = re.compile(
    r",? (?:which|who|that)"
    r"(?= (?!(?:the|an?|its?|he|she|they|their|his|her|we|some|no|many)\b)[a-z])"
)
_WHOSE = re.compile(r",? whose [a-z-]+(?: [a-z-]+)?")
_ASIDE = re.compile(
    r"\s+(?:\w+ly\s+)?(?:said|says?|noted|notes|added|adds|insists|insisted|writes|wrote|claims"
    r"|claimed|believes|hopes|hoped|argues|argued|stressed|stresses|warned|warns|reports|reported"
    r"|suggested|maintains|recalled|complained|tells us|told us|announced|announces)\b"
    r"[^,.;]{0,24}[,.;]"
)


def subjects_at(scene: Scene, memory: Memory, place: int) -> list[Subject]:
    """Who acts in the clauses before a place, and in those whose end has not come."""
    text = memory.text
    found: list[Subject] = []
    plain = memory.subjects(scene)
    for reference in scene.done:
        if reference.end > place:
            break
        if reference in plain and not is_aside(text, scene, reference):
            found.append(Subject(reference.start, reference, False))
        relative = _WHICH.match(text, reference.end, place) or _WHOSE.match(
            text, reference.end, place
        )
        if relative and reference.kind != DEMONYM and not is_closed(text, relative.end(), place):
            found.append(Subject(relative.end(), reference, True))
    return found


def is_aside(text: str, scene: Scene, reference: Reference) -> bool:
    """Whether somebody's saying it is put between commas: "Chile, *he noted*, had left"."""
    before = text[max(scene.sentence.start, reference.start - 2) : reference.start]
    return before == ", " and _ASIDE.match(text, reference.end, scene.sentence.end) is not None


_COMMA_ENDS = re.compile(r", (?!and [a-z]+(?:ed|s)\b)|[;:]")


def is_closed(text: str, start: int, place: int) -> bool:
    """Whether a relative clause that begins at START is over before PLACE."""
    return _COMMA_ENDS.search(text, start, place) is not None


_JOINING = re.compile(
    r"\b(?:ratif\w+|approv\w+|block\w*|veto\w*|back(?:s|ed|ing)?|support\w*|oppos\w+|delay\w*|"
    r"endors\w+|hold(?:s|ing)? up|held up|sign(?:ed|s)? off on)\s+$"
)
_MEMBERSHIP = re.compile(
    r"\s+(?:\w+\s+)?(?:entry|accession|membership|bid|admission|candidacy|application|joining)\b"
)
_COPULA = re.compile(
    r"\b(?:is|was|are|were|be|been|remains?|remained|become|becomes|became)\s+"
    r"(?:(?:one of|among|now|still|also|by far|long)\s+)*$"
)
_FRONTED = re.compile(
    r"\b(?:[Ww]ith|[Aa]gainst|[Aa]longside|Like|Unlike|[Tt]o|[Ff]rom|[Ff]or)(?: the)? $"
)
_WITH_WHICH = re.compile(r"\b(?:with|to|from|against|for|at|on|in|by|of) (?:which|whom) $")
_ITS_WITH = re.compile(
    r"(?: (?!and\b|or\b|from\b)[\w-]+){1,5} (?:with|of|on|against|to|towards?|over|from)(?: the)? "
    r"|(?: [a-z-]+){0,3} (?:neighbou?r|ally|rival|partner|foe|enemy|patron|adversary),? "
)


def excluded_by(
    anaphor: Anaphor, scene: Scene, memory: Memory, subjects: list[Subject], is_done_to: bool
) -> set[str]:
    """The actors that the pronoun cannot mean, since they do something with or to it."""
    text, start = memory.text, scene.sentence.start
    before = text[max(start, anaphor.start - 40) : anaphor.start]
    last = subjects[-1].reference if subjects else None
    excluded: set[str] = set()
    if anaphor.words == "its":
        if _JOINING.search(before) and _MEMBERSHIP.match(text, anaphor.end):
            return {
                code
                for subject in subjects
                if not re.search(r"[;:]", text[subject.reference.end : anaphor.start])
                for code in subject.reference.actors
            }
        if last and _COPULA.search(before):
            excluded |= _joint(last, scene, text)
        following = next((r for r in scene.rest if r.start > anaphor.end), None)
        if following and _ITS_WITH.fullmatch(text, anaphor.end, following.start):
            excluded |= set(following.actors)
    elif is_done_to and last and not last.is_person:
        excluded |= _joint(last, scene, text)
    if last and is_first_person(text, last):
        excluded |= set(last.actors)
    if scene.done and _WITH_WHICH.search(before):
        excluded |= set(scene.done[-1].actors)
    return excluded | _fronted(anaphor, scene, text)


def _joint(reference: Reference, scene: Scene, text: str) -> set[str]:
    """The actors of a subject and of all that is coordinated with it."""
    for group in coordinated(text, scene.done):
        if reference in group:
            is_next_clause = (
                len(group) == 2
                and group[1] == reference
                and _AND_THEN.fullmatch(text, group[0].end, reference.start)
            )
            return set(reference.actors if is_next_clause else codes_of(group))
    return set(reference.actors)


_NEW_CLAUSE = re.compile(
    r"\b(?:that|which|whom|when|after|because|as|before|until|where|if|since|while|although|though"
    r"|and|but)\s+(?:the|our|my|its|his|her|their|an?|no|some|many|this|these|most)\s+[A-Za-z]"
    r"|\b(?:that|because|when|while|if|until|where|although|though)\s+[A-Z]"
    r"|[a-z], (?:which|who) (?:[a-z]+)"
)


def has_new_clause(subjects: list[Subject], anaphor: Anaphor, text: str) -> bool:
    """Whether a clause about something else has begun since: "the fund that the law bars *it*"."""
    return _NEW_CLAUSE.search(text, subjects[-1].reference.end + 1, anaphor.start) is not None


_AND_THEN = re.compile(r", (?:and|or)(?: the)? ")


def _fronted(anaphor: Anaphor, scene: Scene, text: str) -> set[str]:
    """Those with whom the pronoun's actor does something: "With China *it* has held talks"."""
    if anaphor.words != "it" or not scene.done:
        return set()
    if text[scene.done[-1].end : anaphor.start] not in (" ", ", "):
        return set()
    group = coordinated(text, scene.done)[-1]
    return (
        set(codes_of(group))
        if _FRONTED.search(text[scene.sentence.start : group[0].start])
        else set()
    )
