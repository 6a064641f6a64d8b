"""Pronouns and descriptions, resolved to the actors that a text has mentioned before."""

from __future__ import annotations

import re

from blocgraph.mentions.anaphors import PRONOUN, Anaphor, anaphors_in, find_anaphoric_phrases
from blocgraph.mentions.context import Context
from blocgraph.mentions.descriptions import (
    resolve_one,
    resolve_ordinal,
    resolve_related,
)
from blocgraph.mentions.first_person import first_person
from blocgraph.mentions.grammar import OWN_STATE
from blocgraph.mentions.groups import resolve_group, resolve_partners
from blocgraph.mentions.memory import Memory, Scene
from blocgraph.mentions.pronouns import resolve_pronoun
from blocgraph.mentions.rows import roles
from blocgraph.mentions.spans import ANAPHOR, OFFICE, Reference
from blocgraph.mentions.titles import titled_people
from blocgraph.model import Sentence
from blocgraph.vocabulary import ActorKind

_LABEL = re.compile(
    r"[A-Z][\w.’'-]*+(?:,? [A-Z][\w.’'-]*+){0,5}(?: \([A-Z][\w .’'-]{2,40}\))? ?:"
    r"|(?:The )?[Rr]epresentative of (?:the )?[A-Z][\w.’'-]*+"
    r"(?: (?:of |the )*[A-Z][\w.’'-]*+){0,4} ?:"
)
_FOR_STATE = re.compile(
    r"(?:THE )?(?:REPRESENTATIVE|DELEGATE|AMBASSADOR)|(?:The )?[Rr]epresentative"
)
_ROLE = re.compile(
    r"(?:THE )?(?:SPOKES\w+|MINISTER|PRIME MINISTER|PRESIDENT|AMBASSADOR|SECRETARY|FOREIGN \w+)\b"
)
_ASKING = ("Q:", "Question:", "QUESTION:")
_PERSONAL = frozenset({"he", "him", "his", "she", "her"})
_PLURAL = frozenset({"they", "them", "their", "themselves"})


def _are_many(anaphor: Anaphor) -> bool:
    return anaphor.antecedent == ActorKind.ARMED_GROUP and anaphor.words.endswith("s")


class Discourse:
    """Goes through a document and resolves what refers back."""

    def __init__(self, context: Context) -> None:
        self._memory = Memory(context)
        self._phrases = find_anaphoric_phrases(context.document.text)

    def pass_over(self, sentence: Sentence) -> None:
        """Take note of a sentence that mentions no actors."""
        self._memory.add(sentence, [])

    def resolve(self, sentence: Sentence, named: list[Reference]) -> list[Reference]:
        """The references of a sentence with those that refer back, in order."""
        named = self._with_titles(sentence, named)
        scene = Scene(sentence, [], list(named))
        self._read_label(sentence, named)
        for anaphor in self._anaphors(sentence, named):
            while scene.rest and scene.rest[0].start < anaphor.start:
                scene.done.append(scene.rest.pop(0))
            actors = self._actors(anaphor, scene)
            if actors:
                is_plural = len(actors) > 1 or anaphor.words in _PLURAL or _are_many(anaphor)
                is_person = self._is_person(anaphor)
                scene.done.append(
                    Reference(anaphor.start, anaphor.end, actors, ANAPHOR, is_person, is_plural)
                )
        references = scene.done + scene.rest
        self._memory.add(sentence, references)
        return references

    def _anaphors(self, sentence: Sentence, named: list[Reference]) -> list[Anaphor]:
        memory = self._memory
        is_joint = memory.context.issues_jointly
        return anaphors_in(memory.text, sentence, self._phrases, named, is_joint=is_joint)

    def _is_person(self, anaphor: Anaphor) -> bool:
        """Whether somebody is meant who acts for a state, and not the state: "his country"."""
        if anaphor.words in _PERSONAL:
            return OWN_STATE.match(self._memory.text, anaphor.end) is None
        return anaphor.number == "one" and roles().get(anaphor.words.split()[-1]) == "person"

    def _with_titles(self, sentence: Sentence, named: list[Reference]) -> list[Reference]:
        """With those named by a title alone: of the one state that has it, or of the report's."""
        home = self._memory.context.home
        people: list[Reference] = []
        for person in titled_people(self._memory.text, sentence, self._phrases, named):
            code = person.code or home
            if code:
                self._memory.context.introductions.add(person.name, code)
                people.append(Reference(person.start, person.end, (code,), OFFICE, True))
        return sorted([*named, *people]) if people else named

    def _read_label(self, sentence: Sentence, named: list[Reference]) -> None:
        """Take note of whose turn it is in a transcript: "Q: ...", "Mao Ning: ..."."""
        if self._memory.context.turns is not None:
            return
        label = _LABEL.match(self._memory.text, sentence.start, sentence.end)
        if label:
            end = label.end() - 1
            in_brackets = self._memory.text[end - 1] == ")"
            is_state = in_brackets or _FOR_STATE.match(label.group())
            end -= in_brackets
            ends = (end, end + in_brackets)
            speakers = [r for r in named if r.end in ends and (r.is_person or is_state)]
            self._memory.label = speakers[0].actors if speakers else ()
            context = self._memory.context
            if not speakers and context.home and _ROLE.match(label.group()):
                self._memory.label = (context.home,)
            self._memory.is_asked = label.group() in _ASKING
            if label.group() in ("A:", "Answer:"):
                self._memory.label = self._memory.guest
        elif not self._memory.guest:
            self._memory.guest = next((r.actors for r in named if r.is_person), ())

    def _actors(self, anaphor: Anaphor, scene: Scene) -> tuple[str, ...]:
        match anaphor.number:
            case number if number == PRONOUN:
                return resolve_pronoun(anaphor, scene, self._memory)
            case "one" if anaphor.words.startswith("our "):
                return first_person(anaphor, scene, self._memory)
            case "one" if anaphor.words.startswith("my "):
                return first_person(anaphor, scene, self._memory)
            case "one":
                return resolve_one(anaphor, scene, self._memory)
            case "ordinal":
                return resolve_ordinal(anaphor, scene, self._memory)
            case "other":
                return resolve_related(anaphor, scene, self._memory)
            case "others":
                return resolve_partners(anaphor, scene, self._memory)
        return resolve_group(anaphor, scene, self._memory)
