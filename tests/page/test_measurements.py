"""What the benchmark says of the page."""

import math
import subprocess
import sys

import pytest

import blocgraph.benchmark.browser
import blocgraph.benchmark.page
from blocgraph.benchmark.world import made_up_world


@pytest.fixture
def small(monkeypatch):
    sizes = ((12, 30), (20, 60), (30, 90))
    monkeypatch.setattr(blocgraph.benchmark.page, "SIZES", sizes)
    return sizes


def test_what_is_missing_is_said_in_one_line(small, monkeypatch):
    monkeypatch.setattr(blocgraph.benchmark.browser, "missing", lambda: "no Playwright: get it")
    *written, last = blocgraph.benchmark.page.measure_page()
    assert [found.what.split(",")[0] for found in written] == ["write the page"] * len(small)
    assert math.isnan(last.ours)
    assert last.note == "no Playwright: get it"


SCRIPT = """
import blocgraph.benchmark.page as page
page.SIZES = ((12, 30), (20, 60), (30, 90))
for row in page.measure_page():
    print(row.what, row.ours > 0, row.note, sep="|")
"""


@pytest.mark.browser
def test_the_page_is_measured_beside_stock_pyvis():
    if lack := blocgraph.benchmark.browser.missing():
        pytest.skip(lack)
    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, timeout=120
    )
    assert ran.returncode == 0, ran.stderr
    rows = {
        what: (taken, note)
        for what, taken, note in (line.split("|") for line in ran.stdout.splitlines())
    }
    assert all(taken == "True" for taken, _ in rows.values())
    note = rows["open it, 12 actors / 30 relations"][1]
    assert "0 requests, 30 of 30 relations" in note
    assert "pyvis 2 requests" in note
    assert rows["in a sandboxed frame"][1] == "0 requests"
    assert "frames/s" in rows["a frame while panning, 20 actors / 60 relations"][1]


def test_a_made_up_world_is_as_large_as_asked_and_always_the_same():
    one, other = made_up_world(40, 120), made_up_world(40, 120)
    assert one.network.number_of_edges() == 120
    assert set(one.network.edges(keys=True)) == set(other.network.edges(keys=True))
    assert sum(map(len, one.blocs.values())) == 40
