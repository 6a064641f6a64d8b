"""Who speaks in each turn of a transcript: "MINISTER: ...", "Q: ...", "Mr Okoro (Nigeria): ..."."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from blocgraph.mentions.names import fold
from blocgraph.mentions.rows import word_set
from blocgraph.mentions.spans import CAPITAL, NAME, OFFICE, PLACE, Reference

_LABEL = re.compile(
    r"^[ \t>*_•–—-]{0,4}(?P<label>(?P<name>[^\W\d_][^\n:()?!;“”\"]{0,70}?)"
    r"(?: ?\((?P<inside>[^()\n]{1,60})\)(?: ?\([^()\n]{1,60}\))?)?) ?:(?=[*_]{0,2}(?:\s|$))",
    re.MULTILINE,
)
_QUESTIONS = re.compile(r"^(Q|A)(?:\.|[ \t]{2,}|\t)[ \t]*(?=[A-Z“\"'‘—])", re.MULTILINE)
_WORD = re.compile(r"[^\W\d_][\w’'-]*\.?")
_SMALL = word_set("name particle") | {"of", "the", "for", "and", "to", "della", "dos", "ter", "af"}
_DEBATE = re.compile(
    r"\b(?:Questions? to (?:the )?(?:Ministers?|Prime Minister|Government)"
    r"|Oral (?:answers|questions)|Question (?:time|period|hour)|Hansard|Parliament|House of \w+"
    r"|Lok Sabha|Rajya Sabha|Senate|Bundestag|Knesset|Dáil|Duma|Riksdag|Storting|Sejm|Seimas"
    r"|Saeima|National Assembly|Congress|Legislative (?:Council|Yuan|Assembly)|Chamber of Deputies"
    r"|Plenary|[Pp]arliamentary debate|Point of order|Madam Speaker|Mr\.? Speaker)\b"
)
_OFFICIAL = re.compile(
    r"\b(?:briefing|gaggle|press (?:conference|availability|statement)|doorstep|remarks|spokes\w+"
    r"|minist\w+|president|premier|chancellor|ambassador|secretary|commissioner|envoy"
    r"|testimony|hearing|department|government|foreign ministry)\b",
    re.IGNORECASE,
)
_EXPERT = re.compile(
    r"\b(?:historian|analyst|expert|professor|scholar|author|researcher|fellow|economist|lecturer"
    r"|earnings|shareholders?|investors?|revenue|quarterly|customers?|podcast|novelist"
    r"|think tank|institute|university|veteran|activist|dissident|exiled?"
    r"|former|ex-\w+|opposition leader|(?:post|pre)-match|match|coach|tournament|squad|festival)\b",
    re.IGNORECASE,
)
_TITLE = word_set("title")


class Turn(NamedTuple):
    """From START on speaks one for ACTORS, who says "you" to ADDRESSED."""

    start: int
    actors: tuple[str, ...]
    addressed: tuple[str, ...]
    asks: bool


class Turns:
    """The turns of a transcript in order; none where the text is no transcript."""

    def __init__(self, turns: list[Turn], side: tuple[str, ...]) -> None:
        self.turns = turns
        self.side = side
        self._starts = [turn.start for turn in turns]

    def at(self, place: int) -> Turn | None:
        """The turn in which a place lies."""
        index = bisect_right(self._starts, place)
        return self.turns[index - 1] if index else None


class Label(NamedTuple):
    """A label from START to END; WORDS are its own, INSIDE those in brackets after them."""

    start: int
    end: int
    words: tuple[str, ...]
    inside: str

    @property
    def asks(self) -> bool:
        """Whether a journalist or a host speaks."""
        return not word_set("questioner").isdisjoint(self.words)

    @property
    def is_role(self) -> bool:
        """Whether it says only which office speaks."""
        roles = word_set("official speaker")
        return not roles.isdisjoint(self.words) and all(
            word in roles or word in _SMALL or word in _TITLE or word in word_set("portfolio")
            for word in self.words
        )

    def may_name(self, start: int, end: int) -> bool:
        """Whether a state named there is the speaker's, as not in the name of a newspaper."""
        if self.asks:
            return False
        is_inside = bool(self.inside) and end > self.end - len(self.inside) - _BRACKETS
        roles = word_set("official speaker") | word_set("portfolio") | _SMALL
        length = end - start
        others = sum(len(word) + 1 for word in self.words if word not in roles)
        return is_inside or others <= length + 1

    @property
    def is_answer(self) -> bool:
        """Whether it says only that somebody answers."""
        return self.words in (("a",), ("answer",))


def labels_of(text: str) -> list[Label]:
    """The labels at the beginnings of lines, where these make the text a transcript."""
    if text.count(":") < _LEAST and text.count("\nQ") < _LEAST:
        return []
    labels = [
        Label(match.start(), match.end(), (match[1].lower(),), "")
        for match in _QUESTIONS.finditer(text)
    ]
    for match in _LABEL.finditer(text):
        words = _WORD.findall(match["name"])
        if not words or len(words) > _LONGEST or not _is_name(words, match["name"]):
            continue
        if _is_heading(text, match.end()):
            continue
        plain = tuple(word.rstrip(".").lower() for word in words)
        labels.append(Label(match.start("label"), match.end("label"), plain, match["inside"] or ""))
    labels.sort()
    return labels if _are_turns(labels) else []


_LEAST = 2
_BRACKETS = 3
_LONGEST = 8


def _is_heading(text: str, start: int) -> bool:
    """Whether the line goes on without a full stop: "Fisheries: suspension of licences"."""
    end = text.find("\n", start)
    line = text[start : end if end >= 0 else len(text)].rstrip(" \t*_\"”’'»)]")
    return bool(line.strip()) and line[-1] not in ".?!…—–-:,;" and len(line) < _HEADING


_HEADING = 120


def _is_name(words: list[str], label: str) -> bool:
    if any(character.isdigit() for character in label):
        return False
    return all(word[0].isupper() or word.lower() in _SMALL for word in words)


def _are_turns(labels: list[Label]) -> bool:
    if len(labels) < _LEAST:
        return False
    kinds = {label.words for label in labels}
    answers = any(label.is_role or label.is_answer for label in labels)
    if any(label.asks for label in labels):
        return len(kinds) > 1
    titled = sum(label.words[0] in _TITLE or label.is_role for label in labels)
    if len(labels) > _LEAST and titled >= _LEAST:
        return True
    is_repeated = len(kinds) < len(labels) and len(kinds) > 1
    in_brackets = sum(bool(label.inside) for label in labels)
    return (is_repeated and (answers or len(labels) > _LEAST)) or in_brackets >= _LEAST


def plainly_written(text: str) -> str:
    """The text with its words in capitals written as names are: "Lok Sabha" for "LOK SABHA"."""
    return _CAPITALS.sub(lambda word: word[0].capitalize(), text.replace(" OF ", " of "))


_CAPITALS = re.compile(r"\b[A-ZÀ-Þ]{3,}\b")


class Introduction(NamedTuple):
    """What stands before the first turn: REFERENCES, and the PEOPLE named with their states."""

    text: str
    references: list[Reference]
    people: dict[str, str]
    home: str | None

    @property
    def is_debate(self) -> bool:
        """Whether a parliament sits."""
        return _DEBATE.search(self.text) is not None

    @property
    def is_official(self) -> bool:
        """Whether somebody is announced who speaks for a state or an organisation."""
        return _OFFICIAL.search(self.text) is not None and _EXPERT.search(self.text) is None

    def side(self) -> tuple[str, ...]:
        """For whom those speak who answer."""
        named = [r for r in self.references if r.kind == OFFICE and len(r.actors) == 1]
        people = [r for r in named if r.is_person]
        if self.is_debate and self.home:
            return (self.home,)
        if not (self.is_official or self.is_debate):
            return ()
        if people or named:
            return (people or named)[0].actors
        places = {r.actors[0] for r in self.references if r.kind in (PLACE, CAPITAL)}
        if self.home:
            places = {self.home}
        if len(places) == 1:
            return (places.pop(),)
        states = {r.actors[0] for r in self.references if r.kind == NAME and len(r.actors) == 1}
        return tuple(states) if len(states) == 1 and not places else ()


def read_turns(
    labels: list[Label], introduction: Introduction, by_label: dict[int, tuple[str, ...]]
) -> Turns:
    """The turns that begin with LABELS; BY_LABEL are the actors named in those that start there."""
    private = any(not word_set("private speaker").isdisjoint(label.words) for label in labels)
    side = () if private else introduction.side()
    labelled = set(by_label.values())
    if not (side or private) and introduction.is_official and len(labelled) == 1:
        side = labelled.pop()
    is_named = bool(by_label) or any(_introduced(label, introduction) for label in labels)
    is_debate = introduction.is_debate or _are_parties(labels, by_label)
    if is_debate and not side and introduction.home:
        side = (introduction.home,)
    several = len(set(introduction.people.values())) > 1
    turns: list[Turn] = []
    for label in labels:
        actors = by_label.get(label.start) or _introduced(label, introduction)
        asks = label.asks or (is_named and introduction.is_official and not actors)
        if asks and not (is_debate or label.is_role or label.is_answer):
            turns.append(Turn(label.start, (), side, True))
            continue
        is_theirs = label.is_role or label.is_answer or is_debate
        if not is_theirs and introduction.is_official and not several:
            is_theirs = _is_titled(label)
        turns.append(Turn(label.start, actors or (side if is_theirs else ()), (), False))
    for index, turn in enumerate(turns):
        if turn.asks:
            answer = next((later for later in turns[index + 1 :] if not later.asks), None)
            if answer is not None and answer.actors:
                turns[index] = turn._replace(addressed=answer.actors)
    return Turns(turns, side)


def _is_titled(label: Label) -> bool:
    """Whether somebody is called "Mr" or by an office, as spokesmen are, and not by a full name."""
    first = label.words[0]
    return first in _TITLE or first in word_set("official speaker") or len(label.words) == 1


def _are_parties(labels: list[Label], by_label: dict[int, tuple[str, ...]]) -> bool:
    """Whether members of a parliament speak: names with their parties in brackets."""
    members = [
        label for label in labels if label.inside and not label.asks and label.start not in by_label
    ]
    return len(members) >= _LEAST and any(label.is_role for label in labels)


def _introduced(label: Label, introduction: Introduction) -> tuple[str, ...]:
    """The actor of the person in the label whom the introduction has named."""
    words = [fold(word) for word in label.words if word not in _TITLE]
    name = " ".join(words)
    if not name:
        return ()
    for known, code in introduction.people.items():
        plain = fold(known).lower()
        if plain == name or plain.split()[-1] == name or plain.endswith(" " + words[-1]):
            return (code,)
    return ()
