"""Values as the report says them: in Chinese, the regulator's language, and without anything invisible."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ito_gate.report.invisible import one_line
from ito_gate.schema.fields import field_at
from ito_gate.schema.kinds import schema

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ito_gate.model import Json, Pointer, Text

Lines = tuple[str, ...]
"""A text of one or more lines, each of which can be printed."""

_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_BREAK = re.compile(r"\r\n?|\n")
_NOT_IN_XML = re.compile("[\ufffe\uffff]")
"""Beside the control characters, what XML 1.0, section 2.2, has no place for."""


def line(text: str) -> str:
    """Return ``text`` as one line of characters that every format can hold."""
    return _NOT_IN_XML.sub(lambda match: f"<U+{ord(match[0]):04X}>", one_line(text))


def lines(text: str) -> Lines:
    """Return the lines of ``text`` that say something."""
    return tuple(filter(None, (line(part).strip() for part in _BREAK.split(text))))


def day(text: str) -> str:
    """Write an ISO 8601 day as 2026年3月2日; what is no day stays as it is."""
    match = _ISO_DAY.fullmatch(text)
    if match is None:
        return line(text)
    year, month, number = map(int, match.groups())
    return f"{year}年{month}月{number}日"


def money(amount: int, currency: str) -> str:
    """Write an amount with its thousands parted, as 人民币 50,000,000 元 or SGD 5,000,000."""
    if currency == "CNY":
        return f"人民币 {amount:,} 元"
    return f"{line(currency)} {amount:,}"


def country(code: str, countries: Mapping[str, Text]) -> str:
    """Name a country or region by its code (ISO 3166-1); an unknown code stays as it is."""
    known = countries.get(code)
    return known.zh if known is not None else line(code)


def label(at: Pointer, code: Json, kind: str = "declaration") -> str:
    """Return what the schema of ``kind`` calls ``code`` in the field ``at``; an unknown code stays as it is."""
    text = field_at(schema(kind), at).values.get(code)
    return text.zh if text is not None else line(str(code))


def yes_or_no(value: Json) -> str:
    """Answer in Chinese; nothing but true and false is an answer."""
    if not isinstance(value, bool):
        return "—"
    return "是" if value else "否"
