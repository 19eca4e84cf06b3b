"""Known dates, asked in Python and in Rego."""

from __future__ import annotations

from typing import Any

import pytest

from ito_gate.workdays.table import Bounds

# signing, latest filing with 20 and with 19 clear days, and what counting Monday to Friday would say
LATEST_FILING = [
    ("2024-03-01", "2024-01-29", "2024-01-30", "2024-02-02"),
    ("2025-02-10", "2025-01-06", "2025-01-07", "2025-01-13"),
    ("2026-03-02", "2026-01-26", "2026-01-27", "2026-02-02"),
    ("2020-02-24", "2020-01-17", "2020-01-19", "2020-01-27"),  # extended in mid-break; the 19th is a Sunday
]


@pytest.mark.parametrize(("signing", "t21", "t20", "_naive"), LATEST_FILING)
def test_latest_filing(shipped: Any, signing: str, t21: str, t20: str, _naive: str) -> None:
    assert shipped.latest_filing(signing, "t21") == t21
    assert shipped.latest_filing(signing, "t20") == t20


@pytest.mark.parametrize(("signing", "t21", "t20", "naive"), LATEST_FILING)
def test_clear_days(shipped: Any, signing: str, t21: str, t20: str, naive: str) -> None:
    assert shipped.clear(t21, signing) == Bounds(20, 20)
    assert shipped.clear(t20, signing) == Bounds(19, 19)
    assert shipped.clear(naive, signing).upper < 19


@pytest.mark.parametrize(
    ("filed", "signing", "days"),
    [
        ("2026-03-02", "2026-03-02", 0),
        ("2026-03-02", "2026-03-03", 0),
        ("2026-03-02", "2026-03-04", 1),
        ("2026-03-06", "2026-03-10", 1),  # over a weekend
        ("2026-03-31", "2026-03-02", 0),  # signed before it was filed
        ("2026-03-07", "2026-03-08", 0),  # a weekend
        ("2026-03-07", "2026-03-11", 1),  # filed on Saturday counts as Monday the 9th
        ("2026-02-13", "2026-02-24", 1),  # Saturday the 14th is worked, the 15th to 23rd are off
        ("2026-01-30", "2026-03-02", 16),
    ],
)
def test_counting(shipped: Any, filed: str, signing: str, days: int) -> None:
    assert shipped.clear(filed, signing) == Bounds(days, days)


@pytest.mark.parametrize(
    ("day", "worked", "effective"),
    [
        ("2026-03-02", True, "2026-03-02"),
        ("2026-03-07", False, "2026-03-09"),
        ("2026-02-14", True, "2026-02-14"),
        ("2026-02-16", False, "2026-02-24"),
        ("2022-12-31", False, "2023-01-03"),
        ("2024-02-09", True, "2024-02-09"),  # New Year's Eve, not yet a day off by law
        ("2025-01-28", False, "2025-02-05"),
    ],
)
def test_single_days(shipped: Any, day: str, worked: bool, effective: str) -> None:
    assert shipped.is_workday(day) is worked
    assert shipped.effective(day) == effective


@pytest.mark.parametrize(
    ("filed", "signing", "expected"),
    [
        ("2027-01-04", "2027-02-15", Bounds(23, 37)),  # at least 20: passes under every notice
        ("2027-01-15", "2027-03-01", Bounds(24, 38)),
        ("2027-01-21", "2027-03-01", Bounds(20, 32)),
        ("2027-01-22", "2027-03-01", Bounds(19, 31)),  # cannot be told
        ("2027-02-03", "2027-03-01", Bounds(11, 19)),  # below 20: fails under every notice
        ("2027-07-01", "2027-07-30", Bounds(20, 20)),  # far from every festival
        ("2026-11-30", "2026-12-24", Bounds(17, 17)),
        ("2026-12-01", "2027-01-04", Bounds(22, 26)),  # 26 and 27 December and 2 and 3 January are open
    ],
)
def test_without_a_notice(before_2027: Any, filed: str, signing: str, expected: Bounds) -> None:
    assert before_2027.clear(filed, signing) == expected


def test_latest_filing_without_a_notice_is_safe(before_2027: Any) -> None:
    assert before_2027.latest_filing("2027-03-01", "t21") == "2027-01-21"
    assert before_2027.latest_filing("2027-03-01", "t20") == "2027-01-22"


@pytest.mark.parametrize(
    ("day", "worked", "effective"),
    [
        ("2027-01-01", False, "2027-01-04"),
        ("2027-01-04", True, "2027-01-04"),
        ("2027-02-05", False, "2027-02-15"),
        ("2027-02-09", None, "2027-02-15"),  # in the usual break
        ("2027-02-20", None, "2027-02-22"),  # a plausible make-up day
        ("2027-07-03", False, "2027-07-05"),
    ],
)
def test_single_days_without_a_notice(before_2027: Any, day: str, worked: bool | None, effective: str) -> None:
    assert before_2027.is_workday(day) is worked
    assert before_2027.effective(day) == effective


def test_provisional(before_2027: Any) -> None:
    assert not before_2027.provisional("2026-12-23")
    assert before_2027.provisional("2026-12-24")
    assert before_2027.provisional("2027-06-01")


def test_outside_the_calendar(shipped: Any) -> None:
    assert shipped.clear("2018-12-31", "2019-03-01") is None
    assert shipped.clear("2031-12-01", "2032-01-01") is None
    assert shipped.latest_filing("2019-01-20", "t21") is None
    assert shipped.latest_filing("2032-01-01", "t21") is None
    assert shipped.effective("2018-12-31") is None
    assert shipped.is_workday("2032-01-01") is None
