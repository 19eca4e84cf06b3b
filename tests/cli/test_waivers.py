"""A waiver in a register: in force, lapsed by a change, read wherever the check starts."""

from __future__ import annotations

import json
import re
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


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("expires_on: 2027-10-08", "expires_on: 2027-13-01"),
        ("expires_on: 2027-10-08", "expires_on: 八月底"),
        ("approved_by: 周静\n", ""),
        ("field: /contract/forum/country", "field:"),
        ("rule: crossborder/chinese-law-and-forum", "rule: 适用法律"),
    ],
)
def test_a_malformed_waiver_is_a_finding_and_has_no_effect(
    ito_gate: Call, register: Path, before: str, after: str
) -> None:
    edit(register / WAIVER, before, after)
    code, document = check(ito_gate, register)
    assert (code, status(document)) == (1, "fail")
    assert {(one["rule"], one["file"]) for one in document["findings"]} == {("document/schema", WAIVER)}


def test_without_its_waiver_the_finding_is_back(ito_gate: Call, register: Path) -> None:
    (register / WAIVER).unlink()
    code, document = check(ito_gate, register)
    assert (code, status(document)) == (1, "fail")


def test_a_draft_needs_only_to_be_filled_in(ito_gate: Call, register: Path) -> None:
    (register / WAIVER).unlink()
    done = ito_gate("waiver", RULE, "--declaration", "ITO-2026-008", "--as-of", "2026-11-02", cwd=register)
    assert done.code == 0
    filled = done.out
    for field, value in {
        "reason": "对方坚持",
        "requested_by": "王芳",
        "approved_by": "周静",
        "approved_on": "2026-10-30",
        "expires_on": "2027-10-30",
        "evidence_ref": "OA-2026-0990",
    }.items():
        filled = re.sub(rf"^{field}:.*$", f"{field}: {value}", filled, flags=re.MULTILINE)
    (register / "waivers" / "草稿.yaml").write_text(filled, encoding="utf-8")
    code, document = check(ito_gate, register)
    assert (code, status(document)) == (0, "waived")


@pytest.mark.parametrize(
    ("rule", "declaration"),
    [
        (RULE, "ITO-2026-001"),  # nothing found
        (RULE, "ITO-2026-008"),  # waived already
        ("filing/lead-time", "ITO-2026-001"),
    ],
)
def test_no_draft_where_there_is_nothing_to_waive(ito_gate: Call, register: Path, rule: str, declaration: str) -> None:
    done = ito_gate("waiver", rule, "--declaration", declaration, "--as-of", "2026-11-02", "--lang", "en", cwd=register)
    assert (done.code, done.out) == (1, "")
    assert f"{declaration} has no finding of {rule} that can be waived" in done.err


def test_no_draft_for_what_must_be(ito_gate: Call, register: Path) -> None:
    edit(register / DECLARATION, "no_assignment: 第二十二条\n", "")
    done = ito_gate("waiver", "contract/no-assignment", "--declaration", "ITO-2026-008", *DAY[:2], cwd=register)
    assert (done.code, done.out) == (1, "")


def test_no_draft_for_an_unknown_rule(ito_gate: Call, register: Path) -> None:
    done = ito_gate("waiver", "crossborder/chinese-law", "--declaration", "ITO-2026-008", cwd=register)
    assert done.code == 2
    assert RULE in done.err
