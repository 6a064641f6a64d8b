"""Envoys and soldiers who are told to go: "A gave B's ambassador two days to leave"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from blocgraph.claims.clause import Clause
from blocgraph.claims.events import Event
from blocgraph.claims.lexicon import Lexicon
from blocgraph.claims.phrases import NounPhrase, Particle, Phrases
from blocgraph.claims.slots import Actors, after, agents, located, meant, patients, unique
from blocgraph.claims.word_sets import words
from blocgraph.vocabulary import RelationType as T


def sent_away(
    phrases: Phrases, clauses: Sequence[Clause], lexicon: Lexicon, found: Sequence[Event]
) -> Iterator[Event]:  # fmt: skip
    """Who is told to leave, who is told to come home, and whose envoy is called home."""
    for clause in clauses:
        governor = clause.governor
        if governor is not None and clause.link == "xcomp":
            if governor.verb.lemma in _TELLING and clause.verb.lemma in _GOING:
                yield from _told_to_go(phrases, clause, governor, lexicon)
        if clause.objects and not clause.passive and clause.form != "inf":
            yield from _whisked_home(phrases, clause, lexicon, found)
        if clause.passive and not agents(clause):
            if clause.verb.lemma in _RECALLING:
                yield from _recalled(phrases, clause, lexicon, "envoy")
            elif clause.verb.lemma in _CLOSING:
                yield from _recalled(phrases, clause, lexicon, "embassy")


def _whisked_home(
    phrases: Phrases, clause: Clause, lexicon: Lexicon, found: Sequence[Event]
) -> Iterator[Event]:
    """By whatever verb an envoy is had home: "A whistled its ambassador home"."""
    person = clause.objects[0]
    who = agents(clause)
    if not person.possessors or not set(person.possessors) <= {*who}:
        return
    following = phrases.words[person.end : person.end + 6]
    if not any(t.lower == "home" and t.tag == "PRT" for t in following):
        return
    if _kind(person, lexicon) != "envoy" or clause.verb.lemma in ("send", "welcome"):
        return
    pps = [pp for pp in clause.prepositions if pp.word in ("in", "from", "to")]
    places = [p for pp in pps for p in pp.phrases]
    word = phrases.words[clause.verb.end - 1]
    targets = unique((*meant(places), *located(places))) or _met_before(found, who, word.start)
    targets = tuple(actor for actor in targets if actor not in who)
    if targets:
        yield Event(
            T.RELATIONS_REDUCED, who, targets, word.text, word.start, clause, "envoy had home"
        )


def _met_before(found: Sequence[Event], who: Actors, start: int) -> Actors:
    """Whom the event told just before was about."""
    earlier = [e for e in found if e.start < start and not e.unsaid]
    last = max(earlier, key=lambda event: event.start, default=None)
    ends = unique((*last.sources, *last.targets)) if last is not None else ()
    return tuple(actor for actor in ends if actor not in who)[:1] if set(who) & {*ends} else ()


def _told_to_go(
    phrases: Phrases, clause: Clause, governor: Clause, lexicon: Lexicon
) -> Iterator[Event]:
    word = phrases.words[governor.verb.end - 1]
    for person in patients(governor):
        kind = _kind(person, lexicon)
        who = agents(governor) or meant(clause.objects) or located(clause.objects)
        if not kind or not who or clause.verb.negated:
            continue
        own = set(person.possessors) & set(who) or (set(person.strong) & set(who))
        if own and clause.verb.lemma in _COMING and kind == "envoy":
            pps = [*governor.prepositions, *clause.prepositions]
            places = [p for pp in pps if pp.word in ("in", "to", "from", "at") for p in pp.phrases]
            targets = unique((*meant(places), *located(places)))
        else:
            targets = (*person.strong, *person.modifiers, *person.possessors)
        targets = tuple(actor for actor in unique(targets) if actor not in who)
        if targets:
            expels = kind == "envoy" and not own
            yield Event(
                T.COERCION if expels else T.RELATIONS_REDUCED, who, targets, word.text,
                word.start, governor, "told to leave",
            )  # fmt: skip


def _recalled(
    phrases: Phrases, clause: Clause, lexicon: Lexicon, what: str
) -> Iterator[Event]:  # fmt: skip
    """ "A's ambassador to B was called home": A did it, though it is not said."""
    word = phrases.words[clause.verb.end - 1]
    following = [token.lower for token in phrases.words[clause.verb.end : clause.verb.end + 2]]
    if clause.verb.lemma in _ONLY_HOME and not _HOMEWARD.intersection(following):
        return
    for person in clause.subject:
        posted = _posted(phrases, person) or after(clause, ("from",))
        owners = tuple(a for a in (*person.strong, *person.weak) if a not in posted)
        if _kind(person, lexicon, what) == what and owners and posted:
            yield Event(
                T.RELATIONS_REDUCED, owners[:1], posted, word.text, word.start, clause, "recalled"
            )


def _posted(phrases: Phrases, person: NounPhrase) -> Actors:
    """Where an envoy serves: "its ambassador to B", "its envoy in C"."""
    place = phrases.elements.index(person)
    following = phrases.elements[place + 1 : place + 3]
    if len(following) < 2 or not isinstance(following[1], NounPhrase):
        return ()
    if not isinstance(following[0], Particle) or following[0].word not in ("to", "in", "at"):
        return ()
    return meant([following[1]]) or located([following[1]])


def _kind(person: NounPhrase, lexicon: Lexicon, first: str = "envoy") -> str:
    found = {
        name
        for token in person.tokens
        for word in token.lower.split()
        for name in lexicon.classes(word)
    }
    return next((name for name in (first, "envoy", "troops") if name in found), "")


_TELLING = ("order", "tell", "ask", "give", "instruct", "require", "force", "direct", "command")
_GOING = words("leave depart quit go return come fly pack vacate withdraw exit")
_COMING = ("come", "return", "fly", "leave", "go")
_RECALLING = ("recall", "withdraw", "summon", "call", "bring", "order", "pull", "remove")
_CLOSING = ("close", "shut", "shutter", "evacuate", "vacate", "mothball")
_ONLY_HOME = ("summon", "call", "bring", "order", "pull", "remove")
_HOMEWARD = frozenset(("home", "back", "out"))
