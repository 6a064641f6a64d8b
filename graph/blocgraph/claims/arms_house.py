"""Whose arms a document is about: the maker whose orders it counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from blocgraph.claims.lexicon import Lexicon
from blocgraph.claims.slots import Actors
from blocgraph.claims.word_sets import words
from blocgraph.model import Mention, Sentence

_LEAD = 3
_TRADING = 2
_TRADE = words(
    "order orders order-book backlog customer customers client clients contract contracts deal "
    "export exports shipbuilder shipyard yard maker makers manufacturer deliver deliveries "
    "delivery books tender tenders buyer buyers sale sales hull hulls keel production"
)


def house_of(
    sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]], lexicon: Lexicon
) -> Actors:
    """Who makes the arms whose orders a document tells of; nobody where it is of another kind."""
    lead = [word.strip(".,;:()'’") for s in sentences[:_LEAD] for word in s.text.lower().split()]
    trading = sum(word in _TRADE for word in lead)
    if not trading:
        return ()
    for group in mentions[:_LEAD]:
        for mention in group:
            if mention.text in lexicon.arms_firms and len(mention.actors) == 1:
                return mention.actors
    if trading < _TRADING or not any("weapon" in lexicon.classes(word) for word in lead):
        return ()
    counts = Counter(a for group in mentions for m in group for a in m.actors)
    return tuple(actor for actor, _ in counts.most_common(1))
