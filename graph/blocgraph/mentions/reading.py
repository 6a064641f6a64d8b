"""The names of one sentence, read in their noun phrases."""

from __future__ import annotations

import re
from functools import cache, cached_property

from blocgraph.actors import load_actors
from blocgraph.mentions import noun_phrases as phrases
from blocgraph.mentions.context import Context
from blocgraph.mentions.eras import code_in, dated_names
from blocgraph.mentions.gazetteer import Found
from blocgraph.mentions.names import Name, NameKind
from blocgraph.mentions.namesakes import choose_name, given_name_before, is_given_name
from blocgraph.mentions.people import holder_in_office, is_other_bearer
from blocgraph.mentions.places import is_city, is_dateline, is_modifier_of_event, is_place
from blocgraph.mentions.rows import word_set
from blocgraph.mentions.spans import (
    CAPITAL,
    COLLECTIVE,
    DEMONYM,
    NAME,
    OFFICE,
    PLACE,
    Reference,
)
from blocgraph.model import Sentence
from blocgraph.vocabulary import ActorKind

_LONG_WORD = re.compile(r"[^\W\d_][\w’'-]{3,}")
_NO_PREFIX = re.compile(
    r"(?:anti|pro|non|ex|un|post|trans|pan|Anti|Pro|Non|Ex|Post|Trans|Pan)[-–]$"
)
_COMMA = re.compile(r",\s+(?:the\s+|an?\s+)?")
_COMPOUND = re.compile(r"[-–][a-z]")
_ORIGIN = re.compile(r"-(?:born|educated|based|listed|trained|bound|registered)\b")
_WORDS_AFTER = re.compile(r" ([a-z]+)\b(?: ([a-z]+)\b)?")
_CITIZENS = frozenset({"journalist", "journalists", "tourist", "tourists"})
_HOLDING = re.compile(
    r"\b(?:hold|holds|held|holding|detain|arrest|jail|imprison|seiz|nab|kidnap|abduct|sentenc"
    r"|convict|execut|hang|lock|expel|deport|poison)\w*(?: [\w-]+){0,4} $"
)
_HELD = re.compile(
    r"(?: [\w-]+){0,5}? (?:was|were|been|being) (?:held|detained|arrested|jailed|imprisoned|seized"
    r"|nabbed|kidnapped|abducted|sentenced|convicted|executed|hanged|expelled|deported)\b"
)
_GOVERNMENT = re.compile(
    r"(?:['’]s?|-led|-run)?\s+(?:(?:acting|interim|foreign|defen[cs]e|interior|prime|de facto)\s+)*"
    r"(?:government|administration|authorities|regime|cabinet|minister|ministry|ambassador|embassy"
    r"|delegation|envoy|diplomats?)\b"
)
_MISTER = re.compile(r"\bM(?:rs?|s)\.? $")
_HEAD_PLURAL = {"people": True, "force": True}
_WESTERN_HEADS = re.compile(
    r"\s+(?:[a-z]+\s+)?(?:powers|capitals|countries|nations|allies|states|partners|democracies|"
    r"governments|officials|leaders|diplomats|intelligence agencies)\b"
)


def read_sentence(context: Context, sentence: Sentence, founds: list[Found]) -> list[Reference]:
    """The references that a sentence makes by name, in order and without overlaps."""
    return _Reader(context, sentence, founds).read()


def is_title_case(text: str) -> bool:
    """Whether most words begin with capitals, as in an American headline."""
    words = _LONG_WORD.findall(text)
    return len(words) >= 3 and sum([word[0].isupper() for word in words]) > 0.8 * len(words)


@cache
def _territories() -> frozenset[str]:
    states = (actor.code for actor in load_actors() if actor.kind is ActorKind.STATE)
    return frozenset(states) | {"EU", "UN"}


class _Reader:
    """Goes through a sentence from left to right."""

    def __init__(self, context: Context, sentence: Sentence, founds: list[Found]) -> None:
        self.context = context
        self.text = context.document.text
        self.sentence = sentence
        self.founds = founds
        self.dates = context.dates(sentence)
        self.references: list[Reference] = []
        self.floor = sentence.start
        self.last_kind: NameKind | None = None
        self.dateline_end = len(self.text)

    @cached_property
    def title_case(self) -> bool:
        """Whether most words of the sentence begin with capitals."""
        return is_title_case(self.sentence.text)

    def read(self) -> list[Reference]:
        for index, found in enumerate(self.founds):
            if found.start < self.floor:
                continue
            name = self._choose(found)
            if name is None or name.kind is NameKind.TRAP:
                self.floor = found.end
                continue
            if self._has_prefix(found.start):
                continue
            following = self.founds[index + 1] if index + 1 < len(self.founds) else None
            reference = self._read_name(found, name, following)
            if reference:
                self._add(reference)
        return self.references

    def _has_prefix(self, start: int) -> bool:
        """Whether the name is only a part of a word such as "anti-French"."""
        before = self.text[max(start - 6, 0) : start]
        return before.endswith(("-", "–")) and _NO_PREFIX.search(before) is not None

    def _add(self, reference: Reference) -> None:
        last = self.references[-1] if self.references else None
        self.floor = reference.end
        is_same_person = (
            last is not None
            and last.is_person
            and reference.is_person
            and last.actors == reference.actors
            and _COMMA.fullmatch(self.text, last.end, reference.start)
        )
        if last and is_same_person:
            self.references[-1] = last._replace(end=reference.end)
        else:
            self.references.append(reference)

    def _choose(self, found: Found) -> Name | None:
        people = tuple(name for name in found.names if name.kind is NameKind.PERSON)
        if not people and _MISTER.search(self.text, max(0, found.start - 5), found.start):
            return None
        others = tuple(name for name in found.names if name.kind is not NameKind.PERSON)
        if others:
            name = choose_name(others, self.context)
            if name and is_given_name(
                self.text, self.sentence.start, found.start, found.end, self.title_case
            ):
                return None
            return self._in_its_time(found, name) if name else None
        known = self.context.introductions.code(self.text[found.start : found.end])
        if known:
            return next((n for n in people if known in n.codes), people[0]._replace(codes=(known,)))
        holder = holder_in_office(people, self.dates, self.context.counts)
        given = given_name_before(self.text, self.sentence.start, found.start)
        if holder and given and " " not in holder.text and is_other_bearer(given, holder):
            return None
        return holder

    def _in_its_time(self, found: Found, name: Name) -> Name | None:
        text = self.text[found.start : found.end]
        if text not in dated_names():
            return name
        code = code_in(text, self.context.calendar.year_at(self.sentence, found.start))
        if code == "":
            return None
        return name._replace(codes=(code,)) if code else name

    def _read_name(self, found: Found, name: Name, following: Found | None) -> Reference | None:
        match name.kind:
            case NameKind.PERSON:
                return self._read_person(found, name, following)
            case NameKind.COMBINING:
                return Reference(found.start, found.end - 1, name.codes, DEMONYM)
            case NameKind.PEOPLE:
                return Reference(found.start, found.end, name.codes, DEMONYM, is_plural=True)
        return self._read_phrase(found, name, following)

    def _read_phrase(self, found: Found, name: Name, following: Found | None) -> Reference | None:
        if name.codes == ("TALIBAN",) and self._governs(found.end):
            name = name._replace(codes=("AFG",))
        if name.kind in (NameKind.NAME, NameKind.CAPITAL, NameKind.SEAT):
            if is_dateline(
                self.text, self.sentence.start, self.sentence.end, found.start, found.end
            ):
                self.context.home = self.context.home or name.codes[0]
                self.dateline_end = found.end
                return Reference(found.start, found.end, name.codes, PLACE)
            if self.text[self.dateline_end : found.start] == ", ":
                return Reference(found.start, found.end, name.codes, PLACE)
            if name.kind is not NameKind.SEAT and _COMPOUND.match(self.text, found.end):
                return None if _ORIGIN.match(self.text, found.end) else self._demonym(found, name)
            if name.kind is NameKind.CAPITAL and is_city(self.text, found.start, found.end):
                return Reference(found.start, found.end, name.codes, PLACE)
        elif name.kind is NameKind.ADJECTIVE and (
            self._is_against_state(found) or _ORIGIN.match(self.text, found.end)
        ):
            return None
        limit = self.sentence.end
        after = phrases.after_possessive(self.text, found.end)
        chain = phrases.role_chain(self.text, after, limit)
        if name.codes == ("WEST",):
            head = _WESTERN_HEADS.match(self.text, found.end, limit)
            if head:
                return Reference(found.start, head.end(), name.codes, COLLECTIVE, is_plural=True)
        if chain and following and following.start < chain.end:
            if any(
                other.codes == name.codes or other.kind in (NameKind.BODY, NameKind.FORCE)
                for other in following.names
            ):
                return Reference(
                    self._with_article(found.start),
                    max(chain.end, following.end),
                    name.codes,
                    OFFICE,
                    is_plural=chain.kind in _HEAD_PLURAL,
                )
            chain = None
        if chain:
            return self._read_office(found, name, chain, following)
        start, kind, is_person, is_plural = found.start, _KINDS[name.kind], False, False
        last = self.references[-1].end if self.references else self.sentence.start
        bearer = phrases.named_before_bracket(self.text, last, found.start, found.end)
        if bearer and name.kind is NameKind.NAME:
            self.context.introductions.add(bearer[1], name.codes[0])
            return Reference(bearer[0], found.end + 1, name.codes, OFFICE, is_person=True)
        owner = phrases.body_of(self.text, self.floor, found.start)
        if owner and name.kind is not NameKind.ADJECTIVE:
            self._introduce_by_name_before(owner.start, name)
            if owner.person and owner.kind == "person":
                self.context.introductions.add(owner.person, name.codes[0])
            return Reference(
                owner.start, found.end, name.codes, OFFICE,
                is_person=owner.kind == "person", is_plural=owner.kind in _HEAD_PLURAL,
            )  # fmt: skip
        if name.kind in (NameKind.NAME, NameKind.CAPITAL, NameKind.SEAT) and self._is_place(
            found, name
        ):
            kind = PLACE
        return Reference(start, found.end, name.codes, kind, is_person, is_plural)

    def _governs(self, end: int) -> bool:
        """Whether what follows is an organ of the state that the Taliban have held since 2021."""
        dates = self.dates[:1]
        in_power = bool(dates) and ("1996-10" <= dates[0] < "2001-11" or dates[0] >= "2021-08-15")
        return in_power and _GOVERNMENT.match(self.text, end, self.sentence.end) is not None

    def _is_against_state(self, found: Found) -> bool:
        following = _WORDS_AFTER.match(self.text, found.end)
        if following is None:
            return False
        if word_set("against the state").isdisjoint(following.groups()):
            return False
        return not self._is_held(found, following)

    def _is_held(self, found: Found, following: re.Match[str]) -> bool:
        """Whether it is a citizen whom another state takes: "jailed a Thai journalist"."""
        if _CITIZENS.isdisjoint(following.groups()):
            return False
        before = self.text[max(self.sentence.start, found.start - 40) : found.start]
        return bool(
            _HOLDING.search(before) or _HELD.match(self.text, following.end(1), self.sentence.end)
        )

    def _demonym(self, found: Found, name: Name) -> Reference:
        return Reference(found.start, found.end, name.codes, DEMONYM)

    def _introduce_by_name_before(self, start: int, name: Name) -> None:
        before = phrases.name_before(self.text, self.floor, start)
        if before and name.codes:
            self.context.introductions.add(self.text[before[0] : before[1]], name.codes[0])

    def _is_place(self, found: Found, name: Name) -> bool:
        if name.codes[0] not in _territories():
            return False
        is_at = self.text[max(0, found.start - 4) : found.start] == " at "
        if is_at and name.kind is NameKind.NAME and name.codes[0] not in ("UN", "EU"):
            return False
        last = self.references[-1] if self.references else None
        is_like = last is not None and last.kind == PLACE and self.last_kind is name.kind
        if not is_place(
            self.text,
            self.sentence.start,
            found.start,
            found.end,
            after_place=last.end if last and is_like else None,
        ):
            return False
        self.last_kind = name.kind
        return not is_modifier_of_event(self.text, found.end)

    def _read_office(
        self, found: Found, name: Name, chain: phrases.RoleChain, following: Found | None
    ) -> Reference | None:
        before = phrases.roles_before(self.text, self.floor, found.start)
        start, end = self._with_article(found.start), chain.end
        is_person = chain.kind == "person"
        if is_person or chain.kind == "people":
            named = self._person_after(chain.end, following, name.codes[0], is_person)
            end = named or end
        if self._is_former(found.start) or before.is_former:
            self.floor = end
            return None
        if is_person and end == chain.end:
            start, end = self._with_apposition(start, end, name.codes[0])
        return Reference(
            start,
            end,
            name.codes,
            OFFICE,
            is_person=is_person,
            is_plural=chain.kind in _HEAD_PLURAL,
        )

    def _person_after(
        self, end: int, following: Found | None, code: str, is_person: bool
    ) -> int | None:
        if following and not self.text[end : following.start].strip():
            people = [n for n in following.names if n.kind is NameKind.PERSON]
            if not people:
                return None
            self.context.introductions.add(people[0].text, code)
            return following.end
        if self.title_case or not is_person:
            return None
        limit = min(self.sentence.end, following.start if following else self.sentence.end)
        name_end = phrases.person_name(self.text, end, limit)
        if name_end:
            self.context.introductions.add(self.text[end:name_end].strip(), code)
        return name_end

    def _with_apposition(self, start: int, end: int, code: str) -> tuple[int, int]:
        after = phrases.apposed_name(self.text, end, self.sentence.end)
        if after:
            self.context.introductions.add(self.text[after[0] : after[1]], code)
            return start, after[1]
        before = phrases.name_before(self.text, self.floor, start)
        if before:
            self.context.introductions.add(self.text[before[0] : before[1]], code)
            return before[0], end
        return start, end

    def _with_article(self, start: int) -> int:
        before = self.text[max(self.floor, start - 4) : start]
        return start - 4 if before.lower() == "the " else start

    def _is_former(self, start: int) -> bool:
        before = self.text[max(self.sentence.start, start - 14) : start].lower()
        return re.search(r"\b(?:former|ex|late|then-?former)[ -](?:the )?$", before) is not None

    def _read_person(self, found: Found, name: Name, following: Found | None) -> Reference | None:
        before = phrases.roles_before(self.text, self.floor, found.start)
        if before.is_former or self._is_former(found.start):
            return None
        end = found.end
        if (
            following
            and re.fullmatch(r" of (?:the )?", self.text[end : following.start])
            and any(name.codes == other.codes for other in following.names)
        ):
            end = following.end
        if " " in name.text:
            self.context.introductions.add(name.text, name.codes[0])
        return Reference(before.start, end, name.codes, OFFICE, is_person=True)


_KINDS = {
    NameKind.NAME: NAME,
    NameKind.ADJECTIVE: DEMONYM,
    NameKind.CAPITAL: CAPITAL,
    NameKind.BODY: OFFICE,
    NameKind.FORCE: OFFICE,
    NameKind.SEAT: OFFICE,
    NameKind.COLLECTIVE: COLLECTIVE,
}
