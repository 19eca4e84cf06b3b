"""What the coverage of the regulation is called, in both languages."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from ito_gate.model import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ito_gate.coverage import Tally

WORDS: Mapping[str, Text] = MappingProxyType(
    {
        "levels": Text("级别", "level"),
        "tests": Text("测试", "tests"),
        "pass": Text("通过", "pass"),
        "fail": Text("不通过", "fail"),
        "todo": Text("待办", "todo"),
        "undetermined": Text("未决", "undetermined"),
        "fact": Text("派生事实：{title}", "derived fact: {title}"),
        "items": Text("由下列各项落实", "kept by keeping the items below"),
        "reason": Text("不检查：", "not checked: "),
        "empty": Text("空白：没有规则、事实或理由", "EMPTY: no rule, no fact, no reason"),
        "title": Text("条文覆盖情况", "Coverage of the regulation"),
        "clause": Text("条款", "clause"),
        "words": Text("原文", "words"),
        "covered": Text("由谁检查", "covered by"),
        "proof": Text("测试 {tests}，用例：{cases}", "{tests} tests, cases: {cases}"),
        "none": Text("0", "0"),
        "comma": Text("，", ", "),
        "list": Text("、", ", "),
        "clauses": Text(
            "条款 {all}：规则检查 {rule}，派生事实 {fact}，由各项落实 {items}，说明理由不检查 {reason}，空白 {empty}",
            "{all} clauses: {rule} checked by rules, {fact} derived, {items} kept by their items, "
            "{reason} not checked for a reason, {empty} empty",
        ),
        "rules": Text(
            "规则 {rules}，测试 {tests}，用例：{cases}",
            "{rules} rules, {tests} tests, cases: {cases}",
        ),
    }
)


def word(name: str, lang: str, **values: object) -> str:
    """Return ``name`` in ``lang`` with its placeholders filled."""
    return WORDS[name].fill(values).in_language(lang)


def cases(counts: Mapping[str, int], lang: str) -> str:
    """Say how many cases there are of each kind, leaving out what there is none of."""
    some = [f"{word(kind, lang)} {count}" for kind, count in counts.items() if count]
    return word("list", lang).join(some) or word("none", lang)


def summary(total: Tally, lang: str) -> tuple[str, str]:
    """Return a line about the clauses and one about the rules."""
    counts = {how.value: count for how, count in total.clauses.items()}
    return (
        word("clauses", lang, all=sum(counts.values()), **counts),
        word("rules", lang, rules=total.rules, tests=total.tests, cases=cases(total.cases, lang)),
    )
