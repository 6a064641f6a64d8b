"""Who arms whom where the words leave an end to the weapon's name or to what was said before.

"Peru ordered 24 Rafales", "Chad took its first batch in May", "France has delivered howitzers".
"""

from __future__ import annotations

from collections.abc import Iterator

from blocgraph.claims.arms_deals import CHOOSING, DEALING, WISHING, ArmsDeals
from blocgraph.claims.arms_goods import maker_by_name
from blocgraph.claims.clause import Clause
from blocgraph.claims.events import Event
from blocgraph.claims.phrases import NounPhrase
from blocgraph.claims.slots import after, agents, led_by, meant, named
from blocgraph.claims.word_sets import words


class ArmsTrade(ArmsDeals):
    """Finds in one sentence who buys arms of whom, beside all that its frames have found."""

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
                yield from self._of_deal(element)
                yield from self._withheld(element)

    def _bought(self, clause: Clause, thing: NounPhrase) -> Iterator[Event]:
        """ "Peru bought four Gripens", "signed up for four more"."""
        who = agents(clause) or (thing.possessors if clause.passive else ())
        made_by = () if thing.head.tag == "NUM" else thing.modifiers
        buyers = tuple(a for a in who if a not in made_by)
        if any(set(buyers) & {*event.targets} and event.clause is clause for event in self.sales):
            return
        is_wish = clause.verb.lemma in WISHING
        rivals = {a for p in led_by(clause, ("over", "instead of")) for a in (*p.strong, *p.weak)}
        sellers = self._sellers(thing, buyers, self._is_open_deal(clause) and not rivals)
        effect = "hypothetical" if is_wish else ""
        yield from self._event(sellers, buyers, thing, clause, "arms bought", effect)

    def _things(self, clause: Clause) -> list[NounPhrase]:
        """The arms that the verb of a clause may be about."""
        lemma = clause.verb.lemma
        if self.lexicon.is_verb(lemma, "acquire") and not self._is_followed_by(clause, _ASIDE):
            things = [*(clause.subject if clause.passive else clause.objects), *clause.second]
            gets = any(p.has("delivery", "receipt", "possession", "charge") for p in things)
            led = led_by(clause, ("of", "for") if gets else ("for",))
        elif lemma in DEALING:
            things, led = [], led_by(clause, ("for", "on", "about", "over", "up for"))
        else:
            return []
        held = [p for thing in things for pp in self.around.prepositions(thing)
                if pp.word in ("of", "for", "including") for p in pp.phrases]  # fmt: skip
        return [p for p in dict.fromkeys([*things, *held, *led]) if self._is_goods(p)]

    def _spurned(self, clause: Clause) -> Iterator[Event]:
        """Whose arms were not taken: "chose Gripens over A's jets", "A's jet was passed over"."""
        lemma, things = clause.verb.lemma, clause.subject if clause.passive else clause.objects
        follows = self.words[clause.verb.end].lower if clause.verb.end < len(self.words) else ""
        buyers = agents(clause)
        rivals: list[NounPhrase] = []
        firm = clause.passive and any(a not in self.memory.house for a in meant(things))
        if lemma in CHOOSING:
            links = ("over", "to") if lemma in ("prefer", "favour", "favor") else ("over",)
            rivals = led_by(clause, (*links, "instead of", "ahead of"))
            if not any(self._is_weapon(p) for p in (*things, *led_by(clause, ("for",)), *rivals)):
                rivals = []
        elif lemma in _SPURNING or (lemma, follows) in _SPURNING_WITH:
            is_known = bool(self.memory.house) and firm
            rivals = [p for p in things if self._is_weapon(p) or is_known]
        if clause.passive and not buyers:
            first = (self.memory.first_buyer,) if self.memory.first_buyer else ()
            buyers = (first if self.memory.house else ()) or self._buyer(meant(things), clause)
        favour = self._favoured(clause)
        if rivals and favour is not None:
            makers = tuple(
                a for a in meant([favour]) or maker_by_name(favour, self.lexicon) if a not in buyers
            )
            yield from self._event(makers, buyers, favour, clause, "arms preferred")
        for rival in rivals:
            sellers = tuple(
                a for a in meant([rival]) or maker_by_name(rival, self.lexicon) if a not in buyers
            )
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


_DELIVERING = words(
    "deliver supply sell ship export transfer send provide donate give present furnish lend lease "
    "hand offer pledge promise build license"
)
_HANDING = words("deliver supply sell ship send")
_OFFERING = ("offer", "pledge", "promise")
_ASIDE = words("out down off on over apart aim part")
_SPURNING = words("spurn shun snub discard reject ditch jilt")
_SPURNING_WITH = (("turn", "down"), ("pass", "over"), ("rule", "out"), ("give", "up"))
_SHOWING = words("voice show express declare signal register have")
_MAYBE = ("may", "might", "could")
_ASKING = words("inquire enquire")
_CUSTOMERS = words("customer user operator buyer client purchaser")
