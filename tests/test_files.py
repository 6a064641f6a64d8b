import os
import stat
from pathlib import Path

import pytest

from blocgraph.errors import OutputError
from blocgraph.files import replacing, write_text


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_new_file_is_readable_as_the_umask_says(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_text("a", tmp_path / "a")
        assert os.umask(0o027) == 0o027
    finally:
        os.umask(before)
    assert mode_of(tmp_path / "a") == 0o640


def test_a_file_that_is_replaced_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("old")
    path.chmod(0o604)
    write_text("é\r\n", path)
    assert path.read_bytes() == "é\r\n".encode()
    assert mode_of(path) == 0o604


def test_what_fails_half_way_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("old")
    with pytest.raises(TypeError), replacing(path) as file:
        file.writelines([b"new", "no bytes"])  # type: ignore[list-item]
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_said_by_the_name_that_was_given(tmp_path: Path) -> None:
    path = tmp_path / "none" / "a.svg"
    with pytest.raises(OutputError) as caught:
        write_text("a", path)
    assert str(caught.value) == f"{path}: cannot be written: no such file or directory"
