"""Parts of speech by rule: enough to tell noun phrases from verb groups in news English."""

from __future__ import annotations

from blocgraph.claims.lexicon import Lexicon
from blocgraph.claims.small_words import small_tag
from blocgraph.claims.tokens import Token
from blocgraph.claims.verb_tags import governor_of, is_compounded, tag_verb
from blocgraph.claims.word_tags import lexical_tag, may_be_noun


def tag(tokens: list[Token], lexicon: Lexicon) -> None:
    """Give every token its tag, and verbs their lemma and form."""
    words = [token for token in tokens if not token.ignored]
    for place, token in enumerate(words):
        if not token.tag:
            token.tag = lexical_tag(token, lexicon)
        if token.tag == "V?" and place and _is_name(token, words[place - 1]):
            if not _is_titled(words):
                token.tag = "N"
    for index, token in enumerate(words):
        found = small_tag(words, index, lexicon)
        if found:
            token.tag = found
        elif token.tag == "ACT":
            token.tag = "POSS" if token.possessive else "ACT"
        elif token.tag == "V?" or (token.lower == "armed" and _is_arming(words, index)):
            _tag_verb(words, index, lexicon)
        elif token.tag == "ADJ" and _heads_phrase(words, index):
            token.tag = "N"
        elif token.tag == "N" and _must_be_verb(words, index):
            token.tag, token.lemma, token.form = "V", token.lower, "base"


def _is_titled(words: list[Token]) -> bool:
    """Whether most words begin with capitals."""
    return sum([word.text[0].isupper() for word in words]) > _MOST * len(words)


def _tag_verb(words: list[Token], index: int, lexicon: Lexicon) -> None:
    if is_compounded(words, index):
        words[index].tag = "ADJ"
        return
    before = words[index - 1] if index else None
    after = words[index + 1] if index + 1 < len(words) else None
    tag_verb(words, index, before, after, lexicon)


def _is_arming(words: list[Token], index: int) -> bool:
    """Whether "armed" is the verb: "armed the rebels", "armed with axes", "whom A armed"."""
    after = words[index + 1] if index + 1 < len(words) else None
    if after is None or after.tag in ("DET", "ACT") or after.lower in ("with", "by"):
        return after is not None
    beyond = words[index + 2] if index + 2 < len(words) else None
    if after.tag == "C" and beyond is not None and beyond.tag == "V?":
        return beyond.lower.endswith("ed")
    acts = index > 0 and words[index - 1].tag in ("ACT", "PRON", "AUX")
    return acts and after.tag in (".", ",", "P", "C", "AUX")


def _heads_phrase(words: list[Token], index: int) -> bool:
    """Whether it stands where only a noun can: "the Libyan capital was", "a local of"."""
    before = words[index - 1].tag if index else ""
    if before not in ("DET", "ACT", "POSS", "ADJ") or not may_be_noun(words[index].lower):
        return False
    after, beyond = [*(word.tag for word in words[index + 1 : index + 3]), "", ""][:2]
    if after in (",", "C"):
        return beyond not in ("ADJ", "N", "ACT", "V?", "ADV", "VPP")
    return after in _AFTER_NOUN


def _must_be_verb(words: list[Token], index: int) -> bool:
    """Whether a word that we do not know as a verb stands where only one can: "will shop in"."""
    place = index - 1
    while place >= 0 and words[place].tag in ("ADV", "NEG"):
        place -= 1
    if place >= 0 and words[place].tag == "R" and words[index].lower == "arms":
        return index + 1 < len(words) and words[index + 1].tag in ("DET", "ACT")
    if place < 1 or not words[index].text.islower():
        return False
    return words[place].tag == "MOD" and governor_of(words, index) == "modal"


def _is_name(token: Token, before: Token) -> bool:
    """Whether the capital within a sentence makes the word a name: "Mark Brown"."""
    return token.text[0].isupper() and token.start == before.end + 1 and before.tag not in _STOPS


_AFTER_NOUN = ("", "P", "AUX", "MOD", "R", "T", "S", "TO", ".", ":", ";")
_MOST = 0.6
_STOPS = (":", ".", ";", "?", "!")
