"""Questions in SPARQL and their answers, with errors that say where."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal as OneOf

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Store,
    Triple,
    parse,
    parse_query_results,
    serialize,
)

from blocgraph.dataset.terms import PREFIXES
from blocgraph.errors import QueryError, UnknownNameError

Value = str | int | float | bool | None
"""What stands in a cell; None where nothing is bound."""

_TABLE_FORMATS = {
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
}
_GRAPH_FORMATS = {
    "ttl": RdfFormat.TURTLE,
    "trig": RdfFormat.TRIG,
    "nt": RdfFormat.N_TRIPLES,
    "xml": RdfFormat.RDF_XML,
    "json": RdfFormat.JSON_LD,
}
_MAX_DEPTH = 200
_QUOTED = "|".join(
    (
        r'"""(?:[^"\\]|\\.|"(?!""))*"""',
        r"'''(?:[^'\\]|\\.|'(?!''))*'''",
        r'"(?:[^"\\\n]|\\.)*"',
        r"'(?:[^'\\\n]|\\.)*'",
        r"<[^<>\"{}|^`\\\s]*>",
        r"#[^\n]*",
        r"\\.",
    )
)
"""Strings, IRIs, comments and escapes, in which no keyword stands."""
_PLACE = re.compile(r"error at (\d+):(\d+): *(.*)", re.DOTALL)
_NUMBERS = {
    PREFIXES["xsd"] + "decimal": float,
    PREFIXES["xsd"] + "double": float,
    PREFIXES["xsd"] + "float": float,
}


@dataclass(frozen=True, slots=True)
class QueryResult:
    """A question of KIND has the answer ROWS under COLUMNS.

    `select` gives rows of values; `boolean` (ASK) one row with yes or no; `graph` (CONSTRUCT,
    DESCRIBE) rows of subject, predicate and object. Rows without an ORDER BY are sorted.
    """

    kind: OneOf["select", "boolean", "graph"]
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    _content: bytes = field(repr=False)

    @property
    def answer(self) -> bool | None:
        """The answer to an ASK, None for other questions."""
        return bool(self.rows[0][0]) if self.kind == "boolean" else None

    @property
    def formats(self) -> tuple[str, ...]:
        """The formats that `serialize` can write it in."""
        return tuple(_GRAPH_FORMATS if self.kind == "graph" else _TABLE_FORMATS)

    def serialize(self, format: str) -> bytes:
        """The answer as W3C's formats have it.

        Args:
            format: `csv`, `tsv`, `json` or `xml` of rows; `ttl`, `trig`, `nt`, `xml` or `json`
                (JSON-LD) of a graph.

        Raises:
            UnknownNameError: this kind of answer has no such format.
        """
        if format not in self.formats:
            raise UnknownNameError(f"format of a {self.kind} result", format, self.formats)
        if self.kind == "graph":
            triples = parse(self._content, RdfFormat.N_TRIPLES)
            prefixes = PREFIXES if format in ("ttl", "trig") else None
            return serialize(triples, format=_GRAPH_FORMATS[format], prefixes=prefixes) or b""
        if self.kind == "boolean" and format in ("csv", "tsv"):
            return b"true\n" if self.answer else b"false\n"
        result = parse_query_results(self._content, QueryResultsFormat.JSON)
        return result.serialize(format=_TABLE_FORMATS[format]) or b""


def run_query(store: Store, text: str, params: Mapping[str, str]) -> QueryResult:
    """Answer a query over the union of all graphs.

    Raises:
        QueryError: the query has an error, or calls another endpoint.
    """
    text = _with_params(text, params)
    bare = _bare(text)
    _refuse_dangers(bare)
    try:
        answer = store.query(text, prefixes=PREFIXES, use_default_graph_as_union=True)
        if isinstance(answer, QueryBoolean):
            content = answer.serialize(format=QueryResultsFormat.JSON) or b""
            return QueryResult("boolean", ("answer",), ((bool(answer),),), content)
        if isinstance(answer, QuerySolutions):
            content = answer.serialize(format=QueryResultsFormat.JSON) or b""
            ordered = re.search(r"\border\s+by\b", bare, re.IGNORECASE) is not None
            return _table(content if ordered else _sorted_rows(content))
        triples = sorted(set(answer), key=str)
    except SyntaxError as error:
        raise QueryError(_explain(error, text, bare)) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"the query failed: {' '.join(str(error).split())}") from error
    return _graph(triples)


def _refuse_dangers(bare: str) -> None:
    if re.search(r"(?<![\w:?$-])service(?![\w:-])", bare, re.IGNORECASE):
        raise QueryError("SERVICE calls another endpoint, and nothing here goes out: leave it out")
    depth = deepest = 0
    for character in bare:
        depth += (character in "{([") - (character in "})]")
        deepest = max(deepest, depth)
    if deepest > _MAX_DEPTH:
        raise QueryError(f"the query is nested {deepest} deep: at most {_MAX_DEPTH} is allowed")


def _explain(error: SyntaxError, text: str, bare: str) -> str:
    declared = {*PREFIXES, *re.findall(r"\bprefix\s+([\w.-]*):", bare, re.IGNORECASE)}
    for used in re.finditer(r"(?<![\w:?$@-])([\w.-]*):(?=[\w%\\])", bare):
        if used[1] not in declared:
            known = ", ".join(PREFIXES)
            line = bare.count("\n", 0, used.start()) + 1
            column = used.start() - bare.rfind("\n", 0, used.start())
            return (
                f"the query has an error in line {line}, column {column}: "
                f"the prefix {used[0]} is not declared; known are {known}"
            )
    place = _PLACE.match(str(error))
    if place is None:
        return f"the query has an error: {' '.join(str(error).split())}"
    line, column = int(place[1]), int(place[2])
    lines = text.split("\n")
    there = lines[min(line, len(lines)) - 1]
    offender = there[column - 1 : column + 39].strip()
    near = f"at {offender!r}" if offender else f"after {there[-40:].strip()!r}"
    return f"the query has an error in line {line}, column {column}, {near}: {_reason(bare)}"


def _reason(bare: str) -> str:
    opened = [mark for mark, end in ("{}", "()", "[]") if bare.count(mark) > bare.count(end)]
    if opened:
        return f"a {opened[0]} is not closed"
    if not re.search(r"\b(select|ask|construct|describe)\b", bare, re.IGNORECASE):
        return "a query is a SELECT, ASK, CONSTRUCT or DESCRIBE"
    return "this cannot stand here"


def _bare(text: str) -> str:
    """The text with blanks for all that is quoted, so that places stay."""
    return re.sub(_QUOTED, lambda found: re.sub(r"[^\n]", " ", found[0]), text)


def _with_params(text: str, params: Mapping[str, str]) -> str:
    terms = {name: _term(value) for name, value in params.items()}
    bare = _bare(text)
    for name in terms:
        if not re.search(rf"\${re.escape(name)}\b", bare):
            raise QueryError(f"the query has no ${name}: write the parameter so")
    parts, done = [], 0
    for found in re.finditer(r"\$(\w+)", bare):
        if found[1] in terms:
            parts += [text[done : found.start()], str(terms[found[1]])]
            done = found.end()
    return "".join([*parts, text[done:]])


def _term(value: str) -> NamedNode | Literal:
    if value.startswith("<") and value.endswith(">"):
        try:
            return NamedNode(value[1:-1])
        except ValueError as error:
            raise QueryError(f"{value} is not an IRI") from error
    prefix, colon, local = value.partition(":")
    if colon and prefix in PREFIXES and re.fullmatch(r"[\w.~%/#=,-]+", local):
        return NamedNode(PREFIXES[prefix] + local)
    return Literal(value)


def _sorted_rows(content: bytes) -> bytes:
    import json

    answer = json.loads(content)
    columns = answer["head"]["vars"]
    answer["results"]["bindings"].sort(
        key=lambda row: [json.dumps(row.get(column, {}), sort_keys=True) for column in columns]
    )
    return json.dumps(answer, ensure_ascii=False).encode()


def _table(content: bytes) -> QueryResult:
    solutions = parse_query_results(content, QueryResultsFormat.JSON)
    if not isinstance(solutions, QuerySolutions):
        raise QueryError("the query gave no table")
    columns = tuple(variable.value for variable in solutions.variables)
    rows = tuple(tuple(_value(term) for term in solution) for solution in solutions)
    return QueryResult("select", columns, rows, content)


def _graph(triples: list[Triple]) -> QueryResult:
    content = serialize(triples, format=RdfFormat.N_TRIPLES) or b""
    rows = tuple(tuple(_value(term) for term in triple) for triple in triples)
    return QueryResult("graph", ("subject", "predicate", "object"), rows, content)


def _value(term: NamedNode | Literal | BlankNode | Triple | None) -> Value:
    if term is None:
        return None
    if isinstance(term, Triple):
        return str(term)
    if isinstance(term, Literal):
        datatype = term.datatype.value
        if datatype == PREFIXES["xsd"] + "boolean":
            return term.value in ("true", "1")
        try:
            if datatype == PREFIXES["xsd"] + "integer":
                return int(term.value)
            if datatype in _NUMBERS:
                return _NUMBERS[datatype](term.value)
        except ValueError:
            return term.value
    return term.value
