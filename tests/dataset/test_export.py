"""An export holds everything: it comes back as the same dataset, byte for byte."""

import io
import json
from pathlib import Path

import pytest
import rdflib

from blocgraph.dataset import Dataset
from blocgraph.errors import InputError, OutputError, StoreError, UnknownNameError
from blocgraph.model import Actor, Claim, Document
from blocgraph.vocabulary import ActorKind, RelationType, Status


@pytest.fixture
def dataset() -> Dataset:
    dataset = Dataset.open()
    dataset.add_actors([Actor("RUS", ActorKind.STATE, "Russia", ("the Kremlin", "Moscow"))])
    for id in ("a b", "ü/%20", "..", 'q"uote'):
        text = f"Russia, \t“{id}”, arms Iran\\.\r\nAnd \x07 more."
        end = len(text)
        document = Document(id, text, "T", "2024-05", "P", "http://e.org/?a=b c")
        claim = Claim(id, "RUS", RelationType.ARMS_SUPPLY, "IRN", Status.ASSERTED, text, 0, end,
                      ("UKR", "ABC"), "2024", "..", ("b", "a"), "arms", 0.1, "r 1")  # fmt: skip
        dataset.add_document(document, [claim])
    return dataset


def exported(dataset: Dataset, format: str = "trig") -> bytes:
    content = io.BytesIO()
    dataset.export(format, content)
    return content.getvalue()


def test_trig_comes_back_as_the_same_dataset(dataset: Dataset, tmp_path: Path) -> None:
    dataset.export("trig", tmp_path / "a.trig")
    again = Dataset.open()
    again.import_trig(tmp_path / "a.trig")
    assert again.claims() == dataset.claims()
    assert again.documents() == dataset.documents()
    assert again.actors() == dataset.actors()
    assert exported(again) == (tmp_path / "a.trig").read_bytes() == exported(dataset)


@pytest.mark.parametrize(("form", "parser"), [("trig", "trig"), ("nquads", "nquads"),
                                              ("jsonld", "json-ld")])  # fmt: skip
def test_another_library_reads_the_same_quads(dataset: Dataset, form: str, parser: str) -> None:
    found = rdflib.Dataset()
    found.parse(data=exported(dataset, form), format=parser)
    assert {(s, p, str(o), g) for s, p, o, g in found.quads()} == {
        (s, p, str(o), g) for s, p, o, g in dataset.to_rdflib().quads()
    }
    assert not any(isinstance(t, rdflib.BNode) for quad in found.quads() for t in quad)


def test_turtle_flattens_the_graphs(dataset: Dataset) -> None:
    graph = rdflib.Graph().parse(data=exported(dataset, "turtle"), format="turtle")
    quads = list(dataset.to_rdflib().quads())
    assert len(graph) == len({quad[:3] for quad in quads})


def test_no_format_and_no_folder_are_said_and_leave_no_file(
    dataset: Dataset, tmp_path: Path
) -> None:
    with pytest.raises(UnknownNameError, match="did you mean trig"):
        dataset.export("trigg", tmp_path / "a.trig")
    with pytest.raises(OutputError, match="cannot be written"):
        dataset.export("trig", tmp_path / "none" / "a.trig")
    assert list(tmp_path.iterdir()) == []


def test_json_ld_is_json(dataset: Dataset) -> None:
    assert json.loads(exported(dataset, "jsonld"))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("<http://e.org/a> <http://e.org/b>\n\n 'c .", "a.trig:3:"),
        ("<http://e.org/a> { <http://e.org/a> <http://e.org/b> 'c' }", "other data"),
        ("<https://w3id.org/blocgraph/graph/format> { <https://w3id.org/blocgraph/graph/format> "
         "<https://w3id.org/blocgraph/ontology#formatVersion> 9 }", "newer version"),
    ],
)  # fmt: skip
def test_a_broken_file_is_one_line_and_changes_nothing(
    dataset: Dataset, tmp_path: Path, content: str, words: str
) -> None:
    (tmp_path / "a.trig").write_text(content)
    before = exported(dataset)
    with pytest.raises((InputError, StoreError), match=words) as caught:
        dataset.import_trig(tmp_path / "a.trig")
    assert "\n" not in str(caught.value)
    assert exported(dataset) == before


def test_an_export_cut_short_or_forged_changes_nothing(dataset: Dataset, tmp_path: Path) -> None:
    before = exported(dataset)
    cut, forged, bad = (tmp_path / name for name in ("cut.trig", "forged.trig", "bad.trig"))
    cut.write_bytes(before[: len(before) * 2 // 3])
    forged.write_bytes(before.replace(b"arms Iran", b"aids Iran", 1))
    bad.write_bytes(before.replace(b"status:asserted", b"status:certain"))
    for path in (cut, forged, bad):
        with pytest.raises(InputError) as caught:
            dataset.import_trig(path)
        assert str(path) in str(caught.value)
    assert exported(dataset) == before
    with pytest.raises(InputError, match="cannot be read"):
        dataset.import_trig(tmp_path / "none.trig")
