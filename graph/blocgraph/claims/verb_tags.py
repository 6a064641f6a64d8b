"""Which form of a verb a word is, or whether it is a noun, by what stands around it."""

from __future__ import annotations

from blocgraph.claims.lexicon import Lexicon
from blocgraph.claims.noun_or_verb import Spot, is_verb
from blocgraph.claims.tokens import Token
from blocgraph.claims.word_sets import words
from blocgraph.claims.word_tags import readings_of


def tag_verb(
    words: list[Token], index: int, before: Token | None, after: Token | None, lexicon: Lexicon
) -> None:
    """Give the word at `index` its tag and, where it is a verb, its lemma and form."""
    token = words[index]
    readings = readings_of(token.lower, lexicon)
    forms = {form for _, form in readings}
    governor = governor_of(words, index)
    if "base" not in forms and not forms.isdisjoint(("past", "participle")):
        result = _past_tag(words, index, governor, after)
    elif "ing" in forms:
        named = _names_thing(words, index, after, lexicon)
        result = "N" if named else _ing_tag(token, before, after, governor)
    else:
        noun_too = any(lemma in lexicon.noun_verbs for lemma, _ in readings)
        noun_too = noun_too or ("s" in forms and _is_thing(token, lexicon))
        result = _base_tag(words, index, forms, noun_too, governor, after, lexicon)
    if result == "V" and "base" in forms and "past" in forms and governor in _PAST_AFTER:
        result = "VPP"
    if token.lower in _STRUCK and after is not None and after.lower in ("by", "with"):
        if governor in ("", "start") and forms >= {"base", "participle"}:
            result = "VPP"
    if result == "N" and token.lower == "close":
        result = "ADJ"
    token.tag = result
    wanted = _WANTED.get(result)
    if wanted is not None:
        choice = next((pair for pair in readings if pair[1] in wanted), readings[0])
        token.lemma, token.form = choice
        if result == "V" and "past" in forms and "base" not in forms:
            token.form = "past"


_WANTED = {"V": ("base", "s", "past"), "VPP": ("past", "participle"), "VING": ("ing",)}
"""The forms that a verb may have by its tag."""


def _is_thing(token: Token, lexicon: Lexicon) -> bool:
    """Whether the word is a kind of goods, money or arms: "trucks", "barrels"."""
    return bool(lexicon.classes(token.lower))


def governor_of(words: list[Token], index: int) -> str:
    """What stands before a verb form: an auxiliary, `to`, a subject, or nothing of the kind."""
    place = index - 1
    while place >= 0 and words[place].tag in ("ADV", "NEG", "DATE"):
        place -= 1
    if place < 0:
        return "start"
    token = words[place]
    if token.tag == "MOD":
        return "modal"
    if token.tag == "TO":
        return "to"
    if token.tag == "AUX":
        if token.lower in ("has", "have", "had", "having"):
            return "have"
        return "do" if token.lower in ("do", "does", "did") else "be"
    if token.tag in ("DET", "ADJ", "NUM", "POSS"):
        return "modifier" if token.lower not in ("those", "all", "both") else ""
    if token.tag == "P":
        return "preposition"
    if token.lower == "whose":
        return "modifier"
    if token.tag in ("R", "PRON"):
        return "subject"
    if token.tag == "ACT":
        if token.lower in _NOMINATIVES and token.text != "US":
            return "subject"
        if token.mention is not None and token.mention.kind == "demonym":
            return "actor" if _is_people(words, place, index) else "demonym"
        return "actor"
    if token.tag == "N":
        if token.lower in _MODIFYING_PLURALS:
            return "noun"
        return "plural" if token.lower.endswith("s") and not token.lower.endswith("ss") else "noun"
    return "verb" if token.tag in ("V", "VPP", "VING") else ""


_STRUCK = ("hit", "cut", "hurt", "beset", "split", "shut", "put", "cast", "rid")
_MODIFYING_PLURALS = words(
    "arms weapons sanctions goods customs relations minerals fisheries services hostages prisoners "
    "resources emissions tariffs visas chips metals gas crisis series news politics economics lens "
    "census virus chaos status campus consensus focus basis axis bonus surplus nexus bus"
)
_NOMINATIVES = ("we", "they", "he", "she", "i")


def _is_people(words: list[Token], place: int, index: int) -> bool:
    """Whether the demonym is a people with a verb: "the British train our men", "Danes help us"."""
    people, verb, after = words[place], words[index], (*words[index + 1 : index + 2], None)[0]
    if verb.lower.endswith(("ed", "ing")) or place < index - 1:
        return False
    if not (people.lower.endswith("s") or (place and words[place - 1].lower == "the")):
        return False
    if after is None or after.tag not in ("DET", "ACT", "PRON", "POSS"):
        return False
    governed = place > 1 and words[place - 2].tag in ("V", "VPP", "VING")
    return not governed


_PAST_AFTER = ("have", "be", "actor", "plural", "noun")


def _past_tag(words: list[Token], index: int, governor: str, after: Token | None) -> str:
    nominal_follows = after is not None and (
        after.tag in ("N", "ADJ") or (after.tag == "V?" and not after.lower.endswith(("ed", "ing")))
    )
    if governor == "actor" and nominal_follows and index > 1 and words[index - 2].lemma in _GIVING:
        return "ADJ"
    if governor in ("modifier", "demonym") and nominal_follows:
        previous = words[index - 1]
        if governor == "demonym" and previous.text[:1].isupper() and previous.lower.endswith("s"):
            return "VPP"
        return "ADJ"
    if governor in ("preposition", "start", "verb") and nominal_follows:
        return "ADJ"
    is_demonym = after is not None and after.mention is not None and after.mention.kind == "demonym"
    if governor == "verb" and is_demonym and words[index - 1].tag == "VPP":
        return "ADJ"
    thing = (*words[index + 2 : index + 3], None)[0]
    if governor == "modifier" and is_demonym and thing and thing.tag in ("N", "ADJ"):
        return "ADJ"
    if governor == "modifier" and after is not None and after.tag in ("C", ","):
        return "ADJ"
    if words[index - 1].lower in _ARTICLES and words[index].lower == "shot":
        return "N"
    if words[index - 1].lower in _ARTICLES and index and after is not None:
        if after.tag in ("AUX", "MOD") or after.lower == "of":
            return "N"
    return "VPP"


_ARTICLES = ("a", "an", "the", "no", "this", "any", "another", "every")


def is_compounded(words: list[Token], index: int) -> bool:
    """Whether a hyphen joins a participle to an actor: "Turkish-made drones"."""
    if index < 2 or words[index - 1].lower != "-":
        return False
    if not words[index].lower.endswith(("ed", "ing", "made", "built", "led", "held", "run")):
        return False
    actor, hyphen = words[index - 2], words[index - 1]
    is_joined = actor.end == hyphen.start and hyphen.end == words[index].start
    return bool(actor.actors) and is_joined


_TRADES = words(
    "fishing mining farming banking policing logging whaling drilling refining gambling hunting "
    "grazing lending financing licensing smuggling trafficking rearming disarming training "
    "sharing rerouting trading milling dredging mapping surveying recycling shipbuilding"
)
_DEVERBAL = (
    "sharing",
    "smuggling",
    "trafficking",
    "building",
    "bombing",
    "shelling",
    "meddling",
    "swapping",
)
_GIVING = ("sell", "give", "send", "supply", "offer", "lend", "grant", "promise", "deny", "ship")
_ADJECTIVAL = words(
    "mounting growing rising increasing ongoing continuing remaining existing leading "
    "emerging looming pending neighbouring neighboring ruling warring opposing deepening "
    "outgoing incoming"
)


def _ing_tag(token: Token, before: Token | None, after: Token | None, governor: str) -> str:
    if token.lower in _ADJECTIVAL and governor in (
        "preposition",
        "modifier",
        "demonym",
        "start",
        "",
    ):
        return "ADJ" if after is not None and after.tag not in ("P", "DET") else "N"
    if token.lower in ("basing", "landing", "fishing", "transit") and after is not None:
        if after.lower in ("rights", "deal", "agreement", "arrangements"):
            return "N"
    if token.lower in _TRADES and governor in ("preposition", ""):
        if after is None or after.tag in ("P", "C", ",", ".", ";"):
            return "N"
    of_follows = after is not None and after.lower == "of"
    if token.lower == "understanding" and governor in ("preposition", "modifier"):
        return "N"
    if token.lower in _DEVERBAL and governor in ("noun", "plural"):
        if after is None or after.tag in ("P", "AUX", ".", "C"):
            return "N"
    if token.lower in ("warning", "backing") and governor == "noun" and after is not None:
        if after.lower in ("to", "for", "from"):
            return "N"
    if before is not None and before.tag in ("V", "VPP") and before.lemma not in _TAKES_GERUND:
        if after is not None and after.tag == "N":
            return "ADJ"
    if governor in ("modifier", "demonym"):
        if after is None or after.lower == "to":
            return "N"
        return "ADJ" if after.tag in ("N", "ADJ", "V?", "ACT") else "N"
    if governor in ("preposition", "start", "verb", "") and of_follows:
        return "N"
    if governor in ("start", "noun", "") and after is not None and after.tag in ("AUX", "MOD"):
        return "N"
    return "VING"


def _names_thing(words: list[Token], index: int, after: Token | None, lexicon: Lexicon) -> bool:
    """Whether it is the noun of "a power-sharing meeting", "a rooftop briefing"."""
    if index < 2 or words[index - 2].lower not in ("a", "an") or words[index - 1].tag != "N":
        return False
    closes = after is None or after.tag in ("P", "AUX", "C", ".", ",", ";", ":")
    return closes and words[index].lower in lexicon.singular.values()


def _base_tag(
    words: list[Token], index: int, forms: set[str], noun_too: bool, governor: str,
    after: Token | None, lexicon: Lexicon,
) -> str:  # fmt: skip
    token_lemma = words[index].lower.removesuffix("s")
    if governor in ("modal", "to", "do"):
        return "V"
    if noun_too and governor == "actor" and index > 2 and words[index - 2].lower in ("-", "–"):
        if words[index - 3].actors and words[index - 2].end == words[index - 1].start:
            return "N"
    if token_lemma in ("direct", "open", "free", "secure", "separate", "complete", "lower") and (
        after is not None and after.tag in ("N", "V?") and governor != "actor"
    ):
        return "ADJ"
    if (
        words[index].lower in _ADJECTIVES
        and governor == ""
        and (after is None or after.tag not in ("DET", "ACT", "POSS", "PRON", "PRT", "TO", "NUM"))
    ):
        return "ADJ"
    if governor == "be" and "base" in forms and not forms & {"past", "participle"}:
        return "ADJ" if not noun_too else "N"
    if "base" in forms and _inverted_question(words, index):
        return "V"
    if after is not None and after.tag in ("AUX", "MOD") and governor in _BEFORE_NOUN:
        return "N"
    if governor == "verb" and "s" in forms and _follows_relative(words, index):
        return "V"
    if not noun_too:
        previous = words[index - 1] if index else None
        if previous is not None and "s" in forms and words[index].lower not in _NEVER_NOUNS:
            if previous.tag in ("V", "VPP", "VING", "POSS") or previous.lower in _OWNING:
                return "N"
        return "V" if governor != "modifier" or "s" in forms else "N"
    return "V" if is_verb(Spot(words, index, forms, governor, lexicon)) else "N"


def _follows_relative(words: list[Token], index: int) -> bool:
    """Whether a relative clause ends before it: "the pact that A and B signed covers trade"."""
    place = index - 2
    if words[index - 1].tag not in ("V", "VPP"):
        return False
    while place > 0 and words[place].tag in _IN_SUBJECT:
        place -= 1
    if place < 1 or place > index - 3 or words[place].lower not in ("that", "which"):
        return False
    is_noun = words[place - 1].tag in ("N", "DATE")
    return is_noun and not any(w.tag in ("V", "VPP", "AUX", "MOD") for w in words[:place])


_IN_SUBJECT = ("DET", "ACT", "N", "ADJ", "C", "POSS", "NUM", "PRON", "AUX", "ADV", "DATE")
_ADJECTIVES = words(
    "warm cool clear free slow calm dry lame faint blunt humble tame secure separate complete "
    "clean correct direct empty equal idle narrow smooth sour steady tense thin weary open loose "
    "ready"
)
_NEVER_NOUNS = words("goes comes says becomes gives brings keeps knows sends belongs seems arrives")
_OWNING = ("the", "a", "its", "their", "his", "her", "our", "these", "those", "of", "with", "by")
_BEFORE_NOUN = ("demonym", "modifier", "plural", "noun", "preposition")
_TAKES_GERUND = words(
    "stop start begin continue deny avoid consider keep resume risk admit suggest exclude "
    "favour mind cease quit finish propose recommend oppose support condemn criticise "
    "regret contemplate"
)


def _inverted_question(words: list[Token], index: int) -> bool:
    """Whether the sentence opens with an auxiliary whose verb has not come yet."""
    if (
        not words
        or words[0].tag not in ("MOD", "AUX")
        or words[0].lower in ("is", "are", "was", "were")
    ):
        return (
            words[0].lower in ("nor",)
            and len(words) > 1
            and (words[1].lower in ("did", "does", "will", "would", "do", "can", "could"))
            and not any(word.tag in ("V", "VPP") for word in words[2:index])
        )
    return not any(word.tag in ("V", "VPP", ",") for word in words[1:index])
