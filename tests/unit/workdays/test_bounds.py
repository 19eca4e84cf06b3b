from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from chinese_calendar import is_workday

from ito_gate.workdays.bounds import OFF, OPEN, WORKED, Festival, Outlook
from ito_gate.workdays.sources import LAW_SINCE, festivals

# Announced in May 2015 for one year only: 3 and 4 September off, Sunday the 6th worked.
ANNOUNCED_IN_MID_YEAR = {date(2015, 9, 3), date(2015, 9, 4), date(2015, 9, 6)}


def festivals_then(years: range) -> list[Festival]:
    """Festivals under the law of their year: until 2024, 11 days without New Year's Eve and 2 May."""
    found = []
    for festival in festivals(years):
        if festival.first.year >= LAW_SINCE or festival.name not in {"春节", "劳动节"}:
            found.append(festival)
            continue
        found.append(replace(festival, statutory=0))
        if festival.name == "春节":
            found.append(Festival("春节", festival.first + timedelta(1), 3, 7))
        else:
            found.append(Festival("劳动节", festival.first, 1, 1))
    return found


@pytest.mark.parametrize("year", range(2014, 2027))
def test_the_notices_of_the_past_kept_within_the_bounds(year: int) -> None:
    outlook = Outlook(festivals_then(range(year, year + 2)))
    days = (date(year, 1, 1) + timedelta(offset) for offset in range(366))
    broken = {
        day
        for day in days
        if day.year == year and outlook.state(day) not in ({WORKED, OPEN} if is_workday(day) else {OFF, OPEN})
    }
    assert broken == {day for day in ANNOUNCED_IN_MID_YEAR if day.year == year}


def test_the_extension_of_2020_stayed_within_the_usual_eight_days() -> None:
    outlook = Outlook(festivals_then(range(2020, 2021)))
    assert outlook.state(date(2020, 1, 31)) == OPEN


@pytest.mark.parametrize(
    ("festival", "first", "last"),
    [
        (Festival("元旦", date(2029, 1, 1), 1, 3), date(2028, 12, 30), date(2029, 1, 1)),  # Monday
        (Festival("元旦", date(2030, 1, 1), 1, 3), date(2029, 12, 30), date(2030, 1, 1)),  # Tuesday
        (Festival("中秋节", date(2027, 9, 15), 1, 3), date(2027, 9, 13), date(2027, 9, 17)),  # Wednesday
        (Festival("中秋节", date(2030, 9, 12), 1, 3), date(2030, 9, 12), date(2030, 9, 14)),  # Thursday
        (Festival("元旦", date(2027, 1, 1), 1, 3), date(2027, 1, 1), date(2027, 1, 3)),  # Friday
        (Festival("元旦", date(2028, 1, 1), 1, 3), date(2027, 12, 31), date(2028, 1, 3)),  # Saturday
        (Festival("端午节", date(2028, 5, 28), 1, 3), date(2028, 5, 26), date(2028, 5, 29)),  # Sunday
        (Festival("春节", date(2027, 2, 5), 4, 8), date(2027, 2, 5), date(2027, 2, 12)),
        (
            Festival("春节", date(2028, 1, 25), 4, 8),
            date(2028, 1, 24),
            date(2028, 2, 1),
        ),  # Tuesday: Monday too
        (Festival("劳动节", date(2027, 5, 1), 2, 5), date(2027, 5, 1), date(2027, 5, 5)),
        (Festival("劳动节", date(2028, 5, 1), 2, 5), date(2028, 5, 1), date(2028, 5, 5)),
        (
            Festival("劳动节", date(2029, 5, 1), 2, 5),
            date(2029, 4, 30),
            date(2029, 5, 5),
        ),  # Tuesday: Monday too
        (
            Festival("国庆节", date(2026, 10, 1), 3, 8),
            date(2026, 10, 1),
            date(2026, 10, 9),
        ),  # to Thursday: Friday too
        (Festival("国庆节", date(2027, 10, 1), 3, 8), date(2027, 10, 1), date(2027, 10, 8)),
    ],
)
def test_usual_break(festival: Festival, first: date, last: date) -> None:
    assert sorted(festival.usual_break) == [first + timedelta(n) for n in range((last - first).days + 1)]


def test_states_around_a_festival() -> None:
    outlook = Outlook([Festival("国庆节", date(2027, 10, 1), 3, 8)])
    days = [date(2027, 9, 11) + timedelta(offset) for offset in range(49)]
    assert "".join(map(outlook.state, days)) == (
        "0011111"  # Saturday 11 September
        "??11111"
        "??11110"  # to Friday 1 October
        "00?????"
        "??11111"
        "??11111"
        "0011111"
    )


def test_no_festivals() -> None:
    outlook = Outlook([])
    assert [outlook.state(date(2027, 2, day)) for day in (5, 6, 7, 8)] == [WORKED, OFF, OFF, WORKED]
