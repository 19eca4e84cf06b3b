"""The same finding is known again, and another one is not taken for it."""

from __future__ import annotations

import dataclasses
import re

import pytest

from ito_gate.fingerprint import fingerprint
from ito_gate.model import Finding, Level, Span, Text

ONE = Finding(
    rule="filing/lead-time",
    message_id="late",
    level=Level.DENY,
    message=Text("报告太晚", "reported too late"),
    remediation=Text("早报告。", "Report earlier."),
    path="outsourcing/declarations/手机银行运维.yaml",
    pointer=("filing", "filed_on"),
)
ABOUT = ("declaration", "ITO-2026-001")


def test_it_is_written_with_its_version_and_does_not_change_from_release_to_release() -> None:
    # Baselines and the alerts of code scanning hold these: another value here loses them all.
    assert fingerprint(ONE, *ABOUT) == "v1:875c22811d202ec949702e8201edf7d2b67030c0aed018454dd76e7b303f6f31"
    assert fingerprint(ONE) == "v1:c3459054f99ebd4eaba9ba4fed991dcead5092689c1ee84d280ad501af4fe4df"
    assert re.fullmatch("v1:[0-9a-f]{64}", fingerprint(ONE))


@pytest.mark.parametrize(
    "moved",
    [
        {"span": Span(9, 1, 9, 2)},
        {"path": "outsourcing/declarations/renamed.yaml"},
        {"message": Text("措辞改了", "in other words"), "remediation": Text("", "")},
        {"level": Level.WARN, "articles": ("37",), "latest": "2026-01-26", "waiver": "WV-1"},
    ],
)
def test_lines_paths_and_words_do_not_change_it(moved: dict[str, object]) -> None:
    assert fingerprint(dataclasses.replace(ONE, **moved), *ABOUT) == fingerprint(ONE, *ABOUT)


@pytest.mark.parametrize(
    "other",
    [
        {"rule": "filing/pack"},
        {"message_id": "undetermined"},
        {"pointer": ("filing",)},
        {"pointer": ("filing/filed_on",)},
        {"pointer": ()},
    ],
)
def test_another_rule_place_or_message_is_another_finding(other: dict[str, object]) -> None:
    assert fingerprint(dataclasses.replace(ONE, **other), *ABOUT) != fingerprint(ONE, *ABOUT)


def test_documents_are_told_apart() -> None:
    about = [ABOUT, ("declaration", "ITO-2026-002"), ("incident", "ITO-2026-001"), ("", "")]
    assert len({fingerprint(ONE, *one) for one in about}) == len(about)


def test_without_a_document_the_path_tells_files_apart_but_not_lines() -> None:
    moved = dataclasses.replace(ONE, span=Span(9, 1, 9, 2))
    elsewhere = dataclasses.replace(ONE, path="b.yaml")
    assert fingerprint(moved) == fingerprint(ONE) != fingerprint(elsewhere)
    # A document whose id could not be read is only its file.
    assert fingerprint(ONE, "declaration", "") == fingerprint(ONE)


def test_a_file_name_that_is_no_text_has_one_too() -> None:
    assert fingerprint(dataclasses.replace(ONE, path="\udcff.yaml")) != fingerprint(ONE)


def test_no_part_runs_into_the_next() -> None:
    assert fingerprint(ONE, "declaration", "a/b") != fingerprint(ONE, "declaration/a", "b")
