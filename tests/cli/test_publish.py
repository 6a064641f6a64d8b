import csv
from pathlib import Path

import networkx as nx
import pyoxigraph
import pytest


def test_the_page_is_one_file_that_says_where(run, seeds_store: Path, tmp_path: Path) -> None:
    result = run("page", "-o", tmp_path / "page.html", "--title", "Test", store=seeds_store)
    assert result.returncode == 0, result.stderr
    assert result.stdout.strip() == str(tmp_path / "page.html")
    assert [file.name for file in tmp_path.iterdir()] == ["page.html"]
    html = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "<title>Test" in html


@pytest.mark.parametrize("command", [("page",), ("export", "trig"), ("export", "gexf")])
def test_a_file_that_cannot_be_written_is_one_line(
    run, seeds_store: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    path = tmp_path / "none" / "out"
    result = run(*command, "-o", path, store=seeds_store)
    assert result.returncode == 1
    problem = "cannot be written: no such file or directory"
    assert result.stderr == f"blocgraph: {path}: {problem}\n"


def test_the_same_store_gives_the_same_page(run, seeds_store: Path) -> None:
    first, second = (run("page", "-o", "-", store=seeds_store).stdout for _ in range(2))
    assert first == second != ""


@pytest.mark.parametrize(
    ("form", "rdf"),
    [
        ("trig", pyoxigraph.RdfFormat.TRIG),
        ("nquads", pyoxigraph.RdfFormat.N_QUADS),
        ("turtle", pyoxigraph.RdfFormat.TURTLE),
        ("jsonld", pyoxigraph.RdfFormat.JSON_LD),
    ],
)
def test_rdf_exports_open_again(
    run, seeds_store: Path, tmp_path: Path, form: str, rdf: pyoxigraph.RdfFormat
) -> None:
    path = tmp_path / "out"
    result = run("export", form, "-o", path, store=seeds_store)
    assert result.returncode == 0, result.stderr
    assert sum(1 for _ in pyoxigraph.parse(path=str(path), format=rdf)) > 1000


def test_network_exports_open_again(run, seeds_store: Path, tmp_path: Path) -> None:
    sizes = set()
    for form, read in (("graphml", nx.read_graphml), ("gexf", nx.read_gexf)):
        path = tmp_path / f"network.{form}"
        result = run("export", form, "-o", path, store=seeds_store)
        assert result.returncode == 0, result.stderr
        sizes.add(read(path).number_of_edges())
    result = run("export", "csv", "-o", tmp_path / "tables", store=seeds_store)
    assert result.returncode == 0, result.stderr
    with (tmp_path / "tables" / "edges.csv").open(encoding="utf-8", newline="") as file:
        sizes.add(sum(1 for _ in csv.DictReader(file)))
    result = run("export", "neo4j", "-o", tmp_path / "neo4j", store=seeds_store)
    assert result.returncode == 0, result.stderr
    with (tmp_path / "neo4j" / "relations.csv").open(encoding="utf-8", newline="") as file:
        sizes.add(sum(1 for _ in csv.DictReader(file)))
    assert len(sizes) == 1


def test_what_ftm_says_of_sanctions_and_members_comes_back(
    run, seeds_store: Path, tmp_path: Path
) -> None:
    path = tmp_path / "world.ftm.json"
    result = run("export", "ftm", "-o", path, store=seeds_store)
    assert result.returncode == 0, result.stderr
    result = run("import", "ftm", path, store=tmp_path / "again.db")
    assert result.returncode == 0, result.stdout + result.stderr
    question = "SELECT DISTINCT ?a ?b { ?a rel:%s ?b }"
    for type in ("membership", "sanctions"):
        pairs = [
            set(run("query", question % type, "--format", "csv", store=store).stdout.split()[1:])
            for store in (seeds_store, tmp_path / "again.db")
        ]
        # An authority without a country of its own is found by name, which two may share.
        assert len(pairs[0] & pairs[1]) > 0.9 * len(pairs[0])


def test_the_seeds_conform_to_the_shapes(run, seeds_store: Path) -> None:
    result = run("validate", store=seeds_store)
    assert result.returncode == 0, result.stdout + result.stderr
