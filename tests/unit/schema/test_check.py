"""From a document to its kind and findings, and what that loads."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from ito_gate.model import Level, Text
from ito_gate.reading.document import Document
from ito_gate.report import RenderOptions, render
from ito_gate.schema import check, kinds
from support import ROOT
from unit.report.reports import SAMPLES

if TYPE_CHECKING:
    from collections.abc import Callable

    from ito_gate.model import Finding


@pytest.mark.parametrize("engine", ["rust", "python"])
@pytest.mark.parametrize("kind", ["declaration", "provider", "institution"])
def test_what_is_valid_has_no_finding(read: Callable[..., Document], kind: str, engine: str) -> None:
    text = (ROOT / "tests" / "base" / f"{kind}.yaml").read_text(encoding="utf-8")
    assert check(read(text), engine) == (kind, ())


@pytest.mark.parametrize(
    ("text", "message", "nearest"),
    [
        ("just text\n", "no-fields", "declaration/v1"),
        ("[1, 2]\n", "no-fields", "declaration/v1"),
        ("null\n", "no-fields", "declaration/v1"),
        ("{}\n", "missing", "declaration/v1"),
        ("ito_gate:\n", "missing", "declaration/v1"),
        ("officers: [李明]\nname: 示例\n", "missing", "institution/v1"),
        ("category: interruption\nid: x1\n", "missing", "incident/v1"),
        ("ITO_GATE: provider/v1\n", "misspelt", "provider/v1"),
        ("ito gate: x\nrelationship: none\n", "misspelt", "provider/v1"),
        ("ito_gate: Provider/V1\n", "unknown", "provider/v1"),
        ("ito_gate: provider\n", "unknown", "provider/v1"),
        ("ito_gate: provider/v2\n", "unknown", "provider/v1"),
        ("ito_gate: ｐrovider/v1\n", "unknown", "provider/v1"),
        ("ito_gate: 风险事件\n", "unknown", "incident/v1"),
        ("ito_gate: 1\ntier: general\n", "unknown", "provider/v1"),
        ("ito_gate: [provider/v1]\n", "unknown", "provider/v1"),
    ],
)
def test_what_is_of_no_kind_never_passes(read: Callable[..., Document], text: str, message: str, nearest: str) -> None:
    kind, (found,) = check(read(text))
    assert kind is None
    assert (found.rule, found.message_id) == ("document/kind", message)
    assert f"“ito_gate: {nearest}”" in found.remediation.zh
    assert f'"ito_gate: {nearest}"' in found.remediation.en


@pytest.mark.parametrize("engine", ["rust", "python"])
@pytest.mark.parametrize("sample", sorted(SAMPLES))
def test_a_report_of_the_gate_is_not_mistaken(engine: str, sample: str) -> None:
    text = "".join(render("json", SAMPLES[sample], RenderOptions()))
    assert check(Document("a.json", text, "json", 0, json.loads(text)), engine) == ("report", ())


@pytest.mark.parametrize("engine", ["rust", "python"])
def test_a_declaration_that_poses_as_a_report_never_passes(read: Callable[..., Document], engine: str) -> None:
    text = (ROOT / "tests" / "base" / "declaration.yaml").read_text(encoding="utf-8")
    posing = read(text.replace("ito_gate: declaration/v1", "ito_gate: report/v1"))
    kind, (found,) = check(posing, engine)
    assert kind == "report"
    assert (found.rule, found.message_id, found.level) == ("document/kind", "no-report", Level.DENY)


def test_the_mark_alone_says_the_kind() -> None:
    assert [kinds.kind_of({"ito_gate": mark}) for mark in kinds.MARKS] == list(kinds.MARKS.values())
    assert [kinds.kind_of(data) for data in (None, [], "declaration/v1", {}, {"ito_gate": ["x"]})] == [None] * 5


def test_a_kind_is_known_even_where_nothing_else_is(findings: Callable[..., list[Finding]]) -> None:
    found = findings("ito_gate: config/v1\nname: x\n")
    assert [one.message for one in found] == [Text("没有字段“name”（/name）。", 'There is no field "name" (/name).')]


def test_a_valid_document_loads_nothing_for_errors() -> None:
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from ito_gate.reading.document import read\n"
        "from ito_gate.schema import check\n"
        "(document,) = read(Path('tests/base/declaration.yaml'), 'x').documents\n"
        "assert check(document) == ('declaration', ())\n"
        "slow = {'jsonschema', 'difflib', 'importlib.metadata', 'asyncio', 'ito_gate.schema.messages'}\n"
        "print(sorted(slow & set(sys.modules)))\n"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
