"""Each row of the table "nothing passes by absence": what it looks like, and that it does not pass."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from support import ROOT

GOOD = ROOT / "examples" / "good"
DAY = ("--as-of", "2026-11-02")
ONE = "declarations/terminal-support.yaml"


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """A copy of the register that passes, cut down to one declaration."""
    target = tmp_path / "登记册"
    shutil.copytree(GOOD, target)
    for path in (target / "declarations").iterdir():
        if path.name != "terminal-support.yaml":
            path.unlink()
    for path in (*(target / "incidents").iterdir(), *(target / "waivers").iterdir()):
        path.unlink()
    for path in (target / "providers").iterdir():
        # Evaluations are about declarations that are gone now.
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"evaluations:\n(?:  - .*\n)+", "evaluations: []\n", text), encoding="utf-8")
    return target


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def report(run: Callable[..., Any], register: Path, *more: str) -> tuple[int, dict[str, Any]]:
    done = run("check", *DAY, "--format", "json", *more, register, cwd=register)
    return done.code, json.loads(done.out)


def rules(document: dict[str, Any]) -> set[str]:
    return {finding["rule"] for finding in document["findings"] if finding["level"] == "deny"}


def statuses(document: dict[str, Any]) -> dict[str, str]:
    (one,) = document["declarations"]
    return {outcome["rule"]: outcome["status"] for outcome in one["outcomes"]}


def test_the_register_passes_to_begin_with(ito_gate: Callable[..., Any], register: Path) -> None:
    code, document = report(ito_gate, register)
    assert (code, document["decision"], document["findings"]) == (0, "pass", [])


def test_an_empty_folder_is_nothing_to_check(ito_gate: Callable[..., Any], tmp_path: Path) -> None:
    done = ito_gate("check", tmp_path, cwd=tmp_path)
    assert done.code == 3
    assert str(tmp_path) in done.err


def test_a_misspelt_path_is_a_usage_error(ito_gate: Callable[..., Any], register: Path) -> None:
    done = ito_gate("check", register / "declaratoins", cwd=register)
    assert done.code == 2
    assert "declarations" in done.err


@pytest.mark.parametrize("text", ["", "\n\n", "# 只有注释\n", "---\n", "---\n...\n"])
def test_an_empty_or_comment_only_file(ito_gate: Callable[..., Any], tmp_path: Path, text: str) -> None:
    file = tmp_path / "空.yaml"
    file.write_text(text, encoding="utf-8")
    done = ito_gate("check", file, cwd=tmp_path)
    assert done.code in {1, 3}
    assert "空.yaml" in done.err + done.out


def test_an_empty_file_among_others(ito_gate: Callable[..., Any], register: Path) -> None:
    (register / "declarations" / "later.yaml").write_text("# later\n", encoding="utf-8")
    code, document = report(ito_gate, register)
    assert (code, rules(document)) == (1, {"document/empty"})


def test_other_files_are_ignored_and_counted(ito_gate: Callable[..., Any], register: Path) -> None:
    (register / "values.yaml").write_text("replicas: 3\n", encoding="utf-8")
    code, document = report(ito_gate, register)
    assert (code, document["ignored"]) == (0, ["values.yaml"])


def test_a_report_of_an_earlier_run_is_ignored_only_outside_the_claimed_folders(
    ito_gate: Callable[..., Any], register: Path
) -> None:
    for name in ("report.json", "declarations/report.json"):
        ito_gate("check", *DAY, "--format", f"json={register / name}", register, cwd=register)
    (register / "declarations" / "report.json").write_text('{"ito_gate": "report/v1"}', encoding="utf-8")
    code, document = report(ito_gate, register)
    assert (code, document["ignored"]) == (1, ["report.json"])
    assert {finding["file"] for finding in document["findings"]} == {"declarations/report.json"}


def test_a_file_in_a_claimed_folder_is_not_ignored(ito_gate: Callable[..., Any], register: Path) -> None:
    edit(register / ONE, "ito_gate: declaration/v1", "ito_gat: declaration/v1")
    code, document = report(ito_gate, register)
    assert code == 1
    assert rules(document) == {"document/kind"}


def test_a_misspelt_first_line_outside_a_claimed_folder(ito_gate: Callable[..., Any], register: Path) -> None:
    edit(register / ONE, "ito_gate: declaration/v1", "ito_gat: declaration/v1")
    shutil.move(register / ONE, register / "terminal.yaml")
    code, document = report(ito_gate, register)
    assert code == 1
    assert rules(document) == {"document/kind"}


def test_a_later_document_of_a_file_is_checked_with_its_own_lines(ito_gate: Callable[..., Any], register: Path) -> None:
    file = register / ONE
    first = file.read_text(encoding="utf-8")
    second = first.replace("ITO-2026-002", "ITO-2026-902").replace("category: operations", "category: opertions")
    file.write_text(f"{first}---\n{second}", encoding="utf-8")
    code, document = report(ito_gate, register)
    assert code == 1
    assert [one["decision"] for one in document["declarations"]] == ["pass", "fail"]
    (finding,) = document["findings"]
    lines = file.read_text(encoding="utf-8").splitlines()
    assert "opertions" in lines[finding["line"] - 1]


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        ("ito_gate: declaration/v1\n名称: 手机银行系统运维\n".encode("gb18030"), "document/encoding"),
        ("ito_gate: declaration/v1\n".encode("utf-16"), "document/encoding"),
        (b"ito_gate: declaration/v1\nid: [a\n", "document/syntax"),
        (b"ito_gate: declaration/v1\nid: a\nid: b\n", "document/duplicate-key"),
        (b"ito_gate: declaration/v1\na: &x 1\nb: *x\n", "document/alias"),
        (b"ito_gate: declaration/v1\nbase: {a: 1}\n<<: {b: 1}\n", "document/alias"),
        (b"ito_gate: declaration/v1\na: " + b"[" * 100 + b"]" * 100 + b"\n", "document/limits"),
        (b"ito_gate: declaration/v1\na: " + b"[" * 60_000, "document/limits"),
        (b"# " + b"x" * 2_000_000, "document/limits"),
    ],
    ids=["GB18030", "UTF-16", "syntax", "duplicate key", "alias", "merge", "deep", "very deep", "large"],
)
def test_a_file_that_cannot_be_trusted(ito_gate: Callable[..., Any], register: Path, content: bytes, rule: str) -> None:
    (register / "declarations" / "other.yaml").write_bytes(content)
    code, document = report(ito_gate, register)
    assert code == 1
    assert rule in rules(document)


def test_a_misspelt_field(ito_gate: Callable[..., Any], register: Path) -> None:
    edit(register / ONE, "  responsible_officer: 李明", "  responsible_oficer: 李明")
    code, document = report(ito_gate, register)
    assert code == 1
    assert "responsible_officer" in json.dumps(document["findings"])
    assert statuses(document)["classification/responsibility-retained"] == "undetermined"


@pytest.mark.parametrize("after", ["  continuous: 是的", "  continuous:", "  continuous: 1", ""])
def test_a_value_of_the_wrong_type(ito_gate: Callable[..., Any], register: Path, after: str) -> None:
    edit(register / ONE, "  continuous: true", after)
    code, document = report(ito_gate, register)
    assert (code, rules(document)) == (1, {"document/schema"})


@pytest.mark.parametrize(
    ("before", "after", "rule"),
    [
        ("    whole_it: false", "    whole_it: unknown", "classification/triggers-answered"),
        ("    whole_it: false", "    whole_it:", "classification/triggers-answered"),
        ("    whole_it: false", '    whole_it: "false"', "classification/triggers-answered"),
        ("    whole_it: false\n", "", "classification/triggers-answered"),
    ],
)
def test_an_answer_that_is_not_given(
    ito_gate: Callable[..., Any], register: Path, before: str, after: str, rule: str
) -> None:
    edit(register / ONE, before, after)
    code, document = report(ito_gate, register)
    assert code == 1
    assert statuses(document)[rule] in {"fail", "undetermined"}
    assert statuses(document)["filing/lead-time"] == "undetermined"


@pytest.mark.parametrize("name", ["providers/huadu-it.yaml", "institutions/demo-bank.yaml"])
def test_a_reference_that_leads_nowhere(ito_gate: Callable[..., Any], register: Path, name: str) -> None:
    (register / name).unlink()
    code, document = report(ito_gate, register)
    assert code == 1
    assert "register/reference" in rules(document)
    assert "undetermined" in statuses(document).values()


def test_an_id_that_is_taken_twice(ito_gate: Callable[..., Any], register: Path) -> None:
    shutil.copy(register / "providers" / "huadu-it.yaml", register / "providers" / "copy.yaml")
    code, document = report(ito_gate, register)
    assert (code, rules(document)) == (1, {"register/duplicate-id"})


def test_a_file_that_cannot_be_read(ito_gate: Callable[..., Any], register: Path) -> None:
    (register / "declarations" / "gone.yaml").symlink_to("nowhere")
    code, document = report(ito_gate, register)
    assert (code, document["decision"]) == (4, "undecided")


def test_a_pipe_is_not_waited_for(ito_gate: Callable[..., Any], register: Path) -> None:
    os.mkfifo(register / "declarations" / "pipe.yaml")
    code, document = report(ito_gate, register)
    assert (code, document["decision"]) == (4, "undecided")


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("country: CN}", "country: NO}", "NO"),
        ("country: CN}", "country: cn}", "CN"),
        ("id: ITO-2026-002", "id: 0123456789", "0123456789"),
        ("starts_on: 2026-06-01", "starts_on: ２０２６-06-01", "２０２６"),
        ("starts_on: 2026-06-01", "starts_on： 2026-06-01", "："),
    ],
    ids=["Norway", "lower case", "digits", "full-width digits", "full-width colon"],
)
def test_values_that_other_tools_convert(
    ito_gate: Callable[..., Any], register: Path, before: str, after: str, said: str
) -> None:
    edit(register / ONE, before, after)
    code, document = report(ito_gate, register)
    assert code == 1 or document["declarations"][0]["facts"]
    assert said in json.dumps(document["findings"], ensure_ascii=False)


def test_norway_stays_a_country_and_counts_as_outside(ito_gate: Callable[..., Any], register: Path) -> None:
    edit(register / ONE, "country: CN}", 'country: "NO"}')
    _, document = report(ito_gate, register)
    facts = {fact["name"]: fact["value"] for fact in document["declarations"][0]["facts"]}
    assert facts["cross_border"] is True


def test_a_moment_later_than_the_declarations_own(ito_gate: Callable[..., Any], register: Path) -> None:
    """What is only planned does not pass at the moment of signing."""
    target = register / "declarations" / "security-operations.yaml"
    shutil.copy(GOOD / "declarations" / "security-operations.yaml", target)
    assert ito_gate("check", *DAY, target, cwd=register).code == 0
    signing = ito_gate("check", *DAY, "--stage", "signed", "--declaration", "ITO-2026-005", register, cwd=register)
    assert signing.code == 1


def test_a_declaration_that_is_not_there(ito_gate: Callable[..., Any], register: Path) -> None:
    done = ito_gate("check", *DAY, "--declaration", "ITO-2026-0002", register, cwd=register)
    assert done.code == 3
    assert "ITO-2026-002" in done.err
