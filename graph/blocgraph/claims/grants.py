"""What an actor lets another do, or binds itself to: the use of bases, defence, peace."""

from __future__ import annotations

from collections.abc import Iterator

from blocgraph.claims.clause import Clause
from blocgraph.claims.events import Event
from blocgraph.claims.slots import after, agents, meant, named
from blocgraph.claims.verb_places import VerbPlaces
from blocgraph.vocabulary import RelationType as T


class GrantReader(VerbPlaces):
    """Reads verbs of allowing and of pledging with the infinitives that hang on them."""

    def _allowed(self, clause: Clause) -> Iterator[Event]:
        """Use of bases, ports, airspace: "A lets B use its ports", "A gives B access"."""
        word = self.words[clause.verb.end - 1]
        governor = clause.governor
        if (
            (clause.verb.lemma in _USING or clause.verb.lemma in _HIDING)
            and clause.link in ("xcomp", "that")
            and governor is not None
            and governor.verb.lemma in _ALLOWING
            and not governor.passive
        ):
            if self._is_on_its_soil(clause):
                yield Event(
                    T.BASING_RIGHTS, agents(governor) or after(clause, ("in", "on", "at")),
                    meant(self._spread(clause.subject)), word.text, word.start,
                    clause, "allowed to use a base",
                )  # fmt: skip
        if clause.verb.lemma in PLEDGING and clause.form != "inf":
            return
        if governor is not None and governor.verb.lemma in PLEDGING and clause.form == "inf":
            yield from self._pledged(clause, governor)

    def _is_on_its_soil(self, clause: Clause) -> bool:
        """Whether what is allowed needs the other's land: a base, a town, soldiers who pass."""
        if clause.verb.lemma in _HIDING:
            return any(self._has_class(p, name) for p in clause.subject for name in _ARMED)
        around = self._all(clause)
        if clause.verb.lemma in ("station", "deploy", "base", "park", "overfly"):
            return True
        return any(p.towns or p.has(*_POSTS) or self._has_class(p, "base") for p in around) or (
            clause.verb.lemma in _PASSING
            and any(self._has_class(p, name) for p in clause.subject for name in _ARMED)
        )

    def _pledged(self, clause: Clause, governor: Clause) -> Iterator[Event]:
        word = self.words[clause.verb.end - 1]
        givers = agents(governor) or meant(governor.subject)
        mutual = any(p.has("other", "another") for p in self._all(clause))
        targets = () if mutual else named(clause.objects) or after(clause, ("against", "on"))
        if not givers or not (targets or len(givers) > 1):
            return
        if clause.verb.negated and (
            clause.verb.lemma in ("attack", "invade", "fight", "threaten", "strike")
            or (
                clause.verb.lemma in ("use", "resort")
                and self._names(clause, "force", "violence", "war")
            )
        ):
            yield Event(
                T.NON_AGGRESSION,
                givers,
                targets,
                word.text,
                word.start,
                governor,
                "pledged peace",
            )
        elif clause.verb.lemma in ("defend", "protect") and not mutual:
            yield Event(
                T.ALLIANCE, givers, targets, word.text, word.start, governor, "bound to defend"
            )
        elif clause.verb.lemma in ("stay", "remain") and any(
            p.has("neutral") for p in clause.objects
        ):
            yield Event(T.NON_AGGRESSION, givers, (), word.text, word.start, governor, "neutrality")

    def _names(self, clause: Clause, *words: str) -> bool:
        return any(phrase.has(*words) for phrase in self._all(clause))


_USING = (
    "use",
    "access",
    "refuel",
    "dock",
    "land",
    "fly",
    "cross",
    "operate",
    "station",
    "deploy",
    "enter",
    "stop",
    "call",
    "transit",
    "base",
    "build",
    "establish",
    "set",
    "keep",
    "run",
    "maintain",
    "overfly",
    "traverse",
    "berth",
    "moor",
    "patrol",
)
_POSTS = ("post", "posts", "camp", "camps", "radar", "radars", "station", "depot", "garrison",
          "outpost", "headquarters", "troops", "soldiers")  # fmt: skip
_HIDING = ("train", "regroup", "shelter", "pass", "hide", "gather", "camp", "rest", "recruit")
_PASSING = ("fly", "cross", "land", "dock", "transit", "berth", "moor", "refuel", "enter", "stop")
_ARMED = ("troops", "fleet", "weapon", "insurgent")
_ALLOWING = ("allow", "let", "permit", "authorise", "authorize", "enable", "invite")
PLEDGING = ("pledge", "promise", "agree", "vow", "bind", "commit", "undertake", "oblige", "swear")
