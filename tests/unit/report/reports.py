"""Reports made by hand, and arbitrary ones."""

from __future__ import annotations

import dataclasses
from typing import Any

from hypothesis import strategies as st

from ito_gate.model import (
    CHANGED,
    SUBJECTS,
    AgendaItem,
    Base,
    Decision,
    Deleted,
    Fact,
    Finding,
    Force,
    Level,
    Message,
    Outcome,
    Provenance,
    Report,
    Rule,
    Span,
    Status,
    SubjectResult,
    Text,
)

MADE_WITH = Provenance(
    tool="ito-gate 0.1.0",
    engine="regorus",
    engine_version="0.13.0",
    policy_revision="3f2a91c",
    policy_digest="sha256:aa",
    schema_digest="sha256:bb",
    calendar_digest="sha256:cc",
    calendar_published_through="2026-12-31",
)
BANK = "outsourcing/declarations/手机银行运维.yaml"
LONG = "outsourcing/declarations/card.json"
INSTITUTION = "outsourcing/institutions/demo-bank.yaml"
SOURCE = {
    BANK: [
        "ito_gate: declaration/v1",
        "id: ITO-2026-001",
        "name: 手机银行运行维护",
        "filing:",
        "  filed_on: 2026-02-10 # 已向上海监管局报告",
        "\tnote: 备注：甲方\t乙方 👍",
        "contract:",
        "  clauses:",
        "    no_assignment: false",
        "  sites: [{type: public_cloud, country: 新加坡}]",
        "",
        "access:",
        *(f"  - {{asset: core, principal: user{number}}}" for number in range(25)),
    ],
    LONG: ['{"name": "' + "信用卡数据分析" * 20 + '", "country": "SG", "note": "' + "word " * 30 + '"}'],
}


def rule(id_: str, title: Text, *articles: str, force: Force = Force.MUST) -> Rule:
    late = Message(
        force, Text("{filed} 报告，太晚", "reported on {filed}: too late"), Text("早报告。", "Report earlier.")
    )
    description = Text("签订前应当报告。", "To be reported before the signing.")
    return Rule(id_, title, description, force, {"late": late}, articles)


RULES = {
    one.id: one
    for one in (
        rule("document/text", Text("不含控制字符", "No control characters"), force=Force.PRACTICE),
        rule(
            "filing/lead-time",
            Text("合同签订前二十个工作日报告", "Report twenty working days before signing"),
            "37",
            "37(5)",
        ),
        rule("filing/pack", Text("监管报告材料齐备", "The pack is complete"), "37"),
    )
}


def source_line(path: str, line: int) -> str | None:
    lines = SOURCE.get(path, [])
    return lines[line - 1] if 0 < line <= len(lines) else None


def finding(rule: str = "filing/lead-time", **parts: Any) -> Finding:
    return Finding(
        **{
            "rule": rule,
            "message_id": "late",
            "level": Level.DENY,
            "message": Text("报告太晚", "reported too late"),
            "remediation": Text("早报告。", "Report earlier."),
            "path": BANK,
            **parts,
        }
    )


def declaration(id_: str = "ITO-2026-001", **parts: Any) -> SubjectResult:
    return SubjectResult(
        **{
            "id": id_,
            "path": BANK,
            "span": Span(1, 1, 37, 1),
            "name": "手机银行运行维护",
            "stage": "filed",
            "decision": Decision.FAIL,
            "facts": (),
            "outcomes": (),
            **parts,
        }
    )


def report(*declarations: SubjectResult, **parts: Any) -> Report:
    return Report(
        **{
            "as_of": "2026-03-02",
            "decision": Decision.FAIL,
            "provenance": MADE_WITH,
            "options": {"count_mode": "t21", "art37_5": "important"},
            "results": declarations,
            "findings": (),
            "documents": {"institution": 1, "declaration": len(declarations)},
            **parts,
        }
    )


LATE = finding(
    message=Text(
        "2026-02-10 报告，2026-03-02 签订，中间只有 9 个工作日，应有 20 个；按另一种计算口径（T-20）也不够",
        "reported on 2026-02-10 and signed on 2026-03-02: 9 clear working days, not 20, under every reading",
    ),
    remediation=Text(
        "推迟到 2026-03-18 之后签订，或者在最迟日期之前（含当日）报告；本条不得豁免。",
        "Sign after 2026-03-18, or report by the latest date; this rule cannot be waived.",
    ),
    pointer=("filing", "filed_on"),
    span=Span(5, 13, 5, 23),
    articles=("37", "37(5)"),
    latest="2026-01-26",
)
CLAUSES = tuple(
    finding(
        "contract/clauses",
        message_id=name,
        message=Text(f"合同没有{zh}条款", f"the contract has no clause on {name}"),
        remediation=Text("补充该条款。", "Add the clause."),
        pointer=("contract",),
        span=Span(7, 1, 10, 1),
        articles=("21", "annex-1(2)"),
    )
    for name, zh in (("audit", "审计"), ("confidentiality", "保密"))
)
UNTOLD = finding(
    "classification/triggers",
    message_id="undetermined",
    message=Text("无法判断：institution.core 缺失", "cannot be decided: institution.core is missing"),
    remediation=Text("补充 institution.core。", "Fill in institution.core."),
    path=INSTITUTION,
    span=Span(120, 1, 120, 5),
    articles=("13",),
)
HOSTILE = finding(
    "document/text",
    level=Level.WARN,
    message=Text("含控制字符 \x1b[31m\n和 \u202e", "holds control characters \x1b[31m\nand \u202e"),
    remediation=Text("删除。", "Delete them."),
    span=Span(6, 14, 6, 18),
)
ABROAD = finding(
    "crossborder/country",
    level=Level.INFO,
    message=Text("请确认国家或地区", "please confirm the country or region"),
    remediation=Text("确认。", "Confirm it."),
    path=LONG,
    span=Span(1, 164, 1, 168),
    articles=("19",),
)
GRANTS = tuple(
    finding(
        "access/purpose",
        message_id="none",
        message=Text(f"第 {number} 项授权没有写明用途", f"grant {number} states no purpose"),
        remediation=Text("写明用途。", "State the purpose."),
        pointer=("access", number),
        span=Span(13 + number, 5, 13 + number, 16),
        articles=("32(2)",),
    )
    for number in range(25)
)
WAIVED = finding(
    "crossborder/law",
    message=Text("适用新加坡法律，豁免至 2026-12-31", "Singapore law, waived until 2026-12-31"),
    remediation=Text("到期前重新审批。", "Have it approved again before that."),
    span=Span(10, 41, 10, 44),
    articles=("21(9)",),
    waiver="WV-2026-001",
)
EMPTY = finding(
    "document/empty",
    message=Text("文件里没有内容", "the file holds no document"),
    remediation=Text("写入内容，或删除该文件。", "Write the document, or delete the file."),
    path="outsourcing/declarations/empty.yaml",
)

FAILS = report(
    declaration(
        facts=(
            Fact("off_site", value=None, reasons=()),
            Fact("important", value=True, reasons=(Text("整体", "whole"),)),
        ),
        outcomes=(
            Outcome("access/purpose", Status.FAIL, GRANTS),
            Outcome("classification/triggers", Status.UNDETERMINED, (UNTOLD,)),
            Outcome("contract/clauses", Status.FAIL, CLAUSES),
            Outcome("crossborder/country", Status.PASS, (ABROAD,)),
            Outcome("crossborder/law", Status.WAIVED, (WAIVED,)),
            Outcome("document/text", Status.WARN, (HOSTILE,)),
            Outcome("exit/plan", Status.TODO),
            Outcome("filing/lead-time", Status.FAIL, (LATE,)),
            Outcome("filing/pack", Status.TODO, due="2026-06-01"),
            Outcome("incident/report", Status.NOT_APPLICABLE),
        ),
    ),
    declaration(
        "ITO-2026-002",
        path=LONG,
        name="信用卡数据分析",
        outcomes=(
            Outcome("classification/triggers", Status.UNDETERMINED, (UNTOLD,)),
            Outcome("filing/lead-time", Status.TODO, due="2026-04-01"),
            Outcome("filing/pack", Status.TODO, due="2026-05-01"),
            Outcome("incident/report", Status.PASS),
        ),
    ),
    findings=(EMPTY,),
    ignored=("README.md",),
)
PASSES = report(
    declaration(
        decision=Decision.PASS,
        outcomes=(
            Outcome("access/purpose", Status.PASS),
            Outcome("contract/clauses", Status.PASS),
            Outcome("exit/plan", Status.TODO),
            Outcome("filing/pack", Status.TODO, due="2026-06-01"),
            Outcome("incident/report", Status.NOT_APPLICABLE),
        ),
    ),
    decision=Decision.PASS,
)
UNDECIDED = report(
    declaration(
        decision=Decision.UNDECIDED,
        error=Text("引擎未能作出判断：\x1b[0m", "the engine could not decide: \x1b[0m"),
    ),
    decision=Decision.UNDECIDED,
    errors=(Text("无法读取 b.yaml", "cannot read b.yaml"), Text("无法读取 a.yaml", "cannot read a.yaml")),
)
SAMPLES = {"fails": FAILS, "passes": PASSES, "undecided": UNDECIDED}

# Arbitrary reports. Lone surrogates are those of an undecodable file name (PEP 383).
_anything = st.text(
    st.one_of(
        st.characters(exclude_categories=("Cs",)),
        st.sampled_from("\x00\t\n\r\x1b\x7f\x9b\xad\u200b\u2028\u202e\u2066\ufeff\U000e0041\udcff中"),
    ),
    max_size=12,
)
_texts = st.builds(Text, _anything, _anything)
_rules = st.sampled_from(["access/purpose", "contract/clauses", "filing/lead-time"])
_dates = st.dates().map(lambda day: day.isoformat())
_positions = st.integers(1, 40)
_spans = st.builds(Span, _positions, _positions, _positions, _positions)
_findings = st.builds(
    Finding,
    rule=_rules,
    message_id=_anything,
    level=st.sampled_from(Level),
    message=_texts,
    remediation=_texts,
    path=_anything,
    pointer=st.lists(st.one_of(_anything, st.integers(0, 9)), max_size=3).map(tuple),
    span=_spans,
    articles=st.lists(st.sampled_from(["37", "37(5)", "annex-1", "个保法 21"]), max_size=2).map(tuple),
    latest=st.none() | _dates,
    waiver=st.none() | _anything,
    new=st.none() | st.booleans(),
    baseline=st.booleans(),
)


def _outcome(rule: str, status: Status, found: list[Finding], due: str | None) -> Outcome:
    speaks = status in {Status.FAIL, Status.WARN, Status.UNDETERMINED}
    return Outcome(rule, status, tuple(found or ([finding(rule)] if speaks else [])), due)


_outcomes = st.builds(_outcome, _rules, st.sampled_from(Status), st.lists(_findings, max_size=2), st.none() | _dates)
_declarations = st.builds(
    SubjectResult,
    id=_anything,
    path=_anything,
    span=_spans,
    name=_anything,
    stage=_anything,
    decision=st.sampled_from(Decision),
    facts=st.lists(
        st.builds(Fact, _anything, st.none() | st.booleans(), st.lists(_texts, max_size=2).map(tuple)),
        max_size=2,
        unique_by=lambda fact: fact.name,
    ).map(tuple),
    outcomes=st.lists(_outcomes, max_size=3, unique_by=lambda outcome: outcome.rule).map(tuple),
    error=st.none() | _texts,
    kind=st.sampled_from(SUBJECTS),
    digest=_anything,
    changed=st.none() | st.sampled_from(CHANGED),
)
_items = st.builds(
    AgendaItem,
    on=_dates,
    rules=st.lists(_rules, max_size=2).map(tuple),
    message=_texts,
    path=_anything,
    pointer=st.lists(st.one_of(_anything, st.integers(0, 9)), max_size=3).map(tuple),
    span=_spans,
    subjects=st.lists(_anything, max_size=2).map(tuple),
)
reports = st.builds(
    Report,
    as_of=_dates,
    decision=st.sampled_from(Decision),
    provenance=st.builds(
        Provenance,
        *[_anything] * (len(dataclasses.fields(Provenance)) - 1),
        base=st.none() | st.builds(Base, _anything, st.text("0123456789abcdef", min_size=40, max_size=40)),
    ),
    options=st.dictionaries(_anything, _anything, max_size=2),
    results=st.lists(_declarations, max_size=3).map(tuple),
    agenda=st.lists(_items, max_size=2).map(tuple),
    findings=st.lists(_findings, max_size=3).map(tuple),
    documents=st.dictionaries(_anything, st.integers(0, 9), max_size=2),
    ignored=st.lists(_anything, max_size=2).map(tuple),
    errors=st.lists(_texts, max_size=2).map(tuple),
    deleted=st.lists(st.builds(Deleted, _anything, _anything, _anything), max_size=2).map(tuple),
    only_new=st.booleans(),
)
