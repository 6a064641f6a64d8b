"""Deals in arms: who agrees with whom, who builds for whom, who is out of a contest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from blocgraph.claims.arms_goods import ArmsGoods, is_about, maker_by_name
from blocgraph.claims.clause import Clause
from blocgraph.claims.events import Event
from blocgraph.claims.phrases import NounPhrase
from blocgraph.claims.slots import Actors, after, agents, led_by, located, meant, named, unique
from blocgraph.claims.word_sets import words


class ArmsDeals(ArmsGoods):
    """Finds the deals in arms of one sentence."""

    def _agreed(self, clause: Clause) -> Iterator[Event]:
        """ "Sweden agreed a deal with Portugal for twelve Gripens", "B is in talks on jets"."""
        talks = clause.verb.lemma in ("be", "hold", "have", "enter", "open", "begin") and any(
            p.has("talks", "negotiations", "discussions")
            for p in (*clause.objects, *led_by(clause, ("in", "into")))
        )
        if not (talks or clause.verb.lemma in DEALING) or clause.passive:
            return
        near = [*led_by(clause, ("for", "on", "about", "over")), *clause.objects]
        thing = next((p for p in near if self._is_goods(p)), None)
        if thing is None:
            return
        who, partner = named(clause.subject), after(clause, ("with", "from"))
        told = thing.weak if thing.head.tag != "NUM" else ()
        known = set(told or maker_by_name(thing, self.lexicon) or self.memory.house or self.seller)
        sellers = tuple(a for a in (*who, *partner) if a in known)
        if not sellers and not partner and talks:
            sellers = tuple(a for a in known if a not in who)
        buyers = tuple(a for a in (*who, *partner) if a not in sellers)
        if sellers and buyers:
            effect = "hypothetical" if talks or clause.verb.lemma in WISHING else ""
            yield from self._event(sellers, buyers, thing, clause, "arms deal", effect)

    def _withheld(self, phrase: NounPhrase) -> Iterator[Event]:
        """Arms that a heading or a quoted teller denies someone: "No jets for A, B says"."""
        if not phrase.is_negated or not self._is_weapon(phrase):
            return
        place = self.elements.index(phrase)
        link, buyer = (*self.elements[place + 1 : place + 3], None, None)[:2]
        if not isinstance(buyer, NounPhrase) or getattr(link, "word", "") not in ("for", "to"):
            return
        if any(c.verb.start < phrase.start and c.verb.lemma != "be" for c in self.clauses):
            return
        tellers = [p for c in self.clauses if not c.objects[1:] for p in (*c.subject, *c.objects)]
        label = self.words[0].actors if self.words[1].lower in (":", "-", "–") else ()
        known = self._sellers(phrase, buyer.strong, is_deal=False) or label
        sellers = known or unique(a for p in tellers for a in p.strong)
        yield from self._event(sellers[:1], buyer.strong, phrase, None, "arms withheld", "negated")

    def _of_deal(self, phrase: NounPhrase) -> Iterator[Event]:
        """ "A deal with Israel for rocket artillery was announced by Serbia"."""
        if phrase.head.lower not in _DEALS:
            return
        led = {pp.word: pp.phrases for pp in self.around.prepositions(phrase)}
        partner = meant([*led.get("with", ()), *led.get("from", ())])
        goods = [
            p for word in ("for", "on", "over") for p in led.get(word, ()) if self._is_goods(p)
        ]
        if not partner or not goods:
            return
        clause = next((c for c in self.clauses if is_about(c, phrase)), None)
        lemma = clause.verb.lemma if clause is not None else ""
        if any(self.lexicon.is_verb(lemma, kind) for kind in ("end", "fail", "off")):
            return
        owners = phrase.possessors or (agents(clause) if clause is not None else ())
        if not owners and self.sales and self.sales[-1].start < phrase.head.start:
            owners = self.sales[-1].targets
        owners = tuple(a for a in owners if a not in partner)
        makers = goods[0].weak or maker_by_name(goods[0], self.lexicon) or self.memory.house
        if {*makers} & {*owners}:
            owners, partner = partner, owners
        if not any((a, b) in self.told or (b, a) in self.told for a in partner for b in owners):
            yield from self._event(partner, owners, goods[0], clause, "arms deal")

    def _contested(self, clause: Clause) -> Iterator[Event]:
        """ "Peru is choosing between A's jet and B's", "A dropped out of the contest"."""
        lemma = clause.verb.lemma
        if lemma in ("choose", "decide", "pick", "waver", "hesitate"):
            rivals = led_by(clause, ("between", "among"))
            if any(self._is_weapon(p) for p in rivals):
                for rival in rivals:
                    makers = tuple(
                        a for a in meant([rival]) or maker_by_name(rival, self.lexicon)
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

    def _bought_from(self, clause: Clause) -> Iterator[Event]:
        """Who has what was bought: "flies jets bought from A", "awarded it to the firm A"."""
        lemma, thing = clause.verb.lemma, clause.antecedent
        if clause.link == "reduced" and clause.passive and lemma in _BUYING and thing is not None:
            sellers = after(clause, ("from", "through", "via"))
            holders = [c for c in self.clauses if c is not clause and is_about(c, thing)]
            buyers = agents(clause) or thing.possessors or next(
                (who for c in holders if (who := agents(c))), ()
            )  # fmt: skip
            if self._is_goods(thing):
                yield from self._event(sellers, buyers, thing, clause, "arms bought from")
        if self.memory.house and lemma in CHOOSING and not clause.passive:
            firms = [p for p in clause.objects if p.strong]
            yield from self._picked(clause, named(firms), firms)
        elif lemma in ("award", "give", "hand") and not clause.passive:
            if any(self._is_goods(p) or p.has("contract", "order") for p in clause.objects):
                firms = [
                    p for p in led_by(clause, ("to",)) if p.head.text in self.lexicon.arms_firms
                ]
                yield from self._picked(clause, meant(firms), firms)

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
            p.has("construction", "production", "order") for p in led_by(clause, ("under", "in"))
        )
        thing = next((p for p in clause.subject if self._is_goods(p)), None)
        if thing is None or not (building or under_way):
            return
        places = [p for p in led_by(clause, ("in", "by", "at")) if p is not thing]
        makers = meant(places) or located(places)
        near = [pp for pp in self.around.prepositions(thing) if pp.word in ("for", "to")]
        beside = [c for c in self.clauses if c is not clause and thing in c.subject]
        getters = thing.possessors or meant([p for pp in near for p in pp.phrases])
        for other in beside:
            led = led_by(
                other, ("in", "to", "among", "with") if not other.passive else ("to", "for")
            )
            getters = getters or meant(led) or located(led)
        yield from self._event(makers, getters, thing, clause, "arms built")


DEALING = words(
    "sign conclude agree ink initial fork pay spend splash settle opt plump go negotiate bargain "
    "haggle talk discuss"
)
WISHING = words(
    "want seek eye covet consider weigh mull request need negotiate bargain haggle talk discuss "
    "evaluate await"
)
_BUILDING = words("build make construct manufacture produce assemble lay weld fit finish")
_BUYING = ("buy", "purchase", "order", "acquire", "procure", "obtain", "lease", "receive", "get")
_PASSING = words("reach pass go get flow cross travel enter move slip come")
_CONTESTS = words("contest race tender competition bidding running contract order bid")
_DEALS = ("deal", "contract", "agreement", "memorandum", "order", "accord")
CHOOSING = words("choose pick select prefer favour favor opt plump settle buy order")
