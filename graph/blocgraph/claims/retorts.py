"""A rebuttal tells of an accusation: "A says that B arms rebels, a charge which B denies"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from blocgraph.claims.clause import Clause
from blocgraph.claims.denials import says_more, who_rebuts
from blocgraph.claims.discourse import Memory
from blocgraph.claims.events import Event
from blocgraph.claims.lexicon import Lexicon
from blocgraph.claims.phrases import NounPhrase, Phrases
from blocgraph.claims.slots import Actors, agents
from blocgraph.claims.word_sets import words
from blocgraph.vocabulary import RelationType as T


def retorts(
    phrases: Phrases, clauses: Sequence[Clause], lexicon: Lexicon, memory: Memory,
    found: Sequence[Event],
) -> Iterator[Event]:  # fmt: skip
    """The accusations of those who said what another rebuts, in this sentence or before it."""
    before, memory.speaker = memory.speaker, _last_speaker(clauses, lexicon)
    accused = {actor for e in found if e.type is T.ACCUSATION for actor in e.targets}
    for clause in clauses:
        if clause.verb.negated or clause.verb.modal:
            continue
        who = who_rebuts(phrases, clause, lexicon)
        if not who or len(who) != 1 or accused.intersection(who) or says_more(clauses, clause):
            continue
        speakers = _speakers(clauses, clause, lexicon, who)
        alone = all(set(token.actors) <= set(who) for token in phrases.words)
        if not speakers and alone and before != who and clause.link == "main":
            speakers = before
        if speakers:
            word = phrases.words[clause.verb.end - 1]
            yield Event(T.ACCUSATION, speakers, who, word.text, word.start, None, "rebutted")


def _last_speaker(clauses: Sequence[Clause], lexicon: Lexicon) -> Actors:
    """Who alone says or claims something of others in the sentence."""
    told = [c.governor for c in clauses if c.link == "that" and c.governor is not None]
    said = [c for c in told if any(lexicon.is_cue(c.verb.lemma, cue) for cue in ("say", "claim"))]
    speakers = {agents(c) for c in said if not c.passive and not c.verb.negated}
    only = speakers.pop() if len(speakers) == 1 else ()
    return only if len(only) == 1 else ()


def _speakers(clauses: Sequence[Clause], rebuttal: Clause, lexicon: Lexicon, who: Actors) -> Actors:
    """Who said what is rebutted."""
    charge = [rebuttal.noun] if rebuttal.noun is not None else rebuttal.objects
    told = [c.noun for c in clauses if c.governor is rebuttal and c.link == "noun"]
    charge = charge or [noun for noun in told if noun is not None]
    if any(p.has(*_NO_CHARGE) for p in charge):
        return ()
    said = [p for p in charge if is_charge(p, lexicon)]
    owners = tuple(a for p in said for a in p.weak if a not in who)
    if owners:
        return owners if len(owners) == 1 else ()
    for clause in reversed(clauses):
        if clause.place >= rebuttal.place or clause is rebuttal:
            continue
        lemma = clause.verb.lemma
        if any(lexicon.is_cue(lemma, cue) for cue in ("say", "claim")):
            speakers = agents(clause)
            is_one = len(speakers) == 1 and not clause.verb.negated
            return speakers if is_one and speakers != who else ()
    return ()


def is_charge(phrase: NounPhrase, lexicon: Lexicon) -> bool:
    """Whether the phrase is about what somebody said of another."""
    head = phrase.head.lower
    return head in _CHARGES or (
        lexicon.is_noun_cue(head, "accusation_noun") and head not in _HEARSAY
    )


_NO_CHARGE = ("knowledge",)
_HEARSAY = words("story stories report reports rumour rumours rumor rumors")
_CHARGES = words(
    "statement statements remark remarks comment comments criticism criticisms smear smears slur "
    "slurs assertions reproach reproaches imputation imputations innuendo aspersions slander "
    "slanders attack attacks rebuke rebukes words suspicions theories"
)
