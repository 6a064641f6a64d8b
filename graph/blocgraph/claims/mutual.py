"""Whether what is done is done to one another."""

from __future__ import annotations

from collections.abc import Sequence

from blocgraph.claims.clause import Clause
from blocgraph.claims.phrases import NounPhrase
from blocgraph.claims.slots import patients
from blocgraph.claims.tokens import Token


def is_mutual(group: Sequence[NounPhrase]) -> bool:
    """Whether the phrases say "each other", "one another" or "another's"."""
    return any(
        phrase.tokens[0].lower in ("each", "one") and phrase.has("other", "another")
        for phrase in group
    ) or any(p.tokens[0].lower in ("another", "other") and p.tokens[0].possessive for p in group)


def each_the_other(words: Sequence[Token], clause: Clause) -> bool:
    """Whether it is "A and B each blame the other", "each side expelled the other's envoy"."""
    before = words[max(clause.verb.start - 2, 0) : clause.verb.end]
    led = [p for pp in clause.prepositions for p in pp.phrases]
    others = any(p.has("other", "other's", "others'") and not p.strong for p in patients(clause))
    others = others or any(p.has("other", "other's") and not p.weak for p in led)
    return others and (is_severally(clause) or any(token.lower == "each" for token in before))


def is_severally(clause: Clause) -> bool:
    """Whether the subject is two of whom each does it: "each government", "both capitals"."""
    return any(p.tokens[0].lower.split()[0] in _SEVERALLY and len(p.strong) == 2
               for p in clause.subject)  # fmt: skip


_SEVERALLY = ("each", "both", "either")
