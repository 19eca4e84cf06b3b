from __future__ import annotations

import pytest

from ito_gate.filing import words
from support import the_pack


def test_days() -> None:
    assert words.day("2026-03-02") == "2026年3月2日"
    assert words.day("2026-12-31") == "2026年12月31日"
    assert words.day("（未填写）") == "（未填写）"


@pytest.mark.parametrize(
    ("amount", "currency", "said"),
    [
        (50_000_000, "CNY", "人民币 50,000,000 元"),
        (5_000_000, "SGD", "SGD 5,000,000"),
        (0, "USD", "USD 0"),
        (999, "CNY", "人民币 999 元"),
        (10**21, "JPY", "JPY 1,000,000,000,000,000,000,000"),
    ],
)
def test_money(amount: int, currency: str, said: str) -> None:
    assert words.money(amount, currency) == said


def test_countries() -> None:
    countries = the_pack().countries
    assert [words.country(code, countries) for code in ("CN", "HK", "MO", "TW")] == [
        "中国",
        "中国香港",
        "中国澳门",
        "中国台湾",
    ]
    assert words.country("SG", countries) == "新加坡"
    assert words.country("ZZ", countries) == "ZZ"


def test_labels_come_from_the_schema() -> None:
    assert words.label(("service", "category"), "operations") == "运行维护类"
    assert words.label(("service", "affected_business", 0), "other") == "其他"
    assert words.label(("service", "category"), "no-such-code") == "no-such-code"
    assert words.label(("relationship",), "none", "provider") == "无关联"


def test_nothing_invisible_is_left() -> None:
    assert words.line("a\x00b\u202ec\ufffed\ud800") == "a<U+0000>b<U+202E>c<U+FFFE>d<U+D800>"
    assert words.line("\uffff") == "<U+FFFF>"
    assert words.line("a\tb\nc") == "a b c"


def test_lines_are_those_that_say_something() -> None:
    assert words.lines("一\r\n\r\n二\r三\n  \n") == ("一", "二", "三")
    assert words.lines("") == ()


def test_only_true_and_false_are_answers() -> None:
    assert [words.yes_or_no(value) for value in (True, False, None, 1, 0, "unknown")] == [
        "是",
        "否",
        "—",
        "—",
        "—",
        "—",
    ]
