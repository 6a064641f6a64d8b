"""What is said to be a gift: "the bridge, a gift of A", "B's gunboat was a present from A"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from blocgraph.claims.clause import Clause
from blocgraph.claims.discourse import Memory
from blocgraph.claims.events import Event
from blocgraph.claims.lexicon import Lexicon
from blocgraph.claims.noun_kinds import transferred
from blocgraph.claims.phrases import NounPhrase, Phrases
from blocgraph.claims.slots import Actors, Surroundings, after, located, meant
from blocgraph.claims.word_sets import words
from blocgraph.vocabulary import RelationType as T

GIFTS = words("gift gifts present presents donation donations")
"""What a thing is called that somebody gave."""


def presents(
    phrases: Phrases, clauses: Sequence[Clause], lexicon: Lexicon, memory: Memory
) -> Iterator[Event]:
    """Arms supplies and aid that a noun such as "gift" tells of a thing."""
    around: Surroundings | None = None
    for phrase in phrases.elements:
        if not isinstance(phrase, NounPhrase) or phrase.head.lower not in GIFTS:
            continue
        around = around or Surroundings(phrases.elements)
        clause = next((c for c in clauses if c.verb.lemma in _BEING and phrase in c.objects), None)
        thing = _thing(phrase, clause, phrases, around)
        givers = phrase.possessors or _led(phrase, around, ("of", "from", "by"))
        if thing is None or not givers or thing.strong:
            continue
        getters = _led(phrase, around, ("to", "for")) or thing.possessors
        getters = getters or _led(thing, around, ("in", "at", "for"))
        getters = getters or _place(thing, clause, clauses)
        getters = tuple(a for a in getters if a not in givers)
        is_unsaid = not getters
        getters = getters or memory.getter(givers)
        kind = transferred(lexicon, [thing])
        event = Event(
            T.ARMS_SUPPLY if kind is T.ARMS_SUPPLY else T.AID, givers, getters, phrase.head.text,
            phrase.head.start, clause, "said to be a gift", objects=(thing.head.text,),
        )  # fmt: skip
        if is_unsaid:
            event.leave_unsaid("earlier sentence")
        if getters:
            yield event


def _thing(
    phrase: NounPhrase, clause: Clause | None, phrases: Phrases, around: Surroundings
) -> NounPhrase | None:
    """What the gift is: who is said to be one, or what stands before the comma."""
    if clause is not None:
        return clause.subject[0] if clause.subject else None
    place = around.place[id(phrase)]
    thing, comma = phrases.elements[place - 2 : place] if place > 1 else (None, None)
    return thing if isinstance(thing, NounPhrase) and getattr(comma, "word", "") == "," else None


def _led(phrase: NounPhrase, around: Surroundings, wanted: Sequence[str]) -> Actors:
    led = [p for pp in around.prepositions(phrase) if pp.word in wanted for p in pp.phrases]
    return meant(led) or located(led)


def _place(thing: NounPhrase, clause: Clause | None, clauses: Sequence[Clause]) -> Actors:
    """Where the thing is: "the bridge, a gift of A, spans the river in B"."""
    main = clause or next((c for c in clauses if thing in c.subject), None)
    return after(main, ("in", "at", "on")) if main is not None else ()


_BEING = ("be", "become", "remain", "come")
