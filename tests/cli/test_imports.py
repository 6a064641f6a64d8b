"""`blocgraph import`: one command for each published dataset, and a report of every row."""

import gzip
import json
from pathlib import Path

HEADER = (
    "case_id,sanctioned_state,sanctioning_state,begin,end,trade,descr_trade,arms,military,"
    "financial,travel,other,target_mult,sender_mult,objective,success\n"
)
ROWS = (
    "1,Iran,EU,2012,2015,0,,0,0,1,0,0,0,0,other,failed\n"
    '2,"Korea, North",United States,2006,2023,0,,1,0,1,0,0,0,0,other,ongoing\n'
    "3,Gondor,United States,1950,1966,0,,0,0,0,0,1,0,0,other,success_part\n"
)


def test_a_dataset_is_imported_and_explained(run, tmp_path: Path) -> None:
    file = tmp_path / "GSDB_V4.csv"
    file.write_text(HEADER + ROWS)
    store = tmp_path / "world.db"
    result = run("import", "gsdb", file, store=store)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("gsdb: 3 rows read, 2 of them gave 2 claims\n")
    for part in ("unknown name", "Gondor", "GSDB_V4.csv:4", "1 added, 0 unchanged, 0 removed"):
        assert part in result.stdout
    explained = run("explain", "PRK", "USA", store=store)
    assert ROWS.splitlines()[1] in explained.stdout
    assert "Global Sanctions Data Base (GSDB), version 4" in explained.stdout
    assert run("validate", store=store).returncode == 0
    again = run("import", "gsdb", file, store=store)
    assert "0 added, 1 unchanged" in again.stdout


def test_the_report_is_json_too(run, tmp_path: Path) -> None:
    file = tmp_path / "gsdb.csv.gz"
    file.write_bytes(gzip.compress((HEADER + ROWS).encode()))
    options = ("--actors", "Iran", "--expand-senders", "--as", "eu-only", "--format", "json")
    result = run("import", "gsdb", file, *options, store=tmp_path / "a.db")
    record = json.loads(result.stdout)
    assert record["added"] == ["eu-only"]
    report = record["report"]
    assert report["rows"] == report["mapped"] + sum(row["rows"] for row in report["skipped"])
    assert report["claims"] == report["derived"] + 1 > 20
    assert report["unknown"] == [
        {"column": "target", "code": "Gondor", "rows": 1, "example": "gsdb.csv.gz:4"}
    ]


def test_a_dry_run_writes_nothing(run, tmp_path: Path) -> None:
    file = tmp_path / "gsdb.csv"
    file.write_text(HEADER + ROWS)
    result = run("import", "gsdb", file, "--dry-run", store=tmp_path / "a.db")
    assert "not written (--dry-run)" in result.stdout
    assert not (tmp_path / "a.db").exists()


def test_days_the_wrong_way_round_are_refused(run, tmp_path: Path) -> None:
    days = ("--from", "2020", "--to", "2010-05")
    result = run("import", "gsdb", "any.csv", *days, "--store", tmp_path / "world.db")
    assert result.returncode == 1
    assert result.stderr == (
        "blocgraph: from 2020 is after to 2010-05: give the earlier day first\n"
    )
    assert not (tmp_path / "world.db").exists()


def test_broken_files_and_wrong_usage_are_one_line(run, tmp_path: Path) -> None:
    broken = tmp_path / "broken.csv"
    broken.write_text(HEADER + "1,Iran,EU,20")
    store = tmp_path / "a.db"
    result = run("import", "gsdb", broken, store=store)
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == (
        f"blocgraph: {broken}:2: 4 cells where the header has 16: the file is cut short or was "
        "edited, download it again\n"
    )
    assert not store.exists()
    unknown = run("import", "gsbd", broken, store=store)
    assert (unknown.returncode, unknown.stderr) == (
        2,
        "blocgraph: unknown format: 'gsbd'; did you mean gsdb?\n",
    )
    for options in (("--from", "yesterday"), ("--min-sources", "0")):
        assert run("import", "gsdb", broken, *options, store=store).returncode == 2
    nobody = run("import", "gsdb", broken, "--actors", "Gondor", store=store)
    assert (nobody.returncode, nobody.stderr.count("\n")) == (2, 1)
    none = run("import", "gsdb", tmp_path / "none.csv", store=store)
    assert none.returncode == 1
    assert "no such file" in none.stderr
