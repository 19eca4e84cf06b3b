from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ito_gate import resources
from ito_gate.errors import Undecided
from support import ROOT

if TYPE_CHECKING:
    from pathlib import Path


def test_a_checkout_has_them_at_its_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "_PACKAGE", ROOT / "src" / "ito_gate")
    monkeypatch.setattr(resources, "_CHECKOUT", ROOT)
    assert resources.policies_dir() == ROOT / "policies"
    assert resources.schemas_dir() == ROOT / "schemas"


def test_a_wheel_has_them_beside_the_code(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    package = tmp_path / "ito_gate"
    (package / "_policies").mkdir(parents=True)
    (package / "_policies" / ".manifest").touch()
    (package / "_schemas").mkdir()
    (package / "_schemas" / "declaration.v1.schema.json").touch()
    (package / "_base").mkdir()
    (package / "_base" / "declaration.yaml").touch()
    monkeypatch.setattr(resources, "_PACKAGE", package)
    assert resources.base_dir() == package / "_base"
    assert resources.policies_dir() == package / "_policies"
    assert resources.schemas_dir() == package / "_schemas"


def test_an_installation_without_them_decides_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "policies").mkdir()
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "ito_gate")
    monkeypatch.setattr(resources, "_CHECKOUT", tmp_path)
    with pytest.raises(Undecided, match="the policies of ito-gate are missing"):
        resources.policies_dir()
    with pytest.raises(Undecided, match="the schemas of ito-gate are missing"):
        resources.schemas_dir()
    with pytest.raises(Undecided, match="the base of ito-gate are missing"):
        resources.base_dir()
