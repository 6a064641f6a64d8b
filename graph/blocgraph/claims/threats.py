"""Threats that no verb of threatening tells: "any attack will be met with force"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from blocgraph.claims.clause import Clause
from blocgraph.claims.events import Event
from blocgraph.claims.lexicon import Lexicon
from blocgraph.claims.phrases import NounPhrase, Phrases
from blocgraph.claims.slots import Actors, agents, led_by, meant, unique
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
        if not _may_threaten(clause) or not any(looks(phrases, clause) for looks in _KINDS):
            continue
        acting = () if clause.passive else agents(clause)
        sources = _speaker(clause, lexicon) or acting
        if len(acting) == 1 and clause.verb.lemma in _ACTING:
            sources = acting
        if len(sources) != 1:
            continue
        targets = _addressed(clause, sources) or of_condition(clauses, clause, sources)
        targets = targets or unsaid.only_other(sources)
        if targets:
            word = phrases.words[clause.verb.end - 1]
            yield Event(T.THREAT, sources, targets, word.text, word.start, None, "veiled threat")
            return


def _may_threaten(clause: Clause) -> bool:
    """Whether it has what one of the kinds asks for."""
    verb = clause.verb
    return verb.modal in _WILL or clause.link == "that" or verb.lemma in _STANDING


def of_condition(clauses: Sequence[Clause], threat: Clause, sources: Actors) -> Actors:
    """Who is not to do something: "if B tried to close the strait, A would ..."."""
    for clause in clauses:
        if clause is not threat and clause.marker in ("if", "unless", "should", "once"):
            actors = tuple(actor for actor in meant(clause.subject) if actor not in sources)
            if actors:
                return actors
    return ()


def _answers(phrases: Phrases, clause: Clause) -> bool:
    """Whether it is "will be met with a crushing response", "would be treated as an act of war"."""
    if clause.verb.modal not in _WILL or clause.verb.negated:
        return False
    if clause.passive and clause.verb.lemma == "answer":
        if any(p.has(*_ATTACKS) for p in clause.subject):
            return True
    behind = [token.lower for token in phrases.words[clause.verb.end : clause.verb.end + 10]]
    if clause.verb.lemma in ("meet", "answer", "draw", "bring", "provoke", "trigger", "face"):
        return bool(_ANSWERS.intersection(behind))
    if clause.passive and clause.verb.lemma in _REPELLING:
        return True
    if clause.verb.lemma == "mean":
        return "war" in behind
    if clause.verb.lemma in _AMOUNTING:
        return "war" in behind and not _CASUS.isdisjoint(behind)
    return False


def _will_not_bear(_: Phrases, clause: Clause) -> bool:
    """Whether it is "will not tolerate", "will not stand idly by"."""
    will = clause.verb.modal in _WILL and clause.verb.negated
    objects: list[NounPhrase] = [*clause.objects, *clause.second]
    if will and clause.verb.lemma in ("tolerate", "brook", "countenance", "stomach", "stand"):
        if any(p.has_any(_WRONGS) for p in objects):
            return True
    return will and clause.verb.lemma == "stand" and clause.link != "relative" and not objects


def _strikes_back(phrases: Phrases, clause: Clause) -> bool:
    """Whether it is "will respond in kind", "would hit back", "will not hesitate to strike"."""
    verb = clause.verb
    if verb.modal not in _WILL or clause.passive:
        return False
    if verb.negated:
        return verb.lemma in ("hesitate", "shrink", "flinch", "stop")
    behind = [token.lower for token in phrases.words[verb.end : verb.end + 6]]
    if verb.lemma in ("respond", "react", "answer", "reply"):
        return not _FORCEFULLY.isdisjoint(behind)
    return verb.lemma == "retaliate" or (verb.lemma in ("hit", "strike") and behind[:1] == ["back"])


def _puts_at_risk(phrases: Phrases, clause: Clause) -> bool:
    """Whether it is "told B that its aid was at risk", "warned B that ties could suffer"."""
    governor = clause.governor
    if governor is None or clause.link != "that" or clause.verb.negated:
        return False
    if governor.verb.lemma not in ("tell", "inform", "remind", "caution") or governor.passive:
        return False
    behind = [token.lower for token in phrases.words[clause.verb.end : clause.verb.end + 4]]
    at_risk = clause.verb.lemma == "be" and not _AT_RISK.isdisjoint(behind)
    is_loss = clause.verb.lemma == "suffer" or (clause.passive and clause.verb.lemma in _ENDING)
    return at_risk or (is_loss and bool(clause.verb.modal))


def _is_ready_to_fight(phrases: Phrases, clause: Clause) -> bool:
    """Whether it is "was ready for a confrontation"."""
    if clause.verb.lemma not in ("be", "stand") or clause.verb.negated:
        return False
    behind = [token.lower for token in phrases.words[clause.verb.end : clause.verb.end + 6]]
    return not _READY.isdisjoint(behind[:2]) and not _FIGHTS.isdisjoint(behind)


def _reviews_ties(phrases: Phrases, clause: Clause) -> bool:
    """Whether it is "hinted that it would review its relations with B"."""
    governor = clause.governor
    if governor is None or clause.link != "that" or governor.passive or clause.verb.negated:
        return False
    told = governor.verb.lemma in ("hint", "warn", "signal", "suggest", "say", "tell", "announce")
    reviews = clause.verb.lemma in _REVIEWING and bool(clause.verb.modal)
    behind = phrases.words[clause.verb.end : clause.verb.end + 6]
    return told and reviews and not _BONDS.isdisjoint(token.lower for token in behind)


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
    by = led_by(clause, _TOWARDS)
    if set(meant(by)) & set(sources):
        by = []
    return unique(actor for actor in meant([*told, *by]) if actor not in sources)


_WILL = ("will", "would", "shall")
_STANDING = words("be stand remain keep have leave stay")
_ENDING = words(
    "cut suspend withdraw stop end halt sever restore reimpose impose freeze cancel curtail"
)
_ATTACKS = words(
    "attack attacks aggression strike strikes incursion incursions provocation provocations "
    "raid raids violation violations invasion intervention"
)
_ACTING = words(
    "hesitate respond react answer reply retaliate hit strike tolerate brook stand regard treat "
    "consider view see countenance"
)
_KINDS = (
    _answers, _will_not_bear, _keeps_options, _strikes_back, _puts_at_risk, _is_ready_to_fight,
    _reviews_ties,
)  # fmt: skip
_REVIEWING = words("review reconsider rethink reassess re-examine reexamine revisit")
_BONDS = words(
    "relationship relations ties cooperation aid assistance partnership agreement treaty "
    "membership links stance policy presence"
)
_FORCEFULLY = words(
    "kind force forcefully firmly harshly militarily decisively accordingly strongly swiftly fire "
    "immediately robustly measures vigorously proportionately tit"
)
_AT_RISK = words("risk jeopardy stake doubt danger")
_READY = words("ready prepared braced poised")
_FIGHTS = words("confrontation war battle showdown fight conflict combat")
_TOWARDS = ("by", "from", "against", "on", "towards", "over")
_REPELLING = words("repel repulse avenge punish resist crush")
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
