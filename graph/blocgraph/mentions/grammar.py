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
    "including today yesterday tomorrow also now still the".split()
)
_JOINT = re.compile(
    r"\s*(?:,\s*(?:and|or)?|(?:,\s*)?(?:and|or|nor|as well as|along with|together with)|&|/|[-–—])"
    r"\s*(?:the\s+|both\s+)?"
)
_WITH = re.compile(r"\s+(?:with|and)\s+(?:the\s+)?")


def is_subject(text: str, sentence_start: int, reference: Reference) -> bool:
    """Whether the reference looks like the subject of its clause."""
    if reference.kind in (PLACE, DEMONYM) and not reference.is_plural:
        return False
    after = text[reference.end : reference.end + 12]
    if after[:1] in ("'", "’") or after[:1] in ("-", "–"):
        return False
    before = text[max(sentence_start, reference.start - 50) : reference.start].rstrip()
    if text[reference.start : reference.end].lower() in ("its", "their", "his", "her", "our"):
        return False
    if not before or before[-1] in ',;:—–-("“…”':
        return re.match(r"[\s,]*(?:[.;]|$)", after) is None or not before
    last = before.split()[-1].lower().lstrip('("“')
    if last in _PREPOSITIONS and last not in ("since",):
        return False
    return last in _OPENERS or last.endswith(("ly", "day")) or last.isdigit()


def is_object(text: str, sentence_start: int, start: int) -> bool:
    """Whether the pronoun that begins at `start` is governed by a verb or a preposition."""
    words = text[max(sentence_start, start - 40) : start].split()
    if not words:
        return False
    last = words[-1].lower().strip('"“(')
    if not last or last[-1] in ',;:—–-"”' or last in _OPENERS:
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
