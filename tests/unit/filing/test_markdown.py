from __future__ import annotations

import re

import pytest

from ito_gate.filing import markdown
from ito_gate.filing.material import build
from unit.filing.reports import source

_ROW = re.compile(r"(?<!\\)\|")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a|b", r"a\|b"),
        (r"a\|b", r"a\\\|b"),
        ("`code`", r"\`code\`"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("&lt;", "&amp;lt;"),
        ("[here](https://bad.example)", r"\[here\](https://bad.example)"),
        ("![](x)", r"!\[\](x)"),
        ("**bold** _it_ ~~no~~ $x$ # h", r"\*\*bold\*\* \_it\_ \~\~no\~\~ \$x\$ \# h"),
        ("ITO-2026-001（上海）1.5", "ITO-2026-001（上海）1.5"),
    ],
)
def test_text_stays_text(text: str, shown: str) -> None:
    assert markdown.escaped(text) == shown


def test_hostile_values_stay_in_their_cells() -> None:
    evil = "x | y\n| z `a` <br> <img src=x onerror=alert(1)>\\"
    patch = {
        "declaration": {"name": evil, "service": {"description": evil}, "assessment": {"risk_ref": evil}},
        "provider": {"name": evil, "parent": evil, "enterprise_nature": evil},
        "institution": {"name": evil},
    }
    text = markdown.render(build(source(patch))).decode()
    for table in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
        # A bar counts unless an odd number of backslashes stands before it.
        cells = {len(_ROW.findall(row.replace("\\\\", ""))) for row in table.splitlines()}
        assert len(cells) == 1
    assert "<img" not in text
    assert set(re.findall(r"<[^>]*>", text)) == {"<br>"}


def test_the_whole_report() -> None:
    text = markdown.render(build(source())).decode()
    assert text.startswith("# 银行保险机构信息科技外包监管报告材料\n\n**示例银行")
    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == [
        "一、外包服务基本情况",
        "二、服务提供商基本情况",
        "三、外包风险评估报告",
        "银保监会规定的其他材料",
        "分包情况",
        "附件清单",
    ]
    assert "| 4 | 注册资本 | 人民币 50,000,000 元 |\n" in text
    assert text.endswith("（盖章）\n\n2026年5月6日\n")


def test_the_same_report_gives_the_same_bytes() -> None:
    assert markdown.render(build(source())) == markdown.render(build(source()))
