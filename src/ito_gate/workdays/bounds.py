"""What can be said of the working days of a year whose notice is not published.

Each day is surely worked, surely off, or open. Counting open days as off bounds the number of working
days from below, counting them as worked bounds it from above, over any stretch of days. The readings:

- Surely off are the statutory days (全国年节及纪念日放假办法, as amended in 2024: New Year 1, Spring
  Festival 4 from New Year's Eve, 清明 1, Labour Day 2, 端午 1, National Day 3, 中秋 1).
- A weekday is open if it lies in a usual break. A usual break has 8 days from New Year's Eve, 8 from
  1 October, 5 from 1 May, and 3 around each other festival, placed as the notices place them: on the
  three days that take the fewest weekdays, or on any such three if they tie. A weekday left alone
  between a break and a weekend is open too (2018-04-30 was off before Labour Day).
- A weekend day is open if a make-up day is plausible there: within two weeks of a usual break. The
  notices of 2014 to 2026 stayed within eleven days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

WORKED, OFF, OPEN = "1", "0", "?"
"""What is known of a day, as written in the calendar document."""

_SATURDAY = 5
_MAKE_UP_REACH = 14


@dataclass(frozen=True, slots=True)
class Festival:
    """One statutory festival of one year.

    Attributes:
        name: in Chinese.
        first: its first statutory day.
        statutory: number of days off by law, from ``first``.
        usual: number of days of the break that notices usually make of it.
    """

    name: str
    first: date
    statutory: int
    usual: int

    @property
    def days(self) -> frozenset[date]:
        """The days off by law."""
        return _days(self.first, self.statutory)

    @property
    def usual_break(self) -> frozenset[date]:
        """Every day that a usual break may take."""
        # A festival of one day has its break around it, a longer one begins its break.
        starts = range(self.usual if self.statutory == 1 else 1)
        breaks = [_days(self.first - timedelta(before), self.usual) for before in starts]
        fewest = min(map(_weekdays, breaks))
        taken = frozenset[date]().union(*(days for days in breaks if _weekdays(days) == fewest))
        return taken | _bridges(taken)


class Outlook:
    """Tells what is known of days without a notice, from the festivals around them."""

    def __init__(self, festivals: Iterable[Festival]) -> None:
        breaks = [(festival.days, festival.usual_break) for festival in festivals]
        self._statutory = frozenset[date]().union(*(days for days, _ in breaks))
        self._breaks = frozenset[date]().union(*(days for _, days in breaks))
        self._make_up = frozenset[date]().union(*(_around(days) for _, days in breaks))

    def state(self, day: date) -> str:
        """Return ``WORKED``, ``OFF`` or ``OPEN``."""
        if day in self._statutory:
            return OFF
        if is_weekend(day):
            return OPEN if day in self._make_up else OFF
        return OPEN if day in self._breaks else WORKED


def is_weekend(day: date) -> bool:
    """Return whether ``day`` is a Saturday or Sunday."""
    return day.weekday() >= _SATURDAY


def _days(first: date, count: int) -> frozenset[date]:
    return frozenset(first + timedelta(offset) for offset in range(count))


def _weekdays(days: Iterable[date]) -> int:
    return sum(not is_weekend(day) for day in days)


def _bridges(days: frozenset[date]) -> frozenset[date]:
    monday, friday = min(days) - timedelta(1), max(days) + timedelta(1)
    return frozenset(day for day, weekday in ((monday, 0), (friday, 4)) if day.weekday() == weekday)


def _around(days: frozenset[date]) -> frozenset[date]:
    first = min(days) - timedelta(_MAKE_UP_REACH)
    return _days(first, (max(days) - first).days + _MAKE_UP_REACH + 1)
