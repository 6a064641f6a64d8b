"""Headlines and notes that leave the auxiliary out: "Two A teachers detained in B"."""

from __future__ import annotations

from collections.abc import Sequence

from blocgraph.claims.clause import Clause
from blocgraph.claims.phrases import Element, NounPhrase, Particle
from blocgraph.claims.word_sets import words

_DONE_TO = words(
    "abduct accuse arrest axe ban banish bar blacklist blame blast boot cancel carpet condemn"
    " deport detain evict expel extradite impose imprison ink jail kidnap lambast lift nab oust"
    " ratify rap rebuke sanction seize shelve slam slap snub summon suspend torpedo veto"
)
_DONE_TO_OUT = words(
    "boot throw kick haul turf chuck drum hound freeze shoot send call bundle pack"
)
_APART = words("out home down off away in back up over")


def undergo(clauses: Sequence[Clause], elements: Sequence[Element]) -> None:
    """Let a past that must have an object, and has none, be passive."""
    for clause in clauses:
        verb = clause.verb
        if clause.form != "finite" or verb.form != "part" or len(verb.tokens) > 1:
            continue
        if verb.passive or clause.link in ("relative", "reduced"):
            continue
        if _lacks_object(clause, elements):
            verb.passive = True


def _lacks_object(clause: Clause, elements: Sequence[Element]) -> bool:
    """Whether its verb is one of things done to others, and nothing stands after it."""
    before = elements[clause.place - 1] if clause.place else None
    after = elements[clause.place + 1] if clause.place + 1 < len(elements) else None
    done_to = _DONE_TO
    if isinstance(after, Particle) and after.kind == "PRT" and after.word in _APART:
        done_to = _DONE_TO_OUT
        after = elements[clause.place + 2] if clause.place + 2 < len(elements) else None
    if clause.verb.lemma not in done_to or not isinstance(before, NounPhrase):
        return False
    return after is None or (isinstance(after, Particle) and after.kind in ("P", "SEP", "S"))
