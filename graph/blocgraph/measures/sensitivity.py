"""What a ranking rests on: the same without contested relations, a publisher or a document."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

import networkx as nx

from blocgraph.errors import UnknownNameError
from blocgraph.measures.inputs import require_claims
from blocgraph.measures.uncertainty import CENTRALITIES, rank_values
from blocgraph.model import Relation
from blocgraph.network.projection import project, to_relations
from blocgraph.vocabulary import RelationStatus

if TYPE_CHECKING:
    from blocgraph.network.projection import Network

OMISSIONS = ("contested", "publisher", "document")
"""What can be left out: contested relations, and the claims of one publisher or document."""

_Cut: TypeAlias = "Callable[[Network], Network]"


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """Without WITHOUT the ranking by MEASURE agrees by TAU; ACTOR moves most, to RANK_WITHOUT.

    `tau` is Kendall's, 1 where no two actors change places; None where either ranking is flat.
    """

    without: str
    measure: str
    tau: float | None
    actor: str
    rank: int
    rank_without: int


def leave_out(
    network: Network,
    *,
    contested: bool = False,
    publishers: Collection[str] = (),
    documents: Collection[str] = (),
) -> Network:
    """The network without contested relations, or without what some publishers or documents say.

    All actors stay, so that ranks compare. A relation on which no claim is left is left out.

    Args:
        network: as `project` makes it; its graph attribute `publishers` says whose each document
            is.
        contested: leave out relations on which claims disagree.
        publishers: names of publishers.
        documents: ids of documents.

    Raises:
        UnknownNameError: a publisher or document that the network has nothing of.
        InputError: the ties have no claims.

    >>> from blocgraph.model import Claim, group_relations
    >>> from blocgraph.network import project
    >>> from blocgraph.vocabulary import RelationType as T, Status
    >>> claims = [Claim("d1", "A", T.ALLIANCE, "B", Status.ASSERTED, "...", 0, 3),
    ...           Claim("d2", "B", T.NEGOTIATION, "C", Status.ASSERTED, "...", 0, 3)]
    >>> network = project(group_relations(claims))
    >>> [(a, b) for a, b, _ in leave_out(network, documents=["d2"]).edges]
    [('A', 'B')]
    """
    require_claims(network)
    published: Mapping[str, str | None] = network.graph.get("published", {})
    owners: Mapping[str, str | None] = network.graph.get("publishers", {})
    relations = to_relations(network)
    known = {claim.document for relation in relations for claim in relation.claims}
    _require("document", documents, known)
    _require("publisher", publishers, {owner for owner in owners.values() if owner})
    out = {document for document in known if owners.get(document) in publishers}
    out.update(documents)
    kept = [
        Relation(*relation.key, tuple(c for c in relation.claims if c.document not in out))
        for relation in relations
        if not (contested and relation.status is RelationStatus.CONTESTED)
    ]
    rest = project([relation for relation in kept if relation.claims], published=published)
    cut: Network = nx.MultiDiGraph(**network.graph)
    cut.add_nodes_from(network.nodes(data=True))
    for source, target, key, data in rest.edges(keys=True, data=True):
        cut.add_edge(source, target, key=key, **data)
    nx.freeze(cut)
    return cut


def sensitivity(
    network: Network,
    measures: Iterable[str] = CENTRALITIES,
    *,
    without: Collection[str] = ("contested", "publisher"),
) -> tuple[Sensitivity, ...]:
    """How the rankings change where something is left out.

    Args:
        network: as `project` makes it.
        measures: some of `CENTRALITIES`.
        without: some of `OMISSIONS`; publishers and documents are left out one at a time.

    Returns:
        A row for each omission and measure, those that agree least first.

    Raises:
        UnknownNameError: a measure or an omission that there is not.
        InputError: the ties have no claims.

    >>> from blocgraph.model import Claim, group_relations
    >>> from blocgraph.network import project
    >>> from blocgraph.vocabulary import RelationType as T, Status
    >>> claims = [Claim("d1", "A", T.ALLIANCE, "B", Status.ASSERTED, "...", 0, 3),
    ...           Claim("d2", "B", T.NEGOTIATION, "C", Status.ASSERTED, "...", 0, 3)]
    >>> network = project(group_relations(claims))
    >>> rows = sensitivity(network, ["strength"], without=["document"])
    >>> [(row.without, round(row.tau, 3)) for row in rows]
    [('document d1', 0.0), ('document d2', 0.816)]
    """
    from scipy.stats import kendalltau  # type: ignore[import-untyped]

    require_claims(network)
    _require("omission", without, OMISSIONS)
    names = tuple(measures)
    actors = sorted(network)
    whole = rank_values(network, names)
    if not actors:
        return ()
    rows: list[Sensitivity] = []
    for label, cut in _omissions(network, without):
        rest = rank_values(cut(network), names)
        for name in names:
            before, after = whole[name], rest[name]
            tau = float(kendalltau(before, after).statistic) if len(actors) > 1 else math.nan
            moved = max(range(len(actors)), key=lambda i: abs(before[i] - after[i]))
            rows.append(
                Sensitivity(
                    without=label,
                    measure=name,
                    tau=None if math.isnan(tau) else tau,
                    actor=actors[moved],
                    rank=before[moved],
                    rank_without=after[moved],
                )
            )
    return tuple(
        sorted(
            rows, key=lambda row: (1.0 if row.tau is None else row.tau, row.without, row.measure)
        )
    )


def _omissions(network: Network, without: Collection[str]) -> Iterator[tuple[str, _Cut]]:
    if "contested" in without:
        yield "contested", partial(leave_out, contested=True)
    documents = {
        claim.document for *_, data in network.edges(data=True) for claim in data["claims"]
    }
    if "publisher" in without:
        owners: Mapping[str, str | None] = network.graph.get("publishers", {})
        for name in sorted({owners.get(document) or "" for document in documents} - {""}):
            yield f"publisher {name}", partial(leave_out, publishers=[name])
    if "document" in without:
        for document in sorted(documents):
            yield f"document {document}", partial(leave_out, documents=[document])


def _require(kind: str, names: Iterable[str], known: Iterable[str]) -> None:
    known = sorted(known)
    for name in names:
        if name not in known:
            raise UnknownNameError(kind, name, known[:3])
