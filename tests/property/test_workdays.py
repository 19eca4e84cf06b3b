"""Working days: Rego, Python and a naive count agree, and the bounds hold."""

from __future__ import annotations

import json
from calendar import isleap
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
import regorus
from chinese_calendar import is_workday
from hypothesis import given, settings
from hypothesis import strategies as st

from ito_gate.errors import Undecided
from ito_gate.resources import policies_dir
from ito_gate.workdays import sources
from ito_gate.workdays.bounds import Festival
from ito_gate.workdays.build import DOCUMENT, build
from ito_gate.workdays.table import REQUIRED, Calendar

if TYPE_CHECKING:
    from collections.abc import Callable

PROBE = """
package probe
import data.ito.lib.dates
import data.ito.lib.workdays
clear := workdays.clear(input[0], input[1])
latest_filing := workdays.latest_filing(input[0], input[1])
effective := workdays.effective(input[0])
is_workday := workdays.is_workday(input[0])
valid := dates.valid(input[0])
anniversary := dates.anniversary(input[0], input[1])
add_days := dates.add_days(input[0], input[1])
days_between := dates.days_between(input[0], input[1])
"""

SHIPPED: dict[str, Any] = json.loads((policies_dir() / DOCUMENT).read_text(encoding="utf-8"))
CALENDAR = Calendar(SHIPPED)

ENGINE = regorus.Engine()
for name in ("dates", "workdays"):
    ENGINE.add_policy(name, (policies_dir() / "lib" / f"{name}.rego").read_text(encoding="utf-8"))
ENGINE.add_policy("probe", PROBE)
ENGINE.add_data_json(json.dumps({"ito": {"calendar": SHIPPED}}))

modes = st.sampled_from(sorted(REQUIRED))
published_days = st.dates(date(2020, 1, 1), date(2026, 12, 23))
covered_days = st.dates(CALENDAR.first, CALENDAR.last)
leap_days = st.integers(1000, 9999).filter(isleap).map(lambda year: date(year, 2, 29))
dates = st.dates(date(1000, 1, 1), date(9999, 12, 31)) | leap_days


def rego(function: str, *arguments: object) -> Any:
    """Ask Rego; None where it is undefined."""
    ENGINE.set_input_json(json.dumps([str(each) if isinstance(each, date) else each for each in arguments]))
    answer = json.loads(ENGINE.eval_rule_as_json(f"data.probe.{function}"))
    return None if answer == "<undefined>" else answer


def naive(filed: date, signing: date) -> int:
    """Count day by day, as the regulation reads."""
    while not is_workday(filed):
        filed += timedelta(1)
    between = (filed + timedelta(offset) for offset in range(1, (signing - filed).days))
    return sum(map(is_workday, between))


def asked(question: Callable[..., date], *arguments: object) -> str | None:
    try:
        return question(*arguments).isoformat()
    except Undecided:
        return None


@given(published_days, st.integers(-5, 120))
def test_rego_and_python_count_as_the_regulation_reads(filed: date, later: int) -> None:
    signing = min(filed + timedelta(later), date(2026, 12, 23))
    days = naive(filed, signing)
    assert rego("clear", filed, signing) == {"lower": days, "upper": days}
    assert CALENDAR.clear_days(filed, signing) == (days, days)


@given(covered_days, covered_days, modes)
def test_rego_and_python_agree(day: date, other: date, mode: str) -> None:
    assert rego("clear", day, other) == CALENDAR.clear_days(day, other)._asdict()
    assert rego("is_workday", day) == CALENDAR.is_workday(day)
    assert rego("effective", day) == asked(CALENDAR.effective, day)
    assert rego("latest_filing", day, REQUIRED[mode]) == asked(CALENDAR.latest_filing, day, mode)


@given(covered_days, covered_days)
def test_lower_is_at_most_upper(day: date, other: date) -> None:
    lower, upper = CALENDAR.clear_days(day, other)
    assert 0 <= lower <= upper


@given(st.dates(date(2019, 3, 1), date(2031, 11, 1)), modes)
def test_latest_filing_and_earliest_signing_are_inverse(day: date, mode: str) -> None:
    signing = CALENDAR.earliest_signing(day, mode)
    assert CALENDAR.latest_filing(signing, mode) == CALENDAR.effective(day)
    assert CALENDAR.clear_days(day, signing).lower == REQUIRED[mode]
    assert CALENDAR.clear_days(day, signing - timedelta(1)).lower < REQUIRED[mode]

    filed = CALENDAR.latest_filing(day, mode)
    assert CALENDAR.earliest_signing(filed, mode) <= day
    assert CALENDAR.clear_days(filed, day).lower == REQUIRED[mode]
    following = CALENDAR.effective(filed + timedelta(1))
    assert CALENDAR.clear_days(following, day).lower == REQUIRED[mode] - 1


def as_if_published_through(year: int) -> Calendar:
    """The calendar of a time when the notice of the next year was still to come."""
    notices = {known: notice for known, notice in sources.notices().items() if known <= year}
    years = range(year, year + 3)
    # Until 2024 New Year's Eve was no day off by law; the usual break began with it all the same.
    festivals = [
        Festival(each.name, each.first, 0, each.usual)
        if each.name == "春节" and each.first.year < sources.LAW_SINCE
        else each
        for each in sources.festivals(years)
    ]
    return Calendar(build(notices, festivals, last_year=year + 1, source="test"))


@pytest.mark.parametrize("year", range(2020, 2027))
@settings(max_examples=60)
@given(data=st.data())
def test_the_bounds_contain_the_notice_that_came(year: int, data: st.DataObject) -> None:
    calendar = BEFORE[year]
    filed = data.draw(st.dates(date(year - 1, 12, 1), date(year, 12, 1)))
    signing = data.draw(st.dates(filed, date(year, 12, 20)))
    lower, upper = calendar.clear_days(filed, signing)
    assert lower <= naive(filed, signing) <= upper


@pytest.mark.parametrize("year", range(2020, 2027))
def test_a_latest_filing_date_stays_good_when_the_notice_comes(year: int) -> None:
    for offset in range(350):
        signing = date(year, 1, 1) + timedelta(offset)
        assert naive(BEFORE[year].latest_filing(signing), signing) >= REQUIRED["t21"]


BEFORE = {year: as_if_published_through(year - 1) for year in range(2020, 2027)}


@given(dates, st.integers(-800, 800))
def test_anniversary(day: date, years: int) -> None:
    if not 1000 <= day.year + years <= 9999:
        assert rego("anniversary", day, years) is None
    elif (day.month, day.day) == (2, 29) and not isleap(day.year + years):
        assert rego("anniversary", day, years) == f"{day.year + years}-02-28"
    else:
        assert rego("anniversary", day, years) == day.replace(year=day.year + years).isoformat()


@given(dates, dates)
def test_days_between_and_add_days(day: date, other: date) -> None:
    days = (other - day).days
    assert rego("days_between", day, other) == days
    assert rego("add_days", day, days) == other.isoformat()


@given(st.from_regex(r"[12][0-9]{3}-[01][0-9]-[0-3][0-9]", fullmatch=True))
def test_valid(text: str) -> None:
    try:
        date.fromisoformat(text)
    except ValueError:
        assert rego("valid", text) is None
    else:
        assert rego("valid", text) is True
