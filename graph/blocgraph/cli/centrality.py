"""`centrality`: who is central, how surely, and since when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from blocgraph.cli.options import (
    detected_option,
    draws_option,
    format_option,
    network_options,
    seed_option,
    shift_option,
    store_option,
    time_options,
    top_option,
)
from blocgraph.cli.results import Question, Table, declared_bloc, table_of

if TYPE_CHECKING:
    from blocgraph.measures import Bloc
    from blocgraph.measures.paths import Floats
    from blocgraph.network.projection import Network


_FORMULAS = {
    "actor": ("strength", "pagerank", "eigenvector", "closeness", "betweenness"),
    "bloc": ("group", "null"),
    "member": ("strength", "eigenvector", "pagerank", "betweenness", "contribution"),
}


@dataclass(frozen=True, slots=True)
class _Ranking:
    """What is ranked, by which measure, and how blocs are found and intervals drawn."""

    by: str
    measure: str | None
    bloc: str | None
    detected: bool
    draws: int
    seed: int


@click.command(short_help="Centralities of actors, blocs, or a bloc's members.")
@store_option
@click.option(
    "--by",
    type=click.Choice(["actor", "bloc", "member"]),
    default="actor",
    show_default=True,
    help="What is ranked.",
)
@click.option("--bloc", metavar="BLOC", help="Whose members, with --by member.")
@detected_option
@click.option("--measure", help="Rank by this column.  [default: the first measure]")
@top_option
@draws_option
@seed_option
@time_options
@shift_option
@click.option("--sensitivity", is_flag=True, help="What the ranking rests on: leave each part out.")
@network_options
@format_option
def centrality(
    store: Path,
    by: str,
    bloc: str | None,
    measure: str | None,
    detected: bool,
    draws: int,
    seed: int,
    top: int | None,
    since: str | None,
    until: str | None,
    every: str,
    sensitivity: bool,
    form: str,
    **selection: Any,
) -> None:
    """Rank actors, blocs as one actor each, or the members of a bloc, by their centralities.

    Each rank comes with the interval that holds it in 90 % of networks drawn from what the
    documents may truly say. A bloc's z and percentile compare it with random groups of the same
    size: big blocs are central by their size alone.

    \b
    Examples:
      blocgraph centrality --by bloc --as-of 2025-06
      blocgraph centrality --measure betweenness --from 2000 --to 2025 --every year
      blocgraph centrality --by bloc --measure closeness --without "IRN treaty RUS"
    """
    if (by == "member") != (bloc is not None):
        raise click.UsageError("--by member and --bloc go together: name the bloc")
    question = Question.of(store, form, selection)
    ranking = _Ranking(by, measure, bloc, detected, draws, seed)
    _check_measure(ranking)
    parameters: dict[str, object] = {"by": by, "seed": seed, "draws": draws, "bloc": bloc}
    if detected:
        parameters["blocs"] = "detected"
    formulas = [*_FORMULAS[by], *(["rank interval"] if by != "member" else [])]
    if by == "actor" and (question.shows_shift or sensitivity):
        formulas = [measure or "strength", "rank interval"]
    if since is not None:
        parameters |= {"from": since, "to": until or question.day, "every": every}
        network, table = _over_time(question, ranking, since, until, every, top)
    elif sensitivity:
        network = question.network()
        table = _sensitivity(network, ranking)
    elif question.shows_shift:
        network, table = _shift(question, ranking, top)
    else:
        network = question.network()
        table = _ranked(network, question.day, ranking, top)
    question.answer(network, formulas, [table], parameters)


def _check_measure(ranking: _Ranking) -> None:
    names = _measure_names(ranking.by)
    if ranking.measure is not None and ranking.measure not in names:
        problem = f"{ranking.measure!r}: one of {', '.join(names)}"
        raise click.BadParameter(problem, param_hint="--measure")


def _measure_names(by: str) -> tuple[str, ...]:
    from blocgraph.measures import ActorCentrality, BlocCentrality, MemberCentrality

    kind: Any = {"actor": ActorCentrality, "bloc": BlocCentrality, "member": MemberCentrality}[by]
    names = tuple(field.name for field in fields(kind))
    own = tuple(name for name in names if name not in ("actor", "bloc", "member", "name"))
    return own if by != "bloc" else tuple(name for name in own if name != "members")


def _blocs(network: Network, day: str, ranking: _Ranking) -> tuple[Bloc, ...]:
    from blocgraph.measures import declared_blocs, detect_blocs, propose_names

    declared = declared_blocs(network, day)
    if not ranking.detected:
        return declared
    return propose_names(detect_blocs(network, seed=ranking.seed), declared, network)


def _ranked(
    network: Network,
    day: str,
    ranking: _Ranking,
    top: int | None,
    blocs: Sequence[Bloc] | None = None,
) -> Table:
    """The ranked rows, each with its rank and the interval of it in front."""
    if ranking.by == "member":
        return _members(network, day, ranking, top)
    rows, measure, key = _rows(network, day, ranking, blocs)
    if not rows:
        return Table("rows", (), ())
    ranks = _ranks(network, day, ranking, measure, rows, blocs)
    rows = sorted(rows, key=lambda row: (-getattr(row, measure), getattr(row, key)))[:top]
    table = table_of(rows)
    columns = ("rank", "rank_low", "rank_high", *table.columns)
    return Table(
        "rows",
        columns,
        tuple(
            (*ranks[getattr(row, key)], *cells) for row, cells in zip(rows, table.rows, strict=True)
        ),
    )


def _rows(
    network: Network, day: str, ranking: _Ranking, blocs: Sequence[Bloc] | None = None
) -> tuple[list[Any], str, str]:
    from blocgraph.measures import actor_centralities, bloc_centralities

    if ranking.by == "actor":
        return list(actor_centralities(network)), ranking.measure or "strength", "actor"
    chosen = _blocs(network, day, ranking) if blocs is None else blocs
    rows = list(bloc_centralities(network, chosen, seed=ranking.seed))
    return rows, ranking.measure or "betweenness", "bloc"


def _ranks(
    network: Network,
    day: str,
    ranking: _Ranking,
    measure: str,
    rows: Sequence[Any],
    blocs: Sequence[Bloc] | None = None,
) -> dict[str, tuple[int | None, ...]]:
    """Of each row its rank, and between which ranks it is in 90 % of draws."""
    from blocgraph.measures import rank_intervals
    from blocgraph.measures.bloc_intervals import GROUP_MEASURES, bloc_intervals
    from blocgraph.measures.scenario import ranks

    found: Sequence[Any]
    if ranking.by == "actor":
        found = rank_intervals(network, [measure], draws=ranking.draws, seed=ranking.seed).rows
        return {row.actor: (row.rank, row.rank_low, row.rank_high) for row in found}
    if measure in GROUP_MEASURES:
        chosen = _blocs(network, day, ranking) if blocs is None else blocs
        found = bloc_intervals(network, chosen, draws=ranking.draws, seed=ranking.seed)
        return {
            row.bloc: (row.rank, row.rank_low, row.rank_high)
            for row in found
            if row.measure == measure
        }
    plain = ranks({row.bloc: getattr(row, measure) for row in rows})
    return {bloc: (rank, None, None) for bloc, rank in plain.items()}


def _members(network: Network, day: str, ranking: _Ranking, top: int | None) -> Table:
    from blocgraph.measures import bloc_member_contributions, member_centralities

    bloc = _one_bloc(network, day, ranking)
    adds = {row.member: row for row in bloc_member_contributions(network, bloc)}
    rows = sorted(
        member_centralities(network, bloc),
        key=lambda row: (-getattr(row, ranking.measure or "strength"), row.member),
    )
    table = table_of(rows[:top])
    names = ("degree", "closeness", "betweenness")
    return Table(
        "rows",
        (*table.columns, *(f"adds_{name}" for name in names)),
        tuple(
            (*cells, *(getattr(adds[row.member], name) for name in names))
            for row, cells in zip(rows, table.rows, strict=False)
        ),
    )


def _one_bloc(network: Network, day: str, ranking: _Ranking) -> Bloc:
    from blocgraph.errors import UnknownNameError

    if not ranking.detected:
        return declared_bloc(network, str(ranking.bloc), day)
    blocs = {bloc.code: bloc for bloc in _blocs(network, day, ranking)}
    if ranking.bloc not in blocs:
        raise UnknownNameError("detected bloc", str(ranking.bloc), list(blocs))
    return blocs[ranking.bloc]


class _Side(NamedTuple):
    """What is ranked on one side of a change: values, intervals of the ranks, values in draws."""

    values: dict[str, float]
    intervals: dict[str, tuple[int, int]]
    drawn: dict[str, Floats]


def _shift(question: Question, ranking: _Ranking, top: int | None) -> tuple[Network, Table]:
    """The values and ranks without the change that is asked about, and with it."""
    from blocgraph.measures.scenario import difference_intervals, shifts

    network, after_network = question.before_and_after()
    measure = ranking.measure or ("betweenness" if ranking.by == "bloc" else "strength")
    before = _side(network, question.day, ranking, measure)
    after = _side(after_network, question.day, ranking, measure)
    differences = difference_intervals(before.drawn, after.drawn)
    columns = (
        *(ranking.by, "measure", "before", "after", "difference", "difference_interval"),
        *("rank_before", "interval_before", "rank_after", "interval_after"),
    )
    rows = tuple(
        (
            *(s.item, s.measure, s.before, s.after, s.difference, differences.get(s.item)),
            *(s.rank_before, before.intervals.get(s.item)),
            *(s.rank_after, after.intervals.get(s.item)),
        )
        for s in shifts(before.values, after.values, measure)[:top]
    )
    return after_network, Table("rows", columns, rows)


def _side(network: Network, day: str, ranking: _Ranking, measure: str) -> _Side:
    from blocgraph.measures import rank_intervals
    from blocgraph.measures.bloc_intervals import GROUP_MEASURES, bloc_intervals, draw_blocs

    if ranking.by == "member":
        table = _members(network, day, ranking, None)
        value, member = table.columns.index(measure), table.columns.index("member")
        return _Side({str(row[member]): row[value] for row in table.rows}, {}, {})
    draws, seed = ranking.draws, ranking.seed
    if ranking.by == "actor":
        found = rank_intervals(network, [measure], draws=draws, seed=seed)
        columns = found.drawn[measure].T
        return _Side(
            {row.actor: row.value for row in found.rows},
            {row.actor: (row.rank_low, row.rank_high) for row in found.rows},
            dict(zip(found.actors, columns, strict=True)),
        )
    blocs = _blocs(network, day, ranking)
    if measure not in GROUP_MEASURES:
        rows, *_ = _rows(network, day, ranking, blocs)
        return _Side({row.bloc: getattr(row, measure) for row in rows}, {}, {})
    drawn = draw_blocs(network, blocs, draws=draws, seed=seed)
    of_measure = [
        row
        for row in bloc_intervals(network, blocs, draws=draws, seed=seed, drawn=drawn)
        if row.measure == measure
    ]
    values = drawn[1][:, :, GROUP_MEASURES.index(measure)].T
    return _Side(
        {row.bloc: row.value for row in of_measure},
        {row.bloc: (row.rank_low, row.rank_high) for row in of_measure},
        dict(zip((bloc.code for bloc in blocs), values, strict=True)),
    )


def _sensitivity(network: Network, ranking: _Ranking) -> Table:
    from blocgraph.measures import sensitivity

    if ranking.by != "actor":
        raise click.UsageError("--sensitivity is of actors: for blocs use --shift --without-...")
    measures = [ranking.measure] if ranking.measure else None
    return table_of(sensitivity(network, measures) if measures else sensitivity(network))


def _over_time(
    question: Question,
    ranking: _Ranking,
    since: str,
    until: str | None,
    every: str,
    top: int | None,
) -> tuple[Network, Table]:
    """The ranked rows of each day, detected blocs under the codes that they keep."""
    from blocgraph.measures import Bloc, detect_over_time

    if ranking.by == "member":
        raise click.UsageError("--from is for --by actor and --by bloc")
    days = question.days(since, until, every)
    networks = question.over(days)
    blocs: dict[str, list[Bloc]] = {}
    if ranking.by == "bloc" and ranking.detected:
        pairs = list(zip(days, networks, strict=True))
        blocs = {day: [] for day in days}
        for found in detect_over_time(pairs, seed=ranking.seed):
            blocs[found.day].append(Bloc(found.bloc, found.name, found.members))
    columns: tuple[str, ...] = ()
    rows: list[tuple[Any, ...]] = []
    for day, network in zip(days, networks, strict=True):
        table = _ranked(network, day, replace(ranking), top, blocs.get(day))
        columns = table.columns or columns
        rows += [(day, *row) for row in table.rows]
    return networks[-1], Table("rows", ("day", *columns), tuple(rows))
