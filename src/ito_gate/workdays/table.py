"""Look up working days in a calendar document; the same answers as ``policies/lib/workdays.rego``."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from ito_gate.errors import Undecided

if TYPE_CHECKING:
    from collections.abc import Mapping

REQUIRED = {"t21": 20, "t20": 19}
"""Clear working days that article 37 asks for, by the way of counting (setting ``filing.count_mode``)."""

_KNOWN = {"1": True, "0": False, "?": None}


class Bounds(NamedTuple):
    """A number of working days: at least ``lower``, at most ``upper``; equal where notices are published."""

    lower: int
    upper: int


class Calendar:
    """The working days of one calendar document; see ``build``."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self._months = document["months"]
        self._days = document["days"]
        self._provisional_from = date.fromisoformat(document["provisional_from"])
        self.first = date.fromisoformat(document["from"])
        self.last = date.fromisoformat(document["to"])

    def is_workday(self, day: date) -> bool | None:
        """Return whether people work on ``day``, None where only a notice still to come can tell.

        Raises:
            Undecided: ``day`` lies outside the calendar.
        """
        return _KNOWN[self._month(day)["days"][day.day - 1]]

    def provisional(self, day: date) -> bool:
        """Return whether ``day`` lies where the next notice may still change it."""
        return day >= self._provisional_from

    def effective(self, day: date) -> date:
        """Return ``day`` if it is surely a working day, otherwise the next one that is.

        Raises:
            Undecided: it lies outside the calendar.
        """
        return self._day(self._before(day).lower, day)

    def clear_days(self, filed: date, signing: date) -> Bounds:
        """Count the working days between filing and signing, neither day included.

        A filing on a day off counts as made on the next working day (办法 article 37; Civil Code,
        article 201, by analogy).

        Raises:
            Undecided: a day lies outside the calendar.
        """
        since, until = self._before(filed), self._before(signing)
        return Bounds(max(0, until.lower - since.lower - 1), max(0, until.upper - since.upper - 1))

    def latest_filing(self, signing: date, mode: str = "t21") -> date:
        """Return the latest day to file on, whatever the notices to come say.

        Args:
            signing: the day of signing.
            mode: the way of counting, a key of ``REQUIRED``.

        Raises:
            Undecided: a day lies outside the calendar.
        """
        return self._day(self._before(signing).lower - 1 - REQUIRED[mode], signing)

    def earliest_signing(self, filed: date, mode: str = "t21") -> date:
        """Return the earliest day to sign on, whatever the notices to come say.

        Args:
            filed: the day of filing.
            mode: the way of counting, a key of ``REQUIRED``.

        Raises:
            Undecided: a day lies outside the calendar.
        """
        return self._day(self._before(filed).lower + REQUIRED[mode], filed) + timedelta(1)

    def _before(self, day: date) -> Bounds:
        month = self._month(day)
        elapsed = month["days"][: day.day - 1]
        worked = elapsed.count("1")
        return Bounds(month["lower"] + worked, month["upper"] + worked + elapsed.count("?"))

    def _month(self, day: date) -> Mapping[str, Any]:
        month: Mapping[str, Any] | None = self._months.get(day.isoformat()[:7])
        if month is None:
            raise self._outside(day)
        return month

    def _day(self, number: int, asked: date) -> date:
        if not 0 <= number < len(self._days):
            raise self._outside(asked)
        return date.fromisoformat(self._days[number])

    def _outside(self, day: date) -> Undecided:
        return Undecided(
            f"{day} cannot be counted: the calendar of working days runs from {self.first} to {self.last}",
            f"{day} 超出工作日历（{self.first} 至 {self.last}），无法计算",
        )
