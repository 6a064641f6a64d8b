"""To whom "it" and "its" refer: who is most in the reader's mind at their place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from blocgraph.mentions.anaphors import Anaphor
from blocgraph.mentions.binding import excluded_by, has_new_clause, is_aside, is_closed, subjects_at
from blocgraph.mentions.grammar import (
    ASKING,
    is_first_person,
    is_in_brackets,
    is_object,
    is_possessor,
)
from blocgraph.mentions.memory import Memory, Scene, actors_of_kind
from blocgraph.mentions.nobody import is_nobody, is_set_phrase
from blocgraph.mentions.spans import ANAPHOR, DEMONYM, PLACE, Reference
from blocgraph.vocabulary import ActorKind

_HERE = 6.0
_BEFORE = (3.0, 1.5)
_SUBJECT = 3.0
_GOVERNS = 4.0
_AGAIN = 0.5
_MODIFIER = -2.5
_PERSON = -4.5
_PASSED = -4.0
_FAR = -0.25
_OFTEN = 0.1
_MOST = 6
_LEAST = 2.0
_MARGIN = 0.3


def resolve_it(anaphor: Anaphor, scene: Scene, memory: Memory) -> tuple[str, ...]:
    """The one actor that "it", "its" or "itself" stands for; none where that would be a guess."""
    last = scene.done[-1] if scene.done else None
    if anaphor.words == "itself" and last and last.end + 1 == anaphor.start:
        return last.actors
    ranked = _ranked(anaphor, scene, memory)
    if not ranked or ranked[0][0] < _LEAST:
        return ()
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _MARGIN:
        return ()
    return (ranked[0][1],)


def _ranked(anaphor: Anaphor, scene: Scene, memory: Memory) -> list[tuple[float, str]]:
    scores: dict[str, float] = {}
    for score, reference in _scored(anaphor, scene, memory):
        code = reference.actors[0]
        scores[code] = max(score, scores.get(code, score))
    return sorted(((score, code) for code, score in scores.items()), reverse=True)


def _scored(anaphor: Anaphor, scene: Scene, memory: Memory) -> Iterator[tuple[float, Reference]]:
    text, start = memory.text, scene.sentence.start
    is_governed = anaphor.words == "it" and is_object(text, start, anaphor.start, anaphor.end)
    if _is_no_actor(anaphor, scene, text, is_governed):
        return
    subjects = subjects_at(scene, memory, anaphor.start)
    is_done_to = is_governed and bool(subjects) and not has_new_clause(subjects, anaphor, text)
    excluded = excluded_by(anaphor, scene, memory, subjects, is_done_to)
    fits = _owners(anaphor, text)
    plain = {subject.reference for subject in subjects}
    governing = subjects[-1] if subjects else None
    is_other = _has_other_subject(text, scene.sentence.start, scene.done, anaphor.start)
    is_free = all(r.is_person for r in plain)
    counts = memory.context.counts

    def is_usable(reference: Reference) -> bool:
        return (
            len(reference.actors) == 1
            and not reference.is_plural
            and reference.actors[0] not in excluded
            and reference.actors[0] not in fits
            and not is_first_person(text, reference)
            and not (is_done_to and governing and governing.reference == reference)
        )

    for order, reference in enumerate(reversed(scene.done)):
        if not is_usable(reference):
            continue
        score = _HERE + _FAR * order
        if reference in plain:
            score += _SUBJECT
        elif is_governed and reference.kind not in (PLACE, DEMONYM):
            score += _BESIDE
        if not subjects and reference.start - start < _FIRST and is_possessor(text, reference):
            score += _TOPIC
        if governing and governing.reference == reference:
            score += _GOVERNS if governing.is_relative else 1
        if _is_told(reference, anaphor, scene, text):
            score += _TOLD
        if is_in_brackets(text, start, reference.start) or is_aside(text, scene, reference):
            score += _PASSED
        elif not is_governed and _is_in_past_clause(reference, anaphor, text):
            score += _PASSED / 2
        score += _by_form(reference, text, is_free) + _weight(reference, counts)
        yield score - (_OTHER if is_other and reference not in plain else 0), reference
    for depth, note in enumerate(memory.item(2)):
        heads = [r for r in note.subjects if is_usable(r)]
        is_theirs = _has_other_subject(text, note.start, note.references, note.start + 200)
        for reference in note.references:
            if not is_usable(reference) or reference.kind in (PLACE, DEMONYM):
                continue
            score = _BEFORE[depth] + _by_form(reference, text, is_free=False)
            score += _weight(reference, counts)
            score += _AGAIN * (reference.kind == ANAPHOR)
            if reference in heads:
                score += _SUBJECT
                score += 0.5 * (reference == (heads[-1] if is_governed else heads[0]))
            elif _AS_FOR.search(text, note.start, reference.start):
                score += _SUBJECT
            elif reference.start - note.start < _OPENING:
                score += 1
            if is_in_brackets(text, note.start, reference.start):
                continue
            if is_theirs and reference not in heads:
                score -= 2
            yield score - (_ELSEWHERE if is_other else 0), reference


_AS_FOR = re.compile(
    r"\b(?:As (?:for|to)|Regarding|With regard to|Turning to|Concerning)(?: the)? $"
)
_OPENING = 40
_FIRST = 6
_TOPIC = 2.0
_BESIDE = 2.0
_OTHER = 1.0
_ELSEWHERE = 4.0
_TOLD = 5.0


def _weight(reference: Reference, counts: dict[str, int]) -> float:
    """How much an actor gains by having been mentioned often."""
    return _OFTEN * min(counts.get(reference.actors[0], 0), _MOST)


def _by_form(reference: Reference, text: str, is_free: bool) -> float:
    if reference.is_person:
        return _PERSON
    if reference.kind == DEMONYM or (reference.kind == PLACE and not is_free):
        return _MODIFIER
    if reference.kind == ANAPHOR:
        return _AGAIN
    return -_AGAIN if is_possessor(text, reference) else 0.0


def _is_in_past_clause(reference: Reference, anaphor: Anaphor, text: str) -> bool:
    """Whether it stands in a relative clause that is over: "Oman, which *Iran* thanked, sold"."""
    opened = _RELATIVE_BEFORE.search(text, max(0, reference.start - 60), reference.start)
    return opened is not None and is_closed(text, reference.end, anaphor.start)


_RELATIVE_BEFORE = re.compile(
    r", (?:(?:with|to|from|on|for|of) )?(?:which|who|whom|whose)\b[^,;:.]*$"
)


def _is_no_actor(anaphor: Anaphor, scene: Scene, text: str, is_governed: bool) -> bool:
    start, limit = scene.sentence.start, scene.sentence.end
    if anaphor.words == "its":
        return _ITS_OWN_TEXT.match(text, anaphor.end, limit) is not None
    if anaphor.words != "it":
        return False
    if is_set_phrase(text, start, anaphor.start, anaphor.end):
        return True
    opening = text[max(start, anaphor.start - 40) : anaphor.start]
    if is_governed:
        return _DONE_TO_ACTORS.search(opening) is None
    if is_nobody(text, start, anaphor.start, anaphor.end, limit):
        return True
    return _has_unknown_speaker(anaphor, scene, opening)


_ITS_OWN_TEXT = re.compile(
    r"\s+(?:completion|entry into force|provisions|articles|expiry|preamble|sign(?:ature|ing)"
    r"|collapse|terms|text|contents|(?:approval|ratification|adoption|implementation) by)\b"
)
_SPEAKER = re.compile(
    r"\b([A-Z][\w&.’'-]*),? (?:said|says|announced|reported|confirmed|added|insists|insisted)"
    r"(?: on \w+)?(?: that)? $"
)
_DONE_TO_ACTORS = re.compile(
    r"\b(?:accus|warn|urg|blam|threaten|attack|invad|sanction|arm|suppl|help|back|join|punish|"
    r"pressur|press|isolat|recogni[sz]|oppos|fight|fought|bomb|struck|strik|ask|tell|told|protect|"
    r"defend|provid|target|aid|assist|visit|reproach|criticis|criticiz|reprimand|rebuk|thank|prais"
    r"|expel|exclud|admit|embarrass|invit|promis|offer|send|sent|sold|sell|lent|lend|gave"
    r"|giv|grant|pay|paid|allow|enabl|forc|oblig|compel|persuad|remind|advis|assur|inform|notif"
    r"|support|betray|abandon|desert|encircl|blockad|bombard|shell|occup|annex|liberat|conquer"
    r"|let|defeat|resist|counter|deter|appeas|court|woo|snub|shun|boycott|humiliat|provok|antagoni[sz]"
    r"|align|all[yi]|subsidi[sz]|bankroll|financ|train|equip|suspect|charg|sue|su)\w* $"
    r"|(?<! to do) (?:with|against|towards?|from|upon) $"
    r"|\b(?:sold|gave|sent|lent|granted|supplied|delivered|exported|loyal|hostile|sell|give|send|aid"
    r"|help|assistance|arms|weapons|support|threat|danger|sales|exports|deliveries|supplies|ties"
    r"|access|envoy|ambassador|appeal|appealed|close|closer|attached|belongs?|bound) to $"
    r"|\b(?:war|attacks?|pressure|sanctions|embargo|dependent|dependence|reliance|rely|relies|depends?"
    r"|tariffs|duties|spy|spying|spied|imposed) on $"
    r"|\b(?:requir|demand|expect|ask)\w* of $"
    r"|\b(?:finger|guarantees|fight|fought|vote[ds]?|arms) for $"
)


def _has_unknown_speaker(anaphor: Anaphor, scene: Scene, opening: str) -> bool:
    """Whether somebody unknown says what it does: "Airbus said it had signed"."""
    speaker = _SPEAKER.search(opening)
    if not speaker:
        return False
    start = anaphor.start - len(opening) + speaker.start(1)
    end = anaphor.start - len(opening) + speaker.end(1)
    return not any(r.start < end and start < r.end for r in scene.done)


def _is_told(reference: Reference, anaphor: Anaphor, scene: Scene, text: str) -> bool:
    """Whether the actor is told to do what the pronoun's clause says, or is blamed for it."""
    between = text[reference.end : anaphor.start]
    opening = text[max(scene.sentence.start, reference.start - 30) : reference.start]
    if between in (" is that ", " was that "):
        return opening.endswith((" to ", " of ", " on ", " from "))
    if anaphor.words == "its":
        if reference.kind in (PLACE, DEMONYM):
            return False
        if _LINK.fullmatch(between):
            return True
        if _OF_DOING.fullmatch(between) and _ACCUSING.search(opening):
            return True
        return bool(_TO_DO.fullmatch(between) and ASKING.search(opening))
    if anaphor.words != "it":
        return False
    return bool(_TO_DO_WITH.fullmatch(between) and ASKING.search(opening))


_LINK = re.compile(r" (?:for|over|about|because of|despite|and) ")
_OF_DOING = re.compile(r" of (?:having )?\w+ ")
_TO_DO = re.compile(r" (?:not )?to \w+ ")
_TO_DO_WITH = re.compile(r" (?:not )?to \w+[^,;:.]* ")
_ACCUSING = re.compile(r"\b(?:accus\w+|suspect\w*) (?:the )?$")


def _has_other_subject(text: str, start: int, references: list[Reference], end: int) -> bool:
    """Whether a sentence is about something else: "The ship that *it* sold"."""
    if references and references[0].start - start < 25:
        return False
    opening = text[start:end]
    if re.fullmatch(r"The (?:[a-z-]+ ){1,4}(?:that|which) ", opening):
        return False
    return re.match(r"[\"“]?(?:The|This|That|These|Those|A|An|No)\s+[a-z]", opening) is not None


_OF_STATES = re.compile(
    r"\s+(?:own\s+|[a-z]+ern\s+|entire\s+)?(?:army|navy|air force|soldiers|borders?|frontier|coast"
    r"|coastline|coast ?guard|parliament|senate|ambassador|embassy|airspace|soil|territory|waters"
    r"|citizens|nationals|constitution|independence|sovereignty|president|prime minister|harbours?"
    r"|ports?|airports?|oil|gas|skies|shores|capital|electricity|economy|territorial|neighbou?rs?"
    r"|fishermen|farmers|voters|foreign ministry)\b"
)


def _owners(anaphor: Anaphor, text: str) -> frozenset[str]:
    """Those who cannot have what is owned here: no organisation has a coast."""
    if anaphor.words != "its" or not _OF_STATES.match(text, anaphor.end):
        return frozenset()
    others = actors_of_kind(ActorKind.ORGANISATION) | actors_of_kind(ActorKind.ARMED_GROUP)
    return others - {"EU", "NATO"}
