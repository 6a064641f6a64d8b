"""What is wrong in a store is found and named, whoever wrote it."""

import io
from pathlib import Path

import pyoxigraph as ox
import pytest

from blocgraph.dataset import Dataset
from blocgraph.model import Actor, Claim, Document
from blocgraph.vocabulary import ActorKind, RelationType, Status

BG = "https://w3id.org/blocgraph/ontology#"
BASE = "https://w3id.org/blocgraph/"
XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "a.db"
    text = "Russia arms Iran."
    claim = Claim("d", "RUS", RelationType.ARMS_SUPPLY, "IRN", Status.ASSERTED, text, 0, len(text),
                  ("UKR",), valid_from="2024", extractor="rules")  # fmt: skip
    with Dataset.open(path) as dataset:
        codes = ("RUS", "IRN", "UKR")
        dataset.add_actors(Actor(code, ActorKind.STATE, code, iso_alpha2="XX") for code in codes)
        dataset.add_document(Document("d", text, published="2024"), [claim])
    return path


def test_what_we_write_conforms(store: Path) -> None:
    with Dataset.open(store) as dataset:
        report = dataset.validate()
    assert report.violations == ()
    assert report.conforms


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("status:asserted", "status:certain", "one status of its scheme"),
        ('bg:confidence "1"', 'bg:confidence "1.5"', "confidence from 0 to 1"),
        ('bg:confidence "1"', 'bg:trust "1"', "confidence from 0 to 1"),
        ('bg:validFrom "0001-01-01"', 'bg:validFrom "2023-02-31"', "valid from is one real day"),
        ('bg:validTo "9999-12-31"', 'bg:validTo "0000-12-31"', "no day of the calendar"),
        ('bg:validTo "9999-12-31"', 'bg:validTo "2023-12-31"', "not after valid to"),
        ("precision:unknown", "precision:vague", "precision of valid to"),
        ("oa:start 0", "oa:start 17", "before its end"),
        ("oa:start 0", 'oa:start "0"', "an integer from 0"),
        ('oa:exact "Russia arms', 'oa:exact "Russia aids', "not the sentence"),
        ('prov:value "Russia', 'prov:value "Prussia', "digest"),
        ("oa:hasTarget", "oa:hasBody", "a claim has evidence"),
        ("a oa:TextQuoteSelector", "a oa:Selector", "one quotation"),
        ("relation/RUS/armsSupply/IRN", "relation/RUS", "about one relation"),
        ("wasAttributedTo actor:UKR", "wasAttributedTo actor:XYZ", "no actor is known"),
        ("kind:state", "kind:planet", "one kind of its scheme"),
        ("rel:armsSupply", "rel:love", "one type of its scheme"),
        ("bg:sign 1", "bg:sign 0", "the sign 1 or -1"),
        ("standing:asserted", "standing:sure", "relation has one status"),
        ('bg:digest "', 'bg:digest "x', "SHA-256"),
        ("dcterms:identifier", "dcterms:title", "one id"),
    ],
)
def test_what_is_wrong_is_named(store: Path, old: str, new: str, message: str) -> None:
    content = io.BytesIO()
    with Dataset.open(store) as dataset:
        dataset.export("trig", content)
    text = content.getvalue().decode()
    if "relation/" in old:
        text = text.replace("relation:RUS\\/armsSupply\\/IRN", "<" + BASE + old + ">")
    assert old in text, text
    broken = text.replace(old, new)
    raw = ox.Store(str(store))
    raw.clear()
    raw.load(broken.encode(), ox.RdfFormat.TRIG)
    raw.flush()
    del raw
    with Dataset.open(store) as dataset:
        report = dataset.validate()
    assert not report.conforms
    assert message in " | ".join(found.message for found in report.violations)
    assert all(found.focus for found in report.violations)
