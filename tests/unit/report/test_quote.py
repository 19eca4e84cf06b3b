from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ito_gate.report.quote import Quote, quote

# What each character takes on a terminal, said here independently of the code.
COLUMNS = {"a": 1, "-": 1, " ": 1, "é": 1, "中": 2, "（": 2, "👍": 2, "\u0301": 0, "ｱ": 1}
lines = st.text(st.sampled_from(sorted(COLUMNS)), max_size=80)
offsets = st.integers(0, 90)


def columns(text: str) -> int:
    return sum(COLUMNS.get(char, 1) for char in text)


@pytest.mark.parametrize(
    ("line", "start", "end", "quoted"),
    [
        ("  filed_on: 2026-02-10", 12, 22, Quote("  filed_on: 2026-02-10", 12, 10)),
        ("name: 手机银行", 8, 10, Quote("name: 手机银行", 10, 4)),
        ("\tkey:\tv", 6, 7, Quote("    key:    v", 12, 1)),
        ("名\tv", 1, 2, Quote("名  v", 2, 2)),
        ("a\u202eb", 2, 3, Quote("a<U+202E>b", 9, 1)),
        ("a\u202eb", 1, 2, Quote("a<U+202E>b", 1, 8)),
        ("short", 3, 3, Quote("short", 3, 1)),
        ("short", 50, 60, Quote("short", 5, 1)),
        ("short", 4, 2, Quote("short", 4, 1)),
        ("", 0, 0, Quote("", 0, 1)),
    ],
)
def test_quote(line: str, start: int, end: int, quoted: Quote) -> None:
    assert quote(line, start, end, 40) == quoted


@pytest.mark.parametrize(
    ("line", "start", "end", "quoted"),
    [
        ("x" * 50 + "KEY" + "y" * 50, 50, 53, Quote("...xxxxxKEYyyyyyy...", 8, 3)),
        ("KEY" + "y" * 50, 0, 3, Quote("KEYyyyyyyyyyyy...", 0, 3)),
        ("x" * 50 + "KEY", 50, 53, Quote("...xxxxxxxxxxxKEY", 14, 3)),
        ("K" * 50, 10, 40, Quote("...KKKKKKKKKKKKKK...", 3, 14)),
        ("中" * 30, 10, 12, Quote("..." + "中" * 7 + "...", 7, 4)),
    ],
)
def test_a_long_line_is_cut_around_the_stretch(line: str, start: int, end: int, quoted: Quote) -> None:
    assert quote(line, start, end, 20) == quoted


@given(lines, offsets, offsets)
def test_the_underline_stands_under_the_stretch(line: str, start: int, end: int) -> None:
    quoted = quote(line, start, end, 1000)
    assert quoted == Quote(line, columns(line[:start]), max(1, columns(line[start:end])))


@given(lines, offsets, offsets, st.integers(20, 60))
def test_a_cut_line_keeps_to_the_room_and_underlines_the_stretch(line: str, start: int, end: int, room: int) -> None:
    quoted = quote(line, start, end, room)
    assert columns(quoted.text) <= room
    taken = quoted.text.removeprefix("...").removesuffix("...")
    assert taken in line
    position = 0
    under = ""
    for char in quoted.text:
        if quoted.indent <= position < quoted.indent + quoted.carets:
            under += char
        position += columns(char)
    stretch = line[start:end]
    if columns(stretch) > 0:
        shown = under.replace("\u0301", "")
        assert stretch.replace("\u0301", "").startswith(shown)
        assert shown


@given(st.integers(0, 300_000))
def test_an_endless_line_is_quoted_all_the_same(start: int) -> None:
    quoted = quote("x" * 300_000, start, start + 5, 60)
    assert len(quoted.text) <= 60
    assert 0 < quoted.carets <= 5
