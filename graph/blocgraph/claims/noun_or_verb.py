"""Whether a word such as "strikes" or "patrol" is the noun or the verb, by its neighbours."""

from __future__ import annotations

from dataclasses import dataclass

from blocgraph.claims.lexicon import Lexicon
from blocgraph.claims.tokens import Token
from blocgraph.claims.word_tags import readings_of

_PHRASE_START = ("PRT", "DET", "ACT", "POSS", "ADJ", "NUM", "N", "PRON", "T", "TO", "V?", "VING")
_DIRECT_START = ("DET", "ACT", "POSS", "PRON")
_LEADING = ("over", "into", "at", "from", "with", "down")
_PLURALS = ("aircraft", "police", "people", "troops", "media", "militia")
_NO_WORD = Token(0, 0, "", "", tag=".")


@dataclass(slots=True, frozen=True)
class Spot:
    """The word at INDEX, which may have FORMS of a verb, after what GOVERNOR tells."""

    words: list[Token]
    index: int
    forms: set[str]
    governor: str
    lexicon: Lexicon

    @property
    def word(self) -> Token:
        """The word itself."""
        return self.words[self.index]

    @property
    def after(self) -> Token:
        """The word after it."""
        return self.words[self.index + 1] if self.index + 1 < len(self.words) else _NO_WORD

    @property
    def beyond(self) -> Token:
        """The word after that."""
        return self.words[self.index + 2] if self.index + 2 < len(self.words) else _NO_WORD

    @property
    def follows(self) -> str:
        """The tag of what follows; `particle` for a preposition that verbs take."""
        is_particle = self.after.tag == "P" and self.after.lower in _LEADING
        return "particle" if is_particle else self.after.tag

    @property
    def takes_object(self) -> bool:
        """Whether what follows may be an object or a complement."""
        return self.follows in (*_PHRASE_START, "particle")

    @property
    def ends_clause(self) -> bool:
        """Whether a particle or adverb follows, and no verb after it."""
        if self.after.tag == "PRT":
            return True
        return self.after.tag in ("ADV", "DATE") and self.beyond.tag not in (
            "V?", "AUX", "MOD", "NEG",
        )  # fmt: skip

    @property
    def is_phrasal(self) -> bool:
        """Whether the word and the preposition after it make a verb that we know."""
        lemmas = {lemma for lemma, _ in readings_of(self.word.lower, self.lexicon)}
        if any((lemma, self.after.lower) in _PHRASAL for lemma in lemmas):
            return True
        return any(
            frame.trigger[1:2] == (self.after.lower,)
            for lemma in lemmas
            for frame in self.lexicon.verb_frames.get(lemma, ())
        )

    @property
    def is_before_past(self) -> bool:
        """Whether a past follows that is no adjective: "Iran's strikes hit B", "shares climbed"."""
        if self.after.tag != "V?":
            return False
        plain = bool(self.lexicon.classes(self.word.lower)) or not self.after.lower.endswith("ed")
        if self.beyond.tag in ("N", "ADJ", "V?") and not plain:
            return False
        return any(form == "past" for _, form in readings_of(self.after.lower, self.lexicon))

    @property
    def is_before_plural(self) -> bool:
        """Whether the verb of a plural follows: "border talks begin"."""
        word, lexicon = self.after, self.lexicon
        forms = {form for _, form in lexicon.verb_readings.get(word.lower, ())}
        return word.tag == "V?" and "base" in forms and word.lower not in lexicon.noun_verbs

    @property
    def is_before_things(self) -> bool:
        """Whether a plural that might be a verb ends its phrase: "A cut ties with B"."""
        if self.after.tag != "V?" or not self.after.lower.endswith("s"):
            return False
        lemmas = {lemma for lemma, _ in readings_of(self.after.lower, self.lexicon)}
        closes = self.beyond.tag in ("P", "C", "DATE", ".", ",", ";")
        return closes and not lemmas.isdisjoint(self.lexicon.noun_verbs)

    def subject_place(self) -> int:
        """Where the word stands that it follows, over adverbs."""
        place = self.index - 1
        while place > 0 and self.words[place].tag in ("ADV", "NEG", "DATE"):
            place -= 1
        return place


def is_verb(spot: Spot) -> bool:
    """Whether the word is the verb, where a noun of the same form exists."""
    if spot.governor in ("modifier", "demonym", "preposition", "be", "verb", "have"):
        return spot.governor in ("be", "have") and "participle" in spot.forms
    if spot.governor == "subject" or ("base" in spot.forms and _is_let(spot)):
        return True
    if spot.after.tag in (".", ";") and _closes_report(spot):
        return True
    finite = "s" in spot.forms or (spot.governor == "plural" and "base" in spot.forms)
    if finite and spot.after.tag == "P" and _whose_lacks_verb(spot):
        return True
    if "past" in spot.forms and spot.governor in ("actor", "plural", "noun"):
        if spot.takes_object and spot.follows not in ("TO", "V?", "VING"):
            return True
        if spot.governor == "actor" and spot.is_before_things:
            return True
    if spot.word.lower == "lapse" and any(w.lemma == "let" for w in spot.words[: spot.index]):
        return True
    if spot.governor == "" and "s" in spot.forms and spot.follows == "TO":
        if spot.words[spot.subject_place()].tag == "," and _lacks_verb_before(spot):
            return True
    if spot.governor == "" and "past" in spot.forms and spot.takes_object:
        if spot.words[spot.subject_place()].tag == "," and _lacks_verb_before(spot):
            return True
    rule = {"actor": _after_actor, "plural": _after_plural, "noun": _after_noun}.get(spot.governor)
    return rule(spot) if rule is not None else _after_link(spot)


def _closes_report(spot: Spot) -> bool:
    """Whether it tells after a comma who says what came before: "B has paid C, A claims"."""
    lemmas = [lemma for lemma, _ in readings_of(spot.word.lower, spot.lexicon)]
    cues = ("say", "claim", "deny", "expect")
    if not _ANSWERING.isdisjoint(lemmas) or not any(
        spot.lexicon.is_any_cue(lemma, cues) for lemma in lemmas
    ):
        return False
    words, last = spot.words, spot.subject_place()
    place = last
    while place > 0 and (
        words[place].tag in ("N", "ACT", "ADJ", "DET", "POSS") or words[place].lower == "in"
    ):
        place -= 1
    tellers = words[place + 1 : last + 1]
    many = any(word.tag == "N" and word.lower.endswith("s") for word in tellers)
    finite = "s" in spot.forms or (many and "base" in spot.forms)
    told = any(word.tag in ("V", "VPP", "AUX", "MOD") for word in words[:place])
    return finite and words[place].tag == "," and told


def _is_let(spot: Spot) -> bool:
    """Whether somebody is let or made to do it: "let two of its ships sail"."""
    for word in reversed(spot.words[max(0, spot.index - 7) : spot.index]):
        if word.tag in ("V", "VPP", "VING"):
            is_thing = spot.follows == "N" and not spot.after.text[:1].isupper()
            if word.lemma not in ("let", "make") or is_thing or spot.follows in ("C", ",", "."):
                return False
            return spot.follows != "P" or not _lets_later(spot)
        if word.tag not in ("DET", "ADJ", "NUM", "N", "ACT", "POSS") and word.lower != "of":
            return False
    return False


def _lets_later(spot: Spot) -> bool:
    """Whether a better verb follows: "let its deal with B lapse"."""
    for word in spot.words[spot.index + 2 : spot.index + 7]:
        if word.tag not in ("ACT", "DET", "ADJ", "N", "DATE", "V?", "ADV"):
            return False
        if word.lower in ("lapse", "expire", "die", "slide", "wither", "rot", "go", "drop"):
            return True
    return False


def _lacks_verb_before(spot: Spot) -> bool:
    """Whether each finite verb before has its own pronoun or link: "A, home of B, cut ties"."""
    verbs = openers = 0
    for place in range(spot.index - 1, -1, -1):
        word = spot.words[place]
        if word.tag in (";", ":", "."):
            break
        before = spot.words[place - 1].tag if place else ""
        verbs += word.tag in ("V", "VPP", "AUX", "MOD") and before not in ("AUX", "MOD", "TO")
        openers += word.tag in ("R", "S", "T")
    return verbs <= openers


def _after_actor(spot: Spot) -> bool:
    words, place = spot.words, spot.subject_place()
    lead = words[place - 1] if place else _NO_WORD
    if lead.lower == "as" and "s" in spot.forms and spot.follows in (",", "."):
        lemmas = [lemma for lemma, _ in readings_of(spot.word.lower, spot.lexicon)]
        if any(spot.lexicon.is_cue(lemma, "claim") for lemma in lemmas):
            return True
    if lead.lower in ("a", "an"):
        return False
    if lead.lower in ("whom", "which") and "s" in spot.forms:
        return True
    if lead.lemma in ("let", "help", "make") and "base" in spot.forms:
        return True
    joined = len(words[place].actors) > 1 or _coordinated(words, place)
    if "s" in spot.forms:
        if _is_governed(spot, place) or spot.is_before_past:
            return False
        if lead.tag == "P" and spot.follows not in (*_DIRECT_START, "NUM", "TO", "T"):
            return False
        if spot.ends_clause or (spot.follows == "P" and spot.is_phrasal):
            return True
        return spot.takes_object and not (spot.follows == "V?" and joined)
    if spot.follows in ("P", "."):
        return joined
    plural = joined or words[place].lower.endswith(("s", "men", "women", "people", "police"))
    if plural and spot.ends_clause:
        return True
    return (plural or (place > 0 and lead.tag == "T")) and spot.takes_object


def _after_plural(spot: Spot) -> bool:
    if "base" not in spot.forms:
        return False
    if spot.ends_clause or (spot.after.tag == "P" and spot.is_phrasal):
        return True
    return spot.takes_object and spot.follows not in ("N", "V?")


def _after_noun(spot: Spot) -> bool:
    if spot.words[spot.subject_place()].lower in _PLURALS:
        return "base" in spot.forms and (spot.takes_object or spot.ends_clause)
    if "s" not in spot.forms or spot.is_before_plural:
        return False
    if spot.follows in ("N", "ADJ", "NUM", "V?") and not spot.is_before_past:
        others = ("V", "VPP", "AUX", "MOD", "V?")
        index = spot.index
        if not any(word.tag in others for word in spot.words[:index] + spot.words[index + 2 :]):
            return True
    return spot.after.tag == "PRT" or spot.follows in (*_DIRECT_START, "TO", "T")


def _after_link(spot: Spot) -> bool:
    """After "and" or a comma, where the verb goes on what another began."""
    previous = spot.words[spot.subject_place()] if spot.index else _NO_WORD
    if previous.tag == "C" and "past" in spot.forms and _goes_on_past(spot):
        return True
    if previous.tag == "C" and "base" in spot.forms and spot.takes_object:
        return spot.follows in _DIRECT_START or (spot.follows == "N" and _is_paired(spot))
    if previous.tag == "," and _resumes(spot):
        return True
    if previous.tag in ("C", ",") and "s" in spot.forms:
        if spot.follows in _DIRECT_START:
            return True
        if not any(w.tag == "V" and w.form == "s" for w in spot.words[: spot.index]):
            return False
        if previous.tag == "," and spot.follows in ("N", "ADJ") and _ends_sentence(spot):
            return True
        return spot.follows in ("T", "TO", "PRT") or (spot.after.tag == "P" and spot.is_phrasal)
    return False


def _goes_on_past(spot: Spot) -> bool:
    """Whether it tells what came after another past: "closed its ports and cut ties with B"."""
    if not any(w.tag == "VPP" for w in spot.words[: spot.index]):
        return False
    starts = spot.follows in (*_DIRECT_START, "PRT", "NUM", "ADJ", "N") or spot.is_before_things
    return starts or (spot.after.tag == "P" and spot.is_phrasal)


def _ends_sentence(spot: Spot) -> bool:
    """Whether no verb and no list follows: "A rejects map, recalls envoy"."""
    rest = spot.words[spot.index + 1 :]
    return not any(w.tag in ("AUX", "MOD", "C", ",", "V?") for w in rest)


def _is_paired(spot: Spot) -> bool:
    """Whether a bare verb stands right before "and": "to arm and train rebels"."""
    place = spot.subject_place() - 1
    while place > 0 and spot.words[place].tag in ("ADV", "PRT"):
        place -= 1
    verb = spot.words[place]
    return place >= 0 and verb.tag == "V" and verb.form == "base"


def _resumes(spot: Spot) -> bool:
    """Whether a subject of several waits for its verb: "A and B, as members of C, welcome ..."."""
    if "base" not in spot.forms or spot.follows not in ("DET", "POSS", "PRON"):
        return False
    ahead = spot.words[: spot.index - 1]
    if any(word.tag in ("V", "VPP", "AUX", "MOD", "V?", "TO") for word in ahead):
        return False
    opening = ahead[:3]
    return any(len(word.actors) > 1 for word in opening) or (
        len(opening) == 3 and opening[1].lower == "and" and bool(opening[2].actors)
    )


def _whose_lacks_verb(spot: Spot) -> bool:
    """Whether "whose" and a noun come before, and no other verb to the end of their clause."""
    words, place = spot.words, spot.index - 1
    while place >= 0 and words[place].tag in ("N", "ADJ", "NUM", "ACT", "ADV", "POSS"):
        place -= 1
    if place < 0 or words[place].lower != "whose" or place == spot.index - 1:
        return False
    for word in words[spot.index + 1 :]:
        if word.tag in (",", "R", "."):
            break
        past = any(form == "past" for _, form in readings_of(word.lower, spot.lexicon))
        if word.tag in ("AUX", "MOD", "V", "VPP") or (word.tag == "V?" and past):
            return False
    return True


def _is_governed(spot: Spot, place: int) -> bool:
    """Whether the actor at `place` follows a verb that it is the object of, not one of saying."""
    before = spot.words[place - 1] if place else _NO_WORD
    if before.tag not in ("V", "VPP", "VING"):
        return False
    cues = ("say", "claim", "deny", "expect")
    return not spot.lexicon.is_any_cue(before.lemma, cues)


def _coordinated(words: list[Token], index: int) -> bool:
    headline = index == 2 and words[1].lower == "," and words[0].tag == "ACT"
    joined = index > 1 and words[index - 1].lower in ("and", "&")
    return headline or (joined and words[index - 2].tag in ("ACT", "N"))


_ANSWERING = frozenset(["reply", "answer", "counter", "respond"])
_PHRASAL = frozenset(
    [
        ("call", "on"),
        ("call", "for"),
        ("vote", "for"),
        ("vote", "against"),
        ("talk", "to"),
        ("side", "with"),
        ("back", "down"),
        ("strike", "at"),
        ("fire", "on"),
        ("fire", "at"),
        ("clash", "with"),
        ("trade", "with"),
        ("deal", "with"),
        ("ally", "with"),
        ("partner", "with"),
        ("move", "into"),
        ("plan", "for"),
    ]
)
