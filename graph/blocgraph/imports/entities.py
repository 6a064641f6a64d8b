"""FollowTheMoney entities: one JSON object a line, as OpenSanctions and Aleph write them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from blocgraph.errors import TableError
from blocgraph.imports.rows import open_text


@dataclass(frozen=True, slots=True)
class Entity:
    """LINE of the file at PATH is the entity ID of SCHEMA, called CAPTION, with PROPERTIES.

    `text` is what stands there, `datasets` are the lists that it comes from.
    """

    path: Path
    line: int
    id: str
    schema: str
    caption: str
    properties: dict[str, tuple[str, ...]]
    text: str
    datasets: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """Where it stands, for people."""
        return f"{self.path.name}:{self.line}"

    def get(self, name: str) -> tuple[str, ...]:
        """The values of a property; none where it has none."""
        return self.properties.get(name, ())

    def first(self, name: str) -> str:
        """The first value of a property; empty where it has none."""
        return next(iter(self.get(name)), "")

    def broken(self, name: str, problem: str) -> TableError:
        """The error that a property has this problem."""
        return TableError(self.path, self.line, name, f"{problem}: download the file again")


def iterate_entities(path: Path, mentioning: Sequence[str] = ()) -> Iterator[Entity]:
    """The entities of a file, read as they are asked for, each followed by sanctions nested in it.

    Args:
        path: a file of JSON lines.
        mentioning: only lines with one of these words in quotes are looked at, if any are given.

    Raises:
        TableError: a line is no entity, or there is no line.
        InputError: the file cannot be read.
    """
    words = [f'"{word}"' for word in mentioning]
    is_empty = True
    with open_text(path) as lines:
        for number, line in enumerate(lines, start=1):
            is_empty = is_empty and not line.strip()
            if line.strip() and (not words or any(word in line for word in words)):
                record = _read_record(path, number, line)
                entity = _to_entity(path, number, record, line.strip())
                yield entity
                yield from _nested_sanctions(entity, record)
    if is_empty:
        raise TableError(path, 1, None, "the file is empty: download it again")


def _nested_sanctions(entity: Entity, record: dict[str, Any]) -> Iterator[Entity]:
    nested = record["properties"].get("sanctions")
    for item in nested if isinstance(nested, list) else ():
        if isinstance(item, dict):
            _check_record(entity.path, entity.line, item)
            text = json.dumps(item, ensure_ascii=False, sort_keys=True)
            sanction = _to_entity(entity.path, entity.line, item, text)
            ends = {"entity": sanction.get("entity") or (entity.id,)}
            yield replace(sanction, properties=sanction.properties | ends)


def _read_record(path: Path, number: int, line: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else "too deep"
        problem = (
            f"no JSON ({reason}): the file is cut short or is no JSON lines, download it again"
        )
        raise TableError(path, number, None, problem) from error
    if "\\u" in line and _has_half_characters(record):
        raise TableError(path, number, None, "half a character (\\ud...): download the file again")
    return _check_record(path, number, record)


def _has_half_characters(record: object) -> bool:
    try:
        json.dumps(record, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return True
    return False


def _check_record(path: Path, number: int, record: object) -> dict[str, Any]:
    if not isinstance(record, dict):
        raise TableError(path, number, None, "no JSON object: is this a file of entities?")
    for key in ("id", "schema", "properties"):
        if key not in record:
            raise TableError(path, number, key, "the entity lacks it: is this FollowTheMoney?")
    if not isinstance(record["properties"], dict):
        raise TableError(path, number, "properties", "no JSON object: is this FollowTheMoney?")
    return record


def _to_entity(path: Path, number: int, record: dict[str, Any], text: str) -> Entity:
    values = {str(name): _texts(value) for name, value in record["properties"].items()}
    return Entity(
        path,
        number,
        str(record["id"]),
        str(record["schema"]),
        str(record.get("caption") or next(iter(values.get("name", ())), record["id"])),
        values,
        text,
        _texts(record.get("datasets") or ()),
    )


def _texts(value: object) -> tuple[str, ...]:
    """The values that are texts; a nested entity counts as its id."""
    values = value if isinstance(value, list | tuple) else [value]
    ids = (item.get("id") if isinstance(item, dict) else item for item in values)
    return tuple(str(item) for item in ids if item is not None)
