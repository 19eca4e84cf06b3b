from __future__ import annotations

import dataclasses
import re
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings
from markdown_it import MarkdownIt

from ito_gate.model import AgendaItem, Outcome, Report, Span, Status, Text
from ito_gate.report.markdown import LONGEST, MARK
from unit.report.consumers import HOSTILE, hostile, invisible, many, written
from unit.report.reports import BANK, FAILS, LATE, PASSES, SAMPLES, UNDECIDED, declaration, finding, report
from unit.report.reports import reports as any_report

_markdown = MarkdownIt("gfm-like")
OURS = {"h3", "p", "table", "thead", "tbody", "tr", "th", "td", "ul", "li", "code", "details", "summary", "strong"}
OURS |= {"sub", "br"}


class Page(HTMLParser):
    """The elements of a page, whether they are closed in order, and the cells of each row."""

    def __init__(self, markdown: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.open: list[str] = []
        self.rows: list[list[str]] = []
        self.feed(_markdown.render(markdown))
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        del attrs
        self.elements.append(tag)
        if tag != "br":
            self.open.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in {"td", "th"}:
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and {"td", "th"} & set(self.open):
            self.rows[-1][-1] += data


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def failing(*found: object, **parts: object) -> Report:
    return report(declaration(outcomes=(Outcome("filing/lead-time", Status.FAIL, found),)), **parts)  # type: ignore[arg-type]


@pytest.mark.parametrize(("lang", "verdict"), [("zh", "ito-gate：不通过"), ("en", "ito-gate: failed")])
def test_verdict_and_numbers_come_first(lang: str, verdict: str) -> None:
    text = written("markdown", FAILS, lang)
    assert text.splitlines()[:2] == [MARK, f"### {verdict}"]
    head, numbers, *_ = Page(text).rows
    assert dict(zip(head, numbers, strict=True)) == {
        ("拦截" if lang == "zh" else "deny"): "29",
        ("未决" if lang == "zh" else "undetermined"): "1",
        ("警告" if lang == "zh" else "warn"): "1",
        ("提示" if lang == "zh" else "info"): "1",
        ("已豁免" if lang == "zh" else "waived"): "1",
    }


def test_the_table_holds_the_worst_and_the_list_all() -> None:
    text = written("markdown", FAILS)
    rows = [row for row in Page(text).rows if len(row) == 5][3:]
    assert len(rows) == 20
    assert {row[0] for row in rows} == {"deny"}
    assert "<summary>All 33 findings</summary>" in text
    assert len(re.findall("^- [*][*]", text, re.MULTILINE)) == 33


def test_a_row_has_rule_place_message_and_date() -> None:
    rows = Page(written("markdown", failing(LATE))).rows
    assert rows[-1] == ["deny", "filing/lead-time", f"{BANK}:5:13", LATE.message.en, "2026-01-26"]


def test_a_bar_in_a_path_ends_no_cell() -> None:
    rows = Page(written("markdown", failing(finding(path="a|b`c.yaml")))).rows
    assert rows[-1][1:3] == ["filing/lead-time", "a|b`c.yaml:1:1"]


def test_what_falls_due_is_folded() -> None:
    item = AgendaItem("2026-04-01", ("a/b",), Text("到期", "falls due"), BANK, (), Span(1, 1, 1, 2), ("ITO-1",))
    text = written("markdown", dataclasses.replace(PASSES, agenda=(item,)))
    assert "- 2026-04-01 `ITO-1` falls due\n" in text


@pytest.mark.parametrize("count", [100, 600, 5000])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_is_never_longer_than_a_comment_may_be_and_says_what_is_left_out(count: int, lang: str) -> None:
    text = written("markdown", failing(*many(count)), lang)
    assert units(text) <= LONGEST
    listed = len(re.findall("^- [*][*]", text, re.MULTILINE))
    left_out = re.search(r"^(?:另有 )?(\d+) (?:项没有列出|more are left out)", text, re.MULTILINE)
    assert listed + (int(left_out[1]) if left_out else 0) == count
    assert (left_out is not None) or count < 5000
    assert (left_out is None) or count > 100
    Page(text)


def test_what_is_left_out_is_the_least() -> None:
    lesser = tuple(finding("a/lesser", pointer=(number,), message_id="m") for number in range(5000))
    one = report(
        declaration(
            outcomes=(
                Outcome("a/lesser", Status.WARN, tuple(dataclasses.replace(f, level="warn") for f in lesser)),
                Outcome("z/worst", Status.FAIL, (finding("z/worst", path="zzz.yaml"),)),
            )
        )
    )
    assert "zzz.yaml" in written("markdown", one)


def test_a_list_that_has_no_room_at_all_is_said() -> None:
    item = AgendaItem("2026-04-01", ("a/b",), Text("到期", "falls due"), BANK, (), Span(1, 1, 1, 2), ("ITO-1",))
    text = written("markdown", failing(*many(5000), agenda=(item,) * 3))
    assert "falls due in the next 90 days: 3 more are left out" in text
    assert units(text) <= LONGEST


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_values_stay_values(value: str) -> None:
    text = written("markdown", hostile(value))
    assert invisible(text.replace("&#8203;", "")) == []
    assert units(text) <= LONGEST
    page = Page(text)
    assert set(page.elements) <= OURS
    # Nothing a value holds begins a line, where it could be a command of GitLab.
    assert not re.search(r"^/", text, re.MULTILINE)
    assert not re.search(r"(?<!`)@octocat", re.sub("`+.*?`+", "", text))
    assert {len(row) for row in page.rows} == {5}


@given(any_report)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_report_is_whole_and_short_enough(one: Report) -> None:
    text = written("markdown", one)
    assert units(text) <= LONGEST
    assert set(Page(text).elements) <= OURS


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_samples_are_whole(lang: str) -> None:
    for one in SAMPLES.values():
        assert set(Page(written("markdown", one, lang)).elements) <= OURS


def test_an_undecided_run_says_why() -> None:
    text = written("markdown", UNDECIDED)
    assert "ito-gate: undecided" in text
    assert "cannot read a.yaml" in text
    assert "passed" not in text.partition("\n\n")[0]
