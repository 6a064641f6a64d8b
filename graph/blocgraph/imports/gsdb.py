"""The Global Sanctions Data Base: who sanctioned whom, how, and in which years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from blocgraph.imports.codes import (
    CodeMeaning,
    PublishedDataset,
    code_meanings,
    published_dataset,
)
from blocgraph.imports.composing import Draft, compose, finish, is_selected
from blocgraph.imports.contract import DatasetImport, ImportOptions
from blocgraph.imports.members import EXPANDED, bundled_memberships, expand_senders
from blocgraph.imports.names import NamedActor, split_names
from blocgraph.imports.reporting import Tally
from blocgraph.imports.rows import Column, DataRow, read_rows
from blocgraph.imports.yearly import EARLIEST_YEAR, LATEST_YEAR
from blocgraph.model import OPEN, Claim, Document
from blocgraph.vocabulary import RelationType

_MEASURES = ("arms", "military", "financial", "travel", "other")
_MISSING = ("", "NA", "-9")
_COLUMNS = (
    Column("case_id", ("case_id",)),
    Column("target", ("sanctioned_state",)),
    Column("sender", ("sanctioning_state",)),
    Column("begin", ("begin",)),
    Column("end", ("end",)),
    Column("trade", ("trade",)),
    Column("descr_trade", ("descr_trade",)),
    *(Column(measure, (measure,)) for measure in _MEASURES),
    Column("success", ("success",), optional=True),
)


def read_gsdb(paths: Sequence[Path], options: ImportOptions) -> DatasetImport:
    """The cases of the database, one claim for each sender and target.

    A case that is `ongoing` in the data has an open end. Whether a sanction succeeded says nothing
    of whether it was there: it changes no confidence.

    Raises:
        TableError: a file is not as published.
        InputError: a file cannot be read.
    """
    dataset = published_dataset("gsdb")
    tally = Tally()
    drafts = [draft for path in paths for draft in _draft_cases(path, tally)]
    if options.expand_senders:
        document, claims = _compose_expanded(dataset, paths, drafts, options, tally)
    else:
        document, claims = compose(dataset, paths, drafts, options, tally)
    return finish(dataset, paths, document, claims, tally)


def _compose_expanded(
    dataset: PublishedDataset,
    paths: Sequence[Path],
    drafts: Sequence[Draft],
    options: ImportOptions,
    tally: Tally,
) -> tuple[Document, tuple[Claim, ...]]:
    """The document with what members do by their organisations' sanctions.

    An actor that is asked for may be such a member, so that actors are selected last; what a
    selected claim is derived from stays too.
    """
    memberships = bundled_memberships()
    known = {membership.organisation for membership in memberships}
    for sender in sorted({*EXPANDED} - known):
        tally.notes.append(f"no members of {sender} are known: its sanctions stay its own")
    every_actor = replace(options, actors=())
    document, claims = compose(dataset, paths, drafts, every_actor, tally)
    kept = [
        claim
        for claim in (*claims, *expand_senders(claims, memberships))
        if is_selected(options, (claim.source, claim.target), claim.valid_from, claim.valid_to)
    ]
    wanted = {claim.id for claim in kept} | {id for claim in kept for id in claim.derived_from}
    told = [claim for claim in claims if claim.id in wanted]
    return document, (*told, *(claim for claim in kept if claim.derived_from))


def _draft_cases(path: Path, tally: Tally) -> Iterator[Draft]:
    meanings = code_meanings("gsdb")
    for row in read_rows(path, _COLUMNS):
        begin = row.integer("begin", EARLIEST_YEAR, LATEST_YEAR)
        end = row.integer("end", EARLIEST_YEAR, LATEST_YEAR)
        if end < begin:
            raise row.broken("end", f"the end {end} is before the begin {begin}")
        senders = _known(row, "sender", begin, tally)
        targets = _known(row, "target", begin, tally)
        dyads = [(a, b) for a in senders for b in targets if a != b]
        if not dyads:
            reason = "sender and target are one" if senders and targets else "unknown name"
            tally.skip(reason, row.place)
            continue
        tally.take()
        objects = tuple(_objects(row, meanings, tally))
        for sender, target in dyads:
            yield Draft(
                evidence=row.text,
                source=sender,
                type=RelationType.SANCTIONS,
                target=target,
                valid_from=str(begin),
                valid_to=OPEN if "ongoing" in row.get("success") else str(end),
                objects=objects,
                trigger=f"case {row.get('case_id')}",
            )


def _known(row: DataRow, column: str, year: int, tally: Tally) -> list[str]:
    """The actors of a cell, in its order; the names of nobody that we know are counted."""
    found: list[NamedActor] = split_names(row.get(column), "gsdb", year)
    for named in found:
        if named.actor is None:
            tally.note_unknown(column, named.name, row.place)
    return list(dict.fromkeys(named.actor for named in found if named.actor is not None))


def _objects(row: DataRow, meanings: dict[str, CodeMeaning], tally: Tally) -> Iterator[str]:
    """What the sanctions are, by the codes of the case; a kind of trade we do not know is noted."""
    codes = [code.strip() for code in row.get("descr_trade").split(",") if code.strip()]
    if row.flag("trade", _MISSING) and not codes:
        codes = ["trade"]
    codes += [measure for measure in _MEASURES if row.flag(measure, _MISSING)]
    for code in codes:
        meaning = meanings.get(code)
        if meaning is None:
            tally.note_unknown("descr_trade", code, row.place)
        elif meaning.object:
            yield meaning.object
