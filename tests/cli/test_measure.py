import csv
import io
import json
from pathlib import Path

import pytest


def test_blocs_are_those_of_the_day(run, seeds_store: Path) -> None:
    def members(day: str, bloc: str) -> set[str]:
        result = run("blocs", "--as-of", day, "--format", "json", store=seeds_store)
        assert result.returncode == 0, result.stderr
        rows = json.loads(result.stdout)
        return {member for row in rows if row["code"] == bloc for member in row["members"]}

    assert "FIN" not in members("2023-04-03", "NATO")
    assert "FIN" in members("2023-04-05", "NATO")
    assert "GBR" in members("2019", "EU")
    assert "GBR" not in members("2021", "EU")


@pytest.mark.parametrize("by", ["actor", "bloc"])
def test_centrality_in_every_format(run, seeds_store: Path, by: str) -> None:
    for form in ("table", "csv", "tsv", "json", "markdown"):
        result = run("centrality", "--by", by, "--format", form, store=seeds_store)
        assert result.returncode == 0, result.stderr
        assert ("RUS" if by == "actor" else "SCO") in result.stdout


def test_centrality_is_the_same_every_time(run, seeds_store: Path) -> None:
    options = ("centrality", "--by", "bloc", "--as-of", "2025-06", "--format", "csv")
    assert run(*options, store=seeds_store).stdout == run(*options, store=seeds_store).stdout


def test_an_unknown_measure_names_the_known_ones(run, seeds_store: Path) -> None:
    result = run("centrality", "--measure", "fame", store=seeds_store)
    assert result.returncode == 2
    assert "betweenness" in result.stderr


def test_the_parts_of_an_alignment_sum_to_it(run, seeds_store: Path) -> None:
    result = run("alignment", "Iran", "Russia", "--format", "json", store=seeds_store)
    assert result.returncode == 0, result.stderr
    (row,) = json.loads(result.stdout)
    assert 0 < row["score"] <= 1


def test_all_alignments_are_between_minus_one_and_one(run, seeds_store: Path) -> None:
    result = run("alignment", "--format", "csv", store=seeds_store)
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert rows
    assert all(-1 <= float(row["score"]) <= 1 for row in rows)


def test_one_actor_is_wrong_usage(run, seeds_store: Path) -> None:
    assert run("alignment", "Iran", store=seeds_store).returncode == 2
    assert run("centrality", "--as-of", "May", store=seeds_store).returncode == 2
