"""To which actors a pronoun refers."""

from __future__ import annotations

from blocgraph.mentions.anaphors import Anaphor
from blocgraph.mentions.first_person import (
    first_person,
    first_person_singular,
    second_person,
    told_of,
)
from blocgraph.mentions.memory import Memory, Scene
from blocgraph.mentions.persons import resolve_person
from blocgraph.mentions.plurals import resolve_they
from blocgraph.mentions.salience import resolve_it


def resolve_pronoun(anaphor: Anaphor, scene: Scene, memory: Memory) -> tuple[str, ...]:
    """The actors that a pronoun stands for; none where that would be a guess."""
    if anaphor.words in ("we", "us", "our", "ours"):
        return first_person(anaphor, scene, memory)
    if anaphor.words in ("i", "me", "my"):
        return first_person_singular(anaphor, scene, memory)
    if anaphor.words in ("you", "your", "yours"):
        return second_person(anaphor, memory)
    if told := told_of(anaphor, scene, memory):
        return told
    if anaphor.words in ("he", "him", "his", "she", "her"):
        return resolve_person(anaphor, scene, memory)
    if anaphor.words == "themselves":
        return ()
    if anaphor.words in ("they", "them", "their"):
        return resolve_they(anaphor, scene, memory)
    return resolve_it(anaphor, scene, memory)
