"""An import is one transaction: all of it or nothing, whatever stops it."""

import io
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import blocgraph as bg
from blocgraph.errors import BlocgraphError, InputError, UnknownNameError
from blocgraph.imports import ImportOptions

HEADER = "stateA,stateB,year,defense,offense,neutral,nonagg,consul\n"
STATES = (2, 20, 70, 100, 140, 155, 200, 210, 220, 230, 325, 350, 365, 640, 651, 710, 740, 750)

IMPORT = """
import sys
from pathlib import Path
import blocgraph as bg

with bg.open(sys.argv[1]) as kg:
    print("open", flush=True)
    kg.import_dataset("atop", [sys.argv[2]])
    print("done", flush=True)
"""


def dataset(path: Path, *, spans: int, code: str = "10000") -> Path:
    rows = [
        f"{a},{b},{year},{','.join(code)}\n"
        for a in STATES
        for b in STATES
        if a != b
        for year in range(1950, 1950 + 3 * spans, 3)
    ]
    path.write_text(HEADER + "".join(rows))
    return path


def exported(kg: bg.KnowledgeGraph) -> bytes:
    content = io.BytesIO()
    kg.dataset.export("trig", content)
    return content.getvalue()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, bytes, bytes]:
    """An old and a new version of a dataset, and what a store holds of each."""
    folder = tmp_path_factory.mktemp("files")
    old = dataset(folder / "old.csv", spans=2)
    new = dataset(folder / "new.csv", spans=3, code="11011")
    contents = []
    for path in (old, new):
        kg = bg.open()
        kg.import_dataset("atop", [path])
        contents.append(exported(kg))
    return old, new, *contents


@pytest.mark.parametrize("seed", range(4))
def test_killed_at_any_moment_the_store_is_as_before_or_as_after(
    tmp_path: Path, files: tuple[Path, Path, bytes, bytes], seed: int
) -> None:
    old, new, before, after = files
    store = tmp_path / "a.db"
    with bg.open(store) as kg:
        kg.import_dataset("atop", [old])
    command = [sys.executable, "-c", IMPORT, str(store), str(new)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(random.Random(seed).uniform(0.2, 1.5))
        process.send_signal(signal.SIGKILL)
    with bg.open(store) as kg:
        assert exported(kg) in (before, after)
        kg.import_dataset("atop", [new])
        assert exported(kg) == after


def test_a_broken_file_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    kg = bg.open()
    good = dataset(tmp_path / "good.csv", spans=1)
    kg.import_dataset("atop", [good])
    before = exported(kg)
    broken = tmp_path / "broken.csv"
    broken.write_text(good.read_text() + "2,20,19")
    for paths in ([broken], [good, broken], [tmp_path / "none.csv"]):
        with pytest.raises(InputError):
            kg.import_dataset("atop", paths)
        assert exported(kg) == before
    with pytest.raises(InputError, match="--min-sources says nothing to atop"):
        kg.import_dataset("atop", [good], ImportOptions(min_sources=2))
    with pytest.raises(UnknownNameError, match="did you mean atop"):
        kg.import_dataset("attop", [good])


def test_again_is_unchanged_and_a_newer_version_takes_its_place(tmp_path: Path) -> None:
    kg = bg.open()
    first = dataset(tmp_path / "first.csv", spans=1)
    second = dataset(tmp_path / "second.csv", spans=2)
    assert kg.import_dataset("atop", [first]).added == ("atop",)
    again = kg.import_dataset("atop", [first])
    assert (again.added, again.unchanged) == ((), ("atop",))
    claims = kg.summary().claims
    assert kg.import_dataset("atop", [second]).added == ("atop",)
    assert kg.summary().claims == 2 * claims
    assert kg.summary().documents == 1
    kg.import_dataset("atop", [first], ImportOptions(name="atop-first"))
    assert set(kg.documents()) == {"atop", "atop-first"}


def test_what_the_options_change_is_stored_anew(tmp_path: Path) -> None:
    kg = bg.open()
    path = tmp_path / "gsdb.csv"
    path.write_text(
        "case_id,sanctioned_state,sanctioning_state,begin,end,trade,descr_trade,arms,military,"
        "financial,travel,other\n1,Iran,EU,2012,2015,0,,0,0,1,0,0\n"
    )
    kg.import_dataset("gsdb", [path])
    plain = exported(kg)
    expanded = kg.import_dataset("gsdb", [path], ImportOptions(expand_senders=True))
    assert expanded.added == ("gsdb",)
    assert kg.network(without_derived=True).number_of_edges() == 1
    assert kg.network().number_of_edges() == 1 + expanded.report.derived
    assert kg.dataset.validate().conforms
    kg.import_dataset("gsdb", [path])
    assert exported(kg) == plain


def test_a_dry_run_stores_nothing(tmp_path: Path) -> None:
    store = tmp_path / "a.db"
    path = dataset(tmp_path / "a.csv", spans=1)
    with bg.open(store) as kg:
        assert kg.import_dataset("atop", [path], dry_run=True).report.claims > 0
        assert kg.summary().claims == 0
    assert not store.exists()


def test_a_store_in_use_is_one_line(tmp_path: Path) -> None:
    store = tmp_path / "a.db"
    with bg.open(store) as kg:
        kg.import_dataset("atop", [dataset(tmp_path / "a.csv", spans=1)])
        command = [sys.executable, "-c", IMPORT, str(store), str(tmp_path / "a.csv")]
        stopped = subprocess.run(command, capture_output=True, text=True, check=False)
    assert stopped.returncode != 0
    assert "is in use by another process" in stopped.stderr
    assert issubclass(InputError, BlocgraphError)
