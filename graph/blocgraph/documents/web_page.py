"""A web page to the text of its article: one line a block, headings kept as `# ` lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from blocgraph.documents.front_matter import Metadata

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def page_to_text(source: str) -> tuple[Metadata, str]:
    """What a page says of itself, and the text of its article without what stands around it.

    Raises:
        ValueError: no article was found; its message is the reason.
    """
    import trafilatura

    found = trafilatura.bare_extraction(
        source, with_metadata=True, include_comments=False, include_tables=True
    )
    if found is None or isinstance(found, dict) or found.body is None:
        raise ValueError("no article text was found in the page")
    text = "\n\n".join(_blocks(found.body)) + "\n"
    metadata = Metadata(
        title=found.title,
        published=found.date,
        publisher=found.sitename,
        url=found.url,
        language=found.language,
    )
    return metadata, text


def _blocks(body: Element) -> Iterator[str]:
    for element in body:
        if element.tag == "head":
            level = (element.get("rend") or "h2")[1:]
            yield f"{'#' * int(level)} {_text(element)}"
        elif element.tag == "list":
            yield from (f"- {_text(item)}" for item in element.iter("item") if _text(item))
        elif element.tag == "table":
            for row in element.iter("row"):
                yield " | ".join(filter(None, (_text(cell) for cell in row.iter("cell"))))
        elif element.tag == "quote" and len(element):
            yield from _blocks(element)
        elif _text(element):
            yield _text(element)


def _text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())
