"""What a verb's frame asks of the words around the verb, such as an object of some class."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from blocgraph.claims.clause import Clause
from blocgraph.claims.lawmakers import is_legislative, makers
from blocgraph.claims.lexicon import Lexicon, VerbFrame
from blocgraph.claims.phrases import NounPhrase, Phrases
from blocgraph.claims.slots import Actors, after, agents, located, meant, named, patients, unique
from blocgraph.claims.tokens import Token
from blocgraph.claims.word_sets import words


@cache
def listed(need: str) -> frozenset[str]:
    """The words of a need such as `=weight|support`."""
    return frozenset(need[1:].split("|"))


def _words_of(group: Sequence[NounPhrase]) -> frozenset[str]:
    return frozenset(w for p in group for token in p.tokens for w in token.lower.split())


class FrameNeeds:
    """Tells whether the clauses of one sentence meet what a frame needs.

    A need is the class of an object in `object_classes.csv`; `!` and a class that may not stand
    there; `=` and words of which one stands about the verb, as in `=weight|support`,
    `#` and words of which one stands in its object, `~` and words of which one stands soon
    after the verb; `^` and a class of who does it, `%` and a class of anything about the verb;
    `@` and a preposition that follows, `!@` and one that may not; or one of `RULES`. `&` joins
    several. In the table `$` and a name, as in `#$concern`, are the words of a list in
    `word_lists.csv`.
    """

    def __init__(
        self, phrases: Phrases, clauses: Sequence[Clause], lexicon: Lexicon,
        organisations: frozenset[str],
    ) -> None:  # fmt: skip
        self.clauses = clauses
        self.words = phrases.words
        self.spoken = phrases.spoken
        self.elements = phrases.elements
        self.lexicon = lexicon
        self.organisations = organisations
        self._about: dict[tuple[int, ...], frozenset[str]] = {}

    def _words_about(self, clause: Clause) -> frozenset[str]:
        """The words of all phrases of a clause."""
        key = (id(clause),)
        if key not in self._about:
            self._about[key] = _words_of(self._all(clause))
        return self._about[key]

    def _words_of_objects(self, clause: Clause, objects: list[NounPhrase]) -> frozenset[str]:
        """The words of what it is done to, and of what hangs on that."""
        key = (id(clause), *map(id, objects))
        if key not in self._about:
            self._about[key] = _words_of([*self._spread(objects), *clause.second])
        return self._about[key]

    def _needed(self, clause: Clause, frame: VerbFrame) -> bool:
        if not frame.wants:
            return True
        objects = self._undergone(clause, frame)
        if objects and objects[0].tokens[-1].lower in _PRO_FORMS and not objects[0].strong:
            objects = self._stood_for(clause) or objects
        return all(self._holds(clause, need, objects) for need in frame.wants)

    def _stood_for(self, clause: Clause) -> list[NounPhrase]:
        """What a pronoun takes up: "restored its ties but broke THEM off", "recalled its OWN"."""
        earlier = [patients(c) for c in self.clauses if c.place < clause.place]
        things = (group for group in reversed(earlier) if group and group[0].head.tag != "PRON")
        return next(things, [])

    def _undergone(self, clause: Clause, frame: VerbFrame) -> list[NounPhrase]:
        """To what it is done; with a particle it may look as if led to: "hauled in the envoy"."""
        objects = patients(clause)
        if len(frame.trigger) != _WITH_PARTICLE:
            return objects
        word = frame.trigger[-1]
        following = self.words[clause.verb.end : clause.verb.end + 1]
        if objects and not (following and following[0].lower == word):
            return objects
        return next((pp.phrases for pp in clause.prepositions if pp.word == word), objects)

    def _holds(self, clause: Clause, need: str, objects: list[NounPhrase]) -> bool:
        if need[0].isalpha():
            return self._follows(clause, need, objects)
        if need.startswith("#"):
            return not listed(need).isdisjoint(self._words_of_objects(clause, objects))
        if need.startswith("~"):
            wanted = listed(need)
            following = self.words[clause.verb.end : clause.verb.end + NEAR]
            return any(word in wanted for token in following for word in token.lower.split())
        if need.startswith("="):
            return not listed(need).isdisjoint(self._words_about(clause))
        if need.startswith("^"):
            return any(self._has_class(p, need[1:]) for p in self._spread(_doers(clause)))
        if need.startswith("%"):
            return any(self._has_class(p, need[1:]) for p in self._all(clause))
        if need.startswith(("@", "!@")):
            word = need.lstrip("!@")
            return any(pp.word == word for pp in clause.prepositions) == need.startswith("@")
        if need.startswith("!") and need[1] in _PREFIXES:
            return not self._holds(clause, need[1:], objects)
        return self._follows(clause, need, objects)

    def _follows(self, clause: Clause, need: str, objects: list[NounPhrase]) -> bool:
        """Whether the rule, the class of an object, or what `!` forbids, holds."""
        if need in ("hyp", "not", "said"):
            return True
        if need == "seen":
            return _tells_what_was_seen(self.words[clause.verb.end : clause.verb.end + NEAR])
        if need == "untried":
            return clause.governor is None or clause.governor.verb.lemma not in _TRYING
        if need == "slur":
            following = self.words[clause.verb.end : clause.verb.end + _REACH]
            slurs = self.lexicon.cues["slur"]
            return any(word in slurs for token in following for word in token.lower.split())
        if need == "something":
            return any(not p.strong for p in objects)
        if need == "two":
            return len(agents(clause)) == 2 and all(p.head.tag != "PRON" for p in objects)
        if need == "neg":
            return self._is_not_done(clause)
        if need == "visitor" and any(
            p.head.mention is not None and p.head.mention.kind == "office" and is_person(p)
            for p in objects
        ):
            return True
        if need == "nationals":
            return any(_are_nationals(p) for p in objects)
        if need == "statesman":
            return any(self.is_statesman(p) for p in clause.subject)
        if need == "pledged":
            governor = clause.governor
            bound = governor is not None and governor.verb.lemma in _PLEDGING
            return bound or clause.verb.modal in ("will", "shall", "must", "would")
        if need == "lawmakers":
            return any(is_legislative(p) for p in makers(clause))
        if need == "pporg":
            led = [*(p for pp in clause.prepositions for p in pp.phrases), *self._within(objects)]
            return any(actor in self.organisations for actor in meant(led))
        if need == "gerund":
            return any(o.governor is clause and o.form == "ing" for o in self.clauses)
        if need in ("modal", "!modal"):
            return (clause.verb.modal in ("will", "would", "shall")) == (need == "modal")
        if need == "revenge":
            return any(
                token.lower in _REVENGE
                for token in self.words[clause.verb.end : clause.verb.end + 7]
            ) and not any(
                token.tag == "NEG" for token in self.words[clause.verb.end : clause.verb.end + 3]
            )
        if need == "subjunctive":
            return any(
                other.governor is clause
                and other.link == "that"
                and other.verb.form == "base"
                and other.verb.modal in ("", "must", "should", "shall")
                for other in self.clauses
            )
        if need == "org":
            return any(actor in self.organisations for actor in self._beyond(clause))
        if need == "org2":
            return any(actor in self.organisations for actor in agents(clause))
        if need == "people":
            met = [p for p in objects if p.head.lower not in ("time", "times")]
            together = not met and len(agents(clause)) > 1
            if any(p.head.lower in _GAMES for pp in clause.prepositions for p in pp.phrases):
                return False
            beside = any(pp.phrases for pp in clause.prepositions)
            return bool(meant(objects)) or beside or together
        if need in ("recip", "recipdefence"):
            about = {token.lower for p in self._all(clause) for token in p.tokens}
            mutual = bool(about & {"other", "another", "other's", "another's"})
            if need == "recip":
                mutual = (
                    any(p.has("other", "another", "one") for p in objects + clause.second)
                    and mutual
                )
            return mutual and (need == "recip" or bool(about & {"defence", "defense", "aid"}))
        if need == "defence":
            return any(
                pp.word == "to"
                and any(p.has("defence", "defense", "aid", "rescue") for p in pp.phrases)
                for pp in clause.prepositions
            )
        if need == "people2":
            return not meant(objects) and any(
                p.has("migrants", "refugees", "asylum", "people") for p in objects
            )
        if need == "insurgent":
            return not named(objects) and any(
                self._has_class(p, need) for p in self._spread(objects)
            )
        if need == "iobj":
            return bool(named(objects)) and bool(
                clause.second if not clause.passive else clause.objects
            )
        if need == "troopssubj":
            return any(
                any(word in token.lower for word in _FORCES)
                for p in clause.subject
                for token in p.tokens
            )
        if need in ("militarysubj", "people3", "phone"):
            return need == "people3" and bool(named(objects))
        if need == "atbase":
            return any(
                pp.word in ("in", "at", "from")
                and any(self._has_class(p, "base") for p in pp.phrases)
                for pp in clause.prepositions
            )
        if need == "door":
            return any(p.has("door") for p in (*clause.objects, *clause.second))
        if need == "place":
            return bool(meant(objects) or located(objects) or after(clause, ("in",)))
        if need in ("inf", "!inf"):
            follows = any(
                token.lower == "to" and token.tag == "TO"
                for token in self.words[clause.verb.end : clause.verb.end + 12]
            )
            return follows == (need == "inf")
        if need == "visitorsubj":
            return clause.link != "reduced" and not clause.passive and bool(named(clause.subject))
        if need == "military":
            return any(self._has_class(p, "military") for p in self._all(clause))
        if need.startswith("!"):
            return not any(self._has_class(p, need[1:]) for p in self._all(clause))
        return any(self._has_class(phrase, need) for phrase in self._spread(objects))

    def _is_not_done(self, clause: Clause) -> bool:
        """Whether it is plainly not done: "did not renew", "declined to renew", "has no envoy"."""
        if clause.verb.modal in ("may", "might", "could"):
            return False
        governor = clause.governor
        if clause.link == "xcomp" and governor is not None and not clause.verb.negated:
            refuses = governor.verb.lemma in ("refuse", "decline") and not governor.verb.modal
            return refuses and not governor.verb.negated
        return clause.verb.negated or any(p.is_negated for p in clause.objects)

    def is_statesman(self, phrase: NounPhrase) -> bool:
        """Whether it is an official or a delegation, not a state or its team."""
        if any(self._has_class(phrase, name) for name in ("embassy", "base", "ship")):
            return False
        mention = phrase.head.mention
        if mention is not None and mention.kind == "office":
            return self._has_class(phrase, "visitor") or not self._has_class(phrase, "troops")
        return self._has_class(phrase, "visitor") or phrase.has_any(_DELEGATES)

    def _within(self, objects: Sequence[NounPhrase]) -> list[NounPhrase]:
        """What "in" or "of" leads to right after the object: "its membership of B"."""
        found: list[NounPhrase] = []
        for phrase in objects:
            place = self.elements.index(phrase)
            link, follows = (*self.elements[place + 1 : place + 3], None, None)[:2]
            if getattr(link, "word", "") in ("in", "of") and isinstance(follows, NounPhrase):
                found.append(follows)
        return found

    def _spread(self, objects: Sequence[NounPhrase]) -> list[NounPhrase]:
        """The object with the phrases that hang on it by "of" or "for"."""
        found = list(objects)
        for phrase in objects:
            index = self.elements.index(phrase)
            while index + 2 < len(self.elements):
                link, follows = self.elements[index + 1], self.elements[index + 2]
                word = getattr(link, "word", "")
                if word not in ("of", "for", "including", "on", "and", ",") or not isinstance(
                    follows, NounPhrase
                ):
                    break
                found.append(follows)
                index += 2
        return found

    def _all(self, clause: Clause) -> list[NounPhrase]:
        return [
            *clause.subject, *clause.objects, *clause.second,
            *(phrase for pp in clause.prepositions for phrase in pp.phrases),
        ]  # fmt: skip

    def _has_class(self, phrase: NounPhrase, name: str) -> bool:
        if name == "money" and any(token.text[:1] in "$€£¥" for token in phrase.tokens):
            return True
        return any(
            name in self.lexicon.classes(word)
            for token in phrase.tokens
            for word in token.lower.split()
        )

    def _beyond(self, clause: Clause) -> Actors:
        return meant(patients(clause)) or unique(
            actor for pp in clause.prepositions for actor in meant(pp.phrases)
        )


def _doers(clause: Clause) -> list[NounPhrase]:
    """The phrases of who does it, whether or not they name an actor."""
    if not clause.passive:
        return clause.subject
    return [phrase for pp in clause.prepositions if pp.word == "by" for phrase in pp.phrases]


def _tells_what_was_seen(following: Sequence[Token]) -> bool:
    """Whether it goes on "what its radars saw"."""
    lowers = [token.lower for token in following]
    return "what" in lowers and not _SEEING.isdisjoint(lowers[lowers.index("what") :])


def _are_nationals(phrase: NounPhrase) -> bool:
    """Whether people of a state are meant: "twelve Algerians"."""
    mention = phrase.head.mention
    return mention is not None and mention.kind == "demonym" and bool(phrase.strong)


def is_person(phrase: NounPhrase) -> bool:
    """Whether an officeholder is named by name: "received Ada Lovelace"."""
    names = phrase.head.text.replace(",", "").split()
    is_named = 0 < len(names) < 4 and all(name[:1].isupper() for name in names)
    return is_named or ("counterpart" in names and names[-1][:1].isupper())


_DELEGATES = ("delegation", "delegations", "delegates", "negotiators", "ministers", "officials",
              "diplomats", "emissaries", "emissary", "mediators", "envoys", "team",
              "committee", "commission", "negotiator", "lawmakers", "experts", "general",
              "ruler")  # fmt: skip
_PLEDGING = ("pledge", "promise", "agree", "vow", "bind", "commit", "undertake", "oblige", "swear")
_GAMES = ("final", "finals", "semi-final", "quarter-final", "match", "cup", "tournament", "test")
_PREFIXES = ("=", "#", "~", "^", "%")
_SEEING = words("see sees saw seen hear hears heard learn learns learned learnt know knows knew")
_TRYING = words("accuse arrest charge convict confess detain imprison jail sentence suspect try")
RULES = words(
    "iobj neg something two nationals not seen untried slur said lawmakers statesman pledged"
    " recip recipdefence people people2 people3 troopssubj visitorsubj militarysubj phone"
    " atbase defence org org2 pporg gerund hyp modal revenge subjunctive door place inf military"
)
_PRO_FORMS = ("own", "theirs", "ours", "them", "it", "these", "those", "ones")
_REACH = 14
_WITH_PARTICLE = 2
NEAR = 9
_FORCES = (
    "troop",
    "force",
    "army",
    "soldier",
    "tank",
    "militia",
    "commando",
    "guard",
    "rebel",
    "fighter",
    "marine",
    "paratrooper",
    "column",
    "unit",
    "battalion",
    "brigade",
)
_REVENGE = words(
    "revenge vengeance retaliation reprisals avenge retaliate punish respond response consequences"
    " destroy crush annihilate wipe obliterate strike attack invade hit punishment payback"
    " answer reply fight harm"
)
