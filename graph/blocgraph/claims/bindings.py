"""Passes over the finished clauses: speech, late subjects, pronouns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from blocgraph.claims.clause import Clause, actors_of
from blocgraph.claims.groups import Groups
from blocgraph.claims.lexicon import Lexicon, load_lexicon
from blocgraph.claims.phrases import Element, NounPhrase, Particle, Phrases
from blocgraph.claims.slots import noun_over
from blocgraph.claims.word_sets import words
from blocgraph.vocabulary import RelationType as T

_SPEAKERS = words(
    "official source analyst diplomat minister spokesman spokeswoman spokesperson report "
    "newspaper agency expert ministry statement aide envoy ambassador president general "
    "commander historian observer leader lawmaker senator adviser who"
)


def adopt_texts(clauses: Sequence[Clause], elements: Sequence[Element], lexicon: Lexicon) -> None:
    """Let what is done to texts be done to the text: "the treaty with B, ratified by A"."""
    for clause in clauses:
        if clause.link != "reduced" or clause.form != "part" or clause.verb.lemma not in _TO_TEXTS:
            continue
        if len(clause.subject) != 1 or not clause.subject[0].strong:
            continue
        party = clause.subject[0]
        place = next((i for i, e in enumerate(elements[: clause.place]) if e is party), 0)
        text = noun_over(elements, place, ("with", "between", "of", "on", "to"))
        if text is not None and not text.strong:
            if "instrument" in lexicon.classes(text.head.lower):
                clause.subject, clause.antecedent = [text], text


_TO_TEXTS = words(
    "sign ratify conclude initial denounce approve negotiate renew amend ink draft broker suspend "
    "revoke scrap annul publish unveil hail"
)


def join_speech(clauses: Sequence[Clause], elements: Sequence[Element], lexicon: Lexicon) -> None:
    """Hang what is said on a verb of saying that comes after it, and on "according to"."""
    for clause in clauses:
        if clause.link != "main" or not _tells(clause, elements, lexicon):
            continue
        if clause.form != "finite" or not clause.subject:
            continue
        if clause.objects and clause.verb.lemma not in _ADDRESSING:
            continue
        if clause.verb.negated or _opens_part(clause, elements):
            continue
        if not actors_of(clause.subject) and not any(
            phrase.head.tag == "PRON" or phrase.head.lower.removesuffix("s") in _SPEAKERS
            for phrase in clause.subject
        ):
            continue
        following = elements[clause.end] if clause.end < len(elements) else None
        if isinstance(following, Particle) and following.kind == "T":
            continue
        if any(other.governor is clause and other.link == "that" for other in clauses):
            continue
        for other in clauses:
            if other.link not in ("main", "that"):
                continue
            if clause.subject[0].start < other.verb.start:
                continue
            if any(getattr(e, "word", "") == ":" for e in elements[other.place : clause.place]):
                continue
            if other is not clause and other.governor is None and other.place < clause.place:
                other.governor, other.link = clause, "that"


_ADDRESSING = ("tell", "inform", "assure", "remind")


def _tells(clause: Clause, elements: Sequence[Element], lexicon: Lexicon) -> bool:
    """Whether it is of saying, or of claiming or expecting at the end: "..., A claims"."""
    if lexicon.is_cue(clause.verb.lemma, "say"):
        return True
    if not clause.subject or not lexicon.is_any_cue(clause.verb.lemma, ("claim", "expect")):
        return False
    lead, follows = elements.index(clause.subject[0]) - 1, (*elements[clause.end :], None)[0]
    before = elements[min(lead, clause.place - 1)] if lead >= 0 and clause.place else None
    parted = isinstance(before, Particle) and before.kind == ","
    return parted and (follows is None or (isinstance(follows, Particle) and follows.kind == "SEP"))


def _opens_part(clause: Clause, elements: Sequence[Element]) -> bool:
    """Whether who speaks stands first after a semicolon, so that nothing before is what he says."""
    lead = elements.index(clause.subject[0]) - 1
    before = elements[lead] if lead >= 0 else None
    return isinstance(before, Particle) and before.word == ";"


def resume_speech(clauses: Sequence[Clause], elements: Sequence[Element], lexicon: Lexicon) -> None:
    """Hang on a verb of saying what goes on after a relative clause or follows a colon."""
    for clause in clauses:
        if clause.link != "main" or clause.governor is not None or not clause.subject:
            continue
        for other in clauses:
            if other.place >= clause.place or other.passive or other.form != "finite":
                continue
            if other is clause or not lexicon.is_cue(other.verb.lemma, "say"):
                continue
            if _is_told(other, clause, clauses) or _after_colon(other, elements):
                clause.governor, clause.link = other, "that"
                break


def _is_told(speech: Clause, clause: Clause, clauses: Sequence[Clause]) -> bool:
    known = [*speech.subject, *speech.objects, *speech.second]
    return any(
        other.link == "relative"
        and other.governor is speech
        and other.antecedent in clause.subject
        and other.antecedent not in known
        for other in clauses
    )


def _after_colon(speech: Clause, elements: Sequence[Element]) -> bool:
    following = elements[speech.place + 1] if speech.place + 1 < len(elements) else None
    return isinstance(following, Particle) and following.word == ":" and bool(speech.subject)


def late_subjects(clauses: Sequence[Clause]) -> None:
    """Give a leading participle the subject of the main clause after it."""
    for index, clause in enumerate(clauses):
        if clause.subject or clause.link not in ("adjunct", "reduced"):
            continue
        for later in clauses[index + 1 :]:
            if later.form == "finite" and later.subject and later.link == "main":
                clause.subject = later.subject
                for inner in clauses:
                    if inner.governor is clause and inner.link == "xcomp" and not inner.subject:
                        inner.subject = later.subject
                break


def speak_for(clauses: Sequence[Clause], phrases: Phrases, groups: Groups) -> None:
    """Let those act too on whose behalf somebody speaks."""
    if "behalf" not in phrases.lowers:
        return
    elements = phrases.elements
    for index, phrase in enumerate(elements):
        if not isinstance(phrase, NounPhrase) or phrase.head.lower != "behalf":
            continue
        group = groups.group_right(index + 2)[0] if index + 2 < len(elements) else []
        verb = next((c for c in clauses if c.place > index and c.form == "finite"), None)
        if verb is None or not actors_of(group) or not actors_of(verb.subject):
            continue
        if verb.subject[0].start < phrase.start and group[0] not in verb.subject:
            verb.subject.extend(group)


def name_those(clauses: Sequence[Clause]) -> None:
    """Let those be named whom "is" names: "those who condemned B were C and D"."""
    for clause in clauses:
        told = clause.antecedent
        if clause.link != "relative" or told is None or told.strong or told.weak:
            continue
        if told.head.lower not in _UNNAMED:
            continue
        for later in clauses:
            if later.place <= clause.place or later.verb.lemma != "be" or later.verb.negated:
                continue
            if later.subject and later.subject[-1] in clause.objects:
                later.subject = [told]
            if actors_of(later.objects) and (not later.subject or told in later.subject):
                told.strong = actors_of(later.objects)
                break


_UNNAMED = words("those ones countries states nations governments members country state nation")


def bind_pronouns(clauses: Sequence[Clause], reports: Callable[[Clause], bool]) -> None:
    """Let "it" be the speaker in "X says it ...", and not the object in "Y, which it accuses"."""
    for clause in clauses:
        _bind_possessives(clause, _harms(clause.verb.lemma))
        _bind_object(clause)
        _bind_harmed(clause, reports)
        if len(clause.subject) != 1 or clause.governor is None:
            continue
        phrase = clause.subject[0]
        if phrase.head.lower == "we" and clause.link == "that":
            phrase.strong = phrase.strong or actors_of(clause.governor.subject)
        if phrase.head.lower not in ("it", "he", "she") or phrase.weak:
            continue
        outer = clause.governor
        speaks = clause.link == "that" and reports(outer) and not outer.passive
        own = (
            clause.link == "relative"
            and clause.antecedent is not None
            and (set(phrase.strong) <= set(clause.antecedent.strong))
        )
        if (speaks or own) and len(actors_of(outer.subject)) == 1:
            phrase.strong = actors_of(outer.subject)


def _bind_object(clause: Clause) -> None:
    """Let "it" in "..., accusing it" be whom the main verb is about."""
    main = clause.governor
    if clause.link != "adjunct" or main is None or len(clause.objects) != 1:
        return
    phrase = clause.objects[0]
    if phrase.head.lower not in ("it", "him", "her", "them"):
        return
    about = actors_of([p for p in main.objects if p.strong])
    for preposition in main.prepositions:
        if not about and preposition.word in ("with", "against", "from", "on", "to"):
            about = actors_of(preposition.phrases)
    own = set(actors_of(main.subject))
    if about and not set(about) & own:
        phrase.strong = about


def _bind_harmed(clause: Clause, reports: Callable[[Clause], bool]) -> None:
    """Let "it" be who says so in "A says that B spies on it", "A accuses B of spying on it"."""
    outer = clause.governor
    if outer is None or clause.passive or outer.passive:
        return
    accuses = clause.link == "xcomp" and outer.verb.lemma in _ACCUSING
    if not accuses and not (clause.link == "that" and reports(outer)):
        return
    speaker, own = actors_of(outer.subject), set(actors_of(clause.subject))
    if len(speaker) != 1 or not own or speaker[0] in own:
        return
    for phrase in (*clause.objects, *(p for pp in clause.prepositions for p in pp.phrases)):
        if phrase.head.lower in ("it", "him", "her", "us") and set(phrase.strong) <= own:
            phrase.strong = speaker


def _harms(lemma: str) -> bool:
    """Whether the verb alone tells of harm to what its object names."""
    return lemma in _TRESPASSES or lemma in _harming_verbs()


@cache
def _harming_verbs() -> frozenset[str]:
    return frozenset(
        lemma
        for lemma, frames in load_lexicon().verb_frames.items()
        for frame in frames
        if frame.type in _HARMING and not frame.needs and len(frame.trigger) < 3
        and {"obj", "mod"} & set(frame.target.names)
    )  # fmt: skip


_HARMING = (T.ARMED_CONFLICT, T.COERCION)
_ACCUSING = ("accuse", "blame", "charge", "suspect", "warn")


def _bind_possessives(clause: Clause, harms: bool) -> None:
    """Let "its" in an object be the subject of the same verb, or who tells of the harm."""
    own = actors_of(clause.subject)
    if len(own) != 1 or clause.passive:
        return
    outer = actors_of(clause.governor.subject) if clause.governor is not None else ()
    phrases = list(clause.objects)
    if harms and len(outer) == 1 and outer != own:
        own = outer
        phrases += [p for pp in clause.prepositions for p in pp.phrases]
    for phrase in phrases:
        if phrase.tokens[0].lower in ("its", "his", "her") and len(phrase.possessors) == 1:
            phrase.possessors = own


_TRESPASSES = (
    "enter", "violate", "invade", "attack", "occupy", "shell", "strike", "breach", "cross",
)  # fmt: skip
