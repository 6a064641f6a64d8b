"""Curated facts: tables in which every row is a claim and its own evidence.

A table is a document; the sentence of a claim is the row's line, just as it stands there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from blocgraph.actors import ACTOR_COLUMNS, load_actors
from blocgraph.errors import InputError, TableError
from blocgraph.model import Claim, Document
from blocgraph.tables import (
    Column,
    Row,
    Table,
    check_date,
    check_end,
    check_known,
    nearest_names,
    read_header,
    read_table,
)
from blocgraph.vocabulary import ActorKind, RelationType, Status

OBLIGATIONS = (
    "defence",
    "neutrality",
    "nonAggression",
    "consultation",
    "cooperation",
    "strategicPartnership",
    "peace",
)
"""What the parties to a treaty owe each other; after ATOP's kinds, and what is none of them."""

EXTRACTOR = "facts"
"""The extractor that the claims of curated facts name."""

_Dyads = Callable[[Row], Iterable[tuple[str, str]]]
_Types = Callable[[Row], Iterable[RelationType]]


class _FactsTable(NamedTuple):
    """The table NAME has COLUMNS; a row gives one claim for each of its DYADS and TYPES.

    `objects` is the column of the claims' objects; `fallback` the column whose date stands in for
    an unknown `valid_from`.
    """

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    dyads: _Dyads
    types: _Types
    objects: str | None = None
    fallback: str | None = None


def read_facts(path: Path) -> Iterator[tuple[Document, tuple[Claim, ...]]]:
    """The tables of a folder, in order of their names, or one table, each with the claims in it.

    A table is known by its file name or else by its columns; `docs/facts.md` describes them.

    Raises:
        TableError: a table is broken; the error says in which line and column and what to do.
        InputError: a file cannot be read.
    """
    if not path.exists():
        raise InputError(f"{path}: no such file or folder: name a table of facts or their folder")
    for file in sorted(path.glob("*.csv")) if path.is_dir() else [path]:
        yield _read_facts_table(file)


def _read_facts_table(path: Path) -> tuple[Document, tuple[Claim, ...]]:
    kind = _kind_of_table(path)
    table = read_table(path, kind.columns, key=kind.key)
    document = Document(
        id=f"facts-{path.stem}",
        text=table.text,
        title=f"Curated facts: {path.stem}",
        publisher="blocgraph",
        path=str(path),
    )
    return document, tuple(_to_claims(kind, table, document))


def _kind_of_table(path: Path) -> _FactsTable:
    kinds = _facts_tables()
    if path.stem in kinds:
        return kinds[path.stem]
    header = set(read_header(path))
    for kind in kinds.values():
        if {column.name for column in kind.columns} == header:
            return kind
    nearest = nearest_names(path.stem, kinds, limit=1)
    hint = f"did you mean {nearest[0]}.csv?" if nearest else f"known are {', '.join(sorted(kinds))}"
    raise TableError(path, 1, None, f"neither name nor columns are those of a facts table: {hint}")


def _to_claims(kind: _FactsTable, table: Table, document: Document) -> Iterator[Claim]:
    for row in table.rows:
        for source, target in kind.dyads(row):
            if source == target:
                problem = f"{source} stands on both sides: name two different actors"
                raise TableError(table.path, row.line, None, problem)
            for relation_type in kind.types(row):
                yield _to_claim(kind, row, document, source, relation_type, target)


def _to_claim(
    kind: _FactsTable,
    row: Row,
    document: Document,
    source: str,
    relation_type: RelationType,
    target: str,
) -> Claim:
    valid_from = row.value("valid_from")
    if valid_from is None and kind.fallback:
        valid_from = row.value(kind.fallback)
    return Claim(
        document=document.id,
        source=source,
        type=relation_type,
        target=target,
        status=Status.ASSERTED,
        sentence=document.text[row.start : row.end],
        start=row.start,
        end=row.end,
        valid_from=valid_from,
        valid_to=row.value("valid_to"),
        objects=row.values(kind.objects) if kind.objects else (),
        trigger=kind.name,
        extractor=EXTRACTOR,
        cites=f"{row.text('source')}, {row.text('source_date')}",
    )


@cache
def _facts_tables() -> dict[str, _FactsTable]:
    actors = load_actors()
    actor = check_known("actor", {actor.code for actor in actors})
    organisation = check_known(
        "organisation",
        {actor.code for actor in actors if actor.kind is ActorKind.ORGANISATION},
    )
    relation_type = check_known("relation type", [str(member) for member in RelationType])
    obligation = check_known("obligation", OBLIGATIONS)
    rest = (
        Column("valid_from", check=check_date),
        Column("valid_to", check=check_end),
        Column("source", required=True),
        Column("source_date", required=True, check=check_date),
    )
    tables = (
        _FactsTable(
            "memberships",
            (_actor("member", actor), _actor("organisation", organisation), *rest),
            ("member", "organisation", "valid_from"),
            _directed("member", "organisation"),
            _always(RelationType.MEMBERSHIP),
        ),
        _FactsTable(
            "treaties",
            (
                Column("parties", required=True, many=True, check=actor),
                Column("types", required=True, many=True, check=relation_type),
                Column("obligations", required=True, many=True, check=obligation),
                Column("name", required=True),
                Column("signed", check=check_date),
                *rest,
            ),
            ("parties", "name"),
            _all_pairs("parties"),
            _named("types"),
            objects="name",
            fallback="signed",
        ),
        _FactsTable(
            "sanctions",
            (
                _actor("sender", actor),
                _actor("target", actor),
                Column("measures", required=True, many=True),
                *rest,
            ),
            ("sender", "target", "valid_from"),
            _directed("sender", "target"),
            _always(RelationType.SANCTIONS),
            objects="measures",
        ),
        _FactsTable(
            "arms",
            (
                _actor("supplier", actor),
                _actor("recipient", actor),
                Column("systems", required=True, many=True),
                *rest,
            ),
            ("supplier", "recipient", "systems"),
            _directed("supplier", "recipient"),
            _always(RelationType.ARMS_SUPPLY),
            objects="systems",
        ),
        _FactsTable(
            "ties",
            (
                _actor("actor", actor),
                Column("type", required=True, check=relation_type),
                _actor("other", actor),
                Column("objects", required=True, many=True),
                *rest,
            ),
            ("actor", "type", "other", "objects", "valid_from"),
            _directed("actor", "other"),
            _named("type"),
            objects="objects",
        ),
        _FactsTable("actors", ACTOR_COLUMNS, ("code",), _nobody, _named("kind")),
    )
    return {table.name: table for table in tables}


def _actor(name: str, check: Callable[[str], str | None]) -> Column:
    return Column(name, required=True, check=check)


def _directed(source: str, target: str) -> _Dyads:
    return lambda row: [(row.text(source), row.text(target))]


def _all_pairs(parties: str) -> _Dyads:
    return lambda row: combinations(row.values(parties), 2)


def _nobody(_: Row) -> Iterable[tuple[str, str]]:
    return ()


def _always(relation_type: RelationType) -> _Types:
    return lambda _: (relation_type,)


def _named(column: str) -> _Types:
    return lambda row: (RelationType(value) for value in row.values(column))
