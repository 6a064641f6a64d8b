"""Who arms whom where the words leave an end to the weapon's name or to what was said before.

"Peru ordered 24 Rafales", "Chad took its first batch in May", "France has delivered howitzers".
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from blocgraph.claims.arms_house import arms_firms
from blocgraph.claims.clause import Clause
from blocgraph.claims.discourse import Memory
from blocgraph.claims.events import Event
from blocgraph.claims.lexicon import Lexicon
from blocgraph.claims.phrases import NounPhrase, Phrases
from blocgraph.claims.slots import (
    Actors,
    Surroundings,
    after,
    agents,
    located,
    meant,
    named,
    unique,
)
from blocgraph.claims.word_sets import words
from blocgraph.vocabulary import RelationType as T

_TABLE = Path(__file__).parent / "data" / "weapon_makers.csv"


@cache
def weapon_makers() -> dict[str, str]:
    """Whose make a weapon of some name is."""
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return {word: row["maker"] for row in csv.DictReader(file) for word in row["words"].split()}


def maker_by_name(phrase: NounPhrase) -> Actors:
    """Whose make a weapon is by its name: "four Gripens"."""
    makers = weapon_makers()
    found = (makers.get(word) for token in phrase.tokens for word in token.lower.split())
    return unique(maker for maker in found if maker is not None)


class ArmsTrade:
    """Finds in one sentence who buys arms of whom, beside all that its frames have FOUND."""

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
        self.seller = memory.seller()

    def events(self) -> Iterator[Event]:
        """What is bought, delivered and ordered."""
        for clause in self.clauses:
            yield from self._agreed(clause)
            for thing in self._things(clause):
                yield from self._bought(clause, thing)
            yield from self._built(clause)
            yield from self._bought_from(clause)
            yield from self._let_through(clause)
            yield from self._contested(clause)
            yield from self._spurned(clause)
            yield from self._delivered(clause)
            yield from self._hoped(clause)
        for element in self.elements:
            if isinstance(element, NounPhrase) and not element.strong:
                yield from self._of_customer(element)

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

    def _bought(self, clause: Clause, thing: NounPhrase) -> Iterator[Event]:
        """ "Peru bought four Gripens", "signed up for four more"."""
        who = agents(clause) or (thing.possessors if clause.passive else ())
        buyers = tuple(a for a in who if a not in thing.modifiers)
        if any(set(buyers) & {*event.targets} and event.clause is clause for event in self.sales):
            return
        is_wish = clause.verb.lemma in _WISHING
        rivals = {a for p in _led(clause, ("over", "instead of")) for a in (*p.strong, *p.weak)}
        sellers = self._sellers(thing, buyers, self._is_open_deal(clause) and not rivals)
        effect = "hypothetical" if is_wish else ""
        yield from self._event(sellers, buyers, thing, clause, "arms bought", effect)

    def _agreed(self, clause: Clause) -> Iterator[Event]:
        """ "Sweden agreed a deal with Portugal for twelve Gripens", "B is in talks on jets"."""
        talks = clause.verb.lemma in ("be", "hold", "have", "enter", "open", "begin") and any(
            p.has("talks", "negotiations", "discussions")
            for p in (*clause.objects, *_led(clause, ("in", "into")))
        )
        if not (talks or clause.verb.lemma in _DEALING) or clause.passive:
            return
        near = [*_led(clause, ("for", "on", "about", "over")), *clause.objects]
        thing = next((p for p in near if self._is_goods(p)), None)
        if thing is None:
            return
        who, partner = named(clause.subject), after(clause, ("with", "from"))
        known = set(thing.weak or maker_by_name(thing) or self.memory.house or self.seller)
        sellers = tuple(a for a in (*who, *partner) if a in known)
        if not sellers and not partner and talks:
            sellers = tuple(a for a in known if a not in who)
        buyers = tuple(a for a in (*who, *partner) if a not in sellers)
        if sellers and buyers:
            effect = "hypothetical" if talks or clause.verb.lemma in _WISHING else ""
            yield from self._event(sellers, buyers, thing, clause, "arms deal", effect)

    def _things(self, clause: Clause) -> list[NounPhrase]:
        """The arms that the verb of a clause may be about."""
        lemma = clause.verb.lemma
        if self.lexicon.is_verb(lemma, "acquire") and not self._is_followed_by(clause, _ASIDE):
            things = [*(clause.subject if clause.passive else clause.objects), *clause.second]
            gets = any(p.has("delivery", "receipt", "possession", "charge") for p in things)
            led = _led(clause, ("of", "for") if gets else ("for",))
        elif lemma in _DEALING:
            things, led = [], _led(clause, ("for", "on", "about", "over", "up for"))
        else:
            return []
        held = [p for thing in things for pp in self.around.prepositions(thing)
                if pp.word in ("of", "for", "including") for p in pp.phrases]  # fmt: skip
        return [p for p in dict.fromkeys([*things, *held, *led]) if self._is_goods(p)]

    def _is_open_deal(self, clause: Clause) -> bool:
        """Whether who sells goes without saying; not in "ordered two boats from Kiel"."""
        makers = _led(clause, ("from", "with", "by"))
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
        return bool(self.seller) and (is_count or phrase.head.lower in _PORTIONS)

    def _is_weapon(self, phrase: NounPhrase) -> bool:
        heads = [*phrase.head.lower.split()]
        if phrase.head.lower in _PLATFORMS:
            heads = [word for token in phrase.tokens for word in token.lower.split()]
        return any("weapon" in self.lexicon.classes(w) for w in heads) or bool(
            maker_by_name(phrase)
        )

    def _sellers(self, thing: NounPhrase, buyers: Actors, is_deal: bool) -> Actors:
        said = [a for a in thing.weak if a not in buyers]
        if said:
            return unique(said)
        if makers := maker_by_name(thing):
            by_name = tuple(a for a in makers if a not in buyers)
            return by_name if set(by_name) <= self.memory.mentioned else ()
        return tuple(a for a in self.seller if a not in buyers) if is_deal else ()

    def _bought_from(self, clause: Clause) -> Iterator[Event]:
        """Who has what was bought: "flies jets bought from A", "awarded it to the firm A"."""
        lemma, thing = clause.verb.lemma, clause.antecedent
        if clause.link == "reduced" and clause.passive and lemma in _BUYING and thing is not None:
            sellers = after(clause, ("from", "through", "via"))
            holders = [c for c in self.clauses if c is not clause and _is_about(c, thing)]
            buyers = agents(clause) or thing.possessors or next(
                (who for c in holders if (who := agents(c))), ()
            )  # fmt: skip
            if self._is_goods(thing):
                yield from self._event(sellers, buyers, thing, clause, "arms bought from")
        if self.memory.house and lemma in _CHOOSING and not clause.passive:
            firms = [p for p in clause.objects if p.strong]
            yield from self._picked(clause, named(firms), firms)
        elif lemma in ("award", "give", "hand") and not clause.passive:
            if any(self._is_goods(p) or p.has("contract", "order") for p in clause.objects):
                firms = [p for p in _led(clause, ("to",)) if p.head.text in arms_firms()]
                yield from self._picked(clause, meant(firms), firms)

    def _contested(self, clause: Clause) -> Iterator[Event]:
        """ "Peru is choosing between A's jet and B's", "A dropped out of the contest"."""
        lemma = clause.verb.lemma
        if lemma in ("choose", "decide", "pick", "waver", "hesitate"):
            rivals = _led(clause, ("between", "among"))
            if any(self._is_weapon(p) for p in rivals):
                for rival in rivals:
                    makers = tuple(
                        a for a in meant([rival]) or maker_by_name(rival)
                        if a in self.memory.mentioned
                    )  # fmt: skip
                    who = agents(clause)
                    yield from self._event(makers, who, rival, clause, "contest", "hypothetical")
        buyer = (self.memory.first_buyer,) if self.memory.first_buyer else ()
        words = self.words[clause.verb.end : clause.verb.end + 6]
        loses = not clause.passive and any(token.lower in _CONTESTS for token in words) and (
            lemma in ("drop", "lose", "withdraw", "pull", "bow")
        )  # fmt: skip
        if self.memory.house and buyer and loses and clause.subject:
            losers = tuple(a for a in meant(clause.subject) if a not in self.memory.house)
            yield from self._event(losers, buyer, clause.subject[0], clause, "contest", "negated")

    def _let_through(self, clause: Clause) -> Iterator[Event]:
        """ "A lets weapons reach B"."""
        lets, lemma = clause.governor, clause.verb.lemma
        if lets is None or lets.verb.lemma not in ("let", "allow", "permit") or lets.passive:
            return
        thing = next((p for p in clause.subject if self._is_goods(p)), None)
        if thing is None or lemma not in _PASSING:
            return
        getters = meant(clause.objects) or after(clause, ("to", "into"))
        yield from self._event(agents(lets), getters, thing, clause, "arms let through")

    def _picked(
        self, clause: Clause, sellers: Actors, firms: Sequence[NounPhrase]
    ) -> Iterator[Event]:
        buyers = tuple(a for a in agents(clause) if a not in sellers)
        if firms:
            yield from self._event(sellers, buyers, firms[0], clause, "maker picked")

    def _built(self, clause: Clause) -> Iterator[Event]:
        """ "Corvettes for B are being built in A", "ammunition made in A turned up in B"."""
        building = clause.passive and clause.verb.lemma in _BUILDING
        under_way = clause.verb.lemma == "be" and any(
            p.has("construction", "production", "order") for p in _led(clause, ("under", "in"))
        )
        thing = next((p for p in clause.subject if self._is_goods(p)), None)
        if thing is None or not (building or under_way):
            return
        places = [p for p in _led(clause, ("in", "by", "at")) if p is not thing]
        makers = meant(places) or located(places)
        near = [pp for pp in self.around.prepositions(thing) if pp.word in ("for", "to")]
        beside = [c for c in self.clauses if c is not clause and thing in c.subject]
        getters = thing.possessors or meant([p for pp in near for p in pp.phrases])
        for other in beside:
            led = _led(other, ("in", "to", "among", "with") if not other.passive else ("to", "for"))
            getters = getters or meant(led) or located(led)
        yield from self._event(makers, getters, thing, clause, "arms built")

    def _spurned(self, clause: Clause) -> Iterator[Event]:
        """Whose arms were not taken: "chose Gripens over A's jets", "A's jet was passed over"."""
        lemma, things = clause.verb.lemma, clause.subject if clause.passive else clause.objects
        follows = self.words[clause.verb.end].lower if clause.verb.end < len(self.words) else ""
        buyers = agents(clause)
        rivals: list[NounPhrase] = []
        firm = clause.passive and any(a not in self.memory.house for a in meant(things))
        if lemma in _CHOOSING:
            links = ("over", "to") if lemma in ("prefer", "favour", "favor") else ("over",)
            rivals = _led(clause, (*links, "instead of", "ahead of"))
            if not any(self._is_weapon(p) for p in (*things, *_led(clause, ("for",)), *rivals)):
                rivals = []
        elif lemma in _SPURNING or (lemma, follows) in _SPURNING_WITH:
            is_known = bool(self.memory.house) and firm
            rivals = [p for p in things if self._is_weapon(p) or is_known]
        if clause.passive and not buyers:
            first = (self.memory.first_buyer,) if self.memory.first_buyer else ()
            buyers = (first if self.memory.house else ()) or self._buyer(meant(things), clause)
        favour = self._favoured(clause)
        if rivals and favour is not None:
            makers = tuple(a for a in meant([favour]) or maker_by_name(favour) if a not in buyers)
            yield from self._event(makers, buyers, favour, clause, "arms preferred")
        for rival in rivals:
            sellers = tuple(a for a in meant([rival]) or maker_by_name(rival) if a not in buyers)
            yield from self._event(sellers, buyers, rival, clause, "arms spurned", "negated")

    def _favoured(self, clause: Clause) -> NounPhrase | None:
        """What takes the place of what is spurned: "in favour of the Korean jet"."""
        for pp in clause.prepositions:
            if pp.word == "in" and any(p.head.lower in ("favour", "favor") for p in pp.phrases):
                near = self.around.prepositions(pp.phrases[-1])
                return next((p for of in near if of.word == "of" for p in of.phrases), None)
        return None

    def _delivered(self, clause: Clause) -> Iterator[Event]:
        """ "Frigates were offered to Peru", "France has delivered howitzers"."""
        if clause.verb.lemma not in _DELIVERING or any(e.clause is clause for e in self.found):
            return
        things = [*(clause.subject if clause.passive else clause.objects), *clause.second]
        thing = next((p for p in things if self._is_goods(p)), None)
        if thing is None:
            return
        receivers = after(clause, ("to", "for")) or named(clause.objects)
        givers = agents(clause) or thing.weak
        if clause.passive and not givers:
            givers = self._sellers(thing, receivers, True)
        elif givers and not receivers and clause.verb.lemma in _HANDING and not self.memory.house:
            receivers = tuple(a for a in self._buyer(givers, clause) if a not in givers)
        effect = "hypothetical" if clause.verb.lemma in _OFFERING else ""
        if receivers:
            yield from self._event(givers, receivers, thing, clause, "arms delivered", effect)

    def _buyer(self, known: Actors, clause: Clause) -> Actors:
        """Who gets arms where nobody is named: the only one before, or who just got some."""
        if self.sales:
            return self.sales[-1].targets if len(self.sales[-1].targets) == 1 else ()
        ahead = self.words[: clause.verb.start]
        others = unique(a for token in ahead for a in token.actors if a not in known)
        if others:
            return others if len(others) == 1 else ()
        return self.memory.buyer()

    def _of_customer(self, phrase: NounPhrase) -> Iterator[Event]:
        """ "Nigeria, a customer since 2021", "India remains the largest customer"."""
        if phrase.head.lower not in _CUSTOMERS or not self.seller or phrase.weak:
            return
        place = self.around.place[id(phrase)]
        lead = self.elements[place - 2 : place] if place > 1 else []
        if (
            len(lead) == 2
            and isinstance(lead[0], NounPhrase)
            and getattr(lead[1], "word", "") == ","
        ):
            yield from self._event(self.seller, lead[0].strong, phrase, None, "customer for arms")
            return
        for clause in self.clauses:
            if clause.verb.lemma in ("be", "remain", "become") and phrase in clause.objects:
                buyers = meant(clause.subject)
                yield from self._event(self.seller, buyers, phrase, clause, "customer for arms")

    def _hoped(self, clause: Clause) -> Iterator[Event]:
        """ "Portugal has voiced interest too", "Peru might follow"."""
        if not self.seller or clause.passive:
            return
        shown = clause.verb.lemma in _SHOWING and any(p.has("interest") for p in clause.objects)
        may_follow = clause.verb.lemma in ("follow", "add") and clause.verb.modal in _MAYBE
        asks = bool(self.memory.house) and (clause.verb.lemma in _ASKING or may_follow)
        if shown or asks:
            who = named(clause.subject)
            thing = clause.subject[0] if clause.subject else None
            if thing is not None and not any(set(who) & {*e.targets} for e in self.sales):
                yield from self._event(self.seller, who, thing, clause, "arms eyed", "hypothetical")


def _is_about(clause: Clause, thing: NounPhrase) -> bool:
    led = (p for pp in clause.prepositions for p in pp.phrases)
    return thing in (*clause.subject, *clause.objects, *clause.second, *led)


def _led(clause: Clause, prepositions: Sequence[str]) -> list[NounPhrase]:
    return [p for pp in clause.prepositions if pp.word in prepositions for p in pp.phrases]


_DEALING = words(
    "sign conclude agree ink initial fork pay spend splash settle opt plump go negotiate bargain "
    "haggle talk discuss"
)
_WISHING = words(
    "want seek eye covet consider weigh mull request need negotiate bargain haggle talk discuss "
    "evaluate await"
)
_OWNING = words("fly operate field use own possess have")
_DELIVERING = words(
    "deliver supply sell ship export transfer send provide donate give present furnish lend lease "
    "hand offer pledge promise build license"
)
_HANDING = words("deliver supply sell ship send")
_BUILDING = words("build make construct manufacture produce assemble lay weld fit finish")
_BUYING = ("buy", "purchase", "order", "acquire", "procure", "obtain", "lease", "receive", "get")
_PLATFORMS = words(
    "car cars carriers vehicles trucks boats boat craft systems system ship ships station stations "
    "planes plane aircraft vessels vessel equipment parts spares kits technology"
)
_PASSING = words("reach pass go get flow cross travel enter move slip come")
_CONTESTS = words("contest race tender competition bidding running contract order bid")
_OFFERING = ("offer", "pledge", "promise")
_ASIDE = words("out down off on over apart aim part")
_CHOOSING = words("choose pick select prefer favour favor opt plump settle buy order")
_SPURNING = words("spurn shun snub discard reject ditch jilt")
_SPURNING_WITH = (("turn", "down"), ("pass", "over"), ("rule", "out"), ("give", "up"))
_SHOWING = words("voice show express declare signal register have")
_MAYBE = ("may", "might", "could")
_ASKING = words("inquire enquire")
_CUSTOMERS = words("customer user operator buyer client purchaser")
_PORTIONS = words(
    "batch batches more dozen dozens ones one type model jets jet aircraft machines unit units "
    "squadron tranche fighters boats vessels systems system example examples plane planes hull "
    "lot lots pair hulls ship ships installations design designs"
)
