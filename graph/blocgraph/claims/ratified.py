"""What lawmakers make of a text that was named before: "neither parliament has approved it"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from blocgraph.claims.clause import Clause
from blocgraph.claims.events import Event
from blocgraph.claims.lawmakers import is_legislative, makers
from blocgraph.claims.lexicon import Lexicon
from blocgraph.claims.phrases import NounPhrase, Phrases
from blocgraph.claims.slots import Actors, after, meant, patients
from blocgraph.claims.word_sets import words
from blocgraph.vocabulary import RelationType as T


def ratified(
    phrases: Phrases, clauses: Sequence[Clause], lexicon: Lexicon, parties: Actors
) -> Iterator[Event]:
    """Votes on "it" or "the accord", whose PARTIES the text has named."""
    if len(parties) != 2 or not {a for t in phrases.words for a in t.actors} <= {*parties}:
        return
    for clause in clauses:
        lemma = clause.verb.lemma
        if lemma not in _DECIDING or after(clause, ("with", "between")):
            continue
        if not any(_is_text(p, lexicon) for p in patients(clause)):
            continue
        doers = makers(clause)
        houses = doers if lemma == "ratify" else [p for p in doers if is_legislative(p)]
        if not houses and lemma in _LAYING:
            houses = [
                p for pp in clause.prepositions if pp.word in ("before", "to")
                for p in pp.phrases if is_legislative(p)
            ]  # fmt: skip
        sources = _ratifiers(phrases, clause, houses, parties)
        if not sources:
            continue
        is_neither = clause.passive and any(p.is_negated for p in houses)
        effect = "negated" if is_neither else _EFFECTS.get(lemma, "")
        if lemma in _WITH_PARTICLE and not _has_particle(phrases, clause):
            continue
        word = phrases.words[clause.verb.end - 1]
        for source in sources:
            others = tuple(a for a in parties if a != source)
            yield Event(
                T.RATIFICATION, (source,), others, word.text, word.start, clause,
                "vote on a text named before", effect=effect,
            )  # fmt: skip


def _ratifiers(
    phrases: Phrases, clause: Clause, houses: Sequence[NounPhrase], parties: Actors
) -> Actors:
    """Which of the parties decides; by "both" and "neither" it is each of them."""
    if any(p.tokens[0].lower in _EACH and not meant([p]) for p in houses):
        return parties
    found = tuple(actor for actor in meant(houses) if actor in parties)
    if found or (houses and any(meant([p]) for p in houses)):
        return found
    if houses or (clause.passive and clause.verb.lemma == "ratify"):
        seen = {a for token in phrases.words for a in token.actors} & {*parties}
        return tuple(seen) if len(seen) == 1 else ()
    return ()


def _is_text(phrase: NounPhrase, lexicon: Lexicon) -> bool:
    head = phrase.head.lower
    is_text = "instrument" in lexicon.classes(head) or head in _TEXTS
    return head in _PRONOUNS or (is_text and phrase.tokens[0].lower in _DEFINITE)


def _has_particle(phrases: Phrases, clause: Clause) -> bool:
    following = phrases.words[clause.verb.end : clause.verb.end + _NEAR]
    return any(token.lower in ("out", "down") for token in following)


_NEAR = 5
_EACH = ("neither", "both", "either", "each")
_PRONOUNS = ("it", "them", "this", "that", "which")
_DEFINITE = ("the", "this", "that", "its", "their", "both", "these")
_TEXTS = words("text paper compact package framework lease bill statute declaration texts papers")
_LAYING = ("lay", "put", "submit", "send", "go", "refer", "bring", "table", "present")
_WITH_PARTICLE = ("throw", "vote", "turn", "strike")
_EFFECTS = {
    **dict.fromkeys((*_WITH_PARTICLE, "reject", "block", "defeat", "veto"), "negated"),
    **dict.fromkeys((*_LAYING, "debate", "discuss", "consider", "await"), "hypothetical"),
}
_DECIDING = words("ratify approve pass endorse adopt back clear accept debate discuss consider") | {
    *_EFFECTS
}
