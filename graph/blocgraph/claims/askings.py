"""Of whom a demand asks what it names: "called for an end to B's blockade", "wants B disarmed"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from blocgraph.claims.clause import Clause
from blocgraph.claims.events import Event
from blocgraph.claims.phrases import Element, NounPhrase, Particle, Phrases
from blocgraph.claims.slots import Actors, agents, led_by, meant, unique
from blocgraph.claims.word_sets import words
from blocgraph.vocabulary import RelationType as T


def askings(phrases: Phrases, clauses: Sequence[Clause], found: Sequence[Event]) -> Iterator[Event]:
    """The demands on who does, or holds, what somebody wants changed."""
    known = {event.sources for event in found if event.type is T.DEMAND and not event.unsaid}
    for clause in clauses:
        asking = _ASKING.get(clause.verb.lemma)
        askers = agents(clause)
        if asking is None or clause.passive or len(askers) != 1 or askers in known:
            continue
        if asking and clause.objects:
            continue
        led = led_by(clause, asking)
        things = led if asking else [p for p in clause.objects if p.start >= clause.verb.end]
        asked = _changed(clauses, things[:1], askers) or _authors(phrases, clauses, things, askers)
        if len(asked) == 1:
            word = phrases.words[clause.verb.end - 1]
            yield Event(T.DEMAND, askers, asked, word.text, word.start, clause, "asked of doer")


def _changed(clauses: Sequence[Clause], things: Sequence[NounPhrase], askers: Actors) -> Actors:
    """To whom, or to whose thing, something shall be done: "wants B's camps closed"."""
    for other in clauses:
        if things and other.link in ("reduced", "xcomp") and other.passive:
            if other.verb.start == things[0].end and len(other.verb.tokens) == 1:
                led = [p for pp in other.prepositions for p in pp.phrases]
                return tuple(a for a in meant([*things, *led])[:1] if a not in askers)
    return ()


def _authors(
    phrases: Phrases, clauses: Sequence[Clause], things: Sequence[NounPhrase], askers: Actors
) -> Actors:
    """Whose deed it is that shall end, or who holds what shall be given back."""
    if not any(p.has(*_CHANGES) for p in things):
        return ()
    spread = [q for p in things for q in _hanging(phrases.elements, p)]
    makers = unique(
        actor
        for other in clauses
        if other.link in ("reduced", "relative") and other.antecedent in spread
        for actor in agents(other)
        if actor not in askers
    )
    if makers:
        return makers
    if things[0].has(*_RETURNS):
        spread = [things[0]]
    return tuple(a for p in spread for a in p.weak if a not in askers)[:1]


def _hanging(elements: Sequence[Element], phrase: NounPhrase) -> list[NounPhrase]:
    """The phrase and those that hang on it: "an end to the shelling of the port"."""
    found = [phrase]
    place = elements.index(phrase)
    while place + 2 < len(elements):
        link, follows = elements[place + 1], elements[place + 2]
        is_led = isinstance(link, Particle) and link.word in ("of", "to", "in", "for", "on", "and")
        if not is_led or not isinstance(follows, NounPhrase):
            break
        found.append(follows)
        place += 2
    return found


_ASKING: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("demand", "seek", "request", "want", "urge", "require"), ()),
    **dict.fromkeys(("call", "ask", "press", "push", "plead", "appeal", "clamour"), ("for",)),
    "insist": ("on", "upon"),
}
_RETURNS = words("release return extradition handover freedom surrender repatriation freeing")
_CHANGES = words(
    "end halt lifting withdrawal release return removal evacuation departure explanation apology "
    "compensation pullout pull-out reopening repeal closure handover extradition cessation "
    "suspension pullback renunciation stop cancellation reversal dismantling destruction freedom "
    "surrender abolition easing cut curb ban ceasefire repatriation freeing disarmament help "
    "support assistance backing protection"
)
