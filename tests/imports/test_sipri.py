"""SIPRI's trade register in both of its forms."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocgraph.errors import TableError
from blocgraph.imports import DatasetImport, ImportOptions, read_dataset

BY_DEAL = (
    "Recipient,Supplier,Year of order, ,Number ordered, ,Weapon designation,Weapon description,"
    "Number delivered, ,Year(s) of delivery,status,Comments,SIPRI TIV per unit,"
    "SIPRI TIV for total order,SIPRI TIV of delivered weapons\n"
)
BY_DELIVERY = (
    "SIPRI AT Database ID,Supplier,Recipient,Designation,Description,Armament category,Order date,"
    "Order date is estimate,Numbers delivered,Numbers delivered is estimate,Delivery year,"
    "Delivery year is estimate,Status,SIPRI estimate,TIV deal unit,TIV delivery values,"
    "Local production\n"
)
PREAMBLE = "Transfers of major weapons,\nInformation from the SIPRI Arms Transfers Database,\n\n"


def load(path: Path, content: str | bytes, **options: object) -> DatasetImport:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_dataset("sipri", [path], ImportOptions(**options))  # type: ignore[arg-type]


def test_a_deal_a_row_in_latin_letters(tmp_path: Path) -> None:
    rows = (
        "African Union**,Canada,2005,?,100,,Grizzly,APC,105,?,2005; 2006,Second hand,"
        "W\xe4rtsil\xe4 engines,0.2,20,21\n"
        "Iran,Russia,2016,,4,,S-300PMU-2,SAM system,4,,2016,New,,60,240,240\n"
        "Hezbollah (Lebanon)*,Iran,2001,?,,,Fajr-5,MRL,,?,2002,New,,1,,5\n"
        "Egypt,Italy,2021,,2,,FREMM,frigate,,,,New,,1,,\n"
    )
    found = load(tmp_path / "a.csv", (BY_DEAL + rows).encode("cp1252"))
    ((_, claims),) = found.documents
    assert [(c.source, c.target, c.valid_from, c.valid_to, c.confidence) for c in claims] == [
        ("CAN", "AU", "2005", "2006", 0.9),
        ("RUS", "IRN", "2016", "2016", 1.0),
        ("IRN", "HEZBOLLAH", "2002", "2002", 0.9),
        ("ITA", "EGY", "2021", None, 1.0),
    ]
    assert claims[0].sentence == rows.splitlines()[0]
    assert claims[1].objects == ("S-300PMU-2 SAM system",)
    assert [claim.trigger for claim in claims] == [
        "delivered ?",
        "delivered",
        "delivered ?",
        "ordered",
    ]


def test_deliveries_of_one_deal_are_gathered_under_a_preamble(tmp_path: Path) -> None:
    rows = "".join(
        f"{deal},United States,Poland,HIMARS,MRL,Artillery,2019,No,{number},{estimate},{year},No,"
        "New,5,1,2,No\n"
        for deal, number, estimate, year in (
            (7, 5, "No", 2023),
            (8, 1, "Yes", 2024),
            (7, 9, "No", 2024),
        )
    )
    found = load(tmp_path / "trade-register.csv", PREAMBLE + BY_DELIVERY + rows)
    ((_, claims),) = found.documents
    assert [(c.source, c.target, c.valid_from, c.valid_to, c.confidence) for c in claims] == [
        ("USA", "POL", "2023", "2024", 1.0),
        ("USA", "POL", "2024", "2024", 0.9),
    ]
    assert claims[0].sentence.endswith("[deliveries: 5 in 2023, 9 in 2024]")
    assert (found.report.rows, found.report.mapped) == (3, 3)


def test_deliveries_between_semicolons_with_sellers_and_buyers(tmp_path: Path) -> None:
    header = BY_DELIVERY.replace(",", ";").replace("SIPRI AT Database ID", "Deal ID")
    header = header.replace("Supplier", "Seller").replace("Recipient", "Buyer")
    row = "7;Soviet Union;India;T-72;tank;Armoured vehicles;1976;No;500;Yes;1979;No;New;;1;2;No\n"
    found = load(tmp_path / "DealsAndTIVs.txt", PREAMBLE.replace(",", "") + header + row)
    ((_, (claim,)),) = found.documents
    assert (claim.source, claim.target, claim.valid_from) == ("SUN", "IND", "1979")


def test_nobody_and_unknown_names_are_told_apart(tmp_path: Path) -> None:
    rows = (
        "Iran,unknown supplier(s),2016,,4,,X,Y,4,,2016,New,,60,240,240\n"
        "Gondor,Russia,2016,,4,,X,Y,4,,2016,New,,60,240,240\n"
    )
    report = load(tmp_path / "a.csv", BY_DEAL + rows).report
    assert {(row.reason, row.rows) for row in report.skipped} == {
        ("supplier unknown to SIPRI", 1),
        ("unknown recipient", 1),
    }
    assert [(code.column, code.code) for code in report.unknown] == [("recipient", "Gondor")]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("Iran,Russia,2016,,4,,X,Y,4,,20166,New,,6,2,2\n", "column delivered: '20166' is no year"),
        ("Iran,Russia,-9,,4,,X,Y,4,,2016,New,,6,2,2\n", "column ordered: '-9' is no year"),
        ("Iran,Russia,2016,7,4,,X,Y,4,,2016,New,,6,2,2\n", "column ordered: '7' stands where"),
        ("Iran,Russia,2016,,4,,X,Y,4,,2016,New,,6,2\n", "15 cells where the header has 16"),
    ],
)
def test_impossible_rows_are_refused(tmp_path: Path, row: str, message: str) -> None:
    with pytest.raises(TableError) as error:
        load(tmp_path / "a.csv", BY_DEAL + row)
    assert f"a.csv:2: {message}" in str(error.value)


@given(st.lists(st.integers(1950, 2024), min_size=1, unique=True), st.sampled_from(["", "?"]))
def test_a_deal_lasts_from_its_first_delivery_to_its_last(
    tmp_path_factory: pytest.TempPathFactory, years: list[int], mark: str
) -> None:
    cell = "; ".join(map(str, years))
    row = f"India,France,1949,,4,,X,Y,4,{mark},{cell},New,,60,240,240\n"
    found = load(tmp_path_factory.mktemp("sipri") / "a.csv", BY_DEAL + row)
    ((_, (claim,)),) = found.documents
    assert (claim.valid_from, claim.valid_to) == (str(min(years)), str(max(years)))
    assert (claim.confidence < 1) == (mark == "?")


def test_the_published_sample_is_accounted_for(shared: Path) -> None:
    path = shared / "data" / "sipri_trade_register_sample.csv"
    report = read_dataset("sipri", [path], ImportOptions()).report
    assert (report.rows, report.mapped, report.claims) == (249, 247, 247)
