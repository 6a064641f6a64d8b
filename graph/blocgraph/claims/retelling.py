"""What stands only on the word of a noun or a name-giving verb: "tales of A's raid", "calls it"."""

from __future__ import annotations

from collections.abc import Sequence

from blocgraph.claims.clause import Clause
from blocgraph.claims.events import Event
from blocgraph.claims.lexicon import Lexicon
from blocgraph.claims.phrases import NounPhrase, Particle, Phrases
from blocgraph.claims.rebuttals import NAMING
from blocgraph.claims.slots import Actors, agents, noun_over
from blocgraph.claims.word_sets import words
from blocgraph.vocabulary import RelationType as T


class Retelling:
    """Finds who tells of the events of one sentence by a noun, or by what he calls a thing."""

    def __init__(self, phrases: Phrases, clauses: Sequence[Clause], lexicon: Lexicon) -> None:
        self.words = phrases.words
        self.elements = phrases.elements
        self.clauses = clauses
        self.lexicon = lexicon
        lowers = {token.lower for token in phrases.words}
        self.is_told = not lowers.isdisjoint(_TALES)
        self.is_named = any(clause.verb.lemma in NAMING for clause in clauses)

    def of(self, event: Event) -> tuple[Actors, str] | None:
        """Who tells of the event, with the word that says so; None where nobody does."""
        if not (self.is_told or self.is_named) or event.type in _SPOKEN:
            return None
        lead = _lead(event)
        if lead is None:
            return None
        if self.is_told:
            tale = self._tale(lead)
            if tale is not None:
                return self._tellers(tale), tale.head.lower
        return self._namer(event) if self.is_named else None

    def _tale(self, lead: NounPhrase) -> NounPhrase | None:
        """The noun before "of" or "about" that makes of what follows a mere report."""
        place = self.elements.index(lead) if lead in self.elements else 0
        noun = noun_over(self.elements, place, ("of", "about"))
        return noun if noun is not None and noun.head.lower in _TALES else None

    def _tellers(self, tale: NounPhrase) -> Actors:
        return () if tale.strong else tale.weak

    def _namer(self, event: Event) -> tuple[Actors, str] | None:
        """Who calls something so: "A calls that B's aggression against C"."""
        phrase = event.phrase
        told = event.clause
        if phrase is None and told is not None and told.form == "ing":
            namer = told.governor
            if namer is not None and namer.verb.lemma in NAMING and not namer.verb.negated:
                return agents(namer), namer.verb.lemma
        for clause in self.clauses:
            if clause.verb.lemma not in NAMING or clause.passive or clause.verb.negated:
                continue
            if phrase is not None and self._is_name_given(clause, phrase):
                who = agents(clause)
                return (who, clause.verb.lemma) if who and set(who) != {*event.sources} else None
        return None

    def _is_name_given(self, clause: Clause, phrase: NounPhrase) -> bool:
        """Whether the phrase is what the verb calls something, not what is called so."""
        place = self.elements.index(phrase)
        between = self.elements[clause.place + 1 : place]
        if len(between) > _NEAR or not all(isinstance(e, NounPhrase | Particle) for e in between):
            return False
        if phrase.tokens[0].lower in ("that", "this", "it"):
            return True
        named = [e for e in between if isinstance(e, NounPhrase)]
        links = [e for e in between if isinstance(e, Particle)]
        if not named:
            return [link.word for link in links] == ["that"]
        return len(named) == 1 and all(link.word == "as" for link in links)


def _lead(event: Event) -> NounPhrase | None:
    """The phrase with which the words that tell of the event start."""
    if event.phrase is not None:
        return event.phrase
    clause = event.clause
    if clause is None or clause.form != "ing" or not clause.subject:
        return None
    return clause.subject[0]


_NEAR = 3
_TALES = words(
    "reports report rumours rumors rumour rumor claims claim allegations allegation accusations "
    "accusation stories story tales tale whispers suspicions suspicion gossip talk insinuations "
    "charges assertions accounts hints"
)
_SPOKEN = (T.ACCUSATION, T.DEMAND, T.THREAT, T.REJECTION, T.OPPOSITION, T.NEGOTIATION)
