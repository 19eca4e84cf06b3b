"""The public cases of examples/cases: what the gate says of each, and that assumptions are marked as such."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

from support import ROOT

CASES = ROOT / "examples" / "cases"
CONTRACT = "contract/"

Call = Callable[..., Any]
Point = tuple[str, str, str, str]
"""Rule, message, level and clause."""


@dataclass(frozen=True)
class Case:
    day: str
    decision: str
    points: set[Point] = field(default_factory=set)
    facts: dict[str, bool] = field(default_factory=dict)
    passing: set[str] = field(default_factory=set)
    """Rules that are met by evidence, not by being not applicable."""


EXPECTED = {
    "access-without-need": Case(
        "2026-11-02",
        "fail",
        {
            ("access/declared-assets", "wildcard-asset", "deny", "32(2)"),
            ("access/need-to-know", "no-approver", "deny", "32(2)"),
            ("access/least-privilege", "above-limit", "deny", "32(2)"),
        },
    ),
    "unreported-incident": Case("2026-11-02", "fail", {("incident/deadline", "unreported", "deny", "38(2)")}),
    "provincial-unions-hosting": Case(
        "2022-08-31",
        "fail",
        {
            ("diligence/off-site", "not-assured", "deny", "18(1)"),
            ("risk/concentration", "provider", "warn", "33"),
        },
        {"important": True, "off_site": True, "filing_required": True},
        {"incident/deadline", "filing/lead-time"},
    ),
    "developer-mail-hacked": Case(
        "2022-07-29",
        "fail",
        {
            ("access/leak-control", "not-controlled", "deny", "32(4)"),
            ("access/leak-control", "not-monitored", "deny", "32(4)"),
        },
        {"important": False, "off_site": True, "sensitive_data_leaves": True},
    ),
    "rural-bank-it-operations": Case(
        "2026-11-02",
        "pass",
        {("filing/transition", "no-report-due", "info", "46")},
        {"important": False, "off_site": False, "filing_required": False},
        {"monitoring/retention", "contract/service"},
    ),
    "test-manpower": Case(
        "2022-12-30",
        "pass",
        set(),
        {"important": False, "off_site": False, "filing_required": False},
        {"contract/continuity", "contract/intellectual-property", "security/deliverable-scans"},
    ),
}

MARK = re.compile(r" # (?:stated|assumed)(?:：\S.*)?")
SOURCE, STORY, ASSUMED = "# 来源：", "# 案情：", "# 以下为假设："
STRUCTURE = re.compile(r"(?:- )?(?:\w+:|(?:ito_gate|id|institution|provider|declarations): \S.*)")
"""Lines that say nothing about the case: ids, and keys whose values follow on lines of their own."""


def checked(ito_gate: Call, case: str) -> tuple[int, dict[str, Any]]:
    done = ito_gate("check", "--as-of", EXPECTED[case].day, "--format", "json", f"examples/cases/{case}")
    return done.code, json.loads(done.out)


def results(document: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for kind in ("declarations", "institutions", "incidents") for one in document[kind]]


def outcomes(document: dict[str, Any]) -> list[dict[str, Any]]:
    return [outcome for one in results(document) for outcome in one["outcomes"]]


def findings(document: dict[str, Any]) -> list[dict[str, Any]]:
    return [*document["findings"], *(finding for outcome in outcomes(document) for finding in outcome["findings"])]


def test_every_case_is_tested() -> None:
    assert {path.name for path in CASES.iterdir() if path.is_dir()} == EXPECTED.keys()


@pytest.mark.parametrize("case", EXPECTED)
def test_a_case_has_exactly_the_expected_findings(ito_gate: Call, case: str) -> None:
    code, document = checked(ito_gate, case)
    text = (CASES / case / "expected.yaml").read_text(encoding="utf-8")
    expected = Counter(
        (file, one["line"], one["rule"], one["message"], one["level"])
        for file, found in yaml.safe_load(text).items()
        for one in found
    )
    found = Counter(
        (Path(one["file"]).name, one["line"], one["rule"], one["message_id"], one["level"])
        for one in findings(document)
    )
    assert sorted((expected - found).elements()) == [], "expected, but not found"
    assert sorted((found - expected).elements()) == [], "found, but not expected"
    decision = EXPECTED[case].decision
    assert (code, document["decision"], document["errors"]) == (int(decision == "fail"), decision, [])
    assert f"ito-gate check --as-of {EXPECTED[case].day} examples/cases/{case}\n" in text


@pytest.mark.parametrize("case", EXPECTED)
def test_the_point_of_a_case_is_made(ito_gate: Call, case: str) -> None:
    _, document = checked(ito_gate, case)
    known = EXPECTED[case]
    said = {
        (one["rule"], one["message_id"], one["level"], article)
        for one in findings(document)
        for article in one["articles"]
    }
    assert known.points - said == set()
    [declaration] = document["declarations"]
    assert {one["name"]: one["value"] for one in declaration["facts"]}.items() >= known.facts.items()
    statuses = {(outcome["rule"], outcome["status"]) for outcome in outcomes(document)}
    assert {rule for rule in known.passing if {s for r, s in statuses if r == rule} != {"pass"}} == set()
    assert {(rule, status) for rule, status in statuses if rule.startswith(CONTRACT) and status != "pass"} == set()


def test_the_hosting_is_important_by_two_cases_of_article_13_and_has_two_kinds_of_incident(ito_gate: Call) -> None:
    _, document = checked(ito_gate, "provincial-unions-hosting")
    [important] = [one for one in document["declarations"][0]["facts"] if one["name"] == "important"]
    reasons = " ".join(reason["en"] for reason in important["reasons"])
    assert all(case in reasons for case in ("case (7)", "case (8)"))
    text = (CASES / "provincial-unions-hosting" / "incidents.yaml").read_text(encoding="utf-8")
    incidents = list(yaml.safe_load_all(text))
    assert [one["category"] for one in incidents] == ["data_leak", "several_institutions"]
    assert len(document["incidents"]) == 2


def documents() -> list[Path]:
    return sorted(path for path in CASES.glob("*/*.yaml") if path.name != "expected.yaml")


def unmarked(text: str) -> list[str]:
    """The lines of which nothing says whether they are stated by the source or assumed."""
    found = []
    assumed = False
    for line in text.splitlines():
        if not line.strip():
            assumed = False
        elif line.lstrip().startswith("#"):
            assumed = assumed or line.lstrip().startswith(ASSUMED)
        elif not (assumed or MARK.search(line) or STRUCTURE.fullmatch(line.strip())):
            found.append(line)
    return found


@pytest.mark.parametrize("path", documents(), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_document_names_its_source_and_marks_every_assumption(path: Path) -> None:
    for text in path.read_text(encoding="utf-8").split("---\n"):
        first, second, *_ = text.splitlines()
        assert first.startswith("ito_gate: ")
        assert second.startswith(SOURCE)
        comments = [line.strip() for line in text.splitlines() if line.lstrip().startswith("#")]
        assert [one for one in comments if not one.startswith((SOURCE, STORY, ASSUMED))] == []
        trailing = [line[line.index(" # ") :] for line in text.splitlines() if " # " in line and line.strip()[0] != "#"]
        assert [one for one in trailing if not MARK.fullmatch(one)] == []
        assert unmarked(text) == []
        assert ASSUMED in text


def test_a_line_without_a_mark_is_noticed() -> None:
    marked = (
        f"id: x\nname: 某银行 # stated\ndata:\n  kind: log # assumed：依案情推断\n\n{ASSUMED}其余。\ntier: general\n"
    )
    assert unmarked(marked) == []
    assert unmarked(f"{marked}\nstage: signed\n") == ["stage: signed"]
    assert unmarked("stage: signed # asumed\n") == ["stage: signed # asumed"]


def test_the_table_names_every_case_with_its_day() -> None:
    table = (CASES / "README.md").read_text(encoding="utf-8")
    assert [case for case, known in EXPECTED.items() if f"[{case}]({case}) | {known.day} |" not in table] == []
