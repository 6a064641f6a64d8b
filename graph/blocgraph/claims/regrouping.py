"""The elements of a sentence in the order in which clauses are read from them.

English parts what belongs together: "had, together with B, barred", "has not closed, and will not
close, its border", "the embargo it imposed". Here it is put side by side before clauses are read.
"""

from __future__ import annotations

from blocgraph.claims.phrases import Element, NounPhrase, Particle, Phrases
from blocgraph.claims.tokens import Token
from blocgraph.claims.verb_groups import BE, VerbGroup
from blocgraph.claims.word_sets import words as words_of


def regroup(phrases: Phrases) -> None:
    """Put the elements of a sentence in reading order, in place."""
    elements, words, spoken = phrases.elements, phrases.words, phrases.lowers
    if not spoken.isdisjoint(_BRACKETS):
        _open_brackets(elements)
    _join_headline(elements)
    if "ought" in spoken:
        _join_ought(elements)
    _join_auxiliary(elements)
    if not spoken.isdisjoint(_JOINING):
        _join_companions(elements, words)
        _join_alternatives(elements, words)
    _join_verbs(elements)
    _open_contact_clauses(elements)


def _is(element: Element, kind: str) -> bool:
    return isinstance(element, Particle) and element.kind == kind


def _open_brackets(elements: list[Element]) -> None:
    """Take out what brackets explain, "the Congress (ANC)"; set other brackets between commas."""
    place = 0
    while place < len(elements):
        opening = elements[place]
        place += 1
        if not (isinstance(opening, Particle) and opening.word in _BRACKETS):
            continue
        close = _BRACKETS[opening.word]
        end = next((i for i in range(place, len(elements))
                    if getattr(elements[i], "word", "") == close), len(elements))  # fmt: skip
        inner = elements[place:end]
        if any(isinstance(e, VerbGroup) for e in inner):
            for mark in elements[place - 1 : place] + elements[end : end + 1]:
                assert isinstance(mark, Particle)
                mark.word, mark.kind = ",", ","
        elif inner and _is(inner[0], "P"):
            del elements[end : end + 1], elements[place - 1]
            place -= 1
        else:
            _explain(elements[place - 2] if place > 1 else None, inner)
            del elements[place - 1 : end + 1]
            place -= 1


def _explain(phrase: Element | None, inner: list[Element]) -> None:
    """Let the phrase mean the actor whose short name stands in brackets after it."""
    short = inner[0] if len(inner) == 1 else None
    if not (isinstance(phrase, NounPhrase) and isinstance(short, NounPhrase)):
        return
    if short.strong and short.head.text.isupper() and not phrase.strong:
        phrase.strong = short.strong


def _join_headline(elements: list[Element]) -> None:
    """Let the comma of "Oman, Qatar sign pact" be an "and"."""
    if len(elements) < 4:
        return
    first, comma, second, verb = elements[:4]
    named = isinstance(first, NounPhrase) and isinstance(second, NounPhrase)
    if not (named and _is(comma, ",") and isinstance(verb, VerbGroup)):
        return
    passive = len(elements) > 4 and getattr(elements[4], "word", "") == "by"
    if verb.form not in ("base", "part") or passive:
        return
    assert isinstance(first, NounPhrase)
    assert isinstance(second, NounPhrase)
    if first.strong and second.strong and len(verb.tokens) == 1:
        elements[1] = Particle(comma.start, comma.end, "and", "C")


def _join_ought(elements: list[Element]) -> None:
    """Make "ought to ask" one verb, as "should ask" is."""
    for place in range(len(elements) - 2):
        first, link, verb = elements[place : place + 3]
        if isinstance(first, VerbGroup) and first.modal == "ought" and _is(link, "TO"):
            if isinstance(verb, VerbGroup):
                verb.tokens = [*first.tokens, *verb.tokens]
                verb.form, verb.bare, verb.modal = "finite", False, "should"
                verb.negated |= first.negated
                del elements[place : place + 2]
                return


def _join_auxiliary(elements: list[Element]) -> None:
    """Move what stands between commas out of "had, after long talks, signed"."""
    for place in range(len(elements) - 3):
        first = elements[place]
        if not isinstance(first, VerbGroup) or not _is(elements[place + 1], ","):
            continue
        if not _is_auxiliary(first):
            continue
        closing = next(
            (i for i in range(place + 2, len(elements)) if not isinstance(elements[i], NounPhrase)
             and not _is(elements[i], "P") and not _is(elements[i], "C")), len(elements)
        )  # fmt: skip
        if closing + 1 >= len(elements) or not _is(elements[closing], ","):
            continue
        verb = elements[closing + 1]
        if not (isinstance(verb, VerbGroup) and _completes(first, verb)):
            continue
        verb.passive = first.tokens[-1].lower in BE and verb.form == "part"
        verb.tokens = [*first.tokens, *verb.tokens]
        verb.form, verb.bare = "finite", False
        verb.negated |= first.negated
        verb.modal = verb.modal or first.modal
        del elements[place]
        return


def _is_auxiliary(verb: VerbGroup) -> bool:
    return all(token.tag in ("AUX", "MOD", "NEG") for token in verb.tokens)


def _completes(first: VerbGroup, verb: VerbGroup) -> bool:
    """Whether the verb may follow the auxiliary: "was ... betrayed", "will ... not sell"."""
    last = first.tokens[-1].lower
    if len(verb.tokens) > 1 + verb.negated:
        return False
    if last in BE:
        return verb.form in ("part", "ing")
    return verb.form == "base" if first.tokens[-1].tag == "MOD" else verb.form != "ing"


def _join_companions(elements: list[Element], words: list[Token]) -> None:
    """Make "A, together with B," the subject "A and B"."""
    for place in range(1, len(elements) - 1):
        link = elements[place]
        if not isinstance(link, Particle) or not _leads_companion(link, words):
            continue
        start = place
        while start and (_is(elements[start - 1], ",") or elements[start - 1] in _filler(elements)):
            start -= 1
        before, after = elements[start - 1] if start else None, elements[place + 1]
        end = place + 1
        if _is(after, "P") and link.word == "as":
            end += 1
        if not (isinstance(before, NounPhrase) and end < len(elements)):
            continue
        group_end = end
        while group_end + 2 < len(elements) and (
            _is(elements[group_end + 1], "C") or _is(elements[group_end + 1], ",")
        ) and isinstance(elements[group_end + 2], NounPhrase):  # fmt: skip
            group_end += 2
        closing = group_end + 1
        if closing < len(elements) and _is(elements[closing], ","):
            closing += 1
        group = elements[end : group_end + 1]
        if not all(isinstance(e, Particle) or (isinstance(e, NounPhrase) and e.strong)
                   for e in group):  # fmt: skip
            continue
        if closing < len(elements) and isinstance(elements[closing], VerbGroup) and before.strong:
            joint = Particle(link.start, link.end, "and", "C")
            elements[start:closing] = [joint, *group]
            return


def _join_alternatives(elements: list[Element], words: list[Token]) -> None:
    """Let "as well as", and the "but" of "not only A but also B", be an "and"."""
    only = any(word.lower == "only" for word in words[:-1])
    for place, link in enumerate(elements[:-1]):
        if not isinstance(link, Particle):
            continue
        following = [word.lower for word in words[link.start : link.start + 3]]
        if following == ["as", "well", "as"]:
            elements[place : place + 2] = [Particle(link.start, link.start + 3, "and", "C")]
            return
        before, after = words[link.start - 1 : link.start], elements[place + 1]
        listed = before and before[0].tag in ("ACT", "N") and isinstance(after, NounPhrase)
        if link.word == "but" and only and listed:
            link.word = "and"
            return


def _filler(elements: list[Element]) -> list[Element]:
    return [e for e in elements if isinstance(e, NounPhrase) and e.head.lower in _TOGETHER]


def _leads_companion(link: Particle, words: list[Token]) -> bool:
    before = words[link.start - 1].lower if link.start else ""
    following = [word.lower for word in words[link.start : link.start + 3]]
    if link.word == "with":
        return before in _TOGETHER
    return link.word == "alongside" or following == ["as", "well", "as"]


def _join_verbs(elements: list[Element]) -> None:
    """Drop the commas of "has not closed, and will not close, its border"."""
    for place, first in enumerate(elements[:-5]):
        second = elements[place + 3]
        if not (isinstance(first, VerbGroup) and isinstance(second, VerbGroup)):
            continue
        _, comma, link, _, close, thing = elements[place : place + 6]
        if _is(comma, ",") and _is(link, "C") and _is(close, ",") and isinstance(thing, NounPhrase):
            elements[place : place + 6] = [first, link, second, thing]
            return


def _open_contact_clauses(elements: list[Element]) -> None:
    """Put "that" into "the sanctions it imposed"."""
    place = 1
    while place < len(elements) - 1:
        who = elements[place]
        if not isinstance(who, NounPhrase):
            place += 2
            continue
        thing = elements[place - 1]
        if (
            isinstance(thing, NounPhrase) and not thing.strong
            and thing.head.tag == "N" and _is_contact(elements, place, who)
        ):  # fmt: skip
            elements.insert(place, Particle(who.start, who.start, "that", "R"))
            place += 1
        place += 1


def _is_contact(elements: list[Element], place: int, who: NounPhrase) -> bool:
    """Whether a clause with a gap opens: "the sanctions it imposed", "the pact A signed with B"."""
    if len(who.tokens) == 1 and who.head.lower in _NOMINATIVES:
        return isinstance(elements[place + 1], VerbGroup)
    thing = elements[place - 1]
    assert isinstance(thing, NounPhrase)
    if not who.strong or thing.weak or thing.head.lower in _ROLES or who.head.tag != "ACT":
        return False
    end = place + 1
    if _is(elements[end], "C") and end + 2 < len(elements):
        end += 2
    verb = elements[end]
    after = elements[end + 1] if end + 1 < len(elements) else None
    has_gap = isinstance(verb, VerbGroup) and verb.form != "ing" and not verb.passive
    if not has_gap or isinstance(after, NounPhrase) or (_is(after, "T") if after else False):
        return False
    if place == 1:
        return any(isinstance(e, VerbGroup) and e.form != "ing" for e in elements[end + 1 :])
    ahead = elements[: place - 1]
    return any(isinstance(e, VerbGroup) for e in ahead) and not _is(ahead[-1], ",")


_ROLES = words_of(
    "ally neighbour neighbor rival partner friend foe enemy patron member minister president king "
    "premier chancellor leader envoy ambassador spokesman spokeswoman secretary official general "
    "people state country government governments city capital island nation kingdom republic day "
    "week month year time moment way reason place"
)
_BRACKETS = {"(": ")", "[": "]"}
_TOGETHER = ("together", "along", "jointly")
_JOINING = ("alongside", "well", "only", *_TOGETHER)
_NOMINATIVES = ("it", "he", "she", "they", "we")
