"""From what rows say to a document whose lines are the evidence of its claims."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from blocgraph.imports.codes import PublishedDataset
from blocgraph.imports.contract import DatasetImport, ImportOptions
from blocgraph.imports.reporting import ImportReport, Tally
from blocgraph.model import OPEN, Claim, Document, first_day, last_day
from blocgraph.vocabulary import RelationType, Status

_LINE_BREAKS = str.maketrans({"\n": " ", "\r": " ", "\u00ad": None, "\u00a0": " ", "\u202f": " "})


@dataclass(frozen=True, slots=True)
class Draft:
    """EVIDENCE, a line, says that SOURCE has the relation TYPE with TARGET: a claim to be."""

    evidence: str
    source: str
    type: RelationType
    target: str
    valid_from: str | None = None
    valid_to: str | None = None
    objects: tuple[str, ...] = ()
    trigger: str = ""
    confidence: float = 1.0


def compose(
    dataset: PublishedDataset,
    paths: Sequence[Path],
    drafts: Iterable[Draft],
    options: ImportOptions,
    tally: Tally,
    *,
    publisher: str | None = None,
) -> tuple[Document, tuple[Claim, ...]]:
    """The document of a dataset, its first line what it is, the others evidence, and its claims.

    Drafts outside the options' dates and actors are left out, and noted.
    """
    version = dataset.version_of(paths, options)
    title = dataset.title + (f", version {version}" if version else "")
    kept, left_out = _selected(drafts, options)
    if left_out:
        tally.notes.append(f"{left_out} claims left out by --from, --to or --actors")
    lines = {title: 0}
    end = len(title)
    for draft in kept:
        line = _as_line(draft)
        if line not in lines:
            lines[line] = end + 1
            end += 1 + len(line)
    document = Document(
        id=options.name or dataset.format,
        text="\n".join(lines),
        title=title,
        publisher=publisher or dataset.publisher,
        url=dataset.url,
        path=str(paths[0]),
    )
    cites = dataset.citation + (f" (version {version})" if version else "")
    extractor = f"import-{dataset.format}"
    claims: dict[str, Claim] = {}
    for draft in kept:
        claim = _to_claim(draft, document.id, lines, extractor, cites)
        other = claims.get(claim.id)
        claims[claim.id] = claim if other is None else _merge(other, claim)
    if len(claims) < len(kept):
        merged = len(kept) - len(claims)
        tally.notes.append(f"{merged} claims say the same, on equal rows, as another: they are one")
    return document, tuple(claims.values())


def finish(
    dataset: PublishedDataset,
    paths: Sequence[Path],
    document: Document,
    claims: Sequence[Claim],
    tally: Tally,
) -> DatasetImport:
    """The import of one document, with its report."""
    return DatasetImport(
        documents=((document, tuple(claims)),),
        report=ImportReport(
            format=dataset.format,
            files=tuple(path.name for path in paths),
            rows=tally.rows,
            mapped=tally.mapped,
            claims=len(claims),
            derived=sum(1 for claim in claims if claim.derived_from),
            skipped=tally.skipped(),
            unknown=tally.unknown(),
            notes=tuple(tally.notes),
        ),
    )


def is_selected(
    options: ImportOptions, actors: Iterable[str], valid_from: str | None, valid_to: str | None
) -> bool:
    """Whether the options' actors and dates let something through; an unknown date does."""
    if options.actors and not set(options.actors) & set(actors):
        return False
    if options.until and valid_from and first_day(valid_from) > last_day(options.until):
        return False
    ends = valid_to if valid_to != OPEN else None
    return not (options.since and ends and last_day(ends) < first_day(options.since))


def _selected(drafts: Iterable[Draft], options: ImportOptions) -> tuple[list[Draft], int]:
    kept: list[Draft] = []
    left_out = 0
    for draft in drafts:
        ends = (draft.source, draft.target)
        if is_selected(options, ends, draft.valid_from, draft.valid_to):
            kept.append(draft)
        else:
            left_out += 1
    return kept, left_out


def _merge(one: Claim, other: Claim) -> Claim:
    """What two codes of one row say of one relation, as one claim."""
    triggers = dict.fromkeys((*one.trigger.split(", "), other.trigger))
    return replace(
        one,
        objects=tuple(dict.fromkeys((*one.objects, *other.objects))),
        trigger=", ".join(triggers),
        confidence=max(one.confidence, other.confidence),
    )


def _as_line(draft: Draft) -> str:
    return draft.evidence.translate(_LINE_BREAKS).strip()


def _to_claim(
    draft: Draft, document: str, starts: dict[str, int], extractor: str, cites: str
) -> Claim:
    line = _as_line(draft)
    return Claim(
        document=document,
        source=draft.source,
        type=draft.type,
        target=draft.target,
        status=Status.ASSERTED,
        sentence=line,
        start=starts[line],
        end=starts[line] + len(line),
        valid_from=draft.valid_from,
        valid_to=draft.valid_to,
        objects=draft.objects,
        trigger=draft.trigger,
        confidence=draft.confidence,
        extractor=extractor,
        cites=cites,
    )
