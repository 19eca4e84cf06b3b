"""Values that stay values where Markdown is shown, by a parser of it that is not ours."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from ito_gate.report.invisible import one_line
from ito_gate.report.markup import code, inert
from unit.report.consumers import HOSTILE

_markdown = MarkdownIt("gfm-like")
_APART = "\u200b"
_text = st.text(st.sampled_from("ab1 中\\`*_[]<>&|~$:#+-=/!@().\n\t'\"x"), max_size=24)


def shown(markdown: str) -> tuple[str, list[str]]:
    """What is read on the screen, and the elements that are there besides a paragraph."""
    html = _markdown.render(markdown)
    elements = [name for name in re.findall(r"</?([a-z0-9]+)", html) if name != "p"]
    return unescape(re.sub(r"<[^>]*>", "", html)).strip(), elements


@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_value_is_read_as_it_is(value: str) -> None:
    text, elements = shown(inert(value))
    assert elements == []
    assert re.sub(r"\s+", " ", text.replace(_APART, "")) == re.sub(r"\s+", " ", one_line(value)).strip()


@given(_text)
@settings(max_examples=400, deadline=None)
def test_any_value_is_read_as_it_is(value: str) -> None:
    text, elements = shown(inert(value))
    assert elements == []
    assert text.replace(_APART, "").split() == one_line(value).split()


@given(_text)
@settings(max_examples=400, deadline=None)
def test_a_code_span_holds_any_value(value: str) -> None:
    html = _markdown.render("x " + code(value))
    # A span of nothing but spaces stays one.
    expected = one_line(value)
    if not expected:
        return
    spans = re.findall(r"<code>(.*?)</code>", html, re.DOTALL)
    assert [unescape(span).strip() for span in spans] == [expected.strip()]


@pytest.mark.parametrize("value", ["@octocat", "a @octocat", "see #12", "see !12", "owner/repo#3"])
def test_nobody_is_called_and_nothing_is_referred_to(value: str) -> None:
    # GitHub and GitLab look for these in the text that is shown: only a character between stops them.
    assert not re.search(r"[@#!]\w", shown(inert(value))[0])


@pytest.mark.parametrize("value", ["/merge", "# a", "- a", "1. a", "1) a", "---", "===", "> a", "+ a", "    a"])
def test_the_beginning_of_a_line_is_no_command_and_no_block(value: str) -> None:
    assert shown(inert(value))[1] == []
    assert not inert(value).startswith("/")


def test_field_names_stay_readable() -> None:
    assert inert("filed_on of due_diligence: 2026-01-26") == "filed_on of due_diligence: 2026-01-26"
