"""What a sentence says without repeating itself: ellipsis, claimed responsibility, obligations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from blocgraph.claims.clause import Clause
from blocgraph.claims.events import Event
from blocgraph.claims.lexicon import Lexicon
from blocgraph.claims.phrases import NounPhrase, Phrases
from blocgraph.claims.slots import Actors, after, agents, meant, patients
from blocgraph.claims.word_sets import words
from blocgraph.vocabulary import RelationType as T

_AFTER_ELLIPSIS = words(
    "too either and but so or likewise as when after in on to for later this last not yet the"
)
_PAYING_BACK = ("respond", "reply", "answer", "retaliate", "react", "pay", "hit", "repay")
_OBLIGING = ("must", "should", "shall", "need")
_ATTACKS = words("strike hit attack bomb shell target raid destroy damage kill")


def implied_events(
    phrases: Phrases, clauses: Sequence[Clause], lexicon: Lexicon, found: Sequence[Event]
) -> Iterator[Event]:
    """Events that follow from a verb which repeats, denies or owns up to another."""
    yield from _repeated(phrases, clauses, found)
    yield from _responsible(phrases, clauses)
    yield from _lifted(phrases, clauses, lexicon, found)
    yield from _obliged(phrases, clauses, lexicon)


def _repeated(
    phrases: Phrases, clauses: Sequence[Clause], found: Sequence[Event]
) -> Iterator[Event]:
    """ "B does not", "and so did B", "B followed suit", "neither B nor C takes part"."""
    for index, clause in enumerate(clauses):
        if index == 0 or clause.form != "finite":
            continue
        in_kind = _is_in_kind(clause)
        if not in_kind and (clause.link == "relative" or not _is_elliptic(phrases, clause)):
            continue
        who = meant(clause.subject) or meant(clause.objects)
        earlier = [
            event for event in found
            if event.clause is not None and event.clause.place < clause.place
            and event.clause.link not in ("relative", "adjunct")
        ]  # fmt: skip
        if not who or not earlier:
            continue
        last = earlier[-1].clause
        for event in earlier:
            if event.clause is last or event.clause in (last,):
                subjects = tuple(actor for actor in who if actor not in event.targets)
                if in_kind and set(who) <= {*event.targets} and not event.both_ways:
                    yield replace(
                        event, sources=who, targets=event.sources, clause=clause,
                        rule="paid back in kind",
                    )  # fmt: skip
                elif subjects and clause.link != "relative":
                    yield replace(
                        event, sources=subjects, clause=clause, rule=event.rule + ", repeated",
                        targets=event.targets or event.sources[1:],
                    )  # fmt: skip


def _is_in_kind(clause: Clause) -> bool:
    """Whether it does to another what was done before: "B did the same", "B replied in kind"."""
    lemma = clause.verb.lemma
    if lemma == "do":
        return any(p.head.lower in ("same", "likewise") for p in clause.objects)
    if lemma in ("reciprocate", "retaliate"):
        return not clause.objects
    kind = (p for pp in clause.prepositions if pp.word == "in" for p in pp.phrases)
    return lemma in _PAYING_BACK and any(p.head.lower == "kind" for p in kind)


def _is_elliptic(phrases: Phrases, clause: Clause) -> bool:
    following = [token.lower for token in phrases.words[clause.verb.end : clause.verb.end + 2]]
    lemma = clause.verb.lemma
    if lemma in ("do", "act") and following[:1] in (["likewise"], ["so"]):
        return clause.marker != "as"
    if lemma == "follow":
        return following[:1] in (["suit"], ["."], []) or not clause.objects
    if lemma == "take" and following[:1] == ["part"]:
        return following[1:] in ([], ["."])
    if clause.verb.tokens[-1].tag in ("AUX", "MOD", "NEG") and lemma in ("do", "have"):
        if following and following[0].isalpha() and following[0] not in _AFTER_ELLIPSIS:
            return clause.marker != "as" and not clause.subject
        if clause.prepositions or clause.second:
            return False
        return not clause.objects and clause.marker != "as"
    return False


def _lifted(
    phrases: Phrases, clauses: Sequence[Clause], lexicon: Lexicon, found: Sequence[Event]
) -> Iterator[Event]:
    """What becomes of "them", the sanctions named before: "lifted them", "is to reimpose them"."""
    imposed = [event for event in found if event.type in (T.SANCTIONS, T.SANCTIONS_RELIEF)]
    if not imposed:
        return
    for clause in clauses:
        pronoun = any(p.head.lower in ("them", "it", "these") for p in clause.objects)
        if not pronoun:
            continue
        last = imposed[-1]
        if not set(agents(clause)) & set(last.sources):
            continue
        word = phrases.words[clause.verb.end - 1]
        kind = T.SANCTIONS_RELIEF if lexicon.is_verb(clause.verb.lemma, "lift") else T.SANCTIONS
        if kind is T.SANCTIONS and clause.verb.lemma not in _REPEATING:
            continue
        yield replace(
            last, type=kind, clause=clause, trigger=word.text, start=word.start, effect="",
            rule="lifted or renewed by pronoun",
        )  # fmt: skip


_REPEATING = (
    "reimpose",
    "reinstate",
    "renew",
    "extend",
    "tighten",
    "restore",
    "widen",
    "maintain",
    "keep",
)


def _responsible(phrases: Phrases, clauses: Sequence[Clause]) -> Iterator[Event]:
    """Who claims, or is blamed for, an attack that no one is named as the author of."""
    struck: tuple[Actors, Clause] | None = None
    for clause in clauses:
        if clause.verb.lemma in _ATTACKS and not agents(clause):
            hit = meant(patients(clause))
            if hit:
                struck = hit, clause
        if struck is None:
            continue
        targets, attack = struck
        word = phrases.words[clause.verb.end - 1]
        if clause.verb.lemma == "claim" and any(p.has("responsibility") for p in clause.objects):
            yield Event(
                T.ARMED_CONFLICT, agents(clause), targets, word.text, word.start, attack,
                "claimed responsibility",
            )  # fmt: skip
        elif clause.verb.lemma == "blame" and not clause.passive:
            blamed = meant(clause.objects)
            yield Event(
                T.ARMED_CONFLICT, tuple(a for a in blamed if a not in targets), targets, word.text,
                word.start, attack, "blamed for an attack", speakers=agents(clause),
            )  # fmt: skip


def _obliged(phrases: Phrases, clauses: Sequence[Clause], lexicon: Lexicon) -> Iterator[Event]:
    """ "A says that B must leave" is a demand of A on B."""
    messenger = _messenger(phrases)
    for clause in clauses:
        if messenger and clause.link == "main" and clause.verb.modal in _OBLIGING:
            told = tuple(a for a in meant(clause.subject) if a not in messenger)
            word = phrases.words[clause.verb.end - 1]
            if told:
                yield Event(T.DEMAND, messenger, told, word.text, word.start, None, "message")
        governor = clause.governor
        if (
            clause.link != "that"
            or governor is None
            or not lexicon.is_cue(governor.verb.lemma, "say")
        ):
            continue
        speakers, bound = agents(governor), _bound(phrases, clauses, clause)
        if speakers and bound and not set(speakers) & set(bound):
            word = phrases.words[governor.verb.end - 1]
            yield Event(T.DEMAND, speakers, bound, word.text, word.start, governor, "obligation")


def _messenger(phrases: Phrases) -> Actors:
    """Whose message a sentence tells after a colon: "A's position is plain: B must leave"."""
    if ":" not in phrases.lowers:
        return ()
    first = next((e for e in phrases.elements if isinstance(e, NounPhrase)), None)
    return first.possessors if first is not None and first.has_any(_MESSAGES) else ()


def _bound(phrases: Phrases, clauses: Sequence[Clause], clause: Clause) -> Actors:
    """Who has to do something: "B must leave", "B needs to leave", "it was up to B to leave"."""
    verb = clause.verb
    follows = next((t.lower for t in phrases.words[verb.end :] if t.tag != "ADV"), "")
    has_to = (
        verb.lemma in _NEEDING
        and follows == "to"
        and any(other.governor is clause and other.form == "inf" for other in clauses)
    )
    if verb.modal in _OBLIGING or has_to:
        return meant(clause.subject)
    if verb.lemma not in ("be", "lie", "rest", "remain", "fall") or verb.negated:
        return ()
    near = phrases.words[max(verb.start - 2, 0) : verb.end + 3]
    if _TURNS.isdisjoint(token.lower for token in near):
        return ()
    return after(clause, ("to", "for", "on", "upon", "in", "with"))


_MESSAGES = ("message", "position", "line", "view", "demand", "stance", "answer", "condition",
             "verdict", "response", "policy", "advice")  # fmt: skip
_NEEDING = ("have", "need", "ought")
_TURNS = words("up onus ball time turn burden responsibility incumbent imperative duty buck move")
