"""A waiver in a register: in force, lapsed by a change, read wherever the check starts."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from support import ROOT

DAY = ("--as-of", "2026-11-02", "--format", "json")
DECLARATION = "declarations/card-analytics-singapore.yaml"
WAIVER = "waivers/forum-singapore.yaml"
RULE = "crossborder/chinese-law-and-forum"

Call = Callable[..., Any]


@pytest.fixture
def register(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "examples" / "good", tmp_path / "good")
    return tmp_path / "good"


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def check(ito_gate: Call, register: Path, *arguments: str) -> tuple[int, dict[str, Any]]:
    done = ito_gate("check", *DAY, *arguments, cwd=register)
    return done.code, json.loads(done.out)


def status(document: dict[str, Any]) -> str:
    (one,) = [one for one in document["declarations"] if one["id"] == "ITO-2026-008"]
    return next(outcome["status"] for outcome in one["outcomes"] if outcome["rule"] == RULE)


@pytest.mark.parametrize(
    "arguments", [(), (DECLARATION,), ("--declaration", "ITO-2026-008"), ("declarations",), (DECLARATION, WAIVER)]
)
def test_it_is_in_force_wherever_the_check_starts(ito_gate: Call, register: Path, arguments: tuple[str, ...]) -> None:
    code, document = check(ito_gate, register, *arguments)
    assert (code, status(document)) == (0, "waived")


def test_a_comment_or_another_layout_does_not_end_it(ito_gate: Call, register: Path) -> None:
    edit(register / DECLARATION, "kind: new", "kind: 'new'  # 新签")
    code, document = check(ito_gate, register)
    assert (code, status(document)) == (0, "waived")


def test_a_change_of_the_declaration_ends_it(ito_gate: Call, register: Path) -> None:
    edit(register / DECLARATION, "expires_on: 2028-05-31", "expires_on: 2028-06-30")
    code, document = check(ito_gate, register)
    assert (code, status(document)) == (1, "fail")
    assert [(one["rule"], one["file"]) for one in document["findings"]] == [("waiver/unchanged", WAIVER)]


def test_a_waiver_checked_alone_is_judged_by_its_declaration(ito_gate: Call, register: Path) -> None:
    assert check(ito_gate, register, WAIVER)[0] == 0
    edit(register / WAIVER, "/contract/forum/country", "/contract/forum")
    code, document = check(ito_gate, register, WAIVER)
    assert (code, document["declarations"]) == (1, [])
    assert [one["message_id"] for one in document["findings"]] == ["nothing"]


def test_a_waiver_for_nothing_in_the_register_is_a_broken_reference(ito_gate: Call, register: Path) -> None:
    edit(register / WAIVER, "declaration: ITO-2026-008", "declaration: ITO-2026-999")
    code, document = check(ito_gate, register)
    assert (code, status(document)) == (1, "fail")
    assert [one["rule"] for one in document["findings"]] == ["register/reference"]


def test_without_its_waiver_the_finding_is_back(ito_gate: Call, register: Path) -> None:
    (register / WAIVER).unlink()
    code, document = check(ito_gate, register)
    assert (code, status(document)) == (1, "fail")
