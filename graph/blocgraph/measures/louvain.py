"""Signed modularity and its maximisation by seeded Louvain, the same on every machine."""

from __future__ import annotations

import math
import random
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from blocgraph.measures.inputs import finite
from blocgraph.measures.ties import signed_network

if TYPE_CHECKING:
    import networkx as nx

_LEAST_GAIN = 1e-12


@dataclass(frozen=True, slots=True)
class _Ties:
    """Node v has signed TIES[v], and expects PULL[v] PULL[u] - PUSH[v] PUSH[u] with another u.

    The sizes of all ties, both ways, add up to 1.
    """

    ties: list[dict[int, float]]
    pull: list[float]
    push: list[float]

    def __len__(self) -> int:
        return len(self.ties)


def signed_modularity(
    network: nx.Graph[str], communities: Iterable[Iterable[str]], resolution: float = 0.5
) -> float:
    """How much more the ties agree with a partition than chance (Gomez, Jensen and Arenas 2009).

    With W the signed `weight`s, k+ and k- the strengths and 2m+ and 2m- their sums,

        Q = sum over i, j in one community of
            [W_ij - resolution (k+_i k+_j / 2m+ - k-_i k-_j / 2m-)] / (2m+ + 2m-)

    0 where there are no ties. Actors in no community are alone; self-loops are no ties, and where
    ties are directed or parallel the net one of each dyad counts.

    Raises:
        InputError: a weight is no finite number.

    >>> import networkx as nx
    >>> network = nx.Graph()
    >>> network.add_weighted_edges_from([("A", "B", 1), ("C", "D", 1), ("A", "C", -1)])
    >>> round(signed_modularity(network, ["AB", "CD"]), 3)
    0.583
    """
    nodes, ties = _index(network, resolution)
    label = {node: number for number, nodes_ in enumerate(communities) for node in nodes_}
    labels = [label.get(node, -1 - number) for number, node in enumerate(nodes)]
    return _quality(ties, labels)


def best_partition(
    network: nx.Graph[str],
    *,
    resolution: float = 0.5,
    seed: int = 0,
    starts: int = 10,
    kicks: int = 20,
    previous: Iterable[Iterable[str]] = (),
) -> list[list[str]]:
    """The communities of highest `signed_modularity` found in several starts.

    Louvain (Blondel et al. 2008) with a queue of the nodes whose surroundings changed, repeated
    from its own result until no single node moves. After `starts` of these, every other one from
    random communities, `kicks` times up to a quarter of the best result's nodes are set apart and
    Louvain goes on from there. The order of nodes and ties does not matter. Where `previous`
    communities are given, the first start is from them: of equally good ones, those nearest stay.

    Raises:
        InputError: a weight is no finite number.
    """
    nodes, ties = _index(network, resolution)
    best = _labels(nodes, previous)
    if any(label >= len(nodes) for label in best):
        best = _louvain(ties, best, random.Random(f"{seed}.previous"))
    best_quality = _quality(ties, best)
    for attempt in range(starts + kicks):
        dice = random.Random(f"{seed}.{attempt}")
        first = (
            _first_labels(len(nodes), attempt, dice) if attempt < starts else _kicked(best, dice)
        )
        labels = _louvain(ties, first, dice)
        quality = _quality(ties, labels)
        if quality > best_quality + _LEAST_GAIN:
            best, best_quality = labels, quality
    groups: dict[int, list[str]] = {}
    for node, label in zip(nodes, best, strict=True):
        groups.setdefault(label, []).append(node)
    return list(groups.values())


def _labels(nodes: Sequence[str], communities: Iterable[Iterable[str]]) -> list[int]:
    """The communities numbered from n, those in none alone and numbered from 0."""
    label = {node: number for number, group in enumerate(communities, len(nodes)) for node in group}
    return [label.get(node, number) for number, node in enumerate(nodes)]


def sorted_ties(network: nx.Graph[str]) -> dict[str, dict[str, float]]:
    """The signed ties of each node, all in the order of the nodes' names, without self-loops.

    Where ties are directed or parallel, those of `signed_network`: the net one of each dyad.

    Raises:
        InputError: a weight is no finite number.
    """
    if network.is_directed() or network.is_multigraph():
        network = signed_network(network)
    return {
        node: {
            other: finite(network.edges[node, other].get("weight", 1.0), (node, other), "weight")
            for other in sorted(network[node], key=str)
            if other != node
        }
        for node in sorted(network, key=str)
    }


def _index(network: nx.Graph[str], resolution: float) -> tuple[list[str], _Ties]:
    named = sorted_ties(network)
    index = {node: number for number, node in enumerate(named)}
    total = math.fsum(abs(weight) for row in named.values() for weight in row.values())
    ties = [{index[o]: w / total for o, w in row.items() if w} for row in named.values()]
    plus = [math.fsum(w for w in row.values() if w > 0) for row in ties]
    minus = [math.fsum(-w for w in row.values() if w < 0) for row in ties]
    pull, push = _expected(plus, resolution), _expected(minus, resolution)
    return list(named), _Ties(ties, pull, push)


def _expected(strengths: Sequence[float], resolution: float) -> list[float]:
    total = math.fsum(strengths)
    scale = math.sqrt(resolution / total) if total else 0.0
    return [strength * scale for strength in strengths]


def _quality(ties: _Ties, labels: Sequence[int]) -> float:
    inside = math.fsum(
        weight
        for node, row in enumerate(ties.ties)
        for other, weight in row.items()
        if labels[node] == labels[other]
    )
    pull, push = _sums(ties, labels)
    return (
        inside - math.fsum(v * v for v in pull.values()) + math.fsum(v * v for v in push.values())
    )


def _sums(ties: _Ties, labels: Sequence[int]) -> tuple[dict[int, float], dict[int, float]]:
    pull: dict[int, float] = {}
    push: dict[int, float] = {}
    for node, label in enumerate(labels):
        pull[label] = pull.get(label, 0.0) + ties.pull[node]
        push[label] = push.get(label, 0.0) + ties.push[node]
    return pull, push


def _first_labels(n: int, attempt: int, dice: random.Random) -> list[int]:
    """Everybody alone, or every other time at random in one of a few communities."""
    if attempt % 2 == 0:
        return list(range(n))
    return [dice.randint(0, math.isqrt(n)) for _ in range(n)]


def _kicked(labels: Sequence[int], dice: random.Random) -> list[int]:
    most = min(len(labels), max(5, len(labels) // 4))
    apart = set(dice.sample(range(len(labels)), dice.randint(0, most)))
    unused = max(labels, default=0) + 1
    return [unused + node if node in apart else label for node, label in enumerate(labels)]


def _louvain(ties: _Ties, labels: list[int], dice: random.Random) -> list[int]:
    moved = True
    while moved:
        moved = _move(ties, labels, dice)
        coarse, labels = _merge(ties, labels)
        while True:
            above = list(range(len(coarse)))
            if not _move(coarse, above, dice):
                break
            coarse, above = _merge(coarse, above)
            labels = [above[label] for label in labels]
    return labels


def _move(ties: _Ties, labels: list[int], dice: random.Random) -> bool:
    """Move nodes to the community they gain most from until none gains; whether one moved."""
    pull, push = _sums(ties, labels)
    sizes: dict[int, int] = {}
    for label in labels:
        sizes[label] = sizes.get(label, 0) + 1
    unused = max(labels, default=0) + 1
    order = list(range(len(ties)))
    dice.shuffle(order)
    queue, queued = deque(order), [True] * len(ties)
    moved = False
    while queue:
        node = queue.popleft()
        queued[node] = False
        own = labels[node]
        pull[own] -= ties.pull[node]
        push[own] -= ties.push[node]
        best = _best_label(ties, node, labels, pull, push, alone=unused)
        pull[best] = pull.get(best, 0.0) + ties.pull[node]
        push[best] = push.get(best, 0.0) + ties.push[node]
        if best == own or (best == unused and sizes[own] == 1):
            if best != own:
                pull[own], push[own] = pull.pop(best), push.pop(best)
            continue
        labels[node] = best
        sizes[own] -= 1
        if not sizes[own]:
            del pull[own], push[own]
        sizes[best] = sizes.get(best, 0) + 1
        unused += best == unused
        moved = True
        for other in ties.ties[node]:
            if labels[other] != best and not queued[other]:
                queued[other] = True
                queue.append(other)
    return moved


def _best_label(
    ties: _Ties,
    node: int,
    labels: Sequence[int],
    pull: Mapping[int, float],
    push: Mapping[int, float],
    *,
    alone: int,
) -> int:
    # Hostility to the same others draws actors together that have no tie: try every community.
    gains = dict.fromkeys(pull, 0.0)
    for other, weight in ties.ties[node].items():
        label = labels[other]
        gains[label] = gains.get(label, 0.0) + weight
    best = labels[node]
    most = gains[best] - ties.pull[node] * pull[best] + ties.push[node] * push[best]
    for label, gain in gains.items():
        gain -= ties.pull[node] * pull[label] - ties.push[node] * push[label]
        if gain > most + _LEAST_GAIN:
            best, most = label, gain
    return best if most > -_LEAST_GAIN else alone


def _merge(ties: _Ties, labels: Sequence[int]) -> tuple[_Ties, list[int]]:
    """The network of communities, and the communities numbered from 0."""
    numbers = {label: number for number, label in enumerate(dict.fromkeys(labels))}
    merged: list[dict[int, float]] = [{} for _ in numbers]
    renamed = [numbers[label] for label in labels]
    pull, push = [0.0] * len(numbers), [0.0] * len(numbers)
    for node, label in enumerate(renamed):
        pull[label] += ties.pull[node]
        push[label] += ties.push[node]
        row = merged[label]
        for other, weight in ties.ties[node].items():
            if renamed[other] != label:
                row[renamed[other]] = row.get(renamed[other], 0.0) + weight
    return _Ties(merged, pull, push), renamed
