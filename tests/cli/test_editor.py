"""What an editor shows: the schemas bound as the example of settings binds them, or by a draft's first line."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from ito_gate.register import KINDS
from lsp import Client, editor
from support import ROOT, program

BAD = ROOT / "examples" / "bad"
EXAMPLE = ROOT / "examples" / "editor" / ".vscode"
SETTINGS = json.loads((EXAMPLE / "settings.json").read_text("utf-8"))
YAML = {
    "schemas": SETTINGS["yaml.schemas"],
    "schemaStore": {"enable": SETTINGS["yaml.schemaStore.enable"]},
    "validate": True,
    "hover": True,
    "completion": True,
}
TEXT = """\
ito_gate: declaration/v1
stage: in_service
service:
  category: opertions
materiality:
  triggers:
    whole_it: unknown
delivery:
  sites:
    - country: UK
"""

Call = Callable[..., Any]


@pytest.fixture
def folder(tmp_path: Path, ito_gate: Call) -> Path:
    shutil.copytree(ROOT / "examples" / "good", tmp_path / "bank")
    assert ito_gate("schema", "--all", "-o", "schemas", cwd=tmp_path / "bank").code == 0
    return tmp_path / "bank"


@pytest.fixture
def bound(folder: Path) -> Iterator[Client]:
    program("node")
    with editor(program("yaml-language-server"), folder, {"yaml": YAML}) as client:
        yield client


@pytest.fixture
def unbound(folder: Path) -> Iterator[Client]:
    program("node")
    with editor(program("yaml-language-server"), folder, {"yaml": {**YAML, "schemas": {}}}) as client:
        yield client


def test_the_settings_bind_every_kind_to_a_schema_that_is_written(folder: Path) -> None:
    schemas = SETTINGS["yaml.schemas"]
    assert list(schemas) == [f"./schemas/{kind}.v1.schema.json" for kind in (*KINDS, "config")]
    for schema, pattern in schemas.items():
        assert (folder / schema).is_file()
        # Orders come from a procurement system; the good register has none.
        register = BAD if "/order." in schema else folder
        assert any(register.glob(pattern.replace("{yaml,yml}", "yaml"))), pattern
    assert json.loads((EXAMPLE / "extensions.json").read_text("utf-8")) == {"recommendations": ["redhat.vscode-yaml"]}


def test_hover_says_what_a_field_and_its_values_mean(bound: Client, folder: Path) -> None:
    uri = bound.open(folder / "declarations" / "new.yaml", TEXT)
    stage = bound.hover(uri, 1, 2)
    assert stage.startswith("#### 阶段 Stage\n\n目前处于哪一阶段；须与各日期一致。\n\nWhere it stands")
    assert "* `in_service`: 服务中 / in service\n" in stage
    assert "Article 13(1): IT work as a whole" in bound.hover(uri, 6, 6)
    # Of what stands in another folder nothing is said.
    assert bound.hover(bound.open(folder / "other" / "new.yaml", TEXT), 1, 2) == ""


def test_completion_proposes_the_values_with_their_meaning(bound: Client, folder: Path) -> None:
    uri = bound.open(folder / "declarations" / "new.yaml", TEXT)
    proposed = bound.complete(uri, 1, 7)
    assert proposed["proposed"] == "拟议 / proposed"
    assert set(proposed) >= {"approved", "filed", "signed", "in_service", "ended", "terminated"}


def test_diagnostics_find_what_the_gate_finds(bound: Client, folder: Path) -> None:
    said = bound.diagnostics(bound.open(folder / "declarations" / "new.yaml", TEXT))
    assert any("operations" in one for one in said)
    assert any("owner" in one for one in said)
    assert sum("UK" in one or "AD" in one for one in said) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_what_passes_the_gate_has_no_diagnostics(bound: Client, folder: Path, kind: str) -> None:
    files = sorted((folder / f"{kind}s").iterdir())
    assert bound.diagnostics(bound.open(folder / f"{kind}s" / "new.yaml", "x: 1\n"))
    for file in files:
        assert bound.diagnostics(bound.open(file, file.read_text("utf-8"))) == [], file.name
    assert files


def test_a_draft_brings_its_schema_along(unbound: Client, folder: Path, ito_gate: Call) -> None:
    answers = ("country=CN", "relationship=none", "tier=general", "supervised_institution=no")
    given = [part for one in answers for part in ("--answer", one)]
    path = "providers/new.yaml"
    done = ito_gate("new", "provider", "--no-input", "--id", "p-1", "--name", "NO", *given, "-o", path, cwd=folder)
    assert done.code == 0, done.err
    text = (folder / path).read_text("utf-8")
    uri = unbound.open(folder / path, text)
    line = text.splitlines().index("tier: general  # 分级：一般（第十三条）")
    assert "分级 Tier" in unbound.hover(uri, line, 1)
    assert unbound.diagnostics(uri) == []
    (folder / path).unlink()
