"""Who stands with whom, since when, and who says so.

>>> import blocgraph as bg
>>> text = "Moscow signed a defence pact with Minsk in 1999."
>>> [claim.type.value for claim in bg.extract_claims(bg.Document("note", text))]
['alliance', 'treaty']
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from blocgraph.claims import extract_claims
    from blocgraph.claims.reading import read_claims
    from blocgraph.documents import read_documents
    from blocgraph.imports import ImportOptions
    from blocgraph.measures import (
        actor_centralities,
        alignment,
        alignments,
        bloc_centralities,
        declared_blocs,
        detect_blocs,
    )
    from blocgraph.model import Actor, Claim, Document, Relation
    from blocgraph.pipeline import KnowledgeGraph, open
    from blocgraph.vocabulary import RelationType, Status

__all__ = [
    "Actor",
    "Claim",
    "Document",
    "ImportOptions",
    "KnowledgeGraph",
    "Relation",
    "RelationType",
    "Status",
    "actor_centralities",
    "alignment",
    "alignments",
    "bloc_centralities",
    "declared_blocs",
    "detect_blocs",
    "extract_claims",
    "open",
    "read_claims",
    "read_documents",
]

_HOMES = {
    "claims": ("extract_claims",),
    "claims.reading": ("read_claims",),
    "documents": ("read_documents",),
    "imports": ("ImportOptions",),
    "measures": (
        "actor_centralities",
        "alignment",
        "alignments",
        "bloc_centralities",
        "declared_blocs",
        "detect_blocs",
    ),
    "model": ("Actor", "Claim", "Document", "Relation"),
    "pipeline": ("KnowledgeGraph", "open"),
    "vocabulary": ("RelationType", "Status"),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    """Import the public names on first use, so that importing blocgraph costs nothing."""
    if name == "__version__":
        from importlib.metadata import version

        return version("blocgraph")
    if name in _HOME:
        from importlib import import_module

        return getattr(import_module(f"blocgraph.{_HOME[name]}"), name)
    raise AttributeError(f"module 'blocgraph' has no attribute {name!r}")
