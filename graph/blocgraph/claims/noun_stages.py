"""How far a text has come, and what a noun is about by the words that hang on it."""

from __future__ import annotations

from blocgraph.claims.clause import Clause
from blocgraph.claims.lexicon import NounFrame
from blocgraph.claims.noun_places import NounPlaces
from blocgraph.claims.phrases import NounPhrase, Particle
from blocgraph.claims.slots import led_by
from blocgraph.claims.word_sets import words


class NounStages(NounPlaces):
    """Tells whether a text is drafted, near or signed, and what its title says."""

    def _progress(self, phrase: NounPhrase, clause: Clause | None, role: str) -> str:
        """What a text still under way is: "are negotiating a pact", "are close to a deal"."""
        if clause is None:
            return ""
        if role == "subject" and clause.verb.lemma in ("be", "remain", "stay"):
            led = led_by(clause, _ABOUT)
            if any(p.head.lower in _PROSPECTS for p in led):
                return "hypothetical"
        if "instrument" not in self.lexicon.classes(phrase.head.lower):
            return ""
        if self._is_unsigned(phrase):
            return "hypothetical"
        lemma = clause.verb.lemma
        if role == "object" and lemma in _UNDER_WAY and clause.verb.tokens[-1].tag == "VING":
            return "hypothetical"
        if role not in ("to", "toward", "towards", "on", "of"):
            return ""
        if lemma in _NEARING and role != "of":
            return "hypothetical"
        nears = any(p.has("close", "near", "closer", "nearer") for p in clause.objects)
        return "hypothetical" if nears or self._works_on(clause, role) else ""

    def _is_unsigned(self, phrase: NounPhrase) -> bool:
        """Whether it is said to lack its signatures: "the pact remains unsigned"."""
        return any(
            phrase in clause.subject and clause.verb.lemma in ("be", "remain", "stay")
            and any(p.has("unsigned", "unratified") for p in clause.objects)
            for clause in self.clauses
        )  # fmt: skip

    def _works_on(self, clause: Clause, role: str) -> bool:
        return role in ("on", "to", "toward", "towards") and clause.verb.lemma == "work"

    def _of_making(self, making: NounPhrase) -> str:
        """What became of the signing: "the conclusion of the pact is not in sight"."""
        clause, role = self._governor(making)
        if clause is None:
            return ""
        is_draft = making.head.lower in _DRAFTS
        if is_draft:
            return "hypothetical" if clause.verb.lemma in _DRAFTING else ""
        if role == "object" and self.lexicon.is_verb(self._phrasal(clause), "off"):
            return "hypothetical"
        return "negated" if clause.verb.negated and role in ("subject", "object") else ""

    def _is_off(self, clause: Clause, role: str) -> bool:
        """Whether it is called off: "the talks are off"."""
        following = self.words[clause.verb.end : clause.verb.end + 1]
        is_state = role == "subject" and clause.verb.lemma == "be" and bool(following)
        return is_state and following[0].lower == "off" and not clause.verb.negated

    def _is_sought(self, phrase: NounPhrase) -> bool:
        """Whether something is done for the base's sake, so that it is none yet: "a bid for"."""
        before = self.words[phrase.start - 1].lower if phrase.start else ""
        return before in ("for", "about", "over") and phrase.tokens[0].tag not in ("POSS",)

    def _is_given_up(self, clause: Clause, role: str) -> bool:
        """Whether the base was left or handed back: "vacated its base", "thrown out of a base"."""
        verb = clause.verb
        if verb.negated or verb.modal or verb.lemma not in _LEAVING:
            return False
        if role in ("object", "subject"):
            following = {token.lower for token in self.words[verb.end : verb.end + 2]}
            is_phrasal = not following.isdisjoint(_AWAY)
            return (role == "object") != clause.passive and (
                verb.lemma in _LEAVING_AT_ONCE or is_phrasal
            )
        return role in ("from", "of", "out", "out of")

    def _is_of_penalty(self, phrase: NounPhrase) -> bool:
        """Whether penalties are what it frees from or brings back: "exemption from tariffs"."""
        near = [p for pp in self.around.prepositions(phrase) for p in pp.phrases]
        return any(
            "penalty" in self.lexicon.classes(t.lower) for p in (phrase, *near) for t in p.tokens
        )

    def _title(self, phrase: NounPhrase) -> list[NounPhrase]:
        """What it is a text of: "a treaty of friendship, trade and mutual assistance"."""
        place = self.around.place[id(phrase)] + 1
        found: list[NounPhrase] = []
        while place + 1 < len(self.elements):
            link, other = self.elements[place], self.elements[place + 1]
            if not (isinstance(link, Particle) and isinstance(other, NounPhrase)) or other.strong:
                break
            if link.word != "of" and not (found and link.kind in ("C", ",")):
                break
            found.append(other)
            place += 2
        return found

    def _has_own_date(self, phrase: NounPhrase) -> bool:
        if any(token.tag == "DATE" for token in phrase.tokens):
            return True
        following = self.words[phrase.end : phrase.end + 2]
        if len(following) == 2 and following[0].lower in ("of", "from"):
            if following[1].tag == "DATE":
                return True
        return self._reduced(phrase) is not None

    def _with_war(self, frame: NounFrame, phrase: NounPhrase) -> bool:
        words = {pp.word for pp in self.around.prepositions(phrase)}
        return "war" in frame.options and "with" in words and not words & {"on", "against"}


_ABOUT = ("in", "on", "under", "at")
_PROSPECTS = ("making", "works", "offing", "cards", "horizon", "pipeline", "prospect", "sight",
              "table", "discussion", "negotiation", "consideration", "preparation")  # fmt: skip
_UNDER_WAY = ("negotiate", "renegotiate", "discuss", "draft", "finalise", "finalize", "prepare")
_NEARING = ("move", "edge", "inch", "head", "advance", "lead", "drift", "progress", "stumble")
_DRAFTS = ("text", "wording", "draft", "outline", "outlines")
_DRAFTING = ("finalise", "finalize", "agree", "draft", "complete", "negotiate", "discuss", "settle")
_LEAVING_AT_ONCE = words(
    "leave lose vacate evacuate abandon quit close shut surrender relinquish dismantle return"
)
_LEAVING = _LEAVING_AT_ONCE | words(
    "give hand move pull withdraw throw kick turf drive push expel evict eject remove oust retire"
)
_AWAY = words("up back over down")
