"""The page as text: what is in it, and that it is the same for the same."""

import base64
import colorsys
import hashlib
import json
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
from blocgraph.page import render_page, write_page
from blocgraph.page.backbone import significance
from blocgraph.page.blocs import rank_blocs
from blocgraph.page.layout import MAX_FORCE_DIRECTED, place_actors
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


def test_centrality_sizes_the_actors(sample):
    actors = block(sample.render(centrality={"BBB": 4.0, "AAA": 1.0}), "actors")
    sizes = {actor["id"]: actor["size"] for actor in actors}
    assert sizes["BBB"] > sizes["AAA"] > sizes["CCC"]
    assert actors[0]["id"] == "BBB"


@pytest.mark.parametrize("number", [0, 1, 2, 3, 40, MAX_FORCE_DIRECTED + 60])
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


def test_reports_come_before_curated_tables(project, claim):
    table = [claim("CCC", "alliance", "DDD", document="table", cites="A yearbook, 2024")]
    report = [claim("AAA", "aid", "BBB", document="report")]

    def shown(claims):
        found = block(render_page(project(claims)), "page")["documents"]
        return {document["id"]: document["shown"] for document in found}

    assert shown(table + report) == {"report": True, "table": False}
    assert shown(table) == {"table": True}


def test_a_bloc_has_a_colour_only_where_it_gives_one():
    actors = ["A1", "A2", "A3", "B1", "B2", "C1"]
    blocs = {"Inner": actors[:2], "Outer": actors[:3], "Other": actors[3:5]}
    ranked = rank_blocs(blocs, actors, actors)
    assert [(bloc.name, bloc.colour) for bloc in ranked] == [
        ("Outer", 0),
        ("Other", 1),
        ("Inner", None),
    ]
