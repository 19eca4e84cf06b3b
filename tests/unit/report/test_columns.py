from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ito_gate.report.columns import _PIECE, shorten, width, wrap


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("filed_on", 8),
        ("外包", 4),
        ("（一）", 6),
        ("ＡＢ", 4),
        ("ｱｲ", 2),
        ("e\u0301", 1),
        ("👍", 2),
        ("“”…·", 4),
        ("\U00031350", 2),
    ],
)
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


@pytest.mark.parametrize(
    ("text", "room", "short"),
    [
        ("手机银行", 8, "手机银行"),
        ("手机银行运维", 8, "手机..."),
        ("手机银行运维", 9, "手机银..."),
        ("mobile bank", 10, "mobile..."),
        ("外包", 2, "..."),
    ],
)
def test_shorten(text: str, room: int, short: str) -> None:
    assert shorten(text, room) == short


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("", 10, [""]),
        ("one two three", 7, ["one two", "three"]),
        ("一二三四五", 6, ["一二三", "四五"]),
        ("一二三，四", 6, ["一二", "三，四"]),
        ("一二（三）四", 6, ["一二", "（三）", "四"]),
        ("于 2026-03-02 签订", 14, ["于 2026-03-02", "签订"]),
        ("a declarations/very/long/path.yaml b", 10, ["a", "declarations/very/long/path.yaml", "b"]),
    ],
)
def test_wrap(text: str, room: int, lines: list[str]) -> None:
    assert wrap(text, room) == lines


def test_wrap_leaves_room_for_what_stands_before() -> None:
    assert wrap("aa bb cc dd ee", 8, used=3, indent=2) == ["aa bb", "cc dd", "ee"]


@given(st.text(st.sampled_from("ab 中文，。（）“”-/")), st.integers(6, 20))
def test_wrapping_loses_only_spaces_and_keeps_to_the_room(text: str, room: int) -> None:
    lines = wrap(text, room)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width(line) <= room or re.fullmatch(_PIECE, line.strip()) for line in lines)


@given(st.text(st.sampled_from("ab中文，。（）“”")), st.integers(6, 20))
def test_no_line_starts_with_a_closing_mark_or_ends_with_an_opening_one(text: str, room: int) -> None:
    lines = wrap(text, room)
    assert not any(line[0] in "，。）”" for line in lines[1:])
    assert not any(line[-1] in "（“" for line in lines[:-1])
