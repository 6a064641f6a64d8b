"""What becomes of what a sentence is about: "the talks fell through", "reports proved false"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from typing import NamedTuple

from blocgraph.claims.events import Event
from blocgraph.claims.lexicon import Lexicon, load_lexicon
from blocgraph.claims.phrases import NounPhrase, Particle, Phrases
from blocgraph.claims.verb_groups import VerbGroup
from blocgraph.claims.word_sets import words
from blocgraph.vocabulary import RelationType as T


class Fate(NamedTuple):
    """What the words from START to END name has the EFFECT that CUE says; KIND is its table row."""

    start: int
    end: int
    effect: str
    cue: str
    kind: str


class Fates:
    """The fates that one sentence tells of."""

    def __init__(self, phrases: Phrases, lexicon: Lexicon) -> None:
        self.words = phrases.words
        self.elements = phrases.elements
        self.lexicon = lexicon

    @cached_property
    def all(self) -> tuple[Fate, ...]:
        """The fates, from left to right."""
        return tuple(self._find())

    def of(self, event: Event) -> Fate | None:
        """What becomes of the event, where the sentence says so."""
        if event.effect in ("negated", "denied") or event.type in _RESULTS:
            return None
        if event.clause is not None and event.clause.link == "relative" and not event.phrase:
            return None
        for fate in self.all:
            if self.words[fate.start].start <= event.start < self.words[fate.end].start:
                is_visit = fate.kind == "comes_to_nothing" and event.trigger in VISITS
                untouched = event.type in _UNTOUCHED.get(fate.kind, ()) and not is_visit
                return None if untouched else fate
        return None

    def _find(self) -> Iterator[Fate]:
        for place, element in enumerate(self.elements):
            if isinstance(element, VerbGroup):
                effect, cue, kind = self._effect(element)
                head = self._head(place) if effect else None
                if head is not None:
                    yield Fate(head.start, element.start, effect, cue, kind)

    @cached_property
    def is_unfulfilled(self) -> bool:
        """Whether "it" was never put into effect: what a text only provided for never was."""
        for place, element in enumerate(self.elements):
            if place and isinstance(element, VerbGroup):
                lead = self.elements[place - 1]
                is_it = isinstance(lead, NounPhrase) and lead.head.lower in ("it", "they", "which")
                is_led = isinstance(lead, Particle) and lead.kind in ("C", "R", ",")
                if (is_it or is_led) and self._effect(element)[0] == "negated":
                    return True
        return False

    def _effect(self, verb: VerbGroup) -> tuple[str, str, str]:
        """What the verb makes of its subject, by which words, of which row."""
        is_link = verb.lemma in _LINKING and not verb.passive
        if not is_link and verb.lemma not in _verbs_of_fate():
            return "", "", ""
        following = [token.lower for token in self.words[verb.end : verb.end + 6]]
        if is_link:
            return self._verdict(verb, following)
        names = ["-".join([verb.lemma, *following[:size]]) for size in (3, 2, 1, 0)]
        undone = verb.passive or verb.form == "part"
        for kind, effect in _EFFECTS:
            needs_passive, needs_not = kind in _PASSIVE, kind in _WITH_NOT
            if (needs_passive and not undone) or needs_not != (verb.negated or self._is_yet(verb)):
                continue
            cue = next((name for name in names if self.lexicon.is_cue(name, kind)), "")
            if cue:
                return effect, cue, kind
        return "", "", ""

    def _verdict(self, verb: VerbGroup, following: Sequence[str]) -> tuple[str, str, str]:
        if verb.negated:
            return "", "", ""
        for word in following[: 6 if verb.lemma == "turn" else 3]:
            if self.lexicon.is_cue(word, "untrue"):
                return ("denied" if verb.lemma == "be" else "negated"), word, "untrue"
            if word in _UNREAL:
                return "hypothetical", word, "unreal"
        if following[:2] == ["out", "of"] and "question" in following:
            return "hypothetical", "question", "unreal"
        return "", "", ""

    def _is_yet(self, verb: VerbGroup) -> bool:
        """Whether it is "has yet to be signed"."""
        before = [token.lower for token in self.words[max(0, verb.start - 2) : verb.start]]
        return before == ["yet", "to"]

    def _head(self, place: int) -> NounPhrase | None:
        """The first phrase of the clause that ends in the verb, where it is no actor."""
        start = place
        while start and not self._is_border(start - 1):
            start -= 1
        opening = self.elements[start:place]
        if opening and isinstance(opening[0], Particle) and opening[0].kind == "P":
            return None
        lead = next((e for e in opening if isinstance(e, NounPhrase)), None)
        if lead is None or lead.strong or lead.head.tag in ("PRON", "ACT", "POSS"):
            return None
        return lead if self._is_one_clause(start, place) else None

    def _is_border(self, place: int) -> bool:
        element = self.elements[place]
        if not isinstance(element, Particle):
            return False
        before = self.elements[place - 1] if place else None
        is_new = element.kind == "C" and isinstance(before, Particle) and before.kind == ","
        return is_new or element.kind in ("SEP", "S")

    def _is_one_clause(self, start: int, place: int) -> bool:
        """Whether each verb before the last hangs on a noun: "the guns that A sold have ..."."""
        openers = verbs = 0
        for element in self.elements[start:place]:
            if isinstance(element, Particle):
                openers += element.kind in ("T", "R")
            elif isinstance(element, VerbGroup):
                verbs += element.form == "finite"
        return verbs <= openers + self._is_yet_at(place)

    def _is_yet_at(self, place: int) -> bool:
        verb = self.elements[place]
        return isinstance(verb, VerbGroup) and self._is_yet(verb)


@cache
def _verbs_of_fate() -> frozenset[str]:
    cues = load_lexicon().cues
    return frozenset(cue.split("-")[0] for kind, _ in _EFFECTS for cue in cues[kind])


_LINKING = ("be", "prove", "turn", "remain", "look", "sound", "seem", "appear")
_EFFECTS = (
    ("put_off", "hypothetical"), ("undone", "negated"), ("comes_to_nothing", "negated"),
    ("disproved", "negated"), ("dies_away", "negated"), ("comes_about", "negated"),
    ("brought_about", "negated"),
)  # fmt: skip
"""The rows of cues.csv that hold verbs of fate, and what they make of their subjects."""
_PASSIVE = ("put_off", "undone", "brought_about", "disproved")
_WITH_NOT = ("comes_about", "brought_about")
_RESULTS = (T.SANCTIONS_RELIEF, T.RELATIONS_REDUCED, T.REJECTION, T.ACCUSATION, T.DEMAND, T.THREAT,
            T.OPPOSITION)  # fmt: skip
_UNTOUCHED = {
    "comes_about": (T.TREATY,),
    "comes_to_nothing": (T.NEGOTIATION,),
    "dies_away": (T.NEGOTIATION, T.TREATY, T.ALLIANCE, T.NON_AGGRESSION, T.SANCTIONS,
                  T.ARMED_CONFLICT),
    "undone": (T.SANCTIONS, T.COERCION),
}  # fmt: skip
"""What was real before it ended so: talks that come to nothing were held."""
VISITS = words("visit trip stop stay meeting summit encounter tour stopover call get-together")
"""What was not held where it fell through."""
_UNREAL = words(
    "unthinkable unlikely impossible inconceivable conceivable imaginable thinkable inevitable "
    "imminent looming possible likely doubtful remote improbable"
)
