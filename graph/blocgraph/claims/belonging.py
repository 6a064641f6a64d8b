"""Members of an organisation named before: "Cuba was accepted as a partner", "it never joined"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from blocgraph.claims.clause import Clause
from blocgraph.claims.events import Event
from blocgraph.claims.phrases import NounPhrase, Phrases
from blocgraph.claims.slots import Actors, led_by, named, patients
from blocgraph.claims.word_sets import words
from blocgraph.vocabulary import RelationType as T


def belonging(
    phrases: Phrases, clauses: Sequence[Clause], found: Sequence[Event], bloc: str | None,
    organisations: frozenset[str],
) -> Iterator[Event]:  # fmt: skip
    """Who joins, belongs or is admitted of the BLOC named before, where the sentence names none."""
    if bloc is None or any(event.type is T.MEMBERSHIP for event in found):
        return
    if any(actor in organisations for token in phrases.words for actor in token.actors):
        return
    for clause in clauses:
        who = _members(clause)
        if not who:
            continue
        word = phrases.words[clause.verb.end - 1]
        event = Event(
            T.MEMBERSHIP, who, (bloc,), word.text, word.start, clause, "member of the bloc",
            effect="hypothetical" if clause.verb.lemma in _ASKING else "",
        )  # fmt: skip
        event.leave_unsaid("earlier sentence")
        yield event


def _members(clause: Clause) -> Actors:
    """Whom the clause makes a member, where it does not say of what."""
    lemma, objects = clause.verb.lemma, clause.objects
    if lemma in _BEING and not clause.passive:
        return named(clause.subject) if any(_is_member(p) for p in objects) else ()
    if lemma in _JOINING and not clause.passive and not objects:
        return named(clause.subject) if not _leads_elsewhere(clause) else ()
    if lemma in ("seek", "apply", "gain", "win", "ask", "request") and not clause.passive:
        led = led_by(clause, ("for",))
        asked = any(p.head.lower in _ADMISSION for p in (*objects, *led))
        return named(clause.subject) if asked else ()
    if lemma in _TAKING and clause.passive:
        led = led_by(clause, ("as",))
        if any(_is_member(p) or p.head.lower in _ASSOCIATES for p in (*led, *clause.objects)):
            return named(patients(clause))
    return ()


def _leads_elsewhere(clause: Clause) -> bool:
    """Whether it says what is joined: "joined in the sanctions"."""
    return any(pp.word in ("to", "in", "with", "for", "on") for pp in clause.prepositions)


def _is_member(phrase: NounPhrase) -> bool:
    return phrase.head.lower in _MEMBERS and not phrase.weak


_BEING = ("be", "become", "remain")
_JOINING = ("accede", "belong", "join", "rejoin")
_TAKING = ("accept", "admit", "invite", "welcome", "readmit", "court")
_ASKING = ("seek", "apply", "ask", "request", "invite", "court")
_ADMISSION = ("admission", "membership", "accession", "entry")
_MEMBERS = ("member", "members")
_ASSOCIATES = words("partner partners observer observers candidate candidates associate")
