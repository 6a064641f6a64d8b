"""Participles joined to an actor by a hyphen: "Iran-backed Houthis", "US-sanctioned Venezuela"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from blocgraph.claims.clause import Preposition
from blocgraph.claims.events import Event
from blocgraph.claims.phrases import NounPhrase
from blocgraph.claims.slots import Actors, Surroundings, located, meant
from blocgraph.vocabulary import RelationType as T

_TYPES = {
    "backed": T.DIPLOMATIC_SUPPORT,
    "supported": T.DIPLOMATIC_SUPPORT,
    "sponsored": T.DIPLOMATIC_SUPPORT,
    "armed": T.ARMS_SUPPLY,
    "equipped": T.ARMS_SUPPLY,
    "supplied": T.ARMS_SUPPLY,
    "funded": T.AID,
    "financed": T.AID,
    "trained": T.MILITARY_COOPERATION,
    "aligned": T.ALIGNMENT,
    "allied": T.ALIGNMENT,
    "occupied": T.ARMED_CONFLICT,
    "annexed": T.ARMED_CONFLICT,
    "sanctioned": T.SANCTIONS,
}

_PLACED = {
    "funded": T.AID,
    "financed": T.AID,
    "owned": T.ECONOMIC_COOPERATION,
    "operated": T.ECONOMIC_COOPERATION,
    "run": T.ECONOMIC_COOPERATION,
    "occupied": T.ARMED_CONFLICT,
    "annexed": T.ARMED_CONFLICT,
    "led": T.MILITARY_COOPERATION,
}
_LED = ("battlegroup", "brigade", "mission", "force", "contingent", "battalion", "garrison")


def hyphened(phrase: NounPhrase, around: Surroundings) -> Iterator[Event]:
    """What the actor before the hyphen does to the one that the phrase is about."""
    tokens = phrase.tokens
    for place in range(2, len(tokens)):
        participle, actor = tokens[place], tokens[place - 2]
        kind = _TYPES.get(participle.lower) or _PLACED.get(participle.lower)
        if kind is None or not actor.actors or tokens[place - 1].lower != "-":
            continue
        later = [a for token in tokens[place + 1 :] for a in token.actors]
        targets = tuple(a for a in (*later, *phrase.strong) if a not in actor.actors)
        if not targets and participle.lower in _PLACED:
            targets = _placed(phrase, around.prepositions(phrase), actor.actors)
        if participle.lower == "led" and not phrase.has_any(_LED):
            continue
        if targets:
            yield Event(
                kind, actor.actors, targets[:1], participle.text, participle.start, None,
                f"hyphened {participle.lower}",
            )  # fmt: skip


def _placed(phrase: NounPhrase, behind: Sequence[Preposition], actors: Actors) -> Actors:
    """Whose the thing is, or where it stands: "the Danish-funded school in Benin"."""
    near = [a for pp in behind[:1] if pp.word in ("in", "of", "for") for a in
            (meant(pp.phrases) or located(pp.phrases))]  # fmt: skip
    return tuple(a for a in (*phrase.possessors, *near) if a not in actors)
