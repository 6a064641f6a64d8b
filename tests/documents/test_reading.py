"""Reading files as people have them: kinds, encodings, metadata, and what cannot be read."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blocgraph.dataset import Dataset
from blocgraph.documents import SkippedDocument, read_document, read_documents, split_sentences
from blocgraph.documents.dateline import find_published
from blocgraph.documents.decoding import decode, normalise
from blocgraph.errors import DocumentError
from blocgraph.model import Actor, ActorKind, Document

NEWS = "Kyiv’s move\n\nSão Tomé signed a pact with Türkiye on Monday. It “holds”.\n"


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def refusal(path: Path) -> str:
    with pytest.raises(DocumentError) as caught:
        read_document(path)
    assert "\n" not in str(caught.value)
    assert caught.value.path == str(path)
    return caught.value.reason


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_the_encoding_is_found(tmp_path: Path, encoding: str) -> None:
    text = NEWS * 5
    document = read_document(write(tmp_path, "a.txt", text.encode(encoding)))
    assert document.text == text.strip()
    assert document.title == "Kyiv’s move"


def test_line_ends_and_spaces_are_made_plain() -> None:
    assert normalise("a\r\nb\rc\u00a0d\u202fe\u00adf\u200bg\ufeff\th") == "a\nb\nc d efg h"


@given(st.text())
@settings(max_examples=200)
def test_normal_text_stays_as_it_is(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@given(st.binary(max_size=400))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_text_or_refused(raw: bytes) -> None:
    reason = ""
    try:
        decode(raw)
    except ValueError as error:
        reason = str(error)
    assert "\n" not in reason


def test_what_cannot_be_read_is_refused_with_its_reason(tmp_path: Path) -> None:
    assert "no text" in refusal(write(tmp_path, "empty.txt", ""))
    assert "no text" in refusal(write(tmp_path, "blank.txt", " \n\u00a0\n"))
    assert "binary" in refusal(write(tmp_path, "bin.txt", b"\x7fELF\x00\x01\x02\x00" * 50))
    assert ".pdf" in refusal(write(tmp_path, "a.pdf", b"%PDF"))
    assert "folder" in refusal(tmp_path)
    assert "no such file" in refusal(tmp_path / "absent.txt")
    assert "no article" in refusal(write(tmp_path, "a.html", "<html><body></body></html>"))
    assert "line 4" in refusal(write(tmp_path, "a.md", "---\ntitle: x\ndate: [1\n---\nText."))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "Text.")
    path.chmod(0)
    assert "cannot be read" in refusal(path)


def test_markdown_markup_is_taken_out(tmp_path: Path) -> None:
    source = (
        '---\nid: delhi\ntitle: "On balance"\ndate: 10 June 2024\nsource: An Institute\n'
        "url: https://example.org/a\nlang: EN\n---\n"
        "# On balance\n\nIndia **signed** a [treaty of *peace*](https://x.org/y_(z)) with\n"
        "Russia. `It` holds &amp; lasts.\n\n* Poland sent tanks.\n* Norway sent shells.\n\n"
        "> Moscow denies it.\n\n| Seller | Buyer |\n|---|---|\n| France | India |\n\n"
        "<script>x</script>\n\n```\ncode\n```\n"
    )
    document = read_document(write(tmp_path, "a.md", source))
    assert document == Document(
        "delhi", document.text, "On balance", "2024-06-10", "An Institute", "https://example.org/a",
        "en", document.path,
    )  # fmt: skip
    assert [s.text for s in split_sentences(document)] == [
        "On balance",
        "India signed a treaty of peace with Russia.",
        "It holds & lasts.",
        "Poland sent tanks.",
        "Norway sent shells.",
        "Moscow denies it.",
        "Seller",
        "Buyer",
        "France",
        "India",
    ]


def page(body: str) -> str:
    return (
        '<html lang="en"><head><title>Pact | Daily</title><meta charset="utf-8">'
        '<meta property="og:site_name" content="Daily"><meta name="date" content="2024-05-03">'
        '</head><body><div id="cookie-banner">France asks Iran.</div>'
        "<nav><a href=/>Russia attacks Georgia</a></nav>"
        f"{body}<div class='related-stories'><h2>Read next</h2><p>Peru expels an envoy.</p></div>"
        "<aside>Chad fights Sudan.</aside><footer>China threatens Taiwan.</footer></body></html>"
    )


SAID = (
    "<p>Iran and Russia signed a <b>treaty</b> of <a href=/x>mutual <i>aid</i></a>&nbsp;today.</p>"
)
SAID_PLAIN = "Iran and Russia signed a treaty of mutual aid today."


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (SAID, [SAID_PLAIN]),
        (f"<article><h1>Pact</h1>{SAID}</article>", ["Pact", SAID_PLAIN]),
        (
            f"<article>{SAID}<ul><li>Poland sent <b>tanks</b>.</li><li>Oman left.</li></ul>"
            "</article>",
            [SAID_PLAIN, "Poland sent tanks.", "Oman left."],
        ),
        (
            "<article><h1>Live</h1><div><h2>Cairo weighs in</h2><p>Egypt backs Somalia.</p></div>"
            "<div><h2>Is it war?</h2><p>Kenya denies it.</p></div></article>",
            ["Live", "Cairo weighs in", "Egypt backs Somalia.", "Is it war?", "Kenya denies it."],
        ),
        (
            "<article><h1>Pact</h1><div>Iran struck Iraq.<br><br>Iraq blamed Iran.<br>Oman left."
            "</div></article>",
            ["Pact", "Iran struck Iraq.", "Iraq blamed Iran.", "Oman left."],
        ),
        (
            f"<article>{SAID}<table><tr><th>Seller</th><th>Buyer</th></tr>"
            "<tr><td>France</td><td>India</td></tr></table></article>",
            [SAID_PLAIN, "Seller", "Buyer", "France", "India"],
        ),
    ],
    ids=["bare", "article", "list", "live blog", "breaks", "table"],
)
def test_a_page_gives_its_article_and_nothing_around_it(
    tmp_path: Path, body: str, expected: list[str]
) -> None:
    document = read_document(write(tmp_path, "p.html", page(body)))
    assert [s.text for s in split_sentences(document)] == expected
    assert (document.published, document.publisher) == ("2024-05-03", "Daily")


def test_a_shared_page_keeps_its_article_only(shared: Path) -> None:
    document = read_document(shared / "gold" / "dev" / "mexico-ecuador.html")
    assert document.published == "2024-04-09"
    assert document.text.startswith("Explainer")
    assert "What happened?" in [s.text for s in split_sentences(document) if s.is_heading]
    for around in ("cookies", "Guyana", "diamonds", "Damascus", "Pakistan", "Accept all"):
        assert around not in document.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("T\n\nSEOUL, 13 November 2024 - North Korea ratified it.", "2024-11-13"),
        ("T\n\nKYIV, May 3, 2024 (Agency) — Ukraine struck.", "2024-05-03"),
        ("Statement\n\nVilnius, 4 August 2023\n\nThe Ministry agrees.", "2023-08-04"),
        ("Live\n\nTuesday 2 January 2024\n\nIt began.", "2024-01-02"),
        ("The Digest, Wednesday, 5 April 2023\n\nIt began.", "2023-04-05"),
        ("Brief\n\nPolicy brief, 12 March 2025\n\nIt began.", "2025-03-12"),
        (" date 2025-01-18 As many foresaw, it was signed.", "2025-01-18"),
        ("T\n\nJan. 5, 2024 (Agency) - Iran left.", "2024-01-05"),
        ("T\n\nBy A. Writer, Manila, 27 June 2024\n\nIt began.", "2024-06-27"),
        ("T\n\nOn 17 June 2024 the two states signed a pact, and both praised it.", None),
        ("T\n\nThe pact of 5 May 1992, which both signed, holds to this day in every part.", None),
        ("No date at all.", None),
        ("T\n\n30 February 2024\n\nText.", None),
    ],
)
def test_the_day_of_publication_is_read_from_date_lines_only(
    text: str, expected: str | None
) -> None:
    assert find_published(text) == expected


def test_folders_are_walked_in_order_and_what_is_left_out_is_said(tmp_path: Path) -> None:
    write(tmp_path, "b/iran.txt", "Iran left.")
    write(tmp_path, "a/iran.txt", "Iran stayed.")
    write(tmp_path, "a/.hidden.txt", "No.")
    write(tmp_path, ".git/x.txt", "No.")
    write(tmp_path, "a/report.pdf", b"%PDF")
    write(tmp_path, "a/table.csv", "x,y")
    write(tmp_path, "c/empty.md", "")
    found = list(read_documents([tmp_path, tmp_path / "a" / "iran.txt", tmp_path / "a/table.csv"]))
    assert [item.id if isinstance(item, Document) else Path(item.path).name for item in found] == [
        "iran", "report.pdf", "b-iran", "empty.md", "table.csv",
    ]  # fmt: skip
    assert found == list(read_documents([str(tmp_path), tmp_path / "a/table.csv"]))


def test_a_store_in_a_folder_is_passed_over(tmp_path: Path) -> None:
    write(tmp_path, "iran.txt", "Iran left.")
    write(tmp_path, "notes/LOCK", "Iran stayed.")
    with Dataset.open(tmp_path / "world.db") as dataset:
        dataset.add_actors([Actor("IRN", ActorKind.STATE, "Iran")])
    found = [item.path for item in read_documents([tmp_path])]
    assert found == [str(tmp_path / "iran.txt"), str(tmp_path / "notes" / "LOCK")]


def test_a_folder_without_documents_is_said(tmp_path: Path) -> None:
    write(tmp_path, "table.csv", "x,y")
    (only,) = read_documents([tmp_path])
    assert isinstance(only, SkippedDocument)
    assert only.path == str(tmp_path)
    assert "no .txt, .md or .html file" in only.reason


def test_a_dash_reads_standard_input() -> None:
    (document,) = read_documents(["-"], io.BytesIO(b"Iran left."))
    assert isinstance(document, Document)
    assert (document.id, document.text) == ("stdin", "Iran left.")
    (web,) = read_documents(["-"], io.BytesIO(page(SAID).encode()))
    assert isinstance(web, Document)
    assert web.text == SAID_PLAIN
    assert list(read_documents(["-"], io.BytesIO(b""))) == [
        SkippedDocument("-", "it holds no text")
    ]
