"""Who says that another has done wrong, accuses it: "A said that B had broken its word"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from blocgraph.claims.clause import Clause
from blocgraph.claims.events import Event
from blocgraph.claims.lexicon import Lexicon
from blocgraph.claims.phrases import NounPhrase, Phrases
from blocgraph.claims.slots import Actors, agents, meant
from blocgraph.vocabulary import RelationType as T

_REACH = 9
_NO_DEED = ("may", "might", "could", "should", "must", "will", "would", "can", "shall")
_ALLEGING = ("allege", "claim", "charge", "contend", "complain")
_CHARGING = ("allege", "claim", "charge", "complain", "grumble", "moan", "gripe", "bemoan", "whine",
             "lament", "fume", "object", "mutter", "bleat", "rail", "protest", "regret",
             "deplore", "resent", "insinuate", "whinge")  # fmt: skip
_DEEDS = (T.ARMED_CONFLICT, T.COERCION, T.THREAT, T.OPPOSITION, T.REJECTION)
_HELP = (T.ARMS_SUPPLY, T.AID, T.MILITARY_COOPERATION, T.DIPLOMATIC_SUPPORT, T.BASING_RIGHTS)


def reproaches(
    phrases: Phrases, clauses: Sequence[Clause], lexicon: Lexicon, found: Sequence[Event]
) -> Iterator[Event]:
    """The accusations that lie in what is said of another, though no frame knows the deed."""
    known = {event.sources for event in found if event.type is T.ACCUSATION}
    for clause in clauses:
        charge = _charge(clause)
        if charge is not None:
            yield charge
            continue
        governor = clause.governor
        if governor is None or not _tells(governor, clause, lexicon):
            continue
        speakers = agents(governor)
        if _blames_the_other(governor, clause):
            word = phrases.words[clause.verb.end - 1]
            yield Event(
                T.ACCUSATION, speakers, (), word.text, word.start, governor,
                "each says of the other", both_ways=True,
            )  # fmt: skip
            continue
        accused = tuple(actor for actor in agents(clause) if actor not in speakers)
        if not accused or len(speakers) != 1 or speakers in known:
            continue
        is_charged = governor.verb.lemma in _CHARGING and clause.verb.modal not in _NO_DEED
        is_charged = is_charged or _is_cleft(clauses, clause)
        if is_charged or _is_wrong(phrases, clause, lexicon, speakers):
            word = phrases.words[clause.verb.end - 1]
            known.add(speakers)
            yield Event(
                T.ACCUSATION, speakers, accused, word.text, word.start, governor, "says of a wrong"
            )


def _is_cleft(clauses: Sequence[Clause], clause: Clause) -> bool:
    """Whether it singles out who did it: "says that it was B who fired"."""
    return any(
        c.verb.lemma == "be" and not c.verb.negated and c.place < clause.place
        and c.link == "that" and c.governor is clause.governor
        and any(p.head.lower == "it" for p in c.subject)
        and any(p in c.objects for p in clause.subject)
        for c in clauses
    )  # fmt: skip


def _blames_the_other(governor: Clause, clause: Clause) -> bool:
    """Whether it is "each side maintains that the other fired first"."""
    is_each = any(p.tokens[0].lower.split()[0] in ("each", "either") for p in governor.subject)
    others = any(token.lower == "other" for p in clause.subject for token in p.tokens)
    return is_each and others and len(agents(governor)) > 1


def _charge(clause: Clause) -> Event | None:
    """The accusation that a noun and what it says make: "A's complaint that B had lied"."""
    noun = clause.noun
    if clause.link != "noun" or noun is None or not noun.has_any(_CHARGES) or noun.is_negated:
        return None
    accused = tuple(actor for actor in agents(clause) if actor not in noun.weak)
    if len(noun.weak) != 1 or not accused:
        return None
    return Event(
        T.ACCUSATION, noun.weak, accused, noun.head.text, noun.head.start, None, "charge that"
    )


def makes_accused(event: Event, speakers: Actors) -> Actors:
    """Whom those accuse who say that the event took place; nobody where it is no wrong."""
    governor = event.clause.governor if event.clause else None
    accused = tuple(actor for actor in event.sources if actor not in speakers)
    if governor is None or not accused or event.clause is None:
        return ()
    if governor.verb.lemma in _ALLEGING:
        return accused
    told = (
        governor
        if event.clause.link == "relative" and governor.verb.lemma == "be"
        else event.clause
    )
    if governor.passive or told.link not in ("that", "noun"):
        return ()
    is_wrong = event.type in _DEEDS or (event.type in _HELP and _arms_rebels(event))
    return accused if is_wrong else ()


def _arms_rebels(event: Event) -> bool:
    """Whether it goes to those who are no state: their codes are longer than three letters."""
    return all(len(target) > _STATE for target in event.targets) and bool(event.targets)


_STATE = 4


def _tells(governor: Clause, clause: Clause, lexicon: Lexicon) -> bool:
    """Whether the clause is what the governor says as a fact."""
    if clause.link != "that" or governor.passive or governor.verb.negated:
        return False
    lemma = governor.verb.lemma
    return any(lexicon.is_cue(lemma, cue) for cue in ("say", "claim")) or lemma in _CHARGING


def _is_wrong(phrases: Phrases, clause: Clause, lexicon: Lexicon, speakers: Actors) -> bool:
    """Whether it is a wrong in itself, or one where it is done to those who speak of it."""
    verb = clause.verb
    if verb.modal in _NO_DEED and not verb.negated:
        return False
    behind = {
        word
        for token in phrases.words[verb.end : verb.end + _REACH]
        for word in token.lower.split()
    }
    if verb.lemma in _BEING and not verb.negated:
        if not lexicon.cues["slur"].isdisjoint(behind):
            return True
    when = "not" if verb.negated else "no" if "no" in behind else ""
    wanted = lexicon.wrongs.get((verb.lemma, when))
    if wanted is None and when == "no":
        wanted = lexicon.wrongs.get((verb.lemma, ""))
    if wanted is None:
        return False
    if _TO_US in wanted:
        return bool(set(meant(_others(clause))) & set(speakers))
    return not wanted or not wanted.isdisjoint(behind)


def _others(clause: Clause) -> list[NounPhrase]:
    """The phrases of the clause beside its subject."""
    led = [phrase for pp in clause.prepositions for phrase in pp.phrases]
    return [*clause.objects, *clause.second, *led, *(clause.subject if clause.passive else ())]


_CHARGES = ("complaint", "complaints", "accusation", "accusations", "charge", "charges",
            "allegation", "allegations")  # fmt: skip
_TO_US = "@us"
_BEING = ("be", "remain", "become", "constitute", "amount", "represent")
