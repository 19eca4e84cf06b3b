from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ito_gate.model import AgendaItem, Decision, Outcome, Report, Span, Status, Text
from ito_gate.report import RenderOptions, render
from ito_gate.report.columns import width
from ito_gate.report.invisible import INVISIBLE
from unit.report.reports import (
    BANK,
    FAILS,
    GRANTS,
    PASSES,
    RULES,
    SAMPLES,
    declaration,
    finding,
    report,
    reports,
    source_line,
)

GOLDEN = Path(__file__).parent / "golden"
STYLE = re.compile(r"\x1b\[[0-9;]+m")


def shown(one: Report, lang: str = "zh", **options: object) -> str:
    chosen = {"lang": lang, "source_line": source_line, "rules": RULES, **options}
    return "".join(render("text", one, RenderOptions(**chosen)))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", SAMPLES)
def test_golden(name: str, lang: str) -> None:
    assert shown(SAMPLES[name], lang) == (GOLDEN / f"{name}.{lang}.txt").read_text(encoding="utf-8")


def test_golden_narrow_and_verbose() -> None:
    expected = (GOLDEN / "fails-narrow-verbose.zh.txt").read_text(encoding="utf-8")
    assert shown(FAILS, width=60, verbose=True) == expected


def test_colours() -> None:
    first = shown(report(findings=(finding(span=Span(2, 1, 2, 3)),)), color=True).splitlines()[:6]
    assert first == [
        "\x1b[1;31m拦截[filing/lead-time]：\x1b[0m\x1b[1m报告太晚\x1b[0m",
        "\x1b[34m -->\x1b[0m outsourcing/declarations/手机银行运维.yaml:2:1",
        "\x1b[34m  |\x1b[0m",
        "\x1b[34m2 |\x1b[0m id: ITO-2026-001",
        "\x1b[34m  |\x1b[0m \x1b[1;31m^^\x1b[0m",
        "  = \x1b[1m处理：\x1b[0m早报告。",
    ]


@pytest.mark.parametrize("name", SAMPLES)
def test_colours_change_nothing_else(name: str) -> None:
    assert STYLE.sub("", shown(SAMPLES[name], color=True)) == shown(SAMPLES[name])


@given(reports, st.sampled_from(["zh", "en"]), st.booleans(), st.integers(1, 120), st.text())
@settings(max_examples=80, deadline=None)
def test_nothing_of_a_document_acts_on_the_terminal(
    one: Report, lang: str, verbose: bool, room: int, line: str
) -> None:
    options = {"verbose": verbose, "width": room, "source_line": lambda _path, _number: line}
    plain = shown(one, lang, **options)
    assert INVISIBLE.search(plain.replace("\n", "")) is None
    assert STYLE.sub("", shown(one, lang, color=True, **options)) == plain


@given(st.text(), st.integers(1, 30), st.integers(1, 30))
@settings(max_examples=80, deadline=None)
def test_the_underline_is_as_wide_as_what_it_underlines(line: str, start: int, end: int) -> None:
    one = report(findings=(finding(span=Span(7, start, 7, end)),))
    quoted, under = shown(one, width=10_000, source_line=lambda _path, _number: line).split("\n")[3:5]
    assert quoted.startswith("7 |")
    assert under.startswith("  | ")
    before = len(under) - len(under.lstrip(" |").lstrip())
    carets = under.strip(" |")
    assert set(carets) == {"^"}
    if "\t" not in line:
        cells = [INVISIBLE.sub(lambda match: f"<U+{ord(match[0]):04X}>", char) for char in line]
        assert before == 4 + width("".join(cells[: start - 1]))
        assert len(carets) == max(1, width("".join(cells[start - 1 : end - 1])))


def test_a_line_that_is_not_there_is_not_quoted() -> None:
    one = report(findings=(finding(path="gone.yaml"),))
    assert shown(one).splitlines()[:3] == [
        "拦截[filing/lead-time]：报告太晚",
        " --> gone.yaml:1:1",
        "  = 处理：早报告。",
    ]


def test_a_block_is_underlined_in_its_first_line() -> None:
    one = report(findings=(finding(span=Span(7, 1, 10, 1)), finding(span=Span(8, 3, 8 + 1, 5))))
    lines = shown(one, "en").splitlines()
    assert "  | ^^^^^^^^^ to line 9" in lines
    assert "  |   ^^^^^^^^ to line 9" in lines


def test_a_block_of_one_line_is_just_underlined() -> None:
    one = report(findings=(finding(span=Span(7, 1, 8, 1)),))
    assert "  | ^^^^^^^^^" in shown(one, "en").splitlines()


@pytest.mark.parametrize(("count", "headers", "more"), [(20, 20, 0), (21, 5, 16), (25, 5, 20)])
def test_many_of_a_kind_are_folded(count: int, headers: int, more: int) -> None:
    one = report(declaration(outcomes=(Outcome("access/purpose", Status.FAIL, GRANTS[:count]),)))
    text = shown(one)
    assert text.count("拦截[access/purpose]") == headers
    note = f"{BANK} 另有 {more} 个 access/purpose 同类问题，--format json 列出全部"
    assert (note in text.splitlines()) is bool(more)
    assert f"问题  拦截 {count}" in text


def test_findings_at_one_spot_share_one_quote() -> None:
    same = [finding(message=Text(name, name), message_id=name) for name in "ab"]
    other = finding(message=Text("c", "c"), latest="2026-01-26")
    lines = shown(report(findings=(*same, other))).splitlines()
    assert lines[:3] == [f"拦截[filing/lead-time]：{name}" for name in "ab"] + [f" --> {BANK}:1:1"]
    assert lines.count("  = 处理：早报告。") == 2


def test_todo_is_listed_by_date_and_the_most_urgent_first_on_request() -> None:
    many = [
        declaration(outcomes=(Outcome("filing/pack", Status.TODO, due=f"2026-04-{number:02}"),))
        for number in range(12, 0, -1)
    ]
    assert "12 rules whose stage has not come (--verbose lists them)" in shown(report(*many), "en").splitlines()
    text = shown(report(*many), "en", verbose=True)
    assert re.findall(r"by (\S+)", text) == [f"2026-04-{number:02}" for number in range(1, 13)]


def item(day: int, **parts: object) -> AgendaItem:
    known = {
        "on": f"2026-04-{day:02}",
        "rules": ("access/expiry",),
        "message": Text(f"第 {day} 项授权到期", f"grant {day} expires"),
        "path": BANK,
        "pointer": ("access", day),
        "span": Span(day, 1, day, 2),
        "subjects": ("ITO-2026-001",),
    }
    return AgendaItem(**{**known, **parts})  # type: ignore[arg-type] # the fields above


def test_the_agenda_lists_the_nearest_with_their_place() -> None:
    many = report(agenda=tuple(item(day) for day in range(1, 26)))
    lines = shown(many, "en").splitlines()
    assert lines[0] == "Agenda: what falls due in the next 90 days"
    assert lines[1:3] == [
        "  2026-04-01  ITO-2026-001  grant 1 expires",
        f"                            {BANK}:1",
    ]
    assert "  5 more items (--verbose lists them)" in lines
    assert len(re.findall(r"grant \d+ expires", shown(many, "en", verbose=True))) == 25


def test_a_long_item_is_wrapped_under_its_words() -> None:
    long = item(1, message=Text("很长" * 30, "very " * 30))
    lines = shown(report(agenda=(long,)), "en", width=60).splitlines()
    assert all(line.startswith(" " * 28) for line in lines[2:5])


def test_what_has_no_date_is_only_listed_on_request() -> None:
    one = report(declaration(outcomes=(Outcome("exit/plan", Status.TODO),), decision=Decision.PASS))
    assert "exit/plan" not in shown(one)
    assert "    没有期限  exit/plan" in shown(one, verbose=True).splitlines()


def test_a_pass_says_how_much_was_decided() -> None:
    assert "  规则  5：符合 2，待办 2，不适用 1" in shown(PASSES).splitlines()


def test_an_error_is_said_first_and_is_no_pass() -> None:
    text = shown(SAMPLES["undecided"], "en")
    assert text.startswith("error: cannot read a.yaml\n\nerror: cannot read b.yaml\n\nerror: the engine")
    assert "undecided: no verdict could be reached, which is not a pass" in text.splitlines()
    assert "passed" not in text


def test_a_declaration_without_id_or_name_is_named_by_its_file() -> None:
    one = declaration("", name="", outcomes=(Outcome("filing/pack", Status.TODO, due="2026-04-01"),))
    assert f"  {BANK}" in shown(report(one), verbose=True).splitlines()


def test_the_same_report_in_another_order_reads_the_same() -> None:
    backwards = dataclasses.replace(
        FAILS,
        results=tuple(reversed(FAILS.results)),
        errors=tuple(reversed(FAILS.errors)),
        documents=dict(reversed(FAILS.documents.items())),
    )
    assert shown(backwards) == shown(FAILS)


def test_what_failed_beside_declarations_is_counted() -> None:
    bank = declaration("demo-bank", kind="institution", stage="", outcomes=())
    lines = shown(report(bank), "en").splitlines()
    assert "  institutions  1: failed 1" in lines
    assert not any(line.startswith("  declarations") for line in lines)
