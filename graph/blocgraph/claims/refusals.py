"""Refusals that leave unsaid what was asked: "A asked B to go, but B declined", "was refused"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from blocgraph.claims.clause import Clause
from blocgraph.claims.discourse import Memory
from blocgraph.claims.events import Event
from blocgraph.claims.phrases import Phrases
from blocgraph.claims.slots import Actors, after, agents, meant, patients
from blocgraph.claims.word_sets import words
from blocgraph.vocabulary import RelationType as T

_REFUSING = words("refuse decline balk baulk demur rebuff")
_YIELDING = words("comply budge oblige relent consent acquiesce cooperate agree")


def refusals(
    phrases: Phrases, clauses: Sequence[Clause], memory: Memory, found: Sequence[Event]
) -> Iterator[Event]:
    """Who refuses what somebody asked of it in the sentence or shortly before."""
    yield from _refused_demands(found)
    demands = [e for e in found if len(e.sources) == 1 and _is_answerable(e)]
    known = {event.start for event in found if event.type is T.REJECTION}
    for clause in clauses:
        word = phrases.words[clause.verb.end - 1]
        if word.start in known or not _refuses(phrases, clause):
            continue
        earlier = [event for event in reversed(demands) if event.start < word.start]
        refusers, askers = _ends(clause, earlier, memory)
        if refusers and not askers and clause.verb.lemma in _DENYING and not clause.passive:
            askers = _denied(clauses, clause)
        if refusers and askers:
            yield Event(
                T.REJECTION, refusers, askers, word.text, word.start, _told_by(clause),
                "refuses what was asked",
            )  # fmt: skip


def _is_answerable(event: Event) -> bool:
    """Whether it can be refused: a demand, a threat, an offer."""
    offers = event.clause is not None and event.clause.verb.lemma in _OFFERING
    return event.type in (T.DEMAND, T.THREAT) or offers


def _refused_demands(found: Sequence[Event]) -> Iterator[Event]:
    """What is refused was asked or charged before: "A turned down B's plea", "B's protest"."""
    for event in found:
        clause = event.clause
        if event.type is not T.REJECTION or clause is None or not event.targets:
            continue
        objects = patients(clause)
        for kind, nouns in ((T.DEMAND, _REQUESTS), (T.ACCUSATION, _CHARGES)):
            if not any(p.has_any(nouns) for p in objects) or len(event.sources) != 1:
                continue
            known = {dyad for other in found if other.type is kind for dyad in other.dyads()}
            askers = tuple(a for a in event.targets if (a, event.sources[0]) not in known)
            if askers:
                outer = clause.governor if clause.link == "that" else None
                yield replace(
                    event, type=kind, sources=askers, targets=event.sources, clause=outer,
                    rule="request refused", effect="", objects=(),
                )  # fmt: skip


def _denied(clauses: Sequence[Clause], clause: Clause) -> Actors:
    """Whom it hurts that somebody refuses to do something: "refused to recognise B"."""
    inner = next((o for o in clauses if o.governor is clause and o.form == "inf"), None)
    refusers = agents(clause)
    if inner is None or len(refusers) != 1 or inner.verb.lemma not in _KINDNESSES:
        return ()
    named = tuple(a for a in meant(inner.objects) if a not in refusers)
    return named if len(named) == 1 else ()


def _told_by(clause: Clause) -> Clause | None:
    """The clause that gives the status: the "not" of "did not agree" is the refusal itself."""
    if not clause.verb.negated:
        return clause
    return clause.governor if clause.link == "that" else None


def _refuses(phrases: Phrases, clause: Clause) -> bool:
    verb = clause.verb
    if verb.lemma in _REFUSING:
        return not verb.negated
    if verb.lemma in _YIELDING:
        return verb.negated and not clause.passive and verb.modal not in ("can", "could")
    following = [token.lower for token in phrases.words[verb.end : verb.end + 2]]
    if verb.lemma == "hear":
        return verb.negated and following[:1] == ["of"]
    return verb.lemma == "say" and following[:1] == ["no"] and following[1:] in ([], ["."], [","])


def _ends(clause: Clause, earlier: Sequence[Event], memory: Memory) -> tuple[Actors, Actors]:
    """Who refuses, and who had asked."""
    if clause.passive:
        refused = set(meant(clause.subject))
        asked = next((e.targets for e in earlier if refused & set(e.sources)), ())
        by = after(clause, ("by",))
        return by or asked, tuple(refused) if asked and len(refused) == 1 else ()
    refusers = agents(clause)
    for event in earlier:
        if set(refusers) & set(event.targets):
            return refusers, event.sources
        if refusers == event.sources and any(p.head.lower in _PRONOUNS for p in clause.subject):
            return event.targets, event.sources
    if any(p.strong for p in (*clause.objects, *clause.second)):
        return (), ()
    return refusers, memory.asker_of(refusers)


_DENYING = ("refuse", "decline")
_KINDNESSES = words(
    "recognise recognize refuel serve service receive meet see admit let allow help back support "
    "aid assist supply arm protect free release accept sell lend pay extradite acknowledge welcome "
    "host shelter honour honor compensate"
)
_OFFERING = ("offer", "propose", "tender", "volunteer", "invite", "suggest")
_PRONOUNS = ("it", "they", "he", "she")
_CHARGES = words("protest protests charge charges complaint complaints criticism accusation "
                 "accusations allegation allegations reproach reproaches rebuke")  # fmt: skip
_REQUESTS = words("request requests plea pleas appeal appeals demand demands ultimatum entreaty")
