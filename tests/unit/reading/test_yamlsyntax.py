from __future__ import annotations

import pytest
from yaml import MarkedYAMLError

from ito_gate.model import Level, Span
from ito_gate.reading import yamlsyntax
from ito_gate.reading.collector import Collector
from ito_gate.reading.document import read_text
from ito_gate.reading.lines import Lines
from ito_gate.reading.source import DEFAULT


@pytest.mark.parametrize(
    ("text", "message", "span"),
    [
        ("a:\n\tb: 2\n", "tab", Span(2, 1, 2, 2)),
        ("a: 1\n\tb: 2\n", "tab", Span(2, 1, 2, 2)),
        ("a: |\n  x\n\ty\n", "tab", Span(3, 1, 3, 2)),
        ("a:\n  \t- b\n", "tab", Span(2, 3, 2, 4)),
        ("说明: 甲: 乙\n", "colon-in-text", Span(1, 6, 1, 7)),
        ("a: 1\n b: 2\n", "indentation", Span(2, 2, 2, 4)),
        ("a:\n  - 1\n b: 2\n", "indentation", Span(3, 2, 3, 4)),
        ("a: 1\n- b\n", "indentation", Span(2, 1, 2, 2)),
        ("- a\nb: 1\n", "indentation", Span(2, 1, 2, 3)),
        ("a: 1\nb\nc: 2\n", "missing-colon", Span(2, 1, 2, 2)),
        ("a: 1\nb", "missing-colon", Span(2, 1, 2, 2)),
        ("a:\n- b\nc:d\n", "missing-space", Span(3, 2, 3, 3)),
        ("name:某银行\nb: 1\n", "missing-space", Span(1, 5, 1, 6)),
        ("'a':'b'", "missing-space", Span(1, 4, 1, 5)),
        ("name:某银行\n", "missing-space", Span(1, 5, 1, 6)),
        ("a: - x\n", "list", Span(1, 4, 1, 5)),
        ("a: | x\n", "block-text", Span(1, 4, 1, 5)),
        ("a: >50\n", "block-text", Span(1, 4, 1, 7)),
        ("a: '银行\nb: 1\n", "quote", Span(1, 4, 1, 7)),
        ('a: "x\n---\n', "quote", Span(1, 4, 1, 6)),
        ("a: [1, 2\nb: 3\n", "bracket", Span(1, 4, 1, 5)),
        ("a: {b: 1\n", "bracket", Span(1, 4, 1, 5)),
        ("a: @x\n", "reserved", Span(1, 4, 1, 6)),
        ("a: `x`\n", "reserved", Span(1, 4, 1, 7)),
        ("a: %x\n", "reserved", Span(1, 4, 1, 6)),
        ("a: **x**\n", "reserved", Span(1, 4, 1, 9)),
        ("a: &\n", "reserved", Span(1, 4, 1, 5)),
        ("a: !<x\n", "reserved", Span(1, 4, 1, 7)),
        ('a: "C:\\Users"\n', "escape", Span(1, 9, 1, 14)),
        ('a: "\\q"\n', "escape", Span(1, 5, 1, 8)),
        ('a: "\\ud83d\\ude00"\n', "escape", Span(1, 7, 1, 18)),
        ("a: 'x' 银行\n", "unexpected", Span(1, 8, 1, 10)),
        ("a: ]\n", "unexpected", Span(1, 4, 1, 5)),
        ("{a: 1,, b: 2}\n", "unexpected", Span(1, 7, 1, 8)),
        ("a: {b: 1}}\n", "unexpected", Span(1, 10, 1, 11)),
        ("[1,\n\n", "end", Span(1, 4, 1, 4)),
        ("a: 1\n...\nb: 2\n", "separator", Span(3, 1, 3, 3)),
        ("a: !a!b c\n", "yaml", Span(1, 4, 1, 8)),
    ],
)
def test_a_syntax_error_says_what_to_type(text: str, message: str, span: Span) -> None:
    reading = read_text(text, "a.yaml", "yaml")
    assert reading.documents == ()
    (finding,) = reading.findings
    assert (finding.rule, finding.message_id, finding.span) == ("document/syntax", message, span)
    assert finding.level is Level.DENY


@pytest.mark.parametrize(
    ("text", "column", "found", "wanted"),
    [
        ("a: 1\nname：某银行\nc: 2\n", 5, "：", ":"),
        ("name：某银行\nage：3\n", 5, "：", ":"),
        ("a: 1\n“b”：2\n", 4, "：", ":"),
        ('a: 1\n"b"：2\nc: 3\n', 4, "：", ":"),
        ("a: “x: y”\n", 4, "“", '"'),
        ("a: ‘x: y’\n", 4, "‘", "'"),
        ('a: "某银行”\nb: 1\n', 8, "”", '"'),
        ("a: ［b: 1］\n", 4, "［", "["),
        ("a: 【b: 1】\n", 4, "【", "["),
        ("a: [b: 1，c: 2]\n", 9, "，", ","),
        ('a: ["b"，"c"]\n', 8, "，", ","),
        ("a: 1\n－ b\n", 1, "－", "-"),
        ("a: 1\n— b\n", 1, "—", "-"),
        ("＃ 注释\na: 1\n", 1, "＃", "#"),
    ],
)
def test_full_width_syntax_is_named(text: str, column: int, found: str, wanted: str) -> None:
    reading = read_text(text, "a.yaml", "yaml")
    assert reading.documents == ()
    (finding,) = reading.findings
    assert (finding.rule, finding.message_id) == ("document/punctuation", "not-ascii")
    assert finding.span.column == column
    assert f"「{found}」" in finding.message.zh
    assert f"「{wanted}」" in finding.remediation.zh
    assert finding.level is Level.DENY


@pytest.mark.parametrize(
    ("text", "span"),
    [("a:\u3000b\nc: 1\n", Span(1, 3, 1, 4)), ("a:\n  b: 1\n\u3000\u3000c: 2\nd\n", Span(3, 1, 3, 4))],
)
def test_full_width_spaces_are_named(text: str, span: Span) -> None:
    finding = read_text(text, "a.yaml", "yaml").findings[0]
    assert (finding.rule, finding.message_id, finding.span) == ("document/punctuation", "space", span)
    assert "U+3000" in finding.message.en


def test_lines_are_those_of_the_file() -> None:
    reading = read_text("a: 1\n---\n# x\nb: 1\nc\n---\nd：1\n", "a.yaml", "yaml")
    assert [(f.message_id, f.span.line) for f in reading.findings] == [("missing-colon", 5), ("not-ascii", 7)]


def test_a_very_long_line_takes_no_longer_than_a_long_one() -> None:
    reading = read_text("a: b: " + "[" * 500_000, "a.yaml", "yaml")
    assert [f.message_id for f in reading.findings] == ["colon-in-text"]


def test_an_error_without_a_place_is_still_a_finding() -> None:
    problems = Collector("a.yaml", 10)
    yamlsyntax.add(MarkedYAMLError(problem="something new"), Lines("a\n"), 0, problems, DEFAULT)
    (finding,) = problems.findings()
    assert (finding.message_id, finding.span) == ("yaml", Span(1, 1, 1, 2))
    assert "something new" in finding.message.zh
