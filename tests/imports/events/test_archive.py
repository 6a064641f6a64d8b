"""Aggregates lie beside the store, grow import by import, and are there whole or not at all."""

import json
import os
import random
import subprocess
import sys
import time

import pytest
from click.testing import CliRunner

import blocgraph.pipeline as bg
from blocgraph.cli import commands
from blocgraph.errors import InputError, StoreError, UnknownNameError
from blocgraph.imports import ImportOptions
from blocgraph.imports.events import archive, readers


@pytest.fixture
def store(tmp_path):
    return tmp_path / "graph" / "world.db"


def listing(folder):
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".db/" not in str(path)
    }


def sentences(kg):
    return sorted(claim.sentence for claim in kg.dataset.claims())


def test_the_aggregates_lie_in_parquet_by_year(store, write, row):
    import duckdb

    with bg.open(store) as kg:
        kg.import_dataset("gdelt", [write("a.CSV", row(), row(id=2, day=20230105))])
    files = sorted(str(f.relative_to(store.parent)) for f in store.parent.rglob("*.parquet"))
    assert [name.split("/")[0::3] for name in files] == [
        ["world.db.events", "year=2023"], ["world.db.events", "year=2024"],
    ]  # fmt: skip
    found = duckdb.sql(
        f"SELECT format, year, source, target, type, month, events, first_event "
        f"FROM read_parquet('{store}.events/*/*/*/*.parquet', hive_partitioning=true) ORDER BY year"
    ).fetchall()
    assert found == [
        ("gdelt", 2023, "RUS", "UKR", "armedConflict", 202301, 1, "2"),
        ("gdelt", 2024, "RUS", "UKR", "armedConflict", 202403, 1, "1170000001"),
    ]


def test_a_month_grows_with_its_files_in_any_order(tmp_path, write, row):
    first = write("1.CSV", row(id=1), row(id=2, code="040", country1="IRN"))
    second = write("2.CSV.zip", row(id=30, day=20240309, sources=9), row(id=31, code="057"))
    texts = []
    for name, order in (("a", [[first], [second]]), ("b", [[second], [first]])):
        with bg.open(tmp_path / f"{name}.db") as kg:
            for files in order:
                kg.import_dataset("gdelt", files)
            assert kg.documents().keys() == {"gdelt-2.0-2024-03"}
            texts.append(sentences(kg))
    with bg.open(tmp_path / "c.db") as kg:
        kg.import_dataset("gdelt", [first, second])
        texts.append(sentences(kg))
    assert texts[0] == texts[1] == texts[2]
    assert any("2 events of CAMEO 190" in text and "ids 1 to 30" in text for text in texts[0])


def test_the_same_file_again_changes_nothing(store, write, row):
    path = write("a.CSV", row(), row(id=2, code="040"))
    with bg.open(store) as kg:
        kg.import_dataset("gdelt", [path])
        before, said = listing(store.parent), sentences(kg)
        again = kg.import_dataset("gdelt", [path, path.rename(path.with_name("b.CSV"))][1:])
        assert (again.added, again.unchanged) == ((), ("gdelt-2.0-2024-03",))
        assert "imported before" in again.report.notes[0]
        assert (listing(store.parent), sentences(kg)) == (before, said)


def test_another_name_is_another_dataset(store, write, row):
    path = write("a.CSV", row())
    with bg.open(store) as kg:
        kg.import_dataset("gdelt", [path])
        kg.import_dataset("gdelt", [path], ImportOptions(name="mine"))
        assert kg.documents().keys() == {"gdelt-2.0-2024-03", "mine-2024-03"}
        assert [row.dataset for row in kg.events()] == ["gdelt-2.0", "mine"]


def test_options_select_claims_and_parquet_keeps_all(store, write, row):
    path = write(
        "a.CSV",
        row(id=1, sources=1),
        row(id=2, sources=5, country2="IRN"),
        row(id=3, sources=9, country1="CHN", country2="IND"),
        row(id=4, sources=9, day=20240401),
    )
    with bg.open(store) as kg:
        options = ImportOptions(min_sources=3, actors=("RUS",), since="2024-03", until="2024-03-15")
        report = kg.import_dataset("gdelt", [path], options).report
        assert (report.mapped, report.claims) == (4, 1)
        assert [claim.target for claim in kg.dataset.claims()] == ["IRN"]
        assert len(list(kg.events())) == 4
        assert {r.target for r in kg.events("gdelt", actors=["Russia"])} == {"UKR", "IRN"}
        assert len(list(kg.events(since="2024-04", min_sources=2))) == 1
        wider = kg.import_dataset("gdelt", [path], ImportOptions(min_sources=5))
        assert wider.report.claims == 3
        with pytest.raises(UnknownNameError, match="did you mean"):
            next(kg.events("gdelta"))


def test_a_selection_that_leaves_nothing_takes_the_claims_out(store, write, row):
    path = write("a.CSV", row())
    with bg.open(store) as kg:
        kg.import_dataset("gdelt", [path])
        result = kg.import_dataset("gdelt", [path], ImportOptions(min_sources=99))
        assert result.removed == ("gdelt-2.0-2024-03",)
        assert kg.dataset.claims() == ()
        assert len(list(kg.events())) == 1


def test_in_memory_only_the_claims_are_kept(write, row, tmp_path):
    kg = bg.open()
    report = kg.import_dataset("gdelt", [write("a.CSV", row())]).report
    assert report.claims == 1
    assert "in memory" in report.notes[0]
    assert list(kg.events()) == []
    assert [path.name for path in tmp_path.iterdir()] == ["a.CSV"]


def test_a_dry_run_leaves_nothing(store, write, row):
    with bg.open(store) as kg:
        kg.import_dataset("gdelt", [write("a.CSV", row())], dry_run=True)
        assert list(kg.events()) == []
    assert listing(store.parent) == {}


def test_a_broken_file_among_good_ones_stores_nothing(store, write, row):
    with bg.open(store) as kg:
        kg.import_dataset("gdelt", [write("a.CSV", row())])
        before, said = listing(store.parent), sentences(kg)
        bad = write("c.CSV", row(id=9), row(id=10, day=20241332))
        with pytest.raises(InputError, match=r"c\.CSV:2"):
            kg.import_dataset("gdelt", [write("b.CSV", row(id=5)), bad])
        assert (listing(store.parent), sentences(kg)) == (before, said)


def test_too_many_claims_for_a_graph_are_refused(store, write, row, monkeypatch):
    monkeypatch.setattr(readers, "MOST_CLAIMS", 1)
    path = write("a.CSV", row(), row(id=2, code="040"))
    with bg.open(store) as kg:
        with pytest.raises(InputError, match="--min-sources"):
            kg.import_dataset("gdelt", [path])
        assert list(kg.events()) == []


def test_a_damaged_archive_is_said(store, write, row):
    with bg.open(store) as kg:
        kg.import_dataset("gdelt", [write("a.CSV", row())])
        (manifest,) = store.parent.rglob("import.json")
        manifest.write_text("{")
        with pytest.raises(StoreError, match="import its files again"):
            list(kg.events())


def test_damaged_parquet_is_said_in_one_line(store, write, row):
    with bg.open(store) as kg:
        kg.import_dataset("gdelt", [write("a.CSV", row())])
        (file,) = store.parent.rglob("*.parquet")
        file.write_bytes(file.read_bytes()[:99])
        for ask in (
            lambda: list(kg.events()),
            lambda: kg.import_dataset("gdelt", [write("b.CSV", row(id=2))]),
        ):
            with pytest.raises(StoreError, match="import its files again") as caught:
                ask()
            assert "\n" not in str(caught.value)


_IMPORT = """
import sys
import blocgraph.pipeline as bg
with bg.open(sys.argv[1]) as kg:
    print("open", flush=True)
    kg.import_dataset("gdelt", sys.argv[2:])
"""


def test_killed_at_any_moment_all_is_there_or_nothing(store, write, row):
    old = write("a.CSV", row(), row(id=2, code="040"))
    with bg.open(store) as kg:
        kg.import_dataset("gdelt", [old])
        before, said = listing(store.parent), sentences(kg)
    lines = [row(id=100 + i, country2=c, code=code, day=20240401 + i % 20)
             for i, (c, code) in enumerate((c, code) for c in ("IRN", "CHN", "USA", "DEU") * 9
                                           for code in ("040", "057", "190", "111"))]  # fmt: skip
    new = write("b.CSV", *lines)
    start = time.perf_counter()
    whole = subprocess.run([sys.executable, "-c", _IMPORT, f"{store}.x", new], check=True)
    seconds = time.perf_counter() - start
    assert whole.returncode == 0
    chance = random.Random(4)
    for _ in range(4):
        with subprocess.Popen(
            [sys.executable, "-c", _IMPORT, store, new], stdout=subprocess.PIPE
        ) as process:
            assert process.stdout
            process.stdout.readline()
            time.sleep(chance.uniform(0, 0.9) * seconds)
            process.kill()
        with bg.open(store, read_only=True) as kg:
            now = sentences(kg)
            kept = {row.month for row in kg.events()}
        if now == said:
            assert kept == {202403}
            assert {k: v for k, v in listing(store.parent).items() if k in before} == before
        else:
            assert len(now) > len(said)
    with bg.open(store) as kg:
        kg.import_dataset("gdelt", [new])
        assert {row.month for row in kg.events()} == {202403, 202404}
    hidden = [path for path in store.parent.iterdir() if path.name.startswith(".")]
    assert hidden == [], "what killed imports left is cleared away"


@pytest.mark.parametrize("was_stored", [True, False])
def test_what_a_killed_import_left_is_finished_if_it_was_stored(
    store, write, row, was_stored, monkeypatch
):
    path = write("a.CSV", row())
    with bg.open(store) as kg:
        monkeypatch.setattr(archive.weakref, "finalize", lambda *_, **__: lambda: None)
        monkeypatch.setattr(readers, "publish", lambda *_: None)
        kg.import_dataset("gdelt", [path], dry_run=not was_stored)
        monkeypatch.undo()
    (left,) = store.parent.glob(".world.db.events-*")
    assert list(left.rglob("*.parquet"))
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    left.rename(left.with_name(f".world.db.events-{ended.pid}-x"))
    with bg.open(store) as kg:
        assert list(kg.events()) == []
        kg.import_dataset("gdelt", [write("b.CSV", row(id=5, day=20240501))])
        assert {row.month for row in kg.events()} == ({202403} if was_stored else set()) | {202405}
    assert not list(store.parent.glob(".world.db.events-*"))
    assert len(list(store.parent.rglob("import.json"))) == (2 if was_stored else 1)


def test_without_the_extra_one_line_names_it(store, write, row):
    path = write("a.CSV", row())
    code = (
        "import sys; sys.modules['duckdb'] = None\n"
        "from blocgraph.__main__ import main\n"
        f"sys.argv = ['blocgraph', 'import', 'gdelt', {str(path)!r}, '--store', {str(store)!r}]\n"
        "main()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "pip install 'blocgraph[events]'" in done.stderr
    assert done.stderr.count("\n") == 1
    assert listing(store.parent) == {}


def test_the_command_line_says_the_same_words(store, write, row):
    path = write("20240301.export.CSV.zip", row(sources=4), row(id=2, country1=""))
    command = [sys.executable, "-m", "blocgraph", "import", "gdelt", path, "--store", store]
    select = ["--from", "2024-03", "--to", "2024-03", "--actors", "RUS", "--min-sources", "2"]
    done = subprocess.run(
        [*command, *select, "--format", "json"],
        capture_output=True, text=True, check=True, env={**os.environ, "PYTHONUTF8": "1"},
    )  # fmt: skip
    report = json.loads(done.stdout)["report"]
    assert (report["rows"], report["mapped"], report["claims"]) == (2, 1, 1)


def test_the_aggregates_are_asked_on_the_command_line(store, write, row):
    with bg.open(store) as kg:
        kg.import_dataset("gdelt", [write("a.CSV", row(), row(id=2, country2="IRN", sources=7))])

    def ask(*args):
        return CliRunner().invoke(commands, ["events", *args, "--store", str(store)])

    records = json.loads(ask("gdelt", "--actors", "Iran", "--format", "json").stdout)
    assert [(r["source"], r["target"], r["sources"]) for r in records] == [("RUS", "IRN", 7)]
    assert "armedConflict" in ask("--from", "2024", "--to", "2024-03", "--min-sources", "5").stdout
    assert ask("icews").stdout == "nothing found\n"
    assert isinstance(ask("gdleta").exception, UnknownNameError)
