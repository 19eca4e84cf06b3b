from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ito_gate.drafting.plan import _WHEN, KINDS, Plan, needs_of, plan, way_of
from ito_gate.schema.fields import field_at
from support import schema, the_pack

RULES = tuple(the_pack().rules.values())
SOME = the_pack().rules["classification/stage"]


def made(stage: str, *needs: str) -> Any:
    return replace(SOME, stage=stage, needs=needs)


def test_what_a_rule_of_the_first_stage_cannot_do_without_is_asked() -> None:
    rules = [
        made("proposed", "declaration.contract.signing_on", "declaration.approval.approved_on?", "declaration.x[].y?"),
        made("signed", "declaration.approval.approved_on", "declaration.exit.handover_ref", "provider.lei"),
    ]
    wanted = plan("declaration", rules).wanted
    assert {("contract", "signing_on"), ("x", "y")} <= wanted
    assert not {("approval", "approved_on"), ("exit", "handover_ref")} & wanted
    assert plan("provider", rules).wanted == frozenset()


def test_the_plan_of_the_pack() -> None:
    asked = plan("declaration", RULES)
    assert asked.asks(("scope",), {})
    assert asked.asks(("contract", "signing_on"), {})
    for way in (("approval",), ("filing", "receipt_ref"), ("exit",), ("service", "ended_on"), ("selection",)):
        assert not asked.asks(way, {}), way
    assert plan("institution", RULES).asks(("regulator_orders",), {})
    assert not plan("institution", RULES).asks(("governance",), {})
    assert plan("provider", RULES).asks(("suspensions",), {})


@pytest.mark.parametrize(
    ("pointer", "yes", "no"),
    [
        (("service", "other_type"), {"types": ["other"]}, {"category": "security", "types": ["soc"]}),
        (("service", "other_type"), {"category": "other"}, {}),
        (("scope", "reason"), {"basis": "not_outsourcing"}, {"basis": "outsourcing"}),
        (("access", "grants", 2, "mfa"), {"remote": True}, {"remote": False, "privilege": "read"}),
        (("access", "grants", 2, "window"), {"privilege": "admin"}, {}),
        (("service", "functions", 0, "name"), {"code": "core_competence"}, {"code": "it_internal_audit"}),
        (("service", "audited_providers"), {"functions": [{"code": "it_internal_audit"}]}, {"functions": []}),
        (
            ("materiality", "rebuttal"),
            {"declared": "general", "triggers": {"whole_it": True}},
            {"declared": "general", "triggers": {"whole_it": "unknown"}},
        ),
    ],
)
def test_an_optional_field_is_asked_where_it_has_a_meaning(pointer: Any, yes: Any, no: Any) -> None:
    asked = plan("declaration", RULES)
    assert asked.asks(pointer, yes)
    assert not asked.asks(pointer, no)


def test_a_report_by_a_special_rule_asks_for_the_rule() -> None:
    asked = plan("incident", RULES)
    assert asked.asks(("special_rule",), {"regime": "other_special_rule"})
    assert not asked.asks(("special_rule",), {"regime": "none"})


@pytest.mark.parametrize("kind", KINDS)
def test_every_condition_is_about_an_optional_field(kind: str) -> None:
    for way in _WHEN.get(kind, {}):
        field = field_at(schema(kind), ())
        for step in way:
            parent = field.child(0) if field.type == "array" else field
            field = parent.child(step)
        assert way[-1] not in parent.required, way


@pytest.mark.parametrize("kind", KINDS)
def test_every_need_is_the_way_to_a_field(kind: str) -> None:
    found = [way for rule in RULES for way, _ in needs_of(rule, kind)]
    assert found
    for way in found:
        field = field_at(schema(kind), ())
        for step in way:
            field = (field.child(0) if field.type == "array" else field).child(step)


def test_small_things() -> None:
    assert way_of(("a", 0, "b")) == ("a", "b")
    assert not Plan("declaration", frozenset({("selection", "past_evaluation_ref")})).asks(("selection",), {})
