from __future__ import annotations

import pytest
import yaml

from ito_gate.errors import Undecided
from ito_gate.model import Level, Span
from ito_gate.reading import yamldoc
from ito_gate.reading.document import Reading, read_text
from ito_gate.reading.source import Limits


def said(reading: Reading) -> list[tuple[str, Span]]:
    return [(f"{f.rule}/{f.message_id}", f.span) for f in reading.findings]


def data(reading: Reading) -> list[object]:
    return [document.data for document in reading.documents]


def test_no_libyaml_no_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    with pytest.raises(Undecided, match="libyaml"):
        read_text("a: 1\n", "a.yaml", "yaml")


@pytest.mark.parametrize("text", ["", "\n\n", "# 只有注释\n", "---\n", "--- # 空\n---\n", "---\n...\n"])
def test_nothing_is_no_document_and_no_finding(text: str) -> None:
    assert read_text(text, "a.yaml", "yaml") == Reading((), ())


def test_every_document_is_returned_with_its_own_lines() -> None:
    reading = read_text("# 一\n---\n名称: 甲\n---\n---\n# 二\n名称: 乙\n...\n--- {c: 丙}\n", "a.yaml", "yaml")
    assert data(reading) == [{"名称": "甲"}, {"名称": "乙"}, {"c": "丙"}]
    assert [document.index for document in reading.documents] == [0, 1, 2]
    assert [document.start for document in reading.documents] == [
        Span(3, 1, 3, 3),
        Span(7, 1, 7, 3),
        Span(9, 6, 9, 7),
    ]
    assert reading.findings == ()


def test_a_document_is_told_from_a_line_that_only_begins_so() -> None:
    assert data(read_text("a: |\n  ---\n----: 1\n", "a.yaml", "yaml")) == [{"a": "---\n", "----": 1}]


def test_a_second_document_is_never_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yamldoc, "segments", lambda text: [(0, len(text))])
    reading = read_text("a: 1\n---\nb: 2\n", "a.yaml", "yaml")
    assert reading.documents == ()
    assert said(reading) == [("document/syntax/separator", Span(2, 1, 2, 4))]


def test_a_broken_document_leaves_the_others() -> None:
    reading = read_text('a: 1\n---\nb: "x\n---\nc: NO\nc: 3\n---\nd: 4\n', "a.yaml", "yaml")
    assert data(reading) == [{"a": 1}, {"d": 4}]
    assert [document.index for document in reading.documents] == [0, 3]
    assert said(reading) == [
        ("document/syntax/quote", Span(3, 4, 3, 6)),
        ("document/ambiguous-value/boolean", Span(5, 4, 5, 6)),
        ("document/duplicate-key/repeated", Span(6, 1, 6, 2)),
    ]


def test_problems_before_a_syntax_error_stay() -> None:
    reading = read_text("a: NO\nb: 017\nc: *x\nd: [1\n", "a.yaml", "yaml")
    assert [f.message_id for f in reading.findings] == ["boolean", "leading-zero", "alias", "bracket"]


def test_a_duplicate_names_the_line_of_the_first() -> None:
    text = "甲:\n  名称: 一\n  期限: 二\n  “x”: 0\n  名称: 三\n"
    reading = read_text(text, "a.yaml", "yaml")
    assert reading.documents == ()
    finding = reading.findings[-1]
    assert finding.rule == "document/duplicate-key"
    assert finding.level is Level.DENY
    assert finding.pointer == ("甲", "名称")
    assert finding.span == Span(5, 3, 5, 5)
    assert "第 2 行" in finding.message.zh
    assert "line 2" in finding.message.en


@pytest.mark.parametrize("text", ["a: 1\nb: 2\na: 3\n", "{a: 1, b: 2, a: 3}\n", "a: 1\n'a': 2\n", 'a: 1\n"\\x61": 2\n'])
def test_duplicates_are_found_however_they_are_written(text: str) -> None:
    reading = read_text(text, "a.yaml", "yaml")
    assert reading.documents == ()
    assert [f.message_id for f in reading.findings] == ["repeated"]


def test_keys_that_differ_are_no_duplicates() -> None:
    assert data(read_text("a: 1\nA: 2\n'1': 3\n01: 4\n", "a.yaml", "yaml")) == [{"a": 1, "A": 2, "1": 3, "01": 4}]


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("a: &x b\n", [("alias/anchor", Span(1, 4, 1, 8))]),
        ("a: &x\n  b: 1\n", [("alias/anchor", Span(1, 4, 1, 6))]),
        ("&x a: b\n", [("alias/anchor", Span(1, 1, 1, 5))]),
        ("a: *x\n", [("alias/alias", Span(1, 4, 1, 6))]),
        ("*x : 1\n", [("alias/alias", Span(1, 1, 1, 3))]),
        ("<<: {a: 1}\n", [("alias/merge", Span(1, 1, 1, 3))]),
        ("a: !!str 1\n", [("tag/tag", Span(1, 4, 1, 11))]),
        ("a: !x [1]\n", [("tag/tag", Span(1, 4, 1, 8))]),
        ("a: ! 1\n", [("tag/tag", Span(1, 4, 1, 7))]),
        ("--- !!python/object:os.system\na: 1\n", [("tag/tag", Span(1, 5, 1, 30))]),
        ("--- &x\n", [("alias/anchor", Span(1, 5, 1, 7))]),
        ("%YAML 1.1\n", [("tag/directive", Span(1, 1, 1, 6))]),
        ("%TAG ! tag:x,2026:\n", [("tag/directive", Span(1, 1, 1, 5))]),
        ("%FOO\n", [("tag/directive", Span(1, 1, 1, 5))]),
        ("? [a]\n: b\n", [("syntax/key", Span(1, 3, 1, 4))]),
        ("{: b}\n", [("syntax/key", Span(1, 2, 1, 3))]),
        (": b\n", [("syntax/key", Span(1, 1, 1, 2))]),
    ],
)
def test_what_reviewers_do_not_see_is_refused(text: str, findings: list[tuple[str, Span]]) -> None:
    reading = read_text(text, "a.yaml", "yaml")
    assert reading.documents == ()
    assert said(reading) == [(f"document/{name}", span) for name, span in findings]
    assert {f.level for f in reading.findings} == {Level.DENY}


def test_billion_laughs_are_not_told() -> None:
    text = "a: &a [x, x]\n" + "".join(
        f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    reading = read_text(text, "a.yaml", "yaml")
    assert reading.documents == ()
    assert {f.rule for f in reading.findings} == {"document/alias"}


@pytest.mark.parametrize("depth", [65, 20_000, 50_000, 200_000])
@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_deep_nesting_is_a_finding(depth: int, opening: str) -> None:
    reading = read_text(opening * depth, "a.yaml", "yaml", Limits(size=10**7))
    assert reading.documents == ()
    [(said_of, span)] = said(reading)
    assert said_of == "document/limits/depth"
    # Where brackets are nested beyond a thousand, libyaml from 0.2.6 on refuses first, at its own limit.
    ours = Span(1, 64 * len(opening) + 1, 1, 64 * len(opening) + 2)
    assert span == ours or (depth > 1000 and opening != "- " and span.column == 1000 * len(opening) + 1)


def test_the_deepest_that_is_read() -> None:
    assert read_text("[" * 64 + "]" * 64, "a.yaml", "yaml").findings == ()


def test_after_a_deep_document_comes_the_next() -> None:
    assert data(read_text("[" * 100 + "\n---\na: 1\n", "a.yaml", "yaml")) == [{"a": 1}]


@pytest.mark.parametrize(
    ("text", "is_read"),
    [
        ("[1, 2, 3, 4]", True),
        ("[1, 2, 3, 4, 5]", False),
        ("{a: {b: {c: {d: 1}}}}", True),
        ("a: 1\n---\nb: 1\n---\nc: 1\n", False),
    ],
)
def test_values_of_a_file_are_limited(text: str, is_read: bool) -> None:
    reading = read_text(text, "a.yaml", "yaml", Limits(values=5))
    assert (reading.findings == ()) is is_read
    if not is_read:
        assert reading.findings[-1].message_id == "values"


def test_after_too_many_values_nothing_is_read() -> None:
    reading = read_text("[1, 2]\n---\n[1, 2, 3]\n---\na: 1\n", "a.yaml", "yaml", Limits(values=4))
    assert data(reading) == [[1, 2]]
    assert said(reading) == [("document/limits/values", Span(3, 1, 3, 2))]


def test_warnings_are_cut_off_and_keep_the_document() -> None:
    reading = read_text("[NO, NO, NO]", "a.yaml", "yaml", Limits(findings=2))
    assert data(reading) == [["NO", "NO", "NO"]]
    assert [f.message_id for f in reading.findings] == ["boolean", "boolean", "more-warnings"]
    assert {f.level for f in reading.findings} == {Level.WARN}


@pytest.mark.parametrize("value", [r"\0", r"\x1b", r"\u202e", r"\u2028", r"\N", r"\ufeff", r"\e"])
@pytest.mark.parametrize("text", ['a: "x{}"\n', '"x{}": 1\n', '- ["x{}"]\n'])
def test_escapes_do_not_bring_back_what_is_refused(text: str, value: str) -> None:
    reading = read_text(text.format(value), "a.yaml", "yaml")
    assert reading.documents == ()
    assert [f"{f.rule}/{f.message_id}" for f in reading.findings] == ["document/character/escaped"]


def test_harmless_escapes_are_read() -> None:
    assert data(read_text(r'"\u94f6\n\t\"\U0001F600"', "a.yaml", "yaml")) == ['银\n\t"😀']


@pytest.mark.parametrize(
    ("text", "message", "span"),
    [
        ("a:\n  name：某银行\n  city：上海\n", "colon", Span(2, 3, 2, 11)),
        ("- name：某银行\n", "colon", Span(1, 3, 1, 11)),
        ("{name：某银行, b: 1}\n", "colon", Span(1, 2, 1, 10)),
        ("a：b: 1\n", "colon", Span(1, 1, 1, 4)),
        ("a:\n  name:某银行\n", "no-space", Span(2, 3, 2, 11)),
        ("a: [甲，乙]\n", "comma", Span(1, 5, 1, 8)),
        ("a: [甲、乙]\n", "comma", Span(1, 5, 1, 8)),
        ("a: “某银行”\n", "quotes", Span(1, 4, 1, 9)),
        ("“a”: 1\n", "quotes", Span(1, 1, 1, 4)),
        ("a: ２０２６-０３-０１\n", "digits", Span(1, 4, 1, 14)),
    ],
)
def test_full_width_characters_that_stay_text(text: str, message: str, span: Span) -> None:
    reading = read_text(text, "a.yaml", "yaml")
    assert len(reading.documents) == 1
    assert said(reading) == [(f"document/punctuation/{message}", span)]
    assert reading.findings[0].level is Level.WARN


@pytest.mark.parametrize(
    "text",
    [
        "备注: 说明：见附件\n",
        "备注:\n  说明：见附件，共三页\n",
        "note: SLA：99.9%\n",
        "note:\n  https://example.com/a：b\n",
        "- nginx:1.25\n",
        "- 甲，乙\n",
        "a: “一带一路”项目与“十四五”\n",
        "a: |\n  name：x\n",
        "a: [甲 乙, 丙]\n",
    ],
)
def test_chinese_text_is_left_alone(text: str) -> None:
    reading = read_text(text, "a.yaml", "yaml")
    assert len(reading.documents) == 1
    assert reading.findings == ()


@pytest.mark.parametrize("text", ["\u3000a: 1\n", "\u00a0a: 1\n"])
def test_a_space_that_is_none_is_refused(text: str) -> None:
    reading = read_text(text, "a.yaml", "yaml")
    assert reading.documents == ()
    assert said(reading) == [("document/punctuation/space", Span(1, 1, 1, 3))]
