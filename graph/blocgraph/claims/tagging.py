"""Parts of speech by rule: enough to tell noun phrases from verb groups in news English."""

from __future__ import annotations

from blocgraph.claims.lexicon import Lexicon
from blocgraph.claims.tokens import Token
from blocgraph.claims.word_sets import words

_CLOSED: dict[str, str] = {}
for _tag, _listed in {
    "DET": "the a an this that-not these those any every each some no all several many most both such-not such"
    " another either neither my your other few",
    "PRT": "off out up down aside back apart forward",
    "P": "than of in on at by with from for against between among over under into onto through via toward"
    " towards about around across within without beside alongside behind despite upon per amid"
    " during since-not until-not near beyond outside inside like unlike including concerning"
    " regarding versus above below beneath",
    "C": "and or but nor & yet plus",
    "S": "if unless because although though while whilst whereas when whether where once lest how why"
    " wherever whenever",
    "R": "who which whom",
    "PRON": "it he she they we i you him them us me himself itself themselves one there what"
    " everyone nobody nothing others someone",
    "MOD": "will would may might can could shall should must ll",
    "AUX": "is are was were be been being am has have had having do does did",
    "NEG": "not never n't no-not",
    "NUM": "two three four five six seven eight nine ten eleven twelve dozen dozens hundred thousand"
    " million billion trillion half first second third fourth fifth sixth last next",
    "ADV": "now then still also already again soon later today yesterday tomorrow ever only just even"
    " however therefore meanwhile instead too far so once-not twice here perhaps maybe rather quite"
    " very almost nearly much well together otherwise often always sometimes moreover nonetheless"
    " nevertheless indeed likewise long ago once-again yet-not away abroad further not-only"
    " long-since since-then alone thus hence more-not else jointly first-not least anyway altogether",
    "ADJ": "more new old military economic strategic mutual joint bilateral comprehensive nuclear political"
    " diplomatic regional international foreign national defensive formal strong closer"
    " possible potential draft former senior own same similar third-not common multilateral"
    " trilateral annual full major key vital critical clear likely unlikely financial digital naval"
    " civil social global local federal armed advanced modern heavy light ballistic humanitarian"
    " technical additional further-not recent current previous early late-not massive historic"
    " largest biggest closest greatest strongest oldest newest latest longest highest staunchest fiercest"
    " main top longtime long-time longstanding fellow staunch sole lone trading friendly unfriendly deadly"
    " brotherly costly daily weekly monthly yearly elderly orderly cordial close-not warm-not"
    " important serious severe harsh tough stronger ready willing able due keen long-term secret",
}.items():
    for _word in _listed.split():
        if not _word.endswith("-not"):
            _CLOSED.setdefault(_word, _tag)

_ADJECTIVE_ENDINGS = ("al", "ive", "ous", "ful", "less", "able", "ible", "ic", "ary", "ian", "ese")
_COMPOUND_ENDINGS = ("-day", "-week", "-month", "-year", "-hour", "-nation", "-way", "-party", "-term", "-range",
                     "-level", "-scale", "-wide", "-related", "-based", "-style", "-made", "-built", "-backed",
                     "-old", "-standing", "-border", "-ranking", "-sponsored", "-funded")  # fmt: skip
_NOMINAL = ("DET", "ADJ", "NUM", "N", "ACT", "POSS")


def tag(tokens: list[Token], lexicon: Lexicon) -> None:
    """Give every token its tag, and verbs their lemma and form."""
    words = [token for token in tokens if not token.ignored]
    for token in words:
        if not token.tag:
            token.tag = _lexical(token, lexicon)
    for index, token in enumerate(words):
        before = words[index - 1] if index else None
        after = words[index + 1] if index + 1 < len(words) else None
        if token.lower == "no" and after is not None and after.lower == "longer":
            token.tag, after.tag = "NEG", "ADV"
        elif (
            (token.lower == "not" and after is not None and after.lower in ("only", "just"))
            or (token.lower == "yet" and after is not None and after.lower == "to")
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
        elif token.lower in ("per", "cent") and "cent" in (token.lower, after and after.lower):
            token.tag = "NUM"
        elif token.lower == "need" and after is not None and after.tag == "NEG":
            token.tag, token.lemma = "MOD", "need"
        elif token.lower == "home" and _is_homeward(before, after):
            token.tag = "PRT"
        elif token.lower == "short" and before is not None and before.lemma in ("stop", "fall"):
            token.tag = "PRT"
        elif token.lower in _GETTING and after is not None and _is_participle(after, lexicon):
            token.tag = "AUX"
        elif token.lower == "armed" and after is not None and after.tag in ("DET", "ACT"):
            token.tag = "V?"
            _tag_verb(words, index, before, after, lexicon)
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
            token.tag = _that_or_preposition(words, index)
        elif token.lower == "to":
            token.tag = "TO" if _starts_infinitive(words, index, lexicon) else "P"
        elif token.lower == "like" and after is not None:
            token.tag = "P"
        elif token.tag == "V?" and _is_compounded(words, index):
            token.tag = "ADJ"
        elif token.tag == "V?":
            _tag_verb(words, index, before, after, lexicon)


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
    return any(form == "participle" for _, form in _readings(token.lower, lexicon))


def _backs(before: Token | None, after: Token | None) -> bool:
    """Whether `back` is the verb, after a subject, an auxiliary or "to"."""
    if before is None or after is None or after.lower == "and":
        return False
    leads = before.tag in ("ACT", "MOD", "TO", "N", "PRON", "R", "ADV") or before.lower in (
        "to",
        "do",
    )
    return leads and after.tag in ("DET", "ACT", "ADJ") and not after.lower == "home"


def _lexical(token: Token, lexicon: Lexicon) -> str:
    word = token.lower
    if word == "-":
        return ","
    if not word[0].isalnum() and word not in _CLOSED and word[0] != "$":
        return "," if word in ("–", "—") else word
    if word in _CLOSED:
        if _CLOSED[word] in ("AUX", "MOD"):
            token.lemma = lexicon.verb_readings.get(word, ((word, ""),))[0][0]
        return _CLOSED[word]
    if word in ("its", "their", "his", "her", "our", "whose"):
        return "R" if word == "whose" else "DET"
    if token.possessive:
        return "DET" if False else "ADJ"
    if word[0].isdigit() or word[0] == "$":
        return "NUM"
    if word in lexicon.verb_readings and not (token.text[0].isupper() and token.start > 0):
        return "V?"
    if "-" in word and word.endswith(_COMPOUND_ENDINGS):
        return "ADJ"
    if word.endswith("ly") and word not in ("ally", "supply", "family", "assembly", "italy"):
        return "ADV"
    if word.endswith(_ADJECTIVE_ENDINGS) and lexicon.noun_frames.get(word) is None:
        return "ADJ"
    if word in lexicon.verb_readings:
        return "V?"
    if _looks_like_verb(word):
        return "V?"
    return "N"


_NO_GERUNDS = words(
    "morning evening king ring thing string spring wing building meeting ceiling shipping "
    "training housing spending understanding proceeding wedding setting offering being "
    "warning ruling anything something nothing everything during sibling viking painting "
    "earning briefing beijing"
)


def _looks_like_verb(word: str) -> bool:
    """Whether an unknown word is by its ending a participle or a gerund."""
    if len(word) < 6 or "-" in word:
        return False
    return (word.endswith("ed") and not word.endswith("eed")) or (
        word.endswith("ing") and word not in _NO_GERUNDS
    )


def _readings(word: str, lexicon: Lexicon) -> tuple[tuple[str, str], ...]:
    known = lexicon.verb_readings.get(word)
    if known:
        return known
    ending = "ed" if word.endswith("ed") else "ing"
    stem = word[: -len(ending)]
    lemma = next(
        (
            candidate
            for candidate in (stem, stem + "e", stem[:-1])
            if any(form == "base" for _, form in lexicon.verb_readings.get(candidate, ()))
        ),
        stem,
    )
    return ((lemma, "past"), (lemma, "participle")) if ending == "ed" else ((lemma, "ing"),)


def _that_or_preposition(words: list[Token], index: int) -> str:
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
        return "T"
    if _no_verb_soon(words, index):
        return "P"
    return "S"


def _no_verb_soon(words: list[Token], index: int) -> bool:
    """Whether no finite verb follows in the clause, so that a preposition it must be."""
    for token in words[index + 1 : index + 14]:
        if token.tag in (",", ";", ":", "S", "R", ".") or token.lower in ("but", "yet", "nor"):
            return True
        if token.tag in ("AUX", "MOD"):
            return False
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
    if not any(form == "base" for _, form in _readings(token.lower, lexicon)):
        return False
    following = words[after + 1] if after + 1 < len(words) else None
    if token.lower not in lexicon.noun_verbs:
        return True
    return (following is not None and following.tag in (
        "DET", "ACT", "POSS", "ADJ", "NUM", "PRON", "P", "N", "T", "V?", "TO", "ADV", "PRT",
    ) and not (following.tag == "P" and following.lower == "of")) or following is None or (
        following.tag in (".", ",", "C", "DATE")
    )  # fmt: skip


def _tag_verb(
    words: list[Token], index: int, before: Token | None, after: Token | None, lexicon: Lexicon
) -> None:
    token = words[index]
    readings = _readings(token.lower, lexicon)
    forms = {form for _, form in readings}
    noun_too = any(lemma in lexicon.noun_verbs for lemma, _ in readings)
    governor = _governor(words, index)
    if forms & {"past", "participle"} and not forms & {"base"}:
        result = _past_tag(words, index, governor, after)
    elif "ing" in forms:
        result = _ing_tag(token, before, after, governor)
    else:
        result = _base_tag(words, index, forms, noun_too, governor, after, lexicon)
    if forms >= {"base", "past"} and result == "V" and governor in _PAST_AFTER:
        result = "VPP"
    if result == "N" and token.lower == "close":
        result = "ADJ"
    token.tag = result
    if result in ("V", "VPP", "VING"):
        wanted = {"V": ("base", "s", "past"), "VPP": ("past", "participle"), "VING": ("ing",)}[
            result
        ]
        choice = next((pair for pair in readings if pair[1] in wanted), readings[0])
        token.lemma, token.form = choice
        if result == "V" and "past" in forms and "base" not in forms:
            token.form = "past"


def _governor(words: list[Token], index: int) -> str:
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
        if token.mention is not None and token.mention.kind == "demonym":
            return "demonym"
        return "actor"
    if token.tag == "N":
        return "plural" if token.lower.endswith("s") and not token.lower.endswith("ss") else "noun"
    return "verb" if token.tag in ("V", "VPP", "VING") else ""


_PAST_AFTER = ("have", "be", "actor", "plural", "noun")
_PHRASE_START = ("PRT", "DET", "ACT", "POSS", "ADJ", "NUM", "N", "PRON", "T", "TO", "V?", "VING")


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
    if governor in ("preposition", "start") and nominal_follows:
        return "ADJ"
    if governor == "modifier" and after is not None and after.tag in ("C", ","):
        return "ADJ"
    return "VPP"


def _is_compounded(words: list[Token], index: int) -> bool:
    """Whether a hyphen joins a participle to an actor: "Turkish-made drones"."""
    if index < 2 or not words[index].lower.endswith(
        ("ed", "ing", "made", "built", "led", "held", "run")
    ):
        return False
    actor, hyphen = words[index - 2], words[index - 1]
    return (
        bool(actor.actors)
        and hyphen.lower == "-"
        and actor.end == hyphen.start
        and hyphen.end == words[index].start
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
    of_follows = after is not None and after.lower == "of"
    if token.lower == "understanding" and governor in ("preposition", "modifier"):
        return "N"
    if token.lower in _DEVERBAL and governor in ("noun", "plural"):
        if after is None or after.tag in ("P", "AUX", ".", "C"):
            return "N"
    if before is not None and before.tag in ("V", "VPP") and before.lemma not in _TAKES_GERUND:
        if after is not None and after.tag == "N":
            return "ADJ"
    if governor in ("modifier", "demonym"):
        return "ADJ" if after is not None and after.tag in ("N", "ADJ", "V?", "ACT") else "N"
    if governor in ("preposition", "start", "verb", "") and of_follows:
        return "N"
    return "VING"


def _base_tag(
    words: list[Token], index: int, forms: set[str], noun_too: bool, governor: str,
    after: Token | None, lexicon: Lexicon,
) -> str:  # fmt: skip
    token_lemma = words[index].lower.removesuffix("s")
    if governor in ("modal", "to", "do"):
        return "V"
    if token_lemma in ("direct", "open", "free", "secure", "separate", "complete", "lower") and (
        after is not None and after.tag in ("N", "V?") and governor != "actor"
    ):
        return "ADJ"
    if "base" in forms and _inverted_question(words, index):
        return "V"
    if not noun_too:
        return "V" if governor != "modifier" or "s" in forms else "N"
    if governor in ("modifier", "demonym", "preposition", "be", "verb", "have"):
        if governor in ("be", "have") and "participle" in forms:
            return "V"
        return "N"
    if governor == "subject":
        return "V"
    follows = after.tag if after is not None else "."
    if follows == "P" and after is not None:
        follows = (
            "particle" if after.lower in ("over", "into", "at", "from", "with", "down") else "P"
        )
    object_follows = follows in _PHRASE_START or follows == "particle"
    if (
        "past" in forms
        and governor in ("actor", "plural", "noun")
        and (object_follows and follows not in ("TO", "V?", "VING"))
    ):
        return "V"
    if governor == "actor":
        place = _subject_place(words, index)
        if place and words[place - 1].lemma in ("let", "help", "make") and "base" in forms:
            return "V"
        joined = len(words[place].actors) > 1 or _coordinated(words, place)
        plural = joined or words[place].lower.endswith(("s", "people", "police"))
        if "s" in forms:
            if (
                follows == "P"
                and after is not None
                and (
                    (token_lemma, after.lower) in _PHRASAL
                    or _is_phrasal(words[index], after, lexicon)
                )
            ):
                return "V"
            return "V" if object_follows and not (follows == "V?" and joined) else "N"
        subjunctive = place > 0 and words[place - 1].tag == "T"
        if follows in ("P", "."):
            return "V" if joined else "N"
        return "V" if (plural or subjunctive) and object_follows else "N"
    if governor == "noun" and words[_subject_place(words, index)].lower in _PLURALS:
        return "V" if "base" in forms and object_follows else "N"
    if (
        governor == "plural" and follows == "P" and after is not None and "base" in forms
        and _is_phrasal(words[index], after, lexicon)
    ):  # fmt: skip
        return "V"
    if governor == "plural":
        return "V" if "base" in forms and object_follows and follows not in ("N", "V?") else "N"
    if governor == "noun" and "s" in forms and follows in ("N", "ADJ", "NUM", "V?"):
        others = ("V", "VPP", "AUX", "MOD", "V?")
        if not any(word.tag in others for word in words[:index] + words[index + 2 :]):
            return "V"
    if governor == "noun":
        return "V" if "s" in forms and follows in ("DET", "ACT", "POSS", "PRON", "TO", "T") else "N"
    previous = words[index - 1] if index else None
    if previous is not None and previous.tag == "C" and object_follows and "base" in forms:
        return "V" if follows in ("DET", "ACT", "POSS", "PRON") else "N"
    if previous is not None and previous.tag in ("C", ",") and "s" in forms:
        return "V" if follows in ("DET", "ACT", "POSS", "PRON") else "N"
    return "N"


_PLURALS = ("aircraft", "police", "people", "troops", "media", "militia")
_TAKES_GERUND = words(
    "stop start begin continue deny avoid consider keep resume risk admit suggest exclude "
    "favour mind cease quit finish propose recommend oppose support condemn criticise "
    "regret contemplate"
)
_PHRASAL = frozenset(
    [("call", "on"), ("call", "for"), ("vote", "for"), ("vote", "against"), ("talk", "to"), ("side", "with"),
     ("back", "down"), ("strike", "at"), ("fire", "on"), ("fire", "at"), ("clash", "with"), ("trade", "with"),
     ("deal", "with"), ("ally", "with"), ("partner", "with"), ("move", "into"), ("plan", "for")]
)  # fmt: skip


def _is_phrasal(token: Token, after: Token, lexicon: Lexicon) -> bool:
    return any(
        frame.trigger[1:2] == (after.lower,)
        for lemma, _ in _readings(token.lower, lexicon)
        for frame in lexicon.verb_frames.get(lemma, ())
    )


def _subject_place(words: list[Token], index: int) -> int:
    place = index - 1
    while place > 0 and words[place].tag in ("ADV", "NEG", "DATE"):
        place -= 1
    return place


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


def _coordinated(words: list[Token], index: int) -> bool:
    return index > 1 and words[index - 1].lower in ("and", "&") and words[index - 2].tag in (
        "ACT", "N",
    )  # fmt: skip
