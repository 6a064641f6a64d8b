"""ATOP and COW: yearly obligations become spans, each state who it was then."""

import csv
import gzip
import random
import re
from pathlib import Path

import pytest

import blocgraph as bg
from blocgraph.actors import actor_of_cow
from blocgraph.errors import TableError
from blocgraph.imports import DatasetImport, ImportOptions, read_dataset
from blocgraph.model import Claim

DDYR = "atopid1,version,stateA,stateB,year,atopally,defense,offense,neutral,nonagg,consul\n"
DYADIC = "dyad,mem1,mem2,year,defense,offense,neutral,nonagg,consul\n"
BY_DYAD = (
    "version4id,ccode1,state_name1,ccode2,state_name2,dyad_st_day,dyad_st_month,dyad_st_year,"
    "dyad_end_day,dyad_end_month,dyad_end_year,left_censor,right_censor,defense,neutrality,"
    "nonaggression,entente,asymmetric,version\n"
)


def load(form: str, path: Path, content: str, **options: object) -> DatasetImport:
    path.write_text(content)
    return read_dataset(form, [path], ImportOptions(**options))  # type: ignore[arg-type]


def claims(found: DatasetImport) -> tuple[Claim, ...]:
    ((document, claims),) = found.documents
    for claim in claims:
        assert document.text[claim.start : claim.end] == claim.sentence
    return claims


def edges(found: DatasetImport) -> list[tuple[str, str, str, str | None, str | None]]:
    return [(c.source, c.type, c.target, c.valid_from, c.valid_to) for c in claims(found)]


def atop_row(a: int, b: int, year: int, obligations: str) -> str:
    return f"3075,5.1,{a},{b},{year},1,{','.join(obligations)}\n"


def test_years_fold_and_a_span_to_the_last_year_has_no_end(tmp_path: Path) -> None:
    rows = [
        atop_row(*pair, year, "10000")
        for year in (1949, 1950, 1951, 1960, 1961)
        for pair in ((2, 20), (20, 2))
    ]
    found = load("atop", tmp_path / "atop5_1ddyr.csv", DDYR + "".join(rows))
    assert edges(found) == [
        ("CAN", "alliance", "USA", "1949", "1951"),
        ("CAN", "alliance", "USA", "1960", None),
    ]
    document = found.documents[0][0]
    assert document.title == "Alliance Treaty Obligations and Provisions (ATOP), version 5.1"
    assert document.publisher == "ATOP Project, Rice University"
    first = claims(found)[0]
    assert first.sentence == "ATOP 5.1 dyad-years 20-2 1949-1951: defense"
    assert first.objects == ("defence pact",)
    assert "Leeds" in (first.cites or "")
    assert (found.report.rows, found.report.mapped, found.report.claims) == (10, 10, 2)


def test_what_one_state_alone_owes_says_so(tmp_path: Path) -> None:
    rows = atop_row(2, 710, 1980, "00010") + atop_row(710, 2, 1980, "00000")
    found = load("atop", tmp_path / "a.csv", DDYR + rows)
    (claim,) = claims(found)
    assert claim.relation_key == ("CHN", "nonAggression", "USA")
    assert claim.sentence.endswith("nonagg (owed by USA to CHN alone)")
    assert [(row.reason, row.rows) for row in found.report.skipped] == [("no obligation", 1)]


def test_undirected_dyads_owe_each_other(tmp_path: Path) -> None:
    found = load("atop", tmp_path / "a.csv", DYADIC + "2020,2,20,1950,1,0,0,0,1\n")
    assert "alone" not in claims(found)[0].sentence
    assert {claim.type for claim in claims(found)} == {"alliance", "treaty"}


def test_a_number_means_who_had_it_in_the_year(tmp_path: Path) -> None:
    rows = "".join(atop_row(345, 365, year, "01000") for year in (1990, 2010))
    assert [edge[:3] for edge in edges(load("atop", tmp_path / "a.csv", DDYR + rows))] == [
        ("RUS", "militaryCooperation", "SRB"),
        ("SUN", "militaryCooperation", "YUG"),
    ]


def test_minus_nine_is_missing_and_unknown_states_are_listed(tmp_path: Path) -> None:
    rows = atop_row(2, 20, 1950, ["-9"] * 5) + atop_row(2, 998, 1950, "10000")  # type: ignore[arg-type]
    found = load("atop", tmp_path / "a.csv", DDYR + rows)
    assert claims(found) == ()
    report = found.report
    assert sum(row.rows for row in report.skipped) + report.mapped == report.rows == 2
    assert [(code.column, code.code, code.example) for code in report.unknown] == [
        ("state number", "998", "a.csv:3")
    ]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (atop_row(2, 20, 3011, "10000"), "2: column year: '3011' is no whole number"),
        (atop_row(2, 20, 1950, "70000"), "2: column defense: '7' is neither 0 nor 1"),
        (atop_row(-9, 20, 1950, "10000"), "2: column state1: '-9' is no whole number"),
        ("3075,5.1,2,20,19", "2: 5 cells where the header has 11"),
    ],
)
def test_impossible_rows_are_refused(tmp_path: Path, row: str, message: str) -> None:
    path = tmp_path / "a.csv"
    with pytest.raises(TableError) as error:
        load("atop", path, DDYR + row)
    assert str(error.value).startswith(f"{path}:{message}")


def test_cow_by_dyad_keeps_its_rows_and_days(tmp_path: Path) -> None:
    rows = (
        '1,200,"United Kingdom",235,Portugal,1,1,1816,,,,1,1,1,0,1,0,0,4.1\n'
        "10,345,Yugoslavia,640,Turkey,9,8,1954,19,2,1959,0,0,1,0,0,1,0,4.1\n"
    )
    found = load("cow-alliances", tmp_path / "alliance_v4.1_by_dyad.csv", BY_DYAD + rows)
    assert edges(found) == [
        ("GBR", "alliance", "PRT", "1816-01-01", None),
        ("GBR", "nonAggression", "PRT", "1816-01-01", None),
        ("TUR", "alliance", "YUG", "1954-08-09", "1959-02-19"),
        ("TUR", "treaty", "YUG", "1954-08-09", "1959-02-19"),
    ]
    assert claims(found)[3].sentence == rows.splitlines()[1]
    assert found.documents[0][0].title == "Correlates of War: Formal Alliances, version 4.1"


def test_two_codes_of_one_row_for_one_relation_are_one_claim(tmp_path: Path) -> None:
    row = "1,2,USA,20,Canada,3,2,1949,,,,0,1,0,1,1,0,0,4.1\n"
    path = tmp_path / "a.csv"
    found = load("cow-alliances", path, BY_DYAD + row)
    (claim,) = claims(found)
    assert claim.objects == ("neutrality pact", "non-aggression pact")
    assert claim.trigger == "neutrality, nonaggression"
    assert "they are one" in found.report.notes[0]
    kg = bg.open()
    kg.import_dataset("cow-alliances", [path])
    assert kg.import_dataset("cow-alliances", [path]).unchanged == ("cow-alliances",)


def test_cow_refuses_days_that_are_none_and_ends_before_starts(tmp_path: Path) -> None:
    row = "1,2,USA,20,Canada,30,2,1949,,,,0,1,1,0,0,0,0,4.1\n"
    with pytest.raises(TableError, match=r":2: column dyad_st_day: 1949-02-30 is not in the cal"):
        load("cow-alliances", tmp_path / "a.csv", BY_DYAD + row)
    row = "1,2,USA,20,Canada,3,2,1949,1,1,1940,0,1,1,0,0,0,0,4.1\n"
    with pytest.raises(TableError, match=r":2: column dyad_end_year: the end 1940-01-01 is bef"):
        load("cow-alliances", tmp_path / "a.csv", BY_DYAD + row)


def test_dates_and_actors_select(tmp_path: Path) -> None:
    rows = "".join(
        atop_row(2, other, year, "10000") for other in (20, 200) for year in (1950, 1960, 1970)
    )
    options = {"since": "1955", "until": "1965-06", "actors": ("GBR",)}
    found = load("atop", tmp_path / "a.csv", DDYR + rows, **options)
    assert [(e[2], e[3]) for e in edges(found)] == [("USA", "1960")]
    assert found.report.notes == ("5 claims left out by --from, --to or --actors",)


@pytest.mark.parametrize("form", ["atop", "cow-alliances"])
def test_the_published_file_says_what_random_claims_say(shared: Path, form: str) -> None:
    path = shared / "data" / f"{form.removesuffix('-alliances')}_alliance.csv.gz"
    found = read_dataset(form, [path], ImportOptions())
    chosen = random.Random(5).sample(claims(found), 60)
    prefix = form.removesuffix("-alliances")
    short = {"neutrality": "neutral", "nonaggression": "nonagg"}
    wanted = {frozenset((c.source, c.target)) for c in chosen}
    held: set[tuple[str, str, str, int]] = set()
    last = 0
    with gzip.open(path, "rt", newline="") as file:
        for row in csv.DictReader(file):
            year = int(float(row["year"]))
            last = max(last, year)
            codes = [int(float(row[name])) for name in ("ccode1", "ccode2")]
            actors = [actor_of_cow(code, year) or ("DEU" if code == 260 else "") for code in codes]
            if frozenset(actors) in wanted:
                for name, value in row.items():
                    if name.startswith(prefix) and float(value) == 1:
                        held.add((actors[0], actors[1], name, year))
    for claim in chosen:
        name = f"{prefix}_{short.get(claim.trigger, claim.trigger)}"
        if form == "cow-alliances":
            name = f"cow_{short.get(claim.trigger, claim.trigger)}"
        assert claim.valid_from is not None
        first, end = int(claim.valid_from), int(claim.valid_to or last)
        owed = re.search(r"owed by (\w+) to (\w+) alone", claim.sentence)
        directions = [(claim.source, claim.target), (claim.target, claim.source)]
        if owed:
            assert owed.groups() in directions
            directions = [(owed[1], owed[2])]
        for a, b in directions:
            years = {year for one, other, code, year in held if (one, other, code) == (a, b, name)}
            assert {*range(first, end + 1)} <= years
        if not owed:
            there, back = (
                {y for one, other, code, y in held if (one, other, code) == (a, b, name)}
                for a, b in directions
            )
            assert first - 1 not in there & back
            assert end + 1 not in there & back
