"""Which actors stand at a frame's slot."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from blocgraph.claims.clause import Clause, Preposition
from blocgraph.claims.phrases import Element, NounPhrase, Particle
from blocgraph.claims.word_sets import words

Actors = tuple[str, ...]

ALLIES = words(
    "ally allies friend friends neighbour neighbours neighbor neighbors partner partners "
    "rival rivals "
    "counterpart counterparts colleague colleagues number homologue peer peers namesake "
    "client clients customer customers supplier suppliers buyer buyers "
    "foe foes enemy enemies adversary adversaries patron patrons protector sponsor sponsors"
)


_BACKGROUND = ("despite", "amid", "amidst", "following", "because")


def unique(actors: Iterable[str]) -> Actors:
    """Each actor once, in order."""
    return tuple(dict.fromkeys(actors))


def named(group: Sequence[NounPhrase]) -> Actors:
    """The actors that the phrases themselves name."""
    if len(group) == 1:
        return unique(group[0].strong)
    return unique([actor for phrase in group for actor in phrase.strong])


def meant(group: Sequence[NounPhrase]) -> Actors:
    """The actors that the phrases name, or else whose people or things they are about."""
    if len(group) == 1:
        return unique(_meant_by(group[0]))
    return unique([actor for phrase in group for actor in _meant_by(phrase)])


def _meant_by(phrase: NounPhrase) -> Actors:
    return phrase.strong or _owner(phrase) or phrase.modifiers


def _owner(phrase: NounPhrase) -> Actors:
    """Whose people or things the phrase names; the ally of somebody is somebody else."""
    return () if phrase.head.lower in ALLIES else phrase.possessors


def agents(clause: Clause) -> Actors:
    """Who does what the verb says."""
    if not clause.passive:
        return meant(clause.subject) or unique(a for p in clause.subject for a in p.places)
    return unique(
        [actor for pp in clause.prepositions if pp.word == "by" for actor in meant(pp.phrases)]
    )


def patients(clause: Clause) -> list[NounPhrase]:
    """The phrases of what it is done to."""
    return clause.subject if clause.passive else clause.objects


def led_by(clause: Clause, prepositions: Collection[str]) -> list[NounPhrase]:
    """The phrases that these prepositions lead to."""
    return [p for pp in clause.prepositions if pp.word in prepositions for p in pp.phrases]


def after(clause: Clause, words: Sequence[str]) -> Actors:
    """The actors after the first of these prepositions that leads to any."""
    for pp in clause.prepositions:
        if pp.word in words or (pp.word == "upon" and "on" in words):
            actors = meant(pp.phrases) or located(pp.phrases)
            if actors and pp.word in ("with", "against"):
                again = [other for other in clause.prepositions if other.word == pp.word]
                return unique((*actors, *meant([p for other in again for p in other.phrases])))
            if actors:
                return actors
    return ()


def located(group: Sequence[NounPhrase]) -> Actors:
    """The actors that the phrases name as places, or in which places lie that they name."""
    return unique([actor for phrase in group for actor in phrase.places or phrase.towns])


def _is_name(phrase: NounPhrase) -> bool:
    """Whether the phrase names an actor or a place within one: "in Tartus, Syria"."""
    return bool(phrase.strong) or phrase.head.text[:1].isupper()


def noun_over(elements: Sequence[Element], place: int, words: Collection[str]) -> NounPhrase | None:
    """The noun on which the phrase at a place hangs by one of the words: "the LIFTING of it"."""
    if place < 2:
        return None
    link, noun = elements[place - 1], elements[place - 2]
    is_led = isinstance(link, Particle) and link.word in words
    return noun if is_led and isinstance(noun, NounPhrase) else None


class Surroundings:
    """The prepositional phrases that follow each noun phrase of a sentence."""

    def __init__(self, elements: list[Element]) -> None:
        self.elements = elements
        self.place = {id(element): index for index, element in enumerate(elements)}
        self._following: dict[int, list[Preposition]] = {}

    def before(self, phrase: NounPhrase) -> Element | None:
        """The element before the phrase."""
        index = self.place[id(phrase)]
        return self.elements[index - 1] if index else None

    def prepositions(self, phrase: NounPhrase) -> list[Preposition]:
        """The prepositional phrases after the phrase, to the next verb or stop."""
        found = self._following.get(id(phrase))
        if found is None:
            found = self._following[id(phrase)] = self._read_prepositions(phrase)
        return found

    def _read_prepositions(self, phrase: NounPhrase) -> list[Preposition]:
        found: list[Preposition] = []
        index = self.place[id(phrase)] + 1
        elements = self.elements
        while index + 1 < len(elements):
            element, follows = elements[index], elements[index + 1]
            if not isinstance(element, Particle):
                break
            if element.word in _BACKGROUND:
                break
            if element.kind == "P" and isinstance(follows, NounPhrase):
                group = [follows]
                index += 2
                while index + 1 < len(elements):
                    link, other = elements[index], elements[index + 1]
                    if not (isinstance(link, Particle) and isinstance(other, NounPhrase)):
                        break
                    if link.kind not in ("C", ","):
                        break
                    if link.kind == "," and not (other.strong and _is_name(group[-1])):
                        break
                    if link.kind == "," and self._before_verb(index + 1):
                        break
                    if group[-1].strong and other.weak and not other.strong:
                        break
                    paired = element.word in ("between", "among") and len(group) == 1
                    if not paired and self._begins_clause(index + 1):
                        break
                    group.append(other)
                    index += 2
                found.append(Preposition(element.word, group, index))
                continue
            if element.kind == "C" and isinstance(follows, NounPhrase):
                if self._begins_clause(index + 1) or follows.strong:
                    break
                index += 2
                continue
            if element.kind in (",", "C") and isinstance(follows, Particle) and follows.kind == "P":
                index += 1
                continue
            break
        return found

    def _before_verb(self, place: int) -> bool:
        following = self.elements[place + 1] if place + 1 < len(self.elements) else None
        return following is not None and not isinstance(following, NounPhrase | Particle)

    def _begins_clause(self, place: int) -> bool:
        """Whether the phrase is the subject of the verb after it, not the end of a list."""
        if not self._before_verb(place):
            return False
        for element in reversed(self.elements[:place]):
            if isinstance(element, Particle):
                if element.kind in ("SEP", "S", "T", "R"):
                    return False
            elif not isinstance(element, NounPhrase):
                return True
        return False
