from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ito_gate import regulation
from ito_gate.drafting.compose import compose
from ito_gate.drafting.notes import Notes
from ito_gate.resources import policies_dir
from support import base, schema, the_pack

RULES = tuple(rule for _, rule in sorted(the_pack().rules.items()))
LAW = regulation.load(policies_dir())


def notes(kind: str = "declaration", lang: str = "zh", rules: Any = RULES) -> Notes:
    return Notes(kind, rules, LAW, lang, {"huadu-it": "华都\x1b[2J\n# x"})


@pytest.mark.parametrize(
    ("part", "heading", "quoted"),
    [
        ("materiality", "重要性（第十三条、第三十七条）", ["第十三条", "第三十七条"]),
        ("scope", "适用范围（第三条、附件2）", ["第三条"]),  # of an annex the opening words say nothing
        ("delivery", "实施地点（第四十四条）", ["第四十四条"]),
        ("exit", "退出策略（第十四条）", ["第十四条"]),
        ("owner", "经办人", []),
    ],
)
def test_a_part_names_the_clauses_that_ask_for_it(part: str, heading: str, quoted: list[str]) -> None:
    first, *others = notes().part(part)
    assert first == heading
    assert [line.strip().partition("：")[0] for line in others] == quoted
    for line in others:
        article = next(one for one in LAW.clauses() if one.heading == line.strip().partition("：")[0])
        words = line.partition("“")[2].removesuffix("”").removesuffix("…")
        assert words
        assert article.words.startswith(words)


def test_clauses_follow_the_rules() -> None:
    rule = replace(the_pack().rules["exit/strategy"], articles=("5(1)", "annex-1(1.4)"), stage="filed")
    only = notes(lang="en", rules=(rule,))
    assert only.part("exit")[0] == "Exit strategy (Article 5, Annex 1)"
    later = list(only.later(set(schema("declaration")["properties"]) - {"exit"}))
    assert later[2] == '# Exit strategy (Article 5, Annex 1, checked from the stage "reported to the regulator" on)'


@pytest.mark.parametrize(
    ("pointer", "value", "said"),
    [
        (("service", "category"), "operations", "服务类别：运行维护类"),
        (("delivery", "sites", 1, "country"), "SG", "国家或地区：新加坡"),
        (("materiality", "triggers", "whole_it"), "unknown", "（一）信息科技工作整体外包"),
        (("provider",), "huadu-it", "服务提供商：华都<U+001B>[2J # x"),
        (("provider",), "other", "服务提供商"),
        (("stage",), "proposed", "阶段：拟议（第十五条、第二十九条、第三十七条）"),
        (("id",), "ITO-1", "编号"),
    ],
)
def test_a_label_says_what_a_value_means(pointer: Any, value: Any, said: str) -> None:
    assert notes().label(pointer, value) == said


@pytest.mark.parametrize("kind", ["declaration", "provider", "institution", "incident"])
def test_what_is_left_is_there_once_and_says_when(kind: str) -> None:
    lines = list(notes(kind).later({"id", "name"}))
    names = [line.partition(":")[0] for line in lines if line and line[0] not in "# "]
    assert sorted(names) == sorted(set(schema(kind)["properties"]) - {"id", "name", "ito_gate"})
    # No value stands for one that is to come.
    assert all(line.partition("  #")[0].rstrip().endswith(":") for line in lines if line and line[0] != "#")


def test_what_is_checked_now_comes_before_what_comes_later() -> None:
    lines = list(notes().later(set()))
    now, later = (
        lines.index(next(one for one in lines if "本阶段就会检查" in one)),
        lines.index(next(one for one in lines if "现在不必填写" in one)),
    )
    assert now < lines.index("scope:") < later < lines.index("exit:")


def test_unknown_is_explained_only_where_it_stands() -> None:
    data = base()["declaration"]
    assert "unknown" not in compose(data, notes()).split("id:")[0]
    data["service"]["systems"] = []
    data["materiality"]["designated_by_regulator"] = "unknown"
    assert "unknown 表示尚不清楚" in compose(data, notes()).split("id:")[0]
