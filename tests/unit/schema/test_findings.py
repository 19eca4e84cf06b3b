"""Which findings there are: one for each mistake, in the order of places, not too many."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from ito_gate.model import Span
from ito_gate.reading.document import read_text
from ito_gate.schema import check, kinds
from ito_gate.schema.findings import MOST, findings
from ito_gate.schema.validator import SchemaError

if TYPE_CHECKING:
    from collections.abc import Callable

    from ito_gate.model import Finding
    from ito_gate.reading.document import Document

    Check = Callable[..., list[Finding]]

INSTITUTION = """\
ito_gate: institution/v1
id: demo-bank
name: 示例银行股份有限公司
type: commercial_bank
supervisor: 国家金融监督管理总局上海监管局
officers: [李明]
risk_department: 风险管理部
executing_team: 外包管理组
core_competences: []
"""


def said(found: list[Finding]) -> list[tuple[str, str]]:
    return [(one.message_id, "/".join(map(str, one.pointer))) for one in found]


def test_they_come_in_the_order_of_places(findings: Check) -> None:
    text = INSTITUTION.replace("[李明]", "[李明, 7, '']").replace("id: demo-bank\n", "").replace("type:", "kind:")
    found = findings(text)
    assert said(found) == [
        ("missing", "id"),
        ("missing", "type"),
        ("misplaced", "kind"),
        ("quote", "officers/1"),
        ("blank", "officers/2"),
    ]
    assert [one.span for one in found] == sorted(one.span for one in found)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # Of what does not hold of one value, what the rest follows from.
        ("type: commercial_bank", "type: 1", [("value", "type")]),
        ("type: commercial_bank", "type:", [("null", "type")]),
        ("name: 示例银行股份有限公司", "name: ''", [("blank", "name")]),
        ("officers: [李明]", "officers: []", [("too-few", "officers")]),
        ("officers: [李明]", "officers: {}", [("type", "officers")]),
        # Repeated items that are wrong anyway are said to be wrong, not repeated.
        ("officers: [李明]", "officers: [1, 1]", [("quote", "officers/0"), ("quote", "officers/1")]),
        ("officers: [李明]", "officers: [a, b, a, b]", [("repeated", "officers/2")]),
        # A required field under another name or in another place is one mistake.
        ("name: 示例", "nmae: 示例", [("renamed", "nmae")]),
        ("name: 示例", "名称: 示例", [("unknown", "名称"), ("missing", "name")]),
        ("name: 示例", "全称: 示例", [("renamed", "全称")]),
        ("type: commercial_bank", "Type: commercial_bank", [("renamed", "Type")]),
        ("type: ", "tpye: a\ntyp: ", [("renamed", "tpye"), ("unknown-near", "typ")]),
        # A field that is there twice, once misspelt.
        ("type: ", "type: insurer\nTYPE: ", [("unknown-near", "TYPE")]),
    ],
)
def test_one_mistake_is_one_finding(findings: Check, old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(said(findings(INSTITUTION.replace(old, new)))) == sorted(expected)


def test_a_required_field_in_another_place_is_one_mistake(findings: Check) -> None:
    text = (
        "ito_gate: provider/v1\nid: a-b\nname: 甲\ncountry: CN\nrelationship: none\n"
        "supervised_institution: false\n"
        "registered_capital: {amount: 1, currency: CNY, tier: general}\n"
    )
    (found,) = findings(text)
    assert (found.message_id, found.pointer) == ("misplaced", ("registered_capital", "tier"))
    assert found.message.zh == "字段“tier”不属于这里（/registered_capital/tier），它属于最外层。"
    assert found.message.en == 'The field "tier" does not belong here (/registered_capital/tier) but at the top level.'


def test_a_field_that_belongs_in_several_places(findings: Check) -> None:
    example = kinds.schema("declaration")["examples"][0]
    (found,) = findings(json.dumps({**example, "country": "CN"}), "json")
    assert found.message.zh == (
        "字段“country”不属于这里（/country），它属于“subcontracting.items[]”、“delivery.sites[]”、"
        "“crossborder.country_assessments[]”、“contract.forum”。"
    )


@pytest.mark.parametrize("engine", ["rust", "python"])
def test_there_are_not_more_than_anyone_reads(findings: Check, engine: str) -> None:
    text = INSTITUTION.replace("[李明]", f"[{', '.join(map(str, range(MOST + 30)))}]")
    found = findings(text, engine=engine)
    assert [one.message_id for one in found] == ["quote"] * MOST + ["more"]
    last = found[-1]
    assert last.span == Span(1, 1, 1, 9)
    assert last.message.zh == "这份文档还有 30 处同样会拦截的格式错误没有列出。"
    assert last.message.en == "30 more errors of form in this document block as well and are not listed."


def test_json_is_located_too(findings: Check) -> None:
    data: dict[str, Any] = dict(kinds.schema("institution")["examples"][0])
    data["officers"] = []
    text = json.dumps(data, ensure_ascii=False, indent=2)
    (found,) = findings(text, "json")
    assert found.message_id == "too-few"
    assert text.split("\n")[found.span.line - 1][found.span.column - 1 : found.span.end_column - 1] == '"officers"'


def test_each_document_of_a_file_has_its_own_places() -> None:
    text = f"{INSTITUTION}---\n{INSTITUTION.replace('demo-bank', '一')}"
    documents = read_text(text, "a.yaml", "yaml").documents
    spans = [[one.span for one in check(document)[1]] for document in documents]
    assert spans == [[], [Span(12, 5, 12, 6)]]


def test_hostile_names_and_values_stay_short(findings: Check) -> None:
    found = findings(INSTITUTION + f"{'a~/b' * 200}: 1\n" + '"{qqq}": {}\n')
    assert [one.message_id for one in found] == ["unknown", "unknown"]
    assert len(found[0].message.en) < 200
    assert "a~0~1b" in found[0].message.en
    assert found[1].message.en == 'There is no field "{qqq}" (/{qqq}).'


def test_a_wrong_constant_has_words(read: Callable[..., Document]) -> None:
    document = read(INSTITUTION)
    (found,) = findings(document, "provider", [SchemaError(("ito_gate",), "const")])
    assert found.message.zh == "“文件种类”（/ito_gate）不能是“institution/v1”。"
    assert found.remediation.zh == "写 provider/v1。"
    assert found.remediation.en == "Write provider/v1."


def test_a_keyword_without_words_is_never_passed_over(read: Callable[..., Document]) -> None:
    with pytest.raises(KeyError):
        findings(read(INSTITUTION), "institution", [SchemaError(("id",), "contains")])
