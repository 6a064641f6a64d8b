"""Every state is found by each of its names, alone and with what governs and fights for it."""

from __future__ import annotations

import pytest

from blocgraph.actors import load_actors
from blocgraph.documents import split_sentences
from blocgraph.mentions import find_mentions
from blocgraph.mentions.names import NameKind, all_names
from blocgraph.model import OPEN, Actor, Document
from blocgraph.vocabulary import ActorKind

_HEADS = ("government", "foreign minister", "president", "troops", "navy", "embassy")
_PLURALS = frozenset(
    name.text for group in all_names() for name in group if name.kind is NameKind.PEOPLE
)
_ELSEWHERE = {"Brussels": "EU"}
_ONLY_THEN = frozenset({"CSA", "TIBET"})
"""Their names mean a place or a style in other years."""

_STATES = tuple(
    actor
    for actor in load_actors()
    if actor.kind is ActorKind.STATE and actor.code not in _ONLY_THEN
)


def _sentences(actor: Actor) -> list[tuple[str, str]]:
    """Sentences that begin with a name of the state, each with the name."""
    names = [(name, f"{name} warned Atlantis.") for name in (actor.name, *actor.aliases)]
    names += [(actor.name, f"{actor.name}'s foreign minister warned Atlantis.")]
    names += [(actor.name, f"The president of {actor.name} warned Atlantis.")]
    for demonym in actor.demonyms:
        if demonym in _PLURALS:
            names.append((demonym, f"The {demonym} warned Atlantis."))
        else:
            names += [(demonym, f"The {demonym} {head} warned Atlantis.") for head in _HEADS]
    capitals = (actor.capital or "").split("|")
    return names + [(city, f"{city} accused Atlantis of lying.") for city in capitals if city]


def _year(actor: Actor) -> str:
    """A year in which the state was there, for those that are no more."""
    if actor.valid_to in (None, OPEN):
        return "2024"
    return str(int(str(actor.valid_to)[:4]) - 1)


@pytest.mark.parametrize("actor", _STATES, ids=lambda actor: str(actor.code))
def test_a_state_acts_by_each_of_its_names(actor: Actor) -> None:
    wrong = []
    for name, text in _sentences(actor):
        document = Document("test", text, published=f"{_year(actor)}-06-01")
        found = [m for s in find_mentions(document, split_sentences(document)) for m in s]
        expected = [(_ELSEWHERE.get(name, actor.code),)]
        if [m.actors for m in found] != expected or found[0].kind == "place":
            wrong.append((text, [(m.text, m.actors) for m in found]))
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The South Africans left the talks.", "ZAF"),
        ("The North Korean envoy left.", "PRK"),
        ("The South Sudanese army shelled the town.", "SSD"),
        ("The South Ossetians protested.", "SOUTHOSSETIA"),
        ("The Central African army fell back.", "CAF"),
    ],
)
def test_a_quarter_of_the_sky_is_part_of_the_name(text: str, code: str) -> None:
    document = Document("test", text, published="2024-06-01")
    found = [m for s in find_mentions(document, split_sentences(document)) for m in s]
    assert [m.actors for m in found] == [(code,)]
