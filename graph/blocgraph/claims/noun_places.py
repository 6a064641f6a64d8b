"""Where the actors stand that a noun speaks of."""

from __future__ import annotations

from collections.abc import Sequence

from blocgraph.claims.clause import Clause, Preposition
from blocgraph.claims.equations import equated
from blocgraph.claims.lexicon import NounFrame, Slots
from blocgraph.claims.noun_neighbours import NounNeighbours
from blocgraph.claims.phrases import NounPhrase, Particle
from blocgraph.claims.slots import (
    Actors,
    after,
    agents,
    located,
    meant,
    named,
    patients,
    unique,
)
from blocgraph.claims.word_sets import words
from blocgraph.vocabulary import RelationType as T


class NounPlaces(NounNeighbours):
    """Looks from a noun phrase of one sentence for the clause and the actors about it."""

    def _heirs(self, phrase: NounPhrase) -> Actors:
        """Whose the noun is by what it hangs on: "A's campaign of strikes", "... by A"."""
        operator = self._operator(phrase)
        if operator is not None and operator.weak:
            return operator.weak
        for pp in self.around.prepositions(operator) if operator is not None else ():
            if pp.word == "by" and meant(pp.phrases):
                return meant(pp.phrases)
        if operator is not None:
            governor, role = self._governor(operator)
            if (
                governor is not None
                and role == "object"
                and (
                    self.lexicon.is_verb(governor.verb.lemma, "support")
                    or governor.verb.lemma in _PASSING
                )
            ):
                return agents(governor)
        for pp in self.around.prepositions(phrase):
            if pp.word == "by":
                return meant(pp.phrases)
        if phrase.tokens[0].lower in ("its", "their", "his", "her") and not phrase.weak:
            owner = next((c for c in self.clauses if c.link == "main"), None)
            if owner is not None and owner.subject and owner.subject[0].start > phrase.start:
                return meant(owner.subject)
        return ()

    def _ends(
        self, frame: NounFrame, phrase: NounPhrase, clause: Clause | None, role: str
    ) -> tuple[Actors, Actors]:
        prepositions = self.around.prepositions(phrase)
        reduced = self._reduced(phrase) or self._reduced_title(frame, phrase)
        sources: Actors = ()
        targets: Actors = ()
        if "between" in frame.target.names + frame.source.names:
            apart = clause.prepositions if clause is not None and role in _DIRECT else []
            apart = [pp for pp in apart if pp.word == "between"]
            for pp in prepositions + (reduced.prepositions if reduced else []) + apart:
                if self._is_of_talks(pp, frame):
                    break
                if pp.word in ("between", "among") or (
                    pp.word == "of" and len(meant(pp.phrases)) > 1
                ):
                    both = meant(pp.phrases)
                    beyond = [
                        p for other in prepositions if other.word == "with" for p in other.phrases
                    ]
                    if both and pp.word == "of" and meant(beyond):
                        return both, meant(beyond)
                    if both:
                        return both, ()
            if clause is not None and role == "object":
                both = after(clause, ("between", "among"))
                if len(both) > 1:
                    return both, ()
        partner: Actors = ()
        if frame.is_instrument:
            both = partner = self._signatories(reduced, clause, role)
            if len(both) > 1:
                return both, ()

        def fill(slots: Slots, taken: Actors) -> Actors:
            for name in slots.names:
                actors = self._fill(name, frame, phrase, clause, role, reduced)
                actors = tuple(actor for actor in actors if actor not in taken)
                if actors:
                    return actors
            return ()

        if frame.type is T.SANCTIONS:
            imposed = self._imposed(prepositions) if reduced is None else None
            sources = self._sanctioners(prepositions) or (agents(imposed) if imposed else ())
            targets = after(imposed, ("on", "against", "upon")) if imposed and sources else ()
        late = ("mod", "obj", "from") if sources else ("mod", "obj")
        targets = targets or fill(
            Slots(tuple(n for n in frame.target.names if n not in late)), sources
        )
        mediated = reduced is not None and reduced.verb.lemma in _MEDIATING
        targets = targets or (() if mediated else partner)
        sources = sources or fill(frame.source, targets)
        if not targets and (len(sources) < 2 or "pred" in frame.options):
            targets = fill(frame.target, sources)
        if targets and not sources and "of" not in frame.target.names:
            of = [p for pp in prepositions if pp.word == "of" for p in pp.phrases]
            sources = tuple(actor for actor in named(of) if actor not in targets)
        return sources, targets

    def _sanctioners(self, prepositions: Sequence[Preposition]) -> Actors:
        """From whom penalties come, where nothing says on what: "an embargo from B"."""
        led = {pp.word: pp.phrases for pp in prepositions}
        if led.keys() & {"on", "against", "upon", "of", "over"}:
            return ()
        return meant(led.get("from", ()))

    def _decreers(self, clause: Clause) -> Actors:
        """Who gives the order that the participle is about: "A signed an order ending the ban"."""
        for outer in self.clauses:
            if clause.link == "reduced" and clause.antecedent in outer.objects:
                if any(p.has(*_DECREES) for p in outer.objects) and not outer.passive:
                    return agents(outer)
        return ()

    def _imposed(self, near: Sequence[Preposition]) -> Clause | None:
        """What follows the thing that it is on: "the ban on grain THAT A IMPOSED on B"."""
        things = [phrase for pp in near for phrase in pp.phrases]
        for clause in self.clauses:
            if clause.antecedent in things and clause.link in ("reduced", "relative"):
                if clause.verb.lemma in _IMPOSING:
                    return clause
        return None

    def _reduced_title(self, frame: NounFrame, phrase: NounPhrase) -> Clause | None:
        """The participle after a text's title: "a Pact of Mutual Help concluded by A and B"."""
        place = self.around.place[id(phrase)]
        link, title = (*self.elements[place + 1 : place + 3], None, None)[:2]
        if not frame.is_instrument or not isinstance(title, NounPhrase) or title.strong:
            return None
        return self._reduced(title) if getattr(link, "word", "") in ("of", "on", "for") else None

    def _signatories(self, reduced: Clause | None, clause: Clause | None, role: str) -> Actors:
        """The parties of a text by what was done to it: "the pact signed at Bern by A and B"."""
        told = reduced
        if told is None and clause is not None and role == "subject" and clause.verb.bare:
            told = clause if clause.verb.tokens[-1].tag == "VPP" else None
        if reduced is not None and reduced.verb.lemma in _LINKING and not reduced.passive:
            return unique((*meant(reduced.objects), *after(reduced, ("to", "with"))))
        if told is None or meant(told.objects):
            return ()
        if told.verb.lemma not in _SIGNING:
            return ()
        if not told.passive and told is reduced and told.subject:
            return agents(told)
        both = after(told, ("between", "among"))
        both = both or unique((*after(told, ("by",)), *after(told, ("with",))))
        return both if len(both) > 1 else ()

    def _is_of_talks(self, pp: Preposition, frame: NounFrame) -> bool:
        """Whether what follows belongs to other talks: "the mediation of A's offer of talks"."""
        if frame.type is not T.NEGOTIATION or pp.word not in ("of", "for"):
            return False
        heads = [self.lexicon.singular.get(p.head.lower, p.head.lower) for p in pp.phrases]
        return any(
            other.type is T.NEGOTIATION and other.trigger == (head,)
            for head in (*heads, *(p.head.lower for p in pp.phrases))
            for other in self.lexicon.noun_frames.get(head, ())
        )

    def _fill(
        self, name: str, frame: NounFrame, phrase: NounPhrase, clause: Clause | None, role: str,
        reduced: Clause | None,
    ) -> Actors:  # fmt: skip
        if name == "poss":
            return phrase.possessors
        if name == "mod":
            return phrase.modifiers
        if name == "subj":
            return self._subject(frame, phrase, clause, role, reduced)
        if name == "join":
            place = self.around.place[id(phrase)] + 2
            joins = [c for c in self.clauses if c.place == place and c.verb.lemma in _JOINING]
            return meant(joins[0].objects) or after(joins[0], ("to", "into")) if joins else ()
        if name == "home":
            is_home = (
                clause is not None
                and role == "to"
                and any(p.has("home", "host") for p in clause.objects)
            )
            return meant(clause.subject) if is_home and clause is not None else ()
        if name == "appos":
            return self._apposed(phrase)
        if name == "agent":
            return agents(clause) if clause is not None and role in ("object", "as") else ()
        if name == "objw":
            return meant(clause.objects) if clause is not None and role == "as" else ()
        if name in ("obj", "iobj") and clause is not None and clause.passive:
            is_got = phrase in clause.objects or phrase in clause.second
            return meant(clause.subject) if is_got else ()
        if name in ("obj", "iobj"):
            return tuple(
                actor for actor in (meant(clause.objects) if clause and role == "object" else ())
                if clause is not None and phrase in clause.second
            )  # fmt: skip
        word = name.rstrip("2")
        equal = equated(self.lexicon, frame, phrase, clause, role)
        beside = self.around.prepositions(equal) if equal is not None else []
        led = [*self.around.prepositions(phrase), *beside]
        for place, pp in enumerate(led):
            if pp.word == word or (word == "on" and pp.word == "upon"):
                actors = meant(pp.phrases) or located(pp.phrases)
                again = [other for other in led[place + 1 :] if other.word == word == "with"]
                if actors:
                    return unique((*actors, *(a for other in again for a in meant(other.phrases))))
        if reduced is not None:
            if word == "by" and reduced.passive:
                return agents(reduced)
            return after(reduced, (word,))
        owned = word == "by" and bool(phrase.possessors)
        if clause is not None and role == "object" and word != "of" and not owned:
            if word == "by" and not self._makes(clause):
                return ()
            return after(clause, (word,))
        if clause is not None and role == "subject" and clause.verb.lemma == "be" and word == "in":
            return after(clause, ("in", "at", "on"))
        if clause is not None and role == "subject" and word == "from":
            return after(clause, ("from",)) if clause.verb.lemma in _COMING else ()
        if clause is not None and role == "subject" and word in ("with", "against", "on"):
            if clause.form == "finite" and not meant(clause.objects):
                return after(clause, (word,))
        return ()

    def _is_denied(self, clause: Clause) -> bool:
        return clause.verb.lemma in ("deny", "disavow", "disclaim")

    def _makes(self, clause: Clause) -> bool:
        """Whether who does what the verb says has a part in its object, as in "signed by B"."""
        lemma = self._phrasal(clause)
        if lemma in FORGOING:
            return True
        kinds = ("support", "end", "lift", "plan", "off")
        return lemma in _PASSING or any(self.lexicon.is_verb(lemma, kind) for kind in kinds)

    def _apposed(self, phrase: NounPhrase) -> Actors:
        """Whom a noun of role is said of: "A, an ally of B", "B's ally A", "as an ally of B, A"."""
        index = self.around.place[id(phrase)]
        before = self.around.before(phrase)
        if isinstance(before, Particle) and before.word in ("of", "among") and index >= 3:
            group = self.elements[index - 2]
            if isinstance(group, NounPhrase) and group.head.lower in ("one", "some", "number"):
                index -= 2
                before = self.elements[index - 1]
        if isinstance(before, Particle) and before.kind == "," and index >= 2:
            other = self.elements[index - 2]
            if isinstance(other, NounPhrase) and other.strong:
                return other.strong
        index = self.around.place[id(phrase)]
        behind = self.around.prepositions(phrase)
        end = behind[-1].element if behind else index + 1
        after_all = self.elements[end : end + 3]
        if len(after_all) > 2 and getattr(after_all[0], "word", "") == ",":
            named, closing = after_all[1], after_all[2]
            if (
                isinstance(named, NounPhrase)
                and named.strong
                and not isinstance(closing, NounPhrase)
            ):
                return named.strong
        following = self.elements[index + 1] if index + 1 < len(self.elements) else None
        if isinstance(following, NounPhrase) and following.strong:
            return self._listed(index + 1)
        if isinstance(before, Particle) and before.word == "as":
            main = next((c for c in self.clauses if c.link == "main"), None)
            return meant(main.subject) if main is not None else ()
        return ()

    def _listed(self, place: int) -> Actors:
        """The actors named one after the other: "members A, B and C"."""
        found: list[str] = []
        while place < len(self.elements):
            phrase = self.elements[place]
            if not (isinstance(phrase, NounPhrase) and phrase.strong):
                break
            found.extend(phrase.strong)
            link = self.elements[place + 1] if place + 1 < len(self.elements) else None
            if not (isinstance(link, Particle) and link.kind in ("C", ",")):
                break
            place += 2
        return unique(found)

    def _subject(
        self, frame: NounFrame, phrase: NounPhrase, clause: Clause | None, role: str,
        reduced: Clause | None,
    ) -> Actors:  # fmt: skip
        if "pred" in frame.options:
            if clause is not None and clause.verb.lemma in ("be", "become", "remain"):
                return meant(clause.subject if role in ("object", "among") else clause.objects)
            if clause is not None and clause.verb.lemma in ("include", "comprise"):
                return meant(clause.objects) if role == "subject" else ()
            return ()
        if reduced is not None and reduced.link == "relative" and reduced.antecedent is phrase:
            if phrase in reduced.objects and reduced.verb.lemma in _MEDIATING:
                parties = after(reduced, ("for", "between"))
                return parties if len(parties) > 1 else ()
            if phrase in reduced.objects:
                return agents(reduced)
        if reduced is not None and reduced.passive and frame.is_instrument:
            if reduced.verb.lemma in _SIGNING and agents(reduced):
                return agents(reduced)
        if clause is None:
            return ()
        if role == "object" and (self._makes(clause) or self._is_denied(clause)):
            return agents(clause) or self._decreers(clause)
        if role in ("in", "out") and frame.type is T.DIPLOMATIC_SUPPORT:
            return agents(clause)
        if role in ("in", "into", "of", "from", "on") and clause.verb.lemma in _INTO:
            return agents(clause)
        if role in ("for", "during", "at", "before", "after", "on") and frame.type is T.NEGOTIATION:
            return agents(clause)
        if role == "with" and frame.type is T.ARMED_CONFLICT and clause.verb.lemma in _REPLYING:
            return agents(clause)
        if role == "to" and clause.verb.lemma in _BINDING:
            return meant(patients(clause))
        return ()


_SIGNING = ("sign", "conclude", "initial", "reach", "negotiate", "agree", "ink", "make", "seal",
            "strike", "ratify", "announce", "draft", "broker", "draw", "adopt", "enter", "approve",
            "clinch", "finalise", "finalize", "renew", "forge", "secure", "accept", "arrange",
            "establish", "form", "set")  # fmt: skip
_LINKING = ("link", "bind", "unite", "join", "tie", "connect", "involve", "commit", "oblige",
            "govern", "cover", "ally", "embrace", "comprise", "include")  # fmt: skip
_MEDIATING = words("draft broker mediate facilitate host sponsor arrange chair convene oversee")
_DECREES = words("order decree decision law bill directive proclamation act resolution decrees")
_IMPOSING = words(
    "impose announce decree introduce place slap lay levy order adopt maintain renew extend "
    "proclaim declare threaten lift ease waive reimpose tighten widen"
)
_DIRECT = ("subject", "object")
_COMING = ("come", "arrive", "flow", "pour", "reach", "trickle", "stream")
FORGOING = ("rule out", "forgo", "eschew")
"""Verbs of not doing what one might."""
_JOINING = ("join", "enter", "accede")
_PASSING = ("have", "refuse", "reject", "approve", "adopt", "unveil", "see", "prepare", "agree",
            "draft", "promise", "authorise", "authorize", "order", "propose")  # fmt: skip
_BINDING = ("commit", "bind", "oblige", "invite", "force")
_REPLYING = ("reply", "respond", "retaliate", "answer", "counter", "react", "retort", "hit")
_INTO = ("enter", "withdraw", "pull", "walk", "engage", "take", "participate", "quit")
