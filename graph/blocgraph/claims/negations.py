"""Words that negate what a clause says: neither, nor, nearly, instead of, without."""

from __future__ import annotations

from blocgraph.claims.clause import Clause
from blocgraph.claims.events import Event
from blocgraph.claims.phrases import Phrases
from blocgraph.claims.slots import meant
from blocgraph.claims.word_sets import words


def has_negative_words(phrases: Phrases, clause: Clause, event: Event) -> bool:
    """Whether words other than "not" negate what the clause says of the event."""
    if _NEGATIVE_WORDS.isdisjoint(phrases.spoken):
        return clause.marker == "without"
    if any(p.is_negated and p is not event.phrase for p in clause.subject):
        return True
    if event.effect != "negated" and any(
        phrase.is_negated and phrase.head.lower not in _NO_NEWS
        for phrase in (*clause.objects, *clause.second)
    ):
        return True
    ends = {*event.sources, *event.targets}
    if any(
        pp.phrases[0].tokens[0].lower.split()[0] == "neither" and ends & set(meant(pp.phrases))
        for pp in clause.prepositions
        if pp.phrases
    ):
        return True
    start = clause.verb.start
    if clause.subject:
        start = min(start, clause.subject[0].start)
    before = phrases.words[max(0, start - 2) : clause.verb.start]
    if any(token.lower in ("neither", "nor") for token in before):
        return True
    if any(
        token.lower in ("nearly", "almost", "nor")
        for token in phrases.words[max(0, clause.verb.start - 1) : clause.verb.end]
    ):
        return True
    lead = [word.lower for word in phrases.words[max(0, clause.verb.start - 2) : clause.verb.start]]
    is_instead = tuple(lead) in _INSTEAD and clause.link != "xcomp"
    return clause.marker == "without" or is_instead


_NEGATIVE_WORDS = words("no neither none nor nearly almost far instead rather short all")
_NO_NEWS = ("surprise", "secret", "accident", "coincidence", "joke", "mystery", "bluff",
            "stranger", "novelty", "no", "mercy", "quarter", "respite")  # fmt: skip
_INSTEAD = (("far", "from"), ("instead", "of"), ("rather", "than"), ("short", "of"), ("all", "but"))
