"""Which facts a report to the regulator told, and which of them have changed since (article 37, annex 1)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ito_gate.schema.fields import field_at
from ito_gate.schema.kinds import schema

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ito_gate.model import Json, Text
    from ito_gate.register import Entry


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that a report told.

    Attributes:
        kind: of the document that states it.
        way: where.
        change: kinds of ``changes`` that record a change of it.
        core: whether another value makes it another activity than the one reported.
    """

    kind: str
    way: tuple[str, ...]
    change: tuple[str, ...]
    core: bool

    @property
    def title(self) -> Text:
        """What people call it."""
        return field_at(schema(self.kind), self.way).title


FACTS = (
    Fact("declaration", ("provider",), ("provider",), core=True),
    Fact("declaration", ("delivery", "sites"), ("site",), core=True),
    Fact("declaration", ("data", "items"), ("data",), core=True),
    Fact("declaration", ("subcontracting", "items"), ("subcontractor",), core=True),
    *(
        Fact("declaration", ("service", name), ("scope", "other"), core=True)
        for name in ("category", "types", "description", "scope", "affected_business")
    ),
    *(
        Fact("declaration", way, ("scope", "other"), core=False)
        for way in (
            ("name",),
            ("service", "starts_on"),
            ("service", "ends_on"),
            ("due_diligence", "report_ref"),
            ("assessment", "risk_ref"),
        )
    ),
    *(Fact("provider", (name,), ("provider",), core=True) for name in ("country", "uscc", "lei", "home_registration")),
    *(
        Fact("provider", (name,), ("provider", "other"), core=False)
        for name in ("name", "legal_representative", "registered_capital", "parent", "founded_on", "enterprise_nature")
    ),
)
"""Annex 1, items one to three, and what ``filing/refile`` counts as material: provider, place, data, subcontractor."""


def changed(before: Entry, after: Entry, kind: str) -> Iterator[Fact]:
    """Yield the reported facts of a document of ``kind`` that are not what they were.

    What was not stated was not reported, except for lists: another item in one is another fact.
    """
    for fact in FACTS:
        if fact.kind != kind:
            continue
        was, now = (_at(one.document.data, fact.way) for one in (before, after))
        if was in (None, "") and not isinstance(now, list):
            continue
        if _plain(was) != _plain(now):
            yield fact


def recorded(before: Entry, after: Entry, filed_on: str) -> frozenset[str]:
    """Return the kinds of changes after ``filed_on`` that the declaration records now and did not before."""
    was, now = (_records(one) for one in (before, after))
    added = (record for text, record in now.items() if text not in was)
    return frozenset(record["kind"] for record in added if str(record.get("on", "")) > filed_on)


def _records(entry: Entry) -> dict[str, dict[str, Json]]:
    listed = _at(entry.document.data, ("changes",))
    items = listed if isinstance(listed, list) else []
    return {_dump(item): item for item in items if isinstance(item, dict) and isinstance(item.get("kind"), str)}


def _at(data: Json, way: tuple[str, ...]) -> Json:
    for step in way:
        data = data.get(step) if isinstance(data, dict) else None
    return data


def _plain(value: Json) -> Json:
    """Return ``value`` as it is compared: lists without their order, text without its layout."""
    if isinstance(value, list):
        return sorted(map(_dump, value))
    return " ".join(value.split()) if isinstance(value, str) else _dump(value)


def _dump(value: Json) -> str:
    return json.dumps(value, sort_keys=True)
