from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ito_gate.workdays.bounds import Festival
from ito_gate.workdays.notices import Notice, parse_day

FESTIVALS = [
    Festival("元旦", date(2027, 1, 1), 1, 3),
    Festival("春节", date(2027, 2, 5), 4, 8),
]
GOOD = {
    "notice": "通知",
    "off": ["2027-01-01", "2027-02-05", "2027-02-06", "2027-02-08"],
    "work": ["2026-12-26", "2027-02-14"],
}


def test_round_trip() -> None:
    notice = Notice.from_json("2027", GOOD)
    assert notice.year == 2027
    assert notice.work == {date(2026, 12, 26), date(2027, 2, 14)}
    assert notice.to_json() == GOOD


def test_no_problems() -> None:
    assert Notice.from_json("2027", GOOD).problems(FESTIVALS) == []


@pytest.mark.parametrize(
    ("change", "problems"),
    [
        ({"work": ["2026-12-20"]}, ["2026-12-20 不在 2027 年 / lies outside the year"]),
        ({"off": [*GOOD["off"], "2028-01-01"]}, ["2028-01-01 不在 2027 年 / lies outside the year"]),
        (
            {"off": [*GOOD["off"], "2027-02-14"]},
            ["2027-02-14 既放假又上班 / both off and worked"],
        ),
        (
            {"work": ["2027-02-15"]},
            ["2027-02-15 不是周末，不能是调休上班日 / not a weekend day, so no make-up day"],
        ),
        ({"work": ["2027-02-07"]}, ["2027-02-07 法定放假，不能上班 / off by law, cannot be worked"]),
        (
            {"off": ["2027-01-01"]},
            [
                "2027-02-05 法定放假，但没有列入 off / off by law, but missing from off",
                "2027-02-08 法定放假，但没有列入 off / off by law, but missing from off",
            ],
        ),
    ],
)
def test_problems(change: dict[str, Any], problems: list[str]) -> None:
    assert Notice.from_json("2027", {**GOOD, **change}).problems(FESTIVALS) == problems


@pytest.mark.parametrize("day", ["2027-2-5", "20270205", "2027-W05-5", "2027-02-30", "", "２０２７-02-05"])
def test_what_is_no_date(day: str) -> None:
    with pytest.raises(ValueError, match="^" + day + " 不是有效日期"):
        parse_day(day)
