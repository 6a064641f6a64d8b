"""Words by which a sentence stands on somebody's word: "or so A says", "in B's telling"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from blocgraph.claims.clause import Clause
from blocgraph.claims.events import Event
from blocgraph.claims.lexicon import Lexicon
from blocgraph.claims.phrases import Particle, Phrases
from blocgraph.claims.slots import Actors, unique
from blocgraph.claims.tokens import Token
from blocgraph.claims.word_sets import words

_SAY = (
    r"(?:says?|said|claims?|claimed|insists?|insisted|maintains?|alleges?|alleged|believes?|"
    r"contends?|suspects?|reckons?|thinks?)"
)
_WORD = r"(?:[\w’'.-]+ )"
_HEARSAY = re.compile(
    r"\bif " + _WORD + r"{1,6}(?:is|are|was|were) (?:to be (?:believed|trusted|credited)|right|"
    r"correct|true|accurate)\b"
    r"|\bif (?:you|one|we) (?:believe|trust|credit)s? \w+"
    r"|\bor so " + _WORD + r"{1,5}?" + _SAY + r"\b"
    r"|\bso (?:the (?:story|rumour|rumor|theory|legend|argument|tale) (?:goes|ran|runs|went)|"
    r"(?:we are|we're|it is|it was) (?:told|assured|said|claimed|alleged))\b"
    r"|\b(?:word|rumours?|rumors?|legend|gossip|tradition|hearsay|intelligence|theory|story|"
    r"stories|reports?|whispers?|myth|lore|tale|talk|chatter|tattle) "
    r"(?:(?:in|on|at|around|among|from) " + _WORD + r"{1,4}?)?(?:has|had|have) it(?: that)?\b"
    r"|\b(?:the|one) (?:story|rumour|rumor|legend|theory) (?:goes|ran|runs|has it)\b"
    r"|\bthe (?:rumou?r|gossip) mill (?:has|had)\b"
    r"|\bto hear " + _WORD + r"{1,4}tell it\b"
    r"|\b(?:in|by|on|according to) " + _WORD + r"{0,3}?[\w’'.-]+[’']s? (?:\w+ )?"
    r"(?:telling|version|account|reckoning|narrative|word|retelling|depiction)\b"
    r"|\bwhat " + _WORD + r"{1,4}?(?:calls?|called|terms?|termed|describes? as|described as|"
    r"brands?|branded|labels?|labelled)\b"
    r"|\bas " + _WORD + r"{1,4}?(?:claims?|claimed|alleges?|alleged|would have (?:it|us)|"
    r"has it|tells? it)\b"
    r"|\b(?:diplomats|officials|analysts|insiders|observers|aides|sources|experts|critics|"
    r"reporters|witnesses) (?:whisper|murmur|mutter|gossip|hint|suspect|allege|claim|"
    r"speculate)(?:ed|s)?\b",
    re.IGNORECASE,
)  # fmt: skip


_CLUES = words(
    "if so it mill tell telling version account reckoning narrative word retelling depiction what "
    "as whisper whispers whispered murmur murmurs murmured mutter mutters muttered gossip gossips "
    "gossiped hint hints hinted suspect suspects suspected allege alleges alleged claim claims "
    "claimed speculate speculates speculated story rumour rumor legend theory"
)
"""Words of which one stands in all that `_HEARSAY` finds."""


class Teller(NamedTuple):
    """Who is said to tell what stands from START to END of the sentence."""

    start: int
    end: int
    speakers: Actors


def teller_of(text: str, phrases: Phrases) -> Teller | None:
    """On whose word the sentence, or the part of it about such words, stands."""
    if _CLUES.isdisjoint(phrases.lowers):
        return None
    found = _HEARSAY.search(text)
    if found is None:
        return None
    start = text.rfind(";", 0, found.start()) + 1
    stop = text.find(";", found.end())
    end = stop if stop >= 0 else len(text)
    relative = text.rfind(", which ", start, found.start())
    if relative >= 0 and "," not in text[relative + 2 : found.start()]:
        start, end = relative, found.end()
    speakers = unique(
        actor
        for token in phrases.words
        if found.start() <= token.start < found.end()
        for actor in token.actors
    )
    if found.group()[:2].lower() in ("wh", "as"):
        start = found.start()
        return Teller(start, end, speakers) if speakers else None
    return Teller(start, end, speakers)


def is_told(event: Event, teller: Teller | None) -> bool:
    """Whether the event stands on the word of the teller, and is not what he says of himself."""
    if teller is None or not teller.start <= event.start < teller.end:
        return False
    return not set(teller.speakers) & {*event.sources}


def hearsay_words(
    tokens: Sequence[Token], clauses: Sequence[Clause], lexicon: Lexicon
) -> tuple[int, ...]:
    """Where words such as "reportedly" or "alleged" stand, but for verbs that say what."""
    known = lexicon.cues["hearsay"]
    found = [index for index, token in enumerate(tokens) if token.lower in known]
    if not found:
        return ()
    telling = {
        clause.verb.end - 1
        for clause in clauses
        if not clause.passive
        and (
            clause.objects
            or any(t.tag == "T" for t in tokens[clause.verb.end : clause.verb.end + 1])
        )
    }
    return tuple(index for index in found if index not in telling)


def is_hearsay(phrases: Phrases, event: Event, places: Sequence[int]) -> bool:
    """Whether a word of hearsay is about the event: in its phrase, or an adverb of its part."""
    words = phrases.words
    for place in places:
        token = words[place]
        if token.tag != "ADJ":
            low, high = sorted((token.start, event.start))
            if not any(w.tag == ";" and low < w.start < high for w in words):
                return True
        elif _is_about(phrases, event, place):
            return True
    return False


def _is_about(phrases: Phrases, event: Event, place: int) -> bool:
    """Whether the adjective at PLACE is of the phrase that tells of the event or undergoes it."""
    group = [event.phrase] if event.phrase is not None else []
    if event.clause is not None and event.phrase is None:
        group = [*event.clause.subject, *event.clause.objects]
    near = any(p.start <= place < p.end for p in group)
    lead = phrases.words[place + 1 : place + 3]
    return near or any(word.start == event.start for word in lead)


def is_cited(phrases: Phrases, event: Event) -> bool:
    """Whether "according to" is about the event, not about what a relative clause tells."""
    clause = event.clause
    if clause is None or any(pp.word == "according to" for pp in clause.prepositions):
        return True
    for before, link in pairwise(phrases.elements):
        if isinstance(link, Particle) and link.word == "according to":
            if isinstance(before, Particle) and before.kind == "R":
                return False
    return clause.link != "relative"
