"""Nothing that is printed is a command to the reader of a pipeline's log, whatever the documents say."""

from __future__ import annotations

import json
import re
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ito_gate.report.log_commands import for_a_log, inert

PIECES = st.sampled_from(
    ["::", ":", "##", "#", "[", "vso[", "VSO[", "]", "add-mask::x", " ", "\t", "\n", "\r", "甲", "x"]
)
TEXTS = st.lists(PIECES, max_size=12).map("".join)


def commands(text: str) -> list[str]:
    """Lines that the readers take: GitHub's ``::`` and ``##[``, Azure's ``##vso[`` and ``##[``; \\r ends a line too."""
    lines = re.split(r"[\r\n]", text)
    return [line for line in lines if line.lstrip().startswith("::") or re.search(r"##(vso)?\[", line, re.IGNORECASE)]


@given(TEXTS)
@example("a\n  ::stop-commands::x")
@example("see ##vso[task.setvariable variable=a]b")
@example("a\r::add-mask::x")
def test_no_line_for_people_is_a_command(text: str) -> None:
    assert commands(inert(text)) == []


@given(st.lists(TEXTS, max_size=5))
def test_nor_is_one_that_comes_in_parts(parts: list[str]) -> None:
    assert commands("".join(for_a_log(parts, "text"))) == []


@pytest.mark.parametrize("text", ["a::b", "deny[a/b]: x", "## Heading", "# x", "12 | ::x", "", "[1]", "#[x]"])
def test_what_is_none_stays_as_it_is(text: str) -> None:
    assert inert(text) == text


@given(TEXTS)
def test_json_says_the_same(text: str) -> None:
    written = "".join(for_a_log([json.dumps({"a": text}), "\n"], "json"))
    assert commands(written) == []
    assert json.loads(written) == {"a": text}


@given(TEXTS.filter(lambda text: "\r" not in text))
def test_xml_says_the_same(text: str) -> None:
    written = "".join(for_a_log([f"<a>{text}</a>"], "junit"))
    assert not re.search(r"##(vso)?\[", written, re.IGNORECASE)
    assert (fromstring(written).text or "") == text  # noqa: S314 - our own


@pytest.mark.parametrize("name", ["github", "azure"])
def test_commands_of_our_own_are_left_alone(name: str) -> None:
    assert "".join(for_a_log(["::error::x\n##vso[task.logissue]y\n"], name)) == "::error::x\n##vso[task.logissue]y\n"
