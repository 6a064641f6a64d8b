"""The status of what a word of a dependency parse tells, by the words that govern it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blocgraph.claims.lexicon import Lexicon
from blocgraph.claims.spacy_slots import Parsed, lemma_of
from blocgraph.claims.status import Reading
from blocgraph.vocabulary import Status

if TYPE_CHECKING:
    from spacy.tokens import Token

_HEDGES = frozenset({"may", "might", "could", "would", "should", "can"})
_OPENERS = frozenset({"if", "unless", "whether"})
_INNER = ("ccomp", "xcomp", "pcomp", "prep", "acl", "advcl")


def reading_of(token: Token, parsed: Parsed, lexicon: Lexicon, source: str) -> Reading:
    """What the governing verbs make of a word: said, denied, negated, possible or a fact."""
    negated = hypothetical = False
    word, inner = token, "ccomp"
    seen: set[int] = set()
    while word.i not in seen:
        seen.add(word.i)
        if word.pos_ in ("VERB", "AUX"):
            lemma = lemma_of(word, lexicon)
            speakers = parsed.at(word, "subj")
            if word is not token and inner in _INNER:
                if lexicon.is_cue(lemma, "deny"):
                    return Reading(Status.DENIED, speakers, lemma)
                if lexicon.is_cue(lemma, "claim"):
                    return Reading(Status.ALLEGED, speakers, lemma)
                if lexicon.is_cue(lemma, "say") and inner == "ccomp" and source not in speakers:
                    status = Status.ALLEGED if not negated else Status.NEGATED
                    status = Status.HYPOTHETICAL if hypothetical else status
                    return Reading(status, speakers if status is Status.ALLEGED else (), lemma)
                hypothetical |= lexicon.is_cue(lemma, "plan") or lexicon.is_cue(lemma, "expect")
                negated ^= lexicon.is_cue(lemma, "fail")
            negated ^= any(child.dep_ == "neg" for child in word.children)
            hypothetical |= any(
                child.lower_ in _HEDGES or (child.dep_ == "mark" and child.lower_ in _OPENERS)
                for child in word.children
            )
        if word.head is word:
            break
        inner, word = word.dep_, word.head
    if negated:
        return Reading(Status.NEGATED)
    return Reading(Status.HYPOTHETICAL if hypothetical else Status.ASSERTED)
