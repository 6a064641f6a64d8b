"""What earlier sentences leave behind: the parties of an instrument, the last allegations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from blocgraph.claims.events import Event
from blocgraph.claims.lexicon import NounFrame
from blocgraph.claims.phrases import NounPhrase, Phrases
from blocgraph.claims.slots import Actors, unique
from blocgraph.claims.word_sets import words
from blocgraph.model import Mention

_ANSWERED_WITHIN = 4
_REMEMBERED = 100
_PATIENCE = 1
_FRESH = 3
_PENALTIES = 4
_ANY_PENALTY = ("sanctions", "penalties", "restrictions", "measures", "curbs", "countermeasures")
_DEFINITE = ("the", "this", "that", "its", "their", "such", "these")


@dataclass(slots=True)
class Instrument:
    """PARTIES concluded what the text calls by these WORDS."""

    parties: Actors
    words: frozenset[str]


def protagonists_of(mentioned: Iterable[Actors]) -> Actors:
    """The two actors that a document is about, where it is plain which; or else nobody."""
    counts = Counter(actor for actors in mentioned for actor in actors)
    ranked = [*counts.most_common(3), ("", 0), ("", 0), ("", 0)][:3]
    (first, _), (second, often), (_, third) = ranked
    is_plain = often >= _OFTEN and often >= _CLEAR * third
    return (first, second) if is_plain else ()


def leading_actor(mentioned: Iterable[Actors]) -> Actors:
    """The one actor that a document names far more often than all others."""
    counts = Counter(actor for actors in mentioned for actor in actors)
    ranked = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    (first, often), (_, second) = ranked
    return (first,) if often >= _OFTEN and often >= _CLEAR * second else ()


def own_side(mentions: Iterable[Sequence[Mention]]) -> str | None:
    """The one state or organisation that says "we" in a document, if it says so again and again."""
    said = Counter(
        mention.actors[0] if len(mention.actors) == 1 else ""
        for group in mentions
        for mention in group
        if mention.kind == "anaphor" and mention.text.lower() in _WE
    )
    ranked = said.most_common(1)
    is_one = bool(ranked) and ranked[0][1] >= max(_OFTEN, _MOSTLY * said.total())
    return ranked[0][0] or None if is_one else None


_WE = ("we", "us", "our", "ours")
_MOSTLY = 0.8
_OFTEN = 3
_CLEAR = 1.4


@dataclass(slots=True)
class Memory:
    """The instruments and allegations of a document so far, latest first."""

    instruments: list[Instrument] = field(default_factory=list)
    allegations: list[Event] = field(default_factory=list)
    patience: int = 0
    last_dyad: Actors = ()
    last_event: Event | None = None
    previous: Actors = ()
    last_aggressors: Actors = ()
    last_attackers: Actors = ()
    partners: dict[str, str] = field(default_factory=dict)
    addressers: dict[str, tuple[str, int]] = field(default_factory=dict)
    askers: dict[str, tuple[str, int]] = field(default_factory=dict)
    sentences: int = 0
    speaker: Actors = ()
    protagonists: Actors = ()
    own_side: str | None = None
    mentioned: frozenset[str] = frozenset()
    sales: dict[str, set[str]] = field(default_factory=dict)
    last_sale: tuple[str, str, int] = ("", "", 0)
    first_buyer: str = ""
    house: Actors = ()
    leading: Actors = ()
    last_gift: tuple[str, int] = ("", 0)
    bloc: str | None = None
    penalties: list[tuple[Actors, Actors, str]] = field(default_factory=list)

    def name_bloc(self, actors: Iterable[str]) -> None:
        """Note the one organisation that a sentence names; of several none is meant after it."""
        blocs = {*actors} - {"UN"}
        if blocs:
            self.bloc = blocs.pop() if len(blocs) == 1 else None

    def penalise(self, sources: Actors, targets: Actors, word: str) -> None:
        """Note who has put which penalty, by a noun or none, on whom."""
        self.penalties.insert(0, (sources, targets, word))
        del self.penalties[_PENALTIES:]

    def penalty(self, sources: Actors, targets: Actors, word: str) -> tuple[Actors, Actors]:
        """Both ends of a penalty named before that WORD takes up; none where none fits."""
        for imposing, hit, before in self.penalties:
            alike = before in ("", word, *_ANY_PENALTY) or word in _ANY_PENALTY
            if alike and set(sources) <= {*imposing} and set(targets) <= {*hit}:
                return sources or imposing, targets or hit
        return (), ()

    def sell(self, seller: str, buyer: str) -> None:
        """Note who arms whom."""
        self.sales.setdefault(seller, set()).add(buyer)
        self.first_buyer = self.first_buyer or buyer
        self.last_sale = (seller, buyer, self.sentences)

    def seller(self) -> Actors:
        """Who sells the arms that the document is about, or else those named just before."""
        most = max(self.sales, key=lambda who: len(self.sales[who]), default="")
        if self.house and not any(set(self.house) & got for got in self.sales.values()):
            return self.house
        if most and len(self.sales[most]) > 1:
            return (most,)
        seller, _, when = self.last_sale
        return (seller,) if seller and self.sentences - when < _FRESH else ()

    def getter(self, givers: Actors) -> Actors:
        """Who gets what is given where nobody is named: who got the last, or leads the document."""
        getter, when = self.last_gift
        if getter and getter not in givers and self.sentences - when < _FRESH:
            return (getter,)
        return self.leading if not {*self.leading} & {*givers} else ()

    def buyer(self) -> Actors:
        """Who got the arms that were named just before."""
        _, buyer, when = self.last_sale
        return (buyer,) if buyer and self.sentences - when < _FRESH else ()

    def allege(self, events: list[Event]) -> None:
        """Keep what was alleged for a denial in a later sentence, which has other clauses."""
        if events:
            self.allegations = [replace(event, clause=None, phrase=None) for event in events]
            self.patience = _PATIENCE
        elif self.patience:
            self.patience -= 1
        else:
            self.allegations = []

    def meet(self, source: str, target: str) -> None:
        """Note the two ends of an event."""
        self.last_dyad = (source, target)
        self.partners[source] = target
        self.partners[target] = source

    def address(self, speakers: Actors, addressed: Actors) -> None:
        """Note who accuses, asks or threatens whom, to be answered soon."""
        if len(speakers) == 1:
            for actor in addressed:
                self.addressers[actor] = (speakers[0], self.sentences)

    def addresser_of(self, known: Actors) -> Actors:
        """Who accused, asked or threatened the known actor in the last sentences."""
        if len(known) != 1 or known[0] not in self.addressers:
            return ()
        speaker, when = self.addressers[known[0]]
        return (speaker,) if self.sentences - when < _ANSWERED_WITHIN else ()

    def ask(self, speakers: Actors, asked: Actors) -> None:
        """Note who demands something of whom, to be refused soon."""
        if len(speakers) == 1:
            for actor in asked:
                self.askers[actor] = (speakers[0], self.sentences)

    def asker_of(self, known: Actors) -> Actors:
        """Who demanded something of the known actor in the last sentences."""
        if len(known) != 1 or known[0] not in self.askers:
            return ()
        asker, when = self.askers[known[0]]
        return (asker,) if self.sentences - when < _ANSWERED_WITHIN - 1 else ()

    def counterpart_of(self, known: Actors) -> str | None:
        """The other of the two actors that the document is about."""
        if self.own_side is not None and len(known) == 1 and self.own_side not in known:
            return self.own_side
        rest = [actor for actor in self.protagonists if actor not in known]
        is_one = len(known) == 1 and known[0] in self.protagonists
        return rest[0] if is_one and len(rest) == 1 else None

    def partner_of(self, known: Actors) -> str | None:
        """With whom the known actors, all of them, were last seen."""
        found = {self.partners.get(actor) for actor in known}
        partner = found.pop() if len(found) == 1 else None
        return None if partner in known else partner

    def remember(self, parties: Actors, phrase: NounPhrase, frame: NounFrame) -> None:
        """Note the parties of an instrument."""
        if len(unique(parties)) < 2:
            return
        words = frozenset(token.lower for token in phrase.tokens if token.tag in ("N", "ADJ"))
        self.instruments.insert(0, Instrument(unique(parties), words | {frame.trigger[-1]}))
        del self.instruments[_REMEMBERED:]

    def parties(self, phrase: NounPhrase, frame: NounFrame) -> Actors:
        """The parties of the instrument that a definite phrase refers to."""
        first = phrase.tokens[0].lower
        if phrase.head.lower.endswith("s") and not frame.trigger[-1].endswith("s"):
            return ()
        if first not in _DEFINITE and phrase.tokens[0].tag not in ("DET",):
            return ()
        if first in ("a", "an", "any", "another", "no") or not self.instruments:
            return ()
        same = [known for known in self.instruments if frame.trigger[-1] in known.words]
        if not same and any(token.tag == "DATE" for token in phrase.tokens):
            return ()
        return (same or self.instruments)[0].parties

    def lend_parties(self, phrases: Phrases) -> None:
        """Let texts that name nobody have the parties of the one named last."""
        if _TEXT_NOUNS.isdisjoint(phrases.lowers):
            return
        for phrase in phrases.elements:
            if isinstance(phrase, NounPhrase) and not phrase.strong:
                if phrase.head.lower in _TEXT_NOUNS:
                    phrase.parties = self.parties_of_last

    @property
    def parties_of_last(self) -> Actors:
        """The parties of the instrument named last."""
        return self.instruments[0].parties if self.instruments else ()


_TEXT_NOUNS = words("treaty pact accord agreement alliance partnership axis bloc")
