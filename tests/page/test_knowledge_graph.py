"""The page of a knowledge graph: what it hands to the page."""

import json
import re

import pytest
from click.testing import CliRunner

import blocgraph
from blocgraph.cli import commands
from blocgraph.errors import InputError
from blocgraph.page import Page


@pytest.fixture(scope="module")
def reports():
    kg = blocgraph.open()
    kg.build(facts=False)
    return kg


def block(html, name):
    found = re.search(rf'id="data-{name}">(.*?)</script>', html, re.S)
    assert found
    return json.loads(found[1])


def test_it_has_blocs_though_none_is_declared(reports):
    page = reports.page()
    assert isinstance(page, Page)
    homes = {actor["id"]: actor["home"] for actor in block(page, "actors")}
    assert homes["RUS"] == homes["IRN"] is not None
    assert homes["USA"] != homes["RUS"]


def test_it_carries_names_places_and_measures(reports):
    actors = {actor["id"]: actor for actor in block(reports.page(), "actors")}
    assert "Russian Federation" in actors["RUS"]["aliases"]
    longitude, latitude = actors["IRN"]["place"]
    assert (round(longitude), round(latitude)) == (51, 36)
    measures = [measure["id"] for measure in block(reports.page(), "page")["measures"]]
    assert measures == [
        "strength",
        "pagerank",
        "eigenvector",
        "closeness",
        "betweenness",
        "degree",
    ]
    value, low, high, rank, rank_low, rank_high = actors["RUS"]["scores"][0]
    assert 0 < low <= high
    assert value > 0
    assert rank_low <= rank <= rank_high


def test_a_story_that_names_nobody_writes_nothing(reports, tmp_path):
    story = tmp_path / "story.yaml"
    story.write_text("- caption: x\n  actor: RSU", "utf-8")
    with pytest.raises(InputError, match="unknown actor: 'RSU'; did you mean RUS"):
        reports.page(tmp_path / "page.html", story=story)
    assert [path.name for path in tmp_path.iterdir()] == ["story.yaml"]


def test_the_command_plays_a_story(reports, tmp_path):
    reports.export("trig", tmp_path / "world.trig")
    story = tmp_path / "story.yaml"
    story.write_text("- caption: They signed.\n  relation: IRN-treaty-RUS", "utf-8")
    store, out = str(tmp_path / "w.db"), tmp_path / "page.html"
    run = CliRunner().invoke
    built = run(
        commands, ["build", str(tmp_path / "world.trig"), "--without-facts", "--store", store]
    )
    assert built.exit_code == 0, built.output
    done = run(commands, ["page", "--store", store, "-o", str(out), "--story", str(story)])
    assert done.exit_code == 0, done.output
    assert block(out.read_text("utf-8"), "page")["story"] == [
        {"title": "", "caption": "They signed.", "fragment": "relation=IRN-treaty-RUS"}
    ]
