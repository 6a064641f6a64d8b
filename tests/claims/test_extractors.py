"""Extractors that are plugged in: the rules, a spaCy pipeline, somebody else's."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from blocgraph.claims import extract_claims
from blocgraph.claims.extractors import (
    Extractor,
    RuleExtractor,
    extract_with,
    extractor_names,
    load_extractor,
)
from blocgraph.claims.reading import read_claims
from blocgraph.errors import InputError, UnknownNameError
from blocgraph.model import Claim, Document
from blocgraph.vocabulary import RelationType, Status

PLUGIN = """
from blocgraph import Claim, RelationType, Status

class Pairs:
    name, version = "pairs", "0.3"

    def __init__(self, argument):
        self.kind = RelationType(argument or "negotiation")

    def extract(self, document):
        if "Peru" in document.text and "Chile" in document.text:
            yield Claim(document.id, "PER", self.kind, "CHL", Status.ASSERTED,
                        document.text, 0, len(document.text))
"""


def test_the_rules_are_an_extractor() -> None:
    document = Document("d", "Peru signed a treaty with Chile.")
    extractor = load_extractor()
    assert isinstance(extractor, RuleExtractor)
    claims = extract_with(extractor, document)
    assert claims == extract_claims(document)
    assert {c.extractor for c in claims} == {f"{extractor.name}/{extractor.version}"}


def test_an_unknown_name_suggests_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match="unknown extractor: 'spcy'; did you mean spacy"):
        load_extractor("spcy:x")
    assert {"rules", "spacy"} <= set(extractor_names())


class _Wrong:
    name, version = "wrong", "1"

    def __init__(self, **change: Any) -> None:
        self.change = change

    def extract(self, document: Document) -> list[Claim]:
        values: dict[str, Any] = {
            "document": document.id, "source": "PER", "type": RelationType.TREATY,
            "target": "CHL", "status": Status.ASSERTED, "sentence": document.text,
            "start": 0, "end": len(document.text),
        }  # fmt: skip
        return [Claim(**(values | self.change))]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"document": "e"}, "is of document 'e'"),
        ({"target": "PER"}, "both ends are PER"),
        ({"start": 3}, "characters 3 to 7 are not its sentence"),
        ({"sentence": ""}, "are not its sentence"),
    ],
)
def test_a_broken_claim_names_the_extractor(change: dict[str, Any], problem: str) -> None:
    with pytest.raises(InputError, match=f"extractor wrong/1: document 'd'.*{problem}"):
        extract_with(_Wrong(**change), Document("d", "A text."))


def test_equal_claims_count_once_and_carry_the_mark() -> None:
    class Twice(_Wrong):
        def extract(self, document: Document) -> list[Claim]:
            return super().extract(document) * 2

    (claim,) = extract_with(Twice(), Document("d", "A text"))
    assert claim.extractor == "wrong/1"
    assert isinstance(Twice(), Extractor)


@pytest.fixture
def plugged(tmp_path: Path) -> dict[str, str]:
    """The environment of a process in which a package with an extractor is installed."""
    (tmp_path / "pairs.py").write_text(PLUGIN, encoding="utf-8")
    info = tmp_path / "pairs-0.3.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: pairs\nVersion: 0.3\n")
    (info / "entry_points.txt").write_text(
        "[blocgraph.extractors]\npairs = pairs:Pairs\ngone = pairs:Gone\nno = pairs:Status\n"
    )
    return dict(os.environ, PYTHONPATH=str(tmp_path), PYTHONUTF8="1")


def _run(environment: dict[str, str], *args: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "blocgraph", *map(str, args)]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


def test_a_package_plugs_one_in_by_its_entry_point(plugged: dict[str, str], tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("Peru met Chile.", encoding="utf-8")
    result = _run(plugged, "extract", report, "--extractor", "pairs:threat", "--jobs", "2")
    (record,) = map(json.loads, result.stdout.splitlines())
    assert (record["type"], record["extractor"]) == ("threat", "pairs/0.3")
    store = tmp_path / "world.db"
    for name, added in (("rules", 1), ("rules", 0), ("pairs", 1), ("rules", 1)):
        built = _run(
            plugged, "build", report, "--without-facts", "--store", store, "--extractor", name
        )
        assert f": {added} added" in built.stdout, (name, built.stdout, built.stderr)


def test_the_example_of_the_documentation_works(plugged: dict[str, str], tmp_path: Path) -> None:
    page = Path(__file__).resolve().parents[2] / "docs" / "extraction.md"
    if not page.is_file():
        pytest.skip("the documentation is not beside the tests")
    example = re.search(r"```python\n# visits\.py\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
    assert example is not None
    (tmp_path / "visits.py").write_text(example[1], encoding="utf-8")
    points = tmp_path / "pairs-0.3.dist-info" / "entry_points.txt"
    points.write_text(points.read_text() + "visits = visits:Visits\n")
    (tmp_path / "r.txt").write_text("President Macron arrived in Brazil.", encoding="utf-8")
    result = _run(plugged, "extract", tmp_path / "r.txt", "--extractor", "visits:0.4")
    (record,) = map(json.loads, result.stdout.splitlines())
    assert (record["source"], record["target"], record["confidence"]) == ("BRA", "FRA", 0.4)


@pytest.mark.parametrize(
    ("name", "problem"), [("gone", "cannot be loaded"), ("no", "lacks one of"), ("nil", "unknown")]
)
def test_a_broken_plug_is_one_line(
    plugged: dict[str, str], tmp_path: Path, name: str, problem: str
) -> None:
    (tmp_path / "r.txt").write_text("Peru met Chile.")
    result = _run(plugged, "extract", tmp_path / "r.txt", "--extractor", name)
    assert result.returncode in (1, 2)
    if name != "no":
        assert problem in result.stderr
        assert len(result.stderr.splitlines()) == 1


def test_ids_of_read_documents_are_their_own(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "r.txt").write_text("Peru signed a treaty with Chile.")
    found = [read for jobs in (1, 2) for read in read_claims([tmp_path], jobs=jobs)]
    assert [read.document.id for read in found] == ["r", "b-r"] * 2  # type: ignore[union-attr]
    for read in found:
        assert all(claim.document == read.document.id for claim in read.claims)  # type: ignore[union-attr]


spacy = pytest.importorskip("spacy", reason="the extra is not installed: blocgraph[spacy]")


def _pipeline(heads: dict[str, tuple[int, str, str, str]]) -> Any:
    """A pipeline that gives these words their head's place, label, part of speech and lemma."""
    from spacy.language import Language
    from spacy.tokens import Doc

    name = "known_parse_" + "_".join(heads).replace(".", "")

    @Language.component(name)
    def known_parse(doc: Doc) -> Doc:
        rows = [heads.get(token.text, (0, "dep", "X", token.lower_)) for token in doc]
        return Doc(
            doc.vocab,
            words=[token.text for token in doc],
            spaces=[bool(token.whitespace_) for token in doc],
            heads=[head if head < len(doc) else 0 for head, *_ in rows],
            deps=[label for _, label, *_ in rows],
            pos=[part for _, _, part, _ in rows],
            lemmas=[lemma for *_, lemma in rows],
        )

    pipeline = spacy.blank("en")
    pipeline.add_pipe(name)
    pipeline.meta["name"], pipeline.meta["version"] = "by_hand", "1.2"
    return pipeline


ACCUSES = {
    "Kyiv": (1, "nsubj", "PROPN", "Kyiv"),
    "accuses": (1, "ROOT", "VERB", "accuse"),
    "Iran": (1, "dobj", "PROPN", "Iran"),
    "of": (1, "prep", "ADP", "of"),
    "arming": (3, "pcomp", "VERB", "arm"),
    "Russia": (4, "dobj", "PROPN", "Russia"),
    ".": (1, "punct", "PUNCT", "."),
}


def test_spacy_reads_its_parse_with_our_frames() -> None:
    from blocgraph.claims.spacy_extractor import SpacyExtractor

    extractor = SpacyExtractor(_pipeline(ACCUSES))
    text = "Kyiv accuses Iran of arming Russia."
    claims = extract_with(extractor, Document("d", text))
    assert [(c.source, str(c.type), c.target, str(c.status)) for c in claims] == [
        ("UKR", "accusation", "IRN", "asserted")
    ]
    assert claims[0].extractor == "spacy:en_by_hand/1.2"
    assert claims[0].sentence == text


SELLS = {
    "Germany": (2, "nsubj", "PROPN", "Germany"),
    "may": (2, "aux", "AUX", "may"),
    "arm": (2, "ROOT", "VERB", "arm"),
    "Qatar": (2, "dobj", "PROPN", "Qatar"),
}


def test_spacy_reads_modals() -> None:
    from blocgraph.claims.spacy_extractor import SpacyExtractor

    extractor = SpacyExtractor(_pipeline(SELLS))
    (claim,) = extract_with(extractor, Document("d", "Germany may arm Qatar"))
    assert (claim.source, claim.target, claim.status) == ("DEU", "QAT", Status.HYPOTHETICAL)


def test_spacy_asks_for_the_words_that_a_frame_needs() -> None:
    from blocgraph.claims.spacy_extractor import SpacyExtractor

    def found(subject: str) -> list[tuple[str, str, str]]:
        sits = {
            "Cuban": (1, "amod", "ADJ", "cuban"),
            subject: (2, "nsubj", "NOUN", subject),
            "sit": (2, "ROOT", "VERB", "sit"),
            "in": (2, "prep", "ADP", "in"),
            "the": (5, "det", "DET", "the"),
            "Angolan": (6, "amod", "ADJ", "angolan"),
            "camps": (3, "pobj", "NOUN", "camp"),
        }
        claims = extract_with(SpacyExtractor(_pipeline(sits)), Document("d", " ".join(sits)))
        return [(c.source, str(c.type), c.target) for c in claims]

    assert found("troops") == [("AGO", "basingRights", "CUB")]
    assert found("delegates") == []


OWN = {
    "Mali": (3, "nsubj", "PROPN", "Mali"),
    "and": (0, "cc", "CCONJ", "and"),
    "Niger": (0, "conj", "PROPN", "Niger"),
    "denounced": (3, "ROOT", "VERB", "denounce"),
    "their": (6, "poss", "PRON", "their"),
    "own": (6, "amod", "ADJ", "own"),
    "accords": (3, "dobj", "NOUN", "accord"),
}


def test_spacy_sets_nobody_against_himself_and_his_fellows() -> None:
    from blocgraph.claims.spacy_extractor import SpacyExtractor

    claims = extract_with(SpacyExtractor(_pipeline(OWN)), Document("d", " ".join(OWN)))
    assert [c for c in claims if not c.type.is_symmetric] == []


def test_a_pipeline_without_a_parser_says_what_it_needs() -> None:
    from blocgraph.claims.spacy_extractor import SpacyExtractor

    with pytest.raises(InputError, match="parses no dependencies: use one with a parser"):
        SpacyExtractor(spacy.blank("en"))
    with pytest.raises(InputError, match="no spaCy pipeline 'en_nowhere'"):
        SpacyExtractor.load("en_nowhere")
    with pytest.raises(InputError, match="write spacy:PIPELINE"):
        SpacyExtractor.load("")
