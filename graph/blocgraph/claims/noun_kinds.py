"""Which relation a noun tells of, from its frame, the words about it and what becomes of it."""

from __future__ import annotations

from collections.abc import Sequence

from blocgraph.claims.clause import Clause
from blocgraph.claims.lexicon import Lexicon, NounFrame
from blocgraph.claims.phrases import NounPhrase
from blocgraph.claims.word_sets import words
from blocgraph.vocabulary import RelationType as T

_TIES = words(
    "ties relations relationship relationships links link bond bonds friendship partnership "
    "contact contacts"
)
_TRANSFERRED = (
    ("weapon", T.ARMS_SUPPLY), ("intel", T.INTELLIGENCE_SHARING), ("money", T.AID),
    ("goods", T.ECONOMIC_COOPERATION), ("troops", T.MILITARY_COOPERATION),
)  # fmt: skip
_ECONOMIC = ("economic", "energy", "trade", "nuclear", "technological", "scientific", "commercial",
             "industrial", "agricultural", "space", "maritime", "financial")  # fmt: skip
_TRADED = words(
    "trade free-trade energy economic commercial gas oil fisheries fishing minerals transit "
    "grain railway customs swap water "
    "electricity power textile investment air-services pipeline bauxite uranium lithium fuel loan "
    "credit visa-free aviation critical-minerals tax double-taxation supply shipping wheat coal"
)
_TEXTS = frozenset(words("pact treaty agreement accord convention protocol"))
_PEACE = ("non-aggression", "nonaggression", "neutrality", "non-belligerency", "non-attack")
_DEFENCE = ("defence", "defense", "defensive")
_SOLDIERS = (
    "troops",
    "soldiers",
    "officers",
    "forces",
    "pilots",
    "army",
    "police",
    "guards",
    "recruits",
    "fighters",
    "crews",
    "sailors",
    "militia",
    "navy",
    "units",
    "brigades",
    "marines",
)


def transferred(lexicon: Lexicon, things: Sequence[NounPhrase]) -> T | None:
    """What passing these things on amounts to; None where nobody can say."""
    names = {
        name
        for phrase in things
        for token in phrase.tokens
        for name in lexicon.classes(token.lower)
    }
    if any(phrase.has("military", "weapons", "arms") for phrase in things):
        names.add("weapon")
    return next((kind for name, kind in _TRANSFERRED if name in names), None)


def trains_soldiers(things: Sequence[NounPhrase]) -> bool:
    """Whether the phrases are about armed men or the training of them."""
    return any(
        phrase.has(*_SOLDIERS, "military", "joint", "combat")
        or (phrase.head.mention is not None and phrase.head.mention.kind == "office")
        for phrase in things
    )


def is_ties(frame: NounFrame) -> bool:
    """Whether the noun is about relations that may be good or bad."""
    return frame.trigger[-1] in _TIES


def mood(
    phrase: NounPhrase, operator: NounPhrase | None, clause: Clause | None,
    role: str, lexicon: Lexicon,
) -> str:  # fmt: skip
    """Whether relations are `warm`, `sour` or, where nothing tells, ""."""
    if operator is not None:
        for name in ("sour", "warm"):
            if lexicon.is_cue(operator.head.lower, f"{name}_noun"):
                return name
    for name in ("sour", "warm"):
        if any(lexicon.is_cue(token.lower, f"{name}_adjective") for token in phrase.tokens[:-1]):
            return name
    if clause is None:
        return ""
    depths = {t.lower for pp in clause.prepositions for p in pp.phrases for t in p.tokens}
    if role == "subject" and (
        (clause.verb.lemma in ("date", "go") and not clause.verb.negated)
        or (depths & {"best", "high", "peak"} and not clause.verb.negated)
    ):
        return "warm"
    if clause.verb.negated:
        return ""
    lemma = clause.verb.lemma
    if lexicon.is_verb(lemma, "sour") and role in ("subject", "object"):
        return "sour"
    if lexicon.is_verb(lemma, "warm") and role in ("subject", "object"):
        return "warm"
    if lemma in ("be", "remain", "become", "grow", "stay", "turn") and role == "subject":
        said = [token for other in clause.objects for token in other.tokens]
        heads = [p.head.lower for pp in clause.prepositions for p in pp.phrases]
        if any(lexicon.is_cue(word, "sour_noun") for word in heads):
            return "sour"
        for name in ("sour", "warm"):
            if any(lexicon.is_cue(token.lower, f"{name}_adjective") for token in said):
                return name
    return ""


def _promises_help(phrase: NounPhrase) -> bool:
    """Whether the words are those of an alliance: "mutual assistance"."""
    if phrase.has("alliance", "mutual-assistance", "mutual-defence", "mutual-aid", "guarantee"):
        return True
    return phrase.has("mutual", "reciprocal") and phrase.has(*_DEFENCE, "assistance", "aid", "help")


def kinds(
    frame: NounFrame, phrase: NounPhrase, unreal: bool, about: Sequence[NounPhrase] = ()
) -> list[T]:
    """The relation types that the noun stands for with the words in it and `about` it."""
    both = [T.ALLIANCE] if unreal else [T.ALLIANCE, T.TREATY]
    peace = [T.NON_AGGRESSION] if unreal else [T.NON_AGGRESSION, T.TREATY]
    is_text = frame.trigger[-1] in _TEXTS or (
        frame.trigger[0] in _TEXTS and frame.trigger[1:2] == ("of",)
    )
    if frame.type is T.ALLIANCE and is_text:
        return both
    if frame.type is T.NON_AGGRESSION and is_text:
        return peace
    if frame.type is T.TREATY and frame.is_instrument:
        if phrase.has_any(_DEFENCE) and (phrase.has("mutual") or frame.trigger[-1] == "pact"):
            return both
        if any(_promises_help(p) for p in (phrase, *about)):
            return both
        if any(p.has_any(_PEACE) for p in (phrase, *about)):
            return peace
        if any(p.has(*_TRADED) for p in (phrase, *about)):
            return [T.TREATY, T.ECONOMIC_COOPERATION]
    if "weak" in frame.options and phrase.has("military", "security", *_DEFENCE):
        return [T.MILITARY_COOPERATION]
    if frame.trigger[-1] in ("cooperation", "co-operation", "collaboration", "ties", "links"):
        if frame.type is T.ALIGNMENT and phrase.has_any(_ECONOMIC):
            return [T.ECONOMIC_COOPERATION]
        if frame.type is T.ALIGNMENT and phrase.has("military", "security", *_DEFENCE):
            return [T.MILITARY_COOPERATION]
        if frame.type is T.ALIGNMENT and phrase.has("intelligence"):
            return [T.INTELLIGENCE_SHARING]
    return [frame.type]
