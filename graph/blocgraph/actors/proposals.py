"""Proposes which actors the names in a dataset may mean, for somebody to judge."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from blocgraph.actors.names import fold_name
from blocgraph.actors.table import load_actors

LOWEST_SCORE = 75.0
"""Below this share of equal letters (in percent), names are not alike enough to be proposed."""

_BRACKETS = re.compile(r"\s*[\(\[][^\)\]]*[\)\]]|[*†‡]+$")
_FORMS_OF_STATE = re.compile(
    r"\b(the|of|and|state|states|republic|kingdom|democratic|people's|federal|federation|islamic|"
    r"socialist|arab|government|union|former)\b"
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """NAME may mean ACTOR, also called MATCHED: alike by SCORE (0 to 100), because of REASON."""

    name: str
    actor: str
    matched: str
    score: float
    reason: str


def propose_actors(names: Iterable[str], limit: int = 3) -> tuple[Proposal, ...]:
    """For each name at most `limit` actors, the likest first; names in the order they come.

    A name is compared as it stands, without what is in brackets, with the parts around a comma
    turned round, and without words such as "Republic of", with all names and aliases of actors.
    """
    found: list[Proposal] = []
    for name in dict.fromkeys(names):
        best: dict[str, Proposal] = {}
        for proposal in _compare(name):
            known = best.get(proposal.actor)
            if known is None or proposal.score > known.score:
                best[proposal.actor] = proposal
        likest = sorted(best.values(), key=lambda p: (-p.score, p.actor))
        found.extend(likest[:limit])
    return tuple(found)


def alike_names(names: Iterable[str], lowest: float = 85.0) -> tuple[Proposal, ...]:
    """The pairs of names that are spelled much the same, for they may be of one actor.

    Returns:
        For each pair the name that comes first in the alphabet, as `matched` the other, and no
        actor; the likest pairs first.
    """
    from rapidfuzz import fuzz, process

    folded = {name: fold_name(name) for name in sorted(set(names))}
    found: list[Proposal] = []
    for name, text in folded.items():
        later = {other: words for other, words in folded.items() if other > name and words}
        alike = process.extract(text, later, scorer=fuzz.ratio, score_cutoff=lowest, limit=None)
        found += [
            Proposal(name, "", other, round(score, 1), "like another name here")
            for _, score, other in alike
        ]
    return tuple(sorted(found, key=lambda p: (-p.score, p.name, p.matched)))


def _compare(name: str) -> Iterator[Proposal]:
    from rapidfuzz import fuzz, process

    names = _names_of_actors()
    for text, penalty, reason in _readings(name):
        if text in names:
            yield Proposal(name, *names[text], 100.0 - penalty, f"{reason}called so")
            continue
        likest = process.extract(
            text, names.keys(), scorer=fuzz.ratio, score_cutoff=LOWEST_SCORE, limit=5
        )
        for other, score, _ in likest:
            yield Proposal(
                name, *names[other], round(score - penalty, 1), f"{reason}spelled much the same"
            )
    yield from _compare_cores(name)


def _compare_cores(name: str) -> Iterator[Proposal]:
    core = _core(fold_name(name))
    for actor, matched in _cores_of_actors().get(core, ()) if core else ():
        yield Proposal(name, actor, matched, 85.0, "the same but for words such as Republic of")


def _readings(name: str) -> Iterator[tuple[str, float, str]]:
    """The name in several readings, each with what it costs and how it came about."""
    yield fold_name(name), 0.0, ""
    bare = _BRACKETS.sub("", name).strip()
    if bare and bare != name.strip():
        yield fold_name(bare), 2.0, "without brackets and marks, "
    head, comma, tail = bare.partition(",")
    if comma and tail.strip():
        yield fold_name(f"{tail.strip()} {head.strip()}"), 1.0, "with the comma undone, "
        yield fold_name(head), 10.0, "up to the comma, "


def _core(folded: str) -> str:
    return " ".join(sorted(_FORMS_OF_STATE.sub(" ", folded.replace(",", " ")).split()))


@cache
def _names_of_actors() -> dict[str, tuple[str, str]]:
    names: dict[str, tuple[str, str]] = {}
    for actor in load_actors():
        for name in (actor.name, *actor.aliases):
            if len(name) > 3:
                names.setdefault(fold_name(name), (actor.code, name))
    return names


@cache
def _cores_of_actors() -> dict[str, tuple[tuple[str, str], ...]]:
    cores: dict[str, dict[str, str]] = {}
    for actor in load_actors():
        for name in (actor.name, *actor.aliases):
            core = _core(fold_name(name))
            if len(core) > 3:
                cores.setdefault(core, {}).setdefault(actor.code, name)
    return {core: tuple(actors.items()) for core, actors in cores.items()}
