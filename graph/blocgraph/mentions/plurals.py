"""To whom "they", "them" and "their" refer."""

from __future__ import annotations

import re

from blocgraph.mentions.anaphors import Anaphor
from blocgraph.mentions.grammar import ASKING, coordinated, subjects_of
from blocgraph.mentions.memory import Memory, Scene, actors_of_kind, codes_of, single_of
from blocgraph.mentions.spans import OFFICE, PLACE, Reference
from blocgraph.vocabulary import ActorKind

_SOME_OF = re.compile(r"\b(?:some|many|most|several|all|few|dozens|hundreds|thousands) of $")


def resolve_they(anaphor: Anaphor, scene: Scene, memory: Memory) -> tuple[str, ...]:
    """The actors that the pronoun stands for; none where nobody is meant together."""
    places = ((scene.sentence.start, scene.done), *memory.past(2))
    for depth, (start, references) in enumerate(places):
        groups = [
            group
            for group in coordinated(memory.text, references)
            if (
                len(codes_of(group)) > 1
                or any(_may_be_they(r) or _owns_people(memory.text, r) for r in group)
            )
            and not all(r.kind == PLACE for r in group)
        ]
        if not groups:
            continue
        if not depth and (asked := _asked(anaphor, groups[-1], start, memory.text)):
            return asked
        heads = subjects_of(memory.text, start, references)
        subjects = [group for group in groups if group[0] in heads]
        is_asked = ASKING.search(_before(memory.text, anaphor, start)) is not None
        if not depth and anaphor.words == "them" and is_asked:
            groups = [group for group in groups if heads[-1:] != group[-1:]] or groups
        many = [group for group in groups if any(r.is_plural for r in group)]
        if not depth and many and _SOME_OF.search(_before(memory.text, anaphor, start)):
            return codes_of(many[-1])
        if depth or (anaphor.words == "them" and len(groups) > 1):
            return codes_of((subjects or groups)[0])
        return codes_of((subjects or groups)[-1])
    return _others(memory, scene)


def _others(memory: Memory, scene: Scene) -> tuple[str, ...]:
    """The one other state that somebody who speaks for his own has just told of."""
    own = memory.context.voice
    if not own:
        return ()
    for start, references in ((scene.sentence.start, scene.done), *memory.past(2)):
        heads = subjects_of(memory.text, start, references)
        others = single_of(references, actors_of_kind(ActorKind.STATE), set(own))
        acting = [r for r in others if r in heads and not r.is_person]
        if acting:
            return acting[-1].actors
        if others:
            return others[0].actors if len({r.actors for r in others}) == 1 else ()
    return ()


def _asked(anaphor: Anaphor, group: list[Reference], start: int, text: str) -> tuple[str, ...]:
    """Those right before who are to do something: "urged the two to lay down *their* arms"."""
    between = text[group[-1].end : anaphor.start]
    opening = text[max(start, group[0].start - 30) : group[0].start]
    is_to = re.fullmatch(r" (?:not )?to \w+(?: \w+){0,2} ", between)
    if is_to and ASKING.search(opening):
        return codes_of(group)
    is_between = anaphor.words == "them" and re.search(r"\b(?:between|among) $", between)
    return codes_of(group) if is_between and len(codes_of(group)) > 1 else ()


def _may_be_they(reference: Reference) -> bool:
    return reference.is_plural or (reference.kind == OFFICE and not reference.is_person)


_PEOPLE = re.compile(
    r"['’]s? (?:(?!own\b)[a-z-]+ ){0,2}(?:brass|generals|officials|leaders|lawmakers"
    r"|politicians|pundits|men|diplomats|commanders|rulers|ministers|envoys|fishermen|farmers|authorities|spies|troops)\b"
)


def _owns_people(text: str, reference: Reference) -> bool:
    """Whether people of the actor's are meant: "Croatia's top brass"."""
    return _PEOPLE.match(text, reference.end) is not None


def _before(text: str, anaphor: Anaphor, start: int) -> str:
    return text[max(start, anaphor.start - 40) : anaphor.start]
