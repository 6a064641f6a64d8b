"""Rough grammar around a reference: subject or object, and what is coordinated with what."""

from __future__ import annotations

import re

from blocgraph.mentions.spans import DEMONYM, PLACE, Reference

_PREPOSITIONS = frozenset(
    "of with by in for to from against between on at about over under among towards toward into "
    "upon via despite amid besides beyond like unlike during since per through alongside including "
    "without within across near around behind than versus".split()
)
_OPENERS = frozenset(
    "and but while as that because although though if when whether where which who whom so yet or "
    "nor neither both until unless after before since however meanwhile says said believes expects "
    "expect insists argues fears hopes thinks claims warned warns say what why how then "
    "today yesterday tomorrow also now still".split()
)
_CONJUNCTIONS = frozenset(
    "and but while as that because although though if when whether where which who whom so yet or "
    "nor unless until before after since however".split()
)
_JOINT = re.compile(
    r"\s*(?:,\s*(?:and|or)?|(?:,\s*)?(?:and|or|nor|as well as|along with|together with)|&|/|[-–—])"
    r"\s*(?:the\s+|both\s+)?"
)


def subjects_of(text: str, sentence_start: int, references: list[Reference]) -> list[Reference]:
    """The references that look like subjects of their clauses."""
    found: list[Reference] = []
    for index, reference in enumerate(references):
        last = references[index - 1] if index else None
        if last and _JOINT.fullmatch(text, last.end, reference.start):
            is_one = last in found and reference.kind != PLACE
        else:
            is_one = is_subject(text, sentence_start, reference)
        if is_one and not _is_attribute(text, reference):
            found.append(reference)
    return found


def _is_attribute(text: str, reference: Reference) -> bool:
    after = text[reference.end : reference.end + 2]
    return after[:1] in ("'", "’") or (after[:1] in ("-", "–") and after[1:2].isalpha())


def is_possessor(text: str, reference: Reference) -> bool:
    """Whether the reference owns what follows."""
    return text[reference.end : reference.end + 1] in ("'", "’")


def is_subject(text: str, sentence_start: int, reference: Reference) -> bool:
    """Whether the reference looks like the subject of its clause."""
    if reference.kind in (PLACE, DEMONYM) and not reference.is_plural:
        return False
    if _is_attribute(text, reference):
        return False
    words = text[reference.start : reference.end].lower()
    if words in ("its", "their", "his", "her", "our", "itself", "themselves", "him", "them", "us"):
        return False
    before = text[max(sentence_start, reference.start - 50) : reference.start].rstrip()
    if before.lower().endswith(" the") or before.lower() == "the":
        before = before[:-3].rstrip()
    if not before or before[-1] in ',;:—–-("“…”':
        return re.match(r"[\s,]*(?:[.;]|$)", text[reference.end : reference.end + 12]) is None
    if words == "it":
        return not is_object(text, sentence_start, reference.start, reference.end)
    last = before.split()[-1].lower().lstrip('("“')
    if last in _PREPOSITIONS:
        return False
    if last in _OPENERS or last.endswith(("ly", "day")) or last.isdigit() or last in _MONTHS:
        return True
    return starts_with_verb(text, reference.end)


_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)
_AUXILIARIES = frozenset(
    "is was are were has had have will would could can may might must should does did do be been "
    "cannot won't wouldn't can't couldn't isn't hasn't didn't doesn't".split()
)
_NOT_VERBS = frozenset(
    "as its his this across towards besides perhaps indeed instead various always sometimes "
    "troops forces soldiers officials sanctions relations ties arms weapons drones missiles "
    "needed united armed advanced".split()
)
_NEXT = re.compile(r"\s+(?:(?:also|now|never|still|has|later|then|only|[a-z]+ly)\s+)?([a-z’']+)")


def starts_with_verb(text: str, end: int) -> bool:
    """Whether a finite verb seems to follow."""
    found = _NEXT.match(text, end)
    if not found:
        return False
    word = found[1]
    if word in _AUXILIARIES:
        return True
    return len(word) > 3 and word.endswith(("s", "ed")) and word not in _NOT_VERBS


def is_object(text: str, sentence_start: int, start: int, end: int) -> bool:
    """Whether the pronoun from `start` to `end` is governed by a verb or a preposition."""
    words = text[max(sentence_start, start - 40) : start].split()
    if not words or starts_with_verb(text, end):
        return False
    last = words[-1].lower().strip('"“(')
    if not last or last[-1] in ',;:—–-"”' or last in _CONJUNCTIONS or last in _AUXILIARIES:
        return False
    return not last.endswith("ly") and not last.isdigit()


def coordinated(text: str, references: list[Reference]) -> list[list[Reference]]:
    """The references in runs that only commas and conjunctions separate."""
    groups: list[list[Reference]] = []
    for reference in references:
        if groups and _JOINT.fullmatch(text, groups[-1][-1].end, reference.start):
            groups[-1].append(reference)
        else:
            groups.append([reference])
    return groups
