from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ito_gate import __version__
from ito_gate.errors import EngineError
from ito_gate.policy import pack
from ito_gate.policy.build import generate
from ito_gate.resources import policies_dir, schemas_dir


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    target = tmp_path / "policies"
    shutil.copytree(policies_dir(), target)
    return target


def test_the_revision_is_that_of_the_program() -> None:
    assert pack.load(policies_dir()).revision == __version__


def test_the_digest_depends_on_the_rules_and_not_on_the_place(copy: Path) -> None:
    before = pack.load(copy).digest
    assert before == pack.load(policies_dir()).digest
    rule = copy / "filing" / "lead_time.rego"
    rule.write_text(rule.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    for path, text in generate(copy, schemas_dir(), copy / "no cases").items():
        (copy / path).write_text(text, encoding="utf-8")
    assert pack.load(copy).digest != before


def test_a_changed_rule_that_is_not_linked_is_an_error(copy: Path) -> None:
    rule = copy / "filing" / "lead_time.rego"
    rule.write_text(rule.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    with pytest.raises(EngineError, match="was made of other policies"):
        pack.load(copy)


def test_the_digest_depends_on_the_deadlines_for_incidents(copy: Path) -> None:
    before = pack.load(copy).digest
    deadlines = copy / "ito" / "incidents" / "data.json"
    deadlines.write_text(deadlines.read_text(encoding="utf-8").replace("1440", "2880"), encoding="utf-8")
    assert pack.load(copy).digest != before
    assert pack.load(copy).data["ito"]["incidents"]["regimes"]["none"]["first_minutes"] == 2880


@pytest.mark.parametrize(
    "gone",
    [
        "filing/lead_time.rego",
        "ito/catalogue/data.json",
        "ito/texts/data.json",
        "ito/calendar/data.json",
        "ito/incidents/data.json",
        ".linked/declaration",
        ".manifest",
    ],
)
def test_a_missing_part_is_an_error(copy: Path, gone: str) -> None:
    (copy / gone).unlink()
    with pytest.raises(EngineError):
        pack.load(copy)


def test_a_rule_that_is_not_in_the_catalogue_is_an_error(copy: Path) -> None:
    shutil.copy(copy / "filing" / "lead_time.rego", copy / "filing" / "other_time.rego")
    with pytest.raises(EngineError, match="filing/other-time"):
        pack.load(copy)
