"""Small words with several readings, told apart by their neighbours: "that", "to", "home"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from blocgraph.claims.lexicon import Lexicon
from blocgraph.claims.tokens import Token
from blocgraph.claims.word_sets import words as words_of
from blocgraph.claims.word_tags import readings_of

NOMINAL = ("DET", "ADJ", "NUM", "N", "ACT", "POSS")
_NOBODY = Token(0, 0, "", "")


@dataclass(slots=True)
class Here:
    """The word at INDEX of WORDS, and those beside it."""

    words: list[Token]
    index: int
    lexicon: Lexicon

    @property
    def word(self) -> Token:
        """The word itself."""
        return self.words[self.index]

    @property
    def before(self) -> Token:
        """The word before it, or one without text or tag."""
        return self.words[self.index - 1] if self.index else _NOBODY

    @property
    def after(self) -> Token:
        """The word after it, or one without text or tag."""
        return self.words[self.index + 1] if self.index + 1 < len(self.words) else _NOBODY


def small_tag(words: list[Token], index: int, lexicon: Lexicon) -> str:
    """The tag that the words around give to a small word; none where they do not decide."""
    rule = _RULES.get(words[index].lower)
    return "" if rule is None else rule(Here(words, index, lexicon))


def _no(here: Here) -> str:
    after = here.after
    if after.lower != "longer":
        return ""
    after.tag = "ADV"
    return "NEG"


def _not(here: Here) -> str:
    return "ADV" if here.after.lower in ("only", "just") else ""


def _yet(here: Here) -> str:
    is_adverb = here.after.lower == "to" or here.before.tag in ("MOD", "AUX", "NEG")
    return "ADV" if is_adverb else ""


def _once(here: Here) -> str:
    before = here.before
    if before.lower == "at" or before.tag in ("AUX", "MOD", "NEG", "ADV"):
        return "ADV"
    return "ADV" if _is_aside(here.words, here.index, before) else ""


def _quantifier(here: Here) -> str:
    """The "both" of "A and B both signed", "have both signed"."""
    before, after = here.before, here.after
    if before.lower in ("has", "have", "had", "were", "are", "will", "would", "may", "should"):
        return "ADV"
    floats = before.tag in ("N", "ACT") and after.tag in ("V?", "AUX", "MOD", "ADV")
    return "ADV" if floats else ""


def _since(here: Here) -> str:
    return _quantifier(here) or _link(here)


def _amount(here: Here) -> str:
    """The "about" of "about 50 tanks"."""
    if here.after.tag == "NUM" and here.before.tag != "ADV":
        return "ADV"
    is_near = here.word.lower == "about" and here.after.lower == "to"
    return "ADV" if is_near and here.before.tag in ("AUX", "N", "ACT") else ""


def _reflexive(here: Here) -> str:
    """The "itself" of "the bank itself failed" and "has itself sold", where it only stresses."""
    return "ADV" if here.before.tag in ("N", "ACT", "AUX", "MOD") else ""


def _ordinal(here: Here) -> str:
    """The "first" of "having first closed its embassy"."""
    verbal = here.after.tag == "V?"
    return "ADV" if here.before.tag in ("AUX", "MOD") and verbal else ""


def _set_phrase(here: Here) -> str:
    """The first word of an adverb of two words: "by far", "in vain", "of course"."""
    if (here.word.lower, here.after.lower) not in _ADVERBS:
        return ""
    here.after.tag = "ADV"
    return "ADV"


_ADVERBS = frozenset(
    tuple(pair.split())
    for pair in (
        "by far", "at least", "at last", "at first", "at once", "at all", "in turn", "in fact",
        "in part", "in vain", "in short", "in full", "in secret", "of course", "for good",
        "for instance", "for example", "for now",
    )
)  # fmt: skip


def _described(here: Here) -> str:
    """The "only" of "the only states", the "then" of "the then president"."""
    if here.before.tag == "DET" and here.after.tag in ("N", "V?", "ACT", "NUM", "ADJ"):
        return "ADJ"
    return ""


def _clitic(here: Here) -> str:
    """The "'d" and "'s" of "we'd signed", "he'd sign", "it's signed a pact", "it's over"."""
    word, after = here.word, here.after
    if here.before.lower == "let":
        return "PRON"
    forms = (
        {form for _, form in readings_of(after.lower, here.lexicon)} if after.tag == "V?" else ()
    )
    beyond = here.words[here.index + 2].tag if here.index + 2 < len(here.words) else "."
    perfect = after.lower == "been" or ("participle" in forms and "base" not in forms)
    if word.lower == "'d":
        word.lower = "had" if perfect else "would"
        return "AUX" if perfect else "MOD"
    has = after.lower == "been" or (perfect and beyond in NOMINAL)
    word.lower = "has" if has else "is"
    return "AUX"


def _one(here: Here) -> str:
    after = here.after
    counts = after.tag in ("N", "ADJ", "ACT") or after.lower in here.lexicon.noun_verbs
    if counts and after.lower not in ("day", "night"):
        return "NUM"
    mention = here.before.mention
    if here.before.tag in ("DET", "ADJ") or (mention is not None and mention.kind == "demonym"):
        return "N"
    if after.lower not in ("day", "night"):
        return ""
    after.tag = "ADV"
    return "ADV"


def _percent(here: Here) -> str:
    return "NUM" if here.word.lower in ("%", "cent") or here.after.lower == "cent" else ""


def _need(here: Here) -> str:
    if here.after.tag != "NEG":
        return ""
    here.word.lemma = "need"
    return "MOD"


def _neither(here: Here) -> str:
    before, after = here.before, here.after
    if before.tag in ("MOD", "AUX") and after.tag == "V?":
        return "NEG"
    if before is _NOBODY or after.tag != "V?" or before.tag in ("P", "V", "VPP"):
        return ""
    if not after.lower.endswith(("ed", "es", "s")):
        return ""
    return "NEG" if here.word.lower == "neither" else "C"


def _off(here: Here) -> str:
    """The "off" of "took the firm off its list" leads to a thing."""
    before, after = here.before, here.after
    passive = before.tag == "VPP" and before.lower in ("taken", "struck", "removed", "crossed")
    if before.tag not in ("N", "ACT") and not passive:
        return ""
    owned = after.lower in ("its", "their", "his", "her", "our")
    return "P" if owned or after.tag in ("DET", "POSS") else ""


def _home(here: Here) -> str:
    """Whether `home` tells where to: "called home its envoy", "sent the envoy home"."""
    before, after = here.before, here.after
    if before.tag in ("V", "VPP", "VING"):
        return "PRT"
    ends = after is _NOBODY or after.tag in ("P", ".", ",", "C", "S", "DATE", "ADV")
    return "PRT" if before.tag in ("N", "ACT") and ends else ""


def _short(here: Here) -> str:
    return "PRT" if here.before.lemma in ("stop", "fall") else ""


def _get(here: Here) -> str:
    """Whether a verb after "got" makes it a passive."""
    after = here.after
    if after.tag != "V?":
        return ""
    passive = any(form == "participle" for _, form in readings_of(after.lower, here.lexicon))
    return "AUX" if passive else ""


def _back(here: Here) -> str:
    """Whether `back` is the verb, after a subject, an auxiliary or "to"."""
    before, after, token = here.before, here.after, here.word
    leads = before.tag in ("ACT", "MOD", "TO", "N", "PRON", "R", "ADV", "NEG")
    leads |= before.lower in ("to", "do")
    if not leads or after.tag not in ("DET", "ACT", "ADJ") or after.lower == "home":
        return ""
    if before.tag in ("N", "ACT", "ADV") and _is_object(here.words, here.index):
        return ""
    token.lemma, token.form = "back", "base"
    return "V"


def _is_object(words: list[Token], index: int) -> bool:
    """Whether the noun phrase that ends before INDEX follows a verb, as in "sent them back"."""
    place = index - 1
    while place > 0 and words[place].tag in NOMINAL:
        place -= 1
    return words[place].tag in ("V", "VPP", "VING")


def _to(here: Here) -> str:
    closes = here.after.lower in ("trade", "traffic") and any(
        word.lower in _CLOSED for word in here.words[: here.index]
    )
    if closes or here.after.lower in ("talks", "ties", "sanctions"):
        here.after.tag = "N"
        return "P"
    if here.before.lower == here.after.lower != "":
        here.after.tag = "N"
        return "P"
    return "TO" if _starts_infinitive(here.words, here.index, here.lexicon) else "P"


def _along(here: Here) -> str:
    after = here.after
    return "P" if after is not _NOBODY and after.lower != "with" else ""


def _like(here: Here) -> str:
    if here.before.lower in ("a", "an") and here.after.tag in ("N", "V?"):
        return "ADJ"
    return "P" if here.after is not _NOBODY else ""


def _is_aside(words: list[Token], index: int, before: Token) -> bool:
    """Whether `once` opens an apposition: "Britain, once the main source of arms, ..."."""
    if before.tag != ",":
        return False
    for token in words[index + 1 : index + 10]:
        if token.tag in ("AUX", "MOD", "PRON", "R") or token.lower.endswith("ed"):
            return False
        if token.tag == ",":
            return True
    return False


def _that(here: Here) -> str:
    before, after = here.before, here.after
    if before is _NOBODY or after is _NOBODY:
        return "PRON" if after is _NOBODY or after.tag in ("AUX", "MOD", "V?") else "DET"
    if after.tag in ("AUX", "MOD") and before.tag in (",", ";", ":", "C", "."):
        return "PRON"
    if before.tag == "," and any(w.lower in ("it", "it's") for w in here.words[:3]):
        if any(w.lower in ("is", "was") for w in here.words[:3]):
            return "R"
    verbal = after.tag in ("AUX", "MOD", "V?", "NEG", "ADV") or after.lower == "armed"
    if verbal and before.tag in NOMINAL:
        return "R"
    if before.tag == "P" or (before.tag == "V?" and after.tag == "N" and _no_verb_soon(here)):
        return "DET"
    return "R" if _is_object_relative(here.words, here.index, here.lexicon) else "T"


def _link(here: Here) -> str:
    return "P" if _no_verb_soon(here) else "S"


def _is_object_relative(words: list[Token], index: int, lexicon: Lexicon) -> bool:
    """Whether "that" is what is done: "the drones that A sold", not "the claim that A sold ..."."""
    noun = words[index - 1]
    name = lexicon.singular.get(noun.lower, noun.lower)
    if noun.tag != "N" or name in _THAT_NOUNS or name.removesuffix("s") in _THAT_NOUNS:
        return False
    if lexicon.is_noun_cue(noun.lower, "accusation_noun", "hypothetical_noun"):
        return False
    if any(word.lemma == "be" or word.lower in _BEING for word in words[max(0, index - 4) : index]):
        return False
    for word in reversed(words[: index - 1]):
        if word.tag in (";", ":", "."):
            break
        if word.tag.startswith("V") and any(
            lemma in _TELLING or lexicon.is_any_cue(lemma, _SPEAKING)
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


def _no_verb_soon(here: Here) -> bool:
    """Whether no finite verb follows in the clause, so that a preposition it must be."""
    words, index = here.words, here.index
    for place in range(index + 1, min(index + 14, len(words))):
        token, before = words[place], words[place - 1]
        if token.tag in (",", ";", ":", "S", "R", ".") or token.lower in ("but", "yet", "nor"):
            return True
        if token.tag in ("AUX", "MOD"):
            return False
        if before is not words[index] and before.tag in ("DET", "ADJ", "NUM", "P"):
            continue
        if token.tag == "V?" and _is_thing(here, place):
            continue
        if token.tag == "V?" and (
            token.lower.endswith("ed") or not token.lower.endswith(("ing", "ion"))
        ):
            return words[index + 1] is token
    return True


def _is_thing(here: Here, place: int) -> bool:
    """Whether a word that may be noun or verb has nothing after it that a verb would take."""
    word = here.words[place]
    if word.lower.endswith(("ed", "ing")) or place == here.index + 1:
        return False
    after = here.words[place + 1].tag if place + 1 < len(here.words) else "."
    lemmas = {lemma for lemma, _ in readings_of(word.lower, here.lexicon)}
    if here.word.lower == "as" and here.words[place - 1].tag == "ACT":
        claims = any(here.lexicon.is_cue(lemma, "claim") for lemma in lemmas)
        if after == "P" or (claims and after == ","):
            return False
    taken = ("DET", "ACT", "PRON", "POSS", "T", "TO", "NUM", "PRT", "R", "ADV")
    return bool(lemmas & here.lexicon.noun_verbs) and after not in taken


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


_CLOSED = ("closed", "closes", "closing", "shut", "shuts", "open", "opened", "reopened", "sealed")
_RULES: dict[str, Callable[[Here], str]] = {
    "by": _set_phrase, "at": _set_phrase, "in": _set_phrase, "of": _set_phrase,
    "for": _set_phrase, "only": _described, "then": _described, "now": _described,
    "'d": _clitic, "'s": _clitic, "no": _no, "not": _not, "yet": _yet, "once": _once, "both":
    _quantifier, "all": _quantifier, "each": _quantifier, "since": _since, "about": _amount,
    "over": _amount, "around": _amount, "under": _amount, "one": _one, "%": _percent, "per":
    _percent, "cent": _percent, "need": _need, "neither": _neither, "nor": _neither, "home":
    _home, "short": _short, "off": _off, "get": _get, "gets": _get, "got": _get, "getting":
    _get, "gotten": _get, "back": _back, "that": _that, "as": _link, "after": _link, "before":
    _link, "until": _link, "till": _link, "following": _link, "to": _to, "along": _along,
    "like": _like, "first": _ordinal, "last": _ordinal, "next": _ordinal, "itself": _reflexive,
    "himself": _reflexive, "herself": _reflexive, "themselves": _reflexive, "ourselves":
    _reflexive, "myself": _reflexive, "yourself": _reflexive, "yourselves": _reflexive,
}  # fmt: skip
