from __future__ import annotations

import dataclasses
import json
import subprocess

import pytest
from hypothesis import given, settings

from ito_gate.model import Level, Outcome, Report, Status, Text
from support import program
from unit.report.consumers import HOSTILE, Command, azure_command, hostile, invisible, many, written
from unit.report.reports import BANK, FAILS, LATE, PASSES, UNDECIDED, declaration, finding, report, reports


def commands(one: Report, lang: str = "en") -> tuple[list[Command], Command]:
    """The issues that the agent makes of the output, and the result of the task."""
    found = [azure_command(line) for line in written("azure", one, lang).splitlines()]
    assert None not in found
    *issues, complete = (one for one in found if one is not None)
    assert complete.name == "task.complete"
    assert {issue.name for issue in issues} <= {"task.logissue"}
    return issues, complete


def failing(*found: object) -> Report:
    return report(declaration(outcomes=(Outcome("filing/lead-time", Status.FAIL, found),)))  # type: ignore[arg-type]


def test_an_issue_has_its_place_and_rule() -> None:
    (issue,), complete = commands(failing(LATE))
    assert issue.properties == {
        "type": "error",
        "sourcepath": BANK,
        "linenumber": "5",
        "columnnumber": "13",
        "code": "filing/lead-time",
    }
    assert issue.message.startswith(f"{LATE.message.en} · fix: {LATE.remediation.en} · clause: Article 37")
    assert complete.properties == {"result": "Failed"}
    assert complete.message == "ito-gate: failed: deny 1"


def test_the_result_of_the_task() -> None:
    warned = dataclasses.replace(PASSES, findings=(finding(level=Level.WARN),))
    noted = dataclasses.replace(PASSES, findings=(finding(level=Level.INFO),))
    for one, result in (
        (PASSES, "Succeeded"),
        (noted, "Succeeded"),
        (warned, "SucceededWithIssues"),
        (FAILS, "Failed"),
        (UNDECIDED, "Failed"),
    ):
        assert commands(one)[1].properties == {"result": result}


def test_what_is_waived_and_what_only_informs_is_counted_and_never_an_issue() -> None:
    issues, complete = commands(FAILS)
    assert [issue.properties["type"] for issue in issues] == ["error"] * 10 + ["warning"]
    assert "waived 1" in complete.message
    assert not any("crossborder" in issue.properties.get("code", "") for issue in issues)


def test_a_warning_that_blocks_is_an_error() -> None:
    issues, _ = commands(dataclasses.replace(FAILS, options={"fail_on": "warn"}))
    assert {issue.properties["type"] for issue in issues} == {"error"}


def test_no_more_issues_than_a_task_keeps() -> None:
    issues, _ = commands(failing(*many(500)))
    assert len(issues) == 10
    assert issues[-1].message.startswith("491 more findings")


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_values_make_no_command_of_their_own(value: str) -> None:
    one = hostile(value)
    assert invisible(written("azure", one)) == []
    issues, complete = commands(one)
    assert [issue.properties["type"] for issue in issues] == ["error"] * 3 + ["warning"]
    assert complete.properties == {"result": "Failed"}
    for issue in issues:
        assert set(issue.properties) <= {"type", "sourcepath", "linenumber", "columnnumber", "code"}


@given(reports)
@settings(max_examples=50, deadline=None)
def test_of_any_report_every_line_is_one_command(one: Report) -> None:
    issues, _ = commands(one)
    assert all(len(issue.message) <= 4096 for issue in issues)


@pytest.mark.parametrize("value", HOSTILE[:-1])
def test_it_is_read_as_the_library_of_azure_does(value: str) -> None:
    value = value.encode("utf-8", "replace").decode()
    lines = written("azure", failing(finding(path=value, message=Text(value, value)))).splitlines()
    script = (
        "const {commandFromString} = require(process.argv[1]);"
        "const read = JSON.parse(process.argv[2]).map(line => commandFromString(line));"
        "console.log(JSON.stringify(read));"
    )
    arguments = [str(program("node")), "-e", script, str(program("taskcommand.js")), json.dumps(lines)]
    done = subprocess.run(arguments, capture_output=True, text=True, check=True)
    read = [Command(one["command"], one["properties"], one["message"]) for one in json.loads(done.stdout)]
    assert read == [azure_command(line) for line in lines]
