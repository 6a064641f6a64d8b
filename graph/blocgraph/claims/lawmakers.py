"""What lawmakers do with a text: they vote for it, or throw it out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from blocgraph.claims.clause import Clause
from blocgraph.claims.events import Event
from blocgraph.claims.lexicon import Lexicon
from blocgraph.claims.phrases import NounPhrase, Phrases
from blocgraph.claims.slots import Actors, after, meant, patients, unique
from blocgraph.claims.word_sets import words
from blocgraph.vocabulary import RelationType as T


def is_legislative(phrase: NounPhrase) -> bool:
    """Whether it names lawmakers or their house."""
    return any(
        word.removesuffix("'s") in _LAWMAKERS
        for token in phrase.tokens
        for word in token.lower.split()
    )


def makers(clause: Clause) -> list[NounPhrase]:
    """The phrases of who does what the verb says."""
    if not clause.passive:
        return clause.subject
    return [phrase for pp in clause.prepositions if pp.word == "by" for phrase in pp.phrases]


def decided(
    phrases: Phrases, clauses: Sequence[Clause], lexicon: Lexicon, parties: Actors
) -> Iterator[Event]:
    """Votes for the text that PARTIES have signed, and against any."""
    for clause in clauses:
        if clause.verb.lemma == "vote" and len(parties) == 2:
            yield from _voted(phrases, clauses, clause, parties)
        if clause.verb.lemma in _PASSING and not clause.passive:
            yield from _passed(phrases, clause, lexicon)
        if clause.verb.lemma in _REJECTING and not clause.verb.negated:
            yield from _thrown_out(phrases, clause, lexicon)


def _voted(
    phrases: Phrases, clauses: Sequence[Clause], clause: Clause, parties: Actors
) -> Iterator[Event]:
    """Lawmakers who vote for the text of which the document tells ratify it."""
    ayes = [pp for pp in clause.prepositions if pp.word in ("in", "for")]
    favour = any(p.has("favour", "favor", "ratification") for pp in ayes for p in pp.phrases)
    if not favour or not any(is_legislative(p) for p in clause.subject):
        return
    states = {actor for token in phrases.words for actor in token.actors} & set(parties)
    near = [a for a in (*meant(clause.subject), *_main_subject(clauses)) if a in states]
    if near:
        source, word = near[0], phrases.words[clause.verb.end - 1]
        yield Event(
            T.RATIFICATION, (source,), tuple(a for a in parties if a != source), word.text,
            word.start, clause, "voted in favour",
        )  # fmt: skip


def _passed(phrases: Phrases, clause: Clause, lexicon: Lexicon) -> Iterator[Event]:
    """A text that passes a parliament is ratified there: "A's pact with B cleared the senate"."""
    texts = [p for p in clause.subject if "instrument" in lexicon.classes(p.head.lower)]
    places = [*clause.objects, *(p for pp in clause.prepositions for p in pp.phrases)]
    sources = meant([p for p in places if is_legislative(p)])
    if texts and sources:
        about = phrases.words[texts[0].start : clause.verb.start]
        targets = unique(a for token in about for a in token.actors if a not in sources)
        word = phrases.words[clause.verb.end - 1]
        yield Event(
            T.RATIFICATION, sources, targets, word.text, word.start, clause, "passed the house"
        )


def _thrown_out(phrases: Phrases, clause: Clause, lexicon: Lexicon) -> Iterator[Event]:
    """A text that lawmakers reject is not ratified."""
    following = phrases.words[clause.verb.end : clause.verb.end + 1]
    particle = following[0].lower if following else ""
    if clause.verb.lemma in _WITH_PARTICLE and particle not in ("out", "down"):
        return
    texts = [p for p in patients(clause) if "instrument" in lexicon.classes(p.head.lower)]
    sources = meant([p for p in makers(clause) if is_legislative(p)])
    others = (*after(clause, ("with",)), *(a for p in texts for a in p.weak))
    targets = unique(actor for actor in others if actor not in sources)
    if texts and sources and targets:
        word = phrases.words[clause.verb.end - 1]
        yield Event(
            T.RATIFICATION, sources, targets, word.text, word.start, clause, "thrown out",
            effect="negated",
        )  # fmt: skip


def _main_subject(clauses: Sequence[Clause]) -> Actors:
    return next((meant(c.subject) for c in clauses if c.link == "main" and meant(c.subject)), ())


_PASSING = ("pass", "clear", "win", "secure", "sail", "get", "gain", "survive", "go")
_WITH_PARTICLE = ("throw", "vote", "turn", "strike")
_REJECTING = (*_WITH_PARTICLE, "reject", "defeat", "block", "veto")
_LAWMAKERS = words(
    "parliament parliaments congress senate assembly duma knesset bundestag bundesrat sejm rada "
    "riksdag folketing storting sabor diet lawmakers legislators deputies mps legislature cortes "
    "majlis house chamber senators senator lords commons saeima seimas riigikogu althing eduskunta "
    "hural delegates members skupstina sobranie bunge oireachtas cabinet"
)
