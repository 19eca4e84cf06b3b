from __future__ import annotations

import dataclasses
import json
import re
import subprocess
from io import StringIO
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from tap.parser import Parser

from ito_gate.model import Decision, Outcome, Report, Status
from support import program
from unit.report.consumers import HOSTILE, hostile, invisible, many, written
from unit.report.reports import BANK, FAILS, LATE, PASSES, SAMPLES, UNDECIDED, declaration, report
from unit.report.reports import reports as any_report


def points(one: Report, lang: str = "en") -> list[Any]:
    """The test points as tap.py reads them, which knows version 13 and takes what is new for remarks."""
    lines = list(Parser().parse(StringIO(written("tap", one, lang))))
    plans = [line for line in lines if line.category == "plan"]
    found = [line for line in lines if line.category == "test"]
    assert [plan.expected_tests for plan in plans] == [len(found)]
    return found


def blocks(text: str) -> list[Any]:
    return [yaml.safe_load(block) for block in re.findall(r"^  ---\n(.*?)^  \.\.\.\n", text, re.DOTALL | re.MULTILINE)]


def strict(text: str) -> dict[str, Any]:
    """What the reference parser of TAP 14 says in its strict mode, where anything that is not TAP is a failure."""
    done = subprocess.run(
        [program("node"), program("tap-parser"), "--strict", "--json"],
        input=text,
        capture_output=True,
        text=True,
        check=False,
    )
    results: dict[str, Any] = dict(event for event in json.loads(done.stdout) if event[0] == "complete")["complete"]
    return results


def test_each_rule_of_each_document_is_a_point() -> None:
    found = {point.description.removeprefix("- "): point for point in points(FAILS)}
    assert len(found) == 15
    assert not found["declaration.ITO-2026-001 filing/lead-time"].ok
    assert not found["declaration.ITO-2026-001 classification/triggers"].ok
    assert found["declaration.ITO-2026-001 document/text"].ok
    for rule in ("exit/plan", "incident/report", "crossborder/law"):
        assert found[f"declaration.ITO-2026-001 {rule}"].skip


def test_what_was_found_stands_in_the_yaml_below() -> None:
    one = report(declaration(outcomes=(Outcome("filing/lead-time", Status.FAIL, (LATE,)),)))
    (block,) = blocks(written("tap", one, "zh"))
    (said,) = block["findings"]
    assert (block["severity"], block["file"]) == ("failure", BANK)
    assert said["message"] == LATE.message.zh
    assert said["at"] == {"file": BANK, "line": 5, "column": 13}
    assert "依据：第三十七条、第三十七条（五）" in said["notes"]


def test_a_warning_fails_only_where_it_blocks() -> None:
    for fail_on, ok in (("deny", True), ("warn", False)):
        one = dataclasses.replace(FAILS, options={"fail_on": fail_on})
        (point,) = [point for point in points(one) if point.description.endswith("document/text")]
        assert point.ok is ok


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", SAMPLES)
def test_the_reference_parser_reads_it(name: str, lang: str) -> None:
    one = SAMPLES[name]
    results = strict(written("tap", one, lang))
    assert results["ok"] is (name == "passes")
    found = points(one, lang)
    failed = [point for point in found if not point.ok]
    counts = {"count": len(found), "fail": len(failed), "bailout": False}
    assert {count: results[count] for count in counts} == counts


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_values_stay_values(value: str) -> None:
    text = written("tap", hostile(value))
    assert invisible(text) == []
    results = strict(text)
    assert (results["count"], results["fail"], results["skip"], results["todo"]) == (5, 3, 1, 0)
    assert results["plan"]["end"] == 5
    assert len(blocks(text)) == 4


@given(any_report)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_of_any_report_every_point_and_block_is_read(one: Report) -> None:
    text = written("tap", one)
    assert invisible(text) == []
    points(one)
    assert len(blocks(text)) == len(re.findall("^  ---$", text, re.MULTILINE))


def test_many_findings_are_all_there() -> None:
    (block,) = blocks(
        written("tap", report(declaration(outcomes=(Outcome("filing/lead-time", Status.FAIL, many(600)),))))
    )
    assert len({said["fingerprint"] for said in block["findings"]}) == 600


def test_an_undecided_run_is_not_ok() -> None:
    assert [point.ok for point in points(UNDECIDED)] == [False] * 3
    assert [point.ok for point in points(report(decision=Decision.UNDECIDED))] == [False]


def test_nothing_judged_is_an_empty_plan() -> None:
    assert written("tap", dataclasses.replace(PASSES, results=())) == "TAP version 14\n1..0\n"
