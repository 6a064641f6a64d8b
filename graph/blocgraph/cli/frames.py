"""`frames`: how often each frame of the extraction is right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from blocgraph.cli.options import format_option
from blocgraph.cli.output import format_rows

if TYPE_CHECKING:
    from blocgraph.claims.confidence import Confidences, FrameCount

_PATH = click.Path(path_type=Path, exists=True)


@click.command(short_help="How often each rule of the extraction is right.")
@click.argument("gold", nargs=-1, type=_PATH, metavar="[GOLD]...")
@click.option(
    "--unseen",
    multiple=True,
    type=_PATH,
    metavar="GOLD",
    help="Annotated texts that no rule was written for; may be repeated.",
)
@click.option("--write", is_flag=True, help="Make this the table that confidence is read from.")
@click.option("--score", "scores", is_flag=True, help="Precision, recall and F1 instead.")
@click.option(
    "--calibrate",
    multiple=True,
    type=_PATH,
    metavar="GOLD",
    help="How right claims of each confidence are on these other texts instead; may be repeated.",
)
@format_option
def frames(
    gold: tuple[Path, ...],
    unseen: tuple[Path, ...],
    write: bool,
    scores: bool,
    calibrate: tuple[Path, ...],
    form: str,
) -> None:
    """List the frames with the claims they made on annotated texts, and how many were right.

    GOLD is a folder of documents with .gold.jsonl files, or a table of sentences (.tsv). Without
    GOLD: the bundled table. The confidence of a claim is its frame's precision, shrunk to that of
    its kind of frame on unseen texts. With --score: how well the claims agree as a whole.

    \b
    Example:
      blocgraph frames ../shared/gold tests/claims/probes_*.tsv --format markdown
    """
    from blocgraph.claims.confidence import (
        CONFIDENCE_TABLE,
        Confidences,
        read_counts,
        write_counts,
    )

    if scores:
        click.echo(format_rows(_SCORES, map(_score_row, (*gold, *unseen)), form), nl=False)
        return
    counts = _measured(gold, unseen) if gold or unseen else read_counts(CONFIDENCE_TABLE)
    if write:
        write_counts(CONFIDENCE_TABLE, counts)
    confidences = Confidences(counts)
    if calibrate:
        click.echo(format_rows(_BANDS, _band_rows(calibrate, confidences), form), nl=False)
        return
    ordered = sorted(counts, key=lambda count: (-count.found, count.frame))
    rows = [
        (
            count.rule,
            str(count.type),
            str(count.status),
            count.found,
            count.right,
            count.right / count.found,
            confidences.of(*count.frame),
        )
        for count in ordered
    ]
    columns = ("frame", "type", "status", "found", "right", "precision", "confidence")
    click.echo(format_rows(columns, rows, form), nl=False)
    if form == "table":
        click.echo(_sums(counts), err=True)


_SCORES = (
    "annotated texts", "wanted", "found", "precision", "recall", "strict F1", "dyad F1",
    "false assertions",
)  # fmt: skip


_BANDS = ("confidence from", "claims", "mean confidence", "right")


def _band_rows(
    gold: tuple[Path, ...], confidences: Confidences
) -> list[tuple[float, int, float, float]]:
    from blocgraph.benchmark.frames import calibrate
    from blocgraph.benchmark.gold import read_gold

    bands = calibrate((document for path in gold for document in read_gold(path)), confidences)
    return [(band.start, band.claims, band.mean, band.right / band.claims) for band in bands]


def _score_row(path: Path) -> tuple[str | int | float, ...]:
    from blocgraph.benchmark.gold import read_gold
    from blocgraph.benchmark.scoring import score_documents

    score = score_documents(read_gold(path))
    strict = score.strict
    return (
        str(path), strict.wanted, strict.right + strict.wrong, strict.precision, strict.recall,
        strict.f1, score.dyad.f1, score.false_assertions,
    )  # fmt: skip


def _measured(gold: tuple[Path, ...], unseen: tuple[Path, ...]) -> tuple[FrameCount, ...]:
    from blocgraph.benchmark.frames import count_frames
    from blocgraph.benchmark.gold import read_gold

    return count_frames(
        (document for path in gold for document in read_gold(path)),
        (document for path in unseen for document in read_gold(path)),
    )


def _sums(counts: tuple[FrameCount, ...]) -> str:
    found, right = sum(c.found for c in counts), sum(c.right for c in counts)
    unseen = sum(c.unseen_found for c in counts)
    unseen_right = sum(c.unseen_right for c in counts)
    return (
        f"{len(counts)} frames: {right} of {found} claims right; "
        f"on unseen texts {unseen_right} of {unseen}"
    )
