"""The page as text: what is in it, and that it is the same for the same."""

import base64
import colorsys
import hashlib
import json
import math
import os
import re
import shutil
import subprocess
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import blocgraph.page
from blocgraph.errors import InputError
from blocgraph.page import Score, ShownMeasure, measure_actors, render_page, write_page
from blocgraph.page.backbone import significance
from blocgraph.page.blocs import rank_blocs
from blocgraph.page.layout import place_actors, place_blocs
from blocgraph.page.palette import BLOCS, COOPERATIVE, HOSTILE

FRONTEND = Path(__file__).resolve().parents[2] / "graph/blocgraph/page/frontend"
STATIC = Path(blocgraph.page.__file__).parent / "static"


def block(html: str, name: str):
    found = re.search(
        rf'<script type="application/json" id="data-{name}">(.*?)</script>', html, re.S
    )
    assert found
    return json.loads(found[1])


def test_equal_input_gives_equal_bytes(sample):
    assert sample.render() == sample.render()


def test_the_order_of_insertion_does_not_matter(sample):
    other: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    other.add_nodes_from(reversed(list(sample.network.nodes(data=True))))
    other.add_edges_from(reversed(list(sample.network.edges(keys=True, data=True))))
    html = render_page(other, documents=sample.documents, blocs=sample.blocs, title="Four powers")
    assert html == sample.render()


def test_the_network_is_not_written_to(sample):
    before = [dict(data) for *_, data in sample.network.edges(data=True)]
    sample.render()
    assert [dict(data) for *_, data in sample.network.edges(data=True)] == before


def test_every_claim_is_carried(sample):
    html = sample.render()
    claims, relations = block(html, "claims"), block(html, "relations")
    assert len(claims["rows"]) == len(sample.claims)
    assert sorted(claims["sentences"]) == sorted({found.sentence for found in sample.claims})
    covered = [place for relation in relations for place in range(*relation["rows"])]
    assert sorted(covered) == list(range(len(sample.claims)))


def test_policy_names_the_hashes_of_what_is_embedded(sample):
    html = sample.render()
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy
    allowed = policy[1].replace("&#39;", "'")
    assert allowed.startswith("default-src 'none'")
    assert "unsafe" not in allowed
    style = re.search(r"<style>(.*?)</style>", html, re.S)
    script = re.search(r"<script>(.*?)</script>", html, re.S)
    for found in (style, script):
        assert found
        digest = base64.b64encode(hashlib.sha256(found[1].encode()).digest()).decode()
        assert f"'sha256-{digest}'" in allowed


@given(text=st.text())
@settings(max_examples=25, deadline=None)
def test_any_text_survives_and_ends_no_block(text, project, claim):
    network = project([claim("AAA", "aid", "BBB", "x", trigger=text)], {"AAA": text or "A"})
    html = render_page(network, title=text)
    actors = {actor["id"]: actor["label"] for actor in block(html, "actors")}
    assert actors["AAA"] == (text or "A")
    assert block(html, "claims")["rows"][0][7] == text


def test_memberships_stay_behind_the_filter_where_they_are_most(project, claim):
    members = [claim(f"A{i:02}", "membership", "ORG") for i in range(5)]
    html = render_page(project([*members, claim("A00", "aid", "A01")]))
    shown = {kind["id"]: kind["shown"] for kind in block(html, "page")["types"]}
    assert shown == {"aid": True, "membership": False}
    alone = block(render_page(project(members)), "page")["types"]
    assert [kind["shown"] for kind in alone] == [True]


def test_an_edge_without_a_type_is_named():
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    network.add_edge("AAA", "BBB", key="odd")
    with pytest.raises(InputError, match="AAA -> BBB"):
        render_page(network)


def test_two_relations_of_one_key_are_refused(project, claim):
    network = project([claim("AAA", "aid", "BBB")])
    network.add_edge("CCC", "DDD", key="AAA-aid-BBB", type="aid")
    with pytest.raises(InputError, match="AAA-aid-BBB"):
        render_page(network)


def test_measures_come_with_ranks_and_intervals(sample):
    scores = {"BBB": Score(4.0, 3.0, 5.5, 1, 1, 2), "AAA": Score(1.0, rank=2)}
    html = sample.render(measures=[ShownMeasure("power", "power", scores, "made up")])
    actors = block(html, "actors")
    assert actors[0]["id"] == "BBB"
    rows = {actor["id"]: actor["scores"][0] for actor in actors}
    assert rows == {"BBB": [4, 3, 5.5, 1, 1, 2], "AAA": [1, None, None, 2], "CCC": [0], "DDD": [0]}
    named = [measure["id"] for measure in block(html, "page")["measures"]]
    assert named == ["power", "degree"]


def test_the_measures_of_the_page_are_those_of_the_measures(sample):
    from blocgraph.measures import actor_centralities

    shown = {measure.id: measure.scores for measure in measure_actors(sample.network)}
    for row in actor_centralities(sample.network):
        assert shown["pagerank"][row.actor].value == pytest.approx(row.pagerank)
        assert shown["strength"][row.actor].value == pytest.approx(row.strength)


@pytest.mark.parametrize("number", [0, 1, 2, 3, 40])
def test_all_are_placed_apart_and_always_alike(number):
    codes = [f"A{place:03}" for place in range(number)]
    pulls = {(codes[i - 1], codes[i]): 5.0 for i in range(1, number)}
    blocs = {code: code[-1] for code in codes}
    places = place_actors(codes, pulls, codes, blocs)
    assert places == place_actors(codes, pulls, codes, blocs)
    assert len(places) == len(set(places.values())) == number


def test_who_cooperates_stands_nearer():
    codes = [f"{side}{place}" for side in "AB" for place in range(6)]
    pulls = {(a, b): 8.0 for a in codes for b in codes if a < b and a[0] == b[0]}
    places = place_actors(codes, pulls, codes, {})

    def apart(one: str, other: str) -> float:
        (x1, y1), (x2, y2) = places[one], places[other]
        return ((x1 - x2) ** 2 + (y1 - y2) ** 2) ** 0.5

    inside = [apart(a, b) for a in codes for b in codes if a < b and a[0] == b[0]]
    across = [apart(a, b) for a in codes for b in codes if a[0] < b[0]]
    assert sum(inside) / len(inside) < 0.7 * sum(across) / len(across)


def test_actors_without_ties_stand_around():
    codes = ["A1", "A2", "A3", *(f"Z{i}" for i in range(30))]
    places = place_actors(codes, {("A1", "A2"): 1.0, ("A2", "A3"): 1.0}, codes[:3], {})
    inner = max(abs(places[code].y) + abs(places[code].x) for code in codes[:3])
    assert all(abs(places[code].y) + abs(places[code].x) > inner for code in codes[3:])


def test_each_actor_keeps_its_strongest_tie():
    weights = {("A", chr(66 + place)): float(place + 1) for place in range(20)}
    scores = significance(weights)
    assert all(score >= 1 for score in scores.values())
    assert max(scores, key=lambda dyad: scores[dyad]) == ("A", "U")


def test_a_bloc_of_all_colours_nobody():
    actors = [f"A{place}" for place in range(10)]
    ranked = rank_blocs({"All": actors, "Some": actors[:4], "Few": actors[8:]}, actors, actors)
    assert [(bloc.name, bloc.colour) for bloc in ranked] == [("Some", 0), ("Few", 1), ("All", None)]


@pytest.mark.parametrize("paper", ["light", "dark"])
def test_blocs_and_signs_share_no_hue(paper):
    def hue(colour: str) -> float:
        red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
        return 360 * colorsys.rgb_to_hls(red, green, blue)[0]

    for sign in (COOPERATIVE, HOSTILE):
        for bloc in BLOCS:
            turn = abs(hue(getattr(sign, paper)) - hue(getattr(bloc, paper)))
            assert min(turn, 360 - turn) >= 25


def test_a_page_is_written_whole_or_not_at_all(tmp_path, monkeypatch):
    path = tmp_path / "page.html"
    write_page(path, "old\né")
    assert path.read_bytes() == "old\né".encode()

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="disk full"):
        write_page(path, "new")
    assert path.read_bytes() == "old\né".encode()
    assert os.listdir(tmp_path) == ["page.html"]  # noqa: PTH208


def test_the_bundle_is_what_its_checksums_say():
    for line in (STATIC / "SHA256SUMS").read_text("utf-8").splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((STATIC / name).read_bytes()).hexdigest() == digest


def test_the_bundle_is_built_from_its_sources(tmp_path):
    node = shutil.which("node")
    if not node:
        pytest.skip("no node: the bundle cannot be built again")
    if not (FRONTEND / "node_modules/esbuild").is_dir():
        pytest.skip("no node_modules: run npm ci in graph/blocgraph/page/frontend")
    subprocess.run([node, FRONTEND / "build.mjs", tmp_path], check=True, timeout=60)
    for name in ("page.js", "page.css", "THIRD_PARTY.txt", "SHA256SUMS"):
        assert (tmp_path / name).read_bytes() == (STATIC / name).read_bytes(), name


def test_the_modules_of_the_script():
    node = shutil.which("node")
    if not node:
        pytest.skip("no node: its tests cannot run")
    tests = sorted((FRONTEND / "test").glob("*.test.js"))
    ran = subprocess.run([node, "--test", *tests], capture_output=True, text=True, timeout=60)
    assert ran.returncode == 0, ran.stdout[-3000:]


def test_curated_tables_are_the_background_of_reports(project, claim):
    table = [claim("CCC", "alliance", "DDD", document="table", cites="A yearbook, 2024")]
    report = [claim("AAA", "aid", "BBB", document="report")]

    def curated(claims):
        found = block(render_page(project(claims)), "page")["documents"]
        return {document["id"]: document["curated"] for document in found}

    assert curated(table + report) == {"report": False, "table": True}
    assert curated(table) == {"table": False}


def test_reports_are_drawn_before_thousands_of_curated_facts(project, claim):
    table = [
        claim(f"A{i:03}", "alliance", f"B{(i + j) % 200:03}", document="table", cites="Yearbook")
        for i in range(200)
        for j in range(10)
    ]
    near = [
        claim("RRR", "armsSupply", f"A{i:03}", document="table", cites="Yearbook")
        for i in range(100)
    ]
    report = [claim("RRR", "treaty", "III", document="report")]
    page = block(render_page(project([*table, *near, *report])), "page")
    scores = {(one, other): score for one, other, score in page["significance"]}
    assert max(scores, key=lambda dyad: scores[dyad]) == ("III", "RRR")
    drawn = sorted(scores, key=lambda dyad: -scores[dyad])[: page["first"]]
    assert 20 <= len(drawn) <= 60
    assert all("RRR" in dyad for dyad in drawn)


def test_a_bloc_has_a_colour_only_where_it_gives_one():
    actors = ["A1", "A2", "A3", "B1", "B2", "C1"]
    blocs = {"Inner": actors[:2], "Outer": actors[:3], "Other": actors[3:5]}
    ranked = rank_blocs(blocs, actors, actors)
    assert [(bloc.name, bloc.colour) for bloc in ranked] == [
        ("Outer", 0),
        ("Other", 1),
        ("Inner", None),
    ]


def test_members_at_odds_are_nobodys_home():
    actors = [f"A{i}" for i in range(12)]
    signs = {(one, other): -1 for one in actors[:6] for other in actors[6:]}
    signs |= {(one, other): 1 for one in actors[:6] for other in actors[:6] if one < other}
    blocs = {"Both": actors[3:9], "Camp": actors[:6]}
    ranked = rank_blocs(blocs, actors, actors, signs)
    assert [(bloc.name, bloc.home) for bloc in ranked] == [
        ("Camp", tuple(actors[:6])),
        ("Both", ()),
    ]


def test_an_organisation_is_at_home_in_its_own_bloc():
    ranked = rank_blocs({"ORG": ["A"]}, ["A", "B", "ORG"], ["A", "ORG"])
    assert ranked[0].home == ("A", "ORG")


@pytest.mark.parametrize(("actors", "blocs"), [(0, 1), (1, 1), (60, 3), (700, 24)])
def test_blocs_have_discs_that_do_not_overlap(actors, blocs):
    codes = [f"A{place:03}" for place in range(actors)]
    homes = {code: f"B{place % blocs}" for place, code in enumerate(codes) if place % 7}
    pulls = {(codes[i - 1], codes[i]): 5.0 for i in range(1, actors)}
    discs, seats = place_blocs(codes, pulls, homes)
    assert (discs, seats) == place_blocs(codes, pulls, homes)
    placed = sorted(discs.values())
    for place, one in enumerate(placed):
        for other in placed[:place]:
            assert math.dist(one[:2], other[:2]) > one.radius + other.radius
    for code in codes:
        disc = discs[homes.get(code, "")]
        assert math.dist(seats[code], disc[:2]) <= disc.radius
    assert len(set(seats.values())) == actors


@pytest.mark.parametrize("paper", ["light", "dark"])
@pytest.mark.parametrize("sight", ["plain", "protan", "deutan", "tritan"])
def test_colours_are_told_apart_by_the_colour_blind(paper, sight):
    blocs = [_lab(getattr(bloc, paper), sight) for bloc in BLOCS]
    signs = [_lab(getattr(sign, paper), sight) for sign in (COOPERATIVE, HOSTILE)]
    assert math.dist(*signs) > 40
    for place, one in enumerate(blocs):
        for other in blocs[:place]:
            assert math.dist(one, other) > 20


# Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB
_SIGHTS = {
    "plain": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
_XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))


def _lab(colour: str, sight: str) -> tuple[float, float, float]:
    """CIE L*a*b* of a colour as somebody sees it."""
    raw = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in raw]
    seen = [sum(a * b for a, b in zip(row, linear, strict=True)) for row in _SIGHTS[sight]]
    seen = [min(max(v, 0.0), 1.0) for v in seen]
    xyz = [sum(a * b for a, b in zip(row, seen, strict=True)) for row in _XYZ]
    scaled = [v / white for v, white in zip(xyz, (0.9505, 1.0, 1.089), strict=True)]
    x, y, z = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in scaled)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)
