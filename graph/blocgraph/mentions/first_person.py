"""Who "we", "I" and "you" are: those quoted, those whose turn it is, or those who write."""

from __future__ import annotations

import re

from blocgraph.mentions.anaphors import Anaphor
from blocgraph.mentions.memory import Memory, Scene
from blocgraph.mentions.spans import ANAPHOR, CAPITAL, NAME, OFFICE, PLACE, Reference

_SPEAKING = frozenset({OFFICE, CAPITAL, NAME, ANAPHOR})
_SAYS = (
    r"(?:said|says|told|tells|added|adds|insisted|insists|warned|warns|declared|declares|wrote|writes"
    r"|replied|argued|argues|admitted|recalled|complained|noted|stressed|explained|vowed|boasted"
    r"|quipped|joked|remarked|stated|announced|continued|concluded|went on)"
)
_SOMEBODY = re.compile(
    rf"\b(?:an?|one|another|some|several|many|the) (?!(?:minister|president|ministry|government)\b)"
    rf"[a-z-]+(?: [a-z-]+){{0,3}},? {_SAYS}\b|\b{_SAYS} (?:an?|one|another) [a-z]"
)
_HE = re.compile(rf"\b(?:[Hh]e|[Ss]he) (?:also |later |then )?{_SAYS}\b|\b{_SAYS} (?:he|she)\b")
_OF_WHOM = re.compile(rf"\b{_SAYS} of (?:the )?$")
_QUOTES = re.compile(r"“[^”]*”?|\"[^\"]*\"?")
_END_OF_SINGLE = re.compile(r"’(?!\w)")


def first_person(anaphor: Anaphor, scene: Scene, memory: Memory) -> tuple[str, ...]:
    """Whose word it is: of the one who is quoted, or of the state whose statement the text is."""
    following = scene.rest[0] if scene.rest else None
    if following and memory.text[anaphor.end : following.start] in (" ", " in "):
        if following.is_plural or following.kind == PLACE:
            return following.actors
    if is_quoted(memory.text, scene.sentence.start, anaphor.start):
        return _quoted(scene, memory)
    if memory.context.turns is not None:
        turn = memory.context.turns.at(anaphor.start)
        return turn.actors if turn is not None else ()
    return memory.label or memory.context.authors


def first_person_singular(anaphor: Anaphor, scene: Scene, memory: Memory) -> tuple[str, ...]:
    """The state or organisation of the official who says "I"."""
    if is_quoted(memory.text, scene.sentence.start, anaphor.start):
        speaker = _quoted(scene, memory)
        return speaker if memory.is_speaker_person else ()
    turns = memory.context.turns
    if turns is None:
        return memory.context.authors if memory.context.is_official else ()
    turn = turns.at(anaphor.start)
    return turn.actors if turn is not None else ()


def second_person(anaphor: Anaphor, memory: Memory) -> tuple[str, ...]:
    """Whom a journalist addresses."""
    if memory.context.turns is None:
        return memory.guest if memory.is_asked else ()
    turn = memory.context.turns.at(anaphor.start)
    return turn.addressed if turn is not None else ()


def told_of(anaphor: Anaphor, scene: Scene, memory: Memory) -> tuple[str, ...]:
    """Of whom a quotation is said: "they have threatened us," A said of *B*."""
    text, start = memory.text, scene.sentence.start
    if not scene.rest or not is_quoted(text, start, anaphor.start):
        return ()
    for reference in scene.rest:
        before = text[max(start, reference.start - 30) : reference.start]
        if _OF_WHOM.search(before) and not is_quoted(text, start, reference.start):
            return reference.actors
    return ()


def is_quoted(text: str, start: int, place: int) -> bool:
    """Whether a quotation that begins after START is open at PLACE."""
    opening = text[start:place]
    if opening.count("“") > opening.count("”") or opening.count('"') % 2 == 1:
        return True
    single = opening.rfind("‘")
    return single >= 0 and _END_OF_SINGLE.search(opening, single) is None


def _quoted(scene: Scene, memory: Memory) -> tuple[str, ...]:
    """Whose words the quotation of this sentence is; noted for the next ones."""
    text, sentence = memory.text, scene.sentence
    for reference in scene.done + scene.rest:
        if reference.kind in _SPEAKING and not is_quoted(text, sentence.start, reference.start):
            _note(reference, memory)
            return reference.actors
    outside = _QUOTES.sub(" ", sentence.text)
    if _SOMEBODY.search(outside):
        memory.speaker, memory.is_speaker_person = (), False
    elif _HE.search(outside):
        people = [r for _, references in memory.past(2) for r in references if r.is_person]
        if people:
            _note(people[0], memory)
    return memory.speaker


def _note(reference: Reference, memory: Memory) -> None:
    memory.speaker, memory.is_speaker_person = reference.actors, reference.is_person
