"""The word lists of the actor layer: sound, sorted, and nothing in vain."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from blocgraph.actors import load_actors
from blocgraph.mentions import rows
from blocgraph.mentions.gazetteer import find_names
from blocgraph.mentions.names import NameKind, all_names

_FILES = sorted(path.name for path in rows.DATA_FOLDER.glob("*.csv"))
_CODES = frozenset(actor.code for actor in load_actors())


@pytest.mark.parametrize("file", _FILES)
def test_rows_are_sorted_and_unique(file: str) -> None:
    table = rows.read_table(file)
    keys: list[tuple[object, ...]] = list(table)
    if file == "namesakes.csv":  # asked in order, the rest last
        keys = [(name, cues == "*") for name, _, cues in table]
    assert keys == sorted(keys)
    assert len(set(table)) == len(table)


def test_codes_are_known() -> None:
    codes = {holder.code for holder in rows.officeholders()}
    codes |= {seat.code for seat in rows.seats()}
    codes |= {code for collective in rows.collectives() for code in collective.codes}
    codes |= {code for group in rows.actor_classes().values() for code in group}
    codes |= {code for code, near in rows.neighbours().items() for code in (code, *near)}
    codes |= set(rows.towns().values())
    codes |= {row.code for group in rows.namesakes().values() for row in group if row.code}
    codes |= {era.code for era in rows.eras() if era.code}
    assert codes <= _CODES


def test_neighbours_are_mutual() -> None:
    near = rows.neighbours()
    assert all(code in near[other] for code, others in near.items() for other in others)


@pytest.mark.parametrize("holder", rows.officeholders(), ids=lambda h: f"{h.name} {h.valid_from}")
def test_terms_of_office_are_in_order(holder: rows.Officeholder) -> None:
    assert re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", holder.valid_from)
    assert holder.valid_to == ".." or holder.valid_from <= holder.valid_to


def _kinds_found(text: str) -> set[NameKind]:
    return {
        name.kind
        for found in find_names(text)
        for name in found.names
        if text[found.start : found.end] == text
    }


def test_no_name_is_dead() -> None:
    names = [holder.name for holder in rows.officeholders()]
    names += [alias for holder in rows.officeholders() for alias in holder.aliases]
    names += [collective.phrase for collective in rows.collectives()]
    names += [seat.name for seat in rows.seats() if seat.kind != "combining"]
    assert [name for name in names if not _kinds_found(name)] == []


def test_every_dated_name_is_one() -> None:
    known = {seat.name for seat in rows.seats() if seat.kind == "combining"}
    names = [era.name for era in rows.eras() if era.name not in known]
    assert [name for name in names if not _kinds_found(name)] == []
    assert all(era.since < era.until for era in rows.eras())


def test_every_trap_springs() -> None:
    dead = [trap.phrase for trap in rows.traps() if _kinds_found(trap.phrase) != {NameKind.TRAP}]
    assert dead == []


def test_every_antecedent_class_is_known() -> None:
    plain = {"state", "organisation", "armedGroup", "home", "foreign", "neighbour", "pair"}
    plain |= {"organ", "former", "latter", "protagonists", "own", "head", "issuer", "firm"}
    for row in rows.anaphoric_phrases():
        known = plain | rows.actor_classes().keys() | (_CODES if row.number == "title" else set())
        assert row.antecedent in known or row.antecedent.isdigit()


def test_lists_lie_beside_their_reader() -> None:
    assert Path(rows.__file__).parent / "data" == rows.DATA_FOLDER


def test_every_trap_holds_a_name() -> None:
    names = {
        group[0].text
        for group in all_names()
        if any(name.kind is not NameKind.TRAP for name in group)
    }
    vain = []
    for trap in rows.traps():
        words = list(re.finditer(r"[\w’'.]+", trap.phrase))
        parts = {trap.phrase[a.start() : b.end()] for i, a in enumerate(words) for b in words[i:]}
        parts |= {part + "-" for part in trap.phrase.split("-")}
        if not parts & names:
            vain.append(trap.phrase)
    assert vain == []
