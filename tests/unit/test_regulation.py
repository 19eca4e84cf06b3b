"""The regulation's text is whole: every article, and as many items as it counts."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from ito_gate.errors import EngineError
from ito_gate.regulation import load
from support import ROOT

POLICIES = ROOT / "policies"
DOCUMENT = json.loads((POLICIES / "ito" / "regulation" / "data.json").read_text(encoding="utf-8"))
ITEMS = {
    5: 6, 8: 5, 9: 5, 13: 9, 14: 3, 17: 7, 18: 6, 21: 10, 22: 3, 25: 6, 30: 6, 31: 5, 32: 6, 37: 6, 38: 7,
}  # fmt: skip


def test_every_article_is_there_with_its_heading() -> None:
    assert list(map(int, DOCUMENT["articles"])) == list(range(1, 47))
    headings = [article["heading"] for article in DOCUMENT["articles"].values()]
    assert (headings[0], headings[36], headings[-1]) == ("第一条", "第三十七条", "第四十六条")


@pytest.mark.parametrize(("article", "count"), ITEMS.items())
def test_an_article_has_as_many_items_as_it_counts(article: int, count: int) -> None:
    assert list(map(int, DOCUMENT["articles"][str(article)]["items"])) == list(range(1, count + 1))


def test_no_other_article_has_items() -> None:
    assert {int(number) for number, article in DOCUMENT["articles"].items() if article["items"]} == set(ITEMS)


def test_items_end_as_items_do() -> None:
    """A list is in order and closed: the last item ends the sentence."""
    for number in ITEMS:
        *_, last = DOCUMENT["articles"][str(number)]["items"].values()
        assert last.endswith("。")


def test_article_11_names_three_functions_in_words() -> None:
    named = DOCUMENT["articles"]["11"]["paragraphs"][0].partition("涉及")[2].partition("及其他")[0]
    assert named.split("、") == ["信息科技战略管理", "信息科技风险管理", "信息科技内部审计"]


def test_article_12_and_annex_2_name_the_same_five_classes() -> None:
    named = DOCUMENT["articles"]["12"]["paragraphs"][0].partition("划分为")[2].partition("等类别")[0]
    assert named.split("、") == [text.partition("。")[0] for text in DOCUMENT["annexes"]["2"]["items"].values()]


def test_the_annexes_have_theirs() -> None:
    parts = Counter(item.partition(".")[0] for item in DOCUMENT["annexes"]["1"]["items"] if "." in item)
    assert parts == {"1": 6, "2": 8}
    assert [item for item in DOCUMENT["annexes"]["1"]["items"] if "." not in item] == ["1", "2", "3"]
    assert len(DOCUMENT["annexes"]["2"]["items"]) == 5


def test_a_clause_is_quoted_with_its_heading() -> None:
    clause = load(POLICIES).clause("37(5)")
    assert clause.heading == "第三十七条（五）"
    assert clause.text.splitlines()[0].startswith(
        "银行保险机构开展以下信息科技外包活动时，应当在外包合同签订前二十个工作日"
    )
    assert clause.text.splitlines()[-1] == "（五）符合重要外包条件的非驻场外包、关联外包和跨境外包；"


def test_every_clause_once_in_the_order_of_the_text() -> None:
    ids = [clause.id for clause in load(POLICIES).clauses()]
    assert len(ids) == len(set(ids)) == 46 + sum(ITEMS.values()) + (1 + 3 + 6 + 8) + (1 + 5)
    assert ids[3:12] == ["4", "5", "5(1)", "5(2)", "5(3)", "5(4)", "5(5)", "5(6)", "6"]
    annex_1 = [id_ for id_ in ids if id_.startswith("annex-1")]
    assert annex_1[:8] == ["annex-1", "annex-1(1)", *(f"annex-1(1.{n})" for n in range(1, 7))]
    assert annex_1[8:] == ["annex-1(2)", *(f"annex-1(2.{n})" for n in range(1, 9)), "annex-1(3)"]
    assert ids[-6:] == ["annex-2", *(f"annex-2({n})" for n in range(1, 6))]


def test_every_clause_has_words_a_heading_and_a_chapter() -> None:
    for clause in load(POLICIES).clauses():
        assert clause.words
        assert clause.words in clause.text
        assert clause.heading
        assert clause.chapter in {*DOCUMENT["chapters"], "附件"}


@pytest.mark.parametrize(
    ("id_", "heading", "quoted"),
    [
        ("annex-1(1)", "附件 1（一）", ["银行保险机构信息科技外包监管报告", "一、外包服务基本情况，包括："]),
        (
            "annex-1(1.4)",
            "附件 1（一）4",
            [
                "银行保险机构信息科技外包监管报告",
                "一、外包服务基本情况，包括：",
                "4. 实施方式：驻场外包、非驻场外包；",
            ],
        ),
        (
            "annex-1(2.8)",
            "附件 1（二）8",
            ["银行保险机构信息科技外包监管报告", "二、服务提供商基本情况，包括：", "8. 统一社会信用代码。"],
        ),
        ("annex-1(3)", "附件 1（三）", ["银行保险机构信息科技外包监管报告", "三、外包风险评估报告。"]),
        ("annex-2", "附件 2", ["信息科技外包服务类型参考"]),
        (
            "annex-2(2)",
            "附件 2（二）",
            [
                "信息科技外包服务类型参考",
                "开发测试类。包括但不限于：软硬件开发和测试外包（含人力外包），软件即服务形式的外包。",
            ],
        ),
    ],
)
def test_an_annex_is_quoted_with_its_own_numbers(id_: str, heading: str, quoted: list[str]) -> None:
    clause = load(POLICIES).clause(id_)
    assert (clause.heading, clause.text.splitlines()) == (heading, quoted)


@pytest.mark.parametrize(
    ("id_", "below"),
    [
        ("37", tuple(f"37({n})" for n in range(1, 7))),
        ("36", ()),
        ("37(5)", ()),
        ("annex-1", ("annex-1(1)", "annex-1(2)", "annex-1(3)")),
        ("annex-1(1)", tuple(f"annex-1(1.{n})" for n in range(1, 7))),
        ("annex-1(1.1)", ()),
        ("annex-1(3)", ()),
    ],
)
def test_the_items_directly_below_a_clause(id_: str, below: tuple[str, ...]) -> None:
    assert load(POLICIES).items(id_) == below


@pytest.mark.parametrize(
    "id_",
    [
        *("47", "0", "037", "37(7)", "37(05)", "37(1.1)", "thirty-seven", "三十七", "37\n", ""),
        *("annex-1(1.7)", "annex-1(2.9)", "annex-1(3.1)", "annex-1(4)", "annex-2(6)", "annex-2(1.1)", "annex-3"),
    ],
)
def test_a_clause_that_does_not_exist_is_an_error(id_: str) -> None:
    with pytest.raises(KeyError):
        load(POLICIES).clause(id_)
    with pytest.raises(KeyError):
        load(POLICIES).items(id_)


def test_a_missing_text_is_an_engine_error() -> None:
    with pytest.raises(EngineError, match="cannot be read"):
        load(ROOT / "nowhere")
