"""`alignment`: how far two actors stand together."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from blocgraph.cli.blocs import table_option
from blocgraph.cli.options import (
    format_option,
    network_options,
    shift_option,
    store_option,
    time_options,
    top_option,
)
from blocgraph.cli.results import Question, Table, table_of

if TYPE_CHECKING:
    from blocgraph.network.projection import Network


@click.command(short_help="Alignment of dyads, with its parts.")
@click.argument("actors", nargs=-1, metavar="[A B]")
@store_option
@click.option("--indirect", is_flag=True, help="All dyads, with the similarity of their ties.")
@table_option
@top_option
@time_options
@shift_option
@network_options
@format_option
def alignment(
    actors: tuple[str, ...],
    store: Path,
    indirect: bool,
    only: str | None,
    top: int | None,
    since: str | None,
    until: str | None,
    every: str,
    form: str,
    **selection: Any,
) -> None:
    """Score how far two actors stand together, -1 to 1, with interval, contestation and coverage.

    With two actors: also what each claim adds (the table `parts`, which sums to the score), and
    beside it, never mixed in, the indirect similarity of their ties with others. Without: all
    dyads on which there is evidence.

    \b
    Examples:
      blocgraph alignment Iran Russia
      blocgraph alignment Iran Russia --from 2015 --to 2025 --every quarter
      blocgraph alignment --with "CHN alliance RUS"
    """
    from blocgraph.actors import find_actor

    if len(actors) not in (0, 2):
        raise click.UsageError("name two actors, or none for all dyads")
    dyad = tuple(find_actor(name).code for name in actors)
    question = Question.of(store, form, selection)
    parameters: dict[str, object] = {}
    formulas = ["alignment"]
    if since is not None:
        parameters |= {"from": since, "to": until or question.day, "every": every}
        network, tables = _over_time(question, dyad, since, until, every)
    elif question.shows_shift:
        network, tables = _shift(question, dyad, top)
    elif dyad:
        network = question.network()
        tables = _one(network, dyad, question.day)
        formulas += ["indirect"]
    else:
        network = question.network()
        formulas += ["indirect"] if indirect else []
        tables = [_all(network, question.day, top, indirect=indirect)]
    question.answer(network, formulas, tables, parameters, only=only)


def _one(network: Network, dyad: tuple[str, ...], day: str) -> list[Table]:
    from blocgraph.measures import alignment as score
    from blocgraph.measures import portfolio_similarity

    a, b = dyad
    result = score(network, a, b, as_of=day)
    table = table_of([result], without=["contributions"])
    indirect = portfolio_similarity(network, a, b, as_of=day).indirect
    row = (*table.rows[0], indirect)
    return [
        Table("rows", (*table.columns, "indirect"), (row,)),
        table_of(result.contributions, "parts"),
    ]


def _all(network: Network, day: str, top: int | None, *, indirect: bool) -> Table:
    from blocgraph.measures import alignments, portfolio_similarities

    found = alignments(network, as_of=day)
    table = table_of(found[:top], without=["contributions"])
    if not indirect:
        return table
    similar = portfolio_similarities(network, as_of=day)
    return table_of(sorted(similar, key=lambda s: (-(s.indirect or 0.0), s.a, s.b))[:top])


def _shift(
    question: Question, dyad: tuple[str, ...], top: int | None
) -> tuple[Network, list[Table]]:
    from blocgraph.measures import alignments, shifts

    before, after = question.before_and_after()
    sides = [
        {f"{row.a} {row.b}": row for row in alignments(network, as_of=question.day)}
        for network in (before, after)
    ]
    scores = [{name: row.score for name, row in side.items()} for side in sides]
    intervals = [{name: (row.low, row.high) for name, row in side.items()} for side in sides]
    wanted = " ".join(sorted(dyad))
    rows = tuple(
        (
            *(s.item, s.before, s.after, s.difference),
            *(s.rank_before, intervals[0].get(s.item), s.rank_after, intervals[1].get(s.item)),
        )
        for s in shifts(scores[0], scores[1], all_items=bool(dyad))
        if (s.item == wanted if dyad else s.difference != 0)
    )
    columns = (
        *("dyad", "before", "after", "difference"),
        *("rank_before", "interval_before", "rank_after", "interval_after"),
    )
    return after, [Table("rows", columns, rows[:top])]


def _over_time(
    question: Question, dyad: tuple[str, ...], since: str, until: str | None, every: str
) -> tuple[Network, list[Table]]:
    from blocgraph.measures import alignment_series

    if not dyad:
        raise click.UsageError("--from is for two actors: name them")
    days = question.days(since, until, every)
    # What had ended by today is needed as well: the series itself takes each day's claims.
    options = dict(question.selection) | {"as_of": None}
    (network,) = question.networks([options])  # type: ignore[list-item]
    return network, [table_of(alignment_series(network, days).of(*dyad))]
