"""Verbs of transfer to events: who gives what to whom."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from blocgraph.claims.clause import Clause
from blocgraph.claims.events import Event
from blocgraph.claims.lexicon import Lexicon
from blocgraph.claims.objects import distinct, span
from blocgraph.claims.phrases import NounPhrase, Particle, Phrases
from blocgraph.claims.slots import Actors, after, agents, meant, named, patients, unique
from blocgraph.claims.word_sets import words
from blocgraph.vocabulary import RelationType as T

_TRANSFERRED = (
    ("weapon", T.ARMS_SUPPLY),
    ("intel", T.INTELLIGENCE_SHARING),
    ("cover", T.DIPLOMATIC_SUPPORT),
    ("base", T.BASING_RIGHTS),
    ("troops", T.MILITARY_COOPERATION),
    ("money", T.AID),
    ("goods", T.ECONOMIC_COOPERATION),
    ("link", T.ECONOMIC_COOPERATION),
)
_PASSED_ON = frozenset(name for name, _ in _TRANSFERRED)
_DISPATCHING = ("send", "dispatch", "rush", "order", "move", "commit")
_FLEET = ("warship", "warships", "frigate", "frigates", "destroyer", "destroyers", "carrier",
          "squadron", "fleet", "bombers")  # fmt: skip
_SUMS = ("million", "billion", "dollars", "euros", "pounds", "yen")
_NOTICES = ("notice", "warning", "word", "copy", "list", "details", "photos", "news", "pictures")
_SIGHTINGS = ("pictures", "images", "imagery", "data", "coordinates", "readings", "tracks")
_GIVING = ("promise", "pledge", "donate", "bring", "offer", "deliver", "send")
_PRESENTING = ("donate", "gift", "present", "bequeath", "airlift")
_TOWARDS = ("to", "into", "for", "against", "at", "near", "towards", "off", "over", "from", "along")
_SHARING = (
    "offer", "give", "lend", "send", "deliver", "promise", "pledge", "rush", "release", "hand",
    "distribute", "fly",
)  # fmt: skip
_STAPLES = words(
    "rice wheat grain maize corn flour food fuel diesel coal electricity power generators water "
    "fertiliser fertilizer sugar milk potatoes petrol gas relief aid humanitarian emergency"
)
_GIVEN_AWAY = (
    "give", "provide", "supply", "sell", "send", "deliver", "ship", "donate", "offer", "lend",
    "pledge", "promise", "furnish", "airlift", "dispatch", "rush", "release", "gift", "present",
)  # fmt: skip
_MATERIEL = ("technology", "equipment", "hardware", "aid", "support", "assistance", "material",
             "supplies", "goods", "help", "gear")  # fmt: skip


class TransferReader:
    """Finds what the verbs of one sentence tell was given, sold or sent.

    `other_party` is who receives where the sentence names nobody.
    """

    def __init__(
        self, phrases: Phrases, lexicon: Lexicon, other_party: Actors,
        getter: Callable[[Actors], Actors] | None = None,
    ) -> None:  # fmt: skip
        self.words = phrases.words
        self.elements = phrases.elements
        self.lexicon = lexicon
        self.other_party = other_party
        self.getter = getter

    def events(
        self, clause: Clause, speaker: Actors, served: Actors = ()
    ) -> Iterator[Event]:  # fmt: skip
        """What the clause tells was handed over, to those `served` where it names no receiver.

        By `speaker` where it names no giver.
        """
        givers = agents(clause)
        things = (
            [*patients(clause), *clause.second]
            if not clause.passive
            else ([*clause.subject, *clause.objects])
        )
        things += [*self._brought_in(clause), *self._antecedents(clause)]
        receivers = after(clause, ("to", "for"))
        if not receivers:
            receivers = named(things) or served
            if clause.second and not clause.passive and not receivers:
                receivers = meant(clause.objects)
                things = [p for p in things if p not in clause.objects]
        if not givers and clause.passive:
            givers = unique(a for phrase in things for a in phrase.weak)
        if clause.passive and not givers and named(clause.subject) and clause.objects:
            receivers = named(clause.subject)
            givers = speaker
        if (
            clause.passive
            and not receivers
            and (clause.objects or len(things) > len(clause.subject))
        ):
            receivers = meant(clause.subject)
        outer = clause.governor
        if outer is not None and outer.verb.lemma == "thank" and {*givers} == {*agents(outer)}:
            givers, receivers = meant(outer.objects), givers
        givers = tuple(a for a in givers if a not in receivers)
        if not receivers and givers:
            receivers = self.other_party or self._only_other(clause, givers)
        is_unsaid = not receivers
        if is_unsaid and givers:
            receivers = self._unnamed(clause, givers)
        if not givers or not receivers:
            return
        goods = [phrase for phrase in self._goods(things) if not phrase.strong]
        goods += [
            other
            for pp in clause.prepositions
            if pp.word in ("with", "including")
            for p in pp.phrases
            for other in self._goods([p])
        ]
        is_gift = clause.verb.lemma in _PRESENTING or any(p.head.lower == "free" for p in things)
        is_gift |= clause.verb.lemma in _SHARING and any(p.has(*_STAPLES) for p in goods)
        is_gift |= any(
            pp.word in ("as", "for") and p.has("gift", "free", "present", "donation", "relief")
            for pp in clause.prepositions
            for p in pp.phrases
        )
        for name, kind in self._kinds(goods):
            if is_gift and kind is T.ECONOMIC_COOPERATION:
                kind = T.AID
            if clause.verb.lemma in _DISPATCHING and any(p.has_any(_FLEET) for p in goods):
                kind = T.MILITARY_COOPERATION
            if is_unsaid and kind not in (T.ARMS_SUPPLY, T.AID):
                continue
            last = self.words[clause.verb.end - 1]
            event = Event(
                kind, givers, tuple(a for a in receivers if a not in givers), last.text, last.start,
                clause, f"transfer {clause.verb.lemma}: {name}",
                objects=object_words(goods, kind),
                effect="hypothetical" if _is_past_offer(clause) else "",
            )  # fmt: skip
            if is_unsaid:
                event.leave_unsaid("earlier sentence")
            yield event
            if not clause.passive and not is_unsaid:
                yield from self._gapped(clause, event)

    def _gapped(self, clause: Clause, event: Event) -> Iterator[Event]:
        """ "A has delivered howitzers to B, C rockets": the verb said once."""
        for place in range(clause.place + 2, min(len(self.elements) - 1, clause.place + 8)):
            link, other = self.elements[place], self.elements[place + 1]
            if not isinstance(link, Particle) or not isinstance(other, NounPhrase):
                continue
            behind = self.elements[place + 2 : place + 3]
            ends = not behind or (
                isinstance(behind[0], Particle) and (behind[0].kind in ("SEP", ",", "C"))
            )
            first = other.tokens[0]
            is_name = first.mention is not None and first.mention.kind != "demonym"
            if link.kind not in (",", "C", "SEP") or not ends or not is_name:
                continue
            kinds = {kind for _, kind in self._kinds([other])}
            if other.strong or event.type not in kinds:
                continue
            givers = tuple(a for a in first.actors if a not in event.targets)
            if givers:
                yield replace(event, sources=givers, start=first.start)

    def _unnamed(self, clause: Clause, givers: Actors) -> Actors:
        """Who gets it where the clause names nobody and no place: "Italy shipped fighters"."""
        if self.getter is None or clause.verb.lemma not in _GIVEN_AWAY:
            return ()
        follows = self.words[clause.verb.end : clause.verb.end + 1]
        if any(pp.word in _TOWARDS for pp in clause.prepositions) or (
            any(word.lower in _NOT_GIVEN for word in follows)
        ):
            return ()
        if any(p.has("plane", "planes", "aircraft") for p in clause.objects):
            return ()
        ahead = self.words[: clause.verb.start]
        others = unique(a for word in ahead for a in word.actors if a not in givers)
        return self.getter(givers) if not others else others if len(others) == 1 else ()

    def _brought_in(self, clause: Clause) -> list[NounPhrase]:
        """What a particle parts from the verb: "flew in rifles"."""
        follows = self.words[clause.verb.end : clause.verb.end + 1]
        if clause.passive or clause.objects or [w.lower for w in follows] != ["in"]:
            return []
        first = next((pp.phrases for pp in clause.prepositions if pp.word == "in"), [])
        return [p for p in first if not p.strong and not p.places]

    def _antecedents(self, clause: Clause) -> list[NounPhrase]:
        """What a relative clause or a pronoun is about: "the jets that A gave it", "sent them"."""
        about = clause.antecedent
        if clause.link == "relative" and about is not None and about not in clause.subject:
            is_known = about in (*clause.objects, *clause.second) or about.has("planes", "plane")
            return [] if is_known else [about]
        pronouns = [p for p in clause.objects if p.head.lower == "them" and not p.strong]
        if not pronouns or clause.passive:
            return []
        ahead = self.elements[: clause.place]
        earlier = [e for e in ahead if isinstance(e, NounPhrase) and self._kinds([e])]
        return [p for p in earlier if not p.strong][-1:]

    def _goods(self, things: Sequence[NounPhrase]) -> list[NounPhrase]:
        """The things, with what a container such as "a batch of" holds."""
        found = list(things)
        for phrase in things:
            index = self.elements.index(phrase)
            held = [name for token in phrase.tokens for name in self.lexicon.classes(token.lower)]
            while index + 2 < len(self.elements):
                link, follows = self.elements[index + 1], self.elements[index + 2]
                word = getattr(link, "word", "")
                if not isinstance(follows, NounPhrase) or word not in ("of", "including", "and"):
                    break
                if word == "of" and (held or phrase.head.lower in _NOTICES):
                    break
                found.append(follows)
                index += 2
        return found

    def _only_other(self, clause: Clause, givers: Actors) -> Actors:
        """The only other actor of a sentence that nobody but the giver tells."""
        if any(step.link == "that" for step in clause.ancestors()):
            return ()
        actors = unique(a for word in self.words for a in word.actors if a not in givers)
        return actors if len(actors) == 1 and clause.verb.lemma in _GIVING else ()

    def is_transfer(self, clause: Clause) -> bool:
        """Whether the verb, with the words after it, is one of transfer."""
        follows = self.words[clause.verb.end : clause.verb.end + 1]
        if clause.verb.lemma == "bring" and any(word.lower in _NOT_GIVEN for word in follows):
            return False
        for trigger in self.lexicon.transfer.get(clause.verb.lemma, ()):
            end = clause.verb.end + len(trigger) - 1
            if [t.lower for t in self.words[clause.verb.end : end]] == list(trigger[1:]):
                return True
        return False

    def _kinds(self, goods: Sequence[NounPhrase]) -> list[tuple[str, T]]:
        kinds: dict[str, T] = {}
        for phrase in goods:
            names = {name for token in phrase.tokens for name in self.lexicon.classes(token.lower)}
            heads = _PASSED_ON.intersection(self.lexicon.classes(phrase.head.lower))
            names = set(heads) or names
            if phrase.head.lower in _SIGHTINGS:
                names = {"intel"}
            if phrase.has("military") and phrase.has_any(_MATERIEL):
                names.add("weapon")
            if "ship" in names and phrase.has("patrol", "naval", "military", "attack", "armed"):
                names.add("weapon")
            if not names and any(
                token.text[:1] in "$€£¥" or "$" in token.text or token.lower in _SUMS
                for token in phrase.tokens
            ):
                names.add("money")
            for name, kind in _TRANSFERRED:
                if name in names:
                    kinds.setdefault(name, kind)
                    break
        return list(kinds.items())


def _is_past_offer(clause: Clause) -> bool:
    """Whether something was once offered; who offers it in the present gives it."""
    past = clause.verb.tokens[-1].lower == "offered" or clause.verb.tokens[0].lower == "had"
    return clause.verb.lemma == "offer" and past


def object_words(group: Sequence[NounPhrase], kind: T) -> tuple[str, ...]:
    """What was given, signed or imposed, as the text calls it."""
    if kind not in (T.ARMS_SUPPLY, T.AID, T.ECONOMIC_COOPERATION, T.BASING_RIGHTS,
                    T.INTELLIGENCE_SHARING, T.SANCTIONS, T.MILITARY_COOPERATION):  # fmt: skip
        return ()
    return distinct(span(p) for p in group if not p.strong and p.head.tag == "N")


_NOT_GIVEN = ("down", "up", "about", "on", "together")
