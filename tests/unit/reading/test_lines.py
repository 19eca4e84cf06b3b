from __future__ import annotations

import pytest

from ito_gate.model import Span
from ito_gate.reading.lines import Lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("a", ["a"]),
        ("a\n", ["a", ""]),
        ("a\r\n\nb\x0cc", ["a", "", "b\x0cc"]),
        ("\n\n", ["", "", ""]),
    ],
)
def test_only_lf_ends_a_line(text: str, lines: list[str]) -> None:
    found = Lines(text)
    assert len(found) == len(lines)
    assert [found.line(number) for number in range(1, len(lines) + 1)] == lines
    assert found.line(0) == found.line(len(lines) + 1) == ""


@pytest.mark.parametrize(
    ("start", "end", "span"),
    [
        (0, 1, Span(1, 1, 1, 2)),
        (1, 4, Span(1, 2, 1, 3)),
        (2, 3, Span(1, 3, 1, 3)),
        (4, 5, Span(2, 1, 2, 2)),
        (5, 5, Span(2, 2, 2, 2)),
    ],
)
def test_spans_stay_on_their_line(start: int, end: int, span: Span) -> None:
    assert Lines("甲😀\r\nb").span(start, end) == span
