"""What measure commands answer, asked within this process: there are many of them."""

import csv
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

import blocgraph as bg
from blocgraph.actors import load_actors
from blocgraph.cli import main

TREATY_REPORTS = ("russia-iran-treaty-2025", "iran-ratifies-treaty-2025")


@pytest.fixture
def run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., SimpleNamespace]:
    def run_here(*args: object, store: Path) -> SimpleNamespace:
        monkeypatch.setenv("BLOCGRAPH_STORE", str(store))
        monkeypatch.setenv("COLUMNS", "200")
        monkeypatch.setattr(sys, "argv", ["blocgraph", *map(str, args)])
        status: object = 0
        try:
            main()
        except SystemExit as end:
            status = end.code or 0
        out = capsys.readouterr()
        return SimpleNamespace(returncode=status, stdout=out.out, stderr=out.err)

    return run_here


@pytest.fixture(scope="module")
def seeds_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the bundled seeds, only to be read."""
    store = tmp_path_factory.mktemp("seeds") / "world.db"
    with bg.open(store) as kg:
        kg.build()
    return store


def ask(run, store: Path, *args: str) -> dict:
    result = run(*args, "--format", "json", store=store)
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def rows(run, store: Path, *args: str) -> list[dict]:
    return ask(run, store, *args)["rows"]


def test_blocs_are_those_of_the_day(run, seeds_store: Path) -> None:
    def members(day: str, bloc: str) -> set[str]:
        found = rows(run, seeds_store, "blocs", "--as-of", day)
        return {member for row in found if row["code"] == bloc for member in row["members"]}

    assert "FIN" not in members("2023-04-03", "NATO")
    assert "FIN" in members("2023-04-05", "NATO")
    assert "GBR" in members("2019", "EU")
    assert "GBR" not in members("2021", "EU")


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json", "markdown"])
def test_centrality_in_every_format(run, seeds_store: Path, form: str) -> None:
    options = ("--layer", "economic", "--draws", "20", "--format", form)
    result = run("centrality", *options, store=seeds_store)
    assert result.returncode == 0, result.stderr
    assert "RUS" in result.stdout


def test_blocs_are_ranked_the_same_every_time(run, seeds_store: Path) -> None:
    options = ("centrality", "--by", "bloc", "--detected", "--as-of", "2025-06", "--draws", "20")
    first, second = (run(*options, "--format", "csv", store=seeds_store) for _ in range(2))
    assert first.stdout == second.stdout
    assert "B1," in first.stdout


def test_an_unknown_measure_names_the_known_ones(run, seeds_store: Path) -> None:
    result = run("centrality", "--measure", "fame", store=seeds_store)
    assert result.returncode == 2
    assert "betweenness" in result.stderr


def test_every_answer_says_what_it_was_made_from(run, seeds_store: Path) -> None:
    options = ("centrality", "--as-of", "2020", "--layer", "military", "--seed", "3")
    answer = ask(run, seeds_store, *options)
    assert answer["parameters"]["as_of"] == "2020"
    assert answer["parameters"]["layers"] == ["military"]
    assert answer["parameters"]["seed"] == 3
    assert "PageRank (Brin and Page 1998)" in answer["formula"]
    table = run(*options, store=seeds_store).stdout
    assert f"store {answer['revision']}" in table
    caption = run(*options, "--format", "markdown", store=seeds_store).stdout.splitlines()[-1]
    assert caption.startswith("Table: ")
    assert "seed 3" in caption
    spreadsheet = run(*options, "--format", "csv", store=seeds_store)
    assert answer["revision"] in spreadsheet.stderr
    assert len({len(row) for row in csv.reader(io.StringIO(spreadsheet.stdout))}) == 1


def test_a_rank_never_comes_without_its_interval(run, seeds_store: Path) -> None:
    options = ("centrality", "--measure", "betweenness", "--as-of", "2025-06")
    found = rows(run, seeds_store, *options, "--top", "9")
    assert [row["rank"] for row in found] == sorted(row["rank"] for row in found)
    assert all(row["rank_low"] <= row["rank_high"] for row in found)


def test_the_parts_of_an_alignment_sum_to_it(run, seeds_store: Path) -> None:
    answer = ask(run, seeds_store, "alignment", "Iran", "Russia")
    (row,) = answer["rows"]
    assert 0 < row["score"] <= 1
    assert sum(part["share"] for part in answer["parts"]) == pytest.approx(row["score"])
    assert -1 <= row["indirect"] <= 1


def test_one_table_of_several_as_csv(run, seeds_store: Path) -> None:
    options = ("alignment", "Iran", "Russia", "--table", "parts", "--format", "csv")
    result = run(*options, store=seeds_store)
    assert result.stdout.startswith("share,relation,")
    assert run("alignment", "IRN", "RUS", "--table", "sums", store=seeds_store).returncode == 2


def test_all_alignments_are_between_minus_one_and_one(run, seeds_store: Path) -> None:
    result = run("alignment", "--format", "csv", store=seeds_store)
    found = list(csv.DictReader(io.StringIO(result.stdout)))
    assert found
    assert all(-1 <= float(row["score"]) <= 1 for row in found)


def test_a_series_has_each_day_and_agrees_with_it(run, seeds_store: Path) -> None:
    options = ("--measure", "strength", "--top", "3")
    series = rows(run, seeds_store, "centrality", "--from", "2019", "--to", "2021", *options)
    assert sorted({row["day"] for row in series}) == ["2019-01-01", "2020-01-01", "2021-01-01"]
    alone = rows(run, seeds_store, "centrality", "--as-of", "2020", *options)
    of_2020 = [row for row in series if row["day"] == "2020-01-01"]
    assert [{**row, "day": "2020-01-01"} for row in alone] == of_2020


def test_alignment_by_quarter_is_that_of_the_day(run, seeds_store: Path) -> None:
    dates = ("--from", "2024-07", "--to", "2025-07", "--every", "quarter")
    series = rows(run, seeds_store, "alignment", "IRN", "RUS", *dates)
    assert len(series) == 5
    (alone,) = rows(run, seeds_store, "alignment", "IRN", "RUS", "--as-of", "2025-07-01")
    assert series[-1]["score"] == pytest.approx(alone["score"], abs=1e-12)


def test_detected_blocs_keep_their_codes_over_time(run, seeds_store: Path) -> None:
    found = rows(run, seeds_store, "blocs", "--detected", "--from", "2021", "--to", "2023")
    by_day: dict[str, dict[str, set[str]]] = {}
    for row in found:
        by_day.setdefault(row["day"], {})[row["bloc"]] = set(row["members"])
    before, after = by_day["2022-01-01"], by_day["2023-01-01"]
    largest = max(before, key=lambda code: len(before[code]))
    assert len(before[largest] & after[largest]) > len(before[largest]) / 2


def test_what_if_shows_values_and_ranks_before_and_after(run, seeds_store: Path) -> None:
    options = ("--with", "China alliance RUS", "--as-of", "2025-06")
    shift = {row["actor"]: row for row in rows(run, seeds_store, "centrality", *options)}
    assert set(shift) >= {"CHN", "RUS"}
    assert shift["CHN"]["difference"] == pytest.approx(
        shift["CHN"]["after"] - shift["CHN"]["before"]
    )
    assert shift["CHN"]["difference"] > 0
    low, high = shift["CHN"]["difference_interval"]
    assert low <= shift["CHN"]["difference"] + 1e-9
    assert high >= shift["CHN"]["difference"] - 1e-9
    (dyad,) = rows(run, seeds_store, "alignment", "CHN", "RUS", *options)
    assert dyad["dyad"] == "CHN RUS"
    assert dyad["difference"] > 0
    # A named dyad is shown even where a layer's cap leaves its score as it was.
    (gone,) = rows(run, seeds_store, "alignment", "RUS", "IRN", "--without", "IRN treaty RUS")
    assert gone["difference"] <= 1e-9


def test_what_reports_change_is_shown_on_request(run, seeds_store: Path) -> None:
    left_out = [part for id in TREATY_REPORTS for part in ("--without-document", id)]
    options = ("alignment", "IRN", "RUS", "--as-of", "2025-06", *left_out)
    assert set(rows(run, seeds_store, *options)[0]) >= {"score", "low", "high"}
    (shift,) = rows(run, seeds_store, *options, "--shift")
    assert shift["before"] != shift["after"]
    assert run("centrality", "--shift", store=seeds_store).returncode == 2


def test_a_change_that_moves_nothing_is_said(run, seeds_store: Path) -> None:
    question = ("centrality", "--by", "bloc", "--measure", "degree", "--draws", "20")
    result = run(*question, "--without", "IRN treaty RUS", store=seeds_store)
    assert result.stdout.startswith("nothing changes\n")


def test_a_membership_can_be_supposed(run, seeds_store: Path) -> None:
    (row,) = rows(run, seeds_store, "blocs", "--with", "UKR membership NATO")
    assert (row["kind"], row["subject"]) == ("joined", "UKR in NATO")


def test_members_say_what_they_add(run, seeds_store: Path) -> None:
    found = rows(run, seeds_store, "centrality", "--by", "member", "--bloc", "SCO")
    assert {"CHN", "RUS"} <= {row["member"] for row in found}
    assert "adds_betweenness" in found[0]


def test_diff_tells_joined_and_left(run, seeds_store: Path) -> None:
    found = rows(run, seeds_store, "diff", "2019", "2025")
    told = {(row["kind"], row["subject"]) for row in found}
    assert ("joined", "FIN in NATO") in told
    assert ("left", "GBR in EU") in told
    only = rows(run, seeds_store, "diff", "2019", "2025", "--kind", "left")
    assert {row["kind"] for row in only} == {"left"}


def test_diff_of_knowledge_and_of_stores(run, seeds_store: Path, tmp_path: Path) -> None:
    known = rows(run, seeds_store, "diff", "2025-01-01", "2025-06-01", "--known")
    assert any(row["subject"] == "IRN alignment RUS" for row in known)
    other = tmp_path / "other.db"
    assert run("build", "--without-facts", store=other).returncode == 0
    found = rows(run, seeds_store, "diff", "--other", str(other))
    assert any(row["kind"] == "added" and "membership" in row["subject"] for row in found)


def test_the_whole_and_its_brokers(run, seeds_store: Path) -> None:
    answer = ask(run, seeds_store, "describe", "--as-of", "2025-06")
    measures = {row["measure"]: row["value"] for row in answer["rows"]}
    assert measures["actors"] > 100
    assert {row["bloc"] for row in answer["blocs"]} >= {"B1", "B2"}
    answer = ask(run, seeds_store, "brokers", "--top", "3")
    assert len(answer["rows"]) == len(answer["roles"]) == 3
    named = ask(run, seeds_store, "brokers", "--bloc", "NATO", "--bloc", "SCO", "--top", "3")
    assert {row["best"] for row in named["rows"]} <= {"NATO", "SCO"}


def test_blocs_as_actors(run, seeds_store: Path) -> None:
    answer = ask(run, seeds_store, "blocs", "--detected", "--graph")
    assert all(-1 <= row["alignment"] <= 1 for row in answer["rows"])
    assert {row["actor"] for row in answer["centralities"]} >= {"B1", "B2"}


@pytest.mark.parametrize(
    ("args", "status", "said"),
    [
        (("alignment", "Iran"), 2, "name two actors"),
        (("centrality", "--as-of", "May"), 2, "YYYY-MM-DD"),
        (("centrality", "--from", "2025", "--to", "2020"), 1, "from 2025 is after to 2020"),
        (("centrality", "--to", "2020"), 2, "--to needs --from"),
        (("centrality", "--from", "2020", "--with", "CHN alliance RUS"), 2, "for one day"),
        (("figure", "timeline", "-o", "x.svg"), 2, "needs --from"),
        (("figure", "blocs", "-o", "x.gif"), 2, ".svg or .png"),
        (("diff", "2025", "2020"), 1, "2025 is after 2020"),
        (("diff", "2025"), 2, "BEFORE and AFTER"),
        (("diff", "2020", "2025", "--kind", "moved"), 2, "unknown kind"),
        (("centrality", "--by", "member"), 2, "name the bloc"),
        (("centrality", "--by", "member", "--bloc", "NATTO"), 2, "NATO"),
        (("centrality", "--by", "member", "--bloc", "AUKUS", "--as-of", "1950"), 1, "no members"),
        (("centrality", "--with", "CHN allies RUS"), 2, "unknown relation type: 'allies'"),
        (("centrality", "--with", "Chinna alliance RUS"), 2, "unknown actor: 'Chinna'"),
        (("centrality", "--with", "CHN RUS"), 1, "SOURCE TYPE TARGET"),
        (("centrality", "--without", "FJI armedConflict TUV"), 2, "unknown relation"),
        (("centrality", "--without-publisher", "Tass"), 2, "unknown publisher: 'Tass'"),
        (("blocs", "--without-document", "none"), 2, "unknown document: 'none'"),
        (("brokers", "--bloc", "Atlantis"), 2, "unknown actor: 'Atlantis'"),
    ],
)
def test_bad_questions_get_one_clear_line(
    run, seeds_store: Path, args: tuple[str, ...], status: int, said: str
) -> None:
    result = run(*args, store=seeds_store)
    assert result.returncode == status
    assert said in result.stderr.splitlines()[-1]


@pytest.mark.parametrize(
    "kind", [("timeline", "--from", "2015"), ("centrality",), ("alignment",), ("blocs",)]
)
def test_figures_are_written(run, seeds_store: Path, tmp_path: Path, kind: tuple[str, ...]) -> None:
    file = tmp_path / "figure.svg"
    options = ("--as-of", "2020", "--top", "5", "--draws", "20", "-o", file)
    result = run("figure", *kind, *options, store=seeds_store)
    assert result.returncode == 0, result.stderr
    assert file.read_text(encoding="utf-8").startswith("<?xml")


def test_page_and_export_take_the_same_selection(run, seeds_store: Path, tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("all.graphml", "some.graphml")]
    options = ("--as-of", "1995", "--layer", "military", "--with", "CHN alliance RUS")
    assert run("export", "graphml", "-o", files[0], store=seeds_store).returncode == 0
    assert run("export", "graphml", "-o", files[1], *options, store=seeds_store).returncode == 0
    assert files[1].stat().st_size < files[0].stat().st_size
    assert "What if: CHN alliance RUS" in files[1].read_text(encoding="utf-8")
    whole = run("export", "trig", "-o", tmp_path / "x", "--as-of", "1995", store=seeds_store)
    assert (whole.returncode, "holds the whole store" in whole.stderr) == (1, True)


def test_an_empty_store_says_so(run, tmp_path: Path) -> None:
    with bg.open(tmp_path / "empty.db") as kg:
        kg.dataset.add_actors(load_actors())
    result = run("centrality", store=tmp_path / "empty.db")
    assert result.returncode == 1
    assert "holds no claims yet" in result.stderr
