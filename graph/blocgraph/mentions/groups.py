"""To which actors together a phrase refers: "both sides", "the trio", "its three partners"."""

from __future__ import annotations

import re

from blocgraph.mentions.anaphors import Anaphor
from blocgraph.mentions.first_person import first_person
from blocgraph.mentions.grammar import ASKING, coordinated, is_object
from blocgraph.mentions.memory import Memory, Scene, actors_of_kind, codes_of, single_of
from blocgraph.mentions.rows import actor_classes, neighbours
from blocgraph.mentions.spans import DEMONYM, PLACE
from blocgraph.vocabulary import ActorKind


def resolve_partners(anaphor: Anaphor, scene: Scene, memory: Memory) -> tuple[str, ...]:
    """The others of a group of one more: "its three partners"."""
    number = int(anaphor.antecedent)
    here = [codes_of(group) for group in coordinated(memory.text, scene.done)]
    for reference in reversed(scene.done):
        for codes in (*reversed(here), *reversed(memory.groups)):
            if len(codes) == number + 1 and reference.actors[0] in codes:
                return tuple(code for code in codes if code not in reference.actors)
    return ()


def resolve_group(anaphor: Anaphor, scene: Scene, memory: Memory) -> tuple[str, ...]:
    """The actors that "both countries", "the trio" or "neither side" are."""
    number = int(anaphor.number)
    states = actors_of_kind(ActorKind.STATE)
    own = _own_group(anaphor, number, scene, memory)
    if own:
        return own
    if not number:
        return memory.sides or _first_two(memory)
    must_border = re.search(r"neighbou?rs", anaphor.words) is not None
    is_bare = anaphor.words in _BARE
    opening = memory.text[max(scene.sentence.start, anaphor.start - 30) : anaphor.start]
    is_asked = ASKING.search(opening) is not None
    is_done_to = is_bare and is_object(
        memory.text, scene.sentence.start, anaphor.start, anaphor.end
    )
    is_done_to = is_done_to or _DONE_TO_BOTH.search(opening) is not None
    if anaphor.words.startswith(("either ", "neither ")) and _BETWEEN.search(opening) is None:
        is_done_to |= is_object(memory.text, scene.sentence.start, anaphor.start, anaphor.end)
    heads = memory.subjects(scene)[-1:] if is_done_to or is_asked else []
    speaking = {code for r in heads for code in r.actors}
    described = actor_classes().get(anaphor.antecedent, states) & states
    is_sides = anaphor.words.endswith(_SIDES)
    fits = states | actors_of_kind(ActorKind.ARMED_GROUP) if is_sides else described or states

    def is_fit(codes: tuple[str, ...]) -> bool:
        if len(codes) != number or speaking.intersection(codes):
            return False
        if not fits.issuperset(codes):
            return False
        return not must_border or all(_borders(code, codes) for code in codes)

    here: list[tuple[str, ...]] = []
    beside: list[tuple[str, ...]] = []
    there: list[tuple[str, ...]] = []
    plain = _plain_pair(scene, memory, fits) if number == 2 else []
    for depth, references in enumerate(memory.windows(scene)):
        groups = [codes_of(group) for group in reversed(coordinated(memory.text, references))]
        acting = codes_of([r for r in references if r.kind != PLACE])
        together = tuple(code for code in acting if code in fits)
        groups.append(together if not plain or set(together) == set(plain[0]) else ())
        if depth == 2:
            there.extend(plain)
        if depth:
            there.extend(groups)
        else:
            here, beside = groups[:-1], groups[-1:]
    remembered = list(reversed(memory.groups)) if number > 2 else []
    pairs = _protagonists(scene, memory, fits) if number == 2 else []
    if anaphor.words in ("both", "each", "neither"):
        pairs = plain
    if anaphor.words in ("the parties", "the sides"):
        return next(filter(is_fit, plain), ())
    if anaphor.antecedent == "protagonists":
        return next(filter(is_fit, [*plain, *there[:2]]), ())
    if is_sides:
        candidates = [*here, *pairs[:1], *beside, *there, *pairs]
    else:
        candidates = [*here, *beside, *remembered, *there, *pairs]
    return next(filter(is_fit, candidates), ())


def _own_group(anaphor: Anaphor, number: int, scene: Scene, memory: Memory) -> tuple[str, ...]:
    """Those who issue the text together, or the speaker and whom he speaks of."""
    authors = memory.context.authors if memory.context.issues_jointly else ()
    if authors and (not number or number == len(authors) == 2):
        groups = [codes_of(group) for group in coordinated(memory.text, scene.done)]
        here = [codes for codes in groups if len(codes) == number]
        return here[-1] if here else authors
    if not anaphor.words.startswith("our "):
        return ()
    speaking = first_person(anaphor, scene, memory)
    if len(speaking) != 1:
        return speaking if len(speaking) == number else ()
    for references in memory.windows(scene, 2):
        others = single_of(references, actors_of_kind(ActorKind.STATE), set(speaking))
        acting = [r for r in others if r.kind not in (DEMONYM, PLACE)]
        if others:
            return (*speaking, *(acting or others)[0].actors)
    return ()


_DONE_TO_BOTH = re.compile(
    r"\b(?:visit\w*|declar\w+ war on|attack\w*|invad\w+|accus\w+|appeal\w* to|sp(?:eaks?|oke) to"
    r"|met|mediat\w+ between|between|arm\w*|warn\w*|prais\w+|criticis\w+|criticiz\w+|condemn\w*"
    r"|blam\w+|sold to|sells? to|supplied|supplies|arming|threaten\w*|thank\w*) $"
)


_BETWEEN = re.compile(r"\b(?:between|of|by|in|for|among|within) $")


_SIDES = ("side", "sides", "party", "parties", "belligerents", "combatants", "signatories")


def _borders(code: str, group: tuple[str, ...]) -> bool:
    near = neighbours().get(code, frozenset())
    return not near.isdisjoint(group)


_BARE = frozenset({"the two", "the pair", "the three", "the trio", "the four"})


def _first_two(memory: Memory) -> tuple[str, ...]:
    """The two states that a text names first: the sides of a communiqué."""
    states = actors_of_kind(ActorKind.STATE)
    named = [code for code in memory.context.counts if code in states]
    return tuple(named[:2]) if len(named) > 1 else ()


def _counts(scene: Scene, memory: Memory, fits: frozenset[str]) -> dict[str, int]:
    """How often the text has mentioned each state."""
    counts = {code: n for code, n in memory.context.counts.items() if code in fits}
    for code in codes_of(scene.done):
        if code in fits:
            counts[code] = counts.get(code, 0) + 1
    return counts


_PLAIN = 1.5


def _plain_pair(scene: Scene, memory: Memory, fits: frozenset[str]) -> list[tuple[str, ...]]:
    """The two states that are mentioned much more often than all others, if there are such."""
    counts = _counts(scene, memory, fits)
    ranked = sorted(counts, key=lambda code: (-counts[code], code))
    is_plain = len(ranked) == 2 or (
        len(ranked) > 2 and counts[ranked[1]] > _PLAIN * counts[ranked[2]]
    )
    return [tuple(code for code in counts if code in ranked[:2])] if is_plain else []


def _protagonists(scene: Scene, memory: Memory, fits: frozenset[str]) -> list[tuple[str, ...]]:
    """The two states that the document is about, if it is plain which; likelier pairs first."""
    counts = _counts(scene, memory, fits)
    ranked = sorted(counts, key=lambda code: (-counts[code], code))
    recent = [c for refs in memory.windows(scene, 2) for c in codes_of(refs) if c in fits]
    pairs: list[tuple[str, ...]] = []
    is_plain = len(ranked) == 2 or (len(ranked) > 2 and counts[ranked[1]] > counts[ranked[2]])
    if is_plain and set(ranked[:2]) & set(recent):
        pairs.append(tuple(code for code in counts if code in ranked[:2]))
    if ranked and counts[ranked[0]] >= 3:
        pairs += [(ranked[0], code) for code in recent[:2] if code != ranked[0]]
    return pairs
