"""Events: a day of GDELT into the store, and millions of events aggregated."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from blocgraph.benchmark.timing import Measurement, best_of
from blocgraph.imports import ImportReport
from blocgraph.imports.events.aggregation import AGGREGATES, aggregation_sql, map_codes
from blocgraph.imports.events.codes import states
from blocgraph.imports.events.expression import AGGREGATED
from blocgraph.imports.events.formats import GDELT, GDELT_COLUMNS
from blocgraph.imports.events.published import connect

DAY = 200_000
"""Events that GDELT adds on a day."""

_MILLIONS = (5, 10)
_CODES = {
    **{"040": 33, "010": 26, "036": 18, "173": 10, "051": 9, "020": 9, "042": 8, "043": 8},
    **{"046": 7, "030": 7, "112": 6, "141": 5, "032": 5, "111": 4, "050": 4, "057": 3},
    **{"190": 3, "100": 2, "193": 2, "044": 2, "120": 1, "090": 1, "061": 1, "071": 1},
    **{"072": 1, "130": 1, "163": 1, "161": 1, "062": 1},
}
"""How often codes come, in a hundred and eighty events or so."""

_PLACE = (
    *(("Type", "4"), ("FullName", "'Kyiv, Kyyiv, Misto, Ukraine'"), ("CountryCode", "'UP'")),
    *(("ADM1Code", "'UP12'"), ("ADM2Code", "'25'"), ("Lat", "50.4333"), ("Long", "30.5167")),
    ("FeatureID", "'-1044367'"),
)

_BY_HAND = """
SELECT 'gdelt' AS dataset,
       CASE WHEN c."symmetric" = 1 AND t.actor < s.actor THEN t.actor ELSE s.actor END AS source,
       CASE WHEN c."symmetric" = 1 AND t.actor < s.actor THEN s.actor ELSE t.actor END AS target,
       type, status, day // 100 AS month, count(*) AS events,
       count(DISTINCT (day, code)) AS distinct_events, sum(mentions)::BIGINT AS mentions,
       max(sources) AS sources,
       sum(coalesce(tenths, default_tenths)) / 10.0 / count(*) AS goldstein,
       sum(coalesce(tenths, default_tenths)) AS tenths,
       count(*) FILTER ((added // 10000 * 12 + added // 100 % 100)
                        - (day // 10000 * 12 + day // 100 % 100) > 1) AS backdated,
       min(event_id)::VARCHAR AS first_event, max(event_id)::VARCHAR AS last_event,
       min(code) AS first_code, max(code) AS last_code, max(added) AS last_added
FROM staged
JOIN event_codes c USING (code_key)
JOIN event_actors s ON s.actor_key = source_key
JOIN event_actors t ON t.actor_key = target_key
WHERE s.actor <> t.actor
GROUP BY ALL
"""


class Run(NamedTuple):
    """An aggregation took SECONDS and at most PEAK bytes, and gave ROWS with the hash DIGEST."""

    seconds: float
    peak: int
    rows: int
    digest: str


def measure_events(folder: Path) -> Iterator[Measurement]:
    """Time the import of a made-up day of GDELT, and the aggregation of millions of events."""
    yield from _measure_day(folder)
    for millions in _MILLIONS:
        staged = folder / f"{millions}m.parquet"
        make_staged(millions * 1_000_000, staged)
        # In turns, so that what else the machine does slows both.
        runs = [_in_a_process(how, staged) for how in ("expression", "hand") * 2]
        ours, hand = min(runs[::2]), min(runs[1::2])
        same = ours[2:] == hand[2:]
        yield Measurement(
            f"aggregate {millions:,},000,000 events",
            ours.seconds,
            "DuckDB SQL by hand",
            hand.seconds,
            f"{ours.rows:,} rows, {'the same' if same else 'NOT THE SAME'} by hand; "
            f"peak {ours.peak / 1e6:.0f} MB, by hand {hand.peak / 1e6:.0f} MB",
        )


def _measure_day(folder: Path) -> Iterator[Measurement]:
    import duckdb

    from blocgraph.imports import ImportOptions, read_dataset
    from blocgraph.pipeline import open as open_graph

    published = folder / "20240301.export.CSV"
    make_day(DAY, published)
    named = f"read_csv('{published}', delim='\t', header=false, quote='', all_varchar=true)"
    duck = duckdb.connect()
    plain = best_of(
        lambda: duck.execute(f"CREATE OR REPLACE TEMP TABLE day AS SELECT * FROM {named}")
    )
    store = folder / "day.db"

    def read() -> None:
        read_dataset("gdelt", [published], ImportOptions(folder=store))

    def load() -> ImportReport:
        with open_graph(store) as kg:
            return kg.import_dataset("gdelt", [published]).report

    seconds = best_of(read, runs=2)
    name, beside = f"a GDELT day, {DAY:,} events", "DuckDB reading it"
    note = f"{seconds / plain:.1f} times DuckDB's reading (bar: 20)"
    yield Measurement(f"aggregate {name}, to Parquet", seconds, beside, plain, note)
    start = perf_counter()
    report = load()
    seconds = perf_counter() - start
    note = (
        f"{report.mapped:,} events gave {report.claims:,} claims; "
        f"{seconds / plain:.1f} times DuckDB's reading (bar: 20)"
    )
    yield Measurement(f"import {name}, into a store on disk", seconds, beside, plain, note)


def make_day(events: int, path: Path) -> None:
    """Write made-up events in GDELT's published form, 2.0.

    Its shares are about those of published samples: most events name no actor on one side, many
    name one actor twice, one in eight is between two states and of a type that we keep. Of 872 such
    events in a sample of ICEWS came 263 claims, and their number grew with the 0.6th power of that
    of events: these are some 2,000 claims a day. This makes more than twice as many.
    """
    import duckdb

    known = {
        "GLOBALEVENTID": "1100000000 + i",
        "SQLDATE": "CASE WHEN i % 50 = 0 THEN 20230301 ELSE 20240301 END",
        "Actor1CountryCode": "source",
        "Actor1Type1Code": "CASE WHEN random() < .5 THEN 'GOV' WHEN random() < .8 THEN '' "
        "ELSE 'CVL' END",
        "Actor2CountryCode": "target",
        "Actor2Type1Code": "CASE WHEN random() < .5 THEN '' ELSE 'GOV' END",
        "EventCode": "code",
        "GoldsteinScale": "-2.0",
        "NumMentions": "1 + (random() * 20)::INT",
        "NumSources": "1 + (random() * 6)::INT",
        **{"Actor1Name": "'GOVERNMENT'", "Actor2Name": "'PRESIDENT'", "AvgTone": "'-2.5218527727'"},
        **{
            f"{at}Geo_{name}": cell
            for at in ("Actor1", "Actor2", "Action")
            for name, cell in _PLACE
        },
        "DATEADDED": "20240301120000",
        "SOURCEURL": "'https://www.example.org/news/2024/03/01/an-article-' || i || '.html'",
    }
    cells = ", ".join(f"{known.get(column, chr(39) * 2)}" for column in GDELT_COLUMNS[61])
    source, target = _actor(".6"), f"CASE WHEN random() < .2 THEN source ELSE {_actor('.7')} END"
    rows = f"SELECT i, {source} AS source, {_code()} AS code FROM range({events}) t(i)"
    dyads = f"SELECT *, {target} AS target FROM ({rows})"
    duckdb.sql("SELECT setseed(.5)")
    query = f"SELECT {cells} FROM ({dyads})"
    duckdb.sql(f"COPY ({query}) TO '{path}' (FORMAT csv, DELIMITER '\t', HEADER false, QUOTE '')")


def make_staged(events: int, path: Path) -> None:
    """Write made-up normalised events of three months as Parquet."""
    import duckdb

    day = "(20240000 + (1 + i % 3) * 100 + 1 + i * 7 % 28)::INT"
    duckdb.sql("SELECT setseed(.5)")
    duckdb.sql(
        f"COPY (SELECT 1100000000 + i AS event_id, {day} AS day, "
        f"'|' || {_actor('.8')} || '|' AS source_key, "
        f"'|' || {_actor('.8')} || '|GOV' AS target_key, code AS code_key, code, "
        "-20::BIGINT AS tenths, 1 + (random() * 20)::BIGINT AS mentions, "
        "1 + (random() * 6)::BIGINT AS sources, NULL::VARCHAR AS publisher, "
        f"{day} AS added, 0 AS file FROM (SELECT i, {_code()} AS code FROM range({events}) t(i))) "
        f"TO '{path}' (FORMAT parquet)"
    )


def _actor(share: str) -> str:
    """SQL for a state's code, some far more often than others, or for none."""
    codes = [code for code in sorted(states()) if len(code) == 3]
    listed = ", ".join(f"'{code}'" for code in codes)
    picked = f"[{listed}][1 + (pow(random(), 16) * {len(codes) - 1})::INT]"
    return f"CASE WHEN random() < {share} THEN {picked} ELSE '' END"


def _code() -> str:
    """SQL for an event code."""
    codes = [code for code, often in _CODES.items() for _ in range(often)]
    listed = ", ".join(f"'{code}'" for code in codes)
    return f"[{listed}][1 + (random() * {len(codes) - 1})::INT]"


def _in_a_process(how: str, staged: Path) -> Run:
    command = [sys.executable, "-m", "blocgraph.benchmark.events", how, str(staged)]
    found = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return Run(*json.loads(found))


def run_aggregation(how: str, staged: Path) -> Run:
    """Aggregate staged events in this process, by our expression or by hand."""
    columns = ", ".join(f"{column}::{type}" for column, type in _SQL_TYPES.items())
    with tempfile.TemporaryDirectory() as folder:
        duck = connect(Path(folder))
        duck.execute(f"CREATE TEMP VIEW staged AS SELECT * FROM read_parquet('{staged}')")
        map_codes(GDELT, duck)
        query = aggregation_sql(GDELT, "gdelt") if how == "expression" else _BY_HAND
        made = f"CREATE OR REPLACE TABLE {AGGREGATES} AS {query}"
        seconds = best_of(lambda: duck.execute(made))
        hashed = f"SELECT count(*), sum(hash({columns}))::VARCHAR FROM {AGGREGATES}"
        ((rows, digest),) = duck.execute(hashed).fetchall()
        duck.close()
    return Run(seconds, _peak(), rows, digest)


def _peak() -> int:
    """The most bytes that this process held; `ru_maxrss` can be that of the process before it."""
    status = Path("/proc/self/status")
    if status.exists():
        lines = status.read_text(encoding="ascii").splitlines()
        return 1024 * int(next(line for line in lines if line.startswith("VmHWM")).split()[1])
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


_SQL_TYPES = {
    column: {"string": "VARCHAR", "float64": "DOUBLE"}.get(type, "BIGINT")
    for column, type in AGGREGATED.items()
}

if __name__ == "__main__":
    sys.stdout.write(json.dumps(run_aggregation(sys.argv[1], Path(sys.argv[2]))) + "\n")
