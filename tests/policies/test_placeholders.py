"""The schemas and the policies agree on what a placeholder is: only so may policies trust what has passed."""

from __future__ import annotations

import json
from functools import cache

import jsonschema_rs
import pytest
import regorus
from hypothesis import given
from hypothesis import strategies as st

from rego import POLICIES
from support import schema

WORDS = [
    "无",
    "暂无",
    "没有",
    "不适用",
    "未定",
    "未知",
    "不详",
    "略",
    "待定",
    "待补",
    "待补充",
    "待完善",
    "待填",
    "待填写",
    "待明确",
    "待确认",
    "待审批",
    "待批准",
    "待批",
    "无需",
    "无需审批",
    "免审批",
    "免批",
    "未审批",
    "未经批准",
    "尚未审批",
    "n/a",
    "NA",
    "N.A",
    "none",
    "Nil",
    "NULL",
    "unknown",
    "Pending",
    "TBA",
    "tbc",
    "TBD",
    "TODO",
    "xx",
    "0",
    "000",
]
GOOD = [
    "OA-2026-0142",
    "第三条",
    "无行政处罚",
    "无故终止条款",
    "docs/a.pdf",
    "100",
    "x1",
    "不适用：不接触资金",
    "待遇说明",
]


@cache
def _engine() -> regorus.Engine:
    engine = regorus.Engine()
    engine.add_policy("wording", (POLICIES / "lib" / "wording.rego").read_text(encoding="utf-8"))
    engine.add_policy("asked", "package asked\nanswer if data.ito.lib.wording.placeholder(input.text)\n")
    return engine


def is_placeholder(text: str) -> bool:
    engine = _engine().clone()
    engine.set_input_json(json.dumps({"text": text}))
    return bool(engine.eval_rule_as_json("data.asked.answer") == "true")


@cache
def _validator(name: str) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator({"not": schema("declaration")["$defs"][name]["not"]})


@pytest.mark.parametrize("name", ["evidence", "statement"])
@pytest.mark.parametrize("text", [*WORDS, *GOOD, "-", "……", " 无。", "（待定）", "TBD!"])
def test_on_words(name: str, text: str) -> None:
    assert is_placeholder(text) == (text not in GOOD)
    assert _validator(name).is_valid(text) == (text in GOOD)


@given(
    st.lists(
        st.sampled_from([*WORDS, *GOOD, "-", " ", "。", "（", "）", "、", "/", "*", "合同", "A", "1"]), max_size=3
    ).map("".join)
)
def test_on_what_words_make_up(text: str) -> None:
    assert is_placeholder(text) != _validator("evidence").is_valid(text)
