"""What is only thought of: "a war that many predict", "an attack would bring in B", "suppose A"."""

from __future__ import annotations

from collections.abc import Sequence

from blocgraph.claims.clause import Clause
from blocgraph.claims.events import Event
from blocgraph.claims.lexicon import Lexicon
from blocgraph.claims.phrases import NounPhrase, Particle, Phrases
from blocgraph.claims.slots import led_by, noun_over
from blocgraph.claims.word_sets import words
from blocgraph.vocabulary import RelationType as T


class Prospects:
    """Tells what one sentence only imagines, fears or proposes."""

    def __init__(self, phrases: Phrases, clauses: Sequence[Clause], lexicon: Lexicon) -> None:
        self.words = phrases.words
        self.elements = phrases.elements
        self.clauses = clauses
        self.lexicon = lexicon
        self.is_supposed = self._supposes()

    def of(self, event: Event) -> tuple[str, str]:
        """`hypothetical` or `negated` and the word that says so; empty where it is real."""
        if self.is_supposed and not (event.clause and event.clause.link == "relative"):
            return "hypothetical", self.words[0].lower
        phrase = event.phrase
        if phrase is not None and self._was_to_be(phrase):
            return "hypothetical", "was to"
        if phrase is not None and event.type is T.MEMBERSHIP and not event.effect:
            cue = self._hoped_for(phrase)
            if cue:
                return "hypothetical", cue
        if phrase is not None and event.type is T.NEGOTIATION and not event.effect:
            undoing = self._noun_over(phrase)
            for effect, cue in (("negated", "undone"), ("hypothetical", "put_off")):
                if self.lexicon.is_cue(undoing, f"{cue}_noun"):
                    return effect, undoing
        if phrase is not None and event.type in _OFFERED and (verb := self._offered(phrase)):
            return "hypothetical", verb
        if phrase is not None and not event.effect and self._is_to_be_concluded(phrase):
            return "hypothetical", "whose conclusion"
        if phrase is None or event.type in _LASTING or event.effect or not self._is_new(phrase):
            return "", ""
        if self.lexicon.is_cue(self._noun_over(phrase), "partisan_noun"):
            return "hypothetical", self._noun_over(phrase)
        for clause in self.clauses:
            if clause.antecedent is phrase:
                continue
            role = self._role(clause, phrase)
            if role:
                effect, cue = self._effect(clause, role)
                if effect:
                    return effect, cue
        return "", ""

    def _hoped_for(self, phrase: NounPhrase) -> str:
        """The word by which a membership is only backed, opposed or sought."""
        over = self._noun_over(phrase)
        if self.lexicon.is_cue(over, "aspiring_noun"):
            return over
        for clause in self.clauses:
            lemma = clause.verb.lemma
            if self.lexicon.is_cue(lemma, "aspiring") and phrase in (
                *clause.objects, *(clause.subject if clause.passive else ()),
                *led_by(clause, _ABOUT),
            ):  # fmt: skip
                return lemma
        return ""

    def _is_to_be_concluded(self, phrase: NounPhrase) -> bool:
        """Whether it is "the agreement whose conclusion is expected in 2026"."""
        return any(
            clause.antecedent is phrase and clause.marker == "whose"
            and self.lexicon.is_cue(clause.verb.lemma, "expect")
            and any(p.has(*_CONCLUDING) for p in clause.subject)
            for clause in self.clauses
        )  # fmt: skip

    def _noun_over(self, phrase: NounPhrase) -> str:
        """The noun on which the phrase hangs by "of", "for", "to" or the like."""
        place = self.elements.index(phrase)
        noun = noun_over(self.elements, place, ("in", "towards", *_ABOUT))
        return noun.head.lower if noun is not None else ""

    def _effect(self, clause: Clause, role: str) -> tuple[str, str]:
        verb = clause.verb
        if role == "on" and verb.lemma in _DECIDING:
            fails = clause.link == "xcomp" and clause.governor is not None and (
                self.lexicon.is_cue(clause.governor.verb.lemma, "fail")
            )  # fmt: skip
            if fails or verb.negated:
                return "negated", "fail"
            if verb.modal or clause.form == "inf":
                return "hypothetical", verb.lemma
        undecided = clause.passive and role in _ABOUT and self._is_nobody(clause)
        if undecided and any(p.has(*_DECISIONS) for p in clause.subject):
            return "hypothetical", "no decision"
        if verb.modal in ("would", "could", "might", "may"):
            return "hypothetical", verb.modal
        if role == "subject":
            return "", ""
        imagines = role == "object" and self.lexicon.is_cue(verb.lemma, "imagining")
        imagines |= role in _ABOUT and self.lexicon.is_cue(verb.lemma, "talking_of")
        if not imagines:
            return "", ""
        if verb.negated or self._is_nobody(clause):
            return ("negated" if verb.lemma in _TALKING else "hypothetical"), "nobody " + verb.lemma
        return "hypothetical", verb.lemma

    def _is_nobody(self, clause: Clause) -> bool:
        return any(
            p.is_negated
            or p.head.lower in ("nobody", "nothing", "few")
            or (p.start > 0 and self.words[p.start - 1].lower == "no")
            for p in clause.subject
        )

    def _role(self, clause: Clause, phrase: NounPhrase) -> str:
        """Where the phrase stands in the clause: `subject`, `object`, its preposition, or ""."""
        if phrase in clause.subject:
            return "object" if clause.passive else "subject"
        if phrase in clause.objects or phrase in clause.second:
            return "object"
        place = self.elements.index(phrase)
        before = self.elements[clause.end - 1] if 0 < clause.end <= len(self.elements) else None
        if clause.place + 1 == place and clause.verb.end == phrase.start and before is not None:
            return "object"
        return next((pp.word for pp in clause.prepositions if phrase in pp.phrases), "")

    def _is_new(self, phrase: NounPhrase) -> bool:
        """Whether the phrase names something that the reader does not know yet."""
        first = phrase.tokens[0]
        if first.lower in ("a", "an", "any", "another", "some"):
            return True
        before = self.elements[self.elements.index(phrase) - 1 :][:1]
        led = bool(before) and isinstance(before[0], Particle)
        is_bare = first.tag in ("ACT", "ADJ", "N") and not phrase.possessors and not led
        return is_bare and not phrase.head.lower.endswith("s") and phrase.start == 0

    def _was_to_be(self, phrase: NounPhrase) -> bool:
        """Whether it is "the treaty that was to have bound A to B"."""
        after = [token.lower for token in self.words[phrase.end : phrase.end + 3]]
        return after[:1] in (["that"], ["which"]) and after[1:] in (["was", "to"], ["were", "to"])

    def _offered(self, phrase: NounPhrase) -> str:
        """The verb by which somebody only proposes it: "the treaty that A offers"."""
        lead = self.words[max(0, phrase.start - 1)].lower
        if lead.startswith(("sign", "conclud", "ratif", "accepted", "initial")):
            return ""
        for clause in self.clauses:
            is_of = clause.antecedent is phrase or (
                clause.link == "noun" and clause.noun is phrase and not clause.objects
            )
            if is_of and clause.verb.lemma in _OFFERING and not clause.verb.negated:
                return clause.verb.lemma
        after = [token.lower for token in self.words[phrase.end : phrase.end + 4]]
        if after[:1] in (["that"], ["which"]):
            return next((w for w in after[2:] if w in _OFFERS), "")
        return ""

    def _tells_fiction(self) -> bool:
        """Whether the sentence tells what is in a film or a plan: "in one scenario, ..."."""
        lead = next((e for e in self.elements if isinstance(e, NounPhrase)), None)
        if lead is None or lead.start > _LEAD or not lead.head.text[:1].islower():
            return False
        before = self.words[lead.start - 1].lower if lead.start else ""
        told = self.lexicon.is_noun_cue(lead.head.lower, "fiction")
        return told and before in ("", "in", "under")

    def _supposes(self) -> bool:
        if self._tells_fiction():
            return True
        lowers = [token.lower for token in self.words[:2]]
        if not lowers:
            return False
        if lowers == ["what", "if"]:
            return True
        return lowers[0] in _SUPPOSING and (
            len(lowers) > 1 and (lowers[1] in ("that", ",", "the", "a", "an", "for") or bool(
                self.words[1].actors))
        )  # fmt: skip


_LEAD = 2
_DECIDING = ("vote", "agree", "decide", "deliberate", "debate", "rule")
_CONCLUDING = ("conclusion", "signing", "signature", "ratification", "adoption")
_DECISIONS = ("decision", "agreement", "progress", "vote", "word", "conclusion")
_OFFERING = words("offer propose dangle seek want float suggest covet crave advocate envisage urge")
_OFFERS = frozenset(
    f"{stem}{ending}"
    for stem in ("offer", "dangl", "propos", "seek", "want", "float", "covet", "crav", "advocat")
    for ending in ("s", "ed", "es")
)
_OFFERED = (T.TREATY, T.ALLIANCE, T.NON_AGGRESSION)
_ABOUT = words("of about for against on to with towards")
_TALKING = words("speak talk dream think")
_SUPPOSING = words("suppose supposing imagine picture assume assuming envisage envision")
_LASTING = (T.SANCTIONS, T.SANCTIONS_RELIEF, T.RELATIONS_REDUCED, T.ACCUSATION, T.REJECTION,
            T.OPPOSITION, T.ALIGNMENT, T.THREAT, T.DEMAND)  # fmt: skip
