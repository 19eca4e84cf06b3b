from __future__ import annotations

from pathlib import Path

import pytest

from ito_gate.discovery import DEFAULT_CLAIMS, Claims, find
from ito_gate.errors import UsageError


def make(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("a: b\n", encoding="utf-8")


def names(root: Path, *paths: str) -> list[str]:
    found = find([root / path for path in paths], Claims(DEFAULT_CLAIMS, root))
    return [file.path.relative_to(root).as_posix() for file in found]


def test_folders_are_searched_in_a_stable_order(tmp_path: Path) -> None:
    make(tmp_path, "b.yaml", "a/z.yml", "a/申报.json", "c.txt", ".hidden/x.yaml", "a/.x.yaml")
    assert sorted(names(tmp_path, ".")) == ["a/z.yml", "a/申报.json", "b.yaml"]
    assert names(tmp_path, ".") == names(tmp_path, "a", "b.yaml") == names(tmp_path, "b.yaml", "a", ".")


@pytest.mark.parametrize(
    ("path", "claimed"),
    [
        ("declarations/a.yaml", True),
        ("bank/declarations/deep/a.yaml", True),
        ("declarations.yaml", False),
        ("charts/values.yaml", False),
        ("anything/x.ito.yaml", True),
    ],
)
def test_what_is_claimed(tmp_path: Path, path: str, claimed: bool) -> None:
    assert Claims(DEFAULT_CLAIMS, tmp_path).match(tmp_path / path) is claimed


def test_a_named_file_is_claimed_and_a_found_one_by_its_place(tmp_path: Path) -> None:
    make(tmp_path, "charts/values.yaml")
    claims = Claims(DEFAULT_CLAIMS, tmp_path)
    assert [file.claimed for file in find([tmp_path], claims)] == [False]
    assert [file.claimed for file in find([tmp_path / "charts/values.yaml"], claims)] == [True]


def test_a_misspelt_path_is_an_error_with_the_nearest_name(tmp_path: Path) -> None:
    make(tmp_path, "declarations/a.yaml")
    with pytest.raises(UsageError, match="did you mean declarations"):
        find([tmp_path / "declaratoins"], Claims((), tmp_path))


def test_a_named_file_of_another_kind_is_an_error(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    with pytest.raises(UsageError, match=r"\.yaml"):
        find([tmp_path / "a.txt"], Claims((), tmp_path))


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    make(tmp_path, "a/x.yaml")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    assert names(tmp_path, ".") == ["a/x.yaml"]
