"""Which phrases are arms, whose make they are, and who sells and buys them unsaid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from blocgraph.claims.clause import Clause
from blocgraph.claims.discourse import Memory
from blocgraph.claims.events import Event
from blocgraph.claims.lexicon import Lexicon
from blocgraph.claims.phrases import NounPhrase, Phrases
from blocgraph.claims.slots import Actors, Surroundings, led_by, unique
from blocgraph.claims.word_sets import words
from blocgraph.vocabulary import RelationType as T


def maker_by_name(phrase: NounPhrase, lexicon: Lexicon) -> Actors:
    """Whose make a weapon is by its name: "four Gripens"."""
    found = (
        lexicon.weapon_makers.get(word) for token in phrase.tokens for word in token.lower.split()
    )
    return unique(maker for maker in found if maker is not None)


class ArmsGoods:
    """Knows arms and their makers in one sentence, after all that its frames have FOUND."""

    def __init__(
        self, phrases: Phrases, clauses: Sequence[Clause], lexicon: Lexicon, memory: Memory,
        found: Sequence[Event],
    ) -> None:  # fmt: skip
        self.elements = phrases.elements
        self.words = phrases.words
        self.clauses = clauses
        self.lexicon = lexicon
        self.memory = memory
        self.around = Surroundings(phrases.elements)
        self.found = found
        self.sales = [event for event in found if event.type is T.ARMS_SUPPLY]
        self.told = {dyad for event in self.sales for dyad in event.dyads()}
        here = unique(a for event in self.sales for a in event.sources)
        self.seller = memory.seller() or (here if len(here) == 1 else ())

    def _event(
        self, sellers: Actors, buyers: Actors, thing: NounPhrase, clause: Clause | None, rule: str,
        effect: str = "",
    ) -> Iterator[Event]:  # fmt: skip
        buyers = tuple(b for b in buyers if b not in sellers)
        if not sellers or not buyers or all((s, b) in self.told for s in sellers for b in buyers):
            return
        self.told.update((s, b) for s in sellers for b in buyers)
        yield Event(
            T.ARMS_SUPPLY, sellers, buyers, thing.head.text, thing.head.start, clause, rule,
            objects=(thing.head.text,), effect=effect,
        )  # fmt: skip

    def _is_open_deal(self, clause: Clause) -> bool:
        """Whether who sells goes without saying; not in "ordered two boats from Kiel"."""
        makers = led_by(clause, ("from", "with", "by"))
        return clause.verb.lemma not in _OWNING and not any(
            p.head.text[:1].isupper() for p in makers
        )

    def _is_followed_by(self, clause: Clause, wanted: frozenset[str]) -> bool:
        follows = self.words[clause.verb.end : clause.verb.end + 1]
        return any(token.lower in wanted for token in follows)

    def _is_goods(self, phrase: NounPhrase) -> bool:
        if phrase.head.actors:
            return False
        if self._is_weapon(phrase):
            return True
        is_count = all(token.tag in ("NUM", "ADJ", "DET") for token in phrase.tokens)
        is_count |= phrase.head.lower.split("-")[0] in _TENS
        return bool(self.seller) and (is_count or phrase.head.lower in _PORTIONS)

    def _is_weapon(self, phrase: NounPhrase) -> bool:
        heads = [*phrase.head.lower.split()]
        if phrase.head.lower in _PLATFORMS:
            heads = [word for token in phrase.tokens for word in token.lower.split()]
        return any("weapon" in self.lexicon.classes(w) for w in heads) or bool(
            maker_by_name(phrase, self.lexicon)
        )

    def _sellers(self, thing: NounPhrase, buyers: Actors, is_deal: bool) -> Actors:
        said = [a for a in thing.weak if a not in buyers]
        if said:
            return unique(said)
        if makers := maker_by_name(thing, self.lexicon):
            by_name = tuple(a for a in makers if a not in buyers)
            return by_name if set(by_name) <= self.memory.mentioned else ()
        return tuple(a for a in self.seller if a not in buyers) if is_deal else ()

    def _buyer(self, known: Actors, clause: Clause) -> Actors:
        """Who gets arms where nobody is named: the only one before, or who just got some."""
        if self.sales:
            return self.sales[-1].targets if len(self.sales[-1].targets) == 1 else ()
        ahead = self.words[: clause.verb.start]
        others = unique(a for token in ahead for a in token.actors if a not in known)
        if others:
            return others if len(others) == 1 else ()
        return self.memory.buyer()


def is_about(clause: Clause, thing: NounPhrase) -> bool:
    """Whether the thing stands anywhere about the verb."""
    near = (p for pp in clause.prepositions for p in pp.phrases)
    return thing in (*clause.subject, *clause.objects, *clause.second, *near)


_OWNING = words("fly operate field use own possess have")
_PLATFORMS = words(
    "car cars carriers vehicles trucks boats boat craft systems system ship ships station stations "
    "planes plane aircraft vessels vessel equipment parts spares kits technology"
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_PORTIONS = words(
    "batch batches more dozen dozens ones one type model jets jet aircraft machines unit units "
    "squadron tranche fighters boats vessels systems system example examples plane planes hull "
    "lot lots pair hulls ship ships installations design designs"
)
