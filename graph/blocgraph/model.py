"""The values that pass between the stages, each explained by the sentence it stands for.

Dates are partial: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as precise as the source and no more. As in
EDTF (ISO 8601-2), the end of what still goes on is `..`; None is what nobody said.
"""

from __future__ import annotations

import hashlib
import re
from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from blocgraph.errors import InputError
from blocgraph.vocabulary import ActorKind, Purpose, RelationStatus, RelationType, Status

OPEN = ".."
"""The end of a relation that still holds."""

_PARTIAL_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def is_partial_date(text: str) -> bool:
    """Whether `text` is `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, and in the calendar.

    >>> is_partial_date("2024-02-29"), is_partial_date("2023-02-29"), is_partial_date("May")
    (True, False, False)
    """
    if _PARTIAL_DATE.fullmatch(text) is None:
        return False
    year, month, day = map(int, first_day(text).split("-"))
    return year >= 1 and day <= monthrange(year, month)[1]


def first_day(date: str) -> str:
    """The first day of a partial date, by which dates of all precisions are compared.

    >>> first_day("2025-01"), first_day("2025")
    ('2025-01-01', '2025-01-01')
    """
    return date + "-01-01"[3 * date.count("-") :]


def last_day(date: str) -> str:
    """The last day of a partial date: what ended in a year may have held until then.

    >>> last_day("2024"), last_day("2024-02"), last_day("2024-02-03")
    ('2024-12-31', '2024-02-29', '2024-02-03')
    """
    if len(date) == len("2024-02"):
        year, month = map(int, date.split("-"))
        return f"{date}-{monthrange(year, month)[1]}"
    return date + "-12-31"[3 * date.count("-") :]


@dataclass(frozen=True, slots=True)
class Actor:
    """The actor CODE is called NAME, and also ALIASES; its people and things are DEMONYMS."""

    code: str
    kind: ActorKind
    name: str
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capital: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    iso_alpha2: str | None = None
    wikidata: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    cites: str | None = None
    purposes: tuple[Purpose, ...] = ()


@dataclass(frozen=True, slots=True)
class Observation:
    """In the years VALID_FROM to VALID_TO the MEASURE of ACTORS, one or two, was VALUE.

    The characters from START to END of its document's text are the row that says so. It is no
    relation and makes no edge.
    """

    measure: str
    actors: tuple[str, ...]
    value: float
    start: int
    end: int
    valid_from: str | None = None
    valid_to: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """PUBLISHER published TEXT under the name TITLE on the day PUBLISHED; we call it ID.

    `text` is what was read, with `\\n` line ends, without soft hyphens and with plain spaces: all
    offsets everywhere are characters of it, half-open. `observations` are what a dataset's rows
    measure; they follow from the text, so that the digest need not name them.
    """

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str = "en"
    path: str | None = None
    observations: tuple[Observation, ...] = field(default=(), repr=False)

    @property
    def digest(self) -> str:
        """The SHA-256 of all that it says, by which a build knows what it has already."""
        return _digest(self.id, self.text, self.title, self.published, self.publisher, self.url)


@dataclass(frozen=True, slots=True)
class Sentence:
    """The characters from START to END of DOCUMENT's text are the sentence (or heading) TEXT."""

    document: str
    start: int
    end: int
    text: str
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """The characters from START to END, TEXT, name ACTORS, in the way of KIND.

    `kind` is one of `name`, `demonym` (adjective or people), `capital`, `office` (a government,
    ministry, parliament, force or officeholder), `collective`, `anaphor` and `place` (where
    something happens: no actor).
    """

    start: int
    end: int
    text: str
    actors: tuple[str, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class Claim:
    """In DOCUMENT, SENTENCE says with STATUS that SOURCE has the relation TYPE with TARGET.

    `attributed_to` are the actors on whose word an alleged or denied claim stands. `valid_from` is
    when it took effect. `cites` is the publication and date that a curated row rests on.
    `derived_from` are the ids of claims that it was inferred from: nobody says it, we conclude it.
    The ends of a symmetric type are kept in alphabetical order.
    """

    document: str
    source: str
    type: RelationType
    target: str
    status: Status
    sentence: str
    start: int
    end: int
    attributed_to: tuple[str, ...] = ()
    valid_from: str | None = None
    valid_to: str | None = None
    objects: tuple[str, ...] = ()
    trigger: str = ""
    confidence: float = 1.0
    extractor: str = ""
    cites: str | None = None
    derived_from: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name in ("valid_from", "valid_to"):
            value = getattr(self, name)
            if value is not None and value != OPEN and not is_partial_date(value):
                raise InputError(f"{name} is {value!r}: write YYYY, YYYY-MM or YYYY-MM-DD")
        if self.type.is_symmetric and self.target < self.source:
            source = self.source
            object.__setattr__(self, "source", self.target)
            object.__setattr__(self, "target", source)

    @property
    def id(self) -> str:
        """A hash of what is claimed, where and when, equal on every machine."""
        return _digest(
            self.document,
            *self.relation_key,
            self.status,
            self.start,
            self.end,
            self.sentence,
            *sorted(self.attributed_to),
            self.valid_from,
            self.valid_to,
        )[:32]

    @property
    def relation_key(self) -> RelationKey:
        """The relation that it is about."""
        return (self.source, self.type, self.target)

    def to_record(self) -> dict[str, Any]:
        """The record of the claim, as one line of JSON Lines holds it; `date` is `valid_from`."""
        record: dict[str, Any] = {
            "document": self.document,
            "source": self.source,
            "type": str(self.type),
            "target": self.target,
            "status": str(self.status),
            "sentence": self.sentence,
            "attributed_to": list(self.attributed_to),
            "date": self.valid_from,
            "objects": list(self.objects),
            "start": self.start,
            "end": self.end,
            "trigger": self.trigger,
            "confidence": self.confidence,
            "extractor": self.extractor,
        }
        if self.valid_to is not None:
            record["valid_to"] = self.valid_to
        if self.cites is not None:
            record["cites"] = self.cites
        if self.derived_from:
            record["derived_from"] = list(self.derived_from)
        return record

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> Claim:
        """The claim of a record.

        Raises:
            InputError: a key is missing or its value is not of the vocabulary.
        """
        try:
            return cls(
                document=record["document"],
                source=record["source"],
                type=RelationType(record["type"]),
                target=record["target"],
                status=Status(record["status"]),
                sentence=record["sentence"],
                start=record.get("start") or 0,
                end=record.get("end") or len(record["sentence"]),
                attributed_to=tuple(record.get("attributed_to") or ()),
                valid_from=record.get("date"),
                valid_to=record.get("valid_to"),
                objects=tuple(record.get("objects") or ()),
                trigger=record.get("trigger") or "",
                confidence=float(record.get("confidence") or 1.0),
                extractor=record.get("extractor") or "",
                cites=record.get("cites"),
                derived_from=tuple(record.get("derived_from") or ()),
            )
        except KeyError as error:
            raise InputError(f"a claim record lacks the key {error}") from error
        except ValueError as error:
            raise InputError(f"a claim record is broken: {error}") from error


RelationKey = tuple[str, RelationType, str]


@dataclass(frozen=True, slots=True)
class Relation:
    """SOURCE has, on the word of CLAIMS, the relation TYPE with TARGET."""

    source: str
    type: RelationType
    target: str
    claims: tuple[Claim, ...] = field(repr=False)

    @property
    def key(self) -> RelationKey:
        """What it is about."""
        return (self.source, self.type, self.target)

    @property
    def status(self) -> RelationStatus:
        """Contested where an asserted or alleged claim meets a denied or negated one."""
        found = {claim.status for claim in self.claims}
        if found & {Status.ASSERTED, Status.ALLEGED} and found & {Status.DENIED, Status.NEGATED}:
            return RelationStatus.CONTESTED
        return next(RelationStatus(status) for status in Status if status in found)

    def stands(self, published: Mapping[str, str | None]) -> bool:
        """Whether some claim asserts it and no later one negates it.

        Args:
            published: the day of publication of each document, by id.
        """
        dates = {
            status: max(
                (
                    first_day(claim.valid_from or published.get(claim.document) or "0001")
                    for claim in self.claims
                    if claim.status is status
                ),
                default=None,
            )
            for status in (Status.ASSERTED, Status.NEGATED)
        }
        asserted, negated = dates[Status.ASSERTED], dates[Status.NEGATED]
        return asserted is not None and (negated is None or negated <= asserted)


def group_relations(claims: Iterable[Claim]) -> tuple[Relation, ...]:
    """The relations that the claims are about, in order of their keys."""
    groups: dict[RelationKey, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(claim.relation_key, []).append(claim)
    return tuple(
        Relation(*key, tuple(sorted(groups[key], key=lambda c: (c.document, c.start, c.id))))
        for key in sorted(groups)
    )


def _digest(*parts: object) -> str:
    text = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.sha256(text.encode()).hexdigest()
