"""What a noun is said to be: "the invasion of B was an attack by A"."""

from __future__ import annotations

from blocgraph.claims.clause import Clause
from blocgraph.claims.lexicon import Lexicon, NounFrame
from blocgraph.claims.phrases import NounPhrase


def equated(
    lexicon: Lexicon, frame: NounFrame, phrase: NounPhrase, clause: Clause | None, role: str
) -> NounPhrase | None:
    """The noun of the same type of relation on the other side of "is"."""
    if clause is None or clause.verb.lemma != "be" or role not in ("subject", "object"):
        return None
    for other in clause.objects if role == "subject" else clause.subject:
        word = other.head.lower
        known = lexicon.noun_readings.get(word, ())
        if other is not phrase and any(f.type is frame.type for f in known):
            return other
    return None
