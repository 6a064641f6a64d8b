import json
from pathlib import Path

REPORT = """\
Baku and Ankara close ranks

ANKARA, 3 March 2024 - Turkey and Azerbaijan signed a defence treaty on Friday.

Armenia accuses Turkey of arming Azerbaijan. Ankara denies arming Azerbaijan.
"""


def records(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_extract_writes_one_record_a_line(run, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(REPORT, encoding="utf-8")
    result = run("extract", report)
    assert result.returncode == 0, result.stderr
    claims = records(result.stdout)
    found = {(c["source"], c["type"], c["target"], c["status"]) for c in claims}
    assert ("AZE", "treaty", "TUR", "asserted") in found
    assert ("ARM", "accusation", "TUR", "asserted") in found
    assert ("TUR", "armsSupply", "AZE", "alleged") in found
    assert ("TUR", "armsSupply", "AZE", "denied") in found
    assert ("TUR", "armsSupply", "AZE", "asserted") not in found


def test_extract_reads_standard_input(run) -> None:
    result = run("extract", "-", stdin=REPORT)
    assert result.returncode == 0
    assert records(result.stdout)


def test_extract_is_the_same_with_two_jobs(run, tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"r{number}.txt").write_text(REPORT.replace("Friday", "Monday"))
    one = run("extract", tmp_path, "--jobs", "1")
    two = run("extract", tmp_path, "--jobs", "2")
    assert one.stdout
    assert one.stdout == two.stdout


def test_explain_shows_rule_clause_and_misses_of_a_sentence(run) -> None:
    result = run("extract", "--explain", "Kyiv accuses Iran of arming Russia.")
    assert result.returncode == 0, result.stderr
    for part in ("Kyiv=UKR (capital)", "IRN -> RUS  armsSupply, alleged by UKR", "verbs.csv:"):
        assert part in result.stdout
    missed = run("extract", "--explain", "--format", "json", "Chad invaded on Monday.")
    (trace,) = records(missed.stdout)
    assert trace["claims"] == []
    assert trace["misses"][0]["reason"].startswith("no actor at target")


def test_unusable_files_are_named_and_the_others_go_on(run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "binary.txt").write_bytes(b"\x00\x01\x02\xff" * 100)
    (tmp_path / "report.txt").write_text(REPORT)
    files = [tmp_path / name for name in ("empty.txt", "binary.txt", "gone.txt", "report.txt")]
    result = run("extract", *files)
    assert result.returncode == 1
    assert len(result.stderr.splitlines()) == 3
    for name in ("empty.txt", "binary.txt", "gone.txt"):
        assert name in result.stderr
    assert records(result.stdout)


def test_another_language_gives_nothing_and_says_so(run) -> None:
    german = "Russland und der Iran haben am Freitag einen Vertrag unterzeichnet. " * 5
    result = run("extract", "-", stdin=german)
    assert result.returncode == 1
    assert result.stdout == ""
    assert "English" in result.stderr


def test_building_twice_changes_nothing(run, tmp_path: Path, seeds_store: Path) -> None:
    first = run("export", "trig", "-o", tmp_path / "first.trig", store=seeds_store)
    assert first.returncode == 0, first.stderr
    again = run("build", store=seeds_store)
    assert again.returncode == 0
    assert " 0 added" in again.stdout
    run("export", "trig", "-o", tmp_path / "second.trig", store=seeds_store)
    assert (tmp_path / "first.trig").read_bytes() == (tmp_path / "second.trig").read_bytes()


def test_the_export_builds_the_same_store(run, tmp_path: Path, seeds_store: Path) -> None:
    run("export", "trig", "-o", tmp_path / "first.trig", store=seeds_store)
    copy = tmp_path / "copy.db"
    built = run("build", tmp_path / "first.trig", "--without-facts", store=copy)
    assert built.returncode == 0, built.stderr
    run("export", "trig", "-o", tmp_path / "second.trig", store=copy)
    assert (tmp_path / "first.trig").read_bytes() == (tmp_path / "second.trig").read_bytes()


def test_own_reports_join_the_bundled_facts(run, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(REPORT, encoding="utf-8")
    store = tmp_path / "own.db"
    assert run("build", report, store=store).returncode == 0
    explained = run("explain", "Turkey", "Azerbaijan", store=store)
    assert "armsSupply: contested" in explained.stdout
    members = run("blocs", "--as-of", "2024", "--format", "json", store=store)
    assert "NATO" in members.stdout


def test_a_broken_facts_table_says_where(run, tmp_path: Path) -> None:
    table = tmp_path / "memberships.csv"
    table.write_text(
        "member,organisation,valid_from,valid_to,source,source_date\n"
        "FRA,NATO,1949-04-04,..,NATO member countries,2024\n"
        "DEU,NATO,in May,..,NATO member countries,2024\n"
    )
    store = tmp_path / "own.db"
    result = run("build", table, "--without-facts", store=store)
    assert result.returncode == 1
    assert "memberships.csv:3" in result.stderr
    assert "valid_from" in result.stderr
    assert len(result.stderr.splitlines()) == 1
