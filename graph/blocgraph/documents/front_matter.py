"""The YAML block that a Markdown file may begin with."""

from __future__ import annotations

import re
from typing import NamedTuple

_BLOCK = re.compile(
    r"\A---[ ]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ ]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)


class Metadata(NamedTuple):
    """What a file says of itself: its ID, TITLE, day PUBLISHED, PUBLISHER, URL and LANGUAGE."""

    id: str | None = None
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None


def split_front_matter(text: str) -> tuple[Metadata, str]:
    """The metadata of a text that begins with a YAML block, and the rest of it.

    Raises:
        ValueError: the block is not YAML, or not keys and values; its message is the reason.
    """
    found = _BLOCK.match(text)
    if found is None:
        if text.startswith("---\n") and re.match(r"[\w-]+:", text[4:]):
            raise ValueError("line 1: the front matter has no closing '---'")
        return Metadata(), text
    return _to_metadata(_load(found["yaml"])), text[found.end() :]


def _load(block: str) -> dict[str, str]:
    import yaml

    try:
        # The base loader leaves dates as they are written and makes no objects.
        loaded = yaml.load(block, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        raise ValueError(f"line {line}: broken front matter: {error.problem}") from error
    except RecursionError as error:
        raise ValueError("line 2: broken front matter: it is nested too deeply") from error
    except yaml.YAMLError as error:
        raise ValueError(f"line 1: broken front matter: {' '.join(str(error).split())}") from error
    if loaded in (None, ""):
        return {}
    if not isinstance(loaded, dict):
        raise ValueError("line 2: broken front matter: write 'key: value' lines")
    return {
        str(key).lower(): value.strip()
        for key, value in loaded.items()
        if isinstance(value, str) and value.strip()
    }


def _to_metadata(values: dict[str, str]) -> Metadata:
    def first(*keys: str) -> str | None:
        return next((values[key] for key in keys if key in values), None)

    return Metadata(
        id=first("id"),
        title=first("title"),
        published=first("date", "published", "publication_date"),
        publisher=first("publisher", "source", "site", "sitename"),
        url=first("url", "link"),
        language=first("lang", "language"),
    )
