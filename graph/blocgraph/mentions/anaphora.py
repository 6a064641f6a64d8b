"""Pronouns and descriptions, resolved to the actors that a text has mentioned before."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from blocgraph.actors import load_actors
from blocgraph.mentions.context import Context
from blocgraph.mentions.grammar import coordinated, is_object, is_subject
from blocgraph.mentions.rows import actor_classes, anaphoric_phrases
from blocgraph.mentions.spans import ANAPHOR, DEMONYM, OFFICE, PLACE, Reference
from blocgraph.model import Sentence
from blocgraph.vocabulary import ActorKind

_MEMORY = 4
_PRONOUN = r"it|its|itself|they|them|their|themselves|he|him|his|she|her|we|us|our|ours"
_PLEONASTIC = re.compile(
    r"\s+(?:is|was|has been|would be|will be|may be|might be|could be|remains?|remained|seems?|"
    r"appears?|became|becomes)\s+(?:not\s+|now\s+|still\s+|also\s+|yet\s+|far from\s+|too\s+)?"
    r"(?:clear|unclear|likely|unlikely|possible|impossible|important|time|hard|difficult|easy|"
    r"too|early|evident|obvious|known|unknown|expected|thought|believed|reported|said|true|"
    r"understood|certain|uncertain|necessary|essential|inevitable|notable|worth|that|only|"
    r"on\s+\w+day|in\s+\d{4}|the\s+first|the\s+second|the\s+third)\b"
    r"|\s+(?:took|takes|emerged|turned out|follows|remains to be seen|rained|comes? (?:as|after|amid))\b"
)
_JOINING = re.compile(
    r"\b(?:ratif\w+|approv\w+|block\w*|veto\w*|back(?:s|ed|ing)?|support\w*|oppos\w+|delay\w*|"
    r"endors\w+|hold(?:s|ing)? up|held up|sign(?:ed|s)? off on)\s+$"
)
_MEMBERSHIP = re.compile(r"\s+(?:\w+\s+)?(?:entry|accession|membership|bid|admission|candidacy|"
                         r"application|joining)\b")  # fmt: skip


class Anaphor(NamedTuple):
    """From START to END stands WORDS, which refers to NUMBER actors of the class ANTECEDENT."""

    start: int
    end: int
    words: str
    number: str
    antecedent: str


@cache
def _phrases() -> dict[str, tuple[str, str]]:
    return {row.phrase: (row.number, row.antecedent) for row in anaphoric_phrases()}


@cache
def _pattern() -> re.Pattern[str]:
    phrases = sorted(_phrases(), key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))}|{_PRONOUN})\b", re.IGNORECASE)


@cache
def _codes_of(kind: ActorKind) -> frozenset[str]:
    return frozenset(actor.code for actor in load_actors() if actor.kind is kind)


class Discourse:
    """Remembers the references of the last sentences and resolves what refers back to them."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.text = context.document.text
        self.history: list[list[Reference]] = []
        self.speaker: tuple[str, ...] = ()

    def pass_over(self) -> None:
        """Take note of a sentence that mentions no actors."""
        self.history.append([])

    def resolve(self, sentence: Sentence, named: list[Reference]) -> list[Reference]:
        """The references of a sentence with those that refer back, in order."""
        done: list[Reference] = []
        rest = list(named)
        for anaphor in self._anaphors(sentence, named):
            while rest and rest[0].start < anaphor.start:
                done.append(rest.pop(0))
            actors = self._antecedents(anaphor, sentence, done, rest)
            if actors:
                number = len(actors) > 1 or anaphor.words in ("they", "them", "their", "themselves")
                done.append(
                    Reference(anaphor.start, anaphor.end, actors, ANAPHOR, is_plural=number)
                )
        done += rest
        for reference in done:
            if reference.kind != PLACE:
                self.context.count(reference.actors)
        self.history.append(done)
        del self.history[:-_MEMORY]
        return done

    def _anaphors(self, sentence: Sentence, named: list[Reference]) -> list[Anaphor]:
        found = []
        for match in _pattern().finditer(self.text, sentence.start, sentence.end):
            start, end = match.span()
            if any(r.start < end and start < r.end for r in named):
                continue
            words = " ".join(match[0].lower().split())
            if words == "us" and match[0] != "us":
                continue
            number, antecedent = _phrases().get(words, ("pronoun", ""))
            found.append(Anaphor(start, end, words, number, antecedent))
        return found

    def _antecedents(
        self, anaphor: Anaphor, sentence: Sentence, done: list[Reference], rest: list[Reference]
    ) -> tuple[str, ...]:
        match anaphor.number:
            case "pronoun":
                return self._pronoun(anaphor, sentence, done, rest)
            case "one":
                return self._described(anaphor, sentence, done)
            case "other":
                return self._neighbour(anaphor, sentence, done)
            case "others":
                return self._partners(anaphor, done)
        return self._group(int(anaphor.number), done)

    # Pronouns

    def _pronoun(
        self, anaphor: Anaphor, sentence: Sentence, done: list[Reference], rest: list[Reference]
    ) -> tuple[str, ...]:
        if anaphor.words in ("we", "us", "our", "ours"):
            return self._first_person(anaphor, sentence, done, rest)
        if anaphor.words in ("he", "him", "his", "she", "her"):
            return self._person(done)
        if anaphor.words in ("they", "them", "their", "themselves"):
            return self._plural(anaphor, sentence, done)
        if anaphor.words == "it" and _PLEONASTIC.match(self.text, anaphor.end, sentence.end):
            return ()
        return self._singular(anaphor, sentence, done)

    def _person(self, done: list[Reference]) -> tuple[str, ...]:
        for references in (done, *reversed(self.history[-2:])):
            for reference in reversed(references):
                if reference.is_person:
                    return reference.actors
        return ()

    def _singular(
        self, anaphor: Anaphor, sentence: Sentence, done: list[Reference]
    ) -> tuple[str, ...]:
        before = [r for r in done if len(r.actors) == 1 and not r.is_plural and not r.is_person]
        subjects = [r for r in before if is_subject(self.text, sentence.start, r)]
        excluded: set[str] = set()
        is_its_entry = anaphor.words == "its" and (
            _JOINING.search(self.text[max(sentence.start, anaphor.start - 20) : anaphor.start])
            and _MEMBERSHIP.match(self.text, anaphor.end)
        )
        if is_its_entry:
            excluded = set(self._clause_actors(anaphor.start, subjects))
        elif anaphor.words == "it" and is_object(self.text, sentence.start, anaphor.start):
            if not subjects:
                return self._previous_subject(set(), sentence)
            excluded = set(subjects[-1].actors)
        fitting = [r for r in subjects if not excluded.intersection(r.actors) and r.kind != PLACE]
        if fitting:
            return fitting[-1].actors
        if not excluded and self._has_other_subject(sentence, anaphor, before):
            return ()
        others = [
            r for r in before
            if not excluded.intersection(r.actors) and r.kind not in (PLACE, DEMONYM)
        ]  # fmt: skip
        if others and not is_its_entry:
            return others[-1].actors
        return self._previous_subject(excluded, sentence)

    def _clause_actors(self, end: int, subjects: list[Reference]) -> list[str]:
        codes: list[str] = []
        for reference in reversed(subjects):
            if codes and re.search(r"[;:]", self.text[reference.end : end]):
                break
            codes += reference.actors
        return codes

    def _has_other_subject(
        self, sentence: Sentence, anaphor: Anaphor, before: list[Reference]
    ) -> bool:
        if before and before[0].start - sentence.start < 25:
            return False
        opening = self.text[sentence.start : anaphor.start]
        return re.match(r"[\"“]?(?:The|This|That|These|Those|A|An)\s+[a-z]", opening) is not None

    def _previous_subject(self, excluded: set[str], sentence: Sentence) -> tuple[str, ...]:
        for references in reversed(self.history[-2:]):
            usable = [
                r for r in references
                if len(r.actors) == 1
                and r.kind not in (PLACE, DEMONYM)
                and not r.is_plural
                and not excluded.intersection(r.actors)
            ]  # fmt: skip
            for reference in usable:
                if is_subject(self.text, self._sentence_start(reference), reference):
                    return reference.actors
            if usable:
                return usable[0].actors
        return ()

    def _sentence_start(self, reference: Reference) -> int:
        for mark in (". ", "\n", "? ", "! "):
            place = self.text.rfind(mark, max(0, reference.start - 200), reference.start)
            if place >= 0:
                return place + len(mark)
        return max(0, reference.start - 200)

    def _plural(
        self, anaphor: Anaphor, sentence: Sentence, done: list[Reference]
    ) -> tuple[str, ...]:
        is_them = anaphor.words == "them"
        for depth, references in enumerate((done, *reversed(self.history[-2:]))):
            groups = [
                g for g in coordinated(self.text, references)
                if len(_codes(g)) > 1 or any(r.is_plural for r in g)
            ]  # fmt: skip
            plain = [g for g in groups if not all(r.kind == PLACE for r in g)]
            if not plain:
                continue
            subjects = [g for g in plain if is_subject(self.text, sentence.start, g[0])]
            if depth:
                return _codes(subjects[0] if subjects else plain[0])
            if is_them and len(plain) > 1:
                return _codes(plain[0])
            return _codes(subjects[-1] if subjects else plain[-1])
        return ()

    def _first_person(
        self, anaphor: Anaphor, sentence: Sentence, done: list[Reference], rest: list[Reference]
    ) -> tuple[str, ...]:
        opening = self.text[sentence.start : anaphor.start]
        is_quoted = opening.count("“") > opening.count("”") or opening.count('"') % 2 == 1
        if is_quoted:
            outside = self._speakers(sentence, done + rest)
            if outside:
                self.speaker = outside[0].actors
            return self.speaker
        if self.context.is_own_statement and self.context.home:
            return (self.context.home,)
        return ()

    def _speakers(self, sentence: Sentence, references: list[Reference]) -> list[Reference]:
        speakers = []
        for reference in references:
            opening = self.text[sentence.start : reference.start]
            is_inside = opening.count("“") > opening.count("”") or opening.count('"') % 2 == 1
            if not is_inside and reference.kind in (OFFICE, "capital", "name", ANAPHOR):
                speakers.append(reference)
        return speakers

    # Descriptions

    def _described(
        self, anaphor: Anaphor, sentence: Sentence, done: list[Reference]
    ) -> tuple[str, ...]:
        if anaphor.antecedent == "home":
            return self._home(done)
        fits = self._fitting(anaphor.antecedent)
        is_that = anaphor.words.startswith("that ")
        subjects = {
            code for r in done if is_subject(self.text, sentence.start, r) for code in r.actors
        }
        if anaphor.antecedent == "state" and not is_that:
            home = self.context.home
            recent = {c for refs in (done, *self.history[-2:]) for r in refs for c in r.actors}
            if home and home in recent:
                return (home,)
            for references in (done, *reversed(self.history[-2:])):
                for reference in references:
                    if len(reference.actors) == 1 and reference.actors[0] in fits:
                        return reference.actors
            return ()
        for references in (done, *reversed(self.history)):
            for reference in reversed(references):
                if len(reference.actors) != 1 or reference.actors[0] not in fits:
                    continue
                if is_that and reference.actors[0] in subjects and len(subjects) == 1:
                    continue
                return reference.actors
        return ()

    def _home(self, done: list[Reference]) -> tuple[str, ...]:
        if self.context.home:
            return (self.context.home,)
        for references in (done, *reversed(self.history[-2:])):
            for reference in references:
                if len(reference.actors) == 1 and reference.actors[0] in self._fitting("state"):
                    return reference.actors
        return ()

    def _fitting(self, antecedent: str) -> frozenset[str]:
        match antecedent:
            case "state":
                return _codes_of(ActorKind.STATE)
            case "organisation":
                return _codes_of(ActorKind.ORGANISATION)
            case "armedGroup":
                return _codes_of(ActorKind.ARMED_GROUP)
        return actor_classes()[antecedent]

    def _neighbour(
        self, anaphor: Anaphor, sentence: Sentence, done: list[Reference]
    ) -> tuple[str, ...]:
        fits = self._fitting(anaphor.antecedent or "state")
        subjects = [r for r in done if is_subject(self.text, sentence.start, r)]
        owner = (
            set(subjects[-1].actors) if subjects else set(self._previous_subject(set(), sentence))
        )
        if not owner:
            return ()
        for references in (done, *reversed(self.history)):
            for reference in reversed(references):
                codes = reference.actors
                if len(codes) == 1 and codes[0] in fits and not owner.intersection(codes):
                    return codes
        return ()

    def _partners(self, anaphor: Anaphor, done: list[Reference]) -> tuple[str, ...]:
        number = int(anaphor.antecedent)
        owner = next((r.actors[0] for r in reversed(done) if len(r.actors) == 1), None)
        for references in (done, *reversed(self.history)):
            for group in coordinated(self.text, references):
                codes = _codes(group)
                if len(codes) == number + 1 and owner in codes:
                    return tuple(code for code in codes if code != owner)
        return ()

    def _group(self, number: int, done: list[Reference]) -> tuple[str, ...]:
        states = _codes_of(ActorKind.STATE)
        windows = (done, *reversed(self.history))
        for references in windows:
            for group in reversed(coordinated(self.text, references)):
                codes = tuple(code for code in _codes(group) if code in states)
                if len(codes) == number:
                    return codes
            acting = [r for r in references if r.kind != PLACE]
            codes = tuple(c for c in _codes(acting) if c in states)
            if len(codes) == number:
                return codes
        return self._protagonists(number, done) if number == 2 else ()

    def _protagonists(self, number: int, done: list[Reference]) -> tuple[str, ...]:
        states = _codes_of(ActorKind.STATE)
        counts = {c: n for c, n in self.context.counts.items() if c in states}
        ranked = sorted(counts, key=lambda code: (-counts[code], code))
        recent = [c for refs in (done, *reversed(self.history[-2:])) for c in _codes(refs)
                  if c in states]  # fmt: skip
        if len(ranked) >= number and ranked[:number] and (
            len(ranked) == number or counts[ranked[number - 1]] > counts[ranked[number]]
        ) and any(code in recent for code in ranked[:number]):  # fmt: skip
            return tuple(ranked[:number])
        if ranked and recent and recent[0] != ranked[0] and counts[ranked[0]] >= 3:
            return (ranked[0], recent[0])
        return ()


def _codes(references: list[Reference]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for r in references for code in r.actors))
