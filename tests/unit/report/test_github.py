from __future__ import annotations

import dataclasses
import json
import subprocess

import pytest
from hypothesis import given, settings

from ito_gate.model import Outcome, Report, Status, Text
from support import program
from unit.report.consumers import (
    HOSTILE,
    Command,
    github_command,
    github_older_command,
    hostile,
    invisible,
    many,
    written,
)
from unit.report.reports import BANK, CLAUSES, FAILS, LATE, PASSES, UNDECIDED, declaration, finding, report, reports


def commands(one: Report, lang: str = "en") -> list[Command]:
    """The annotations that the runner makes of the output; the last line is for people."""
    *lines, last = written("github", one, lang).splitlines()
    assert github_command(last) is None
    assert not github_older_command(last)
    found = [github_command(line) for line in lines]
    assert None not in found
    return [one for one in found if one is not None]


def failing(*found: object) -> Report:
    return report(declaration(outcomes=(Outcome("filing/lead-time", Status.FAIL, found),)))  # type: ignore[arg-type]


def test_an_annotation_has_its_place_and_all_that_there_is_to_say() -> None:
    (one,) = commands(failing(LATE))
    assert one.name == "error"
    assert one.properties == {
        "file": BANK,
        "line": "5",
        "endLine": "5",
        "col": "13",
        "endColumn": "23",
        "title": "deny filing/lead-time · ITO-2026-001",
    }
    assert one.message.splitlines() == [
        LATE.message.en,
        f"fix: {LATE.remediation.en}",
        "clause: Article 37, Article 37(5)",
        "latest: 2026-01-26",
        "about: ITO-2026-001",
    ]


def test_a_block_has_no_columns_which_the_runner_drops_where_lines_differ() -> None:
    (one,) = commands(failing(CLAUSES[0]))
    assert {name: one.properties.get(name) for name in ("line", "endLine", "col")} == {
        "line": "7",
        "endLine": "9",
        "col": None,
    }


@pytest.mark.parametrize(
    ("fail_on", "levels"), [("deny", ["error", "warning", "notice"]), ("warn", ["error", "notice"])]
)
def test_levels(fail_on: str, levels: list[str]) -> None:
    one = dataclasses.replace(FAILS, options={"fail_on": fail_on})
    assert list(dict.fromkeys(command.name for command in commands(one))) == levels
    waived = [command.name for command in commands(one) if "crossborder/law" in command.properties["title"]]
    assert waived == ["notice"]


@pytest.mark.parametrize(("count", "shown", "more"), [(10, 10, 0), (11, 9, 2), (500, 9, 491)])
def test_no_more_annotations_than_a_step_keeps(count: int, shown: int, more: int) -> None:
    found = commands(failing(*many(count)))
    assert len(found) == min(count, 10)
    titles = [one.properties["title"] for one in found]
    assert sum("filing/lead-time" in title for title in titles) == shown
    if more:
        assert found[-1].message.startswith(f"{more} more findings")


def test_the_worst_are_shown() -> None:
    errors = [one for one in commands(FAILS) if one.name == "error"]
    # An empty file comes first, and access/purpose does not push the undetermined one out of the count.
    assert errors[-1].message.startswith("21 more findings")


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_values_make_no_command_of_their_own(value: str) -> None:
    one = hostile(value)
    text = written("github", one)
    assert invisible(text) == []
    found = commands(one)
    assert [command.name for command in found] == ["error"] * 3 + ["warning", "notice"]
    for command in found:
        assert set(command.properties) <= {"file", "line", "endLine", "col", "endColumn", "title"}
        assert command.properties.get("line", "1") == "1"


@given(reports)
@settings(max_examples=50, deadline=None)
def test_of_any_report_every_line_but_the_last_is_one_annotation(one: Report) -> None:
    for command in commands(one):
        assert command.name in {"error", "warning", "notice"}
        assert len(command.message) <= 4096
        assert len(command.properties["title"]) <= 255


def test_an_undecided_run_says_why_without_a_file() -> None:
    first, second, third = commands(UNDECIDED)
    assert [one.name for one in (first, second, third)] == ["error"] * 3
    assert "file" not in first.properties
    assert "cannot read a.yaml" in first.message
    assert third.properties["file"] == BANK
    assert written("github", UNDECIDED).splitlines()[-1] == "ito-gate: undecided: undetermined 3"


def test_a_run_without_findings_is_only_its_verdict() -> None:
    assert written("github", PASSES, "zh") == "ito-gate: 通过：没有\n"


@pytest.mark.parametrize("value", HOSTILE[:-1])
def test_it_is_escaped_as_the_toolkit_of_github_does(value: str) -> None:
    value = value.encode("utf-8", "replace").decode()
    line = written("github", failing(finding(path="a:b,c%.yaml", message=Text(value, value)))).splitlines()[0]
    read = github_command(line)
    assert read is not None
    library = program("command.js").as_uri()
    script = (
        f"import {{issueCommand}} from {json.dumps(library)};"
        "const {name, properties, message} = JSON.parse(process.argv[1]);"
        "issueCommand(name, properties, message);"
    )
    asked = json.dumps(dataclasses.asdict(read))
    arguments = [str(program("node")), "--input-type=module", "-e", script, asked]
    done = subprocess.run(arguments, capture_output=True, text=True, check=True)
    assert done.stdout.rstrip("\n") == line
