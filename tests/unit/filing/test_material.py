from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from ito_gate.filing import material
from ito_gate.filing.material import build
from ito_gate.filing.shape import ITEMS, Material, Section
from ito_gate.model import Fact, Text
from support import base, schema, the_pack
from unit.filing.reports import TEXT, source


def _section(made: Material, heading: str) -> Section:
    return next(section for section in made.sections if section.heading == heading)


def _rows(section: Section) -> dict[str, tuple[str, ...]]:
    assert section.table is not None
    return {row[-2][0]: row[-1] for row in section.table.rows}


def _head(made: Material) -> dict[str, tuple[str, ...]]:
    return {row[0][0]: row[1] for row in made.head.rows}


def test_the_fifteen_items_in_the_order_and_words_of_annex_1() -> None:
    made = build(source())
    words = {id_: text.rstrip("；。") for id_, text in TEXT._document["annexes"]["1"]["items"].items()}
    wanted: list[str] = []
    for part in ("1", "2"):
        wanted += [
            words[f"{part}.{number}"].partition("：")[0] for number in range(1, 9) if f"{part}.{number}" in words
        ]
    said = [*_rows(made.sections[0]), *_rows(made.sections[1]), *_rows(made.sections[2])]
    assert said == [*wanted, words["3"]]
    assert len(said) == 15
    numerals = ("一", "二", "三")
    headings = [f"{numerals[index]}、{words[str(index + 1)].partition('，')[0]}" for index in range(3)]
    assert [section.heading for section in made.sections[:3]] == headings
    assert made.sections[3].heading + "。" == TEXT._document["annexes"]["1"]["paragraphs"][-1]
    assert made.title == "".join(TEXT._document["annexes"]["1"]["paragraphs"][:2]).removesuffix("目录")
    assert not made.gaps


def test_what_the_items_say() -> None:
    made = build(source())
    assert _rows(made.sections[0]) == {
        "外包服务名称": ("手机银行系统应用运维",),
        "外包服务类型": ("运行维护类", "具体类型：应用系统运行维护"),
        "外包服务的主要内容": ("手机银行系统的应用运行维护与二线支持。",),
        "实施方式": (
            "非驻场外包",
            "实施地点：总行科技大楼（银行保险机构场所，中国）",
            "实施地点：新加坡支持中心（服务提供商场所，新加坡）",
        ),
        "影响的业务类型": ("渠道管理类、客户管理类",),
        "外包服务起止时间": ("2026年4月1日至2027年3月31日",),
    }
    assert _rows(made.sections[1]) == {
        "服务提供商全称、国别": ("全称：示例金融科技（上海）有限公司", "国别：中国"),
        "尽职调查报告": ("见附件 1（DD-2025-31）",),
        "法人代表": ("赵敏",),
        "注册资本": ("人民币 50,000,000 元",),
        "上级机构/母机构": ("示例金融控股集团有限公司",),
        "成立时间": ("2012年6月18日",),
        "企业性质": ("有限责任公司（国有控股）",),
        "统一社会信用代码": ("91110000600037341L",),
    }
    assert _rows(made.sections[2]) == {"外包风险评估报告": ("见附件 2（OA-2026-0102）",)}


def test_who_reports_to_whom_when_and_why() -> None:
    head = _head(build(source()))
    assert head["接收单位"] == ("国家金融监督管理总局上海监管局（信息科技监管部门）",)
    assert head["外包合同签订日期"] == ("2026年3月2日",)
    assert head["最迟报告日期"] == ("2026年1月26日", "合同签订前二十个工作日（报告日、签订日均不计）")
    assert head["报告日期"] == ("2026年1月16日",)
    (ground,) = head["报告依据"]
    assert ground.split("：") == [
        "第三十七条（五）符合重要外包条件的非驻场外包、关联外包和跨境外包",
        "本项外包为重要外包，属非驻场外包、关联外包、跨境外包。",
    ]
    assert head["经办部门和经办人"] == ("信息科技部 王芳",)


def test_a_draft() -> None:
    draft = {"declaration": {"stage": "approved", "filing": None}, "institution": {"supervisor": "某监管局"}}
    made = build(source(draft, provisional=True, count_mode="t20"))
    head = _head(made)
    assert head["接收单位"] == ("某监管局（信息科技监管部门）",)
    assert not made.recipient_named
    assert "报告日期" not in head
    assert head["外包合同拟签订日期"] == ("2026年3月2日",)
    assert head["最迟报告日期"][1:] == (
        "合同签订前二十个工作日（报告日计入）",
        "放假安排尚未公布，按最不利情形计算",
    )


def test_no_day_of_signing() -> None:
    head = _head(build(source({"declaration": {"contract": {"signing_on": None}}}, latest=None)))
    assert head["外包合同签订日期"] == (material.UNSTATED,)
    assert head["最迟报告日期"] == ("无法计算：合同签订日期未填写，或超出工作日历",)


@pytest.mark.parametrize(
    ("recipient", "said"),
    [
        ({"it_supervision": False, "office": "某监管局"}, "某监管局"),
        ({"authority": "NFRA", "office": ""}, "国家金融监督管理总局（信息科技监管部门）"),
    ],
)
def test_recipients(recipient: dict[str, Any], said: str) -> None:
    head = _head(build(source({"declaration": {"filing": {"recipient": recipient}}})))
    assert head["接收单位"] == (said,)


_FORMS = {"off_site": "非驻场外包", "related": "关联外包", "cross_border": "跨境外包"}


def _grounds(*reasons: tuple[str, dict[str, str]]) -> tuple[str, ...]:
    pack = the_pack()
    texts = tuple(pack.facts["filing_required"].reasons[name].fill(pack.named(values)) for name, values in reasons)
    facts = {**source().facts, "filing_required": Fact("filing_required", True, texts)}
    return _head(build(source(facts=facts)))["报告依据"]


@pytest.mark.parametrize(
    ("case", "item"),
    [("whole_it", "1"), ("whole_data_centre", "2"), ("architecture_change", "3"), ("it_strategy", "4")],
)
def test_each_listed_case_is_its_own_item(case: str, item: str) -> None:
    text = TEXT._document["articles"]["37"]["items"][item].rstrip("；。")
    assert _grounds((case, {})) == (f"第三十七条（{'一二三四'[int(item) - 1]}）{text}。",)


@pytest.mark.parametrize("form", _FORMS)
def test_each_form_is_item_5(form: str) -> None:
    (said,) = _grounds(("important", {"form": form}))
    assert said.startswith("第三十七条（五）")
    assert said.endswith(f"：本项外包为重要外包，属{_FORMS[form]}。")


def test_other_grounds() -> None:
    (wide,) = _grounds(("wide", {"form": "related"}))
    assert wide.endswith("按从宽口径报告，本项外包属关联外包。")
    assert _grounds(("designated", {})) == ("第三十七条（六）其他银保监会认为重要的信息科技外包。",)


def test_no_reason_is_lost() -> None:
    facts = {**source().facts, "filing_required": Fact("filing_required", True, (Text("新的理由", "a new reason"),))}
    assert _head(build(source(facts=facts)))["报告依据"] == ("新的理由",)


def test_every_reason_of_the_fact_is_known() -> None:
    cases = {"whole_it", "whole_data_centre", "architecture_change", "it_strategy"}
    assert set(the_pack().facts["filing_required"].reasons) == {*cases, "important", "wide", "designated"}


def test_a_voluntary_report() -> None:
    head = _head(build(source(no_duty=(Text("不属于第三十七条所列情形", "none of the cases"),))))
    assert head["报告依据"] == ("不属于第三十七条所列情形", "本机构主动报送")
    assert "最迟报告日期" not in head


@pytest.mark.parametrize(("off_site", "mode"), [(True, "非驻场外包"), (False, "驻场外包")])
def test_modes(off_site: bool, mode: str) -> None:
    facts = {**source().facts, "off_site": Fact("off_site", off_site, ())}
    assert _rows(build(source(facts=facts)).sections[0])["实施方式"][0] == mode


def test_a_mode_that_cannot_be_told_is_a_gap() -> None:
    facts = {**source().facts, "off_site": Fact("off_site", None, ())}
    assert [gap.message for gap in build(source(facts=facts)).gaps] == ["mode"]


@pytest.mark.parametrize("country", ["SG", "HK", "MO", "TW"])
def test_a_provider_from_elsewhere_has_another_number(country: str) -> None:
    patch = {"country": country, "uscc": None, "lei": "9999DEMOLIONCITY0152", "home_registration": "201812345D"}
    rows = _rows(build(source({"provider": patch})).sections[1])
    assert rows["统一社会信用代码"] == (
        "无（境内统一社会信用代码不适用）",
        "LEI：9999DEMOLIONCITY0152",
        "注册地登记号：201812345D",
    )


def test_subcontractors() -> None:
    section = _section(build(source()), material.SUBCONTRACTORS)
    assert section.notes == ("合同允许分包。",)
    assert section.table is not None
    assert section.table.rows == (
        (("1",), ("示例监控有限公司",), ("夜间监控值守",), ("否",), ("服务提供商场所",), ("中国",), ("否",)),
    )
    none = _section(build(source({"declaration": {"subcontracting": {"allowed": False, "items": []}}})), "分包情况")
    assert none == Section("分包情况", ("不允许分包。目前没有分包商。",))


def test_attachments_have_numbers_that_the_report_refers_to() -> None:
    made = build(source())
    table = _section(made, material.ATTACHMENTS).table
    assert table is not None
    assert [tuple(cell[0] for cell in row) for row in table.rows] == [
        ("附件 1", "服务提供商尽职调查报告", "DD-2025-31"),
        ("附件 2", "外包风险评估报告", "OA-2026-0102"),
        ("附件 3", "与信息科技外包战略一致性的评估", "OA-2026-0101"),
        ("附件 4", "审批文件（高级管理层）", "OA-2026-0120"),
        ("附件 5", "国家或地区风险评估（新加坡）", "CR-2025-04"),
        ("附件 6", "数据出境依据（个人信息出境标准合同）", "CAC-2026-0012"),
    ]
    assert list(_rows(_section(made, material.OTHER)).values()) == [
        (f"见附件 {number}（{evidence}）",)
        for number, evidence in enumerate(("OA-2026-0101", "OA-2026-0120", "CR-2025-04", "CAC-2026-0012"), 3)
    ]


def test_few_attachments() -> None:
    few = {"assessment": {"strategy_fit_ref": None}, "approval": None, "crossborder": None}
    made = build(source({"declaration": few}))
    assert _section(made, material.OTHER).table is None
    table = _section(made, material.ATTACHMENTS).table
    assert table is not None
    assert len(table.rows) == 2


_ITEMS = {
    "service-name": {"declaration": {"name": None}},
    "service-type": {"declaration": {"service": {"category": None}}},
    "content": {"declaration": {"service": {"description": None}}},
    "affected-business": {"declaration": {"service": {"affected_business": []}}},
    "start": {"declaration": {"service": {"starts_on": None}}},
    "end": {"declaration": {"service": {"ends_on": None}}},
    "provider-name": {"provider": {"name": None}},
    "provider-country": {"provider": {"country": None}},
    "due-diligence-report": {"declaration": {"due_diligence": None}},
    "legal-representative": {"provider": {"legal_representative": None}},
    "capital-amount": {"provider": {"registered_capital": {"amount": None}}},
    "capital-currency": {"provider": {"registered_capital": {"currency": None}}},
    "parent": {"provider": {"parent": None}},
    "founded-on": {"provider": {"founded_on": None}},
    "enterprise-nature": {"provider": {"enterprise_nature": None}},
    "credit-code": {"provider": {"uscc": None}},
    "foreign-registration": {"provider": {"uscc": None, "country": "SG"}},
    "risk-assessment": {"declaration": {"assessment": {"risk_ref": None}}},
}


@pytest.mark.parametrize("message", _ITEMS)
def test_an_item_that_is_not_there_is_a_gap(message: str) -> None:
    made = build(source(_ITEMS[message]))
    assert [gap.message for gap in made.gaps] == [message]
    gap = made.gaps[0]
    rule = the_pack().rules["filing/material"]
    assert rule.finding(message, gap.values, path="x").message.zh
    fields = schema(str(gap.at[0]))["properties"]
    assert gap.at[1] in fields


def test_the_gaps_are_what_the_rule_can_lack() -> None:
    wrong = {"credit-code-wrong", "organisation-code-wrong", "lei-wrong"}
    assert {*_ITEMS, "mode", *wrong} == set(the_pack().rules["filing/material"].messages) == set(ITEMS)


def test_gaps_come_in_the_order_of_the_annex() -> None:
    empty = {"declaration": dict.fromkeys(base()["declaration"]), "provider": dict.fromkeys(base()["provider"])}
    gaps = [gap.message for gap in build(source(empty)).gaps]
    assert gaps == sorted(gaps, key=ITEMS.index)
    assert len(gaps) == 17


def test_nothing_is_capital_too() -> None:
    made = build(source({"provider": {"registered_capital": {"amount": 0}}}))
    assert not made.gaps
    assert _rows(made.sections[1])["注册资本"] == ("人民币 0 元",)


def test_hostile_values_become_lines() -> None:
    made = build(source({"declaration": {"service": {"description": "一\n|二|\x00\u202e三\n\n"}, "name": "a\nb"}}))
    rows = _rows(made.sections[0])
    assert rows["外包服务的主要内容"] == ("一", "|二|<U+0000><U+202E>三")
    assert rows["外包服务名称"] == ("a b",)


def test_the_same_source_gives_the_same_report() -> None:
    assert build(source()) == build(source())
    assert dataclasses.is_dataclass(build(source()))
