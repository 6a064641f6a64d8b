"""One portable expression gives what a plain loop over the events gives."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blocgraph.imports import ImportOptions, read_dataset
from blocgraph.imports.events import aggregation
from blocgraph.imports.events.asking import rows_of, selection, union_sql
from blocgraph.imports.events.claims import sentence_of
from blocgraph.imports.events.codes import cameo_codes
from blocgraph.imports.events.formats import EVENT_FORMATS, GDELT, GDELT_COLUMNS
from blocgraph.imports.events.published import connect, stage

COUNTRIES = ("RUS", "IRN", "USA", "ROM", "AFR", "")
CODES = ("010", "040", "057", "0312", "190", "193", "999")

events = st.lists(
    st.tuples(
        st.sampled_from(COUNTRIES),
        st.sampled_from(COUNTRIES),
        st.sampled_from(CODES),
        st.sampled_from((20230301, 20240301, 20240302, 20240415)),
        st.sampled_from(("", "-10.0", "-9.5", "3.4")),
        st.integers(1, 400),
        st.integers(1, 60),
    ),
    min_size=1,
    max_size=40,
)


def by_hand(rows):
    """The aggregates as a plain loop makes them: key -> numbers."""
    found = {}
    for id, (source, target, code, day, goldstein, mentions, sources) in enumerate(rows, start=95):
        meaning = cameo_codes().get(code)
        source, target = ({"ROM": "ROU", "AFR": None, "": None}.get(x, x) for x in (source, target))
        if meaning is None or meaning.type is None or not source or not target or source == target:
            continue
        if meaning.type.is_symmetric:
            source, target = sorted((source, target))
        key = (source, str(meaning.type), target, str(meaning.status), day // 100)
        weight = float(goldstein) if goldstein else meaning.goldstein
        found.setdefault(key, []).append((id, code, day, weight, mentions, sources))
    return {
        key: {
            "events": len(cells),
            "distinct": len({(day, code) for _, code, day, *_ in cells}),
            "mentions": sum(cell[4] for cell in cells),
            "sources": max(cell[5] for cell in cells),
            "goldstein": sum(cell[3] for cell in cells) / len(cells),
            "ids": (min(cell[0] for cell in cells), max(cell[0] for cell in cells)),
        }
        for key, cells in found.items()
    }


def aggregate(lines, folder):
    """The aggregates of lines of GDELT, and what became of them."""
    path = Path(folder) / "a.CSV"
    path.write_text("".join(f"{line}\n" for line in lines))
    duck = connect(Path(folder))
    stage(GDELT, path, 0, duck, Path(folder))
    fate = aggregation.aggregate(GDELT, "x", [Path(folder) / "0.parquet"], ["a.CSV"], duck)
    duck.execute(f"CREATE VIEW kept AS {union_sql([], aggregation.AGGREGATES)}")
    rows = list(rows_of(selection(GDELT, ImportOptions()), duck))
    duck.close()
    return fate, rows


@given(rows=events)
@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_the_expression_agrees_with_a_plain_loop(row, rows):
    names = ("country1", "country2", "code", "day", "goldstein", "mentions", "sources")
    lines = [
        row(id=i, **dict(zip(names, cells, strict=True))) for i, cells in enumerate(rows, start=95)
    ]
    with tempfile.TemporaryDirectory() as folder:
        fate, found = aggregate(lines, folder)
    made = {(one.source, one.type, one.target, one.status, one.month): one for one in found}
    expected = by_hand(rows)
    assert made.keys() == expected.keys()
    for key, numbers in expected.items():
        one = made[key]
        assert one.events == numbers["events"]
        assert one.distinct_events == numbers["distinct"]
        assert one.mentions == numbers["mentions"]
        assert one.sources == numbers["sources"]
        assert one.goldstein == pytest.approx(numbers["goldstein"])
        assert (int(one.first_event), int(one.last_event)) == numbers["ids"]
        assert str(one.events) in sentence_of(GDELT, "GDELT 2.0", one)
    assert fate.mapped == sum(numbers["events"] for numbers in expected.values())
    assert fate.rows == len(rows)


@pytest.mark.parametrize("dialect", ["duckdb", "pyspark", "bigquery", "clickhouse"])
@pytest.mark.parametrize("name", sorted(EVENT_FORMATS))
def test_the_expression_compiles_for_other_backends(name, dialect):
    import ibis

    form = EVENT_FORMATS[name]
    columns = GDELT_COLUMNS[61] if name == "gdelt" else form.needed
    raw = ibis.table(dict.fromkeys(columns, "string"), name="raw")
    normalised = str(ibis.to_sql(form.normalise(raw), dialect=dialect))
    sql = aggregation.aggregation_sql(form, name, dialect)
    chosen = str(
        ibis.to_sql(selection(form, ImportOptions(actors=("RUS",)), [202403]), dialect=dialect)
    )
    for text in (normalised, sql, chosen):
        assert "SELECT" in text
        for word in ("COUNT(DISTINCT", "QUANTILE", "LAG(", "OVER (", "EXTRACT", "STRFTIME"):
            assert word not in text.upper(), f"{word} is not the same everywhere"


def test_equal_files_give_equal_parquet(write, row, tmp_path):
    lines = [
        row(id=i, country1=a, country2=b, code=code)
        for i, (a, b, code) in enumerate(
            (a, b, code)
            for a in ("USA", "RUS", "CHN", "DEU")
            for b in ("FRA", "IRN", "JPN")
            for code in ("040", "190", "061")
        )
    ]
    path, contents = write("a.CSV", *lines), []
    for name in ("one", "two"):
        found = read_dataset("gdelt", [path], ImportOptions(folder=tmp_path / name))
        assert found.after
        found.after()
        files = sorted((tmp_path / f"{name}.events").rglob("*.*"))
        contents.append([file.read_bytes() for file in files if file.is_file()])
        assert any(file.suffix == ".parquet" for file in files)
    assert contents[0] == contents[1]
