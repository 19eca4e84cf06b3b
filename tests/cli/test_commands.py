"""The commands as a new user meets them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from support import ROOT, schema

GOOD = "examples/good"
BAD = "examples/bad"
DAY = ("--as-of", "2026-11-02")
COMMANDS = (
    "baseline",
    "check",
    "classify",
    "coverage",
    "deadline",
    "explain",
    "filing",
    "new",
    "policy",
    "rules",
    "schema",
    "waiver",
)
Call = Callable[..., Any]


def test_help_names_every_command(ito_gate: Call) -> None:
    done = ito_gate("--help")
    assert done.code == 0
    assert all(f"  {name} " in done.out for name in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help_with_examples(ito_gate: Call, command: str) -> None:
    done = ito_gate(command, "--help")
    assert done.code == 0
    assert f"ito-gate {command}" in done.out.partition("Examples:")[2]


@pytest.mark.parametrize(
    "arguments",
    [
        ("chek",),
        ("check", "--format", "sarfi", GOOD),
        ("check", "--format", "text", "--format", "json", GOOD),
        ("check", "--format", "json=", GOOD),
        ("check", "--as-of", "2026-2-1", GOOD),
        ("check", "--as-of", "2026-02-30", GOOD),
        ("check", "--config", "nowhere.yaml", GOOD),
        ("deadline",),
        ("deadline", "--signing", "2026-13-01"),
        ("explain", "filing/leadtime"),
        ("rules", "filling"),
        ("schema", "declaratoin"),
    ],
)
def test_usage_errors_are_2_and_say_something(ito_gate: Call, arguments: tuple[str, ...]) -> None:
    done = ito_gate(*arguments)
    assert done.code == 2
    assert done.err.strip()
    assert "Traceback" not in done.err


def test_no_path_and_no_configuration(ito_gate: Call, tmp_path: Path) -> None:
    done = ito_gate("check", cwd=tmp_path)
    assert done.code == 2
    assert "ito-gate.yaml" in done.err


def test_without_a_path_the_configured_register_is_checked(ito_gate: Call) -> None:
    done = ito_gate("check", *DAY, "--format", "json", cwd=ROOT / GOOD)
    assert done.code == 0
    assert json.loads(done.out)["documents"]["declaration"] == len(list((ROOT / GOOD / "declarations").iterdir()))


def test_the_good_register_passes(ito_gate: Call) -> None:
    for lang in ("zh", "en"):
        assert ito_gate("check", *DAY, "--lang", lang, GOOD).code == 0


def test_the_report_fits_its_schema(ito_gate: Call) -> None:
    for register in (GOOD, BAD):
        document = json.loads(ito_gate("check", *DAY, "--format", "json", register).out)
        jsonschema.Draft202012Validator(schema("report")).validate(document)


def test_same_inputs_same_bytes(ito_gate: Call) -> None:
    folders = [f"{BAD}/declarations", f"{BAD}/providers", f"{BAD}/institutions"]
    one = ito_gate("check", *DAY, "--format", "json", *folders).out
    assert one == ito_gate("check", *DAY, "--format", "json", *reversed(folders)).out
    assert one == ito_gate("check", *DAY, "--format", "json", "--jobs", "2", *folders, folders[0]).out


def test_both_schema_engines_give_the_same_report(ito_gate: Call) -> None:
    reports = [
        ito_gate("check", *DAY, "--format", "json", "--schema-engine", name, BAD).out for name in ("rust", "python")
    ]
    assert reports[0] == reports[1]


def test_formats_go_to_files_too(ito_gate: Call, tmp_path: Path) -> None:
    target = tmp_path / "报告.json"
    target.write_text("of an earlier run", encoding="utf-8")
    done = ito_gate("check", *DAY, "--format", "text", "--format", f"json={target}", GOOD)
    assert done.code == 0
    assert "passed" in done.out or "通过" in done.out
    assert json.loads(target.read_text(encoding="utf-8"))["decision"] == "pass"
    assert list(tmp_path.iterdir()) == [target]


def test_a_dash_is_standard_output(ito_gate: Call, tmp_path: Path) -> None:
    done = ito_gate("check", *DAY, "--format", f"text={tmp_path / 'a.txt'}", "--format", "json=-", GOOD)
    assert json.loads(done.out)["decision"] == "pass"
    assert ito_gate("check", *DAY, "--format", "json=-", "--format", "text", GOOD).code == 2


@pytest.mark.parametrize(
    ("formats", "said"),
    [
        (("json=nowhere/a.json",), "no folder nowhere"),
        (("json=there",), "is a folder"),
        (("json=a.json", "text=./a.json"), "two formats"),
        (("json=a.json", "text=there/../a.json"), "two formats"),
        (("json=a.json", "text=link.json"), "two formats"),
    ],
)
def test_where_a_report_cannot_go_is_said_before_anything_is_checked(
    ito_gate: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, formats: tuple[str, ...], said: str
) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "link.json").symlink_to(tmp_path / "a.json")
    monkeypatch.setattr("ito_gate.gate.check", lambda *_: pytest.fail("checked all the same"))
    arguments = [word for one in formats for word in ("--format", one)]
    done = ito_gate("check", "--lang", "en", *arguments, ROOT / GOOD, cwd=tmp_path)
    assert done.code == 2
    assert said in done.err
    assert not (tmp_path / "a.json").exists()


def test_a_report_that_breaks_off_leaves_the_file_that_was_there(
    ito_gate: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> Iterator[str]:
        yield "half a report"
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("ito_gate.cli.output.render", broken)
    target = tmp_path / "a.json"
    target.write_text("of an earlier run", encoding="utf-8")
    done = ito_gate("check", *DAY, "--format", f"json={target}", GOOD)
    assert (done.code, "No space left" in done.err) == (2, True)
    assert target.read_text(encoding="utf-8") == "of an earlier run"
    assert list(tmp_path.iterdir()) == [target]


def test_a_device_is_written_to_and_not_replaced(ito_gate: Call) -> None:
    assert ito_gate("check", *DAY, "--format", "json=/dev/null", GOOD).code == 0
    assert Path("/dev/null").is_char_device()


def test_one_file_is_checked_with_the_register_around_it(ito_gate: Call) -> None:
    done = ito_gate("check", *DAY, "--format", "json", f"{GOOD}/declarations/terminal-support.yaml")
    document = json.loads(done.out)
    assert (done.code, document["documents"]) == (0, {"declaration": 1})


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({}, "通过"),
        ({"LANG": "zh_CN.UTF-8"}, "通过"),
        ({"LANG": "C.UTF-8"}, "通过"),
        ({"LANG": "en_US.UTF-8"}, "passed"),
        ({"ITO_GATE_LANG": "en"}, "passed"),
    ],
)
def test_the_language_follows_the_locale(
    ito_gate: Call, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], said: str
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert said in ito_gate("check", *DAY, GOOD).out


def test_fail_on_warn(ito_gate: Call, tmp_path: Path) -> None:
    register = tmp_path / "register"
    shutil.copytree(ROOT / GOOD, register)
    file = register / "declarations" / "mobile-bank-operations.yaml"
    saturday = file.read_text(encoding="utf-8").replace("filed_on: 2026-01-16", "filed_on: 2026-01-17")
    file.write_text(saturday, encoding="utf-8")
    assert ito_gate("check", *DAY, register).code == 0
    assert ito_gate("check", *DAY, "--fail-on", "warn", register).code == 1


def test_the_configuration_is_read_and_checked(ito_gate: Call, tmp_path: Path) -> None:
    config = tmp_path / "ito-gate.yaml"
    config.write_text("ito_gate: config/v1\nfiling: {count_mod: t20}\n", encoding="utf-8")
    done = ito_gate("deadline", "--signing", "2026-03-02", cwd=tmp_path)
    assert done.code == 2
    assert "ito-gate.yaml:2" in done.err
    config.write_text("ito_gate: config/v1\nfiling: {count_mode: t20}\n", encoding="utf-8")
    assert "2026-01-27" in ito_gate("deadline", "--signing", "2026-03-02", cwd=tmp_path).out


@pytest.mark.parametrize(
    ("signing", "t21", "t20"),
    [
        ("2024-03-01", "2024-01-29", "2024-01-30"),
        ("2025-02-10", "2025-01-06", "2025-01-07"),
        ("2026-03-02", "2026-01-26", "2026-01-27"),
        ("2020-02-24", "2020-01-17", "2020-01-19"),
    ],
)
def test_deadline(ito_gate: Call, signing: str, t21: str, t20: str) -> None:
    for mode, expected in (("t21", t21), ("t20", t20)):
        done = ito_gate("deadline", "--signing", signing, "--count-mode", mode, "--format", "json")
        answer = json.loads(done.out)
        assert (done.code, answer["filed"], answer["clear_days"]["lower"]) == (
            0,
            expected,
            answer["required"],
        )
        back = json.loads(ito_gate("deadline", "--filed", expected, "--count-mode", mode, "--format", "json").out)
        assert back["signing"] <= signing


def test_deadline_of_a_pair(ito_gate: Call) -> None:
    assert ito_gate("deadline", "--filed", "2026-01-26", "--signing", "2026-03-02").code == 0
    assert ito_gate("deadline", "--filed", "2026-01-27", "--signing", "2026-03-02").code == 1


def test_deadline_outside_the_calendar_is_undecided(ito_gate: Call) -> None:
    done = ito_gate("deadline", "--signing", "2099-01-01")
    assert done.code == 4
    assert "2099-01-01" in done.err or "2031" in done.err


def test_classify_gives_reasons(ito_gate: Call) -> None:
    done = ito_gate("classify", *DAY, "--lang", "zh", f"{GOOD}/declarations/card-analytics-singapore.yaml")
    assert done.code == 0
    assert "是  跨境外包 (cross_border): 在 新加坡（SG） 实施服务" in done.out
    entries = json.loads(ito_gate("classify", *DAY, "--format", "json", GOOD).out)
    assert {entry["id"] for entry in entries} >= {"ITO-2026-001", "ITO-2026-008"}


def test_explain_shows_clause_examples_and_files(ito_gate: Call) -> None:
    done = ito_gate("explain", "filing/lead-time", "--lang", "en")
    assert done.code == 0
    assert "应当在外包合同签订前二十个工作日向银保监会或其派出机构的信息科技监管部门报告" in done.out
    assert "lead_time_test.rego" in done.out
    assert "Does not pass" in done.out


def test_explain_quotes_items_of_the_annex_and_their_opening_once(ito_gate: Call) -> None:
    out = ito_gate("explain", "filing/material").out
    assert "  附件 1（一）4\n  4. 实施方式：驻场外包、非驻场外包；\n" in out
    assert "  附件 1（三）\n  三、外包风险评估报告。\n" in out
    assert out.count("  一、外包服务基本情况，包括：\n") == 1
    assert out.count("  银行保险机构信息科技外包监管报告\n") == 1


def test_every_rule_can_be_explained_in_both_languages(ito_gate: Call) -> None:
    for rule in json.loads(ito_gate("rules", "--format", "json").out):
        for lang in ("zh", "en"):
            assert ito_gate("explain", rule["id"], "--lang", lang).code == 0


@pytest.mark.parametrize("kind", ["declaration", "provider", "institution", "incident", "config", "report"])
def test_schema_prints_the_schema(ito_gate: Call, kind: str) -> None:
    assert json.loads(ito_gate("schema", kind).out) == schema(kind)


def test_an_old_terminal_that_cannot_write_chinese() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "ito_gate", "check", *DAY, "--lang", "zh", BAD],
        cwd=ROOT,
        capture_output=True,
        check=False,
        env={
            "PATH": "",
            "LC_ALL": "C",
            "PYTHONUTF8": "0",
            "PYTHONCOERCECLOCALE": "0",
            "PYTHONIOENCODING": "ascii",
        },
    )
    assert run.returncode == 1
    assert b"Traceback" not in run.stderr


def test_an_internal_error_is_4_and_never_1(ito_gate: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def burst(request: object) -> None:
        raise RuntimeError(request)

    monkeypatch.setattr("ito_gate.gate.check", burst)
    done = ito_gate("check", GOOD)
    assert done.code == 4
    assert "nothing was decided" in done.err


@pytest.mark.parametrize("command", [(), ("check",), ("schema",)])
def test_the_help_keeps_the_lines_of_its_examples(command: tuple[str, ...], ito_gate: Call) -> None:
    done = ito_gate(*command, "--help")
    assert (done.code, done.err) == (0, "")
    assert "\n  Examples:\n    ito-gate " in done.out
    assert "\\b" not in done.out


@pytest.mark.parametrize("arguments", [["check", "--as-of", "2026-11-02", "examples/bad"], ["schema", "declaration"]])
def test_a_reader_that_has_gone_is_4_and_never_1(arguments: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as gone:
        done = subprocess.run([sys.executable, "-m", "ito_gate", *arguments], cwd=ROOT, stdout=gone, check=False)
    assert done.returncode == 4
