from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from ito_gate.errors import Undecided
from ito_gate.resources import schemas_dir
from ito_gate.schema import kinds

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    monkeypatch.setattr(kinds, "schemas_dir", lambda: tmp_path)
    caches = (kinds.schema_text, kinds.schema, kinds.schema_digest)
    for cached in caches:
        cached.cache_clear()
    yield tmp_path
    for cached in caches:
        cached.cache_clear()


def test_every_kind_has_a_schema() -> None:
    assert {path.name for path in schemas_dir().glob("*.v1.schema.json")} >= {
        f"{kind}.v1.schema.json" for kind in kinds.MARKS.values()
    }


def test_the_digest_is_what_sha256sum_says_of_all_schemas_in_order(elsewhere: Path) -> None:
    (elsewhere / "b.v1.schema.json").write_bytes(b"{2}\n")
    (elsewhere / "a.v1.schema.json").write_bytes(b"{1}\n")
    (elsewhere / "notes.txt").write_bytes(b"no schema")
    assert kinds.schema_digest() == "sha256:" + hashlib.sha256(b"{1}\n{2}\n").hexdigest()


def test_a_schema_that_is_missing_is_no_verdict(elsewhere: Path) -> None:
    with pytest.raises(Undecided, match=r"provider\.v1\.schema\.json: No such file or directory; install ito-gate"):
        kinds.schema("provider")
    assert elsewhere.is_dir()
