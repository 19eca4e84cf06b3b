from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ito_gate.report.invisible import INVISIBLE, one_line, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("手机银行　（一）é👍", "手机银行　（一）é👍"),
        ("\x1b[31mred", "<U+001B>[31mred"),
        ("\x9b31m", "<U+009B>31m"),
        ("a\u202eb", "a<U+202E>b"),
        ("a\u200bb\ufeff", "a<U+200B>b<U+FEFF>"),
        ("file\udcff.yaml", "file<U+DCFF>.yaml"),
        ("a\U000e0041", "a<U+E0041>"),
        ("a\nb", "a<U+000A>b"),
        ("a\ufffeb\uffff", "a<U+FFFE>b<U+FFFF>"),
    ],
)
def test_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_one_line() -> None:
    assert one_line("one\r\n\ttwo\x00\n") == "one two<U+0000>"


@given(st.characters(categories=("Cc", "Cs", "Zl", "Zp")))
def test_every_control_surrogate_and_separator_is_named(char: str) -> None:
    assert visible(char) == f"<U+{ord(char):04X}>"


def test_every_bidirectional_control_is_named() -> None:
    controls = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    found = [chr(code) for code in range(0x110000) if unicodedata.bidirectional(chr(code)) in controls]
    assert len(found) == 9
    assert all(INVISIBLE.fullmatch(char) for char in [*found, "\u200e", "\u200f", "\u061c"])
