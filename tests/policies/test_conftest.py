"""The adapter in conftest finds what the gate finds, and passes nothing by absence.

What conftest cannot give is taken off on both sides: waivers, files that its parser refuses, and the JSON Schemas.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from support import ROOT, program

DAY = "2026-11-02"
REFUSED = "GB18030|indented-with-tabs|pasted-from"
"""Files of examples/bad that are no YAML: the parser ends the run, as the gate would with findings."""
LOST = {("ITO-2026-006", "crossborder/undeclared-place")}
"""NO in a list is false to conftest's parser: denied as such, not as a place that nobody declared."""

Found = set[tuple[str, str]]


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("day") / "day.yaml"
    path.write_text(f"ito_gate: {{as_of: {DAY}, lang: en}}\n", encoding="utf-8")
    return path


def conftest(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [program("conftest"), "test", "--no-color", "--namespace", "ito.adapters.conftest", *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=300, check=False)


def answer(*arguments: str | Path) -> dict[str, list[dict[str, Any]]]:
    done = conftest("--combine", "--policy", "policies", "--data", "policies", "--output", "json", *arguments)
    assert done.returncode in {0, 1}, done.stderr
    (result,) = json.loads(done.stdout)
    failures = [one["metadata"] | {"msg": one["msg"]} for one in result.get("failures", [])]
    assert (done.returncode == 1) == bool(failures)
    return {"deny": failures, "warn": [one["metadata"] | {"msg": one["msg"]} for one in result.get("warnings", [])]}


def denied(answered: dict[str, list[dict[str, Any]]]) -> Found:
    return {(one["document"], one["rule"]) for one in answered["deny"]}


@cache
def gate(folder: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "ito_gate", "check", "--as-of", DAY, "--format", "json", folder]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=300, check=False)
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def outcomes(folder: str) -> list[tuple[str, dict[str, Any]]]:
    report = gate(folder)
    kinds = (report["declarations"], report["institutions"], report["incidents"], report["orders"])
    return [(one["id"], outcome) for kind in kinds for one in kind for outcome in one["outcomes"]]


def blocked(folder: str) -> Found:
    """What blocks by the rules, with what a waiver has let through."""
    blocking = {"fail", "undetermined", "waived"}
    return {(id_, outcome["rule"]) for id_, outcome in outcomes(folder) if outcome["status"] in blocking}


def test_good_is_denied_only_what_a_waiver_lets_through(day: Path) -> None:
    found = answer("--data", day, "examples/good")
    assert denied(found) == {("ITO-2026-008", "crossborder/chinese-law-and-forum")} == blocked("examples/good")
    (one,) = found["deny"]
    assert one["path"] == "examples/good/declarations/card-analytics-singapore.yaml"
    assert one["articles"] == ["21(9)"]
    assert one["at"] == "declaration.contract.forum.country"


def test_bad_is_denied_by_the_same_rules(day: Path) -> None:
    found = denied(answer("--data", day, "--ignore", REFUSED, "examples/bad"))
    by_rules = {(id_, rule) for id_, rule in found if rule.partition("/")[0] not in {"conftest", "register"}}
    # The gate refuses aliases; conftest's parser resolves them, so that the document is judged.
    by_rules = {(id_, rule) for id_, rule in by_rules if id_ != "ITO-2026-099"}
    assert by_rules == blocked("examples/bad") - LOST
    assert len(by_rules) > 300
    assert {rule for _, rule in found if rule.partition("/")[0] in {"conftest", "register"}} == {
        "conftest/not-a-text",
        "conftest/unknown-kind",
        "register/duplicate-id",
        "register/reference",
    }


def test_the_words_are_those_of_the_gate(day: Path) -> None:
    found = answer("--data", day, "--ignore", REFUSED, "examples/bad")
    said = {(one["document"], one["rule"], one["message"], one["msg"]) for one in (*found["deny"], *found["warn"])}
    wrong = [
        (id_, finding["rule"], finding["message"]["en"])
        for id_, outcome in outcomes("examples/bad")
        if (id_, outcome["rule"]) not in LOST
        for finding in outcome["findings"]
        # What cannot be decided has its causes in one sentence; what is only told is not asked for by conftest.
        if finding["message_id"] != "undetermined" and finding["level"] != "info"
        if not any(
            (id_, finding["rule"], finding["message_id"]) == one[:3]
            and one[3].endswith(f": {finding['message']['en']}")
            for one in said
        )
    ]
    assert wrong == []
    assert len(said) > 500


def test_unreadable_files_end_the_run(day: Path) -> None:
    done = conftest("--combine", "--policy", "policies", "--data", "policies", "--data", day, "examples/bad")
    assert done.returncode == 1
    assert "parse configurations" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "rule"),
    [
        (("--combine", "--data", "policies", "examples/good"), "conftest/no-day"),
        (("--combine", "--data", "DAY", "examples/good/incidents"), "conftest/no-answer"),
        (("--data", "policies", "--data", "DAY", "examples/good/incidents"), "conftest/not-combined"),
        (("--combine", "--data", "policies", "--data", "DAY", "examples/good/providers"), "conftest/nothing"),
        (("--combine", "--data", "policies", "--data", "DAY", "examples/bad/expected.yaml"), "conftest/unknown-kind"),
    ],
)
def test_nothing_passes_by_absence(day: Path, arguments: tuple[str, ...], rule: str) -> None:
    done = conftest("--policy", "policies", *(day if one == "DAY" else one for one in arguments))
    assert done.returncode == 1
    assert rule in done.stdout


def test_without_the_documents_it_names_a_declaration_is_undetermined(day: Path) -> None:
    found = answer("--data", day, "examples/good/declarations/atm-maintenance.yaml")
    assert {"register/reference", "classification/relationship-known"} <= {rule for _, rule in denied(found)}


def test_the_declaration_without_a_field_is_denied(day: Path, tmp_path: Path) -> None:
    """Taken away what a rule needs, the good register no longer passes it."""
    register = shutil.copytree(ROOT / "examples" / "good", tmp_path / "good")
    path = register / "declarations" / "atm-maintenance.yaml"
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    del document["scope"]
    path.write_text(json.dumps(document, default=str, ensure_ascii=False), encoding="utf-8")
    assert ("ITO-2020-031", "scope/basis") in denied(answer("--data", day, register))
