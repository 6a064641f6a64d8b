"""Markdown to plain text: one line a block, headings as `# ` lines, list items as `- ` lines."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token

_SKIPPED = {"fence", "code_block", "html_block", "hr"}


def markdown_to_text(source: str) -> str:
    """The prose of a Markdown text, without its markup, code and raw HTML.

    >>> markdown_to_text("# A *pact*\\n\\n- with [Iran](https://example.org)\\n")
    '# A pact\\n\\n- with Iran\\n'
    """
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table")
    lines: list[str] = []
    prefix = ""
    row: list[str] | None = None
    for token in parser.parse(source):
        if token.type == "heading_open":
            prefix = "#" * int(token.tag[1]) + " "
        elif token.type == "list_item_open":
            prefix = "- "
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            lines.append(" | ".join(row))
            row = None
        elif token.type == "inline":
            text = " ".join(_inline_text(token.children or ()).split())
            if row is not None:
                row.append(text)
            elif text:
                lines.append(prefix + text)
            prefix = ""
    return "\n\n".join(line for line in lines if line) + "\n"


def _inline_text(tokens: Iterable[Token]) -> str:
    pieces = []
    for token in tokens:
        if token.type in ("text", "code_inline"):
            pieces.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            pieces.append(" ")
    return "".join(pieces)
