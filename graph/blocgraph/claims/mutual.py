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
    """Whether it is "A and B each blame the other"."""
    before = words[max(clause.verb.start - 2, 0) : clause.verb.end]
    is_each = any(token.lower == "each" for token in before) or any(
        p.tokens[0].lower.split()[0] in ("each", "either") for p in clause.subject
    )
    return is_each and any(p.has("other") and not p.strong for p in patients(clause))
