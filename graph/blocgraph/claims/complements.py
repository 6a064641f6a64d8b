"""Whose the forces, leaders or ships are that a phrase speaks of: "the armies of A and B"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from blocgraph.claims.lexicon import Lexicon
from blocgraph.claims.phrases import Element, NounPhrase, Particle, Phrases
from blocgraph.claims.slots import ALLIES
from blocgraph.claims.verb_groups import VerbGroup
from blocgraph.claims.word_sets import words


def adopt_complements(elements: Sequence[Element], lexicon: Lexicon) -> None:
    """Give phrases such as "the armies" the actors that "of" or "from" leads to."""
    for index, phrase in enumerate(elements):
        if not isinstance(phrase, NounPhrase) or phrase.strong:
            continue
        if _is_listed(phrase, lexicon, "private_noun"):
            phrase.modifiers = phrase.possessors = ()
        if phrase.head.lower in _OTHERS:
            phrase.possessors = ()
        backers = _backers(phrase)
        if backers:
            phrase.modifiers = tuple(a for a in phrase.modifiers if a not in backers)
        if phrase.weak:
            continue
        link = elements[index + 1] if index + 1 < len(elements) else None
        if not isinstance(link, Particle) or link.word not in ("of", "from", "for"):
            continue
        if link.word == "for" and phrase.head.lower not in _VOICES:
            continue
        if link.word == "from" and index and isinstance(elements[index - 1], VerbGroup):
            continue
        if link.word == "of" and (phrase.head.lower in _PARTS or phrase.head.tag == "NUM"):
            follows = elements[index + 2] if index + 2 < len(elements) else None
            if isinstance(follows, NounPhrase):
                others = follows.head.lower in ALLIES
                phrase.modifiers = follows.strong or (() if others else follows.weak)
        elif phrase.head.lower in _VOICES or _is_listed(phrase, lexicon, "agent_noun"):
            phrase.modifiers = _owners(elements, index + 2)


def adopt_pro_forms(phrases: Phrases, lexicon: Lexicon) -> None:
    """Let "one" be the noun it stands for: "a pact like the one that A made with B"."""
    if phrases.lowers.isdisjoint(_PRO_FORMS):
        return
    elements = phrases.elements
    for index, phrase in enumerate(elements):
        if not isinstance(phrase, NounPhrase) or phrase.head.lower not in _PRO_FORMS:
            continue
        follows = elements[index + 1] if index + 1 < len(elements) else None
        if not _tells_more(follows):
            continue
        noun = next((e for e in reversed(elements[max(0, index - _REACH) : index])
                     if isinstance(e, NounPhrase) and _is_known(e, lexicon)), None)  # fmt: skip
        if noun is None or any(isinstance(e, Particle) and e.kind == "SEP"
                               for e in elements[elements.index(noun) : index]):  # fmt: skip
            continue
        stand_in = replace(phrase.head, lower=noun.head.lower, tag="N")
        phrase.tokens = [stand_in if t is phrase.head else t for t in phrase.tokens]
        phrase.head = stand_in


def _tells_more(element: Element | None) -> bool:
    """Whether what follows says which one is meant: "one with B", "the one we signed"."""
    if isinstance(element, NounPhrase):
        return element.head.lower in ("it", "he", "she", "they", "we", "i")
    return isinstance(element, Particle) and element.word in _TELLING_MORE


def _is_known(phrase: NounPhrase, lexicon: Lexicon) -> bool:
    word = phrase.head.lower
    return word in lexicon.noun_readings and not phrase.strong


_COMPOUND = 3
_PRO_FORMS = ("one", "ones", "another", "those")
_TELLING_MORE = ("with", "that", "which", "between", "on", "against", "for")
_REACH = 8
_PARTS = words(
    "some many most several few dozens hundreds thousands scores one two three half part third "
    "quarter tenths quarters thirds fifths eighths sixths nine-tenths three-quarters "
    "two-thirds four-fifths chunk majority bulk handful remnants elements units contingents "
    "hundred thousand dozen all"
)
_VOICES = words(
    "speaker speakers spokesman spokeswoman spokesperson spokesmen representative representatives "
    "delegate delegates negotiator negotiators counsel lawyer lawyers"
)
_OTHERS = words("counterpart counterparts colleague colleagues")


_BACKED = words(
    "backed supported sponsored aligned allied funded financed linked affiliated friendly armed "
    "trained supplied equipped sanctioned occupied annexed"
)


def _backers(phrase: NounPhrase) -> tuple[str, ...]:
    """Who stands behind somebody else: Iran in "Iran-backed militias"."""
    tokens = phrase.tokens
    if len(tokens) < _COMPOUND:
        return ()
    return tuple(
        actor
        for first, dash, participle in zip(tokens, tokens[1:], tokens[2:], strict=False)
        if dash.lower in ("-", "–") and participle.lower in _BACKED
        for actor in first.actors
    )


def _is_listed(phrase: NounPhrase, lexicon: Lexicon, cue: str) -> bool:
    word = phrase.head.lower
    return lexicon.is_cue(word, cue) or lexicon.is_cue(lexicon.agent_plurals.get(word, ""), cue)


def _owners(elements: Sequence[Element], place: int) -> tuple[str, ...]:
    """The actors of the coordinated phrases from PLACE on."""
    found: list[str] = []
    while place < len(elements):
        phrase = elements[place]
        if not isinstance(phrase, NounPhrase):
            break
        actors = phrase.strong or phrase.weak or phrase.places
        if not actors:
            break
        found.extend(actors)
        link = elements[place + 1] if place + 1 < len(elements) else None
        if not isinstance(link, Particle) or link.word not in ("and", ","):
            break
        place += 2
    return tuple(dict.fromkeys(found))
