"""How measures are asked for and answered: every table says what it was made from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from blocgraph.cli.options import open_store
from blocgraph.cli.output import format_rows
from blocgraph.errors import InputError

if TYPE_CHECKING:
    from blocgraph.measures import Bloc
    from blocgraph.network.projection import Network
    from blocgraph.network.selection import SelectionOptions

WHAT_IF = ("without", "with_")
"""The options whose effect is always shown as a shift."""

SENSITIVITY = (
    "without_contested",
    "without_derived",
    "without_type",
    "without_publisher",
    "without_document",
)
"""The options whose effect is shown as a shift where that is asked for."""


@dataclass(frozen=True, slots=True)
class Table:
    """ROWS under COLUMNS; NAME tells them from other tables of the same answer.

    People are shown an `is_extra` one only if they name it; JSON holds all.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...] = field(repr=False)
    is_extra: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """What a network is to be made of, from which store, and how the answer is written."""

    store: Path
    form: str
    selection: SelectionOptions
    shows_shift: bool

    @classmethod
    def of(cls, store: Path, form: str, options: Mapping[str, Any]) -> Question:
        """The question of a command's options."""
        given = {name: value for name, value in options.items() if name != "shift" and value}
        known_by = given.get("known_by")
        given["as_of"] = given.get("as_of") or known_by or date.today().isoformat()
        changes = WHAT_IF if not options.get("shift") else (*WHAT_IF, *SENSITIVITY)
        if options.get("shift") and not any(name in given for name in changes):
            raise click.UsageError(
                "--shift of what? add --with, --without or a --without-... option"
            )
        shows = any(name in given for name in changes)
        return cls(store, form, cast("SelectionOptions", given), shows)

    def days(self, since: str, until: str | None, every: str) -> tuple[str, ...]:
        """The days of a series.

        Raises:
            InputError: the last is before the first.
        """
        from blocgraph.network.time import calendar_days

        if self.shows_shift:
            raise click.UsageError("a what-if is shown for one day: leave out --from or --with...")
        return calendar_days(since, until or self.day, every)

    @property
    def day(self) -> str:
        """The day that is asked about."""
        return str(self.selection["as_of"])

    def network(self) -> Network:
        """The network that is asked for.

        Raises:
            InputError: the store holds no claims.
        """
        return self.networks([self.selection])[0]

    def before_and_after(self) -> tuple[Network, Network]:
        """The network without the change that is asked about, and with it."""
        names = (*WHAT_IF, *SENSITIVITY)
        plain = {name: value for name, value in self.selection.items() if name not in names}
        before, after = self.networks([cast("SelectionOptions", plain), self.selection])
        return before, after

    def over(self, days: Iterable[str]) -> list[Network]:
        """The networks of several days."""
        options = [dict(self.selection) | {"as_of": day} for day in days]
        return self.networks([cast("SelectionOptions", option) for option in options])

    def networks(self, selections: Sequence[SelectionOptions]) -> list[Network]:
        """The networks of several selections, the store read once."""
        with open_store(self.store) as kg:
            if not kg.summary().claims:
                problem = "holds no claims yet: read documents with: blocgraph build"
                raise InputError(f"{self.store}: {problem}")
            return list(kg.networks(selections))

    def answer(
        self,
        network: Network,
        formulas: Sequence[str],
        tables: Sequence[Table],
        parameters: Mapping[str, object] | None = None,
        *,
        only: str | None = None,
    ) -> None:
        """Write tables and what they were made from.

        Tables for people and Markdown end with it, JSON holds it beside the rows; CSV and TSV
        leave standard output to the rows and put it on standard error. CSV and TSV hold the first
        table, or the one that `only` names.
        """
        source = _source(network, formulas, parameters or {})
        chosen = [table for table in tables if only in (None, table.name)]
        if not chosen:
            names = ", ".join(table.name for table in tables)
            raise click.BadParameter(f"{only!r}: one of {names}", param_hint="--table")
        if self.form == "json":
            click.echo(_json(source, chosen))
        elif self.form in ("csv", "tsv"):
            click.echo(format_rows(chosen[0].columns, chosen[0].rows, self.form), nl=False)
            click.echo(f"# {_made_from(source)}\n# {source['formula']}", err=True)
        else:
            for table in chosen:
                if only or not table.is_extra:
                    nothing = "nothing changes" if self.shows_shift else "nothing found"
                    click.echo(format_rows(table.columns, table.rows, self.form, nothing))
            if self.form == "markdown":
                click.echo(f"Table: {source['formula']}; {_made_from(source)}")
            else:
                click.echo(f"{_made_from(source)}\n{source['formula']}")


def caption_of(network: Network, formulas: Sequence[str], parameters: Mapping[str, object]) -> str:
    """What a figure was made from, in one line."""
    source = _source(network, formulas, parameters)
    return f"{source['formula']}; {_made_from(source)}"


def _source(
    network: Network, formulas: Sequence[str], parameters: Mapping[str, object]
) -> dict[str, Any]:
    from blocgraph.measures.formulas import formula_of

    given = {name: value for name, value in parameters.items() if value is not None}
    asked = network.graph["selection"].parameters()
    if "from" in given or "before" in given:
        # The days of a series or comparison stand in for the day of its last network.
        asked = {name: value for name, value in asked.items() if name not in ("as_of", "known_by")}
    return {
        "formula": formula_of(formulas),
        "parameters": asked | given,
        "revision": network.graph["revision"],
        "version": _version(),
    }


def table_of(
    results: Iterable[Any],
    name: str = "rows",
    *,
    without: Iterable[str] = (),
    is_extra: bool = False,
) -> Table:
    """Frozen result values as rows, a column for each of their fields."""
    found = tuple(results)
    if not found:
        return Table(name, (), ())
    hidden = set(without)
    columns = tuple(f.name for f in fields(found[0]) if f.name not in hidden)
    rows = tuple(tuple(getattr(result, column) for column in columns) for result in found)
    return Table(name, columns, rows, is_extra)


def declared_bloc(network: Network, code: str, day: str) -> Bloc:
    """The declared bloc that is called so, with its members on a day.

    Raises:
        UnknownNameError: there is no bloc or actor of this name.
        InputError: nobody is in it on that day.
    """
    from blocgraph.actors import find_actor
    from blocgraph.measures import declared_blocs

    blocs = {bloc.code: bloc for bloc in declared_blocs(network, day)}
    found = blocs.get(code) or blocs.get(find_actor(code).code)
    if found is None:
        there = ", ".join(blocs) or "no bloc at all"
        raise InputError(f"{code} has no members on {day}; with members on that day: {there}")
    return found


def _version() -> str:
    from importlib.metadata import version

    return version("blocgraph")


def _made_from(source: Mapping[str, Any]) -> str:
    given = source["parameters"] | {"store": source["revision"], "blocgraph": source["version"]}
    return ", ".join(f"{name} {_plain(value)}" for name, value in given.items())


def _plain(value: object) -> str:
    return " + ".join(map(str, value)) if isinstance(value, tuple | list) else str(value)


def _json(source: Mapping[str, Any], tables: Sequence[Table]) -> str:
    parts = [json.dumps(name) + ": " + json.dumps(value) for name, value in source.items()]
    for place, table in enumerate(tables):
        records = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
        text = json.dumps(records, ensure_ascii=False, indent=1, default=_jsonable)
        parts.append(json.dumps(table.name if place else "rows") + ": " + text)
    return "{" + ",\n".join(parts) + "}"


def _jsonable(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    return str(value)
