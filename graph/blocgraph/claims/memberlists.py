"""Who some of several are: "A dozen states, among them A and B, condemned C"."""

from __future__ import annotations

from collections.abc import Sequence

from blocgraph.claims.clause import Clause
from blocgraph.claims.phrases import Element, NounPhrase, Particle
from blocgraph.claims.word_sets import words


def name_members(clauses: Sequence[Clause], elements: Sequence[Element]) -> None:
    """Put those who are listed in the place of the several that they belong to."""
    for place, phrase in enumerate(elements):
        if not isinstance(phrase, NounPhrase) or phrase.head.lower not in _SEVERAL:
            continue
        members = _listed(elements, place) if not (phrase.strong or phrase.weak) else []
        if not members:
            continue
        for clause in clauses:
            groups = [clause.subject, clause.objects, *(pp.phrases for pp in clause.prepositions)]
            for group in groups:
                if phrase in group:
                    group[:] = [p for p in group if p is not phrase and p not in members] + members


def _listed(elements: Sequence[Element], place: int) -> list[NounPhrase]:
    """The phrases of the list that follows."""
    after = [e for e in elements[place + 1 : place + 4] if not _is_comma(e)]
    links = [e.word if isinstance(e, Particle) else e.head.lower if isinstance(e, NounPhrase)
             else "" for e in after[:2]]  # fmt: skip
    if links == ["among", "them"]:
        start = elements.index(after[1]) + 1
    elif links[:1] in (["including"], ["like"]):
        start = elements.index(after[0]) + 1
    else:
        return []
    members: list[NounPhrase] = []
    for element in elements[start:]:
        if isinstance(element, NounPhrase) and element.strong:
            members.append(element)
        elif not (isinstance(element, Particle) and (_is_comma(element) or element.kind == "C")):
            break
    return members


def _is_comma(element: Element) -> bool:
    return isinstance(element, Particle) and element.kind == ","


_SEVERAL = words(
    "members states countries nations delegations governments speakers delegates neighbours "
    "neighbors allies capitals parties others partners powers representatives ministers leaders "
    "signatories participants envoys buyers customers clients guests"
)
