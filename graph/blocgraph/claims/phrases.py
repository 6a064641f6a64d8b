"""Tagged tokens to noun phrases, verb groups and the small words between them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cached_property

from blocgraph.claims.tokens import Token
from blocgraph.claims.towns import state_of
from blocgraph.claims.verb_groups import BE, VerbGroup, read_verb_group, verb_follows

_NEGATIVE = ("no", "neither", "none")
_NEGATIVE_STARTS = tuple(f"{word} " for word in _NEGATIVE)
_NOMINAL = ("DET", "ADJ", "NUM", "N", "ACT", "POSS")


@dataclass(slots=True, eq=False)
class NounPhrase:
    """The words from START to END are about HEAD; actors are its head, possessor or modifier.

    PLACES are states named as places, TOWNS those in which a town, region or base lies.
    """

    start: int
    end: int
    tokens: list[Token]
    head: Token
    strong: tuple[str, ...] = ()
    possessors: tuple[str, ...] = ()
    modifiers: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    towns: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()

    @property
    def weak(self) -> tuple[str, ...]:
        """The actors whose thing or person the phrase is about."""
        return self.possessors or self.modifiers

    @property
    def is_negated(self) -> bool:
        """Whether it starts with no, neither or none."""
        lead = self.tokens[0].lower
        if lead == "that" and len(self.tokens) > 1:
            lead = self.tokens[1].lower
        return lead in _NEGATIVE or lead.startswith(_NEGATIVE_STARTS)

    def has(self, *words: str) -> bool:
        """Whether any of these words stands in it."""
        return any(token.lower in words for token in self.tokens)

    def has_any(self, words: Collection[str]) -> bool:
        """Whether any word of a class stands in it."""
        return any(token.lower in words for token in self.tokens)


@dataclass(slots=True, eq=False)
class Particle:
    """A small word or a punctuation mark: KIND is its tag."""

    start: int
    end: int
    word: str
    kind: str


Element = NounPhrase | VerbGroup | Particle


@dataclass
class Phrases:
    """The words of a sentence and the elements that they form."""

    words: list[Token]
    elements: list[Element] = field(default_factory=list)

    @cached_property
    def lowers(self) -> frozenset[str]:
        """The words in lower case."""
        return frozenset([word.lower for word in self.words])

    @cached_property
    def spoken(self) -> frozenset[str]:
        """The words in lower case, those of each name or date for themselves."""
        return frozenset(" ".join(self.lowers).split())

    @cached_property
    def actors(self) -> tuple[str, ...]:
        """The actors that the words name, each once."""
        return tuple(dict.fromkeys([actor for word in self.words for actor in word.actors]))


def find_phrases(tokens: list[Token]) -> Phrases:
    """Cut tagged tokens into elements."""
    words = [token for token in tokens if not token.ignored]
    phrases = Phrases(words)
    index = 0
    while index < len(words):
        token = words[index]
        if token.lower == "according" and index + 1 < len(words):
            phrases.elements.append(Particle(index, index + 2, "according to", "P"))
            index += 2
        elif token.lower in _PREFERRING and [w.lower for w in words[index + 1 : index + 2]] == [
            "of"
        ]:
            phrases.elements.append(Particle(index, index + 2, f"{token.lower} of", "P"))
            index += 2
        elif token.tag in ("V", "VPP", "VING", "AUX", "MOD") or (
            token.tag == "NEG" and verb_follows(words, index)
        ):
            group = read_verb_group(words, index)
            phrases.elements.append(group)
            index = group.end
        elif token.tag in _NOMINAL or (
            token.tag == "PRON" and token.lower not in ("there", "what")
        ):
            phrase = _noun_phrase(words, index)
            phrases.elements.append(phrase)
            index = phrase.end
        elif token.tag == "DATE" and (link := _dated_link(words, index)) is not None:
            phrases.elements.append(link)
            index += 1
        elif token.tag in ("ADV", "DATE") or (
            token.tag in ("P", "S") and _leads_date(words, index)
        ):
            index += 1
        else:
            phrases.elements.append(Particle(index, index + 1, token.lower, _kind(token)))
            index += 1
    return phrases


_PREFERRING = ("instead", "ahead")


def _kind(token: Token) -> str:
    if token.tag in (";", ":", ".", "?", "!"):
        return "SEP"
    return token.tag


def _dated_link(words: list[Token], index: int) -> Particle | None:
    """The "after" of "three months after A had left", which is one with the date."""
    word = words[index].lower.rsplit(" ", 1)[-1]
    if word not in ("after", "before"):
        return None
    for token in words[index + 1 : index + 14]:
        if token.tag in ("V", "VPP", "AUX", "MOD"):
            return Particle(index, index + 1, word, "S")
        if token.tag in (",", ";", "S", "R", "."):
            break
    return Particle(index, index + 1, word, "P")


def _leads_date(words: list[Token], index: int) -> bool:
    """Whether a preposition leads to a date, as "in January"."""
    if index + 1 >= len(words):
        return False
    follows = words[index + 1 : index + 3]
    return follows[0].tag == "DATE" or (
        len(follows) > 1 and follows[0].tag == "ADV" and follows[1].tag == "DATE"
    )


def _noun_phrase(words: list[Token], index: int) -> NounPhrase:
    end = index
    first = words[index]
    if first.tag == "PRON" or _is_pronoun(first):
        return NounPhrase(index, index + 1, [first], first, strong=first.actors)
    while end < len(words):
        token = words[end]
        if token.tag in _NOMINAL:
            if token.tag == "DET" and end > index and words[end - 1].tag not in ("DET", "ADJ"):
                break
            if token.tag == "NUM" and end > index and _starts_amount(words, end):
                break
            if end > index and _is_pronoun(token):
                break
            if token.tag in ("ACT", "POSS") and _closes_before(words, index, end):
                break
            if (
                token.tag not in ("DET",)
                and end > index
                and words[end - 1].tag == "ACT"
                and not _modifies(words, end - 1, token)
            ):
                break
            end += 1
        elif (
            (
                token.tag == "DATE"
                and end > index
                and end + 1 < len(words)
                and words[end - 1].tag in ("DET", "POSS", "ADJ")
                and words[end + 1].tag in ("N", "ADJ", "V?")
            )
            or (
                token.tag == "ADV"
                and end > index
                and end + 1 < len(words)
                and words[end + 1].tag in ("ADJ",)
                and words[end - 1].tag in ("DET", "ADJ", "POSS", "NUM")
            )
            or (token.lower in ("and", ",") and _joins_modifiers(words, index, end))
            or (token.lower in ("-", "–", "/", "&") and _hyphenates(words, end))
        ):
            end += 1
        else:
            break
    return _described(words, index, end)


def _starts_amount(words: list[Token], place: int) -> bool:
    """Whether the number starts a phrase: "gave the firms three months", not "Resolution 5"."""
    before, number = words[place - 1], words[place]
    if before.tag == "ACT":
        return True
    counts = place + 1 < len(words) and words[place + 1].tag in ("N", "ADJ", "NUM")
    return before.tag == "N" and before.text.islower() and number.text.isalpha() and counts


def _is_pronoun(token: Token) -> bool:
    return token.tag == "ACT" and token.lower in _PRONOUNS and token.text != "US"


_PRONOUNS = ("it", "he", "she", "they", "we", "i", "them", "him", "us", "themselves", "itself",
             "himself", "herself", "ourselves")  # fmt: skip


def _closes_before(words: list[Token], index: int, end: int) -> bool:
    """Whether a noun phrase ends where an actor follows a common noun with no break."""
    if end == index or words[end - 1].tag not in ("N", "NUM"):
        return False
    if words[end - 1].tag == "NUM":
        return False
    mention = words[end].mention
    if words[end - 1].lower in _TITLES:
        return False
    if words[end - 1].lower in _ROLES and mention is not None and mention.kind == "office":
        return False
    is_person = mention is not None and mention.kind == "office" and words[end].tag == "ACT"
    return not (is_person and end - index > 1 and words[end - 1].text[0].isupper())


_ROLES = ("ambassador", "lawmaker", "spokesman", "spokeswoman", "spokesperson", "envoy",
          "commander", "leader", "dictator", "strongman", "counterpart", "ally", "foe",
          "rival")  # fmt: skip
_TITLES = ("president", "minister", "chancellor", "secretary", "king", "mr", "mrs", "ms", "dr",
           "sir", "lord", "lady", "sheikh", "sheik", "prince", "princess", "emir", "sultan",
           "general", "colonel", "captain", "marshal", "admiral", "ayatollah", "premier",
           "senator", "governor", "queen", "emperor", "shah", "pope")  # fmt: skip


def _modifies(words: list[Token], place: int, token: Token) -> bool:
    """Whether the actor at `place` is an adjective or first part of a compound."""
    actor = words[place]
    before = words[place - 1] if place else None
    if before is not None and before.lower == "the" and place > 1:
        before = words[place - 2]
    given = before is not None and before.tag in ("V", "VPP", "VING") and before.lemma in _GIVING
    if given and place > 1 and words[place - 2].lower in BE:
        given = False
    mention = actor.mention
    if mention is None:
        return True
    if mention.kind == "demonym":
        return token.tag != "DET"
    if given:
        return False
    if token.tag == "ADJ" and mention.kind in ("name", "capital"):
        return place > 0 and words[place - 1].tag == "DET" and not _takes_article(actor)
    if mention.kind == "office":
        return token.tag == "N" and not given
    if mention.kind in ("anaphor", "collective"):
        return False
    return token.tag in ("N", "ACT", "ADJ") and mention.kind in ("name", "capital")


def _takes_article(actor: Token) -> bool:
    """Whether the name itself goes with "the", as "the Netherlands" does."""
    last = actor.text.split()[-1]
    return last.endswith("s") or last.isupper() or last in _ARTICLED


_ARTICLED = ("Union", "Kingdom", "Republic", "Gambia", "Vatican", "Kremlin", "Congo", "Pentagon",
             "House", "League", "Alliance", "Council", "Bank", "See", "Commonwealth")  # fmt: skip
_GIVING = ("give", "send", "sell", "offer", "lend", "grant", "supply", "provide", "deliver", "hand",
           "promise", "deny", "refuse", "pledge", "owe", "award")  # fmt: skip


def _joins_modifiers(words: list[Token], index: int, place: int) -> bool:
    """Whether `and` joins two modifiers of one noun: "American and British aircraft"."""
    if place == index or place + 2 > len(words) - 1:
        return False
    left, right = words[place - 1], words[place + 1]
    if left.tag == "ACT" and right.tag == "ACT":
        both = (left.mention, right.mention)
        if all(mention is not None and mention.kind == "demonym" for mention in both):
            return words[place + 2].tag in ("N", "ADJ") or words[place + 2].lower in ("and", ",")
    return left.tag == "ADJ" and right.tag == "ADJ" and words[place + 2].tag == "N"


def _hyphenates(words: list[Token], place: int) -> bool:
    if not 0 < place < len(words) - 1:
        return False
    before, after = words[place - 1], words[place + 1]
    if not (before.tag in ("ACT", "N", "ADJ") and after.tag in ("ACT", "N", "ADJ", "POSS")):
        return False
    return before.end == words[place].start and words[place].end == after.start


def _described(words: list[Token], start: int, end: int) -> NounPhrase:
    tokens = words[start:end]
    head = tokens[-1]
    for token in reversed(tokens):
        if token.tag in ("N", "ACT", "POSS"):
            head = token
            break
    possessors: list[str] = []
    modifiers: list[str] = []
    strong: list[str] = []
    for place, token in enumerate(tokens):
        if not token.actors:
            continue
        joined = place + 1 < len(tokens) and tokens[place + 1].lower in ("-", "–", "/", "&", "and")
        if token.tag == "POSS":
            possessors.extend(token.actors)
            if modifiers and place and tokens[place - 1].lower in ("-", "–", "/", "&"):
                possessors = modifiers + possessors
                modifiers = []
        elif token is head and not joined:
            strong.extend(token.actors)
            if place and tokens[place - 1].lower in ("-", "–", "/", "&"):
                strong = modifiers + strong
                modifiers = []
        else:
            modifiers.extend(token.actors)
    places = head.mention.actors if head.mention is not None and not head.actors else ()
    if places and not _is_located(words, start):
        strong.extend(places)
    return NounPhrase(
        start, end, tokens, head, _once(strong), _once(possessors), _once(modifiers), places,
        () if places or strong else state_of(tokens),
    )  # fmt: skip


def _once(actors: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(actors)) if actors else ()


def _is_located(words: list[Token], start: int) -> bool:
    """Whether a preposition leads to the phrase, directly or over "A and"."""
    place = start - 1
    while (
        place > 0 and words[place].lower in ("and", "or") and words[place - 1].tag in ("ACT", "N")
    ):
        place -= 2
    return place >= 0 and words[place].tag == "P"
