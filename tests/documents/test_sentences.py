"""Sentences: where they end, and that nothing of the text is lost."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from blocgraph.documents import is_english, read_document, split_sentences
from blocgraph.documents.lines import unwrap
from blocgraph.model import Document


def sentences_of(text: str) -> list[str]:
    return [sentence.text for sentence in split_sentences(Document("d", text))]


@pytest.mark.parametrize(
    "text",
    [
        "He met Gen. Mark Milley and Lt. Gen. Ivanov.| |Both left.",
        "The U.S. Army left.| |The U.N. Security Council met.",
        "Resolution No. 2231 was cited.| |See Art. 5, para. 2 of the treaty.",
        "J. D. Vance met Amb. Power and Pres. Xi.| |They agreed.",
        "They met.| |Ms. Keita and Dr. Who left with Col. Sow in 3 ms.| |He slept.",
        '"We will not yield."| |Moscow denied it.',
        "“We will not yield.”| |Moscow denied it.",
        'He asked "why?" and left.| |It ended.',
        "Russia v. Ukraine was heard.| |It cost $2.5 million in Jan. 2024.",
        "They waited...| |Then war came.",
        "Enough…| |Then he left.",
        "Iran denies it; Kyiv insists.| |Both wait.",
        "KYIV, 3 May 2024 (Agency) - Ukraine struck.| |Russia fired back.",
        "On Feb. 24 Russia invaded.| |It was approx. 5 km away.",
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str) -> None:
    assert sentences_of(text.replace("| |", " ")) == text.split("| |")


def test_the_cells_of_a_row_are_apart() -> None:
    assert sentences_of("Seller: France | Buyer: India") == ["Seller: France", "Buyer: India"]


def test_headings_and_list_items_are_told_from_sentences() -> None:
    text = (
        "Iran signs\n\nIt signed.\n\n## What next?\n\n• Poland sent tanks.\n- Norway sent shells."
    )
    found = [(s.text, s.is_heading) for s in split_sentences(Document("d", text))]
    assert found == [
        ("Iran signs", True),
        ("It signed.", False),
        ("What next?", True),
        ("Poland sent tanks.", False),
        ("Norway sent shells.", False),
    ]


def test_hard_wrapped_lines_make_one_sentence() -> None:
    text = (
        "Poland and Estonia have agreed to send a further forty thousand\n"
        "shells to Ukraine, which had asked for them in the autumn of last\n"
        "year. Russia protested."
    )
    assert len(sentences_of(text)) == 2
    assert len(unwrap(text)) == len(text)


TEXTS = st.text(st.sampled_from("aB. !?…\"“”'’()[]\n\t-•#|1é中א🙂;,:\u2028\x00"), max_size=300)


@given(TEXTS | st.text(max_size=200))
@example("# \u20281")
@settings(max_examples=400, deadline=None)
def test_offsets_are_exact_and_no_word_is_lost(text: str) -> None:
    document = Document("d", text)
    sentences = split_sentences(document)
    end = 0
    left_out = []
    for sentence in sentences:
        assert text[sentence.start : sentence.end] == sentence.text == sentence.text.strip() != ""
        assert sentence.start >= end
        left_out.append(text[end : sentence.start])
        end = sentence.end
    left_out.append(text[end:])
    assert not [c for c in "".join(left_out) if c.isalpha()]
    assert sentences == split_sentences(document)


@pytest.mark.parametrize(
    "text",
    ["a" * 2_000_000, "“He said. " * 100_000, "Word word. " * 100_000, '"' * 10_000, "\n" * 500_000,
     "א" * 100_000, "🙂. " * 100_000, "1. " * 100_000, "W. " * 100_000, "- " * 100_000],
    ids=["word", "open quotes", "long line", "quotes", "empty lines", "right to left", "emoji",
         "numbers", "initials", "bullets"],
)  # fmt: skip
def test_no_text_takes_long(text: str) -> None:
    begun = time.process_time()
    split_sentences(Document("d", text))
    assert time.process_time() - begun < 5


def test_other_languages_are_told_from_english() -> None:
    english = (
        "The treaty that the two states signed in May is in force and has been since then. " * 2
    )
    german = "Der Vertrag, den die beiden Staaten im Mai unterzeichnet haben, ist in Kraft. " * 3
    french = (
        "Le traité que les deux États ont signé en mai est en vigueur depuis lors, dit-on. " * 3
    )
    spanish = "El tratado que los dos Estados firmaron en mayo está en vigor desde entonces. " * 3
    found = [is_english(Document("d", text)) for text in (english, german, french, spanish)]
    assert found == [True, False, False, False]


def test_the_gold_sentences_are_sentences_of_ours(shared: Path) -> None:
    missing = []
    for gold in sorted((shared / "gold").glob("*/*.gold.jsonl")):
        name = gold.name.removesuffix(".gold.jsonl")
        source = next(
            path
            for suffix in ("txt", "md", "html")
            if (path := gold.parent / f"{name}.{suffix}").exists()
        )
        ours = {sentence.text for sentence in split_sentences(read_document(source))}
        records = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
        missing += [record["sentence"] for record in records if record["sentence"] not in ours]
    assert missing == []
