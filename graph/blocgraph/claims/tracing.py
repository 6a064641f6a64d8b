"""How each sentence of a document was read: the tool by which rules are improved.

Nothing here takes part in extraction; it shows what the readers saw, found and passed over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from blocgraph.claims.clause import Clause
from blocgraph.claims.extract import ReadSentence, SentenceReader, Told, read_sentences
from blocgraph.claims.near_misses import NearMiss, near_misses
from blocgraph.claims.phrases import NounPhrase
from blocgraph.claims.table_rows import row_of_rule
from blocgraph.documents import split_sentences
from blocgraph.mentions.dates import DateMention
from blocgraph.mentions.passed_over import PassedOver, off_topic_places, passed_over
from blocgraph.model import Claim, Document, Mention, Sentence


@dataclass(frozen=True, slots=True)
class TracedClause:
    """VERB with who does it to whom, as LINK to the clause with the verb UNDER.

    Each of the ends is the text of its phrases, with the actors that they stand for.
    """

    verb: str
    lemma: str
    link: str
    under: str
    subject: tuple[str, ...]
    objects: tuple[str, ...]
    prepositions: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TracedClaim:
    """CLAIM was given by RULE, which stands in ROW; STATUS_FROM leads from its verb outwards.

    `cue` is the word that decided its status, "" where none did. `is_repeated` where the sentence
    had made the same claim by a rule before; it counts once. `is_unsaid` where an end stands
    elsewhere; it counts only if some claim of the document says both of its ends.
    """

    claim: Claim
    rule: str
    row: str
    cue: str
    status_from: tuple[str, ...]
    is_repeated: bool
    is_unsaid: bool


@dataclass(frozen=True, slots=True)
class SentenceTrace:
    """How SENTENCE was read; `unread` says why it was not read, "" where it was.

    `words` are its words with their parts of speech, `word/TAG`.
    """

    sentence: Sentence
    unread: str
    mentions: tuple[Mention, ...]
    passed_over: tuple[PassedOver, ...]
    dates: tuple[DateMention, ...]
    words: tuple[str, ...]
    clauses: tuple[TracedClause, ...]
    claims: tuple[TracedClaim, ...]
    misses: tuple[NearMiss, ...]


def trace_document(document: Document) -> Iterator[SentenceTrace]:
    """How each sentence of a document was read, in their order.

    >>> trace = next(trace_document(Document("d", "Peru may arm Chile.")))
    >>> [(traced.rule, traced.cue) for traced in trace.claims]
    [('verb arm', 'may')]
    """
    off_topic = off_topic_places(document, split_sentences(document))
    for index, read in enumerate(read_sentences(document)):
        yield _trace(document, read, off_topic.get(index, ""))


def _trace(document: Document, read: ReadSentence, off_topic: str) -> SentenceTrace:
    reader = read.reader
    told = list(reader.told()) if reader is not None else []
    return SentenceTrace(
        read.sentence,
        "" if reader is not None else off_topic or "it names no actor",
        read.mentions,
        () if off_topic else passed_over(document, read.sentence, read.mentions),
        read.dates,
        tuple(f"{w.text}/{w.tag}" for w in reader.phrases.words) if reader is not None else (),
        tuple(map(_traced_clause, reader.clauses)) if reader is not None else (),
        tuple(map(_traced_claim, told)),
        tuple(_misses(reader)) if reader is not None else (),
    )


def _misses(reader: SentenceReader) -> Iterator[NearMiss]:
    yield from near_misses(reader.phrases, reader.clauses, reader.found, reader.verbs, reader.nouns)


def _traced_claim(told: Told) -> TracedClaim:
    event = told.event
    return TracedClaim(
        told.claim,
        event.rule,
        row_of_rule(event.rule, event.type),
        told.reading.cue,
        tuple(_steps(event.clause)),
        told.is_repeated,
        bool(event.unsaid),
    )


def _steps(clause: Clause | None) -> Iterator[str]:
    """The verbs from the one of the event outwards, each with how it hangs on the next."""
    for here in clause.ancestors() if clause is not None else ():
        yield f"{_verb(here)} ({', '.join([here.link, *_notes(here)])})"
        if here.link not in ("that", "xcomp", "noun"):
            return


def _traced_clause(clause: Clause) -> TracedClause:
    return TracedClause(
        _verb(clause),
        clause.verb.lemma,
        clause.link,
        _verb(clause.governor) if clause.governor is not None else "",
        _group(clause.subject),
        (*_group(clause.objects), *_group(clause.second)),
        tuple(
            f"{pp.word} {', '.join(_group(pp.phrases))}"
            for pp in sorted(clause.prepositions, key=lambda pp: pp.element)
        ),
        tuple(_notes(clause)),
    )


def _verb(clause: Clause) -> str:
    return " ".join(token.text for token in clause.verb.tokens) or clause.verb.lemma


def _notes(clause: Clause) -> Iterator[str]:
    if clause.passive:
        yield "passive"
    if clause.verb.negated:
        yield "negated"
    if clause.verb.modal:
        yield clause.verb.modal
    if clause.marker:
        yield f"after {clause.marker!r}"
    if clause.noun is not None:
        yield f"said by {clause.noun.head.text!r}"


def _group(phrases: Sequence[NounPhrase]) -> tuple[str, ...]:
    return tuple(map(_phrase, phrases))


def _phrase(phrase: NounPhrase) -> str:
    text = " ".join(token.text for token in phrase.tokens)
    marks = [
        *phrase.strong,
        *(f"{code}'s" for code in phrase.possessors),
        *(f"{code}-" for code in phrase.modifiers),
        *(f"in {code}" for code in phrase.places if code not in phrase.strong),
    ]
    return f"{text} [{' '.join(marks)}]" if marks else text
