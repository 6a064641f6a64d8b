"""To which actors a description refers: "the kingdom", "both sides", "its neighbour"."""

from __future__ import annotations

import re

from blocgraph.mentions.anaphors import Anaphor
from blocgraph.mentions.binding import subjects_at
from blocgraph.mentions.directions import direction_in, lies
from blocgraph.mentions.first_person import first_person
from blocgraph.mentions.grammar import coordinated, subjects_of
from blocgraph.mentions.memory import (
    Memory,
    Scene,
    actors_of_kind,
    actors_that_fit,
    codes_of,
    single_of,
)
from blocgraph.mentions.organs import council, firm, head, is_issuing, organ
from blocgraph.mentions.persons import holder_of
from blocgraph.mentions.rows import actor_classes, neighbours, roles
from blocgraph.mentions.spans import ANAPHOR, CAPITAL, DEMONYM, NAME, PLACE, Reference
from blocgraph.vocabulary import ActorKind


def resolve_one(anaphor: Anaphor, scene: Scene, memory: Memory) -> tuple[str, ...]:
    """The actor that a description such as "the emirate" or "that country" means."""
    if anaphor.antecedent == "home":
        return _officeholder(anaphor, scene, memory) or _home(scene, memory)
    if anaphor.antecedent == "foreign":
        return _foreign(scene, memory)
    if anaphor.antecedent == "own":
        home = memory.context.home if memory.context.voice else None
        return (home,) if home else ()
    if anaphor.antecedent == "head":
        return head(anaphor, scene, memory)
    if anaphor.antecedent == "issuer":
        return memory.context.voice if is_issuing(memory) else ()
    if anaphor.antecedent == "firm":
        return firm(scene, memory)
    if anaphor.antecedent == "council":
        return council(anaphor, memory)
    if anaphor.antecedent == "organ":
        return organ(anaphor, scene, memory)
    fits = actors_that_fit(anaphor.antecedent)
    if is_issuing(memory) and memory.context.voice[0] in fits:
        return memory.context.voice
    subjects = memory.subjects(scene)
    is_that = anaphor.words.startswith("that ")
    is_any = anaphor.antecedent == "state" and not is_that
    if is_any and anaphor.words.startswith("the "):
        partner = _partner(anaphor, scene, memory, fits)
        if partner:
            return partner
    home = memory.context.home or memory.context.topic
    if is_any and _is_recent(home, scene, memory):
        return (home,) if home else ()
    if anaphor.antecedent == ActorKind.ARMED_GROUP:
        return _armed_group(scene, memory, fits - _HIRED)
    taken = _taken(anaphor, scene, memory, subjects)
    here = single_of(scene.done, fits, taken)
    if is_any:
        here = [r for r in here if r not in subjects] + [r for r in here if r in subjects]
    if here:
        return here[-1].actors
    if anaphor.antecedent == "junta":
        return _junta(scene, memory, fits)
    for start, references in memory.past():
        there = single_of(references, fits, taken)
        heads = [r for r in subjects_of(memory.text, start, references) if r in there]
        if there:
            return (heads[0] if heads else there[-1]).actors
    if anaphor.antecedent == "state" or _RARE < len(fits) < len(
        actors_of_kind(ActorKind.ORGANISATION)
    ):
        return ()
    earlier = [code for code in memory.context.counts if code in fits]
    return tuple(earlier) if len(earlier) == 1 else ()


def _junta(scene: Scene, memory: Memory, fits: frozenset[str]) -> tuple[str, ...]:
    """The state with a junta that was named last, or of which the text speaks much more."""
    counts = memory.context.counts
    known = [code for code in counts if code in fits]
    often = max(known, key=lambda code: counts[code], default=None)
    for start, references in memory.past():
        there = single_of(references, fits, set())
        heads = [r for r in subjects_of(memory.text, start, references) if r in there]
        if there and often is not None:
            last = (heads[0] if heads else there[-1]).actors
            return (often,) if counts[often] > _TOPIC * counts.get(last[0], 0) else last
    return (often,) if often is not None else _home(scene, memory)


def _taken(anaphor: Anaphor, scene: Scene, memory: Memory, subjects: list[Reference]) -> set[str]:
    """Those who cannot be meant, since they do something to whom is described."""
    if anaphor.antecedent == "state" and anaphor.words.startswith("that "):
        own = {memory.context.home} if memory.context.home else set()
        return own | {code for r in subjects for code in r.actors}
    opening = memory.text[max(scene.sentence.start, anaphor.start - 12) : anaphor.start]
    acting = subjects_at(scene, memory, anaphor.start)
    if anaphor.antecedent == "state" and acting and _LEAVING.search(opening):
        return set(acting[-1].reference.actors)
    return set()


_LEAVING = re.compile(
    r"\b(?:left|leave|quit|entered|invaded|occupied|visited|bombed|attacked|annexed|shelled) $"
)


_HIRED = frozenset({"WAGNER"})  # fights for governments against rebels


def _armed_group(scene: Scene, memory: Memory, fits: frozenset[str]) -> tuple[str, ...]:
    """The armed group named last; none where two were named in the same sentence."""
    for references in memory.windows(scene):
        named = {code for r in references for code in r.actors if code in fits}
        if named:
            return tuple(named) if len(named) == 1 else ()
    earlier = [code for code in memory.context.counts if code in fits]
    return tuple(earlier) if len(earlier) == 1 else ()


_RARE = 60
_TOWARDS = re.compile(r"\b(?:with|against|to|from|upon|on) $")
_IN = re.compile(r"\bin $")


def _partner(
    anaphor: Anaphor, scene: Scene, memory: Memory, fits: frozenset[str]
) -> tuple[str, ...]:
    """Whom the subject of the clause deals with: "it shipped no arms *to the country*"."""
    opening = memory.text[max(scene.sentence.start, anaphor.start - 9) : anaphor.start]
    if not (is_towards := _TOWARDS.search(opening)) and not _IN.search(opening):
        return ()
    subjects = memory.subjects(scene)
    acting = {code for r in subjects for code in r.actors}
    others = [
        r for r in single_of(scene.done, fits, acting) if r.kind in (NAME, CAPITAL, PLACE, ANAPHOR)
    ]
    if others or not (is_towards and subjects):
        return others[-1].actors if others else ()
    for start, references in memory.past(2):
        there = single_of(references, fits, acting)
        heads = [r for r in subjects_of(memory.text, start, references) if r in there]
        if there:
            return (heads[0] if heads else there[-1]).actors
    return ()


def _is_recent(code: str | None, scene: Scene, memory: Memory) -> bool:
    return any(code in r.actors for window in memory.windows(scene, 1) for r in window)


def _officeholder(anaphor: Anaphor, scene: Scene, memory: Memory) -> tuple[str, ...]:
    """For whom the president, or whoever holds that office, acts: he who was mentioned last."""
    role = anaphor.words.removeprefix("the ")
    if roles().get(role.split()[-1]) != "person":
        return ()
    is_at_home = memory.context.home is not None
    return holder_of(role, scene, memory, 1 if is_at_home else 4)


def _home(scene: Scene, memory: Memory) -> tuple[str, ...]:
    home = memory.context.home or memory.context.topic
    if home:
        return (home,)
    if memory.label:
        return memory.label
    states = actors_of_kind(ActorKind.STATE)
    for references in memory.windows(scene, 2):
        here = single_of(references, states, set())
        if here:
            return here[0].actors
    return ()


def resolve_ordinal(anaphor: Anaphor, scene: Scene, memory: Memory) -> tuple[str, ...]:
    """The first or the second of the two that were named together last."""
    following = memory.text[anaphor.end : anaphor.end + 24]
    if not _NO_NOUN.match(following):
        return ()
    for references in memory.windows(scene, 2):
        pairs = [codes_of(group) for group in coordinated(memory.text, references)]
        pairs.append(codes_of([r for r in references if r.kind != PLACE]))
        for pair in reversed(pairs):
            if len(pair) == 2:
                return (pair[0 if anaphor.antecedent == "former" else 1],)
        if len(pairs[-1]) > 1 and anaphor.antecedent == "latter":
            return (pairs[-1][-1],)
    return ()


_NO_NOUN = re.compile(
    r"[.,;:)’']| [a-z]+ly\b| (?:has|have|had|was|were|is|are|will|would|may|might|could|can|should"
    r"|to|and|in|from|by|with|on|for|of|said|says|sent|sends|sold|sells|gave|took|bought|won|lost|left|held|"
    r"drew|fought|struck|broke|withdrew|sought|told|built|paid|made|kept|[a-z]{3,}ed)\b"
)


def _foreign(scene: Scene, memory: Memory) -> tuple[str, ...]:
    states = actors_of_kind(ActorKind.STATE)
    home = {memory.context.home} if memory.context.home else set()
    for references in memory.windows(scene):
        here = single_of(references, states, home)
        if here:
            return here[-1].actors
    return ()


def resolve_related(anaphor: Anaphor, scene: Scene, memory: Memory) -> tuple[str, ...]:
    """The actor that somebody's neighbour, ally or rival is."""
    owner = _owner(anaphor, scene, memory)
    if not owner:
        return ()
    last = scene.done[-1] if scene.done else None
    if last and anaphor.words.startswith("our ") and memory.text[last.end : anaphor.start] == ", ":
        return last.actors if len(last.actors) == 1 and last.actors != owner else ()
    accused = _accused(scene, memory)
    found = _related_to(accused, anaphor, scene, memory) if accused else ()
    return found or _related_to(owner, anaphor, scene, memory)


def _owner(anaphor: Anaphor, scene: Scene, memory: Memory) -> tuple[str, ...]:
    """Whose neighbour, ally or host is meant."""
    whose = anaphor.words.split()[0]
    if whose == "our":
        return first_person(anaphor, scene, memory)
    heads = [r for r in memory.subjects(scene) if len(r.actors) == 1]
    if whose in ("his", "her"):
        here = [r for r in scene.done if _is_of_person(memory.text, r) and len(r.actors) == 1]
        if here:
            return here[-1].actors
        for start, references in memory.past(2):
            people = [r for r in references if r.is_person and len(r.actors) == 1]
            acting = [r for r in subjects_of(memory.text, start, references) if r in people]
            if people:
                return (acting or people)[-1].actors
    return heads[-1].actors if heads else memory.previous_subject(set())


def _is_of_person(text: str, reference: Reference) -> bool:
    words = text[reference.start : reference.end].lower()
    return reference.is_person or words in ("he", "she", "her", "him", "his")


def _accused(scene: Scene, memory: Memory) -> tuple[str, ...]:
    """The last actor here, where somebody accuses it of something."""
    if not scene.done or len(scene.done[-1].actors) != 1:
        return ()
    last = scene.done[-1]
    is_of = re.match(r" of (?:having )?\w+", memory.text[last.end : last.end + 30]) is not None
    before = memory.text[max(scene.sentence.start, last.start - 20) : last.start]
    return last.actors if is_of and re.search(r"\b(?:accus|suspect)\w* $", before) else ()


def _related_to(
    owner: tuple[str, ...], anaphor: Anaphor, scene: Scene, memory: Memory
) -> tuple[str, ...]:
    """The neighbour, ally or rival of the owner that was mentioned last."""
    if anaphor.antecedent == "neighbour":
        fits = neighbours().get(owner[0], frozenset())
        side = direction_in(memory.text[anaphor.start : anaphor.end])
        if side:
            fits = frozenset(code for code in fits if lies(side, owner[0], code))
    else:
        fits = actors_that_fit(anaphor.antecedent)
    for word in memory.text[anaphor.start : anaphor.end].split()[1:-1]:
        fits = fits & actor_classes().get(word, fits)
    others = [
        reference
        for references in memory.windows(scene)
        for reference in reversed(single_of(references, fits, set(owner)))
    ]
    acting = [r for r in others if r.kind not in (DEMONYM, PLACE)]
    if others:
        counts = memory.context.counts
        chosen = (acting or others)[0].actors
        often = max(others, key=lambda r: counts.get(r.actors[0], 0)).actors
        is_topic = counts.get(often[0], 0) > _TOPIC * counts.get(chosen[0], 0)
        return often if is_topic else chosen
    if anaphor.antecedent != "neighbour":
        return ()
    if len(fits) == 1:
        return tuple(fits)
    earlier = [code for code in memory.context.counts if code in fits and code not in owner]
    return tuple(earlier) if len(earlier) == 1 else ()


_TOPIC = 2
