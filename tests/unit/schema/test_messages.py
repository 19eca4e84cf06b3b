"""Every message of the two rules, in both languages, with the place that it underlines."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from ito_gate.model import Finding, Force, Level, Span, Text
from ito_gate.schema.messages import KIND, RULES, SCHEMA

if TYPE_CHECKING:
    from collections.abc import Callable

    from ito_gate.model import Pointer

    Check = Callable[[str], list[Finding]]

DECLARATION = """\
ito_gate: declaration/v1
id: ITO-2026-011
name: 办公终端运行维护
institution: demo-bank
stage: proposed
owner: {name: 王芳, unit: 信息科技部}
service:
  category: operations
  types: [terminal_ops]
  description: 总行办公终端的安装、维修与桌面支持。
  scope: part
  systems:
    - {name: 办公系统, important: false, core: false, realtime: false, accounting: false}
  functions: []
  responsible_officer: 李明
  affected_business: [shared_support]
  continuous: true
  starts_on: "2026-06-01"
  ends_on: "2027-05-31"
provider: provider-a
subcontracting: {allowed: false, items: []}
delivery:
  sites:
    - {name: 总行大楼, type: institution_premises, country: CN}
data: {items: []}
access: {assets: [], grants: []}
materiality:
  declared: general
  triggers:
    whole_it: false
    whole_data_centre: false
    architecture_change: false
    core_system_whole: false
    it_strategy: false
    whole_security_operations: false
    concentrated_data: false
    realtime_or_accounting: false
    other_major_effect: false
  designated_by_regulator: false
approval: {body: department, approved_on: "2026-05-08", ref: OA-2026-0320}
changes: []
"""
PROVIDER = """\
ito_gate: provider/v1
id: provider-a
name: 示例科技有限公司
country: CN
relationship: none
supervised_institution: false
tier: general
uscc: 91110000600037341L
registered_capital: {amount: 50000000, currency: CNY}
"""
INCIDENT = """\
ito_gate: incident/v1
id: INC-2026-001
institution: demo-bank
provider: provider-a
declarations: [ITO-2026-001]
category: interruption
regime: none
summary: 机房断电。
occurred_at: "2026-03-02T09:30:00+08:00"
discovered_at: "2026-03-02T09:32:00+08:00"
"""
CONFIG = """\
ito_gate: config/v1
calendar:
  years:
    "2026": {notice: 国办发明电〔2025〕7号, off: ["2026-01-01"], work: []}
"""
TEXTS = (DECLARATION, PROVIDER, INCIDENT, CONFIG)

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("messages.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("text", TEXTS)
def test_the_texts_that_are_changed_are_valid(findings: Check, text: str) -> None:
    assert findings(text) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['message']}: {case['into'][:30]}")
def test_words_and_place(findings: Check, case: dict[str, Any]) -> None:
    text = next(text for text in TEXTS if case["change"] in text).replace(case["change"], case["into"], 1)
    (found,) = findings(text)
    line = text.split("\n")[found.span.line - 1]
    assert found == Finding(
        "document/schema",
        case["message"],
        Level.DENY,
        Text(case["zh"], case["en"]),
        Text(case["fix_zh"], case["fix_en"]),
        "a.yaml",
        tuple(case["pointer"]),
        found.span,
    )
    assert line[found.span.column - 1 : found.span.end_column - 1] == case["underlined"]
    assert found.span.end_line == found.span.line


def test_every_message_of_the_schema_rule_is_shown_in_a_case() -> None:
    assert {case["message"] for case in CASES} | {"more"} == set(SCHEMA.messages)


KINDS_ZH = (
    "declaration/v1（外包申报）、provider/v1（服务提供商）、institution/v1（机构）、"
    "incident/v1（风险事件）、waiver/v1（豁免）、order/v1（订单）、config/v1（配置）、baseline/v1（基线）、serve/v1（服务设置）"
)
KINDS_EN = (
    "declaration/v1 (Outsourcing declaration), provider/v1 (Provider), institution/v1 (Institution), "
    "incident/v1 (Incident), waiver/v1 (Waiver), order/v1 (Order), config/v1 (Configuration), "
    "baseline/v1 (Baseline), serve/v1 (Server)"
)


@pytest.mark.parametrize(
    ("text", "message", "span", "pointer", "says", "remedy"),
    [
        (
            "- a\n",
            "no-fields",
            Span(1, 1, 1, 2),
            (),
            ("这份文档是列表，不是由“字段: 值”组成的。", "This document is a list, not a set of fields."),
            (
                "从“ito_gate: declaration/v1”开始，逐行写“字段: 值”。",
                'Begin with "ito_gate: declaration/v1" and write "field: value" line by line.',
            ),
        ),
        (
            "# x\nname: 示例\ntier: general\n",
            "missing",
            Span(2, 1, 2, 5),
            ("ito_gate",),
            (
                "这份文档没有写明种类：缺少字段 ito_gate，或者它没有值。",
                "This document does not say what it is: the field ito_gate is missing or has no value.",
            ),
            (
                f"在最前面写上“ito_gate: provider/v1”；可用的种类：{KINDS_ZH}。",
                f'Begin it with the line "ito_gate: provider/v1"; the kinds are {KINDS_EN}.',
            ),
        ),
        (
            "name: 示例\nito-gate: incident/v1\n",
            "misspelt",
            Span(2, 1, 2, 9),
            ("ito-gate",),
            (
                "写明种类的字段是 ito_gate，不是“ito-gate”。",
                'The field that says what a document is, is ito_gate, not "ito-gate".',
            ),
            (
                f"改成“ito_gate: incident/v1”；可用的种类：{KINDS_ZH}。",
                f'Write "ito_gate: incident/v1"; the kinds are {KINDS_EN}.',
            ),
        ),
        (
            "ito_gate: report/v1\nid: ITO-2026-001\nservice: {}\n",
            "no-report",
            Span(1, 11, 1, 20),
            ("ito_gate",),
            (
                "这份文档自称是 ito-gate 的检查报告，内容却不是，或者已被改动。",
                "This document says that it is a report of ito-gate, but it is none, or has been changed.",
            ),
            (
                "如果是要检查的文档，改成“ito_gate: declaration/v1”；如果是报告，删除它或重新生成。",
                'If it is to be checked, write "ito_gate: declaration/v1"; a report, delete or make again.',
            ),
        ),
        (
            "ito_gate: declaration/v2\n",
            "unknown",
            Span(1, 11, 1, 25),
            ("ito_gate",),
            (
                "没有“declaration/v2”这种文件种类或版本，最接近的是 declaration/v1。",
                'There is no document kind or version "declaration/v2"; the nearest is declaration/v1.',
            ),
            (
                f"改成“ito_gate: declaration/v1”；可用的种类：{KINDS_ZH}。",
                f'Write "ito_gate: declaration/v1"; the kinds are {KINDS_EN}.',
            ),
        ),
    ],
)
def test_words_about_the_kind(
    findings: Check,
    text: str,
    message: str,
    span: Span,
    pointer: Pointer,
    says: tuple[str, str],
    remedy: tuple[str, str],
) -> None:
    assert findings(text) == [
        Finding("document/kind", message, Level.DENY, Text(*says), Text(*remedy), "a.yaml", pointer, span)
    ]


def test_every_message_of_the_kind_rule_is_shown_above() -> None:
    assert set(KIND.messages) == {"no-fields", "missing", "misspelt", "unknown", "no-report"}


def test_everything_that_is_said_blocks() -> None:
    assert [rule.id for rule in RULES] == ["document/kind", "document/schema"]
    assert {message.force for rule in RULES for message in rule.messages.values()} == {Force.MUST}
