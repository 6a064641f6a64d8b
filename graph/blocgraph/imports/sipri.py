"""SIPRI's arms trade register: deals on major weapons, as its website exports them.

Two forms are about. The older has a row a deal, the years of delivery in one cell, and a column
without a name, with `?` in it, after each figure that is uncertain. The newer has a row for each
year of delivery of a deal, between commas or, in `DealsAndTIVs.txt`, semicolons.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from blocgraph.errors import TableError
from blocgraph.imports.codes import code_meanings, published_dataset
from blocgraph.imports.composing import Draft, compose, finish
from blocgraph.imports.contract import DatasetImport, ImportOptions
from blocgraph.imports.names import find_named
from blocgraph.imports.reporting import Tally
from blocgraph.imports.rows import Column, DataRow, open_text, read_rows
from blocgraph.imports.yearly import EARLIEST_YEAR, LATEST_YEAR
from blocgraph.vocabulary import RelationType

_PREAMBLE = 20
_NOBODY = re.compile(r"(?i)unknown (supplier|recipient|country|rebel)")
_ENDS = (Column("supplier", ("Supplier", "Seller")), Column("recipient", ("Recipient", "Buyer")))
_BY_DEAL = (
    *_ENDS,
    Column("ordered", ("Year of order",)),
    Column("number ordered", ("Number ordered",)),
    Column("weapon", ("Weapon designation",)),
    Column("kind", ("Weapon description",)),
    Column("number", ("Number delivered",)),
    Column("delivered", ("Year(s) of delivery", "Year(s) of deliveries")),
)
_BY_DELIVERY = (
    *_ENDS,
    Column("deal", ("SIPRI AT Database ID", "Deal ID")),
    Column("ordered", ("Order date",)),
    Column("weapon", ("Designation",)),
    Column("kind", ("Description",)),
    Column("number", ("Numbers delivered",)),
    Column("number is estimate", ("Numbers delivered is estimate",)),
    Column("delivered", ("Delivery year",)),
    Column("year is estimate", ("Delivery year is estimate",)),
)


@dataclass(slots=True)
class _Deal:
    """A deal of the newer form, its deliveries gathered."""

    row: DataRow
    deliveries: list[str] = field(default_factory=list)
    years: set[int] = field(default_factory=set)
    is_uncertain: bool = False


def read_sipri(paths: Sequence[Path], options: ImportOptions) -> DatasetImport:
    """The deals of the register, one claim each, from the first year of delivery to the last.

    A deal without a delivery counts from its order on. Where the register marks the deliveries as
    uncertain, the confidence is that of `delivered ?` in seeds/imports/codes.csv.

    Raises:
        TableError: a file is not as published.
        InputError: a file cannot be read.
    """
    dataset = published_dataset("sipri")
    tally = Tally()
    drafts: list[Draft] = []
    for path in paths:
        header = _header_by_delivery(path)
        if header is None:
            drafts.extend(_draft_deals(path, tally))
        else:
            delimiter = ";" if header.count(";") > header.count(",") else ","
            drafts.extend(_draft_deliveries(path, delimiter, tally))
    document, claims = compose(dataset, paths, drafts, options, tally)
    return finish(dataset, paths, document, claims, tally)


def _header_by_delivery(path: Path) -> str | None:
    """The header of a file with a row a delivery; None of one with a row a deal."""
    with open_text(path) as lines:
        head = [line for _, line in zip(range(_PREAMBLE + 1), lines, strict=False)]
    return next((line for line in head if "Delivery year" in line), None)


def _draft_deals(path: Path, tally: Tally) -> Iterator[Draft]:
    for row in read_rows(path, _BY_DEAL, preamble=_PREAMBLE):
        for figure in ("ordered", "number ordered", "number"):
            if row.after(figure) not in ("", "?"):
                problem = f"{row.after(figure)!r} stands where only ? or nothing does"
                raise row.broken(figure, problem)
        years = [_year(row, "delivered", text) for text in row.get("delivered").split(";")]
        delivered = sorted({year for year in years if year is not None})
        yield from _draft(row, delivered, row.after("number") == "?", row.text, tally)


def _draft_deliveries(path: Path, delimiter: str, tally: Tally) -> Iterator[Draft]:
    deals: dict[tuple[str, str, str], _Deal] = {}
    for row in read_rows(path, _BY_DELIVERY, delimiter=delimiter, preamble=_PREAMBLE):
        key = (row.get("deal"), row.get("supplier"), row.get("recipient"))
        deal = deals.setdefault(key, _Deal(row))
        year = _year(row, "delivered", row.get("delivered"))
        if year is not None:
            deal.years.add(year)
            deal.deliveries.append(f"{row.get('number') or '?'} in {year}")
        deal.is_uncertain |= "Yes" in (row.get("number is estimate"), row.get("year is estimate"))
    for deal in deals.values():
        evidence = f"{deal.row.text} [deliveries: {', '.join(deal.deliveries) or 'none'}]"
        yield from _draft(
            deal.row,
            sorted(deal.years),
            deal.is_uncertain,
            evidence,
            tally,
            rows=max(len(deal.deliveries), 1),
        )


def _draft(
    row: DataRow,
    delivered: Sequence[int],
    is_uncertain: bool,
    evidence: str,
    tally: Tally,
    rows: int = 1,
) -> Iterator[Draft]:
    ordered = _year(row, "ordered", row.get("ordered"))
    year = delivered[0] if delivered else ordered
    actors = []
    for column in ("supplier", "recipient"):
        found = find_named(row.get(column), "sipri", year)
        if found.actor is None:
            if _NOBODY.search(found.name):
                tally.skip(f"{column} unknown to SIPRI", row.place, rows)
            else:
                tally.note_unknown(column, found.name, row.place, rows)
                tally.skip(f"unknown {column}", row.place, rows)
            return
        actors.append(found.actor)
    if actors[0] == actors[1]:
        tally.skip("both are one actor of ours", row.place, rows)
        return
    tally.take(rows)
    state = ("delivered ?" if is_uncertain else "delivered") if delivered else "ordered"
    weapon, kind = row.get("weapon"), row.get("kind")
    yield Draft(
        evidence=evidence,
        source=actors[0],
        type=RelationType.ARMS_SUPPLY,
        target=actors[1],
        valid_from=None if year is None else str(year),
        valid_to=str(delivered[-1]) if delivered else None,
        objects=(weapon if weapon == kind or not kind else f"{weapon} {kind}",),
        trigger=state,
        confidence=code_meanings("sipri")[state].confidence,
    )


def _year(row: DataRow, column: str, text: str) -> int | None:
    """The year in a cell; None where it is empty."""
    text = text.strip().removesuffix("?").strip()
    if not text:
        return None
    if not text.isdigit() or not EARLIEST_YEAR <= int(text) <= LATEST_YEAR:
        problem = f"{text!r} is no year: download the file again"
        raise TableError(row.path, row.line, column, problem)
    return int(text)
