"""pyvis's `Network` as the builder of the page, kept from what it does wrong.

pyvis 0.3.2 is the last of its line: it scans lists for every node and edge, takes an empty label
for none, escapes nothing and loads from two hosts. Here a node or an edge is one look-up, labels
stay as they are, and the template is our own, escaped.
"""

from __future__ import annotations

from pathlib import Path

import jinja2
from pyvis.network import Network

_FOLDER = Path(__file__).resolve().parent


class PageNetwork(Network):  # type: ignore[misc]
    """A directed pyvis network of records that go into the page as they are."""

    def __init__(self, heading: str, **page: object) -> None:
        super().__init__(directed=True, cdn_resources="in_line", heading=heading)
        self.path = "page.html.j2"
        self.templateEnv = jinja2.Environment(
            loader=jinja2.FileSystemLoader(_FOLDER),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self.templateEnv.policies["json.dumps_kwargs"] = {
            "separators": (",", ":"),
            "allow_nan": False,
        }
        self.templateEnv.globals["page"] = page

    def add_node(self, n_id: str, **record: object) -> None:
        """Add the record of an actor, once."""
        if n_id not in self.node_map:
            self.node_map[n_id] = {"id": n_id, **record}
            self.node_ids.append(n_id)
            self.nodes.append(self.node_map[n_id])

    def add_edge(self, source: str, to: str, **record: object) -> None:
        """Add the record of a relation; parallel ones all stay."""
        self.edges.append({"from": source, "to": to, **record})
