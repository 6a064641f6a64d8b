"""To whom "he" and "she" refer, and which state an officeholder without a name acts for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from blocgraph.mentions.anaphors import Anaphor
from blocgraph.mentions.binding import is_aside
from blocgraph.mentions.memory import Memory, Scene
from blocgraph.mentions.noun_phrases import role_chain
from blocgraph.mentions.rows import given_names, officeholders
from blocgraph.mentions.spans import ANAPHOR, Reference

_HERE = 6.0
_BEFORE = (4.0, 0.5)
_SUBJECT = 3.0
_AGAIN = 0.5
_FAR = 0.5
_WHO = (" who ", ", who ")
_FULL_NAME = re.compile(r"(?<![\w’'-])([^\W\d_a-z][\w’'-]+) [^\W\d_a-z][\w’'-]+")
_FRONTED = re.compile(r"\b(?:with|to|against|like|unlike|beside|alongside|after|before) $", re.I)


def resolve_person(anaphor: Anaphor, scene: Scene, memory: Memory) -> tuple[str, ...]:
    """For whom the person acts; nobody where somebody unknown was named after him."""
    best = max(_scored(anaphor, scene, memory), key=lambda pair: pair[0], default=None)
    if best is None:
        return ()
    chosen = best[1]
    is_here = chosen in scene.done
    if best[0] < _HERE + _SUBJECT - 1 and is_here:
        if _is_somebody_named(memory.text, chosen.end, anaphor.start, scene.done):
            return ()
    if not is_here and _is_somebody_named(
        memory.text, scene.sentence.start, anaphor.start, scene.done
    ):
        return ()
    return chosen.actors


def _scored(anaphor: Anaphor, scene: Scene, memory: Memory) -> Iterator[tuple[float, Reference]]:
    text = memory.text
    subjects = [r for r in memory.subjects(scene) if not is_aside(text, scene, r)]
    people = [r for r in scene.done if r.is_person and len(r.actors) == 1]
    out_of_question = _out_of_question(anaphor, scene, subjects, text)
    if out_of_question in people and (len(people) > 1 or anaphor.words not in ("him", "her")):
        people = [r for r in people if r != out_of_question]
    elif out_of_question in people:
        people = []
    for order, reference in enumerate(reversed(people)):
        score = _HERE - _FAR * order
        if reference in subjects:
            score += _SUBJECT
        yield score, reference
    for depth, note in enumerate(memory.item(2)):
        known = [r for r in note.references if len(r.actors) == 1 and _is_somebody(r, text)]
        for order, reference in enumerate(reversed(known)):
            score = _BEFORE[depth] - 0.1 * order
            is_acting = reference in note.subjects or text.startswith(_WHO, reference.end)
            score += _SUBJECT * is_acting
            yield score + _AGAIN * (reference.kind == ANAPHOR), reference


def _is_somebody(reference: Reference, text: str) -> bool:
    """Whether a person is meant, or owned by whom is meant: "*its* representative said"."""
    if reference.is_person or reference.kind != ANAPHOR:
        return reference.is_person
    if text[reference.start : reference.end].lower() != "its":
        return False
    chain = role_chain(text, reference.end, reference.end + 60)
    return chain is not None and chain.kind == "person"


def _out_of_question(
    anaphor: Anaphor, scene: Scene, subjects: list[Reference], text: str
) -> Reference | None:
    """The subject that does something to "him", or the one with whom "he" does something."""
    is_governed = anaphor.words == "him" or (
        anaphor.words == "her" and not re.match(r"\s+\w", text[anaphor.end : anaphor.end + 3])
    )
    if is_governed:
        return subjects[-1] if subjects else None
    last = scene.done[-1] if scene.done else None
    if last and anaphor.words in ("he", "she") and text[last.end : anaphor.start] == ", ":
        opening = text[scene.sentence.start : last.start]
        return last if _FRONTED.search(opening) else None
    return None


def _is_somebody_named(text: str, start: int, end: int, known: list[Reference]) -> bool:
    """Whether a full name of somebody who acts for nobody stands there."""
    return any(
        name[1] in _given()
        and not any(r.start < name.end() and name.start() < r.end for r in known)
        for name in _FULL_NAME.finditer(text, start, end)
    )


@cache
def _given() -> frozenset[str]:
    return frozenset(given_names())


def holder_of(role: str, scene: Scene, memory: Memory, sentences: int) -> tuple[str, ...]:
    """For whom the person acts who was last mentioned and holds an office."""
    for references in memory.windows(scene, sentences):
        for reference in reversed(references):
            if reference.is_person and len(reference.actors) == 1:
                words = memory.text[reference.start : reference.end]
                if role in words.lower() or role in _roles(words):
                    return reference.actors
    return ()


def _roles(words: str) -> frozenset[str]:
    parts = words.split()
    for size in range(min(3, len(parts)), 0, -1):
        found = _known().get(" ".join(parts[-size:]))
        if found:
            return found
    return frozenset()


@cache
def _known() -> dict[str, frozenset[str]]:
    """The offices that the bearers of a name have held."""
    found: dict[str, set[str]] = {}
    for holder in officeholders():
        for name in (holder.name, *holder.aliases):
            found.setdefault(name, set()).add(holder.role)
    return {name: frozenset(roles) for name, roles in found.items()}
