"""A guided story: saved views with captions, from a small file to what the page plays."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlencode

from blocgraph.errors import InputError, UnknownNameError
from blocgraph.vocabulary import RelationStatus, RelationType

if TYPE_CHECKING:
    from blocgraph.page.records import Record

VIEWS = ("network", "blocs", "matrix", "map", "table")

_TEXTS = ("title", "caption")
_NUMBERS = ("from", "until", "steps", "ties")
_LISTS = ("types", "statuses")
_KEYS = (
    *_TEXTS,
    "view",
    "actor",
    "relation",
    "bloc",
    "path_to",
    "on",
    "outlines",
    *_NUMBERS,
    *_LISTS,
)


class Scene(NamedTuple):
    """A view with a TITLE and a CAPTION; CHOICES are what its reader would have chosen."""

    title: str
    caption: str
    choices: Mapping[str, str | tuple[str, ...]]


def read_story(path: str | Path) -> tuple[Scene, ...]:
    """Read a story from a YAML file: a list of scenes, or a mapping with the key `scenes`.

    A scene has a `title`, a `caption` or both, and any of `view` (network, blocs, matrix, map,
    table), `actor` or `relation` or `bloc`, `path_to` (an actor, from `actor`), `steps` (0 to 2),
    `from` and `until` (years), `on` (a day), `types`, `statuses`, `ties` and `outlines`.

    Raises:
        InputError: the file is no YAML, holds no scene, or a scene has a key or value that none
            has; the message says which scene.
        OSError: the file cannot be read.
    """
    import yaml

    try:
        found = yaml.load(Path(path).read_text("utf-8"), Loader=yaml.BaseLoader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        reason = " ".join(str(error).split())
        raise InputError(f"{path}: not a story in YAML: {reason}") from error
    scenes = found.get("scenes") if isinstance(found, dict) else found
    if not isinstance(scenes, list) or not scenes:
        raise InputError(f"{path}: no scenes: write a list, each with a caption")
    return tuple(_scene(scene, f"{path}, scene {place}") for place, scene in enumerate(scenes, 1))


def _scene(found: object, where: str) -> Scene:
    if not isinstance(found, dict):
        raise InputError(f"{where}: write keys and values, such as `caption: Who trades with whom`")
    for key in found:
        if key not in _KEYS:
            nearest = get_close_matches(str(key), _KEYS)
            raise InputError(f"{where}: {UnknownNameError('key', str(key), nearest)}")
    texts = [" ".join(str(found.get(key) or "").split()) for key in _TEXTS]
    if not any(texts):
        raise InputError(f"{where}: neither title nor caption: write what there is to see")
    choices = {key: _choice(key, value, where) for key, value in found.items() if key not in _TEXTS}
    return Scene(texts[0], texts[1], choices)


def _choice(key: str, value: object, where: str) -> str | tuple[str, ...]:
    if key in _LISTS:
        values = [str(one) for one in value] if isinstance(value, list) else [str(value)]
        known: list[str] = [
            str(one) for one in (RelationType if key == "types" else RelationStatus)
        ]
        for one in values:
            _check(key.removesuffix("s"), one, known, where)
        return tuple(values)
    if not isinstance(value, str):
        raise InputError(f"{where}: {key} has several values: write one")
    if key in _NUMBERS and not (value.isascii() and value.isdigit()):
        raise InputError(f"{where}: {key} is {value!r}: write a number")
    if key == "view":
        _check("view", value, VIEWS, where)
    if key == "on":
        return _day(value, where)
    if key == "outlines":
        return "0" if value.lower() in ("false", "no", "off", "0") else "1"
    return value


def _day(value: str, where: str) -> str:
    try:
        return datetime.date.fromisoformat(value).isoformat()
    except ValueError:
        raise InputError(f"{where}: on is {value!r}: write YYYY-MM-DD") from None


def _check(kind: str, name: str, known: Collection[str], where: str) -> None:
    if name not in known:
        raise InputError(f"{where}: {UnknownNameError(kind, name, get_close_matches(name, known))}")


def story_records(
    scenes: Iterable[Scene],
    actors: Collection[str],
    relations: Collection[str],
    blocs: list[str],
) -> list[Record]:
    """The scenes as the page plays them: title, caption and the fragment of each view's address.

    Raises:
        InputError: an actor, a relation or a bloc is not on the page.
    """
    return [
        {
            "title": scene.title,
            "caption": scene.caption,
            "fragment": _fragment(scene, actors, relations, blocs, f"scene {place} of the story"),
        }
        for place, scene in enumerate(scenes, 1)
    ]


def _fragment(
    scene: Scene,
    actors: Collection[str],
    relations: Collection[str],
    blocs: list[str],
    where: str,
) -> str:
    written = {}
    names = {"types": "type", "statuses": "status", "path_to": "path", "outlines": "hulls"}
    for key, value in scene.choices.items():
        if key in ("actor", "path_to"):
            _check("actor", str(value), actors, where)
        if key == "relation":
            _check("relation", str(value), relations, where)
        if key == "bloc":
            _check("bloc", str(value), blocs, where)
            value = str(blocs.index(str(value)))
        name = {"bloc": "group"}.get(key, names.get(key, key))
        written[name] = value if isinstance(value, str) else ".".join(value)
    return urlencode(written)
