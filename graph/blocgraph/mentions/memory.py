"""What a reader keeps in mind of the last sentences: who was mentioned, and together with whom."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from blocgraph.actors import load_actors
from blocgraph.mentions.context import Context
from blocgraph.mentions.grammar import coordinated, is_first_person, is_in_brackets, subjects_of
from blocgraph.mentions.rows import actor_classes
from blocgraph.mentions.spans import ANAPHOR, DEMONYM, PLACE, Reference
from blocgraph.model import Sentence
from blocgraph.vocabulary import ActorKind

_SENTENCES = 4
_GROUPS = 30
_OPENING = 40  # characters within which an actor is what a sentence without subject is about


class Scene(NamedTuple):
    """In SENTENCE the references DONE come before what is to be resolved, and REST after it."""

    sentence: Sentence
    done: list[Reference]
    rest: list[Reference]


class Note(NamedTuple):
    """A sentence from START on has REFERENCES, of which SUBJECTS act; IS_HEADING of an item."""

    start: int
    references: list[Reference]
    subjects: list[Reference]
    is_heading: bool


class Memory:
    """The references of the last sentences and the groups that the document has named."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.text = context.document.text
        self.groups: deque[tuple[str, ...]] = deque(maxlen=_GROUPS)
        self.speaker: tuple[str, ...] = ()
        self.is_speaker_person = False
        self.label: tuple[str, ...] = ()
        self.guest: tuple[str, ...] = ()
        self.is_asked = False
        self.sides: tuple[str, ...] = ()
        self._sentences: deque[Note] = deque(maxlen=_SENTENCES)

    def add(self, sentence: Sentence, references: list[Reference]) -> None:
        """Remember a sentence."""
        for reference in references:
            if reference.kind != PLACE:
                self.context.count(reference.actors)
        subjects = subjects_of(self.text, sentence.start, references)
        heading = is_heading(self.text, sentence)
        self._sentences.append(Note(sentence.start, references, subjects, heading))
        groups = [codes_of(group) for group in coordinated(self.text, references)]
        self.groups.extend(codes for codes in groups if len(codes) > 2)
        states = actors_of_kind(ActorKind.STATE)
        together = (codes for codes in groups if len(codes) > 1 and states.issuperset(codes))
        self.sides = self.sides or next(together, ())

    def past(self, sentences: int = _SENTENCES) -> list[tuple[int, list[Reference]]]:
        """Start and references of the last sentences, the latest first."""
        notes = list(self._sentences)[::-1][:sentences]
        return [(note.start, note.references) for note in notes]

    def item(self, sentences: int) -> list[Note]:
        """The last sentences since the last heading, the latest first."""
        notes: list[Note] = []
        for note in list(self._sentences)[::-1][:sentences]:
            notes.append(note)
            if note.is_heading:
                break
        return notes

    def windows(self, scene: Scene, sentences: int = _SENTENCES) -> Iterator[list[Reference]]:
        """The references of this sentence so far, and then of the last ones, the latest first."""
        yield scene.done
        for _, references in self.past(sentences):
            yield references

    def subjects(self, scene: Scene) -> list[Reference]:
        """The subjects of this sentence so far."""
        return subjects_of(self.text, scene.sentence.start, scene.done)

    def previous_subject(self, excluded: set[str]) -> tuple[str, ...]:
        """What the last two sentences are about, save for some actors."""
        for start, references in self.past(2):
            usable = [
                r
                for r in references
                if len(r.actors) == 1
                and r.kind not in (PLACE, DEMONYM)
                and not excluded.intersection(r.actors)
                and not is_first_person(self.text, r)
                and not is_in_brackets(self.text, start, r.start)
            ]
            for reference in subjects_of(self.text, start, references):
                if reference in usable and not reference.is_plural:
                    return reference.actors
            if usable:
                again = [r for r in usable if r.kind == ANAPHOR]
                if again or usable[0].start - start < _OPENING:
                    return (again or usable)[0].actors
        return ()


_ENDS = frozenset(".?!…:;,\"”’')")
_LONGEST_HEADING = 110


def is_heading(text: str, sentence: Sentence) -> bool:
    """Whether a sentence stands alone on its line and ends like no sentence."""
    if sentence.end - sentence.start > _LONGEST_HEADING or text[sentence.end - 1] in _ENDS:
        return False
    is_alone = sentence.start == 0 or text[sentence.start - 1] in "\n\t "
    return is_alone and text[sentence.end : sentence.end + 1] in ("\n", "")


def codes_of(references: list[Reference]) -> tuple[str, ...]:
    """All actors of some references, each once."""
    return tuple(dict.fromkeys(code for r in references for code in r.actors))


@cache
def actors_of_kind(kind: ActorKind) -> frozenset[str]:
    """The codes of all actors of a kind."""
    return frozenset(actor.code for actor in load_actors() if actor.kind is kind)


def actors_that_fit(antecedent: str) -> frozenset[str]:
    """The codes that a class of antecedents allows: a kind of actor or a describing word."""
    if antecedent in tuple(ActorKind):
        return actors_of_kind(ActorKind(antecedent))
    return actor_classes()[antecedent]


def single_of(
    references: list[Reference], fits: frozenset[str], taken: set[str]
) -> list[Reference]:
    """The references to one actor alone that fits and is not taken."""
    return [
        r
        for r in references
        if len(r.actors) == 1 and r.actors[0] in fits and not taken.intersection(r.actors)
    ]
