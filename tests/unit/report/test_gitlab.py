from __future__ import annotations

import dataclasses
import json

import pytest
from hypothesis import given, settings

from ito_gate.model import Outcome, Span, Status
from ito_gate.report.issue import issues
from unit.report.consumers import HOSTILE, gitlab_degradations, hostile, invisible, many, written
from unit.report.reports import BANK, FAILS, LATE, PASSES, UNDECIDED, declaration, report, reports


def test_an_entry() -> None:
    one = report(declaration(outcomes=(Outcome("filing/lead-time", Status.FAIL, (LATE,)),)))
    (entry,) = gitlab_degradations(written("gitlab", one)).values()
    assert entry["check_name"] == "filing/lead-time"
    assert entry["description"].startswith(f"{LATE.message.en} · fix: ")
    assert entry["severity"] == "blocker"
    assert entry["location"] == {"path": BANK, "lines": {"begin": 5, "end": 5}}


@pytest.mark.parametrize("fail_on", ["deny", "warn"])
def test_severities(fail_on: str) -> None:
    text = written("gitlab", dataclasses.replace(FAILS, options={"fail_on": fail_on}))
    found = {entry["check_name"]: entry["severity"] for entry in json.loads(text)}
    assert found["contract/clauses"] == found["classification/triggers"] == "blocker"
    assert found["document/text"] == ("blocker" if fail_on == "warn" else "major")
    assert found["crossborder/country"] == found["crossborder/law"] == "info"


@given(reports)
@settings(max_examples=50, deadline=None)
def test_gitlab_reads_every_entry_and_none_replaces_another(one: object) -> None:
    text = written("gitlab", one)  # type: ignore[arg-type]
    assert invisible(text) == []
    assert len(gitlab_degradations(text)) == len(json.loads(text)) == len(issues(one))  # type: ignore[arg-type]


def test_the_same_said_twice_of_one_place_is_two_entries() -> None:
    twice = (LATE, dataclasses.replace(LATE, span=Span(9, 1, 9, 2)))
    one = report(declaration(outcomes=(Outcome("filing/lead-time", Status.FAIL, twice),)))
    assert len(gitlab_degradations(written("gitlab", one))) == 2


def test_the_fingerprint_does_not_follow_lines() -> None:
    prints = set()
    for span in (Span(5, 1, 5, 2), Span(99, 1, 99, 2)):
        moved = dataclasses.replace(LATE, span=span)
        one = report(declaration(outcomes=(Outcome("filing/lead-time", Status.FAIL, (moved,)),)))
        prints |= set(gitlab_degradations(written("gitlab", one)))
    assert len(prints) == 1


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_values(value: str) -> None:
    text = written("gitlab", hostile(value))
    assert invisible(text) == []
    assert len(gitlab_degradations(text)) == 5


def test_nothing_is_lost_of_many() -> None:
    one = report(declaration(outcomes=(Outcome("filing/lead-time", Status.FAIL, many(600)),)))
    assert len(gitlab_degradations(written("gitlab", one))) == 600


def test_an_undecided_run_blocks() -> None:
    entries = json.loads(written("gitlab", UNDECIDED))
    assert [(entry["severity"], entry["location"]["path"]) for entry in entries] == [
        ("blocker", "."),
        ("blocker", "."),
        ("blocker", BANK),
    ]


def test_a_run_without_findings_is_an_empty_array() -> None:
    assert written("gitlab", PASSES) == "[]\n"
