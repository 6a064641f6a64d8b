"""Which claims a network is made of: a day, what was known, and what to leave out or suppose."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, TypedDict, TypeVar

from blocgraph.actors import find_actor
from blocgraph.errors import InputError, UnknownNameError
from blocgraph.model import OPEN, Claim, Relation, RelationKey, group_relations
from blocgraph.network.time import SUPPORTING, check_day, holds, start_of
from blocgraph.vocabulary import Layer, RelationStatus, RelationType, Status, find_relation_type

WHAT_IF = "what-if"
"""The document that supposed relations stand in."""

_Term = TypeVar("_Term", bound=StrEnum)
_COLLECTIONS = frozenset(
    {
        *("layers", "statuses", "without_type", "without_publisher", "without_document"),
        *("without", "with_"),
    }
)
Names = Iterable[str] | str


class SelectionOptions(TypedDict, total=False):
    """The keywords of a `Selection`, as `project`, `KnowledgeGraph.network` and others take them.

    One name may stand for a collection of one.
    """

    as_of: str | None
    known_by: str | None
    layers: Names | None
    statuses: Names | None
    min_confidence: float
    without_contested: bool
    without_derived: bool
    without_type: Names
    without_publisher: Names
    without_document: Names
    without: Names
    with_: Names


@dataclass(frozen=True, slots=True)
class Selection:
    """A network is made of the claims that all of these let through, and of those supposed.

    - as_of: claims with `valid_from <= as_of < valid_to`: a start counts from its first day, an end
      up to its last. Where a claim does not say since when, it counts from its document's
      publication.
    - known_by: claims of documents published on or before this day. Tables of facts have no day of
      publication: their rows count as known from their `valid_from`.
    - layers, statuses: relations of these alone; None is all.
    - min_confidence: claims of at least this confidence, 0 to 1.
    - without_contested: no relations on which claims disagree.
    - without_derived: no claims that nobody makes and that were inferred from others.
    - without_type: no relations of these types, such as non-aggression pacts.
    - without_publisher, without_document: no claims from there, by name and by id.
    - without: no claims on these relations, each `SOURCE TYPE TARGET`, its actors by code or name.
    - with_: as if these relations were asserted, from ever and on: what denies them is left out.
    """

    as_of: str | None = None
    known_by: str | None = None
    layers: tuple[str, ...] | None = None
    statuses: tuple[str, ...] | None = None
    min_confidence: float = 0.0
    without_contested: bool = False
    without_derived: bool = False
    without_type: tuple[str, ...] = ()
    without_publisher: tuple[str, ...] = ()
    without_document: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    with_: tuple[str, ...] = ()

    @classmethod
    def of(cls, options: SelectionOptions) -> Selection:
        """The selection of these keywords.

        Raises:
            InputError: a day or `min_confidence` is out of its range.
            UnknownNameError: a layer or status that does not exist.
            TypeError: an unknown keyword.
        """
        given: dict[str, Any] = dict(options)
        for name in _COLLECTIONS & given.keys():
            given[name] = _tupled(given[name])
        chosen = cls(**given)
        check_day(chosen.as_of)
        check_day(chosen.known_by, "known_by")
        if not 0 <= chosen.min_confidence <= 1:
            problem = f"min_confidence is {chosen.min_confidence}: give a number from 0 to 1"
            raise InputError(problem)
        _terms("layer", Layer, chosen.layers)
        _terms("status", RelationStatus, chosen.statuses)
        _terms("relation type", RelationType, chosen.without_type)
        return chosen

    def parameters(self) -> dict[str, object]:
        """What differs from taking everything, in the options' words."""
        given = {field.name.rstrip("_"): getattr(self, field.name) for field in fields(self)}
        return {name: value for name, value in given.items() if value not in (None, (), False, 0)}


def select(
    relations: Iterable[Relation],
    selection: Selection,
    *,
    published: Mapping[str, str | None],
    publishers: Mapping[str, str | None],
) -> list[Relation]:
    """The relations that are selected, each with the claims that are, in order of their keys.

    Args:
        relations: each (source, type, target) at most once, as `group_relations` makes them.
        selection: what to take.
        published: the day of publication of each document, by id.
        publishers: who published each document, by id.

    Raises:
        InputError: a relation comes twice, or one to leave out or suppose is not well written.
        UnknownNameError: a publisher, document, relation or actor to leave out is not there.
    """
    known: dict[RelationKey, Relation] = {}
    for relation in relations:
        if relation.key in known:
            name = f"{relation.source}-{relation.type}-{relation.target}"
            raise InputError(f"relation {name} comes twice: use group_relations")
        known[relation.key] = relation
    supposed = _what_if(known, selection)
    keeps = _claim_filter(known.values(), selection, published, publishers)
    layers = _terms("layer", Layer, selection.layers)
    statuses = _terms("status", RelationStatus, selection.statuses)
    if selection.without_contested:
        statuses -= {RelationStatus.CONTESTED}
    types = frozenset(RelationType) - {*selection.without_type}
    chosen = (
        Relation(*key, tuple(claim for claim in relation.claims if keeps(claim)))
        for key, relation in sorted(supposed.items())
    )
    return [
        relation
        for relation in chosen
        if relation.claims
        and relation.type in types
        and relation.type.layer in layers
        and relation.status in statuses
    ]


def parse_relation(text: str, codes: Iterable[str] = ()) -> RelationKey:
    """The key of a relation written as `SOURCE TYPE TARGET` or `SOURCE-TYPE-TARGET`.

    Args:
        text: actors by code or name, in either order where the type has no direction.
        codes: of actors that are known beside the bundled ones.

    Raises:
        InputError: it is not written so.
        UnknownNameError: there is no such actor or relation type.

    >>> parse_relation("Russia armsSupply IRN")
    ('RUS', <RelationType.ARMS_SUPPLY: 'armsSupply'>, 'IRN')
    """
    words = text.split() if " " in text.strip() else text.strip().split("-")
    middle = 1 if len(words) == 3 else None
    place = next((i for i, word in enumerate(words) if word in set(RelationType)), middle)
    if place is None or place == 0 or place == len(words) - 1:
        example = "'RUS armsSupply IRN'"
        raise InputError(f"{text!r} is no relation: write SOURCE TYPE TARGET, such as {example}")
    type, own = find_relation_type(words[place]), frozenset(codes)
    ends = (" ".join(words[:place]), " ".join(words[place + 1 :]))
    source, target = (end if end in own else find_actor(end).code for end in ends)
    if source == target:
        raise InputError(f"{text!r}: {source} stands on both sides: name two different actors")
    return _supposed_claim((source, type, target)).relation_key


def _what_if(
    known: Mapping[RelationKey, Relation], selection: Selection
) -> dict[RelationKey, Relation]:
    if not selection.without and not selection.with_:
        return dict(known)
    codes = {end for source, _, target in known for end in (source, target)}
    changed = dict(known)
    for text in selection.without:
        key = parse_relation(text, codes)
        if key not in known:
            dyad = {key[0], key[2]}
            near = [" ".join(k) for k in sorted(known) if {k[0], k[2]} == dyad]
            raise UnknownNameError("relation", " ".join(key), near)
        changed.pop(key, None)
    for text in selection.with_:
        claim = _supposed_claim(parse_relation(text, codes))
        old = known[claim.relation_key].claims if claim.relation_key in changed else ()
        agreeing = [other for other in old if other.status in SUPPORTING]
        (relation,) = group_relations([*agreeing, claim])
        changed[relation.key] = relation
    return changed


def _supposed_claim(key: RelationKey) -> Claim:
    sentence = f"What if: {' '.join(key)}."
    end = len(sentence)
    return Claim(WHAT_IF, *key, Status.ASSERTED, sentence, 0, end, valid_to=OPEN, extractor=WHAT_IF)


def _claim_filter(
    relations: Iterable[Relation],
    selection: Selection,
    published: Mapping[str, str | None],
    publishers: Mapping[str, str | None],
) -> Callable[[Claim], bool]:
    day = check_day(selection.as_of)
    known_by = check_day(selection.known_by, "known_by")
    left_out = _left_out(relations, selection, published, publishers)

    def keeps(claim: Claim) -> bool:
        return (
            claim.confidence >= selection.min_confidence
            and not (selection.without_derived and claim.derived_from)
            and claim.document not in left_out
            and (day is None or holds(claim, published, day))
            and (known_by is None or _known_since(claim, published) <= known_by)
        )

    return keeps


def _known_since(claim: Claim, published: Mapping[str, str | None]) -> str:
    told = published.get(claim.document)
    return check_day(told) or start_of(claim, published) or ""


def _left_out(
    relations: Iterable[Relation],
    selection: Selection,
    published: Mapping[str, str | None],
    publishers: Mapping[str, str | None],
) -> frozenset[str]:
    if not selection.without_document and not selection.without_publisher:
        return frozenset()
    documents = {claim.document for relation in relations for claim in relation.claims}
    documents |= {*published, *publishers}
    left_out = set(selection.without_document)
    for document in sorted(left_out - documents):
        nearest = get_close_matches(document, documents)
        raise UnknownNameError("document", document, nearest, "blocgraph info")
    by_name: dict[str, set[str]] = {}
    for document, publisher in publishers.items():
        if publisher:
            by_name.setdefault(publisher.casefold(), set()).add(document)
    for name in selection.without_publisher:
        if name.casefold() not in by_name:
            names = sorted({publisher for publisher in publishers.values() if publisher})
            raise UnknownNameError("publisher", name, get_close_matches(name, names, cutoff=0.4))
        left_out |= by_name[name.casefold()]
    return frozenset(left_out)


def _terms(kind: str, terms: type[_Term], chosen: tuple[str, ...] | None) -> frozenset[_Term]:
    if chosen is None:
        return frozenset(terms)
    for name in chosen:
        if name not in {str(term) for term in terms}:
            raise UnknownNameError(kind, name, [str(term) for term in terms])
    return frozenset(terms(name) for name in chosen)


def _tupled(names: Names | None) -> tuple[str, ...] | None:
    return (names,) if isinstance(names, str) else None if names is None else tuple(names)
