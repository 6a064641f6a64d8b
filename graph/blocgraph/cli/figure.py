"""`figure`: measures drawn for print."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from blocgraph.cli.blocs import find_blocs
from blocgraph.cli.options import (
    detected_option,
    draws_option,
    network_options,
    seed_option,
    store_option,
    time_options,
)
from blocgraph.cli.results import Question, caption_of, declared_bloc
from blocgraph.vocabulary import ActorKind

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from blocgraph.measures import Alignment, Bloc, TrackedBloc
    from blocgraph.network.projection import Network


class _Drawing(NamedTuple):
    """What is drawn, of which question."""

    question: Question
    by: str
    measure: str | None
    actors: tuple[str, ...]
    codes: tuple[str, ...]
    detected: bool
    draws: int
    seed: int
    top: int
    since: str | None
    until: str | None
    every: str


@click.command(short_help="Measures drawn for print, as SVG or PNG.")
@click.argument("kind", type=click.Choice(["timeline", "centrality", "alignment", "blocs"]))
@store_option
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="File to write: .svg or .png.",
)
@click.option("--title", help="In place of the one that says what is shown.")
@click.option(
    "--by",
    type=click.Choice(["actor", "bloc"]),
    default="actor",
    show_default=True,
    help="Whose centrality.",
)
@click.option("--measure", help="Which centrality.  [default: strength, of blocs betweenness]")
@click.option("--actor", "actors", multiple=True, metavar="A", help="In the heat map. *")
@click.option("--bloc", "codes", multiple=True, metavar="BLOC", help="Only this declared bloc. *")
@detected_option
@click.option(
    "--top",
    type=click.IntRange(min=2),
    default=20,
    show_default=True,
    help="Only so many actors or blocs.",
)
@draws_option
@seed_option
@time_options
@network_options
def figure(
    kind: str,
    store: Path,
    output: Path,
    title: str | None,
    since: str | None,
    until: str | None,
    every: str,
    **options: Any,
) -> None:
    """Draw blocs over time, centralities with intervals, alignments, or the graph of blocs.

    Each says below what it was made from. Equal stores and options give equal files. Needs
    matplotlib: pip install 'blocgraph[figures]'.

    \b
    Examples:
      blocgraph figure timeline --from 1950 --to 2025 -o blocs.svg
      blocgraph figure centrality --measure betweenness -o brokers.png
      blocgraph figure alignment --actor USA --actor RUS --actor CHN --actor IRN -o map.svg
      blocgraph figure blocs --detected -o sides.svg
    """
    from blocgraph.figures import FIGURE_FORMATS, write_figure

    if output.suffix.lstrip(".").lower() not in FIGURE_FORMATS:
        raise click.BadParameter(f"{str(output)!r}: end it in .svg or .png", param_hint="-o")
    own = {name: options.pop(name) for name in ("by", "measure", "actors", "codes")}
    own |= {name: options.pop(name) for name in ("detected", "draws", "seed", "top")}
    question = Question.of(store, "json", options)
    drawing = _Drawing(question, **own, since=since, until=until, every=every)
    draw: dict[str, Callable[[_Drawing, str | None], Figure]] = {
        "timeline": _timeline,
        "centrality": _centrality,
        "alignment": _alignment,
        "blocs": _blocs,
    }
    write_figure(draw[kind](drawing, title), output)
    click.echo(output)


def _timeline(drawing: _Drawing, title: str | None) -> Figure:
    from blocgraph.figures import draw_timeline

    if drawing.since is None:
        raise click.UsageError("a timeline needs --from")
    until = drawing.until or drawing.question.day
    days = drawing.question.days(drawing.since, until, drawing.every)
    networks = drawing.question.over(days)
    rows = _tracked(list(zip(days, networks, strict=True)), drawing)
    kind = "detected" if drawing.detected else "declared"
    parameters: dict[str, object] = {"from": drawing.since, "to": until, "every": drawing.every}
    if drawing.detected:
        parameters["seed"] = drawing.seed
    caption = caption_of(networks[-1], [kind, "tracked"][: 1 + drawing.detected], parameters)
    heading = title or f"{kind.capitalize()} blocs and their members"
    return draw_timeline(rows, title=heading, caption=caption, top=drawing.top)


def _tracked(networks: list[tuple[str, Network]], drawing: _Drawing) -> tuple[TrackedBloc, ...]:
    from blocgraph.measures import TrackedBloc, detect_over_time

    if drawing.detected:
        return detect_over_time(networks, seed=drawing.seed)
    return tuple(
        TrackedBloc(day, bloc.code, bloc.name, bloc.members, (), (), None)
        for day, network in networks
        for bloc in find_blocs(network, day, detected=False, seed=0)
        if not drawing.codes or bloc.code in drawing.codes
    )


def _centrality(drawing: _Drawing, title: str | None) -> Figure:
    from blocgraph.errors import UnknownNameError
    from blocgraph.figures import draw_ranking
    from blocgraph.measures import CENTRALITIES, bloc_intervals, rank_intervals
    from blocgraph.measures.bloc_intervals import GROUP_MEASURES

    network, question = drawing.question.network(), drawing.question
    by_bloc = drawing.by == "bloc"
    measure = drawing.measure or ("betweenness" if by_bloc else "strength")
    known = GROUP_MEASURES if by_bloc else CENTRALITIES
    if measure not in known:
        raise UnknownNameError("measure", measure, known)
    parameters: dict[str, object] = {"seed": drawing.seed, "draws": drawing.draws}
    draws, seed = drawing.draws, drawing.seed
    rows: list[Any]
    if by_bloc:
        blocs = _chosen_blocs(network, drawing)
        rows = [
            row
            for row in bloc_intervals(network, blocs, draws=draws, seed=seed)
            if row.measure == measure
        ]
        formulas = ["group", "rank interval", "detected" if drawing.detected else "declared"]
        heading = f"Blocs by group {measure}, {question.day}"
    else:
        rows = list(rank_intervals(network, [measure], draws=draws, seed=seed).of(measure))
        formulas = [measure, "rank interval"]
        heading = f"Actors by {measure}, {question.day}"
    caption = caption_of(network, formulas, parameters)
    return draw_ranking(rows[: drawing.top], title=title or heading, caption=caption)


def _chosen_blocs(network: Network, drawing: _Drawing) -> tuple[Bloc, ...]:
    day = drawing.question.day
    if drawing.codes and not drawing.detected:
        return tuple(declared_bloc(network, code, day) for code in drawing.codes)
    return find_blocs(network, day, detected=drawing.detected, seed=drawing.seed)


def _alignment(drawing: _Drawing, title: str | None) -> Figure:
    from blocgraph.actors import find_actor
    from blocgraph.figures import draw_alignments
    from blocgraph.measures import alignments

    network, question = drawing.question.network(), drawing.question
    scores = alignments(network, as_of=question.day)
    chosen = tuple(find_actor(name).code for name in drawing.actors)
    if not chosen:
        chosen = _best_known_states(network, scores)[: drawing.top]
    blocs = find_blocs(network, question.day, detected=True, seed=drawing.seed)
    caption = caption_of(network, ["alignment", "detected"], {"seed": drawing.seed})
    heading = title or f"Alignment, {question.day}, in order of detected blocs"
    return draw_alignments(scores, chosen, title=heading, caption=caption, blocs=blocs)


def _best_known_states(network: Network, scores: Sequence[Alignment]) -> tuple[str, ...]:
    known: dict[str, float] = {}
    for row in scores:
        if all(network.nodes[actor]["kind"] == ActorKind.STATE for actor in (row.a, row.b)):
            for actor in (row.a, row.b):
                known[actor] = known.get(actor, 0.0) + row.coverage
    return tuple(sorted(known, key=lambda actor: (-known[actor], actor)))


def _blocs(drawing: _Drawing, title: str | None) -> Figure:
    from blocgraph.figures import draw_bloc_graph
    from blocgraph.measures import bloc_graph

    network, question = drawing.question.network(), drawing.question
    graph = bloc_graph(network, _chosen_blocs(network, drawing), as_of=question.day)
    kind = "detected" if drawing.detected else "declared"
    formulas = [kind, "bloc graph", "alignment"]
    caption = caption_of(network, formulas, {"seed": drawing.seed} if drawing.detected else {})
    heading = title or f"{kind.capitalize()} blocs and their mean alignment, {question.day}"
    return draw_bloc_graph(graph, title=heading, caption=caption, top=min(drawing.top, 16))
