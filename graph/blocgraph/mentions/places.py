"""Whether the name of a country or a capital is a place in its sentence, or a power that acts."""

from __future__ import annotations

import re

from blocgraph.mentions.grammar import starts_with_verb
from blocgraph.mentions.rows import word_set

_LOCATIVE = word_set("locative")
_ARTICLES = frozenset({"the", "greater", "central", "downtown", "southern", "northern", "eastern",
                       "western", "neighbouring", "neighboring", "nearby"})  # fmt: skip
_TRUSTING = re.compile(
    r"\b(?:confidence|trust|faith|interests?|invest\w*|stakes?|interfer\w*|meddl\w*|interven\w*|"
    r"belie[fv]\w*|allies|ally|friends?|partners?|partner|anger|fury|shoot|fired?|aimed|directed|"
    r"hit|strik\w+|lashed out|struck|back|hits|look\w*|reined?|rein|rope\w*|bring\w*|let|brought|"
    r"drawn|draw\w*|pull\w*|take|taking|dragg?\w*|suck\w*|keep\w*|poking|jabs?|swipes?)"
    r"\s+(?:in|at)\s+(?:the\s+)?$"
)
_MOVING = re.compile(
    r"\b(?:flew|fl(?:y|ies|ying|ights?)|flown|arriv\w*|landed|return(?:s|ed|ing)?|"
    r"head(?:s|ed|ing)|fled|flee(?:s|ing)?|mov(?:es?|ed|ing)|drove|driv\w+|trains?|roads?|"
    r"broadcast\w*|report(?:s|ed|ing)|speaking|migrat\w+|evacuat\w+|commut\w+|back|"
    r"exiled|miles|kilomet(?:re|er)s|km|north|south|east|west|journalists?)"
    r"\s+(?:to|from|for|of|into|towards?)\s+(?:the\s+)?$"
)
_MOVED = ("to", "from", "for", "of", "into", "toward", "towards")
_LEFT = ("left", "leave", "leaves", "leaving", "reached", "reaches", "toured", "departed",
         "departs")  # fmt: skip
_LEAVING = re.compile(r"\b(?:le(?:ft|aves?|aving)|reach(?:ed|es)|toured|depart(?:ed|s))\s+$")
_DATELINE_END = re.compile(
    r"(?:\s*/\s*[A-Z]+)?(?:,\s+[A-Z][\w .]+?)?"
    r"(?:,?\s+(?:\d{1,2}\s+)?[A-Z][a-z]{2,8}\.?(?:\s+\d{1,2})?(?:,?\s+\d{4})?)?"
    r"\s*(?:\([^)]*\))?\s*[-–—](?:-)?\s"
)
_DATE_LINE = re.compile(
    r"(?:,\s+[A-Z][a-z]+day)?"
    r"(?:,\s+\d{1,2}\s+[A-Z]\w+(?:\s+\d{4})?|,\s+[A-Z]\w+\s+\d{1,2},?\s+\d{4})\s*$"
)
_COORDINATION = re.compile(r"\s*(?:,|,?\s*and|,?\s*or|&|/)\s*(?:the\s+)?")
_LOCAL_NOUN = re.compile(
    r"(?:[-\s]based|\s+(?:airport|suburbs?|streets?|university|headquarters|hotels?|area|"
    r"neighbou?rhood|metro|stock exchange|conference|talks|summit|meeting|correspondent|bureau)\b)"
)


def is_dateline(text: str, sentence_start: int, sentence_end: int, start: int, end: int) -> bool:
    """Whether the name opens its sentence as the place from which a report comes."""
    if text[sentence_start:start].strip(' ("“') or start - sentence_start > 3:
        return False
    if _DATE_LINE.match(text[end:sentence_end]):
        return True
    if not _DATELINE_END.match(text, end, min(sentence_end, end + 70)):
        return False
    return text[start:end].isupper() or text[end : end + 2] == ", " or text[end : end + 2] == " ("


def is_place(
    text: str, sentence_start: int, start: int, end: int, *, after_place: int | None
) -> bool:
    """Whether the name stands for a place here.

    Args:
        text: the document's text.
        sentence_start: where the sentence begins.
        start: where the name begins.
        end: where it ends.
        after_place: where the place before it in the sentence ends, if there is one.
    """
    following = text[end : end + 2]
    if following in ("'s", "’s", "s'", "s’") or following[:1] in ("'", "’"):
        return False
    if after_place is not None and _COORDINATION.fullmatch(text, after_place, start):
        is_list = "," in text[after_place:start] and "and" not in text[after_place:start]
        return not is_list or not starts_with_verb(text, end)
    before = text[max(sentence_start, start - 60) : start].lower()
    words = before.split()
    if words and words[-1].endswith(_LEFT) and _LEAVING.search(before):
        return True
    while words and words[-1] in _ARTICLES:
        words.pop()
    last = words[-1] if words else ""
    if last.lstrip('("“') in _LOCATIVE:
        return not _TRUSTING.search(before)
    if last in _MOVED and _MOVING.search(before):
        return True
    return _LOCAL_NOUN.match(text, end) is not None and text[end : end + 1] != "-"


_EVENT = re.compile(
    r"\s+(?:[a-z]+\s+)?(?:war|conflict|crisis|deal|talks|issue|question|policy|affair|campaign"
    r"|file|dossier)\b"
)


def is_modifier_of_event(text: str, end: int) -> bool:
    """Whether the name after "in the" only says which war or deal is meant."""
    return _EVENT.match(text, end) is not None


_LOCAL_OFFICE = re.compile(
    r"(?:['’]s)?\s+(?:\w+\s+)?(?:mayor|governor|airport|suburbs?|streets?)\b"
)


_NAMES_TEXT = re.compile(
    r"(?:[Tt]reat(?:y|ies)|[Cc]onventions?|[Pp]eace|[Pp]acts?|[Aa]ccords?|[Pp]rotocols?|[Tt]ruce|"
    r"[Cc]oncordat|[Aa]rmistice|Declaration|Agreements?|Congress|Compact|Capitulation)\s+(?:of|at)\s+$"
)
_TEXT_AFTER = re.compile(
    r"\s+(?:Treat(?:y|ies)|Convention|Accords?|Protocols?|Declaration|Agreements?|Peace|Armistice|"
    r"Communiqué|Consensus|Statute|Principles|Pact|Process|accords|protocols|formula|format)\b"
)


def is_city(text: str, start: int, end: int) -> bool:
    """Whether the words around are of the city, not of the state that it is the capital of."""
    if _LOCAL_OFFICE.match(text, end) or _TEXT_AFTER.match(text, end):
        return True
    return _NAMES_TEXT.search(text, max(0, start - 24), start) is not None


_NOUN_AFTER = re.compile(
    rf" (?!(?:{'|'.join(sorted(word_set('no noun')))})\b)[a-z]+",
)
