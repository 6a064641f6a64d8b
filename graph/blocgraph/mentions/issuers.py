"""Who issues a communiqué or a declaration: an organisation, or the states that meet."""

from __future__ import annotations

import re

from blocgraph.mentions.memory import actors_of_kind, codes_of
from blocgraph.mentions.spans import DEMONYM, OFFICE, Reference
from blocgraph.model import Sentence
from blocgraph.vocabulary import ActorKind

_TITLE = re.compile(
    r"\b(?:communiqu[eé]s?|declaration|statement|conclusions|outcome document|manifesto"
    r"|letter|note verbale|message|remarks|address|speech|keynote|intervention|aide-m[eé]moire"
    r"|final document|press release|joint (?:letter|article|appeal))\b",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\b(?:[Jj]oint(?:ly)?|JOINT|[Tt]rilateral|[Bb]ilateral|[Cc]ommon)\b")
_TOPIC = re.compile(
    r"\b(?:addressed to|to (?:the|mark|both)|on|regarding|concerning|about|following|after"
    r"|against|condemning|welcoming"
    r"|in response to|in support of|relating to|marking|(?:adopted|issued) (?:at|in)"
    r"|with regard to)\b"
)
_WE_WHO = re.compile(
    r"\b(?:We|WE),? (?:the )?(?P<who>[^.;:\n]{0,200}?)"
    r",? (?:met|meet|gather|assembl|conven|having|have|re-?affirm|reiterat|express|welcom|condemn"
    r"|declare|agree|stand|call|recall|remain|strongly|today|are)\w*\b"
)
_HEADS = re.compile(
    r"(?:[Hh]eads of|[Ll]eaders|[Mm]inisters|[Mm]embers|[Pp]residents|[Rr]epresentatives|[Pp]rime)"
)
_BY = re.compile(
    r"\b(?:communiqu[eé]|declaration|statement|press release|letter|note verbale|message|remarks"
    r"|address|speech|keynote|intervention|aide-m[eé]moire)\b.{0,40}\b(?:by|of|from)\b",
    re.IGNORECASE,
)
_LINES = 2
_LONG = 260
_OPENING = 6


def may_have_issuers(sentences: list[Sentence]) -> bool:
    """Whether the title or the opening is worth reading for them."""
    if any(_TITLE.search(sentence.text) for sentence in sentences[:_LINES]):
        return True
    return any(_WE_WHO.search(sentence.text) for sentence in sentences[:_OPENING])


def find_issuers(sentences: list[Sentence], references: list[list[Reference]]) -> tuple[str, ...]:
    """The organisation or the states whose word a text is, by its title and its opening.

    Args:
        sentences: the first sentences of a document.
        references: who is named in each.
    """
    organisations = actors_of_kind(ActorKind.ORGANISATION) | actors_of_kind(ActorKind.COLLECTIVE)
    head = [
        (sentence, named)
        for sentence, named in list(zip(sentences, references, strict=True))[:_LINES]
        if len(sentence.text) < _LONG and not sentence.text.rstrip().endswith(".")
    ]
    if any(_TITLE.search(sentence.text) for sentence, _ in head):
        is_joint = any(_JOINT.search(sentence.text) for sentence, _ in head)
        for sentence, named in head:
            issuing = _before_topic(sentence, named)
            bodies = [code for code in codes_of(issuing) if code in organisations]
            states = [code for code in codes_of(issuing) if code not in organisations]
            if bodies and not (is_joint and states):
                return tuple(bodies[:1])
            if is_joint and len(bodies) + len(states) > 1:
                return (*bodies, *states)
            offices = codes_of([r for r in issuing if r.kind == OFFICE])
            if len(offices) == 1 and _BY.search(sentence.text):
                return offices
    for sentence, named in list(zip(sentences, references, strict=True))[:_OPENING]:
        who = _WE_WHO.search(sentence.text)
        if who is None or not _HEADS.search(who["who"]):
            continue
        start, end = (sentence.start + place for place in who.span("who"))
        inside = codes_of([r for r in named if start <= r.start and r.end <= end])
        bodies = [code for code in inside if code in organisations]
        if bodies or inside:
            return tuple(bodies[:1]) or inside
    return ()


def _before_topic(sentence: Sentence, named: list[Reference]) -> list[Reference]:
    """Those named before the title says what it is about."""
    title = _TITLE.search(sentence.text)
    topic = _TOPIC.search(sentence.text, title.end() if title else 0)
    end = sentence.start + (topic.start() if topic else len(sentence.text))
    before = [r for r in named if r.end <= end]
    return [r for r in before if r.kind != DEMONYM] or before
