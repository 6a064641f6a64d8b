"""The pronouns and descriptions of a sentence that may refer back to an actor."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from blocgraph.mentions.phrase_finder import Phrase, PhraseFinder, between, to_lower
from blocgraph.mentions.rows import actor_classes, anaphoric_phrases, word_set
from blocgraph.mentions.spans import DEMONYM, Reference
from blocgraph.model import Sentence

PRONOUN = "pronoun"
_CAPITAL = re.compile(
    r"the (?:sides|parties|contracting parties|council|assembly|presidents|ministers|leaders"
    r"|heads of state|summit|conference|region|association|community|commission|committee"
    r"|union|league|agency|forum|court|commonwealth|fund"
    r"|heads of state (?:and|or) government)|summit"
)
_BEFORE_NOUN = re.compile(
    r"\b(?P<article>the|that|this)\s+(?P<words>(?:(?!the\b|that\b|this\b)[\w-]+\s+){0,3}(?:\w+-)?)$",
    re.I,
)


_BARE = re.compile(
    r"(?:the|both) (?:two|three|four|five|six|pair|trio|duo|quartet)|the (?:pair|trio|duo|quartet)"
)
_NO_NOUN_NEXT = re.compile(
    r"[.,;:)!?’'”\"—–-]|\s*$|\s+(?:who|which|that|of them|also|both|each|then|now|later|still|again"
    r"|never|have|has|had|are|were|was|will|would|may|might|could|can|should|must|do|did|to|and|or|but|in|on|from"
    r"|by|with|for|at|as|after|before|since|of \d|say|said|agree|meet|met|share|signed|held|spoke"
    r"|fought|sought|began|[a-z]{3,}ed|[a-z]+ly)\b"
)
_BOTH_BEFORE = re.compile(
    r"(?:^|[.;:,!?—–“\"(\n-]\s*|\b(?:where|which|that|and|but|when|while|because|as|since|after|with|to|from|of"
    r"|by|for|between|against|on|upon|than|if|although|though|[a-z]{3,}(?:s|ed))\s+)$"
)
_BOTH_AFTER = re.compile(
    r"\s*(?:[.,;:!?)”]|$)|\s+(?:have|had|are|were|will|would|may|might|could|can|should|must|do|did|say|said|deny"
    r"|claim|want|accuse|agree|hope|insist|need|remain|see|seek|belong|buy|sell|hold|blame|now|later"
    r"|also|then|[a-z]{3,}ed)\b"
)
_EACH_AFTER = re.compile(
    r"\s+(?:has|had|will|would|may|might|could|can|should|must|did|[a-z]{3,}ed"
    r"|accuses|blames|claims|says|said|insists|denies|sees|fears|suspects|demands|recalled"
    r"|holds|keeps|warns|threatens|expelled|signed|seeks|hopes|recognises|recognizes)\b(?!\s+[A-Z])"
)
_OF_SOME = re.compile(r" of (?!(?:both|all|the (?:two|three|four|five|six))\b)")
_TOLD = re.compile(
    r"\b(?:told|urged|asked|committed|obliged|forced|allowed|called on|begged|warned|pressed"
    r"|invited|calls on|urges|tells|asks|commits|obliges) $"
)
_HEADS = ("the leaders", "the presidents")
_PARTIES = ("the parties", "the sides")
_MUTUAL = re.compile(
    r"\s+(?:(?:have|had|also|later|then|again|will|last|would|[a-z]+ly)\s+){0,2}(?:met|meet|agreed|signed|shook"
    r"|spoke|talked|held|discussed|pledged|vowed|exchanged|reaffirmed|announced|initialled|embraced)\b"
)
_ISSUING = frozenset(
    f"{article}{noun}"
    for article in ("the ", "both ", "the two ")
    for noun in (
        "leaders", "ministers", "presidents", "prime ministers", "foreign ministers",
        "sides", "parties", "defence ministers", "defense ministers", "heads of state",
        "heads of government",
        "heads of state and government", "heads of state or government", "foreign secretaries",
    )
)  # fmt: skip
_UNLIKELY = ("no description", "preposition", "auxiliary")
_NAMED = frozenset({"own", "head", "issuer"})
_OF_SOMEBODY = re.compile(r" of (?!(?:the day|the country|the state)\b)(?:the |an? )?[\w]")
_OF_WHAT = re.compile(r" of (?!\w+ing\b)")
_STATE_AS_MODIFIER = re.compile(
    r"[-–]|\s+(?:visit|media|television|tv|radio|news|department|secretary|broadcaster|bank|company|firm|oil|gas"
    r"|budget|sponsors?|treasury|security|aid|funeral|prosecutor|duma|council|parliament|assembly"
    r"|agency|banquet|dinner|capture|power|flag|holding|fund|line|actors?)\b",
    re.I,
)


class Anaphor(NamedTuple):
    """From START to END stands WORDS, which refers to NUMBER actors of the class ANTECEDENT."""

    start: int
    end: int
    words: str
    number: str
    antecedent: str


@cache
def _phrases() -> dict[str, tuple[str, str]]:
    return {row.phrase: (row.number, row.antecedent) for row in anaphoric_phrases()}


@cache
def _finder() -> PhraseFinder:
    plain = (phrase for phrase, (number, _) in _phrases().items() if number != "other")
    return PhraseFinder([*plain, *word_set("pronoun")])


@cache
def _relation() -> re.Pattern[str]:
    words = "|".join(
        re.escape(phrase)
        for phrase in sorted(_phrases(), key=lambda phrase: (-len(phrase), phrase))
        if _phrases()[phrase][0] == "other"
    )
    return re.compile(rf"\s+(?P<between>(?:[\w’'-]+\s+){{0,2}}?)(?P<word>{words})\b", re.IGNORECASE)


@cache
def _group_nouns() -> re.Pattern[str]:
    """The nouns that may follow "the two", with one or two words between."""
    nouns = sorted({p.removeprefix("the two ") for p in _phrases() if p.startswith("the two ")})
    words = "|".join(re.escape(noun) for noun in nouns if noun != "the two" and "of" not in noun)
    return re.compile(rf"\s+(?P<between>(?:[A-Za-z][\w-]*\s+){{1,2}}?)(?:{words})\b")


def find_anaphoric_phrases(text: str) -> list[Phrase]:
    """All pronouns and phrases of a text that may refer back."""
    return _finder().find(text)


def anaphors_in(
    text: str,
    sentence: Sentence,
    phrases: list[Phrase],
    named: list[Reference],
    *,
    is_joint: bool,
) -> list[Anaphor]:
    """What may refer back in a sentence, in order and clear of the names in it.

    In a joint statement "the leaders" are those who issue it.
    """
    anaphors: list[Anaphor] = []
    for found in between(phrases, sentence.start, sentence.end):
        if is_joint and found.phrase in _ISSUING and not _crosses(found.start, found.end, named):
            anaphor: Anaphor | None = Anaphor(*found, "0", "state")
        else:
            anaphor = _read(text, sentence, found, named)
        if anaphor and not (anaphors and anaphor.start < anaphors[-1].end):
            anaphors.append(anaphor)
    return anaphors


def _read(text: str, sentence: Sentence, found: Phrase, named: list[Reference]) -> Anaphor | None:
    start, end, words = found
    if (words == "us" and text[start:end] != "us") or (words == "i" and text[start:end] != "I"):
        return None
    if _CAPITAL.fullmatch(words) and not text[start:end].split()[-1][0].isupper():
        is_pair = words in _PARTIES or (words in _HEADS and _MUTUAL.match(text, end, sentence.end))
        return Anaphor(start, end, words, "2", "protagonists") if is_pair else None
    if words.startswith("the ") and _CAPITAL.fullmatch(words) and _OF_SOME.match(text, end):
        return None
    if words in ("its", "his", "their", "her", "our"):
        relational = _relational(text, sentence, found, named)
        if relational:
            return relational
    if _crosses(start, end, named):
        return None
    number, antecedent = _phrases().get(words, (PRONOUN, ""))
    if antecedent == "home" and _OF_SOMEBODY.match(text, end, sentence.end):
        return None
    is_named = text[start:end].split()[-1][0].isupper() or words.startswith("this ")
    if antecedent in _NAMED and not is_named:
        return None
    if number == "ordinal" and text[end + 1 : end + 2].isupper():
        return None
    if number == "noun":
        return _description(text, sentence, found, antecedent, named)
    if number == "title":
        return None
    if words in ("both", "each", "neither"):
        is_pronoun = _is_pronoun if words == "both" else _is_each
        return (
            Anaphor(start, end, words, "2", "state")
            if is_pronoun(text, sentence, found, named)
            else None
        )
    if _BARE.fullmatch(words):
        return _bare_group(text, sentence, Anaphor(start, end, words, number, antecedent), named)
    if antecedent == "protagonists" and not _MUTUAL.match(text, end, sentence.end):
        return None
    return Anaphor(start, end, words, number, antecedent)


def _is_pronoun(text: str, sentence: Sentence, found: Phrase, named: list[Reference]) -> bool:
    """Whether "both" stands for the two themselves: "both deny it", "sells to both"."""
    if any(r.end == found.start - 1 for r in named):
        return False
    before = text[max(sentence.start, found.start - 20) : found.start]
    if _TOLD.search(before):
        return re.match(r" (?:to|that|not)\b|[.,;]", text[found.end : found.end + 6]) is not None
    return (
        _BOTH_BEFORE.search(before) is not None
        and _BOTH_AFTER.match(text, found.end, sentence.end) is not None
    )


def _is_each(text: str, sentence: Sentence, found: Phrase, named: list[Reference]) -> bool:
    """Whether "each" or "neither" acts itself: "each accuses the other"."""
    if any(r.end == found.start - 1 for r in named):
        return False
    before = text[max(sentence.start, found.start - 20) : found.start]
    if _BOTH_BEFORE.search(before) is None:
        return False
    return _EACH_AFTER.match(text, found.end, sentence.end) is not None


def _bare_group(
    text: str, sentence: Sentence, anaphor: Anaphor, named: list[Reference]
) -> Anaphor | None:
    """ "The two", or all of "the two Caucasian neighbours"; nothing in "the two ships"."""
    nouns = _group_nouns().match(text, anaphor.end, sentence.end)
    if nouns is None:
        is_alone = _NO_NOUN_NEXT.match(text, anaphor.end, sentence.end)
        return anaphor if is_alone else None
    if _crosses(anaphor.start, nouns.end(), named):
        return None
    words = nouns["between"].split()
    described = next((word for word in (" ".join(words), words[-1]) if word in actor_classes()), "")
    text_of = to_lower(text[anaphor.start : nouns.end()])
    return anaphor._replace(end=nouns.end(), words=text_of, antecedent=described or "state")


def _relational(
    text: str, sentence: Sentence, found: Phrase, named: list[Reference]
) -> Anaphor | None:
    """ "Its new neighbour"; the noun alone where a name comes between."""
    relation = _relation().match(text, found.end, sentence.end)
    if not relation or any(r.start == relation.end() + 1 for r in named):
        return None
    if to_lower(relation["word"]) == "host" and found.phrase == "its":
        return None
    head = to_lower(relation["word"])
    start = found.start
    if any(
        r.kind == DEMONYM and found.end < r.start and r.end + 1 == relation.start("word")
        for r in named
    ):
        return None
    if _crosses(start, relation.end(), named):
        start = relation.start("word")
    if _crosses(start, relation.end(), named):
        return None
    return Anaphor(start, relation.end(), f"{found.phrase} {head}", *_phrases()[head])


def _description(
    text: str, sentence: Sentence, found: Phrase, antecedent: str, named: list[Reference]
) -> Anaphor | None:
    """ "The oil-rich North African country": what the words before the noun allow."""
    before = _BEFORE_NOUN.search(text, max(sentence.start, found.start - 50), found.start)
    if not before or _crosses(before.start(), found.end, named):
        return None
    words = before["words"].replace("- ", " ").rstrip("-").split()
    for size in range(min(2, len(words)), 0, -1):
        described = " ".join(words[-size:])
        if described in actor_classes():
            antecedent = antecedent if antecedent == "pair" else described
            words = words[:-size]
            break
    if any(
        not word.islower() or any(word in word_set(kind) for kind in _UNLIKELY) for word in words
    ):
        return None
    if _OF_WHAT.match(text, found.end) and antecedent != "pair":
        return None
    if found.phrase == "state" and _STATE_AS_MODIFIER.match(text, found.end, sentence.end):
        return None
    start = before.start()
    if "neighbouring" in words or "neighboring" in words:
        return Anaphor(start, found.end, found.phrase, "other", "neighbour")
    if antecedent == "pair":
        return Anaphor(start, found.end, to_lower(text[start : found.end]), "2", "state")
    return Anaphor(start, found.end, to_lower(text[start : found.end]), "one", antecedent)


def _crosses(start: int, end: int, named: list[Reference]) -> bool:
    return any(r.start < end and start < r.end for r in named)
