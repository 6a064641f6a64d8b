"""Verbs that are not said twice: "A condemned B, as did C", "A gave B tanks, and C in May"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from blocgraph.claims.clause import Clause, Preposition, actors_of
from blocgraph.claims.groups import Groups
from blocgraph.claims.phrases import Element, NounPhrase, Particle
from blocgraph.claims.tokens import Token

_AUXILIARY = ("AUX", "MOD", "NEG", "ADV")
_LEADING = ("as", "so", "nor", "neither", "than")
_ALIKE = ("too", "likewise", "so", "similarly", "same", "also")


def fill_ellipses(clauses: list[Clause], groups: Groups, words: Sequence[Token]) -> None:
    """Let those that an auxiliary or nothing but their name stands for share the verb before."""
    for clause in list(clauses):
        if _stands_for_another(clause):
            _share(clauses, clause, groups, words)
    clauses.extend(_gapped(clauses, groups, words))


def _stands_for_another(clause: Clause) -> bool:
    tokens = clause.verb.tokens
    if clause.form != "finite" or tokens[-1].tag not in _AUXILIARY:
        return False
    bare = all(token.tag in _AUXILIARY for token in tokens)
    return bare and not tokens[0].lower.startswith("be")


def _share(clauses: list[Clause], clause: Clause, groups: Groups, words: Sequence[Token]) -> None:
    verb, elements = clause.verb, groups.elements
    before = words[verb.start - 1].lower if verb.start else ""
    following = elements[clause.place + 1 : clause.place + 2]
    main = _main_before(clauses, clause)
    if main is None:
        return
    if before in _LEADING and following and isinstance(following[0], NounPhrase):
        group = groups.group_right(clause.place + 1)[0]
        if actors_of(group) and not _has_verb_after(clauses, clause):
            main.subject = [*main.subject, *group]
        return
    lead = elements[clause.place - 2] if clause.place > 1 else None
    if not actors_of(clause.subject) or clause.objects or clause.prepositions:
        return
    behind = [word.lower for word in words[verb.end : verb.end + 3]]
    alike = getattr(lead, "word", "") == "as" or any(word in _ALIKE for word in behind)
    if alike and verb.negated == main.verb.negated:
        main.subject = [*main.subject, *(p for p in clause.subject if p not in main.subject)]


def _is_comma(elements: Sequence[Element], place: int) -> bool:
    element = elements[place] if place < len(elements) else None
    return isinstance(element, Particle) and element.kind == ","


def _main_before(clauses: Sequence[Clause], clause: Clause) -> Clause | None:
    """The clause that an auxiliary after it takes up."""
    for other in reversed(clauses):
        if other.place < clause.place and other.link == "main" and other.form == "finite":
            if other.subject and any(t.tag.startswith("V") for t in other.verb.tokens):
                return other
    return None


def _has_verb_after(clauses: Sequence[Clause], clause: Clause) -> bool:
    """Whether the auxiliary belongs to a verb that comes later: "nor did B ever say"."""
    return any(other.place > clause.place and other.form == "finite" and not other.subject
               for other in clauses)  # fmt: skip


def _gapped(clauses: Sequence[Clause], groups: Groups, words: Sequence[Token]) -> list[Clause]:
    """The second of "A gave B tanks, and C jets", "A hit B with shells, and C with rockets"."""
    found: list[Clause] = []
    elements = groups.elements
    for clause in clauses:
        if clause.passive or not actors_of(clause.subject):
            continue
        place = clause.end
        if not _is_comma(elements, place) and _is_comma(elements, place - 1):
            place -= 1
        comma, link, name = (*elements[place : place + 3], None, None, None)[:3]
        if comma is None or not _is_comma(elements, place) or not isinstance(link, Particle):
            continue
        if link.word not in ("and", "but", "while") or not isinstance(name, NounPhrase):
            continue
        if not name.strong or groups.begins_clause(place + 2):
            continue
        group, after = groups.group_right(place + 2)
        follows = elements[after] if after < len(elements) else None
        if isinstance(follows, Particle) and follows.kind == "P":
            thing = elements[after + 1] if after + 1 < len(elements) else None
            same = [pp for pp in clause.prepositions if pp.word == follows.word]
            if same and isinstance(thing, NounPhrase) and not groups.begins_clause(after + 1):
                others = [pp for pp in clause.prepositions if pp not in same]
                led = Preposition(follows.word, groups.group_right(after + 1)[0], after)
                found.append(replace(clause, subject=group, prepositions=[*others, led]))
        elif follows is None or (isinstance(follows, Particle) and follows.kind in (",", "SEP")):
            behind = words[group[-1].end : follows.start if follows is not None else len(words)]
            if any(word.tag == "DATE" for word in behind):
                found.append(replace(clause, subject=group))
    return found
