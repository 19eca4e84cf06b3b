"""The whole regulation is covered: every article and item has a rule, a fact or a reason, and no two of them clash."""

from __future__ import annotations

import json
from functools import cache

import pytest

from ito_gate import coverage, regulation
from ito_gate.coverage import How, Row
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


def test_a_finding_cites_only_what_its_rule_cites() -> None:
    """Sources name a clause in quotes only among what the metadata of the module, or a library, lists."""
    known = set(CLAUSES)
    quoted = {
        (path.relative_to(POLICIES).as_posix(), word)
        for path in SOURCES
        for word in path.read_text(encoding="utf-8").split('"')[1::2]
        if word in known and ("(" in word or word.startswith("annex-"))
    }
    pack = the_pack()
    for path, word in quoted:
        family, _, name = path.removesuffix(".rego").partition("/")
        if family == "lib":
            continue
        cited = (
            pack.facts[name].articles
            if family == "facts"
            else pack.rules[f"{family}/{name.replace('_', '-')}"].articles
        )
        assert word in cited, f"{path}: {word}"
