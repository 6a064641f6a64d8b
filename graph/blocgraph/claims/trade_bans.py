"""Penalties that are told by the verbs of trade, or that somebody did not impose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from blocgraph.claims.clause import Clause
from blocgraph.claims.events import Event
from blocgraph.claims.phrases import Phrases
from blocgraph.claims.slots import agents, meant, patients
from blocgraph.vocabulary import RelationType as T


def none_imposed(phrases: Phrases, clauses: Sequence[Clause]) -> Iterator[Event]:
    """ "It has imposed none on B", where sanctions were spoken of before."""
    if "none" not in phrases.lowers:
        return
    for clause in clauses:
        if clause.verb.lemma not in ("impose", "place", "put", "slap") or clause.passive:
            continue
        if not any(p.head.lower == "none" for p in clause.objects):
            continue
        before = {token.lower for token in phrases.words[: clause.verb.start]}
        if not before & {"sanctions", "sanction", "tariffs", "penalties", "embargo"}:
            continue
        targets = tuple(
            a
            for pp in clause.prepositions
            if pp.word in ("on", "against")
            for a in meant(pp.phrases)
        )
        sources = tuple(actor for actor in agents(clause) if actor not in targets)
        if sources and targets:
            word = phrases.words[clause.verb.end - 1]
            yield Event(
                T.SANCTIONS, sources, targets, word.text, word.start, clause, "imposed none",
                effect="negated",
            )  # fmt: skip


def barred_from_trade(phrases: Phrases, clauses: Sequence[Clause]) -> Iterator[Event]:
    """ "A barred B from exporting tea to it"."""
    for clause in clauses:
        ban = clause.governor
        if clause.verb.lemma not in _TRADING or clause.link != "xcomp" or ban is None:
            continue
        stops = ban.verb.lemma in _STOPPING and clause.form == "ing"
        bars = ban.verb.lemma in _BARRING and (clause.marker == "from" or clause.form == "inf")
        if not (bars or (stops and clause.verb.lemma in _BUYING)):
            continue
        if stops and any(p.has("weapons", "arms", "weaponry") for p in clause.objects):
            continue
        wares = [*clause.objects, *(p for pp in clause.prepositions if pp.word in _TRADED_WITH
                                    for p in pp.phrases)]  # fmt: skip
        banning = agents(ban) or (meant(wares) if ban.passive else ())
        barred = tuple(a for a in meant(patients(ban)) if a not in banning) if bars else ()
        targets = barred or tuple(a for a in meant(wares) if a not in banning)
        sources = tuple(actor for actor in banning if actor not in targets)
        if sources and targets:
            word = phrases.words[ban.verb.end - 1]
            yield Event(
                T.SANCTIONS, sources, targets, word.text, word.start, ban, "barred from trade"
            )


_TRADED_WITH = ("from", "of", "with", "to")
_BARRING = ("bar", "ban", "block", "stop", "prohibit", "forbid", "prevent")
_STOPPING = ("stop", "cease", "halt", "quit", "suspend")
_BUYING = ("import", "buy", "purchase", "order", "accept")
_TRADING = (
    "deal",
    "do",
    "order",
    "accept",
    "export",
    "import",
    "sell",
    "buy",
    "ship",
    "trade",
    "purchase",
)
