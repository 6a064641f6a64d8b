"""`query`, `explain` and `info`: what the store holds."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from blocgraph.cli.options import open_store, store_option
from blocgraph.cli.output import TABLE_FORMATS, format_rows
from blocgraph.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from blocgraph.claims.fact_counts import FactCounts
    from blocgraph.model import Claim, Document, Relation

_SHOWN = 12

RDF_FORMATS = ("xml", "ttl", "trig", "nt")


@click.command(short_help="Ask with SPARQL or a named query.")
@click.argument("query_", metavar="[NAME or FILE or SPARQL]", required=False)
@store_option
@click.option("--param", "params", multiple=True, metavar="NAME=VALUE", help="May be repeated.")
@click.option(
    "--format",
    "form",
    type=click.Choice([*TABLE_FORMATS, *RDF_FORMATS]),
    help="How to write the answer.  [default: table, or ttl for graphs]",
)
def query(query_: str | None, store: Path, params: tuple[str, ...], form: str | None) -> None:
    """Answer a query: a named one, a file, or SPARQL text; `-` is standard input.

    Without an argument: lists the named queries with their parameters. SELECT, ASK, CONSTRUCT and
    DESCRIBE; the usual prefixes are declared. Exit status 1 if an ASK is answered with no.

    \b
    Examples:
      blocgraph query allies-of --param actor=RUS
      blocgraph query 'SELECT * { actor:IRN rel:armsSupply ?target }' --format csv
    """
    if query_ is None:
        if form in RDF_FORMATS:
            raise click.UsageError(f"the list of named queries is no graph: leave out {form}")
        click.echo(_list_of_named_queries(form or "table"), nl=False)
        return
    text = _query_text(query_)
    with open_store(store) as kg:
        result = kg.query(text, _pairs(params))
    if result.kind == "graph":
        click.echo(result.serialize(form or "ttl"), nl=False)
    elif form in (None, "table", "markdown"):
        rows = [[_curie(value) for value in row] for row in result.rows]
        click.echo(format_rows(result.columns, rows, form or "table"), nl=False)
    else:
        click.echo(result.serialize(form), nl=False)
    if result.answer is False:
        sys.exit(1)


def _curie(value: object) -> object:
    """An IRI as people write it, `actor:IRN`; anything else as it is."""
    from blocgraph.dataset.terms import PREFIXES

    if isinstance(value, str) and value.startswith("http"):
        for prefix, namespace in PREFIXES.items():
            if value.startswith(namespace):
                return f"{prefix}:{value.removeprefix(namespace)}"
    return value


def _query_text(argument: str) -> str:
    if argument == "-":
        return sys.stdin.read()
    path = Path(argument)
    if path.suffix in (".rq", ".sparql"):
        if not path.is_file():
            raise QueryError(f"{path}: no such file")
        try:
            return path.read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            raise QueryError(f"{path}: is not UTF-8: save it as UTF-8") from error
    return argument


def _pairs(params: tuple[str, ...]) -> dict[str, str]:
    pairs = {}
    for param in params:
        name, equals, value = param.partition("=")
        if not equals:
            raise click.BadParameter(f"{param!r}: write NAME=VALUE", param_hint="--param")
        pairs[name] = value
    return pairs


def _list_of_named_queries(form: str) -> str:
    from blocgraph.dataset.named import named_queries

    rows = [
        (named.name, named.description, ", ".join(str(param) for param in named.params))
        for named in named_queries()
    ]
    return format_rows(("name", "answers", "parameters"), rows, form)


@click.command(short_help="Every relation between two actors, with its sentences.")
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@store_option
@click.option("--type", "type_", help="Only relations of this type.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def explain(a: str, b: str, store: Path, type_: str | None, form: str) -> None:
    """Show every relation between two actors: its status, its claims, and their sentences.

    Actors are named by code (IRN) or name (Iran). Exit status 1 if there is no relation.

    \b
    Example:
      blocgraph explain Iran Russia --type armsSupply
    """
    with open_store(store) as kg:
        relations = kg.explain(a, b, type=type_)
        documents = kg.documents()
    if form == "json":
        click.echo(json.dumps([_relation_record(r) for r in relations], ensure_ascii=False))
    else:
        for line in _explanation(relations, documents):
            click.echo(line)
    if not relations:
        click.echo(f"blocgraph: no relation between {a} and {b} in {store}", err=True)
        sys.exit(1)


def _relation_record(relation: Relation) -> dict[str, object]:
    return {
        "source": relation.source,
        "type": str(relation.type),
        "target": relation.target,
        "status": str(relation.status),
        "claims": [claim.to_record() for claim in relation.claims],
    }


def _explanation(
    relations: tuple[Relation, ...], documents: Mapping[str, Document]
) -> Iterator[str]:
    from blocgraph.network.merging import merge_claims, surest

    published = {id: document.published for id, document in documents.items()}
    for relation in relations:
        arrow = "--" if relation.type.is_symmetric else "->"
        yield f"{relation.source} {arrow} {relation.target}  {relation.type}: {relation.status}"
        for event in merge_claims(relation.claims, published):
            first = surest(event)
            told: dict[tuple[str, str], list[Claim]] = {(first.sentence, first.status): []}
            for claim in event:
                told.setdefault((claim.sentence, claim.status), []).append(claim)
            for number, copies in enumerate(told.values()):
                yield f"  {'of the same event: ' if number else ''}{_standing(copies[0])}"
                yield f"    “{' '.join(copies[0].sentence.split())}”"
                for again, claim in enumerate(copies):
                    origin = _origin(claim, documents[claim.document])
                    yield f"    {'also in ' if again else ''}{origin}"
        yield ""


def _standing(claim: Claim) -> str:
    parts = [str(claim.status)]
    if claim.attributed_to:
        parts.append(f"by {', '.join(claim.attributed_to)}")
    if claim.valid_from:
        parts.append(f"from {claim.valid_from}")
    if claim.valid_to and claim.valid_to != "..":
        parts.append(f"to {claim.valid_to}")
    if claim.objects:
        parts.append(f"({', '.join(claim.objects)})")
    if claim.derived_from:
        parts.append("[derived]")
    return " ".join(parts)


def _origin(claim: Claim, document: Document) -> str:
    parts = [document.title or document.id, document.publisher, document.published, claim.cites]
    return ", ".join(part for part in parts if part) + f" [{claim.start}:{claim.end}]"


@click.command(short_help="What the store holds, and versions.")
@store_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def info(store: Path, form: str) -> None:
    """Show the counts of the store by document and source, and the versions at work.

    \b
    Example:
      blocgraph info --format json
    """
    import platform
    from dataclasses import asdict
    from importlib.metadata import version

    from blocgraph.claims.fact_counts import count_facts

    versions = {
        name: version(name) for name in ("blocgraph", "pyoxigraph", "rdflib", "networkx", "pyvis")
    }
    with open_store(store) as kg:
        summary = kg.summary()
        claims = kg.dataset.claims()
    counts = Counter(claim.document for claim in claims)
    facts = count_facts(claims)
    if form == "json":
        record = {
            "store": str(store),
            "summary": {name: getattr(summary, name) for name in summary.__slots__},
            "claims": counts,
            "facts": asdict(facts),
            "python": platform.python_version(),
            "versions": versions,
        }
        click.echo(json.dumps(record, ensure_ascii=False))
        return
    rows = [(name, getattr(summary, name)) for name in summary.__slots__]
    click.echo(format_rows((str(store), "count"), rows, "table"))
    click.echo(format_rows(("document", "claims"), sorted(counts.items()), "table"))
    for line in _fact_tables(facts):
        click.echo(line)
    versions = {"python": platform.python_version()} | versions
    click.echo(format_rows(("software", "version"), list(versions.items()), "table"), nl=False)


def _fact_tables(facts: FactCounts) -> Iterator[str]:
    """The counts of curated facts, if there are any."""
    for what, counts in (("facts in", facts.tables), ("facts from", facts.publishers)):
        rows = [(count.name, count.rows, count.claims, count.sources) for count in counts]
        if rows:
            yield format_rows((what, "rows", "claims", "sources"), rows[:_SHOWN], "table")
        if len(rows) > _SHOWN:
            yield f"... and {len(rows) - _SHOWN} more: see them with --format json\n"
