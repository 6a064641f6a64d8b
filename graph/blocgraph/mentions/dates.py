"""Dates in sentences, resolved against the day of publication and the dates named before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from blocgraph.mentions.dates_rules import HINT, RULES, met_needs
from blocgraph.mentions.dates_values import Known
from blocgraph.model import OPEN, Document, Sentence

KINDS = (
    "point", "attributive", "since", "until", "range", "by", "before", "after",
    "vague", "duration", "dateline", "context", "offset", "named",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DateMention:
    """The characters from START to END, TEXT, say when: from VALID_FROM to VALID_TO.

    Both are partial dates, None where the text does not say, `valid_to` `..` for what still goes
    on. `kind` is `point`; `attributive` ("its 2002 treaty": of the treaty, not of what is done to
    it); `since`; `until`; `range`; `by`, `before` and `after` (a limit, no date of what
    happened); `offset` ("a day after A struck": when A struck); `named` ("the treaty of 1974": of
    the noun before it only); `vague` and `duration` (no date); `dateline` (the day of publication);
    and `context` for the date at the head of a chronology's entry, which stands outside the
    sentence that it governs.
    """

    start: int
    end: int
    text: str
    valid_from: str | None
    valid_to: str | None
    kind: str


def find_dates(
    document: Document, sentences: Sequence[Sentence]
) -> tuple[tuple[DateMention, ...], ...]:
    """The dates of each sentence, in order of their place; a `context` date comes first.

    >>> document = Document("d", "Iran and Russia signed it in January.", published="2025-05-21")
    >>> sentence = Sentence("d", 0, 37, document.text)
    >>> find_dates(document, [sentence])[0][0].valid_from
    '2025-01'
    """
    found: list[tuple[DateMention, ...]] = []
    anchors: tuple[str, ...] = ()
    governing: DateMention | None = None
    is_chronicle = _is_chronicle(sentences)
    previous_end = 0
    for sentence in sentences:
        if _starts_entry(document.text, previous_end, sentence, governing, is_chronicle):
            governing = None
        previous_end = sentence.end
        dates = tuple(_dates_of(sentence, document.published, anchors))
        head = _entry_head(sentence, dates, is_chronicle)
        if head is not None:
            governing = head
        elif governing is not None and not sentence.is_heading:
            dates = (replace(governing, kind="context"), *dates)
        named = [date.valid_from or date.valid_to for date in dates if date.kind != "context"]
        anchors = (*(value for value in reversed(named) if value and value != OPEN), *anchors)[
            :_REMEMBERED
        ]
        found.append(dates)
    return tuple(found)


def nearest_date(
    dates: Sequence[DateMention],
    trigger_start: int,
    clause_start: int,
    clause_end: int,
    sentence_start: int | None = None,
) -> DateMention | None:
    """The date that most likely belongs to the word at `trigger_start`.

    That is the nearest in its clause, of two at like distance the later one; else the date at the
    head of the sentence, where `sentence_start` is given; else that of the chronology's entry. An
    attributive date belongs to the noun that follows it only.
    """
    inside = [
        date
        for date in dates
        if date.kind in ("point", "since", "range", "until", "attributive", "named")
        and clause_start <= date.start < clause_end
        and (date.kind != "attributive" or 0 <= trigger_start - date.end <= _NOUN_PHRASE)
        and (date.kind != "named" or 0 <= date.start - trigger_start <= _NAME)
    ]
    if inside:
        return min(inside, key=lambda date: (_distance(date, trigger_start), date.start))
    if sentence_start is not None:
        for date in dates:
            is_front = 0 <= date.start - sentence_start <= _FRONT
            if is_front and date.kind in ("point", "since", "range", "until"):
                return date
    return next((date for date in dates if date.kind == "context"), None)


_NOUN_PHRASE = 40
_NAME = 70
_NAMED = re.compile(
    r"(?i:\b(?:treaty|treaties|pact|accords?|agreements?|convention|protocol|declaration|"
    r"memorandum|statement|resolution|charter|communiqué|armistice|truce|ceasefire|deal|alliance|"
    r"constitution|covenant|concordat|partition|settlement)\b[^,;:.]{0,45} (?:of|from) (?:the )?)\Z"
)
_NAME_LINKS = ("of ", "from ", "of the ", "from the ")
_FRONT = 12
_LONGEST_PLACE = 80
_NEARBY = 80
_REMEMBERED = 8


def _distance(date: DateMention, place: int) -> int:
    return date.start - place if date.start >= place else 2 * (place - date.end)


_DATELINE = re.compile(
    r"\A(?:[^a-z\n]{2,40}|[A-Z][\w'’. -]{2,30})(?:, [A-Z][\w. ]+)?[,(] *$|\A(?:date[d]?:?)? *$"
)
_DATED = re.compile(r"\s*dated?:? ", re.IGNORECASE)
_AFTER_DATELINE = re.compile(r"\A\)?(?: *\([^)]*\))? *[-–—]+ ")
_FUTURE = re.compile(
    r"\b(?:will|shall|due|expected|scheduled|set to|going to|plans? to|planned|intends? to|upcoming"
    r"|(?:is|are) to|hopes? to|ahead of|would|later|look(?:s|ing)? forward|await(?:s|ing)?"
    r"|agreed? to (?:meet|hold|convene|talk)|to be held|coming)\b"
)
_FUTURE_AFTER = re.compile(r"\b(?:will|(?:is|are) (?:to|due|expected))\b")
_CLAUSE_BREAK = re.compile(
    r"[;:,—–]|\b(?:the one|like|and|but|which|who|that|after|while|when|as)\b"
)
_BEFORE = re.compile(
    r"\b(since|until|till|by|before|after|from|as of|up to|through)"
    r"(?: (?:at least|about|around|the (?:end|start|beginning|middle) of|early|late|mid))* ?-?\Z",
    re.IGNORECASE,
)
_PREFIX_KINDS = {
    "since": "since",
    "as of": "since",
    "until": "until",
    "till": "until",
    "up to": "until",
    "through": "until",
    "by": "by",
    "before": "before",
    "after": "after",
}
_PAST_PERFECT = re.compile(r"\b(had|was|were)\b(?!.*\b(?:has|have|is|are)\b)")


def _dates_of(
    sentence: Sentence, published: str | None, anchors: tuple[str, ...]
) -> Iterator[DateMention]:
    text = sentence.text
    if HINT.search(text) is None:
        return
    told: str | None = None
    for start, end, rule_number, match in _matches(text):
        rule = RULES[rule_number]
        is_dateline = _is_dateline(text, start, end)
        known = Known(published, anchors, told, _speaks_of_future(text, start, end))
        value = rule.resolve(match, known)
        first, last = value or (None, None)
        is_known = value is not None
        kind = "dateline" if is_dateline else rule.kind
        if kind == "point" and _is_of_name(text, start):
            kind = "named"
        if kind in ("point", "attributive", "range"):
            kind, first, last = _with_preposition(
                text[max(0, start - _NEARBY) : start], kind, first, last
            )
        if not is_known and kind != "duration":
            kind = "vague"
        yield DateMention(
            sentence.start + start, sentence.start + end, text[start:end], first, last, kind
        )
        named = first or last
        if named and not is_dateline:
            anchors = (named, *anchors)[:_REMEMBERED]
            if kind in ("point", "since"):
                told = named


def _matches(text: str) -> list[tuple[int, int, int, re.Match[str]]]:
    """The matches of all rules that do not overlap; of two, the one whose rule comes first."""
    found: list[tuple[int, int, int, re.Match[str]]] = []
    taken = bytearray(len(text))
    met = met_needs(text)
    for number, rule in enumerate(RULES):
        if rule.needs not in met:
            continue
        for match in rule.pattern.finditer(text):
            start, end = match.span(rule.group)
            if taken.find(1, start, end) < 0:
                taken[start:end] = b"\1" * (end - start)
                found.append((start, end, number, match))
    return sorted(found, key=lambda item: item[:3])


def _is_of_name(text: str, start: int) -> bool:
    """Whether the date tells which text is meant: "the treaty of 1974"."""
    if not text[max(0, start - _NEARBY) : start].lower().endswith(_NAME_LINKS):
        return False
    return _NAMED.search(text, max(0, start - _NEARBY), start) is not None


def _is_dateline(text: str, start: int, end: int) -> bool:
    if start > _LONGEST_PLACE:
        return False
    before, after = text[:start], text[end : end + _LONGEST_PLACE]
    if _AFTER_DATELINE.match(after) and _DATELINE.match(before):
        return True
    return _DATED.fullmatch(before) is not None


def _speaks_of_future(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 120) : start]
    breaks = list(_CLAUSE_BREAK.finditer(before))
    clause = before[breaks[-1].end() :] if breaks else before
    if _FUTURE.search(clause):
        return True
    return len(clause.split()) <= 2 and bool(_FUTURE_AFTER.search(text[end : end + 60]))


def _with_preposition(
    before: str, kind: str, first: str | None, last: str | None
) -> tuple[str, str | None, str | None]:
    found = _BEFORE.search(before)
    prefix = _PREFIX_KINDS.get(found[1].lower()) if found else None
    if prefix is None or kind != "point":
        return kind, first, last
    if prefix == "since":
        return "since", first, None if _PAST_PERFECT.search(before) else OPEN
    if prefix == "after":
        return "after", None, None
    return prefix, None, first


_CLOCK = re.compile(r"\A\d{1,2}[.:]\d\d\b")
_ENTRY_END = re.compile(r"\A(?:: | ?[–—-] |\Z)")


def _is_chronicle(sentences: Sequence[Sentence]) -> bool:
    """Whether dates or hours stand as headings over what they govern."""
    headings = [sentence.text for sentence in sentences if sentence.is_heading]
    return sum(1 for text in headings if _CLOCK.match(text) or _is_only_date(text)) >= 2


def _is_only_date(text: str) -> bool:
    found = _matches(text)
    return len(found) == 1 and found[0][0] == 0 and found[0][1] >= len(text) - 1


def _entry_head(
    sentence: Sentence, dates: tuple[DateMention, ...], is_chronicle: bool
) -> DateMention | None:
    if not dates or dates[0].start != sentence.start or dates[0].valid_from is None:
        return None
    rest = sentence.text[dates[0].end - sentence.start :]
    if sentence.is_heading:
        return dates[0] if is_chronicle and not rest.strip(":. ") else None
    return dates[0] if _ENTRY_END.match(rest) else None


def _starts_entry(
    text: str,
    previous_end: int,
    sentence: Sentence,
    governing: DateMention | None,
    is_chronicle: bool,
) -> bool:
    return (
        governing is not None and not is_chronicle and "\n" in text[previous_end : sentence.start]
    )
