"""Where the noun belongs that a relative clause hangs on: "the talks that A was to hold"."""

from __future__ import annotations

from collections.abc import Sequence

from blocgraph.claims.clause import Clause
from blocgraph.claims.word_sets import words


def sink_gaps(clauses: Sequence[Clause]) -> None:
    """Let the noun be the object of the infinitive, not of the verb that leads to it."""
    for clause in clauses:
        noun = clause.antecedent
        if clause.link != "relative" or clause.verb.lemma not in _LEADING or noun is None:
            continue
        if noun in clause.subject or (clause.objects and clause.objects != [noun]):
            continue
        for inner in clauses:
            if inner.governor is clause and inner.link == "xcomp" and inner.form == "inf":
                if not inner.objects and not inner.passive and inner.verb.lemma not in _WITHOUT:
                    clause.objects, inner.objects = [], [noun]
                break


_LEADING = words(
    "help be have want hope plan intend mean suppose expect agree promise offer decide refuse "
    "decline fail threaten try seek vow pledge wish need schedule begin start continue prepare "
    "propose undertake swear manage like use aim contrive yearn attempt oblige bind"
)
_WITHOUT = words("be go come fall rise remain stay happen occur arrive")
