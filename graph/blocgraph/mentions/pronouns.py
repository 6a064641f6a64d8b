"""To which actors a pronoun refers."""

from __future__ import annotations

import re

from blocgraph.mentions.anaphors import Anaphor
from blocgraph.mentions.grammar import (
    ASKING,
    coordinated,
    is_first_person,
    is_object,
    is_possessor,
    subjects_of,
)
from blocgraph.mentions.memory import Memory, Scene, codes_of
from blocgraph.mentions.salience import resolve_it
from blocgraph.mentions.spans import ANAPHOR, CAPITAL, DEMONYM, NAME, OFFICE, PLACE, Reference

_PLEONASTIC = re.compile(
    r"\s+(?:is|was|has been|would be|will be|may be|might be|could be|remains?|remained|seems?|"
    r"appears?|became|becomes)\s+(?:not\s+|now\s+|still\s+|also\s+|yet\s+|far from\s+|too\s+)?"
    r"(?:clear|unclear|likely|unlikely|possible|impossible|important|time|hard|difficult|easy|"
    r"too|early|evident|obvious|known|unknown|expected|thought|believed|reported|said|true|"
    r"understood|certain|uncertain|necessary|essential|inevitable|notable|worth|that|only|"
    r"on\s+\w+day|in\s+\d{4}|the\s+first|the\s+second|the\s+third)\b"
    r"|\s+(?:is|was)\s+(?:an?|no)\s+(?:\w+\s+)?(?:coincidence|secret|surprise|accident|mistake|fact|pity|"
    r"question|wonder|shame|tragedy|sign|matter|irony)\b"
    r"|\s+(?:is|was)\s+(?:the\s+)?[A-Z][\w’'-]+(?:\s[\w’'-]+){0,3},?\s+(?:(?:he|she) said,\s+)?"
    r"(?:that|which|who|whose)\b"
    r"|\s+(?:is|was)\s+(?:we|they|he|she|I)\s+(?:that|who)\b"
    r"|\s+(?:took|takes|emerged|turned out|follows|remains to be seen|rained"
    r"|comes? (?:as|after|amid))\b"
)
_JOINING = re.compile(
    r"\b(?:ratif\w+|approv\w+|block\w*|veto\w*|back(?:s|ed|ing)?|support\w*|oppos\w+|delay\w*|"
    r"endors\w+|hold(?:s|ing)? up|held up|sign(?:ed|s)? off on)\s+$"
)
_MEMBERSHIP = re.compile(
    r"\s+(?:\w+\s+)?(?:entry|accession|membership|bid|admission|candidacy|application|joining)\b"
)
_COPULA = re.compile(
    r"\b(?:is|was|are|were|be|been|remains?|remained|become|becomes|became)\s+"
    r"(?:(?:one of|among|now|still|also|by far|long)\s+)*$"
)
_INSIDE = re.compile(r"\b(?:of|in|about|on|into|over) $")
_SPEAKER = re.compile(
    r"\b([A-Z][\w&.’'-]*),? (?:said|says|announced|reported|confirmed|added|insists|insisted)"
    r"(?: on \w+)?(?: that)? $"
)
_DONE_TO_ACTORS = re.compile(
    r"\b(?:accus|warn|urg|blam|threaten|attack|invad|sanction|arm|suppl|help|back|join|punish|"
    r"pressur|press|isolat|recogni[sz]|oppos|fight|fought|bomb|struck|strik|ask|tell|told|protect|"
    r"defend|provid|target|aid|assist|visit)\w* $|\b(?:with|against) $"
)

_DONE_TO_THINGS = re.compile(
    r"\b(?:confirm|announc|approv|ratif|sign|reject|den[iy]|repeat|read|write|wrote|publish|draft"
    r"|initial|postpon|cancel|celebrat|complet|build|built|test|launch|buy|bought|deliver"
    r"|implement|adopt)\w* $"
)
_SOME_OF = re.compile(r"\b(?:some|many|most|several|all|few|dozens|hundreds|thousands) of $")


def resolve_pronoun(anaphor: Anaphor, scene: Scene, memory: Memory) -> tuple[str, ...]:
    """The actors that a pronoun stands for; none where that would be a guess."""
    if anaphor.words in ("we", "us", "our", "ours"):
        return first_person(anaphor, scene, memory)
    if anaphor.words in ("i", "me", "my"):
        return first_person_singular(anaphor, scene, memory)
    if anaphor.words in ("you", "your", "yours"):
        return second_person(anaphor, memory)
    if anaphor.words in ("he", "him", "his", "she", "her"):
        return _person(anaphor, scene, memory)
    if anaphor.words == "themselves":
        return ()
    if anaphor.words in ("they", "them", "their"):
        return _plural(anaphor, scene, memory)
    return resolve_it(anaphor, scene, memory)


_ASKED = re.compile(r"\b(?:is|was|isn’t|isn't|wasn't) $", re.I)
_WHAT_IT_IS = re.compile(
    r"\s+(?:(?:really|just|any|an?|no|so|not)\s+)*(?:coincidence|secret|surprise|accident|mistake|true|clear"
    r"|possible|likely|time|wise|right|fair|too late|worth)\b"
)


_IT_IS_SAID = re.compile(
    r"\s+(?:is|was|has been|had been)\s+(?:\w+ly\s+|also\s+|further\s+)?"
    r"(?!told|inform|warn|assur|promis|notif|convinc|persuad|advis|remind)\w+ed\s+that\b"
    r"|\s+be known\b|\s+(?:start|hold|happen|end|last|work)\s*\?"
)
_ITS_OWN_TEXT = re.compile(
    r"\s+(?:completion|entry into force|provisions|articles|expiry|preamble|sign(?:ature|ing)"
    r"|(?:approval|ratification|adoption|implementation) by)\b"
)


def _is_pleonastic(anaphor: Anaphor, scene: Scene, text: str) -> bool:
    end = scene.sentence.end
    if _PLEONASTIC.match(text, anaphor.end, end) or _IT_IS_SAID.match(text, anaphor.end, end):
        return True
    is_asked = _ASKED.search(_before(text, anaphor, scene.sentence.start)) is not None
    return is_asked and _WHAT_IT_IS.match(text, anaphor.end, end) is not None


def _person(anaphor: Anaphor, scene: Scene, memory: Memory) -> tuple[str, ...]:
    here = [r for r in scene.done if r.is_person]
    subjects = memory.subjects(scene)
    is_governed = anaphor.words == "him" or (
        anaphor.words == "her" and not re.match(r"\s+\w", memory.text[anaphor.end :][:3])
    )
    if is_governed:
        here = [r for r in here if r not in subjects[-1:]] or here[:-1]
    if here:
        return here[-1].actors
    for start, references in memory.past(2):
        people = [r for r in references if r.is_person]
        heads = [r for r in subjects_of(memory.text, start, references) if r in people]
        if people:
            return (heads[-1] if heads else people[-1]).actors
    return ()


def _singular(anaphor: Anaphor, scene: Scene, memory: Memory) -> tuple[str, ...]:
    text, sentence = memory.text, scene.sentence
    before = [
        r
        for r in scene.done
        if len(r.actors) == 1 and not (r.is_plural or r.is_person or is_first_person(text, r))
    ]
    all_subjects = [r for r in memory.subjects(scene) if not is_first_person(text, r)]
    nearest = _owner_beside(anaphor, scene, before, text)
    if nearest:
        return nearest
    excluded, is_object_it = _excluded(anaphor, scene, memory, all_subjects)
    opening = _before(text, anaphor, sentence.start)
    fronted = _fronted(anaphor, before, scene, text)
    excluded |= fronted
    if is_object_it and _DONE_TO_THINGS.search(opening):
        return ()
    if is_object_it and (_INSIDE.search(opening) or not scene.done):
        return ()
    if _has_unknown_speaker(anaphor, scene, opening):
        return ()
    for reference in reversed(all_subjects):
        if reference in before and not excluded.intersection(reference.actors):
            return reference.actors
    if _has_other_subject(anaphor, scene, before, text):
        return ()
    if before and before[0].start - sentence.start < 5 and is_possessor(text, before[0]):
        if not (all_subjects or is_object_it):
            return before[0].actors
    if anaphor.words == "its" and all_subjects and all_subjects[-1] == scene.done[-1]:
        if all_subjects[-1].is_person:
            return all_subjects[-1].actors
    if anaphor.words == "it" and not is_object_it and all_subjects and all_subjects[-1].is_person:
        return all_subjects[-1].actors
    if anaphor.words == "it" and not is_object_it:
        previous = memory.previous_subject(excluded)
        if previous:
            return previous
    others = [
        r for r in before if not excluded.intersection(r.actors) and r.kind not in (PLACE, DEMONYM)
    ]
    if others and not (excluded and anaphor.words == "its"):
        return ([r for r in others if is_possessor(text, r)] or others)[-1].actors
    if is_object_it and not _DONE_TO_ACTORS.search(opening):
        return ()
    return memory.previous_subject(excluded)


def _fronted(anaphor: Anaphor, before: list[Reference], scene: Scene, text: str) -> set[str]:
    """Those with whom the pronoun's actor does something: "With China *it* has held talks"."""
    if anaphor.words != "it" or not before or text[before[-1].end : anaphor.start] != " ":
        return set()
    groups = coordinated(text, scene.done)
    group = next((group for group in groups if before[-1] in group), [])
    opening = text[scene.sentence.start : group[0].start] if group else ""
    return set(codes_of(group)) if _FRONTED.search(opening) else set()


_FRONTED = re.compile(r"\b(?:With|Against|Alongside|Like|Unlike|To|From|For)(?: the)? $")


def _has_unknown_speaker(anaphor: Anaphor, scene: Scene, opening: str) -> bool:
    """Whether somebody unknown says what it does: "Airbus said it had signed"."""
    speaker = _SPEAKER.search(opening)
    if not speaker or anaphor.words != "it":
        return False
    start = anaphor.start - len(opening) + speaker.start(1)
    end = anaphor.start - len(opening) + speaker.end(1)
    return not any(r.start < end and start < r.end for r in scene.done)


def _excluded(
    anaphor: Anaphor, scene: Scene, memory: Memory, subjects: list[Reference]
) -> tuple[set[str], bool]:
    """The actors that the pronoun cannot mean, and whether it is an object."""
    text, start = memory.text, scene.sentence.start
    before = _before(text, anaphor, start)
    if anaphor.words == "its":
        if _JOINING.search(before) and _MEMBERSHIP.match(text, anaphor.end):
            return set(_clause_actors(anaphor.start, subjects, text)), False
        return (_joint(scene.done, subjects, text) if _COPULA.search(before) else set()), False
    if anaphor.words == "it" and is_object(text, start, anaphor.start, anaphor.end):
        return _joint(scene.done, subjects, text), True
    return set(), False


def _before(text: str, anaphor: Anaphor, start: int) -> str:
    return text[max(start, anaphor.start - 40) : anaphor.start]


def _clause_actors(end: int, subjects: list[Reference], text: str) -> list[str]:
    codes: list[str] = []
    for reference in reversed(subjects):
        if codes and re.search(r"[;:]", text[reference.end : end]):
            break
        codes += reference.actors
    return codes


def _joint(done: list[Reference], subjects: list[Reference], text: str) -> set[str]:
    """The actors of the last subject and of all that is coordinated with it."""
    if not subjects:
        return set()
    for group in coordinated(text, done):
        if subjects[-1] in group:
            return set(codes_of(group))
    return set(subjects[-1].actors)


def _owner_beside(
    anaphor: Anaphor, scene: Scene, before: list[Reference], text: str
) -> tuple[str, ...]:
    """The actor right before: "thanks Germany for *its* help", "urged Moscow to stop *its* war"."""
    if anaphor.words != "its" or not before or before[-1].kind in (PLACE, DEMONYM):
        return ()
    last = before[-1]
    between = text[last.end : anaphor.start]
    if re.fullmatch(r" (?:for|over|about|because of|despite|and) ", between):
        return last.actors
    opening = text[max(scene.sentence.start, last.start - 30) : last.start]
    if re.fullmatch(r" (?:not )?to \w+ ", between) and ASKING.search(opening):
        return last.actors
    return ()


def _has_other_subject(anaphor: Anaphor, scene: Scene, before: list[Reference], text: str) -> bool:
    start = scene.sentence.start
    if before and before[0].start - start < 25:
        return False
    opening = text[start : anaphor.start]
    if re.fullmatch(r"The (?:[a-z-]+ ){1,4}(?:that|which) ", opening):
        return False
    return re.match(r"[\"“]?(?:The|This|That|These|Those|A|An)\s+[a-z]", opening) is not None


def _plural(anaphor: Anaphor, scene: Scene, memory: Memory) -> tuple[str, ...]:
    places = ((scene.sentence.start, scene.done), *memory.past(2))
    for depth, (start, references) in enumerate(places):
        groups = [
            group
            for group in coordinated(memory.text, references)
            if (
                len(codes_of(group)) > 1
                or any(_may_be_they(r) or _owns_people(memory.text, r) for r in group)
            )
            and not all(r.kind == PLACE for r in group)
        ]
        if not groups:
            continue
        if not depth and (asked := _asked(anaphor, groups[-1], start, memory.text)):
            return asked
        heads = subjects_of(memory.text, start, references)
        subjects = [group for group in groups if group[0] in heads]
        is_asked = ASKING.search(_before(memory.text, anaphor, start)) is not None
        if not depth and anaphor.words == "them" and is_asked:
            groups = [group for group in groups if heads[-1:] != group[-1:]] or groups
        many = [group for group in groups if any(r.is_plural for r in group)]
        if not depth and many and _SOME_OF.search(_before(memory.text, anaphor, start)):
            return codes_of(many[-1])
        if depth or (anaphor.words == "them" and len(groups) > 1):
            return codes_of((subjects or groups)[0])
        return codes_of((subjects or groups)[-1])
    return ()


def _asked(anaphor: Anaphor, group: list[Reference], start: int, text: str) -> tuple[str, ...]:
    """Those right before who are to do something: "urged the two to lay down *their* arms"."""
    between = text[group[-1].end : anaphor.start]
    opening = text[max(start, group[0].start - 30) : group[0].start]
    is_to = re.fullmatch(r" (?:not )?to \w+(?: \w+){0,2} ", between)
    if is_to and ASKING.search(opening):
        return codes_of(group)
    is_between = anaphor.words == "them" and re.search(r"\b(?:between|among) $", between)
    return codes_of(group) if is_between and len(codes_of(group)) > 1 else ()


def _may_be_they(reference: Reference) -> bool:
    return reference.is_plural or (reference.kind == OFFICE and not reference.is_person)


_PEOPLE = re.compile(
    r"['’]s? (?:(?!own\b)[a-z-]+ ){0,2}(?:brass|generals|officials|leaders|lawmakers"
    r"|politicians|pundits|men|diplomats|commanders|rulers|ministers|envoys|fishermen|farmers|authorities|spies|troops)\b"
)


def _owns_people(text: str, reference: Reference) -> bool:
    """Whether people of the actor's are meant: "Croatia's top brass"."""
    return _PEOPLE.match(text, reference.end) is not None


def first_person(anaphor: Anaphor, scene: Scene, memory: Memory) -> tuple[str, ...]:
    """Whose word it is: of the one who is quoted, or of the state whose statement the text is."""
    following = scene.rest[0] if scene.rest else None
    if following and memory.text[anaphor.end : following.start] in (" ", " in "):
        if following.is_plural or following.kind == PLACE:
            return following.actors
    if _is_quoted(memory.text, scene.sentence.start, anaphor.start):
        for reference in scene.done + scene.rest:
            is_inside = _is_quoted(memory.text, scene.sentence.start, reference.start)
            if not is_inside and reference.kind in _SPEAKING:
                memory.speaker = reference.actors
                break
        return memory.speaker
    if memory.context.turns is not None:
        turn = memory.context.turns.at(anaphor.start)
        return turn.actors if turn is not None else ()
    return memory.label or memory.context.authors


def first_person_singular(anaphor: Anaphor, scene: Scene, memory: Memory) -> tuple[str, ...]:
    """The state or organisation of the official who says "I" in a transcript."""
    turns = memory.context.turns
    if _is_quoted(memory.text, scene.sentence.start, anaphor.start):
        return ()
    if turns is None:
        return memory.context.authors if memory.context.is_official else ()
    turn = turns.at(anaphor.start)
    return turn.actors if turn is not None else ()


def second_person(anaphor: Anaphor, memory: Memory) -> tuple[str, ...]:
    """Whom a journalist addresses."""
    if memory.context.turns is None:
        return memory.guest if memory.is_asked else ()
    turn = memory.context.turns.at(anaphor.start)
    return turn.addressed if turn is not None else ()


_SPEAKING = frozenset({OFFICE, CAPITAL, NAME, ANAPHOR})


def _is_quoted(text: str, start: int, place: int) -> bool:
    opening = text[start:place]
    return opening.count("“") > opening.count("”") or opening.count('"') % 2 == 1
