"""The cases of tests/cases: a small change of the base input, the status it gets, and the lines of what is found.

    # What happened, in one sentence.
    as_of: 2026-05-06            # where it is not the day of the base input
    stage: signed                # where it is not the declaration's own
    options: {review_months: 6}  # where they are not the default
    expect: fail                 # the status of the rule
    due: 2026-03-02              # of a todo that has a last day
    findings:                    # all of them: message, and line in this file
      - {message: expired, line: 12}
    change:                      # JSON merge patch (RFC 7386) of the documents in tests/base
      declaration: {due_diligence: {completed_on: 2025-01-10}}

The file is tests/cases/<family>/<rule>/<kind>-<what>.yaml.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from ito_gate.reading.document import Document, locate, read
from support import BASE_DAY, ROOT, base_of, judge, merge_patch, the_pack

FOLDER = ROOT / "tests" / "cases"
CASES = sorted(FOLDER.glob("*/*/*.yaml"))
KINDS = {
    "pass": {"pass", "not_applicable"},
    "fail": {"fail", "warn", "pass"},
    "todo": {"todo"},
    "undetermined": {"undetermined"},
}
"""Statuses that a case of each kind may expect; a rule that only informs passes with a finding."""


def _name(path: Path) -> str:
    return path.relative_to(FOLDER).with_suffix("").as_posix()


def _rule(path: Path) -> str:
    return f"{path.parent.parent.name}/{path.parent.name}"


def _case(path: Path) -> Document:
    reading = read(path, _name(path))
    assert reading.findings == ()
    return reading.documents[0]


@pytest.mark.parametrize("path", CASES, ids=_name)
def test_case(path: Path) -> None:
    document = _case(path)
    case: dict[str, Any] = document.data
    kind = path.stem.partition("-")[0]
    assert case["expect"] in KINDS[kind]
    assert (kind == "fail") == bool(case.get("findings")) or kind == "undetermined"
    more = {name: case[name] for name in ("stage", "options") if name in case}
    documents = merge_patch(base_of(_rule(path)), case.get("change", {}))
    outcome = judge(documents, as_of=case.get("as_of", BASE_DAY), **more)[_rule(path)]
    found = Counter(
        (finding.message_id, locate(document, ("change", *finding.pointer)).line) for finding in outcome.findings
    )
    expected = Counter((one["message"], one["line"]) for one in case.get("findings", []))
    assert (outcome.status, found) == (case["expect"], expected)
    if "due" in case or kind == "todo":
        assert outcome.due == case.get("due")


@pytest.mark.parametrize("path", CASES, ids=_name)
def test_a_case_says_what_happened_and_is_small(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# ")
    assert len(lines) <= 60


def test_every_case_is_of_a_rule() -> None:
    assert {_rule(path) for path in CASES} <= set(the_pack().rules)


@pytest.mark.parametrize("rule", sorted(the_pack().rules))
def test_every_rule_has_a_case_that_passes_and_one_that_does_not(rule: str) -> None:
    kinds = {path.stem.partition("-")[0] for path in (FOLDER / rule).glob("*.yaml")}
    assert {"pass", "fail"} <= kinds
    if the_pack().rules[rule].stage != "proposed":
        assert "todo" in kinds
