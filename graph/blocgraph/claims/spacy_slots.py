"""Who stands where about a word of a dependency parse (labels as in spaCy's English pipelines)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from blocgraph.claims.lexicon import Lexicon
from blocgraph.model import Mention, Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS = ("nsubj", "csubj")
_PASSIVE_SUBJECTS = ("nsubjpass", "nsubj:pass")
_OBJECTS = ("dobj", "obj")
_MODIFIERS = ("amod", "compound", "nmod", "poss", "nmod:poss")
_LINKS = ("conj", "xcomp", "advcl")


class Parsed:
    """A parsed sentence with the actors that its words stand for."""

    def __init__(self, doc: Doc, sentence: Sentence, mentions: tuple[Mention, ...]) -> None:
        self._actors: dict[int, tuple[str, ...]] = {}
        for mention in mentions:
            first, last = mention.start - sentence.start, mention.end - sentence.start
            span = doc.char_span(first, last, alignment_mode="expand")
            if span is not None and mention.kind != "place":
                for token in span:
                    self._actors[token.i] = mention.actors

    def named(self, token: Token) -> tuple[str, ...]:
        """The actors of a word and of those it is joined to: its own, or those it belongs to."""
        found: dict[str, None] = {}
        for word in conjuncts(token):
            own = self._actors.get(word.i)
            if own is None:
                parts = [child for child in word.children if child.dep_ in _MODIFIERS]
                own = next((self._actors[part.i] for part in parts if part.i in self._actors), ())
            found.update(dict.fromkeys(own))
        return tuple(found)

    def at(self, verb: Token, slot: str) -> tuple[str, ...]:
        """The actors at a slot of a verb's frame, as the tables name it."""
        passive = any(child.dep_ in _PASSIVE_SUBJECTS for child in verb.children)
        if slot == "subj":
            return self._after(verb, ("by",)) if passive else self._subject(verb)
        if slot in ("obj", "pat"):
            labels = _PASSIVE_SUBJECTS if passive else _OBJECTS
            return self._of_children(verb, labels)
        if slot == "iobj":
            return self._of_children(verb, ("dative", "iobj"))
        if slot == "mod":
            labels = _PASSIVE_SUBJECTS if passive else _OBJECTS
            return self._below(child for child in verb.children if child.dep_ in labels)
        if slot == "that":
            inner = (child for child in verb.children if child.dep_ in ("ccomp", "xcomp"))
            return next((self._subject(child) for child in inner), ())
        return self._after(verb, (slot,))

    def at_noun(self, noun: Token, slot: str) -> tuple[str, ...]:
        """The actors at a slot of a noun's frame."""
        if slot in ("poss", "mod"):
            labels = ("poss", "nmod:poss") if slot == "poss" else ("amod", "compound", "nmod")
            return self._of_children(noun, labels)
        if slot == "subj":
            verb = noun.head
            is_object = noun.dep_ in _OBJECTS
            return self.at(verb, "subj") if is_object and verb.pos_ in ("VERB", "AUX") else ()
        return self._after(noun, (slot,)) or (
            self._after(noun.head, (slot,)) if noun.dep_ in _OBJECTS and slot != "of" else ()
        )

    def objects(self, verb: Token) -> Iterator[Token]:
        """The words of what is done to, or handed over."""
        for child in verb.children:
            if child.dep_ in (*_OBJECTS, *_PASSIVE_SUBJECTS):
                yield from child.subtree

    def doers(self, verb: Token) -> Iterator[Token]:
        """The words of who does it, in the active."""
        for child in verb.children:
            if child.dep_ in _SUBJECTS:
                yield from child.subtree

    def clause(self, verb: Token) -> Iterator[Token]:
        """The words that hang on a verb, without those of other clauses."""
        yield verb
        for child in verb.children:
            if child.dep_ not in ("ccomp", "advcl", "conj", "parataxis", "relcl"):
                yield from child.subtree

    def _subject(self, verb: Token) -> tuple[str, ...]:
        """Who does it; that of the verb it is joined to where it has none of its own."""
        seen: set[int] = set()
        while verb.i not in seen:
            seen.add(verb.i)
            found = self._of_children(verb, _SUBJECTS)
            if found or verb.dep_ not in _LINKS:
                return found
            if verb.dep_ == "xcomp" and (controlled := self._of_children(verb.head, _OBJECTS)):
                return controlled
            verb = verb.head
        return ()

    def _after(self, word: Token, wanted: tuple[str, ...]) -> tuple[str, ...]:
        """The actors after a preposition on the word or on its objects."""
        heads = [word, *(child for child in word.children if child.dep_ in _OBJECTS)]
        for head in heads:
            for child in head.children:
                if child.dep_ in ("prep", "agent", "dative") and child.lower_ in wanted:
                    found = self._of_children(child, ("pobj", "pcomp"))
                    if found:
                        return found
        return ()

    def _of_children(self, word: Token, labels: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(
            dict.fromkeys(
                actor
                for child in word.children
                if child.dep_ in labels
                for actor in self.named(child)
            )
        )

    def _below(self, words: Iterator[Token]) -> tuple[str, ...]:
        return tuple(
            dict.fromkeys(
                actor
                for word in words
                for token in word.subtree
                for actor in self._actors.get(token.i, ())
            )
        )


def conjuncts(token: Token) -> Iterator[Token]:
    """The word and those that are joined to it after it."""
    yield token
    for child in token.children:
        if child.dep_ in ("conj", "appos"):
            yield from conjuncts(child)


def prepositions(verb: Token) -> set[str]:
    """The prepositions that hang on a verb."""
    return {child.lower_ for child in verb.children if child.dep_ in ("prep", "agent", "dative")}


def lemma_of(token: Token, lexicon: Lexicon) -> str:
    """The lemma that the pipeline gives; else that of the tables."""
    if token.lemma_:
        return str(token.lemma_).lower()
    readings = lexicon.verb_readings.get(token.lower_, ())
    return readings[0][0] if readings else str(token.lower_)
