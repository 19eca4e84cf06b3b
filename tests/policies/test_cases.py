"""The cases of tests/cases; their format stands in ``ito_gate.proving.cases``."""

from __future__ import annotations

from pathlib import Path

import pytest

from ito_gate.proving.cases import prove, rule_of
from support import ROOT, the_bench, the_pack

FOLDER = ROOT / "tests" / "cases"
CASES = sorted(FOLDER.glob("*/*/*.yaml"))


def _name(path: Path) -> str:
    return path.relative_to(FOLDER).with_suffix("").as_posix()


@pytest.mark.parametrize("path", CASES, ids=_name)
def test_case(path: Path) -> None:
    assert [f"line {line}: {text.en}" for line, text in prove(the_bench(), path, _name(path))] == []


def test_every_case_is_of_a_rule() -> None:
    assert {rule_of(path) for path in CASES} <= set(the_pack().rules)


@pytest.mark.parametrize("rule", sorted(the_pack().rules))
def test_every_rule_has_a_case_that_passes_and_one_that_does_not(rule: str) -> None:
    kinds = {path.stem.partition("-")[0] for path in (FOLDER / rule).glob("*.yaml")}
    assert {"pass", "fail"} <= kinds
    if the_pack().rules[rule].stage != "proposed":
        assert "todo" in kinds
