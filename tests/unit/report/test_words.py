from __future__ import annotations

import re

import pytest

from ito_gate.model import Decision, Level, Status
from ito_gate.report.overview import Kind
from ito_gate.report.words import WORDS, Speaker, chinese_numeral

PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (1, "一"),
        (9, "九"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (37, "三十七"),
        (46, "四十六"),
        (99, "九十九"),
    ],
)
def test_chinese_numeral(number: int, written: str) -> None:
    assert chinese_numeral(number) == written


@pytest.mark.parametrize(
    ("articles", "zh", "en"),
    [
        (("37",), "第三十七条", "Article 37"),
        (("37(5)",), "第三十七条（五）", "Article 37(5)"),
        (("18(3)", "21(9)"), "第十八条（三）、第二十一条（九）", "Article 18(3), Article 21(9)"),
        (("21(10)",), "第二十一条（十）", "Article 21(10)"),
        (("annex-1", "annex-2"), "附件1、附件2", "Annex 1, Annex 2"),
        (("annex-1(2)",), "附件1（二）", "Annex 1(2)"),
        (("annex-1(1.4)", "annex-1(2.8)"), "附件1（一）4、附件1（二）8", "Annex 1(1.4), Annex 1(2.8)"),
        (("annex-2(3)",), "附件2（三）", "Annex 2(3)"),
        (("个人信息保护法 21",), "个人信息保护法 21", "个人信息保护法 21"),
        ((), "", ""),
    ],
)
def test_articles(articles: tuple[str, ...], zh: str, en: str) -> None:
    assert (Speaker("zh").articles(articles), Speaker("en").articles(articles)) == (zh, en)


def test_both_languages_say_something() -> None:
    assert all(text.zh and text.en for text in WORDS.values())


def test_every_verdict_has_a_word() -> None:
    assert {*Kind, *Decision, *Level} <= set(WORDS)
    assert {f"{decision}_means" for decision in Decision} <= set(WORDS)
    assert {Status.TODO, Status.WAIVED, Status.NOT_APPLICABLE, Status.UNDETERMINED} <= set(WORDS)


def test_a_name_without_a_word_stands_for_itself() -> None:
    assert [Speaker("zh").name(name) for name in ("provider", "contract")] == ["服务提供商", "contract"]


@pytest.mark.parametrize("word", sorted(WORDS))
def test_a_placeholder_is_filled_in_both_languages(word: str) -> None:
    text = WORDS[word]
    names = set(PLACEHOLDER.findall(text.zh + text.en))
    for lang in ("zh", "en"):
        assert "{" not in Speaker(lang)(word, **dict.fromkeys(names, "7"))
