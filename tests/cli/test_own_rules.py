"""A bank's own rules on the command line: asked, shown, refused; written and tested."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import opa_server
import own
from ito_gate.model import STAGES
from ito_gate.policy.bundle import archive as bundle
from ito_gate.resources import policies_dir
from own import EXAMPLE, copied, edit, folder
from support import ROOT, program, schema, the_pack

GOOD = ROOT / "examples" / "good"
DAY = ("--as-of", "2026-11-02")
RULE = "access/privileged-days"
FILE = "examples/good/declarations/mobile-bank-operations.yaml"
Call = Callable[..., Any]


def outcomes(report: dict[str, Any]) -> dict[str, Any]:
    return {one["rule"]: one for result in report["declarations"] for one in result["outcomes"] if one["findings"]}


def test_an_own_rule_blocks_and_is_shown_with_its_line(ito_gate: Call) -> None:
    done = ito_gate("check", *DAY, "--policy", EXAMPLE, "--lang", "en", FILE)
    assert done.code == 1
    assert f"deny[{RULE}]: liu.yang@xinghe.example is an administrator of mbank-db for 91 days" in done.out
    assert f"--> {FILE}:72:19  ITO-2026-001" in done.out
    assert "= clause: Article 32(2), XH-ITO-07" in done.out
    assert "= latest: 2026-12-30" in done.out
    assert "policies 0.1.0+xinghe.1" in done.out
    assert ito_gate("check", *DAY, FILE).code == 0


def test_the_report_names_them_and_fits_its_schema(ito_gate: Call) -> None:
    done = ito_gate("check", *DAY, "--policy", EXAMPLE, "--format", "json", GOOD)
    report = json.loads(done.out)
    jsonschema.Draft202012Validator(schema("report")).validate(report)
    assert report["provenance"]["policy_revision"] == "0.1.0+xinghe.1"
    (finding,) = outcomes(report)[RULE]["findings"]
    assert (finding["line"], finding["level"], finding["articles"]) == (72, "deny", ["32(2)", "XH-ITO-07"])
    without = json.loads(ito_gate("check", *DAY, "--format", "json", GOOD).out)
    assert without["provenance"]["policy_digest"] != report["provenance"]["policy_digest"]
    for result in report["declarations"]:
        result["outcomes"] = [one for one in result["outcomes"] if one["rule"] != RULE]
    assert [one["outcomes"] for one in report["declarations"]] == [one["outcomes"] for one in without["declarations"]]


def test_several_processes_give_the_same_bytes(ito_gate: Call, tmp_path: Path) -> None:
    other = folder(tmp_path / "a")
    one = ito_gate("check", *DAY, "--policy", EXAMPLE, "--policy", other, "--format", "json", "examples/bad")
    two = ito_gate("check", *DAY, "--policy", other, "--policy", EXAMPLE, "--format", "json", "-j", "2", "examples/bad")
    assert one.out == two.out
    assert RULE in one.out


def test_configuration_environment_and_option_add_up(
    ito_gate: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(GOOD, tmp_path / "外包")
    copied(tmp_path / "自有规则")
    config = tmp_path / "ito-gate.yaml"
    config.write_text("ito_gate: config/v1\nregister: [外包]\npolicies: [自有规则]\n", "utf-8")
    (tmp_path / "b").mkdir()

    def revision(*arguments: str) -> str:
        done = ito_gate("check", *DAY, "--format", "json", *arguments, cwd=tmp_path / "b")
        return str(json.loads(done.out)["provenance"]["policy_revision"])

    assert revision() == "0.1.0+xinghe.1"
    assert ito_gate("explain", RULE, cwd=tmp_path).code == 0
    folder(tmp_path / "b" / "one", root="one", rule="custody/one")
    folder(tmp_path / "b" / "two", root="two", rule="custody/two")
    monkeypatch.setenv("ITO_GATE_POLICY", "one")
    assert revision() == "0.1.0+one.1.xinghe.1"
    assert revision("--policy", "two") == "0.1.0+two.1.xinghe.1"
    monkeypatch.setenv("ITO_GATE_POLICY", os.pathsep.join(("one", "two")))
    assert revision() == "0.1.0+one.1.two.1.xinghe.1"
    # What the configuration names is not judged twice when an option names it too.
    assert revision("--policy", "../自有规则") == "0.1.0+xinghe.1"


def test_rules_and_explain_show_them(ito_gate: Call) -> None:
    assert RULE in ito_gate("rules", "--policy", EXAMPLE, "access").out
    assert RULE not in ito_gate("rules", "access").out
    done = ito_gate("explain", "--policy", EXAMPLE, RULE, "--lang", "zh")
    assert "XH-ITO-07" in done.out
    assert "《示例银行外部访问管理细则》（虚构）第八条" in done.out
    assert "第三十二条（二）" in done.out
    assert "\n  examples/own-rules/access/privileged_days_test.rego\n" in done.out
    assert "privileged-days" not in ito_gate("explain", RULE).out


def test_an_own_rule_is_waived_by_its_force(ito_gate: Call, tmp_path: Path) -> None:
    path = copied(tmp_path / "a")
    arguments = ("waiver", RULE, "--declaration", "ITO-2026-001", *DAY, "--policy", path, GOOD)
    assert ito_gate(*arguments).code == 1
    edit(path / "access" / "privileged_days.rego", "force: must", "force: in_principle")
    done = ito_gate(*arguments)
    assert done.code == 0
    assert f"rule: {RULE}\n" in done.out
    register = tmp_path / "register"
    shutil.copytree(GOOD, register)
    draft = done.out.replace("requested_by:", "requested_by: 甲").replace("approved_on:", "approved_on: 2026-11-01")
    lines = [line.partition("#")[0].rstrip() for line in draft.splitlines()]
    filled = {"reason:": " 变更窗口", "approved_by:": " 乙", "expires_on:": " 2027-01-31", "evidence_ref:": " OA-1"}
    text = "\n".join(line + filled.get(line, "") for line in lines if line) + "\n"
    (register / "waivers" / "own.yaml").write_text(text, "utf-8")
    checked = ito_gate("check", *DAY, "--policy", path, "--format", "json", register)
    assert outcomes(json.loads(checked.out))[RULE]["status"] == "waived"
    assert checked.code == 0


@pytest.mark.parametrize("arguments", [("check", *DAY, FILE), ("rules",), ("explain", RULE), ("policy", "test")])
def test_broken_own_rules_end_every_command(ito_gate: Call, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    path = copied(tmp_path / "a")
    edit(path / "access" / "privileged_days.rego", "most := 90", "most := time.now_ns()")
    option = (path,) if arguments == ("policy", "test") else ("--policy", path)
    done = ito_gate(*arguments, *option, "--lang", "en")
    assert (done.code, done.out) == (4, "")
    assert "access/privileged_days.rego:59: time.now_ns must not be used" in done.err
    assert "时钟" in ito_gate(*arguments, *option, "--lang", "zh").err


def test_a_folder_that_is_not_there_is_a_usage_error(ito_gate: Call) -> None:
    for arguments in (("check", FILE, "--policy", "nowhere"), ("policy", "test", "nowhere"), ("policy", "test")):
        assert ito_gate(*arguments).code == 2


def test_the_example_proves_itself(ito_gate: Call) -> None:
    done = ito_gate("policy", "test", EXAMPLE, "--lang", "en")
    assert (done.code, done.out) == (0, "rules 1, tests 4, examples 2, cases 3: all passed\n")


@pytest.mark.parametrize("stage", STAGES)
def test_a_new_rule_is_green_at_every_stage(ito_gate: Call, tmp_path: Path, stage: str) -> None:
    made = ito_gate("policy", "new", "data-residency/approved-places", "--stage", stage, "--lang", "en", cwd=tmp_path)
    assert made.code == 0
    assert "wrote own-rules/data_residency/approved_places.rego" in made.out
    assert "ito-gate policy test own-rules" in made.out
    done = ito_gate("policy", "test", "own-rules", "--lang", "en", cwd=tmp_path)
    assert (done.code, done.err) == (0, "")
    assert done.out.endswith(": all passed\n")


def test_a_second_rule_joins_the_first(ito_gate: Call, tmp_path: Path) -> None:
    arguments = ("policy", "new", "--dir", "制度/规则", "--lang", "zh")
    assert ito_gate(*arguments, "--root", "acme", "custody/one", cwd=tmp_path).code == 0
    assert ito_gate(*arguments, "filing/two", cwd=tmp_path).code == 0
    assert "package acme.filing.two" in (tmp_path / "制度" / "规则" / "filing" / "two.rego").read_text("utf-8")
    assert "规则 2 条" in ito_gate("policy", "test", "制度/规则", "--lang", "zh", cwd=tmp_path).out
    assert ito_gate(*arguments, "--root", "corp", "custody/three", cwd=tmp_path).code == 2


def test_nothing_is_overwritten(ito_gate: Call, tmp_path: Path) -> None:
    ito_gate("policy", "new", "custody/one", cwd=tmp_path)
    module = tmp_path / "own-rules" / "custody" / "one.rego"
    module.write_text("mine", "utf-8")
    (tmp_path / "own-rules" / "custody" / "one_test.rego").unlink()
    done = ito_gate("policy", "new", "custody/one", "--lang", "en", cwd=tmp_path)
    assert done.code == 2
    assert "already there, nothing was written: own-rules/custody/one.rego" in done.err
    assert module.read_text("utf-8") == "mine"
    assert not (tmp_path / "own-rules" / "custody" / "one_test.rego").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("one",),
        ("a/b/c",),
        ("Custody/one",),
        ("custody/one_two",),
        ("custody/-one",),
        ("../x/y",),
        ("lib/one",),
        ("facts/one",),
        ("waiver/one",),
        ("custody/not",),
        ("json/one",),
        ("custody/one-test",),
        ("filing/lead-time",),
        ("custody/one", "--root", "ito"),
        ("custody/one", "--root", "time"),
        ("custody/one", "--root", "A"),
        ("custody/one", "--stage", "early"),
        (),
    ],
)
def test_a_name_that_cannot_be_used(ito_gate: Call, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = ito_gate("policy", "new", *arguments, cwd=tmp_path)
    assert done.code == 2
    assert done.err
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written(ito_gate: Call, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = ito_gate("policy", "new", "custody/one", "--dir", "file", cwd=tmp_path)
    assert done.code == 2
    assert "Traceback" not in done.err


def test_nothing_to_test_is_3(ito_gate: Call, tmp_path: Path) -> None:
    path = folder(tmp_path / "a")
    shutil.rmtree(path / "custody")
    assert ito_gate("policy", "test", path).code == 3


def change(file: str, before: str, after: str) -> Callable[[Path], None]:
    return lambda path: edit(path / file, before, after)


def remove(file: str) -> Callable[[Path], None]:
    return lambda path: (path / file).unlink()


def write(file: str, text: str) -> Callable[[Path], None]:
    def made(path: Path) -> None:
        (path / file).parent.mkdir(parents=True, exist_ok=True)
        (path / file).write_text(text, "utf-8")

    return made


MODULE, TEST, CASES = "custody/unit.rego", "custody/unit_test.rego", "cases/custody/unit"
FAIL = f"{CASES}/fail-first.yaml"


@pytest.mark.parametrize(
    ("break_", "said"),
    [
        (remove(TEST), [f"{MODULE}:1: no test: no rule test_… in unit_test.rego"]),
        (change(TEST, "findings == set()", "findings != set()"), [f"{TEST}:9: the test test_passes does not hold"]),
        (
            change(TEST, "test_passes", "test_passes := 7 if true\n\ntest_more"),
            [f"{TEST}:9: the test test_passes does"],
        ),
        (change(TEST, "test_passes if", "test_passes(x) if"), [f"{TEST}:9: the test test_passes does not hold"]),
        (remove(f"{CASES}/pass-first.yaml"), [f"{MODULE}:1: no pass case (cases/custody/unit/pass-….yaml)"]),
        (remove(FAIL), [f"{MODULE}:1: no fail case"]),
        (change(FAIL, "expect: fail", "expect: warn"), [f"{FAIL}:2: expected warn, but the status is fail"]),
        (
            change(FAIL, "line: 7", "line: 6"),
            [f"{FAIL}:3: unit is not found in line 6", f"{FAIL}:7: unit is found, but"],
        ),
        (
            change(FAIL, "市场部}", "信息科技部}"),
            [f"{FAIL}:2: expected fail, but the status is pass", f"{FAIL}:3: unit is"],
        ),
        (change(FAIL, "change:", "chnage:"), [f"{FAIL}:1: a case is made of"]),
        (change(FAIL, "# 责任", "责任"), [f"{FAIL}:"]),
        (change(FAIL, "expect: fail", "expect: good"), [f"{FAIL}:2: expect of a fail case is one of fail, pass, warn"]),
        (change(FAIL, "  - {message: unit, line: 7}", "  - unit"), [f"{FAIL}:3: each of findings is"]),
        (write(f"{CASES}/good-x.yaml", "# x\nexpect: pass\n"), [f"{CASES}/good-x.yaml: its name begins with one of"]),
        (write(f"{CASES}/pass-x.yml", "# x\nexpect: pass\n"), [f"{CASES}/pass-x.yml: a case is at cases/"]),
        (
            write("cases/custody/other/pass-x.yaml", "# x\nexpect: pass\n"),
            ["cases/custody/other/pass-x.yaml: a case is"],
        ),
        (write("cases/pass-x.yaml", "# x\nexpect: pass\n"), ["cases/pass-x.yaml: a case is at cases/"]),
        (write(f"{CASES}/pass-x.yaml", "# x\nexpect: {\n"), [f"{CASES}/pass-x.yaml:"]),
        (write(f"{CASES}/pass-x.yaml", ""), [f"{CASES}/pass-x.yaml: a file is one case"]),
        (change(MODULE, "unit: 市场部", "unit: 信息科技部"), [f"{MODULE}:27: the example fail gives pass"]),
        (change(MODULE, "unit: 信息科技部", "unit: 财务部"), [f"{MODULE}:29: the example pass gives fail: TO FILL IN"]),
        (
            change(MODULE, '"at": ["decl', '"at": 7, "x": ["decl'),
            [f"{MODULE}:27: the example fail is not decided", TEST, FAIL],
        ),
    ],
)
def test_what_is_not_proved_is_1_with_its_line(
    ito_gate: Call, tmp_path: Path, break_: Callable[[Path], None], said: list[str]
) -> None:
    path = folder(tmp_path / "a")
    break_(path)
    done = ito_gate("policy", "test", "a", "--lang", "en", cwd=tmp_path)
    assert (done.code, done.err) == (1, "")
    failures = [line for line in done.out.splitlines() if line.startswith("a/")]
    assert done.out.endswith(f"{len(failures)} failed\n")
    for one in said:
        assert any(line.startswith(f"a/{one}") for line in failures), done.out
    assert len(failures) == len(said), done.out


def test_what_nothing_has_run_is_named(ito_gate: Call, tmp_path: Path) -> None:
    path = folder(tmp_path / "a")
    edit(path / MODULE, "allowed := {", "unused(x) := y if {\n\ty := x\n}\n\nallowed := {")
    done = ito_gate("policy", "test", "a", "--lang", "en", cwd=tmp_path)
    assert done.code == 0
    assert f"no test has run a/{MODULE}:{line_of(path / MODULE, 'unused')}" in done.out


def line_of(file: Path, start: str) -> int:
    lines = file.read_text("utf-8").split("\n")
    return next(number for number, line in enumerate(lines, 1) if line.startswith(start))


def test_real_opa_accepts_and_tests_what_is_written(ito_gate: Call, tmp_path: Path) -> None:
    opa = program("opa")
    ito_gate("policy", "new", "custody/unit", "--stage", "signed", cwd=tmp_path)
    for path in (tmp_path / "own-rules", EXAMPLE):
        for arguments in (
            ("check", "--strict", "-b"),
            ("test", "--run", r"^data\.(own|xinghe)\.", "--timeout", "60s", "-b"),
        ):
            done = subprocess.run(
                [opa, *arguments, path, ROOT / "policies"], capture_output=True, text=True, check=False
            )
            assert done.returncode == 0, done.stdout + done.stderr
        form = subprocess.run([opa, "fmt", "--diff", path], capture_output=True, text=True, check=True)
        assert form.stdout == ""


@pytest.mark.parametrize("pushed", [True, False], ids=["pushed", "bundle"])
def test_real_opa_judges_by_own_rules_too(ito_gate: Call, tmp_path: Path, pushed: bool) -> None:
    arguments = ("check", *DAY, "--policy", EXAMPLE, "--format", "json", GOOD)
    ours = json.loads(ito_gate(*arguments).out)
    file = tmp_path / "ito-gate.tar.gz"
    assert ito_gate("policy", "bundle", "--policy", EXAMPLE, "-o", file).code == 0
    served = () if pushed else ("--bundle", file)
    with opa_server.opa(tmp_path, *served) as url:
        done = ito_gate(*arguments, "--engine", "opa", "--opa-url", url, *(["--opa-push"] if pushed else []))
        # Without them the server holds other policies than expected.
        other = ito_gate("check", *DAY, "--engine", "opa", "--opa-url", url, GOOD)
    assert done.code == 1, done.err
    theirs = json.loads(done.out)
    for report in (ours, theirs):
        del report["provenance"]["engine"], report["provenance"]["engine_version"]
    assert theirs == ours
    assert other.code == 4


def test_a_bundle_holds_their_words() -> None:
    made = bundle.build(own.load(EXAMPLE), policies_dir())
    assert made.roots == ("ito", "xinghe")
    assert json.loads(made.files["ito/texts/data.json"])["rules"][RULE]["basis"]["zh"].startswith("《示例银行")
    texts = "ito/texts/data.json"
    assert bundle.build(the_pack(), policies_dir()).files[texts] == (policies_dir() / texts).read_bytes()
