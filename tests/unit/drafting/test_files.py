from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from ito_gate.drafting.files import schema_beside, write_new
from support import ROOT

SCHEMA = "declaration.v1.schema.json"


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    (tmp_path / "bank" / "declarations").mkdir(parents=True)
    (tmp_path / "schemas").mkdir()
    shutil.copy(ROOT / "schemas" / SCHEMA, tmp_path / "schemas")
    return tmp_path / "bank"


def test_the_schema_is_found_upwards_but_not_beyond_the_root(bank: Path) -> None:
    file = bank / "declarations" / "x.yaml"
    assert schema_beside(file, "declaration", (bank.parent,)) == f"../../schemas/{SCHEMA}"
    assert schema_beside(file, "declaration", (bank,)) == ""
    assert schema_beside(file, "provider", (bank.parent,)) == ""
    shutil.copytree(bank.parent / "schemas", bank / "declarations" / "schemas")
    assert schema_beside(file, "declaration", (bank,)) == f"schemas/{SCHEMA}"


def test_a_file_is_made_whole_and_alone(tmp_path: Path) -> None:
    write_new(tmp_path / "x.yaml", b"x: 1\n")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("x.yaml", b"x: 1\n")]


def test_where_there_are_no_links_still_nothing_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unsupported(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", unsupported)
    write_new(tmp_path / "x.yaml", b"x: 1\n")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("x.yaml", b"x: 1\n")]
    with pytest.raises(Exception, match="already there"):
        write_new(tmp_path / "x.yaml", b"x: 2\n")
    assert (tmp_path / "x.yaml").read_bytes() == b"x: 1\n"
