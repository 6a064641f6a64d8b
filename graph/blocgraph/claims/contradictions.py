"""What somebody says that the text holds to be untrue: "contrary to what A says"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from blocgraph.claims.events import Event
from blocgraph.claims.phrases import Phrases
from blocgraph.claims.status import Reading
from blocgraph.vocabulary import RelationType, Status


def contradicted(
    phrases: Phrases, read: Sequence[tuple[Event, Reading]]
) -> Iterator[tuple[Event, Reading]]:
    """ "Contrary to what A says" makes A the one who alleges it."""
    lowers = [word.lower for word in phrases.words]
    place = lowers.index("contrary") if "contrary" in lowers else -1
    if place < 0 or lowers[place + 1 : place + 3] != ["to", "what"]:
        return
    near = phrases.words[place : place + _REACH]
    speaker = next((word.actors for word in near if word.actors), ())
    for event, reading in read:
        if reading.status in (Status.NEGATED, Status.DENIED) and speaker:
            yield event, Reading(Status.ALLEGED, speaker, "contrary to")
            accusation = replace(
                event,
                type=RelationType.ACCUSATION,
                sources=speaker,
                targets=tuple(actor for actor in event.sources if actor not in speaker),
                clause=None,
                effect="",
                objects=(),
                rule="contrary to what A says",
            )
            yield accusation, Reading(Status.ASSERTED, (), "contrary to")


_REACH = 6
