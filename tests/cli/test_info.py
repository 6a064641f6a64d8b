"""`blocgraph info` counts the facts by table and source."""

import json
from pathlib import Path


def test_info_counts_facts_by_table_and_publisher(run, seeds_store: Path) -> None:
    record = json.loads(run("info", "--format", "json", store=seeds_store).stdout)
    tables = {count["name"]: count for count in record["facts"]["tables"]}
    assert set(tables) == {
        f"facts-{name}" for name in ("arms", "memberships", "sanctions", "ties", "treaties")
    }
    assert tables["facts-treaties"]["rows"] >= 110
    assert tables["facts-treaties"]["claims"] > tables["facts-treaties"]["rows"]
    assert tables["facts-sanctions"]["rows"] >= 80
    assert tables["facts-arms"]["rows"] >= 130
    for count in (*tables.values(), *record["facts"]["publishers"]):
        assert count["rows"] >= count["sources"] >= 1
    for name, count in tables.items():
        assert count["claims"] == record["claims"][name]
    rows = sum(count["rows"] for count in tables.values())
    assert rows == sum(count["rows"] for count in record["facts"]["publishers"])


def test_info_shows_them_to_people(run, seeds_store: Path) -> None:
    text = run("info", store=seeds_store).stdout
    assert "facts-treaties" in text
    assert "UN Treaty Series" in text
    assert "more: see them with --format json" in text
