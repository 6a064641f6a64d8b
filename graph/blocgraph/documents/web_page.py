"""A web page to the text of its article: one line a block, headings kept as `# ` lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from blocgraph.documents.front_matter import Metadata

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_AROUND_TAGS = (
    "script", "style", "noscript", "template", "nav", "aside", "footer", "form", "button",
    "iframe", "svg", "select", "dialog",
)  # fmt: skip
_AROUND_ROLES = ("navigation", "dialog", "alertdialog", "banner", "contentinfo", "search", "menu")
_AROUND_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|breadcrumbs?|cookies?|consent|gdpr|newsletter|subscri\w*"
    r"|related|recommended|recirc\w*|read-?next|read-?more|most-?read|trending|ticker|promo\w*"
    r"|advert\w*|ads?|sponsor\w*|share|sharing|social|comments?|footer|sidebar|paywall|popup|modal)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_PARAGRAPHS = {"p", "li", "dt", "dd", "blockquote", "figcaption", "pre", "td", "th", "caption"}
_HEADINGS = {f"h{level}" for level in range(1, 7)}
_CONTAINERS = {
    "html", "body", "main", "article", "section", "div", "header", "ul", "ol", "dl", "table",
    "thead", "tbody", "tr", "figure", "center", "details", "summary", "hr", "br", "address",
}  # fmt: skip
_LEAST_SHARE = 0.7


def page_to_text(source: str) -> tuple[Metadata, str]:
    """What a page says of itself, and the text of its article without what stands around it.

    The article is what trafilatura takes for it; where that is much less than what the page marks
    as its article, the latter.

    Raises:
        ValueError: no article was found; its message is the reason.
    """
    import lxml.etree
    import lxml.html
    import trafilatura

    try:
        tree = lxml.html.document_fromstring(source.encode(), parser=_parser())
    except (lxml.etree.ParserError, lxml.etree.XMLSyntaxError) as error:
        raise ValueError("no HTML was found in the page") from error
    metadata = trafilatura.extract_metadata(source)
    _prune(tree)
    marked = list(_marked_blocks(_main_part(tree)))
    _split_at_breaks(tree)
    found = trafilatura.bare_extraction(
        lxml.html.tostring(tree, encoding="unicode"), include_comments=False, include_tables=True
    )
    blocks = []
    if found is not None and not isinstance(found, dict) and found.body is not None:
        blocks = [block for block in _blocks(found.body) if block.strip("#- |")]
    if _loses_text(blocks, marked):
        blocks = marked
    if not blocks:
        raise ValueError("no article text was found in the page")
    return (
        Metadata(
            title=metadata.title,
            published=metadata.date,
            publisher=metadata.sitename,
            url=metadata.url,
            language=metadata.language or tree.get("lang"),
        ),
        "\n\n".join(blocks) + "\n",
    )


def _parser() -> object:
    import lxml.html

    return lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)


def _prune(tree: Element) -> None:
    """Take out what stands around an article by the page's own marking."""
    for parent in list(tree.iter()):
        for element in list(parent):
            if isinstance(element.tag, str) and _is_around(element):
                _drop(parent, element)


def _is_around(element: Element) -> bool:
    if element.tag in ("html", "head", "body", "main", "article", *_HEADINGS):
        return False
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return (
        element.tag in _AROUND_TAGS
        or (element.get("role") or "").lower() in _AROUND_ROLES
        or element.get("aria-hidden") == "true"
        or element.get("hidden") is not None
        or (bool(_AROUND_NAMES.search(names)) and not _holds_article(element))
    )


def _holds_article(element: Element) -> bool:
    return any(True for tag in ("article", "main", "h1") for _ in element.iter(tag))


def _drop(parent: Element, element: Element) -> None:
    """Remove an element but not the text behind it, which lxml keeps with it."""
    position = list(parent).index(element)
    tail = element.tail or ""
    if position:
        parent[position - 1].tail = (parent[position - 1].tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def _split_at_breaks(tree: Element) -> None:
    """Let a line break end its paragraph: trafilatura would run the two lines together."""
    for parent in list(tree.iter()):
        breaks = [element for element in parent if element.tag == "br" and element.tail]
        if parent.tag not in ("div", "section", "article", "body") or not breaks:
            continue
        for element in breaks:
            element.tag, element.text, element.tail = "p", element.tail, None
        if (parent.text or "").strip():
            first = parent.makeelement("p", {})
            first.text, parent.text = parent.text, None
            parent.insert(0, first)


def _main_part(tree: Element) -> Element:
    for tag in ("article", "main", "body"):
        found = list(tree.iter(tag))
        if len(found) == 1:
            return found[0]
    return tree


def _loses_text(blocks: list[str], marked: list[str]) -> bool:
    """Whether the blocks are far less than those marked, lack headings, or run into one."""
    length, whole = sum(map(len, blocks)), sum(map(len, marked))
    if length < _LEAST_SHARE * whole:
        return True
    headings = sum(block.startswith("#") for block in blocks)
    return headings < sum(block.startswith("#") for block in marked) or len(blocks) == 1


def _marked_blocks(element: Element) -> Iterator[str]:
    """The paragraphs, headings and list items below an element, and the text between them."""
    loose = [element.text or ""]
    for child in element:
        if not isinstance(child.tag, str):
            loose.append(child.tail or "")
            continue
        is_block = child.tag in _PARAGRAPHS | _HEADINGS | _CONTAINERS
        if is_block:
            yield from _line("", "".join(loose))
            loose = []
        if child.tag in _HEADINGS:
            yield from _line("#" * int(child.tag[1]) + " ", _text(child))
        elif child.tag == "tr":
            yield from _line("", " | ".join(filter(None, map(_text, child))))
        elif child.tag in _PARAGRAPHS and not _holds_blocks(child):
            yield from _line("- " if child.tag == "li" else "", _text(child))
        elif is_block:
            yield from _marked_blocks(child)
        else:
            loose.append("".join(child.itertext()))
        loose.append(child.tail or "")
    yield from _line("", "".join(loose))


def _holds_blocks(element: Element) -> bool:
    return any(
        child is not element and child.tag in _PARAGRAPHS | _HEADINGS | _CONTAINERS - {"br"}
        for child in element.iter()
    )


def _line(prefix: str, text: str) -> Iterator[str]:
    text = " ".join(text.split())
    if text:
        yield prefix + text


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
