"""Which values of an event are which fields of an order: by JSON Pointers (RFC 6901), as the settings say.

A value that cannot be converted is passed on as it is: the order's schema refuses it, and says what it is. Nothing is
made up for a value that is not there: the rule that needs it cannot be decided, and that blocks.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ito_gate.model import Json

SHANGHAI = timezone(timedelta(hours=8), "Asia/Shanghai")
"""Without daylight saving since 1991."""

ZONES: Mapping[str, timezone] = {"Asia/Shanghai": SHANGHAI, "UTC": UTC}

ORDER_FIELDS = (
    "id",
    "kind",
    "ordered_on",
    "institution",
    "declaration",
    "contract_number",
    "service",
    "provider.id",
    "provider.uscc",
    "provider.code",
    "provider.name",
    "category",
    "term.starts_on",
    "term.ends_on",
    "amount",
    "currency",
)
"""What a mapping can give; ``ordered_before`` is for the gate to know."""

FORM_OF: Mapping[str, str] = {
    "ordered_on": "date",
    "term.starts_on": "date",
    "term.ends_on": "date",
    "amount": "amount",
}
"""How the values of a field are converted, where not as text: a name of ``FORMS``."""

_MOST_DIGITS = 15
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Field:
    """Where a field of an order comes from.

    Attributes:
        at: JSON Pointers; the first that leads to a value counts.
        form: how the value is converted: a name of ``FORMS``.
        zone: where a time without an offset is meant, one of ``ZONES``.
        prefix: put before a text, such as ``odoo:``.
        values: what stands for what; a value that is not listed is passed on.
    """

    at: tuple[str, ...]
    form: str = "text"
    zone: str = "Asia/Shanghai"
    prefix: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


def order_of(event: Json, fields: Mapping[str, Field]) -> dict[str, Json]:
    """Return the fields of an order that ``event`` gives, by ``fields``, whose keys are of ``ORDER_FIELDS``."""
    order: dict[str, Json] = {"kind": "purchase_order"}
    for name, source in fields.items():
        raw = value_at(event, source.at)
        if raw is None:
            continue
        value = FORMS[source.form](raw, source)
        outer, dot, inner = name.partition(".")
        if dot:
            order.setdefault(outer, {})[inner] = value
        else:
            order[name] = value
    return order


def value_at(event: Json, pointers: tuple[str, ...]) -> Json:
    """Return the first value that one of ``pointers`` leads to; None where none does.

    ``null``, an empty text, an object, an array and ``false``, which Odoo writes for an empty field, are no values.
    """
    for pointer in pointers:
        value = _follow(event, pointer)
        if isinstance(value, str):
            value = value.strip()
        if isinstance(value, int | Decimal | str) and value is not False and value != "":
            return value
    return None


def _follow(value: Json, pointer: str) -> Json:
    for step in pointer.split("/")[1:]:
        key = step.replace("~1", "/").replace("~0", "~")
        if isinstance(value, dict):
            value = value.get(key)
        elif isinstance(value, list) and key.isascii() and key.isdigit() and len(key) < _MOST_DIGITS:
            value = value[int(key)] if int(key) < len(value) else None
        else:
            return None
    return value


def _text(value: Json, source: Field) -> Json:
    said = str(value) if not isinstance(value, bool) else "true"
    return source.values.get(said, f"{source.prefix}{said}")


def _date(value: Json, source: Field) -> Json:
    """The day in Shanghai of a date, or of a time such as ``2026-10-11 02:30:00`` or ``2026-10-11T02:30:00Z``."""
    said = str(value)
    try:
        moment = datetime.fromisoformat(said)
    except ValueError:
        return said
    if len(said) == len("2026-10-11"):
        return date.fromisoformat(said).isoformat()
    placed = moment if moment.tzinfo else moment.replace(tzinfo=ZONES[source.zone])
    try:
        return placed.astimezone(SHANGHAI).date().isoformat()
    except OverflowError:
        return said


def _amount(value: Json, _: Field) -> Json:
    """Whole units of the currency, rounded up: the safer side of a ceiling."""
    if isinstance(value, bool) or (isinstance(value, str) and not _NUMBER.fullmatch(value)):
        return value
    amount = Decimal(value)
    if amount.adjusted() > _MOST_DIGITS:
        return str(value)
    return math.ceil(amount)


FORMS: Mapping[str, Callable[[Json, Field], Json]] = {"text": _text, "date": _date, "amount": _amount}
