"""Misdeeds against whoever complains of them: "A accuses B of sheltering plotters"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from blocgraph.claims.clause import Clause
from blocgraph.claims.conditions import ACCUSING
from blocgraph.claims.events import Event
from blocgraph.claims.lexicon import Lexicon
from blocgraph.claims.phrases import NounPhrase, Phrases
from blocgraph.claims.slots import Actors, agents, meant
from blocgraph.claims.speakers import noun_speaker
from blocgraph.vocabulary import RelationType as T


def misdeeds(
    phrases: Phrases, clauses: Sequence[Clause], lexicon: Lexicon, found: Sequence[Event]
) -> Iterator[Event]:
    """Coercion that is complained of, where no frame tells what was done to whom."""
    taken = {id(event.clause) for event in found if event.clause is not None}
    for clause in clauses:
        if id(clause) in taken or clause.passive or not _is_misdeed(clause, lexicon):
            continue
        accuser, accused = _parties(phrases, clause, lexicon)
        things = [*clause.objects, *(p for pp in clause.prepositions for p in pp.phrases)]
        others = [actor for actor in meant(things) if actor not in (*accused, *accuser)]
        is_plain = len(accuser) == 1 and accuser[0].isalpha() and len(accuser[0]) == _CODE
        if is_plain and accused and not others and not set(accused) & set(accuser):
            word = phrases.words[clause.verb.end - 1]
            yield Event(
                T.COERCION, accused, accuser, word.text, word.start, clause,
                "misdeed against the accuser", unsaid="accuser",
            )  # fmt: skip


def _is_misdeed(clause: Clause, lexicon: Lexicon) -> bool:
    lemma = clause.verb.lemma
    if lexicon.is_cue(lemma, "misdeed"):
        return True
    return lexicon.is_cue(lemma, "abetting") and any(
        _makes_trouble(phrase, lexicon) for phrase in clause.objects
    )


def _makes_trouble(phrase: NounPhrase, lexicon: Lexicon) -> bool:
    words = {token.lower for token in phrase.tokens}
    words |= {word.removesuffix("s") for word in words}
    words |= {word.removesuffix("ies") + "y" for word in words if word.endswith("ies")}
    return any(lexicon.is_cue(word, "troublemaker") for word in words)


def _parties(phrases: Phrases, clause: Clause, lexicon: Lexicon) -> tuple[Actors, Actors]:
    """Who complains, and of whom."""
    step = clause
    while step.link == "xcomp" and step.governor is not None:
        outer = step.governor
        if outer.verb.lemma in ACCUSING and not outer.verb.negated:
            who = agents(outer)
            accused = meant(outer.subject if outer.passive else outer.objects)
            return who, accused
        if outer.verb.lemma not in _TRYING:
            return (), ()
        step = outer
    if step.link == "noun" and step.noun is not None:
        return noun_speaker(phrases, step)[1], agents(step)
    outer_clause = step.governor if step.link == "that" else None
    if outer_clause is None or outer_clause.verb.negated or step.verb.negated:
        return (), ()
    told = lexicon.is_any_cue(outer_clause.verb.lemma, ("say", "claim"))
    return (agents(outer_clause), agents(step)) if told else ((), ())


_CODE = 3
_TRYING = ("try", "attempt", "seek", "plot", "conspire", "plan", "continue", "keep", "begin", "aim",
           "want", "threaten", "use")  # fmt: skip
