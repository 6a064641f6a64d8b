"""Files are read as they are published, or refused in one line that says where and what to do."""

import csv
import gzip
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocgraph.errors import InputError, TableError
from blocgraph.imports.rows import Column, read_rows

COLUMNS = (Column("code", ("code", "ccode")), Column("name", ("name",)), Column("x", ("x",), True))
TABLE = "ccode,name\n2,Côte\n20,Chile\n"

cells = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\x85\u2028\u2029"),
    max_size=20,
)


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def names(path: Path, **options: object) -> list[str]:
    return [row.get("name") for row in read_rows(path, COLUMNS, **options)]  # type: ignore[arg-type]


@given(st.lists(st.tuples(cells, cells), min_size=1, max_size=8), st.sampled_from([",", "\t"]))
def test_what_the_csv_module_writes_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]], delimiter: str
) -> None:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows([("code", "name"), *rows])
    path = write(tmp_path_factory.mktemp("rows") / "a.csv", text.getvalue())
    found = list(read_rows(path, COLUMNS, delimiter=delimiter))
    assert [(row.get("code"), row.get("name")) for row in found] == [
        (code.strip(), name.strip()) for code, name in rows
    ]
    assert [row.line for row in found] == list(range(2, len(rows) + 2))
    assert all("\n" not in row.text for row in found)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_encodings_as_published(tmp_path: Path, encoding: str) -> None:
    assert names(write(tmp_path / "a.csv", TABLE.encode(encoding))) == ["Côte", "Chile"]


def test_compressed_files_are_read_as_they_are(tmp_path: Path) -> None:
    gz, packed = tmp_path / "a.csv.gz", tmp_path / "a.zip"
    gz.write_bytes(gzip.compress(TABLE.encode()))
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("data.csv", TABLE)
    assert names(gz) == names(packed) == ["Côte", "Chile"]


def test_a_preamble_before_the_header_is_passed_over(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", 'Remarks,\n"More, of them"\n\n' + TABLE)
    assert names(path, preamble=20) == ["Côte", "Chile"]


def test_a_row_over_two_lines_keeps_its_first_line_and_one_line_of_text(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", 'code,name\n1,"a\nb"\n2,c\n')
    assert [(row.line, row.text) for row in read_rows(path, COLUMNS)] == [
        (2, '1,"a b"'),
        (4, "2,c"),
    ]


SUFFIXES = [".csv", ".csv.gz", ".gz", ".zip"]

BROKEN = {
    "an empty file": ("", "1: the file is empty"),
    "a header alone": ("code,name\n\n", "2: no rows under the header"),
    "a changed header": ("state,name\n2,USA\n", "1: column code: the header has no code or ccode"),
    "another delimiter": ("code;name\n2;USA\n", "1: cells are divided by semicolons, not commas"),
    "a row cut short": ("code,name\n2,USA\n20", "3: 1 cells where the header has 2"),
    "a quote cut short": ('code,name\n2,USA\n20,"Can', "3: broken row (unexpected end of data)"),
    "mixed encodings": ("code,name\n1,Côte\n".encode() + b"2,C\xf4te\n", "3: not the encoding"),
    "UTF-16": (TABLE.encode("utf-16"), "1: this is UTF-16"),
    "no text at all": (b"code,name\n\x81\x8d,\x00\n", "2: neither UTF-8 nor cp1252"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_broken_files_are_refused_in_one_line(tmp_path: Path, case: str) -> None:
    content, message = BROKEN[case]
    path = write(tmp_path / "a.csv", content)
    with pytest.raises(TableError) as error:
        names(path)
    assert str(error.value).startswith(f"{path}:{message}")
    assert "\n" not in str(error.value)


@given(st.binary(max_size=200), st.sampled_from([b"", b"code,name\n"]), st.sampled_from(SUFFIXES))
def test_whatever_the_bytes_there_are_rows_or_one_line(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, header: bytes, suffix: str
) -> None:
    path = tmp_path_factory.mktemp("bytes") / f"a{suffix}"
    path.write_bytes(gzip.compress(header + content) if suffix == ".csv.gz" else header + content)
    problem = ""
    try:
        names(path, preamble=3)
    except InputError as error:
        problem = str(error)
    assert not problem or (problem.startswith(str(path)) and "\n" not in problem)


def test_truncated_archives_are_refused(tmp_path: Path) -> None:
    gz = write(tmp_path / "a.csv.gz", gzip.compress(TABLE.encode() * 99)[:-9])
    packed = write(tmp_path / "a.zip", b"PK\x03\x04 and no more")
    for path in (gz, packed):
        with pytest.raises(InputError, match=r"cannot be unpacked .*: download it again"):
            names(path)


def test_an_archive_of_several_files_says_which(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("data.csv", TABLE)
        archive.writestr("codebook.pdf", "")
    with pytest.raises(InputError, match=r"holds data.csv, codebook.pdf: unpack it"):
        names(path)


@given(st.integers(-99, 9999), st.sampled_from(["", ".0", ".00"]))
def test_whole_numbers_are_read_however_they_are_written(
    tmp_path_factory: pytest.TempPathFactory, number: int, rest: str
) -> None:
    path = write(tmp_path_factory.mktemp("rows") / "a.csv", f"code,name\n{number}{rest},x\n")
    (row,) = read_rows(path, COLUMNS)
    assert row.integer("code", -99, 9999) == number
    with pytest.raises(TableError, match="no whole number from -9 to -1"):
        row.integer("name", -9, -1)
