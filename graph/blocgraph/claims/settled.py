"""What events and their clauses settle together: pledges of peace, mutual help, companions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from blocgraph.claims.blame import by_blame
from blocgraph.claims.clause import Clause
from blocgraph.claims.events import Event
from blocgraph.claims.lexicon import Lexicon
from blocgraph.claims.overlaps import (
    closures,
    members,
    ratified_texts,
    texts_of_commitments,
    without_doubles,
    without_mere_invitations,
)
from blocgraph.claims.phrases import NounPhrase, Phrases
from blocgraph.claims.pledges import attacks_on_all, is_of_pledge, pledges_of_peace
from blocgraph.claims.revising import revised
from blocgraph.claims.slots import Actors, agents, led_by, located, meant, named, unique
from blocgraph.claims.trade_bans import barred_from_trade, none_imposed
from blocgraph.claims.word_sets import words
from blocgraph.vocabulary import RelationType as T


def settled(
    phrases: Phrases,
    clauses: Sequence[Clause],
    found: Sequence[Event],
    organisations: frozenset[str],
    lexicon: Lexicon,
) -> list[Event]:
    """The events with what they settle, without the readings that it replaces."""
    found = revised(phrases, clauses, list(by_blame(clauses, found)), lexicon)
    kept = _as_offers([_as_troops(_as_pledge(phrases, event)) for event in found])
    helps = list(_mutual_help(phrases, clauses))
    helping = {event.start for event in helps}
    if helps:
        kept = [e for e in kept if e.start not in helping or e.type not in _HELP]
        kept.extend(helps)
    allied = list(attacks_on_all(phrases, clauses))
    if allied:
        kept = [e for e in kept if e.type not in (T.ARMED_CONFLICT, T.THREAT)]
        kept.extend(allied)
    for pledge in pledges_of_peace(phrases, clauses):
        kept = [event for event in kept if not is_of_pledge(event, pledge)]
        if not any(event.type is T.NON_AGGRESSION for event in kept):
            kept.append(pledge)
    kept = without_mere_invitations(kept)
    kept = closures(without_doubles(members(map(_as_boycott, kept), organisations)))
    kept.extend(_uses_of_bases(phrases, clauses))
    kept.extend(_signed(phrases, clauses, kept))
    kept.extend(_called_off(phrases, clauses))
    kept.extend(_companions(found, organisations))
    kept.extend(_attacked_first(phrases, clauses))
    kept.extend(none_imposed(phrases, clauses))
    kept.extend(barred_from_trade(phrases, clauses))
    kept.extend(_neither_ratified(phrases, clauses))
    kept.extend(ratified_texts(kept))
    return texts_of_commitments(phrases, kept)


def _as_pledge(phrases: Phrases, event: Event) -> Event:
    """ "An agreement not to attack each other" is a promise of peace."""
    clause = event.clause
    if event.type is not T.ARMED_CONFLICT or clause is None or clause.form != "inf":
        return event
    if not clause.verb.negated or clause.governor is None:
        return event
    nouns = [e for e in phrases.elements[: clause.place] if isinstance(e, NounPhrase)]
    if not nouns or not nouns[-1].has_any(_PLEDGES) or clause.verb.start - nouns[-1].end > 3:
        return event
    return replace(
        event,
        type=T.NON_AGGRESSION,
        clause=clause.governor,
        rule="pledge not to attack",
        effect="",
        both_ways=False,
    )


def _as_boycott(event: Event) -> Event:
    """Who stops buying somebody's goods punishes it."""
    clause = event.clause
    governor = clause.governor if clause is not None else None
    if event.type is not T.ECONOMIC_COOPERATION or clause is None or governor is None:
        return event
    stops = clause.link == "xcomp" and governor.verb.lemma in ("stop", "cease", "halt", "quit")
    if not stops or clause.verb.lemma not in ("import", "buy", "purchase", "accept", "take"):
        return event
    targets = tuple(a for a in (*event.sources, *event.targets) if a not in agents(clause))
    return replace(
        event, type=T.SANCTIONS, sources=agents(clause), targets=targets, clause=governor,
        rule="stopped buying", effect="",
    )  # fmt: skip


def _uses_of_bases(phrases: Phrases, clauses: Sequence[Clause]) -> Iterator[Event]:
    """ "A has the use of a pier in B", "the treaty gives A the use of camps in B"."""
    if phrases.lowers.isdisjoint(("use", "access")):
        return
    for clause in clauses:
        group = [*clause.objects, *clause.second]
        use = next((p for p in group if p.head.lower in ("use", "access")), None)
        if use is None or clause.passive or use.has("no"):
            continue
        things = led_by(clause, ("of", "to"))
        if not any(p.has_any(_BASES) for p in things):
            continue
        where = led_by(clause, ("in", "at", "on"))
        owners = meant(things) or unique((*named(where), *located([*things, *where])))
        receives = clause.verb.lemma in ("enjoy", "have", "get", "gain", "receive", "obtain", "win")
        users = meant(clause.subject) if receives else meant([p for p in group if p is not use])
        owners = owners if receives else owners or meant(clause.subject)
        users = tuple(actor for actor in users if actor not in owners)
        if owners and users and (receives or clause.verb.lemma in _GRANTING):
            word = phrases.words[clause.verb.end - 1]
            yield Event(
                T.BASING_RIGHTS, owners, users, word.text, word.start, clause, "use of a base",
                effect="hypothetical" if clause.verb.lemma == "offer" else "",
            )  # fmt: skip


_BASES = words(
    "base bases camp camps port ports pier piers airfield airfields airbase airbases harbour "
    "harbor airstrip airstrips facility facilities anchorage runway berth berths airspace naval"
)
_GRANTING = ("give", "grant", "offer", "accord", "allow", "guarantee", "afford", "assure")


def _as_troops(event: Event) -> Event:
    """Support by a battalion is military cooperation."""
    clause = event.clause
    if event.type is not T.DIPLOMATIC_SUPPORT or clause is None or event.phrase is not None:
        return event
    by = led_by(clause, ("by",))
    backers = by if clause.passive else clause.subject
    if clause.verb.lemma not in ("support", "back", "aid") or not any(
        p.has_any(_TROOPS) for p in backers
    ):
        return event
    return replace(event, type=T.MILITARY_COOPERATION, rule="supported by troops")


def _as_offers(events: Sequence[Event]) -> list[Event]:
    """A base, a port or its use that is offered is not granted yet."""
    offered = {
        (event.sources, event.targets)
        for event in events
        if event.type is T.BASING_RIGHTS
        and event.clause is not None
        and event.clause.verb.lemma == "offer"
    }
    return [
        replace(event, effect="hypothetical")
        if event.type is T.BASING_RIGHTS and (event.sources, event.targets) in offered
        else event
        for event in events
    ]


def _mutual_help(phrases: Phrases, clauses: Sequence[Clause]) -> Iterator[Event]:
    """Two that are to help each other when attacked are allies."""
    if _ATTACKED.isdisjoint(phrases.lowers):
        return
    for clause in clauses:
        comes = clause.verb.lemma in ("come", "go", "rush") and _to_the_rescue(clause)
        if not comes and clause.verb.lemma not in _HELPING:
            continue
        if clause.passive or clause.verb.negated:
            continue
        bound = clause.form == "inf" and clause.governor is not None
        if not bound and clause.verb.modal not in ("must", "shall", "will"):
            continue
        helped = (*clause.objects, *clause.second)
        if not comes and not any(p.has("other", "another") for p in helped):
            continue
        governor = clause.governor if bound else None
        if governor is not None and governor.verb.lemma not in _BINDING:
            continue
        parties = _parties(phrases, clause, governor)
        if len(parties) == 2:
            word = phrases.words[clause.verb.end - 1]
            yield Event(
                T.ALLIANCE,
                parties,
                (),
                word.text,
                word.start,
                governor or clause,
                "bound to help",
            )


def _to_the_rescue(clause: Clause) -> bool:
    """Whether it leads to the help of the other: "to come to each other's aid"."""
    led = led_by(clause, ("to",))
    return any(p.has(*_AID) and p.has("other", "another", "other's", "another's") for p in led)


def _parties(phrases: Phrases, clause: Clause, governor: Clause | None) -> Actors:
    for group in (
        clause.subject,
        governor.objects if governor else [],
        governor.subject if governor else [],
    ):
        if len(meant(group)) == 2:
            return meant(group)
    return unique(actor for word in phrases.words for actor in word.actors)


def _companions(found: Sequence[Event], organisations: frozenset[str]) -> Iterator[Event]:
    """Those with whom somebody belongs to an organisation belong to it too."""
    for event in found:
        if event.type is not T.MEMBERSHIP or event.clause is None or event.phrase is not None:
            continue
        for pp in event.clause.prepositions:
            if pp.word not in ("with", "alongside", "together with"):
                continue
            others = tuple(
                actor for actor in meant(pp.phrases)
                if actor not in organisations and actor not in event.sources
            )  # fmt: skip
            if others:
                yield replace(event, sources=others, rule=event.rule + ", companions")


def _attacked_first(phrases: Phrases, clauses: Sequence[Clause]) -> Iterator[Event]:
    """ "A says that B attacked first": B attacked A."""
    if "first" not in phrases.lowers:
        return
    for clause in clauses:
        governor = clause.governor
        after = [token.lower for token in phrases.words[clause.verb.end : clause.verb.end + 2]]
        if clause.link != "that" or governor is None or "first" not in after:
            continue
        if clause.verb.lemma not in ("attack", "strike", "fire", "shoot", "invade"):
            continue
        speakers, sources = agents(governor), agents(clause)
        if speakers and sources and not set(speakers) & set(sources):
            word = phrases.words[clause.verb.end - 1]
            yield Event(
                T.ARMED_CONFLICT,
                sources,
                speakers,
                word.text,
                word.start,
                clause,
                "attacked first",
            )


def _neither_ratified(phrases: Phrases, clauses: Sequence[Clause]) -> Iterator[Event]:
    """ "Ratified by neither parliament": neither of the two parties that the sentence names."""
    if "neither" not in phrases.lowers:
        return
    for clause in clauses:
        if not (clause.passive and clause.verb.lemma in ("ratify", "approve")):
            continue
        by = led_by(clause, ("by",))
        neither = bool(by) and by[0].tokens[0].lower == "neither" and not by[0].strong
        parties = unique(
            actor for word in phrases.words[: clause.verb.start] for actor in word.actors
        )
        if neither and len(parties) == 2:
            word = phrases.words[clause.verb.end - 1]
            yield Event(
                T.RATIFICATION, parties, (), word.text, word.start, clause, "ratified by neither",
                effect="negated", both_ways=True,
            )  # fmt: skip


def _signed(phrases: Phrases, clauses: Sequence[Clause], found: Sequence[Event]) -> Iterator[Event]:
    """ "The Nile Declaration, signed by A and B"."""
    known = {frozenset((*e.sources, *e.targets)) for e in found if e.type in _INSTRUMENTS}
    for clause in clauses:
        if clause.form != "part" or clause.verb.lemma not in ("sign", "conclude", "initial"):
            continue
        parties = agents(clause)
        before = [e for e in phrases.elements[: clause.place] if isinstance(e, NounPhrase)]
        if len(parties) < 2 or not before or not before[-1].has_any(_TEXTS):
            continue
        if frozenset(parties) not in known and clause.verb.start - before[-1].end <= 1:
            text = before[-1].head
            yield Event(T.TREATY, parties, (), text.text, text.start, clause, "signed by both")


def _called_off(phrases: Phrases, clauses: Sequence[Clause]) -> Iterator[Event]:
    """ "Talks that A was to hold with B have been cancelled"."""
    first = next((e for e in phrases.elements if isinstance(e, NounPhrase)), None)
    if first is None or not first.has(
        "talks", "meeting", "summit", "consultations", "negotiations"
    ):
        return
    following = phrases.words[first.end].lower if first.end < len(phrases.words) else ""
    if following not in ("that", "which"):
        return
    off = next((c for c in clauses if c.passive and c.verb.lemma in _CALLING_OFF), None)
    for clause in clauses:
        if off is None or clause.verb.start >= off.verb.start:
            return
        others = tuple(
            a for pp in clause.prepositions if pp.word == "with" for a in meant(pp.phrases)
        )
        sources = tuple(actor for actor in agents(clause) if actor not in others)
        if clause.verb.lemma in ("hold", "have", "conduct") and sources and others:
            effect = "negated" if off.verb.lemma in ("cancel", "call", "scrap") else "hypothetical"
            yield Event(
                T.NEGOTIATION, sources, others, first.head.text, first.head.start, None,
                "talks called off", effect=effect,
            )  # fmt: skip


_CALLING_OFF = ("cancel", "call", "scrap", "postpone", "delay", "suspend", "shelve")
_INSTRUMENTS = (T.TREATY, T.ALLIANCE, T.NON_AGGRESSION)
_TEXTS = words(
    "declaration protocol protocols accord accords pact treaty agreement agreements memorandum "
    "convention charter treaties pacts"
)
_TROOPS = words(
    "battalion battalions troops brigade brigades soldiers regiment squadron squadrons warplanes "
    "paratroopers marines gunships contingent"
)
_HELP = (T.AID, T.MILITARY_COOPERATION, T.DIPLOMATIC_SUPPORT)
_PLEDGES = words("agreement pledge promise undertaking pact accord vow commitment treaty deal")
_ATTACKED = words("attack attacked attacks invaded invasion aggression aggressor war assault")
_AID = ("aid", "help", "defence", "defense", "assistance", "rescue")
_HELPING = ("help", "assist", "aid", "defend", "protect", "support")
_BINDING = (
    "be",
    "commit",
    "oblige",
    "bind",
    "require",
    "undertake",
    "pledge",
    "promise",
    "agree",
    "vow",
    "have",
    "swear",
    "must",
    "shall",
)
