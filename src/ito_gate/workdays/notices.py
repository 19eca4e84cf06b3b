"""Holiday notices: which days of a year are off and which weekend days are worked instead.

The notice of a year may reach into the last week of the year before: the notice of 2019 made
2018-12-31 a day off and 2018-12-29 a working day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from ito_gate.workdays.bounds import is_weekend

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ito_gate.workdays.bounds import Festival


def provisional_from(year: int) -> date:
    """Return the first day of ``year`` that the notice of the next year may still change."""
    return date(year, 12, 24)


@dataclass(frozen=True, slots=True)
class Notice:
    """The arrangement of one year.

    Attributes:
        year: the year it is for.
        notice: where it is published, or what it is called.
        off: days off, as far as they are named.
        work: weekend days that are worked.
    """

    year: int
    notice: str
    off: frozenset[date]
    work: frozenset[date]

    @classmethod
    def from_json(cls, year: str, value: Mapping[str, Any]) -> Self:
        """Read the notice of ``year`` from a calendar document or a configuration.

        Raises:
            ValueError: a day is not a date of the calendar (ISO 8601); the message names it.
        """
        return cls(int(year), value["notice"], parse_days(value["off"]), parse_days(value["work"]))

    def to_json(self) -> dict[str, Any]:
        """Return the notice as it stands in a calendar document."""
        return {"notice": self.notice, "off": iso(self.off), "work": iso(self.work)}

    def problems(self, festivals: Iterable[Festival]) -> list[str]:
        """Say what is wrong with the notice, in Chinese and English; nothing if it can be used.

        Args:
            festivals: of its year. A notice that leaves out one of their weekdays is incomplete, and
                would let the gate count too many working days.
        """
        first, last = provisional_from(self.year - 1), date(self.year, 12, 31)
        statutory = frozenset(day for festival in festivals for day in festival.days)
        strays = (day for day in self.off | self.work if not first <= day <= last)
        return [
            *(f"{day} 不在 {self.year} 年 / lies outside the year" for day in sorted(strays)),
            *(f"{day} 既放假又上班 / both off and worked" for day in sorted(self.off & self.work)),
            *(
                f"{day} 不是周末，不能是调休上班日 / not a weekend day, so no make-up day"
                for day in sorted(self.work)
                if not is_weekend(day)
            ),
            *(f"{day} 法定放假，不能上班 / off by law, cannot be worked" for day in sorted(self.work & statutory)),
            *(
                f"{day} 法定放假，但没有列入 off / off by law, but missing from off"
                for day in sorted(statutory - self.off)
                if not is_weekend(day)
            ),
        ]


def parse_days(days: Iterable[str]) -> frozenset[date]:
    """Read ISO 8601 dates.

    Raises:
        ValueError: one of them is none; the message names it.
    """
    return frozenset(map(parse_day, days))


def parse_day(day: str) -> date:
    """Read one date, written YYYY-MM-DD and no other way.

    Raises:
        ValueError: it is none; the message names it.
    """
    try:
        parsed = date.fromisoformat(day)
    except ValueError:
        parsed = None
    # ``fromisoformat`` also takes 20260302 and 2026-W10-1.
    if parsed is None or parsed.isoformat() != day:
        raise ValueError(f"{day} 不是有效日期（YYYY-MM-DD） / not a date (YYYY-MM-DD)")
    return parsed


def iso(days: Iterable[date]) -> list[str]:
    """Write days as sorted ISO 8601 dates."""
    return [day.isoformat() for day in sorted(days)]
