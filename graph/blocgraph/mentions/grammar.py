"""Rough grammar around a reference: subject or object, and what is coordinated with what."""

from __future__ import annotations

import re

from blocgraph.mentions.rows import word_set
from blocgraph.mentions.spans import DEMONYM, PLACE, Reference

_PREPOSITIONS = word_set("preposition")
_OPENERS = word_set("before a subject")
_CONJUNCTIONS = word_set("conjunction")
_JOINT = re.compile(
    r"\s*(?:,\s*(?:and|or)?|(?:,\s*)?(?:and|or|nor|as well as|along with|together with)|&|/|[-–—])"
    r"\s*(?:the\s+|both\s+)?"
)


_CONJOINED = re.compile(r"\b(?:and|or|nor|as well as)\b|&")


def subjects_of(text: str, sentence_start: int, references: list[Reference]) -> list[Reference]:
    """The references that look like subjects of their clauses."""
    found: list[Reference] = []
    for index, reference in enumerate(references):
        last = references[index - 1] if index else None
        if (
            last
            and _are_joint(text, last, reference)
            and (last in found or _CONJOINED.search(text, last.end, reference.start))
        ):
            is_one = last in found or _is_opening_phrase(text, last, reference)
        else:
            is_one = is_subject(text, sentence_start, reference)
        if is_one and not _is_attribute(text, reference):
            found.append(reference)
    return found


def _are_joint(text: str, first: Reference, second: Reference) -> bool:
    if (first.kind == PLACE) != (second.kind == PLACE):
        return False
    return _JOINT.fullmatch(text, first.end, second.start) is not None


def _is_attribute(text: str, reference: Reference) -> bool:
    after = text[reference.end : reference.end + 2]
    return after[:1] in ("'", "’") or (after[:1] in ("-", "–") and after[1:2].isalpha())


def is_possessor(text: str, reference: Reference) -> bool:
    """Whether the reference owns what follows."""
    return text[reference.end : reference.end + 1] in ("'", "’")


_ENDS = re.compile(r"[\s,]*(?:[.;]|$)")
_NO_SUBJECT = frozenset(
    {"its", "their", "his", "her", "our", "itself", "themselves", "him", "them"}
)


OWN_STATE = re.compile(
    r"\s+(?:own\s+)?(?:country|nation|government|republic|kingdom|island|state|delegation|ministry"
    r"|administration|authorities)\b",
    re.IGNORECASE,
)


def is_subject(text: str, sentence_start: int, reference: Reference) -> bool:
    """Whether the reference looks like the subject of its clause."""
    if reference.kind in (PLACE, DEMONYM) and not reference.is_plural:
        return False
    if _is_attribute(text, reference):
        return False
    words = text[reference.start : reference.end]
    if words == "us":
        return False
    words = words.lower()
    if words in _NO_SUBJECT and not OWN_STATE.match(text, reference.end):
        return False
    before = text[max(sentence_start, reference.start - 50) : reference.start].lower().rstrip()
    if before.endswith(" the") or before == "the":
        before = before[:-3].rstrip()
    if not before or before[-1] in ',;:—–-("“…”':
        return _ENDS.match(text[reference.end : reference.end + 12]) is None
    if words == "it":
        return not is_object(text, sentence_start, reference.start, reference.end)
    if before in _AUXILIARIES:
        return True
    last = before.rsplit(None, 1)[-1].lstrip('("“')
    if last in _PREPOSITIONS:
        return False
    if last in _OPENERS or last.endswith(("ly", "day")) or last.isdigit() or last in _MONTHS:
        return True
    return starts_with_verb(text, reference.end)


_MONTHS = word_set("month")
_AUXILIARIES = word_set("auxiliary")
_NOT_VERBS = word_set("no verb")
_PAST_FORMS = word_set("past of a verb")
_NEXT = re.compile(r"\s+(?:(?:also|now|never|still|later|then|only|[a-z]+ly)\s+)?([a-z’']+)")


def starts_with_verb(text: str, end: int) -> bool:
    """Whether a finite verb seems to follow."""
    found = _NEXT.match(text, end)
    if not found:
        return False
    word = found[1]
    if word in _AUXILIARIES or word in _PAST_FORMS:
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


_FIRST_PERSON = frozenset(
    {
        "we",
        "We",
        "us",
        "our",
        "Our",
        "ours",
        "Ours",
        "my",
        "My",
        "you",
        "You",
        "your",
        "Your",
        "I",
        "me",
    }
)


_ONES_OWN = frozenset({"country", "government", "nation", "delegation"})


def is_first_person(text: str, reference: Reference) -> bool:
    """Whether the speaker means himself, or what is his."""
    words = text[reference.start : reference.end].split()
    return words[0] in _FIRST_PERSON and (len(words) == 1 or words[-1].lower() in _ONES_OWN)


def is_in_brackets(text: str, sentence_start: int, place: int) -> bool:
    """Whether a bracket is open at the place."""
    return text.count("(", sentence_start, place) > text.count(")", sentence_start, place)


ASKING = re.compile(
    r"\b(?:call\w*(?: up)?on|urg\w+|ask\w*|tell\w*|told|forc\w+|order\w*|want\w*|press\w*|"
    r"warn\w*|allow\w*|demand\w*|implor\w+|invit\w+|help\w*|enabl\w+|requir\w+|oblig\w+|"
    r"persuad\w+|push\w*|pressur\w+|led|caus\w+|request\w*|"
    r"call\w*(?: up)? ?on|appeal\w* to|begg\w*) (?:the )?$"
)


def coordinated(text: str, references: list[Reference]) -> list[list[Reference]]:
    """The references in runs that only commas and conjunctions separate."""
    groups: list[list[Reference]] = []
    for group in _runs(text, references):
        if len(group) == 2 and _is_opening_phrase(text, *group):
            groups += [[reference] for reference in group]
        else:
            groups.append(group)
    return groups


def _is_opening_phrase(text: str, first: Reference, second: Reference) -> bool:
    """Whether another clause begins with the second: "As chair of ASEAN, Laos ..."."""
    link = text[first.end : second.start].split()
    if link[:1] != [","] or (link[1:] and not starts_with_verb(text, second.end)):
        return False
    before = text[max(0, first.start - 16) : first.start].split()
    if before and before[-1] == "the":
        before.pop()
    return bool(before) and before[-1].lower() in _PREPOSITIONS


def _runs(text: str, references: list[Reference]) -> list[list[Reference]]:
    groups: list[list[Reference]] = []
    for reference in references:
        if groups and _are_joint(text, groups[-1][-1], reference):
            groups[-1].append(reference)
        else:
            groups.append([reference])
    return groups
