"""Networks as they may truly be: each claim kept with its probability, by document."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from blocgraph.errors import InputError
from blocgraph.measures.arrays import Ties
from blocgraph.measures.inputs import finite
from blocgraph.vocabulary import RelationType, Status

if TYPE_CHECKING:
    import networkx as nx
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Indices = NDArray[np.intp]

_SUPPORTING = frozenset({Status.ASSERTED, Status.ALLEGED})


class Draws(NamedTuple):
    """Among NODES, the parts of DYADS have WEIGHTS where one of their claims is kept.

    Claim i is on the part `part[i]`, and kept with `probability[i]`; those of one document rise and
    fall together. `expected` are the weights of the network as it stands. `sources` are the names
    of the documents, of which claim i has the number `document[i]`.
    """

    nodes: tuple[str, ...]
    first: Indices
    second: Indices
    dyad: Indices
    expected: Floats
    weights: Floats
    part: Indices
    probability: Floats
    document: Indices
    sources: tuple[str, ...]

    def standing(self) -> Floats:
        """The weight of each dyad in the network as it stands."""
        return self._sum(self.expected)

    def sample(self, draws: int, seed: int) -> Iterator[Floats]:
        """The weight of each dyad, in so many draws; equal seeds give equal draws.

        A document's throws do not depend on the others, so that the draws of two networks that
        share documents can be compared one by one.
        """
        import numpy as np

        throws = np.empty((draws, len(self.sources)))
        for number, name in enumerate(self.sources):
            dice = np.random.default_rng([seed, zlib.crc32(name.encode())])
            throws[:, number] = dice.random(draws)
        for thrown in throws:
            kept = thrown[self.document] < self.probability
            stands = np.zeros(len(self.weights), dtype=bool)
            stands[self.part[kept]] = True
            yield self._sum(self.weights * stands)

    def ties(self, weights: Floats) -> Ties:
        """The dyads of weight above 0 as undirected ties."""
        import numpy as np

        there = weights > 0
        tails = np.concatenate([self.first[there], self.second[there]])
        heads = np.concatenate([self.second[there], self.first[there]])
        values = np.concatenate([weights[there], weights[there]])
        order = np.lexsort((heads, tails))
        return Ties(len(self.nodes), tails[order], heads[order], values[order])

    def _sum(self, weights: Floats) -> Floats:
        import numpy as np

        return np.bincount(self.dyad, weights, minlength=len(self.first)).astype(float)


class _Part(NamedTuple):
    dyad: tuple[str, str]
    expected: float
    weight: float
    claims: list[tuple[str, float]]


def prepare_draws(
    network: nx.Graph[str], sign: int = 0, *, without: Collection[RelationType] = ()
) -> Draws:
    """The claims of a network, ready to be drawn.

    Args:
        network: as `project` makes it, or any other with a signed `weight` on each tie; there
            `confidence` is the probability that the tie stands, 1 where not given, and `weight` /
            `confidence` its weight where it does.
        sign: 1 for the positive, -1 for the negative parts, their weights made positive; 0 for all.
        without: types of relations that make no tie, beside memberships.

    Raises:
        InputError: a weight is no finite number, or a confidence is not from 0 to 1.
    """
    import numpy as np

    parts = sorted(_parts(network, sign, {RelationType.MEMBERSHIP, *without}))
    nodes = tuple(sorted(network))
    index = {node: number for number, node in enumerate(nodes)}
    dyads = sorted({part.dyad for part in parts})
    dyad_index = {dyad: number for number, dyad in enumerate(dyads)}
    documents: dict[str, int] = {}
    claims = [
        (number, probability, documents.setdefault(document, len(documents)))
        for number, part in enumerate(parts)
        for document, probability in part.claims
    ]
    ends = np.array([[index[a], index[b]] for a, b in dyads], dtype=np.intp).reshape(-1, 2)
    return Draws(
        nodes=nodes,
        first=ends[:, 0],
        second=ends[:, 1],
        dyad=np.array([dyad_index[part.dyad] for part in parts], dtype=np.intp),
        expected=np.array([part.expected for part in parts], dtype=float),
        weights=np.array([part.weight for part in parts], dtype=float),
        part=np.array([part for part, *_ in claims], dtype=np.intp),
        probability=np.array([probability for _, probability, _ in claims], dtype=float),
        document=np.array([document for *_, document in claims], dtype=np.intp),
        sources=tuple(documents),
    )


def _parts(network: nx.Graph[str], sign: int, without: Collection[str]) -> Iterator[_Part]:
    for number, (a, b, data) in enumerate(network.edges(data=True)):
        weight = finite(data.get("weight"), (a, b), "weight")
        if a == b or not weight or weight * sign < 0:
            continue
        if data.get("type") in without:
            continue
        size = abs(weight) if sign else weight
        claims = list(_claims(data, a, b, f"tie {number}"))
        surest = max(probability for _, probability in claims)
        yield _Part((min(a, b), max(a, b)), size, size / surest if surest else size, claims)


def _claims(data: dict[str, Any], a: str, b: str, alone: str) -> Iterator[tuple[str, float]]:
    if not data.get("claims"):
        yield alone, _probability(data.get("confidence", 1.0), a, b)
        return
    for claim in data.get("events", data["claims"]):
        if claim.status in _SUPPORTING:
            yield claim.document, _probability(claim.confidence, a, b)


def _probability(value: object, a: str, b: str) -> float:
    probability = finite(value, (a, b), "confidence")
    if not 0 <= probability <= 1:
        raise InputError(f"the tie {a} - {b} has confidence {probability}: give one from 0 to 1")
    return probability
