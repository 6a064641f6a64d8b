"""Whose make the weapons are that somebody has: "Chile's army drives German-built tanks"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from blocgraph.claims.arms_goods import maker_by_name
from blocgraph.claims.clause import Clause
from blocgraph.claims.events import Event
from blocgraph.claims.lexicon import Lexicon
from blocgraph.claims.phrases import NounPhrase, Phrases
from blocgraph.claims.slots import Actors, Surroundings, agents, located, meant, patients
from blocgraph.claims.word_sets import words
from blocgraph.vocabulary import RelationType as T

_RULE = "make of a weapon"
_OWNING = words(
    "army navy force forces corps fleet arsenal guard guards coastguard pilots soldiers troops "
    "marines police gendarmes gendarmerie militia military crews gunners air garrison"
)
_ORIGINS = ("make", "manufacture", "design", "origin", "construction")


def makes(
    phrases: Phrases, clauses: Sequence[Clause], lexicon: Lexicon, found: Sequence[Event],
    mentioned: frozenset[str] = frozenset(),
) -> Iterator[Event]:  # fmt: skip
    """Arms supplies that follow from whose make a weapon is and who has it."""
    weapons = [
        element
        for element in phrases.elements
        if isinstance(element, NounPhrase) and _is_weapon(element, lexicon)
    ]
    if not weapons:
        return
    told = {dyad for event in found if event.type is T.ARMS_SUPPLY for dyad in event.dyads()}
    around = Surroundings(phrases.elements)
    for weapon in weapons:
        makers = _makers(weapon, around)
        named = () if makers else _named_makers(weapon, lexicon, mentioned)
        if not (makers or named):
            continue
        owners, clause = _owners(weapon, makers or named, around, clauses, lexicon)
        if weapon.has("fighter", "fighters") and clause and clause.verb.lemma in _MUSTERING:
            continue
        if named and (clause is None or not lexicon.is_verb(clause.verb.lemma, "use")):
            continue
        makers = makers or named
        if not owners or all((a, b) in told for a in makers for b in owners):
            continue
        effect = "negated" if weapon.is_negated and clause is None else ""
        yield Event(
            T.ARMS_SUPPLY, makers, owners, weapon.head.text, weapon.head.start, clause, _RULE,
            objects=(weapon.head.text,), effect=effect,
        )  # fmt: skip


def is_of_other_make(clause: Clause, lexicon: Lexicon, attackers: Collection[str | None]) -> bool:
    """Whether arms that hit are only made by whom they are called after, as who attacks is known.

    "Iranian-made drones struck the port", or "Iranian drones" where Russia was bombing it before.
    """
    arms = [
        p for p in clause.subject if p.modifiers and "munition" in lexicon.classes(p.head.lower)
    ]
    if not arms or clause.passive or any(p.possessors for p in clause.subject):
        return False
    is_marked = any(p.has("made", "built", "supplied", "designed") for p in arms)
    return is_marked or any(a and a not in p.modifiers for a in attackers for p in arms)


def _is_weapon(phrase: NounPhrase, lexicon: Lexicon) -> bool:
    words = phrase.head.lower.split() if not phrase.head.actors else ()
    return any("weapon" in lexicon.classes(word) for word in words) or (
        bool(words) and bool(maker_by_name(phrase, lexicon))
    )


def _makers(weapon: NounPhrase, around: Surroundings) -> Actors:
    """By whom a weapon is made: "Iranian drones", "MiGs of Soviet make"."""
    if weapon.modifiers:
        return weapon.modifiers if len(weapon.modifiers) == 1 else ()
    for pp in around.prepositions(weapon)[:1]:
        if pp.word == "of" and any(p.head.lower in _ORIGINS for p in pp.phrases):
            return tuple(a for p in pp.phrases for a in p.weak)
    return ()


def _named_makers(weapon: NounPhrase, lexicon: Lexicon, mentioned: frozenset[str]) -> Actors:
    """By whom a weapon of some name is made, of those that the document is about."""
    named = maker_by_name(weapon, lexicon)
    return named if named and set(named) <= mentioned else ()


def _owners(
    weapon: NounPhrase, makers: Actors, around: Surroundings, clauses: Sequence[Clause],
    lexicon: Lexicon,
) -> tuple[Actors, Clause | None]:  # fmt: skip
    """Who has a weapon, and the clause that says so; no clause where the phrase itself does."""

    def others(actors: Actors) -> Actors:
        return tuple(actor for actor in actors if actor not in makers)

    if others(weapon.possessors):
        return others(weapon.possessors), None
    heap = _heap(weapon, around)
    if heap is not None and others(heap.possessors):
        return others(heap.possessors), None
    for pp in around.prepositions(weapon)[:1]:
        owning = pp.word == "of" and any(p.has_any(_OWNING) for p in pp.phrases)
        if (owning or pp.word == "for") and others(meant(pp.phrases)):
            return others(meant(pp.phrases)), None
    for clause in clauses:
        if lexicon.is_verb(clause.verb.lemma, "use") and _is_used(weapon, clause):
            users = agents(clause) or located(clause.subject)
            return others(users), clause
        if clause.verb.lemma in _EQUIPPING and clause.passive and _is_with(weapon, clause):
            return others(meant(patients(clause))), clause
        if weapon in clause.subject and clause.verb.lemma in _COMING and not clause.passive:
            reached = meant(clause.objects) or _reached(clause)
            return others(reached), clause
    return (), None


def _heap(weapon: NounPhrase, around: Surroundings) -> NounPhrase | None:
    """What the weapons are part of: "B's last batch of Russian tanks", "its fleet of F-16s"."""
    place = around.place[id(weapon)]
    heap, link = around.elements[max(0, place - 2) : place] if place > 1 else (None, None)
    if getattr(link, "word", "") == "of" and isinstance(heap, NounPhrase):
        return heap if heap.has(*_HEAPS) else None
    return None


_HEAPS = words(
    "batch fleet stock stocks stockpile squadron squadrons arsenal consignment pair "
    "collection handful inventory number dozen dozens remnant rest last first"
)


def _is_used(weapon: NounPhrase, clause: Clause) -> bool:
    if clause.verb.lemma in _HITTING:
        return _is_with(weapon, clause)
    if clause.passive:
        return weapon in clause.subject
    return weapon in clause.objects or _is_with(weapon, clause)


_MUSTERING = ("arm", "use", "train", "field", "deploy", "recruit", "muster", "equip", "fight")
_HITTING = words(
    "bomb hit strike shell pound attack bombard destroy sink blast repel fight shoot guard defend"
)


def _is_with(weapon: NounPhrase, clause: Clause) -> bool:
    return any(
        weapon in pp.phrases for pp in clause.prepositions if pp.word in ("with", "on", "aboard")
    )


def _reached(clause: Clause) -> Actors:
    for pp in clause.prepositions:
        if pp.word in ("in", "on", "to", "among", "with"):
            actors = meant(pp.phrases) or located(pp.phrases)
            if actors:
                return actors
    return ()


_EQUIPPING = ("equip", "arm", "fit", "outfit", "supply", "furnish", "replace", "rearm")
_COMING = ("reach", "arrive", "go", "turn", "surface", "appear", "flow", "pour")
