"""Whatever happens to the process or the disk, the store holds whole documents."""

import io
import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph
import pytest

from blocgraph.dataset import Dataset
from blocgraph.errors import StoreError
from blocgraph.model import Claim, Document
from blocgraph.vocabulary import RelationType, Status

BUILD = """
import sys
from pathlib import Path
from blocgraph.dataset import Dataset
from blocgraph.model import Claim, Document
from blocgraph.vocabulary import RelationType, Status

with Dataset.open(Path(sys.argv[1])) as dataset:
    print("open", flush=True)
    for number in range(int(sys.argv[2])):
        text = f"Report {number}: Russia arms Iran. " + "More. " * 200
        document = Document(f"report {number}", text, published="2025-01-01")
        statuses = [Status.ASSERTED, Status.DENIED] if number % 3 else [Status.ALLEGED]
        claims = [
            Claim(document.id, "RUS", type, target, status, text[:30], 0, 30)
            for type in (RelationType.ARMS_SUPPLY, RelationType.TREATY)
            for target in ("IRN", f"A{number % 7}")
            for status in statuses
        ]
        if dataset.digest_of(document.id) != document.digest:
            dataset.add_document(document, claims)
    print("done", flush=True)
    if len(sys.argv) > 3:
        sys.stdin.read()
"""


def exported(dataset: Dataset) -> bytes:
    content = io.BytesIO()
    dataset.export("trig", content)
    return content.getvalue()


def build(store: Path, documents: int) -> None:
    subprocess.run([sys.executable, "-c", BUILD, str(store), str(documents)], check=True)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    store = tmp_path_factory.mktemp("whole") / "a.db"
    build(store, 250)
    with Dataset.open(store, read_only=True) as dataset:
        return exported(dataset)


@pytest.mark.parametrize("seed", range(6))
def test_killed_at_any_moment_it_holds_whole_documents_and_goes_on(
    tmp_path: Path, whole: bytes, seed: int
) -> None:
    store = tmp_path / "a.db"
    command = [sys.executable, "-c", BUILD, str(store), "250"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(random.Random(seed).uniform(0.02, 0.9))
        process.send_signal(signal.SIGKILL)
    with Dataset.open(store) as dataset:
        counts = dataset.claim_counts()
        for id, count in counts.items():
            assert count == (8 if int(id.split()[1]) % 3 else 4)
        stored = dataset.query("SELECT ?r ?s { ?r bg:relationStatus ?s }").rows
        derived = {"-".join(r.key): str(r.status) for r in dataset.relations()}
        assert derived == {
            "-".join(str(r).split("/")[-3:]): str(s).rpartition("/")[2] for r, s in stored
        }
    build(store, 250)
    with Dataset.open(store, read_only=True) as dataset:
        assert exported(dataset) == whole


def test_a_second_writer_is_told_in_one_line(tmp_path: Path) -> None:
    store = tmp_path / "a.db"
    command = [sys.executable, "-c", BUILD, str(store), "1", "wait"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stdin=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert [process.stdout.readline() for _ in range(2)] == [b"open\n", b"done\n"]
        with pytest.raises(StoreError, match="in use by another process") as caught:
            Dataset.open(store)
        assert "\n" not in str(caught.value)
        assert str(store) in str(caught.value)
        process.communicate()
    with Dataset.open(store) as dataset:
        assert len(dataset.documents()) == 1


def test_a_full_disk_leaves_what_was_there(tmp_path: Path) -> None:
    store = tmp_path / "a.db"
    build(store, 3)
    with Dataset.open(store, read_only=True) as dataset:
        before = exported(dataset)
    script = BUILD.replace("More. ", "More and more. " * 300)

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_500_000, 1_500_000))

    process = subprocess.run(
        [sys.executable, "-c", script, str(store), "100"],
        preexec_fn=limit,
        capture_output=True,
        text=True,
        check=False,
    )
    assert process.returncode == 1
    assert "disk is full" in process.stderr.splitlines()[-1], process.stderr
    with Dataset.open(store) as dataset:
        counts = dataset.claim_counts()
        assert {"report 0", "report 1", "report 2"} <= counts.keys()
        for id, count in counts.items():
            assert count == (8 if int(id.split()[1]) % 3 else 4)
    build(store, 3)
    with Dataset.open(store) as dataset:
        for id in dataset.document_ids():
            if id not in ("report 0", "report 1", "report 2"):
                dataset.remove_document(id)
        assert exported(dataset) == before


def test_nothing_is_made_before_the_first_write(tmp_path: Path) -> None:
    store = tmp_path / "deep" / "a.db"
    with Dataset.open(store) as dataset:
        assert dataset.documents() == ()
        assert dataset.summary().claims == 0
        assert not store.parent.exists()
        dataset.add_document(Document("d", "text"), [])
        assert store.is_dir()
    with Dataset.open(store) as dataset:
        assert dataset.document_ids() == ("d",)


def test_what_is_no_store_is_said_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("a")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "a.txt").write_text("a")
    for path, words in (
        (file, "is a file"),
        (tmp_path / "folder", "other things"),
        (file / "below", "a.txt"),
    ):
        with pytest.raises(StoreError, match=words) as caught:
            Dataset.open(path).add_document(Document("d", "text"), [])
        assert "\n" not in str(caught.value)
    with pytest.raises(StoreError, match="no store"):
        Dataset.open(tmp_path / "none", read_only=True)
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["a.txt", "a.txt", "folder"]


def test_a_damaged_store_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.db").mkdir()
    (tmp_path / "a.db" / "CURRENT").write_text("MANIFEST-000009\n")
    with pytest.raises(StoreError, match="build again") as caught:
        Dataset.open(tmp_path / "a.db")
    assert "\n" not in str(caught.value)


def test_stores_of_other_data_or_of_newer_versions_are_refused(tmp_path: Path) -> None:
    for name, property in (("other", "p"), ("newer", "formatVersion")):
        store = pyoxigraph.Store(str(tmp_path / name))
        node = pyoxigraph.NamedNode("https://w3id.org/blocgraph/graph/format")
        predicate = pyoxigraph.NamedNode("https://w3id.org/blocgraph/ontology#" + property)
        store.add(pyoxigraph.Quad(node, predicate, pyoxigraph.Literal(99), node))
        store.flush()
        del store
    with pytest.raises(StoreError, match="other data"):
        Dataset.open(tmp_path / "other")
    with pytest.raises(StoreError, match="newer version"):
        Dataset.open(tmp_path / "newer")


def test_read_only_never_writes_and_several_can_read(tmp_path: Path) -> None:
    store = tmp_path / "a.db"
    with Dataset.open(store) as dataset:
        dataset.add_document(Document("d", "text"), [])
    with Dataset.open(store, read_only=True) as one, Dataset.open(store, read_only=True) as two:
        assert one.document_ids() == two.document_ids() == ("d",)
        with pytest.raises(StoreError, match="read only"):
            one.add_document(Document("e", "text"), [])


def test_ten_thousand_claims_are_written_and_read_in_seconds() -> None:
    pairs = []
    for number in range(400):
        sentences = [f"Sentence {place} of report {number} tells of arms." for place in range(25)]
        document = Document(f"report {number}", " ".join(sentences))
        claims, start = [], 0
        for place, sentence in enumerate(sentences):
            claims.append(
                Claim(document.id, f"A{place}", RelationType.AID, f"B{number % 40}",
                      Status.ASSERTED, sentence, start, start + len(sentence))
            )  # fmt: skip
            start += len(sentence) + 1
        pairs.append((document, tuple(claims)))
    dataset = Dataset.open()
    started = time.perf_counter()
    dataset.add_documents(pairs)
    written = time.perf_counter()
    assert len(dataset.relations()) == 1000
    read = time.perf_counter()
    # generous: 2 s and 0.6 s on two slow cores
    assert written - started < 15
    assert read - written < 5
