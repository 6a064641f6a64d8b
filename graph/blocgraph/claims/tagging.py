"""Parts of speech by rule: enough to tell noun phrases from verb groups in news English."""

from __future__ import annotations

from blocgraph.claims.lexicon import Lexicon
from blocgraph.claims.tokens import Token
from blocgraph.claims.verb_tags import is_compounded, tag_verb
from blocgraph.claims.word_sets import words as words_of
from blocgraph.claims.word_tags import lexical_tag, readings_of

_NOMINAL = ("DET", "ADJ", "NUM", "N", "ACT", "POSS")


def tag(tokens: list[Token], lexicon: Lexicon) -> None:
    """Give every token its tag, and verbs their lemma and form."""
    words = [token for token in tokens if not token.ignored]
    is_titled = sum(word.text[0].isupper() for word in words) > 0.6 * len(words)
    for place, token in enumerate(words):
        if not token.tag:
            token.tag = lexical_tag(token, lexicon)
        if token.tag == "V?" and place and not is_titled and _is_name(token, words[place - 1]):
            token.tag = "N"
    for index, token in enumerate(words):
        before = words[index - 1] if index else None
        after = words[index + 1] if index + 1 < len(words) else None
        if token.lower == "no" and after is not None and after.lower == "longer":
            token.tag, after.tag = "NEG", "ADV"
        elif (
            (token.lower == "not" and after is not None and after.lower in ("only", "just"))
            or (token.lower == "yet" and after is not None and after.lower == "to")
            or (token.lower == "yet" and before is not None and before.tag in ("MOD", "AUX"))
            or (token.lower == "once" and before is not None and before.lower == "at")
            or (
                token.lower in ("since", "both", "all", "each")
                and (
                    before is not None
                    and before.lower in ("has", "have", "had", "were", "are", "will")
                )
            )
            or (
                token.lower in ("about", "over", "around", "under")
                and (
                    after is not None
                    and after.tag == "NUM"
                    and (before is None or before.tag != "ADV")
                )
            )
        ):
            token.tag = "ADV"
        elif token.lower == "one" and after is not None and after.lower in ("day", "night"):
            token.tag = after.tag = "ADV"
        elif token.lower == "%" or (
            token.lower in ("per", "cent") and "cent" in (token.lower, after and after.lower)
        ):
            token.tag = "NUM"
        elif token.lower == "need" and after is not None and after.tag == "NEG":
            token.tag, token.lemma = "MOD", "need"
        elif token.lower in ("neither", "nor") and after is not None and after.tag == "V?" and (
            before is not None and before.tag not in ("P", "V", "VPP")
            and after.lower.endswith(("ed", "es", "s"))
        ):  # fmt: skip
            token.tag = "NEG" if token.lower == "neither" else "C"
        elif token.lower == "once" and _is_aside(words, index, before):
            token.tag = "ADV"
        elif (token.lower == "home" and _is_homeward(before, after)) or (
            token.lower == "short" and before is not None and before.lemma in ("stop", "fall")
        ):
            token.tag = "PRT"
        elif token.lower in _GETTING and after is not None and _is_participle(after, lexicon):
            token.tag = "AUX"
        elif token.lower == "armed" and after is not None and after.tag in ("DET", "ACT"):
            token.tag = "V?"
            tag_verb(words, index, before, after, lexicon)
        elif token.lower == "back" and _backs(before, after):
            token.tag, token.lemma, token.form = "V", "back", "base"
        elif token.tag == "ACT":
            token.tag = "POSS" if token.possessive else "ACT"
        elif token.lower in (
            "that",
            "as",
            "after",
            "before",
            "since",
            "until",
            "till",
            "following",
        ):
            token.tag = _that_or_preposition(words, index, lexicon)
        elif token.lower == "to":
            token.tag = "TO" if _starts_infinitive(words, index, lexicon) else "P"
        elif (token.lower == "along" and after is not None and after.lower != "with") or (
            token.lower == "like" and after is not None
        ):
            token.tag = "P"
        elif token.tag == "V?" and is_compounded(words, index):
            token.tag = "ADJ"
        elif token.tag == "V?":
            tag_verb(words, index, before, after, lexicon)


def _is_name(token: Token, before: Token) -> bool:
    """Whether the capital within a sentence makes the word a name: "Mark Brown"."""
    return token.text[0].isupper() and token.start == before.end + 1 and before.tag not in _STOPS


def _is_aside(words: list[Token], index: int, before: Token | None) -> bool:
    """Whether `once` opens an apposition: "Britain, once the main source of arms, ..."."""
    if before is None or before.tag != ",":
        return False
    for token in words[index + 1 : index + 10]:
        if token.tag in ("AUX", "MOD", "PRON", "R") or token.lower.endswith("ed"):
            return False
        if token.tag == ",":
            return True
    return False


_STOPS = (":", ".", ";", "?", "!")
_GETTING = ("get", "gets", "got", "getting", "gotten")


def _is_homeward(before: Token | None, after: Token | None) -> bool:
    """Whether `home` tells where to: "called home its envoy", "sent the envoy home"."""
    if before is None:
        return False
    if before.tag in ("V", "VPP", "VING"):
        return True
    ends = after is None or after.tag in ("P", ".", ",", "C", "S", "DATE", "ADV")
    return before.tag in ("N", "ACT") and ends


def _is_participle(token: Token, lexicon: Lexicon) -> bool:
    """Whether a verb after "got" makes it a passive."""
    if token.tag != "V?":
        return False
    return any(form == "participle" for _, form in readings_of(token.lower, lexicon))


def _backs(before: Token | None, after: Token | None) -> bool:
    """Whether `back` is the verb, after a subject, an auxiliary or "to"."""
    if before is None or after is None or after.lower == "and":
        return False
    leads = before.tag in ("ACT", "MOD", "TO", "N", "PRON", "R", "ADV") or before.lower in (
        "to",
        "do",
    )
    return leads and after.tag in ("DET", "ACT", "ADJ") and after.lower != "home"


def _that_or_preposition(words: list[Token], index: int, lexicon: Lexicon) -> str:
    token = words[index]
    before = words[index - 1] if index else None
    after = words[index + 1] if index + 1 < len(words) else None
    if token.lower == "that":
        if before is None or after is None:
            return "PRON" if after is None or after.tag in ("AUX", "MOD", "V?") else "DET"
        if after.tag in ("AUX", "MOD", "V?", "NEG", "ADV") and before.tag in _NOMINAL:
            return "R"
        if before.tag == "P" or (
            before.tag == "V?" and after.tag == "N" and _no_verb_soon(words, index)
        ):
            return "DET"
        return "R" if _is_object_relative(words, index, lexicon) else "T"
    if _no_verb_soon(words, index):
        return "P"
    return "S"


def _is_object_relative(words: list[Token], index: int, lexicon: Lexicon) -> bool:
    """Whether "that" is what is done: "the drones that A sold", not "the claim that A sold ..."."""
    noun = words[index - 1]
    name = lexicon.singular.get(noun.lower, noun.lower)
    if noun.tag != "N" or name in _THAT_NOUNS or name.removesuffix("s") in _THAT_NOUNS:
        return False
    for cue in ("accusation_noun", "hypothetical_noun"):
        if lexicon.is_cue(name, cue) or lexicon.is_cue(name.removesuffix("s"), cue):
            return False
    if any(word.lemma == "be" or word.lower in _BEING for word in words[max(0, index - 4) : index]):
        return False
    for word in reversed(words[: index - 1]):
        if word.tag in (";", ":", "."):
            break
        if word.tag.startswith("V") and any(
            lemma in _TELLING or any(lexicon.is_cue(lemma, cue) for cue in _SPEAKING)
            for lemma, _ in readings_of(word.lower, lexicon)
        ):
            return False
    return True


_BEING = ("is", "was", "are", "were", "be", "been")
_SPEAKING = ("say", "claim", "deny", "expect", "plan", "demand", "avow")
_TELLING = words_of("tell inform assure warn remind convince persuade be show mean signal hear")
_THAT_NOUNS = words_of(
    "fact news statement declaration assurance assurances condition agreement vow understanding "
    "warning decision conviction doubt impression word proviso case sense point reason extent"
)


def _no_verb_soon(words: list[Token], index: int) -> bool:
    """Whether no finite verb follows in the clause, so that a preposition it must be."""
    for place in range(index + 1, min(index + 14, len(words))):
        token, before = words[place], words[place - 1]
        if token.tag in (",", ";", ":", "S", "R", ".") or token.lower in ("but", "yet", "nor"):
            return True
        if token.tag in ("AUX", "MOD"):
            return False
        if before is not words[index] and before.tag in ("DET", "ADJ", "NUM", "P"):
            continue
        if token.tag == "V?" and (
            token.lower.endswith("ed") or not token.lower.endswith(("ing", "ion"))
        ):
            return words[index + 1] is token
    return True


def _starts_infinitive(words: list[Token], index: int, lexicon: Lexicon) -> bool:
    after = index + 1
    while after < len(words) and words[after].tag in ("ADV", "NEG"):
        after += 1
    if after >= len(words):
        return False
    token = words[after]
    if token.lower in ("be", "have", "do"):
        return True
    if token.tag != "V?":
        return False
    if not any(form == "base" for _, form in readings_of(token.lower, lexicon)):
        return False
    if token.lower in ("war", "court", "trial", "market", "press"):
        follows = words[after + 1].tag if after + 1 < len(words) else "."
        return follows in ("DET", "ACT", "ADJ", "POSS")
    following = words[after + 1] if after + 1 < len(words) else None
    if token.lower not in lexicon.noun_verbs:
        return True
    return (following is not None and following.tag in (
        "DET", "ACT", "POSS", "ADJ", "NUM", "PRON", "P", "N", "T", "V?", "TO", "ADV", "PRT",
    ) and not (following.tag == "P" and following.lower == "of")) or following is None or (
        following.tag in (".", ",", "C", "DATE")
    )  # fmt: skip
