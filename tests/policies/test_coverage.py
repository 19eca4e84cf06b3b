"""The whole regulation is covered: every article and item has a rule, a fact or a reason, and no two of them clash."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest

from ito_gate import coverage, regulation
from ito_gate.coverage import How, Row
from ito_gate.policy.metadata import read_module
from rego import POLICIES, SOURCES
from support import the_pack

REGULATION = regulation.load(POLICIES)
CLAUSES = [clause.id for clause in REGULATION.clauses()]
DOCUMENT = json.loads((POLICIES / "ito" / "coverage" / "data.json").read_text(encoding="utf-8"))


@cache
def _rows() -> dict[str, Row]:
    pack = the_pack()
    notes = coverage.load(POLICIES)
    return {row.clause.id: row for row in coverage.rows(REGULATION, pack.rules.values(), pack.facts.values(), notes)}


@pytest.mark.parametrize("id_", CLAUSES)
def test_every_clause_has_a_rule_a_fact_or_a_reason(id_: str) -> None:
    assert _rows()[id_].how is not How.EMPTY


@pytest.mark.parametrize("id_", DOCUMENT["reasons"])
def test_what_has_a_reason_is_judged_by_nobody(id_: str) -> None:
    row = _rows()[id_]
    assert (row.how, row.rules, row.facts) == (How.REASON, (), ())
    assert row.reason is not None
    assert len(row.reason.zh) > 15
    assert len(row.reason.en) > 40


@pytest.mark.parametrize("id_", DOCUMENT["introductions"])
def test_an_introduction_has_items_and_ends_with_a_colon(id_: str) -> None:
    words = REGULATION.clause(id_).words
    assert words.endswith("：")
    assert REGULATION.items(id_)


@pytest.mark.parametrize("id_", DOCUMENT["definitions"])
def test_a_definition_has_a_fact(id_: str) -> None:
    assert _rows()[id_].facts


@pytest.mark.parametrize("rule", sorted(the_pack().rules))
def test_every_rule_is_about_a_clause_and_has_tests(rule: str) -> None:
    found = the_pack().rules[rule]
    assert found.articles
    assert found.proof is not None
    assert found.proof.tests > 0


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_finding_cites_only_what_its_rule_cites(path: Path) -> None:
    module = read_module(POLICIES, path)
    code = "\n".join(line for line in module.text.splitlines() if not line.startswith("#"))
    lists = " ".join(re.findall(r'"articles": \[([^\]]*)\]', code))
    # A number alone in the code may be anything; an item or an annex is a clause wherever it stands.
    cited = {*re.findall(r'"([^"]+)"', lists), *re.findall(r'"([0-9]+\([0-9]+\)|annex-[^"]+)"', code)}
    if module.family != "lib":
        assert cited <= set(module.custom.get("articles", ()))
