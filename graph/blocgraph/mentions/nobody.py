"""When "it" stands for no actor: for an event, a text, a thing or for nothing at all."""

from __future__ import annotations

import re

from blocgraph.mentions.rows import word_set

_ADVERBS = (
    r"(?:(?:not|now|still|also|yet|never|only|just|really|simply|too|all|largely|hardly|[a-z]+ly)"
    r"\s+)*"
)
_BE = (
    r"(?:(?:(?:would|will|may|might|could|can|must|should)\s+(?:not\s+)?(?:have\s+)?)?(?:be|been)"
    r"|(?:is|was)(?:n['’]t)?|has(?:n['’]t)?\s+been|had(?:n['’]t)?\s+been|became|becomes"
    r"|remain(?:s|ed)|seem(?:s|ed)|appear(?:s|ed)|looks?)"
)
_DO = r"(?:(?:would|will|may|might|could|can|must|should|did|does|do)(?:n['’]t)?\s+)?"
_PLEONASTIC = re.compile(
    rf"\s+{_BE}\s+{_ADVERBS}(?:far from\s+)?"
    r"(?:clear|unclear|likely|unlikely|possible|impossible|important|time|hard|difficult|easy|"
    r"too|early|evident|obvious|known|unknown|expected|thought|believed|reported|said|true|"
    r"understood|certain|uncertain|necessary|essential|inevitable|notable|worth|that|only|"
    r"wise|fair|right|wrong|high time|late|best|better|up to|thanks to|for\s+(?:the|others)|"
    r"on\s+\w+day|in\s+\d{4}|the\s+first|the\s+second|the\s+third)\b"
    r"|\s+(?:is|was)\s+(?:the\s+)?[A-Z][\w’'-]+(?:\s[\w’'-]+){0,3},?\s+(?:(?:he|she) said,\s+)?"
    r"(?:that|which|who|whose)\b"
    r"|\s+(?:is|was)\s+(?:we|they|he|she|I)\s+(?:that|who)\b"
    rf"|\s+(?:took|takes)\s+{_ADVERBS}(?:\w+\s+){{0,2}}?(?:(?:\w+\s+)?"
    r"(?:years?|months?|weeks?|days?|decades?|hours?|minutes?|time|long|effect)\b)"
    r"|\s+(?:takes|took)\s+[A-Z][\w’'-]+\s+(?:an?|one|two|three|four|five|six|ten|\d+|some|many)\b"
    r"|\s+(?:emerged|turned out|turns out|follows|remains to be seen|rained|"
    r"comes? (?:as|after|amid))\b"
)
_PREDICATE = re.compile(
    rf"(?:\s+{_BE}|['’]s)\s+{_ADVERBS}(?:(?:an?|the|no|none|one|part|about(?! to)|nothing"
    r"|everything|what|why|how|because|there|here)\b|[\"“‘'])(?P<rest>[^.;:!?]{0,60})"
)
_TO_DO = re.compile(
    rf"\s+{_BE}\s+{_ADVERBS}(?!(?:ready|willing|unwilling|able|unable|eager|keen|due|set|bound|free"
    r"|reluctant|quick|slow|first|last|loath|content|happy|likely|about|sure|powerless|going)\b)"
    r"[a-z]+(?<!ed)\s+to\s+[a-z]"
)
_NONE = re.compile(rf"(?:\s+{_BE}|['’]s)\s+{_ADVERBS}none\b")
_DONE = re.compile(
    rf"\s+(?:{_BE}|{_BE}\s+being|gets?|got)\s+{_ADVERBS}"
    r"(?P<participle>[a-z]+(?:ed|en|ut|ld|pt|nt|wn|et|id))\b"
)
_HAPPENS = re.compile(
    rf"\s+{_DO}{_ADVERBS}(?:have\s+|has\s+|had\s+|be\s+|is\s+|was\s+|keeps?\s+)?{_ADVERBS}(?P<verb>[a-z]+)\b"
    r"(?P<next>\s+[a-z]+)?"
)
_IT_IS_SAID = re.compile(
    r"\s+(?:is|was|has been|had been)\s+(?:\w+ly\s+|also\s+|further\s+)?"
    r"(?!told|inform|warn|assur|promis|notif|convinc|persuad|advis|remind)\w+ed\s+that\b"
    r"|\s+be known\b"
)
_ASKED = re.compile(
    r"\b(?:[Ii]s|[Ww]as|[Ii]sn[’']t|[Ww]asn[’']t|[Ww]ill|[Dd]oes|[Dd]id|[Cc]ould) $"
)
_WHAT_IT_IS = re.compile(
    r"\s+(?:(?:really|just|any|an?|no|so|not)\s+)*(?:coincidence|secret|surprise|accident|mistake"
    r"|true|clear|possible|likely|time|wise|right|fair|too late|worth|hypocritical|enough|over"
    r"|start|hold|happen|end|last|work|matter)\b"
)
_SET_PHRASE = re.compile(
    r"\b(?:so be|as|rul(?:e|es|ed|ing)|ha(?:s|ve|d)|makes?|made|making|takes?|took|puts?|finds?"
    r"|found|consider\w*|thinks?|thought|deem\w*|call\w*|sees?|saw|regard\w*|leave|left|know|knew"
    r"|means?|meant|gets?|got|do|does|did|doing) $"
)
_WANTED = re.compile(r"\b(?:want|wants|wanted|like|have|had|has|see|saw) $")
_PARTICIPLE = re.compile(r"\s+(?:to be\s+)?[a-z]+(?:ed|en)\b")
_ACTING = re.compile(r"\s+(?:would|will|may|might|could|can|must|should|has|had|did|does|was|is)\b")


def is_nobody(text: str, sentence_start: int, start: int, end: int, limit: int) -> bool:
    """Whether the subject "it" that stands from START to END is plainly no actor."""
    if _PLEONASTIC.match(text, end, limit) or _IT_IS_SAID.match(text, end, limit):
        return True
    opening = text[max(sentence_start, start - 12) : start]
    if _ASKED.search(opening):
        return _WHAT_IT_IS.match(text, end, limit) is not None
    if _NONE.match(text, end, limit) or _TO_DO.match(text, end, limit):
        return True
    done = _DONE.match(text, end, limit)
    if done and done["participle"] in word_set("done to things"):
        return True
    predicate = _PREDICATE.match(text, end, limit)
    if predicate:
        words = predicate["rest"].lower().replace("-", " ").split()
        return word_set("what an actor is").isdisjoint(word.strip(",’'\"”") for word in words[:9])
    happens = _HAPPENS.match(text, end, limit)
    return happens is not None and happens["verb"] in word_set("what things do")


def is_set_phrase(text: str, sentence_start: int, start: int, end: int) -> bool:
    """Whether the object "it" belongs to the phrase before: "so be it", "as Deng put it"."""
    opening = text[max(sentence_start, start - 12) : start]
    if _WANTED.search(opening) and _PARTICIPLE.match(text, end):
        return True
    if _SET_PHRASE.search(opening) is None:
        return False
    return _ACTING.match(text, end) is None
