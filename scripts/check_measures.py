#!/usr/bin/env python
"""The figures that the measures are held to, measured anew: a row each, status 1 if one fails.

scripts/check_measures.py [--quick]
"""

from __future__ import annotations

import itertools
import math
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from typing import Any, NamedTuple

import networkx as nx
import numpy as np

from blocgraph import measures
from blocgraph.benchmark.measures import made_up_world
from blocgraph.cli.output import format_rows
from blocgraph.model import Claim, group_relations
from blocgraph.network import project
from blocgraph.vocabulary import RelationType, Status


class Row(NamedTuple):
    """WHAT has FIGURE, and BAR is reached where OK."""

    what: str
    figure: float
    bar: str
    ok: bool


def main() -> int:
    """Print the table."""
    rows = list(_rows(quick="--quick" in sys.argv[1:]))
    shown = [(row.what, f"{row.figure:.3g}", row.bar, row.ok) for row in rows]
    print(format_rows(Row._fields, shown, "table"), end="")
    return 0 if all(row.ok for row in rows) else 1


def _rows(quick: bool) -> Iterator[Row]:
    yield from _group_rows(100 if quick else 500)
    yield from _alignment_rows(200 if quick else 1000)
    yield from _coverage_rows(30 if quick else 100)
    yield from _bloc_rows(2 if quick else 8)
    yield _frustration_row()


def _group_rows(networks: int) -> Iterator[Row]:
    names = ("betweenness", "degree", "harmonic closeness")
    worst = dict.fromkeys(names, 0.0)
    for seed in range(networks):
        network, group, distance = _random_network(seed)
        found = (
            measures.group_betweenness_centrality(network, group, distance=distance),
            measures.group_degree_centrality(network, group),
            measures.group_closeness_centrality(network, group, distance=distance),
        )
        for name, ours, true in zip(names, found, _brute(network, group, distance), strict=True):
            worst[name] = max(worst[name], abs(ours - true))
    for name in names:
        what = f"group {name}, {networks} networks, off brute force"
        yield Row(what, worst[name], "<= 1e-9", worst[name] <= 1e-9)


def _random_network(seed: int) -> tuple[nx.Graph[int], set[int], str | None]:
    dice = random.Random(seed)
    n = dice.randint(3, 8)
    network = nx.gnp_random_graph(n, dice.choice([0.15, 0.3, 0.6]), seed, directed=seed % 2 == 1)
    for a, b in network.edges:
        network.edges[a, b]["distance"] = dice.choice([1, 2, 3])
    group = set(dice.sample(range(n), dice.randint(1, min(6, n))))
    return network, group, "distance" if seed % 4 > 1 else None


def _brute(network: nx.Graph[int], group: set[int], distance: str | None) -> tuple[float, ...]:
    """Betweenness, degree and closeness by going through all simple paths."""
    outsiders = [node for node in network if node not in group]
    paths = {
        pair: _shortest(network, *pair, distance) for pair in itertools.permutations(network, 2)
    }
    pairs = list(itertools.permutations(outsiders, 2))
    through = sum(
        sum(bool(group & set(path)) for path in paths[pair][1]) / len(paths[pair][1])
        for pair in pairs
        if paths[pair][1]
    )
    near = sum(any(v in nx.all_neighbors(network, m) for m in group) for v in outsiders)
    closest = sum(max(1 / paths[v, m][0] for m in group) for v in outsiders)
    n = len(outsiders)
    return through / max(len(pairs), 1), near / max(n, 1), closest / max(n, 1)


def _shortest(
    network: nx.Graph[int], source: int, target: int, distance: str | None
) -> tuple[float, list[Any]]:
    found: dict[float, list[Any]] = {}
    for path in nx.all_simple_paths(network, source, target):
        steps = itertools.pairwise(path)
        length = sum(network.edges[a, b][distance] if distance else 1 for a, b in steps)
        found.setdefault(length, []).append(path)
    return (min(found), found[min(found)]) if found else (math.inf, [])


def _claim(a: str, kind: RelationType, b: str, number: int, confidence: float = 1.0) -> Claim:
    return Claim(
        f"d{number}", a, kind, b, Status.ASSERTED, "...", number, number + 3, confidence=confidence
    )


def _alignment_rows(trials: int) -> Iterator[Row]:
    scores = measures.alignments(made_up_world(193, 9000))
    off = max(abs(math.fsum(c.share for c in row.contributions) - row.score) for row in scores)
    yield Row(f"contributions less score, {len(scores):,} dyads", off, "0 exactly", off == 0)
    asymmetric, falls = 0.0, 0
    kinds = (RelationType.ALLIANCE, RelationType.SANCTIONS)
    everything = [kind for kind in RelationType if kind not in measures.DEPENDENCIES]
    for seed in range(trials):
        dice = random.Random(seed)
        drawn = [(dice.random() < 0.5, dice.random()) for _ in range(dice.randint(1, 6))]
        here, there = (
            _score(
                [_claim("A", kinds[kind != swap], "B", i, p) for i, (kind, p) in enumerate(drawn)]
            )
            for swap in (False, True)
        )
        asymmetric = max(asymmetric, abs(here + there))
        claims = [
            _claim("A", dice.choice(everything), "B", i, dice.random())
            for i in range(dice.randint(0, 8))
        ]
        more = _claim("A", dice.choice(everything), "B", 99, dice.random())
        falls += (_score([*claims, more]) - _score(claims)) * more.type.sign < -1e-12
    yield Row(
        "score with all signs turned, plus score: largest", asymmetric, "0", asymmetric < 1e-12
    )
    yield Row(f"claims, of {trials}, that move a score the wrong way", falls, "0", not falls)


def _score(claims: list[Claim]) -> float:
    if not claims:
        return 0.0
    return measures.alignment(project(group_relations(claims)), "A", "B").score


def _coverage_rows(worlds: int) -> Iterator[Row]:
    dyads = 40 * worlds
    dice = np.random.default_rng(1)
    truth = dice.beta(0.5, 0.5, dyads)
    claims = [
        _evidence(dice.random() < truth[i], i, second=bool(n))
        for i in range(dyads)
        for n in range(1 + i % 2)
    ]
    weights = {str(kind.layer): 1 / 0.8 for kind in RelationType}
    rows = measures.alignments(project(group_relations(claims)), layer_weights=weights)
    covered = np.mean([row.low <= 2 * truth[int(row.a[1:])] - 1 <= row.high for row in rows])
    yield _covers(f"alignment intervals that cover the truth, {dyads:,} dyads", float(covered))
    hits = [hit for seed in range(worlds) for hit in _rank_hits(seed)]
    share = float(np.mean(hits))
    yield _covers(f"PageRank intervals that cover the truth, {len(hits):,} actors", share)


def _evidence(kind: bool, dyad: int, *, second: bool) -> Claim:
    """One piece of evidence of mass 1; two on a dyad are of two relations, lest they count once."""
    a, b = f"A{dyad:05}", f"B{dyad:05}"
    if kind:
        return _claim(a, RelationType.TREATY if second else RelationType.ALLIANCE, b, 2 * dyad)
    a, b = (b, a) if second else (a, b)
    return _claim(a, RelationType.SANCTIONS, b, 2 * dyad + second)


def _covers(what: str, share: float) -> Row:
    return Row(what, share, ".90 +- .02", abs(share - 0.9) <= 0.02)


def _rank_hits(seed: int) -> list[bool]:
    """Whether each actor's true PageRank is in its interval, in a world that the claims allow."""
    dice = random.Random(seed)
    kinds = [RelationType.ALLIANCE, RelationType.NEGOTIATION, RelationType.AID, RelationType.THREAT]
    names = [f"A{i:02}" for i in range(25)]
    claims = [
        _claim(*_ends(dice, names, dice.choice(kinds)), dice.randrange(150), dice.uniform(0.2, 0.9))
        for _ in range(300)
    ]
    thrown = {document: dice.random() for document in sorted({c.document for c in claims})}
    true = [c for c in claims if thrown[c.document] < c.confidence]
    world: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    world.add_nodes_from(sorted({end for c in claims for end in (c.source, c.target)}))
    for a, kind, b in sorted({c.relation_key for c in true}):
        world.add_edge(a, b, weight=kind.goldstein / 10)
    actual = measures.pagerank_centrality(measures.simple_network(world))
    ranks = measures.rank_intervals(project(group_relations(claims)), ["pagerank"], seed=seed)
    return [row.low <= actual[row.actor] <= row.high for row in ranks.rows]


def _ends(
    dice: random.Random, names: list[str], kind: RelationType
) -> tuple[str, RelationType, str]:
    a, b = sorted(dice.sample(names, 2))
    return a, kind, b


def _bloc_rows(networks: int) -> Iterator[Row]:
    for noise, denser, bar in ((0.05, 1, 0.9), (0.15, 2, 0.75)):
        found = []
        for seed in range(networks):
            network, truth = planted(seed, noise, denser)
            labels = measures.bloc_labels(network, measures.detect_blocs(network, seed))
            found.append(measures.adjusted_rand_index(truth, labels))
        kind = "" if denser == 1 else ", dense"
        what = f"planted blocs, {noise:.0%} wrong{kind}: lowest ARI of {networks}"
        yield Row(what, min(found), f">= {bar}", min(found) >= bar)
    network, _ = planted(0, 0.05, 1)
    stable = measures.bloc_stability(network, seeds=5).seeds
    yield Row("stability over seeds, planted, 5 % of signs wrong", stable, ">= .95", stable >= 0.95)
    runs = {_detect_elsewhere(hash_seed) for hash_seed in range(1, 1 + networks)}
    what = f"different results of {networks} processes, input shuffled"
    yield Row(what, len(runs), "1", len(runs) == 1)


def planted(
    seed: int, noise: float, denser: float, n: int = 200, blocs: int = 5, degree: float = 20
) -> tuple[nx.Graph[str], dict[str, int]]:
    """Ties positive inside blocs and negative across, but for noise, and denser inside."""
    dice = random.Random(seed)
    truth = {f"A{i:03}": i % blocs for i in range(n)}
    network: nx.Graph[str] = nx.Graph()
    network.add_nodes_from(truth)
    across = degree / (n - n / blocs + denser * (n / blocs - 1))
    for a, b in itertools.combinations(truth, 2):
        same = truth[a] == truth[b]
        if dice.random() < (across * denser if same else across):
            network.add_edge(a, b, weight=1 if same != (dice.random() < noise) else -1)
    return network, truth


def _detect_elsewhere(hash_seed: int) -> str:
    command = [sys.executable, __file__, "--detect", str(hash_seed)]
    environment = {**os.environ, "PYTHONHASHSEED": str(hash_seed)}
    return subprocess.run(
        command, env=environment, check=True, capture_output=True, text=True
    ).stdout


def _detect(hash_seed: int) -> None:
    network, _ = planted(1, 0.15, 1)
    dice = random.Random(hash_seed)
    nodes, edges = list(network), list(network.edges(data=True))
    dice.shuffle(nodes)
    dice.shuffle(edges)
    shuffled: nx.Graph[str] = nx.Graph()
    shuffled.add_nodes_from(nodes)
    shuffled.add_edges_from((b, a, data) for a, b, data in edges)
    print([bloc.members for bloc in measures.detect_blocs(shuffled, 3)])


def _frustration_row() -> Row:
    dice = random.Random(1)
    network: nx.Graph[str] = nx.Graph()
    while network.number_of_edges() < 2896:
        i, j = dice.sample(range(193), 2)
        weight = 1 if (i % 2 == j % 2) != (dice.random() < 0.05) else -1
        network.add_edge(f"A{i:03}", f"A{j:03}", weight=weight)
    found = measures.frustration_index(network, time_limit=30)
    return Row("frustration, 193 states, 2,896 ties: gap", found.high - found.low, "0", found.exact)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--detect"]:
        _detect(int(sys.argv[2]))
    else:
        sys.exit(main())
