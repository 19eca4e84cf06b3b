"""What annex 1 wants, in its order and its words: documents and facts → sections of rows, in Chinese.

Source: 银保监办发〔2021〕141号, annex 1 《银行保险机构信息科技外包监管报告材料目录》. Nothing is read or written here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ito_gate.filing import words
from ito_gate.filing.attachments import Attachment, attached
from ito_gate.filing.grounds import grounds
from ito_gate.filing.shape import ITEMS, Gap, Material, Section, Source, Table
from ito_gate.model import STAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ito_gate.filing.words import Lines
    from ito_gate.model import Json, Pointer

TITLE = "银行保险机构信息科技外包监管报告材料"

SERVICE = "一、外包服务基本情况"
PROVIDER = "二、服务提供商基本情况"
RISK = "三、外包风险评估报告"
OTHER = "银保监会规定的其他材料"
SUBCONTRACTORS = "分包情况"
ATTACHMENTS = "附件清单"

_BEFORE_SIGNING = STAGES[: STAGES.index("signed")]
UNSTATED = "（未填写）"
_WAYS_OF_COUNTING = {"t21": "报告日、签订日均不计", "t20": "报告日计入"}


def build(source: Source) -> Material:
    """Draw up the report; items that are not there are in its ``gaps``.

    The documents have passed their schemas; fields that these leave open may be missing.
    """
    items = _Items(source)
    attachments = attached(source.declaration, source.pack.countries)
    service = _service(items, source)
    provider = _provider(items, source, attachments)
    risk = _risk(items, attachments)
    return Material(
        id=words.line(_text(source.declaration, "id")),
        title=TITLE,
        institution=words.line(_text(source.institution, "name")),
        service=words.line(_text(source.declaration, "name")),
        as_of=source.as_of,
        head=_head(source),
        sections=(
            service,
            provider,
            risk,
            _other(attachments),
            _subcontractors(source),
            _list(attachments),
        ),
        recipient_named=bool(_at(source.declaration, "filing", "recipient", "office")),
        gaps=tuple(sorted(items.gaps, key=lambda gap: ITEMS.index(gap.message))),
    )


class _Items:
    """Hands out what annex 1 asks for and remembers what is not there."""

    def __init__(self, source: Source) -> None:
        self._documents = {"declaration": source.declaration, "provider": source.provider}
        self.gaps: list[Gap] = []

    def take(self, message: str, *at: str) -> Json:
        """Return the value at ``at``, None where there is none, which is a gap."""
        value: Json = self._documents
        for step in at:
            value = value.get(step) if isinstance(value, dict) else None
        if value in (None, "", [], {}):  # the same as in policies/filing/material.rego
            self.lack(message, at)
            return None
        return value

    def text(self, message: str, *at: str) -> str:
        """Return the same as text; what is not there shows as such."""
        value = self.take(message, *at)
        return UNSTATED if value is None else str(value)

    def lack(self, message: str, at: Pointer, values: Mapping[str, str] | None = None) -> None:
        """Remember a gap."""
        self.gaps.append(Gap(message, at, values or {}))


def _head(source: Source) -> Table:
    declaration = source.declaration
    filed_on = _text(declaration, "filing", "filed_on")
    signing_on = _text(declaration, "contract", "signing_on")
    owner = " ".join(filter(None, (_text(declaration, "owner", "unit"), _text(declaration, "owner", "name"))))
    rows = (
        ("报告机构", (words.line(_text(source.institution, "name")),)),
        ("接收单位", (recipient(declaration, source.institution) or UNSTATED,)),
        ("申报编号", (words.line(_text(declaration, "id")),)),
        (_signing_label(declaration), (words.day(signing_on) if signing_on else UNSTATED,)),
        *((("最迟报告日期", _latest(source)),) if not source.no_duty else ()),
        *((("报告日期", (words.day(filed_on),)),) if filed_on else ()),
        ("报告依据", _why(source)),
        ("经办部门和经办人", (words.line(owner),)),
    )
    return Table(("项目", "内容"), (28, 72), tuple(((name,), lines) for name, lines in rows))


def _signing_label(declaration: Mapping[str, Any]) -> str:
    planned = _text(declaration, "stage") in _BEFORE_SIGNING
    return "外包合同拟签订日期" if planned else "外包合同签订日期"


def recipient(declaration: Mapping[str, Any], institution: Mapping[str, Any]) -> str:
    """Name whom the report goes to; empty if neither document tells.

    Article 37: the IT supervision department of the regulator or its local office. A draft that does not
    name it yet goes to the institution's own supervisor.
    """
    to: Mapping[str, Any] = _at(declaration, "filing", "recipient") or {}
    office = words.line(_text(to, "office"))
    if not office and to.get("authority") == "NFRA":
        office = words.label(("filing", "recipient", "authority"), "NFRA")
    named = office or words.line(_text(institution, "supervisor"))
    department = "" if not named or to.get("it_supervision") is False else "（信息科技监管部门）"
    return named + department


def _latest(source: Source) -> Lines:
    if source.latest is None:
        return ("无法计算：合同签订日期未填写，或超出工作日历",)
    lines = (words.day(source.latest), f"合同签订前二十个工作日（{_WAYS_OF_COUNTING[source.count_mode]}）")
    return (*lines, "放假安排尚未公布，按最不利情形计算") if source.provisional else lines


def _why(source: Source) -> Lines:
    if source.no_duty:
        return (*(reason.zh for reason in source.no_duty), "本机构主动报送")
    return grounds(source.facts["filing_required"], source.pack, source.regulation)


def _service(items: _Items, source: Source) -> Section:
    at = ("declaration", "service")
    category = items.take("service-type", *at, "category")
    business = items.take("affected-business", *at, "affected_business") or ()
    starts_on, ends_on = items.text("start", *at, "starts_on"), items.text("end", *at, "ends_on")
    return _numbered(
        SERVICE,
        ("外包服务名称", (words.line(items.text("service-name", "declaration", "name")),)),
        ("外包服务类型", _types(source.declaration, category)),
        ("外包服务的主要内容", words.lines(items.text("content", *at, "description"))),
        ("实施方式", _mode(items, source)),
        ("影响的业务类型", ("、".join(words.label(_BUSINESS, code) for code in business) or UNSTATED,)),
        ("外包服务起止时间", (f"{words.day(starts_on)}至{words.day(ends_on)}",)),
    )


_BUSINESS = ("service", "affected_business", 0)


def _types(declaration: Mapping[str, Any], category: Json) -> Lines:
    if category is None:
        return (UNSTATED,)
    types = [words.label(("service", "types", 0), code) for code in _at(declaration, "service", "types") or ()]
    return (
        words.label(("service", "category"), category),
        *(("具体类型：" + "、".join(types),) if types else ()),
        *words.lines(_text(declaration, "service", "other_type")),
    )


def _mode(items: _Items, source: Source) -> Lines:
    """Annex 1 knows two modes; a mixture is off-site (article 44)."""
    off_site = source.facts["off_site"].value
    if off_site is None:
        items.lack("mode", ("declaration", "delivery", "sites"))
        return (UNSTATED,)
    sites = [
        f"实施地点：{words.line(_text(site, 'name'))}（{words.label(('delivery', 'sites', 0, 'type'), site['type'])}，"
        f"{words.country(_text(site, 'country'), source.pack.countries)}）"
        for site in _at(source.declaration, "delivery", "sites") or ()
    ]
    return ("非驻场外包" if off_site else "驻场外包", *sites)


def _provider(items: _Items, source: Source, attachments: tuple[Attachment, ...]) -> Section:
    def own(message: str, *at: str) -> str:
        return words.line(items.text(message, "provider", *at))

    country = items.take("provider-country", "provider", "country")
    named = words.country(country, source.pack.countries) if country else UNSTATED
    name = own("provider-name", "name")
    items.take("due-diligence-report", "declaration", "due_diligence", "report_ref")
    amount = items.take("capital-amount", "provider", "registered_capital", "amount")
    currency = items.take("capital-currency", "provider", "registered_capital", "currency")
    return _numbered(
        PROVIDER,
        ("服务提供商全称、国别", (f"全称：{name}", f"国别：{named}")),
        ("尽职调查报告", _see("due_diligence", attachments)),
        ("法人代表", (own("legal-representative", "legal_representative"),)),
        ("注册资本", (UNSTATED if amount is None or currency is None else words.money(amount, currency),)),
        ("上级机构/母机构", (own("parent", "parent"),)),
        ("成立时间", (words.day(own("founded-on", "founded_on")),)),
        ("企业性质", (own("enterprise-nature", "enterprise_nature"),)),
        ("统一社会信用代码", _registration(items, source.provider)),
    )


def _registration(items: _Items, provider: Mapping[str, Any]) -> Lines:
    """Return the credit code, or what stands in its place for a provider from outside the mainland."""
    code = _text(provider, "uscc")
    if code:
        return (words.line(code),)
    country = _text(provider, "country")
    if country == "CN":
        items.lack("credit-code", ("provider", "uscc"))
        return (UNSTATED,)
    others = {"LEI": _text(provider, "lei"), "注册地登记号": _text(provider, "home_registration")}
    lines = tuple(f"{name}：{words.line(number)}" for name, number in others.items() if number)
    if not lines:
        items.lack("foreign-registration", ("provider", "home_registration"), {"country": country})
        return (UNSTATED,)
    return ("无（境内统一社会信用代码不适用）", *lines)


def _risk(items: _Items, attachments: tuple[Attachment, ...]) -> Section:
    items.take("risk-assessment", "declaration", "assessment", "risk_ref")
    rows = ((("外包风险评估报告",), _see("risk", attachments)),)
    return Section(RISK, table=Table(("项目", "内容"), (36, 64), rows))


def _other(attachments: tuple[Attachment, ...]) -> Section:
    others = [one for one in attachments if one.key not in {"due_diligence", "risk"}]
    notes = ("监管部门另行要求的材料，随本报告补充附后。",)
    if not others:
        return Section(OTHER, notes)
    return Section(OTHER, notes, _numbered(OTHER, *((one.name, (one.reference,)) for one in others)).table)


def _subcontractors(source: Source) -> Section:
    allowed = _at(source.declaration, "subcontracting", "allowed")
    items = _at(source.declaration, "subcontracting", "items") or ()
    rule = "合同允许分包。" if allowed else "不允许分包。"
    if not items:
        return Section(SUBCONTRACTORS, (f"{rule}目前没有分包商。",))
    at = ("subcontracting", "items", 0)
    rows = tuple(
        (
            (str(number),),
            (words.line(_text(one, "name")),),
            words.lines(_text(one, "portion")),
            (words.yes_or_no(one.get("main_business")),),
            (words.label((*at, "site_type"), one["site_type"]) if "site_type" in one else "—",),
            (words.country(_text(one, "country"), source.pack.countries) or "—",),
            (words.yes_or_no(one.get("data_access")),),
        )
        for number, one in enumerate(items, 1)
    )
    columns = ("序号", "分包商全称", "分包内容", "是否主要业务", "实施场所", "国家或地区", "是否接触数据")
    return Section(SUBCONTRACTORS, (rule,), Table(columns, (8, 20, 24, 11, 15, 11, 11), rows))


def _list(attachments: tuple[Attachment, ...]) -> Section:
    rows = tuple(((f"附件 {one.number}",), (one.name,), (one.evidence,)) for one in attachments)
    if not rows:
        return Section(ATTACHMENTS, ("无。",))
    return Section(ATTACHMENTS, table=Table(("编号", "名称", "文号或文件"), (16, 42, 42), rows))


def _see(key: str, attachments: tuple[Attachment, ...]) -> Lines:
    return tuple(one.reference for one in attachments if one.key == key) or (UNSTATED,)


def _numbered(heading: str, *rows: tuple[str, Lines]) -> Section:
    numbered = tuple(((str(number),), (name,), lines) for number, (name, lines) in enumerate(rows, 1))
    return Section(heading, table=Table(("序号", "项目", "内容"), (8, 28, 64), numbered))


def _at(data: Mapping[str, Any], *way: str) -> Json:
    value: Json = data
    for step in way:
        value = value.get(step) if isinstance(value, dict) else None
    return value


def _text(data: Mapping[str, Any], *way: str) -> str:
    value = _at(data, *way)
    return value if isinstance(value, str) else ""
