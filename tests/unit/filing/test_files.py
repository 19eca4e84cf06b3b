from __future__ import annotations

from pathlib import Path

import pytest

from ito_gate.errors import UsageError
from ito_gate.filing.files import name_of, write


@pytest.mark.parametrize(
    ("id_", "stem"),
    [
        ("ITO-2026-001", "ITO-2026-001"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("..", "_"),
        ("", "_"),
        (".hidden", "hidden"),
        ("-rf", "rf"),
        ("CON", "_CON"),
        ("nul.2026", "_nul.2026"),
        ("console", "console"),
        ('a:b\\c*?"<>|\0\n', "a_b_c_"),
        ("申报一号", "_"),
        ("a" * 300, "a" * 64),
    ],
)
def test_names_are_safe(id_: str, stem: str) -> None:
    assert name_of(id_, "md") == f"{stem}-监管报告材料.md"
    assert len(name_of(id_, "docx").encode()) < 255


def test_folders_are_made(tmp_path: Path) -> None:
    path = tmp_path / "报告" / "2026" / "a.md"
    write({path: b"x"}, force=False)
    assert path.read_bytes() == b"x"


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    there, new = tmp_path / "a.md", tmp_path / "b.md"
    there.write_bytes(b"mine")
    with pytest.raises(UsageError, match="--force"):
        write({new: b"x", there: b"x"}, force=False)
    assert there.read_bytes() == b"mine"
    assert not new.exists()
    write({new: b"x", there: b"y"}, force=True)
    assert there.read_bytes() == b"y"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.md", "b.md"]


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    target, link = tmp_path / "elsewhere", tmp_path / "a.md"
    link.symlink_to(target)
    with pytest.raises(UsageError, match="already there"):
        write({link: b"x"}, force=False)
    write({link: b"x"}, force=True)
    assert not target.exists()
    assert not link.is_symlink()


def test_what_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "file").touch()
    for path in (tmp_path / "folder.md", tmp_path / "file" / "a.md"):
        with pytest.raises(UsageError, match="cannot be written"):
            write({path: b"x"}, force=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder.md"]
