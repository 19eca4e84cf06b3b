r"""Patterns and formats of JSON Schema as the specification means them, for Python's ``re`` and dates.

Python's ``\d`` takes full-width digits, its ``$`` a line break at the end, and ``date.fromisoformat``
takes ``20260302``; ECMA-262 and RFC 3339 take none of these.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

_DOLLAR = re.compile(r"(\\.|\[(?:\\.|[^\]\\])*\])|\$", re.DOTALL)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DATE_TIME = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt]([01][0-9]|2[0-3]):([0-5][0-9]):([0-5][0-9]|60)(?:\.[0-9]+)?"
    r"(?:[Zz]|([+-])([01][0-9]|2[0-3]):([0-5][0-9]))"
)
_DAY = timedelta(days=1)
_LAST_MINUTE = timedelta(hours=23, minutes=59)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return ``pattern`` with ``$`` as ECMA-262 §22.2.2.4 means it and ASCII classes."""
    return re.compile(_DOLLAR.sub(lambda match: match[1] or r"\Z", pattern), re.ASCII)


def is_date(text: str) -> bool:
    """Tell whether ``text`` is a ``full-date`` of RFC 3339 §5.6, whose years begin with 0000."""
    if not _DATE.fullmatch(text):
        return False
    year, month, day = map(int, text.split("-"))
    try:
        # The calendar repeats itself every 400 years, and Python's begins with the year 1.
        date(year % 400 + 400, month, day)
    except ValueError:
        return False
    return True


def is_date_time(text: str) -> bool:
    """Tell whether ``text`` is a ``date-time`` of RFC 3339 §5.6; a leap second ends a day in UTC (§5.7)."""
    match = _DATE_TIME.fullmatch(text)
    if match is None or not is_date(match[1]):
        return False
    if match[4] != "60":
        return True
    here = timedelta(hours=int(match[2]), minutes=int(match[3]))
    offset = timedelta(hours=int(match[6] or 0), minutes=int(match[7] or 0))
    return (here + offset if match[5] == "-" else here - offset) % _DAY == _LAST_MINUTE


FORMATS = {"date": is_date, "date-time": is_date_time}
"""The formats that the schemas use."""
