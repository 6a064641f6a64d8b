"""What was alleged here or just before, and is denied by whom it is alleged of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from blocgraph.claims.clause import Clause
from blocgraph.claims.events import Event
from blocgraph.claims.lexicon import Lexicon
from blocgraph.claims.phrases import NounPhrase, Phrases
from blocgraph.claims.rebuttals import LIES, calls_a_lie, is_followed_by_lie
from blocgraph.claims.slots import Actors, agents, located, meant, unique
from blocgraph.claims.status import Reading
from blocgraph.claims.word_sets import words
from blocgraph.vocabulary import RelationType as T
from blocgraph.vocabulary import Status

Read = Sequence[tuple[Event, Reading]]


def denials(
    phrases: Phrases, clauses: Sequence[Clause], lexicon: Lexicon, read: Read,
    before: Sequence[Event],
) -> Iterator[tuple[Event, Reading]]:  # fmt: skip
    """The allegations of a sentence, or else those BEFORE it, that the sentence denies."""
    stated = [event for event, reading in read if reading.status is Status.ASSERTED]
    alleged = [event for event, reading in read if reading.status is Status.ALLEGED] or before
    yield from _disowned(phrases, clauses, lexicon, stated)
    for event, reading in read:
        for other in alleged:
            if (
                reading.status is Status.DENIED and event.type is other.type
                and event.sources == other.sources and event.targets != other.targets
            ):  # fmt: skip
                yield replace(other, rule=other.rule + ", denied", start=event.start), reading
    for clause in clauses:
        who = who_rebuts(phrases, clause, lexicon)
        if who is None or clause.verb.negated:
            continue
        is_whole = calls_a_lie(phrases, clause) or _does_no_such_thing(phrases, clause)
        if says_more(clauses, clause) and not is_whole:
            continue
        for event in alleged or _stated_before(stated, clause, who):
            if not who or set(event.sources) & set(who):
                denied = replace(event, rule=event.rule + ", denied", start=clause.place)
                yield denied, Reading(Status.DENIED, who or event.sources, clause.verb.lemma)


def _stated_before(stated: Sequence[Event], clause: Clause, who: Actors) -> list[Event]:
    """What the text itself says of who denies it: "A arms B, although A denies it"."""
    return [
        event
        for event in stated
        if event.type in _DENIABLE and set(event.sources) & set(who)
        and event.clause is not None and event.clause.place < clause.place
    ]  # fmt: skip


def _disowned(
    phrases: Phrases, clauses: Sequence[Clause], lexicon: Lexicon, stated: Sequence[Event]
) -> Iterator[tuple[Event, Reading]]:
    """ "A arms B, whatever A says", "despite A's denials"."""
    if not stated or _DISOWNING.isdisjoint(phrases.lowers):
        return
    deniers: set[str] = set()
    for element in phrases.elements:
        if isinstance(element, NounPhrase) and element.has("denial", "denials", "protestations"):
            deniers.update(element.weak)
    for clause in clauses:
        start = min([clause.verb.start, *(p.start for p in clause.subject)])
        before = phrases.words[start - 1].lower if start else ""
        if before == "whatever" and lexicon.is_cue(clause.verb.lemma, "say"):
            deniers.update(agents(clause))
    for event in stated:
        if event.type in _DENIABLE and deniers.intersection(event.sources):
            denied = replace(event, rule=event.rule + ", denied")
            yield denied, Reading(Status.DENIED, event.sources, "denial")


def who_rebuts(phrases: Phrases, clause: Clause, lexicon: Lexicon) -> Actors | None:
    """Who denies what was said before; empty where it is plain only from what is denied."""
    lemma = clause.verb.lemma
    calls_lie = calls_a_lie(phrases, clause) or _answers_nonsense(phrases, clause, lexicon)
    if lemma in ("be", "remain") and is_followed_by_lie(phrases, clause):
        lead = clause.subject[0] if len(clause.subject) == 1 else None
        return () if lead is not None and _is_what_was_said(lead) else None
    if lemma in ("do", "have", "know") and _does_no_such_thing(phrases, clause):
        outer = clause.governor if clause.link == "that" else None
        return (agents(outer) if outer is not None else ()) or meant(clause.subject) or None
    if not (lexicon.is_cue(lemma, "deny") or calls_lie):
        return None
    denied = clause.subject if clause.passive else clause.objects
    if (
        clause.link != "relative"
        and denied
        and not calls_lie
        and not any(_is_what_was_said(p) for p in denied)
    ):
        return None
    if clause.passive:
        return agents(clause) or _where(clause) or None
    if meant(clause.subject):
        return meant(clause.subject)
    return () if any(p.head.lower in _SPOKESMEN for p in clause.subject) else None


def _does_no_such_thing(phrases: Phrases, clause: Clause) -> bool:
    """Whether it is "did no such thing", "has done nothing of the kind"."""
    after = [token.lower for token in phrases.words[clause.verb.end : clause.verb.end + 5]]
    if clause.verb.lemma == "have":
        return after[:4] == ["nothing", "to", "do", "with"] and after[4:] in _ITS
    if clause.verb.lemma == "know":
        return after[:1] == ["nothing"] and after[1:2] in (["of"], ["about"])
    after = after[:4]
    return after[:3] == ["no", "such", "thing"] or (
        after[:3] == ["nothing", "of", "the"] and after[3:] in (["kind"], ["sort"])
    )


def _where(clause: Clause) -> Actors:
    """Whose capital something is denied in: "was dismissed in Tallinn as nonsense"."""
    return unique(
        actor
        for pp in clause.prepositions
        if pp.word in ("in", "at")
        for actor in (*located(pp.phrases), *meant(pp.phrases))
    )


def _answers_nonsense(phrases: Phrases, clause: Clause, lexicon: Lexicon) -> bool:
    """Whether it is "Nonsense, replied A"."""
    if clause.link != "main" or not lexicon.is_cue(clause.verb.lemma, "say"):
        return False
    ahead = [token.lower for token in phrases.words[: clause.verb.start] if token.text.isalpha()]
    return not LIES.isdisjoint(ahead[:3]) and len(ahead) <= _CURT


def _is_what_was_said(phrase: NounPhrase) -> bool:
    word = phrase.head.lower
    if word in ("it", "this", "that", "these", "all", "both"):
        return True
    return not phrase.strong and (word in _SAID or word.removesuffix("s") in _SAID)


def says_more(clauses: Sequence[Clause], clause: Clause) -> bool:
    """Whether the verb goes on to say what it denies."""
    return any(o.governor is clause and o.link in ("that", "xcomp") for o in clauses)


REBUTTAL = re.compile(
    r"\b(?:th(?:is|ese|at)|it|claims?|charges?|accusations?|allegations?|reports?)\b.{0,60}"
    r"\b(?:lies?|fabricat\w+|false|baseless|untrue|unfounded|nonsense|groundless|fictions?|"
    r"absurd|inventions?)\b",
    re.IGNORECASE,
)
"""What a sentence looks like that rebuts what was said before it, whomever it names."""
_CURT = 6
_ITS = (["it"], ["this"], ["that"], ["them"], ["either"], ["any"])
_DISOWNING = words("denial denials protestations whatever")
_DENIABLE = (T.ARMED_CONFLICT, T.COERCION, T.ARMS_SUPPLY, T.AID, T.MILITARY_COOPERATION,
             T.BASING_RIGHTS, T.INTELLIGENCE_SHARING, T.SANCTIONS, T.ECONOMIC_COOPERATION,
             T.DIPLOMATIC_SUPPORT)  # fmt: skip
_SAID = words(
    "it this that these those which claim charge accusation allegation report suggestion story "
    "remark assertion contention speculation rumour rumor something complaint version account "
    "insinuation part role involvement responsibility wrongdoing link knowledge "
    "hand they either any"
)
_SPOKESMEN = words(
    "ministry minister spokesman spokeswoman spokesperson government army military counterpart "
    "embassy ambassador official officials authorities he she they it navy command president "
    "premier envoy representative delegate both"
)
