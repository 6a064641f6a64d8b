"""The clauses and phrases that stand around a noun phrase."""

from __future__ import annotations

from collections.abc import Sequence

from blocgraph.claims.clause import Clause
from blocgraph.claims.discourse import Memory
from blocgraph.claims.lexicon import Lexicon, NounFrame
from blocgraph.claims.phrases import NounPhrase, Particle, Phrases
from blocgraph.claims.slots import Surroundings, noun_over, patients
from blocgraph.claims.unsaid import Unsaid
from blocgraph.claims.word_sets import words


class NounNeighbours:
    """Finds what a noun phrase of one sentence hangs on, and what hangs on it."""

    def __init__(
        self, phrases: Phrases, clauses: Sequence[Clause], lexicon: Lexicon, memory: Memory
    ) -> None:
        self.words = phrases.words
        self.lowers, self.actors = phrases.lowers, phrases.actors
        self.elements = phrases.elements
        self.clauses = clauses
        self.lexicon = lexicon
        self.memory = memory
        self.around = Surroundings(phrases.elements)
        self.unsaid = Unsaid(phrases, clauses, lexicon, memory)

    def _operator(self, phrase: NounPhrase) -> NounPhrase | None:
        """The noun that the phrase hangs on: "the LIFTING of the sanctions"."""
        index = self.around.place[id(phrase)]
        whole = noun_over(self.elements, index, ("of",))
        if whole is not None and whole.strong:
            return self._done_by(index - 2) or whole
        return whole or noun_over(self.elements, index, ("in", "to", "from", "for"))

    def _done_by(self, place: int) -> NounPhrase | None:
        """The noun before "by A and B": "the signing by A and B of a treaty"."""
        while place >= 2:
            link, noun = self.elements[place - 1], self.elements[place - 2]
            if not (isinstance(link, Particle) and isinstance(noun, NounPhrase)):
                return None
            if link.word == "by":
                return noun
            if link.kind not in ("C", ",") or not noun.strong:
                return None
            place -= 2
        return None

    def _governor(self, phrase: NounPhrase) -> tuple[Clause | None, str]:
        """The clause that the phrase stands in, and whether as its subject, object or deeper."""
        for clause in self.clauses:
            if phrase in patients(clause) and not (
                clause.link == "reduced" and clause.form == "part"
            ):
                return clause, "object"
            if phrase in clause.subject and not clause.passive:
                return clause, "subject"
            if phrase in clause.second:
                return clause, "object"
            if clause.objects and not clause.passive and self._twin(phrase) in clause.objects:
                return clause, "object"
        for clause in self.clauses:
            for pp in clause.prepositions:
                if phrase in pp.phrases:
                    return clause, pp.word
        amount = self._operator(phrase)
        if amount is not None and amount.head.lower.removesuffix("s") in _AMOUNTS:
            return self._governor(amount)
        best: Clause | None = None
        for clause in self.clauses:
            if clause.verb.start < phrase.start:
                best = clause
        return best, ""

    def _twin(self, phrase: NounPhrase) -> NounPhrase | None:
        """The phrase that "and" or "but" joins it to."""
        index = self.around.place[id(phrase)]
        link, other = (self.elements[index - 1], self.elements[index - 2]) if index > 1 else (0, 0)
        joined = isinstance(link, Particle) and link.kind == "C"
        place = index - 2
        while joined and place > 1 and phrase.tokens[0].lower in ("a", "an"):
            lead = self.elements[place - 1]
            if not (isinstance(lead, Particle) and lead.kind == "P"):
                break
            place -= 2
            other = self.elements[place]
        return other if joined and isinstance(other, NounPhrase) else None

    def _reduced(self, phrase: NounPhrase) -> Clause | None:
        for clause in self.clauses:
            if clause.antecedent is phrase and clause.link in ("reduced", "relative"):
                inner = () if phrase in (*clause.objects, *clause.subject) else self.clauses
                sunk = (c for c in inner if c.governor is clause and phrase in c.objects)
                return next(sunk, clause)
        return None

    def _is_shelved(self, clause: Clause) -> bool:
        """Whether the verb has it "on ice", "in abeyance", or pulls the plug on it."""
        if clause.verb.lemma == "pull":
            return any(p.has("plug") for p in clause.objects)
        if clause.objects and clause.objects[-1].has(*_BRAKES) and clause.verb.lemma in _BRAKING:
            return True
        return any(
            p.has_any(_SHELVES) for pp in clause.prepositions if pp.word in ("on", "in", "into")
            for p in pp.phrases
        )  # fmt: skip

    def _phrasal(self, clause: Clause) -> str:
        lemma = clause.verb.lemma
        if lemma in ("take", "pull", "lead", "get") and any(
            token.lower == "out" for token in self.words[clause.verb.end : clause.verb.end + 6]
        ):
            return "withdraw from"
        if lemma == "let" and not _LAPSES.isdisjoint(
            token.lower for token in self.words[clause.verb.end : clause.verb.end + 9]
        ):
            return "drop"
        if lemma in ("stop", "fall") and any(
            token.lower == "short" for token in self.words[clause.verb.start : clause.verb.end + 1]
        ):
            return "stop short"
        if lemma in (*_SHELVING, *_BRAKING) and self._is_shelved(clause):
            return "suspend"
        following = [token.lower for token in self.words[clause.verb.end : clause.verb.end + 2]]
        for size in (2, 1):
            phrase = " ".join([lemma, *following[:size]])
            if phrase in self.lexicon.classed_verbs:
                return phrase
        return self._split(clause) or lemma

    def _split(self, clause: Clause) -> str:
        """The verb with a particle that stands behind its object: "put the visit off"."""
        end = clause.objects[-1].end if clause.objects and not clause.passive else 0
        behind = self.words[end : end + _FAR] if end else []
        particle = next((token for token in behind if token.tag == "PRT"), None)
        if particle is None:
            return ""
        phrase = f"{clause.verb.lemma} {particle.lower}"
        return phrase if phrase in self.lexicon.classed_verbs else ""

    def _frame(self, phrase: NounPhrase) -> tuple[NounFrame, int] | None:
        readings, singular = self.lexicon.noun_readings, self.lexicon.singular
        lowers = [token.lower.replace("defense", "defence") for token in phrase.tokens]
        if readings.keys().isdisjoint(lowers):
            return None
        best: tuple[NounFrame, int] | None = None
        head = _before_name(phrase, phrase.tokens.index(phrase.head))
        for index, word in enumerate(lowers[: head + 1]):
            for frame in readings.get(word, ()):
                size = len(frame.trigger)
                if size == 1 and index != head:
                    continue
                words = lowers[index : index + size]
                if (
                    len(words) < size
                    and index + size - 1 > head
                    and not _LINKS.isdisjoint(frame.trigger)
                ):
                    place = phrase.start + index
                    words = [token.lower for token in self.words[place : place + size]]
                elif index + size - 1 != head:
                    continue
                if len(words) < size:
                    continue
                last = words[-1]
                if words[:-1] == list(frame.trigger[:-1]) and frame.trigger[-1] in (
                    last, singular.get(last, last),
                ):  # fmt: skip
                    if best is None or size > len(best[0].trigger):
                        best = (frame, phrase.tokens[index].start)
        return best


_FAR = 4
_LAPSES = frozenset(("lapse", "expire"))
_SHELVING = ("put", "place", "hold", "keep", "leave", "pull")
_BRAKING = ("put", "call", "bring", "place", "slap", "impose", "announce", "declare", "order")
_BRAKES = ("brakes", "end", "halt", "stop", "finish")
_SHELVES = ("ice", "hold", "abeyance", "freezer", "backburner", "limbo", "storage", "burner")
_AMOUNTS = words(
    "round series day week month year hour string wave spate set flurry kind form package raft "
    "rest remainder part bulk most majority slew battery tranche barrage array range number "
    "volley bout regime dose host"
)


def _before_name(phrase: NounPhrase, head: int) -> int:
    """The place of the noun that a name follows: "the exercise Blue Sea"."""
    first = head
    while first > 1 and phrase.tokens[first].text[0].isupper():
        first -= 1
    noun = phrase.tokens[first]
    is_common = noun.tag == "N" and noun.text[0].islower()
    return first if first < head and is_common else head


_LINKS = words("of on with for in into to without from")
