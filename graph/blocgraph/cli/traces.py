"""How a sentence was read, as text for a terminal and as JSON records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from blocgraph.claims.near_misses import NearMiss
    from blocgraph.claims.tracing import SentenceTrace, TracedClaim, TracedClause
    from blocgraph.model import Claim

_WIDTH = 9


def trace_lines(trace: SentenceTrace) -> Iterator[str]:
    """What was seen, found and passed over in a sentence, for a reader at a terminal."""
    sentence = trace.sentence
    place = f"{sentence.document} {sentence.start}-{sentence.end}"
    yield click.style(f"“{' '.join(sentence.text.split())}”", bold=True) + f"  {place}"
    if trace.unread:
        yield _row("unread", trace.unread)
    yield from _rows(
        "actors", (f"{m.text}={'+'.join(m.actors)} ({m.kind})" for m in trace.mentions)
    )
    yield from _rows("not", (f"{name.text!r}: {name.reason}" for name in trace.passed_over))
    yield from _rows(
        "dates", (_date(d.text, d.valid_from, d.valid_to, d.kind) for d in trace.dates)
    )
    yield from _rows("words", [" ".join(trace.words)] if trace.words else [])
    yield from _rows("clauses", map(_clause, trace.clauses))
    for traced in trace.claims:
        if not traced.is_repeated:
            yield from _claim(traced)
    again = (f"{_relation(t.claim)} by {_by(t)}" for t in trace.claims if t.is_repeated)
    yield from _rows("again", again)
    yield from _rows("missed", map(_miss, trace.misses))
    yield ""


def trace_record(trace: SentenceTrace) -> dict[str, Any]:
    """The same as a record for JSON."""
    sentence = trace.sentence
    return {
        "document": sentence.document,
        "sentence": sentence.text,
        "start": sentence.start,
        "end": sentence.end,
        "unread": trace.unread or None,
        "mentions": [asdict(mention) for mention in trace.mentions],
        "passed_over": [asdict(name) for name in trace.passed_over],
        "dates": [asdict(date) for date in trace.dates],
        "words": list(trace.words),
        "clauses": [asdict(clause) for clause in trace.clauses],
        "claims": [
            {
                **traced.claim.to_record(),
                "rule": traced.rule,
                "row": traced.row or None,
                "cue": traced.cue or None,
                "status_from": list(traced.status_from),
                "is_repeated": traced.is_repeated,
                "is_unsaid": traced.is_unsaid,
            }
            for traced in trace.claims
        ],
        "misses": [{**asdict(miss), "row": miss.row or None} for miss in trace.misses],
    }


def _row(name: str, text: str) -> str:
    return f"  {name:<{_WIDTH}}{text}"


def _rows(name: str, texts: Iterable[str]) -> Iterator[str]:
    for number, text in enumerate(texts):
        yield _row("" if number else name, text)


def _date(text: str, valid_from: str | None, valid_to: str | None, kind: str) -> str:
    when = valid_from or ""
    if valid_to is not None:
        when += f" to {valid_to}"
    return f"{text!r} = {when.strip() or 'no date'} ({kind})"


def _clause(clause: TracedClause) -> str:
    parts = [" + ".join(clause.subject) or "nobody", f"<{clause.verb}>", " + ".join(clause.objects)]
    parts.extend(f"{{{preposition}}}" for preposition in clause.prepositions)
    link = f"{clause.link} of <{clause.under}>" if clause.under else clause.link
    return " ".join(filter(None, parts)) + f"  ({', '.join([link, *clause.notes])})"


def _claim(traced: TracedClaim) -> Iterator[str]:
    claim = traced.claim
    yield click.style(_row("CLAIM", _relation(claim)), fg="green", bold=True)
    yield _row("", f"by {_by(traced)}, trigger {claim.trigger!r}")
    path = " < ".join(traced.status_from) or "no clause of its own"
    why = f"by {traced.cue!r}" if traced.cue else "as nothing says otherwise"
    yield _row("", f"{claim.status} {why}, from {path}")
    if traced.is_unsaid:
        yield _row("", "an end stands elsewhere: counts only if the document says some claim whole")
    when = " to ".join(filter(None, (claim.valid_from, claim.valid_to)))
    details = (
        f"date {when}" if when else "",
        f"objects {', '.join(claim.objects)}" if claim.objects else "",
        f"confidence {claim.confidence:.2f}",
    )
    yield _row("", "; ".join(filter(None, details)))


def _by(traced: TracedClaim) -> str:
    return f"{traced.rule} ({traced.row})" if traced.row else traced.rule


def _relation(claim: Claim) -> str:
    arrow = "--" if claim.type.is_symmetric else "->"
    text = f"{claim.source} {arrow} {claim.target}  {claim.type}, {claim.status}"
    return text + (f" by {', '.join(claim.attributed_to)}" if claim.attributed_to else "")


def _miss(miss: NearMiss) -> str:
    kind = f" {miss.type}" if miss.type is not None else ""
    rule = f"{miss.rule} ({miss.row})" if miss.row else miss.rule
    return f"{miss.trigger!r} no{kind or ' claim'} by {rule}: {miss.reason}"
