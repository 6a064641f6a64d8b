"""A network as the records that the page carries: what goes in comes out, claim by claim."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from blocgraph.errors import InputError
from blocgraph.model import Claim, Document, first_day
from blocgraph.vocabulary import RelationType

if TYPE_CHECKING:
    import networkx as nx

Record = dict[str, Any]


class Tie(NamedTuple):
    """The edge KEY of the network says that SOURCE has the relation TYPE with TARGET."""

    key: str
    source: str
    type: RelationType
    target: str
    attributes: Mapping[str, Any]

    @property
    def dyad(self) -> tuple[str, str]:
        """Both ends, in alphabetical order."""
        return (min(self.source, self.target), max(self.source, self.target))

    @property
    def sign(self) -> int:
        """1 or -1."""
        return 1 if self.attributes.get("sign", self.type.sign) > 0 else -1

    @property
    def strength(self) -> float:
        """How much the tie counts in layout and backbone: its weight, once for each claim."""
        weight = abs(float(self.attributes.get("weight", self.type.goldstein)))
        return max(weight, 0.1) * max(len(self.claims), 1)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """What it stands on."""
        claims: tuple[Claim, ...] = tuple(self.attributes.get("claims", ()))
        return claims


def read_ties(network: nx.MultiDiGraph[str]) -> list[Tie]:
    """The edges of a network, in order of their ends and keys.

    Raises:
        InputError: an edge has no relation type, or two edges have one key.
    """
    ties = []
    seen: set[str] = set()
    for source, target, key, attributes in network.edges(keys=True, data=True):
        try:
            kind = RelationType(attributes["type"])
        except (KeyError, ValueError) as error:
            raise InputError(
                f"the edge {source} -> {target} ({key}) has no relation type: set `type`"
            ) from error
        name = key if isinstance(key, str) else f"{source}-{kind}-{target}-{key}"
        if name in seen:
            raise InputError(f"two edges have the key {name!r}: give each relation its own")
        seen.add(name)
        ties.append(Tie(name, str(source), kind, str(target), attributes))
    return sorted(ties, key=lambda tie: (tie.source, tie.target, tie.key))


class Claims:
    """The claims of a page, each sentence and each document held once."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._documents = {document.id: document for document in documents}
        self._order: dict[str, int] = {}
        self._sentences: dict[str, int] = {}
        self._citations: dict[str, int] = {}
        self._extractors: dict[str, int] = {}
        self._rows: list[list[object]] = []

    def add(self, claims: Iterable[Claim]) -> tuple[list[int], list[int]]:
        """Add a relation's claims; return their rows as [first, past the last], and documents."""
        first = len(self._rows)
        documents = set()
        named = ((claim.id, claim) for claim in claims)
        for name, claim in sorted(
            named, key=lambda pair: (pair[1].document, pair[1].start, pair[0])
        ):
            document = self._order.setdefault(claim.document, len(self._order))
            documents.add(document)
            self._rows.append(
                [
                    document,
                    self._sentences.setdefault(claim.sentence, len(self._sentences)),
                    str(claim.status),
                    list(claim.attributed_to),
                    claim.valid_from,
                    claim.valid_to,
                    list(claim.objects),
                    claim.trigger,
                    float(claim.confidence),
                    None
                    if claim.cites is None
                    else self._citations.setdefault(claim.cites, len(self._citations)),
                    name,
                    claim.start,
                    claim.end,
                    self._extractors.setdefault(claim.extractor, len(self._extractors)),
                ]
            )
        return [first, len(self._rows)], sorted(documents)

    def document_records(self, curated: Collection[str] = ()) -> list[Record]:
        """The documents that claims name, in the order of their numbers."""
        return [{**self._document_record(name), "curated": name in curated} for name in self._order]

    def _document_record(self, name: str) -> Record:
        document = self._documents.get(name)
        if document is None:
            return {"id": name}
        found = {
            "id": name,
            "title": document.title,
            "publisher": document.publisher,
            "published": document.published,
            "url": document.url,
        }
        return {key: value for key, value in found.items() if value}

    @property
    def number_of_documents(self) -> int:
        """How many of the given documents claims name; all named ones where none is given."""
        named = [name for name in self._order if name in self._documents]
        return len(named) if self._documents else len(self._order)

    def to_record(self) -> Record:
        """All sentences and rows."""
        return {
            "sentences": list(self._sentences),
            "citations": list(self._citations),
            "extractors": list(self._extractors),
            "rows": self._rows,
        }


def relation_record(tie: Tie, claims: Claims) -> Record:
    """The record of a relation, without its ends; what is unknown is left out."""
    rows, documents = claims.add(tie.claims)
    found = {
        "id": tie.key,
        "type": str(tie.type),
        "sign": tie.sign,
        "status": str(tie.attributes.get("status", "asserted")),
        "start": tie.attributes.get("valid_from"),
        "end": tie.attributes.get("valid_to"),
        "rows": rows,
        "documents": documents,
    }
    return {key: value for key, value in found.items() if value is not None}


def years(ties: Iterable[Tie]) -> tuple[int, int] | None:
    """The first and the last year in which any relation begins or ends."""
    found = [int(first_day(date)[:4]) for tie in ties for date in _dates(tie)]
    return (min(found), max(found)) if found else None


def _dates(tie: Tie) -> Iterator[str]:
    for name in ("valid_from", "valid_to"):
        date = tie.attributes.get(name)
        if date and date[:4].isdigit():
            yield date
