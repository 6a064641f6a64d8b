"""`blocgraph judgements` proposes whom names mean, and keeps what is undecided for people."""

import json
from pathlib import Path

import pytest


def test_names_and_files_get_proposals_in_order(run, tmp_path: Path) -> None:
    names = tmp_path / "names.txt"
    names.write_text("Iran\nOrganization of Eastern Carribean States\nNowhere at all\n")
    result = run(
        "judgements", "Hezbollah (Lebanon)*", str(names), "--format", "json", "--limit", "1"
    )
    rows = json.loads(result.stdout)
    assert [(row["name"], row["actor"]) for row in rows] == [
        ("Hezbollah (Lebanon)*", "HEZBOLLAH"),
        ("Nowhere at all", ""),
    ]


def test_the_report_of_an_import_is_read_from_standard_input(run) -> None:
    unknown = [{"column": "Supplier", "code": "Repubic of Tajikstan", "rows": 2, "example": "a:1"}]
    report = json.dumps({"report": {"format": "sipri", "unknown": unknown}})
    result = run("judgements", "-", "--format", "csv", "--limit", "1", stdin=report)
    assert result.stdout.splitlines()[1].startswith("Repubic of Tajikstan,TJK,")


def test_a_table_with_a_column_of_names_is_read(run, tmp_path: Path) -> None:
    table = tmp_path / "unknown.csv"
    table.write_text("rows,name\n3,Iran\n4,State of Japan\n")
    result = run("judgements", str(table), "--all", "--format", "csv", "--limit", "1")
    assert [line.split(",")[:2] for line in result.stdout.splitlines()[1:]] == [
        ["Iran", "IRN"],
        ["State of Japan", "JPN"],
    ]


def test_proposals_are_written_once_and_undecided(run, tmp_path: Path) -> None:
    table = tmp_path / "judgements.csv"
    options = ("--dataset", "sipri", "--limit", "1", "--write", str(table), "--date", "2026-11-24")
    first = run("judgements", "Hezbollah (Lebanon)*", *options)
    written = table.read_text()
    assert first.stderr.startswith(f"{table}: 1 added")
    assert ",sipri,,,HEZBOLLAH,undecided,blocgraph judgements,2026-11-24," in written
    again = run("judgements", "Hezbollah (Lebanon)*", *options)
    assert again.stderr.startswith(f"{table}: 0 added")
    assert table.read_text() == written


def test_a_decided_judgement_is_applied(
    run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "mine.csv"
    run("judgements", "State of Japan", "--limit", "1", "--write", str(table))
    table.write_text(table.read_text().replace("undecided", "same"))
    monkeypatch.setenv("BLOCGRAPH_JUDGEMENTS", str(table))
    result = run("judgements", "State of Japan", "--all", "--format", "json")
    assert json.loads(result.stdout) == [
        {
            "name": "State of Japan",
            "actor": "JPN",
            "also called": "State of Japan",
            "score": 100.0,
            "reason": "known",
        }
    ]


def test_without_names_the_bundled_judgements_are_listed(run) -> None:
    result = run("judgements", "--format", "csv")
    assert '"Korea, North",,,,PRK,same,' in result.stdout


@pytest.mark.parametrize(
    ("text", "words"),
    [("{broken", "no report of an import"), ('{"a": 1}', "no report of an import")],
)
def test_a_broken_report_is_one_clear_line(run, text: str, words: str) -> None:
    result = run("judgements", "-", stdin=text)
    assert result.returncode == 1
    assert words in result.stderr
    assert "Traceback" not in result.stderr


def test_a_missing_file_is_reported(run) -> None:
    result = run("judgements", "nowhere/names.txt")
    assert (result.returncode, "no such file" in result.stderr) == (1, True)
