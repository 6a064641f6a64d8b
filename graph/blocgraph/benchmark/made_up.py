"""Made-up claims, in any number."""

from __future__ import annotations

import random

from blocgraph.model import Claim, Document
from blocgraph.vocabulary import ActorKind, RelationType, Status


def made_up_claims(size: int, seed: int = 7) -> tuple[Document, tuple[Claim, ...]]:
    """A document of `size` made-up sentences between states, each with its claim."""
    from blocgraph.actors import load_actors

    chance = random.Random(seed)
    states = [actor.code for actor in load_actors() if actor.kind is ActorKind.STATE][:40]
    text, claims = "", []
    for number in range(size):
        source, target = chance.sample(states, 2)
        kind, status = chance.choice(list(RelationType)), chance.choice(list(Status))
        sentence = f"Sentence {number}: {source} {kind} {target}, {status}."
        claims.append(
            Claim(
                document="benchmark",
                source=source,
                type=kind,
                target=target,
                status=status,
                sentence=sentence,
                start=len(text),
                end=len(text) + len(sentence),
                valid_from=f"{chance.randint(1990, 2024)}-{chance.randint(1, 12):02}",
                confidence=0.9,
            )
        )
        text += sentence + "\n"
    return Document("benchmark", text, published="2025-01-01"), tuple(claims)
