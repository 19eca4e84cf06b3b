"""How long the data of a service is kept (article 24), and what a change drops of it."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from ito_gate.model import STAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ito_gate.model import Json, Pointer
    from ito_gate.register import Entry

YEARS = 3
"""Article 24: 数据至少保存到服务结束后三年."""

_ENDED = frozenset({"ended", "terminated"})
_BEFORE_SIGNING = frozenset(STAGES[: STAGES.index("signed")])
KEPT = ("plan_ref", "catalogue_ref", "sla_ref", "evaluation_ref", "indicators", "anomalies")
"""The fields of ``monitoring`` that hold monitoring information or say where it is."""


def is_unsigned(entry: Entry) -> bool:
    """Tell whether the contract is not signed yet, so that there is no service to monitor."""
    return entry.text("stage") in _BEFORE_SIGNING


def end_of(entries: Iterable[Entry]) -> str | None:
    """Return the latest actual or planned end (ISO 8601) that versions of a declaration state; None if any has none."""
    ends = []
    for entry in entries:
        service = _mapping(entry.document.data.get("service"))
        day = _day(service.get("ended_on")) or _day(service.get("ends_on"))
        if day is None:
            return None
        ends.append(day)
    return max(ends, default=None)


def has_ended(entry: Entry) -> bool:
    """Tell whether the service is over: it says so, or states the day."""
    service = _mapping(entry.document.data.get("service"))
    return entry.text("stage") in _ENDED or _day(service.get("ended_on")) is not None


def keep_until(end: str) -> str:
    """Return the last day (ISO 8601) on which everything has to be there: the anniversary (Civil Code, article 202)."""
    day = date.fromisoformat(end)
    try:
        return day.replace(year=day.year + YEARS).isoformat()
    except ValueError:
        return day.replace(year=day.year + YEARS, day=28).isoformat()


def dropped(before: Entry, after: Entry) -> Iterator[str]:
    """Yield the fields of ``monitoring`` that were filled in and are not."""
    was, now = _monitoring(before), _monitoring(after)
    yield from (name for name in KEPT if was.get(name) and not now.get(name))


def lost_anomalies(before: Entry, after: Entry) -> list[str]:
    """Return the days of anomalies whose record is gone."""
    was, now = (Counter(_days(_monitoring(one).get("anomalies"), "opened_on")) for one in (before, after))
    # A list that is gone altogether is one finding already.
    return sorted((was - now).elements()) if now else []


def kept_until(entry: Entry) -> str | None:
    """Return until when (ISO 8601) the data is said to be kept."""
    return _day(_monitoring(entry).get("kept_until"))


def evaluations(provider: Entry | None) -> Counter[tuple[str, str]]:
    """Return the evaluations of a provider by declaration and day."""
    listed = provider.document.data.get("evaluations") if provider else None
    items = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    return Counter((str(one.get("declaration", "")), str(one.get("on", ""))) for one in items)


def pointer(field: str) -> Pointer:
    """Return where a field of ``monitoring`` stands."""
    return ("monitoring", field)


def _monitoring(entry: Entry) -> dict[str, Json]:
    return _mapping(entry.document.data.get("monitoring"))


def _days(items: Json, name: str) -> list[str]:
    listed = items if isinstance(items, list) else []
    return [str(one.get(name, "")) for one in listed if isinstance(one, dict)]


def _mapping(value: Json) -> dict[str, Json]:
    return value if isinstance(value, dict) else {}


def _day(value: Json) -> str | None:
    try:
        return date.fromisoformat(value).isoformat() if isinstance(value, str) else None
    except ValueError:
        return None
