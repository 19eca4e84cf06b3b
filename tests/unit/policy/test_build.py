from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ito_gate.errors import EngineError
from ito_gate.policy import build
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


def test_a_code_with_two_meanings_has_no_label() -> None:
    def field(label: str) -> dict[str, object]:
        return {"enum": ["x", "y"], "enumDescriptions": [label, "乙 / why"]}

    assert build.labels([{"a": field("甲 / ex"), "b": field("丙 / cross")}]) == {"y": {"zh": "乙", "en": "why"}}
