"""Whether what a clause says is real: modals, conditions, words of doubt, what is missing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from blocgraph.claims.clause import Clause
from blocgraph.claims.events import Event
from blocgraph.claims.lexicon import Lexicon
from blocgraph.claims.phrases import NounPhrase, Particle, Phrases
from blocgraph.claims.slots import meant
from blocgraph.claims.verb_groups import VerbGroup
from blocgraph.claims.word_sets import words
from blocgraph.vocabulary import RelationType


class Conditions:
    """Reads the clauses of one sentence for what makes them unreal."""

    def __init__(
        self, phrases: Phrases, clauses: Sequence[Clause], lexicon: Lexicon, text: str
    ) -> None:
        self.phrases = phrases
        self.clauses = clauses
        self.lexicon = lexicon
        self.question = text.rstrip().endswith("?")
        self.someday = _names_someday(text)
        self.conditional = not _CONDITIONS.isdisjoint(phrases.lowers) and any(
            token.tag == "S" and token.lower in _CONDITIONS for token in phrases.words
        )

    def _is_hedged(self, clause: Clause) -> bool:
        if clause.verb.modal in _HEDGING_MODALS:
            return not (
                clause.verb.modal == "would"
                and clause.link == "that"
                and (self._own(clause) or self._is_certain(clause.governor))
            )
        if (
            clause.verb.modal in ("will", "shall", "would")
            and self.conditional
            and clause.link != "relative"
            and self._on_condition(clause)
        ):
            return True
        if clause.form == "ing" and self._is_on_the_brink(clause):
            return True
        if self._is_supposed(clause) or self._is_yet_to_come(clause) or _is_wished(clause):
            return True
        outer = clause.governor
        if clause.link == "adjunct" and clause.marker == "by" and outer is not None:
            return outer.verb.modal in _HEDGING_MODALS or outer.verb.modal == "would"
        if clause.marker in ("announced", "if", "unless", "lest", "whether", "provided", "should"):
            return True
        if clause.link == "subordinate" and self.lexicon.is_cue(clause.marker, "conditional"):
            return True
        return any(
            token.lower in ("possibly", "perhaps", "maybe", "potentially", "likely", "probably")
            for token in clause.verb.tokens
        )

    def _is_on_the_brink(self, clause: Clause) -> bool:
        """Whether it is "on the point of recalling", "on the verge of arming"."""
        lead = [word.lower for word in self.phrases.words[: clause.verb.start]][-3:]
        return lead[:1] == ["the"] and lead[1] in _BRINKS and lead[2] == "of"

    def _is_yet_to_come(self, clause: Clause) -> bool:
        """Whether it is "one day A will", or what must come first: "before it lets B ..."."""
        will = clause.verb.modal in ("will", "shall")
        if self.someday and (will or clause.marker in ("when", "that")):
            return True
        outer = clause.governor
        bound = outer is not None and (outer.form == "inf" or outer.verb.modal in ("must", "shall"))
        if clause.marker in ("until", "till") and outer is not None:
            bound = bound or bool(outer.verb.modal) or outer.verb.negated
        tag = clause.verb.tokens[0].tag
        return clause.marker in ("before", "until", "till") and bound and tag in ("V", "MOD")

    def _is_supposed(self, clause: Clause) -> bool:
        """Whether the sentence opens with the condition: "Had A attacked B, ..."."""
        words = self.phrases.words
        if self.question or clause.link != "main" or not words or words[0].lower != "had":
            return False
        return clause.verb.tokens[-1].tag == "VPP" and clause.verb.start <= 6

    def _on_condition(self, clause: Clause) -> bool:
        """Whether the condition is the clause's own, and not that of a verb between the two."""
        place = next(i for i, t in enumerate(self.phrases.words)
                     if t.tag == "S" and t.lower in _CONDITIONS)  # fmt: skip
        between = (
            element
            for element in self.phrases.elements[clause.place + 1 :]
            if isinstance(element, VerbGroup) and element.end <= place
        )
        return place < clause.verb.start or next(between, None) is None

    def _is_aimed(self, event: Event, governor: Clause) -> bool:
        """Whether what exists is made against somebody: "a pact designed to counter B"."""
        made = governor.form == "part" and governor.verb.lemma in (
            "design",
            "intend",
            "mean",
        )
        return made and event.type is RelationType.OPPOSITION

    def _is_certain(self, governor: Clause | None) -> bool:
        if governor is None or governor.verb.lemma != "be" or governor.verb.negated:
            return False
        following = self.phrases.words[governor.verb.end : governor.verb.end + 2]
        return any(token.lower in ("inevitable", "unavoidable", "natural") for token in following)

    def _own(self, clause: Clause) -> bool:
        """Whether who is spoken of is who speaks, so that "would" is a "will" of the past."""
        governor = clause.governor
        if governor is None or governor.passive:
            return False
        return bool(set(meant(governor.subject)) & set(meant(clause.subject)))

    def _is_called_false(self) -> bool:
        """Whether the sentence says that something is untrue, or that there is no truth in it."""
        lowers = [token.lower for token in self.phrases.words]
        return any(word in FALSE for word in lowers) or self._is_without_truth()

    def _is_without_truth(self) -> bool:
        lowers = [token.lower for token in self.phrases.words]
        return "truth" in lowers and "no" in lowers[max(0, lowers.index("truth") - 4) :]

    def _verdict(self, clause: Clause) -> str:
        """What "it is ... that" makes of what follows: "false", a word of doubt, or ""."""
        words = [word.lower for word in self.phrases.words[clause.verb.start : clause.verb.end + 4]]
        true = any(word in _TRUE for word in words)
        if any(word in FALSE for word in words) or (true and clause.verb.negated):
            return "false"
        return next((word for word in words if word in _DOUBTFUL), "")

    def _is_doubtful(self, clause: Clause) -> bool:
        words = self.phrases.words[clause.verb.end : clause.verb.end + 3]
        return clause.verb.lemma in ("be", "remain", "look", "seem") and any(
            token.lower in _DOUBTFUL for token in words
        )

    def _is_missing(self, clause: Clause) -> bool:
        governor = clause.governor
        if clause.link == "adjunct" and clause.marker in ("at", "from") and governor is not None:
            if governor.verb.lemma in _SHRINKING and not governor.verb.negated:
                return True
        words = self.phrases.words[clause.verb.end : clause.verb.end + 4]
        return clause.verb.lemma in ("be", "remain", "stay") and any(
            token.lower in _MISSING for token in words
        )

    def _yet(self, governor: Clause) -> bool:
        return any(
            token.lower in ("yet", "still")
            for token in self.phrases.words[governor.verb.start : governor.verb.end + 2]
        )

    def _is_only_thought_of(self, noun: NounPhrase) -> bool:
        """Whether the noun is a proposal, a fear or the like, and no claim."""
        head = noun.head.lower
        return self.lexicon.is_cue(head, "hypothetical_noun") and not (
            self.lexicon.is_noun_cue(head, "accusation_noun")
        )

    def _unreal(self, here: Clause) -> bool:
        noun = here.noun
        return noun is not None and self.lexicon.is_cue(noun.head.lower, "hypothetical_noun")

    def _unreal_noun(self, clause: Clause) -> NounPhrase | None:
        """Such a noun that it follows: "the threat to cut ties", "a pledge by A to arm B"."""
        elements = self.phrases.elements
        place = clause.place - 2
        led = place >= 0 and isinstance(elements[place + 1], Particle)
        if clause.form == "ing" and clause.subject and not led:
            place = elements.index(clause.subject[0]) - 2
            link = elements[place + 1] if place >= 0 else None
            if not (isinstance(link, Particle) and link.word in ("of", "about")):
                return None
        while place >= 0 and isinstance(elements[place], NounPhrase):
            noun = elements[place]
            assert isinstance(noun, NounPhrase)
            head = noun.head.lower
            if self.lexicon.is_cue(head, "hypothetical_noun"):
                return noun if head not in _TIMES or self._is_given(noun) else None
            if head in _INTENTIONS:
                return noun if clause.verb.lemma not in _LEANING else None
            link = elements[place - 1] if place else None
            if not (isinstance(link, Particle) and link.word in ("by", "of", "from", "for")):
                return None
            place -= 2
        return None

    def _is_spurned_idea(self, clause: Clause) -> bool:
        """Whether it is an idea that somebody rejects: "scoffed at the idea that A had armed B"."""
        noun, outer = clause.antecedent or clause.noun, clause.governor
        if noun is None or outer is None or noun.head.lower not in _IDEAS or outer.verb.negated:
            return False
        led = self.phrases.words[noun.end : noun.end + 1]
        denies = self.lexicon.is_cue(outer.verb.lemma, "deny") or self._phrasal_cue(outer, "deny")
        return denies and bool(led) and led[0].lower == "that"

    def _is_mere_chance(self, clause: Clause) -> bool:
        """Whether a noun of chance leads to it: "the odds that A restores ties with B"."""
        noun = clause.antecedent if clause.link == "relative" else clause.noun
        if noun is not None and noun.head.lower in _WORLDS and noun.tokens[0].lower in ("a", "an"):
            after = [token.lower for token in self.phrases.words[noun.end : noun.end + 2]]
            return after in (["in", "which"], ["when", after[-1]], ["where", after[-1]])
        if noun is None or noun.head.lower not in _CHANCES:
            return False
        following = self.phrases.words[noun.end : noun.end + 1]
        return bool(following) and following[0].lower == "that"

    def _phrasal_cue(self, governor: Clause, row: str) -> bool:
        """Whether the verb with the word after it belongs to a row: "came close to attacking"."""
        after = self.phrases.words[governor.verb.end : governor.verb.end + 1]
        return bool(after) and self.lexicon.is_cue(f"{governor.verb.lemma}-{after[0].lower}", row)

    def _is_unproven(self, governor: Clause) -> bool:
        """Whether it is "nothing suggests that" or "no evidence has emerged that"."""
        if self.lexicon.is_cue(governor.verb.lemma, "evidencing"):
            return True
        return any(self.lexicon.is_noun_cue(p.head.lower, "evidence") for p in governor.subject)

    def _is_nobodys(self, governor: Clause) -> bool:
        """Whether nobody says or thinks it."""
        ahead = self.phrases.words[max(0, governor.verb.start - 2) : governor.verb.start]
        if any(token.lower in ("nothing", "nobody", "no-one", "little") for token in ahead):
            return True
        return any(
            p.is_negated or p.head.lower in ("nobody", "few", "nothing") for p in governor.subject
        )

    def _is_bent(self, clause: Clause) -> bool:
        """Whether it is "bent on invading", "intent on", "keen on"."""
        lead = self.phrases.words[max(clause.verb.start - 2, 0) : clause.verb.start]
        return (
            clause.form == "ing"
            and [token.lower for token in lead[1:]] == ["on"]
            and (lead[0].lower in _BENT)
        )

    def _is_planning(self, governor: Clause) -> bool:
        """Whether it is a plan, as "is determined to" tells, or nothing forces it to be done."""
        cues = self.lexicon.cues["plan"]
        if any(p.head.lower in ("nothing", "nobody") for p in governor.subject):
            return True
        return governor.verb.lemma in cues or governor.verb.tokens[-1].lower in cues

    def _is_given(self, time: NounPhrase) -> bool:
        """Whether somebody gives, has or needs the time: "gave B three days to leave"."""
        return any(time in (*clause.objects, *clause.second) for clause in self.clauses)

    def _adjective(self, governor: Clause) -> str:
        start = governor.verb.end
        if any(token.lower in _RANKED for token in self.phrases.words[start : start + 3]):
            return "actual"
        for token in self.phrases.words[start : start + 4]:
            if self.lexicon.is_cue(token.lower, "plan") or self.lexicon.is_cue(
                token.lower, "hedge"
            ):
                return token.lower
            if token.tag == "TO":
                break
        return ""


def _names_someday(text: str) -> bool:
    lower = text.lower()
    if not ("day" in lower or "time" in lower or "sooner" in lower):
        return False
    return _SOMEDAY.search(text) is not None


_CONDITIONS = words("if unless")
ACCUSING = words(
    "accuse charge suspect blame criticise criticize condemn denounce slam blast lambast rebuke "
    "reproach chide castigate censure fault berate upbraid scold indict sue lash rail deplore"
)
"""Verbs of which what follows is what somebody is accused of."""
_BRINKS = ("point", "verge", "brink", "cusp", "edge", "eve")
_TIMES = ("hours", "days", "weeks")
_BENT = ("bent", "hell-bent", "intent", "set", "keen", "fixated", "insistent")
FALSE = ("false", "untrue", "baseless", "unfounded", "lies", "nonsense", "wrong", "groundless")
"""Words that say that something is not so."""


def _is_wished(clause: Clause) -> bool:
    """Whether it is a subjunctive: "a proposal that B be expelled"."""
    first = clause.verb.tokens[0]
    return (
        first.lower == "be" and clause.link in ("that", "noun", "relative") and bool(clause.subject)
    )


_HEDGING_MODALS = ("may", "might", "could", "would", "should", "can")
_SHRINKING = ("balk", "baulk", "jib", "recoil", "shrink", "demur", "refrain", "abstain", "desist")
_RANKED = ("first", "second", "third", "last", "latest", "only", "right", "wrong", "wise", "unwise",
           "correct", "foolish", "mistaken", "proud", "glad", "sorry", "quick", "slow")  # fmt: skip
_MISSING = ("absent", "missing", "lacking", "unsigned", "non-existent", "unratified", "outside")
_DOUBTFUL = (
    "unlikely",
    "likely",
    "possible",
    "imminent",
    "conceivable",
    "impossible",
    "thinkable",
    "unthinkable",
)
_TRUE = ("true", "clear", "certain", "proven", "established", "case", "evident", "known")
_INTENTIONS = ("pledge", "pledges", "vow", "vows", "intention", "intentions", "aim", "resolve",
               "chances", "odds", "notion", "dream", "scheme")  # fmt: skip
_LEANING = ("align", "cooperate", "deepen", "strengthen", "support", "stand", "side")
_SOMEDAY = re.compile(
    r"\b(?:one day|some day|someday|sooner or later|a (?:day|time) will come|"
    r"the (?:day|time) (?:will come|may come|is coming))\b",
    re.IGNORECASE,
)
_WORLDS = ("future", "world", "scenario", "universe", "script", "situation", "day", "age")
_IDEAS = ("idea", "notion", "thought", "theory", "view", "impression", "premise", "suggestion",
          "insinuation", "contention", "prospect", "possibility")  # fmt: skip
_CHANCES = ("chance", "chances", "odds", "possibility", "prospect", "prospects", "likelihood",
            "risk", "danger", "idea", "notion", "fear", "fears", "hope", "hopes", "proposal",
            "suggestion", "speculation", "expectation", "expectations")  # fmt: skip
