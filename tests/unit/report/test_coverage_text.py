from __future__ import annotations

import pytest

from ito_gate.coverage import How, Row, tally
from ito_gate.model import Force, Message, Proof, Rule, Text
from ito_gate.policy.pack import FactText
from ito_gate.regulation import Clause, Regulation
from ito_gate.report import RenderOptions, coverage_markdown, coverage_text

TEXT = Text("标题", "a title")
PROOF = Proof(12, {"pass": 1, "fail": 2, "todo": 0, "undetermined": 10})


def _clause(id_: str, chapter: str, words: str = "应当记录。") -> Clause:
    return Clause(id_, chapter, id_, words, words)


def _rule(id_: str, *forces: Force, proof: Proof | None = PROOF) -> Rule:
    return Rule(id_, TEXT, TEXT, forces[0], {force.value: Message(force, TEXT, TEXT) for force in forces}, proof=proof)


FACT = FactText("important", TEXT, TEXT, (), {}, {}, TEXT, None)
ROWS = (
    Row(_clause("13", "第一章"), How.RULE, (_rule("a/b", Force.MUST, Force.PRACTICE),), (FACT,), None),
    Row(_clause("13(1)", "第一章", "甲\n" * 80), How.REASON, (), (), Text("没有尺度", "no measure")),
    Row(_clause("annex-1(1.4)", "附件"), How.RULE, (_rule("file/c", Force.MAY, proof=None),), (), None),
    Row(_clause("annex-1(2)", "附件"), How.EMPTY, (), (), None),
    Row(_clause("annex-2", "附件"), How.ITEMS, (), (), None),
)


def test_text_in_chinese() -> None:
    text = coverage_text.render(ROWS, tally(ROWS), RenderOptions(lang="zh", width=60))
    assert text.splitlines() == [
        "第一章       级别          测试  通过  不通过  待办  未决",
        "第十三条  应当记录。",
        "  a/b        拦截、警告      12     1       2     0    10",
        "  important  派生事实：标题",
        "第十三条（一）  甲 甲 甲 甲 甲 甲 甲 甲 甲 甲 甲 甲 甲 甲...",
        "  不检查：没有尺度",
        "",
        "附件         级别          测试  通过  不通过  待办  未决",
        "附件1（一）4  应当记录。",
        "  file/c     提示             -     -       -     -     -",
        "附件1（二）  应当记录。",
        "  空白：没有规则、事实或理由",
        "附件2  应当记录。",
        "  由下列各项落实",
        "",
        "条款 5：规则检查 2，派生事实 0，由各项落实 1，说明理由不检查",
        "1，空白 1",
        "规则 2，测试 12，用例：通过 1、不通过 2、未决 10",
    ]


def test_text_in_english() -> None:
    text = coverage_text.render(ROWS[:1], tally(ROWS[:1]), RenderOptions(lang="en", width=100))
    assert text.splitlines()[:4] == [
        "第一章       level         tests  pass  fail  todo  undetermined",
        "Article 13  应当记录。",
        "  a/b        deny, warn       12     1     2     0            10",
        "  important  derived fact: a title",
    ]


def test_nothing_to_show_is_only_the_summary() -> None:
    lines = coverage_text.render((), tally(ROWS), RenderOptions(lang="en", width=200)).splitlines()
    assert lines == [
        "5 clauses: 2 checked by rules, 0 derived, 1 kept by their items, 1 not checked for a reason, 1 empty",
        "2 rules, 12 tests, cases: pass 1, fail 2, undetermined 10",
    ]


def test_colour_only_where_it_is_understood() -> None:
    plain, coloured = (
        coverage_text.render(ROWS, tally(ROWS), RenderOptions(lang="zh", color=color)) for color in (False, True)
    )
    assert "\x1b" not in plain
    assert "\x1b[1;31m拦截、警告\x1b[0m" in coloured
    assert "\x1b[1;31m空白：没有规则、事实或理由\x1b[0m" in coloured


@pytest.mark.parametrize(
    ("lang", "covered"),
    [
        (
            "zh",
            "`a/b` 拦截、警告，测试 12，用例：通过 1、不通过 2、未决 10<br>`important` 派生事实：标题",
        ),
        (
            "en",
            "`a/b` deny, warn, 12 tests, cases: pass 1, fail 2, undetermined 10<br>`important` derived fact: a title",
        ),
    ],
)
def test_markdown(lang: str, covered: str) -> None:
    regulation = Regulation({"title": "某办法", "number": "1号", "articles": {}, "annexes": {}})
    lines = coverage_markdown.render(regulation, ROWS, tally(ROWS), lang).splitlines()
    name = {"zh": "第十三条", "en": "Article 13"}[lang]
    assert f"| {name} | 应当记录。 | {covered} |" in lines
    assert lines[2] == "某办法（1号）"
    assert [one for one in lines if one.startswith("## ")] == ["## 第一章", "## 附件"]
