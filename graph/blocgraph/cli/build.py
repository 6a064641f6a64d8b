"""`build` and `extract`: from documents to claims."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from blocgraph.cli.options import open_store, store_option

if TYPE_CHECKING:
    from blocgraph.dataset import Summary
    from blocgraph.documents import SkippedDocument

jobs_option = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="Processes that extract claims.",
)


extractor_option = click.option(
    "--extractor",
    default="rules",
    show_default=True,
    metavar="NAME[:ARGUMENT]",
    help="What extracts claims, such as spacy:en_core_web_sm.",
)


@click.command(short_help="Read documents and facts into the store.")
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@store_option
@jobs_option
@extractor_option
@click.option("--without-facts", is_flag=True, help="Leave the bundled curated facts out.")
def build(
    sources: tuple[str, ...], store: Path, jobs: int, extractor: str, without_facts: bool
) -> None:
    """Read documents (.txt, .md, .html), folders and tables of facts (.csv) into the store.

    Without SOURCE: the bundled reports. `-` is standard input. What is in the store already, and
    unchanged, is not read again. Exit status 1 if a source had to be skipped.

    \b
    Example:
      blocgraph build reports/ statement.html --store world.db
    """
    with open_store(store, must_exist=False) as kg:
        report = kg.build(
            sources or None,
            facts=not without_facts,
            jobs=jobs,
            stdin=sys.stdin.buffer,
            extractor=extractor,
            progress=_show_progress,
        )
        summary = kg.summary()
    _report_skipped(report.skipped)
    click.echo(f"{store}: {len(report.added)} added, {len(report.unchanged)} unchanged")
    click.echo(summary_line(summary))
    if report.skipped:
        sys.exit(1)


@click.command(short_help="Claims of documents as JSON Lines.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@jobs_option
@extractor_option
@click.option(
    "--explain", "explains", is_flag=True, help="Show how each sentence was read instead."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="How --explain writes: for a reader, or one JSON object a sentence.",
)
def extract(files: tuple[str, ...], jobs: int, extractor: str, explains: bool, form: str) -> None:
    """Write the claims of documents to standard output, one JSON object a line; needs no store.

    Folders are walked, `-` is standard input. Exit status 1 if a file had to be skipped.

    With --explain: for each sentence its actors, clauses and claims with the rule that gave each,
    and the triggers that gave none, with what they lacked; FILE may be a sentence itself.

    \b
    Example:
      blocgraph extract reports/ | jq 'select(.status == "denied")'
      blocgraph extract --explain "Kyiv accuses Iran of arming Russia."
    """
    if explains:
        if extractor != "rules":
            raise click.UsageError("--explain shows how the rules read: leave --extractor out")
        _explain(files, form)
        return
    from blocgraph.claims.reading import read_claims
    from blocgraph.documents import SkippedDocument

    skipped = []
    reading = read_claims(files, jobs=jobs, stdin=sys.stdin.buffer, extractor=extractor)
    for count, found in enumerate(reading, 1):
        if not sys.stdout.isatty():
            _show_progress("documents", count)
        if isinstance(found, SkippedDocument):
            skipped.append(found)
            continue
        for claim in found.claims:
            click.echo(json.dumps(claim.to_record(), ensure_ascii=False))
    _report_skipped(skipped)
    if skipped:
        sys.exit(1)


def _explain(sources: tuple[str, ...], form: str) -> None:
    from blocgraph.claims.reading import NOT_ENGLISH
    from blocgraph.claims.tracing import trace_document
    from blocgraph.cli.traces import trace_lines, trace_record
    from blocgraph.documents import SkippedDocument, is_english, read_documents
    from blocgraph.model import Document

    skipped = []
    for source in sources:
        is_text = " " in source and not Path(source).exists()
        found = (
            [Document("text", source)] if is_text else read_documents([source], sys.stdin.buffer)
        )
        for document in found:
            if isinstance(document, Document) and not is_english(document):
                document = SkippedDocument(document.path or document.id, NOT_ENGLISH)
            if isinstance(document, SkippedDocument):
                skipped.append(document)
                continue
            for trace in trace_document(document):
                if form == "json":
                    click.echo(json.dumps(trace_record(trace), ensure_ascii=False))
                else:
                    click.echo("\n".join(trace_lines(trace)))
    _report_skipped(skipped)
    if skipped:
        sys.exit(1)


def summary_line(summary: Summary) -> str:
    """The counts of a store in one line."""
    return (
        f"{summary.documents} documents, {summary.actors} actors, {summary.relations} relations "
        f"({summary.contested} contested), {summary.claims} claims"
    )


def _report_skipped(skipped: list[SkippedDocument] | tuple[SkippedDocument, ...]) -> None:
    for document in skipped:
        click.echo(f"skipped {document.path}: {document.reason}", err=True)


def _show_progress(name: str, count: int) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r\x1b[K{count} {name}", nl=False, err=True)
