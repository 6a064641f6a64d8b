"""Expressions of time, resolved against documents of various days."""

from __future__ import annotations

import json
import re
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blocgraph.documents import read_documents, split_sentences
from blocgraph.mentions.dates import DateMention, find_dates, nearest_date
from blocgraph.model import OPEN, Document, is_partial_date

WEDNESDAY = "2024-05-15"
NEW_YEAR = "2024-01-02"


def dates_in(text: str, published: str | None = WEDNESDAY) -> list[tuple[DateMention, ...]]:
    document = Document("d", text, published=published)
    return list(find_dates(document, split_sentences(document)))


def only(text: str, published: str | None = WEDNESDAY) -> DateMention:
    found = [date for dates in dates_in(text, published) for date in dates]
    assert len(found) == 1, found
    return found[0]


POINTS = [
    ("It met on 21 May 2023.", WEDNESDAY, "2023-05-21"),
    ("It met on May 21, 2023.", WEDNESDAY, "2023-05-21"),
    ("It met on the 21st of May 2023.", WEDNESDAY, "2023-05-21"),
    ("It met on Sept. 5, 2023.", WEDNESDAY, "2023-09-05"),
    ("It met on Monday, 6 May 2024.", WEDNESDAY, "2024-05-06"),
    ("It met on 2023-01-17.", None, "2023-01-17"),
    ("On 17/01/2023 it met.", None, "2023-01-17"),
    ("On 01/17/2023 it met.", None, "2023-01-17"),
    ("On 03/04/2023 it met.", None, "2023"),
    ("On 17.01.2023 it met.", None, "2023-01-17"),
    ("It was signed in August 1971.", None, "1971-08"),
    ("It was signed in August of 1971.", None, "1971-08"),
    ("It met in January.", WEDNESDAY, "2024-01"),
    ("It met in November.", WEDNESDAY, "2023-11"),
    ("It met in May.", WEDNESDAY, "2024-05"),
    ("It will meet in November.", WEDNESDAY, "2024-11"),
    ("A vote is due in January.", WEDNESDAY, "2025-01"),
    ("In late June it met.", WEDNESDAY, "2023-06"),
    ("Last June it left.", WEDNESDAY, "2023-06"),
    ("Next January it votes.", WEDNESDAY, "2025-01"),
    ("It left in December.", NEW_YEAR, "2023-12"),
    ("It met on Monday.", WEDNESDAY, "2024-05-13"),
    ("It met on Wednesday.", WEDNESDAY, "2024-05-15"),
    ("It met on Thursday.", WEDNESDAY, "2024-05-09"),
    ("It met on Saturday.", NEW_YEAR, "2023-12-30"),
    ("They met last Wednesday.", WEDNESDAY, "2024-05-08"),
    ("It will meet on Monday.", WEDNESDAY, "2024-05-20"),
    ("On Friday the two will meet.", WEDNESDAY, "2024-05-17"),
    ("They meet next Friday.", WEDNESDAY, "2024-05-17"),
    ("Iran said Tuesday that it left.", WEDNESDAY, "2024-05-14"),
    ("It left yesterday.", WEDNESDAY, "2024-05-14"),
    ("It left yesterday.", "2024-03-01", "2024-02-29"),
    ("The vote was held today.", WEDNESDAY, "2024-05-15"),
    ("It votes tomorrow.", WEDNESDAY, "2024-05-16"),
    ("It met last week.", WEDNESDAY, "2024-05"),
    ("It met last month.", WEDNESDAY, "2024-04"),
    ("It met last month.", NEW_YEAR, "2023-12"),
    ("It met earlier this month.", WEDNESDAY, "2024-05"),
    ("It met last year.", WEDNESDAY, "2023"),
    ("It will vote next year.", WEDNESDAY, "2025"),
    ("It did so this year.", WEDNESDAY, "2024"),
    ("Five years ago it left.", WEDNESDAY, "2019"),
    ("Two months ago it left.", NEW_YEAR, "2023-11"),
    ("Three days ago it left.", WEDNESDAY, "2024-05-12"),
    ("It left on March 5.", WEDNESDAY, "2024-03-05"),
    ("On 6 November it met.", WEDNESDAY, "2023-11-06"),
    ("It left on Dec. 31.", WEDNESDAY, "2023-12-31"),
    ("It met early in 2022.", WEDNESDAY, "2022"),
    ("In the summer of 2008 it met.", WEDNESDAY, "2008"),
    ("At 10.30 on 3 May they met.", WEDNESDAY, "2024-05-03"),
]


@pytest.mark.parametrize(("text", "published", "expected"), POINTS)
def test_a_point_in_time(text: str, published: str | None, expected: str) -> None:
    found = only(text, published)
    assert (found.kind, found.valid_from, found.valid_to) == ("point", expected, None)


OTHERS = [
    ("It has fought since 2014.", "since", "2014", OPEN),
    ("It had fought since 2014.", "since", "2014", None),
    ("The pact, in force since August 1960, holds.", "since", "1960-08", OPEN),
    ("It stayed until 2022.", "until", None, "2022"),
    ("By 2027 it will buy jets.", "by", None, "2027"),
    ("After 2018 it left.", "after", None, None),
    ("It ruled from 2010 to 2015.", "range", "2010", "2015"),
    ("It ruled between 2010 and 2015.", "range", "2010", "2015"),
    ("The war (1978–1979) ended.", "range", "1978", "1979"),
    ("In 2023-24 it grew.", "range", "2023", "2024"),
    ("It met in 2018 and 2019.", "range", "2018", "2019"),
    ("From 5 to 7 May 2023 they met.", "range", "2023-05-05", "2023-05-07"),
    ("They met on May 5-7, 2023.", "range", "2023-05-05", "2023-05-07"),
    ("They met in June and July 2017.", "range", "2017-06", "2017-07"),
    ("It suspended its 2002 treaty.", "attributive", "2002", None),
    ("Iran's 2015 nuclear deal fell.", "attributive", "2015", None),
    ("The treaty of 1951 holds.", "named", "1951", None),
    ("The protocol of October 2009 was never ratified.", "named", "2009-10", None),
    ("The pact of mutual aid of 5 May 1936 held.", "named", "1936-05-05", None),
    ("A day after the raid it left.", "offset", "2024-05-14", None),
    ("Three weeks after the vote it left.", "offset", "2024-04", None),
    ("A fortnight after Fiji left, it wept.", "offset", "2024-05-01", None),
    ("Hours after Fiji left, it wept.", "offset", "2024-05-15", None),
    ("In the 1990s it left.", "vague", None, None),
    ("It met last spring.", "vague", None, None),
    ("It has grown in recent years.", "vague", None, None),
    ("It will last for ten years.", "duration", None, None),
    ("It met last autumn.", "point", "2023", None),
    ("It fell on Christmas Day.", "point", "2023-12-25", None),
    ("It looks forward to meeting them in July.", "point", "2024-07", None),
    ("It will meet next summer.", "point", "2024", None),
    ("The war (25 October - 2 November 1983) ended.", "range", "1983-10-25", "1983-11-02"),
    ("It has fought since at least 2019.", "since", "2019", OPEN),
    ("It left as early as 1998.", "point", "1998", None),
]


@pytest.mark.parametrize(("text", "kind", "valid_from", "valid_to"), OTHERS)
def test_another_kind_of_date(
    text: str, kind: str, valid_from: str | None, valid_to: str | None
) -> None:
    found = only(text)
    assert (found.kind, found.valid_from, found.valid_to) == (kind, valid_from, valid_to)


@pytest.mark.parametrize(
    "text",
    [
        "It may march a second time.",
        "May 1,000 soldiers come?",
        "A 5-2 vote passed Resolution 2231.",
        "Resolution 1701 holds.",
        "It sent 2,000 troops.",
        "It sent 2000 troops to Mali.",
        "A force of 1900 soldiers left.",
        "F-16 and S-400 jets came.",
        "The G20 met.",
        "Vision 2030 is a plan.",
        "Theresa May said so.",
        "The M23 (March 23 Movement) fought.",
        "Black Friday sales rose.",
        "The Sunday Times said so.",
        "Every Monday they march.",
        "17.40 Cairo weighs in",
        "It beat Iran 1-0.",
        "Prices rose by 2.5 percent.",
    ],
)
def test_no_date_is_read_into_other_words(text: str) -> None:
    assert [date for dates in dates_in(text) for date in dates] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It met on 5 March 2024 and left the same day.", "2024-03-05"),
        ("It met on 5 March 2024. The next day it left.", "2024-03-06"),
        ("It signed on Monday. It had met a day earlier.", "2024-05-12"),
        ("It left in March 2020. In the same year it came back.", "2020"),
        ("It left in March 2020. In the same month it came back.", "2020-03"),
        ("It left in 2014; a year later it came back.", "2015"),
        ("It met on 5 March 2024 and, two weeks later, left.", "2024-03"),
        ("It met in August 2023 and in January of the same year.", "2023-01"),
        ("Bought in 2020, it won that year's war.", "2020"),
        ("It struck in January 1979 and took the town on 11 April.", "1979-04-11"),
        ("It left in 2014. A month later it came back.", None),
    ],
)
def test_a_date_that_leans_on_the_one_before(text: str, expected: str | None) -> None:
    assert [date for dates in dates_in(text) for date in dates][-1].valid_from == expected


def test_without_a_day_of_publication_the_text_gives_the_year_and_weekdays_stay_open() -> None:
    first, second, third = dates_in("It was 21 May 2025. It left in April. It met on Monday.", None)
    assert first[0].valid_from == "2025-05-21"
    assert second[0].valid_from == "2025-04"
    assert (third[0].valid_from, third[0].kind) == (None, "vague")


def test_a_week_that_lies_in_two_months_has_no_date() -> None:
    assert only("It met last week.", "2024-05-08").valid_from is None


def test_the_dateline_is_no_date_of_an_event() -> None:
    first, second = dates_in("SEOUL, 15 May 2024 (Agency) - The North ratified it on Monday.")[0]
    assert first.kind == "dateline"
    assert (second.kind, second.valid_from) == ("point", "2024-05-13")


def test_a_chronology_entry_governs_what_follows_it_in_its_paragraph() -> None:
    text = (
        "June 2017: Egypt breaks with Qatar. Doha rejects the demands.\n\n"
        "May 2018: Iran leaves. It stays out. "
        "September 2019: drones strike. Riyadh blames Iran.\n\n"
        "Later they met."
    )
    governing = [
        [date.valid_from for date in dates if date.kind == "context"] for dates in dates_in(text)
    ]
    assert governing == [[], ["2017-06"], [], ["2018-05"], [], ["2019-09"], []]


def test_hours_as_headings_let_a_date_heading_govern_a_live_blog() -> None:
    text = (
        "Live\n\nTuesday 2 January 2024\n\n17.40 Cairo weighs in\n\nEgypt backs it.\n\n"
        "16.20 Calm\n\nIt talks."
    )
    found = dates_in(text, NEW_YEAR)
    assert [date.valid_from for date in found[3]] == ["2024-01-02"]
    assert [date.kind for date in found[5]] == ["context"]


def test_the_nearest_date_keeps_to_its_clause() -> None:
    text = "It cut ties in 2019, and in 2021 it signed a pact."
    (dates,) = dates_in(text)
    cut, signed, comma = text.index("cut"), text.index("signed"), text.index(",")
    first = nearest_date(dates, cut, 0, comma)
    second = nearest_date(dates, signed, comma, len(text))
    assert first is not None
    assert first.valid_from == "2019"
    assert second is not None
    assert second.valid_from == "2021"


def test_an_attributive_date_belongs_to_its_noun() -> None:
    text = "Algeria suspended its 2002 friendship treaty with Spain."
    (dates,) = dates_in(text)
    assert nearest_date(dates, text.index("suspended"), 0, len(text)) is None
    assert nearest_date(dates, text.index("treaty"), 0, len(text)) == dates[0]


def test_a_date_at_the_head_of_the_sentence_holds_for_its_later_clauses() -> None:
    text = "On 30 October 1978 Uganda invaded, and its army annexed the salient."
    (dates,) = dates_in(text)
    comma = text.index(",")
    assert nearest_date(dates, text.index("annexed"), comma, len(text)) is None
    assert nearest_date(dates, text.index("annexed"), comma, len(text), 0) == dates[0]


WORDS = st.sampled_from(
    re.findall(
        r"\S+",
        "on in since until by from to and the May March 5 31 30 2024 1979 2030s Feb. Monday last "
        "next week ago two years , ; - – later same day 29 February 1900 99/99/2020 9999 earlier a "
        "month .",
    )
)


@given(st.lists(WORDS, max_size=25), st.sampled_from([None, WEDNESDAY, "2024-02", "2024"]))
@settings(max_examples=300, deadline=None)
def test_every_date_lies_in_the_text_and_on_the_calendar(
    words: list[str], published: str | None
) -> None:
    document = Document("d", " ".join(words), published=published)
    sentences = split_sentences(document)
    for sentence, dates in zip(sentences, find_dates(document, sentences), strict=True):
        for date in dates:
            assert document.text[date.start : date.end] == date.text
            assert date.kind == "context" or sentence.start <= date.start < date.end <= sentence.end
            assert date.valid_from is None or is_partial_date(date.valid_from)
            assert date.valid_to in (None, OPEN) or is_partial_date(str(date.valid_to))


def test_five_thousand_sentences_take_less_than_a_second() -> None:
    text = "\n\n".join(
        "Iran signed the pact with Russia on 5 May 2023 after talks in January. Oman welcomed it."
        for _ in range(2500)
    )
    document = Document("d", text, published=WEDNESDAY)
    begun = time.process_time()
    found = find_dates(document, split_sentences(document))
    assert len(found) == 5000
    assert time.process_time() - begun < 1


def words_shared(left: str, right: str) -> float:
    a, b = (Counter(re.findall(r"\w+", text.lower())) for text in (left, right))
    return sum((a & b).values()) / max(sum(a.values()), sum(b.values()), 1)


def test_the_gold_dates_are_found_in_their_sentences(shared: Path) -> None:
    wanted = found = 0
    for gold in sorted((shared / "gold").glob("*/*.gold.jsonl")):
        name = gold.name.removesuffix(".gold.jsonl")
        source = next(
            path
            for suffix in ("txt", "md", "html")
            if (path := gold.parent / f"{name}.{suffix}").exists()
        )
        (document,) = read_documents([source])
        assert isinstance(document, Document)
        sentences = split_sentences(document)
        dates = find_dates(document, sentences)
        for line in gold.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            if record.get("date"):
                place = max(
                    range(len(sentences)),
                    key=lambda i: words_shared(sentences[i].text, record["sentence"]),
                )
                wanted += 1
                found += record["date"] in [date.valid_from for date in dates[place]]
    assert found / wanted >= 0.9, f"{found} of {wanted}"
