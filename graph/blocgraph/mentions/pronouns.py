"""To which actors a pronoun refers."""

from __future__ import annotations

from blocgraph.mentions.anaphors import Anaphor
from blocgraph.mentions.memory import Memory, Scene
from blocgraph.mentions.persons import resolve_person
from blocgraph.mentions.plurals import resolve_they
from blocgraph.mentions.salience import resolve_it
from blocgraph.mentions.spans import ANAPHOR, CAPITAL, NAME, OFFICE, PLACE


def resolve_pronoun(anaphor: Anaphor, scene: Scene, memory: Memory) -> tuple[str, ...]:
    """The actors that a pronoun stands for; none where that would be a guess."""
    if anaphor.words in ("we", "us", "our", "ours"):
        return first_person(anaphor, scene, memory)
    if anaphor.words in ("i", "me", "my"):
        return first_person_singular(anaphor, scene, memory)
    if anaphor.words in ("you", "your", "yours"):
        return second_person(anaphor, memory)
    if anaphor.words in ("he", "him", "his", "she", "her"):
        return resolve_person(anaphor, scene, memory)
    if anaphor.words == "themselves":
        return ()
    if anaphor.words in ("they", "them", "their"):
        return resolve_they(anaphor, scene, memory)
    return resolve_it(anaphor, scene, memory)


def first_person(anaphor: Anaphor, scene: Scene, memory: Memory) -> tuple[str, ...]:
    """Whose word it is: of the one who is quoted, or of the state whose statement the text is."""
    following = scene.rest[0] if scene.rest else None
    if following and memory.text[anaphor.end : following.start] in (" ", " in "):
        if following.is_plural or following.kind == PLACE:
            return following.actors
    if _is_quoted(memory.text, scene.sentence.start, anaphor.start):
        for reference in scene.done + scene.rest:
            is_inside = _is_quoted(memory.text, scene.sentence.start, reference.start)
            if not is_inside and reference.kind in _SPEAKING:
                memory.speaker = reference.actors
                break
        return memory.speaker
    if memory.context.turns is not None:
        turn = memory.context.turns.at(anaphor.start)
        return turn.actors if turn is not None else ()
    return memory.label or memory.context.authors


def first_person_singular(anaphor: Anaphor, scene: Scene, memory: Memory) -> tuple[str, ...]:
    """The state or organisation of the official who says "I" in a transcript."""
    turns = memory.context.turns
    if _is_quoted(memory.text, scene.sentence.start, anaphor.start):
        return ()
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


_SPEAKING = frozenset({OFFICE, CAPITAL, NAME, ANAPHOR})


def _is_quoted(text: str, start: int, place: int) -> bool:
    opening = text[start:place]
    return opening.count("“") > opening.count("”") or opening.count('"') % 2 == 1
