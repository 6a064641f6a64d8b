"""Words to parts of speech, each for itself: closed classes, endings, known verbs."""

from __future__ import annotations

from blocgraph.claims.lexicon import Lexicon
from blocgraph.claims.tokens import Token
from blocgraph.claims.word_sets import words

_CLOSED: dict[str, str] = {}
for _tag, _listed in {
    "DET": "the a an this that-not these those any every each some no all several many most"
    " both such-not such"
    " another either neither my your other few",
    "PRT": "off out up down aside back apart forward",
    "P": "than of in on at by with from for against between among over under into onto"
    " through via toward"
    " towards about around across within without throughout aboard"
    " amidst beside alongside behind despite upon per amid"
    " during since-not until-not near beyond outside inside like unlike including worth"
    " concerning"
    " regarding versus above below beneath except barring after before since until till as",
    "C": "and or but nor & yet plus",
    "S": "if unless because although though while whilst whereas when whether where once"
    " lest how why"
    " wherever whenever",
    "R": "who which whom",
    "T": "that",
    "PRON": "it he she they we i you him them us me himself itself themselves one there what"
    " everyone nobody nothing others someone somebody something anyone anybody anything"
    " everybody everything none whoever whatever whichever",
    "MOD": "will would may might can could shall should must ll ought",
    "AUX": "is are was were be been being am has have had having do does did",
    "NEG": "not never n't no-not",
    "NUM": "two three four five six seven eight nine ten eleven twelve dozen dozens hundred"
    " thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty"
    " seventy eighty ninety scores"
    " thousand"
    " million billion trillion half first second third fourth fifth sixth last next",
    "ADV": "now then still also already again soon later today yesterday tomorrow ever only"
    " just even"
    " however therefore meanwhile instead too far so once-not twice here perhaps maybe rather quite"
    " very almost nearly much well together otherwise often always sometimes moreover nonetheless"
    " nevertheless indeed likewise long ago once-again yet-not away abroad further not-only"
    " long-since since-then alone thus hence more-not else jointly first-not least"
    " anyway altogether afterwards outright somewhat henceforth anew thereafter thereby beforehand"
    " elsewhere everywhere nowhere forever overnight straightaway abreast seldom aloud alike"
    " worldwide nationwide hitherto heretofore",
    "ADJ": "more new old military economic strategic mutual joint bilateral comprehensive"
    " nuclear political"
    " diplomatic regional international foreign national defensive formal strong closer"
    " possible potential draft former senior own same similar third-not common multilateral"
    " trilateral annual full major key vital critical clear likely unlikely financial digital naval"
    " civil social global local federal armed advanced modern heavy light ballistic humanitarian"
    " technical additional further-not recent current previous early late-not massive historic"
    " largest biggest closest greatest strongest oldest newest latest longest"
    " highest staunchest fiercest"
    " main top longtime long-time longstanding fellow staunch sole lone trading"
    " friendly unfriendly deadly unholy stern blunt undersea subsea face-to-face"
    " northern southern eastern western northeastern northwestern southeastern southwestern"
    " north-eastern north-western south-eastern south-western rural coastal mainland"
    " brotherly costly daily nightly hourly weekly fortnightly quarterly monthly yearly"
    " elderly orderly cordial close-not warm-not"
    " important serious severe harsh tough stronger ready willing able due keen long-term secret"
    " armoured armored landlocked",
}.items():
    for _word in _listed.split():
        if not _word.endswith("-not"):
            _CLOSED.setdefault(_word, _tag)
ADJECTIVE_ENDINGS = ("al", "ive", "ous", "ful", "less", "able", "ible", "ic", "ary", "ian", "ese")
_COMPOUND_ENDINGS = (
    "-day",
    "-week",
    "-month",
    "-year",
    "-hour",
    "-nation",
    "-way",
    "-party",
    "-term",
    "-range",
    "-level",
    "-scale",
    "-wide",
    "-related",
    "-based",
    "-style",
    "-made",
    "-built",
    "-backed",
    "-old",
    "-standing",
    "-border",
    "-ranking",
    "-sponsored",
    "-funded",
)


def lexical_tag(token: Token, lexicon: Lexicon) -> str:
    """The tag of a word on its own; V? where it may be a verb."""
    word = token.lower
    closed = _CLOSED.get(word)
    if closed is not None:
        if closed in ("AUX", "MOD"):
            token.lemma = lexicon.verb_readings.get(word, ((word, ""),))[0][0]
        return closed
    if not word[0].isalnum() and word[0] not in "$€£¥":
        return "," if word in ("-", "–", "—") else word
    if word in ("its", "their", "his", "her", "our", "whose"):
        return "R" if word == "whose" else "DET"
    if token.possessive:
        return "ADJ"
    if word[0].isdigit() or word[0] in "$€£¥":
        return "ADJ" if "-" in word and word[-1].isalpha() else "NUM"
    if word in lexicon.verb_readings and not (token.text[0].isupper() and token.start > 0):
        return "V?"
    if "-" in word and word.endswith(_COMPOUND_ENDINGS):
        return "ADJ"
    if word.endswith("ly") and word not in (
        "ally",
        "supply",
        "family",
        "assembly",
        "italy",
        "no-fly",
    ):
        return "ADV"
    if word.endswith(ADJECTIVE_ENDINGS) and not _is_noun(word, lexicon):
        return "ADJ"
    if word in lexicon.verb_readings:
        return "V?"
    if word.startswith("un") and word.endswith(("ing", "ed")):
        return "ADJ"
    if _looks_like_verb(word):
        return "V?"
    return "N"


def _is_noun(word: str, lexicon: Lexicon) -> bool:
    """Whether a word that looks like an adjective is known to be none."""
    return word in lexicon.adjective_like_nouns or lexicon.noun_frames.get(word) is not None


def may_be_noun(word: str) -> bool:
    """Whether what we take for an adjective may be a noun as well: "the capital", "a local"."""
    return word not in _CLOSED and word.endswith(_NOUN_ENDINGS)


_NOUN_ENDINGS = ("al", "ive", "ic", "ary", "ian")
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
    if word.startswith("un") and word.endswith("ed"):
        return False
    return (word.endswith("ed") and not word.endswith(("eed", "hatred", "kindred"))) or (
        word.endswith("ing") and word not in _NO_GERUNDS
    )


def readings_of(word: str, lexicon: Lexicon) -> tuple[tuple[str, str], ...]:
    """The lemmas and forms that a word may have as a verb."""
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
