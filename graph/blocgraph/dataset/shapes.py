"""Which nodes surely fit the shapes: a quick sieve before pySHACL.

It knows the constraints that `ontology/shapes.ttl` uses, and passes a node only where each of them
is met beyond doubt. What it does not pass is no violation yet: pySHACL decides, and words the
report. Where the shapes use anything else, nothing is passed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, parse

from blocgraph.dataset.terms import XSD_DATE

Node = NamedNode | BlankNode
Term = NamedNode | BlankNode | Literal
Values = Mapping[NamedNode, set[Term]]
Check = Callable[["Sight", set[Term]], bool]

_SH = "http://www.w3.org/ns/shacl#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_A = NamedNode(_RDF + "type")
_REST = NamedNode(_RDF + "rest")
_NIL = NamedNode(_RDF + "nil")
_STRING = NamedNode(_XSD + "string")
_SUBCLASS = NamedNode("http://www.w3.org/2000/01/rdf-schema#subClassOf")
_FORMS = {
    _STRING: re.compile(r".*", re.DOTALL),
    XSD_DATE: re.compile(r"\d{4}-\d\d-\d\d"),
    NamedNode(_XSD + "gYearMonth"): re.compile(r"[12]\d{3}-(0[1-9]|1[0-2])"),
    NamedNode(_XSD + "gYear"): re.compile(r"[12]\d{3}"),
    NamedNode(_XSD + "integer"): re.compile(r"[+-]?[0-9]+"),
    NamedNode(_XSD + "decimal"): re.compile(r"[+-]?[0-9]+(\.[0-9]+)?"),
}
_ORDERED = frozenset([XSD_DATE, NamedNode(_XSD + "integer"), NamedNode(_XSD + "decimal")])
_STRUCTURE = frozenset(
    [_SH + name for name in ("targetClass", "property", "path", "message", "or", "node")]
) | frozenset([_RDF + name for name in ("type", "first", "rest")])


@dataclass(frozen=True, slots=True)
class Sight:
    """What a check sees beside the values: the VALUES of the node's properties, all TYPES."""

    values: Values
    types: Mapping[Term, set[Term]]


@dataclass(frozen=True, slots=True)
class Shape:
    """Nodes of the class TARGET, if any, and their CHECKS: on the node, or on a path's values."""

    target: Term | None
    checks: tuple[tuple[NamedNode | None, Check], ...]


@dataclass(frozen=True, slots=True)
class Sieve:
    """The SHAPES; `complete` says whether all that they ask is understood."""

    shapes: tuple[Shape, ...]
    complete: bool

    def doubtful(self, quads: Iterable[Quad]) -> dict[Term, list[Quad]]:
        """The nodes of one graph that may not fit, with all that the shapes look at for them.

        These are the node's own quads and the types of its values.
        """
        by_subject: dict[Term, list[Quad]] = defaultdict(list)
        types: dict[Term, set[Term]] = defaultdict(set)
        sorted_out = self.complete
        for quad in quads:
            by_subject[quad.subject].append(quad)  # type: ignore[index]
            if quad.predicate == _A:
                types[quad.subject].add(quad.object)  # type: ignore[index,arg-type]
            sorted_out = sorted_out and quad.predicate != _SUBCLASS
        return {
            node: [*own, *_types_of_values(own, by_subject)]
            for node, own in by_subject.items()
            if not (sorted_out and self._fits(node, own, types))
        }

    def _fits(self, node: Term, own: list[Quad], types: Mapping[Term, set[Term]]) -> bool:
        asked = [shape for shape in self.shapes if shape.target in types.get(node, ())]
        values: dict[NamedNode, set[Term]] = defaultdict(set)
        for quad in own if asked else ():
            values[quad.predicate].add(quad.object)  # type: ignore[arg-type]
        sight = Sight(values, types)
        return all(
            check(sight, {node} if path is None else values.get(path, set()))
            for shape in asked
            for path, check in shape.checks
        )


def _types_of_values(own: list[Quad], by_subject: Mapping[Term, list[Quad]]) -> list[Quad]:
    return [
        quad
        for value in {one.object for one in own} - {own[0].subject}
        for quad in by_subject.get(value, ())  # type: ignore[arg-type]
        if quad.predicate in (_A, _SUBCLASS)
    ]


@cache
def read_sieve(path: Path) -> Sieve:
    """The sieve for a Turtle file of shapes."""
    graph: dict[Term, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for triple in parse(path=str(path), format=RdfFormat.TURTLE):
        graph[triple.subject][triple.predicate.value].append(triple.object)
    asked = {predicate for own in graph.values() for predicate in own}
    paths = [path for own in graph.values() for path in own.get(_SH + "path", ())]
    known = {_SH + name for name in _CONSTRAINTS} | _STRUCTURE
    plain = all(isinstance(path, NamedNode) for path in paths)
    if not (asked <= known and plain and _is_understood(graph)):
        return Sieve((), complete=False)
    shapes = tuple(
        Shape(target, tuple(_checks(graph, node)))
        for node, own in sorted(graph.items(), key=lambda item: str(item[0]))
        for target in own.get(_SH + "targetClass", ())
    )
    return Sieve(shapes, complete=True)


Graph = Mapping[Term, Mapping[str, list[Term]]]


def _is_understood(graph: Graph) -> bool:
    """Whether numbers of values and qualified shapes are of the kinds that are counted exactly."""
    for own in graph.values():
        if any(term.value != "1" for term in own.get(_SH + "minCount", ())):
            return False
        for inner in own.get(_SH + "qualifiedValueShape", ()):
            if list(graph[inner]) != [_SH + "class"] or len(graph[inner][_SH + "class"]) != 1:
                return False
    return True


def _checks(graph: Graph, node: Term) -> Iterator[tuple[NamedNode | None, Check]]:
    """The checks of a shape, those of the shapes that it refers to and of its properties."""
    for check in _constraints(graph, node):
        yield None, check
    for other in graph[node].get(_SH + "node", ()):
        yield from _checks(graph, other)
    for inner in graph[node].get(_SH + "property", ()):
        (path,) = graph[inner][_SH + "path"]
        for check in _constraints(graph, inner):
            yield path, check  # type: ignore[misc]


def _constraints(graph: Graph, node: Term) -> Iterator[Check]:
    for predicate, operands in graph[node].items():
        name = predicate.removeprefix(_SH)
        for operand in operands:
            if name == "in":
                yield _each(_is_in(set(_list(graph, operand))))
            elif name == "or":
                choices = [list(_constraints(graph, one)) for one in _list(graph, operand)]
                yield _each(_fits_one(choices))
            elif name == "qualifiedValueShape":
                (wanted,) = graph[operand][_SH + "class"]
                least, most = (
                    [int(term.value) for term in graph[node].get(_SH + bound, ())]
                    for bound in ("qualifiedMinCount", "qualifiedMaxCount")
                )
                yield _counts(wanted, max(least, default=0), min(most, default=None))
            elif make := _CONSTRAINTS.get(name):
                yield make(operand)


def _list(graph: Graph, node: Term) -> Iterator[Term]:
    while node != _NIL:
        yield graph[node][_RDF + "first"][0]
        node = graph[node][_REST.value][0]


def _each(fits: Callable[[Sight, Term], bool]) -> Check:
    return lambda sight, values: all(fits(sight, value) for value in values)


def _is_in(members: set[Term]) -> Callable[[Sight, Term], bool]:
    return lambda _, value: value in members


def _fits_one(choices: list[list[Check]]) -> Callable[[Sight, Term], bool]:
    return lambda sight, value: any(
        all(check(sight, {value}) for check in checks) for checks in choices
    )


def _counts(wanted: Term, least: int, most: int | None) -> Check:
    def check(sight: Sight, values: set[Term]) -> bool:
        count = sum(wanted in sight.types.get(value, ()) for value in values)
        return least <= count and (most is None or count <= most)

    return check


def _at_least_one(_: Term) -> Check:
    return lambda _, values: bool(values)


def _at_most(operand: Term) -> Check:
    most = int(operand.value)
    return lambda _, values: len(values) <= most


def _has_datatype(operand: Term) -> Check:
    form = _FORMS.get(operand)  # type: ignore[arg-type]

    def fits(_: Sight, value: Term) -> bool:
        return (
            form is not None
            and isinstance(value, Literal)
            and value.datatype == operand
            and form.fullmatch(value.value) is not None
        )

    return _each(fits)


def _has_class(operand: Term) -> Check:
    return _each(lambda sight, value: operand in sight.types.get(value, ()))


def _is_iri(operand: Term) -> Check:
    return _each(lambda _, value: isinstance(value, NamedNode) and operand.value == _SH + "IRI")


def _text(value: Term) -> str | None:
    """The text of what pySHACL reads as it stands, unlike numbers, which it may write anew."""
    if isinstance(value, NamedNode) or (isinstance(value, Literal) and value.datatype == _STRING):
        return value.value
    return None


def _matches(operand: Term) -> Check:
    pattern = re.compile(operand.value)
    return _each(lambda _, value: pattern.search(_text(value) or "") is not None)


def _is_as_long_as(operand: Term) -> Check:
    return _each(lambda _, value: len(_text(value) or "") >= int(operand.value))


def _ordinal(value: Term) -> tuple[str, Decimal] | None:
    """What can be compared with its like: a number, or a day."""
    if not isinstance(value, Literal) or value.datatype not in _ORDERED:
        return None
    if not _FORMS[value.datatype].fullmatch(value.value):
        return None
    if value.datatype == XSD_DATE:
        return "day", Decimal(date.fromisoformat(value.value).toordinal())
    return "number", Decimal(value.value)


def _precede(one: Term, other: Term, *, strictly: bool) -> bool:
    first, second = _ordinal(one), _ordinal(other)
    if first is None or second is None or first[0] != second[0]:
        return False
    return first[1] < second[1] or (first[1] == second[1] and not strictly)


def _is_least(operand: Term) -> Check:
    return _each(lambda _, value: _precede(operand, value, strictly=False))


def _is_most(operand: Term) -> Check:
    return _each(lambda _, value: _precede(value, operand, strictly=False))


def _is_before(operand: Term, *, strictly: bool = True) -> Check:
    return _each(
        lambda sight, value: all(
            _precede(value, other, strictly=strictly)
            for other in sight.values.get(operand, ())  # type: ignore[arg-type]
        )
    )


def _is_not_after(operand: Term) -> Check:
    return _is_before(operand, strictly=False)


def _has_one_in_each_language(operand: Term) -> Check:
    def check(_: Sight, values: set[Term]) -> bool:
        found = [(v.language or "").casefold() for v in values if isinstance(v, Literal)]
        tagged = [language for language in found if language]
        return operand.value == "true" and len(set(tagged)) == len(tagged)

    return check


_CONSTRAINTS: Mapping[str, Callable[[Term], Check] | None] = {
    "minCount": _at_least_one,
    "maxCount": _at_most,
    "datatype": _has_datatype,
    "class": _has_class,
    "nodeKind": _is_iri,
    "pattern": _matches,
    "minLength": _is_as_long_as,
    "minInclusive": _is_least,
    "maxInclusive": _is_most,
    "lessThan": _is_before,
    "lessThanOrEquals": _is_not_after,
    "uniqueLang": _has_one_in_each_language,
    "in": None,
    "qualifiedValueShape": None,
    "qualifiedMinCount": None,
    "qualifiedMaxCount": None,
}
"""The constraints by name; None where `_constraints` reads more than the operand."""
