"""Which state a column is written in the name of: "our coast guard", "By N. Okoro, Lagos"."""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from blocgraph.mentions.by_lines import home_by_line, home_by_writer
from blocgraph.mentions.gazetteer import Found
from blocgraph.mentions.memory import actors_of_kind
from blocgraph.mentions.names import NameKind
from blocgraph.mentions.rows import word_set
from blocgraph.model import Sentence
from blocgraph.vocabulary import ActorKind

_QUOTED = re.compile(r"“[^”]*”|\"[^\"\n]*\"")
_FIRST_PERSON = re.compile(r"\b(?:[Ww]e|us|[Oo]urs?|OURS?|ourselves)\b")
_OUR = r"\b(?:[Oo]ur|OUR) "
_OUR_OR_MY = r"\b(?:[Oo]ur|OUR|[Mm]y|[Tt]his) "
_GREAT = (
    r"(?:own |[A-Za-z]{3,}(?:ern|al|ed|ish|an|ese) |beloved |great |small |proud |poor |\d+ ){0,2}"
)
_COUNTRY = r"country(?! (?:music|house|club|kitchen|pub|road|walk|cottage|estate)\b)"
_AMONG = re.compile(r"\b(?:[Ww]e|us|[Aa]s|[Ww]e are|[Ll]ike (?:most|many|all)|of us) (?:an? )?$")
_WE_PEOPLE = re.compile(r"\b(?:[Ww]e|us) [A-Z]\w+(?:s|sh|ch|men)\b")
_DONE_TO_US = re.compile(
    r"\b(?:punish|sanction|invad|attack|threaten|arm|bull[yi]|blackmail|betray|bomb|occup|boycott"
    r"|blockad|coloni[sz]|conquer|lectur|accus|abandon|recogni[sz]|humiliat|besieg|fight"
    r"|fought)\w* us\b"
    r"|\b(?:against|war on|attack on|embargo on|sanctions on|tariffs on|hostile to|imposed on) us\b"
)
_HERE = re.compile(
    r"\b(?:here in|back (?:home )?in|home in|[Ww]e in|us in|we here in|back home,) $"
)
_OWN_APPOSED = re.compile(
    r"\b(?:[Oo]ur|[Mm]y|[Tt]his) (?:own |beloved |great |small )?"
    r"(?:country|nation|homeland|republic|kingdom), $"
)
_OWN_AFTER = re.compile(r", (?:my|our) (?:own )?(?:country|nation|homeland|motherland|home)\b")
_OWN_LEADER = re.compile(
    r"\b[Oo]ur (?:own )?(?:late |then |new |dear )?"
    r"(?:king|queen|president|prime minister|premier|chancellor|emir|sultan|foreign minister"
    r"|defen[cs]e minister|foreign secretary|minister|ambassador),? $",
    re.IGNORECASE,
)
_OWN_PERSON = re.compile(r"\b[Oo]ur own (?:Mr |Mrs |Ms |Dr )?$")
_OTHER = re.compile(
    r"\b(?:[Oo]ur|my) (?:[\w-]+ ){0,3}$"
    r"|\b(?:[Oo]ur|[Ww]e|us)\b[^.;:]{0,40}"
    r"\b(?:with|against|from|to|at|by|towards?|about|between us and) (?:the )?$"
    r"|\b[Ww]e (?:have |had |must |should |will |can |could |would |did |do |not |never ){0,2}"
    r"(?!in |are |were |of )[a-z]+ (?:the )?$"
)
_ACTS_ON_US = re.compile(r"(?:['’]s [\w-]+)?(?: [\w’'-]+){1,7}? us\b")
_PREPOSED = re.compile(r"\b(?:in|from|at|near|by|of|outside|to|with|against|for) (?:the )?$")
_BY_OURS = re.compile(
    r"^By our (?:own )?[A-Z][\w -]*(?:team|staff|editor|correspondent|desk)", re.M
)
_DOMESTIC_TITLE = re.compile(r"(?<!Prime )\b(?!Prime )[A-Z]\w+ (?:Secretary|Minister) $")
_LISTED = re.compile(r",? (?:and|or) ")
_OWN_KINDS = (NameKind.NAME, NameKind.CAPITAL, NameKind.ADJECTIVE, NameKind.PEOPLE, NameKind.SEAT)


def speaks_for_nation(text: str) -> bool:
    """Whether somebody writes in the name of his nation, outside what he quotes."""
    unquoted = _QUOTED.sub(" ", text)
    if len(_FIRST_PERSON.findall(unquoted)) < _REPEATED:
        return False
    if _owned(_OUR_OR_MY, "of a nation").search(unquoted) or _WE_PEOPLE.search(unquoted):
        return True
    common = {match[0] for match in _owned(_OUR, "of a nation or not").finditer(unquoted)}
    signs = len(common) + len(_DONE_TO_US.findall(unquoted)) + bool(_BY_OURS.search(text))
    return signs >= _REPEATED


def speaks_often(text: str) -> bool:
    """Whether somebody says "we" so often that he may mean his nation."""
    return len(_FIRST_PERSON.findall(_QUOTED.sub(" ", text))) >= _SPOKEN


@cache
def _owned(whose: str, words: str) -> re.Pattern[str]:
    """ "Our" and one of the words."""
    nouns = sorted(word_set(words), key=lambda word: (-len(word), word))
    return re.compile(rf"{whose}{_GREAT}(?:{_COUNTRY}|{'|'.join(nouns)})\b")


_REPEATED = 2
_SPOKEN = 4


def topic_state(text: str, founds: list[list[Found]]) -> str | None:
    """The one state that the title names, if the whole text is about it."""
    states = actors_of_kind(ActorKind.STATE)
    end = text.find("\n\n")
    counts: Counter[str] = Counter()
    titled: set[str] = set()
    for group in founds:
        for found in group:
            name = found.names[0]
            if name.kind is NameKind.TRAP or len(name.codes) != 1 or name.codes[0] not in states:
                continue
            counts[name.codes[0]] += 1
            if found.start < end:
                titled.add(name.codes[0])
    topic = max(titled or counts, key=lambda code: (counts[code], code), default="")
    others = max((count for code, count in counts.items() if code != topic), default=0)
    return topic if counts[topic] > (_TITLED if len(titled) == 1 else _MUCH) * others else None


_MUCH = 1.3
_TITLED = 0.7


class OwnNation:
    """Weighs what a text says of whom it calls its own and whom foreign."""

    def __init__(
        self, text: str, sentences: Sequence[Sentence], founds: Sequence[list[Found]]
    ) -> None:
        self.text = text
        self.breaks = [found.end() for found in re.finditer("\n\n", text)]
        self.states = actors_of_kind(ActorKind.STATE)
        self.founds = [found for group in founds for found in group]
        self.weights: defaultdict[str, float] = defaultdict(float)
        self.named: Counter[str] = Counter()
        self.paragraphs: defaultdict[str, set[int]] = defaultdict(set)
        self.foreign: set[str] = set()
        self.told: set[str] = set()
        self.company = self._company(sentences, founds)

    def find(self) -> str | None:
        """The state, if one is much likelier than all others."""
        self._weigh_lines()
        for found in self.founds:
            code = self._code(found)
            if code is not None:
                self._weigh(found, code)
        most = max(self.named.values(), default=1)
        widest = max(map(len, self.paragraphs.values()), default=1)
        for code, count in self.named.items():
            self.weights[code] += _OFTEN * count / most
            self.weights[code] += _EVERYWHERE * len(self.paragraphs[code]) / widest
        state = self._clear({}, _CLEAR)
        if state is None and speaks_often(self.text):
            return self._clear(self.company, _CLEAR_BESIDE)
        return state

    def _clear(self, beside: Mapping[str, int], margin: float) -> str | None:
        """Which state is far ahead, where those named beside "us" are likelier others."""
        weights = {
            code: weight - _BESIDE * min(beside.get(code, 0), _OFTEN_BESIDE)
            for code, weight in self.weights.items()
        }
        ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
        ranked += [("", 0.0), ("", 0.0)]
        if ranked[0][1] < _ENOUGH or ranked[0][1] - ranked[1][1] < margin:
            return None
        first = ranked[0][0]
        return first if first in self.told or first not in self.foreign else None

    def _code(self, found: Found) -> str | None:
        name = found.names[0]
        is_one = name.kind is not NameKind.TRAP and len(name.codes) == 1
        return name.codes[0] if is_one and name.codes[0] in self.states else None

    def _tell(self, code: str) -> None:
        self.weights[code] += _LINE
        self.told.add(code)

    def _weigh_lines(self) -> None:
        for find in (home_by_line, home_by_writer):
            home = find(self.text, self.founds, self._code)
            if home is not None:
                self._tell(home)

    def _company(
        self, sentences: Sequence[Sentence], founds: Sequence[list[Found]]
    ) -> Counter[str]:
        """How often each is named beside "us", as others are: "Yemen fired at our trawlers"."""
        times: Counter[str] = Counter()
        for sentence, here in zip(sentences, founds, strict=False):
            if here and _FIRST_PERSON.search(_QUOTED.sub(" ", sentence.text)):
                times.update({code for found in here if (code := self._code(found)) is not None})
        return times

    def _weigh(self, found: Found, code: str) -> None:
        kind = found.names[0].kind
        before = self.text[max(0, found.start - 60) : found.start]
        before = before[before.rfind("\n") + 1 :]
        if kind not in (*_OWN_KINDS, NameKind.PERSON, NameKind.FORCE, NameKind.BODY):
            return
        self.named[code] += 1
        self.paragraphs[code].add(bisect(self.breaks, found.start))
        if kind is NameKind.PERSON:
            if _OWN_LEADER.search(before) or _OWN_PERSON.search(before):
                self._tell(code)
            self.weights[code] += _DOMESTIC if _DOMESTIC_TITLE.search(before) else 0
        elif kind not in _OWN_KINDS:
            return
        elif self._is_own(found, kind, before):
            self._tell(code)
        elif self._is_foreign(found, kind, before):
            self.weights[code] -= _FOREIGN
            self.foreign.add(code)

    def _is_own(self, found: Found, kind: NameKind, before: str) -> bool:
        """Whether the writer counts himself among a people, or calls a country his own."""
        if kind in (NameKind.PEOPLE, NameKind.ADJECTIVE) and _AMONG.search(before):
            return True
        if _HERE.search(before) or _OWN_AFTER.match(self.text, found.end):
            return True
        is_apposed = _OWN_APPOSED.search(before) is not None
        return is_apposed and not _LISTED.match(self.text, found.end)

    def _is_foreign(self, found: Found, kind: NameKind, before: str) -> bool:
        """Whether it does something to "us", or "we" do something to it."""
        if kind is not NameKind.PEOPLE and _OTHER.search(before):
            return True
        acts = kind is not NameKind.ADJECTIVE and not _PREPOSED.search(before)
        return acts and _ACTS_ON_US.match(self.text, found.end) is not None


_LINE = 3.0
_FOREIGN = 0.7
_DOMESTIC = 0.5
_CLEAR_BESIDE = 0.35
_BESIDE = 0.35
_OFTEN_BESIDE = 3
_OFTEN = 0.75
_EVERYWHERE = 0.75
_ENOUGH = 0.9
_CLEAR = 0.5
