from __future__ import annotations

from typing import Any

import pytest

from ito_gate.drafting import answers
from ito_gate.schema.fields import field_at
from support import schema

OFFERS = {"huadu-it": "华都信息技术有限公司", "haiyun-dc": "海云数据中心服务有限公司", "12": "十二"}


@pytest.mark.parametrize(
    ("pointer", "text", "value"),
    [
        ("name", "  NO ", "NO"),
        ("service.category", "3", "operations"),
        ("service.category", "运行维护类", "operations"),
        ("service.category", "security services", "security"),
        ("service.category", "咨询", "consulting_planning"),
        ("service.category", "类", "类"),  # part of every name
        ("service.category", "7", "7"),
        ("service.types", "1，soc、安全加固", ["strategy_plan", "soc", "hardening"]),
        ("service.types", '["soc"]', ["soc"]),
        ("service.types", "[soc", "[soc"),
        ("service.continuous", "是", True),
        ("service.continuous", "No", False),
        ("service.continuous", "可能", "可能"),
        ("materiality.triggers.whole_it", "ｙ", True),
        ("materiality.triggers.whole_it", "不清楚", "unknown"),
        ("materiality.triggers.whole_it", "perhaps", "perhaps"),
        ("security.headcount", "１,０００", 1000),
        ("security.headcount", "many", "many"),
        ("subcontracting.items", "无", []),
        ("data.items", "[{name: 日志}]", [{"name": "日志"}]),
        ("scope", "{basis: outsourcing}", {"basis": "outsourcing"}),
        ("scope", "outsourcing", "outsourcing"),
        ("contract.governing_law", "香港", "HK"),
        ("contract.governing_law", "singapore", "SG"),
        ("contract.governing_law", "ｃｎ", "CN"),
        ("contract.governing_law", "XX", "XX"),
    ],
)
def test_what_is_typed_becomes(pointer: str, text: str, value: Any) -> None:
    field = field_at(schema("declaration"), tuple(pointer.split(".")))
    assert answers.parse(field, text) == value


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("huadu-it", "huadu-it"),
        ("2", "haiyun-dc"),
        ("12", "12"),  # an id before a number
        ("海云数据中心服务有限公司", "haiyun-dc"),
        ("HUADU", "huadu-it"),
        ("有限公司", "有限公司"),
        ("new-one", "new-one"),
        ("0", "0"),
        ("9" * 5000, "9" * 5000),
        ("", ""),
    ],
)
def test_what_names_a_document(text: str, id_: str) -> None:
    assert answers.named(OFFERS, text) == id_


def test_an_answer_for_a_document_is_its_id() -> None:
    field = field_at(schema("declaration"), ("provider",))
    assert answers.parse(field, "华都", OFFERS) == "huadu-it"
    audited = field_at(schema("declaration"), ("service", "audited_providers"))
    assert answers.parse(audited, "华都, 海云", OFFERS) == ["huadu-it", "haiyun-dc"]


@pytest.mark.parametrize(
    ("pointer", "value", "said"),
    [
        (("service", "starts_on"), "2027-02-29", "2027-02-29"),
        (("service", "category"), "operatons", "operations"),
        (("delivery", "sites", 3, "country"), "UK", "GB"),
        (("service", "types"), ["soc", "soc"], "soc"),
        (("service", "types"), [], "at least"),
        (("due_diligence", "report_ref"), "待定", "待定"),
        (("name",), "a\nb", "Service name"),
        (("name",), "\x1b", "U+001B"),
        (("name",), "\udcff", "U+DCFF"),
        (("name",), None, "no value"),
        (("data", "items"), [{"nmae": "x"}], "nmae"),
        (("service", "starts_on"), 20270101, "not in the form"),
    ],
)
def test_what_the_schema_says(pointer: Any, value: Any, said: str) -> None:
    found = answers.problems("declaration", pointer, value)
    assert found
    assert any(said in one.message.en + one.remediation.en for one in found), found[0].message.en


def test_only_what_is_asked_is_looked_at() -> None:
    assert answers.problems("declaration", ("delivery", "sites", 5, "country"), "CN") == ()
    # What is missing inside is asked next.
    assert answers.problems("declaration", ("data", "items"), [{"name": "x"}]) == ()
    assert answers.problems("provider", ("uscc",), "91110000600037341L") == ()
    assert answers.problems("provider", ("uscc",), "91110000600037341I")
