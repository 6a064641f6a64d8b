"""Made-up networks of any size: actors in blocs, most ties within them."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, NamedTuple

from blocgraph.model import Actor, Claim, Document, group_relations
from blocgraph.vocabulary import ActorKind, RelationType, Status

if TYPE_CHECKING:
    from blocgraph.network.projection import Network

_STATUSES = (Status.ASSERTED, Status.ALLEGED, Status.DENIED, Status.HYPOTHETICAL)


class World(NamedTuple):
    """NETWORK rests on DOCUMENTS, its actors stand in BLOCS."""

    network: Network
    documents: tuple[Document, ...]
    blocs: dict[str, tuple[str, ...]]


def made_up_world(actors: int, relations: int, seed: int = 7) -> World:
    """A network of so many actors and relations, each relation with one claim.

    Six ties in ten are within a bloc and nine in ten of these cooperative, four in ten of the rest.
    """
    from blocgraph.network import project

    chance = random.Random(seed)
    codes = [f"A{place:05}" for place in range(actors)]
    number = max(4, min(24, round(actors**0.5 / 4)))
    bloc_of = [chance.randrange(number) for _ in codes]
    blocs = [[place for place in range(actors) if bloc_of[place] == bloc] for bloc in range(number)]
    kinds = [kind for kind in RelationType if kind is not RelationType.MEMBERSHIP]
    of_sign = {sign: [kind for kind in kinds if kind.sign == sign] for sign in (1, -1)}
    claims: dict[tuple[str, RelationType, str], Claim] = {}
    while len(claims) < relations:
        source = chance.randrange(actors)
        inside = chance.random() < 0.6
        target = chance.choice(blocs[bloc_of[source]]) if inside else chance.randrange(actors)
        if source == target:
            continue
        cooperates = chance.random() < (0.9 if inside else 0.4)
        kind = chance.choice(of_sign[1 if cooperates else -1])
        sentence = (
            f"Report {len(claims)} says that actor {source} and actor {target} have this relation."
        )
        claim = Claim(
            document="report",
            source=codes[source],
            type=kind,
            target=codes[target],
            status=chance.choices(_STATUSES, (80, 12, 4, 4))[0],
            sentence=sentence,
            start=0,
            end=len(sentence),
            valid_from=f"{chance.randint(1990, 2025)}-{chance.randint(1, 12):02}",
            trigger="have this relation",
            confidence=0.9,
        )
        claims.setdefault(claim.relation_key, claim)
    people = [Actor(code, ActorKind.STATE, f"Actor {place}") for place, code in enumerate(codes)]
    network = project(group_relations(claims.values()), actors=people)
    document = Document("report", "", "A made-up report", "2025-01-01", "Benchmark")
    named = {
        f"Bloc {place + 1}": tuple(codes[member] for member in members)
        for place, members in enumerate(blocs)
    }
    return World(network, (document,), named)
