"""Whose a text or a penalty is where no preposition says it."""

from __future__ import annotations

from collections.abc import Iterator

from blocgraph.claims.arms_goods import maker_by_name
from blocgraph.claims.clause import Clause
from blocgraph.claims.events import Event
from blocgraph.claims.lexicon import NounFrame
from blocgraph.claims.noun_kinds import transferred
from blocgraph.claims.noun_outcomes import NounOutcomes
from blocgraph.claims.phrases import NounPhrase, Particle
from blocgraph.claims.slots import Actors, after, agents, led_by, located, meant, patients, unique
from blocgraph.claims.word_sets import words
from blocgraph.vocabulary import RelationType as T


class NounParties(NounOutcomes):
    """Finds parties by the name of a text, its title, and clauses that hang on it."""

    def _of_main(
        self, frame: NounFrame, phrase: NounPhrase, relative: Clause, sources: Actors,
        targets: Actors, start: int,
    ) -> Iterator[Event]:  # fmt: skip
        """What the main clause says became of it: "the curbs that A had put on B were lifted"."""
        kind = "lift" if frame.type is T.SANCTIONS else "end"
        for clause in self.clauses:
            if clause is relative or phrase not in patients(clause):
                continue
            if self.lexicon.is_verb(self._phrasal(clause), kind):
                yield from self._become(
                    frame.type, frame, phrase, clause, "object", sources, targets, start
                )

    def _traded(
        self, frame: NounFrame, phrase: NounPhrase, clause: Clause | None, sources: Actors,
        targets: Actors,
    ) -> tuple[Actors, Actors]:  # fmt: skip
        """Who sells and who buys where one goes without saying: "the sale to B was cleared"."""
        house, is_order = self.memory.house, "from" in frame.source.names
        if is_order and clause is not None and clause.verb.lemma in _WINNING and phrase in (
            patients(clause)
        ):  # fmt: skip
            buyers = tuple(a for a in sources or targets if a not in agents(clause))
            return (agents(clause), buyers) if agents(clause) and buyers else (sources, targets)
        is_booked = is_order and phrase.head.lower in ("order", "orders")
        if house and sources and not targets and is_booked and not {*sources} & {*house}:
            return house, sources
        follows = [token.lower for token in self.words[phrase.end - 1 : phrase.end + 1]]
        follows += [
            t.lower for t in self.words[phrase.end : phrase.end + 5] if t.lower in _RUMOURED
        ]
        if not targets or sources or not _STRAYING.isdisjoint(follows) or {*targets} <= _BLOCS:
            return sources, targets
        near = [p for pp in self.around.prepositions(phrase) if pp.word in ("of", "for")
                for p in pp.phrases]  # fmt: skip
        if transferred(self.lexicon, [phrase, *near]) is not T.ARMS_SUPPLY and not house:
            return sources, targets
        is_deal = phrase.head.lower in _DEALS
        said = [
            a for p in near for a in (p.weak or (maker_by_name(p, self.lexicon) if is_deal else ()))
        ]
        licenser = agents(clause) if clause is not None and clause.verb.lemma in _LICENSING else ()
        outer, told = self._operator(phrase), [self._reduced(p) for p in (phrase, *near)]
        for clause in told:
            if clause is not None and clause.passive and clause.verb.lemma in _LICENSING:
                licenser = licenser or agents(clause)
        if outer is not None and outer.has(*_LICENCES):
            licenser = licenser or outer.weak
        known = unique(said or house or licenser or self.memory.seller())
        return tuple(a for a in known if a not in targets), targets

    def _arrived(self, clause: Clause | None, role: str) -> Actors:
        """Where help or arms came to: "relief supplies from A have reached B"."""
        if clause is None or role != "subject" or clause.passive:
            return ()
        if clause.verb.lemma in ("reach", "help", "keep", "save"):
            return meant(clause.objects) or located(clause.objects)
        if clause.verb.lemma not in _COMING:
            return ()
        near = led_by(clause, _INTO)
        found = meant(near) or located(near)
        return found or (() if clause.verb.modal else self.memory.getter(()))

    def _party_within(self, phrase: NounPhrase, known: Actors) -> Actors:
        """Whom alone the infinitive about a text names: "its deal to buy power from B"."""
        for clause in self.clauses:
            if clause.noun is phrase and clause.form == "inf":
                led = [p for pp in clause.prepositions for p in pp.phrases]
                others = tuple(a for a in meant([*clause.objects, *led]) if a not in known)
                return others if len(others) == 1 else ()
        return ()

    def _says_on_whom(self, phrase: NounPhrase) -> bool:
        """Whether the penalties are said to be on somebody or something."""
        return any(pp.word in ("on", "against") for pp in self.around.prepositions(phrase))

    def _struck(self, things: list[NounPhrase]) -> Actors:
        """Where what is answered happened: "answered the coup in B with an embargo"."""
        near = [pp for thing in things for pp in self.around.prepositions(thing)]
        return next(
            (found for pp in near if (found := meant(pp.phrases) or located(pp.phrases))), ()
        )

    def _is_title(self, phrase: NounPhrase) -> bool:
        """Whether it is called after a place: "the Peace of Riga"."""
        near = self.around.prepositions(phrase)
        return phrase.head.text[:1].isupper() and bool(near) and near[0].word == "of"

    def _ahead_of(self, phrase: NounPhrase) -> Actors:
        """Who the sentence is about, where it opens with the text: "Bound by a pact with B, A"."""
        main = next((c for c in self.clauses if c.link == "main" and c.subject), None)
        if main is None or phrase.start > min(p.start for p in main.subject):
            return ()
        who = meant(main.subject) if not main.passive else meant(patients(main))
        return who if len(who) == 1 and phrase not in main.subject else ()

    def _signed_where(self, clause: Clause) -> Actors:
        """Whose capital a text is signed in by one party: "A signed a framework in Doha"."""
        if clause.verb.lemma not in ("sign", "ink", "conclude", "initial", "clinch", "seal"):
            return ()
        near = led_by(clause, ("in", "at"))
        return located(near)

    def _struck_by(
        self, phrase: NounPhrase, clause: Clause, role: str, sources: Actors
    ) -> tuple[Actors, Actors]:
        """Who imposes and who suffers penalties: "B, hit by A's embargo", "it starved B"."""
        hurts = clause.verb.lemma in _HURTING
        if clause.verb.lemma in _LYING and not clause.passive:
            subject = any(p.has("subject", "subjected") for p in clause.objects)
            if role == "under" or (role == "to" and subject):
                return sources, tuple(a for a in meant(clause.subject) if a not in sources)
        if clause.passive and role in ("by", "with", "under") and hurts:
            return sources or agents(clause), meant(patients(clause))
        if role == "subject" and hurts and not clause.passive:
            return sources, tuple(a for a in meant(clause.objects) if a not in sources)
        if role == "object" and clause.verb.lemma in _BEARING and not clause.passive:
            hit = tuple(a for a in meant(clause.subject) if a not in sources)
            return sources or after(clause, ("in", "from", "at", "of")), hit
        operator = self._operator(phrase)
        if operator is not None and operator.head.lower in _SUFFERERS:
            if clause.verb.lemma in ("be", "become", "remain"):
                return sources, tuple(a for a in meant(clause.subject) if a not in sources)
        return sources, ()

    def _announcers(self, clause: Clause) -> Actors:
        """Who announces what is done by nobody else: "A announced that the ban would be lifted"."""
        governor = clause.governor
        if governor is None or clause.link != "that" or not clause.passive or agents(clause):
            return ()
        announces = governor.verb.lemma in _ANNOUNCING and not governor.passive
        return agents(governor) if announces else ()

    def _topic(self) -> Actors:
        """Whom the sentence opens on: "With regard to B, no sanctions have been adopted"."""
        opening = [token.lower for token in self.words[:3]]
        if not any(opening[: len(words)] == list(words) for words in _ON_TOPIC):
            return ()
        first = next((e for e in self.elements if isinstance(e, NounPhrase) and e.strong), None)
        return first.strong if first is not None and first.end < 8 else ()

    def _fronted_pair(self) -> Actors:
        """The two of a sentence that opens "Between A and B"."""
        if len(self.elements) < 4 or self.words[0].lower != "between":
            return ()
        pair = [e for e in self.elements[1:4] if isinstance(e, NounPhrase)]
        both = meant(pair)
        return both if len(pair) == 2 and len(both) == 2 else ()

    def _without_broker(self, phrase: NounPhrase) -> Actors:
        """All actors but who brought the text about: "under a deal brokered by A, B lets C ..."."""
        reduced = self._reduced(phrase)
        brokers = agents(reduced) if reduced is not None and reduced.passive else ()
        return tuple(actor for actor in self.actors if actor not in brokers)

    def _names_text(self, phrase: NounPhrase) -> bool:
        """Whether it is part of what a text is called: "a treaty of peace and friendship"."""
        place = self.around.place[id(phrase)]
        while place >= 2:
            link, other = self.elements[place - 1], self.elements[place - 2]
            if not (isinstance(link, Particle) and isinstance(other, NounPhrase)):
                return False
            if link.word == "of":
                return "instrument" in self.lexicon.classes(other.head.lower)
            if link.kind not in ("C", ","):
                return False
            place -= 2
        return False

    def _penalised(self, clause: Clause, role: str, targets: Actors) -> tuple[Actors, Actors]:
        """Who threatens whom with penalties: "A threatened B with an embargo"."""
        if clause.verb.lemma in ANSWERING and role == "with":
            hit = targets or meant(patients(clause)) or self._struck(patients(clause))
            return tuple(a for a in agents(clause) if a not in hit and hit), hit
        if clause.verb.lemma not in ("threaten", "menace") or role not in ("with", "object"):
            return (), targets
        hit = targets or (meant(patients(clause)) if role == "with" else ())
        return tuple(a for a in agents(clause) if a not in hit), hit

    def _bound_under(self, phrase: NounPhrase) -> Actors:
        """Who does what by an instrument: "a contract with B, under which A will run a port"."""
        near = [phrase, *(p for pp in self.around.prepositions(phrase) for p in pp.phrases)]
        for clause in self.clauses:
            for pp in clause.prepositions:
                if clause.link == "relative" and pp.word in ("under", "by", "through"):
                    if any(p in near for p in pp.phrases):
                        return meant(clause.subject)
        return ()

    def _parties_by_name(self, phrase: NounPhrase) -> Actors:
        """Whose text it is by its name alone: "the Treaty of Rapallo"."""
        if not any(token.text[:1].isupper() for token in phrase.tokens[1:] or phrase.tokens):
            return ()
        span = self.words[phrase.start : phrase.end + 3]
        text = " ".join(token.lower for token in span)
        return next((who for name, who in self.lexicon.named_texts.items() if name in text), ())

    def _bound_both(self, phrase: NounPhrase) -> Actors:
        """Who does what to whom by an instrument: "the pact under which A lets B fish"."""
        for clause in self.clauses:
            for pp in clause.prepositions:
                if clause.link != "relative" or phrase not in pp.phrases:
                    continue
                if pp.word in ("under", "by"):
                    beside = [p for other in clause.prepositions for p in other.phrases]
                    return unique((*meant(clause.subject), *meant(clause.objects), *meant(beside)))
        return ()


_LICENSING = words(
    "clear approve authorise authorize okay block veto freeze halt suspend license licence notify "
    "green-light greenlight delay unblock permit allow bar stop ban oppose forbid"
)
"""What a state does to the sales of its own arms."""
_BLOCS = frozenset(("NATO", "EU", "UN", "WEST"))
_LICENCES = words(
    "veto vetoes ban bans block approval consent permit permits licence license licences licenses "
    "go-ahead green-light objection objections freeze halt hold ruling decision permission"
)
_COMING = words("arrive come flow go pour land get stream trickle head sail roll move start")
_INTO = ("to", "in", "into", "for", "at")
_RUMOURED = words("reported rumoured rumored mooted alleged")
_STRAYING = words("book that whom") | _RUMOURED
_WINNING = ("win", "land", "book", "secure", "clinch", "bag", "scoop", "gain")
_DEALS = words("sale sales purchase purchases order orders acquisition export exports")
_BEARING = (
    "call",
    "brand",
    "label",
    "find",
    "deem",
    "face",
    "suffer",
    "incur",
    "endure",
    "attract",
    "bear",
    "confront",
    "encounter",
)
_ANNOUNCING = ("announce", "decide", "declare", "promise", "pledge", "vow", "decree", "confirm")
_LYING = ("be", "remain", "stay", "come", "live", "labour", "stand")
_SUFFERERS = ("target", "targets", "object", "victim", "victims", "subject", "brunt")
_HURTING = words(
    "hit starve cripple squeeze hurt strangle choke isolate batter punish weaken devastate ruin "
    "target bite pinch wreck damage harm impoverish burden affect hobble bankrupt strike slap rock "
    "throttle clobber hammer wallop smother stifle cut constrain shackle handicap hamper place put"
)
_ON_TOPIC = (("with", "regard", "to"), ("with", "respect", "to"), ("in", "respect", "of"),
             ("as", "for"), ("as", "regards"), ("regarding",), ("concerning",))  # fmt: skip
ANSWERING = ("answer", "respond", "reply", "retaliate", "react", "counter", "punish", "hit")
"""Verbs of paying back."""
