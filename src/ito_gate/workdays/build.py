"""Make the calendar document that policies and ``Calendar`` look working days up in.

``months`` holds one letter a day, ``1`` worked, ``0`` off, ``?`` open until a notice is published, and
the numbers of working days before the month (``lower`` with open days off, ``upper`` with open days
worked). Counting is then two lookups, which any policy engine can do. ``days`` lists the days that are
surely worked, to go back from a number to a date.

``python -m ito_gate.workdays.build`` makes the shipped document from the libraries named in
``sources``; with ``--check`` it only compares.
"""

from __future__ import annotations

import hashlib
import json
import sys
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Any

from ito_gate.errors import GateError, UsageError
from ito_gate.resources import policies_dir
from ito_gate.workdays import sources
from ito_gate.workdays.bounds import OFF, WORKED, Festival, Outlook, is_weekend
from ito_gate.workdays.notices import Notice, iso, parse_day, parse_days, provisional_from

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

DOCUMENT = "ito/calendar/data.json"
"""Where the document stands among the policies."""


def build(
    notices: Mapping[int, Notice],
    festivals: Sequence[Festival],
    *,
    last_year: int,
    source: str,
    local_holidays: Iterable[date] = (),
) -> dict[str, Any]:
    """Return the calendar document.

    Args:
        notices: by year, without a gap; the calendar begins with the first.
        festivals: those of every year without a notice, and of the year after the last.
        last_year: the last year of the calendar.
        source: what the notices and festivals were taken from.
        local_holidays: further days off.
    """
    first_year, published = min(notices), max(notices)
    local = frozenset(local_holidays)
    known = _named(notices.values()) | dict.fromkeys(local, OFF)
    outlook = Outlook(festivals)
    months: dict[str, dict[str, Any]] = {}
    month: dict[str, Any] = {}
    days = []
    lower = upper = 0
    for day in _between(date(first_year, 1, 1), date(last_year, 12, 31)):
        if day in known:
            state = known[day]
        elif day < provisional_from(published):
            state = OFF if is_weekend(day) else WORKED
        else:
            state = outlook.state(day)
        written = day.isoformat()
        if day.day == 1:
            month = months[written[:7]] = {"lower": lower, "upper": upper, "days": ""}
        month["days"] += state
        if state == WORKED:
            days.append(written)
        lower += state == WORKED
        upper += state != OFF
    document = {
        "source": source,
        "from": f"{first_year}-01-01",
        "to": f"{last_year}-12-31",
        "published_through": f"{published}-12-31",
        "provisional_from": provisional_from(published).isoformat(),
        "notices": {str(year): notices[year].to_json() for year in sorted(notices)},
        "local_holidays": iso(local),
        "festivals": [[each.name, each.first.isoformat(), each.statutory, each.usual] for each in festivals],
        "months": months,
        "days": days,
    }
    return {"digest": digest(document), **document}


def extend(
    document: Mapping[str, Any], extra_notices: Mapping[str, Any], local_holidays: Iterable[str]
) -> dict[str, Any]:
    """Return ``document`` with further years and local holidays; needs none of the libraries.

    Args:
        document: a calendar document.
        extra_notices: ``{"notice", "off", "work"}`` by year. A year that the document already has is
            replaced, for a notice that is changed in mid-year.
        local_holidays: days off of an autonomous region (全国年节及纪念日放假办法, article 4), ISO 8601.

    Raises:
        UsageError: a year or a day is not possible; the message names each.
    """
    festivals = [Festival(name, parse_day(first), *lengths) for name, first, *lengths in document["festivals"]]
    notices = {int(year): Notice.from_json(year, value) for year, value in document["notices"].items()}
    last_year = int(document["to"][:4])
    problems = []
    for year, value in sorted(extra_notices.items()):
        at = f"calendar.years.{year}"
        try:
            notice = Notice.from_json(year, value)
        except ValueError as error:
            problems.append(f"{at}: {error}")
            continue
        problems += [f"{at}: {problem}" for problem in _problems(notice, max(notices), festivals, last_year)]
        notices[notice.year] = notice
    try:
        local = parse_days(local_holidays)
    except ValueError as error:
        problems.append(f"calendar.local_holidays: {error}")
    else:
        problems += [f"calendar.local_holidays: {problem}" for problem in _local_problems(local, document, notices)]
    if problems:
        raise UsageError("\n".join(problems))
    local |= parse_days(document["local_holidays"])
    return build(notices, festivals, last_year=last_year, source=document["source"], local_holidays=local)


def _problems(notice: Notice, published: int, festivals: Iterable[Festival], last_year: int) -> list[str]:
    own = [festival for festival in festivals if festival.first.year == notice.year]
    if not own or notice.year > last_year:
        since = min(festival.first.year for festival in festivals)
        return [f"只能补充 {since} 至 {last_year} 年 / only the years {since} to {last_year} can be added"]
    if notice.year > published + 1:
        return [f"缺 {published + 1} 年的通知 / the notice of {published + 1} is missing"]
    return notice.problems(own)


def _local_problems(local: frozenset[date], document: Mapping[str, Any], notices: Mapping[int, Notice]) -> list[str]:
    first, last = parse_day(document["from"]), parse_day(document["to"])
    worked = frozenset(day for notice in notices.values() for day in notice.work)
    return [
        *(
            f"{day} 不在 {first} 至 {last} / lies outside {first} to {last}"
            for day in sorted(local)
            if not first <= day <= last
        ),
        *(f"{day} 是调休上班日 / is a make-up day" for day in sorted(local & worked)),
    ]


def _named(notices: Iterable[Notice]) -> dict[date, str]:
    named: dict[date, str] = {}
    for notice in notices:
        named |= dict.fromkeys(notice.off, OFF) | dict.fromkeys(notice.work, WORKED)
    return named


def _between(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(offset) for offset in range((last - first).days + 1))


def digest(document: Mapping[str, Any]) -> str:
    """Return the SHA-256 that names a calendar, over everything but the name itself."""
    named = {key: value for key, value in document.items() if key != "digest"}
    text = json.dumps(named, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"sha256:{hashlib.sha256(text.encode('utf-8')).hexdigest()}"


def render(document: Mapping[str, Any]) -> str:
    """Write the document so that a new notice changes few lines."""
    by_month = [list(days) for _, days in groupby(document["days"], key=lambda day: day[:7])]
    days = ",\n  ".join(_json(days)[1:-1] for days in by_month)
    return _lines({**document, "days": []}).replace('"days": []', f'"days": [\n  {days}\n ]') + "\n"


def _lines(value: Any, indent: str = "") -> str:  # noqa: ANN401 - any JSON value
    """Write JSON; what holds only plain values stands on one line."""
    inner = value.values() if isinstance(value, dict) else value
    if not isinstance(value, (dict, list)) or not any(isinstance(each, (dict, list)) for each in inner):
        return _json(value)
    deeper = indent + " "
    if isinstance(value, dict):
        body = [f"{deeper}{_json(key)}: {_lines(each, deeper)}" for key, each in value.items()]
        return "{\n" + ",\n".join(body) + f"\n{indent}}}"
    return "[\n" + ",\n".join(deeper + _lines(each, deeper) for each in value) + f"\n{indent}]"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def shipped() -> dict[str, Any]:
    """Make the document that is shipped.

    Raises:
        UsageError: the extra ``calendar`` is not installed, or older than the notices it holds.
    """
    return build(
        sources.notices(),
        sources.festivals(range(sources.LAW_SINCE, sources.LAST_YEAR + 2)),
        last_year=sources.LAST_YEAR,
        source=sources.source(),
    )


def main(arguments: list[str]) -> int:
    """Write the shipped document, or with ``--check`` say that it is not up to date."""
    target = policies_dir() / DOCUMENT
    try:
        text = render(shipped())
    except GateError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    if target.is_file() and target.read_text(encoding="utf-8") == text:
        return 0
    if "--check" in arguments:
        sys.stderr.write(f"{DOCUMENT} is not up to date: run python -m ito_gate.workdays.build\n")
        return 1
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
