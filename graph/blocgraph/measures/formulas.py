"""What each measure is called and where it is from, for those who repeat a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

FORMULAS: Mapping[str, str] = MappingProxyType(
    {
        "alignment": "balance of evidence (s - o) / (s + o + 1) with Beta(s + 1/2, o + 1/2)",
        "indirect": "portfolio similarity, Scott's pi (Haege 2011)",
        "strength": "sum of the weights of positive ties",
        "pagerank": "PageRank (Brin and Page 1998), damping .85",
        "eigenvector": "eigenvector centrality (Bonacich 1987) by component",
        "closeness": "harmonic closeness (Marchiori and Latora 2000), distance 1 / weight",
        "betweenness": "betweenness (Freeman 1977), distance 1 / weight",
        "group": "group degree, harmonic closeness and betweenness (Everett and Borgatti 1999)",
        "null": "z and percentile among random groups of the same size and degrees",
        "contribution": "value of the bloc less its value without the member",
        "declared": "memberships that stand on the day",
        "detected": "signed modularity (Gomez, Jensen and Arenas 2009), resolution 1/2",
        "tracked": "blocs matched by Jaccard index (Kuhn 1955)",
        "stability": "adjusted Rand index (Hubert and Arabie 1985) over seeds and resolutions",
        "bloc graph": "mean alignment of all dyads between two blocs",
        "brokers": "participation and within-bloc z (Guimera and Amaral 2005), constraint "
        "(Burt 1992), swing 1 - (best - second) / 2",
        "roles": "brokerage roles (Gould and Fernandez 1989), z from permuted labels",
        "whole": "density by sign, balanced triangles (Cartwright and Harary 1956), frustration "
        "index (Aref and Wilson 2018), polarisation (Esteban and Ray 1994), E-I index "
        "(Krackhardt and Stern 1988)",
        "rank interval": "ranks in draws of documents, 90 %",
        "changes": "relations, memberships and alignments of two networks compared",
    }
)


def formula_of(names: Iterable[str]) -> str:
    """The formulas of these names, those that have one, in one line."""
    return "; ".join(FORMULAS[name] for name in dict.fromkeys(names) if name in FORMULAS)
