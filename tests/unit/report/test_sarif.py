from __future__ import annotations

import dataclasses
import json
from functools import cache
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings

from ito_gate.fingerprint import fingerprint
from ito_gate.model import Decision, Outcome, Report, Span, Status, Text
from ito_gate.report import sarif
from support import program
from unit.report.consumers import HOSTILE, hostile, invisible, many, written
from unit.report.reports import (
    BANK,
    CLAUSES,
    FAILS,
    LATE,
    PASSES,
    RULES,
    SAMPLES,
    UNDECIDED,
    WAIVED,
    declaration,
    finding,
    report,
    reports,
)


@cache
def validator() -> jsonschema.Draft202012Validator:
    """The schema of SARIF 2.1.0 as Microsoft's validator ships it."""
    schema = program("Sarif.Multitool").with_name("sarif-2.1.0.json")
    loaded = json.loads(schema.read_text(encoding="utf-8-sig"))
    assert "(SARIF) Version 2.1.0" in loaded["title"]
    made: jsonschema.Draft202012Validator = jsonschema.validators.validator_for(loaded)(loaded)
    return made


def run(one: Report, lang: str = "en", **options: Any) -> dict[str, Any]:
    (only,) = json.loads(written("sarif", one, lang, **options).encode("utf-8"))["runs"]
    return only


def results(one: Report) -> dict[str, dict[str, Any]]:
    return {result["ruleId"]: result for result in run(one)["results"]}


def failing(*found: Any) -> Report:
    return report(declaration(outcomes=(Outcome("filing/lead-time", Status.FAIL, found),)))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", SAMPLES)
def test_it_fits_the_schema(name: str, lang: str) -> None:
    validator().validate(json.loads(written("sarif", SAMPLES[name], lang)))


def test_the_schema_is_one_that_can_fail() -> None:
    document = json.loads(written("sarif", FAILS))
    document["runs"][0]["results"][0]["level"] = "deny"
    with pytest.raises(jsonschema.ValidationError):
        validator().validate(document)


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_values_fit_it_and_stay_values(value: str) -> None:
    text = written("sarif", hostile(value))
    assert invisible(text) == []
    validator().validate(json.loads(text.encode("utf-8")))


@given(reports)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_report_fits_the_schema(one: Report) -> None:
    text = written("sarif", one)
    assert invisible(text) == []
    validator().validate(json.loads(text.encode("utf-8")))


def test_what_blocks_is_an_error_and_what_is_waived_is_suppressed() -> None:
    found = results(FAILS)
    assert {rule: result["level"] for rule, result in found.items()} == {
        "document/empty": "error",
        "access/purpose": "error",
        "contract/clauses": "error",
        "filing/lead-time": "error",
        "classification/triggers": "error",
        "document/text": "warning",
        "crossborder/country": "note",
        "crossborder/law": "note",
    }
    suppressed = {rule: result["suppressions"] for rule, result in found.items() if result["suppressions"]}
    assert suppressed == {
        "crossborder/law": [{"kind": "external", "status": "accepted", "justification": WAIVED.waiver}]
    }


def test_a_warning_that_blocks_is_an_error() -> None:
    strict = dataclasses.replace(FAILS, options={"fail_on": "warn"})
    assert results(strict)["document/text"]["level"] == "error"


def test_results_come_worst_first() -> None:
    levels = [result["level"] for result in run(FAILS)["results"]]
    assert levels == sorted(levels, key=["error", "warning", "note"].index)


def test_a_place_is_in_code_points_and_its_uri_in_percent_encoded_bytes() -> None:
    one = run(failing(LATE))
    assert one["columnKind"] == "unicodeCodePoints"
    place = one["results"][0]["locations"][0]["physicalLocation"]
    assert place["region"] == {"startLine": 5, "startColumn": 13, "endLine": 5, "endColumn": 23}
    uri = place["artifactLocation"]["uri"]
    assert (unquote(uri), uri.isascii()) == (BANK, True)
    assert place["artifactLocation"]["uriBaseId"] in one["originalUriBaseIds"]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a b#c?d%.yaml", "a%20b%23c%3Fd%25.yaml"),
        ("c:d.yaml", "c%3Ad.yaml"),
        ("\udcff.yaml", "%FF.yaml"),
        ("/outside/申.yaml", "file:///outside/%E7%94%B3.yaml"),
    ],
)
def test_odd_paths(path: str, uri: str) -> None:
    location = run(failing(finding(path=path)))["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location["uri"] == uri
    assert ("uriBaseId" in location) is not path.startswith("/")


def test_a_block_is_marked_by_its_first_line() -> None:
    place = run(failing(CLAUSES[0]))["results"][0]["locations"][0]["physicalLocation"]
    # “contract:” is line 7; the block ends before line 10 begins.
    assert place["region"] == {"startLine": 7, "startColumn": 1, "endLine": 7, "endColumn": len("contract:") + 1}
    assert place["contextRegion"] == {"startLine": 7, "endLine": 9}


def test_the_fingerprint_is_ours_and_does_not_follow_lines() -> None:
    moved = dataclasses.replace(LATE, span=Span(50, 1, 50, 2), path="elsewhere.yaml")
    prints = [run(failing(one))["results"][0]["partialFingerprints"] for one in (LATE, moved)]
    expected = fingerprint(LATE, "declaration", "ITO-2026-001").removeprefix("v1:")
    assert prints == [{"itoGateFinding/v1": expected}] * 2


@pytest.mark.parametrize(("lang", "first"), [("zh", "合同签订前"), ("en", "Report twenty")])
def test_every_rule_is_described_in_both_languages(lang: str, first: str) -> None:
    rules = {rule["id"]: rule for rule in run(PASSES, lang)["tool"]["driver"]["rules"]}
    assert set(rules) >= set(RULES)
    lead_time = rules["filing/lead-time"]
    assert lead_time["shortDescription"]["text"].startswith(first)
    assert lead_time["help"]["text"].startswith(first)
    for kind in ("text", "markdown"):
        assert "合同签订前" in lead_time["help"][kind]
        assert "Report twenty" in lead_time["help"][kind]
        assert "Article 37(5)" in lead_time["help"][kind].replace("\\", "")
    assert lead_time["defaultConfiguration"]["level"] == "error"
    assert rules["document/text"]["defaultConfiguration"]["level"] == "warning"
    # A clause has no score of CVSS, and an address that leads nowhere is none.
    assert "security-severity" not in lead_time["properties"]
    assert "helpUri" not in lead_time


def test_rules_are_found_by_their_index() -> None:
    one = run(FAILS)
    rules = one["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in one["results"])
    assert len({rule["id"] for rule in rules}) == len(rules)


def test_descriptions_keep_to_what_github_takes() -> None:
    long = dataclasses.replace(RULES["filing/lead-time"], description=Text("长" * 3000, "long " * 600))
    rules = run(PASSES, "zh", rules={long.id: long})["tool"]["driver"]["rules"]
    assert [len(rule["fullDescription"]["text"]) for rule in rules] == [1024]


def test_an_undecided_run_was_not_successful() -> None:
    (invocation,) = run(UNDECIDED)["invocations"]
    assert invocation["executionSuccessful"] is False
    assert "exitCode" not in invocation
    notes = invocation["toolExecutionNotifications"]
    assert [note["level"] for note in notes] == ["error"] * 3
    assert "cannot read a.yaml" in notes[0]["message"]["text"]
    assert run(UNDECIDED)["results"] == []
    for one, code in ((FAILS, 1), (PASSES, 0)):
        (invocation,) = run(one)["invocations"]
        assert (invocation["executionSuccessful"], invocation["exitCode"]) == (True, code)


def test_too_many_results_are_cut_from_the_end_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MOST_RESULTS", 30)
    one = run(FAILS)
    everything = 31 - 1 + 3  # what is undetermined in two declarations is one result
    assert len(one["results"]) == 30
    # 29 that deny and the undetermined one fill it: what is lost is lesser.
    assert {result["level"] for result in one["results"]} == {"error"}
    (note,) = one["invocations"][0]["toolExecutionNotifications"]
    assert note["level"] == "warning"
    assert str(everything - 30) in note["message"]["text"]


def test_too_much_is_cut_by_its_size_after_gzip(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "LARGEST", 20_000)
    # Incompressible: each pointer is a hash of its own anyhow, as is each fingerprint.
    one = run(failing(*many(2_000)))
    (note,) = one["invocations"][0]["toolExecutionNotifications"]
    shown = len(one["results"])
    assert 0 < shown < 2_000
    assert str(2_000 - shown) in note["message"]["text"]


def test_a_long_message_is_cut_visibly() -> None:
    text = run(failing(finding(message=Text("长" * 9000, "long" * 9000))))["results"][0]["message"]["text"]
    assert len(text) <= 4000
    assert "characters left out" in text


def test_a_run_without_findings_says_so_with_an_empty_list() -> None:
    assert run(dataclasses.replace(PASSES, decision=Decision.PASS))["results"] == []


@pytest.mark.parametrize(
    ("marks", "state"),
    [
        ({}, None),
        ({"new": True}, "new"),
        ({"new": False}, "unchanged"),
        ({"baseline": True}, "unchanged"),
        ({"new": True, "baseline": True}, "unchanged"),
    ],
    ids=str,
)
def test_it_says_what_is_new_where_something_is_compared(marks: dict[str, bool], state: str | None) -> None:
    one = failing(dataclasses.replace(LATE, **marks))
    validator().validate(json.loads(written("sarif", one, "en")))
    (result,) = run(one)["results"]
    assert result.get("baselineState") == state
