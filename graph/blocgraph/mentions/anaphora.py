"""Pronouns and descriptions, resolved to the actors that a text has mentioned before."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from blocgraph.actors import load_actors
from blocgraph.mentions.context import Context
from blocgraph.mentions.grammar import coordinated, is_object, is_possessor, subjects_of
from blocgraph.mentions.phrase_finder import Phrase, PhraseFinder, between, to_lower
from blocgraph.mentions.rows import actor_classes, anaphoric_phrases, neighbours
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


_PREPOSITION = re.compile(r"\b(?:of|in|about|on|to|for|with|from|by) $")
_ASKING = re.compile(
    r"\b(?:call\w*(?: up)?on|urg\w+|ask\w*|tell\w*|told|forc\w+|order\w*|want\w*|press\w*|"
    r"warn\w*|allow\w*|demand\w*|implor\w+|invit\w+|help\w*|enabl\w+|requir\w+|oblig\w+|"
    r"persuad\w+|push\w*|pressur\w+|led|caus\w+) (?:the )?$"
    r"|\bcall\w* on (?:the )?$"
)


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
def _finder() -> PhraseFinder:
    plain = (phrase for phrase, (number, _) in _phrases().items() if number != "other")
    return PhraseFinder([*plain, *_PRONOUN.split("|")])


@cache
def _relation() -> re.Pattern[str]:
    words = "|".join(
        re.escape(phrase)
        for phrase in sorted(_phrases(), key=lambda phrase: (-len(phrase), phrase))
        if _phrases()[phrase][0] == "other"
    )
    return re.compile(rf"\s+(?:[\w’'-]+\s+){{0,2}}?(?P<word>{words})\b", re.IGNORECASE)


@cache
def _codes_of(kind: ActorKind) -> frozenset[str]:
    return frozenset(actor.code for actor in load_actors() if actor.kind is kind)


class Discourse:
    """Remembers the references of the last sentences and resolves what refers back to them."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.text = context.document.text
        self.history: list[list[Reference]] = []
        self.starts: list[int] = []
        self.groups: list[tuple[str, ...]] = []
        self.phrases = _finder().find(self.text)
        self.speaker: tuple[str, ...] = ()

    def pass_over(self, sentence: Sentence) -> None:
        """Take note of a sentence that mentions no actors."""
        self._remember(sentence, [])

    def _remember(self, sentence: Sentence, references: list[Reference]) -> None:
        self.history.append(references)
        self.starts.append(sentence.start)
        groups = (_codes(group) for group in coordinated(self.text, references))
        self.groups += [codes for codes in groups if len(codes) > 2]
        del self.history[:-_MEMORY], self.starts[:-_MEMORY]

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
        self._remember(sentence, done)
        return done

    def _anaphors(self, sentence: Sentence, named: list[Reference]) -> list[Anaphor]:
        anaphors = []
        for found in between(self.phrases, sentence.start, sentence.end):
            anaphor = self._anaphor(found, sentence, named)
            if anaphor and not (anaphors and anaphor.start < anaphors[-1].end):
                anaphors.append(anaphor)
        return anaphors

    def _anaphor(self, found: Phrase, sentence: Sentence, named: list[Reference]) -> Anaphor | None:
        start, end, words = found
        if words == "us" and self.text[start:end] != "us":
            return None
        if words in ("its", "his", "their"):
            relation = _relation().match(self.text, end, sentence.end)
            if relation and not any(r.start == relation.end() + 1 for r in named):
                head = to_lower(relation["word"])
                is_crossed = any(r.start < relation.end() and start < r.end for r in named)
                begin = relation.start("word") if is_crossed else start
                return Anaphor(begin, relation.end(), head, *_phrases()[head])
        if any(r.start < end and start < r.end for r in named):
            return None
        return Anaphor(start, end, words, *_phrases().get(words, ("pronoun", "")))

    def _antecedents(
        self, anaphor: Anaphor, sentence: Sentence, done: list[Reference], rest: list[Reference]
    ) -> tuple[str, ...]:
        match anaphor.number:
            case "pronoun":
                return self._pronoun(anaphor, sentence, done, rest)
            case "one" if anaphor.words.startswith("our "):
                return self._first_person(anaphor, sentence, done, rest)
            case "one":
                return self._described(anaphor, sentence, done)
            case "other":
                return self._neighbour(anaphor, sentence, done)
            case "others":
                return self._partners(anaphor, done)
        return self._group(anaphor, int(anaphor.number), done)

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
        all_subjects = subjects_of(self.text, sentence.start, done)
        subjects = [r for r in all_subjects if r in before]
        excluded: set[str] = set()
        is_its_entry = anaphor.words == "its" and bool(
            _JOINING.search(self.text[max(sentence.start, anaphor.start - 20) : anaphor.start])
            and _MEMBERSHIP.match(self.text, anaphor.end)
        )
        if is_its_entry:
            excluded = set(self._clause_actors(anaphor.start, all_subjects))
        elif anaphor.words == "it" and is_object(
            self.text, sentence.start, anaphor.start, anaphor.end
        ):
            if not done and _PREPOSITION.search(self.text[anaphor.start - 8 : anaphor.start]):
                return ()
            excluded = self._joint_subject(done, all_subjects)
        nearest = self._owner_beside(anaphor, before, sentence)
        if nearest:
            return nearest
        fitting = [r for r in subjects if not excluded.intersection(r.actors)]
        if fitting:
            return fitting[-1].actors
        if self._has_other_subject(sentence, anaphor, before):
            return ()
        if anaphor.words == "it" and not excluded:
            previous = self._previous_subject(excluded)
            if previous:
                return previous
        others = [
            r for r in before
            if not excluded.intersection(r.actors) and r.kind not in (PLACE, DEMONYM)
        ]  # fmt: skip
        if others and not is_its_entry:
            owners = [r for r in others if is_possessor(self.text, r)]
            return (owners or others)[-1].actors
        return self._previous_subject(excluded)

    def _joint_subject(self, done: list[Reference], subjects: list[Reference]) -> set[str]:
        if not subjects:
            return set()
        for group in coordinated(self.text, done):
            if subjects[-1] in group:
                return set(_codes(group))
        return set(subjects[-1].actors)

    def _owner_beside(
        self, anaphor: Anaphor, before: list[Reference], sentence: Sentence
    ) -> tuple[str, ...]:
        """The actor right before: "thanks Germany for *its*", "urged Moscow to withdraw *its*"."""
        if anaphor.words != "its" or not before:
            return ()
        last = before[-1]
        between = self.text[last.end : anaphor.start]
        if last.kind in (PLACE, DEMONYM):
            return ()
        if re.fullmatch(r" (?:for|over|about|because of|despite|and) ", between):
            return last.actors
        opening = self.text[max(sentence.start, last.start - 30) : last.start]
        if re.fullmatch(r" (?:not )?to \w+ ", between) and _ASKING.search(opening):
            return last.actors
        return ()

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

    def _previous_subject(self, excluded: set[str]) -> tuple[str, ...]:
        for start, references in reversed(self._past()[-2:]):
            usable = [
                r for r in references
                if len(r.actors) == 1
                and r.kind not in (PLACE, DEMONYM)
                and not excluded.intersection(r.actors)
            ]  # fmt: skip
            subjects = [
                r for r in subjects_of(self.text, start, references)
                if r in usable and not r.is_plural
            ]  # fmt: skip
            if subjects:
                return subjects[0].actors
            again = [r for r in usable if r.kind == ANAPHOR]
            if usable:
                return (again or usable)[0].actors
        return ()

    def _past(self) -> list[tuple[int, list[Reference]]]:
        return list(zip(self.starts, self.history, strict=True))

    def _plural(
        self, anaphor: Anaphor, sentence: Sentence, done: list[Reference]
    ) -> tuple[str, ...]:
        past = reversed(self._past()[-2:])
        for depth, (start, references) in enumerate(((sentence.start, done), *past)):
            groups = [
                g for g in coordinated(self.text, references)
                if len(_codes(g)) > 1 or any(_may_be_they(r) for r in g)
            ]  # fmt: skip
            plain = [g for g in groups if not all(r.kind == PLACE for r in g)]
            if not plain:
                continue
            heads = subjects_of(self.text, start, references)
            subjects = [g for g in plain if g[0] in heads]
            if depth or (anaphor.words == "them" and len(plain) > 1):
                return _codes((subjects or plain)[0])
            return _codes((subjects or plain)[-1])
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
        if anaphor.antecedent == "foreign":
            return self._foreign(done)
        fits = self._fitting(anaphor.antecedent)
        is_that = anaphor.words.startswith("that ")
        if anaphor.antecedent == "state" and not is_that:
            home = self.context.home
            recent = {c for refs in (done, *self.history[-2:]) for r in refs for c in r.actors}
            if home and home in recent:
                return (home,)
        subjects = subjects_of(self.text, sentence.start, done)
        here = [r for r in done if len(r.actors) == 1 and r.actors[0] in fits]
        taken = {code for r in subjects for code in r.actors} if is_that else set()
        if anaphor.antecedent == "state" and not is_that:
            here = [r for r in here if r not in subjects] + [r for r in here if r in subjects]
        for reference in reversed(here):
            if not taken.intersection(reference.actors):
                return reference.actors
        for start, references in reversed(self._past()):
            there = [r for r in references if len(r.actors) == 1 and r.actors[0] in fits
                     and not taken.intersection(r.actors)]  # fmt: skip
            heads = [r for r in subjects_of(self.text, start, references) if r in there]
            if there:
                return (heads[0] if heads else there[-1]).actors
        return ()

    def _home(self, done: list[Reference]) -> tuple[str, ...]:
        if self.context.home:
            return (self.context.home,)
        for references in (done, *reversed(self.history[-2:])):
            for reference in references:
                if len(reference.actors) == 1 and reference.actors[0] in self._fitting("state"):
                    return reference.actors
        return ()

    def _foreign(self, done: list[Reference]) -> tuple[str, ...]:
        states = self._fitting("state")
        for references in (done, *reversed(self.history)):
            for reference in reversed(references):
                codes = reference.actors
                if len(codes) == 1 and codes[0] in states and codes[0] != self.context.home:
                    return codes
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
        heads = [r for r in subjects_of(self.text, sentence.start, done) if len(r.actors) == 1]
        owner = heads[-1].actors if heads else self._previous_subject(set())
        if not owner:
            return ()
        if anaphor.antecedent == "neighbour":
            fits = neighbours().get(owner[0], frozenset())
        else:
            fits = self._fitting(anaphor.antecedent)
        for references in (done, *reversed(self.history)):
            for reference in reversed(references):
                codes = reference.actors
                if len(codes) == 1 and codes[0] in fits and codes != owner:
                    return codes
        return ()

    def _partners(self, anaphor: Anaphor, done: list[Reference]) -> tuple[str, ...]:
        number = int(anaphor.antecedent)
        here = [_codes(group) for group in coordinated(self.text, done)]
        for reference in reversed(done):
            for codes in (*reversed(here), *reversed(self.groups)):
                if len(codes) == number + 1 and reference.actors[0] in codes:
                    return tuple(code for code in codes if code not in reference.actors)
        return ()

    def _group(self, anaphor: Anaphor, number: int, done: list[Reference]) -> tuple[str, ...]:
        states = _codes_of(ActorKind.STATE)
        must_border = re.search(r"neighbou?rs", anaphor.words) is not None

        def is_fit(codes: tuple[str, ...]) -> bool:
            if len(codes) != number:
                return False
            return not must_border or codes[1] in neighbours().get(codes[0], frozenset())

        for references in (done, *reversed(self.history)):
            groups = [
                tuple(code for code in _codes(group) if code in states)
                for group in reversed(coordinated(self.text, references))
            ]
            acting = [r for r in references if r.kind != PLACE]
            groups.append(tuple(code for code in _codes(acting) if code in states))
            for codes in groups:
                if is_fit(codes):
                    return codes
        return next(filter(is_fit, self._protagonists(done)), ()) if number == 2 else ()

    def _protagonists(self, done: list[Reference]) -> list[tuple[str, ...]]:
        states = _codes_of(ActorKind.STATE)
        counts = {c: n for c, n in self.context.counts.items() if c in states}
        for code in _codes(done):
            if code in states:
                counts[code] = counts.get(code, 0) + 1
        ranked = sorted(counts, key=lambda code: (-counts[code], code))
        recent = [
            c for refs in (done, *reversed(self.history[-2:])) for c in _codes(refs) if c in states
        ]
        pairs: list[tuple[str, ...]] = []
        if len(ranked) >= 2 and (len(ranked) == 2 or counts[ranked[1]] > counts[ranked[2]]):
            if set(ranked[:2]) & set(recent):
                pairs.append((ranked[0], ranked[1]))
        if ranked and counts[ranked[0]] >= 3:
            pairs += [(ranked[0], code) for code in recent[:2] if code != ranked[0]]
        return pairs


def _may_be_they(reference: Reference) -> bool:
    return reference.is_plural or (reference.kind == OFFICE and not reference.is_person)


def _codes(references: list[Reference]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for r in references for code in r.actors))
