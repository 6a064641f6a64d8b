"""What nobody should have to read: huge, broken and foreign input."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blocgraph.claims import extract_claims
from blocgraph.documents import SkippedDocument, is_english, read_documents, split_sentences
from blocgraph.model import Document

CLAIM = "Russia and Iran signed a treaty on 17 January 2025, and France condemned it. "


def _read(tmp_path: Path, raw: bytes, name: str = "d.txt") -> Document | SkippedDocument:
    path = tmp_path / name
    path.write_bytes(raw)
    (found,) = read_documents([path])
    return found


def _check_offsets(document: Document) -> int:
    """How many claims the document makes, all sentences and claims being where they say."""
    sentences = split_sentences(document)
    for sentence in sentences:
        assert document.text[sentence.start : sentence.end] == sentence.text
    assert [s.start for s in sentences] == sorted({s.start for s in sentences})
    claims = extract_claims(document)
    for claim in claims:
        assert document.text[claim.start : claim.end] == claim.sentence
    return len(claims)


@pytest.mark.parametrize(
    ("name", "text", "claims"),
    [
        ("one line", CLAIM * 200, 200),
        ("no end of a sentence", CLAIM.replace(".", ",") * 100, 1),
        ("no space", "a" * 100_000 + " " + CLAIM, 1),
        ("nested quotes", "“" * 10_000 + CLAIM + "”" * 10_000, 1),
        ("quotes never closed", '"Iran said, ' * 1_000, 0),
        ("brackets", "(" * 10_000 + CLAIM + ")" * 10_000, 1),
        ("said that he said", "Fiji said that Samoa said that " * 300 + "Chad attacked Mali.", 0),
        ("names alone", "Russia Iran France Chad " * 500, 0),
        ("hyphens", "-".join(["Iran"] * 3_000), 0),
        ("emoji", (CLAIM + "😀👨‍👩‍👧🇮🇷 ") * 50, 50),
        ("right to left within", (CLAIM + "‏إيران وروسيا‏ ") * 50, 50),
        ("combining marks", "a" + "\u0301" * 50_000 + " " + CLAIM, 1),
        ("blank lines", "\n" * 100_000 + CLAIM, 1),
        ("namesakes", "Georgia late Congo early " * 500 + ". " + CLAIM, 0),
        ("upper case", CLAIM.upper() * 20, 0),
        ("lone surrogates", "\ufffd" * 2 + CLAIM, 1),
    ],
)
def test_offsets_hold_in_odd_texts(tmp_path: Path, name: str, text: str, claims: int) -> None:
    document = _read(tmp_path, text.encode())
    assert isinstance(document, Document), name
    assert _check_offsets(document) >= claims


@pytest.mark.parametrize(
    ("name", "raw", "reason"),
    [
        ("d.txt", b"", "it holds no text"),
        ("d.txt", b" \n\t\n", "it holds no text"),
        ("d.txt", CLAIM.encode() + b"\0" * 9, "binary"),
        ("d.md", b"---\na: " + b"[" * 100_000 + b"\n---\n" + CLAIM.encode(), "nested too deeply"),
        ("d.md", b">" * 20_000, "it holds no text"),
        ("d.html", b"<html><body></body></html>", "no article text"),
        ("d.html", b"<html><body>" + b"<div>" * 50_000, "no article text"),
    ],
)
def test_unusable_files_say_why(tmp_path: Path, name: str, raw: bytes, reason: str) -> None:
    found = _read(tmp_path, raw, name)
    assert isinstance(found, SkippedDocument)
    assert reason in found.reason


def test_unbalanced_html_is_read(tmp_path: Path) -> None:
    page = f"<html><body><article><div><p>{CLAIM * 3}<p><b>{CLAIM * 3}</i></div></span><ul><li>x"
    document = _read(tmp_path, page.encode(), "d.html")
    assert isinstance(document, Document)
    assert _check_offsets(document) >= 6


@pytest.mark.parametrize(
    "text",
    [
        "إيران وروسيا وقعتا معاهدة في موسكو يوم الجمعة. " * 10,
        "Russland und der Iran haben am Freitag einen Vertrag unterzeichnet, sagte Kiew. " * 10,
        "Rusia y el Irán firmaron un tratado en Moscú, dijo el gobierno de los Estados. " * 10,
        "Россия и Иран подписали договор, и это было в Москве. " * 10,
    ],
)
def test_other_languages_are_not_taken_for_english(text: str) -> None:
    assert not is_english(Document("d", text))


_WORDS = (
    "Iran Russia Georgia Congo Paris President Minister the a of to with and , ; . : that which"
    " who is has not may accused signed treaty on against by says denies it its they two if"
    " countries sent \" ' “ ” ( ) - – 2024 Tuesday each other A B U.S. Mr. May 10:30 $5 ago"
    " # * | > < & / late early since until from next week ? … 🇮🇷 إيران"
)
_FRAGMENTS = st.lists(st.sampled_from([*_WORDS.split(), "\n", "\n\n"]), min_size=1, max_size=6)

_SLOWEST = 500e-6
"""Seconds a character, some twenty times what is usual, for machines that do other things too."""


@settings(max_examples=40, deadline=None)
@given(_FRAGMENTS, st.sampled_from(["", " "]), st.sampled_from(["", " "]))
def test_time_grows_with_length_whatever_is_repeated(
    words: list[str], within: str, between: str
) -> None:
    fragment = within.join(words) + between
    text = fragment * (6_000 // len(fragment) + 1)
    start = time.process_time()
    _check_offsets(Document("d", text, published="2024-06-01"))
    assert time.process_time() - start < 1 + _SLOWEST * len(text)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode()))
def test_any_bytes_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, raw: bytes
) -> None:
    found = _read(tmp_path_factory.mktemp("any"), raw)
    if isinstance(found, Document):
        _check_offsets(found)
