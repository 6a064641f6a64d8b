"""The shipped queries: SPARQL files whose header names what they answer and their parameters.

A parameter is written `$name` in the query, and replaced by a whole RDF term, so that what runs is
plain SPARQL on any engine and no value can change its meaning.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

from pyoxigraph import Literal, NamedNode

from blocgraph.dataset.dates import lower_bound, upper_bound
from blocgraph.dataset.terms import (
    PREFIXES,
    XSD_INTEGER,
    actor_iri,
    document_iri,
    integer,
    relation_iri,
    relation_type_iri,
)
from blocgraph.errors import InputError, QueryError, UnknownNameError
from blocgraph.model import is_partial_date
from blocgraph.vocabulary import RelationType

_PARAMETER = re.compile(
    r"param (?P<name>\w+): (?P<description>.*?) "
    r"\(kind: (?P<kind>\w+)(?:, default (?P<default>.*))?\)"
)
_RELATION = re.compile(r"(?P<source>.+?)[-/ ](?P<type>[a-z]\w*)[-/ ](?P<target>.+)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A query asks for NAME, which is DESCRIPTION; `kind` says which values it takes.

    `actor` is a code, `date` a partial date, `relation` `RUS-armsSupply-IRN`, `type` a relation
    type, `document` an id, `number` a whole number, `text` anything.
    """

    name: str
    description: str
    kind: str
    default: str | None = None

    def __str__(self) -> str:
        return self.name if self.default is None else f"{self.name}={self.default}"

    def term(self, value: str) -> NamedNode | Literal:
        """The RDF term of a value.

        Raises:
            QueryError: the value is none of this kind.
        """
        try:
            return self._term(value)
        except InputError as error:
            raise QueryError(f"parameter {self.name} is {value!r}: {error}") from error

    def _term(self, value: str) -> NamedNode | Literal:
        match self.kind:
            case "actor":
                return actor_iri(value)
            case "document":
                return document_iri(value)
            case "relation":
                return _relation_term(value)
            case "type":
                return relation_type_iri(_relation_type(value))
            case "date" | "until":
                if not is_partial_date(value):
                    raise InputError("write YYYY, YYYY-MM or YYYY-MM-DD")
                return (upper_bound if self.kind == "until" else lower_bound)(value).day
            case "number":
                if not re.fullmatch(r"-?\d{1,18}", value):
                    raise InputError("write a whole number")
                return integer(int(value))
            case _:
                return Literal(value)


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """The query NAME answers DESCRIPTION, given PARAMS."""

    name: str
    description: str
    params: tuple[Parameter, ...]
    text: str

    def render(self, values: Mapping[str, str]) -> str:
        """The SPARQL with the parameters in place, declared prefixes included.

        Raises:
            UnknownNameError: a value is for no parameter of this query.
            QueryError: a parameter lacks a value, or its value is none of its kind.
        """
        names = [param.name for param in self.params]
        for name in values:
            if name not in names:
                nearest = get_close_matches(name, names) or names
                raise UnknownNameError(f"parameter of {self.name}", name, nearest)
        terms = {param.name: self._term(param, values) for param in self.params}
        body = re.sub(r"\$(\w+)", lambda found: _written(terms[found[1]]), self.text)
        used = [name for name in PREFIXES if f"{name}:" in body]
        return "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in used) + body

    def _term(self, param: Parameter, values: Mapping[str, str]) -> NamedNode | Literal:
        value = values.get(param.name, param.default)
        if value is None:
            raise QueryError(
                f"{self.name} needs the parameter {param.name}: {param.description}"
                f" (--param {param.name}=...)"
            )
        return param.term(value)


@cache
def named_queries() -> tuple[NamedQuery, ...]:
    """The shipped queries, in order of their names."""
    folder = files("blocgraph.dataset") / "queries"
    found = [
        _parse(file.name.removesuffix(".rq"), file.read_text(encoding="utf-8"))
        for file in folder.iterdir()
        if file.name.endswith(".rq")
    ]
    return tuple(sorted(found, key=lambda query: query.name))


def find_query(name: str) -> NamedQuery:
    """The shipped query of this name.

    Raises:
        UnknownNameError: there is none; the error suggests the nearest.
    """
    by_name = {query.name: query for query in named_queries()}
    if name not in by_name:
        nearest = get_close_matches(name, by_name, cutoff=0.5)
        raise UnknownNameError("query", name, nearest, "blocgraph query")
    return by_name[name]


def _parse(name: str, text: str) -> NamedQuery:
    lines = text.splitlines()
    header = [line.removeprefix("#").strip() for line in lines if line.startswith("#")]
    params = [_PARAMETER.fullmatch(line) for line in header[1:]]
    body = "\n".join(line for line in lines if not line.startswith("#")) + "\n"
    return NamedQuery(
        name=name,
        description=header[0],
        params=tuple(Parameter(**found.groupdict()) for found in params if found),
        text=body,
    )


def _written(term: NamedNode | Literal) -> str:
    # LIMIT takes a bare number only
    is_number = isinstance(term, Literal) and term.datatype == XSD_INTEGER
    return term.value if is_number else str(term)


def _relation_type(value: str) -> RelationType:
    try:
        return RelationType(value)
    except ValueError:
        raise InputError(f"the relation types are {', '.join(RelationType)}") from None


def _relation_term(value: str) -> NamedNode:
    parts = _RELATION.fullmatch(value)
    if parts is None:
        raise InputError("write it like RUS-armsSupply-IRN")
    source, type, target = parts["source"], _relation_type(parts["type"]), parts["target"]
    if type.is_symmetric and target < source:
        source, target = target, source
    return relation_iri((source, type, target))
