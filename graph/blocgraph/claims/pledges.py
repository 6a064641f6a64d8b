"""Pledges not to harm one another: "neither will let its territory be used against the other"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from blocgraph.claims.clause import Clause
from blocgraph.claims.events import Event
from blocgraph.claims.phrases import NounPhrase, Phrases
from blocgraph.claims.slots import Actors, agents, meant, unique
from blocgraph.claims.word_sets import words
from blocgraph.vocabulary import RelationType as T


def pledges_of_peace(phrases: Phrases, clauses: Sequence[Clause]) -> Iterator[Event]:
    """Promises of two or more not to attack, or not to help attack, one another."""
    if _OTHERS.isdisjoint(phrases.lowers) or _HARM.isdisjoint(phrases.lowers):
        return
    for clause in clauses:
        if clause.verb.lemma not in _FORSWORN or not _is_forsworn(phrases, clause):
            continue
        parties = _parties(clause) or _named_before(phrases, clause)
        if len(parties) > 1:
            word = phrases.words[clause.verb.end - 1]
            yield Event(
                T.NON_AGGRESSION, parties, (), word.text, word.start,
                _pledging(clause), "pledge of peace",
            )  # fmt: skip
            return


def attacks_on_all(phrases: Phrases, clauses: Sequence[Clause]) -> Iterator[Event]:
    """Who will take attacks on whom as its own: "treat an attack on B as one on itself"."""
    if _ATTACKS.isdisjoint(phrases.lowers):
        return
    for clause in clauses:
        if clause.verb.lemma not in _TAKING or clause.verb.negated:
            continue
        words_ = phrases.words
        lowers = [token.lower for token in words_]
        first = next((i for i, word in enumerate(lowers) if word in _ATTACKS), None)
        if first is None or lowers[first + 1 : first + 2] not in (["on"], ["against"], ["upon"]):
            continue
        second = [i for i in range(first + 2, len(lowers)) if lowers[i] in _ATTACKS_AGAIN]
        whole = next((i for i in second if _ON_ALL.intersection(lowers[i : i + 5])), None)
        if whole is None:
            continue
        hit = unique(actor for token in words_[first : first + 6] for actor in token.actors)
        named = unique(actor for token in words_[whole : whole + 6] for actor in token.actors)
        speaker = clause.governor if clause.link == "that" else None
        takers = agents(clause) or (meant(speaker.subject) if speaker is not None else ())
        parties = unique((*hit, *takers, *named))
        if len(parties) > 1 and (hit or takers):
            word = words_[clause.verb.end - 1]
            yield Event(
                T.ALLIANCE, parties, (), word.text, word.start, None, "attack on one is on all"
            )


def is_of_pledge(event: Event, pledge: Event) -> bool:
    """Whether a pledge of peace makes an event of what is only forsworn."""
    if event.clause is None or event.type not in _FORSWORN_TYPES:
        return False
    ends = {*event.sources, *event.targets}
    return ends <= set(pledge.sources)


def _is_forsworn(phrases: Phrases, clause: Clause) -> bool:
    if clause.verb.lemma in _SWEARING_OFF:
        return not clause.verb.negated and _is_of_harm(clause)
    if clause.verb.negated:
        return True
    if any(p.is_negated for p in (*clause.subject, *clause.objects)):
        return True
    start = min([clause.verb.start, *(p.start for p in clause.subject)])
    return any(
        token.lower in ("neither", "none", "no", "nor")
        for token in phrases.words[max(0, start - 2) : clause.verb.start]
    )


def _is_of_harm(clause: Clause) -> bool:
    """Whether what is sworn off is force, war or the other's enemies."""
    if clause.verb.lemma in ("refrain", "abstain", "stop", "cease"):
        return True
    things = [*clause.objects, *(p for pp in clause.prepositions for p in pp.phrases)]
    return any(p.has_any(_HARM) for p in things)


def _parties(clause: Clause) -> Actors:
    for step in clause.ancestors():
        found = agents(step) or meant(step.subject)
        if len(found) > 1:
            return found
    return ()


def _named_before(phrases: Phrases, clause: Clause) -> Actors:
    ahead = [
        element for element in phrases.elements[: clause.place] if isinstance(element, NounPhrase)
    ]
    named = unique(actor for phrase in ahead for actor in phrase.strong)
    return named if len(named) == 2 else ()


def _pledging(clause: Clause) -> Clause | None:
    """The clause that tells of the promise; what is forsworn is negated and no part of it."""
    governor = clause.governor
    return governor if governor is not None and clause.link in ("xcomp", "that") else None


_TAKING = words("treat consider regard see view deem be constitute equal count take mean amount")
_ATTACKS = words("attack attacks aggression assault strike invasion act")
_ATTACKS_AGAIN = words("attack attacks aggression assault strike invasion act one")
_ON_ALL = frozenset(words("itself themselves both all either own war ourselves us"))
_OTHERS = words("other another others other's another's others' themselves")
_HARM = words(
    "against hostile force attack attacks attacked violence aggression aggressive war arms "
    "military harm threat directed aimed rebels rebel enemies dissidents insurgents opponents foes "
    "exiles separatists guerrillas subversion sabotage opposition bandits hostilities insurgencies"
)
_FORSWORN = words(
    "allow permit let use take undertake join enter participate support attack invade resort "
    "refrain abstain conclude assist help aid make start wage engage carry employ launch tolerate "
    "place put lend provide harbour harbor shelter host back fund arm finance train encourage "
    "incite interfere meddle infringe violate shoot strike cross deploy shield drop renounce "
    "forswear outlaw reject abandon stop cease give forgo"
)
_SWEARING_OFF = words("refrain abstain renounce forswear outlaw abandon drop stop cease forgo")
_FORSWORN_TYPES = (
    T.BASING_RIGHTS, T.ARMED_CONFLICT, T.OPPOSITION, T.ALLIANCE, T.MEMBERSHIP, T.ALIGNMENT,
    T.COERCION, T.MILITARY_COOPERATION, T.DIPLOMATIC_SUPPORT, T.AID, T.ARMS_SUPPLY,
)  # fmt: skip
