from __future__ import annotations

import json

import pytest

from ito_gate.model import Level, Span
from ito_gate.reading import jsondoc
from ito_gate.reading.collector import Collector
from ito_gate.reading.document import Reading, read_text
from ito_gate.reading.lines import Lines
from ito_gate.reading.source import Limits


def said(reading: Reading) -> list[tuple[str, Span]]:
    return [(f"{f.rule}/{f.message_id}", f.span) for f in reading.findings]


@pytest.mark.parametrize(
    "text",
    [
        '{"a": [1, -2, 0.5, 1e3, true, false, null, "", {}, []]}',
        r'{"\ud83d\ude00": "\u94f6\u884c\n\t\r\n"}',
        '{"' + "k" * 2000 + '": 1}',
        '{"on": "NO", "<<": "12:30", "&a": "*b"}',
        '"text"',
        " \r\n\t1 ",
        "[]",
    ],
)
def test_json_is_what_the_standard_library_reads(text: str) -> None:
    reading = read_text(text, "a.json", "json")
    assert [document.data for document in reading.documents] == [json.loads(text)]
    assert reading.findings == ()


@pytest.mark.parametrize("text", ["", " \n\t\r\n"])
def test_nothing_is_no_document_and_no_finding(text: str) -> None:
    assert read_text(text, "a.json", "json") == Reading((), ())


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ('\n  {"名称": 1}', Span(2, 4, 2, 8)),
        ('{\n "a\\"b": 1}', Span(2, 2, 2, 8)),
        ("{}", Span(1, 1, 1, 2)),
        (" [1]", Span(1, 2, 1, 3)),
        ('"x y"', Span(1, 1, 1, 3)),
    ],
)
def test_a_document_begins_at_its_first_key(text: str, start: Span) -> None:
    assert read_text(text, "a.json", "json").documents[0].start == start


def test_duplicates_name_the_line_of_the_first() -> None:
    text = '{"甲": {"x": 1},\n "乙": [{"y": 1,\n  "y": 2}],\n "甲": {"x": 1}, "\\u4e59": 0}\n'
    reading = read_text(text, "a.json", "json")
    assert reading.documents == ()
    assert said(reading) == [
        ("document/duplicate-key/repeated", Span(3, 3, 3, 6)),
        ("document/duplicate-key/repeated", Span(4, 2, 4, 5)),
        ("document/duplicate-key/repeated", Span(4, 17, 4, 25)),
    ]
    assert [f.pointer for f in reading.findings] == [("乙", 0, "y"), ("甲",), ("乙",)]
    assert ["第 2 行" in f.message.zh for f in reading.findings] == [True, False, True]


@pytest.mark.parametrize("constant", ["NaN", "Infinity", "-Infinity"])
def test_constants_that_are_no_json_are_refused(constant: str) -> None:
    reading = read_text(f'{{"a": [1, {constant}]}}', "a.json", "json")
    assert reading.documents == ()
    assert said(reading) == [("document/syntax/json-constant", Span(1, 11, 1, 11 + len(constant)))]
    assert reading.findings[0].pointer == ("a", 1)


@pytest.mark.parametrize(
    ("number", "message"),
    [
        ("1234567890123456", "digits"),
        ("-911100006000373410", "digits"),
        ("9" * 5000, "digits"),
        ("0.1234567890123456789", "digits"),
        ("1e400", "not-finite"),
        ("-1E999", "not-finite"),
    ],
)
def test_numbers_that_would_change_stay_text(number: str, message: str) -> None:
    reading = read_text(f'{{"a": {number}}}', "a.json", "json")
    assert reading.documents[0].data == {"a": number}
    assert said(reading) == [(f"document/ambiguous-value/{message}", Span(1, 7, 1, 7 + len(number)))]
    assert reading.findings[0].level is Level.WARN


@pytest.mark.parametrize(
    ("value", "code"),
    [(r"\u0000", "U+0000"), (r"\ud800", "U+D800"), (r"\udc00\ud800", "U+DC00"), (r"\u202e", "U+202E")],
)
def test_escapes_do_not_bring_back_what_is_refused(value: str, code: str) -> None:
    for text, span in (
        (f'["x{value}"]', Span(1, 2, 1, 5 + len(value))),
        (f'{{"{value}": 1}}', Span(1, 2, 1, 4 + len(value))),
    ):
        reading = read_text(text, "a.json", "json")
        assert reading.documents == ()
        assert said(reading)[0] == ("document/character/escaped", span)
        assert code in reading.findings[0].message.zh


@pytest.mark.parametrize("depth", [65, 5_000, 50_000, 200_000])
@pytest.mark.parametrize("opening", ["[", '{"a":'])
def test_deep_nesting_is_a_finding(depth: int, opening: str) -> None:
    reading = read_text(opening * depth, "a.json", "json", Limits(size=10**7))
    assert reading.documents == ()
    assert said(reading) == [("document/limits/depth", Span(1, 64 * len(opening) + 1, 1, 64 * len(opening) + 2))]


def test_the_deepest_that_is_read() -> None:
    assert read_text("[" * 64 + '"' + "[" * 100 + '"' + "]" * 64, "a.json", "json").findings == ()


def test_values_are_limited() -> None:
    assert read_text("[1, 2, 3, 4]", "a.json", "json", Limits(values=5)).findings == ()
    reading = read_text("[1, 2, 3, 4,\n 5]", "a.json", "json", Limits(values=5))
    assert reading.documents == ()
    assert said(reading) == [("document/limits/values", Span(1, 12, 1, 13))]


@pytest.mark.parametrize(
    ("text", "message", "span"),
    [
        ('{"a": 1,}', "syntax/json-comma", Span(1, 8, 1, 9)),
        ("[1,\n 2,\n]", "syntax/json-comma", Span(2, 3, 2, 4)),
        ('{"a": 1 // 注\n}', "syntax/json-comment", Span(1, 9, 1, 11)),
        ("# 注\n{}", "syntax/json-comment", Span(1, 1, 1, 2)),
        ("{'a': 1}", "syntax/json-quote", Span(1, 2, 1, 5)),
        ('{"a": "x\n"}', "syntax/json-string", Span(1, 9, 1, 9)),
        ('{"a": "x\ty"}', "syntax/json-string", Span(1, 9, 1, 10)),
        ('{"a": "x', "syntax/end", Span(1, 7, 1, 9)),
        ('{"a": [1\n', "syntax/end", Span(1, 8, 1, 9)),
        ('{"a":', "syntax/end", Span(1, 5, 1, 6)),
        ('{"a": "\\x"}', "syntax/escape", Span(1, 8, 1, 10)),
        ('{"a" 1}', "syntax/json", Span(1, 6, 1, 7)),
        ('{"a": 1 "b": 2}', "syntax/json", Span(1, 9, 1, 12)),
        ('{"a": yes}', "syntax/json", Span(1, 7, 1, 10)),
        ('{"a": 1}\n{"b": 2}', "syntax/json", Span(2, 1, 2, 2)),
        ('{"a"：1}', "punctuation/not-ascii", Span(1, 5, 1, 6)),
        ('{"a": 1，"b": 2}', "punctuation/not-ascii", Span(1, 8, 1, 9)),
        ("{“a”: 1}", "punctuation/not-ascii", Span(1, 2, 1, 3)),
        ('{"a”: 1}', "punctuation/not-ascii", Span(1, 4, 1, 5)),
        ('{"a": "甲”,\n"b": 1}', "punctuation/not-ascii", Span(1, 9, 1, 10)),
        ("｛｝", "punctuation/not-ascii", Span(1, 1, 1, 2)),
        ('{\u3000"a": 1}', "punctuation/space", Span(1, 2, 1, 3)),
    ],
)
def test_a_syntax_error_says_what_to_type(text: str, message: str, span: Span) -> None:
    reading = read_text(text, "a.json", "json")
    assert reading.documents == ()
    assert said(reading) == [(f"document/{message}", span)]
    assert reading.findings[0].level is Level.DENY


@pytest.mark.parametrize(("place", "words"), [(7, "Illegal trailing comma before end of object"), (8, "Expecting ...")])
def test_a_python_of_any_version_gives_the_same_finding(place: int, words: str) -> None:
    text = '{"a": 1,}'
    problems = Collector("a.json", 10)
    jsondoc._add_syntax_error(json.JSONDecodeError(words, text, place), Lines(text), problems)
    assert [(f.message_id, f.span) for f in problems.findings()] == [("json-comma", Span(1, 8, 1, 9))]
