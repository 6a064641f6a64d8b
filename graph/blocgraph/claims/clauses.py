"""Elements to clauses: each verb group with its subject, objects, prepositions and governor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from blocgraph.claims.lexicon import Lexicon
from blocgraph.claims.phrases import Element, NounPhrase, Particle, Phrases, VerbGroup
from blocgraph.claims.word_sets import words


@dataclass(slots=True, eq=False)
class Preposition:
    """WORD leads to PHRASES; ELEMENT is its place."""

    word: str
    phrases: list[NounPhrase]
    element: int


@dataclass(slots=True, eq=False)
class Clause:
    """VERB at the element PLACE, with who does it to whom, and the clause that it hangs on.

    `link` is `main`, `that` (what is said), `xcomp` (an infinitive or gerund that its governor
    controls), `relative`, `reduced`, `adjunct`, `subordinate` or `noun` (said by `noun`).
    """

    verb: VerbGroup
    place: int
    form: str
    subject: list[NounPhrase] = field(default_factory=list)
    objects: list[NounPhrase] = field(default_factory=list)
    second: list[NounPhrase] = field(default_factory=list)
    prepositions: list[Preposition] = field(default_factory=list)
    governor: Clause | None = None
    link: str = "main"
    marker: str = ""
    noun: NounPhrase | None = None
    antecedent: NounPhrase | None = None
    end: int = 0

    @property
    def passive(self) -> bool:
        """Whether what stands as subject or antecedent undergoes the verb."""
        return self.verb.passive or self.form == "part"

    def ancestors(self) -> Iterator[Clause]:
        """The clause, then what it hangs on, outwards."""
        seen: set[int] = set()
        clause: Clause | None = self
        while clause is not None and id(clause) not in seen:
            seen.add(id(clause))
            yield clause
            clause = clause.governor


_CONTROL_OBJECT = words(
    "urge ask tell order press push call appeal want allow enable permit force compel "
    "oblige invite help encourage persuade require get let warn advise expect request beg "
    "implore pressure"
)
_OBJECT_GERUND = words(
    "accuse charge suspect prevent stop bar ban blame criticise criticize condemn keep exclude "
    "deter discourage thank dissuade block"
)  # fmt: skip


class ClauseBuilder:
    """Reads the elements of a sentence from left to right."""

    def __init__(self, phrases: Phrases, lexicon: Lexicon) -> None:
        self.elements = phrases.elements
        self.words = phrases.words
        self.lexicon = lexicon
        self.clauses: list[Clause] = []
        self.pending: list[list[NounPhrase]] = []
        self.twins: list[Clause] = []

    def build(self) -> list[Clause]:
        """All clauses, in the order of their verbs."""
        for place, element in enumerate(self.elements):
            if isinstance(element, VerbGroup):
                self._add(place, element)
            elif isinstance(element, Particle) and element.kind == "SEP":
                self.pending.clear()
        for clause in self.clauses:
            self._complete(clause)
        self.clauses.extend(self.twins)
        self._join_speech()
        self._late_subjects()
        self._bind_pronouns()
        return self.clauses

    def _add(self, place: int, verb: VerbGroup) -> None:
        before = self._before(place)
        previous = self.elements[before] if before >= 0 else None
        clause = Clause(verb, place, self._form(place, verb, previous))
        if isinstance(previous, Particle) and previous.kind == "TO":
            clause.form = "inf"
            self._infinitive(clause, before)
        elif clause.form == "ing":
            self._gerund(clause, before, previous)
        elif clause.form == "part":
            self._participle(clause, before, previous)
        else:
            self._finite(clause, before, previous)
        self.clauses.append(clause)

    def _before(self, place: int) -> int:
        return place - 1

    def _form(self, place: int, verb: VerbGroup, previous: Element | None) -> str:
        if verb.form != "part":
            return "finite" if verb.form == "base" else verb.form
        following = self.elements[place + 1] if place + 1 < len(self.elements) else None
        follows = following.word if isinstance(following, Particle) else ""
        head = verb.tokens[-1]
        if self.lexicon.is_cue(verb.lemma, "say") and isinstance(previous, Particle):
            if previous.kind == "," and isinstance(following, NounPhrase):
                return "finite"
        readings = self.lexicon.verb_readings.get(head.lower, ())
        if not any(form == "past" for _, form in readings) or follows == "by":
            return "part"
        if previous is None or (isinstance(previous, Particle) and previous.kind in ("P", "S")):
            return "part"
        if isinstance(following, NounPhrase) or follows in ("that",):
            after_object = isinstance(previous, NounPhrase) and self._is_object(place - 1)
            if after_object and not self._reports(place - 1):
                return "part" if self._ditransitive_passive(verb) else "finite"
            return "finite"
        if verb.lemma in (
            "accuse",
            "blame",
            "tell",
            "urge",
            "force",
            "oblige",
            "suspect",
            "aim",
            "call",
        ):
            if follows in ("of", "for", "to", "at") and verb.lemma != "call":
                return "part"
        if isinstance(previous, Particle) and previous.kind in ("C", "R", "T"):
            return "finite"
        if isinstance(previous, Particle) and previous.kind == ",":
            if self.pending:
                return "part" if self._finite_follows(place) else "finite"
            return "part" if self._finite_follows(place) or self._last_finite() else "finite"
        if isinstance(previous, NounPhrase):
            if self._after_relative(place - 1):
                return "finite"
            if self._is_object(place - 1) and not self._reports(place - 1):
                return "part"
            return "part" if self._finite_follows(place) else "finite"
        return "finite"

    def _shared_antecedent(self, place: int) -> list[NounPhrase]:
        """What the relative clause before "and which" is about."""
        link = self.elements[place - 1] if place else None
        if not (isinstance(link, Particle) and link.kind == "C"):
            return []
        earlier = next((c for c in reversed(self.clauses) if c.link == "relative"), None)
        return [earlier.antecedent] if earlier is not None and earlier.antecedent else []

    def _after_relative(self, place: int) -> bool:
        """Whether a relative pronoun leads to the noun phrase: "from which A withdrew"."""
        lead = self.elements[place - 1] if place else None
        return isinstance(lead, Particle) and lead.kind == "R"

    def _ditransitive_passive(self, verb: VerbGroup) -> bool:
        return verb.lemma in ("call", "give", "offer", "grant")

    def _reports(self, place: int) -> bool:
        """Whether the noun phrase follows a verb of saying directly."""
        before = self.elements[place - 1] if place else None
        return isinstance(before, VerbGroup) and self.lexicon.is_cue(before.lemma, "say")

    def _is_object(self, place: int) -> bool:
        """Whether a verb of its own clause stands before the noun phrase."""
        for index in range(place - 1, -1, -1):
            element = self.elements[index]
            if isinstance(element, VerbGroup):
                return True
            if isinstance(element, Particle) and element.kind in ("SEP", "S", "T", "R", ","):
                return False
        return False

    def _finite_follows(self, place: int) -> bool:
        """Whether a finite verb without a subject of its own comes later in the clause."""
        fresh = False
        for element in self.elements[place + 1 :]:
            if isinstance(element, VerbGroup):
                if element.form == "finite" and not element.bare:
                    return not fresh
                if element.form == "finite":
                    return not fresh
                index = self.elements.index(element)
                follows = self.elements[index + 1] if index + 1 < len(self.elements) else None
                if element.form == "part" and getattr(follows, "word", "") in ("by",):
                    continue
                return element.form == "part"
            if isinstance(element, Particle):
                if element.kind in ("SEP", "S", "T", "R", "C"):
                    return False
                fresh = False
        return False

    def _last_finite(self) -> Clause | None:
        for clause in reversed(self.clauses):
            if clause.form == "finite":
                return clause
        return None

    def _finite(self, clause: Clause, before: int, previous: Element | None) -> None:
        last = self.clauses[-1] if self.clauses else None
        if isinstance(previous, Particle) and previous.kind == "R":
            clause.link = "relative"
            clause.governor = last
            antecedent = self._antecedent(before) or self._shared_antecedent(before)
            if antecedent and not _actors(antecedent) and last is not None:
                if last.verb.lemma in ("be", "become", "remain") and _actors(last.subject):
                    antecedent = last.subject
            if antecedent:
                clause.subject = antecedent
                clause.antecedent = antecedent[-1]
                clause.governor = last
            return
        if isinstance(previous, Particle) and previous.kind in ("C", ","):
            if (
                previous.kind == ","
                and self._is_inverted(clause, previous)
                and self._inverts(clause)
            ):
                return
            if previous.kind == "," and self.pending:
                clause.subject = self.pending.pop()
                return
            if previous.kind == "," and (start := self._interrupted(before)) is not None:
                self._hang(clause, self._subject(clause, start), last)
                return
            shared = self._coordinate(clause)
            if shared is not None:
                clause.subject, clause.governor = shared.subject, shared.governor
                clause.link, clause.marker = shared.link, shared.marker
                clause.antecedent, clause.noun = shared.antecedent, shared.noun
            return
        if self._inverts(clause) and self._is_inverted(clause, previous):
            return
        if (
            self.pending and last is not None
            and (last.link == "relative" or (last.form == "inf" and last.noun is not None))
            and (not self._says(last) or isinstance(previous, VerbGroup))
            and not (isinstance(previous, Particle) and previous.kind != "PRT")
            and self._belongs_to(last, before)
        ):  # fmt: skip
            clause.subject = self.pending.pop()
            return
        start = self._subject(clause, before)
        if (
            last is not None
            and last.verb.tokens[-1].tag in ("MOD", "AUX", "NEG")
            and clause.verb.bare
        ):
            opener = self.elements[start - 1] if start else None
            if opener is last.verb and last.verb.lemma in ("do", "have", "be"):
                clause.verb.modal = last.verb.modal
                lead = self.elements[last.place - 1] if last.place else None
                clause.verb.negated |= last.verb.negated or getattr(lead, "word", "") == "nor"
                if last.verb.tokens[0].lower == "should":
                    clause.marker = "should"
                self.clauses.remove(last)
                return
        self._hang(clause, start, last)

    def _is_inverted(self, clause: Clause, previous: Element | None) -> bool:
        """Whether the speaker follows: "..., insisted the minister"."""
        place = clause.place + 1
        if place >= len(self.elements) or not isinstance(self.elements[place], NounPhrase):
            return False
        if clause.verb.lemma in ("be", "have", "do", "come") or not (
            previous is None or (isinstance(previous, Particle) and previous.kind in (",", "SEP"))
        ):
            return False
        after = self.elements[place + 1] if place + 1 < len(self.elements) else None
        return after is None or (
            isinstance(after, Particle) and after.kind in (",", "SEP", "P", "S")
        )

    def _interrupted(self, comma: int) -> int | None:
        """The last noun phrase of a subject that is cut off by commas: "Norway, by contrast, chose"."""
        place = comma - 1
        candidate: int | None = None
        while place >= 0:
            element = self.elements[place]
            if isinstance(element, VerbGroup):
                return None
            if isinstance(element, Particle) and element.kind in ("SEP", "T", "S", "R", "C"):
                break
            if isinstance(element, NounPhrase):
                start = self._chain_start(place)
                lead = self.elements[start - 1] if start else None
                if not (isinstance(lead, Particle) and lead.kind == "P"):
                    candidate = place
                place = start
            place -= 1
        return candidate

    def _chain_start(self, place: int) -> int:
        """The first of the noun phrases that prepositions join to the one at `place`."""
        while place >= 2:
            _, start = self._group_left(place)
            link = self.elements[start - 1] if start else None
            other = self.elements[start - 2] if start > 1 else None
            if not (
                isinstance(link, Particle) and link.kind == "P" and isinstance(other, NounPhrase)
            ):
                break
            place = start - 2
        return place

    def _belongs_to(self, last: Clause, before: int) -> bool:
        """Whether nothing but phrases lies between the last verb and the element `before`."""
        return all(
            isinstance(element, NounPhrase)
            or (isinstance(element, Particle) and element.kind in ("P", "PRT", "C"))
            for element in self.elements[last.place + 1 : before + 1]
        )

    def _coordinate(self, clause: Clause) -> Clause | None:
        speaks = self.lexicon.is_cue(clause.verb.lemma, "say")
        finite = [c for c in self.clauses if c.form == "finite" and c.subject]
        if speaks:
            for other in reversed(finite):
                if self.lexicon.is_cue(other.verb.lemma, "say"):
                    return other
        acts = clause.verb.lemma in self.lexicon.verb_frames
        if acts and finite and not _actors(finite[-1].subject):
            for other in reversed(finite):
                if _actors(other.subject) and not _actors(other.objects):
                    return other
        return next(
            (c for c in reversed(finite) if c.link != "relative" or not self._closed(c, clause)),
            finite[-1] if finite else None,
        )

    def _closed(self, relative: Clause, clause: Clause) -> bool:
        return any(
            isinstance(element, Particle) and element.kind == ","
            for element in self.elements[relative.place : clause.place]
        )

    def _subject(self, clause: Clause, before: int) -> int:
        """Find the subject that ends before the verb; returns the element where it starts."""
        place = before
        if place < 0 or not isinstance(self.elements[place], NounPhrase):
            return place + 1
        place = self._chain_start(place)
        first = self.elements[place - 1] if place else None
        if isinstance(first, Particle) and first.kind == "P":
            return self._fronted(clause, place, before)
        group, start = self._group_left(place)
        clause.subject = group
        self._take_fronted(clause, start)
        appositive = self._apposed(start)
        if appositive and (not _actors(group) or _actors(appositive)) and self._may_appose(before):
            clause.subject = appositive if _actors(appositive) else group
        return start

    def _take_fronted(self, clause: Clause, start: int) -> None:
        """Prepositional phrases before the subject: "With A and B it builds ships"."""
        place = start - 1
        if place >= 0 and isinstance(self.elements[place], Particle):
            if self.elements[place].kind != ",":  # type: ignore[union-attr]
                return
            place -= 1
        if place < 1 or not isinstance(self.elements[place], NounPhrase):
            return
        group, first = self._group_left(place)
        lead = self.elements[first - 1] if first else None
        outer = self.elements[first - 2] if first > 1 else None
        opens = outer is None or (
            isinstance(outer, Particle) and outer.kind in ("SEP", "C", "T", ",", "S")
        )
        if (
            isinstance(lead, Particle)
            and lead.kind == "P"
            and opens
            and (lead.word in ("with", "from", "under", "against", "to", "for"))
        ):
            clause.prepositions.append(Preposition(lead.word, group, first - 1))

    def _may_appose(self, before: int) -> bool:
        return before + 1 < len(self.elements) and isinstance(self.elements[before], Particle)

    def _fronted(self, clause: Clause, place: int, before: int) -> int:
        """A prepositional phrase and nothing else before the verb."""
        if self.pending:
            clause.subject = self.pending.pop()
        return place - 1

    def _apposed(self, start: int) -> list[NounPhrase]:
        if start < 2:
            return []
        comma, phrase = self.elements[start - 1], self.elements[start - 2]
        if isinstance(comma, Particle) and comma.kind == "," and isinstance(phrase, NounPhrase):
            return self._group_left(start - 2)[0]
        return []

    def _group_left(self, place: int) -> tuple[list[NounPhrase], int]:
        """The coordinated noun phrases that end at `place`, and where they start."""
        element = self.elements[place]
        group = [element] if isinstance(element, NounPhrase) else []
        joined = False
        while place >= 2:
            link, other = self.elements[place - 1], self.elements[place - 2]
            if not isinstance(link, Particle) or not isinstance(other, NounPhrase):
                if (
                    isinstance(link, Particle) and link.kind == "C"
                    and isinstance(other, Particle) and other.kind == ","
                    and place >= 3 and isinstance(self.elements[place - 3], NounPhrase)
                    and self._has_list_before(place - 3)
                ):  # fmt: skip
                    joined = True
                    place -= 3
                    phrase = self.elements[place]
                    assert isinstance(phrase, NounPhrase)
                    group.insert(0, phrase)
                    continue
                break
            if link.kind == "C" and link.word in ("and", "or", "nor", "&"):
                if not joined and self._starts_clause(place - 2, place):
                    break
                joined = True
            elif not (link.kind == "," and joined and bool(other.strong) == bool(group[0].strong)):
                break
            place -= 2
            group.insert(0, other)
        return group, place

    def _has_list_before(self, place: int) -> bool:
        return (
            place >= 2
            and isinstance(self.elements[place - 1], Particle)
            and (
                self.elements[place - 1].kind == ","  # type: ignore[union-attr]
            )
            and isinstance(self.elements[place - 2], NounPhrase)
        )

    def _starts_clause(self, left: int, right: int) -> bool:
        """Whether `X and Y` before a verb joins two clauses rather than two subjects."""
        following = self.elements[right + 1] if right + 1 < len(self.elements) else None
        return isinstance(following, VerbGroup) and self._is_object(left)

    def group_right(self, place: int) -> tuple[list[NounPhrase], int]:
        """The coordinated noun phrases that start at `place`, and the element after them."""
        element = self.elements[place]
        if not isinstance(element, NounPhrase):
            return [], place
        group = [element]
        end = place + 1
        while end + 1 < len(self.elements):
            link, other = self.elements[end], self.elements[end + 1]
            if not isinstance(link, Particle):
                break
            if link.kind == "," and isinstance(other, Particle) and other.kind == "C":
                if end + 2 < len(self.elements) and len(group) > 1:
                    other = self.elements[end + 2]
                    if isinstance(other, NounPhrase) and not self._begins_clause(end + 2):
                        group.append(other)
                        end += 3
                        continue
                break
            if not isinstance(other, NounPhrase) or self._begins_clause(end + 1):
                break
            if (link.kind == "C" and link.word in ("and", "or", "nor", "&", "but")) or (
                link.kind == "," and self._list_goes_on(end + 1, other)
            ):
                group.append(other)
                end += 2
            else:
                break
        return group, end

    def _begins_clause(self, place: int) -> bool:
        following = self.elements[place + 1] if place + 1 < len(self.elements) else None
        return isinstance(following, VerbGroup) and following.form in ("finite", "base")

    def _list_goes_on(self, place: int, phrase: NounPhrase) -> bool:
        """Whether a list with a final `and` follows."""
        index = place + 1
        while index + 1 < len(self.elements):
            link, other = self.elements[index], self.elements[index + 1]
            if not isinstance(link, Particle):
                return False
            if link.kind == "C":
                return isinstance(other, NounPhrase) and not self._begins_clause(index + 1)
            if link.kind == "," and isinstance(other, Particle) and other.kind == "C":
                return True
            if link.kind == "P" and link.word == "of" and isinstance(other, NounPhrase):
                index += 2
                continue
            if link.kind != "," or not isinstance(other, NounPhrase):
                return False
            index += 2
        return False

    def _antecedent(self, place: int) -> list[NounPhrase]:
        """The noun phrases before a relative pronoun at `place`."""
        index = place - 1
        if index >= 0 and isinstance(self.elements[index], Particle):
            if self.elements[index].kind in (",", "P"):  # type: ignore[union-attr]
                index -= 1
            comma_before = self.elements[index] if index >= 0 else None
            if isinstance(comma_before, Particle) and comma_before.kind == ",":
                index -= 1
        if index < 0 or not isinstance(self.elements[index], NounPhrase):
            return []
        element = self.elements[index]
        assert isinstance(element, NounPhrase)
        group, start = self._group_left(index)
        comma = isinstance(self.elements[place - 1], Particle)
        if comma and not self._is_object(start):
            self._suspend(start, group)
        return [element] if not comma or self._is_object(start) else group

    def _suspend(self, start: int, group: list[NounPhrase]) -> None:
        place = start
        while (
            place >= 2
            and isinstance(self.elements[place - 1], Particle)
            and (
                self.elements[place - 1].kind == "P"  # type: ignore[union-attr]
            )
            and isinstance(self.elements[place - 2], NounPhrase)
        ):
            place -= 2
        if place != start:
            group, _ = self._group_left(place)
        if not self.pending or self.pending[-1] != group:
            self.pending.append(group)

    def _hang(self, clause: Clause, start: int, last: Clause | None) -> None:
        """Find the governor of a finite clause whose subject starts at `start`."""
        lead = self.elements[start - 1] if start > 0 else None
        if isinstance(lead, Particle) and lead.kind == "C" and start > 1:
            inner = self.elements[start - 2]
            if isinstance(inner, Particle) and inner.kind in ("S", "T", "R"):
                lead, start = inner, start - 1
        if isinstance(lead, Particle):
            if lead.kind == "T":
                self._complement(clause, start - 1, last)
            elif lead.kind == "S":
                clause.link, clause.marker, clause.governor = "subordinate", lead.word, last
            elif lead.kind == "R":
                clause.link, clause.governor = "relative", last
                clause.antecedent = next(iter(self._antecedent(start - 1)[-1:]), None)
                if lead.word == "whose" and clause.antecedent and clause.subject:
                    clause.subject[0].possessors = _actors([clause.antecedent])
                piped = self.elements[start - 2] if start > 1 else None
                if isinstance(piped, Particle) and piped.kind == "P" and clause.antecedent:
                    clause.prepositions.append(
                        Preposition(piped.word, [clause.antecedent], start - 2)
                    )
            elif lead.kind == "C" and last is not None and last.link in ("that", "noun"):
                if not (start > 1 and isinstance(self.elements[start - 2], Particle)):
                    clause.link, clause.governor, clause.noun = last.link, last.governor, last.noun
        elif isinstance(lead, VerbGroup) and last is not None:
            clause.link, clause.governor = "that", last
        elif isinstance(lead, NounPhrase) and last is not None and clause.subject:
            if self.lexicon.is_cue(last.verb.lemma, "say"):
                clause.link, clause.governor = "that", last
            else:
                clause.link, clause.governor, clause.antecedent = "relative", last, lead

    def _complement(self, clause: Clause, place: int, last: Clause | None) -> None:
        before = self.elements[place - 1] if place else None
        if isinstance(before, NounPhrase):
            head = self._noun_of_speech(place - 1)
            if head is not None:
                clause.link, clause.noun, clause.governor = "noun", head, last
                return
            if last is not None and last.verb.lemma == "be" and _is_expletive(last):
                clause.link, clause.governor = "that", last
                return
            if last is None or not self._speaks(last):
                clause.link, clause.governor = "relative", last
                clause.antecedent = self._restricted(place - 1, clause)
                if not self._is_object(place - 1):
                    self._suspend(place - 1, [before])
                return
            if not before.strong and last.verb.lemma not in _TELL:
                clause.link, clause.governor, clause.antecedent = "relative", last, before
                return
        clause.link, clause.governor = "that", self._speaker_before(place) or last

    def _restricted(self, place: int, clause: Clause) -> NounPhrase | None:
        """The noun phrase of the chain up to `place` that a relative clause tells more of."""
        nearest = self.elements[place]
        index = place
        start = self._chain_start(place)
        while index >= start:
            phrase = self.elements[index]
            if isinstance(phrase, Particle):
                index -= 1
                continue
            if isinstance(phrase, NounPhrase) and not phrase.strong:
                lower = phrase.head.lower
                known = self.lexicon.noun_frames.get(lower) or self.lexicon.noun_frames.get(
                    self.lexicon.singular.get(lower, "")
                )
                if known:
                    return phrase
            index -= 1
        head = self.elements[start]
        strong = isinstance(nearest, NounPhrase) and nearest.strong
        chosen = head if strong else nearest
        return chosen if isinstance(chosen, NounPhrase) else None

    def _speaker_before(self, place: int) -> Clause | None:
        for clause in reversed(self.clauses):
            if clause.place < place and self._speaks(clause):
                return clause
        return None

    def _speaks(self, clause: Clause) -> bool:
        lemma = clause.verb.lemma
        return any(
            self.lexicon.is_cue(lemma, cue) for cue in ("say", "claim", "deny", "expect", "plan")
        )

    def _says(self, clause: Clause) -> bool:
        lemma = clause.verb.lemma
        return any(self.lexicon.is_cue(lemma, cue) for cue in ("say", "claim", "deny", "expect"))

    def _noun_of_speech(self, place: int) -> NounPhrase | None:
        """The noun such as "allegation" in the chain of noun phrases that ends at `place`."""
        while place >= 0 and isinstance(self.elements[place], NounPhrase):
            phrase = self.elements[place]
            assert isinstance(phrase, NounPhrase)
            word = self.lexicon.singular.get(phrase.head.lower, phrase.head.lower)
            if self.lexicon.is_cue(word, "accusation_noun") or (
                self.lexicon.is_cue(phrase.head.lower.removesuffix("s"), "accusation_noun")
            ):
                return phrase
            link = self.elements[place - 1] if place else None
            if not (isinstance(link, Particle) and link.kind == "P"):
                return None
            place -= 2
        return None

    def _infinitive(self, clause: Clause, before: int) -> None:
        last = self.clauses[-1] if self.clauses else None
        if before and isinstance(self.elements[before - 1], Particle) and last is not None:
            link = self.elements[before - 1]
            assert isinstance(link, Particle)
            if link.kind == "NEG":
                clause.verb.negated = True
            if link.kind == "C" and last.form == "inf":
                clause.governor, clause.link, clause.subject = (
                    last.governor,
                    last.link,
                    last.subject,
                )
                return
        if last is None:
            clause.link = "adjunct"
            if before and not self._of_noun(clause, before - 1):
                self._announced(clause, before - 1)
            return
        phrase = self.elements[before - 1] if before else None
        if isinstance(phrase, Particle) and phrase.kind == "S":
            clause.marker = phrase.word
        if isinstance(phrase, Particle) and phrase.kind == "NEG" and before > 1:
            phrase = self.elements[before - 2]
        if isinstance(phrase, Particle) and phrase.kind == "," and last.link == "relative":
            outer = next((c for c in reversed(self.clauses) if c.link != "relative"), None)
            if outer is not None and outer.verb.lemma in _CONTROL_OBJECT:
                clause.governor, clause.link, clause.subject = outer, "xcomp", outer.subject
                if last.antecedent is not None:
                    clause.subject = [last.antecedent]
                return
        clause.governor, clause.link = last, "xcomp"
        clause.subject = last.subject
        if isinstance(phrase, NounPhrase):
            if not (phrase.strong or phrase.head.tag == "PRON"):
                clause.noun = phrase
            if self._of_noun(clause, before - 1):
                return
            group, _ = self._group_left(before - 1)
            if last.verb.lemma in _CONTROL_OBJECT and _actors(group):
                clause.subject = group
            elif phrase.weak and not last.subject:
                clause.subject = [phrase]
            elif last.verb.lemma in ("give", "grant") and phrase.has(*_TERMS):
                receiver = self.elements[before - 2] if before > 1 else None
                if isinstance(receiver, NounPhrase):
                    clause.subject = [receiver]
        if last.passive and last.verb.lemma in _CONTROL_OBJECT | {"accuse"}:
            clause.subject = last.subject

    def _announced(self, clause: Clause, place: int) -> None:
        """A headline's "A to buy jets": A stands first, and what it will do is a plan."""
        phrase = self.elements[place]
        if not isinstance(phrase, NounPhrase) or not phrase.strong:
            return
        group, start = self._group_left(place)
        lead = self.elements[start - 1] if start else None
        if lead is None or (isinstance(lead, Particle) and lead.kind == "SEP"):
            clause.subject, clause.link, clause.marker = group, "main", "announced"

    def _of_noun(self, clause: Clause, place: int) -> bool:
        """Whether the infinitive hangs on a noun such as "decision": whose it is, does it."""
        if not isinstance(self.elements[place], NounPhrase):
            return False
        start = self._chain_start(place)
        for index in range(start, place + 1):
            head = self.elements[index]
            if (
                not isinstance(head, NounPhrase)
                or head.head.lower.removesuffix("s") not in _DECISIONS
            ):
                continue
            inner = self.elements[index + 2] if index + 2 <= place else None
            owner = head if head.weak else inner
            if isinstance(owner, NounPhrase) and _actors([owner]):
                clause.subject = [owner]
            clause.noun, clause.link = head, "xcomp"
            if not self._is_object(index):
                self._suspend(index, [head])
            return clause.governor is not None
        return False

    def _gerund(self, clause: Clause, before: int, previous: Element | None) -> None:
        last = self.clauses[-1] if self.clauses else None
        clause.governor = last
        if isinstance(previous, Particle) and previous.kind in ("P", "TO"):
            clause.marker = previous.word
            phrase = self.elements[before - 1] if before else None
            noun = self._noun_of_speech(before - 1) if isinstance(phrase, NounPhrase) else None
            if noun is not None:
                clause.link, clause.noun = "noun", noun
                if last is not None:
                    clause.subject = last.subject
                return
            clause.link = "xcomp"
            if last is None:
                clause.link = "adjunct"
                return
            clause.subject = last.subject
            if last.verb.lemma in _OBJECT_GERUND and previous.word in _ABOUT:
                if last.passive:
                    clause.subject = last.subject
                elif isinstance(phrase, NounPhrase):
                    clause.subject = self._group_left(before - 1)[0]
                elif last.antecedent is not None:
                    clause.subject = [last.antecedent]
            elif last.verb.lemma in _WARNING and previous.word in ("against", "about", "over"):
                if isinstance(phrase, NounPhrase) and _actors([phrase]):
                    clause.subject = [phrase]
            elif previous.word not in ("to", "of", "from", "in"):
                clause.link = "adjunct"
        elif last is not None and (
            isinstance(previous, VerbGroup)
            or (isinstance(previous, Particle) and previous.kind == "PRT")
        ):
            clause.link, clause.subject = "xcomp", last.subject
        elif isinstance(previous, Particle) and previous.kind == "C" and last is not None:
            clause.governor, clause.link, clause.marker = last.governor, last.link, last.marker
            clause.subject, clause.noun = last.subject, last.noun
            if last.form != "ing":
                clause.governor, clause.link = last, "adjunct"
        elif isinstance(previous, NounPhrase):
            clause.link, clause.antecedent = "reduced", previous
            clause.subject = self._group_left(before)[0]
        else:
            clause.link = "adjunct"
            main = self._last_finite()
            if main is not None:
                clause.governor = main
                clause.subject = self._deep_subject(main)

    def _deep_subject(self, clause: Clause) -> list[NounPhrase]:
        return clause.subject

    def _participle(self, clause: Clause, before: int, previous: Element | None) -> None:
        last = self.clauses[-1] if self.clauses else None
        clause.link, clause.governor = "reduced", last
        if isinstance(previous, NounPhrase):
            if previous.head.lower in ("all", "both", "each", "most", "last") and before >= 2:
                comma = self.elements[before - 1]
                if isinstance(comma, Particle) and comma.kind == ",":
                    self._after_comma(clause, before - 1)
                    return
            clause.subject, clause.antecedent = [previous], previous
            if previous.strong:
                clause.subject = self._group_left(before)[0]
            if not self._is_object(before) and not self._finite_follows(clause.place):
                clause.link, clause.governor = "main", None
                self._subject(clause, before)
        elif isinstance(previous, Particle) and previous.kind == "," and before >= 1:
            self._after_comma(clause, before)
        elif isinstance(previous, Particle) and previous.kind == "C" and last is not None:
            clause.subject, clause.antecedent = last.subject, last.antecedent
            clause.governor, clause.link = last.governor, last.link

    def _after_comma(self, clause: Clause, comma: int) -> None:
        """A participle after a comma is about the noun phrase before it."""
        phrase = self.elements[comma - 1]
        if isinstance(phrase, NounPhrase):
            group, start = self._group_left(comma - 1)
            clause.subject, clause.antecedent = group, phrase
            if not self._is_object(start):
                self._suspend(start, group)

    def _complete(self, clause: Clause) -> None:
        """Collect what follows the verb: objects and prepositional phrases."""
        place = clause.place + 1
        elements = self.elements
        if (
            not clause.subject and clause.form == "finite" and place < len(elements)
            and isinstance(elements[place], NounPhrase) and self._inverts(clause)
        ):  # fmt: skip
            clause.subject, place = self.group_right(place)
        else:
            particle = elements[place] if place < len(elements) else None
            if isinstance(particle, Particle) and (
                particle.kind == "PRT" or self._is_particle(clause, particle)
            ):
                place += 1
        if (
            clause.subject is not None
            and not (clause.subject and clause.subject[0].start > clause.verb.start)
            and place < len(elements)
            and isinstance(elements[place], NounPhrase)
        ):
            clause.objects, place = self.group_right(place)
            if place < len(elements) and isinstance(elements[place], NounPhrase):
                if not self._begins_clause(place):
                    clause.second, place = self.group_right(place)
        while place < len(elements):
            element = elements[place]
            if isinstance(element, VerbGroup):
                break
            if isinstance(element, NounPhrase) and not clause.objects and clause.prepositions:
                if not self._begins_clause(place) and not clause.passive:
                    clause.objects, place = self.group_right(place)
                    continue
            if isinstance(element, Particle):
                if element.kind in ("SEP", "S", "T", "R", "TO"):
                    break
                follows = elements[place + 1] if place + 1 < len(elements) else None
                if element.kind in ("P",) and isinstance(follows, NounPhrase):
                    group, end = self.group_right(place + 1)
                    clause.prepositions.append(Preposition(element.word, group, place))
                    place = end
                    continue
                if element.kind == "C" and isinstance(follows, NounPhrase) and clause.objects:
                    beyond = elements[place + 2] if place + 2 < len(elements) else None
                    if (
                        isinstance(beyond, Particle) and beyond.kind == "P" and clause.prepositions
                        and not self._begins_clause(place + 1) and not follows.strong
                    ):  # fmt: skip
                        self._twin(clause, place + 1)
                        break
                if element.kind in (",", "C") and not (
                    isinstance(follows, Particle) and follows.kind in ("P", "C")
                ):
                    if not isinstance(follows, NounPhrase) or self._begins_clause(place + 1):
                        break
                    if element.kind == "C":
                        break
            place += 1
        clause.end = place
        if clause.link == "relative" and clause.antecedent is not None:
            if (
                clause.antecedent not in clause.subject
                and not clause.objects
                and not clause.passive
            ):
                clause.objects = [clause.antecedent]

    def _is_particle(self, clause: Clause, link: Particle) -> bool:
        """Whether the preposition belongs to the verb: "handed over its port"."""
        return any(words[1:] == (link.word,) for words in self.lexicon.transfer.get(clause.verb.lemma, ()))

    def _twin(self, clause: Clause, place: int) -> None:
        """The same verb again with the objects at `place`: "arms from A and tanks from B"."""
        twin = replace(clause, objects=[], second=[], prepositions=[])
        twin.objects, place = self.group_right(place)
        while place + 1 < len(self.elements):
            link, follows = self.elements[place], self.elements[place + 1]
            if not (isinstance(link, Particle) and link.kind == "P"):
                break
            if not isinstance(follows, NounPhrase):
                break
            group, end = self.group_right(place + 1)
            twin.prepositions.append(Preposition(link.word, group, place))
            place = end
        twin.end = place
        self.twins.append(twin)

    def _inverts(self, clause: Clause) -> bool:
        return self.lexicon.is_cue(clause.verb.lemma, "say") or clause.verb.lemma in (
            "be",
            "do",
            "come",
        )

    def _join_speech(self) -> None:
        """Hang what is said on a verb of saying that comes after it, and on "according to"."""
        for clause in self.clauses:
            if not self.lexicon.is_cue(clause.verb.lemma, "say") or clause.link not in ("main",):
                continue
            if clause.objects or clause.form != "finite" or not clause.subject:
                continue
            if not _actors(clause.subject) and not any(
                phrase.head.tag == "PRON" or phrase.head.lower.removesuffix("s") in _SPEAKERS
                for phrase in clause.subject
            ):
                continue
            following = self.elements[clause.end] if clause.end < len(self.elements) else None
            if isinstance(following, Particle) and following.kind == "T":
                continue
            if any(other.governor is clause and other.link == "that" for other in self.clauses):
                continue
            for other in self.clauses:
                if other.link not in ("main", "that"):
                    continue
                if other is not clause and other.governor is None and other.place < clause.place:
                    other.governor, other.link = clause, "that"

    def _late_subjects(self) -> None:
        for index, clause in enumerate(self.clauses):
            if clause.subject or clause.link not in ("adjunct", "reduced"):
                continue
            for later in self.clauses[index + 1 :]:
                if later.form == "finite" and later.subject and later.link == "main":
                    clause.subject = later.subject
                    break

    def _bind_pronouns(self) -> None:
        """Let "it" be the speaker in "X says it ...", and not the object in "Y, which it accuses"."""
        for clause in self.clauses:
            self._bind_possessives(clause)
            self._bind_object(clause)
            if len(clause.subject) != 1 or clause.governor is None:
                continue
            phrase = clause.subject[0]
            if phrase.head.lower == "we" and clause.link == "that":
                phrase.strong = phrase.strong or _actors(clause.governor.subject)
            if phrase.head.lower not in ("it", "he", "she") or phrase.weak:
                continue
            outer = clause.governor
            speaks = clause.link == "that" and self._speaks(outer) and not outer.passive
            own = (
                clause.link == "relative"
                and clause.antecedent is not None
                and (set(phrase.strong) <= set(clause.antecedent.strong))
            )
            if (speaks or own) and len(_actors(outer.subject)) == 1:
                phrase.strong = _actors(outer.subject)

    def _bind_object(self, clause: Clause) -> None:
        """Let "it" in "..., accusing it" be whom the main verb is about."""
        main = clause.governor
        if clause.link != "adjunct" or main is None or len(clause.objects) != 1:
            return
        phrase = clause.objects[0]
        if phrase.head.lower not in ("it", "him", "her", "them"):
            return
        about = _actors([p for p in main.objects if p.strong])
        for preposition in main.prepositions:
            if not about and preposition.word in ("with", "against", "from", "on", "to"):
                about = _actors(preposition.phrases)
        own = set(_actors(main.subject))
        if about and not set(about) & own:
            phrase.strong = about

    def _bind_possessives(self, clause: Clause) -> None:
        """Let "its" in an object be the subject of the same verb."""
        own = _actors(clause.subject)
        if len(own) != 1 or clause.passive:
            return
        for phrase in clause.objects:
            if phrase.tokens[0].lower in ("its", "his", "her") and len(phrase.possessors) == 1:
                phrase.possessors = own


_WARNING = ("warn", "caution", "advise", "argue", "decide", "threaten")
_TERMS = ("hours", "days", "weeks", "months", "deadline", "ultimatum", "time")
_ABOUT = ("of", "from", "for", "over", "with")
_DECISIONS = words(
    "decision plan readiness intention move right attempt effort threat promise pledge "
    "offer refusal willingness vow bid agreement proposal ability commitment desire failure "
    "reluctance need duty"
)
_SPEAKERS = words(
    "official source analyst diplomat minister spokesman spokeswoman spokesperson report "
    "newspaper agency expert ministry statement aide envoy ambassador president general "
    "commander historian observer leader lawmaker senator adviser who"
)
_TELL = ("tell", "inform", "warn", "assure", "remind", "notify", "convince")


def _is_expletive(clause: Clause) -> bool:
    """Whether it is the "it is" of "it is not true that"."""
    return len(clause.subject) == 1 and clause.subject[0].head.lower == "it"


def _actors(group: Sequence[NounPhrase]) -> tuple[str, ...]:
    return tuple(actor for phrase in group for actor in phrase.strong or phrase.weak)
