"""Who people and forces belong to where a preposition says it: "ministers from Chad and Niger"."""

from __future__ import annotations

from blocgraph.claims.phrases import NounPhrase, Particle, Phrases
from blocgraph.claims.slots import Surroundings, located, meant, unique
from blocgraph.claims.verb_groups import VerbGroup
from blocgraph.claims.word_sets import words

_MEMBERS = words(
    "ministers minister troops soldiers forces officials delegates delegation delegations "
    "alliance coalition league axis bloc trio "
    "emissaries emissary intermediaries mediators chiefs parliamentarians "
    "diplomats envoys negotiators leaders presidents warships ships aircraft planes jets "
    "fighters units officers representatives governments authorities lawmakers commanders "
    "generals instructors advisers experts engineers pilots mercenaries peacekeepers "
    "contingents spies agents hackers navies armies navy army government president leader "
    "premier premiers chancellors kings ambassadors ambassador counterparts team teams "
    "firefighters rescuers doctors nurses medics surgeons technicians divers volunteers teachers "
    "police tanks commandos paratroopers destroyers frigates submarines heads"
)


_PEERS = words("colleague colleagues counterpart counterparts")
_NOBODYS = ("no", "any", "every", "another", "which", "what")
_OWN = ("his", "her", "their", "its")
_PRIVATE = words(
    "chef singer engineer landlord tenant artist actor actress footballer striker goalkeeper "
    "novelist poet band player restaurant takeaway designer tourist tourists film filmmaker "
    "painter musician rapper comedian model athlete swimmer cyclist runner boxer golfer "
    "midfielder defender winger referee coach cook baker farmer surgeon dentist professor "
    "student students teacher climber billionaire tycoon architect entrepreneur blogger "
    "influencer tenor soprano pianist dancer sculptor grocer brewer retailer hotel museum "
    "orchestra choir cheese wine beer cuisine cooking literature cinema tennis football rugby "
    "cricket team club squad league fans champion champions"
)


_WARES = words("wine cheese beer tourist tourists student students")
_BARRIERS = words(
    "tariff tariffs duty duties ban bans embargo boycott levy levies imports exports import export "
    "quota quotas market markets sanctions restrictions curbs banned barred trade customs "
    "importing exporting buying buy buys bought sell sells sold selling boycotted boycotting "
    "outlawed blocked turned barring banning visas visa expelled stopped refused duty-free"
)


def forget_private(phrases: Phrases) -> None:
    """Let chefs, strikers and restaurants stand for no state, nor wine where none is traded."""
    is_private = not _PRIVATE.isdisjoint(phrases.lowers)
    for element in phrases.elements:
        if not isinstance(element, NounPhrase):
            continue
        if element.strong and _is_nobody(element):
            element.strong = ()
        if not is_private or not element.weak:
            continue
        private = _PRIVATE.intersection(token.lower for token in element.tokens)
        if private and not (private <= _WARES and _is_about_trade(phrases)):
            element.possessors = element.modifiers = ()


def _is_nobody(phrase: NounPhrase) -> bool:
    """Whether it is "no country" or "any government", which refers back to none."""
    mention = phrase.head.mention
    if mention is None or mention.kind != "anaphor":
        return False
    return any(token.lower in _NOBODYS for token in phrase.tokens[:2])


def _is_about_trade(phrases: Phrases) -> bool:
    return not _BARRIERS.isdisjoint(phrases.lowers)


def add_origins(phrases: Phrases) -> None:
    """Let nouns of people and forces belong to the actors that "from" or "of" names after them."""
    if _MEMBERS.isdisjoint(phrases.lowers) and _PEERS.isdisjoint(phrases.lowers):
        return
    around = Surroundings(phrases.elements)
    for element in phrases.elements:
        if not isinstance(element, NounPhrase) or element.strong:
            continue
        is_peer = element.head.lower in _PEERS and element.tokens[0].lower in _OWN
        if (element.weak or element.head.lower not in _MEMBERS) and not is_peer:
            continue
        leader = _led_by(phrases, around.place[id(element)])
        if leader:
            element.possessors = leader
            continue
        led = around.prepositions(element)
        for place, pp in enumerate(led[:2]):
            actors = unique((*meant(pp.phrases), *located(pp.phrases)))
            if pp.word in ("from", "of") and actors:
                also = [
                    a
                    for other in led[place + 1 :]
                    if other.word == pp.word
                    for a in (*meant(other.phrases), *located(other.phrases))
                ]
                element.possessors = unique(
                    (*actors, *also, *_joined(phrases, element, pp.element))
                )
                break
            if pp.word not in ("of", "from"):
                break


def _led_by(phrases: Phrases, place: int) -> tuple[str, ...]:
    """Who leads them: "a delegation headed by the vice-president of A"."""
    verb, link, leader = (*phrases.elements[place + 1 : place + 4], None, None, None)[:3]
    leads = isinstance(verb, VerbGroup) and verb.lemma in ("lead", "head", "command")
    if leads and getattr(link, "word", "") == "by" and isinstance(leader, NounPhrase):
        return meant([leader])
    return ()


def _joined(phrases: Phrases, people: NounPhrase, place: int) -> tuple[str, ...]:
    """Whom "and" joins right before the verb: "ministers from A and B met"."""
    if not people.head.lower.endswith("s") or place + 2 >= len(phrases.elements):
        return ()
    link, other, verb = phrases.elements[place : place + 3]
    is_and = isinstance(link, Particle) and link.word == "and"
    if is_and and isinstance(other, NounPhrase) and isinstance(verb, VerbGroup):
        return other.strong
    return ()
