"""Threats that no verb of threatening tells: "any attack will be met with force"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from blocgraph.claims.clause import Clause
from blocgraph.claims.events import Event
from blocgraph.claims.lexicon import Lexicon
from blocgraph.claims.phrases import NounPhrase, Phrases
from blocgraph.claims.slots import Actors, agents, meant, unique
from blocgraph.claims.unsaid import Unsaid
from blocgraph.claims.word_sets import words
from blocgraph.vocabulary import RelationType as T


def veiled_threats(
    phrases: Phrases, clauses: Sequence[Clause], lexicon: Lexicon, unsaid: Unsaid,
    found: Sequence[Event],
) -> Iterator[Event]:  # fmt: skip
    """What who speaks will do to an attacker, or will not bear."""
    if any(event.type is T.THREAT for event in found):
        return
    for clause in clauses:
        if not (
            _answers(phrases, clause) or _will_not_bear(clause) or _keeps_options(phrases, clause)
        ):
            continue
        speaker = _speaker(clause, lexicon)
        sources = speaker or (() if clause.passive else agents(clause))
        if len(sources) != 1:
            continue
        targets = _addressed(clause, sources) or unsaid.only_other(sources)
        if targets:
            word = phrases.words[clause.verb.end - 1]
            yield Event(T.THREAT, sources, targets, word.text, word.start, None, "veiled threat")
            return


def _answers(phrases: Phrases, clause: Clause) -> bool:
    """Whether it is "will be met with a crushing response", "would be treated as an act of war"."""
    if clause.verb.modal not in ("will", "would", "shall") or clause.verb.negated:
        return False
    behind = [token.lower for token in phrases.words[clause.verb.end : clause.verb.end + 10]]
    if clause.verb.lemma in ("meet", "answer", "draw", "bring", "provoke", "trigger", "face"):
        return bool(_ANSWERS.intersection(behind))
    if clause.verb.lemma == "mean":
        return "war" in behind
    if clause.verb.lemma in _AMOUNTING:
        return "war" in behind and not _CASUS.isdisjoint(behind)
    return False


def _will_not_bear(clause: Clause) -> bool:
    """Whether it is "will not tolerate", "will not stand idly by"."""
    will = clause.verb.modal in ("will", "would", "shall") and clause.verb.negated
    objects: list[NounPhrase] = [*clause.objects, *clause.second]
    if will and clause.verb.lemma in ("tolerate", "brook", "countenance", "stomach", "stand"):
        if any(p.has(*_WRONGS) for p in objects):
            return True
    return will and clause.verb.lemma == "stand" and clause.link != "relative" and not objects


def _keeps_options(phrases: Phrases, clause: Clause) -> bool:
    """Whether it is "all options are on the table", "has military options ready"."""
    if clause.verb.lemma not in ("be", "remain", "keep", "have", "leave", "stay"):
        return False
    if not any(p.has("option", "options") for p in (*clause.subject, *clause.objects)):
        return False
    behind = [token.lower for token in phrases.words[clause.verb.end : clause.verb.end + 10]]
    return "table" in behind or ("ready" in behind and "military" in behind)


def _speaker(clause: Clause, lexicon: Lexicon) -> Actors:
    for step in clause.ancestors():
        governor = step.governor
        if governor is not None and step.link == "that" and not governor.passive:
            lemma = governor.verb.lemma
            if lexicon.is_cue(lemma, "say") or lemma in ("warn", "vow", "threaten", "tell"):
                return meant(governor.subject)
    return ()


def _addressed(clause: Clause, sources: Actors) -> Actors:
    """Who is told: "warned B that any attack would be met with force"."""
    told = [p for step in clause.ancestors() if step.governor for p in step.governor.objects]
    by = [p for pp in clause.prepositions if pp.word in _TOWARDS for p in pp.phrases]
    if set(meant(by)) & set(sources):
        by = []
    return unique(actor for actor in meant([*told, *by]) if actor not in sources)


_TOWARDS = ("by", "from", "against", "on", "towards", "over")
_AMOUNTING = words("treat regard consider see view be count constitute amount take deem")
_CASUS = words("act acts declaration cause casus ground grounds reason tantamount equivalent")
_ANSWERS = words(
    "response force retaliation fire resistance consequences reprisals answer blow might "
    "countermeasures strike reply fist"
)
_WRONGS = words(
    "violation violations attack attacks provocation provocations incursion incursions aggression "
    "interference intrusion intrusions breach breaches threat threats encroachment advance "
    "advances move moves expansion build-up buildup attempt attempts infringement meddling "
    "base bases missiles troops hostility presence insult insults blackmail nonsense"
)
