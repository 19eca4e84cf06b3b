"""The formats of other tools, from files of YAML to what the consumers read."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
from junitparser import Error, JUnitXml
from markdown_it import MarkdownIt
from tap.parser import Parser

from ito_gate.report import REPORTERS
from ito_gate.report.markdown import LONGEST
from support import INSTALLED, ROOT, program, schema
from unit.report.consumers import HOSTILE, azure_command, github_command, gitlab_degradations, invisible

GOOD = "examples/good"
BAD = "examples/bad"
DAY = ("--as-of", "2026-11-02")
OURS = sorted(set(REPORTERS) - {"text", "json"})
NAME = "申报 %0A,::error file=x::]|`@octocat`&#8203;<b>;%3B.yaml"
Call = Callable[..., Any]


@pytest.fixture(autouse=True)
def no_summary(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register of one declaration with hostile names of fields and values, in a file of a hostile name."""
    target = tmp_path_factory.mktemp("hostile") / "登记册"
    shutil.copytree(ROOT / GOOD, target)
    source = target / "declarations" / "mobile-bank-operations.yaml"
    text = source.read_text(encoding="utf-8")
    fields = "".join(f"{json.dumps(value.encode('utf-8', 'replace').decode())}: 1\n" for value in HOSTILE[:-1])
    spoilt = re.sub(r"(?m)^( *principal: ).*$", rf"\1{json.dumps(HOSTILE[9] + HOSTILE[1])}", text)
    assert spoilt != text
    (target / "declarations" / NAME).write_text(spoilt + fields, encoding="utf-8")
    source.unlink()
    return target


JUDGED = ("declarations", "institutions", "incidents", "orders")


def counts(document: dict[str, Any]) -> Counter[str]:
    """How many findings of which level are in force in the JSON report; each is there once for each document."""
    found: set[tuple[str, str]] = set()
    for one in document["findings"]:
        found.add((one["level"], json.dumps(one)))
    for result in (one for kind in JUDGED for one in document[kind]):
        for outcome in result["outcomes"]:
            undetermined = outcome["status"] == "undetermined"
            for one in outcome["findings"]:
                if outcome["status"] != "todo":
                    same = {**one, "fingerprint": ""}
                    level = "waived" if one["waiver"] else "undetermined" if undetermined else one["level"]
                    found.add((level, json.dumps(same)))
    return Counter(level for level, _ in found)


def uris(run: dict[str, Any]) -> set[str]:
    return {one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in run["results"]}


@pytest.mark.parametrize("register", [GOOD, BAD])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_finding_is_lost_on_the_way(ito_gate: Call, tmp_path: Path, register: str, lang: str) -> None:
    files = {name: tmp_path / name for name in (*OURS, "json")}
    arguments = [word for name, file in files.items() for word in ("--format", f"{name}={file}")]
    assert ito_gate("check", *DAY, "--lang", lang, *arguments, register).code == (0 if register == GOOD else 1)
    texts = {name: file.read_text(encoding="utf-8") for name, file in files.items()}
    expected = counts(json.loads(texts["json"]))
    assert expected.total() > (500 if register == BAD else 0)
    blocking = expected["deny"] + expected["undetermined"]
    notes = expected["info"] + expected["waived"]

    (run,) = json.loads(texts["sarif"])["runs"]
    levels = Counter(result["level"] for result in run["results"])
    assert levels == Counter({"error": blocking, "warning": expected["warn"], "note": notes}) - Counter()
    assert sum(bool(result["suppressions"]) for result in run["results"]) == expected["waived"]
    assert all((ROOT / unquote(uri)).is_file() for uri in uris(run))

    severities = Counter(one["severity"] for one in gitlab_degradations(texts["gitlab"]).values())
    assert severities == Counter({"blocker": blocking, "major": expected["warn"], "info": notes}) - Counter()

    severities = Counter(one["severity"] for one in json.loads(texts["rdjson"])["diagnostics"])
    assert severities == Counter({"ERROR": blocking, "WARNING": expected["warn"], "INFO": notes}) - Counter()

    outcomes = Counter[str]()
    for result in (json.loads(texts["json"])[kind] for kind in JUDGED):
        outcomes.update(outcome["status"] for one in result for outcome in one["outcomes"])
    suites = [suite for suite in JUnitXml.fromstring(texts["junit"].encode()) if not suite.name.startswith("file.")]
    assert sum(suite.errors for suite in suites) == outcomes["undetermined"]
    assert sum(suite.failures for suite in suites) == outcomes["fail"]
    assert sum(suite.tests for suite in suites) == outcomes.total()

    points = [line for line in Parser().parse(StringIO(texts["tap"])) if line.category == "test"]
    about_rules = [point for point in points if not point.description.startswith("- file.")]
    assert Counter(point.ok for point in about_rules)[False] == outcomes["undetermined"] + outcomes["fail"]
    assert len(about_rules) == outcomes.total()

    assert len(texts["markdown"].encode("utf-16-le")) // 2 <= LONGEST
    for parse, name in ((github_command, "github"), (azure_command, "azure")):
        lines = texts[name].splitlines()
        read = [command for line in lines if (command := parse(line)) is not None]
        assert len(read) >= len(lines) - 1
        levels = Counter(command.properties.get("type", command.name) for command in read)
        assert levels["error"] == min(blocking, 10)
        assert levels["warning"] == min(expected["warn"], 10)


@pytest.mark.parametrize("name", OURS)
def test_same_inputs_same_bytes(ito_gate: Call, name: str) -> None:
    folders = [f"{BAD}/declarations", f"{BAD}/providers", f"{BAD}/institutions"]
    one = ito_gate("check", *DAY, "--format", name, *folders).out
    assert len(one) > 1000
    assert one == ito_gate("check", *DAY, "--format", name, "--jobs", "2", *reversed(folders), folders[0]).out


@pytest.mark.parametrize("name", OURS)
def test_both_languages(ito_gate: Call, name: str) -> None:
    said = {lang: ito_gate("check", *DAY, "--lang", lang, "--format", name, BAD).out for lang in ("zh", "en")}
    if name == "sarif":
        # The help of a rule is in both.
        said = {lang: text.partition('"results": [')[2] for lang, text in said.items()}
    assert "没有字段" in said["zh"]
    assert "没有字段" not in said["en"]
    assert "There is no field" in said["en"]


def microsoft(file: Path, tmp_path: Path) -> list[dict[str, Any]]:
    """What Microsoft's validator finds: rules of the format, and those of GitHub's code scanning."""
    found = tmp_path / "validated.sarif"
    done = subprocess.run(
        [
            program("Sarif.Multitool"),
            *("validate", file, "--output", found, "--log", "ForceOverwrite"),
            *("--rule-kind", "Sarif;Ghas", "--level", "Error;Warning", "--kind", "Fail"),
        ],
        env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Analysis completed successfully" in done.stdout, done.stdout
    results: list[dict[str, Any]] = json.loads(found.read_text(encoding="utf-8-sig"))["runs"][0]["results"]
    return results


# The tool has no address to name, and a warning is said once for each file.
TOLERATED = {"SARIF2005"}


@pytest.mark.parametrize("register", [GOOD, BAD, "hostile"])
def test_microsofts_validator_has_nothing_to_say(ito_gate: Call, tmp_path: Path, hostile: Path, register: str) -> None:
    target = tmp_path / "a.sarif"
    where = (hostile, hostile) if register == "hostile" else (register, ROOT)
    ito_gate("check", *DAY, "--format", f"sarif={target}", where[0], cwd=Path(where[1]))
    found = microsoft(target, tmp_path)
    assert {one["ruleId"] for one in found} <= TOLERATED, json.dumps(found[:3], indent=1)


def test_microsofts_validator_is_one_that_can_fail(ito_gate: Call, tmp_path: Path) -> None:
    target = tmp_path / "a.sarif"
    ito_gate("check", *DAY, "--format", f"sarif={target}", BAD)
    text = target.read_text(encoding="utf-8")
    target.write_text(re.sub(r'"ruleIndex": [0-9]+', '"ruleIndex": 9999', text, count=1), encoding="utf-8")
    assert not {one["ruleId"] for one in microsoft(target, tmp_path)} <= TOLERATED


@pytest.mark.parametrize("name", OURS)
def test_nothing_hostile_gets_through_from_a_file(ito_gate: Call, hostile: Path, name: str) -> None:
    done = ito_gate("check", *DAY, "--lang", "en", "--format", name, hostile, cwd=hostile)
    assert (done.code, done.err) == (1, "")
    assert invisible(done.out) == []
    if name == "github":
        *lines, last = done.out.splitlines()
        read = [github_command(line) for line in lines]
        assert {command.name if command else "" for command in read} <= {"error", "warning", "notice"}
        assert last.startswith("ito-gate: failed")
        assert f"declarations/{NAME}" in {command.properties.get("file") for command in read if command}
    elif name == "azure":
        read = [azure_command(line) for line in done.out.splitlines()]
        assert {command.name for command in read if command} == {"task.logissue", "task.complete"}
        assert read[0] is not None
        assert read[0].properties["sourcepath"] == f"declarations/{NAME}"
    elif name == "junit":
        names = {suite.name for suite in JUnitXml.fromstring(done.out.encode())}
        assert f"file.declarations/{NAME}" in names
    elif name == "markdown":
        html = MarkdownIt("gfm-like").render(done.out)
        assert set(re.findall("<([a-z0-9]+)", html)) <= {
            *("h3", "p", "table", "thead", "tbody", "tr", "th", "td", "ul", "li", "code"),
            *("details", "summary", "strong", "sub", "br"),
        }
    elif name == "sarif":
        named = uris(json.loads(done.out)["runs"][0])
        assert f"declarations/{NAME}" in map(unquote, named)
        assert all(re.fullmatch(r"[A-Za-z0-9/_.~%-]+", uri) for uri in named)


def test_what_is_waived_is_suppressed_and_never_an_error(ito_gate: Call) -> None:
    results = json.loads(ito_gate("check", *DAY, "--format", "sarif", GOOD).out)["runs"][0]["results"]
    waived = [result for result in results if result["suppressions"]]
    assert [(one["level"], one["suppressions"][0]["justification"]) for one in waived] == [("note", "WV-2026-001")]


def test_a_warning_that_blocks_is_an_error(ito_gate: Call, tmp_path: Path) -> None:
    register = tmp_path / "register"
    shutil.copytree(ROOT / GOOD, register)
    file = register / "declarations" / "mobile-bank-operations.yaml"
    saturday = file.read_text(encoding="utf-8").replace("filed_on: 2026-01-16", "filed_on: 2026-01-17")
    file.write_text(saturday, encoding="utf-8")
    for arguments, code, command in (((), 0, "warning"), (("--fail-on", "warn"), 1, "error")):
        done = ito_gate("check", *DAY, *arguments, "--format", "github", register)
        assert done.code == code
        read = Counter(line.split(" ")[0] for line in done.out.splitlines() if line.startswith("::"))
        assert read[f"::{command}"] > 0
        assert read["::error"] + read["::warning"] == read[f"::{command}"]


# Without a verdict.


@pytest.fixture
def undecided(tmp_path: Path) -> dict[str, Path]:
    """Files of an earlier run that passed."""
    files = {name: tmp_path / f"out.{name}" for name in (*OURS, "json")}
    for file in files.values():
        file.write_text("passed, last week", encoding="utf-8")
    return files


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--engine", "opa", "--opa-url", "http://127.0.0.1:9", GOOD), 4),
        (("docs",), 3),
        (("examples/goood",), 2),
        (("--declaration", "ITO-0000-000", GOOD), 3),
    ],
)
def test_a_run_without_a_verdict_says_so_in_every_file(
    ito_gate: Call, undecided: dict[str, Path], arguments: tuple[str, ...], code: int
) -> None:
    formats = [word for name, file in undecided.items() for word in ("--format", f"{name}={file}")]
    done = ito_gate("check", *DAY, "--lang", "en", *formats, *arguments)
    assert (done.code, done.out) == (code, "")
    texts = {name: file.read_text(encoding="utf-8") for name, file in undecided.items()}
    reason = done.err.partition("ito-gate: ")[2].splitlines()[0]
    assert json.loads(texts["json"])["decision"] == "undecided"
    assert json.loads(texts["json"])["errors"][0]["en"] == reason
    (invocation,) = json.loads(texts["sarif"])["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    assert reason in invocation["toolExecutionNotifications"][0]["message"]["text"]
    (suite,) = JUnitXml.fromstring(texts["junit"].encode())
    (case,) = suite
    assert isinstance(case.result[0], Error)
    assert texts["tap"].splitlines()[1].startswith("not ok 1")
    assert [one["severity"] for one in json.loads(texts["gitlab"])] == ["blocker"]
    assert [one["severity"] for one in json.loads(texts["rdjson"])["diagnostics"]] == ["ERROR"]
    assert texts["github"].startswith("::error title=")
    assert "task.complete result=Failed" in texts["azure"]
    assert "### ito-gate: undecided" in texts["markdown"]


def test_the_report_of_a_run_without_a_verdict_fits_its_schema(ito_gate: Call, tmp_path: Path) -> None:
    target = tmp_path / "a.json"
    assert ito_gate("check", *DAY, "--format", f"json={target}", "docs").code == 3
    jsonschema.Draft202012Validator(schema("report")).validate(json.loads(target.read_text(encoding="utf-8")))


def test_standard_output_stays_empty_without_a_verdict(ito_gate: Call) -> None:
    for name in OURS:
        done = ito_gate("check", *DAY, "--format", name, "docs")
        assert (done.code, done.out) == (3, "")


def test_an_internal_error_is_written_too(ito_gate: Call, undecided: dict[str, Path], monkeypatch: Any) -> None:
    def burst(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("ito_gate.gate.check", burst)
    done = ito_gate("check", *DAY, "--format", f"sarif={undecided['sarif']}", GOOD)
    assert done.code == 4
    run = json.loads(undecided["sarif"].read_text(encoding="utf-8"))["runs"][0]
    assert run["invocations"][0]["executionSuccessful"] is False


# The summary of a step.


def test_the_summary_of_the_step_is_added_to(ito_gate: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("of another command\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    monkeypatch.setenv("ITO_GATE_OPA_TOKEN", "s3cret-token")
    shown = ito_gate("check", *DAY, "--format", "github", BAD).out
    markdown = ito_gate("check", *DAY, "--format", "markdown", BAD).out
    text = summary.read_text(encoding="utf-8")
    assert text == "of another command\n" + markdown
    assert len(text.encode()) < 1024 * 1024
    assert "s3cret-token" not in text + shown


def test_without_the_format_github_there_is_no_summary(
    ito_gate: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    assert ito_gate("check", *DAY, GOOD).code == 0
    assert not (tmp_path / "summary.md").exists()


def test_a_summary_that_cannot_be_written_is_an_error(
    ito_gate: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "nowhere" / "summary.md"))
    done = ito_gate("check", *DAY, "--format", "github", GOOD)
    assert done.code == 2
    assert "summary.md" in done.err


# Standing by.


def test_a_format_is_imported_only_when_it_is_asked_for() -> None:
    modules = {place.partition(":")[0] for name, place in REPORTERS.items() if name != "text"}
    code = (
        "import sys\n"
        "from ito_gate.cli.main import run\n"
        "assert run(['check', '--as-of', '2026-11-02', 'examples/good']) == 0\n"
        "print(sorted(name for name in sys.modules if name.startswith('ito_gate.report.')), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    imported = set(re.findall(r"ito_gate[.\w]+", done.stderr))
    assert "ito_gate.report.text" in imported
    assert imported & modules == set()
    assert imported & {f"ito_gate.report.{name}" for name in ("issue", "cases", "markup", "worst")} == set()


def test_programs_are_given_utf_8_whatever_the_locale() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ito_gate", "check", *DAY, "--lang", "zh", "--format", "gitlab", BAD],
        cwd=ROOT,
        capture_output=True,
        check=False,
        env={"PATH": "", "PYTHONPATH": str(INSTALLED), "PYTHONUTF8": "0", "PYTHONIOENCODING": "gbk"},
    )
    assert done.returncode == 1
    assert "没有字段" in done.stdout.decode("utf-8")


def test_the_help_names_every_format(ito_gate: Call) -> None:
    said = re.sub(r"\s+", " ", ito_gate("check", "--help").out)
    assert ", ".join(sorted(REPORTERS)) in said


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", ["text", "markdown", "tap", "json", "sarif", "gitlab", "rdjson", "junit"])
def test_a_document_cannot_command_the_log_of_a_pipeline(ito_gate: Call, tmp_path: Path, name: str, lang: str) -> None:
    """Hostile values, a quoted line, a misspelt field and a file name, on standard output and on standard error."""
    hostile = "##vso[task.setvariable variable=a]b " + "长" * 70 + " ::add-mask::c"
    folder = tmp_path / "::stop-commands::x" / "declarations"
    folder.mkdir(parents=True)
    text = (ROOT / "examples" / "good" / "declarations" / "terminal-support.yaml").read_text("utf-8")
    text = text.replace("provider: huadu-it", f'provider: "{hostile}"').replace(
        "name: 办公", f'"{hostile}": 1\nname: 办公'
    )
    (folder / "##[group]x.yaml").write_text(text, "utf-8")
    done = ito_gate("check", *DAY, "--lang", lang, "--format", name, ".", cwd=folder.parent)
    missing = ito_gate("check", *DAY, "--lang", lang, "none\n::error::x##[group]y", cwd=folder.parent)
    assert (done.code, missing.code) == (1, 2)
    for printed in (done.out, done.err, missing.out, missing.err):
        for line in re.split(r"[\r\n]", printed):
            assert not line.lstrip().startswith("::"), line
            assert not re.search(r"##(vso)?\[", line, re.IGNORECASE), line
