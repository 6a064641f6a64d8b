"""Which clause a verb without a subject goes on: "A condemned B, but did not break with C"."""

from __future__ import annotations

from collections.abc import Sequence

from blocgraph.claims.clause import Clause, actors_of
from blocgraph.claims.phrases import Particle
from blocgraph.claims.subjects import Subjects


class Coordination:
    """Finds among the clauses read so far the one whose subject a verb shares."""

    def __init__(self, subjects: Subjects) -> None:
        self.groups = subjects.groups
        self.elements = subjects.elements
        self.clauses = subjects.clauses
        self.lexicon = subjects.lexicon

    def partner(self, clause: Clause, link: int) -> Clause | None:
        """The clause that the one after the element LINK goes on."""
        mark = self.elements[link - 1] if link else None
        parted = isinstance(mark, Particle) and mark.kind == ","
        if parted and self._demands(clause):
            first = next((c for c in self.clauses if c.link == "main" and c.subject), None)
            if first is not None and first.form == "finite" and actors_of(first.subject):
                return first
        finite = [c for c in self.clauses if c.form == "finite" and c.subject]
        fitting = [c for c in finite if _agrees(c, clause)]
        open_ones = [
            c for c in fitting if c.link != "relative" or not self.groups.closed(c, clause)
        ]
        return (
            self._speaker(clause, finite)
            or self._doer(clause, finite)
            or (self._outer(open_ones) if parted else None)
            or next(reversed(open_ones), None)
            or next(reversed(finite), None)
        )

    def _speaker(self, clause: Clause, finite: Sequence[Clause]) -> Clause | None:
        """Who spoke before goes on: "A denies that B struck C, and says ..."."""
        if not self._speaks(clause, ("say",)):
            return None
        return next((c for c in reversed(finite) if self._speaks(c, _SPEAKING)), None)

    def _doer(self, clause: Clause, finite: Sequence[Clause]) -> Clause | None:
        """Another than the last where the last subject names nobody that could act."""
        acts = clause.verb.lemma in self.lexicon.verb_frames
        if not acts or not finite or actors_of(finite[-1].subject):
            return None
        if finite[-1].subject[-1].head.tag == "PRON":
            return None
        for other in reversed(finite):
            if other.link == "main" and actors_of(other.subject) and not actors_of(other.objects):
                return other
        return None

    def _outer(self, open_ones: Sequence[Clause]) -> Clause | None:
        """Who says that something was so, after a comma: "A said that B lied, but did nothing"."""
        last = next(reversed(open_ones), None)
        if last is None or last.link != "that" or self._goes_on(last):
            return None
        governor = last.governor
        return governor if governor in open_ones else None

    def _goes_on(self, clause: Clause) -> bool:
        """Whether the clause is itself one of several that share a subject."""
        return any(c is not clause and c.subject is clause.subject for c in self.clauses)

    def _speaks(self, clause: Clause, cues: Sequence[str]) -> bool:
        return self.lexicon.is_any_cue(clause.verb.lemma, cues)

    def _demands(self, clause: Clause) -> bool:
        return self.lexicon.is_cue(clause.verb.lemma, "demand")


_SPEAKING = ("say", "claim", "deny")


def _agrees(first: Clause, second: Clause) -> bool:
    """Whether both verbs are of one tense, or of an open one."""
    tenses = {_tense(first), _tense(second)}
    return len(tenses - {""}) < 2


def _tense(clause: Clause) -> str:
    head = clause.verb.tokens[-1]
    if not clause.verb.bare or clause.verb.modal:
        return ""
    return "present" if head.form in ("s", "base") else "past"
