"""Where relations stand, kept current while documents come and go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from pyoxigraph import NamedNode, Quad, Store

from blocgraph.dataset.dates import partial_date
from blocgraph.dataset.terms import PREFIXES, relation_iri
from blocgraph.dataset.writer import (
    ABOUT,
    PUBLISHED,
    PUBLISHED_PRECISION,
    STATUS,
    VALID_FROM,
    VALID_FROM_PRECISION,
    relation_quads,
)
from blocgraph.model import Claim, Relation, RelationKey
from blocgraph.vocabulary import Status

Word = tuple[Status, str | None]
"""What counts of a claim for its relation: the status, and the day that it is from."""


class Standings:
    """How often each relation is claimed with each status and day."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._words: dict[RelationKey, Counter[Word]] = {}

    def change(
        self,
        removed: Iterable[tuple[Claim, str | None]],
        added: Iterable[tuple[Claim, str | None]],
    ) -> tuple[list[Quad], list[Quad]]:
        """Take note of claims that go and come, each with its document's day of publication.

        Returns:
            The quads of the relations as they were, and as they will be.
        """
        removed, added = list(removed), list(added)
        keys = sorted({claim.relation_key for claim, _ in (*removed, *added)})
        before: list[Quad] = []
        after: list[Quad] = []
        for key in keys:
            words = self._words_on(key)
            before += _quads(key, words)
        for claim, published in removed:
            self._words[claim.relation_key][_word(claim, published)] -= 1
        for claim, published in added:
            self._words[claim.relation_key][_word(claim, published)] += 1
        for key in keys:
            after += _quads(key, self._words[key])
        return before, after

    def forget(self) -> None:
        """Read anew, since what was noted did not come about."""
        self._words.clear()

    def _words_on(self, key: RelationKey) -> Counter[Word]:
        if key not in self._words:
            self._words[key] = Counter(self._read(relation_iri(key)))
        return self._words[key]

    def _read(self, relation: NamedNode) -> Iterable[Word]:
        published: dict[str, str | None] = {}
        for quad in self._store.quads_for_pattern(None, ABOUT, relation, None):
            claim, graph = quad.subject, quad.graph_name
            if graph.value not in published:  # type: ignore[union-attr]
                published[graph.value] = partial_date(  # type: ignore[union-attr]
                    self._value(graph, PUBLISHED, graph),
                    self._value(graph, PUBLISHED_PRECISION, graph),
                )
            status = self._value(claim, STATUS, graph).removeprefix(PREFIXES["status"])
            valid_from = partial_date(
                self._value(claim, VALID_FROM, graph),
                self._value(claim, VALID_FROM_PRECISION, graph),
            )
            yield Status(status), valid_from or published[graph.value]  # type: ignore[union-attr]

    def _value(self, subject: object, property: NamedNode, graph: object) -> str:
        quads = self._store.quads_for_pattern(subject, property, None, graph)  # type: ignore[arg-type]
        value: str = next(iter(quads)).object.value  # type: ignore[union-attr]
        return value


def _word(claim: Claim, published: str | None) -> Word:
    return claim.status, claim.valid_from or published


def _quads(key: RelationKey, words: Mapping[Word, int]) -> list[Quad]:
    claims = tuple(_claim(key, word) for word, count in words.items() if count > 0)
    if not claims:
        return []
    relation = Relation(*key, claims)
    return relation_quads(key, relation.status, stands=relation.stands({}))


def _claim(key: RelationKey, word: Word) -> Claim:
    """A claim with all that a relation's status rests on, and nothing else."""
    source, type, target = key
    status, day = word
    return Claim("", source, type, target, status, "", 0, 0, valid_from=day)
