"""Who answers for a deed: "A claimed the attack on B", "denied a hand in", "blamed A for" it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from blocgraph.claims.clause import Clause, Preposition
from blocgraph.claims.events import Event
from blocgraph.claims.lexicon import Lexicon
from blocgraph.claims.noun_events import NounReader
from blocgraph.claims.phrases import NounPhrase
from blocgraph.claims.slots import Actors, agents, located, meant, unique
from blocgraph.claims.tokens import Token
from blocgraph.claims.word_sets import words
from blocgraph.vocabulary import RelationType as T


def answered_for(
    nouns: NounReader, clauses: Sequence[Clause], lexicon: Lexicon, found: Sequence[Event]
) -> list[Event]:
    """The events, where the verb names the author of a deed with that author."""
    answered = list(_answered(nouns, clauses, lexicon))
    places = {event.start for event in answered}
    return [event for event in found if event.start not in places] + answered


def _answered(nouns: NounReader, clauses: Sequence[Clause], lexicon: Lexicon) -> Iterator[Event]:
    for clause in clauses:
        lemma = clause.verb.lemma
        speakers: Actors = ()
        if lexicon.is_cue(lemma, "deny"):
            deeds, owner = _deeds_of(clause, _LINKING), agents(clause)
            effect, speakers = "denied", ()
        elif lemma in _OWNING_UP or (lemma == "be" and _is_behind(clause)):
            deeds, owner = _deeds_of(clause, _LINKING), agents(clause)
            is_none = any(p.is_negated for p in clause.objects)
            effect, speakers = "negated" if is_none else "", ()
        elif lemma in _SEEING:
            share = next((p for p in clause.objects if p.has_any(_SHARES) and p.possessors), None)
            owner, speakers = (share.possessors if share else ()), agents(clause)
            deeds, effect = _after(clause.prepositions, _LINKING) if share else [], ""
            if share is not None and not speakers:
                effect = "hypothetical"
        elif lemma in _BLAMING:
            deeds, owner, speakers = _blamed(clause, nouns.words)
            effect = ""
        else:
            continue
        for phrase in deeds:
            for kind, targets, start in _deed(nouns, phrase):
                sources = tuple(a for a in owner if a not in targets)
                if sources and targets:
                    yield Event(
                        kind, sources, targets, phrase.head.text, start, clause,
                        f"{effect or 'answers for'} {kind}", effect=effect, speakers=speakers,
                    )  # fmt: skip


def _is_behind(clause: Clause) -> bool:
    return any(pp.word == "behind" for pp in clause.prepositions) or any(
        p.has("responsible", "guilty", "author", "culprit", "perpetrator") for p in clause.objects
    )


def _deeds_of(clause: Clause, words_before: tuple[str, ...]) -> list[NounPhrase]:
    """What the clause is about: its object, or what the share in it is a share of."""
    parts = [p for p in clause.objects if p.has_any(_SHARES)]
    lemma = clause.verb.lemma
    if parts or lemma in ("be", "confess", "own", "plead"):
        return _after(clause.prepositions, words_before)
    is_named = any(p.strong for p in clause.objects)
    return [] if is_named or lemma in _ONLY_WITH_SHARE else list(clause.objects)


def _blamed(
    clause: Clause, words_of_sentence: Sequence[Token]
) -> tuple[list[NounPhrase], Actors, Actors]:
    """The deeds, who is said to have done them, and who says so."""
    if clause.verb.lemma == "hold" and not any(
        token.lower in ("responsible", "accountable") for token in words_of_sentence
    ):
        return [], (), ()
    if clause.verb.lemma in ("attribute", "ascribe", "pin", "trace", "link", "tie"):
        deeds = list(clause.subject if clause.passive else clause.objects)
        owner = meant(_after(clause.prepositions, ("to", "on")))
    else:
        deeds = _after(clause.prepositions, ("for", "over"))
        owner = meant(clause.subject if clause.passive else clause.objects) or meant(
            _after(clause.prepositions, ("at", "on"))
        )
    return deeds, owner, tuple(a for a in agents(clause) if a not in owner)


def _after(prepositions: Sequence[Preposition], names: tuple[str, ...]) -> list[NounPhrase]:
    return [phrase for pp in prepositions if pp.word in names for phrase in pp.phrases]


def _deed(nouns: NounReader, phrase: NounPhrase) -> Iterator[tuple[T, Actors, int]]:
    """What the phrase names, to whom it was done, and where its word starts."""
    match = nouns._frame(phrase) if not phrase.possessors else None
    if match is None or match[0].type not in _DEEDS or phrase.is_negated:
        return
    frame, start = match
    after = nouns.around.prepositions(phrase)
    hit = [p for pp in after if pp.word in _UPON for p in pp.phrases]
    if hit:
        yield frame.type, unique((*meant(hit), *located(hit))), start


_LINKING = ("in", "for", "to", "of", "behind", "with", "over")
_UPON = ("on", "of", "against", "in", "at")
_DEEDS = (T.ARMED_CONFLICT, T.COERCION)
_OWNING_UP = ("claim", "admit", "accept", "take", "assume", "acknowledge", "bear", "confess",
              "have", "play", "own", "plead")  # fmt: skip
_ONLY_WITH_SHARE = ("accept", "take", "assume", "bear", "have", "play")
_SEEING = ("see", "detect", "suspect", "discern", "spot", "sense", "smell")
_BLAMING = ("blame", "hold", "attribute", "ascribe", "pin", "trace", "link", "tie", "point", "lay",
            "accuse", "suspect")  # fmt: skip
_SHARES = words(
    "hand role part involvement responsibility complicity knowledge link links connection blame "
    "credit share participation authorship guilt culpability"
)
