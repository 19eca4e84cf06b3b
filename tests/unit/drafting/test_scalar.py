from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ito_gate.drafting.scalar import flow, scalar
from ito_gate.reading.document import read_text
from ito_gate.reading.source import FORBIDDEN


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("soc", "soc"),
        ("总行大楼", "总行大楼"),
        ("工作日 20:00 至 23:00，逐次审批", "工作日 20:00 至 23:00，逐次审批"),
        ("NO", '"NO"'),
        ("12:30", '"12:30"'),
        ("0123", '"0123"'),
        ("2026-03-02", '"2026-03-02"'),
        ("y", '"y"'),
        ("1e3", '"1e3"'),
        ("１２", '"１２"'),
        ("a: b", '"a: b"'),
        ("a #b", '"a #b"'),
        ("a\nb", '"a\\nb"'),
        ('say "no"', '"say \\"no\\""'),
        ("x" * 201, f'"{"x" * 201}"'),
        ("", '""'),
        (True, "true"),
        (7, "7"),
    ],
)
def test_plain_only_where_nothing_is_doubtful(value: Any, written: str) -> None:
    assert scalar(value) == written


def test_a_date_stays_plain_only_in_a_field_for_dates() -> None:
    assert scalar("2026-03-02", date=True) == "2026-03-02"
    assert scalar("NO", date=True) == '"NO"'


def test_a_list_on_one_line_is_for_plain_ascii() -> None:
    assert flow(["soc", "saas"]) == "[soc, saas]"
    assert flow([]) == "[]"
    for item in ("NO", "a, b", "总行", "a]"):
        assert flow(["soc", item]) is None


@given(st.text(st.characters(codec="utf-8").filter(lambda one: not FORBIDDEN.match(one))))
def test_every_text_reads_back_in_both_readers(text: str) -> None:
    written = f"- a: {scalar(text)}  # x\n  b:\n    - {scalar(text)}\n"
    reading = read_text(written, "", "yaml")
    assert reading.findings == ()
    assert [one.data for one in reading.documents] == [[{"a": text, "b": [text]}]]
    assert yaml.safe_load(written) == [{"a": text, "b": [text]}]
