"""GSDB: senders and targets as listed, EU and UN expanded only when asked and only as derived."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocgraph.errors import TableError
from blocgraph.imports import DatasetImport, ImportOptions, read_dataset
from blocgraph.imports.members import Membership, expand_senders
from blocgraph.imports.names import split_names
from blocgraph.model import Claim, first_day, last_day
from blocgraph.vocabulary import RelationType, Status

HEADER = (
    "case_id,sanctioned_state,sanctioning_state,begin,end,trade,descr_trade,arms,military,"
    "financial,travel,other,target_mult,sender_mult,objective,success\n"
)
ROWS = (
    '1,Russia,"EU, Norway, Korea, South",2014,2023,1,"exp_part,imp_part",1,0,1,1,0,0,1,end_war,'
    "ongoing\n"
    '2,"Egypt, Arab Rep.",Namibia,1991,1995,1,,0,0,0,0,1,0,0,policy_change,failed\n'
    "3,Gondor,United States,1950,1966,0,,0,0,0,0,1,0,0,other,success_part\n"
)


def load(path: Path, content: str, **options: object) -> DatasetImport:
    path.write_text(content)
    return read_dataset("gsdb", [path], ImportOptions(**options))  # type: ignore[arg-type]


def test_cases_become_sanctions_with_their_measures(tmp_path: Path) -> None:
    found = load(tmp_path / "GSDB_V4.csv", HEADER + ROWS)
    ((document, claims),) = found.documents
    assert [(c.source, c.target, c.valid_from, c.valid_to) for c in claims] == [
        ("EU", "RUS", "2014", ".."),
        ("NOR", "RUS", "2014", ".."),
        ("KOR", "RUS", "2014", ".."),
        ("NAM", "EGY", "1991", "1995"),
    ]
    assert claims[0].objects == (
        "partial export ban",
        "partial import ban",
        "arms embargo",
        "financial sanctions",
        "travel ban",
    )
    assert claims[3].objects == ("trade sanctions", "other sanctions")
    assert claims[3].sentence == ROWS.splitlines()[1]
    assert {claim.confidence for claim in claims} == {1.0}
    assert document.title == "Global Sanctions Data Base (GSDB), version 4"
    assert [(row.reason, row.rows) for row in found.report.skipped] == [("unknown name", 1)]
    assert [(code.column, code.code) for code in found.report.unknown] == [("target", "Gondor")]


def test_members_are_added_as_derived_for_the_years_they_were_members(tmp_path: Path) -> None:
    rows = ROWS.splitlines()[0] + "\n4,Iran,EEC,1980,2022,1,,0,0,0,0,0,0,0,other,failed\n"
    found = load(tmp_path / "a.csv", HEADER + rows, expand_senders=True)
    ((_, claims),) = found.documents
    by_id = {claim.id: claim for claim in claims}
    derived = [claim for claim in claims if claim.derived_from]
    assert found.report.derived == len(derived) > 20
    for claim in derived:
        (origin,) = (by_id[id] for id in claim.derived_from)
        assert origin.source == "EU"
        assert (origin.type, origin.target) == (claim.type, claim.target)
        assert not origin.derived_from
        assert "member of EU" in (claim.cites or "")
    periods = {c.source: (c.valid_from, c.valid_to) for c in derived if c.target == "IRN"}
    assert periods["GBR"][1] == "2020-01-31"
    assert first_day(periods["HUN"][0] or "") == "2004-05-01"
    assert "HUN" in {c.source for c in derived if c.target == "RUS"}
    assert "GBR" in {c.source for c in derived if c.target == "RUS"}


def test_a_member_that_is_asked_for_is_found_with_what_it_follows_from(tmp_path: Path) -> None:
    found = load(tmp_path / "a.csv", HEADER + ROWS, expand_senders=True, actors=("HUN",))
    ((_, claims),) = found.documents
    assert [(c.source, c.target, bool(c.derived_from)) for c in claims] == [
        ("EU", "RUS", False),
        ("HUN", "RUS", True),
    ]
    assert load(tmp_path / "a.csv", HEADER + ROWS, actors=("HUN",)).documents[0][1] == ()


def test_a_member_is_left_out_before_it_joined_after_it_left_and_against_itself() -> None:
    claim = Claim(
        "d", "EU", RelationType.SANCTIONS, "AUT", Status.ASSERTED, "x", 0, 1, (), "2000", "2001"
    )
    periods = {
        "GBR": ("1973", "2020"),
        "POL": ("2004", ".."),
        "DDR": ("1973", "1990"),
        "AUT": ("1995", ".."),
    }
    members = [Membership(code, "EU", *period, "Treaty") for code, period in periods.items()]
    assert [(c.source, c.valid_from, c.valid_to) for c in expand_senders([claim], members)] == [
        ("GBR", "2000", "2001")
    ]


def test_whom_the_row_names_itself_is_not_derived_and_two_origins_are_both_kept() -> None:
    claims = [
        Claim("d", source, RelationType.SANCTIONS, "IRN", Status.ASSERTED, "x", 0, 1, (), "2012")
        for source in ("EU", "UN", "GRC")
    ]
    members = [
        Membership(member, organisation, "1981", "..", "Treaty")
        for member in ("GRC", "FRA")
        for organisation in ("EU", "UN")
    ]
    (derived,) = expand_senders(claims, members)
    assert derived.source == "FRA"
    assert set(derived.derived_from) == {claims[0].id, claims[1].id}


dates = st.integers(1950, 2030).map(str) | st.none()


@given(dates, dates | st.just(".."), dates, dates | st.just(".."))
def test_a_derived_claim_lasts_no_longer_than_what_it_follows_from(
    start: str | None, end: str | None, joined: str | None, left: str | None
) -> None:
    claim = Claim(
        "d", "UN", RelationType.SANCTIONS, "IRN", Status.ASSERTED, "x", 0, 1, (), start, end
    )
    membership = Membership("FRA", "UN", joined, left, "Charter")
    for derived in expand_senders([claim], [membership]):
        for known in (start, joined):
            assert known is None or first_day(derived.valid_from or "") >= first_day(known)
        for known in (end, left):
            if known not in (None, ".."):
                assert last_day(derived.valid_to or "") <= last_day(known)
        assert (derived.valid_to == "..") <= ({end, left} == {".."})


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (
            "1,Iran,EU,2014,2010,0,,0,0,0,0,1,0,0,other,failed\n",
            "column end: the end 2010 is before",
        ),
        ("1,Iran,EU,NA,2010,0,,0,0,0,0,1,0,0,other,failed\n", "column begin: 'NA' is no whole"),
        ("1,Iran,EU,2001,2010,0,,0,0,yes,0,1,0,0,other,failed\n", "column financial: 'yes' is"),
    ],
)
def test_impossible_cases_are_refused(tmp_path: Path, row: str, message: str) -> None:
    with pytest.raises(TableError) as error:
        load(tmp_path / "a.csv", HEADER + row)
    assert f"a.csv:2: {message}" in str(error.value)


@given(st.lists(st.sampled_from(["Korea, North", "Iran", "Gambia, The", "China"]), min_size=1))
def test_lists_are_split_at_the_commas_between_names(names: list[str]) -> None:
    found = split_names(", ".join(names), "gsdb", 2010)
    assert [named.name for named in found] == names
    assert all(named.actor for named in found)


def test_the_published_file_is_accounted_for(shared: Path) -> None:
    found = read_dataset("gsdb", [shared / "data" / "gsdb_v4.csv"], ImportOptions())
    report = found.report
    assert report.rows == 1547
    assert report.mapped + sum(row.rows for row in report.skipped) == report.rows
    assert report.mapped > 1500
    assert report.claims > 2000
