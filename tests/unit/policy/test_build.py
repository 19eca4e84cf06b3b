from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from ito_gate.errors import EngineError
from ito_gate.policy import build, labels
from ito_gate.resources import policies_dir, schemas_dir


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    target = tmp_path / "policies"
    shutil.copytree(policies_dir(), target)
    return target


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("# title: Report", "# titel: Report", "title is missing"),
        ("#   force: must\n", "", "custom.force"),
        ("#   examples:\n", "#   samples:\n", "custom.examples"),
        ("#   stage: filed", "#   stage: early", "custom.stage"),
        ("filing_required,", "filing_requierd,", "no fact is named filing_requierd"),
        ("declaration.contract.signing_on\n", "declaration.contract.signed_on\n", "no such field"),
        ('#   articles: ["37"]', '#   articles: ["三十七"]', "custom.articles"),
        ('#   articles: ["37"]', '#   articles: ["37(1.1)"]', "custom.articles"),
        ('#   articles: ["37"]', '#   articles: ["annex-2(1.1)"]', "custom.articles"),
        ("package ito.filing.lead_time", "package ito.filing.lead_times", "package"),
    ],
)
def test_incomplete_metadata_is_refused(copy: Path, before: str, after: str, said: str) -> None:
    rule = copy / "filing" / "lead_time.rego"
    text = rule.read_text(encoding="utf-8")
    assert before in text
    rule.write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(EngineError, match=said):
        build.generate(copy, schemas_dir(), build.cases_beside(copy))


def test_tests_and_cases_are_counted(copy: Path, tmp_path: Path) -> None:
    test = copy / "filing" / "lead_time_test.rego"
    test.write_text(
        "package x\n\ntest_one if true\n\ntest_two if true\n\ntest_two if false\n\n# test_no\ntests := 1\n", "utf-8"
    )
    (copy / "filing" / "recipient_test.rego").unlink()
    cases = tmp_path / "cases" / "filing" / "lead-time"
    cases.mkdir(parents=True)
    for name in ("pass-a", "pass-b", "fail-a", "undetermined-a"):
        (cases / f"{name}.yaml").touch()
    rules = json.loads(build.generate(copy, schemas_dir(), cases.parent.parent)["ito/texts/data.json"])["rules"]
    nothing = {"pass": 0, "fail": 0, "todo": 0, "undetermined": 0}
    assert rules["filing/lead-time"]["proof"] == {
        "tests": 2,
        "cases": {"pass": 2, "fail": 1, "todo": 0, "undetermined": 1},
    }
    assert rules["filing/recipient"]["proof"] == {"tests": 0, "cases": nothing}


def test_without_a_folder_of_cases_there_are_none(copy: Path) -> None:
    beside = build.cases_beside(copy)
    assert not beside.exists()
    rules = json.loads(build.generate(copy, schemas_dir(), beside)["ito/texts/data.json"])["rules"]
    assert rules["filing/lead-time"]["proof"]["tests"] > 20
    assert set(rules["filing/lead-time"]["proof"]["cases"].values()) == {0}


def test_a_code_with_two_meanings_has_no_label() -> None:
    def field(label: str) -> dict[str, object]:
        return {"enum": ["x", "y"], "enumDescriptions": [label, "乙 / why"]}

    assert labels.labels([{"a": field("甲 / ex"), "b": field("丙 / cross")}]) == {"y": {"zh": "乙", "en": "why"}}
