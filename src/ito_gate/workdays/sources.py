"""Where the shipped calendar comes from: libraries of the extra ``calendar``, needed to make it only.

``chinesecalendar`` holds the notices and refuses years without one. ``lunar-python`` computes the
festivals of the lunar calendar and 清明.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from ito_gate.errors import UsageError
from ito_gate.workdays.bounds import Festival
from ito_gate.workdays.notices import Notice, provisional_from

if TYPE_CHECKING:
    from collections.abc import Iterable

FIRST_YEAR, LAST_YEAR = 2019, 2031

LAW_SINCE = 2025
"""The first year of the 13 statutory days (全国年节及纪念日放假办法, as amended in November 2024)."""

PUBLISHED = {
    2019: "http://www.gov.cn/xinwen/2018-12/06/content_5346287.htm, "
    "http://www.gov.cn/zhengce/content/2019-03/22/content_5375877.htm",
    2020: "http://www.gov.cn/zhengce/content/2019-11/21/content_5454164.htm, "
    "http://www.gov.cn/zhengce/content/2020-01/27/content_5472352.htm",
    2021: "http://www.gov.cn/zhengce/content/2020-11/25/content_5564127.htm",
    2022: "http://www.gov.cn/zhengce/content/2021-10/25/content_5644835.htm",
    2023: "http://www.gov.cn/zhengce/content/2022-12/08/content_5730844.htm",
    2024: "https://www.gov.cn/zhengce/content/202310/content_6911527.htm",
    2025: "https://www.gov.cn/zhengce/content/202411/content_6986382.htm",
    2026: "https://www.gov.cn/zhengce/content/202511/content_7047090.htm",
}
"""Where each notice is published, as cited by the source code of ``chinesecalendar`` 1.11.0; the second
address of 2019 and 2020 is the change in mid-year."""


def notices(first_year: int = FIRST_YEAR) -> dict[int, Notice]:
    """Return the notices from ``first_year`` to the last one published.

    Raises:
        UsageError: the library is not installed, or knows a year that ``PUBLISHED`` does not name.
    """
    try:
        from chinese_calendar import holidays, workdays  # noqa: PLC0415 - an optional extra
    except ImportError:
        raise _missing("chinesecalendar") from None
    years = range(first_year, max(day.year for day in holidays) + 1)
    if unnamed := [str(year) for year in years if year not in PUBLISHED]:
        raise UsageError(f"chinesecalendar knows {', '.join(unnamed)}: name the notice in workdays/sources.py")
    return {year: Notice(year, PUBLISHED[year], _of(year, holidays), _of(year, workdays)) for year in years}


def _of(year: int, days: Iterable[date]) -> frozenset[date]:
    return frozenset(day for day in days if provisional_from(year - 1) <= day < provisional_from(year))


def festivals(years: Iterable[int]) -> list[Festival]:
    """Return the statutory festivals of ``years`` under the law of 2025, in order.

    Raises:
        UsageError: the library is not installed.
    """
    try:
        from lunar_python import Lunar, Solar  # noqa: PLC0415 - an optional extra
    except ImportError:
        raise _missing("lunar-python") from None

    def day(solar: Any) -> date:  # noqa: ANN401 - the library has no types
        return date(solar.getYear(), solar.getMonth(), solar.getDay())

    found = [
        festival
        for year in years
        for festival in (
            Festival("元旦", date(year, 1, 1), 1, 3),
            Festival("春节", day(Lunar.fromYmd(year, 1, 1).getSolar()) - timedelta(1), 4, 8),
            Festival("清明节", day(Solar.fromYmd(year, 4, 1).getLunar().getJieQiTable()["清明"]), 1, 3),
            Festival("劳动节", date(year, 5, 1), 2, 5),
            Festival("端午节", day(Lunar.fromYmd(year, 5, 5).getSolar()), 1, 3),
            Festival("中秋节", day(Lunar.fromYmd(year, 8, 15).getSolar()), 1, 3),
            Festival("国庆节", date(year, 10, 1), 3, 8),
        )
    ]
    return sorted(found, key=lambda festival: festival.first)


def source() -> str:
    """Name the libraries with their versions."""
    from importlib.metadata import version  # noqa: PLC0415 - slow, and needed here only

    return ", ".join(f"{name} {version(name)}" for name in ("chinesecalendar", "lunar-python"))


def _missing(library: str) -> UsageError:
    return UsageError(f"{library} is not installed: pip install 'ito-gate[calendar]'")
