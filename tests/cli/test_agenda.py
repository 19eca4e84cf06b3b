"""The agenda moves with the day, and what it names becomes a finding on exactly the day after."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from support import ROOT

GOOD = ROOT / "examples" / "good"
REMINDERS = {"access/expiry": "access that has expired is no fault, only over"}
"""Rules whose items become no finding, and why."""
MONTHS = [f"2026-{month:02}-15" for month in (11, 12)] + [f"2027-{month:02}-15" for month in range(1, 11)]

Call = Callable[..., Any]


@pytest.fixture
def checked(ito_gate: Call) -> Callable[[str], dict[str, Any]]:
    known: dict[str, dict[str, Any]] = {}

    def check(day: str) -> dict[str, Any]:
        if day not in known:
            known[day] = json.loads(ito_gate("check", "--as-of", day, "--format", "json", cwd=GOOD).out)
        return known[day]

    return check


def after(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def found(document: dict[str, Any], rules: list[str], subjects: tuple[str, ...]) -> set[tuple[str, str]]:
    """The findings of ``rules``, and those that keep one of them from being due, about some documents."""
    results = [one for kind in ("declarations", "institutions", "incidents") for one in document[kind]]
    return {
        (finding["rule"], finding["pointer"])
        for one in results
        if one["id"] in subjects
        for outcome in one["outcomes"]
        for finding in outcome["findings"]
        if finding["level"] != "info" and finding["waiver"] is None and outcome["rule"] in rules
    }


def test_the_agenda_moves_with_the_day(checked: Callable[[str], dict[str, Any]]) -> None:
    seen = [[item["on"] for item in checked(day)["agenda"]] for day in MONTHS]
    for day, days in zip(MONTHS, seen, strict=True):
        assert days == sorted(days)
        assert all(day <= on <= after(day, 90) for on in days)
    assert len({tuple(days) for days in seen}) > 8


def test_nothing_leaves_the_agenda_but_by_its_day(checked: Callable[[str], dict[str, Any]]) -> None:
    for day, later in itertools.pairwise(MONTHS):
        kept = {(item["on"], tuple(item["subjects"]), item["pointer"]) for item in checked(later)["agenda"]}
        still_ahead = {
            (item["on"], tuple(item["subjects"]), item["pointer"])
            for item in checked(day)["agenda"]
            if item["on"] >= later
        }
        assert still_ahead <= kept


def test_what_the_agenda_names_is_found_on_exactly_the_next_day(checked: Callable[[str], dict[str, Any]]) -> None:
    items = {
        (item["on"], tuple(item["subjects"]), tuple(item["rules"]), item["pointer"])
        for day in MONTHS
        for item in checked(day)["agenda"]
        if len(item["rules"]) == 1 and item["rules"][0] not in REMINDERS
    }
    assert len({rules for _, _, rules, _ in items}) > 5
    wrong = []
    for on, subjects, rules, pointer in sorted(items):
        before = found(checked(on), list(rules), subjects)
        new = found(checked(after(on, 1)), list(rules), subjects) - before
        if not new:
            wrong.append((on, subjects, rules, pointer))
    assert wrong == []
