"""What turns documents into claims: the rules, or another extractor that is plugged in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from difflib import get_close_matches
from functools import cache
from importlib.metadata import entry_points
from typing import Protocol, runtime_checkable

from blocgraph.claims.extract import EXTRACTOR, extract_claims
from blocgraph.errors import InputError, UnknownNameError
from blocgraph.model import Claim, Document

ENTRY_POINTS = "blocgraph.extractors"
RULES = "rules"


@runtime_checkable
class Extractor(Protocol):
    """Reads claims out of documents; its claims are marked with its NAME and VERSION.

    An entry point of the group `blocgraph.extractors` names a callable that makes one. It is called
    with what the user wrote after `NAME:`, "" where nothing was.
    """

    name: str
    version: str

    def extract(self, document: Document) -> Iterable[Claim]:
        """The claims of a document.

        `document.text[claim.start : claim.end] == claim.sentence` must hold of each.
        """
        ...


class RuleExtractor:
    """The rules of this package."""

    name, _, version = EXTRACTOR.partition("/")

    def extract(self, document: Document) -> Iterable[Claim]:
        """The claims of a document."""
        return extract_claims(document)


def _make_rules(argument: str) -> Extractor:
    if argument:
        raise InputError(f"extractor {RULES!r} takes no argument: leave out {':' + argument!r}")
    return RuleExtractor()


def _make_spacy(argument: str) -> Extractor:
    from blocgraph.claims.spacy_extractor import SpacyExtractor

    return SpacyExtractor.load(argument)


_OWN: dict[str, Callable[[str], Extractor]] = {RULES: _make_rules, "spacy": _make_spacy}


def extractor_names() -> tuple[str, ...]:
    """The names of all extractors that are installed."""
    return tuple(sorted({*_OWN, *(point.name for point in entry_points(group=ENTRY_POINTS))}))


@cache
def load_extractor(spec: str = RULES) -> Extractor:
    """The extractor `NAME` or `NAME:ARGUMENT`, such as `spacy:en_core_web_sm`.

    Raises:
        UnknownNameError: none is called so; the error suggests the nearest.
        InputError: what it needs is not there, or what is plugged in is no extractor.
    """
    name, _, argument = spec.partition(":")
    make = _OWN.get(name)
    if make is None:
        points = entry_points(group=ENTRY_POINTS, name=name)
        if not points:
            known = extractor_names()
            nearest = get_close_matches(name, known) or known
            raise UnknownNameError("extractor", name, nearest)
        try:
            make = next(iter(points)).load()
        except (ImportError, AttributeError) as error:
            raise InputError(f"extractor {name!r} cannot be loaded: {error}") from error
    assert make is not None
    extractor = make(argument)
    if not isinstance(extractor, Extractor):
        raise InputError(f"extractor {name!r} lacks one of: name, version, extract(document)")
    return extractor


def extract_with(extractor: Extractor, document: Document) -> tuple[Claim, ...]:
    """The claims that an extractor reads out of a document, marked with its name and version.

    Raises:
        InputError: a claim is not of this document, or its sentence not where it says.
    """
    if isinstance(extractor, RuleExtractor):
        return extract_claims(document)
    return tuple(_checked(extractor, document))


def _checked(extractor: Extractor, document: Document) -> Iterator[Claim]:
    mark = f"{extractor.name}/{extractor.version}"
    seen: set[str] = set()
    for claim in extractor.extract(document):
        where = f"extractor {mark}: document {document.id!r}: {claim.source} {claim.type}"
        if claim.document != document.id:
            raise InputError(f"{where}: the claim is of document {claim.document!r}")
        if claim.source == claim.target:
            raise InputError(f"{where}: both ends are {claim.source}")
        if not claim.sentence or document.text[claim.start : claim.end] != claim.sentence:
            raise InputError(
                f"{where}: characters {claim.start} to {claim.end} are not its sentence"
            )
        if claim.id not in seen:
            seen.add(claim.id)
            yield replace(claim, extractor=mark)
