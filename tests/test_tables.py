"""Facts tables are read whole and strictly, and a slip is reported where it was made."""

import contextlib
import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocgraph.errors import InputError, TableError
from blocgraph.tables import (
    Column,
    Table,
    check_date,
    check_end,
    check_known,
    check_number,
    check_pattern,
    read_header,
    read_table,
)

COLUMNS = (
    Column("code", required=True, check=check_pattern("[A-Z]+", "write capitals")),
    Column("kind", check=check_known("kind", ("state", "organisation"))),
    Column("aliases", many=True),
    Column("latitude", check=check_number(-90, 90)),
    Column("valid_from", check=check_date),
    Column("valid_to", check=check_end),
)
HEADER = "code,kind,aliases,latitude,valid_from,valid_to"

CELL = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z"), exclude_characters="\r\n|"),
    max_size=12,
)


def read(folder: Path, *lines: str, end: str = "\n") -> Table:
    path = folder / "table.csv"
    path.write_bytes(end.join((HEADER, *lines)).encode())
    return read_table(path, COLUMNS, key=("code",))


def test_a_row_gives_its_cells_by_column(tmp_path: Path) -> None:
    (row,) = read(tmp_path, "NAM,state, Namibia | South West Africa ,-22.57,1990-03-21,..").rows
    assert row.text("code") == "NAM"
    assert row.values("aliases") == ("Namibia", "South West Africa")
    assert row.value("latitude") == "-22.57"


def test_an_empty_cell_is_unknown(tmp_path: Path) -> None:
    (row,) = read(tmp_path, "NA,,,,,").rows
    assert row.text("code") == "NA"
    assert row.value("kind") is None
    assert row.values("aliases") == ()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark_do_not_matter(tmp_path: Path, end: str, mark: str) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes((mark + end.join((HEADER, "A,state,,,,", "", "B,state,,,,", ""))).encode())
    table = read_table(path, COLUMNS)
    assert [table.text[row.start : row.end] for row in table.rows] == ["A,state,,,,", "B,state,,,,"]
    assert [row.line for row in table.rows] == [2, 4]


def test_columns_may_stand_in_any_order(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("valid_to,valid_from,latitude,aliases,kind,code\n..,1990,,,state,A\n")
    (row,) = read_table(path, COLUMNS).rows
    assert (row.text("code"), row.text("valid_from"), row.text("valid_to")) == ("A", "1990", "..")
    assert read_header(path)[0] == "valid_to"


@pytest.mark.parametrize(
    ("line", "column", "advice"),
    [
        ("A,state,,,1990", None, "5 cells where the header has 6"),
        ("A,state,,,1990,..,x", None, "7 cells where the header has 6"),
        (",state,,,,", "code", "fill it in"),
        ("a,state,,,,", "code", "write capitals"),
        ("A,organization,,,,", "kind", "did you mean organisation?"),
        ("A,zzzz,,,,", "kind", "add it first or correct it"),
        ("A,state,x||y,,,", "aliases", "remove the extra '|'"),
        ("A,state,x|x,,,", "aliases", "remove one"),
        ("A,state,,90.5,,", "latitude", "from -90 to 90"),
        ("A,state,,nan,,", "latitude", "from -90 to 90"),
        ("A,state,,,1990-13,", "valid_from", "write YYYY, YYYY-MM or YYYY-MM-DD"),
        ("A,state,,,2025-02-30,", "valid_from", "write YYYY, YYYY-MM or YYYY-MM-DD"),
        ("A,state,,,..,", "valid_from", "write YYYY, YYYY-MM or YYYY-MM-DD"),
        ("A,state,,,,now", "valid_to", "'..' where it still holds"),
        ("A,state,,,1991-06,1991-05-30", "valid_to", "is before valid_from 1991-06"),
        ('A,"state,,,,', None, "keep a row on one line"),
        ('A,"st"ate,,,,', None, "keep a row on one line"),
    ],
)
def test_a_slip_is_reported_with_its_place(
    tmp_path: Path, line: str, column: str | None, advice: str
) -> None:
    with pytest.raises(TableError) as caught:
        read(tmp_path, "Z,state,,,,", line)
    assert (caught.value.line, caught.value.column) == (3, column)
    assert advice in str(caught.value)
    assert str(caught.value).startswith(f"{tmp_path / 'table.csv'}:3: ")
    assert "\n" not in str(caught.value)


def test_the_second_of_two_equal_keys_is_reported(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r":4: column code: B stands in line 2 already"):
        read(tmp_path, "B,state,,,,", "A,state,,,,", "B,organisation,,,,")


def test_an_end_in_the_same_year_or_month_is_no_slip(tmp_path: Path) -> None:
    assert len(read(tmp_path, "A,,,,1991-06,1991", "B,,,,1991,1991-01-02").rows) == 2


@pytest.mark.parametrize(
    ("header", "column", "advice"),
    [
        ("code,kind,aliases,latitude,valid_from,valid_until", "valid_until", "did you mean"),
        ("code,kind,aliases,latitude,valid_from", "valid_to", "add it to the header"),
        ("code,code,kind,aliases,latitude,valid_from,valid_to", "code", "stands twice"),
    ],
)
def test_a_wrong_header_is_reported(tmp_path: Path, header: str, column: str, advice: str) -> None:
    path = tmp_path / "table.csv"
    path.write_text(header + "\n")
    with pytest.raises(TableError, match=advice) as caught:
        read_table(path, COLUMNS)
    assert (caught.value.line, caught.value.column) == (1, column)


def test_an_empty_file_is_told_what_to_begin_with(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("\n\n")
    with pytest.raises(TableError, match=f"start with {HEADER}"):
        read_table(path, COLUMNS)


def test_another_encoding_is_reported_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(f"{HEADER}\nA,state,,,,\nB,state,Côte d'Ivoire,,,\n".encode("latin-1"))
    with pytest.raises(TableError, match="save the file as UTF-8") as caught:
        read_table(path, COLUMNS)
    assert caught.value.line == 3


def test_a_missing_file_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_table(tmp_path / "none.csv", COLUMNS)


@given(st.lists(st.tuples(CELL, CELL), max_size=8))
def test_what_a_csv_writer_wrote_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]]
) -> None:
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(("left", "right"))
    writer.writerows(rows)
    path = tmp_path_factory.mktemp("table") / "table.csv"
    path.write_text(written.getvalue(), encoding="utf-8", newline="")
    table = read_table(path, (Column("left"), Column("right")))
    assert [row.cells for row in table.rows] == rows
    assert [table.text[row.start : row.end] for row in table.rows] == [
        line for line in table.text.split("\n")[1:] if line
    ]


@given(st.binary(max_size=200))
def test_whatever_the_bytes_the_table_is_right_or_reported(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.mktemp("table") / "table.csv"
    path.write_bytes(HEADER.encode() + b"\n" + content)
    with contextlib.suppress(TableError):
        table = read_table(path, COLUMNS, key=("code",))
        assert all(row.text("code").isupper() for row in table.rows)
        assert len({row.text("code") for row in table.rows}) == len(table.rows)
