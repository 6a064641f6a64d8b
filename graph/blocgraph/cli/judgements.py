"""`judgements`: who the names in a dataset may mean, for somebody to decide."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from blocgraph.cli.options import check_date, format_option
from blocgraph.cli.output import format_rows
from blocgraph.errors import InputError

if TYPE_CHECKING:
    from blocgraph.actors import Judgement, Proposal

_NAME_COLUMNS = ("name", "code")


@click.command(short_help="Propose whom the names in a dataset mean.")
@click.argument("sources", nargs=-1, metavar="[NAME or FILE]...")
@click.option("--dataset", default="", metavar="FORMAT", help="Format that the names stand in.")
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=3,
    show_default=True,
    help="Proposals for a name.",
)
@click.option("--all", "all_names", is_flag=True, help="Show the names that are known, too.")
@click.option(
    "--write",
    "table",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Add the proposals, undecided, to a table of judgements.",
)
@click.option("--by", default="blocgraph judgements", help="Who judges, in the table.")
@click.option("--date", callback=check_date, help="When, in the table.  [default: today]")
@format_option
def judgements(
    sources: tuple[str, ...],
    dataset: str,
    limit: int,
    all_names: bool,
    table: Path | None,
    by: str,
    date: str | None,
    form: str,
) -> None:
    """Propose which actors, or which other names, the names in a dataset mean, and say why.

    Give names, or files: a list with a name on each line, a CSV file with a column `name` or
    `code`, or the report of `blocgraph import --format json`, of which the unknown names are
    taken; `-` is standard input. Without any: lists the bundled judgements. Decide by writing
    same or different in the table; BLOCGRAPH_JUDGEMENTS=FILE makes imports apply it.

    \b
    Examples:
      blocgraph import sipri register.csv --dry-run --format json | blocgraph judgements -
      blocgraph judgements names.txt --dataset gsdb --write judgements.csv
    """
    from blocgraph.actors import (
        alike_names,
        append_judgements,
        load_judgements,
        propose_actors,
        resolve_actor,
    )

    if not sources:
        click.echo(_known_judgements(load_judgements(), form), nl=False)
        return
    names = sorted({name for name in _names_of(sources) if name})
    known = {name: resolve_actor(name, dataset) for name in names}
    unknown = [name for name in names if known[name] is None]
    proposals = propose_actors(unknown, limit)
    shown = (*proposals, *alike_names(unknown))
    rows = [(p.name, p.actor, p.matched, p.score, p.reason) for p in shown]
    proposed = {proposal.name for proposal in shown}
    rows += [(name, "", "", 0.0, "like nobody we know") for name in unknown if name not in proposed]
    if all_names:
        rows += [(name, code, name, 100.0, "known") for name, code in known.items() if code]
    rows.sort(key=lambda row: (row[0], -row[3], row[1]))
    click.echo(
        format_rows(("name", "actor", "also called", "score", "reason"), rows, form), nl=False
    )
    if table:
        added = append_judgements(table, _undecided(proposals, dataset, by, date or _today()))
        click.echo(f"{table}: {added} added, undecided", err=True)


def _known_judgements(known: Iterable[Judgement], form: str) -> str:
    from blocgraph.actors.judgements import JUDGEMENT_COLUMNS

    rows = [[getattr(judgement, column) for column in JUDGEMENT_COLUMNS] for judgement in known]
    return format_rows(JUDGEMENT_COLUMNS, rows, form)


def _undecided(
    proposals: Iterable[Proposal], dataset: str, by: str, date: str
) -> Iterator[Judgement]:
    from blocgraph.actors import Judgement, Verdict

    for proposal in proposals:
        why = f"{proposal.reason}: {proposal.matched} ({proposal.score:g})"
        yield Judgement(proposal.name, dataset, proposal.actor, Verdict.UNDECIDED, by, date, why)


def _today() -> str:
    import datetime

    return datetime.datetime.now(datetime.UTC).date().isoformat()


def _names_of(sources: Iterable[str]) -> Iterator[str]:
    for source in sources:
        path = Path(source)
        if source == "-":
            yield from _names_in(sys.stdin.read(), "standard input")
        elif path.is_file():
            yield from _names_in(_read(path), source)
        elif path.suffix in (".csv", ".json", ".txt"):
            raise InputError(f"{source}: no such file: check the path")
        else:
            yield source.strip()


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: this is not UTF-8: save the file as UTF-8") from error


def _names_in(text: str, origin: str) -> Iterator[str]:
    if text.lstrip().startswith(("{", "[")):
        yield from _names_in_report(text, origin)
        return
    header = next(csv.reader([text.partition("\n")[0].strip()]), [])
    column = next((name for name in _NAME_COLUMNS if name in header), None)
    if column is not None:
        yield from (row[column].strip() for row in csv.DictReader(io.StringIO(text)) if row[column])
    else:
        yield from (line.strip() for line in text.splitlines())


def _names_in_report(text: str, origin: str) -> Iterator[str]:
    try:
        record = json.loads(text)
        report = record.get("report", record)
        for unknown in report["unknown"]:
            yield str(unknown["code"]).strip()
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(
            f"{origin}: no report of an import: give what `blocgraph import --format json` wrote"
        ) from error
