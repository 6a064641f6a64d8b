"""The page as a value: its HTML, which shows itself in a notebook."""

from __future__ import annotations

from html import escape


class Page(str):
    """The HTML of a page; a notebook shows it in a sandboxed frame."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return (
            '<iframe sandbox="allow-scripts allow-downloads allow-popups" title="blocgraph" '
            'width="100%" height="720" style="border: 1px solid #d5d2ca" '
            f'srcdoc="{escape(self, quote=True)}"></iframe>'
        )
