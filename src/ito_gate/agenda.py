"""What falls due in the next days: items that rules name, and stages whose rules are still to be met."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ito_gate.model import AGENDA_DAYS, AgendaItem, Status, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ito_gate.model import SubjectResult

_TO_MEET = Text("到期前还须满足 {count} 条规则：{rules}", "{count} rules to be met by then: {rules}")


def of(results: Iterable[SubjectResult], as_of: str) -> tuple[AgendaItem, ...]:
    """Return what falls due from ``as_of`` (ISO 8601) on for ``AGENDA_DAYS``, by date, then by place.

    What was due before is a finding of its rule, not an item. What several declarations share, such as the
    provider's document, is one item.
    """
    until = (date.fromisoformat(as_of) + timedelta(days=AGENDA_DAYS)).isoformat()
    subjects: dict[AgendaItem, set[str]] = defaultdict(set)
    for result in results:
        for item in (*result.agenda, *_to_meet(result)):
            if as_of <= item.on <= until:
                subjects[item].add(result.id)
    items = (dataclasses.replace(item, subjects=tuple(sorted(ids))) for item, ids in subjects.items())
    return tuple(sorted(items, key=lambda item: (item.on, item.path, item.span, item.rules, item.message.en)))


def _to_meet(result: SubjectResult) -> Iterator[AgendaItem]:
    """Yield one item for each day by which rules that are still to be met have to be."""
    by_day: dict[str, list[str]] = defaultdict(list)
    for outcome in result.outcomes:
        if outcome.status is Status.TODO and outcome.due:
            by_day[outcome.due].append(outcome.rule)
    for day, rules in by_day.items():
        message = _TO_MEET.fill({"count": len(rules), "rules": ", ".join(rules)})
        yield AgendaItem(day, tuple(rules), message, result.path, (), result.span)
