"""Who tells what a clause says, where no plain verb of saying does: rumours, rebuttals, sources."""

from __future__ import annotations

from blocgraph.claims.clause import Clause
from blocgraph.claims.conditions import Conditions
from blocgraph.claims.events import Event
from blocgraph.claims.phrases import NounPhrase
from blocgraph.claims.rebuttals import calls_a_lie
from blocgraph.claims.slots import led_by


class Tellers(Conditions):
    """Reads the clauses of one sentence for who tells of them."""

    def _told_of(self, clause: Clause) -> Clause | None:
        """The verb that tells of it: "spoke of B's guns firing on C", "warned of B arming C"."""
        outer = clause.governor
        if clause.form != "ing" or outer is None or outer.verb.lemma not in _TELLING_OF:
            return None
        about = led_by(outer, ("of", "about"))
        return outer if clause.antecedent in about or set(about) & set(clause.subject) else None

    def _is_rumoured(self, clause: Clause) -> bool:
        """Whether it is what one is said to have done: "rumoured to have armed B, A ..."."""
        before = [token.lower for token in self.phrases.words[: clause.verb.start]][-2:]
        return clause.form == "inf" and before[1:] == ["to"] and (
            self.lexicon.is_cue(before[0], "rumoured")
        )  # fmt: skip

    def _is_contention(self, here: Clause, governor: Clause) -> bool:
        """Whether an unknown verb with "that" tells what somebody says: "screamed that"."""
        words = self.phrases.words
        start = min([here.verb.start, *(p.start for p in here.subject)])
        is_led = start > 0 and words[start - 1].lower == "that" and start - 1 == governor.verb.end
        is_known = self.lexicon.is_cue(governor.verb.lemma, "taken_for_true")
        return is_led and not is_known and not governor.passive and bool(governor.subject)

    def _is_rebutted(self, here: Clause, governor: Clause) -> bool:
        """Whether the noun that tells it is what somebody denies: "denies the claim that"."""
        if here.noun not in governor.objects or governor.verb.negated:
            return False
        denies = self.lexicon.is_cue(governor.verb.lemma, "deny")
        return denies or self._phrasal_cue(governor, "deny") or calls_a_lie(self.phrases, governor)

    def _tells(self, phrase: NounPhrase) -> bool:
        return self.lexicon.is_noun_cue(phrase.head.lower, "telling_noun")

    def _is_asserted_by_some(self, event: Event) -> bool:
        """Whether somebody whose state goes unsaid contends, rather than notes, that it is so."""
        for clause in event.clause.ancestors() if event.clause is not None else ():
            governor = clause.governor
            if clause.link == "that" and governor is not None:
                lemma = governor.verb.lemma
                is_named = bool(governor.subject) and governor.subject[0].start < clause.verb.start
                return is_named and not self.lexicon.is_cue(lemma, "observing")
        return False

    def _is_source(self, event: Event) -> bool:
        """Whether unnamed sources are reported, rather than an official whose state goes unsaid."""
        if event.clause is None:
            return False
        for clause in event.clause.ancestors():
            governor = clause.governor
            if clause.link == "that" and governor is not None:
                tellers = [*governor.subject]
                if governor.passive:
                    tellers = led_by(governor, ("by",))
                return any(self._tells(p) for p in tellers)
        return False


_TELLING_OF = ("speak", "talk", "tell", "complain", "write", "report", "warn", "hear", "learn")
