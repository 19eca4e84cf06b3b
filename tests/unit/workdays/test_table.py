"""What ``Calendar`` adds to the shared vectors."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ito_gate.errors import Undecided
from ito_gate.workdays.table import Calendar


@pytest.fixture
def calendar(document: dict[str, Any]) -> Calendar:
    return Calendar(document)


@pytest.mark.parametrize(
    ("filed", "t21", "t20"),
    [
        (date(2024, 1, 29), date(2024, 3, 1), date(2024, 2, 29)),
        (date(2025, 1, 6), date(2025, 2, 9), date(2025, 2, 8)),  # Saturday the 8th is worked
        (date(2026, 1, 26), date(2026, 3, 1), date(2026, 2, 28)),  # so is Saturday the 28th
        (date(2026, 3, 7), date(2026, 4, 8), date(2026, 4, 4)),  # Saturday: counts as Monday the 9th
    ],
)
def test_earliest_signing(calendar: Calendar, filed: date, t21: date, t20: date) -> None:
    assert calendar.earliest_signing(filed) == t21
    assert calendar.earliest_signing(filed, "t20") == t20


def test_the_days_it_covers(calendar: Calendar) -> None:
    assert (calendar.first, calendar.last) == (date(2019, 1, 1), date(2031, 12, 31))


@pytest.mark.parametrize("day", [date(2018, 12, 31), date(2032, 1, 1)])
def test_a_day_outside_is_named(calendar: Calendar, day: date) -> None:
    message = f"{day} cannot be counted: the calendar of working days runs from 2019-01-01 to 2031-12-31"
    for ask in (calendar.is_workday, calendar.effective, calendar.latest_filing, calendar.earliest_signing):
        with pytest.raises(Undecided, match=message):
            ask(day)


def test_an_answer_outside_names_the_question(calendar: Calendar) -> None:
    with pytest.raises(Undecided, match="2019-01-20 cannot be counted"):
        calendar.latest_filing(date(2019, 1, 20))
    with pytest.raises(Undecided, match="2031-12-15 cannot be counted"):
        calendar.earliest_signing(date(2031, 12, 15))


def test_an_unknown_mode(calendar: Calendar) -> None:
    with pytest.raises(KeyError, match="t22"):
        calendar.latest_filing(date(2026, 3, 2), "t22")
