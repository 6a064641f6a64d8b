"""On whose word a clause stands: who says, denies, expects or claims it."""

from __future__ import annotations

from blocgraph.claims.clause import Clause
from blocgraph.claims.lexicon import Lexicon
from blocgraph.claims.phrases import NounPhrase, Particle, Phrases
from blocgraph.claims.slots import Actors, agents, led_by, located, meant
from blocgraph.claims.word_sets import words

EXPECTED = words(
    "expect believe think suppose rumour rumor schedule say report allege estimate predict "
    "forecast consider set poise slate tip"
)


_BESIDE = ("beside", "with", "alongside", "next to", "to", "before", "by", "in", "at", "near")
_FOR_NO_STATE = words(
    "judges judge court courts tribunal prosecutors prosecutor inspectors delegates envoys "
    "diplomats ambassadors protesters demonstrators exiles"
)
_HEARING = ("read", "hear", "overhear", "gather")
_CONTENDED = ("argue", "believe", "think", "maintain", "suggest", "assert")


def according_to(phrases: Phrases) -> Actors | None:
    """Who tells the sentence by "according to", or as its label; None where nobody does."""
    words = phrases.words
    if len(words) > 3 and words[1].lower == ":" and words[0].actors:
        if not words[0].text.isupper():
            return words[0].actors
    if "according" not in phrases.lowers:
        return None
    for index, token in enumerate(words[:-1]):
        if token.lower == "according" and words[index + 1].lower == "to":
            after = [e for e in phrases.elements if not isinstance(e, Particle)]
            told = next((e for e in after if e.start > index + 1), None)
            return meant([told]) if isinstance(told, NounPhrase) else ()
    return None


def reporter(lexicon: Lexicon, clause: Clause) -> Actors:
    """Who says what a relative clause belongs to: "said that B, which had armed C, ..."."""
    outer = clause.governor if clause.link == "relative" else None
    while outer is not None and outer.link == "xcomp":
        outer = outer.governor
    if outer is None:
        return ()
    said = outer.governor if outer.link == "that" else None
    known = [*outer.subject, *outer.objects, *outer.second]
    known += led_by(outer, _BESIDE)
    if outer.link == "main" and clause.antecedent not in known and outer.place < clause.place:
        said = outer
    if said is None:
        return ()
    kind, who = speaker_of(lexicon, said)
    return who if kind in ("say", "claim") else ()


def carried_speaker(phrases: Phrases, lexicon: Lexicon, clause: Clause) -> Actors:
    """Who still speaks after a semicolon: "A said that ...; it was B that had armed C"."""
    outer = clause.governor if clause.link == "relative" else None
    if outer is not None and not outer.verb.is_perfect_past:
        return ()
    speaker: Actors = ()
    is_past_stop = False
    before: NounPhrase | None = None
    elements = phrases.elements
    for place, element in enumerate(elements[: clause.place]):
        if isinstance(element, NounPhrase):
            before = before or element
            continue
        if isinstance(element, Particle):
            if element.word == ";":
                is_past_stop = bool(speaker)
            continue
        follows = elements[place + 1]
        said = lexicon.is_cue(element.lemma, "say") and isinstance(follows, Particle)
        if said and follows.kind == "T" and before is not None:  # type: ignore[union-attr]
            speaker = meant([before])
    return speaker if is_past_stop else ()


def based_in(phrases: Phrases, governor: Clause) -> Actors:
    """For whom people speak by where they are: "officials in Taipei say"."""
    if len(governor.subject) != 1 or governor.subject[0].strong or governor.subject[0].weak:
        return ()
    elements = phrases.elements
    if governor.subject[0].head.lower in _FOR_NO_STATE:
        return ()
    if governor.subject[0] not in elements:  # cut out with an insertion
        return ()
    place = elements.index(governor.subject[0])
    link, follows = (*elements[place + 1 : place + 3], None, None)[:2]
    if not (isinstance(link, Particle) and link.word in ("in", "at", "from")):
        return ()
    return located([follows]) or meant([follows]) if isinstance(follows, NounPhrase) else ()


def speaker_of(lexicon: Lexicon, governor: Clause) -> tuple[str, Actors]:
    """What kind of speech the verb is, and whose; empty where it is none."""
    lemma = governor.verb.lemma
    who = agents(governor) if not governor.passive else ()
    for kind in ("deny", "claim", "expect", "plan", "say"):
        if lexicon.is_cue(lemma, kind) and not (kind == "plan" and lemma in ("say", "promise")):
            if kind == "deny" and governor.verb.negated:
                return "say", who
            if kind == "expect" and lexicon.is_cue(lemma, "say"):
                continue
            if kind == "say" and governor.passive and lemma in _CONTENDED:
                return "claim", ()
            return kind, who
    if (governor.passive and lemma in EXPECTED) or lemma in _HEARING:
        return "claim", ()
    return "", ()


def noun_speaker(phrases: Phrases, here: Clause) -> tuple[str, Actors]:
    """Whose claim, report or rumour the clause tells."""
    phrase = here.noun
    assert phrase is not None
    who = phrase.weak
    elements = phrases.elements
    place = elements.index(phrase)
    while not who and place + 2 < len(elements):
        link, follows = elements[place + 1], elements[place + 2]
        if not (isinstance(link, Particle) and link.word in ("from", "by", "of")):
            break
        who = meant([follows]) if isinstance(follows, NounPhrase) else ()
        place += 2
    return "claim", who
