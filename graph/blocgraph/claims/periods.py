"""When what an event tells took effect and when it ended, by the dates of its sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from blocgraph.claims.clause import Clause
from blocgraph.claims.events import Event
from blocgraph.claims.lexicon import Lexicon
from blocgraph.claims.phrases import NounPhrase, Phrases
from blocgraph.claims.slots import patients
from blocgraph.mentions.dates import DateMention, nearest_date
from blocgraph.model import OPEN, Sentence, first_day, last_day
from blocgraph.vocabulary import RelationType as T

_OPENING = (":", ",", "-", "–", "—", "(", "and", "but", ";", "that", "while", "because")
_TO = re.compile(r"\s(?:to|until|till|through)\s(?:early |late |mid-?|the end of )?\Z")
_NEAR = 3
_DATED = ("point", "since", "range", "until")
_BRINGING_ABOUT = (
    "impose", "sign", "conclude", "hold", "launch", "begin", "start", "reach", "agree", "give",
    "send", "carry", "make", "establish", "found", "form", "ink", "seal", "introduce", "adopt",
    "declare", "place", "slap", "lift", "sell", "deliver", "initial", "set", "open", "forge",
)  # fmt: skip
_CONCLUDING = (
    "sign",
    "conclude",
    "initial",
    "agree",
    "reach",
    "ratify",
    "strike",
    "seal",
    "ink",
    "date",
)
_STANDING = (T.ALLIANCE, T.TREATY, T.NON_AGGRESSION, T.MEMBERSHIP, T.BASING_RIGHTS, T.SANCTIONS,
             T.ALIGNMENT)  # fmt: skip
_ASIDES = ("relative", "reduced", "subordinate", "adjunct")
_ENDING = ("end", "terminate", "cease", "dissolve", "elapse")


class Period(NamedTuple):
    """From VALID_FROM to VALID_TO, partial dates; None where the sentence does not say."""

    valid_from: str | None = None
    valid_to: str | None = None


class PeriodReader:
    """Finds the dates of the events of one sentence."""

    def __init__(
        self, sentence: Sentence, dates: Sequence[DateMention], phrases: Phrases,
        clauses: Sequence[Clause], lexicon: Lexicon,
    ) -> None:  # fmt: skip
        self.sentence = sentence
        self.dates = dates
        self.phrases = phrases
        self.clauses = clauses
        self.lexicon = lexicon

    def of(self, event: Event) -> Period:
        """Since when and until when the event holds."""
        if not self.dates:
            return Period()
        phrase = event.phrase
        lapse = None
        if phrase is not None and event.type in _STANDING:
            lapse = self._lapse(phrase)
        if phrase is not None and (event.date_from_phrase or lapse is not None):
            start = self._of_phrase(phrase, lapse)
            ended = lapse or (self._end_told_of(phrase) if event.date_from_phrase else None)
            end = self._in_clause(ended, ended.verb.end) if ended is not None else None
            if end is not None and end.valid_from != start:
                return _ordered(start, end.valid_to if end.kind == "until" else end.valid_from)
            return Period(start)
        found = self._offset(event) or self._of_relative(event) or self._beside(event)
        found = found or self._nearest(event, event.clause) or self._only(event)
        if found is None or found.kind == "context":
            found = (
                self._in_complement(event)
                or self._nearest(event, self._clause_at(event))
                or self._fronted(event)
                or self._of_signing(event)
                or self._of_telling(event)
                or found
            )
        if found is not None and found.kind == "until" and event.type is T.RELATIONS_REDUCED:
            return Period(found.valid_to)
        return self._period(found) if found is not None else Period()

    def _offset(self, event: Event) -> DateMention | None:
        """When it was, where the sentence counts from it: "a month after A had armed B"."""
        base = self.sentence.start
        places = [event.phrase.tokens[0].start] if event.phrase is not None else []
        clause = event.clause
        if clause is not None:
            start = min([clause.verb.start, *(p.start for p in clause.subject)])
            places.append(self.phrases.words[start].start)
        return next(
            (
                date
                for date in self.dates
                if date.kind == "offset" and date.valid_from
                and any(0 <= base + place - date.end <= _NEAR for place in places)
            ),
            None,
        )  # fmt: skip

    def _beside(self, event: Event) -> DateMention | None:
        """The date in the clause of a noun that is only mentioned there."""
        clause = self._clause_at(event) if event.clause is None else None
        found = self._nearest(event, clause) if clause is not None else None
        if found is None or clause is None or found.kind == "context":
            return None
        place = found.start - self.sentence.start
        return found if self._begin(clause) <= place < self._clause_end(clause) else None

    def _of_relative(self, event: Event) -> DateMention | None:
        """The date that the noun's own clause gives: "the embargo that A imposed in 2011"."""
        if event.phrase is None or event.type is T.RELATIONS_REDUCED:
            return None
        for clause in self.clauses:
            if clause.antecedent is event.phrase and clause.link in _ASIDES:
                if clause.verb.lemma in _BRINGING_ABOUT:
                    return self._in_clause(clause, clause.verb.end)
        return None

    def _in_complement(self, event: Event) -> DateMention | None:
        """The date in what the verb governs: "helped A to retake B in March"."""
        for clause in self.clauses:
            if clause.governor is event.clause is not None and clause.link == "xcomp":
                found = self._in_clause(clause, clause.verb.end)
                if found is not None:
                    return found
        return None

    def _of_telling(self, event: Event) -> DateMention | None:
        """The day on which it was told, where nothing else says when it was."""
        for step in event.clause.ancestors() if event.clause is not None else ():
            if step.link == "that" and step.governor is not None:
                found = self._nearest_in(step.governor)
                return found if found is not None and found.kind == "point" else None
        return None

    def _nearest_in(self, clause: Clause) -> DateMention | None:
        """The date that stands in the clause itself."""
        base = self.sentence.start
        first, last = base + self._begin(clause), base + self._clause_end(clause)
        return next((d for d in self.dates if d.kind in _DATED and first <= d.start < last), None)

    def _fronted(self, event: Event) -> DateMention | None:
        """The date before the subject of the sentence, whatever holds it, for its main verbs."""
        main = next((c for c in self.clauses if c.link == "main" and c.form == "finite"), None)
        clause = event.clause or self._clause_at(event)
        if main is None or not main.subject or clause is None or clause.link in _ASIDES:
            return None
        first = self.sentence.start + self.phrases.words[main.subject[0].start].start
        ahead = [d for d in self.dates if d.kind in _DATED and d.start < first]
        return ahead[-1] if len(ahead) == 1 and clause.place >= main.place else None

    def _of_signing(self, event: Event) -> DateMention | None:
        """The date of the signing, for what was agreed: "under the pact, signed in 1951, ..."."""
        if event.type not in _STANDING:
            return None
        base = self.sentence.start
        for clause in self.clauses:
            if clause.link in _ASIDES and clause.verb.lemma in _CONCLUDING:
                start, end = self._span(clause)
                for date in self.dates:
                    if date.kind in _DATED and start <= date.start - base < end:
                        return date
        return None

    def _clause_at(self, event: Event) -> Clause | None:
        """The clause in which the words of the event stand."""
        held = [c for c in self.clauses if self._begin(c) <= event.start < self._clause_end(c)]
        return held[-1] if held else None

    def _begin(self, clause: Clause) -> int:
        start = min([clause.verb.start, *(p.start for p in clause.subject)])
        return self.phrases.words[self._with_fronted(start)].start

    def _period(self, found: DateMention) -> Period:
        end = found.valid_to
        if end is None and found.kind == "point" and found.valid_from is not None:
            end = self._end_after(found)
        return _ordered(found.valid_from, end)

    def _end_after(self, start: DateMention) -> str | None:
        """The end of "from March 2012 to June 2014", whose two dates stand apart."""
        text, base = self.sentence.text, self.sentence.start
        if not re.search(r"\bfrom\s\Z", text[: start.start - base], re.IGNORECASE):
            return None
        for date in self.dates:
            if date.start > start.end and date.kind in ("point", "until"):
                between = text[start.end - base : date.start - base]
                return (date.valid_from or date.valid_to) if _TO.fullmatch(between) else None
        return None

    def _lapse(self, phrase: NounPhrase) -> Clause | None:
        """The clause that says that the thing came to its end: "the treaty lapsed in 1990"."""
        for clause in self.clauses:
            is_ending = clause.verb.lemma in _ENDING or self.lexicon.is_verb(
                clause.verb.lemma, "lapse"
            )
            about = phrase in clause.subject or clause.antecedent is phrase
            if is_ending and about and not clause.objects and _is_real(clause):
                return clause
        return None

    def _end_told_of(self, phrase: NounPhrase) -> Clause | None:
        """The clause that tells of its end by somebody: "left the 1960 treaty in 2016"."""
        for clause in self.clauses:
            held = [*patients(clause), *(p for pp in clause.prepositions for p in pp.phrases)]
            if (phrase in held or clause.antecedent is phrase) and _is_real(clause):
                return clause
        return None

    def _in_clause(self, clause: Clause, after: int) -> DateMention | None:
        """The first date of the clause that stands after its verb and in no noun phrase."""
        words = self.phrases.words
        first = self.sentence.start + words[min(after, len(words)) - 1].end
        last = self.sentence.start + self._clause_end(clause)
        return next(
            (
                date
                for date in self.dates
                if date.kind in ("point", "until") and first <= date.start < last
            ),
            None,
        )

    def _only(self, event: Event) -> DateMention | None:
        """The date of a sentence that has one, if it is not that of an aside."""
        dates = [date for date in self.dates if date.kind != "context"]
        if len(dates) != 1 or event.clause is None:
            return None
        return None if self._is_aside(dates[0], event.clause, _ASIDES) else dates[0]

    def _is_aside(self, date: DateMention, clause: Clause, links: tuple[str, ...]) -> bool:
        """Whether the date stands in a clause about something else."""
        own = list(clause.ancestors())
        place = date.start - self.sentence.start
        for other in self.clauses:
            if other.link in links and other not in own:
                start, end = self._span(other)
                if start <= place < end:
                    return True
        return False

    def _span(self, clause: Clause) -> tuple[int, int]:
        start = clause.antecedent.end if clause.antecedent is not None else clause.verb.start
        if clause.link == "relative":
            links = range(clause.verb.start - 1, start - 1, -1)
            start = next((i for i in links if self.phrases.words[i].tag == "R"), start)
        return self.phrases.words[start].start, self._clause_end(clause)

    def _nearest(self, event: Event, clause: Clause | None) -> DateMention | None:
        base = self.sentence.start
        first, last = 0, len(self.sentence.text)
        if clause is not None:
            words = self.phrases.words
            start = clause.subject[0].start if clause.subject else clause.verb.start
            start = self._with_fronted(min(start, clause.verb.start))
            first = words[start].start if start < len(words) else 0
            last = self._clause_end(clause)
        dates = self.dates
        if clause is not None:
            dates = [d for d in dates if not self._is_aside(d, clause, ("relative",))]
        if event.phrase is not None and event.type is T.RELATIONS_REDUCED:
            first_token, last_token = event.phrase.tokens[0], event.phrase.tokens[-1]
            start, end = base + first_token.start, base + last_token.end
            dates = [
                date for date in dates if date.kind != "named" and not start <= date.start < end
            ] or dates
        return nearest_date(dates, base + event.start, base + first, base + last, base)

    def _clause_end(self, clause: Clause) -> int:
        words, elements = self.phrases.words, self.phrases.elements
        if clause.end < len(elements):
            place = elements[clause.end].start
            place = self._with_fronted(place) if place < len(words) else place
            if place < len(words):
                return words[place].start
        return len(self.sentence.text)

    def _with_fronted(self, start: int) -> int:
        """The word where the dates begin that stand before the subject."""
        words = self.phrases.words
        first = start
        while first and words[first - 1].tag in ("DATE", "P"):
            first -= 1
        opens = not first or words[first - 1].lower in _OPENING
        return first if opens else start

    def _of_phrase(self, phrase: NounPhrase, lapse: Clause | None) -> str | None:
        """The date of the thing itself: "the 1960 treaty", not that of its end."""
        base = self.sentence.start
        start = base + phrase.tokens[0].start
        stop = base + len(self.sentence.text)
        if lapse is not None:
            stop = base + self.phrases.words[lapse.verb.start].start
        return next(
            (
                date.valid_from
                for date in self.dates
                if start <= date.start < stop and date.kind != "context"
            ),
            None,
        )


def _ordered(start: str | None, end: str | None) -> Period:
    """The period, without an end that would come before its start."""
    if start and end and end != OPEN and last_day(end) < first_day(start):
        return Period(start)
    return Period(start, end)


def _is_real(clause: Clause) -> bool:
    return not clause.verb.negated and not clause.verb.modal and clause.link != "subordinate"
