"""Whose organ is meant: "the Council", "the Association", "Summit"."""

from __future__ import annotations

import re
from functools import cache

from blocgraph.actors import load_actors
from blocgraph.mentions.anaphors import Anaphor
from blocgraph.mentions.memory import Memory, Scene, actors_of_kind
from blocgraph.mentions.rows import roles
from blocgraph.mentions.spans import OFFICE
from blocgraph.vocabulary import ActorKind

_SPEAKS = re.compile(r" [a-z]+ed\b")
_OWN = frozenset({"commission", "committee", "community", "conference", "region", "summit"})
_LOOK_BACK = 20_000
"""Characters, some ten pages: far more, and the time for a long text would grow with its square."""
_COUNCILS = (("Security", "UN"), ("General", "UN"), ("European", "EU"))


def council(anaphor: Anaphor, memory: Memory) -> tuple[str, ...]:
    """Whose organ the text has named last: "the Security Council", then "the Council"."""
    if is_issuing(memory):
        return memory.context.voice
    head = anaphor.words.split()[-1].capitalize()
    before = memory.text[max(0, anaphor.start - _LOOK_BACK) : anaphor.start]
    names = [(f"{name} {head}", code) for name, code in _COUNCILS] + list(_names_with(head))
    places = [(before.rfind(name), code) for name, code in names]
    if max(places)[0] < 0:
        places = [(before.rfind(name.upper()), code) for name, code in names]
    place, code = max(places)
    return (code,) if place >= 0 else ()


def organ(anaphor: Anaphor, scene: Scene, memory: Memory) -> tuple[str, ...]:
    """The organisation of that name; else the one whose summit issues the text."""
    if is_issuing(memory):
        return memory.context.voice
    head = anaphor.words.split()[-1].capitalize()
    called = {code for _, code in _names_with(head)}
    for references in memory.windows(scene):
        here = {code for r in references for code in r.actors if code in called}
        if here:
            return tuple(here) if len(here) == 1 else ()
    earlier = [code for code in memory.context.counts if code in called]
    if earlier:
        return tuple(earlier) if len(earlier) == 1 else ()
    is_own = _OWN.intersection(anaphor.words.split()) or anaphor.words.startswith("the heads")
    return _issuer(anaphor, scene, memory) if is_own else ()


def is_issuing(memory: Memory) -> bool:
    """Whether an organisation issues the text."""
    voice = memory.context.voice
    return len(voice) == 1 and voice[0] in actors_of_kind(ActorKind.ORGANISATION)


_SECRETARIES = frozenset(
    {"UN", "NATO", "OAS", "ASEAN", "SCO", "GCC", "ARABLEAGUE", "OIC", "CSTO", "OSCE", "EAC"}
)
_DIRECTORS = frozenset({"IAEA", "WHO", "WTO", "OPCW", "UNESCO", "ILO"})


def head(anaphor: Anaphor, scene: Scene, memory: Memory) -> tuple[str, ...]:
    """The organisation of "the Secretary-General" or "the Mission": the one spoken of last."""
    if is_issuing(memory):
        return memory.context.voice
    words = anaphor.words
    fits = _SECRETARIES if "secretary" in words else _DIRECTORS if "director" in words else None
    if fits is not None:
        for references in memory.windows(scene):
            here = [r for r in references if fits.issuperset(r.actors)]
            if here:
                return here[-1].actors
        earlier = [code for code in memory.context.counts if code in fits]
        if earlier:
            return (max(earlier, key=lambda code: memory.context.counts[code]),)
        if fits is _DIRECTORS:
            return ()
    says = memory.context.says
    return ("UN",) if says("Security Council") or says("United Nations") else ()


@cache
def _names_with(word: str) -> tuple[tuple[str, str], ...]:
    """The names of organisations that hold a word, each with its code."""
    return tuple(
        (name, actor.code)
        for actor in load_actors()
        if actor.kind is ActorKind.ORGANISATION
        for name in (actor.name, *actor.aliases)
        if word in name.split()
    )


def _issuer(anaphor: Anaphor, scene: Scene, memory: Memory) -> tuple[str, ...]:
    """Whose summit issues the text, where it calls itself "Summit" and speaks as one."""
    following = memory.text[anaphor.end : scene.sentence.end]
    is_name = anaphor.words != "summit" or anaphor.start - scene.sentence.start < 6
    if not is_name or (anaphor.words == "summit" and not _SPEAKS.match(following)):
        return ()
    counts = memory.context.counts
    organisations = actors_of_kind(ActorKind.ORGANISATION)
    first = next((code for code in counts if code in organisations), None)
    return (first,) if first is not None else ()


def firm(scene: Scene, memory: Memory) -> tuple[str, ...]:
    """The state of the company that was named last, by its own name."""
    for references in memory.windows(scene):
        for reference in reversed(references):
            if reference.kind != OFFICE or reference.is_person or len(reference.actors) != 1:
                continue
            words = memory.text[reference.start : reference.end].split()
            is_named = all(word[0].isupper() or word == "of" for word in words)
            is_article = (
                memory.text[max(0, reference.start - 4) : reference.start].lower() == "the "
            )
            if is_named and not is_article and not roles().keys() & {w.lower() for w in words}:
                return reference.actors
    return ()
