"""What somebody calls another or its deed: "A branded the move a mistake", "B, which A calls X"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from blocgraph.claims.clause import Clause
from blocgraph.claims.discourse import Memory
from blocgraph.claims.events import Event
from blocgraph.claims.lexicon import Lexicon
from blocgraph.claims.phrases import NounPhrase, Phrases
from blocgraph.claims.rebuttals import LIES, NAMING
from blocgraph.claims.retorts import is_charge
from blocgraph.claims.slots import Actors, agents, led_by, meant, unique
from blocgraph.claims.word_sets import words
from blocgraph.vocabulary import RelationType as T


def verdicts(
    phrases: Phrases, clauses: Sequence[Clause], lexicon: Lexicon, memory: Memory,
    found: Sequence[Event],
) -> Iterator[Event]:  # fmt: skip
    """The accusations that lie in what is said of another or of what it did."""
    known = {dyad for event in found if event.type is T.ACCUSATION for dyad in event.dyads()}
    for clause in clauses:
        lemma = clause.verb.lemma
        if lemma not in NAMING and lemma not in _DEEMING:
            continue
        judges = agents(clause)
        if len(judges) != 1 or clause.verb.negated or clause.verb.modal:
            continue
        so_called = _is_so_called(phrases, clause)
        predicate = _predicate(phrases, clause, so_called)
        if not _is_damning(clause, predicate, so_called, lexicon):
            continue
        if any(is_charge(p, lexicon) for p in (*clause.objects, *clause.subject) if not p.strong):
            continue
        judged = _judged(phrases, clause, judges, memory, found)
        if judged and not any((judges[0], actor) in known for actor in judged):
            word = phrases.words[clause.verb.end - 1]
            yield Event(
                T.ACCUSATION, judges, judged, word.text, word.start,
                None if clause.link == "noun" else clause, f"verdict {lemma}",
            )  # fmt: skip


def _predicate(phrases: Phrases, clause: Clause, is_so_called: bool) -> list[str]:
    """The words of what it is called; none where the verb has another sense."""
    end = clause.verb.end
    if any(token.lower in _PARTICLES for token in phrases.words[end : end + 1]):
        return []
    behind = [p for p in (*clause.objects, *clause.second) if p.start >= end]
    is_relative = clause.passive or clause.antecedent in clause.objects or _about_all(clause)
    if behind and not is_relative and not is_so_called:
        second = min((p.start for p in clause.second), default=len(phrases.words))
        led = led_by(clause, ("of",))
        owners = [p for p in led if p.start < second and meant([p])]
        last = max([behind[0], *owners], key=lambda phrase: phrase.end)
        end = last.end - _trailing(last)
    ahead = [token.lower for token in phrases.words[end : end + _REACH]]
    if ahead[:1] == ["that"] and not behind:
        ahead = ahead[1:]
    if clause.verb.lemma in _WITH_AS:
        if "as" not in ahead:
            return []
        ahead = ahead[ahead.index("as") + 1 :]
    stop = next((n for n, word in enumerate(ahead) if word in _STOPS), len(ahead))
    ahead = ahead[:stop]
    return [] if not ahead or ahead[0] in _OTHER_SENSE else ahead


def _trailing(phrase: NounPhrase) -> int:
    """How many words follow the noun: "the blockade ILLEGAL"."""
    after = phrase.tokens[phrase.tokens.index(phrase.head) + 1 :]
    return len(after) if all(token.tag == "ADJ" for token in after) else 0


def _about_all(clause: Clause) -> bool:
    """Whether "which" is about all that was said: "expelled them, which B called petty"."""
    return clause.link == "relative" and len(clause.objects) == 1 and not clause.second


def _is_so_called(phrases: Phrases, clause: Clause) -> bool:
    """Whether it is "what A calls the theft of its land"."""
    start = min([clause.verb.start, *(p.start for p in clause.subject)])
    return start > 0 and phrases.words[start - 1].lower == "what"


def _is_damning(clause: Clause, predicate: list[str], is_so_called: bool, lexicon: Lexicon) -> bool:
    if not predicate:
        return False
    if clause.verb.lemma in _DEEMING or is_so_called:
        return not lexicon.cues["slur"].isdisjoint(predicate)
    is_deed = bool(meant(clause.subject if clause.passive else clause.objects))
    kind = _KIND | lexicon.cues["warm_adjective"] | (frozenset() if is_deed else LIES)
    return kind.isdisjoint(predicate)


def _judged(
    phrases: Phrases, clause: Clause, judges: Actors, memory: Memory, found: Sequence[Event]
) -> Actors:
    """Whom the verdict is on: who is named, or who did what is spoken of."""
    objects = clause.subject if clause.passive else clause.objects
    if not clause.passive and _about_all(clause) and clause.antecedent not in objects:
        objects = []
    led = led_by(clause, ("of",))
    owned = led if objects and not meant(objects) and not clause.passive else []
    named = tuple(a for a in meant([*objects, *owned]) if a not in judges)
    if named or len(objects) > 1 or any(p.head.lower in _PEOPLE for p in objects):
        return named
    if any(p.head.lower in _GROUPS or p.has("story", "report", "reports") for p in objects):
        return ()
    place = phrases.words[clause.verb.start].start
    before = [e for e in found if e.start < place and not set(e.sources) & set(judges)]
    if before:
        return max(before, key=lambda event: event.start).sources
    ahead = unique(
        actor
        for token in phrases.words[: clause.verb.start]
        for actor in token.actors
        if actor not in judges
    )
    if ahead:
        return ahead if len(ahead) == 1 else ()
    last = tuple(actor for actor in memory.last_dyad if actor not in judges)
    if set(last) != set(memory.last_dyad):
        return last
    other = memory.counterpart_of(judges) or memory.partner_of(judges)
    return (other,) if other else last[:1]


_DEEMING = ("deem", "find", "consider", "regard", "view", "see", "reckon", "condemn", "think")
_WITH_AS = ("describe", "regard", "view", "see", "condemn")
_REACH = 12
_PEOPLE = ("he", "him", "she", "her", "they", "them", "those", "us", "i", "me")
_GROUPS = words("movement group party man men woman regime government militia rebels army leader")
_PARTICLES = ("off", "up", "back", "on", "upon", "for", "in", "out", "over", "home", "away")
_STOPS = words(", ; : . - – — ( ) and but that which who after when while because")
_OTHER_SENSE = words("home back off up on upon for in at to out into from by over the with")
_KIND = words(
    "vital ironclad historic welcome important necessary brother friend friends ally partner "
    "defensive good great positive success victory legitimate legal lawful useful constructive "
    "essential crucial encouraging promising step milestone breakthrough hero heroes model "
    "exemplary excellent valuable productive fruitful unfounded untrue baseless false groundless "
    "wrong retaliation"
)
