"""From whose side a text is written: a ministry's statement, "our army" in a column, a briefing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from blocgraph.mentions.by_lines import town_state
from blocgraph.mentions.context import Context
from blocgraph.mentions.gazetteer import Found, find_names
from blocgraph.mentions.issuers import find_issuers, may_have_issuers
from blocgraph.mentions.memory import actors_of_kind
from blocgraph.mentions.names import NameKind
from blocgraph.mentions.own_nation import OwnNation, speaks_for_nation, topic_state
from blocgraph.mentions.people import holder_in_office
from blocgraph.mentions.reading import read_sentence
from blocgraph.mentions.spans import Reference
from blocgraph.mentions.turns import Introduction, Label, labels_of, plainly_written, read_turns
from blocgraph.model import Sentence
from blocgraph.vocabulary import ActorKind

_STATEMENT = re.compile(
    r"\b(?:Statement|Communiqué|Communique|Declaration|Press (?:release|statement)|Remarks|Comment|"
    r"Note|Briefing|Commentary|STATEMENT)\b.{0,40}\b(?:by|of|from)\b|"
    r"^(?:The )?(?:Ministry|Government|Embassy|MFA|Department) (?:of|welcomes|condemns)"
)
_BODY = re.compile(
    r"\b(?:Ministry|Government|Embassy|Permanent Mission|Presidency|Office of the|Cabinet|"
    r"Department)\b"
)
_DATED = re.compile(r"\b(?:\d{1,2} [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8} \d{1,2}),? \d{4}\b")
_FIRST_SENTENCES = 3
_OPENING_SENTENCES = 8


class Authorship:
    """Finds for whom a text speaks; notes it in the context."""

    def __init__(
        self, context: Context, sentences: Sequence[Sentence], founds: Sequence[list[Found]]
    ) -> None:
        self.context = context
        self.sentences = sentences
        self.founds = founds
        text = context.document.text
        labels = labels_of(text)
        if labels:
            self._take_turns(labels)
            return
        head = list(sentences[:_OPENING_SENTENCES])
        if may_have_issuers(head) or any(_STATED.search(s.text) for s in head[:_HEADED]):
            opening = Context(context.document)
            named = [read_sentence(opening, s, f) for s, f in zip(head, founds, strict=False)]
            context.authors = find_issuers(head, named) or _letterhead(head, named)
        if len(context.authors) == 1 and context.authors[0] in actors_of_kind(ActorKind.STATE):
            context.home = context.authors[0]
        context.is_official = bool(context.authors)
        if not context.authors and speaks_for_nation(text):
            self._take(OwnNation(text, sentences, founds).find())
        if context.home is None and not context.authors:
            context.topic = topic_state(text, list(founds))

    def read(self, index: int, sentence: Sentence, references: list[Reference]) -> None:
        """Take note of what the sentence of that number says about who writes."""
        if index >= _FIRST_SENTENCES or self.context.turns is not None:
            return
        if not self.context.authors and _STATEMENT.search(sentence.text):
            self._take(_issuer(sentence, references))
            self.context.is_official = bool(self.context.authors)

    def _take(self, state: str | None) -> None:
        if state is not None:
            self.context.home = state
            self.context.authors = (state,)

    def _take_turns(self, labels: list[Label]) -> None:
        """Take note of whose turn it is where in a transcript, and for whom they speak."""
        opening = Context(self.context.document)
        named: list[Reference] = []
        home = None
        for sentence, founds in zip(self.sentences, self.founds, strict=False):
            if sentence.end > labels[0].start:
                break
            here = read_sentence(opening, sentence, founds)
            named += here
            if home is None and _DATED.search(sentence.text):
                places = {r.actors[0] for r in here if r.start - sentence.start < _NEAR}
                home = town_state(sentence.text) or (places.pop() if len(places) == 1 else None)
        people = dict(opening.introductions.known())
        for person in named:
            if person.is_person:
                words = self.context.document.text[person.start : person.end]
                people.setdefault(words, person.actors[0])
        text = plainly_written(self.context.document.text[: labels[0].start])
        home = home or opening.home or self._home_of_chamber(text)
        introduction = Introduction(text, named, people, home)
        turns = read_turns(labels, introduction, self._named_in(labels))
        self.context.turns = turns
        if len(turns.side) == 1 and turns.side[0] in actors_of_kind(ActorKind.STATE):
            self.context.home = turns.side[0]

    @staticmethod
    def _home_of_chamber(text: str) -> str | None:
        """Whose house or town the heading of a debate names: "LOK SABHA", "VALPARAÍSO"."""
        heading = text[:_HEADING]
        states = actors_of_kind(ActorKind.STATE)
        codes = {
            found.names[0].codes[0]
            for found in find_names(heading)
            if found.names[0].kind in _OF_CHAMBERS and states.issuperset(found.names[0].codes)
        }
        return codes.pop() if len(codes) == 1 else town_state(heading)

    def _named_in(self, labels: list[Label]) -> dict[int, tuple[str, ...]]:
        """The state or the official that each label names itself."""
        founds = [found for group in self.founds for found in group]
        dates = (self.context.document.published,) if self.context.document.published else ()
        named: dict[int, tuple[str, ...]] = {}
        for label in labels:
            for found in founds:
                if found.start < label.start or found.end > label.end:
                    continue
                people = tuple(n for n in found.names if n.kind is NameKind.PERSON)
                if not people and not label.may_name(found.start, found.end):
                    continue
                holder = holder_in_office(people, dates, self.context.counts) if people else None
                name = holder if people else found.names[0]
                if name is not None and name.kind is not NameKind.TRAP and len(name.codes) == 1:
                    named[label.start] = name.codes
        return named


def _letterhead(
    sentences: Sequence[Sentence], references: Sequence[Sequence[Reference]]
) -> tuple[str, ...]:
    """The state whose name stands over its ministry's in the head of a statement."""
    lines: list[tuple[Sentence, Sequence[Reference]]] = []
    for sentence, named in zip(sentences, references, strict=True):
        if sentence.text.rstrip().endswith((".", ":")) or len(sentence.text) > _LONG_LINE:
            break
        lines.append((sentence, named))
    if not any(_BODY.search(s.text) for s, _ in lines):
        return ()
    if not any(_STATED.search(s.text) for s, _ in lines):
        return ()
    states = actors_of_kind(ActorKind.STATE)
    over = [r.actors[0] for _, named in lines[:_OVER] for r in named if len(r.actors) == 1]
    issuing = dict.fromkeys(code for code in over if code in states)
    return tuple(issuing) if len(issuing) == 1 else ()


_STATED = re.compile(
    r"\b(?:statement|communiqu[eé]|declaration|press release|remarks|note verbale)\b", re.I
)
_LONG_LINE = 90
_OVER = 2
_HEADED = 4
_NEAR = 4
_HEADING = 300
_OF_CHAMBERS = (NameKind.BODY, NameKind.NAME, NameKind.ADJECTIVE)


def _issuer(sentence: Sentence, references: list[Reference]) -> str | None:
    """Whose ministry or government a statement names as its author."""
    single = [r for r in references if len(r.actors) == 1]
    offices = [r.actors[0] for r in single if r.kind == "office"]
    if not offices and len(single) == 1 and _BODY.search(sentence.text):
        return single[0].actors[0]
    return offices[0] if offices else None
